/*
 * trial.c: one run of the command under torture: what came of it, and whether that is right.
 */
#include "trial.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_MOST = 25, ORPHAN_SECONDS = 2, SANITIZER_STATUS = 99, LEAK_STATUS = 98 };

static const char out_name[] = ".stdout", err_name[] = ".stderr";

static void read_file(const char *path, struct bytes *content)
{
    FILE *file = fopen(path, "r");
    size_t size;
    *content = (struct bytes){0};
    if (!file)
        return;
    FILE *memory = open_memstream(&content->data, &content->length);
    char block[4096];
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        fwrite(block, 1, size, memory);
    fclose(memory);
    fclose(file);
}

/* All files of the folder, which are removed. */
static void collect(struct trial *trial, const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[512];
        struct bytes content;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        read_file(path, &content);
        unlink(path);
        if (strcmp(entry->d_name, out_name) == 0)
            trial->out = content;
        else if (strcmp(entry->d_name, err_name) == 0)
            trial->err = content;
        else if (trial->file_count < TRIAL_FILES)
            trial->files[trial->file_count++] = (struct trial_file){strdup(entry->d_name), content};
        else
            free(content.data);
    }
    if (dir)
        closedir(dir);
}

static void copy_into(const char *path, const char *folder)
{
    char target[512];
    struct bytes content;
    const char *slash = strrchr(path, '/');
    read_file(path, &content);
    snprintf(target, sizeof target, "%s/%s", folder, slash ? slash + 1 : path);
    FILE *file = fopen(target, "w");
    if (!file || fwrite(content.data, 1, content.length, file) != content.length)
        abort();
    fclose(file);
    free(content.data);
}

static void prepare(const struct command_line *line, const char *folder)
{
    if (line->copied)
        copy_into(line->copied, folder);
}

static _Noreturn void become_command(const struct command_line *line, const char *folder)
{
    char path[128], script[1024];
    const struct rlimit none = {0, 0};
    setpgid(0, 0);
    setrlimit(RLIMIT_CORE, &none);
    setenv("TMP", folder, 1);
    snprintf(path, sizeof path, "%s/%s", folder, out_name);
    dup2(open(path, O_WRONLY | O_CREAT | O_APPEND, 0600), STDOUT_FILENO);
    snprintf(path, sizeof path, "%s/%s", folder, err_name);
    dup2(open(path, O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    snprintf(script, sizeof script, "exec entente %s", line->arguments);
    execl("/bin/sh", "sh", "-c", script, (char *)NULL);
    _exit(127);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Waits for a child, at most that long; 0 where none has ended by then, -1 where there is none. */
static pid_t wait_a_while(pid_t pid, int *status, double most)
{
    const struct timespec nap = {0, 500000};
    double start = seconds();
    pid_t ended;
    while ((ended = waitpid(pid, status, WNOHANG)) == 0 && seconds() - start < most)
        nanosleep(&nap, NULL);
    return ended;
}

/* The processes that it left; they come to us, and must end by themselves. */
static void wait_for_orphans(struct trial *trial, pid_t group)
{
    int status;
    pid_t ended;
    while ((ended = wait_a_while(-1, &status, ORPHAN_SECONDS)) > 0)
        ;
    if (ended == 0) {
        trial->orphaned = true;
        kill(-group, SIGKILL);
        while (waitpid(-1, &status, 0) > 0)
            ;
    }
}

void trial_run(struct trial *trial, const struct command_line *line, const char *folder)
{
    int status = 0;
    *trial = (struct trial){0};
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prepare(line, folder);
    pid_t pid = fork();
    if (pid == 0)
        become_command(line, folder);
    trial->hung = wait_a_while(pid, &status, SECONDS_MOST) == 0;
    if (trial->hung) {
        kill(-pid, SIGKILL);
        waitpid(pid, &status, 0);
    }
    trial->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    wait_for_orphans(trial, pid);
    collect(trial, folder);
}

void trial_prepare(struct trial *trial, const struct command_line *line, const char *folder)
{
    *trial = (struct trial){0};
    prepare(line, folder);
    collect(trial, folder);
}

void trial_release(struct trial *trial)
{
    for (size_t i = 0; i < trial->file_count; i++) {
        free(trial->files[i].name);
        free(trial->files[i].content.data);
    }
    free(trial->out.data);
    free(trial->err.data);
    *trial = (struct trial){0};
}

static bool same_bytes(const struct bytes *a, const struct bytes *b)
{
    return a->length == b->length && (!a->length || memcmp(a->data, b->data, a->length) == 0);
}

static bool begins(const struct bytes *whole, const struct bytes *part)
{
    return part->length <= whole->length &&
           (!part->length || memcmp(whole->data, part->data, part->length) == 0);
}

static const struct bytes *find_file(const struct trial *trial, const char *name)
{
    for (size_t i = 0; i < trial->file_count; i++)
        if (strcmp(trial->files[i].name, name) == 0)
            return &trial->files[i].content;
    return NULL;
}

/* Whether the run's file is the one that the other has; so also where neither has it. */
static bool same_file(const struct trial *a, const struct trial *b, const char *name)
{
    const struct bytes *of_a = find_file(a, name), *of_b = find_file(b, name);
    return of_a && of_b ? same_bytes(of_a, of_b) : !of_a && !of_b;
}

/* Whether each file is as it was, or as it should become, and there is no other. */
static bool files_whole(const struct trial *trial, const struct trial *whole,
                        const struct trial *before)
{
    for (size_t i = 0; i < trial->file_count; i++)
        if (!same_file(trial, whole, trial->files[i].name) &&
            !same_file(trial, before, trial->files[i].name))
            return false;
    for (size_t i = 0; i < before->file_count; i++)
        if (!find_file(trial, before->files[i].name))
            return false;
    return true;
}

static bool files_same(const struct trial *trial, const struct trial *whole)
{
    for (size_t i = 0; i < trial->file_count; i++)
        if (!same_file(trial, whole, trial->files[i].name))
            return false;
    return trial->file_count == whole->file_count;
}

/* The text up to its next picture, which is dropped with it from what is left. */
static struct bytes take_text(struct bytes *left)
{
    static const char opening[] = "<svg ", closing[] = "</svg>";
    char *start = memmem(left->data, left->length, opening, strlen(opening));
    char *end =
        start ? memmem(start, left->length - (size_t)(start - left->data), closing, strlen(closing))
              : NULL;
    struct bytes text = {left->data, end ? (size_t)(start - left->data) : left->length};
    size_t taken = end ? (size_t)(end - left->data) + strlen(closing) : left->length;
    *left = (struct bytes){left->data + taken, left->length - taken};
    return text;
}

/* Whether pages say the same, with as many pictures between the same texts. */
static bool same_page(struct bytes a, struct bytes b)
{
    while (a.length && b.length) {
        struct bytes text_of_a = take_text(&a), text_of_b = take_text(&b);
        if (!same_bytes(&text_of_a, &text_of_b))
            return false;
    }
    return !a.length && !b.length;
}

static bool pages_same(const struct trial *trial, const struct trial *whole)
{
    for (size_t i = 0; i < trial->file_count; i++) {
        const struct bytes *other = find_file(whole, trial->files[i].name);
        if (!other || !same_page(trial->files[i].content, *other))
            return false;
    }
    return trial->file_count == whole->file_count;
}

/* Whether there is one that nobody asked for. */
static bool hidden_file(const struct trial *trial)
{
    for (size_t i = 0; i < trial->file_count; i++)
        if (trial->files[i].name[0] == '.')
            return true;
    return false;
}

static bool holds(const struct bytes *bytes, const char *words)
{
    return bytes->length && memmem(bytes->data, bytes->length, words, strlen(words));
}

static bool says(const struct trial *trial, const char *words)
{
    return holds(&trial->err, words);
}

/* A report's page says, where a picture would be, why there is none. */
static bool page_says_why(const struct trial *trial)
{
    for (size_t i = 0; i < trial->file_count; i++)
        if (holds(&trial->files[i].content, "There is no picture: "))
            return true;
    return false;
}

static enum verdict wrong(const char **why, const char *reason)
{
    *why = reason;
    return VERDICT_WRONG;
}

/* Whether it says what it had to do without; `check` prints that among its findings. */
static bool warns(const struct trial *trial, const struct trial *whole)
{
    static const char words[] = "cannot be read";
    return holds(&trial->out, words) || (page_says_why(trial) && !page_says_why(whole)) ||
           ((says(trial, "warning:") || says(trial, "note:")) &&
            !same_bytes(&trial->err, &whole->err));
}

enum verdict trial_judge(const struct trial *trial, const struct trial *whole,
                         const struct trial *before, const char **why)
{
    *why = "";
    if (trial->hung)
        return wrong(why, "hung");
    if (trial->orphaned)
        return wrong(why, "a process was left behind");
    if (trial->status == SANITIZER_STATUS || says(trial, "Sanitizer") ||
        says(trial, "runtime error:"))
        return wrong(why, "the sanitizer found something");
    if (trial->status == LEAK_STATUS)
        return wrong(why, "leaked");
    if (trial->status >= 128)
        return wrong(why, "a signal ended it");
    if (hidden_file(trial) ||
        (trial->status != whole->status && !files_whole(trial, whole, before)))
        return wrong(why, "a file is half written, or left behind");
    if (trial->status == whole->status) {
        if (same_bytes(&trial->out, &whole->out) && files_same(trial, whole))
            return VERDICT_RIGHT;
        if (warns(trial, whole))
            return VERDICT_TOLD;
        return wrong(why, pages_same(trial, whole) ? "a picture is another one" : "silently wrong");
    }
    bool crashed = trial->status == 6 && says(trial, "error: Graphviz c"); /* in its child */
    if (!crashed && (trial->status < 3 || trial->status > 5))
        return wrong(why, "exits with a code that means something else");
    if (!begins(&whole->out, &trial->out))
        return wrong(why, "printed something else");
    return says(trial, "error:") ? VERDICT_CLEAN : wrong(why, "does not say why it failed");
}

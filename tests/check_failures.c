/*
 * check_failures.c: what goes wrong around us: a disk that is full, an input that goes away while
 * it is read, children that cannot be heard any more, a parent that is killed, want of memory.
 */
#include "suites.h"

#include "base/child.h"
#include "base/file.h"
#include "base/stream.h"
#include "base/workers.h"
#include "base/xalloc.h"
#include "network/guard.h"
#include "picture/sandbox.h"
#include "process.h"

#include <fcntl.h>
#include <igraph.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mount.h>
#include <sys/prctl.h>
#endif

enum { CANNOT = 42, DISK = 64 << 10, WAIT = 60000 /* microseconds */ };

/* Runs the function in a process of its own, with what that may do to itself; its status. */
static int apart(int (*function)(const char *folder), const char *folder)
{
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        _exit(function(folder));
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_msg(WIFEXITED(status), "signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

/* ------------------------------------------------------------------ a full disk */

static bool has(const char *path, const char *wanted)
{
    struct text content = {0};
    struct error error = {0};
    bool read = file_read(path, SIZE_MAX, "", &content, &error);
    bool same = read && strcmp(text_string(&content), wanted) == 0;
    text_release(&content);
    error_release(&error);
    return same;
}

static bool refuses(bool done, struct error *error, const char *words)
{
    bool right = !done && error->kind == ERROR_IO && strstr(error->message, words);
    if (!right)
        printf("%s\n", error->message ? error->message : "no error");
    error_release(error);
    *error = (struct error){0};
    return right;
}

/* Only this process sees the disk. */
static bool mount_small_disk(const char *folder)
{
#ifdef __linux__
    return unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("none", folder, "tmpfs", 0, "size=64k") == 0 && chdir(folder) == 0;
#else
    (void)folder;
    return false;
#endif
}

/* 0: all as it should be; CANNOT: no such disk can be had here; else the line of what is wrong. */
static int fill_disk(const char *folder)
{
    static const char more[DISK + 1] = "x";
    static const char full[] = "No space left on device";
    struct text contents[2] = {{0}, {0}};
    struct error error = {0};
    if (!mount_small_disk(folder))
        return CANNOT;
    if (!file_write("a", "old", 3, &error))
        return __LINE__;
    if (!refuses(file_write("a", more, sizeof more, &error), &error, full) || !has("a", "old"))
        return __LINE__;
    text_add(&contents[0], "new");
    text_add_bytes(&contents[1], more, sizeof more);
    if (!refuses(file_write_all((const char *const[]){"a", "b"}, contents, 2, &error), &error,
                 full))
        return __LINE__;
    text_release(&contents[0]);
    text_release(&contents[1]);
    if (!has("a", "old") || system("test \"$(ls -A)\" = a") != 0)
        return __LINE__;
    return file_write("a", more, DISK / 2, &error) ? 0 : __LINE__;
}

START_TEST(full_disk)
{
    char *folder = folder_make();
    int status = apart(fill_disk, folder);
    if (status == CANNOT)
        printf("skipped: no small disk can be mounted here\n");
    else
        ck_assert_int_eq(status, 0);
    folder_remove(folder);
    free(folder);
}
END_TEST

/* ------------------------------------------------------------------ an input that changes */

/* Opens a file of 1,000 bytes, which the command then changes, and reads it. */
static bool read_changed(const char *command, struct text *content, struct error *error)
{
    char *folder = folder_make(), block[4096];
    struct text path = {0}, script = {0};
    struct stream stream;
    size_t got = 0;
    text_addf(&path, "%s/in", folder);
    text_addf(&script, "cd '%s' && %s", folder, command);
    text_add_repeated(content, 'x', 1000);
    ck_assert(file_write(path.data, content->data, content->length, error));
    text_clear(content);
    ck_assert(stream_open(&stream, path.data, SIZE_MAX, "", error));
    ck_assert_int_eq(system(script.data), 0);
    bool done = stream_read(&stream, block, sizeof block, &got, error);
    if (done)
        text_add_bytes(content, block, got);
    stream_close(&stream);
    folder_remove(folder);
    free(folder);
    text_release(&path);
    text_release(&script);
    return done;
}

START_TEST(changed_input)
{
    static const struct {
        const char *command;
        size_t length; /* of what is read; 0: it is an error */
    } changes[] = {{"true", 1000},
                   {"rm in", 1000},
                   {"mv in out", 1000},
                   {"rm in; echo other > in", 1000},
                   {"echo more >> in", 1005},
                   {"truncate -s 999 in", 0},
                   {"truncate -s 0 in", 0}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct text content = {0};
        struct error error = {0};
        bool done = read_changed(changes[i].command, &content, &error);
        ck_assert_msg(done == (changes[i].length > 0), "%s", changes[i].command);
        ck_assert_uint_eq(content.length, changes[i].length);
        ck_assert(done || (error.kind == ERROR_IO && strstr(error.message, "shorter")));
        text_release(&content);
        error_release(&error);
    }
}
END_TEST

/* Who has read a part of standard input leaves the rest to us, and that is all of it. */
START_TEST(begun_input)
{
    struct process process;
    process_run_shell(&process,
                      "f=$(mktemp); printf 'one line\\ndigraph { a -> b }' > $f; "
                      "{ read -r line; entente export - --plain --to csv -o -; } < $f; rm $f");
    ck_assert_msg(strstr(process.out.data, "a,b"), "%s", process.out.data);
    ck_assert_int_eq(process.status, 0);
    process_release(&process);
}
END_TEST

/* ------------------------------------------------------------------ children not heard */

/* How many children are at work, in memory that all share. */
static atomic_size_t *asleep;

static void share_count(void)
{
    asleep = mmap(NULL, sizeof *asleep, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert(asleep != MAP_FAILED);
}

static void again_and_again(void (*handler)(int))
{
    const struct itimerval timer = {{0, WAIT}, {0, WAIT}};
    share_count();
    signal(SIGALRM, handler);
    setitimer(ITIMER_REAL, &timer, NULL);
}

/* As if somebody else had closed them. */
static void close_all(void)
{
    for (int fd = STDERR_FILENO + 1; fd < 64; fd++)
        close(fd);
}

static void when_two_work_close_all(int signal_number)
{
    (void)signal_number;
    if (atomic_load(asleep) >= 2)
        close_all();
}

/* poll() takes no more than may be open. */
static void when_two_work_allow_one(int signal_number)
{
    const struct rlimit least = {1, 1};
    (void)signal_number;
    if (atomic_load(asleep) >= 2)
        setrlimit(RLIMIT_NOFILE, &least);
}

/* `context`: as how many it counts. */
static bool sleep_long(void *context, size_t index, struct text *out, struct error *error)
{
    (void)index, (void)out, (void)error;
    atomic_fetch_add(asleep, *(const size_t *)context);
    return sleep(20) == 0;
}

static bool draw_long(void *context, struct text *out, struct error *error)
{
    return sleep_long(context, 0, out, error);
}

static int listen_to_workers(void (*handler)(int))
{
    struct text results[2] = {{0}, {0}};
    struct error error = {0};
    again_and_again(handler);
    bool done = workers_run(sleep_long, &(size_t){1}, 2, 2, results, &error);
    return refuses(done, &error, "cannot read from a process: ") ? 0 : 1;
}

static int workers_closed(const char *folder)
{
    (void)folder;
    return listen_to_workers(when_two_work_close_all);
}

static int workers_limited(const char *folder)
{
    (void)folder;
    return listen_to_workers(when_two_work_allow_one);
}

static int listen_to_drawing(void (*handler)(int))
{
    struct text out = {0};
    struct error error = {0};
    again_and_again(handler);
    bool done = sandbox_run(draw_long, &(size_t){2}, NULL, &out, &error);
    return refuses(done, &error, "cannot read from the process that draws: ") ? 0 : 1;
}

static int drawing_closed(const char *folder)
{
    (void)folder;
    return listen_to_drawing(when_two_work_close_all);
}

static bool draw_silently(void *context, struct text *out, struct error *error)
{
    (void)context, (void)error;
    close_all();
    text_add(out, "something");
    return true;
}

static int drawing_silent(const char *folder)
{
    struct text out = {0};
    struct error error = {0};
    (void)folder;
    bool done = sandbox_run(draw_silently, NULL, NULL, &out, &error);
    return refuses(done, &error, "the process that draws could not hand over") ? 0 : 1;
}

static int drawing_limited(const char *folder)
{
    (void)folder;
    return listen_to_drawing(when_two_work_allow_one);
}

START_TEST(not_heard)
{
    ck_assert_int_eq(apart(workers_closed, NULL), 0);
    ck_assert_int_eq(apart(workers_limited, NULL), 0);
    ck_assert_int_eq(apart(drawing_closed, NULL), 0);
    ck_assert_int_eq(apart(drawing_limited, NULL), 0);
    ck_assert_int_eq(apart(drawing_silent, NULL), 0);
}
END_TEST

/* ------------------------------------------------------------------ a killed parent */

#ifdef __linux__
/*
 * A process that has as many children is killed; they come to us, who are their next of kin, and
 * must have been killed with it. Returns 0 where they were.
 */
static int kill_parent(size_t children, int (*parent)(void))
{
    int status;
    share_count();
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t pid = fork();
    if (pid == 0)
        _exit(parent());
    while (atomic_load(asleep) < children)
        usleep(1000);
    kill(pid, SIGKILL);
    for (size_t i = 0; i < children + 1; i++)
        if (wait(&status) < 0 || !WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
            return 1;
    return wait(&status) < 0 ? 0 : 1;
}

static int be_parent_of_workers(void)
{
    struct text results[3] = {{0}, {0}, {0}};
    struct error error = {0};
    return workers_run(sleep_long, &(size_t){1}, 3, 3, results, &error);
}

static int be_parent_of_drawing(void)
{
    struct text out = {0};
    struct error error = {0};
    return sandbox_run(draw_long, &(size_t){1}, NULL, &out, &error);
}

static int kill_parent_of_workers(const char *folder)
{
    (void)folder;
    return kill_parent(3, be_parent_of_workers);
}

static int kill_parent_of_drawing(const char *folder)
{
    (void)folder;
    return kill_parent(1, be_parent_of_drawing);
}

START_TEST(no_orphans)
{
    ck_assert_int_eq(apart(kill_parent_of_workers, NULL), 0);
    ck_assert_int_eq(apart(kill_parent_of_drawing, NULL), 0);
}
END_TEST
#endif

/* ------------------------------------------------------------------ want of memory */

static void end_otherwise(void)
{
    _exit(9);
}

/* What the process wanted done at its end is its own business, and none of its children's. */
static int starve(const char *child)
{
    atexit(end_otherwise);
    close(STDERR_FILENO);
    if (child)
        child_begin(getppid());
    xreallocarray(NULL, SIZE_MAX, 2);
    return 0;
}

static int starve_igraph(const char *folder)
{
    (void)folder;
    close(STDERR_FILENO);
    guard_install();
    igraph_error("no room", __FILE__, __LINE__, IGRAPH_ENOMEM);
    return 0;
}

START_TEST(out_of_memory)
{
    ck_assert_int_eq(apart(starve, NULL), 9);
    ck_assert_int_eq(apart(starve, "child"), (int)ERROR_LIMIT);
    ck_assert_int_eq(apart(starve_igraph, NULL), (int)ERROR_LIMIT);
}
END_TEST

/* ------------------------------------------------------------------ silent children */

/* A child that nobody hears, as if the pipe had no room, and one that a library has ended. */
static bool fall_silent(void *context, size_t index, struct text *out, struct error *error)
{
    (void)index, (void)error;
    text_add(out, "something");
    if (context)
        _exit(*(const int *)context);
    close_all();
    return true;
}

static void check_silence(int *status, enum error_kind kind, const char *message)
{
    struct text results[2] = {{0}, {0}};
    struct error error = {0};
    ck_assert(!workers_run(fall_silent, status, 2, 2, results, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_str_eq(error.message, message);
    error_release(&error);
}

START_TEST(silent)
{
    int limit = ERROR_LIMIT, other = 1;
    check_silence(NULL, ERROR_IO, "a process could not hand over its result");
    check_silence(&limit, ERROR_LIMIT, "a process ran out of memory");
    check_silence(&other, ERROR_INTERNAL, "a process stopped without a result: status 1");
}
END_TEST

Suite *failures_suite(void)
{
    Suite *suite = suite_create("failures");
    TCase *tests = tcase_create("failures");
    tcase_add_test(tests, full_disk);
    tcase_add_test(tests, changed_input);
    tcase_add_test(tests, begun_input);
    tcase_add_test(tests, not_heard);
#ifdef __linux__
    tcase_add_test(tests, no_orphans);
#endif
    tcase_add_test(tests, out_of_memory);
    tcase_add_test(tests, silent);
    suite_add_tcase(suite, tests);
    return suite;
}

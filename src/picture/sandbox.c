/*
 * sandbox.c: runs work in a child process with limits on time, memory and what it may touch. The
 * result comes back through one pipe, what the child prints through another.
 */
#include "picture/sandbox.h"

#include "picture/answer.h"
#include "picture/label.h"

#include "base/child.h"
#include "base/limits.h"
#include "base/system.h"

#include <entente/progress.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    CPU_SECONDS = 20,   /* where the caller sets no limit */
    WALL_FACTOR = 15,   /* a child that takes that many times its processor time hangs */
    PRINTED_MAX = 4096, /* bytes of what the child prints that are kept */
    CHUNK = 64 * 1024,
    LOOK = 200,            /* milliseconds between looks for an interruption */
    STATUS_NO_MEMORY = 77, /* of a child that crashed for want of memory */
    STATUS_NOT_HEARD = 78, /* of one that could not hand over its answer */
};

static const size_t memory_default = (size_t)1 << 30;

#ifndef __SANITIZE_ADDRESS__
/* More than what a process takes of its address space for its programs and libraries. */
static const size_t space_unknown = (size_t)2 << 30;
#endif

struct child {
    pid_t pid, parent;
    int result, printed; /* the ends of the pipes we read; -1: closed */
    struct text output, words;
    struct picture_limits limits;
    struct diagnostics *found; /* gets what the child warns of; NULL: not wanted */
    size_t resident;           /* bytes of ours that it starts with */
    int status;
    struct rusage usage;
    bool late, wordy; /* we killed it: it hung, its answer had no end */
    int broken;       /* errno where we could not listen to it; 0: we could */
};

/* What this process takes: its address space, and of that in memory, in bytes; 0 where unknown. */
static void measure_process(size_t *space, size_t *resident)
{
    unsigned long pages[2] = {0};
    FILE *file = fopen("/proc/self/statm", "re");
    if (file && fscanf(file, "%lu %lu", &pages[0], &pages[1]) != 2)
        pages[0] = pages[1] = 0;
    if (file)
        fclose(file);
    *space = pages[0] * (size_t)sysconf(_SC_PAGESIZE);
    *resident = pages[1] * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit wanted = {soft, hard}, current;
    if (getrlimit(resource, &current) == 0) {
        if (current.rlim_max < wanted.rlim_max)
            wanted.rlim_max = current.rlim_max;
        if (wanted.rlim_max < wanted.rlim_cur)
            wanted.rlim_cur = wanted.rlim_max;
    }
    setrlimit(resource, &wanted);
}

#ifndef __SANITIZE_ADDRESS__
/* In a child that crashes: tells by its status whether it had no memory left. */
static void on_crash(int killer)
{
    struct rlimit space = {0};
    getrlimit(RLIMIT_AS, &space);
    size_t probe = space.rlim_cur / 4; /* a child that is not short of memory can have that */
    if (mmap(NULL, probe, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
        _exit(STATUS_NO_MEMORY);
    raise(killer); /* by now with its default action */
}

static void watch_for_crashes(void)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGTRAP};
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND};
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        sigaction(crashes[i], &action, NULL);
}
#endif

static void apply_limits(const struct picture_limits *limits)
{
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes */
    size_t space, resident;
    measure_process(&space, &resident);
    if (!space) /* where there is no /proc */
        space = space_unknown;
    limit(RLIMIT_AS, space + limits->memory, space + limits->memory);
    watch_for_crashes();
#endif
}

/* Closes whatever this process has open beyond its three streams and that file; its new number. */
static int leave_files(int kept)
{
    enum { FIRST = STDERR_FILENO + 1 };
    if (kept != FIRST)
        dup2(kept, FIRST);
    close_from(FIRST + 1);
    return FIRST;
}

static _Noreturn void be_child(sandbox_work *work, void *context, const struct child *as,
                               int result, int printed)
{
    child_begin(as->parent);
    size_t found_before = as->found ? as->found->count : 0;
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(printed, STDOUT_FILENO);
    dup2(printed, STDERR_FILENO);
    result = leave_files(result);
    apply_limits(&as->limits);
    sandbox_close_doors();
    struct text out = {0};
    struct error error = {0};
    bool done = work(context, &out, &error);
    _exit(answer_write(result, done, &out, as->found, found_before, &error) ? 0 : STATUS_NOT_HEARD);
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool start_child(struct child *child, sandbox_work *work, void *context, struct error *error)
{
    int result[2] = {-1, -1}, printed[2] = {-1, -1};
    bool started = false;
    if (!pipe_private(result) || !pipe_private(printed)) {
        error_set(error, ERROR_IO, "cannot make a pipe: %s", strerror(errno));
        goto out;
    }
    size_t space;
    measure_process(&space, &child->resident);
    child->parent = getpid();
    child->pid = fork();
    if (child->pid == 0)
        be_child(work, context, child, result[1], printed[1]);
    started = child->pid > 0 ||
              error_set(error, ERROR_IO, "cannot start a process to draw in: %s", strerror(errno));
out:
    close_end(&result[1]);
    close_end(&printed[1]);
    if (!started) {
        close_end(&result[0]);
        close_end(&printed[0]);
    }
    child->result = result[0];
    child->printed = printed[0];
    return started;
}

/*
 * Reads once; closes the end where nothing more comes. Past `most` bytes it reads and drops.
 * Returns errno where that fails, else 0.
 */
static int drain(int *fd, struct text *into, size_t most)
{
    char chunk[CHUNK];
    ssize_t length = read(*fd, chunk, sizeof chunk);
    if (length < 0)
        return errno == EINTR ? 0 : errno;
    if (length == 0)
        close_end(fd);
    else if (into->length < most)
        text_add_bytes(into, chunk, (size_t)length);
    return 0;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits for one of the pipes, for a while, and reads what came. */
static void listen_once(struct child *child)
{
    struct pollfd ends[2] = {{child->result, POLLIN, 0}, {child->printed, POLLIN, 0}};
    int ready = poll(ends, 2, LOOK);
    if (ready < 0 && errno != EINTR)
        child->broken = errno;
    if (ready > 0 && ends[0].revents)
        child->broken = drain(&child->result, &child->output, SIZE_MAX);
    if (ready > 0 && ends[1].revents && !child->broken)
        child->broken = drain(&child->printed, &child->words, PRINTED_MAX);
}

static void wait_for(struct child *child)
{
    while (wait4(child->pid, &child->status, 0, &child->usage) < 0)
        if (errno != EINTR) {
            child->broken = errno;
            return;
        }
}

/* Reads both pipes to their ends, or until it is late or interrupted, then waits for the child. */
static void listen_to(struct child *child)
{
    int64_t deadline = milliseconds() + (int64_t)child->limits.cpu_seconds * WALL_FACTOR * 1000;
    while (child->result >= 0 || child->printed >= 0) {
        child->late = milliseconds() > deadline;
        child->wordy = child->output.length > child->limits.memory;
        if (child->late || child->wordy || child->broken || progress_interrupted()) {
            kill(child->pid, SIGKILL);
            break;
        }
        listen_once(child);
    }
    close_end(&child->result);
    close_end(&child->printed);
    wait_for(child);
}

/* The first line of what the child printed, in brackets; nothing where it was silent. */
static void quote_words(const struct child *child, struct text *out)
{
    const char *words = text_string(&child->words);
    size_t length = strcspn(words, "\n");
    if (!length)
        return;
    struct text line = {0};
    text_add_bytes(&line, words, length);
    text_add(out, " (Graphviz said: ");
    label_clean(line.data, 200, out);
    text_add_char(out, ')');
    text_release(&line);
}

/* Whether a child that failed had next to all the memory it may have, or no more, or said so. */
static bool out_of_memory(const struct child *child)
{
    static const char *const complaints[] = {"out of memory", "memory allocation", "realloc fail",
                                             "failed to map", "cannot allocate memory"};
    size_t peak = resident_bytes(child->usage.ru_maxrss);
    if (WIFEXITED(child->status) && WEXITSTATUS(child->status) == STATUS_NO_MEMORY)
        return true;
    for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
        if (strcasestr(text_string(&child->words), complaints[i]))
            return true;
    return peak > child->resident + child->limits.memory / 4 * 3;
}

static bool used_its_time(const struct child *child)
{
    return child->usage.ru_utime.tv_sec + child->usage.ru_stime.tv_sec >=
           (time_t)child->limits.cpu_seconds;
}

#define DRAW_LESS                                                                                 \
    "draw less: the entities of most influence, fewer families of relations, or one part of the " \
    "dossier"

static bool over_limit(enum limit limit, size_t value, struct error *error)
{
    const struct limit_row *row = limit_at(limit);
    error_set(error, ERROR_LIMIT, "%s the limit of %zu%s", row->words, value, row->unit);
    error_hint(error, DRAW_LESS "; --%s N raises the limit", row->option);
    return true;
}

/* Whether the child passed a limit; says so in the error. */
static bool passed_limit(const struct child *child, struct error *error)
{
    int killer = WIFSIGNALED(child->status) ? WTERMSIG(child->status) : 0;
    if (child->late)
        error_set(error, ERROR_LIMIT, "drawing hung and was stopped after %u s",
                  child->limits.cpu_seconds * WALL_FACTOR);
    else if (child->wordy)
        error_set(error, ERROR_LIMIT, "the picture takes more than %zu MiB",
                  child->limits.memory >> 20);
    else if (killer == SIGXCPU || (killer == SIGKILL && used_its_time(child)))
        return over_limit(LIMIT_SECONDS, child->limits.cpu_seconds, error);
    else if (out_of_memory(child))
        return over_limit(LIMIT_MEMORY, child->limits.memory, error);
    else if (killer == SIGKILL)
        error_set(error, ERROR_LIMIT,
                  "drawing was killed, by somebody or by a system that was short of memory");
    else
        return false;
    error_hint(error, DRAW_LESS);
    return true;
}

/* The error of a child that did not answer. */
static void explain_silence(const struct child *child, const char *words, struct error *error)
{
    if (WIFSIGNALED(child->status))
        error_set(error, ERROR_INTERNAL, "Graphviz crashed while drawing: %s%s",
                  strsignal(WTERMSIG(child->status)), words);
    else
        error_set(error, ERROR_INTERNAL, "drawing stopped without a result%s", words);
    error_hint(error, "write the dossier as DOT and try another Graphviz layout on it; please "
                      "report this with the dossier");
}

/* The child's answer into `out`, or its error, or what became of it. */
static bool hear(const struct child *child, struct text *out, struct error *error)
{
    if (child->broken)
        return error_set(error, ERROR_IO, "cannot read from the process that draws: %s",
                         strerror(child->broken));
    if (WIFEXITED(child->status) && WEXITSTATUS(child->status) == STATUS_NOT_HEARD)
        return error_set(error, ERROR_IO, "the process that draws could not hand over its picture");
    bool whole =
        WIFEXITED(child->status) && WEXITSTATUS(child->status) == 0 && child->output.length > 0;
    enum error_kind kind = whole ? answer_kind(&child->output) : ERROR_INTERNAL;
    if (whole && kind == ERROR_NONE) {
        answer_read(&child->output, child->found, out);
        return true;
    }
    struct text words = {0};
    quote_words(child, &words);
    if (kind != ERROR_INTERNAL || !passed_limit(child, error)) {
        if (whole)
            answer_read_error(&child->output, text_string(&words), error);
        else
            explain_silence(child, text_string(&words), error);
    }
    text_release(&words);
    return false;
}

bool sandbox_run(sandbox_work *work, void *context, const struct picture_page *page,
                 struct text *out, struct error *error)
{
    struct child child = {.result = -1, .printed = -1};
    if (page) {
        child.limits = page->limits;
        child.found = page->found;
    }
    if (!child.limits.cpu_seconds)
        child.limits.cpu_seconds = CPU_SECONDS;
    if (!child.limits.memory)
        child.limits.memory = memory_default;
    bool done = start_child(&child, work, context, error);
    if (done) {
        listen_to(&child);
        done = !progress_stopped("drawing", error) && hear(&child, out, error);
    }
    text_release(&child.output);
    text_release(&child.words);
    return done;
}

/*
 * workers.c: jobs run side by side in child processes. Child w of n does jobs w, w + n, w + 2n ...
 * up to its first failure, and answers each through its pipe: a header, then the bytes.
 */
#include "base/workers.h"

#include "base/child.h"
#include "base/file.h"
#include "base/jobs.h"
#include "base/system.h"
#include "base/xalloc.h"

#include <entente/progress.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, LOOK = 200 /* milliseconds between looks for an interruption */ };

/*
 * What stands before each answer, without gaps between: it goes through a pipe as it is. `kind` is
 * an enum error_kind; of an error the bytes are message and hint, each with its NUL.
 */
struct header {
    size_t index, length, kind;
};

struct worker {
    pid_t pid; /* 0: not started */
    int pipe;  /* the end we read; -1: closed */
    struct text heard;
};

/* What the functions of this file pass to each other. */
struct crew {
    workers_job *job;
    void *context;
    size_t count;
    struct worker *workers;
    size_t worker_count;
    pid_t parent;
    int broken; /* errno where it could not listen to its workers; 0: it could */
};

/*
 * Does one job and answers; false where it, or the answer, failed. The latter cannot be told but by
 * `*status`.
 */
static bool do_job(const struct crew *crew, size_t index, int fd, int *status)
{
    struct text out = {0};
    struct error error = {0};
    bool done = crew->job(crew->context, index, &out, &error);
    if (!done) {
        text_clear(&out);
        text_add(&out, error.message ? error.message : "failed without a reason");
        text_add_char(&out, '\0');
        text_add(&out, error.hint ? error.hint : "");
        text_add_char(&out, '\0');
    }
    enum error_kind failure = error.kind ? error.kind : ERROR_INTERNAL;
    struct header header = {index, out.length, done ? ERROR_NONE : failure};
    bool told = file_put(fd, &header, sizeof header) && file_put(fd, out.data, out.length);
    *status = told ? 0 : (int)ERROR_IO;
    text_release(&out);
    error_release(&error);
    return done && told;
}

static _Noreturn void be_worker(const struct crew *crew, size_t number, int fd)
{
    child_begin(crew->parent);
    jobs_set(1); /* OpenMP's threads do not live on in a child */
    int status = 0;
    for (size_t i = number; i < crew->count; i += crew->worker_count)
        if (!do_job(crew, i, fd, &status))
            break;
    _exit(status);
}

static bool start_worker(const struct crew *crew, size_t number, struct error *error)
{
    int ends[2];
    if (!pipe_private(ends))
        return error_set(error, ERROR_IO, "cannot make a pipe: %s", strerror(errno));
    struct worker *worker = &crew->workers[number];
    pid_t pid = fork();
    if (pid == 0)
        be_worker(crew, number, ends[1]);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return error_set(error, ERROR_IO, "cannot start a process: %s", strerror(errno));
    }
    worker->pid = pid;
    worker->pipe = ends[0];
    return true;
}

/* Reads once; returns errno where that fails, else 0. */
static int hear(struct worker *worker)
{
    char chunk[CHUNK];
    ssize_t length = read(worker->pipe, chunk, sizeof chunk);
    if (length < 0)
        return errno == EINTR ? 0 : errno;
    if (length > 0) {
        text_add_bytes(&worker->heard, chunk, (size_t)length);
        return 0;
    }
    close(worker->pipe);
    worker->pipe = -1;
    return 0;
}

/* Reads all pipes to their ends, or until the work is interrupted, or that fails. */
static void listen_to_all(struct crew *crew)
{
    struct pollfd *ends = xcalloc(crew->worker_count, sizeof *ends);
    for (bool open = true; open && !crew->broken && !progress_interrupted();) {
        open = false;
        for (size_t i = 0; i < crew->worker_count; i++) {
            ends[i] = (struct pollfd){crew->workers[i].pipe, POLLIN, 0};
            open |= ends[i].fd >= 0;
        }
        int ready = open ? poll(ends, crew->worker_count, LOOK) : 0;
        if (ready < 0 && errno != EINTR)
            crew->broken = errno;
        for (size_t i = 0; ready > 0 && i < crew->worker_count && !crew->broken; i++)
            if (ends[i].fd >= 0 && ends[i].revents)
                crew->broken = hear(&crew->workers[i]);
    }
    free(ends);
}

/*
 * Waits for the worker; appends to `end` how it died where it did. What it could tell by its status
 * alone is the result: ERROR_IO, that its pipe took no answer, or ERROR_LIMIT, that it was short of
 * memory (xalloc.c).
 */
static enum error_kind wait_for(struct worker *worker, struct text *end)
{
    int status = 0;
    while (waitpid(worker->pid, &status, 0) < 0)
        if (errno != EINTR)
            return ERROR_NONE;
    if (WIFSIGNALED(status))
        text_addf(end, ": %s", strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status))
        text_addf(end, ": status %d", WEXITSTATUS(status));
    if (WIFEXITED(status) &&
        (WEXITSTATUS(status) == (int)ERROR_LIMIT || WEXITSTATUS(status) == (int)ERROR_IO))
        return (enum error_kind)WEXITSTATUS(status);
    return ERROR_NONE;
}

/*
 * Hands out the worker's answers. Returns the job of its first failure, told or by silence, with
 * the error; `count` where there is none.
 */
static size_t hand_out(const struct crew *crew, size_t number, const char *end,
                       struct text *results, struct error *error)
{
    const struct text *heard = &crew->workers[number].heard;
    struct header header;
    size_t at = 0, next = number;
    while (heard->length - at >= sizeof header) {
        memcpy(&header, heard->data + at, sizeof header);
        const char *bytes = heard->data + at + sizeof header;
        if (heard->length - at - sizeof header < header.length)
            break;
        if (header.kind) {
            const char *hint = bytes + strlen(bytes) + 1;
            error_set(error, (enum error_kind)header.kind, "%s", bytes);
            if (*hint)
                error_hint(error, "%s", hint);
            return header.index;
        }
        text_add_bytes(&results[header.index], bytes, header.length);
        at += sizeof header + header.length;
        next = header.index + crew->worker_count;
    }
    if (next >= crew->count)
        return crew->count;
    error_set(error, ERROR_INTERNAL, "a process stopped without a result%s", end);
    return next;
}

/* Takes the answers of all; of several failures the first job's. */
static bool collect(const struct crew *crew, struct text *results, struct error *error)
{
    size_t first = crew->count;
    struct error cause = {0};
    for (size_t i = 0; i < crew->worker_count; i++) {
        struct error own = {0};
        struct text end = {0};
        enum error_kind told = wait_for(&crew->workers[i], &end);
        size_t failed = hand_out(crew, i, text_string(&end), results, &own);
        if (told && own.message) {
            error_release(&own);
            error_set(&own, told, "%s",
                      told == ERROR_LIMIT ? "a process ran out of memory"
                                          : "a process could not hand over its result");
        }
        if (failed < first) {
            first = failed;
            error_release(&cause);
            cause = own;
        } else {
            error_release(&own);
        }
        text_release(&end);
    }
    if (first < crew->count) {
        error_set(error, cause.kind, "%s", cause.message);
        if (cause.hint)
            error_hint(error, "%s", cause.hint);
    }
    error_release(&cause);
    return first == crew->count;
}

static void stop(const struct crew *crew)
{
    struct text end = {0};
    for (size_t i = 0; i < crew->worker_count; i++)
        if (crew->workers[i].pid) {
            kill(crew->workers[i].pid, SIGKILL);
            close(crew->workers[i].pipe);
            wait_for(&crew->workers[i], &end);
        }
    text_release(&end);
}

static bool run_apart(struct crew *crew, struct text *results, struct error *error)
{
    bool started = true;
    crew->workers = xcalloc(crew->worker_count, sizeof *crew->workers);
    for (size_t i = 0; started && i < crew->worker_count; i++)
        started = start_worker(crew, i, error);
    if (started)
        listen_to_all(crew);
    if (crew->broken)
        error_set(error, ERROR_IO, "cannot read from a process: %s", strerror(crew->broken));
    bool going = started && !crew->broken && !progress_stopped("the work", error);
    if (!going)
        stop(crew);
    bool done = going && collect(crew, results, error);
    for (size_t i = 0; i < crew->worker_count; i++)
        text_release(&crew->workers[i].heard);
    free(crew->workers);
    return done;
}

static bool run_here(const struct crew *crew, struct text *results, struct error *error)
{
    for (size_t i = 0; i < crew->count; i++)
        if (!crew->job(crew->context, i, &results[i], error))
            return false;
    return true;
}

bool workers_run(workers_job *job, void *context, size_t count, size_t processes,
                 struct text *results, struct error *error)
{
    if (!processes)
        processes = jobs_count();
    struct crew crew = {.job = job,
                        .context = context,
                        .count = count,
                        .worker_count = processes < count ? processes : count,
                        .parent = getpid()};
    bool done =
        crew.worker_count > 1 ? run_apart(&crew, results, error) : run_here(&crew, results, error);
    for (size_t i = 0; !done && i < count; i++)
        text_release(&results[i]);
    return done;
}

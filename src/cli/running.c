/*
 * running.c: how a program of ours begins and ends: its streams, signals, and what must not stay
 * behind.
 */
#include "cli/running.h"

#include "cli/signals.h"

#include "base/child.h"
#include "base/file.h"
#include "base/staged.h"
#include "base/xalloc.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Standard streams that were closed get a descriptor that neither reads nor writes: what is opened
 * next would take their number, and the results or messages with it.
 */
static bool keep_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
            return false;
    return true;
}

/* Some file systems tell only now that what was written does not fit. */
void running_close_output(struct error *error)
{
    if (close(STDOUT_FILENO) != 0 && errno != EBADF && !error->message)
        file_error("<stdout>", "cannot write", error);
}

/* Not a constant, and rightly: a process ends once. 0: it may. */
static pid_t running;

/*
 * Some libraries give up by ending the process: libgomp does, with status 1, for want of memory or
 * of threads. That is no finding, and nothing may stay behind.
 */
static void end_early(void)
{
    if (child_is())
        _exit((int)ERROR_LIMIT);
    if (running != getpid())
        return;
    staged_remove_all();
    if (!xalloc_died())
        fputs("entente: error: stopped by a library, for want of memory or of threads\n", stderr);
    _exit((int)ERROR_LIMIT);
}

bool running_begin(void)
{
    if (!keep_streams())
        return false;
    signals_catch();
    json_set_alloc_funcs(xmalloc, free); /* which would leave out what it has no memory for */
    running = getpid();
    return atexit(end_early) == 0;
}

void running_end(void)
{
    running = 0;
}

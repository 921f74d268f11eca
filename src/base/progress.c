/*
 * progress.c: tells of long work, and of the wish that it stop.
 */
#include <entente/progress.h>

#include <signal.h>

/* A signal handler can only set a flag. */
static volatile sig_atomic_t stop;

void progress_report(const struct progress *progress, const char *what, double share)
{
    if (progress && progress->report)
        progress->report(progress->context, what, share);
}

void progress_interrupt(void)
{
    stop = 1;
}

bool progress_interrupted(void)
{
    return stop != 0;
}

bool progress_stopped(const char *what, struct error *error)
{
    if (!stop)
        return false;
    stop = 0;
    error_set(error, ERROR_LIMIT, "%s was interrupted", what);
    return true;
}

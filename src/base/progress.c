/*
 * progress.c: tells of long work, and of the wish that it stop.
 */
#include <entente/progress.h>

#include "base/limits.h"

#include <signal.h>

/* A signal handler can only set a flag. `late`: the seconds that all of it may take. */
static volatile sig_atomic_t stop, late;

void progress_report(const struct progress *progress, const char *what, double share)
{
    if (progress && progress->report)
        progress->report(progress->context, what, share);
}

void progress_interrupt(void)
{
    stop = 1;
}

void progress_expire(unsigned seconds)
{
    late = (sig_atomic_t)seconds;
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
    if (late) {
        const struct limit_row *row = limit_at(LIMIT_TIME);
        error_set(error, ERROR_LIMIT, "%s was stopped: %s the limit of %d%s", what, row->words,
                  (int)late, row->unit);
        error_hint(error, "--%s N raises the limit", row->option);
        return true;
    }
    stop = 0;
    error_set(error, ERROR_LIMIT, "%s was interrupted", what);
    return true;
}

/*
 * progress.h: long work: how far it is, and how to stop it.
 */
#ifndef ENTENTE_PROGRESS_H
#define ENTENTE_PROGRESS_H

#include <entente/api.h>
#include <entente/error.h>

/* Who is told. `share` is what is done, 0 to 1; `what` is being done ("betweenness"). */
struct progress {
    void (*report)(void *context, const char *what, double share);
    void *context;
};

/* Tells; `progress` may be NULL. Called by one thread, some times a second. */
ENTENTE_API void progress_report(const struct progress *progress, const char *what, double share);

/* Asks the work under way to stop. May be called from a signal handler. */
ENTENTE_API void progress_interrupt(void);

/*
 * The same, for good: the time of `seconds` that all the work may take is over, as --max-time has
 * it. May be called from a signal handler.
 */
ENTENTE_API void progress_expire(unsigned seconds);

/* Whether that was asked. Kernels look at it now and then, in any thread. */
ENTENTE_API bool progress_interrupted(void);

/*
 * Where it was asked: sets ERROR_LIMIT, "`what` was interrupted", takes the request back (that of
 * progress_expire() stays) and returns true.
 */
ENTENTE_API bool progress_stopped(const char *what, struct error *error);

#endif

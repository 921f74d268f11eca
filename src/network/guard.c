/*
 * guard.c: keeps igraph from aborting, printing and running on.
 */
#include "network/guard.h"

#include "base/xalloc.h"

#include <entente/progress.h>

#include "network/igraph_compat.h"

#include <stdio.h>

/*
 * igraph's handlers take no context, so what they are told must wait somewhere until
 * guard_failed() picks it up.
 */
static _Thread_local char reason[256];

static void keep_reason(const char *text, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line;
    /* Some of its functions crash on their way back from there. */
    if (code == IGRAPH_ENOMEM)
        xalloc_fail();
    /* Told where it fails, then again, without a text, on each level above that gives up too. */
    if (!reason[0])
        snprintf(reason, sizeof reason, "%s", text);
    IGRAPH_FINALLY_FREE();
}

/* igraph warns of what our own checks refuse or define (an isolate, a vector that is all zero). */
static void drop_warning(const char *text, const char *file, int line)
{
    (void)text, (void)file, (void)line;
}

IGRAPH_STOPS_IF(check_interruption, progress_interrupted())

void guard_install(void)
{
    reason[0] = '\0';
    igraph_set_error_handler(keep_reason);
    igraph_set_warning_handler(drop_warning);
    igraph_set_interruption_handler(check_interruption);
}

bool guard_failed(int code, const char *what, struct error *error)
{
    if (code == IGRAPH_INTERRUPTED) {
        reason[0] = '\0';
        progress_stopped(what, error);
        return false;
    }
    const char *cause = reason[0] ? reason : igraph_strerror((igraph_error_t)code);
    if (igraph_code_is_arpack(code)) {
        /* The solver's word for a network whose circles pull equally strongly. */
        error_set(error, ERROR_LIMIT, "%s does not settle on this network (%s)", what, cause);
        error_hint(error, "pagerank is a measure of the same kind that always settles");
    } else {
        error_set(error, ERROR_INTERNAL, "%s failed in igraph: %s", what, cause);
    }
    reason[0] = '\0';
    return false;
}

/*
 * guard.h: keeps igraph from aborting, printing and running on: our handlers for its errors,
 * warnings and interruption, and its error codes as ours.
 */
#ifndef NETWORK_GUARD_H
#define NETWORK_GUARD_H

#include <entente/error.h>

/* Installs the handlers; igraph's own abort the process. Calling it again does nothing new. */
void guard_install(void);

/* Sets the error of a failed igraph call; returns false. `what` is what was being done. */
bool guard_failed(int code, const char *what, struct error *error);

#endif

/*
 * terminal.h: how far long work is, on a terminal or in a log.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <entente/progress.h>

/*
 * Shows, on standard error, what takes over a second, how much of it is done and how long the rest
 * should take. NULL where standard error is no terminal.
 */
const struct progress *terminal_progress(void);

/* The same; where standard error is no terminal, a line of a log, not sooner than in so many
 * seconds. */
const struct progress *terminal_log(double seconds);

/* Wipes what was shown, before anything else is printed. */
void terminal_clear(void);

#endif

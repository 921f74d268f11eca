/*
 * signals.h: what the command does when it is told to stop.
 */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include <stdbool.h>

/*
 * The first Ctrl-C asks the work under way to stop; the second one, or another signal that ends a
 * process, ends this one, and no temporary file stays behind. A write past a limit of the file
 * size becomes an error. What somebody had ignored before (nohup) stays ignored.
 */
void signals_catch(void);

/* SIGTERM asks first, like Ctrl-C: for a command that runs until it is told to stop. */
void signals_ask_first(void);

/* SIGTERM ends this process, as at first. */
void signals_end_at_once(void);

/*
 * When so many seconds are over the work under way is asked to stop; where it does not, the process
 * ends a second later, with the error of --max-time, and no temporary file stays behind.
 */
void signals_expire_after(unsigned seconds);

/* Whether that was asked. */
bool signals_asked(void);

#endif

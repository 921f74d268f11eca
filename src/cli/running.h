/*
 * running.h: how a program of ours begins and ends: its streams, signals, and what must not stay
 * behind.
 */
#ifndef CLI_RUNNING_H
#define CLI_RUNNING_H

#include <entente/error.h>

#include <stdbool.h>

/*
 * Readies standard streams and signals, and sees to it that a library that ends the process is no
 * finding. False where there are no streams: nowhere to say so, and ERROR_IO.
 */
bool running_begin(void);

/* Closes standard output: some file systems tell only then that what was written does not fit. */
void running_close_output(struct error *error);

/* The process may end from now on. */
void running_end(void);

#endif

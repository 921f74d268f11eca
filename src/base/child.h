/*
 * child.h: what a forked child begins with.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * In a child, first of all: signals end it, whatever its parent does at them, and where the system
 * can do that it ends with `parent`, the process that forked it.
 */
void child_begin(pid_t parent);

/* Whether this process began so. */
bool child_is(void);

#endif

/*
 * staged.h: a file that is written beside the one that it will take the place of, so that nobody
 * ever sees half of it. A process that ends before takes its staged files along.
 */
#ifndef BASE_STAGED_H
#define BASE_STAGED_H

#include <entente/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct staged {
    const char *path;               /* as the caller calls it */
    char *temporary, *target;       /* NULL: none is there; what `path` is behind links */
    pid_t owner;                    /* a child of it has no business with it */
    struct staged *previous, *next; /* in the list of all that are there */
};

/*
 * Writes the bytes to a temporary file ".entente-PROCESS-NUMBER" in the folder of `path`, or of
 * what that links to, and syncs it. It has the mode and owner of the file that it will replace, as
 * far as the user may give these; what is no plain file, or may not be written, is refused.
 * Whatever came of it, staged_release() follows; until then the struct stays where it is.
 */
bool staged_write(struct staged *staged, const char *path, const char *bytes, size_t length,
                  struct error *error);

/* Renames it into place. */
bool staged_place(struct staged *staged, struct error *error);

/* Syncs the folder that it is in: after a power failure the file has its name, too. */
bool staged_sync_folder(const struct staged *staged, struct error *error);

/* Removes what was not put in place. */
void staged_release(struct staged *staged);

/* Removes all that this process has staged. May be called from a signal handler. */
void staged_remove_all(void);

/*
 * For a signal handler that ends the process by itself: removes all, unless a file is just being
 * staged; then false, and nothing is done.
 */
bool staged_abandon(void);

/*
 * For a signal handler: removes all that this process has staged, and ends it by the signal's
 * default action, so that its status tells; where a file is just being staged, right after that.
 */
void staged_end(int signal_number);

#endif

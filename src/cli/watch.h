/*
 * watch.h: waiting until files change, or until the user has had enough.
 */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

/* What tells a file's states apart. All zero: there is no such file. */
struct watch_state {
    dev_t device;
    ino_t number; /* editors write a new file in the old one's place */
    off_t size;
    struct timespec changed;
};

struct watch {
    const char *const *paths;
    size_t count;
    struct watch_state *states; /* as they were when last looked at */
};

/* Notes how the files are now. Borrows the paths. From now on Ctrl-C ends watch_wait(). */
void watch_init(struct watch *watch, const char *const *paths, size_t count);
void watch_release(struct watch *watch);

/*
 * Waits until a file is another than it was, and then until it stays the same for a moment, for it
 * may still be being written. Returns false when the user asked to stop.
 */
bool watch_wait(struct watch *watch);

#endif

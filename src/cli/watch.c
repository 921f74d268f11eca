/*
 * watch.c: waiting until files change. By looking at them some times a second, which works on every
 * system and file system, also where a change comes from another machine.
 */
#include "cli/watch.h"

#include "cli/signals.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct timespec pause_between = {.tv_nsec = 200000000};

static struct watch_state state_of(const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return (struct watch_state){0};
#ifdef __APPLE__
    struct timespec changed = found.st_mtimespec;
#else
    struct timespec changed = found.st_mtim;
#endif
    return (struct watch_state){found.st_dev, found.st_ino, found.st_size, changed};
}

static bool same(const struct watch_state *a, const struct watch_state *b)
{
    return a->device == b->device && a->number == b->number && a->size == b->size &&
           a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

/* Notes how the files are now; returns whether one is another than it was. */
static bool look(struct watch *watch)
{
    bool changed = false;
    for (size_t i = 0; i < watch->count; i++) {
        struct watch_state state = state_of(watch->paths[i]);
        changed |= !same(&state, &watch->states[i]);
        watch->states[i] = state;
    }
    return changed;
}

void watch_init(struct watch *watch, const char *const *paths, size_t count)
{
    *watch = (struct watch){
        .paths = paths, .count = count, .states = xcalloc(count + 1, sizeof *watch->states)};
    signals_ask_first();
    look(watch);
}

void watch_release(struct watch *watch)
{
    free(watch->states);
    *watch = (struct watch){0};
}

bool watch_wait(struct watch *watch)
{
    bool changed = false, settled = false;
    while (!signals_asked() && !settled) {
        nanosleep(&pause_between, NULL);
        bool still = !look(watch);
        settled = changed && still;
        changed |= !still;
    }
    return !signals_asked();
}

/*
 * watch.c: waiting until files change. By looking at them some times a second, which works on every
 * system and file system, also where a change comes from another machine.
 */
#include "cli/watch.h"

#include "base/xalloc.h"

#include <entente/progress.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct timespec pause_between = {.tv_nsec = 200000000};

static volatile sig_atomic_t over;

/* Ends the wait, and the work under way; a second signal ends the process. */
static void stop(int signal_number)
{
    (void)signal_number;
    over = 1;
    progress_interrupt();
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

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
    catch_signals();
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
    while (!over && !settled) {
        nanosleep(&pause_between, NULL);
        bool still = !look(watch);
        settled = changed && still;
        changed |= !still;
    }
    return !over;
}

bool watch_over(void)
{
    return over != 0;
}

/*
 * terminal.c: one line on standard error that says how far long work is.
 */
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double patience = 1, interval = .1; /* seconds */

/* One terminal, so one line of it, and one time at which its work began. */
static struct line {
    char what[64];
    double since, shown; /* seconds; shown 0: nothing is shown */
} line;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void print_left(double seconds)
{
    if (seconds >= 120)
        fprintf(stderr, ", about %.0f min left", seconds / 60);
    else
        fprintf(stderr, ", about %.0f s left", seconds);
}

static void show(void *context, const char *what, double share)
{
    struct line *shown = context;
    double time = now(), spent = time - shown->since;
    if (strncmp(shown->what, what, sizeof shown->what - 1) != 0) {
        snprintf(shown->what, sizeof shown->what, "%s", what);
        shown->since = time;
        return;
    }
    if (spent < patience || time - shown->shown < interval)
        return;
    shown->shown = time;
    fprintf(stderr, "\r%s: %.0f %%", what, 100 * share);
    if (share > .01 && share < 1)
        print_left(spent * (1 - share) / share);
    fputs("\033[K", stderr);
    fflush(stderr);
}

const struct progress *terminal_progress(void)
{
    static const struct progress progress = {show, &line};
    return isatty(STDERR_FILENO) ? &progress : NULL;
}

void terminal_clear(void)
{
    if (!line.shown)
        return;
    fputs("\r\033[K", stderr);
    line = (struct line){0};
}

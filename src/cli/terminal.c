/*
 * terminal.c: what says on standard error how far long work is: one line of a terminal, or now and
 * then a line of a log.
 */
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double patience = 1, interval = .1; /* seconds */
static double between_lines;                     /* likewise, of a log */

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

/* Whether it is time to say how far that work is. */
static bool is_due(const char *what, double patient, double apart)
{
    double time = now();
    if (strncmp(line.what, what, sizeof line.what - 1) != 0) {
        snprintf(line.what, sizeof line.what, "%s", what);
        line.since = time;
        return false;
    }
    if (time - line.since < patient || time - line.shown < apart)
        return false;
    line.shown = time;
    return true;
}

/* Says it between these words. */
static void say(const char *before, const char *what, double share, const char *after)
{
    fprintf(stderr, "%s%s: %.0f %%", before, what, 100 * share);
    if (share > .01 && share < 1)
        print_left((line.shown - line.since) * (1 - share) / share);
    fputs(after, stderr);
    fflush(stderr);
}

static void show(void *context, const char *what, double share)
{
    (void)context;
    if (is_due(what, patience, interval))
        say("\r", what, share, "\033[K");
}

static void log_line(void *context, const char *what, double share)
{
    (void)context;
    if (is_due(what, between_lines, between_lines))
        say("", what, share, "\n");
}

const struct progress *terminal_progress(void)
{
    static const struct progress progress = {show, NULL};
    return isatty(STDERR_FILENO) ? &progress : NULL;
}

const struct progress *terminal_log(double seconds)
{
    static const struct progress progress = {log_line, NULL};
    between_lines = seconds;
    return isatty(STDERR_FILENO) ? terminal_progress() : &progress;
}

void terminal_clear(void)
{
    if (!line.shown || !isatty(STDERR_FILENO))
        return;
    fputs("\r\033[K", stderr);
    line = (struct line){0};
}

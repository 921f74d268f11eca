/*
 * signals.c: what the command does when it is told to stop.
 */
#include "cli/signals.h"

#include "base/limits.h"
#include "base/staged.h"

#include <entente/progress.h>

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* A signal handler can only set a flag. */
static volatile sig_atomic_t asked;

static void end(int signal_number)
{
    staged_end(signal_number);
}

static void ask(int signal_number)
{
    if (asked) {
        staged_end(signal_number);
        return;
    }
    asked = 1;
    progress_interrupt();
}

static void handle(int signal_number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler}, before;
    if (sigaction(signal_number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(signal_number, &action, NULL);
}

void signals_catch(void)
{
    static const int ends[] = {SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};
    handle(SIGINT, ask);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        handle(ends[i], end);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* who ignores it does not hear how a child ended */
}

void signals_ask_first(void)
{
    handle(SIGTERM, ask);
}

void signals_end_at_once(void)
{
    handle(SIGTERM, end);
}

/* What a handler that ends the process says. */
static unsigned most_seconds;
static char last_words[160];

static void expire(int signal_number)
{
    (void)signal_number;
    if (!asked) {
        asked = 1;
        progress_expire(most_seconds);
    } else if (staged_abandon()) {
        ssize_t told = write(STDERR_FILENO, last_words, strlen(last_words));
        _exit(told < 0 ? (int)ERROR_IO : (int)ERROR_LIMIT);
    }
}

void signals_expire_after(unsigned seconds)
{
    struct itimerval timer = {.it_value.tv_sec = seconds, .it_interval.tv_sec = 1};
    struct error error = {0};
    struct text words = {0};
    limit_error(&error, LIMIT_TIME, seconds);
    error_format(&error, &words);
    snprintf(last_words, sizeof last_words, "%s", text_string(&words));
    text_release(&words);
    error_release(&error);
    most_seconds = seconds;
    handle(SIGALRM, expire);
    setitimer(ITIMER_REAL, &timer, NULL);
}

bool signals_asked(void)
{
    return asked != 0;
}

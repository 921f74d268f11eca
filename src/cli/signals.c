/*
 * signals.c: what the command does when it is told to stop.
 */
#include "cli/signals.h"

#include "base/staged.h"

#include <entente/progress.h>

#include <signal.h>
#include <stddef.h>

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

bool signals_asked(void)
{
    return asked != 0;
}

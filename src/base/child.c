/*
 * child.c: what a forked child begins with.
 */
#include "base/child.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Not a constant, and rightly: that belongs to the process. */
static bool is_child;

static void end_with(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) /* it ended before that */
        _exit(1);
}

void child_begin(pid_t parent)
{
    is_child = true;
    /* SIGPIPE: nobody listens any more, so there is nothing left to do */
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGPIPE};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    end_with(parent);
}

bool child_is(void)
{
    return is_child;
}

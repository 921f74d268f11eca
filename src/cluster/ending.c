/*
 * ending.c: how entente-cluster ends before its time.
 */
#include "cluster/ending.h"

#include "base/staged.h"
#include "cli/running.h"
#include "cli/signals.h"
#include "cluster/agree.h"

#include <entente/progress.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char told[] =
    "entente-cluster: told to stop, by who started it or since a process died; no result is "
    "written\n";

/* What SIGTERM did until now. A handler has no other way to know. */
static struct sigaction before;

static void tell(int signal_number)
{
    ssize_t written = write(STDERR_FILENO, told, sizeof told - 1);
    (void)written;
    before.sa_handler(signal_number);
}

/* One process tells: all of them get the signal. */
static void handle_signal(int process)
{
    struct sigaction action = {.sa_handler = tell};
    signals_ask_first();
    if (process == 0 && sigaction(SIGTERM, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(SIGTERM, &action, NULL);
}

static void give_up(MPI_Comm *comm, int *code, ...)
{
    char reason[MPI_MAX_ERROR_STRING] = "";
    int length, process = 0;
    MPI_Error_string(*code, reason, &length);
    MPI_Comm_rank(*comm, &process);
    fprintf(stderr,
            "entente-cluster: error: process %d cannot go on: MPI says: %s\n"
            "  hint: a process or machine may have died; no result is written\n",
            process, reason);
    running_end();
    staged_remove_all();
    MPI_Abort(MPI_COMM_WORLD, (int)ERROR_IO);
}

bool ending_may_go_on(MPI_Comm comm, const char *what, struct error *error)
{
    if (signals_asked())
        progress_interrupt();
    return agree(comm, !progress_stopped(what, error), error);
}

bool ending_may_write(MPI_Comm comm, struct error *error)
{
    signals_end_at_once();
    return ending_may_go_on(comm, "the ranking", error);
}

void ending_done(void)
{
    signal(SIGTERM, SIG_IGN);
}

void ending_prepare(void)
{
    MPI_Errhandler handler;
    int process;
    MPI_Comm_rank(MPI_COMM_WORLD, &process);
    MPI_Comm_create_errhandler(give_up, &handler);
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, handler);
    MPI_Errhandler_free(&handler);
    handle_signal(process);
}

/*
 * main.c: entente-cluster: what entente computes, on many machines. Begins and ends MPI, finds the
 * command, and prints its error once.
 */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/running.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cluster/ending.h"
#include "cluster/engine.h"
#include "cluster/rank.h"

#include <entente/jobs.h>
#include <entente/version.h>

#include <mpi.h>
#include <string.h>

/* Whether this process is the one that prints. */
static bool speaks(void)
{
    int process;
    MPI_Comm_rank(MPI_COMM_WORLD, &process);
    return process == 0;
}

static void say(struct text *text, struct error *error)
{
    if (speaks())
        print_result(text, error);
    text_release(text);
}

/* As a page of the manual, for scdoc, where `man` asks for that. */
static int show_help(bool man, struct error *error)
{
    struct text out = {0};
    if (man)
        manual_write(&rank_command, &out);
    else
        help_add_command(&rank_command, &out);
    say(&out, error);
    return EXIT_FINE;
}

static int show_version(struct error *error)
{
    struct text out = {0};
    text_add(&out, "entente-cluster " ENTENTE_VERSION "\n");
    say(&out, error);
    return EXIT_FINE;
}

static int no_such_command(const char *name, struct error *error)
{
    if (name)
        error_set(error, ERROR_USAGE, "no command is called '%s'", name);
    else
        error_set(error, ERROR_USAGE, "no command given");
    if (name && command_find(name))
        error_hint(error, "'entente %s' has it, on one machine; 'entente-cluster' ranks", name);
    else
        error_hint(error, "'entente-cluster rank TABLE... --by pagerank' ranks");
    return EXIT_FINE;
}

static int run(int argc, char **argv, struct settings *settings, struct error *error)
{
    const char *name = argc > 1 ? argv[1] : NULL;
    if (name &&
        (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0))
        return show_help(argc > 2 && strcmp(argv[2], "--man") == 0, error);
    if (name && strcmp(name, "--version") == 0)
        return show_version(error);
    if (!name || strcmp(name, rank_command.name) != 0)
        return no_such_command(name, error);
    if (!options_parse(&rank_command, argc - 1, argv + 1, settings, error))
        return EXIT_FINE;
    jobs_set(settings->jobs ? settings->jobs : 1);
    if (settings->most_seconds)
        signals_expire_after(settings->most_seconds);
    return settings->help ? show_help(false, error) : rank_command.run(settings, error);
}

int main(int argc, char **argv)
{
    struct settings settings = {.reading = read_options_default()};
    struct error error = {0};
    if (!running_begin())
        return (int)ERROR_IO; /* and nowhere to say so */
    MPI_Init(&argc, &argv);
    ending_prepare();
    if (speaks())
        settings.measuring.progress = terminal_progress();
    int status = EXIT_FINE;
    if (engine_start(MPI_COMM_WORLD, &error))
        status = run(argc, argv, &settings, &error);
    if (error.message && speaks())
        print_error(&error, &settings);
    if (error.message)
        status = (int)error.kind;
    error_release(&error);
    engine_stop();
    ending_done();
    MPI_Finalize();
    running_close_output(&error);
    if (error.message) {
        print_error(&error, &settings);
        status = (int)error.kind;
    }
    error_release(&error);
    running_end();
    return status;
}

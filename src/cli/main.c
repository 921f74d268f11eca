/*
 * main.c: finds the command, runs it, prints its error and exits with the code that says how it
 * went.
 */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/where.h"

#include "base/child.h"
#include "base/file.h"
#include "base/staged.h"
#include "base/xalloc.h"

#include <entente/connection.h>
#include <entente/jobs.h>
#include <entente/progress.h>
#include <entente/version.h>

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Standard streams that were closed get a descriptor that neither reads nor writes: what is opened
 * next would take their number, and the results or messages with it.
 */
static bool keep_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
            return false;
    return true;
}

/* Some file systems tell only now that what was written does not fit. */
static void close_output(struct error *error)
{
    if (close(STDOUT_FILENO) != 0 && errno != EBADF && !error->message)
        file_error("<stdout>", "cannot write", error);
}

/* Not a constant, and rightly: a process ends once. 0: it may. */
static pid_t running;

/*
 * Some libraries give up by ending the process: libgomp does, with status 1, for want of memory or
 * of threads. That is no finding, and nothing may stay behind.
 */
static void end_early(void)
{
    if (child_is())
        _exit((int)ERROR_LIMIT);
    if (running != getpid())
        return;
    staged_remove_all();
    if (!xalloc_died())
        fputs("entente: error: stopped by a library, for want of memory or of threads\n", stderr);
    _exit((int)ERROR_LIMIT);
}

static const struct command *find_command(const char *name, struct error *error)
{
    static const struct {
        const char *name, *command;
    } synonyms[] = {{"--help", "help"}, {"-h", "help"}, {"brokerage", "brokers"}};
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(name, synonyms[i].name) == 0)
            name = synonyms[i].command;
    const struct command *command = command_find(name);
    if (command)
        return command;
    const char *near = command_suggest(name);
    error_set(error, ERROR_USAGE, "no command is called '%s'", name);
    if (near)
        error_hint(error, "did you mean 'entente %s'?", near);
    else
        error_hint(error, "'entente help' lists the commands");
    return NULL;
}

/* `entente COMMAND --help` is `entente help COMMAND`. */
static int run_help(const struct command *command, struct settings *settings, struct error *error)
{
    settings->operands = &command->name;
    settings->operand_count = 1;
    return cmd_help(settings, error);
}

static int run(int argc, char **argv, struct settings *settings, struct error *error)
{
    if (argc < 2) {
        error_set(error, ERROR_USAGE, "no command given");
        error_hint(error, "'entente help' lists the commands");
        return EXIT_FINE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        static const char version[] = "entente " ENTENTE_VERSION "\n";
        file_write("-", version, strlen(version), error);
        return EXIT_FINE;
    }
    const struct command *command = find_command(argv[1], error);
    if (!command || !options_parse(command, argc - 1, argv + 1, settings, error) ||
        !where_time(settings, error))
        return EXIT_FINE;
    jobs_set(settings->jobs);
    if (settings->most_seconds)
        signals_expire_after(settings->most_seconds);
    return settings->help ? run_help(command, settings, error) : command->run(settings, error);
}

int main(int argc, char **argv)
{
    struct diagnostics found = {0};
    struct settings settings = {.reading = read_options_default(),
                                .lambda = PATH_LAMBDA,
                                .page.found = &found,
                                .measuring.progress = terminal_progress()};
    struct error error = {0};
    if (!keep_streams())
        return (int)ERROR_IO; /* and nowhere to say so */
    signals_catch();
    json_set_alloc_funcs(xmalloc, free); /* which would leave out what it has no memory for */
    running = getpid();
    atexit(end_early);
    int status = run(argc, argv, &settings, &error);
    print_diagnostics(&found, &settings);
    close_output(&error);
    if (error.message) {
        print_error(&error, &settings);
        status = (int)error.kind;
    }
    query_free(settings.where);
    diagnostics_release(&found);
    error_release(&error);
    running = 0;
    return status;
}

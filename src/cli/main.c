/*
 * main.c: finds the command, runs it, prints its error and exits with the code that says how it
 * went.
 */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/running.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/where.h"

#include "base/file.h"

#include <entente/connection.h>
#include <entente/jobs.h>
#include <entente/progress.h>
#include <entente/version.h>

#include <string.h>

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
    if (!running_begin())
        return (int)ERROR_IO; /* and nowhere to say so */
    int status = run(argc, argv, &settings, &error);
    print_diagnostics(&found, &settings);
    running_close_output(&error);
    if (error.message) {
        print_error(&error, &settings);
        status = (int)error.kind;
    }
    query_free(settings.where);
    diagnostics_release(&found);
    error_release(&error);
    running_end();
    return status;
}

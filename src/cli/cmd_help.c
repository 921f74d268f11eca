/*
 * cmd_help.c: entente help: how to use entente, from the tables of commands and options.
 */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/print.h"

static void add_overview(struct text *out)
{
    text_add(out, "entente: who is tied to whom, who stands where, and how we know.\n\n"
                  "usage: entente COMMAND [OPTION...] FILE...\n\n");
    for (size_t i = 0; i < command_count(); i++)
        help_add_term(command_at(i)->name, command_at(i)->summary, out);
    text_add(out,
             "\n'entente help COMMAND' explains one. A FILE that is - is standard input.\n"
             "Exit codes: 0 fine, 1 findings, 2 usage, 3 bad input, 4 input or output failed,\n"
             "5 a limit was passed, 6 a bug of ours.\n");
}

/* ERROR_USAGE where there is none of that name. */
static const struct command *find(const char *name, struct error *error)
{
    const struct command *command = command_find(name);
    if (command)
        return command;
    const char *near = command_suggest(name);
    error_set(error, ERROR_USAGE, "no command is called '%s'", name);
    error_hint(error, near ? "did you mean 'entente help %s'?" : "'entente help' lists them%s",
               near ? near : "");
    return NULL;
}

int cmd_help(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    for (size_t i = 0; i < settings->operand_count; i++) {
        const struct command *command = find(settings->operands[i], error);
        if (!command)
            goto out;
        text_add(&out, i && !settings->man ? "\n\n" : "");
        if (settings->man)
            manual_write(command, &out);
        else
            help_add_command(command, &out);
    }
    if (!settings->operand_count && settings->man)
        manual_write(NULL, &out);
    else if (!settings->operand_count)
        add_overview(&out);
    print_result(&out, error);
out:
    text_release(&out);
    return EXIT_FINE;
}

/*
 * cmd_help.c: entente help: how to use entente, from the tables of commands and options.
 */
#include "cli/command.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/print.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, COLUMN = 26, WIDTH = 80 };

/* Appends the text wrapped at words to WIDTH, every line indented; the first one already is. */
static void add_wrapped(const char *string, size_t indent, struct text *out)
{
    size_t column = indent;
    while (*string) {
        size_t length = strcspn(string, " ");
        if (column > indent && column + 1 + length > WIDTH) {
            text_add_char(out, '\n');
            text_add_repeated(out, ' ', indent);
            column = indent;
        } else if (column > indent) {
            text_add_char(out, ' ');
            column++;
        }
        text_add_bytes(out, string, length);
        column += length;
        string += length + (string[length] == ' ');
    }
    text_add_char(out, '\n');
}

static void add_term(const char *term, const char *explanation, struct text *out)
{
    text_addf(out, "%*s%s", INDENT, "", term);
    size_t used = INDENT + strlen(term);
    if (used + 2 > COLUMN) {
        text_add_char(out, '\n');
        used = 0;
    }
    text_add_repeated(out, ' ', COLUMN - used);
    add_wrapped(explanation, COLUMN, out);
}

static void add_overview(struct text *out)
{
    text_add(out, "entente: who is tied to whom, who stands where, and how we know.\n\n"
                  "usage: entente COMMAND [OPTION...] FILE...\n\n");
    for (size_t i = 0; i < command_count(); i++)
        add_term(command_at(i)->name, command_at(i)->summary, out);
    text_add(out,
             "\n'entente help COMMAND' explains one. A FILE that is - is standard input.\n"
             "Exit codes: 0 fine, 1 findings, 2 usage, 3 bad input, 4 input or output failed,\n"
             "5 a limit was passed, 6 a bug of ours.\n");
}

static void add_option(const struct option_row *row, struct text *out)
{
    struct text term = {0};
    if (row->letter)
        text_addf(&term, "-%c, ", row->letter);
    text_addf(&term, "--%s%s%s", row->name, row->argument ? " " : "",
              row->argument ? row->argument : "");
    add_term(text_string(&term), row->summary, out);
    text_release(&term);
}

static void add_options(const struct command *command, struct text *out)
{
    const char *heading = "";
    size_t count;
    const struct option_row **rows = options_listed(command, &count);
    for (size_t i = 0; i < count; i++) {
        const char *title = option_group_title(rows[i]->group & command->options);
        if (strcmp(heading, title) != 0)
            text_addf(out, "\n%s:\n", title);
        heading = title;
        add_option(rows[i], out);
    }
    free(rows);
}

static void add_command(const struct command *command, struct text *out)
{
    text_addf(out, "entente %s: %s\n\nusage: entente %s [OPTION...]%s%s\n\n", command->name,
              command->summary, command->name, *command->operands ? " " : "", command->operands);
    add_wrapped(command->details, 0, out);
    add_options(command, out);
    if (command->page) {
        text_add_char(out, '\n');
        command->page(out);
    }
    text_addf(out, "\nexample: entente %s\n", command->example);
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
            add_command(command, &out);
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

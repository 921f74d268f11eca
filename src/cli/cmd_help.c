/*
 * cmd_help.c: entente help: how to use entente, from the tables of commands and options.
 */
#include "cli/command.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/print.h"

#include "base/utf8.h"

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

/* Groups of one heading that follow each other stand under it together. */
static void add_option_group(option_groups group, const char **heading, struct text *out)
{
    struct text term = {0};
    const char *title = option_group_title(group);
    if (!*heading || strcmp(*heading, title) != 0)
        text_addf(out, "\n%s:\n", title);
    *heading = title;
    for (size_t i = 0; i < option_count(); i++) {
        const struct option_row *row = option_at(i);
        if (!(row->group & group))
            continue;
        text_clear(&term);
        if (row->letter)
            text_addf(&term, "-%c, ", row->letter);
        text_addf(&term, "--%s%s%s", row->name, row->argument ? " " : "",
                  row->argument ? row->argument : "");
        add_term(text_string(&term), row->summary, out);
    }
    text_release(&term);
}

static void add_command(const struct command *command, struct text *out)
{
    text_addf(out, "entente %s: %s\n\nusage: entente %s [OPTION...] %s\n\n", command->name,
              command->summary, command->name, command->operands);
    add_wrapped(command->details, 0, out);
    option_groups added = 0;
    const char *heading = NULL;
    for (size_t i = 0; i < option_count(); i++) {
        option_groups group = option_at(i)->group & command->options;
        if (group && !(group & added))
            add_option_group(group, &heading, out);
        added |= group;
    }
    if (command->page) {
        text_add_char(out, '\n');
        command->page(out);
    }
    text_addf(out, "\nexample: entente %s\n", command->example);
}

int cmd_help(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    const char *name = settings->operand_count ? settings->operands[0] : NULL;
    const struct command *command = name ? command_find(name) : NULL;
    if (settings->man) {
        manual_write(&out);
    } else if (command) {
        add_command(command, &out);
    } else if (!name) {
        add_overview(&out);
    } else {
        const char *near = command_suggest(name);
        error_set(error, ERROR_USAGE, "no command is called '%s'", name);
        error_hint(error, near ? "did you mean 'entente help %s'?" : "'entente help' lists them%s",
                   near ? near : "");
    }
    if (!error->message)
        print_result(&out, error);
    text_release(&out);
    return EXIT_FINE;
}

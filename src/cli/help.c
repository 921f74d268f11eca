/*
 * help.c: what a command's help says, from its row and the table of options.
 */
#include "cli/help.h"

#include "cli/options.h"

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

void help_add_term(const char *term, const char *explanation, struct text *out)
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

static void add_option(const struct option_row *row, struct text *out)
{
    struct text term = {0};
    if (row->letter)
        text_addf(&term, "-%c, ", row->letter);
    text_addf(&term, "--%s%s%s", row->name, row->argument ? " " : "",
              row->argument ? row->argument : "");
    help_add_term(text_string(&term), row->summary, out);
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

void help_add_command(const struct command *command, struct text *out)
{
    const char *program = command_program(command);
    text_addf(out, "%s %s: %s\n\nusage: %s %s [OPTION...]%s%s\n\n", program, command->name,
              command->summary, program, command->name, *command->operands ? " " : "",
              command->operands);
    add_wrapped(command->details, 0, out);
    add_options(command, out);
    if (command->page) {
        text_add_char(out, '\n');
        command->page(out);
    }
    text_addf(out, "\nexample: %s %s\n", program, command->example);
}

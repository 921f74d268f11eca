/*
 * completion_fish.c: completion for fish: a line for each command, and for each option.
 */
#include "cli/completion.h"

/* In fish's quotes a backslash stands before the quote, and before itself. */
static void add_quoted(const char *string, struct text *out)
{
    struct text doubled = {0};
    for (; *string; string++) {
        if (*string == '\\')
            text_add_char(&doubled, '\\');
        text_add_char(&doubled, *string);
    }
    completion_quoted(text_string(&doubled), "\\'", out);
    text_release(&doubled);
}

static void add_description(const char *string, struct text *out)
{
    text_add(out, " -d '");
    add_quoted(string, out);
    text_add(out, "'\n");
}

/* What may stand behind the option. */
static void add_value(const struct option_row *row, struct text *out)
{
    bool list = completion_is_list(row);
    if (!completion_needs_value(row))
        return;
    if (row->values && row->values->files) {
        text_add(out, " -r -F");
        return;
    }
    text_add(out, " -x");
    if (!row->values)
        return;
    text_add(out, list ? " -a '(__entente_list " : " -a '");
    values_add(row->values, out);
    text_add(out, list ? ")'" : "'");
}

static void add_option(const struct option_row *row, struct text *out)
{
    text_add(out, "complete -c entente -n '__entente_runs ");
    completion_takers(row->group, " ", out);
    text_add(out, "'");
    if (row->letter)
        text_addf(out, " -s %c", row->letter);
    text_addf(out, " -l %s", row->name);
    add_value(row, out);
    add_description(row->summary, out);
}

static void add_command(const struct command *command, struct text *out)
{
    text_addf(out, "complete -c entente -n __entente_starts -a %s", command->name);
    add_description(command->summary, out);
}

static void add_operands(struct text *out)
{
    text_add(out, "complete -c entente -n '__entente_runs ");
    completion_with(OPERAND_FILE, " ", out);
    text_add(out, "' -F\ncomplete -c entente -n '__entente_runs ");
    completion_with(OPERAND_COMMAND, " ", out);
    text_add(out, "' -a '");
    completion_commands(out);
    text_add(out, "'\n");
    for (size_t i = 0; i < command_count(); i++) {
        if (completion_operand(command_at(i)) != OPERAND_WORD)
            continue;
        text_addf(out, "complete -c entente -n '__entente_runs %s' -a '", command_at(i)->name);
        completion_words(command_at(i), out);
        text_add(out, "'\n");
    }
}

void completion_fish(struct text *out)
{
    text_add(out, "# fish completion for entente, written by \"entente completion fish\"\n\n"
                  "function __entente_starts\n"
                  "    test (count (commandline -opc)) -eq 1\n"
                  "end\n\n"
                  "function __entente_runs\n"
                  "    set -l words (commandline -opc)\n"
                  "    test (count $words) -gt 1; and contains -- $words[2] $argv\n"
                  "end\n\n"
                  "# Words behind what already stands there of a list with commas.\n"
                  "function __entente_list\n"
                  "    set -l given (commandline -ct | string replace -r '^--[^=]*=' '' | "
                  "string replace -r '[^,]*$' '')\n"
                  "    test -n \"$given\"; or set given ''\n"
                  "    printf '%s\\n' $given$argv\n"
                  "end\n\n"
                  "complete -c entente -f\n"
                  "complete -c entente -n __entente_starts -s h -l help -d 'how to use entente'\n"
                  "complete -c entente -n __entente_starts -l version -d 'the version'\n");
    for (size_t i = 0; i < command_count(); i++)
        add_command(command_at(i), out);
    add_operands(out);
    for (size_t i = 0; i < option_count(); i++)
        if (completion_offered(option_at(i)))
            add_option(option_at(i), out);
}

/*
 * completion.c: what the completions of all shells have in common.
 */
#include "cli/completion.h"

#include <string.h>

enum operand completion_operand(const struct command *command)
{
    if (!command->most)
        return OPERAND_NONE;
    if (strstr(command->operands, "COMMAND"))
        return OPERAND_COMMAND;
    return strstr(command->operands, "FILE") ? OPERAND_FILE : OPERAND_WORD;
}

bool completion_offered(const struct option_row *row)
{
    for (size_t i = 0; i < command_count(); i++)
        if (command_at(i)->options & row->group)
            return true;
    return false;
}

void completion_takers(option_groups options, const char *separator, struct text *out)
{
    const char *before = "";
    for (size_t i = 0; i < command_count(); i++)
        if (command_at(i)->options & options) {
            text_addf(out, "%s%s", before, command_at(i)->name);
            before = separator;
        }
}

void completion_with(enum operand operand, const char *separator, struct text *out)
{
    const char *before = "";
    for (size_t i = 0; i < command_count(); i++)
        if (completion_operand(command_at(i)) == operand) {
            text_addf(out, "%s%s", before, command_at(i)->name);
            before = separator;
        }
}

/* Such operands are words parted by "|". */
void completion_words(const struct command *command, struct text *out)
{
    for (const char *at = command->operands; *at; at++)
        text_add_char(out, *at == '|' ? ' ' : *at);
}

void completion_commands(struct text *out)
{
    completion_takers(OPTIONS_COMMON, " ", out);
}

bool completion_needs_value(const struct option_row *row)
{
    return row->argument && *row->argument != '[';
}

bool completion_is_list(const struct option_row *row)
{
    return row->argument && strstr(row->argument, ",...");
}

void completion_quoted(const char *string, const char *quote, struct text *out)
{
    for (; *string; string++)
        if (*string == '\'')
            text_add(out, quote);
        else
            text_add_char(out, *string);
}

/*
 * options.c: reads a command line: how the table of options drives getopt_long().
 */
#include "cli/options.h"

#include "base/suggest.h"
#include "base/xalloc.h"
#include "cli/command.h"

#include <ctype.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

bool option_bad_value(const struct option_row *row, const char *value, const char *wanted,
                      struct error *error)
{
    return error_set(error, ERROR_USAGE, "--%s takes %s, not '%s'", row->name, wanted, value);
}

const struct option_row **options_listed(const struct command *command, size_t *count)
{
    const struct option_row **rows = xcalloc(option_count(), sizeof(const struct option_row *));
    option_groups added = 0;
    *count = 0;
    for (size_t i = 0; i < option_count(); i++) {
        option_groups group = option_at(i)->group & command->options & ~added;
        for (size_t j = i; group && j < option_count(); j++)
            if (option_at(j)->group & group)
                rows[(*count)++] = option_at(j);
        added |= group;
    }
    return rows;
}

static bool may_lack_value(const struct option_row *row)
{
    return row->argument && *row->argument == '[';
}

static int argument_of(const struct option_row *row)
{
    if (!row->argument)
        return no_argument;
    return may_lack_value(row) ? optional_argument : required_argument;
}

/* What getopt_long() wants to know of the command's options; `val` is the row's index + 256. */
static void describe(const struct command *command, struct option *longs, struct text *shorts)
{
    size_t count = 0;
    text_add(shorts, ":");
    for (size_t i = 0; i < option_count(); i++) {
        const struct option_row *row = option_at(i);
        if (!(row->group & command->options))
            continue;
        longs[count++] = (struct option){row->name, argument_of(row), NULL, (int)i + 256};
        if (row->letter)
            text_addf(shorts, "%c%s", row->letter, row->argument ? ":" : "");
    }
    longs[count] = (struct option){0};
}

static const struct option_row *row_of(const struct command *command, int found)
{
    if (found >= 256)
        return option_at((size_t)found - 256);
    for (size_t i = 0; i < option_count(); i++)
        if (option_at(i)->letter == found && option_at(i)->group & command->options)
            return option_at(i);
    return NULL;
}

/* "500", "1K" */
static bool is_number(const char *value)
{
    size_t digits = strspn(value, "0123456789");
    return digits && strlen(value + digits) <= 1 &&
           (!value[digits] || isalpha((unsigned char)value[digits]));
}

/* "--robust 500": a number behind an option that may lack one is its value. */
static const char *value_of(const struct option_row *row, char **argv)
{
    const char *next = argv[optind];
    if (optarg || !may_lack_value(row) || !next || !is_number(next))
        return optarg;
    optind++;
    return next;
}

static bool takes(const struct command *command, const char *name)
{
    for (size_t i = 0; i < option_count(); i++)
        if (option_at(i)->group & command->options && strcmp(option_at(i)->name, name) == 0)
            return true;
    return false;
}

static bool unknown_option(const struct command *command, const char *given, struct error *error)
{
    struct suggest suggest;
    char *name = xstrndup(given, strcspn(given, "="));
    const struct command *own = command->program ? command_find(command->name) : NULL;
    error_set(error, ERROR_USAGE, "'%s %s' has no option %s", command_program(command),
              command->name, name);
    suggest_start(&suggest, name + strspn(name, "-"));
    for (size_t i = 0; i < option_count(); i++)
        if (option_at(i)->group & command->options)
            suggest_consider(&suggest, option_at(i)->name);
    if (own && takes(own, name + strspn(name, "-")))
        error_hint(error, "'entente %s' has it, on one machine", own->name);
    else if (suggest.best)
        error_hint(error, "did you mean --%s?", suggest.best);
    else if (command->program)
        error_hint(error, "'%s %s --help' lists them", command->program, command->name);
    else
        error_hint(error, "'entente help %s' lists them", command->name);
    free(name);
    return false;
}

static bool check_operands(const struct command *command, const struct settings *settings,
                           struct error *error)
{
    if (settings->help || settings->operand_count >= command->least) {
        if (settings->operand_count <= command->most)
            return true;
        error_set(error, ERROR_USAGE, "'%s %s' does not take '%s'", command_program(command),
                  command->name, settings->operands[command->most]);
    } else {
        error_set(error, ERROR_USAGE, "'%s %s' needs %s", command_program(command), command->name,
                  command->operands);
    }
    error_hint(error, "usage: %s %s%s%s", command_program(command), command->name,
               *command->operands ? " " : "", command->operands);
    return false;
}

bool options_parse(const struct command *command, int argc, char **argv, struct settings *settings,
                   struct error *error)
{
    struct option *longs = xcalloc(option_count() + 1, sizeof *longs);
    struct text shorts = {0};
    bool done = true;
    int found;
    describe(command, longs, &shorts);
    opterr = 0;
    while (done && (found = getopt_long(argc, argv, shorts.data, longs, NULL)) != -1) {
        const struct option_row *row = row_of(command, found);
        if (found == ':')
            done = error_set(error, ERROR_USAGE, "%s needs a value", argv[optind - 1]);
        else if (!row)
            done = unknown_option(command, argv[optind - 1], error);
        else
            done = row->set((char *)settings + row->member, row, value_of(row, argv), error);
    }
    text_release(&shorts);
    free(longs);
    settings->operands = (const char *const *)(argv + optind);
    settings->operand_count = (size_t)(argc - optind);
    return done && check_operands(command, settings, error);
}

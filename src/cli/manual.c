/*
 * manual.c: the manual page entente(1), from the same tables as --help.
 */
#include "cli/manual.h"

#include "base/xalloc.h"
#include "cli/command.h"
#include "cli/options.h"

#include <entente/fix.h>
#include <entente/lint.h>
#include <entente/measure.h>
#include <entente/version.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Appends text so that roff prints it as it is: hyphens for options, no command at a line's start.
 */
static void add_roff(const char *string, struct text *out)
{
    if (*string == '.' || *string == '\'')
        text_add(out, "\\&");
    for (; *string; string++) {
        if (*string == '-')
            text_add(out, "\\-");
        else if (*string == '\\')
            text_add(out, "\\e");
        else
            text_add_char(out, *string);
    }
}

static void add_item(const char *term, const char *explanation, struct text *out)
{
    text_add(out, ".TP\n.B ");
    add_roff(term, out);
    text_add_char(out, '\n');
    add_roff(explanation, out);
    text_add_char(out, '\n');
}

static void add_commands(struct text *out)
{
    text_add(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < command_count(); i++) {
        const struct command *command = command_at(i);
        text_add(out, ".SS ");
        add_roff(command->name, out);
        text_add_char(out, ' ');
        add_roff(command->operands, out);
        text_add_char(out, '\n');
        add_roff(command->details, out);
        text_add(out, "\n.PP\nExample:\n.B entente ");
        add_roff(command->example, out);
        text_add_char(out, '\n');
    }
}

/* What a command's help says line by line, as it is there. */
static void add_pages(struct text *out)
{
    struct text page = {0};
    for (size_t i = 0; i < command_count(); i++) {
        if (!command_at(i)->page)
            continue;
        text_clear(&page);
        command_at(i)->page(&page);
        text_add(out, ".SH ");
        for (const char *letter = command_at(i)->name; *letter; letter++)
            text_add_char(out, (char)toupper((unsigned char)*letter));
        text_add(out, "\n.nf\n");
        for (const char *line = text_string(&page), *end; *line; line = end + (*end == '\n')) {
            end = line + strcspn(line, "\n");
            char *copy = xstrndup(line, (size_t)(end - line));
            add_roff(copy, out);
            text_add_char(out, '\n');
            free(copy);
        }
        text_add(out, ".fi\n");
    }
    text_release(&page);
}

static void add_takers(option_groups group, struct text *out)
{
    const char *separator = "Of ";
    for (size_t i = 0; i < command_count(); i++) {
        if (!(command_at(i)->options & group))
            continue;
        text_addf(out, "%s%s", separator, command_at(i)->name);
        separator = ", ";
    }
    text_add(out, ".\n");
}

static void add_options(struct text *out)
{
    option_groups group = 0;
    text_add(out, ".SH OPTIONS\n");
    for (size_t i = 0; i < option_count(); i++) {
        const struct option_row *row = option_at(i);
        struct text term = {0};
        if (row->group != group) {
            group = row->group;
            text_addf(out, ".SS %s\n", option_group_title(group));
            add_takers(group, out);
        }
        if (row->letter)
            text_addf(&term, "-%c, ", row->letter);
        text_addf(&term, "--%s%s%s", row->name, row->argument ? " " : "",
                  row->argument ? row->argument : "");
        add_item(text_string(&term), row->summary, out);
        text_release(&term);
    }
}

static void add_measures(struct text *out)
{
    text_add(out, ".SH MEASURES\n");
    for (size_t i = 0; i < measure_count(); i++) {
        struct text text = {0};
        text_addf(&text, "%s. %s.", measure_at(i)->summary, measure_at(i)->paper);
        add_item(measure_at(i)->name, text_string(&text), out);
        text_release(&text);
    }
}

static void add_findings(struct text *out)
{
    static const char *const severities[] = {"Error", "Warning", "Note"};
    text_add(out, ".SH RULES OF CHECK\n");
    for (size_t i = 0; i < lint_rule_count(); i++) {
        const struct lint_rule *rule = lint_rule_at(i);
        struct text text = {0};
        const char *fix = fix_rule_summary_of(rule->code);
        text_addf(&text, "%s: %s.%s%s%s", severities[rule->severity], rule->summary,
                  fix ? " --fix: " : "", fix ? fix : "", fix ? "." : "");
        add_item(rule->code, text_string(&text), out);
        text_release(&text);
    }
}

static void add_exit_codes(struct text *out)
{
    static const struct {
        const char *code, *meaning;
    } codes[] = {
        {"0", "all is fine"},
        {"1", "check has found something, or balance --strict broken ties"},
        {"2", "the command line makes no sense"},
        {"3", "a file cannot be read as what it should be"},
        {"4", "the system refused to read or write"},
        {"5", "a limit was passed; the message names its option"},
        {"6", "a bug of entente, or of a library under it"},
    };
    text_add(out, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        add_item(codes[i].code, codes[i].meaning, out);
}

void manual_write(struct text *out)
{
    text_add(out, ".TH ENTENTE 1 \"\" \"entente " ENTENTE_VERSION "\"\n.SH NAME\n"
                  "entente \\- who is tied to whom, who stands where, and how we know\n"
                  ".SH SYNOPSIS\n.B entente\n.I COMMAND\n[\\fIOPTION\\fR...] \\fIFILE\\fR...\n"
                  ".SH DESCRIPTION\n");
    add_roff("entente reads a dossier: entities and dated, signed, sourced relations between them, "
             "written in Graphviz DOT with attributes of its own. It checks the dossier, shows it, "
             "ranks its entities by centralities, draws it and exports it. A FILE that is - is "
             "standard input. Results go to standard output, messages to standard error.",
             out);
    text_add_char(out, '\n');
    add_commands(out);
    add_options(out);
    add_pages(out);
    add_measures(out);
    add_findings(out);
    add_exit_codes(out);
    text_add(out, ".SH ENVIRONMENT\n");
    add_item("NO_COLOR", "if set and not empty, messages have no colours unless --color asks", out);
    add_item("SOURCE_DATE_EPOCH", "the date that a PDF carries, in seconds since 1970", out);
}

/*
 * manual.c: the manual pages, from the same tables as --help: entente(1), and one a command.
 */
#include "cli/manual.h"

#include "cli/options.h"

#include "report/scdoc.h"

#include <entente/fix.h>
#include <entente/lint.h>
#include <entente/measure.h>
#include <entente/version.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void add_section(const char *title, struct text *out)
{
    text_addf(out, "# %s\n\n", title);
}

static void add_paragraph(const char *string, struct text *out)
{
    scdoc_text(string, out);
    text_add(out, "\n\n");
}

static void add_item(const char *term, const char *meaning, struct text *out)
{
    struct text bold = {0};
    scdoc_bold(term, &bold);
    scdoc_item(&bold, meaning, out);
    text_release(&bold);
}

static void start_page(const char *name, const char *summary, struct text *out)
{
    text_addf(out, "%s(1) \"entente " ENTENTE_VERSION "\"\n\n", name);
    add_section("NAME", out);
    text_addf(out, "%s - ", name);
    add_paragraph(summary, out);
    add_section("SYNOPSIS", out);
}

static void add_option(const struct option_row *row, struct text *out)
{
    struct text term = {0};
    if (row->letter)
        text_addf(&term, "*-%c*, ", row->letter);
    text_addf(&term, "*--%s*%s", row->name, row->argument ? " " : "");
    scdoc_underlined(row->argument ? row->argument : "", &term);
    scdoc_item(&term, row->summary, out);
    text_release(&term);
}

static void add_options(const struct command *command, struct text *out)
{
    const char *heading = "";
    size_t count;
    const struct option_row **rows = options_listed(command, &count);
    add_section("OPTIONS", out);
    for (size_t i = 0; i < count; i++) {
        const char *title = option_group_title(rows[i]->group & command->options);
        if (strcmp(heading, title) != 0)
            text_addf(out, "## %s\n\n", title);
        heading = title;
        add_option(rows[i], out);
    }
    free(rows);
}

static void add_measures(struct text *out)
{
    add_section("MEASURES", out);
    for (size_t i = 0; i < measure_count(); i++) {
        struct text text = {0};
        text_addf(&text, "%s. %s.", measure_at(i)->summary, measure_at(i)->paper);
        add_item(measure_at(i)->name, text_string(&text), out);
        text_release(&text);
    }
}

static void add_rules(struct text *out)
{
    static const char *const severities[] = {"Error", "Warning", "Note"};
    add_section("RULES", out);
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

/* What a command's help says line by line, as it is there. */
static void add_page(const struct command *command, struct text *out)
{
    struct text page = {0};
    text_add(out, "# ");
    for (const char *letter = command->name; *letter; letter++)
        text_add_char(out, (char)toupper((unsigned char)*letter));
    text_add(out, "\n\n");
    command->page(&page);
    scdoc_block(text_string(&page), out);
    text_release(&page);
}

/* The tables that a command lists, which its page has whole. To add one: a row. */
static const struct {
    const char *command;
    void (*add)(struct text *out);
} tables[] = {{"measures", add_measures}, {"rules", add_rules}};

static void add_table(const struct command *command, struct text *out)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].command, command->name) == 0)
            tables[i].add(out);
}

/* Which page explains what some options speak of. To add one: a row. */
static const struct {
    option_groups options;
    const char *page;
    int section;
} explained[] = {
    {OPTIONS_CHECK, "entente-rules", 1},
    {OPTIONS_MEASURE, "entente-measures", 1},
    {OPTIONS_WHERE, "entente-query", 1},
    {OPTIONS_INPUT | OPTIONS_FMT, "entente-dossier", 5},
};

static void add_see_also(const struct command *command, struct text *out)
{
    add_section("SEE ALSO", out);
    text_add(out, "*entente*(1)");
    for (size_t i = 0; i < sizeof explained / sizeof *explained; i++)
        if (explained[i].options & command->options)
            text_addf(out, ", *%s*(%d)", explained[i].page, explained[i].section);
    text_add_char(out, '\n');
}

static void write_command(const struct command *command, struct text *out)
{
    struct text name = {0}, example = {0};
    const char *program = command_program(command);
    text_add(&name, program); /* another program has one page, for its one command */
    if (!command->program)
        text_addf(&name, "-%s", command->name);
    text_addf(&example, "%s %s", program, command->example);
    start_page(text_string(&name), command->summary, out);
    text_addf(out, "*%s %s* [_OPTION_...]%s", program, command->name,
              *command->operands ? " " : "");
    add_paragraph(command->operands, out);
    add_section("DESCRIPTION", out);
    add_paragraph(command->details, out);
    add_options(command, out);
    if (command->page)
        add_page(command, out);
    add_table(command, out);
    add_section("EXAMPLE", out);
    scdoc_block(text_string(&example), out);
    add_see_also(command, out);
    text_release(&example);
    text_release(&name);
}

static void add_commands(struct text *out)
{
    add_section("COMMANDS", out);
    for (size_t i = 0; i < command_count(); i++) {
        struct text term = {0};
        text_addf(&term, "*entente-%s*(1)", command_at(i)->name);
        scdoc_item(&term, command_at(i)->summary, out);
        text_release(&term);
    }
}

static void add_common_options(struct text *out)
{
    add_section("OPTIONS", out);
    add_paragraph("Every command takes these; its own page lists the rest.", out);
    for (size_t i = 0; i < option_count(); i++)
        if (option_at(i)->group & OPTIONS_COMMON)
            add_option(option_at(i), out);
    add_item("--version", "without a command: the version", out);
}

static void add_exit_codes(struct text *out)
{
    static const struct {
        const char *code, *meaning;
    } codes[] = {
        {"0", "all is fine"},
        {"1", "check or doctor has found something, or --strict what it asks after"},
        {"2", "the command line makes no sense"},
        {"3", "a file cannot be read as what it should be"},
        {"4", "the system refused to read or write"},
        {"5", "a limit was passed; the message names its option"},
        {"6", "a bug of entente, or of a library under it"},
    };
    add_section("EXIT STATUS", out);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        add_item(codes[i].code, codes[i].meaning, out);
}

static void write_overview(struct text *out)
{
    start_page("entente", "who is tied to whom, who stands where, and how we know", out);
    text_add(out, "*entente* _COMMAND_ [_OPTION_...] _FILE_...\n\n");
    add_section("DESCRIPTION", out);
    add_paragraph(
        "entente reads a dossier: entities and dated, signed, sourced relations between "
        "them, written in Graphviz DOT with attributes of its own. It checks the dossier, "
        "shows it, ranks its entities by centralities, draws it and exports it. A FILE "
        "that is - is standard input. Results go to standard output, messages to standard "
        "error.",
        out);
    add_commands(out);
    add_common_options(out);
    add_exit_codes(out);
    add_section("ENVIRONMENT", out);
    add_item("NO_COLOR", "if set and not empty, messages have no colours unless --color asks", out);
    add_item("SOURCE_DATE_EPOCH", "the date that a PDF carries, in seconds since 1970", out);
    add_section("SEE ALSO", out);
    text_add(out, "*entente-dossier*(5), *dot*(1)\n");
}

void manual_write(const struct command *command, struct text *out)
{
    if (command)
        write_command(command, out);
    else
        write_overview(out);
}

/*
 * cmd_doctor.c: entente doctor: what the machine has that entente runs on, and whether it works.
 */
#include "cli/command.h"
#include "cli/doctor.h"
#include "cli/print.h"

#include "draft/library.h"
#include "format/libraries.h"
#include "network/library.h"
#include "picture/equipment.h"

/* For reading, advice stands below: a column of it would be cut. */
static void add_lines(const struct environment *environment, bool aligned, struct table *table)
{
    static const struct column columns[] = {
        {"what", false}, {"state", false}, {"found", false}, {"advice", false}};
    table_add_columns(table, columns, sizeof columns / sizeof *columns - aligned);
    for (size_t i = 0; i < environment->count; i++) {
        const struct environment_line *line = &environment->lines[i];
        table_add_text(table, line->what);
        table_add_text(table, condition_name(line->condition));
        table_add_text(table, line->found);
        if (!aligned)
            table_add_text(table, *line->advice ? line->advice : NULL);
        else if (*line->advice)
            table_add_note(table, line->what, line->advice);
    }
}

static void add_summary(size_t problems, size_t notes, struct table *table)
{
    struct text summary = {0};
    text_addf(&summary, "%zu problem%s, %zu note%s", problems, problems == 1 ? "" : "s", notes,
              notes == 1 ? "" : "s");
    table_add_note(table, "summary", text_string(&summary));
    text_release(&summary);
}

int cmd_doctor(const struct settings *settings, struct error *error)
{
    struct environment environment = {0};
    struct table table;
    environment_of_system(&environment);
    environment_of_formats(&environment);
    environment_of_drafts(&environment);
    environment_of_networks(&environment);
    environment_of_pictures(&environment);
    doctor_look(settings, &environment);
    doctor_try(&environment);
    size_t problems = environment_count(&environment, CONDITION_PROBLEM);
    table_init(&table, "doctor");
    add_lines(&environment, settings->format == TABLE_ALIGNED, &table);
    add_summary(problems, environment_count(&environment, CONDITION_NOTE), &table);
    print_table(&table, settings, error);
    table_release(&table);
    environment_release(&environment);
    return problems ? EXIT_FINDINGS : EXIT_FINE;
}

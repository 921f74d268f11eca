/*
 * cmd_limits.c: entente limits: what is bounded, by which option, and what the error says.
 */
#include "cli/command.h"
#include "cli/print.h"

#include "base/limits.h"

int cmd_limits(const struct settings *settings, struct error *error)
{
    static const struct column columns[] = {
        {"option", false}, {"default", false}, {"bounds", false}, {"error", false}};
    struct table table;
    table_init(&table, "limits");
    table_add_columns(&table, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_row *row = limit_at((enum limit)i);
        struct text option = {0}, words = {0};
        text_addf(&option, "--%s", row->option);
        text_addf(&words, "%s the limit of N%s", row->words, row->unit);
        table_add_text(&table, text_string(&option));
        table_add_text(&table, row->shown);
        table_add_text(&table, row->bounds);
        table_add_text(&table, text_string(&words));
        text_release(&words);
        text_release(&option);
    }
    print_table(&table, settings, error);
    table_release(&table);
    return EXIT_FINE;
}

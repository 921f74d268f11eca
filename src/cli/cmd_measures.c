/*
 * cmd_measures.c: entente measures: the table of measures.
 */
#include "cli/command.h"
#include "cli/print.h"

#include <entente/measure.h>

/* "positive, directed ties" */
static void add_needs(const struct measure *measure, struct table *table)
{
    static const struct {
        unsigned requirement;
        const char *name;
    } words[] = {{MEASURE_POSITIVE, "positive"},
                 {MEASURE_SIGNED, "signed"},
                 {MEASURE_DIRECTED, "directed"},
                 {MEASURE_UNDIRECTED, "undirected"}};
    struct text needs = {0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (measure->requirements & words[i].requirement)
            text_addf(&needs, "%s%s", needs.length ? ", " : "", words[i].name);
    text_add(&needs, needs.length ? " ties" : "any ties");
    table_add_text(table, text_string(&needs));
    text_release(&needs);
}

int cmd_measures(const struct settings *settings, struct error *error)
{
    static const struct column columns[] = {{"measure", false},
                                            {"says", false},
                                            {"needs", false},
                                            {"normalized", false},
                                            {"paper", false}};
    struct table table;
    table_init(&table, "measures");
    table_add_columns(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < measure_count(); i++) {
        const struct measure *measure = measure_at(i);
        table_add_text(&table, measure->name);
        table_add_text(&table, measure->summary);
        add_needs(measure, &table);
        table_add_text(&table, measure->normalized);
        table_add_text(&table, measure->paper);
    }
    print_table(&table, settings, error);
    table_release(&table);
    return EXIT_FINE;
}

/*
 * cmd_measures.c: entente measures: the table of measures.
 */
#include "cli/command.h"
#include "cli/print.h"

#include <entente/measure.h>

static const char *needs(const struct measure *measure)
{
    switch (measure->requirements) {
    case MEASURE_POSITIVE | MEASURE_DIRECTED:
        return "positive, directed ties";
    case MEASURE_POSITIVE:
        return "positive ties";
    case MEASURE_DIRECTED:
        return "directed ties";
    default:
        return "any ties";
    }
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
        table_add_text(&table, needs(measure));
        table_add_text(&table, measure->normalized);
        table_add_text(&table, measure->paper);
    }
    print_table(&table, settings, error);
    table_release(&table);
    return EXIT_FINE;
}

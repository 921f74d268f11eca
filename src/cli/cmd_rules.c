/*
 * cmd_rules.c: entente rules: what check looks for.
 */
#include "cli/command.h"
#include "cli/print.h"

#include <entente/diagnostics_table.h>

int cmd_rules(const struct settings *settings, struct error *error)
{
    struct table table;
    rules_table(&settings->rules, &table);
    print_table(&table, settings, error);
    table_release(&table);
    return EXIT_FINE;
}

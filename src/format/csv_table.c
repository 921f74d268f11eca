/*
 * csv_table.c: what is counted over all rows of a table, and said once at its end.
 */
#include "format/csv_table.h"

#include "base/xalloc.h"

#include <string.h>

/* So many words are named; the others are counted. */
enum { NAMED = 10 };

void csv_uses_count(struct csv_uses *uses, uint32_t word)
{
    if (word >= uses->count) {
        size_t count = (size_t)word * 2 + 64;
        uses->items = xreallocarray(uses->items, count, sizeof *uses->items);
        memset(uses->items + uses->count, 0, (count - uses->count) * sizeof *uses->items);
        uses->count = count;
    }
    uses->items[word]++;
}

static const char *word_name(const struct csv_table *table, size_t word)
{
    const struct vocabulary *vocabulary = &table->dossier->vocabulary;
    return table->columns.nodes ? vocabulary->kinds[word].name : vocabulary->types[word].name;
}

static void warn_uses(struct csv_table *table)
{
    struct error error = {0};
    struct text names = {0};
    size_t words = 0;
    for (size_t i = 0; i < table->uses.count; i++)
        if (table->uses.items[i] && words++ < NAMED)
            text_addf(&names, "%s%s (%zu row%s)", words > 1 ? ", " : "", word_name(table, i),
                      table->uses.items[i], table->uses.items[i] == 1 ? "" : "s");
    if (words > NAMED)
        text_addf(&names, " and %zu more", words - NAMED);
    if (!words)
        return;
    error.code = table->columns.nodes ? "unknown-kind" : "unknown-type";
    if (table->columns.nodes) {
        error_set(&error, ERROR_INPUT, "unknown entity kind%s: %s", words == 1 ? "" : "s",
                  names.data);
        error_hint(&error, "a dossier that is read before the table can declare them: NAME "
                           "[kind=kind]");
    } else {
        error_set(&error, ERROR_INPUT, "unknown relation type%s, read as positive tie%s: %s",
                  words == 1 ? "" : "s", words == 1 ? "" : "s", names.data);
        error_hint(&error, "a column 'sign' says which are negative; a dossier that is read before "
                           "the table can declare them: NAME [kind=relation, family=...]");
    }
    error_place(&error, table->report.path, 0, 0, NULL, 0);
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
    text_release(&names);
}

static void warn_invalid(struct csv_table *table)
{
    struct error error = {0};
    if (!table->invalid.count)
        return;
    error_set(&error, ERROR_INPUT, "%zu cell%s not UTF-8; what is not is read as Latin-1",
              table->invalid.count, table->invalid.count == 1 ? " is" : "s are");
    error_place(&error, table->report.path, table->invalid.line, 0, NULL, 0);
    error_hint(&error, "convert the file to UTF-8");
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
}

static void warn_far(struct csv_table *table)
{
    struct error error = {0};
    if (!table->far.count)
        return;
    error_set(&error, ERROR_INPUT, "%zu end%s in the year 9999, which is read as no end (..)",
              table->far.count, table->far.count == 1 ? " is" : "s are");
    error_place(&error, table->report.path, table->far.line, 0, NULL, 0);
    error_hint(&error, "leave the end empty where there is none");
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
}

static void warn_bare(struct csv_table *table)
{
    struct error error = {0};
    if (!table->bare.count)
        return;
    error_set(&error, ERROR_INPUT,
              "%zu row%s quotes in cells that do not stand in quotes; they are kept as they are",
              table->bare.count, table->bare.count == 1 ? " has" : "s have");
    error_place(&error, table->report.path, table->bare.line, 0, NULL, 0);
    error_hint(&error, "such a cell stands in quotes, and the quote is doubled: \"5\"\" gun\"");
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
}

static void warn_conflicts(struct csv_table *table)
{
    struct error error = {.code = "conflict"};
    if (table->conflicts <= READ_ERROR_LIMIT)
        return;
    error_set(&error, ERROR_INPUT, "%zu more cells say otherwise than what was read before",
              table->conflicts - READ_ERROR_LIMIT);
    error_place(&error, table->report.path, 0, 0, NULL, 0);
    error_hint(&error, "what was read first stays");
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
}

static bool any_use(const struct csv_uses *uses)
{
    for (size_t i = 0; i < uses->count; i++)
        if (uses->items[i])
            return true;
    return false;
}

unsigned csv_table_odd(const struct csv_table *table)
{
    return (unsigned)any_use(&table->uses) | (table->invalid.count ? 2U : 0) |
           (table->far.count ? 4U : 0) | (table->bare.count ? 8U : 0);
}

void csv_table_warn(struct csv_table *table)
{
    warn_uses(table);
    warn_invalid(table);
    warn_far(table);
    warn_bare(table);
    warn_conflicts(table);
}

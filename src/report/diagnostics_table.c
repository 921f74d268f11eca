/*
 * diagnostics_table.c: the findings of `entente check`, for a person and as a table.
 */
#include <entente/diagnostics_table.h>

static const char *const severities[] = {"error", "warning", "note"};

static void add_count(size_t count, const char *one, const char *many, struct text *out)
{
    text_addf(out, "%zu %s", count, count == 1 ? one : many);
}

void diagnostics_format(const struct diagnostics *list, size_t file_count, bool colored,
                        struct text *out)
{
    for (size_t i = 0; i < list->count; i++)
        (colored ? error_format_colored : error_format)(&list->items[i], out);
    add_count(file_count, "file", "files", out);
    text_add(out, " checked: ");
    if (list->count) {
        add_count(list->errors, "error", "errors", out);
        text_add(out, ", ");
        add_count(list->warnings, "warning", "warnings", out);
        if (list->count > list->errors + list->warnings) {
            text_add(out, ", ");
            add_count(list->count - list->errors - list->warnings, "note", "notes", out);
        }
    } else {
        text_add(out, "nothing found");
    }
    text_add_char(out, '\n');
}

void diagnostics_table(const struct diagnostics *list, struct table *table)
{
    static const struct column columns[] = {
        {"severity", false}, {"code", false},    {"path", false}, {"line", true},
        {"column", true},    {"message", false}, {"hint", false}};
    table_init(table, "findings");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list->count; i++) {
        const struct error *item = &list->items[i];
        table_add_text(table, severities[item->severity]);
        table_add_text(table, item->code);
        table_add_text(table, item->path);
        table_add_integer(table, (double)item->line);
        table_add_integer(table, (double)item->column);
        table_add_text(table, item->message);
        table_add_text(table, item->hint);
    }
}

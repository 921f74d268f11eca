/*
 * diagnostics_table.c: the findings of `entente check`, for a person and as a table.
 */
#include <entente/diagnostics_table.h>

#include <entente/fix.h>

static const char *const severities[] = {"error", "warning", "note"};

static void add_count(size_t count, const char *one, const char *many, struct text *out)
{
    text_addf(out, "%zu %s", count, count == 1 ? one : many);
}

static void add_counts(const struct diagnostics *list, struct text *out)
{
    size_t notes = list->count - list->errors - list->warnings - list->accepted;
    if (list->count == list->accepted) {
        text_add(out, "nothing found");
    } else {
        add_count(list->errors, "error", "errors", out);
        text_add(out, ", ");
        add_count(list->warnings, "warning", "warnings", out);
    }
    if (notes) {
        text_add(out, ", ");
        add_count(notes, "note", "notes", out);
    }
    if (list->accepted)
        text_addf(out, ", %zu accepted", list->accepted);
}

void diagnostics_format(const struct diagnostics *list, size_t file_count, bool all, bool colored,
                        struct text *out)
{
    for (size_t i = 0; i < list->count; i++)
        if (all || !list->items[i].accepted)
            (colored ? error_format_colored : error_format)(&list->items[i], out);
    add_count(file_count, "file", "files", out);
    text_add(out, " checked: ");
    add_counts(list, out);
    text_add_char(out, '\n');
}

void diagnostics_table(const struct diagnostics *list, bool all, struct table *table)
{
    static const struct column columns[] = {
        {"severity", false}, {"code", false},    {"path", false}, {"line", true},
        {"column", true},    {"message", false}, {"hint", false}, {"accepted", false}};
    table_init(table, "findings");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list->count; i++) {
        const struct error *item = &list->items[i];
        if (item->accepted && !all)
            continue;
        table_add_text(table, severities[item->severity]);
        table_add_text(table, item->code);
        table_add_text(table, item->path);
        table_add_integer(table, (double)item->line);
        table_add_integer(table, (double)item->column);
        table_add_text(table, item->message);
        table_add_text(table, item->hint);
        table_add_text(table, item->accepted);
    }
}

void rules_table(const struct lint_choice *choice, struct table *table)
{
    static const struct column columns[] = {
        {"rule", false}, {"severity", false}, {"finds", false}, {"fix", false}};
    table_init(table, "rules");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < lint_rule_count(); i++) {
        enum severity severity;
        bool on = lint_chosen(choice, i, &severity);
        table_add_text(table, lint_rule_at(i)->code);
        table_add_text(table, on ? severities[severity] : "off");
        table_add_text(table, lint_rule_at(i)->summary);
        table_add_text(table, fix_rule_summary_of(lint_rule_at(i)->code));
    }
}

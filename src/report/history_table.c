/*
 * history_table.c: a history as a table: long for programs, wide for people.
 */
#include <entente/history_table.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* A row of the long form; qsort() takes no context. */
struct long_row {
    const struct entity *entity;
    const struct history_cell *cell;
};

static int compare_rows(const void *left, const void *right)
{
    const struct long_row *a = left, *b = right;
    if (a->cell->rank != b->cell->rank)
        return a->cell->rank < b->cell->rank ? -1 : 1;
    return strcmp(a->entity->id, b->entity->id);
}

static void add_long_period(const struct history *history, size_t period, struct long_row *rows,
                            struct table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < history->entity_count; i++) {
        uint32_t entity = history->entities[i];
        const struct history_cell *cell = history_at(history, period, entity);
        if (cell->rank)
            rows[count++] = (struct long_row){&history->dossier->entities[entity], cell};
    }
    if (count)
        qsort(rows, count, sizeof *rows, compare_rows);
    for (size_t i = 0; i < count; i++) {
        table_add_text(table, history->periods[period].date);
        table_add_integer(table, rows[i].cell->rank);
        table_add_text(table, rows[i].entity->id);
        table_add_text(table, entity_label(rows[i].entity));
        table_add_number(table, rows[i].cell->score);
        table_add_text(table, certainty_name((enum certainty)rows[i].cell->certainty));
    }
}

static void fill_long(const struct history *history, struct table *table)
{
    static const struct column columns[] = {{"date", false}, {"rank", true},
                                            {"id", false},   {"label", false},
                                            {"score", true}, {"certainty", false}};
    struct long_row *rows = xcalloc(history->entity_count, sizeof *rows);
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < history->period_count; i++)
        add_long_period(history, i, rows, table);
    free(rows);
}

static void fill_wide(const struct history *history, struct table *table)
{
    bool doubted = false, absent = false;
    table_add_column(table, "id", false);
    for (size_t i = 0; i < history->period_count; i++)
        table_add_column(table, history->periods[i].name, true);
    for (size_t row = 0; row < history->entity_count; row++) {
        uint32_t entity = history->entities[row];
        table_add_text(table, history->dossier->entities[entity].id);
        for (size_t i = 0; i < history->period_count; i++) {
            const struct history_cell *cell = history_at(history, i, entity);
            if (cell->rank)
                table_add_integer(table, cell->rank);
            else
                table_add_text(table, "·");
            absent |= !cell->rank;
            if (cell->rank && cell->certainty == CERTAINTY_POSSIBLE) {
                table_mark(table, '?');
                doubted = true;
            }
        }
    }
    if (doubted)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
    if (absent)
        table_add_note(table, "·", "not there yet or any more, or without a tie");
}

static void add_notes(const struct history *history, struct table *table)
{
    struct text text = {0};
    const struct history_period *last = &history->periods[history->period_count - 1];
    text_addf(&text, "by %s, as of the last day of each %s; the last day is %s",
              history->measure->name, history_step_name(history->step), last->date);
    table_add_note(table, "ranks", text_string(&text));
    text_clear(&text);
    text_addf(&text, "%zu periods, %zu different networks", history->period_count,
              history->snapshot_count);
    table_add_note(table, "computed", text_string(&text));
    table_add_note(table, "projection", history->projection);
    text_clear(&text);
    if (history->top)
        text_addf(&text, "who ever reaches rank %zu: %zu of %zu that are ever ranked", history->top,
                  history->entity_count, history->ranked_count);
    if (history->top && history->entity_count < history->ranked_count)
        table_add_note(table, "listed", text_string(&text));
    text_release(&text);
}

void history_table(const struct history *history, bool wide, struct table *table)
{
    table_init(table, "history");
    if (wide)
        fill_wide(history, table);
    else
        fill_long(history, table);
    add_notes(history, table);
}

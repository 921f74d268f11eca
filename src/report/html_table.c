/*
 * html_table.c: a table of results as one of a page. Cells, rows and groups of rows have no end
 * tags, which HTML does not ask for: a page has many of them.
 */
#include "report/html_table.h"

#include "report/html.h"

#include <ctype.h>
#include <math.h>

enum { DIGITS = 4 };

/* "rank_q5" is "Rank q5" to a reader. */
static void add_words(const char *name, struct text *out)
{
    struct text words = {0};
    for (const char *at = name; *at; at++)
        text_add_char(&words, (char)(at == name   ? toupper((unsigned char)*at)
                                     : *at == '_' ? ' '
                                                  : *at));
    html_text(text_string(&words), out);
    text_release(&words);
}

static void add_heads(const struct table *table, struct text *out)
{
    text_add(out, "<thead>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        text_addf(out, "<th scope=\"col\"%s>",
                  table->columns[i].numeric ? " class=\"number\"" : "");
        add_words(table->columns[i].name, out);
    }
    text_add(out, "\n");
}

static void add_content(const struct cell *cell, struct text *out)
{
    bool number = cell->kind == CELL_INTEGER || cell->kind == CELL_NUMBER;
    if (cell->kind == CELL_TEXT)
        html_link(cell->text, cell->text, out);
    else if (number && !isnan(cell->number) && cell->kind == CELL_INTEGER)
        text_addf(out, "%.0f", cell->number + 0.0);
    else if (number && !isnan(cell->number))
        text_addf(out, "%.*g", DIGITS, cell->number + 0.0);
    if (cell->mark) {
        char mark[] = {cell->mark, '\0'};
        html_text(mark, out);
    }
}

static void add_cell(const struct table *table, const struct html_table *look, size_t row,
                     size_t column, struct text *out)
{
    const struct cell *cell = &table->cells[row * table->column_count + column];
    bool head = column == look->head;
    text_add(out, head ? "<th scope=\"row\"" : "<td");
    if (look->sort && column == look->sorted && !isnan(look->sort[row]))
        text_addf(out, " data-sort=\"%.10g\"", look->sort[row]);
    text_add_char(out, '>');
    add_content(cell, out);
}

static void add_rows(const struct table *table, const struct html_table *look, struct text *out)
{
    size_t count = table->column_count ? table->cell_count / table->column_count : 0;
    text_add(out, "<tbody>\n");
    for (size_t row = 0; row < count; row++) {
        text_add(out, "<tr");
        if (look->about && look->rows[row] != UINT32_MAX)
            text_addf(out, " data-%s=\"%u\"", look->about, look->rows[row]);
        text_add_char(out, '>');
        for (size_t column = 0; column < table->column_count; column++)
            add_cell(table, look, row, column, out);
        text_add_char(out, '\n');
    }
}

static void add_notes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->note_count; i++) {
        text_add(out, "<p class=\"note\"><b>");
        add_words(table->notes[i].name, out);
        text_add(out, "</b>: ");
        html_text(table->notes[i].text, out);
        text_add(out, "</p>\n");
    }
}

void html_table(const struct table *table, const struct html_table *look, struct text *out)
{
    text_addf(out,
              "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s-caption\">"
              "<table id=\"%s\" class=\"sortable",
              look->id, look->id);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].numeric)
            text_addf(out, " number-%zu", i + 1);
    text_addf(out, "\">\n<caption id=\"%s-caption\">", look->id);
    html_text(look->caption, out);
    text_add(out, "</caption>\n");
    add_heads(table, out);
    add_rows(table, look, out);
    text_add(out, "</table></div>\n");
    add_notes(table, out);
}

/*
 * table.c: one table of results: how it is filled, and the forms that carry data: CSV, TSV, JSON,
 * Markdown. The aligned text is in table_aligned.c.
 */
#include <entente/table.h>

#include "base/xalloc.h"
#include "report/table_aligned.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Doubles carry fifteen or more digits; ten are what a published value is compared to. */
enum { DIGITS = 10 };

void table_init(struct table *table, const char *name)
{
    *table = (struct table){.name = xstrdup(name)};
}

void table_release(struct table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i].text);
    for (size_t i = 0; i < table->note_count; i++) {
        free(table->notes[i].name);
        free(table->notes[i].text);
    }
    free(table->name);
    free(table->columns);
    free(table->cells);
    free(table->notes);
    *table = (struct table){0};
}

void table_add_column(struct table *table, const char *name, bool numeric)
{
    table->columns =
        xgrow(table->columns, table->column_count, &table->column_capacity, sizeof *table->columns);
    table->columns[table->column_count++] = (struct column){.name = name, .numeric = numeric};
}

void table_add_columns(struct table *table, const struct column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        table_add_column(table, columns[i].name, columns[i].numeric);
}

static void add_cell(struct table *table, struct cell cell)
{
    table->cells =
        xgrow(table->cells, table->cell_count, &table->cell_capacity, sizeof *table->cells);
    table->cells[table->cell_count++] = cell;
}

void table_add_text(struct table *table, const char *text)
{
    add_cell(table, text ? (struct cell){.kind = CELL_TEXT, .text = xstrdup(text)}
                         : (struct cell){.kind = CELL_EMPTY});
}

void table_add_integer(struct table *table, double number)
{
    add_cell(table, (struct cell){.kind = CELL_INTEGER, .number = number});
}

void table_add_number(struct table *table, double number)
{
    add_cell(table, (struct cell){.kind = CELL_NUMBER, .number = number});
}

void table_mark(struct table *table, char mark)
{
    table->cells[table->cell_count - 1].mark = mark;
}

void table_add_note(struct table *table, const char *name, const char *text)
{
    table->notes =
        xgrow(table->notes, table->note_count, &table->note_capacity, sizeof *table->notes);
    table->notes[table->note_count++] = (struct table_note){xstrdup(name), xstrdup(text)};
}

static bool has_number(const struct cell *cell)
{
    return (cell->kind == CELL_INTEGER || cell->kind == CELL_NUMBER) && !isnan(cell->number);
}

/* The cell's plain value: text as it is, numbers to ten digits, nothing for what is not defined. */
static void add_value(const struct cell *cell, struct text *out)
{
    if (cell->kind == CELL_TEXT)
        text_add(out, cell->text);
    else if (has_number(cell))
        text_addf(out, "%.*g", DIGITS, cell->number + 0.0); /* -0 prints as 0 */
}

/* RFC 4180: quoted where it holds a comma, a quote or a line end; quotes are doubled. */
static void add_csv(const char *value, struct text *out)
{
    if (!strpbrk(value, ",\"\r\n")) {
        text_add(out, value);
        return;
    }
    text_add_char(out, '"');
    for (; *value; value++) {
        if (*value == '"')
            text_add_char(out, '"');
        text_add_char(out, *value);
    }
    text_add_char(out, '"');
}

/* TSV has no quotes: a tab, a line end and a backslash are written as \t, \n, \r, \\. */
static void add_tsv(const char *value, struct text *out)
{
    static const char special[] = "\t\n\r\\", names[] = "tnr\\";
    for (; *value; value++) {
        const char *found = strchr(special, *value);
        if (found)
            text_add_char(out, '\\');
        text_add_char(out, found ? names[found - special] : *value);
    }
}

/* Markdown: a bar would end the cell, a line end the row. */
static void add_markdown(const char *value, struct text *out)
{
    for (; *value; value++) {
        if (*value == '|' || *value == '\\')
            text_add_char(out, '\\');
        text_add_char(out, *value == '\n' || *value == '\r' ? ' ' : *value);
    }
}

/* Rows of values with a separator between: CSV and TSV. */
static void write_separated(const struct table *table, char separator,
                            void (*add)(const char *, struct text *), struct text *out)
{
    struct text value = {0};
    assert(table->column_count > 0);
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            text_add_char(out, separator);
        add(table->columns[i].name, out);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        text_add_char(out, i % table->column_count ? separator : '\n');
        text_clear(&value);
        add_value(&table->cells[i], &value);
        add(text_string(&value), out);
    }
    text_add_char(out, '\n');
    text_release(&value);
}

static void write_markdown(const struct table *table, struct text *out)
{
    struct text value = {0};
    assert(table->column_count > 0);
    for (size_t i = 0; i < table->column_count; i++) {
        text_add(out, i ? " | " : "| ");
        add_markdown(table->columns[i].name, out);
    }
    text_add(out, " |\n");
    for (size_t i = 0; i < table->column_count; i++)
        text_add(out, table->columns[i].numeric ? "| ---: " : "| --- ");
    text_add(out, "|\n");
    for (size_t i = 0; i < table->cell_count; i++) {
        text_add(out, i % table->column_count ? " | " : "| ");
        text_clear(&value);
        add_value(&table->cells[i], &value);
        add_markdown(text_string(&value), out);
        if (table->cells[i].mark)
            text_addf(out, "\\%c", table->cells[i].mark);
        if ((i + 1) % table->column_count == 0)
            text_add(out, " |\n");
    }
    for (size_t i = 0; i < table->note_count; i++)
        text_addf(out, "\n%s: %s\n", table->notes[i].name, table->notes[i].text);
    text_release(&value);
}

static json_t *cell_json(const struct cell *cell)
{
    if (cell->kind == CELL_TEXT)
        return json_string(cell->text);
    if (!has_number(cell))
        return json_null();
    if (cell->kind == CELL_INTEGER)
        return json_integer((json_int_t)cell->number);
    return json_real(cell->number + 0.0);
}

/* Sets the member of the table's name to its rows, and one a note. */
static void set_members(const struct table *table, json_t *root)
{
    json_t *rows = json_array(), *row = NULL;
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t column = i % table->column_count;
        if (column == 0)
            json_array_append_new(rows, row = json_object());
        json_object_set_new(row, table->columns[column].name, cell_json(&table->cells[i]));
    }
    json_object_set_new(root, table->name, rows);
    for (size_t i = 0; i < table->note_count; i++)
        json_object_set_new(root, table->notes[i].name, json_string(table->notes[i].text));
}

void table_write_json(const struct table *tables, size_t count, struct text *out)
{
    json_t *root = json_object();
    for (size_t i = 0; i < count; i++)
        set_members(&tables[i], root);
    char *dump = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    text_add(out, dump);
    text_add_char(out, '\n');
    free(dump);
    json_decref(root);
}

static void write_notes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->note_count; i++)
        text_addf(out, "%s: %s\n", table->notes[i].name, table->notes[i].text);
}

static void write_csv(const struct table *table, const struct table_style *style, struct text *out,
                      struct text *notes)
{
    (void)style;
    write_separated(table, ',', add_csv, out);
    write_notes(table, notes);
}

static void write_tsv(const struct table *table, const struct table_style *style, struct text *out,
                      struct text *notes)
{
    (void)style;
    write_separated(table, '\t', add_tsv, out);
    write_notes(table, notes);
}

static void write_json_form(const struct table *table, const struct table_style *style,
                            struct text *out, struct text *notes)
{
    (void)style, (void)notes;
    table_write_json(table, 1, out);
}

static void write_markdown_form(const struct table *table, const struct table_style *style,
                                struct text *out, struct text *notes)
{
    (void)style, (void)notes;
    write_markdown(table, out);
}

static void write_aligned_form(const struct table *table, const struct table_style *style,
                               struct text *out, struct text *notes)
{
    (void)notes;
    table_write_aligned(table, style, out);
    if (table->note_count)
        text_add_char(out, '\n');
    write_notes(table, out);
}

/* The forms, by enum table_format. To add one: a row here, and its name in the enum. */
static const struct {
    const char *name;
    void (*write)(const struct table *, const struct table_style *, struct text *, struct text *);
} forms[] = {
    [TABLE_ALIGNED] = {"table", write_aligned_form},
    [TABLE_CSV] = {"csv", write_csv},
    [TABLE_TSV] = {"tsv", write_tsv},
    [TABLE_JSON] = {"json", write_json_form},
    [TABLE_MARKDOWN] = {"markdown", write_markdown_form},
};

bool table_format_find(const char *name, enum table_format *format)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0) {
            *format = (enum table_format)i;
            return true;
        }
    return false;
}

const char *table_formats(void)
{
    return "table, csv, tsv, json, markdown";
}

void table_write(const struct table *table, const struct table_style *style, struct text *out,
                 struct text *notes)
{
    if (table->column_count)
        forms[style->format].write(table, style, out, notes);
}

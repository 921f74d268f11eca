/*
 * table_aligned.c: a table as aligned text for a person: numbers rounded to what the eye needs and
 * aligned at the point, texts shortened where the terminal is narrow.
 */
#include "report/table_aligned.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 8, MOST_DECIMALS = 4 };

/* The table as strings, with what is needed to lay them out. */
struct layout {
    const struct table *table;
    size_t rows;
    char **strings; /* by row and column; row 0 is the header */
    size_t *widths; /* by column; 0: no room for it */
};

/* How many decimals show four significant digits of the column's largest number; 0 for counts. */
static int decimals(const struct table *table, size_t column)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = column; i < table->cell_count; i += table->column_count) {
        const struct cell *cell = &table->cells[i];
        if (cell->kind != CELL_NUMBER || isnan(cell->number))
            continue;
        largest = fmax(largest, fabs(cell->number));
        whole = whole && cell->number == floor(cell->number);
    }
    if (whole)
        return 0;
    int places = MOST_DECIMALS;
    while (places > 1 && largest >= 10) {
        largest /= 10;
        places--;
    }
    return places;
}

static char *cell_string(const struct cell *cell, int places)
{
    struct text text = {0};
    if (cell->kind == CELL_TEXT)
        text_add(&text, cell->text);
    else if (cell->kind != CELL_EMPTY && isnan(cell->number))
        text_add(&text, "-");
    else if (cell->kind != CELL_EMPTY)
        text_addf(&text, "%.*f", cell->kind == CELL_INTEGER ? 0 : places, cell->number + 0.0);
    for (size_t i = 0; i < text.length; i++) /* a line end or an escape would break the rows */
        if ((unsigned char)text.data[i] < 0x20 || text.data[i] == 0x7f)
            text.data[i] = ' ';
    /* A column with marks keeps room for one behind every number, so that the points align. */
    if (cell->mark)
        text_add_char(&text, cell->mark);
    char *string = xstrdup(text_string(&text));
    text_release(&text);
    return string;
}

static bool column_marked(const struct table *table, size_t column)
{
    for (size_t i = column; i < table->cell_count; i += table->column_count)
        if (table->cells[i].mark)
            return true;
    return false;
}

static char *padded(char *string)
{
    struct text text = {0};
    text_addf(&text, "%s ", string);
    free(string);
    return text.data;
}

static void fill_column(struct layout *layout, size_t column)
{
    const struct table *table = layout->table;
    int places = decimals(table, column);
    bool marked = column_marked(table, column);
    layout->strings[column] = xstrdup(table->columns[column].name);
    if (marked)
        layout->strings[column] = padded(layout->strings[column]);
    for (size_t row = 1; row < layout->rows; row++) {
        const struct cell *cell = &table->cells[(row - 1) * table->column_count + column];
        char *string = cell_string(cell, places);
        layout->strings[row * table->column_count + column] =
            marked && !cell->mark ? padded(string) : string;
    }
    for (size_t row = 0; row < layout->rows; row++) {
        const char *string = layout->strings[row * table->column_count + column];
        size_t width = utf8_width(string, strlen(string));
        if (width > layout->widths[column])
            layout->widths[column] = width;
    }
}

static void layout_init(struct layout *layout, const struct table *table)
{
    size_t columns = table->column_count;
    layout->table = table;
    layout->rows = columns ? table->cell_count / columns + 1 : 0;
    layout->strings = xcalloc(layout->rows * columns, sizeof *layout->strings);
    layout->widths = xcalloc(columns, sizeof *layout->widths);
    for (size_t column = 0; column < columns; column++)
        fill_column(layout, column);
}

static void layout_release(struct layout *layout)
{
    for (size_t i = 0; i < layout->rows * layout->table->column_count; i++)
        free(layout->strings[i]);
    free(layout->strings);
    free(layout->widths);
}

static size_t total_width(const struct layout *layout)
{
    size_t total = 0;
    for (size_t i = 0; i < layout->table->column_count; i++)
        if (layout->widths[i])
            total += layout->widths[i] + (total ? GAP : 0);
    return total;
}

/* The widest text column that can still be narrowed, or column_count. */
static size_t widest_text(const struct layout *layout)
{
    size_t widest = layout->table->column_count, width = NARROWEST;
    for (size_t i = 0; i < layout->table->column_count; i++)
        if (!layout->table->columns[i].numeric && layout->widths[i] > width) {
            widest = i;
            width = layout->widths[i];
        }
    return widest;
}

/* Narrows texts, then leaves out columns from the right, but never the first two. */
static void fit(struct layout *layout, size_t width)
{
    size_t column;
    while (total_width(layout) > width &&
           (column = widest_text(layout)) < layout->table->column_count)
        layout->widths[column]--;
    for (column = layout->table->column_count; column-- > 2 && total_width(layout) > width;)
        layout->widths[column] = 0;
}

/* The string, cut with an ellipsis to `width` cells. */
static void add_cut(const char *string, size_t width, struct text *out)
{
    size_t length = strlen(string);
    if (utf8_width(string, length) <= width) {
        text_add(out, string);
        return;
    }
    size_t kept = 0, next;
    while (kept < length && (next = kept + utf8_step(string + kept, length - kept)) <= length &&
           utf8_width(string, next) + 1 <= width)
        kept = next;
    text_add_bytes(out, string, kept);
    text_add(out, "…");
}

static void add_row(const struct layout *layout, size_t row, struct text *out)
{
    const struct table *table = layout->table;
    size_t pending = 0; /* blanks owed before the next string: none trail at a line's end */
    for (size_t column = 0; column < table->column_count; column++) {
        size_t width = layout->widths[column];
        if (!width)
            continue;
        struct text cell = {0};
        add_cut(layout->strings[row * table->column_count + column], width, &cell);
        size_t blanks = width - utf8_width(text_string(&cell), cell.length);
        bool right = table->columns[column].numeric;
        text_add_repeated(out, ' ', pending + (right ? blanks : 0));
        text_add(out, text_string(&cell));
        pending = GAP + (right ? 0 : blanks);
        text_release(&cell);
    }
    while (out->length && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
}

static void add_left_out(const struct layout *layout, struct text *out)
{
    size_t count = 0;
    struct text names = {0};
    for (size_t i = 0; i < layout->table->column_count; i++)
        if (!layout->widths[i])
            text_addf(&names, "%s%s", count++ ? ", " : "", layout->table->columns[i].name);
    if (count)
        text_addf(out, "\nno room for: %s (--format csv has everything)\n", text_string(&names));
    text_release(&names);
}

void table_write_aligned(const struct table *table, const struct table_style *style,
                         struct text *out)
{
    struct layout layout = {0};
    layout_init(&layout, table);
    if (style->width)
        fit(&layout, style->width);
    for (size_t row = 0; row < layout.rows; row++) {
        bool bold = row == 0 && style->color;
        text_add(out, bold ? "\033[1m" : "");
        add_row(&layout, row, out);
        text_add(out, bold ? "\033[0m\n" : "\n");
    }
    add_left_out(&layout, out);
    layout_release(&layout);
}

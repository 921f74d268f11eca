/*
 * csv_lex.c: the cells of a row.
 */
#include "format/csv_lex.h"

#include <entente/text.h>

#include <string.h>

void csv_dialect_init(struct csv_dialect *dialect, char delimiter)
{
    *dialect = (struct csv_dialect){.delimiter = delimiter};
    dialect->special[(unsigned char)delimiter] = true;
    dialect->special['"'] = dialect->special['\n'] = dialect->special['\r'] = true;
}

char csv_sniff(const char *bytes, size_t length)
{
    static const char delimiters[] = ",;\t|";
    size_t counts[sizeof delimiters] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (!quoted && (bytes[i] == '\n' || bytes[i] == '\r'))
            break;
        quoted ^= bytes[i] == '"';
        const char *found = quoted || !bytes[i] ? NULL : strchr(delimiters, bytes[i]);
        if (found)
            counts[found - delimiters]++;
    }
    for (size_t i = 1; i < sizeof delimiters - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return delimiters[best];
}

void csv_cell_unquote(struct csv_cell cell, struct text *out)
{
    const char *at = cell.bytes, *end = at + cell.length, *quote;
    while (cell.doubled && at < end && (quote = memchr(at, '"', (size_t)(end - at)))) {
        text_add_bytes(out, at, (size_t)(quote - at) + 1);
        at = quote + 2;
    }
    if (at < end)
        text_add_bytes(out, at, (size_t)(end - at));
}

size_t csv_count_lines(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count +=
            bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
    return count;
}

/* To the delimiter or line end; `end` holds one. Quotes are letters like any other here. */
static const char *skip_plain(const struct csv_dialect *dialect, const char *at,
                              struct csv_row *row)
{
    for (;; at++) {
        while (!dialect->special[(unsigned char)*at])
            at++;
        if (*at != '"')
            return at;
        row->bare = true;
    }
}

/* From behind the opening quote; NULL where the closing one is not there. */
static const char *lex_quoted(const struct csv_dialect *dialect, const char *at, const char *end,
                              struct csv_cell *cell, struct csv_row *row)
{
    const char *quote = at;
    *cell = (struct csv_cell){.bytes = at, .quoted = true};
    while ((quote = memchr(quote, '"', (size_t)(end - quote))) && quote[1] == '"' &&
           quote + 1 < end) {
        cell->doubled = true;
        quote += 2;
    }
    if (!quote)
        return NULL;
    cell->length = (size_t)(quote - at);
    row->lines += csv_count_lines(at, cell->length);
    at = quote + 1;
    if (*at == dialect->delimiter || *at == '\n' || *at == '\r')
        return at;
    if (!row->stray)
        row->stray = at;
    return skip_plain(dialect, at, row);
}

bool csv_lex_row(const struct csv_dialect *dialect, const char *at, const char *end,
                 struct csv_row *row)
{
    row->start = at;
    row->count = 0;
    row->lines = 1;
    row->stray = NULL;
    row->bare = false;
    for (;; at++) {
        struct csv_cell cell = {.bytes = at};
        row->open = at;
        if (*at == '"' && at < end)
            at = lex_quoted(dialect, at + 1, end, &cell, row);
        else
            at = skip_plain(dialect, at, row);
        if (!at || at >= end)
            return false;
        if (!cell.quoted)
            cell.length = (size_t)(at - cell.bytes);
        if (row->count < row->most)
            row->cells[row->count] = cell;
        row->count++;
        if (*at != dialect->delimiter)
            break;
    }
    if (*at == '\r' && at + 1 == end)
        return false;
    row->stop = at;
    row->next = at + (*at == '\r' && at[1] == '\n' ? 2 : 1);
    return true;
}

bool csv_row_blank(const struct csv_row *row)
{
    return row->count == 1 && row->start == row->stop;
}

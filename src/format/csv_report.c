/*
 * csv_report.c: bad rows of tables, as errors or set aside.
 */
#include "format/csv_report.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line is shown up to this many bytes past the place, and not at all where it is farther in. */
enum { LINE_TAIL = 200, LINE_HEAD = 1 << 12 };

void csv_oddity_add(struct csv_oddity *oddity, size_t count, size_t line)
{
    if (count && !oddity->count)
        oddity->line = line;
    oddity->count += count;
}

static void clear_bad(struct csv_bad *bad)
{
    error_release(&bad->error);
}

void csv_bads_clear(struct csv_bads *bads)
{
    for (size_t i = 0; i < bads->count; i++)
        clear_bad(&bads->items[i]);
    bads->count = 0;
}

void csv_bads_release(struct csv_bads *bads)
{
    csv_bads_clear(bads);
    free(bads->items);
    bads->items = NULL;
    bads->capacity = 0;
}

/* The line within the row that the byte is on. Its CR may be a lone one. */
static const char *line_start(const struct csv_row *row, const char *at)
{
    while (at > row->start && at[-1] != '\n' && at[-1] != '\r')
        at--;
    return at;
}

static void place_error(struct error *error, const struct csv_row *row, size_t line, const char *at)
{
    const char *start = line_start(row, at);
    size_t room = (size_t)(row->stop - start);
    size_t head = (size_t)(at - start), length = head + LINE_TAIL < room ? head + LINE_TAIL : room;
    line += csv_count_lines(row->start, (size_t)(start - row->start));
    size_t column = utf8_count(start, head) + 1;
    length = head + strcspn(at, "\r\n") < length ? head + strcspn(at, "\r\n") : length;
    error_place(error, "", line, column, head < LINE_HEAD ? start : NULL, length);
}

static struct error *add(struct csv_bads *bads, const struct csv_row *row)
{
    bads->items = xgrow(bads->items, bads->count, &bads->capacity, sizeof *bads->items);
    struct csv_bad *bad = &bads->items[bads->count++];
    *bad = (struct csv_bad){.start = row->start, .length = (size_t)(row->stop - row->start)};
    return &bad->error;
}

static void set_error(struct error *error, enum error_kind kind, const char *format,
                      va_list arguments)
{
    char *message = xvasprintf(format, arguments);
    error_set(error, kind, "%s", message);
    free(message);
}

bool csv_bads_add(struct csv_bads *bads, const struct csv_row *row, size_t line, const char *at,
                  const char *hint, const char *format, ...)
{
    struct error *error = add(bads, row);
    va_list arguments;
    if (bads->brief && bads->count > 1)
        return false;
    va_start(arguments, format);
    set_error(error, ERROR_INPUT, format, arguments);
    va_end(arguments);
    place_error(error, row, line, at);
    if (hint)
        error_hint(error, "%s", hint);
    return false;
}

bool csv_bads_add_limit(struct csv_bads *bads, const struct csv_row *row, size_t line,
                        const char *at, enum limit limit, size_t value)
{
    struct error *error = add(bads, row);
    limit_error(error, limit, value);
    place_error(error, row, line, at);
    return false;
}

void csv_report_take(struct csv_report *report, struct error *error, enum severity severity)
{
    error->severity = severity;
    free(error->path);
    error->path = xstrdup(report->path);
    if (severity == SEVERITY_ERROR && !report->errors++)
        report->kind = error->kind;
    report->limited |= error->kind == ERROR_LIMIT;
    diagnostics_take(report->diagnostics, error);
}

static void set_aside(struct csv_report *report, struct csv_bad *bad)
{
    if (!report->rejected++) {
        report->first = bad->error;
        bad->error = (struct error){0};
        text_add_bytes(report->rejects, text_string(&report->header), report->header.length);
        text_add_char(report->rejects, '\n');
    }
    text_add_bytes(report->rejects, bad->start, bad->length);
    text_add_char(report->rejects, '\n');
}

void csv_report_bad(struct csv_report *report, struct csv_bad *bad, size_t base)
{
    bad->error.line += base;
    if (report->rejects && bad->error.kind != ERROR_LIMIT)
        set_aside(report, bad);
    else
        csv_report_take(report, &bad->error, SEVERITY_ERROR);
    clear_bad(bad);
}

bool csv_report_full(const struct csv_report *report)
{
    return report->errors >= READ_ERROR_LIMIT || report->limited;
}

void csv_report_rejected(struct csv_report *report)
{
    struct error error = {0};
    if (!report->rejected)
        return;
    error_set(&error, ERROR_INPUT, "%zu bad %s set aside; the first: %s", report->rejected,
              report->rejected == 1 ? "row" : "rows", report->first.message);
    error_place(&error, report->path, report->first.line, report->first.column, report->first.text,
                report->first.text ? strlen(report->first.text) : 0);
    if (report->first.hint)
        error_hint(&error, "%s", report->first.hint);
    csv_report_take(report, &error, SEVERITY_WARNING);
}

void csv_report_release(struct csv_report *report)
{
    text_release(&report->header);
    error_release(&report->first);
}

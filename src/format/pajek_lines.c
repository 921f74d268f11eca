/*
 * pajek_lines.c: the lines of a Pajek file as words, and its times.
 */
#include "base/xalloc.h"
#include "format/csv_cells.h"
#include "format/pajek.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIRST_YEAR = 1000, LAST_YEAR = 2999 }; /* other times are counted from anywhere */

/* The end of the word that begins there. A quote in quotes has no spelling in Pajek. */
static const char *word_end(const char *word, const char *end)
{
    if (*word == '"' || *word == '[') {
        const char *last = memchr(word + 1, *word == '"' ? '"' : ']', (size_t)(end - word) - 1);
        return last ? last + 1 : end;
    }
    while (word < end && !strchr(" \t\r", *word))
        word++;
    return word;
}

static void add_word(struct pajek_lines *lines, const char *start, const char *end)
{
    struct pajek_word word = {start, (size_t)(end - start), *start == '"',
                              (uint32_t)(start - lines->text)};
    if (word.quoted) {
        word.bytes++;
        word.length -= word.length > 1 && end[-1] == '"' ? 2 : 1;
    }
    lines->words = xgrow(lines->words, lines->count, &lines->capacity, sizeof *lines->words);
    lines->words[lines->count++] = word;
}

static void split_line(struct pajek_lines *lines, const char *at, const char *end)
{
    lines->count = 0;
    lines->offset = (uint32_t)(at - lines->text);
    while (at < end) {
        if (strchr(" \t\r", *at)) {
            at++;
            continue;
        }
        const char *next = word_end(at, end);
        add_word(lines, at, next);
        at = next;
    }
}

bool pajek_next_line(struct pajek_lines *lines)
{
    while (lines->at < lines->length) {
        const char *start = lines->text + lines->at;
        size_t rest = lines->length - lines->at;
        const char *newline = memchr(start, '\n', rest);
        const char *end = newline ? newline : start + rest;
        lines->at = (uint32_t)(end - lines->text) + (newline != NULL);
        if (*start == '%' || strncmp(start, "/*", 2) == 0)
            continue;
        split_line(lines, start, end);
        if (lines->count)
            return true;
    }
    return false;
}

void pajek_lines_release(struct pajek_lines *lines)
{
    free(lines->words);
    *lines = (struct pajek_lines){0};
}

bool pajek_is(const struct pajek_word *word, const char *name)
{
    return !word->quoted && word->length == strlen(name) &&
           strncasecmp(word->bytes, name, word->length) == 0;
}

uint32_t pajek_vertex(const struct pajek_word *word, size_t limit)
{
    size_t number = 0;
    for (size_t i = 0; i < word->length; i++) {
        if (word->quoted || word->bytes[i] < '0' || word->bytes[i] > '9')
            return 0;
        number = number * 10 + (size_t)(word->bytes[i] - '0');
        if (number > limit)
            return 0;
    }
    return (uint32_t)number;
}

bool pajek_is_number(const struct pajek_word *word)
{
    double number;
    return !word->quoted && csv_number((struct csv_text){word->bytes, word->length}, &number);
}

bool pajek_is_drawing(const struct pajek_word *word)
{
    static const char *const words[] = {
        "x_fact", "y_fact", "phi",  "r",   "q",  "ic", "bc", "bw",   "lc",    "la", "lr",
        "lphi",   "fos",    "font", "hks", "c",  "p",  "s",  "a",    "ap",    "lp", "h1",
        "h2",     "a1",     "k1",   "a2",  "k2", "w",  "cv", "size", "s_size"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (pajek_is(word, words[i]))
            return true;
    return false;
}

/* Reads a year, or * as -1; false where it is neither. */
static bool read_year(const char **at, const char *end, int *year)
{
    int number = 0, digits = 0;
    if (*at < end && **at == '*') {
        ++*at;
        *year = -1;
        return true;
    }
    for (; *at < end && **at >= '0' && **at <= '9' && digits < 5; digits++, ++*at)
        number = number * 10 + (**at - '0');
    *year = number;
    return number >= FIRST_YEAR && number <= LAST_YEAR;
}

/* Reads a stretch and the comma behind it; appends it where there is an `out`. */
static bool read_stretch(const char **at, const char *end, struct text *out)
{
    int from, to;
    bool interval;
    if (!read_year(at, end, &from) || from < 0)
        return false;
    interval = *at < end && **at == '-';
    if (interval) {
        ++*at;
        if (!read_year(at, end, &to) || (to >= 0 && to < from))
            return false;
    }
    if (*at < end && *(*at)++ != ',')
        return false;
    if (out)
        text_addf(out, "%d", from);
    if (out && interval && to < 0)
        text_add(out, "/..");
    else if (out && interval)
        text_addf(out, "/%d", to);
    return true;
}

size_t pajek_dates(const struct pajek_word *time, size_t index, struct text *out)
{
    const char *at = time->bytes + 1, *end = time->bytes + time->length - 1;
    size_t count = 0;
    if (time->length < 3 || *time->bytes != '[' || *end != ']')
        return 0;
    while (at < end) {
        if (!read_stretch(&at, end, count == index ? out : NULL))
            return 0;
        count++;
    }
    return count;
}

static bool is_year(const struct edtf_date *date)
{
    return date->end == EDTF_DATE && date->year >= FIRST_YEAR && date->year <= LAST_YEAR &&
           !date->month && !date->day && !date->masked_year && !date->masked && !date->qualifier;
}

bool pajek_add_time(struct text *out, const struct edtf *date)
{
    if (!is_year(&date->start))
        return false;
    if (!date->interval)
        text_addf(out, "[%d]", date->start.year);
    else if (date->end.end == EDTF_OPEN)
        text_addf(out, "[%d-*]", date->start.year);
    else if (is_year(&date->end))
        text_addf(out, "[%d-%d]", date->start.year, date->end.year);
    else
        return false;
    return true;
}

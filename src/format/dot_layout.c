/*
 * dot_layout.c: how a list of attributes is laid out. Columns are not aligned with each other: a
 * longer name would then change every line around it.
 */
#include "format/dot_layout.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/*
 * The order of attributes: what a thing is, what it is called, when and how much it holds, and then
 * the long ones: by whom, in which words. To add one: a row where it belongs.
 */
static const char *const order[] = {"kind",    "relation",  "dir",    "family",     "title",
                                    "label",   "aliases",   "author", "publisher",  "date",
                                    "when",    "role",      "weight", "confidence", "symmetric",
                                    "lasting", "exclusive", "along",  "against",    "reliability",
                                    "source",  "quote",     "file",   "note",       "url"};

enum { ORDER_COUNT = sizeof order / sizeof *order };

static size_t rank_of(const char *name, size_t length)
{
    size_t rank = 0;
    while (rank < ORDER_COUNT && (strncmp(order[rank], name, length) != 0 || order[rank][length]))
        rank++;
    return rank;
}

void dot_list_release(struct dot_list *list)
{
    text_release(&list->bytes);
    text_release(&list->below);
    free(list->entries);
    *list = (struct dot_list){0};
}

void dot_list_clear(struct dot_list *list)
{
    text_clear(&list->bytes);
    text_clear(&list->below);
    list->count = 0;
    list->tall = false;
}

struct dot_entry *dot_list_begin(struct dot_list *list, const char *name, size_t length)
{
    list->entries = xgrow(list->entries, list->count, &list->capacity, sizeof *list->entries);
    struct dot_entry *entry = &list->entries[list->count++];
    *entry = (struct dot_entry){.said.start = list->bytes.length, .rank = rank_of(name, length)};
    return entry;
}

void dot_list_end(struct dot_list *list)
{
    struct dot_entry *entry = &list->entries[list->count - 1];
    entry->said.length = list->bytes.length - entry->said.start;
}

static int compare_entries(const void *a, const void *b)
{
    const struct dot_entry *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return (left->said.start > right->said.start) - (left->said.start < right->said.start);
}

static void sort(struct dot_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (compare_entries(&list->entries[i - 1], &list->entries[i]) > 0) {
            qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
            return;
        }
}

/* Appends the part, with a space before it, if there is any. */
static void add_part(const struct dot_list *list, struct dot_part part, const char *space,
                     struct text *out)
{
    if (!part.length)
        return;
    text_add(out, space);
    text_add_bytes(out, list->bytes.data + part.start, part.length);
}

/* How many characters of the attribute stand on the line where it starts. */
static size_t first_width(const struct dot_list *list, const struct dot_entry *entry)
{
    const char *said = list->bytes.data + entry->said.start;
    const char *behind = list->bytes.data + entry->behind.start;
    const char *newline = memchr(said, '\n', entry->said.length);
    if (newline)
        return utf8_count(said, (size_t)(newline - said));
    size_t width = utf8_count(said, entry->said.length);
    return entry->behind.length ? width + 1 + utf8_count(behind, entry->behind.length) : width;
}

size_t dot_column(const struct text *out)
{
    size_t start = out->length; /* memrchr() would have a sanitizer look at all of the file */
    while (start > 0 && out->data[start - 1] != '\n')
        start--;
    return utf8_count(out->data + start, out->length - start);
}

void dot_new_line(struct text *out, size_t indent)
{
    text_add_char(out, '\n');
    text_add_repeated(out, ' ', indent);
}

void dot_add_word(struct text *out, const char *word, size_t length, size_t indent)
{
    enum { OPERATOR = 3 };
    size_t column = dot_column(out);
    const char *newline = memchr(word, '\n', length);
    size_t width = utf8_count(word, newline ? (size_t)(newline - word) : length);
    if (column > indent + DOT_INDENT && column + 1 + width + OPERATOR > DOT_WIDTH)
        dot_new_line(out, indent + DOT_INDENT);
    else if (column > indent)
        text_add_char(out, ' ');
    text_add_bytes(out, word, length);
}

/* As many on a line as it holds. */
static void write_filled(const struct dot_list *list, size_t indent, struct text *out)
{
    size_t column = dot_column(out) + 2, room = DOT_WIDTH, all = column;
    bool one_line = true;
    for (size_t i = 0; i < list->count && one_line; i++) {
        all += first_width(list, &list->entries[i]) + 2;
        one_line = all <= room; /* "];" is as wide as ", " */
    }
    text_add(out, " [");
    for (size_t i = 0; i < list->count; i++) {
        const struct dot_entry *entry = &list->entries[i];
        size_t width = first_width(list, entry) + (i + 1 < list->count ? 1 : 2);
        if (!one_line && column + (i > 0) + width > room && column > indent + DOT_INDENT) {
            dot_new_line(out, indent + DOT_INDENT);
        } else if (i)
            text_add_char(out, ' ');
        add_part(list, entry->said, "", out);
        add_part(list, entry->behind, " ", out);
        text_add(out, i + 1 < list->count ? "," : "]");
        column = dot_column(out);
    }
}

/* Each on a line, with its comments. */
static void write_tall(const struct dot_list *list, size_t indent, struct text *out)
{
    text_add(out, " [");
    for (size_t i = 0; i < list->count; i++) {
        const struct dot_entry *entry = &list->entries[i];
        add_part(list, entry->above, "", out);
        dot_new_line(out, indent + DOT_INDENT);
        add_part(list, entry->said, "", out);
        text_add(out, i + 1 < list->count ? "," : "");
        add_part(list, entry->behind, "  ", out);
    }
    text_add(out, text_string(&list->below));
    dot_new_line(out, indent);
    text_add_char(out, ']');
}

void dot_list_write(struct dot_list *list, size_t indent, struct text *out)
{
    if (!list->count)
        return;
    sort(list);
    (list->tall ? write_tall : write_filled)(list, indent, out);
}

/*
 * csv_header.c: the header of a table, and where its rows begin, for who reads a part of it.
 */
#include "format/csv_header.h"

#include "base/file.h"
#include "format/csv.h"
#include "format/csv_block.h"

#include <string.h>
#include <strings.h>

static char pick_delimiter(const char *path, const char *at, const char *end)
{
    const char *extension = file_extension(path);
    if (strcasecmp(extension, "tsv") == 0 || strcasecmp(extension, "tab") == 0)
        return '\t';
    return csv_sniff(at, (size_t)(end - at));
}

static size_t skip_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool csv_header_find(const char *path, const char **at, const char *end,
                     struct csv_dialect *dialect, struct csv_row *row, size_t *lines)
{
    *at += skip_mark(*at, (size_t)(end - *at));
    for (*lines = 0;; *at = row->next, ++*lines) {
        csv_dialect_init(dialect, pick_delimiter(path, *at, end));
        if (*at >= end || !csv_lex_row(dialect, *at, end, row))
            return false;
        if (!csv_row_blank(row))
            return true;
    }
}

size_t csv_header_length(const char *path, const char *bytes, size_t length)
{
    const char *at = bytes;
    struct csv_dialect dialect;
    struct csv_row row = {0};
    size_t lines;
    return csv_header_find(path, &at, bytes + length, &dialect, &row, &lines)
               ? (size_t)(row.next - bytes)
               : 0;
}

/* The first row of the block that begins at `least` bytes or more; else how far its rows go. */
static const char *find_row(const struct csv_block *block, const struct csv_dialect *dialect,
                            const char *at, size_t least, struct csv_row *row)
{
    const char *end = block->bytes + block->length;
    while (at < end && (size_t)(at - block->bytes) < least && csv_lex_row(dialect, at, end, row))
        at = row->next;
    return at;
}

bool csv_row_behind(const char *path, struct stream *stream, uint64_t least, size_t longest,
                    uint64_t *place, struct error *error)
{
    struct csv_block block;
    struct csv_dialect dialect;
    struct csv_row row = {0};
    size_t lines, done = 0;
    uint64_t before = 0;
    bool fine = true;
    *place = UINT64_MAX;
    csv_block_init(&block, 0);
    while (fine && *place == UINT64_MAX) {
        fine = csv_block_next(&block, done, stream, error);
        const char *at = block.bytes, *end = block.bytes + block.length;
        if (!fine || (!before && !csv_header_find(path, &at, end, &dialect, &row, &lines)))
            break;
        size_t left = least > before ? (size_t)(least - before) : 0;
        done = (size_t)(find_row(&block, &dialect, at, left, &row) - block.bytes);
        if (done >= left && done < block.length)
            *place = before + done;
        if (block.last || (!done && (size_t)(end - row.open) > longest))
            break;
        before += done;
    }
    csv_block_release(&block);
    return fine;
}

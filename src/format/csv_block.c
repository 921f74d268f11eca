/*
 * csv_block.c: blocks of a table.
 */
#include "format/csv_block.h"

#include "base/system.h"
#include "base/xalloc.h"

#include <entente/jobs.h>

#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 1 << 16, BLOCK_USUAL = 1 << 18 };

/* Offsets in a block are 32 bits wide. */
static const size_t block_most = (size_t)1 << 31;

void csv_block_init(struct csv_block *block, size_t size)
{
    size_t most = size ? size : BLOCK_USUAL;
    *block = (struct csv_block){.most = most, .target = most < BLOCK_FIRST ? most : BLOCK_FIRST};
}

void csv_block_release(struct csv_block *block)
{
    free(block->bytes);
    *block = (struct csv_block){0};
}

static void reserve(struct csv_block *block, size_t size)
{
    if (size + 2 <= block->capacity)
        return;
    block->capacity = size + 2;
    block->bytes = xreallocarray(block->bytes, block->capacity, 1);
}

static size_t count_bytes(const char *bytes, size_t length, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += bytes[i] == byte;
    return count;
}

/* `at`: a byte of the block, which begins with a row. */
static void place(const struct csv_block *block, const char *at, const struct stream *stream,
                  struct error *error)
{
    size_t before = (size_t)(at - block->bytes);
    const char *feed = last_byte(block->bytes, '\n', before);
    const char *line = feed ? feed + 1 : block->bytes;
    error_place(error, stream->path, block->lines + count_bytes(block->bytes, before, '\n') + 1,
                (size_t)(at - line) + 1, line, (size_t)(at - line));
}

static bool check_text(const struct csv_block *block, size_t from, struct stream *stream,
                       struct error *error)
{
    const char *nul = memchr(block->bytes + from, '\0', block->length - from);
    if (!nul)
        return true;
    error_set(error, ERROR_INPUT, "NUL byte in the file");
    place(block, nul, stream, error);
    error_hint(error, "a table is text in UTF-8; this may be another kind of file, or UTF-16");
    return false;
}

bool csv_block_next(struct csv_block *block, size_t done, struct stream *stream,
                    struct error *error)
{
    size_t rest = block->length - done, got = 0;
    block->lines += count_bytes(block->bytes, done, '\n');
    block->before += done;
    if (rest && done)
        memmove(block->bytes, block->bytes + done, rest);
    block->length = rest;
    while (block->target <= rest)
        block->target *= 2;
    if (block->target > block_most) {
        error_set(error, ERROR_LIMIT, "a row is longer than %zu bytes", block_most);
        error_place(error, stream->path, block->lines + 1, 1, NULL, 0);
        return false;
    }
    reserve(block, block->target);
    if (!stream_read(stream, block->bytes + rest, block->target - rest, &got, error))
        return false;
    block->length += got;
    block->last = block->length < block->target;
    if (!check_text(block, rest, stream, error))
        return false;
    if (block->last && block->length && block->bytes[block->length - 1] != '\n')
        block->bytes[block->length++] = '\n';
    block->bytes[block->length] = '\n';
    if (block->target < block->most)
        block->target = block->target * 2 < block->most ? block->target * 2 : block->most;
    return true;
}

/* Behind the first line feed outside of quotes. */
static const char *next_row(const char *at, const char *end, bool quoted)
{
    for (; at < end; at++) {
        if (*at == '"')
            quoted = !quoted;
        else if (*at == '\n' && !quoted)
            return at + 1;
    }
    return end;
}

void csv_block_divide(const char *start, const char *end, const char **starts, size_t count)
{
    size_t piece = (size_t)(end - start) / count;
    size_t *quotes = xcalloc(count, sizeof *quotes);
    bool quoted = false;
    starts[0] = start;
    starts[count] = end;
#pragma omp parallel for num_threads((int)jobs_count()) if (count > 1)
    for (size_t i = 0; i < count - 1; i++)
        quotes[i] = count_bytes(start + i * piece, piece, '"');
    for (size_t i = 1; i < count; i++) {
        quoted ^= quotes[i - 1] % 2;
        const char *at = start + i * piece;
        /* A piece that begins at a row has its line feed before it. */
        starts[i] = piece && at[-1] == '\n' && !quoted ? at : next_row(at, end, quoted);
        if (starts[i] < starts[i - 1])
            starts[i] = starts[i - 1];
    }
    free(quotes);
}

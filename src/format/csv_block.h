/*
 * csv_block.h: a table in blocks, each of whole rows, and blocks in chunks for threads.
 */
#ifndef FORMAT_CSV_BLOCK_H
#define FORMAT_CSV_BLOCK_H

#include "base/stream.h"

/* The bytes of some rows, ending in a row that may not be whole unless they are the last. */
struct csv_block {
    char *bytes; /* followed by a line feed that is not among them */
    size_t length, capacity;
    size_t target; /* how many bytes the next block is to have */
    size_t most;   /* which grows to this */
    size_t lines;  /* line feeds before it */
    size_t before; /* bytes before it */
    bool last;
};

/* `size`: of a block, in bytes. The first ones are smaller: most names are new in them, and new
 * names are added by one thread alone. */
void csv_block_init(struct csv_block *block, size_t size);
void csv_block_release(struct csv_block *block);

/*
 * Drops the first `done` bytes, which have been read, and reads on. Where nothing was done the
 * block grows. ERROR_INPUT where the file holds a NUL: it is no text.
 */
bool csv_block_next(struct csv_block *block, size_t done, struct stream *stream,
                    struct error *error);

/*
 * Divides the bytes, which begin with a row, at row ends into `count` chunks; starts[count] is
 * their end. Row ends in quotes are told from others by counting the quotes before them: the starts
 * are right unless there are quotes where none may stand, which shows when its chunks are read.
 */
void csv_block_divide(const char *start, const char *end, const char **starts, size_t count);

#endif

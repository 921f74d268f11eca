/*
 * pool.h: records of one size to dense indices and back: equal records share one index, and the one
 * of zero bytes has index 0. Records are compared byte for byte, so what has padding has to be
 * copied into zeroed memory first.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>
#include <stdint.h>

struct pool {
    char *records; /* by index; index 0 is zero */
    uint32_t *hashes;
    uint32_t *slots; /* open addressing; an index, 0 = free: record 0 is never looked for here */
    size_t record_size, count, record_capacity, hash_capacity, slot_count;
};

void pool_init(struct pool *pool, size_t record_size);
void pool_release(struct pool *pool);

/* The index of the record, which is added where it is new. */
uint32_t pool_add(struct pool *pool, const void *record);

/* The record of an index below `count`; it may move when one is added. */
const void *pool_at(const struct pool *pool, uint32_t index);

#endif

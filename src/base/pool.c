/*
 * pool.c: records of one size, each kept once: an array and an open-addressing hash of its indices.
 */
#include "base/pool.h"

#include "base/hash.h"
#include "base/xalloc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void append(struct pool *pool, const void *record, uint32_t hash)
{
    pool->records = xgrow(pool->records, pool->count, &pool->record_capacity, pool->record_size);
    pool->hashes = xgrow(pool->hashes, pool->count, &pool->hash_capacity, sizeof *pool->hashes);
    memcpy(pool->records + pool->count * pool->record_size, record, pool->record_size);
    pool->hashes[pool->count++] = hash;
}

void pool_init(struct pool *pool, size_t record_size)
{
    char *zero = xcalloc(1, record_size);
    *pool = (struct pool){.record_size = record_size};
    append(pool, zero, 0);
    free(zero);
}

void pool_release(struct pool *pool)
{
    free(pool->records);
    free(pool->hashes);
    free(pool->slots);
    *pool = (struct pool){0};
}

const void *pool_at(const struct pool *pool, uint32_t index)
{
    return pool->records + (size_t)index * pool->record_size;
}

/* The slot that holds the record, or the free slot where it would go. */
static size_t find_slot(const struct pool *pool, const void *record, uint32_t hash)
{
    size_t mask = pool->slot_count - 1, slot = hash & mask;
    for (uint32_t index; (index = pool->slots[slot]); slot = (slot + 1) & mask)
        if (pool->hashes[index] == hash &&
            memcmp(pool_at(pool, index), record, pool->record_size) == 0)
            break;
    return slot;
}

/* All records differ, so each goes to the first free slot. */
static void rehash(struct pool *pool)
{
    pool->slot_count = pool->slot_count ? pool->slot_count * 2 : 64;
    free(pool->slots);
    pool->slots = xcalloc(pool->slot_count, sizeof *pool->slots);
    for (size_t index = 1; index < pool->count; index++) {
        size_t mask = pool->slot_count - 1, slot = pool->hashes[index] & mask;
        while (pool->slots[slot])
            slot = (slot + 1) & mask;
        pool->slots[slot] = (uint32_t)index;
    }
}

static bool is_zero(const char *record, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (record[i])
            return false;
    return true;
}

uint32_t pool_add(struct pool *pool, const void *record)
{
    if (is_zero(record, pool->record_size))
        return 0;
    if (pool->count * 4 >= pool->slot_count * 3)
        rehash(pool);
    uint32_t hash = (uint32_t)hash_bytes(record, pool->record_size);
    size_t slot = find_slot(pool, record, hash);
    if (!pool->slots[slot]) {
        pool->slots[slot] = (uint32_t)pool->count;
        append(pool, record, hash);
    }
    return pool->slots[slot];
}

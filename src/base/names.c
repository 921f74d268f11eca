/*
 * names.c: strings to dense ids and back: an arena of strings and an open-addressing hash of them.
 */
#include "base/names.h"

#include "base/hash.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Each block of the arena begins with a pointer to the block before it. */
enum { ARENA_BLOCK = 1 << 16, ARENA_LINK = sizeof(char *) };

/* The length without a NUL and what is behind it. */
static size_t length_to_nul(const char *string, size_t length)
{
    const char *nul = length ? memchr(string, '\0', length) : NULL;
    return nul ? (size_t)(nul - string) : length;
}

static const char *store(struct names *names, const char *string, size_t length)
{
    size_t needed = length + 1;
    if (!names->arena || names->used + needed > names->size) {
        size_t size = needed + ARENA_LINK > ARENA_BLOCK ? needed + ARENA_LINK : ARENA_BLOCK;
        char *block = xmalloc(size);
        memcpy(block, &names->arena, ARENA_LINK);
        names->arena = block;
        names->used = ARENA_LINK;
        names->size = size;
    }
    char *copy = names->arena + names->used;
    if (length)
        memcpy(copy, string, length);
    copy[length] = '\0';
    names->used += needed;
    return copy;
}

/* The slot that holds the string, or the free slot where it would go. Only strings of the same hash
 * are looked at: those of others would be fetched from memory for nothing. */
static size_t find_slot(const struct names *names, const char *string, size_t length, uint32_t hash)
{
    size_t mask = names->slot_count - 1, slot = hash & mask;
    for (; names->slots[slot].string; slot = (slot + 1) & mask) {
        const char *other = names->slots[slot].string;
        if (names->slots[slot].hash == hash && (!length || strncmp(other, string, length) == 0) &&
            other[length] == '\0')
            break;
    }
    return slot;
}

/* All strings differ, so each goes to the first free slot. */
static void rehash(struct names *names)
{
    size_t old_count = names->slot_count;
    struct name_slot *old = names->slots;
    names->slot_count = old_count ? old_count * 2 : 64;
    names->slots = xcalloc(names->slot_count, sizeof *names->slots);
    for (size_t i = 0; i < old_count; i++) {
        size_t mask = names->slot_count - 1, slot = old[i].hash & mask;
        if (!old[i].string)
            continue;
        while (names->slots[slot].string)
            slot = (slot + 1) & mask;
        names->slots[slot] = old[i];
    }
    free(old);
}

uint32_t names_hash(const char *string, size_t length)
{
    return (uint32_t)hash_bytes(string, length_to_nul(string, length));
}

uint32_t names_add_hashed(struct names *names, const char *string, size_t length, uint32_t hash)
{
    length = length_to_nul(string, length);
    if (names->count * 4 >= names->slot_count * 3)
        rehash(names);
    struct name_slot *slot = &names->slots[find_slot(names, string, length, hash)];
    if (slot->string)
        return slot->id;
    names->strings = xgrow(names->strings, names->count, &names->capacity, sizeof *names->strings);
    *slot = (struct name_slot){store(names, string, length), hash, (uint32_t)names->count};
    names->strings[names->count++] = slot->string;
    return slot->id;
}

uint32_t names_add(struct names *names, const char *string, size_t length)
{
    return names_add_hashed(names, string, length, names_hash(string, length));
}

uint32_t names_find_hashed(const struct names *names, const char *string, size_t length,
                           uint32_t hash)
{
    if (!names->slot_count)
        return NAME_NONE;
    size_t slot = find_slot(names, string, length_to_nul(string, length), hash);
    return names->slots[slot].string ? names->slots[slot].id : NAME_NONE;
}

uint32_t names_find(const struct names *names, const char *string, size_t length)
{
    return names_find_hashed(names, string, length, names_hash(string, length));
}

void names_prefetch(const struct names *names, uint32_t hash)
{
    if (names->slot_count)
        __builtin_prefetch(&names->slots[hash & (names->slot_count - 1)]);
}

void names_prefetch_string(const struct names *names, uint32_t hash)
{
    if (names->slot_count)
        __builtin_prefetch(names->slots[hash & (names->slot_count - 1)].string);
}

const char *names_at(const struct names *names, uint32_t id)
{
    return names->strings[id];
}

const char *names_intern(struct names *names, const char *string, size_t length)
{
    return names_at(names, names_add(names, string, length));
}

void names_release(struct names *names)
{
    for (char *block = names->arena, *older; block; block = older) {
        memcpy(&older, block, ARENA_LINK);
        free(block);
    }
    free(names->strings);
    free(names->slots);
    *names = (struct names){0};
}

/*
 * names.c: strings to dense ids and back: an arena of strings and an open-addressing hash of them.
 */
#include "base/names.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Each block of the arena begins with a pointer to the block before it. */
enum { ARENA_BLOCK = 1 << 16, ARENA_LINK = sizeof(char *) };

/* FNV-1a, 64 bit. Inputs are files that the user chose to read; a table that an attacker degrades
 * to linear probing is caught by the reader's limits on size. */
static uint64_t hash(const char *string, size_t length)
{
    uint64_t value = 14695981039346656037ull;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)string[i]) * 1099511628211ull;
    return value ^ value >> 32;
}

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

/* The slot that holds the string, or the free slot where it would go. */
static size_t find_slot(const struct names *names, const char *string, size_t length)
{
    size_t mask = names->slot_count - 1;
    size_t slot = hash(string, length) & mask;
    while (names->slots[slot]) {
        const char *other = names->strings[names->slots[slot] - 1];
        if ((!length || strncmp(other, string, length) == 0) && other[length] == '\0')
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void rehash(struct names *names)
{
    names->slot_count = names->slot_count ? names->slot_count * 2 : 64;
    free(names->slots);
    names->slots = xcalloc(names->slot_count, sizeof *names->slots);
    for (size_t id = 0; id < names->count; id++) {
        const char *string = names->strings[id];
        names->slots[find_slot(names, string, strlen(string))] = (uint32_t)id + 1;
    }
}

uint32_t names_add(struct names *names, const char *string, size_t length)
{
    length = length_to_nul(string, length);
    if (names->count * 4 >= names->slot_count * 3)
        rehash(names);
    size_t slot = find_slot(names, string, length);
    if (names->slots[slot])
        return names->slots[slot] - 1;
    names->strings = xgrow(names->strings, names->count, &names->capacity, sizeof *names->strings);
    names->strings[names->count] = store(names, string, length);
    names->slots[slot] = (uint32_t)++names->count;
    return (uint32_t)names->count - 1;
}

uint32_t names_find(const struct names *names, const char *string, size_t length)
{
    if (!names->slot_count)
        return NAME_NONE;
    size_t slot = find_slot(names, string, length_to_nul(string, length));
    return names->slots[slot] ? names->slots[slot] - 1 : NAME_NONE;
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

/*
 * name_blocks.h: which names are worth comparing: those that share a key. Keys are made so that
 * two names that likeness() finds alike share one, and few others do.
 */
#ifndef DOSSIER_NAME_BLOCKS_H
#define DOSSIER_NAME_BLOCKS_H

#include "dossier/name_words.h"

/* A name under one of its keys. */
struct block_key {
    uint64_t key;
    uint32_t name; /* an index of the caller's */
};

/*
 * The last bits of a key say what it is made of: of a surname and an initial, where one name must
 * have initials; of a surname, where one name must be that alone.
 */
enum { BLOCK_OF_INITIALS = 0, BLOCK_OF_SURNAMES = 9, BLOCK_KIND = 15 };

struct name_blocks {
    struct block_key *keys;
    size_t count, capacity;
};

/* What the names of a dossier have; keys that nobody would share are left out. */
struct block_needs {
    bool initials, abjads, acronyms;
};

/* Adds the keys of a name. */
void name_blocks_add(struct name_blocks *blocks, const struct name_book *book,
                     const struct name *name, uint32_t index, struct block_needs needs);

/*
 * Adds the keys that it shares with what differs by one letter: all letters, and all but each one
 * but the first. `seed`: of what is compared with each other.
 */
void name_blocks_add_letters(struct name_blocks *blocks, const char *letters, size_t length,
                             uint64_t seed, uint32_t index);

/* Sorts by key, then by index: the index should count in an order in which like names are near. */
void name_blocks_sort(struct name_blocks *blocks);

void name_blocks_release(struct name_blocks *blocks);

#endif

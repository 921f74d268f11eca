/*
 * names.h: strings to dense ids and back. Each distinct string is stored once and never moves, so
 * the pointers that names_at() and names_intern() return live as long as the `struct names`, and
 * two of them are equal exactly when their strings are. Strings end in NUL: of the `length` bytes
 * given, those behind a NUL are not looked at.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAME_NONE UINT32_MAX

/* Of an open-addressing hash. string NULL: free. */
struct name_slot {
    const char *string;
    uint32_t hash, id;
};

struct names {
    char *arena; /* the newest block; the older ones hang behind it */
    size_t used, size;
    const char **strings; /* by id */
    struct name_slot *slots;
    size_t count, capacity, slot_count;
};

/* The id of the string, which is added where it is new. Ids count up from 0. */
uint32_t names_add(struct names *names, const char *string, size_t length);

/* The id of the string, or NAME_NONE. */
uint32_t names_find(const struct names *names, const char *string, size_t length);

/*
 * The same where the caller has the string's names_hash() already. Finding writes nothing: several
 * threads may find at once while nobody adds.
 */
uint32_t names_hash(const char *string, size_t length);
uint32_t names_add_hashed(struct names *names, const char *string, size_t length, uint32_t hash);
uint32_t names_find_hashed(const struct names *names, const char *string, size_t length,
                           uint32_t hash);

/*
 * Fetch, for many names in a row, what finding a string of that hash looks at first, and next: a
 * second pass over the names, when the first has arrived.
 */
void names_prefetch(const struct names *names, uint32_t hash);
void names_prefetch_string(const struct names *names, uint32_t hash);

/* The string of an id below `count`. */
const char *names_at(const struct names *names, uint32_t id);

/* The one stored copy of the string. */
const char *names_intern(struct names *names, const char *string, size_t length);

void names_release(struct names *names);

#endif

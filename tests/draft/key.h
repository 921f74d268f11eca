/*
 * key.h: what a careful reader finds in an article: the key beside it
 * (tests/draft/articles/README.md has the form), or a dossier of it.
 */
#ifndef DRAFT_KEY_H
#define DRAFT_KEY_H

#include "base/names.h"

#include <entente/edtf.h>
#include <entente/error.h>
#include <entente/vocabulary.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Indices, of names or of entities. */
struct key_list {
    uint32_t *items;
    size_t count, capacity;
};

struct key_entity {
    const char *label;
    struct key_list names; /* ids in key.names, without regard to case */
    bool optional;         /* neither right nor wrong where it is found */
};

struct key_relation {
    enum family family;
    struct key_list from, to; /* entities, any of which will do */
    struct key_list dates;    /* ids in key.strings, any of which will do; none: no date is given */
    bool undated_too;         /* no date will do as well */
    const char *phrase;       /* "": none */
    bool optional;
};

struct key {
    struct edtf date;
    struct names names, strings;
    struct key_entity *entities;
    size_t entity_count, entity_capacity;
    struct key_relation *relations;
    size_t relation_count, relation_capacity;
};

/* Reads a key, or a dossier where the path ends in .dot. Release it in any case. */
bool key_read(struct key *key, const char *path, struct error *error);
void key_release(struct key *key);

/* The id of a name without regard to case; NAME_NONE: the key does not have it. */
uint32_t key_find_name(const struct key *key, const char *name, size_t length);

bool key_list_has(const struct key_list *list, uint32_t item);
void key_list_add(struct key_list *list, uint32_t item);

#endif

/*
 * match.h: which entities of different files may be one, by their names.
 */
#ifndef DOSSIER_MATCH_H
#define DOSSIER_MATCH_H

#include "base/disjoint.h"

#include <entente/dossier.h>

/* Two entities that one thing makes one: a judgement, or a name that both have. */
struct link {
    uint32_t a, b;
    uint32_t judgement; /* its index; DOSSIER_NONE: a name */
    const char *name;
};

struct links {
    struct link *items;
    size_t count, capacity;
};

void links_add(struct links *links, struct link link);

/*
 * Appends a link for each two entities of different files of which one is called, by id or label,
 * what the other one is called by id, label or alias. Linear in the labels and aliases that there
 * are.
 */
void match_names(struct dossier *dossier, struct links *links);

/* Two of the entities that names would make one, though they cannot all be one. */
struct ambiguity {
    uint32_t a, b;
};

/*
 * Takes out the links whose entities would be one with another of the same file, with one of
 * another kind, or with one that a judgement says they are not. `classes` are the entities that are
 * one already. What is taken out for any reason but a judgement on these two is appended to
 * `*ambiguities`, which the caller frees.
 */
void match_settle(const struct dossier *dossier, const struct disjoint *classes,
                  struct links *links, struct ambiguity **ambiguities, size_t *count);

#endif

/*
 * kept.h: what a process keeps of the tables that it reads: all names, for who has no relation is
 * an entity too, and of relations those that are seen, in 24 bytes each.
 */
#ifndef CLUSTER_KEPT_H
#define CLUSTER_KEPT_H

#include "cluster/spread.h"

#include "base/names.h"

#include <entente/view.h>

struct kept_relation {
    double weight;     /* as view_weight() has it */
    uint32_t from, to; /* of our names */
    uint32_t type : 30;
    uint32_t undirected : 1, possible : 1;
};

struct kept {
    struct names names; /* of entities, in the order in which we read them first */
    uint64_t *files;    /* by name: the file that has it first, of those that are read */
    size_t file_capacity;
    struct kept_relation *relations;
    size_t count, capacity;
    uint64_t read; /* relations, whether or not they are seen */
};

/* What is kept: relations that the view sees and that become ties. Nothing flows along others. */
struct keeping {
    const struct view_options *view;
    const struct projection *projection;
};

/* What a name's relations make of it: by name, after kept_settle(). */
enum { KEPT_TIED = 1, KEPT_DOUBTED = 2 };

/*
 * Takes names and relations of a dossier, which are of that file. Its types must be, or become,
 * those of the dossier that has all; where the options of the view make no sense nothing is seen.
 */
void kept_take(struct kept *kept, const struct dossier *dossier, uint64_t file,
               const struct keeping *keeping);

/*
 * Drops the relations whose ends are not seen, certainties[] being those of the names, and counts
 * the others: fills in counts' relations, possible, self and seen_relations, ours alone, and marks
 * by name, which the caller frees.
 */
uint8_t *kept_settle(struct kept *kept, const uint8_t *certainties, struct spread_counts *counts);

/* Drops the names, once their owners have them; the relations still go by them. */
void kept_forget_names(struct kept *kept);
void kept_release(struct kept *kept);

#endif

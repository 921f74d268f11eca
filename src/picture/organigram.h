/*
 * organigram.h: an organigram as it is being laid out, and those in it who stand nowhere: above,
 * below and beside nobody.
 */
#ifndef PICTURE_ORGANIGRAM_H
#define PICTURE_ORGANIGRAM_H

#include "picture/grouping.h"
#include "picture/units.h"

/* Points between two units in a row. */
#define ORGANIGRAM_NODE_GAP 20.0

struct organigram {
    GVC_t *gvc;
    struct diagram *diagram;
    struct units units;
    struct grouping grouping; /* where the picture has groups */
    Agnode_t **nodes;         /* by unit; NULL: it is not in dot's graph */
    Agraph_t **clusters;      /* by position in the grouping */
    bool *tied;               /* by position: whether dot places it */
};

/* The position of the unit's group. */
uint32_t organigram_group(const struct organigram *organigram, size_t unit);

/* Whether dot has nothing to say of a unit: it is tied to no other one, nor is any of its group. */
bool organigram_is_loose(const struct organigram *organigram, size_t unit);

/* Places those who stand nowhere in rows below the others; groups of them in boxes. */
void organigram_place_loose(struct organigram *organigram);
void organigram_place_loose_groups(struct organigram *organigram);

/* A region's box, with the caption in its corner. */
void region_set(struct region *region, struct box box);

#endif

/*
 * ego.h: the surroundings of an entity (its ego network): who is within some hops of it, over
 * relations of either sign and direction, the relations among them, and how they hold together
 * without it.
 *
 * Ownership: an ego borrows its view.
 */
#ifndef ENTENTE_EGO_H
#define ENTENTE_EGO_H

#include <entente/error.h>
#include <entente/view.h>

struct alter {
    uint32_t entity;
    uint32_t distance; /* hops, at least 1 */
};

/*
 * The measures are of the alters without the ego, and take several relations between two as one
 * tie, without direction: Borgatti, Everett & Freeman (2002), UCINET, ego network measures.
 */
struct ego {
    const struct view *view;
    uint32_t entity;
    size_t hops;
    struct alter *alters; /* by distance, then id */
    size_t alter_count;
    uint32_t *distances; /* by entity: EGO_FAR beyond the hops */
    size_t *relations;   /* positions in the view: what is among them, the nearest to the ego first,
                            then in the dossier's order */
    size_t relation_count;
    size_t self_count;            /* relations of one of them to itself, left out */
    double tie_count, pair_count; /* pairs of alters that are tied; all pairs */
    double density;               /* their share; NAN with fewer than two alters */
    size_t component_count;       /* of the alters' ties */
    double brokerage;             /* pairs of alters that are not tied */
};

#define EGO_FAR UINT32_MAX

/* `hops` is at least 1. */
ENTENTE_API void ego_init(struct ego *ego, const struct view *view, uint32_t entity, size_t hops);
ENTENTE_API void ego_release(struct ego *ego);

/* Fills `part` with those entities and relations alone; the caller releases it. */
ENTENTE_API void ego_view(const struct ego *ego, struct view *part);

#endif

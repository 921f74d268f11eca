/*
 * incidence.h: the relations of a view by entity, as compressed rows, for what goes from one entity
 * to the next over relations, whatever their sign and direction. (Ties have forgotten which
 * relations they were made of.)
 */
#ifndef NETWORK_INCIDENCE_H
#define NETWORK_INCIDENCE_H

#include <entente/view.h>

/*
 * The row of entity e is the entries starts[e] .. starts[e + 1] - 1, one for each relation of the
 * view that it is an end of, in the view's order. Relations of an entity to itself have none.
 */
struct incidence {
    size_t entity_count;
    size_t *starts;      /* entity_count + 1 of them */
    uint32_t *others;    /* by entry: the entity at the other end */
    uint32_t *positions; /* by entry: the relation's position in the view */
};

void incidence_init(struct incidence *incidence, const struct view *view);
void incidence_release(struct incidence *incidence);

/* By entity: with how many others it has a relation. The caller frees the array. */
uint32_t *incidence_degrees(const struct incidence *incidence);

#endif

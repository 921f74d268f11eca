/*
 * card_relations.h: an entity's relations in the order of its card.
 */
#ifndef REPORT_CARD_RELATIONS_H
#define REPORT_CARD_RELATIONS_H

#include <entente/view.h>

/*
 * The relations, as seen, that the entity takes part in, by family, then time, then place in the
 * dossier. The caller frees the array of `*count` positions in view->relations.
 */
size_t *card_relations(const struct view *view, uint32_t entity, size_t *count);

/* The entity at the other end: the entity itself where the relation is to itself. */
uint32_t card_other(const struct relation *relation, uint32_t entity);

/* "->" where the entity is its start, "<-" where it is its end, "--" where it has no direction. */
const char *card_direction(const struct dossier *dossier, const struct relation *relation,
                           uint32_t entity);

/* Appends the names that were other entities' before these became one with it, and why. */
void card_namesakes(const struct dossier *dossier, uint32_t entity, struct text *out);

#endif

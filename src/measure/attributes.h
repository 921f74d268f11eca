/*
 * attributes.h: what a dossier says of its entities in words that are none of ours.
 */
#ifndef MEASURE_ATTRIBUTES_H
#define MEASURE_ATTRIBUTES_H

#include <entente/error.h>
#include <entente/network.h>

/* The value of the entity's attribute of that name; NULL where it has none, or an empty one. */
const char *attribute_of(const struct dossier *dossier, uint32_t entity, const char *name);

/*
 * Whether an entity of the network has a value of that attribute. If not: ERROR_USAGE, with "did
 * you mean" over the attributes that its entities have.
 */
bool attribute_known(const struct network *network, const char *name, struct error *error);

#endif

/*
 * store.h: the store from within the house: for readers that know the hash of an id already.
 */
#ifndef DOSSIER_STORE_H
#define DOSSIER_STORE_H

#include <entente/dossier.h>

/* dossier_add_entity() of an id of `length` bytes and its names_hash(). */
uint32_t store_add_entity(struct dossier *dossier, const char *id, size_t length, uint32_t hash);

/* Makes room for `count` more relations, so that they can be appended where the last one ends. */
void store_reserve_relations(struct dossier *dossier, size_t count);

#endif

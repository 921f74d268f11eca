/*
 * naming.h: the names of all tables as nodes: each name has an owner, by its hash, who knows what
 * all processes say of it and gives it a number.
 */
#ifndef CLUSTER_NAMING_H
#define CLUSTER_NAMING_H

#include "cluster/spread.h"

#include <entente/dossier.h>

struct naming;

/*
 * Sends each entity of our dossier to its owner, and gives the entities the dates that tables of
 * entities have for them, whoever read these. Every process of `comm` calls it.
 */
struct naming *naming_new(MPI_Comm comm, struct dossier *dossier, const uint64_t *files);
void naming_free(struct naming *naming);

/*
 * Whether all entities are told apart by their ids: ERROR_USAGE where those of different files
 * share a name, by which dossier_unify() may make them one.
 */
bool naming_check(const struct naming *naming, struct error *error);

/*
 * Numbers the nodes of the network, which is that of our dossier, among those of all processes:
 * fills in the spread's nodes, their number, and how many were dropped, and numbers[e] by entity of
 * our dossier; NAMING_NONE: it is no node. `kind` NULL: all kinds are listed.
 */
void naming_number(struct naming *naming, const struct network *network, const char *kind,
                   struct spread *spread, uint64_t *numbers);

#define NAMING_NONE UINT64_MAX

#endif

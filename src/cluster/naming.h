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
struct naming *naming_new(MPI_Comm comm, struct dossier *dossier);
void naming_free(struct naming *naming);

/* Whether an entity of one table has the name of another one's, and what that is: see unify. */
bool naming_check(struct naming *naming, const struct dossier *dossier, struct error *error);

/*
 * Numbers the nodes of the network, which is that of our dossier, among those of all processes:
 * fills in the spread's nodes, their number, and how many were dropped, and numbers[e] by entity of
 * our dossier; NAMING_NONE: it is no node. `kind` NULL: all kinds are listed.
 */
void naming_number(struct naming *naming, const struct network *network, const char *kind,
                   struct spread *spread, uint64_t *numbers);

#define NAMING_NONE UINT64_MAX

#endif

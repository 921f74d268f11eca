/*
 * naming.h: the names of all tables as nodes: each name has an owner, by its hash, who knows what
 * all processes say of it and gives it a number.
 */
#ifndef CLUSTER_NAMING_H
#define CLUSTER_NAMING_H

#include "cluster/kept.h"
#include "cluster/spread.h"

#include <entente/dossier.h>

struct naming;

/*
 * Sends each name that we have read to its owner, with what our dossier says of it, whose files are
 * files[] of those that are read. Every process of `comm` calls it.
 */
struct naming *naming_new(MPI_Comm comm, const struct kept *kept, const struct dossier *dossier,
                          const uint64_t *files);
void naming_free(struct naming *naming);

/* By name that we have read: 1 where no process before us has it. The caller frees them. */
uint8_t *naming_first(const struct naming *naming);

/*
 * Whether all entities are told apart by their ids: ERROR_USAGE where those of different files
 * share a name, by which dossier_unify() may make them one.
 */
bool naming_check(const struct naming *naming, struct error *error);

/*
 * By name that we have read its enum certainty at the time, by the date that any table of entities
 * has for it; CERTAINTY_NO: it is not seen. The caller frees them.
 */
uint8_t *naming_see(struct naming *naming, const struct time_options *time);

/*
 * Numbers the nodes among those of all processes, marks[] being those of the names that we have
 * read (kept_settle()): fills in the spread's nodes, their number, and how many were dropped, and
 * numbers[i] by name; NAMING_NONE: it is no node. `kind` NULL: all kinds are listed.
 */
void naming_number(struct naming *naming, const uint8_t *marks, const char *kind,
                   struct spread *spread, uint64_t *numbers);

#define NAMING_NONE UINT64_MAX

#endif

/*
 * gazetteer.h: the names that the drafter knows before it reads: states, organizations, titles and
 * the like, from tables that are built in, from files, and from dossiers.
 */
#ifndef DRAFT_GAZETTEER_H
#define DRAFT_GAZETTEER_H

#include <entente/dossier.h>
#include <entente/error.h>

struct gazetteer;

/* With the built-in tables (share/draft/). Free it with gazetteer_free(). */
struct gazetteer *gazetteer_new(void);
void gazetteer_free(struct gazetteer *gazetteer);

/*
 * Adds the rows of a table (the forms are in share/draft/README.md): of `length` bytes, whose path
 * is for errors. False, with an error that names the line, where a row has no sense.
 */
bool gazetteer_read(struct gazetteer *gazetteer, const char *path, const char *bytes, size_t length,
                    struct error *error);

/* Adds the entities of a dossier, with their kinds, labels and aliases. They win over tables. */
void gazetteer_add_dossier(struct gazetteer *gazetteer, const struct dossier *dossier);

#endif

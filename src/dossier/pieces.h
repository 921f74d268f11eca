/*
 * pieces.h: lists in one string, as notes, aliases and citations are, made of two.
 */
#ifndef DOSSIER_PIECES_H
#define DOSSIER_PIECES_H

#include <entente/dossier.h>

/* Both notes, parted by "; ", unless the first has all that the second says. NULL: none. */
const char *pieces_note(struct dossier *dossier, const char *note, const char *more);

/* The citations of both, parted by "; ", each once. NULL: none. */
const char *pieces_citations(struct dossier *dossier, const char *citations, const char *more);

/* The aliases with one more, unless it is among them or is the entity's id or label. */
const char *pieces_alias(struct dossier *dossier, const struct entity *entity, const char *alias,
                         size_t length);

/* The note with "other NAME: VALUE": a value that had to give way and is kept there. */
const char *pieces_other(struct dossier *dossier, const char *note, const char *name,
                         const char *value);

#endif

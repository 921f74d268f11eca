/*
 * wanted.h: the relation types that a list of types and families stands for.
 */
#ifndef VIEW_WANTED_H
#define VIEW_WANTED_H

#include <entente/dossier.h>
#include <entente/error.h>

/*
 * Marks the types of a list parted by ",": `wanted` has vocabulary.type_count places. ERROR_USAGE,
 * with "did you mean", where a name is neither a relation type nor a family.
 */
bool types_wanted(const struct dossier *dossier, const char *list, bool *wanted,
                  struct error *error);

#endif

/*
 * match.h: which relations of two dossiers are the same ones.
 */
#ifndef VIEW_MATCH_H
#define VIEW_MATCH_H

#include <entente/dossier.h>

/*
 * For a merged dossier of merge_views(), in which relations [0,after_count) are those after and the
 * rest those before: the relation before that each of those after was, or DOSSIER_NONE. The
 * caller frees the array.
 */
uint32_t *match_relations(const struct dossier *merged, size_t after_count);

#endif

/*
 * merge.h: what two views of two dossiers see, as one dossier.
 */
#ifndef VIEW_MERGE_H
#define VIEW_MERGE_H

#include <entente/view.h>

/*
 * A new dossier: first what `after` sees, then the entities of `before` that are not among it, and
 * all relations of `before`, so that relation i is after's i-th, and after's count + i before's.
 * A type that the two declare differently stands twice, as "NAME" and as "NAME (before)".
 */
struct dossier *merge_views(const struct view *before, const struct view *after);

#endif

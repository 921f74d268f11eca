/*
 * view.h: which relations of a dossier are seen. The entities are all of the dossier's.
 *
 * Ownership: a view borrows its dossier, which must outlive it and not change meanwhile.
 */
#ifndef ENTENTE_VIEW_H
#define ENTENTE_VIEW_H

#include <entente/dossier.h>
#include <entente/error.h>

struct view_options {
    const char *relations; /* relation types and families, parted by ","; NULL: all of them */
};

struct view {
    const struct dossier *dossier;
    uint32_t *relations; /* indices into dossier->relations, in its order */
    size_t relation_count;
    const char *filter; /* the options' `relations`, borrowed; NULL: none */
};

/* ERROR_USAGE where a name is neither a relation type nor a family; the hint says which is near. */
ENTENTE_API bool view_init(struct view *view, const struct dossier *dossier,
                           const struct view_options *options, struct error *error);
ENTENTE_API void view_release(struct view *view);

#endif

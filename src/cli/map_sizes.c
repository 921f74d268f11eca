/*
 * map_sizes.c: how large the entities of a map are, and which are left out of it.
 */
#include "cli/map_sizes.h"

#include "cli/measures.h"

#include "base/xalloc.h"

#include <stdlib.h>

static void leave_out_isolates(const struct view *view, double *size)
{
    const struct dossier *dossier = view->dossier;
    bool *related = xcalloc(dossier->entity_count, sizeof *related);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        related[relation->from] = related[relation->to] = true;
    }
    for (size_t i = 0; i < dossier->entity_count; i++)
        if (!related[i])
            size[i] = -1;
    free(related);
}

double *map_sizes(const struct view *view, const struct settings *settings, const char **measure,
                  struct error *error)
{
    struct settings sizing = *settings;
    if (!sizing.by) /* influence goes by positive ties, whatever colours go by */
        sizing.projection = (struct projection){0};
    double *size = measures_sizes(view, &sizing, measure, error);
    if (size && view_timed(view))
        leave_out_isolates(view, size);
    return size;
}

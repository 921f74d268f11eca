/*
 * part.c: some of what a view sees, as a view of its own.
 */
#include <entente/view.h>

#include "base/xalloc.h"

void view_part(const struct view *view, const bool *relations, const bool *entities,
               struct view *part)
{
    size_t entity_count = view->dossier->entity_count, most = view->relation_count;
    *part = (struct view){.dossier = view->dossier, .filter = view->filter, .time = view->time};
    part->entities = xcalloc(entity_count, sizeof *part->entities);
    part->relations = xcalloc(most, sizeof *part->relations);
    part->certainties = xcalloc(most, sizeof *part->certainties);
    part->decays = view->decays ? xcalloc(most, sizeof *part->decays) : NULL;
    for (size_t i = 0; i < entity_count; i++) {
        part->entities[i] = !entities || entities[i] ? view->entities[i] : CERTAINTY_NO;
        part->entity_count += part->entities[i] != CERTAINTY_NO;
    }
    for (size_t i = 0; i < most; i++) {
        if (!relations[i])
            continue;
        size_t at = part->relation_count++;
        part->relations[at] = view->relations[i];
        part->certainties[at] = view->certainties[i];
        if (part->decays)
            part->decays[at] = view->decays[i];
    }
}

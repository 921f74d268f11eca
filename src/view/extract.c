/*
 * extract.c: what a view sees, as a dossier of its own.
 */
#include <entente/view.h>

#include "dossier/copy.h"

/* Adds, from number `*next` on, the judgements that were made before relation `turn`. */
static void extract_judgements(struct dossier *into, const struct view *view, size_t *next,
                               size_t turn)
{
    const struct dossier *from = view->dossier;
    for (; *next < from->judgement_count && from->judgement_turns[*next] <= turn; ++*next) {
        const struct relation *judgement = &from->judgements[*next];
        if (view->entities[judgement->from] && view->entities[judgement->to])
            copy_relation(into, from, judgement);
    }
}

struct dossier *view_extract(const struct view *view)
{
    const struct dossier *from = view->dossier;
    struct dossier *into = dossier_new();
    into->name = copy_string(into, from->name);
    into->title = copy_string(into, from->title);
    into->note = copy_string(into, from->note);
    into->date = from->date;
    for (size_t i = 0; i < from->file_count; i++)
        dossier_add_file(into, from->files[i]);
    into->graph_attributes = copy_attributes(into, from, from->graph_attributes);
    copy_vocabulary(into, from);
    for (size_t i = 0; i < from->source_count; i++)
        copy_source(into, from, &from->sources[i]);
    for (size_t i = 0; i < from->entity_count; i++)
        if (view->entities[i])
            copy_entity(into, from, &from->entities[i]);
    size_t judgement = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        extract_judgements(into, view, &judgement, view->relations[i]);
        copy_relation(into, from, &from->relations[view->relations[i]]);
    }
    extract_judgements(into, view, &judgement, from->relation_count);
    return into;
}

/*
 * part_picture.c: a map of some of a dossier's entities and relations.
 */
#include "cli/part_picture.h"

#include "cli/map_picture.h"

#include "base/xalloc.h"
#include "view/wanted.h"

#include <stdlib.h>
#include <string.h>

bool part_picture(const struct view *part, const char *what, const struct settings *settings,
                  const char *format, struct error *error)
{
    struct text title = {0};
    if (settings->title)
        text_add(&title, settings->title);
    else if (part->dossier->title)
        text_addf(&title, "%s: %s", part->dossier->title, what);
    else
        text_add(&title, what);
    struct diagram_options options = {.title = text_string(&title)};
    bool done = map_picture(part, &options, settings, format, error);
    text_release(&title);
    return done;
}

/*
 * By relation type: whether its relations are drawn. Where members are tied, they are those that
 * --project names, which the projection has checked; else all are.
 */
static bool *types_drawn(const struct network *network)
{
    const struct dossier *dossier = network->view->dossier;
    bool *drawn = xcalloc(dossier->vocabulary.type_count, sizeof *drawn);
    if (network->projection.project) {
        struct error unused = {0};
        types_wanted(dossier, network->projection.project, drawn, &unused);
        error_release(&unused);
    } else {
        memset(drawn, true, dossier->vocabulary.type_count * sizeof *drawn);
    }
    return drawn;
}

void part_of_ties(const struct network *network, struct view *part)
{
    const struct view *view = network->view;
    const struct dossier *dossier = view->dossier;
    bool *relations = xcalloc(view->relation_count, sizeof *relations);
    bool *entities = xcalloc(dossier->entity_count, sizeof *entities);
    bool *drawn = types_drawn(network);
    bool all = !view_timed(view) && !network->projection.drop_isolates;
    for (size_t i = 0; i < dossier->entity_count; i++)
        entities[i] = all && network->nodes[i] != NETWORK_NONE;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        relations[i] = drawn[relation->type] && relation->from != relation->to &&
                       projection_takes(&network->projection, relation_sign(dossier, relation));
        if (relations[i])
            entities[relation->from] = entities[relation->to] = true;
    }
    view_part(view, relations, entities, part);
    free(drawn);
    free(entities);
    free(relations);
}

/*
 * blocs_picture.c: a map of a network's blocs: the relations that became ties, and what they tie.
 */
#include "cli/blocs_picture.h"

#include "cli/measures.h"

#include "base/file.h"
#include "base/xalloc.h"
#include "view/wanted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* What is drawn of the view, as a view of its own. */
static void see_ties(const struct network *network, struct view *part)
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

/* By entity; the caller frees the array. */
static uint32_t *blocs_of(const struct blocs *blocs)
{
    const struct network *network = blocs->network;
    size_t count = network->view->dossier->entity_count;
    uint32_t *of = xreallocarray(NULL, count, sizeof *of);
    for (size_t i = 0; i < count; i++)
        of[i] = PICTURE_NO_BLOC;
    for (size_t i = 0; i < blocs->member_count; i++)
        if (blocs->members[i].bloc != BLOC_NONE)
            of[network->entities[blocs->members[i].node]] = blocs->members[i].bloc;
    return of;
}

/* "Leiden: 4 blocs, modularity 0.4512"; without a bloc these mean nothing. */
static void describe(const struct blocs *blocs, struct text *out)
{
    if (!blocs->bloc_count) {
        text_addf(out, "%s: no blocs", blocs->title);
        return;
    }
    text_addf(out, "%s: %zu %s, ", blocs->title, blocs->bloc_count,
              blocs->bloc_count == 1 ? "bloc" : "blocs");
    if (blocs->is_signed)
        text_addf(out, "criterion %.10g", blocs->criterion);
    else
        text_addf(out, "modularity %.4f", blocs->modularity);
    if (!isnan(blocs->codelength))
        text_addf(out, ", code length %.4f bits", blocs->codelength);
}

static void add_title(const struct blocs *blocs, const struct settings *settings,
                      struct text *title)
{
    const char *of = blocs->network->view->dossier->title;
    if (settings->title)
        text_add(title, settings->title);
    else
        text_addf(title, "%s%s", of ? of : "", of ? ": blocs" : "Blocs");
}

bool blocs_picture(const struct blocs *blocs, const struct settings *settings, const char *format,
                   struct error *error)
{
    const struct network *network = blocs->network;
    struct view part = {0};
    struct text title = {0}, remark = {0}, picture = {0};
    struct diagram_options options = {0};
    uint32_t *of = NULL;
    /* Influence goes by relations, and members that are tied have none. */
    double *sizes = network->projection.project
                        ? NULL
                        : measures_sizes(network->view, settings, &options.measure, error);
    bool done = sizes || network->projection.project;
    if (!done)
        goto out;
    see_ties(network, &part);
    add_title(blocs, settings, &title);
    describe(blocs, &remark);
    options.title = text_string(&title);
    options.remark = text_string(&remark);
    options.influence = sizes;
    options.blocs = of = blocs_of(blocs);
    done = picture_render(&part, &options, &settings->picture, format, &picture, error) &&
           file_write(settings->output, text_string(&picture), picture.length, error);
out:
    text_release(&picture);
    text_release(&remark);
    text_release(&title);
    view_release(&part);
    free(of);
    free(sizes);
    return done;
}

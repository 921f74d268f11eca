/*
 * blocs_picture.c: a map of a network's blocs: the relations that became ties, and what they tie.
 */
#include "cli/blocs_picture.h"

#include "cli/measures.h"
#include "cli/part_picture.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

uint32_t *blocs_by_entity(const struct blocs *blocs)
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

void blocs_describe(const struct blocs *blocs, struct text *out)
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
    part_of_ties(network, &part);
    add_title(blocs, settings, &title);
    blocs_describe(blocs, &remark);
    options.title = text_string(&title);
    options.remark = text_string(&remark);
    options.influence = sizes;
    options.blocs = of = blocs_by_entity(blocs);
    done = picture_render(&part, &options, &settings->page, format, &picture, error) &&
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

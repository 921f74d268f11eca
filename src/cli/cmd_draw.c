/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/map_colours.h"
#include "cli/map_picture.h"
#include "cli/measures.h"

#include "base/xalloc.h"

#include <stdlib.h>

/*
 * Leaves out of a picture of one time who has no relation then: most of a dossier's people and
 * plans come later or are gone, and would crowd the rest.
 */
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

/* Influence, where nothing else is asked for, goes by positive ties, whatever colours go by. */
static double *sizes_of(const struct view *view, const struct settings *settings,
                        const char **measure, struct error *error)
{
    struct settings sizing = *settings;
    if (!sizing.by)
        sizing.projection = (struct projection){0};
    return measures_sizes(view, &sizing, measure, error);
}

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct map_colours colours = {0};
    struct diagram_options options = {.title = settings->title, .labels = settings->labels};
    const char *format = NULL;
    double *size = NULL;
    struct dossier *dossier = NULL;

    if (!input_picture_format("draw", settings->output, &format, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !(size = sizes_of(&view, settings, &options.measure, error)) ||
        !map_colours_init(&colours, &view, settings, &options, error))
        goto out;
    if (view_timed(&view))
        leave_out_isolates(&view, size);
    options.influence = size;
    map_picture(&view, &options, settings, format, error);
out:
    map_colours_release(&colours);
    free(size);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

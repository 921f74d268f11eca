/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"

#include "base/file.h"
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

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct text picture = {0};
    struct diagram_options options = {.title = settings->title, .labels = settings->labels};
    const char *format = NULL;
    double *size = NULL;
    struct dossier *dossier = NULL;

    if (!input_picture_format("draw", settings->output, &format, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !(size = measures_sizes(&view, settings, &options.measure, error)))
        goto out;
    if (view_timed(&view))
        leave_out_isolates(&view, size);
    options.influence = size;
    if (picture_render(&view, &options, &settings->page, format, &picture, error))
        file_write(settings->output, text_string(&picture), picture.length, error);
out:
    text_release(&picture);
    free(size);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

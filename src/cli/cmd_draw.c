/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/ranking.h>

#include <math.h>
#include <stdlib.h>

/* Scores by entity from 0 to 1, the highest being 1; what is not defined is 0. */
static double *sizes(const struct ranking *ranking, size_t entity_count)
{
    double *size = xcalloc(entity_count, sizeof *size), highest = 0;
    for (size_t i = 0; i < ranking->row_count; i++) {
        double score = ranking->rows[i].scores[0];
        size[ranking->rows[i].entity] = isnan(score) ? 0 : score;
        highest = fmax(highest, size[ranking->rows[i].entity]);
    }
    for (size_t i = 0; highest > 0 && i < entity_count; i++)
        size[i] /= highest;
    return size;
}

/* The sizes of the picture's entities: --by's first measure on the usual projection. */
static double *measure_sizes(const struct view *view, const struct settings *settings,
                             const char **measure, struct error *error)
{
    struct network network = {0};
    struct ranking ranking = {0};
    struct ranking_options options = {.kind = VOCABULARY_NONE};
    const struct measure **measures =
        measures_named(settings->by ? settings->by : "influence", &options.measure_count, error);
    double *size = NULL;
    if (!measures)
        return NULL;
    options.measures = measures;
    options.measure_count = 1;
    network_init(&network, view, &settings->projection);
    if (ranking_init(&ranking, &network, &options, error))
        size = sizes(&ranking, view->dossier->entity_count);
    *measure = measures[0]->name;
    ranking_release(&ranking);
    network_release(&network);
    free(measures);
    return size;
}

static bool find_picture_format(const char *output, const char **format, struct error *error)
{
    if (!output)
        return error_set(error, ERROR_USAGE, "'entente draw' needs -o OUT");
    *format = file_extension(output);
    if (picture_format_known(*format))
        return true;
    error_set(error, ERROR_USAGE, "cannot draw '%s': its extension names no picture format",
              output);
    error_hint(error, "known: .svg, .png, .pdf, .dot");
    return false;
}

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct text picture = {0};
    struct diagram_options options = {.title = settings->title};
    const char *format = NULL;
    double *size = NULL;
    struct dossier *dossier = NULL;

    if (!find_picture_format(settings->output, &format, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !(size = measure_sizes(&view, settings, &options.measure, error)))
        goto out;
    options.influence = size;
    if (picture_render(&view, &options, &settings->picture, format, &picture, error))
        file_write(settings->output, text_string(&picture), picture.length, error);
out:
    text_release(&picture);
    free(size);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

/*
 * map_colours.c: what the colours of a map tell: kinds, the blocs that are found in it, or a
 * measure.
 */
#include "cli/map_colours.h"

#include "cli/blocs_picture.h"
#include "cli/input.h"
#include "cli/measures.h"

#include <stdlib.h>
#include <string.h>

static const struct measure *find_measure(const char *name, struct error *error)
{
    const struct measure *measure = measure_find(name);
    if (measure)
        return measure;
    const char *near = measure_suggest(name);
    error_set(error, ERROR_USAGE, "--color-by takes kind, bloc or a measure, not '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    else
        error_hint(error, "'entente measures' lists them");
    return NULL;
}

static bool by_measure(struct map_colours *colours, const struct view *view,
                       const struct settings *settings, struct diagram_options *options,
                       struct error *error)
{
    const struct measure *measure = find_measure(settings->color_by, error);
    if (!measure || !(colours->scores = measures_scores(view, settings, measure, error)))
        return false;
    options->scores = colours->scores;
    options->score_name = measure->name;
    return true;
}

/* As `entente blocs` finds them by default. */
static bool by_bloc(struct map_colours *colours, const struct view *view,
                    const struct settings *settings, struct diagram_options *options,
                    struct error *error)
{
    struct network network;
    struct blocs blocs = {0};
    struct blocs_options how = input_blocs(settings);
    struct projection ties = settings->projection;
    ties.ties = TIES_POSITIVE;
    ties.directed = false;
    network_init(&network, view, &ties);
    bool done = blocs_init(&blocs, &network, &how, error);
    if (done) {
        options->blocs = colours->blocs = blocs_by_entity(&blocs);
        text_add(&colours->remark, "colour: ");
        blocs_describe(&blocs, &colours->remark);
        options->remark = colours->remark.data;
    }
    blocs_release(&blocs);
    network_release(&network);
    return done;
}

bool map_colours_init(struct map_colours *colours, const struct view *view,
                      const struct settings *settings, struct diagram_options *options,
                      struct error *error)
{
    const char *by = settings->color_by;
    if (!by || strcmp(by, "kind") == 0)
        return true;
    if (strcmp(by, "bloc") == 0)
        return by_bloc(colours, view, settings, options, error);
    return by_measure(colours, view, settings, options, error);
}

void map_colours_release(struct map_colours *colours)
{
    free(colours->scores);
    free(colours->blocs);
    text_release(&colours->remark);
}

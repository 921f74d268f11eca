/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence.
 */
#include "cli/clusters.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/map_colours.h"
#include "cli/map_picture.h"
#include "cli/measures.h"

#include "base/xalloc.h"

#include <entente/ego.h>

#include <math.h>
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

/* What is drawn of the dossier, and how. */
struct drawing {
    const struct view *view; /* all that is seen */
    struct view part;        /* or what is around --focus */
    struct clusters clusters;
    struct map_colours colours;
    struct text title, remark;
    uint32_t focus;
    double *sizes;
    struct diagram_options options;
};

/* Cuts the view to the surroundings of --focus; sizes stay those in the whole view. */
static bool focus_on(struct drawing *drawing, const struct settings *settings, struct error *error)
{
    const struct view *view = drawing->view;
    const struct dossier *dossier = view->dossier;
    struct ego ego;
    if (!dossier_named(dossier, settings->focus, &drawing->focus, error))
        return false;
    const char *label = entity_label(&dossier->entities[drawing->focus]);
    if (!view->entities[drawing->focus])
        return error_set(error, ERROR_USAGE, "%s is not there at that time", label);
    ego_init(&ego, view, drawing->focus, settings->hops ? settings->hops : 1);
    text_addf(&drawing->remark, "within %zu %s of %s", ego.hops, ego.hops == 1 ? "step" : "steps",
              label);
    if (!settings->title)
        text_addf(&drawing->title, "%s%s%s", dossier->title ? dossier->title : "",
                  dossier->title ? ": " : "", label);
    ego_view(&ego, &drawing->part);
    ego_release(&ego);
    drawing->view = &drawing->part;
    drawing->sizes[drawing->focus] = fmax(drawing->sizes[drawing->focus], 0);
    drawing->options.title = settings->title ? settings->title : text_string(&drawing->title);
    drawing->options.focus = &drawing->focus;
    return true;
}

static bool find_clusters(struct drawing *drawing, const struct settings *settings,
                          struct error *error)
{
    if (!clusters_init(&drawing->clusters, drawing->view, settings, error))
        return false;
    if (drawing->remark.length && drawing->clusters.remark.length)
        text_add(&drawing->remark, " · ");
    text_add(&drawing->remark, text_string(&drawing->clusters.remark));
    drawing->options.groups = &drawing->clusters.groups;
    return true;
}

/* Fills in the options, and what they borrow. Needs drawing_release() even where it fails. */
static bool drawing_init(struct drawing *drawing, const struct view *view,
                         const struct settings *settings, struct error *error)
{
    *drawing = (struct drawing){.view = view,
                                .options = {.title = settings->title,
                                            .labels = settings->labels,
                                            .layout = settings->layout}};
    drawing->sizes = sizes_of(view, settings, &drawing->options.measure, error);
    if (!drawing->sizes ||
        !map_colours_init(&drawing->colours, view, settings, &drawing->options, error))
        return false;
    if (view_timed(view))
        leave_out_isolates(view, drawing->sizes);
    drawing->options.influence = drawing->sizes;
    if ((settings->focus && !focus_on(drawing, settings, error)) ||
        (settings->cluster && !find_clusters(drawing, settings, error)))
        return false;
    drawing->options.remark = drawing->remark.length ? drawing->remark.data : NULL;
    return true;
}

static void drawing_release(struct drawing *drawing)
{
    map_colours_release(&drawing->colours);
    clusters_release(&drawing->clusters);
    view_release(&drawing->part);
    text_release(&drawing->title);
    text_release(&drawing->remark);
    free(drawing->sizes);
}

/* Whether the options go together. */
static bool check_settings(const struct settings *settings, struct error *error)
{
    return settings->focus || !settings->hops ||
           error_set(error, ERROR_USAGE, "--hops needs --focus, the entity to look around");
}

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct drawing drawing = {0};
    const char *format = NULL;
    struct dossier *dossier = NULL;

    if (input_picture_format("draw", settings->output, &format, error) &&
        check_settings(settings, error) &&
        (dossier = input_dossier(settings, settings->operand_count, error)) &&
        view_init(&view, dossier, &settings->view, error) &&
        drawing_init(&drawing, &view, settings, error))
        map_picture(drawing.view, &drawing.options, settings, format, error);
    drawing_release(&drawing);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

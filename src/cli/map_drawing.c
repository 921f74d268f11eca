/*
 * map_drawing.c: what a map shows of a view, and how.
 */
#include "cli/map_drawing.h"

#include "cli/map_sizes.h"
#include "cli/where.h"

#include <entente/ego.h>

#include <math.h>
#include <stdlib.h>

/* Cuts the view to the surroundings of --focus; sizes stay those in the whole view. */
static bool focus_on(struct map_drawing *drawing, const struct settings *settings,
                     struct error *error)
{
    const struct view *view = drawing->view;
    const struct dossier *dossier = view->dossier;
    struct ego ego;
    if (!dossier_named(dossier, settings->focus, &drawing->focus, error))
        return false;
    const char *label = entity_label(&dossier->entities[drawing->focus]);
    if (!view->entities[drawing->focus])
        return where_has(settings, view, drawing->focus, error) &&
               error_set(error, ERROR_USAGE, "%s is not there at that time", label);
    ego_init(&ego, view, drawing->focus, settings->hops ? settings->hops : 1);
    text_addf(&drawing->remark, "%swithin %zu %s of %s", drawing->remark.length ? " · " : "",
              ego.hops, ego.hops == 1 ? "step" : "steps", label);
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

/* Cuts the view to what --where selects; sizes stay those in the whole view. */
static bool select_some(struct map_drawing *drawing, const struct settings *settings,
                        struct error *error)
{
    if (!where_cut(settings, &drawing->view, &drawing->selected, error) ||
        !where_some(settings, drawing->view, error))
        return false;
    where_remark(settings, &drawing->remark);
    return true;
}

static bool find_clusters(struct map_drawing *drawing, const struct settings *settings,
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

bool map_drawing_init(struct map_drawing *drawing, const struct view *view,
                      const struct diagram_options *options, const struct settings *settings,
                      struct error *error)
{
    *drawing = (struct map_drawing){.view = view, .options = *options};
    drawing->sizes = map_sizes(view, settings, &drawing->options.measure, error);
    if (!drawing->sizes ||
        !map_colours_init(&drawing->colours, view, settings, &drawing->options, error))
        return false;
    drawing->options.influence = drawing->sizes;
    if ((settings->where && !select_some(drawing, settings, error)) ||
        (settings->focus && !focus_on(drawing, settings, error)) ||
        (settings->cluster && !find_clusters(drawing, settings, error)))
        return false;
    if (drawing->options.remark) { /* what found the blocs that colour */
        text_add(&drawing->remark, drawing->remark.length ? " · " : "");
        text_add(&drawing->remark, drawing->options.remark);
    }
    drawing->options.remark = drawing->remark.length ? drawing->remark.data : NULL;
    return true;
}

void map_drawing_release(struct map_drawing *drawing)
{
    map_colours_release(&drawing->colours);
    clusters_release(&drawing->clusters);
    view_release(&drawing->part);
    view_release(&drawing->selected);
    text_release(&drawing->title);
    text_release(&drawing->remark);
    free(drawing->sizes);
}

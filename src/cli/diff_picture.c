/*
 * diff_picture.c: the picture of a diff: both sides on one layout.
 */
#include "cli/diff_picture.h"

#include "cli/map_picture.h"
#include "cli/measures.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* The path without its folders. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "The CSTO in May 2011: 2010-06 to 2011-05", or "...: old.dot to new.dot". */
static void add_title(const struct diff *diff, const struct settings *settings, struct text *title)
{
    if (settings->title || diff->dossier->title)
        text_add(title, settings->title ? settings->title : diff->dossier->title);
    if (settings->title)
        return;
    text_add(title, title->length ? ": " : "");
    if (diff->merged) {
        text_addf(title, "%s to %s", file_name(settings->operands[0]),
                  file_name(settings->operands[1]));
        return;
    }
    edtf_format(&settings->from, title);
    text_add(title, " to ");
    edtf_format(&settings->to, title);
}

static uint8_t state_of(const struct diff *diff, uint32_t change, enum certainty certainty)
{
    unsigned aspects = change == DOSSIER_NONE ? 0 : diff->changes[change].aspects;
    if (aspects & ASPECT_APPEARED)
        return STATE_NEW;
    if (aspects & ASPECT_ENDED)
        return STATE_GONE;
    return certainty == CERTAINTY_POSSIBLE ? STATE_POSSIBLE : STATE_PLAIN;
}

/* The states of the view's lines, by position; the caller frees them. */
static uint8_t *see_both(const struct diff *diff, struct view *view)
{
    uint32_t *changes = xcalloc(diff->slot_count, sizeof *changes);
    uint8_t *states = xcalloc(diff->slot_count, sizeof *states);
    diff_view_both(diff, view, changes);
    for (size_t i = 0; i < view->relation_count; i++)
        states[i] = state_of(diff, changes[i], (enum certainty)view->certainties[i]);
    free(changes);
    return states;
}

static double *side_sizes(const struct diff *diff, bool after, const struct settings *settings,
                          const char **measure, struct error *error)
{
    struct view view;
    diff_view_all(diff, after, &view);
    double *sizes = measures_sizes(&view, settings, measure, error);
    view_release(&view);
    return sizes;
}

/* By entity: the size after, or of who went the one before; the caller frees them. */
static double *both_sizes(const struct diff *diff, const struct settings *settings,
                          const char **measure, struct error *error)
{
    double *after = side_sizes(diff, true, settings, measure, error);
    double *before = after ? side_sizes(diff, false, settings, measure, error) : NULL;
    for (size_t i = 0; before && i < diff->dossier->entity_count; i++)
        if (!diff->entities[1][i])
            after[i] = before[i];
    if (!before) {
        free(after);
        after = NULL;
    }
    free(before);
    return after;
}

bool diff_picture(const struct diff *diff, const struct settings *settings, const char *format,
                  struct error *error)
{
    struct view view = {0};
    struct text title = {0};
    struct diagram_options options = {0};
    double *sizes = NULL;
    uint8_t *states = NULL;
    bool done = (sizes = both_sizes(diff, settings, &options.measure, error)) != NULL;
    if (!done)
        goto out;
    add_title(diff, settings, &title);
    states = see_both(diff, &view);
    options.title = text_string(&title);
    options.influence = sizes;
    options.states = states;
    done = map_picture(&view, &options, settings, format, error);
out:
    text_release(&title);
    view_release(&view);
    free(states);
    free(sizes);
    return done;
}

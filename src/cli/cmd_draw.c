/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence; or one for each of
 * several dates.
 */
#include "cli/command.h"
#include "cli/frames_picture.h"
#include "cli/input.h"
#include "cli/map_drawing.h"
#include "cli/map_picture.h"
#include "cli/print.h"

#include <entente/places.h>

#include <stdlib.h>

enum { GONE_MAX = 10 }; /* that are named of those that an older picture shows */

/* Who has a place in the older picture that the dossier has nobody for. */
static void print_gone(const struct places *places, const char *path)
{
    struct text text = {0};
    size_t count = places->gone_count;
    if (!count)
        return;
    text_addf(&text, "%s: %zu %s in the dossier: ", path, count,
              count == 1 ? "node is not" : "nodes are not");
    for (size_t i = 0; i < count && i < GONE_MAX; i++)
        text_addf(&text, "%s%s", i ? ", " : "", places->gone[i]);
    if (count > GONE_MAX)
        text_addf(&text, " and %zu more", count - GONE_MAX);
    text_add_char(&text, '\n');
    print_message(&text);
    text_release(&text);
}

static bool read_places(const struct dossier *dossier, const struct settings *settings,
                        struct places *places, struct diagram_options *options, struct error *error)
{
    if (!settings->layout_from)
        return true;
    if (!places_read(places, dossier, settings->layout_from, &settings->reading, error))
        return false;
    print_gone(places, settings->layout_from);
    options->places = places;
    return true;
}

static bool draw(const struct dossier *dossier, const struct settings *settings,
                 const struct diagram_options *options, const char *format, struct error *error)
{
    struct view view = {0};
    struct map_drawing drawing = {0};
    bool done = view_init(&view, dossier, &settings->view, error) &&
                map_drawing_init(&drawing, &view, options, settings, error) &&
                map_picture(drawing.view, &drawing.options, settings, format, error);
    map_drawing_release(&drawing);
    view_release(&view);
    return done;
}

/* Whether the options go together. */
static bool check_settings(const struct settings *settings, bool framed, struct error *error)
{
    bool map = settings->layout == LAYOUT_AUTO || settings->layout == LAYOUT_MAP;
    if (settings->hops && !settings->focus)
        return error_set(error, ERROR_USAGE, "--hops needs --focus, the entity to look around");
    if (framed && (settings->focus || settings->cluster || settings->color_by))
        return error_set(error, ERROR_USAGE, "%s is for a picture of one date",
                         settings->focus     ? "--focus"
                         : settings->cluster ? "--cluster"
                                             : "--color-by");
    if (settings->layout_from && (!map || settings->cluster))
        return error_set(error, ERROR_USAGE, "--layout-from keeps places, and %s makes new ones",
                         map ? "--cluster" : "--layout");
    return true;
}

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct diagram_options options = {
        .title = settings->title, .labels = settings->labels, .layout = settings->layout};
    struct places places = {0};
    struct dates dates = {0};
    struct settings seen = *settings;
    const char *format = NULL;
    bool framed = false; /* there is a file for each date, or a film */
    struct dossier *dossier = NULL;

    if (!input_picture_format("draw", settings->output, &format, error) ||
        !frames_wanted(settings, format, &framed, error) ||
        !check_settings(settings, framed, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !dates_init(&dates, settings, dossier, error) ||
        !read_places(dossier, settings, &places, &options, error))
        goto out;
    if (dates.count == 1)
        seen.view.time.as_of = dates.items[0].date;
    if (framed)
        frames_picture(dossier, &dates, settings, &options, format, error);
    else
        draw(dossier, &seen, &options, format, error);
out:
    dates_release(&dates);
    places_release(&places);
    dossier_free(dossier);
    return EXIT_FINE;
}

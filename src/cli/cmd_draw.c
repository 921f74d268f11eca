/*
 * cmd_draw.c: entente draw: a map of who is tied to whom, sized by influence; or one for each of
 * several dates.
 */
#include "cli/command.h"
#include "cli/frames_picture.h"
#include "cli/input.h"
#include "cli/map_sizes.h"
#include "cli/print.h"

#include "base/file.h"

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
                 struct diagram_options *options, const char *format, struct error *error)
{
    struct view view = {0};
    struct text picture = {0};
    double *size = NULL;
    bool done = view_init(&view, dossier, &settings->view, error) &&
                (size = map_sizes(&view, settings, &options->measure, error));
    options->influence = size;
    done = done && picture_render(&view, options, &settings->page, format, &picture, error) &&
           file_write(settings->output, text_string(&picture), picture.length, error);
    text_release(&picture);
    free(size);
    view_release(&view);
    return done;
}

int cmd_draw(const struct settings *settings, struct error *error)
{
    struct diagram_options options = {.title = settings->title};
    struct places places = {0};
    struct dates dates = {0};
    bool dated = settings->dates || dates_several(settings);
    const char *format = NULL;
    struct dossier *dossier = NULL;

    if (!input_picture_format("draw", settings->output, &format, error) ||
        (dated && !frames_check(settings, format, error)) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !dates_init(&dates, settings, dossier, error) ||
        !read_places(dossier, settings, &places, &options, error))
        goto out;
    if (dated)
        frames_picture(dossier, &dates, settings, &options, format, error);
    else
        draw(dossier, settings, &options, format, error);
out:
    dates_release(&dates);
    places_release(&places);
    dossier_free(dossier);
    return EXIT_FINE;
}

/*
 * frames_picture.c: maps of several dates with one layout, as files or as a film.
 */
#include "cli/frames_picture.h"

#include "cli/frame_names.h"
#include "cli/map_sizes.h"
#include "cli/where.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/frames.h>

#include <stdlib.h>
#include <string.h>

/* The frames with what they point to. */
struct frames {
    struct picture_frame *items;
    struct view *views, *parts; /* of the views, where --where selects */
    double **sizes;
    size_t count, shown; /* frames, and entities in all of them */
    struct text remark;
};

bool frames_wanted(const struct settings *settings, const char *format, bool *framed,
                   struct error *error)
{
    bool several = dates_several(settings), named = false;
    *framed = false;
    if (!settings->dates && !several)
        return true;
    if (!frame_names_check(settings->output, &named, error))
        return false;
    *framed = several || strchr(settings->output, '%');
    if (named || !several || strcmp(format, "svg") == 0)
        return true;
    error_set(error, ERROR_USAGE, "several dates do not go into one .%s", format);
    error_hint(error,
               "with %%s in its name there is a file for each date, as in -o frame-%%s.%s; an .svg "
               "without it is a film",
               format);
    return false;
}

static bool see_frame(struct frames *frames, const struct dossier *dossier,
                      const struct shown_date *date, const struct settings *settings,
                      const struct diagram_options *options, struct error *error)
{
    size_t index = frames->count;
    struct picture_frame *frame = &frames->items[index];
    struct view_options seen = settings->view;
    seen.time.as_of = date->date;
    if (!view_init(&frames->views[index], dossier, &seen, error))
        return false;
    frames->count++;
    *frame = (struct picture_frame){&frames->views[index], *options, date->name};
    frames->sizes[index] = map_sizes(frame->view, settings, &frame->options.measure, error);
    frame->options.influence = frames->sizes[index];
    if (!frames->sizes[index] || !where_cut(settings, &frame->view, &frames->parts[index], error))
        return false;
    frames->shown += frame->view->entity_count;
    if (settings->where)
        frame->options.remark = text_string(&frames->remark);
    return true;
}

static bool frames_init(struct frames *frames, const struct dossier *dossier,
                        const struct dates *dates, const struct settings *settings,
                        const struct diagram_options *options, struct error *error)
{
    *frames = (struct frames){.items = xcalloc(dates->count, sizeof *frames->items),
                              .views = xcalloc(dates->count, sizeof *frames->views),
                              .parts = xcalloc(dates->count, sizeof *frames->parts),
                              .sizes = xcalloc(dates->count, sizeof *frames->sizes)};
    bool done = true;
    where_remark(settings, &frames->remark);
    for (size_t i = 0; done && i < dates->count; i++)
        done = see_frame(frames, dossier, &dates->items[i], settings, options, error);
    return done && (frames->shown || where_some(settings, frames->items[0].view, error));
}

static void frames_release(struct frames *frames)
{
    for (size_t i = 0; i < frames->count; i++) {
        view_release(&frames->parts[i]);
        view_release(&frames->views[i]);
        free(frames->sizes[i]);
    }
    free(frames->items);
    text_release(&frames->remark);
    free(frames->parts);
    free(frames->views);
    free(frames->sizes);
}

/* Renders all of the pictures, one after the other where a single date needs no common layout. */
static bool render(const struct frames *frames, const struct picture_page *page, const char *format,
                   bool film, struct text *pictures, struct error *error)
{
    const struct picture_frame *first = frames->items;
    if (frames->count == 1)
        return picture_render(first->view, &first->options, page, format, pictures, error);
    if (film)
        return film_render(first, frames->count, page, pictures, error);
    return frames_render(first, frames->count, page, format, pictures, error);
}

bool frames_picture(const struct dossier *dossier, const struct dates *dates,
                    const struct settings *settings, const struct diagram_options *options,
                    const char *format, struct error *error)
{
    struct frames frames = {0};
    struct text *pictures = xcalloc(dates->count, sizeof *pictures);
    bool dated = false;
    char **names = NULL;
    bool done = frame_names_check(settings->output, &dated, error);
    size_t count = dated ? dates->count : 1;
    struct dates named = {dates->items, count};
    done = done && (names = frame_names(settings->output, &named, error)) &&
           frames_init(&frames, dossier, dates, settings, options, error) &&
           render(&frames, &settings->page, format, !dated, pictures, error) &&
           file_write_all((const char *const *)names, pictures, count, error);
    for (size_t i = 0; names && i < count; i++)
        free(names[i]);
    free(names);
    for (size_t i = 0; i < dates->count; i++)
        text_release(&pictures[i]);
    free(pictures);
    frames_release(&frames);
    return done;
}

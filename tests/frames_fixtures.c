/*
 * frames_fixtures.c: a dossier as of several dates, ready to be drawn as frames.
 */
#include "frames_fixtures.h"

#include <entente/format.h>

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 10 };

struct dossier *read_csto(void)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    if (!dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error))
        ck_abort_msg("%s", error.message);
    return dossier;
}

static double *sizes_of(const struct view *view)
{
    const struct dossier *dossier = view->dossier;
    double *sizes = xcalloc(dossier->entity_count, sizeof *sizes), highest = 1;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        sizes[relation->from]++;
        sizes[relation->to]++;
    }
    for (size_t i = 0; i < dossier->entity_count; i++)
        highest = sizes[i] > highest ? sizes[i] : highest;
    for (size_t i = 0; i < dossier->entity_count; i++)
        sizes[i] = sizes[i] > 0 ? ceil(4 * sizes[i] / highest) / 4 : -1;
    return sizes;
}

static void add_shot(struct shots *shots, const char *date)
{
    size_t index = shots->count++;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert_uint_lt(index, SHOTS_MAX);
    ck_assert(edtf_parse(&seen.time.as_of, date, strlen(date), NULL, NULL));
    if (!view_init(&shots->views[index], shots->dossier, &seen, &error))
        ck_abort_msg("%s", error.message);
    shots->sizes[index] = sizes_of(&shots->views[index]);
    shots->frames[index] =
        (struct picture_frame){.view = &shots->views[index],
                               .options = {.influence = shots->sizes[index], .measure = "degree"},
                               .name = date};
}

static void place_on_grid(struct places *places, size_t count)
{
    enum { COLUMNS = 9, WIDTH = 240, HEIGHT = 130 };
    *places = (struct places){.boxes = xcalloc(count, sizeof *places->boxes),
                              .entity_count = count,
                              .placed = count,
                              .map = {1, -1, 1, -1},
                              .page = {1, -1, 1, -1}};
    for (size_t i = 0; i < count; i++) {
        size_t row = i / COLUMNS, column = i % COLUMNS;
        places->boxes[i].x = WIDTH * (double)column;
        places->boxes[i].y = -HEIGHT * (double)row;
    }
}

void shots_init(struct shots *shots, struct dossier *dossier, const char *const *dates)
{
    *shots = (struct shots){.dossier = dossier};
    for (; *dates; dates++)
        add_shot(shots, *dates);
    if (dossier->entity_count <= FEW)
        return;
    place_on_grid(&shots->places, dossier->entity_count);
    for (size_t i = 0; i < shots->count; i++)
        shots->frames[i].options.places = &shots->places;
}

void shots_release(struct shots *shots)
{
    for (size_t i = 0; i < shots->count; i++) {
        text_release(&shots->pictures[i]);
        view_release(&shots->views[i]);
        free(shots->sizes[i]);
    }
    places_release(&shots->places);
    dossier_free(shots->dossier);
}

void shots_render(struct shots *shots, const char *format)
{
    struct error error = {0};
    if (!frames_render(shots->frames, shots->count, NULL, format, shots->pictures, &error))
        ck_abort_msg("%s", error.message);
}

void shots_film(struct shots *shots, struct text *svg)
{
    struct error error = {0};
    if (!film_render(shots->frames, shots->count, NULL, svg, &error))
        ck_abort_msg("%s", error.message);
}

void shots_alone(struct shots *shots, size_t index, struct text *svg)
{
    struct error error = {0};
    const struct picture_frame *frame = &shots->frames[index];
    if (!picture_render(frame->view, &frame->options, NULL, "svg", svg, &error))
        ck_abort_msg("%s", error.message);
}

/*
 * frames_fixtures.h: a dossier as of several dates, ready to be drawn as frames.
 */
#ifndef TESTS_FRAMES_FIXTURES_H
#define TESTS_FRAMES_FIXTURES_H

#include "picture_fixtures.h"

#include <entente/frames.h>
#include <entente/places.h>

enum { SHOTS_MAX = 8 };

/* The views and frames; influence is the share of the highest degree in quarters, so that there are
 * few sizes of text, each of which takes its time; -1 for who has no relation. */
struct shots {
    struct dossier *dossier;
    struct picture_frame frames[SHOTS_MAX];
    struct view views[SHOTS_MAX];
    double *sizes[SHOTS_MAX];
    struct text pictures[SHOTS_MAX];
    struct places places;
    size_t count;
};

/* graphs/csto.dot. */
struct dossier *read_csto(void);

/*
 * Takes the dossier; `dates` end in NULL. Where it has more than a few entities they stand on a
 * grid, for to lay them out takes longer than all the rest.
 */
void shots_init(struct shots *shots, struct dossier *dossier, const char *const *dates);
void shots_release(struct shots *shots);

/* Render all frames into the pictures; the film into `svg`. They fail the test where they fail. */
void shots_render(struct shots *shots, const char *format);
void shots_film(struct shots *shots, struct text *svg);

/* Renders one of them by itself, as picture_render() does. */
void shots_alone(struct shots *shots, size_t index, struct text *svg);

#endif

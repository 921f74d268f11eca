/*
 * worlds.h: worlds that the evidence of a view allows, drawn at random. What a draw means is said
 * in <entente/robustness.h>.
 */
#ifndef FINDING_WORLDS_H
#define FINDING_WORLDS_H

#include <entente/view.h>

/* What is drawn of a relation or an entity. */
struct doubt {
    enum { DATE_NONE = 0, DATE_EVENT, DATE_STATE } date;
    double confidence;
    struct edtf_bounds bounds; /* no range that is wider than a day has an end that is missing */
};

struct worlds {
    const struct view *view;
    struct doubt *relations; /* by position in the view */
    struct doubt *entities;  /* by entity */
    struct edtf_days as_of, window;
    struct view world;                             /* what was drawn last; all of it is certain */
    size_t doubted, imprecise, imprecise_entities; /* see struct robustness */
};

void worlds_init(struct worlds *worlds, const struct view *view);
void worlds_release(struct worlds *worlds);

/* Whether nothing is in doubt, so that every world is the view. */
bool worlds_alike(const struct worlds *worlds);

/* Draws world `index` of the seed into worlds->world, over the one before. */
void worlds_draw(struct worlds *worlds, uint64_t seed, uint64_t index);

#endif

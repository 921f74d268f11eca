/*
 * search.h: cheapest ways from one entity to another over relations. Costs are whole numbers, so
 * that sums do not depend on their order and ties are exact: of ways of the same cost the one with
 * fewer hops goes first, then the one whose entities' ids do.
 */
#ifndef FINDING_SEARCH_H
#define FINDING_SEARCH_H

#include "network/incidence.h"

/* What is added up along a way; the smaller one goes first, and of equal amounts fewer hops. */
struct cost {
    int64_t amount, hops;
};

/* One unit of -ln(confidence) or of lambda ln(degree). */
#define COST_UNIT 4294967296.0

/* No way leads over a relation of that cost. */
#define COST_NONE INT64_MAX

struct cost cost_sum(struct cost a, struct cost b);
int cost_compare(struct cost a, struct cost b);

/* Where ways lead. */
struct terrain {
    const struct view *view;
    struct incidence incidence;
    uint32_t *degrees;       /* by entity */
    int64_t *entity_costs;   /* by entity: of passing it; 0 or more */
    int64_t *relation_costs; /* by position in the view: 0 or more, or COST_NONE */
};

/* `lambda` is what a unit of ln(degree) costs. */
void terrain_init(struct terrain *terrain, const struct view *view, double lambda);
void terrain_release(struct terrain *terrain);

/* The cheapest relation between two entities costs that much; COST_NONE: there is none. */
int64_t terrain_hop_cost(const struct terrain *terrain, uint32_t from, uint32_t to);

/* The shorter of the rows of two entities that share relations: its entries first .. last - 1. */
void terrain_shared_row(const struct terrain *terrain, uint32_t from, uint32_t to, uint32_t *owner,
                        size_t *first, size_t *last);

struct search_arc;

/* The state of a search, kept for the next one. */
struct search {
    const struct terrain *terrain;
    struct cost *costs; /* by entity, where it was reached: from the start */
    uint32_t *parents;  /* by entity, likewise: where it was reached from */
    uint32_t *stamps;   /* by entity: the last search that reached it */
    uint32_t stamp;     /* the search */
    struct cost far;    /* of the goal: what was reached for less is as cheap as it can be */
    struct search_arc *heap;
    size_t heap_count, heap_capacity;
};

void search_init(struct search *search, const struct terrain *terrain);
void search_release(struct search *search);

/* What one search is to find. All zero but for the ends: anything. */
struct search_task {
    uint32_t start, goal;
    const struct search *towards; /* a search from the goal, which found its own: it says how far
                                     the goal is at least, and so where to look first; NULL: none */
    const bool *closed;           /* by entity: no way leads there; NULL: none is closed */
    const uint32_t *barred;       /* no way leads from the start to these at once */
    size_t barred_count;
    bool limited; /* look for no way that costs more than `most` */
    struct cost most;
};

enum search_result { SEARCH_FOUND, SEARCH_NONE, SEARCH_STOPPED };

/*
 * Finds the first way from start to goal: search->costs and parents then hold it. The cost of
 * entities is that of the inner ones. SEARCH_STOPPED where progress_interrupted().
 * Dijkstra (1959); with `towards` A*: Hart, Nilsson & Raphael (1968), whose estimate is the exact
 * distance as far as the other search went, and its last distance beyond.
 */
enum search_result search_run(struct search *search, const struct search_task *task);

/* The cost at which the entity was reached by the last search; false where it was not. */
bool search_reached(const struct search *search, uint32_t entity, struct cost *cost);

#endif

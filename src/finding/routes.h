/*
 * routes.h: the k cheapest loopless routes between two entities.
 */
#ifndef FINDING_ROUTES_H
#define FINDING_ROUTES_H

#include "finding/search.h"

#include <entente/error.h>
#include <entente/progress.h>

struct route {
    uint32_t *entities; /* from the one end to the other */
    size_t count;       /* at least 2 */
    struct cost cost;
    size_t branch; /* private: up to there it is the route that it branched off */
};

struct routes {
    struct route *items; /* the cheapest first; of the same cost as search.h has it */
    size_t count, capacity;
};

/*
 * Fills `routes` with up to `most` of them; none where the two, which must differ, are not
 * connected. False and ERROR_LIMIT where the work was interrupted.
 * Yen (1971), Management Science 17, 712-716, each route branching off behind its own branch only:
 * Lawler (1972), Management Science 18, 401-405.
 */
bool routes_find(struct routes *routes, const struct terrain *terrain, uint32_t from, uint32_t to,
                 size_t most, const struct progress *progress, struct error *error);
void routes_release(struct routes *routes);

#endif

/*
 * path_search.c: one random shortest path. Unweighted, the search goes on from whichever end has
 * fewer ties to look at, until the sides meet; where they do, a tie is drawn by how many paths lead
 * over it, and from there back to either end a step at a time.
 */
#include "measure/path_search.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

#define UNREACHED UINT32_MAX

static void side_init(struct path_side *side, size_t n, const struct rows *away,
                      const struct rows *back)
{
    *side = (struct path_side){.away = away, .back = back};
    side->distances = xreallocarray(NULL, n, sizeof *side->distances);
    side->counts = xreallocarray(NULL, n, sizeof *side->counts);
    side->order = xreallocarray(NULL, n, sizeof *side->order);
    for (size_t i = 0; i < n; i++)
        side->distances[i] = UNREACHED;
}

static void side_release(struct path_side *side)
{
    free(side->order);
    free(side->counts);
    free(side->distances);
}

void path_search_init(struct path_search *search, const struct ground *ground)
{
    size_t n = ground->node_count;
    *search = (struct path_search){.ground = ground};
    search->nodes = xreallocarray(NULL, n, sizeof *search->nodes);
    search->ties = xreallocarray(NULL, n, sizeof *search->ties);
    if (ground->lengths) {
        paths_init(&search->paths, ground);
        return;
    }
    side_init(&search->sides[0], n, ground->out, ground->in);
    side_init(&search->sides[1], n, ground->in, ground->out);
}

void path_search_release(struct path_search *search)
{
    if (search->ground->lengths)
        paths_release(&search->paths);
    side_release(&search->sides[1]);
    side_release(&search->sides[0]);
    free(search->meetings);
    free(search->ties);
    free(search->nodes);
    *search = (struct path_search){0};
}

static void reach(struct path_side *side, uint32_t node, uint32_t distance)
{
    side->distances[node] = distance;
    side->counts[node] = (struct scaled){0, 0};
    side->order[side->count++] = node;
    side->ties += side->away->starts[node + 1] - side->away->starts[node];
}

static void side_start(struct path_side *side, uint32_t end)
{
    for (size_t i = 0; i < side->count; i++)
        side->distances[side->order[i]] = UNREACHED;
    side->count = side->first = side->depth = 0;
    side->ties = 0;
    reach(side, end, 0);
    side->counts[end] = (struct scaled){1, 0};
}

static void meet(struct path_search *search, const struct path_side *side,
                 const struct path_side *other, uint32_t entry, uint32_t near)
{
    uint32_t far = side->away->others[entry];
    search->meetings = xgrow(search->meetings, search->meeting_count, &search->meeting_capacity,
                             sizeof *search->meetings);
    search->meetings[search->meeting_count++] = (struct path_meeting){
        near, entry, far, scaled_product(side->counts[near], other->counts[far])};
}

/* One tie farther from the side's end. Where it meets the other one, nothing else matters. */
static void expand(struct path_search *search, struct path_side *side,
                   const struct path_side *other)
{
    size_t end = side->count;
    uint32_t next = ++side->depth;
    side->ties = 0;
    for (size_t i = side->first; i < end; i++) {
        uint32_t node = side->order[i];
        for (uint32_t j = side->away->starts[node]; j < side->away->starts[node + 1]; j++) {
            uint32_t to = side->away->others[j];
            if (other->distances[to] != UNREACHED)
                meet(search, side, other, j, node);
            else if (side->distances[to] == UNREACHED)
                reach(side, to, next);
            if (side->distances[to] == next)
                scaled_add(&side->counts[to], side->counts[node]);
        }
    }
    side->first = end;
}

static void take_tie(struct path_search *search, const struct rows *rows, uint32_t entry)
{
    if (rows->ties)
        search->ties[search->tie_count++] = rows->ties[entry];
}

/* From a node back to the side's end, each step as likely as paths lead over it. */
static void walk_back(struct path_search *search, const struct path_side *side, uint32_t node,
                      struct random *random)
{
    const struct rows *rows = side->back;
    for (uint32_t distance = side->distances[node]; distance > 0; distance--) {
        double share = random_share(random);
        uint32_t step = UNREACHED;
        search->nodes[search->node_count++] = node;
        for (uint32_t j = rows->starts[node]; j < rows->starts[node + 1] && share >= 0; j++)
            if (side->distances[rows->others[j]] == distance - 1) {
                step = j;
                share -= scaled_share(side->counts[rows->others[j]], side->counts[node]);
            }
        take_tie(search, rows, step);
        node = rows->others[step];
    }
}

static const struct path_meeting *draw_meeting(const struct path_search *search,
                                               struct random *random)
{
    struct scaled all = {0, 0};
    double share = random_share(random);
    size_t drawn = 0;
    for (size_t i = 0; i < search->meeting_count; i++)
        scaled_add(&all, search->meetings[i].count);
    for (size_t i = 0; i < search->meeting_count && share >= 0; i++) {
        drawn = i;
        share -= scaled_share(search->meetings[i].count, all);
    }
    return &search->meetings[drawn];
}

/* From both ends at once. */
static bool draw_by_ties(struct path_search *search, uint32_t from, uint32_t to,
                         struct random *random)
{
    struct path_side *sides = search->sides, *side = NULL;
    side_start(&sides[0], from);
    side_start(&sides[1], to);
    search->meeting_count = 0;
    while (!search->meeting_count) {
        side = &sides[sides[1].ties < sides[0].ties];
        if (!side->ties || sides[0].depth + sides[1].depth + 1 > search->ground->cutoff)
            return false;
        expand(search, side, side == sides ? sides + 1 : sides);
    }
    const struct path_meeting *meeting = draw_meeting(search, random);
    take_tie(search, side->away, meeting->entry);
    walk_back(search, side, meeting->near, random);
    walk_back(search, side == sides ? sides + 1 : sides, meeting->far, random);
    return true;
}

static double share_of(const struct paths *paths, uint32_t part, uint32_t whole)
{
    return paths->large ? scaled_share(paths->scaled[part], paths->scaled[whole])
                        : paths->counts[part] / paths->counts[whole];
}

/* From one end to all, and back from the other one. */
static bool draw_by_length(struct path_search *search, uint32_t from, uint32_t to,
                           struct random *random)
{
    struct paths *paths = &search->paths;
    const struct rows *rows = search->ground->in;
    paths_search(paths, from);
    if (!paths_reach(paths, to))
        return false;
    for (uint32_t node = to; node != from;) {
        double share = random_share(random);
        uint32_t step = UNREACHED;
        if (node != to)
            search->nodes[search->node_count++] = node;
        for (uint32_t j = rows->starts[node]; j < rows->starts[node + 1] && share >= 0; j++)
            if (paths_step(paths, rows->others[j], 1 / rows->weights[j], node)) {
                step = j;
                share -= share_of(paths, rows->others[j], node);
            }
        take_tie(search, rows, step);
        node = rows->others[step];
    }
    return true;
}

bool path_search_draw(struct path_search *search, uint32_t from, uint32_t to, struct random *random)
{
    search->node_count = search->tie_count = 0;
    return search->ground->lengths ? draw_by_length(search, from, to, random)
                                   : draw_by_ties(search, from, to, random);
}

/*
 * group.c: how central a set of entities is, taken together.
 */
#include <entente/group.h>

#include "base/xalloc.h"
#include "finding/group_paths.h"
#include "finding/reach.h"
#include "measure/cutpoints.h"
#include "measure/named.h"

#include <entente/measure.h>

#include <math.h>
#include <stdlib.h>

const char *group_measure_name(enum group_measure measure)
{
    static const char *const names[GROUP_MEASURES] = {"degree", "closeness", "betweenness",
                                                      "fragmentation", "reach"};
    return names[measure];
}

static double others_of(const struct group *group)
{
    return (double)(group->network->node_count - group->count);
}

static void set_score(struct group *group, enum group_measure measure, double score, double most)
{
    group->scores[measure] = score;
    group->normalized[measure] = most > 0 ? score / most : 0;
}

/* Every tie with one end in the set touches one of the others. */
static void score_degree(struct group *group, const bool *set)
{
    const struct network *network = group->network;
    bool *touched = xcalloc(network->node_count, sizeof *touched);
    double count = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        uint32_t other = set[tie->from] ? tie->to : tie->from;
        if (set[tie->from] == set[tie->to] || touched[other])
            continue;
        touched[other] = true;
        count++;
    }
    set_score(group, GROUP_DEGREE, count, others_of(group));
    free(touched);
}

static double distance_to(const struct paths *paths, uint32_t node)
{
    return paths->ground->lengths ? heap_distance(&paths->heap, node) : paths->marks[node];
}

/* Takes the distances from one member into account. */
static void shorten(struct paths *paths, uint32_t member, double *distances)
{
    paths_search(paths, member);
    for (size_t i = 0; i < paths->count; i++) {
        uint32_t node = paths->order[i];
        distances[node] = fmin(distances[node], distance_to(paths, node));
    }
}

static void score_closeness(struct group *group, const struct ground *ground, const bool *set)
{
    size_t n = group->network->node_count;
    double *distances = xreallocarray(NULL, n, sizeof *distances), sum = 0, reached = 0;
    struct paths paths;
    for (size_t node = 0; node < n; node++)
        distances[node] = INFINITY;
    paths_init(&paths, ground);
    for (size_t i = 0; i < group->count; i++)
        shorten(&paths, group->nodes[i], distances);
    for (size_t node = 0; node < n; node++)
        if (!set[node] && isfinite(distances[node])) {
            sum += distances[node];
            reached++;
        }
    group->scores[GROUP_CLOSENESS] = reached > 0 ? 1 / sum : 0;
    group->normalized[GROUP_CLOSENESS] = reached > 0 ? reached / sum : 0;
    paths_release(&paths);
    free(distances);
}

/* Undirected, each pair is met twice. */
static bool score_betweenness(struct group *group, const struct ground *ground, const bool *set,
                              const struct progress *progress, struct error *error)
{
    double others = others_of(group), sum;
    double meetings = group->network->projection.directed ? 1 : 2;
    if (!group_paths_sum(ground, set, progress, &sum, error))
        return false;
    set_score(group, GROUP_BETWEENNESS, sum / meetings, others * (others - 1) / meetings);
    return true;
}

static void score_fragmentation(struct group *group, const struct rows *rows, const bool *set)
{
    size_t n = group->network->node_count;
    double others = others_of(group), pairs = others * (others - 1) / 2;
    struct cutpoints *cutpoints = cutpoints_new(n);
    uint64_t *unused = xreallocarray(NULL, n, sizeof *unused);
    double connected = (double)cutpoints_count(cutpoints, rows, set, unused);
    set_score(group, GROUP_FRAGMENTATION, pairs - connected, pairs);
    free(unused);
    cutpoints_free(cutpoints);
}

static void score_reach(struct group *group, const struct rows *rows)
{
    struct reach reach;
    reach_init(&reach, rows, group->cutoff);
    for (size_t i = 0; i < group->count; i++)
        reach_cover(&reach, group->nodes[i]);
    set_score(group, GROUP_REACH, (double)(reach.covered_count - group->count), others_of(group));
    reach_release(&reach);
}

static bool score_all(struct group *group, struct network *network, const bool *set,
                      const struct progress *progress, struct error *error)
{
    const struct rows *all = network_rows(network, WAY_ALL, error);
    const struct rows *out = all ? network_rows(network, WAY_OUT, error) : NULL;
    struct ground ground = {0};
    bool done = out && ground_init(&ground, network, INFINITY, error);
    if (done) {
        score_degree(group, set);
        score_fragmentation(group, all, set);
        score_reach(group, out);
        score_closeness(group, &ground, set);
        done = score_betweenness(group, &ground, set, progress, error);
    }
    ground_release(&ground);
    return done;
}

bool group_init(struct group *group, struct network *network, const struct group_options *options,
                struct error *error)
{
    *group = (struct group){.network = network, .cutoff = options->cutoff ? options->cutoff : 2};
    if (!measure_applies(measure_find("fragmentation"), network, error) ||
        !(group->nodes = nodes_named(network, options->set, &group->count, error)))
        return false;
    bool *set = xcalloc(network->node_count, sizeof *set);
    for (size_t i = 0; i < group->count; i++)
        set[group->nodes[i]] = true;
    bool done = score_all(group, network, set, options->progress, error);
    free(set);
    if (!done)
        group_release(group);
    return done;
}

void group_release(struct group *group)
{
    if (!group)
        return;
    free(group->nodes);
    *group = (struct group){0};
}

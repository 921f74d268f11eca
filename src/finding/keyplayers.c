/*
 * keyplayers.c: the set of a few entities that holds a network together, or reaches most of it. All
 * search is done by one step: what every node would add to a set. For fragmentation that takes one
 * search for cutpoints, so that an exchange of a member takes no longer than that for all others.
 */
#include <entente/keyplayers.h>

#include "base/jobs.h"
#include "base/xalloc.h"
#include "finding/reach.h"
#include "measure/cutpoints.h"

#include <entente/measure.h>

#include <stdlib.h>
#include <string.h>

/* Up to so many ties are looked at to go through all sets. */
static const double exact_work = 3e8;

/* Below so many nodes threads cost more than they give. */
enum { WORTH_THREADS = 2000 };

static const char *const criteria[] = {"fragmentation", "reach"};

bool keyplayers_criterion_find(const char *name, enum keyplayers_criterion *criterion)
{
    for (size_t i = 0; i < sizeof criteria / sizeof *criteria; i++)
        if (strcmp(criteria[i], name) == 0) {
            *criterion = (enum keyplayers_criterion)i;
            return true;
        }
    return false;
}

const char *keyplayers_criterion_name(enum keyplayers_criterion criterion)
{
    return criteria[criterion];
}

/* A set under search, and what is needed to say what others would add to it. */
struct finder {
    enum keyplayers_criterion by;
    const struct rows *rows; /* fragmentation: both ways; reach: outwards */
    size_t node_count, size;
    uint32_t *by_id; /* the nodes in order of id */
    uint32_t *set;   /* the nodes of the set */
    size_t count;
    bool *in_set; /* by node */
    struct cutpoints *cutpoints;
    struct reach reach;
    uint64_t *values; /* by node: of the set with it */
};

struct key {
    const char *id;
    uint32_t node;
};

static int compare_keys(const void *left, const void *right)
{
    return strcmp(((const struct key *)left)->id, ((const struct key *)right)->id);
}

static uint32_t *order_by_id(const struct network *network)
{
    const struct entity *entities = network->view->dossier->entities;
    size_t n = network->node_count;
    struct key *keys = xreallocarray(NULL, n, sizeof *keys);
    uint32_t *nodes = xreallocarray(NULL, n, sizeof *nodes);
    for (uint32_t node = 0; node < n; node++)
        keys[node] = (struct key){entities[network->entities[node]].id, node};
    if (n)
        qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 0; i < n; i++)
        nodes[i] = keys[i].node;
    free(keys);
    return nodes;
}

static void put_in(struct finder *finder, uint32_t node)
{
    finder->set[finder->count++] = node;
    finder->in_set[node] = true;
    if (finder->by == KEYPLAYERS_REACH)
        reach_cover(&finder->reach, node);
}

/* Takes the member at `place` out; the last one takes its place. */
static void take_out(struct finder *finder, size_t place)
{
    uint32_t node = finder->set[place];
    finder->set[place] = finder->set[--finder->count];
    finder->in_set[node] = false;
    if (finder->by == KEYPLAYERS_REACH)
        reach_uncover(&finder->reach, node);
}

/* More is better: pairs that are not connected, of all that there are with the set. */
static void value_cutpoints(struct finder *finder)
{
    uint64_t n = finder->node_count, all = n * (n - 1) / 2;
    cutpoints_count(finder->cutpoints, finder->rows, finder->in_set, finder->values);
    for (size_t node = 0; node < n; node++)
        finder->values[node] = all - finder->values[node];
}

/* More is better: nodes that are covered, the set's own included. */
static void value_reach(struct finder *finder)
{
    size_t n = finder->node_count;
#pragma omp parallel num_threads(n < WORTH_THREADS ? 1 : (int)jobs_count())
    {
        struct steps *steps = steps_new(n);
#pragma omp for schedule(dynamic, 64)
        for (size_t node = 0; node < n; node++)
            finder->values[node] = finder->reach.covered_count +
                                   (progress_interrupted() || finder->in_set[node]
                                        ? 0
                                        : reach_gain(&finder->reach, steps, (uint32_t)node));
        steps_free(steps);
    }
}

static void value_all(struct finder *finder)
{
    if (finder->by == KEYPLAYERS_REACH)
        value_reach(finder);
    else
        value_cutpoints(finder);
}

/* Of the set as it is. */
static uint64_t value_of(struct finder *finder)
{
    uint64_t n = finder->node_count;
    if (finder->by == KEYPLAYERS_REACH)
        return finder->reach.covered_count;
    return n * (n - 1) / 2 -
           cutpoints_count(finder->cutpoints, finder->rows, finder->in_set, finder->values);
}

/* The best node to put in, of those from place `first` on in order of id; of several the first. */
static uint32_t best_of(const struct finder *finder, size_t first)
{
    uint32_t best = NETWORK_NONE;
    for (size_t i = first; i < finder->node_count; i++) {
        uint32_t node = finder->by_id[i];
        if (!finder->in_set[node] &&
            (best == NETWORK_NONE || finder->values[node] > finder->values[best]))
            best = node;
    }
    return best;
}

/* Puts in what adds most, until the set has its size. Returns its value. */
static uint64_t choose_greedily(struct finder *finder)
{
    uint64_t value = 0;
    while (finder->count < finder->size) {
        value_all(finder);
        uint32_t best = best_of(finder, 0);
        value = finder->values[best];
        put_in(finder, best);
    }
    return value;
}

static int compare_places(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Puts the set in order of id. */
static void sort_set(struct finder *finder)
{
    uint32_t *places = xreallocarray(NULL, finder->node_count, sizeof *places);
    for (uint32_t i = 0; i < finder->node_count; i++)
        places[finder->by_id[i]] = i;
    for (size_t i = 0; i < finder->count; i++)
        finder->set[i] = places[finder->set[i]];
    qsort(finder->set, finder->count, sizeof *finder->set, compare_places);
    for (size_t i = 0; i < finder->count; i++)
        finder->set[i] = finder->by_id[finder->set[i]];
    free(places);
}

/* Makes the exchange that adds most to `*value`; false where none does. */
static bool exchange(struct finder *finder, uint64_t *value)
{
    uint32_t out = NETWORK_NONE, in = NETWORK_NONE;
    sort_set(finder);
    for (size_t place = 0; place < finder->size; place++) {
        uint32_t member = finder->set[place];
        take_out(finder, place);
        value_all(finder);
        uint32_t best = best_of(finder, 0);
        if (finder->values[best] > *value) {
            *value = finder->values[best];
            out = member;
            in = best;
        }
        put_in(finder, member);
        /* Back where it was. */
        finder->set[finder->size - 1] = finder->set[place];
        finder->set[place] = member;
    }
    for (size_t place = 0; in != NETWORK_NONE && place < finder->size; place++)
        if (finder->set[place] == out) {
            take_out(finder, place);
            put_in(finder, in);
            break;
        }
    return in != NETWORK_NONE;
}

static void exchange_all(struct finder *finder, uint64_t value, struct keyplayers *found,
                         const struct progress *progress)
{
    while (!progress_interrupted() && exchange(finder, &value)) {
        found->exchanges++;
        progress_report(progress, "key players", 0);
    }
}

/* The next set of `count` places below `limit`, in order; false after the last one. */
static bool next_places(size_t *places, size_t count, size_t limit)
{
    for (size_t i = count; i-- > 0;)
        if (places[i] < limit - (count - i)) {
            places[i]++;
            for (size_t j = i + 1; j < count; j++)
                places[j] = places[j - 1] + 1;
            return true;
        }
    return false;
}

static void empty(struct finder *finder)
{
    while (finder->count)
        take_out(finder, finder->count - 1);
}

/* Every set but its last node, in order of id; the last is the best of those behind them. */
static void look_at_all(struct finder *finder, const struct progress *progress, double rounds)
{
    size_t most = finder->size - 1, round = 0;
    size_t *places = xcalloc(finder->size, sizeof *places);
    uint32_t *best = xcalloc(finder->size, sizeof *best);
    uint64_t value = 0;
    bool any = false;
    for (size_t i = 0; i < most; i++)
        places[i] = i;
    do {
        empty(finder);
        for (size_t i = 0; i < most; i++)
            put_in(finder, finder->by_id[places[i]]);
        value_all(finder);
        uint32_t last = best_of(finder, most ? places[most - 1] + 1 : 0);
        if (last != NETWORK_NONE && (!any || finder->values[last] > value)) {
            any = true;
            value = finder->values[last];
            put_in(finder, last);
            memcpy(best, finder->set, finder->size * sizeof *best);
        }
        if (++round % 1024 == 0)
            progress_report(progress, "key players", (double)round / rounds);
    } while (!progress_interrupted() && next_places(places, most, finder->node_count - 1));
    empty(finder);
    for (size_t i = 0; i < finder->size; i++)
        put_in(finder, best[i]);
    free(best);
    free(places);
}

static double choices(size_t from, size_t count)
{
    double choices = 1;
    for (size_t i = 0; i < count; i++)
        choices = choices * (double)(from - i) / (double)(i + 1);
    return choices;
}

static double widest_row(const struct rows *rows)
{
    uint32_t widest = 0;
    for (size_t node = 0; node < rows->node_count; node++)
        if (rows->starts[node + 1] - rows->starts[node] > widest)
            widest = rows->starts[node + 1] - rows->starts[node];
    return widest;
}

/* How many ties are looked at, at most, to value every node once. */
static double work_of_a_round(const struct finder *finder)
{
    double n = (double)finder->node_count, entries = (double)finder->rows->entry_count;
    double most = n * (n + entries), near = n + entries;
    if (finder->by == KEYPLAYERS_FRAGMENTATION)
        return n + entries;
    for (size_t step = 1; step < finder->reach.cutoff && near < most; step++)
        near *= 1 + widest_row(finder->rows);
    return near < most ? near : most;
}

static void find(struct finder *finder, struct keyplayers *found, const struct progress *progress)
{
    double rounds = choices(finder->node_count, finder->size - 1);
    found->sets = choices(finder->node_count, finder->size);
    found->exact = rounds * work_of_a_round(finder) <= exact_work;
    if (found->exact)
        look_at_all(finder, progress, rounds);
    else
        exchange_all(finder, choose_greedily(finder), found, progress);
    sort_set(finder);
}

/* What a value of a set of that size is divided by, and what it says of the others. */
static double most_of(const struct finder *finder, size_t count)
{
    double others = (double)(finder->node_count - count);
    return finder->by == KEYPLAYERS_REACH ? others : others * (others - 1) / 2;
}

/* Values count the set's own nodes, too: as covered, or as connected to nobody. */
static double score_of(const struct finder *finder, uint64_t value, size_t count)
{
    double n = (double)finder->node_count, own = n * (n - 1) / 2 - most_of(finder, count);
    return (double)value - (finder->by == KEYPLAYERS_REACH ? (double)count : own);
}

static double normalized(const struct finder *finder, uint64_t value, size_t count)
{
    double most = most_of(finder, count);
    return most > 0 ? score_of(finder, value, count) / most : 0;
}

/* Of the set without each member, of each member alone, and of the set. */
static void describe(struct finder *finder, struct keyplayers *found)
{
    size_t size = finder->size;
    found->count = size;
    found->members = xcalloc(size, sizeof *found->members);
    found->most = most_of(finder, size);
    found->score = score_of(finder, value_of(finder), size);
    found->normalized = normalized(finder, value_of(finder), size);
    for (size_t i = 0; i < size; i++)
        found->members[i].node = finder->set[i];
    for (size_t i = 0; i < size; i++) {
        empty(finder);
        for (size_t j = 0; j < size; j++)
            if (j != i)
                put_in(finder, found->members[j].node);
        found->members[i].without = normalized(finder, value_of(finder), size - 1);
        empty(finder);
        put_in(finder, found->members[i].node);
        found->members[i].alone = normalized(finder, value_of(finder), 1);
    }
}

static bool check_size(const struct network *network, size_t size, struct error *error)
{
    return (size >= 1 && size <= network->node_count) ||
           error_set(error, ERROR_USAGE, "a set of %zu cannot be found among %zu entities", size,
                     network->node_count);
}

static void finder_release(struct finder *finder)
{
    reach_release(&finder->reach);
    cutpoints_free(finder->cutpoints);
    free(finder->values);
    free(finder->in_set);
    free(finder->set);
    free(finder->by_id);
}

bool keyplayers_init(struct keyplayers *keyplayers, struct network *network,
                     const struct keyplayers_options *options, struct error *error)
{
    size_t n = network->node_count;
    bool outwards = options->by == KEYPLAYERS_REACH;
    const struct rows *rows;
    *keyplayers = (struct keyplayers){
        .network = network, .by = options->by, .cutoff = options->cutoff ? options->cutoff : 2};
    if (!measure_applies(measure_find("fragmentation"), network, error) ||
        !check_size(network, options->size, error) ||
        !(rows = network_rows(network, outwards ? WAY_OUT : WAY_ALL, error)))
        return false;
    struct finder finder = {.by = options->by,
                            .rows = rows,
                            .node_count = n,
                            .size = options->size,
                            .by_id = order_by_id(network),
                            .set = xcalloc(n, sizeof *finder.set),
                            .in_set = xcalloc(n, sizeof *finder.in_set),
                            .cutpoints = cutpoints_new(n),
                            .values = xcalloc(n, sizeof *finder.values)};
    reach_init(&finder.reach, rows, keyplayers->cutoff);
    find(&finder, keyplayers, options->progress);
    bool done = !progress_stopped("the search for key players", error);
    if (done)
        describe(&finder, keyplayers);
    finder_release(&finder);
    return done;
}

void keyplayers_release(struct keyplayers *keyplayers)
{
    if (!keyplayers)
        return;
    free(keyplayers->members);
    *keyplayers = (struct keyplayers){0};
}

/*
 * ties.c: the relations of a view as ties, sorted by from, to, sign, weight. Linear in relations,
 * and kind to the cache: threads share the relations, and put their ties into buckets of
 * neighbouring entities; then they share the buckets, each of which fits the cache, and sort its
 * rows. As the order of a row is total, the result does not depend on how many threads there are.
 */
#include "network/ties.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/*
 * Below so many relations threads cost more than they give; rows up to SHORT are sorted in place.
 * There are at most BUCKETS of them, so that the ends of all stay in the cache, of at least
 * 1 << NARROWEST entities.
 */
enum { WORTH_THREADS = 50000, SHORT = 24, BUCKETS = 256, NARROWEST = 10 };

/* What a relation of a type is, looked up once. */
struct type_facts {
    int sign;
    bool symmetric, taken;
};

/* What is counted of some of the relations, and where their ties go. */
struct part {
    size_t first, last; /* positions in the view, without the last */
    size_t relations, selves, possible;
    size_t next[BUCKETS]; /* how many ties go into each bucket; later where the next one goes */
};

/* What the functions of this file pass to each other. */
struct sorting {
    const struct network *network;
    struct type_facts *types;
    unsigned shift; /* an entity's bucket is its index >> shift */
    size_t bucket_count;
    size_t starts[BUCKETS + 1]; /* of the buckets, in ties */
    struct part *parts;
    size_t part_count;
    struct tie *ties; /* NULL while they are counted */
};

static void learn_types(struct sorting *sorting)
{
    const struct vocabulary *vocabulary = &sorting->network->view->dossier->vocabulary;
    sorting->types = xcalloc(vocabulary->type_count, sizeof *sorting->types);
    for (size_t i = 0; i < vocabulary->type_count; i++) {
        int sign = family_sign(vocabulary->types[i].family);
        sorting->types[i] =
            (struct type_facts){sign, vocabulary->types[i].symmetric,
                                projection_takes(&sorting->network->projection, sign)};
    }
}

static inline void take(const struct sorting *sorting, struct part *part, struct tie tie)
{
    size_t *next = &part->next[tie.from >> sorting->shift];
    if (sorting->ties)
        sorting->ties[*next] = tie;
    ++*next;
}

/* Counts the ties of the part's relations by bucket, or puts them there, in order of relations. */
static void take_part(const struct sorting *sorting, struct part *part)
{
    const struct view *view = sorting->network->view;
    bool directed = sorting->network->projection.directed;
    for (size_t i = part->first; i < part->last; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        const struct type_facts *type = &sorting->types[relation->type];
        uint32_t from = relation->from, to = relation->to;
        if (!type->taken || from == to)
            continue;
        if (!directed && from > to)
            from = relation->to, to = relation->from;
        struct tie tie = {from, to, sorting->ties ? view_weight(view, i) : 0, type->sign, 1};
        take(sorting, part, tie);
        if (directed && (type->symmetric || relation->undirected)) {
            tie.from = to, tie.to = from;
            take(sorting, part, tie);
        }
    }
}

/* Counts what becomes of the part's relations. */
static void count_part(const struct sorting *sorting, struct part *part)
{
    const struct view *view = sorting->network->view;
    for (size_t i = part->first; i < part->last; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        bool self = relation->from == relation->to;
        if (!sorting->types[relation->type].taken)
            continue;
        part->selves += self;
        part->relations += !self;
        part->possible += !self && view->certainties[i] == CERTAINTY_POSSIBLE;
    }
    take_part(sorting, part);
}

static int compare_in_row(const void *left, const void *right)
{
    const struct tie *a = left, *b = right;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->sign != b->sign)
        return a->sign < b->sign ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static void sort_row(struct tie *ties, size_t count)
{
    if (count > SHORT) {
        qsort(ties, count, sizeof *ties, compare_in_row);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        struct tie tie = ties[i];
        size_t at = i;
        for (; at && compare_in_row(&ties[at - 1], &tie) > 0; at--)
            ties[at] = ties[at - 1];
        ties[at] = tie;
    }
}

/* Sorts the ties of a bucket into the rows of its entities, and each of these. */
static void sort_bucket(const struct sorting *sorting, size_t bucket)
{
    size_t first = sorting->starts[bucket], count = sorting->starts[bucket + 1] - first;
    size_t width = (size_t)1 << sorting->shift, base = bucket << sorting->shift, start = 0;
    struct tie *ties = sorting->ties + first;
    struct tie *unsorted = xreallocarray(NULL, count, sizeof *unsorted);
    size_t *next = xcalloc(width + 1, sizeof *next); /* where each entity's row begins, then ends */
    if (count)
        memcpy(unsorted, ties, count * sizeof *ties);
    for (size_t i = 0; i < count; i++)
        next[unsorted[i].from - base + 1]++;
    for (size_t i = 1; i <= width; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < count; i++)
        ties[next[unsorted[i].from - base]++] = unsorted[i];
    for (size_t i = 0; i < width; i++) {
        sort_row(ties + start, next[i] - start);
        start = next[i];
    }
    free(next);
    free(unsorted);
}

/* Turns counts into where each part's ties of each bucket start; returns how many ties there are.
 */
static size_t start_buckets(struct sorting *sorting)
{
    size_t total = 0;
    for (size_t bucket = 0; bucket < sorting->bucket_count; bucket++) {
        sorting->starts[bucket] = total;
        for (size_t i = 0; i < sorting->part_count; i++) {
            size_t count = sorting->parts[i].next[bucket];
            sorting->parts[i].next[bucket] = total;
            total += count;
        }
    }
    sorting->starts[sorting->bucket_count] = total;
    return total;
}

static void sorting_init(struct sorting *sorting, const struct network *network)
{
    size_t entities = network->view->dossier->entity_count;
    size_t relations = network->view->relation_count;
    *sorting = (struct sorting){.network = network, .shift = NARROWEST};
    while (entities >> sorting->shift >= BUCKETS)
        sorting->shift++;
    sorting->bucket_count = (entities >> sorting->shift) + 1;
    sorting->part_count = relations < WORTH_THREADS ? 1 : jobs_count();
    sorting->parts = xcalloc(sorting->part_count, sizeof *sorting->parts);
    for (size_t i = 0; i < sorting->part_count; i++) {
        sorting->parts[i].first = relations * i / sorting->part_count;
        sorting->parts[i].last = relations * (i + 1) / sorting->part_count;
    }
    learn_types(sorting);
}

static void sort_ties(struct network *network)
{
    struct sorting sorting;
    sorting_init(&sorting, network);
    size_t jobs = sorting.part_count;
#pragma omp parallel for num_threads((int)jobs)
    for (size_t i = 0; i < jobs; i++)
        count_part(&sorting, &sorting.parts[i]);
    for (size_t i = 0; i < jobs; i++) {
        network->relation_count += sorting.parts[i].relations;
        network->self_count += sorting.parts[i].selves;
        network->possible_count += sorting.parts[i].possible;
    }
    network->tie_count = start_buckets(&sorting);
    network->ties = sorting.ties = xreallocarray(NULL, network->tie_count, sizeof *network->ties);
#pragma omp parallel for num_threads((int)jobs)
    for (size_t i = 0; i < jobs; i++)
        take_part(&sorting, &sorting.parts[i]);
#pragma omp parallel for num_threads((int)jobs) schedule(dynamic)
    for (size_t bucket = 0; bucket < sorting.bucket_count; bucket++)
        sort_bucket(&sorting, bucket);
    free(sorting.types);
    free(sorting.parts);
}

/*
 * Makes one tie of the ties of a pair that have the same sign. Of different signs they stay two: a
 * pair can cooperate and quarrel, and a sum would invent indifference.
 */
static void merge_ties(struct network *network)
{
    size_t kept = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        struct tie *tie = &network->ties[i], *last = kept ? &network->ties[kept - 1] : NULL;
        if (last && last->from == tie->from && last->to == tie->to && last->sign == tie->sign) {
            last->weight += tie->weight;
            last->relation_count += tie->relation_count;
        } else {
            network->ties[kept++] = *tie;
        }
    }
    network->tie_count = kept;
}

void ties_collect(struct network *network)
{
    sort_ties(network);
    if (network->projection.parallel == PARALLEL_MERGE)
        merge_ties(network);
    for (size_t i = 0; i < network->tie_count; i++)
        network->negative_count += network->ties[i].sign < 0;
}

/*
 * ties.c: the relations of a view as ties, sorted by from, to, sign, weight. Linear in relations:
 * they are counted by `from`, put into their rows, and each row is sorted. Threads share the
 * entities among them, and each goes through all relations for its own; as the order of a row is
 * total, the result does not depend on how many they are.
 */
#include "network/ties.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Below so many relations threads cost more than they give; rows up to SHORT are sorted in place.
 */
enum { WORTH_THREADS = 50000, SHORT = 24 };

/* Entities from `first` up to `last` (without it), which one thread sees to. */
struct share {
    uint32_t first, last;
};

/* Calls `take` for each tie of the view that starts in the share, in the order of relations. */
typedef void take_tie(void *context, struct tie tie);

static void each_tie(const struct network *network, struct share share, take_tie *take,
                     void *context)
{
    const struct view *view = network->view;
    const struct dossier *dossier = view->dossier;
    bool directed = network->projection.directed;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        uint32_t from = relation->from, to = relation->to;
        if (!directed && from > to)
            from = relation->to, to = relation->from;
        bool forth = from >= share.first && from < share.last;
        bool back = directed && to >= share.first && to < share.last &&
                    relation_symmetric(dossier, relation);
        if ((!forth && !back) || from == to)
            continue;
        int sign = relation_sign(dossier, relation);
        if (!projection_takes(&network->projection, sign))
            continue;
        double weight = view_weight(view, i);
        if (forth)
            take(context, (struct tie){from, to, weight, sign, 1});
        if (back)
            take(context, (struct tie){to, from, weight, sign, 1});
    }
}

/* Where each entity's ties go next; before they are put, how many there are. */
struct rows_of_ties {
    struct tie *ties;
    size_t *next;
};

static void count_tie(void *context, struct tie tie)
{
    ((struct rows_of_ties *)context)->next[tie.from]++;
}

static void put_tie(void *context, struct tie tie)
{
    struct rows_of_ties *rows = context;
    rows->ties[rows->next[tie.from]++] = tie;
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

static struct share share_of(size_t entity_count, size_t index, size_t count)
{
    return (struct share){(uint32_t)(entity_count * index / count),
                          (uint32_t)(entity_count * (index + 1) / count)};
}

/* Turns counts into where rows start; returns how many ties there are. */
static size_t start_rows(size_t *next, size_t entity_count)
{
    size_t total = 0;
    for (size_t i = 0; i < entity_count; i++) {
        size_t count = next[i];
        next[i] = total;
        total += count;
    }
    return total;
}

/* Puts the ties of the share into their rows and sorts these; `next` is then where each row ends.
 */
static void fill_share(const struct network *network, struct share share, struct rows_of_ties *rows)
{
    if (share.first == share.last)
        return;
    size_t start = rows->next[share.first];
    each_tie(network, share, put_tie, rows);
    for (uint32_t entity = share.first; entity < share.last; entity++) {
        sort_row(rows->ties + start, rows->next[entity] - start);
        start = rows->next[entity];
    }
}

static void sort_ties(struct network *network)
{
    size_t entities = network->view->dossier->entity_count;
    size_t shares = network->view->relation_count < WORTH_THREADS ? 1 : jobs_count();
    struct rows_of_ties rows = {.next = xcalloc(entities, sizeof *rows.next)};
#pragma omp parallel for num_threads((int)shares)
    for (size_t i = 0; i < shares; i++)
        each_tie(network, share_of(entities, i, shares), count_tie, &rows);
    network->tie_count = start_rows(rows.next, entities);
    rows.ties = xreallocarray(NULL, network->tie_count, sizeof *rows.ties);
#pragma omp parallel for num_threads((int)shares)
    for (size_t i = 0; i < shares; i++)
        fill_share(network, share_of(entities, i, shares), &rows);
    network->ties = rows.ties;
    free(rows.next);
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

static void count_relations(struct network *network)
{
    const struct view *view = network->view;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        if (!projection_takes(&network->projection, relation_sign(view->dossier, relation)))
            continue;
        bool self = relation->from == relation->to;
        network->self_count += self;
        network->relation_count += !self;
        network->possible_count += !self && view->certainties[i] == CERTAINTY_POSSIBLE;
    }
}

void ties_collect(struct network *network)
{
    count_relations(network);
    sort_ties(network);
    if (network->projection.parallel == PARALLEL_MERGE)
        merge_ties(network);
    for (size_t i = 0; i < network->tie_count; i++)
        network->negative_count += network->ties[i].sign < 0;
}

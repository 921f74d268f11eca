/*
 * ranking.c: the entities of a network in order of one measure, with the scores of others beside.
 */
#include <entente/ranking.h>

#include "base/xalloc.h"
#include "finding/rounding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What orders the rows; qsort() takes no context, so each key carries all it is compared by. */
struct key {
    double order; /* ascending */
    const char *id;
    struct ranking_row row;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* Leaves out the measure where nobody asked for it and it does not settle; else it has failed. */
static bool leave_out(struct ranking *ranking, size_t m, const struct measure_options *options,
                      struct error *error)
{
    if (!options->brief || m == 0 || !error->code || strcmp(error->code, MEASURE_UNSETTLED) != 0)
        return false;
    text_addf(&ranking->left_out, "%s%s", ranking->left_out.length ? ", " : "",
              ranking->measures[m]->name);
    size_t behind = --ranking->measure_count - m;
    memmove(&ranking->measures[m], &ranking->measures[m + 1], behind * sizeof *ranking->measures);
    text_release(&ranking->remarks[m]);
    memmove(&ranking->remarks[m], &ranking->remarks[m + 1], behind * sizeof *ranking->remarks);
    error_release(error);
    return true;
}

/* Puts the rows of scores, which are `stride` apart, side by side. */
static void close_gaps(struct ranking *ranking, size_t nodes, size_t stride)
{
    size_t measures = ranking->measure_count;
    for (size_t node = 1; measures < stride && node < nodes; node++)
        memmove(ranking->scores + node * measures, ranking->scores + node * stride,
                measures * sizeof *ranking->scores);
}

/* The scores lie node by node, so that a row's are side by side. */
static bool compute_scores(struct ranking *ranking, struct network *network,
                           const struct measure_options *options, struct error *error)
{
    size_t nodes = network->node_count, measures = ranking->measure_count;
    double *column = xreallocarray(NULL, nodes, sizeof *column);
    bool done = true;
    ranking->scores = xreallocarray(NULL, nodes * measures, sizeof *ranking->scores);
    for (size_t m = 0; done && m < ranking->measure_count;) {
        if (measure_compute(ranking->measures[m], network, options, column, &ranking->remarks[m],
                            error)) {
            for (size_t node = 0; node < nodes; node++)
                ranking->scores[node * measures + m] = column[node];
            m++;
        } else {
            done = leave_out(ranking, m, options, error);
        }
    }
    close_gaps(ranking, nodes, measures);
    free(column);
    return done;
}

/* What score_order() gives, but for the rounding. */
static double rough_order(const struct measure *measure, double score)
{
    if (isnan(score))
        return INFINITY;
    return measure->ascending ? score : -score;
}

static bool is_listed(const struct ranking *ranking, uint32_t node,
                      const struct ranking_options *options)
{
    const struct network *network = ranking->network;
    uint32_t entity = network->entities[node];
    return (options->kind == VOCABULARY_NONE ||
            network->view->dossier->entities[entity].kind == options->kind) &&
           (!options->listed || options->listed[entity]);
}

/* The value that would be at `position` were the values sorted (Hoare's selection). */
static double select_value(double *values, size_t count, size_t position)
{
    size_t low = 0, high = count - 1;
    while (low < high) {
        double pivot = values[low + (high - low) / 2];
        size_t left = low, right = high;
        for (;; left++, right--) {
            while (values[left] < pivot)
                left++;
            while (values[right] > pivot)
                right--;
            if (left >= right)
                break;
            double held = values[left];
            values[left] = values[right];
            values[right] = held;
        }
        if (position <= right)
            high = right;
        else
            low = right + 1;
    }
    return values[position];
}

/*
 * An order that no entity of the first `top` ranks is beyond: rounding is slow, and of a million
 * entities that are cut to twenty only the first few need it.
 */
static double last_order(const struct ranking *ranking, const struct ranking_options *options)
{
    size_t top = options->top;
    size_t nodes = ranking->network->node_count, count = 0;
    double *orders = xreallocarray(NULL, nodes, sizeof *orders), last = INFINITY;
    for (uint32_t node = 0; top && node < nodes; node++)
        if (is_listed(ranking, node, options))
            orders[count++] =
                rough_order(ranking->measures[0], ranking->scores[node * ranking->measure_count]);
    if (top && top < count) {
        last = select_value(orders, count, top - 1);
        last += fabs(last) * 2e-9; /* more than what rounding moves */
    }
    free(orders);
    return last;
}

/* Returns how many keys there are; `listed` is how many there would be without `top`. */
static size_t make_keys(struct ranking *ranking, const struct ranking_options *options,
                        struct key *keys)
{
    const struct network *network = ranking->network;
    const struct entity *entities = network->view->dossier->entities;
    double last = last_order(ranking, options);
    size_t count = 0;
    for (uint32_t node = 0; node < network->node_count; node++) {
        uint32_t entity = network->entities[node];
        const double *scores = ranking->scores + node * ranking->measure_count;
        if (!is_listed(ranking, node, options))
            continue;
        ranking->listed++;
        if (rough_order(ranking->measures[0], scores[0]) > last)
            continue;
        keys[count++] = (struct key){score_order(ranking->measures[0], scores[0]),
                                     entities[entity].id,
                                     {.entity = entity, .node = node, .scores = scores}};
    }
    return count;
}

/* Copies the rows in order and gives them their ranks, up to rank `top` (0: all). */
static void take_rows(struct ranking *ranking, const struct key *keys, size_t count, size_t top)
{
    ranking->rows = xreallocarray(NULL, count, sizeof *ranking->rows);
    for (size_t i = 0; i < count; i++) {
        struct ranking_row row = keys[i].row;
        bool tied = i && keys[i].order == keys[i - 1].order;
        row.rank = tied ? ranking->rows[i - 1].rank : (uint32_t)i + 1;
        if (top && row.rank > top)
            break;
        ranking->rows[ranking->row_count++] = row;
    }
}

bool ranking_init(struct ranking *ranking, struct network *network,
                  const struct ranking_options *options, struct error *error)
{
    *ranking = (struct ranking){.network = network,
                                .measure_count = options->measure_count,
                                .normalized = options->measuring.normalized};
    size_t size = options->measure_count * sizeof *ranking->measures;
    ranking->measures = xmalloc(size);
    memcpy(ranking->measures, options->measures, size);
    ranking->remarks = xcalloc(options->measure_count, sizeof *ranking->remarks);
    if (!compute_scores(ranking, network, &options->measuring, error)) {
        ranking_release(ranking);
        return false;
    }
    struct key *keys = xreallocarray(NULL, network->node_count, sizeof *keys);
    size_t count = make_keys(ranking, options, keys);
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    take_rows(ranking, keys, count, options->top);
    free(keys);
    return true;
}

void ranking_release(struct ranking *ranking)
{
    if (!ranking)
        return;
    for (size_t m = 0; m < ranking->measure_count; m++)
        text_release(&ranking->remarks[m]);
    free(ranking->remarks);
    free(ranking->rows);
    free(ranking->scores);
    free(ranking->measures);
    text_release(&ranking->left_out);
    *ranking = (struct ranking){0};
}

/*
 * brokers.c: who stands between whom, by role: the counts of measure/brokerage.c beside what chance
 * gives, in order of their sum.
 */
#include <entente/brokers.h>

#include "base/xalloc.h"
#include "finding/expectation.h"
#include "measure/brokerage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Parallel ties are one pair; undirected, a pair is tied each way. */
static size_t count_tied_pairs(const struct network *network)
{
    size_t count = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i], *last = i ? tie - 1 : NULL;
        count += !last || last->from != tie->from || last->to != tie->to;
    }
    return network->projection.directed ? count : 2 * count;
}

static void compare_with_chance(const double *counts, const struct expectation *expectation,
                                double divisor, struct brokerage_count *roles)
{
    for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
        double mean = expectation->mean[role], deviation = sqrt(expectation->variance[role]);
        roles[role] =
            (struct brokerage_count){.count = counts[role] / divisor,
                                     .expected = mean / divisor,
                                     .deviation = deviation / divisor,
                                     .z = deviation > 0 ? (counts[role] - mean) / deviation : NAN};
    }
}

static void fill_whole(struct brokers *brokers, const struct chance *chance,
                       const struct groups *groups, const double *counts, double divisor)
{
    struct expectation expectation = expectation_of_network(chance, groups);
    double sums[BROKERAGE_ROLES] = {0};
    for (size_t i = 0; i < brokers->network->node_count * BROKERAGE_ROLES; i++)
        sums[i % BROKERAGE_ROLES] += counts[i];
    compare_with_chance(sums, &expectation, divisor, brokers->whole);
}

/* A row for each listed entity, not yet in order. */
static void fill_rows(struct brokers *brokers, const struct chance *chance,
                      const struct groups *groups, const double *counts, const double *constraint,
                      double divisor, uint32_t kind)
{
    const struct network *network = brokers->network;
    brokers->rows = xreallocarray(NULL, network->node_count, sizeof *brokers->rows);
    for (uint32_t node = 0; node < network->node_count; node++) {
        uint32_t entity = network->entities[node], group = groups->of[node];
        if (kind != VOCABULARY_NONE && network->view->dossier->entities[entity].kind != kind)
            continue;
        struct broker *row = &brokers->rows[brokers->listed++];
        struct expectation expectation = expectation_of_node(chance, (double)groups->sizes[group]);
        *row = (struct broker){.entity = entity,
                               .node = node,
                               .group = brokers->group_names[group],
                               .constraint = constraint[node]};
        compare_with_chance(counts + node * (size_t)BROKERAGE_ROLES, &expectation, divisor,
                            row->roles);
    }
}

/* What orders the rows; qsort() takes no context. */
struct key {
    double total;
    const char *id;
    size_t row;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* Puts the rows in order, gives them their ranks and keeps those up to rank `top` (0: all). */
static void order_rows(struct brokers *brokers, size_t top)
{
    const struct entity *entities = brokers->network->view->dossier->entities;
    struct key *keys = xreallocarray(NULL, brokers->listed, sizeof *keys);
    struct broker *rows = xreallocarray(NULL, brokers->listed, sizeof *rows);
    for (size_t i = 0; i < brokers->listed; i++)
        keys[i] = (struct key){brokers->rows[i].roles[BROKERAGE_TOTAL].count,
                               entities[brokers->rows[i].entity].id, i};
    if (brokers->listed)
        qsort(keys, brokers->listed, sizeof *keys, compare_keys);
    for (size_t i = 0; i < brokers->listed; i++) {
        bool tied = i && keys[i].total == keys[i - 1].total;
        rows[i] = brokers->rows[keys[i].row];
        rows[i].rank = tied ? rows[i - 1].rank : (uint32_t)i + 1;
        if (top && rows[i].rank > top)
            break;
        brokers->row_count++;
    }
    free(brokers->rows);
    free(keys);
    brokers->rows = rows;
}

static void name_groups(struct brokers *brokers, const struct groups *groups)
{
    brokers->grouping = xstrdup(text_string(&groups->remark));
    brokers->group_count = groups->count;
    brokers->group_names = xcalloc(groups->count, sizeof *brokers->group_names);
    for (uint32_t group = 0; group < groups->count; group++)
        brokers->group_names[group] = xstrdup(names_at(&groups->names, group));
}

/* What counts are divided by: 1, or how many ordered pairs of others there are. */
static double divisor_of(const struct brokers *brokers)
{
    double n = (double)brokers->network->node_count;
    return brokers->normalized && n > 2 ? (n - 1) * (n - 2) : 1;
}

bool brokers_init(struct brokers *brokers, struct network *network,
                  const struct brokers_options *options, struct error *error)
{
    size_t n = network->node_count;
    struct groups groups = {0};
    double *counts = NULL, *constraint = NULL;
    bool done = false;
    *brokers = (struct brokers){.network = network, .normalized = options->measuring.normalized};
    if (!measure_applies(measure_find("brokerage"), network, error) ||
        !groups_init(&groups, network, &options->measuring, error))
        goto out;
    counts = xreallocarray(NULL, n, BROKERAGE_ROLES * sizeof *counts);
    constraint = xcalloc(n, sizeof *constraint);
    if (!brokerage_count(network, &groups, options->measuring.progress, counts, error) ||
        !measure_compute(measure_find("constraint"), network, &options->measuring, constraint, NULL,
                         error))
        goto out;
    struct chance chance = chance_of(&groups, n, count_tied_pairs(network));
    double divisor = divisor_of(brokers);
    name_groups(brokers, &groups);
    fill_rows(brokers, &chance, &groups, counts, constraint, divisor, options->kind);
    fill_whole(brokers, &chance, &groups, counts, brokers->normalized ? divisor * (double)n : 1);
    order_rows(brokers, options->top);
    done = true;
out:
    free(constraint);
    free(counts);
    groups_release(&groups);
    return done;
}

void brokers_release(struct brokers *brokers)
{
    if (!brokers)
        return;
    for (size_t i = 0; i < brokers->group_count; i++)
        free(brokers->group_names[i]);
    free(brokers->group_names);
    free(brokers->grouping);
    free(brokers->rows);
    *brokers = (struct brokers){0};
}

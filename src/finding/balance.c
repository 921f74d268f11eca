/*
 * balance.c: structural balance: the census of signed triads, the frustration index, and the
 * relations that break the best division into two camps.
 */
#include <entente/balance.h>

#include "base/xalloc.h"
#include "finding/frustration.h"
#include "finding/triads.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double default_seconds = 60;

static struct coupling *couplings_of(const struct network *network)
{
    struct coupling *couplings = xcalloc(network->tie_count, sizeof *couplings);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double strength = network->projection.weighted ? tie->weight : 1;
        couplings[i] = (struct coupling){tie->from, tie->to, tie->sign * strength};
    }
    return couplings;
}

static size_t count_mixed(const struct network *network)
{
    size_t count = 0;
    for (size_t i = 1; i < network->tie_count; i++) {
        const struct tie *last = &network->ties[i - 1], *tie = &network->ties[i];
        count += last->from == tie->from && last->to == tie->to && last->sign != tie->sign;
    }
    return count;
}

/* Fills in the connected part of each node: the first node of it. */
static void find_parts(const struct network *network, uint32_t *parts)
{
    for (uint32_t v = 0; v < network->node_count; v++)
        parts[v] = v;
    for (size_t i = 0; i < network->tie_count; i++) {
        uint32_t a = network->ties[i].from, b = network->ties[i].to;
        while (parts[a] != a)
            a = parts[a] = parts[parts[a]];
        while (parts[b] != b)
            b = parts[b] = parts[parts[b]];
        parts[a > b ? a : b] = a > b ? b : a;
    }
    for (uint32_t v = 0; v < network->node_count; v++)
        parts[v] = parts[parts[v]]; /* what stands before v is the root already */
}

/* The larger side of each part is camp 1; of equal ones that of its first node. */
static void name_camps(struct balance *balance, const int8_t *sides)
{
    const struct network *network = balance->network;
    uint32_t *parts = xcalloc(network->node_count, sizeof *parts);
    int64_t *lean = xcalloc(network->node_count, sizeof *lean);
    find_parts(network, parts);
    for (uint32_t v = 0; v < network->node_count; v++) {
        balance->part_count += network->tied[v] && parts[v] == v;
        lean[parts[v]] += sides[v] == sides[parts[v]] ? 1 : -1;
    }
    for (uint32_t v = 0; v < network->node_count; v++) {
        if (!network->tied[v])
            continue;
        bool first = (sides[v] == sides[parts[v]]) == (lean[parts[v]] >= 0);
        balance->camps[v] = first ? 1 : 2;
        balance->sizes[first ? 0 : 1]++;
    }
    free(parts);
    free(lean);
}

static bool is_frustrated(const struct balance *balance, uint32_t a, uint32_t b, int sign)
{
    return (balance->camps[a] == balance->camps[b]) == (sign < 0);
}

/* The ties and relations that break the division; what it costs is counted again from them. */
static void find_frustrated(struct balance *balance)
{
    const struct network *network = balance->network;
    const struct view *view = network->view;
    double cost = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        if (!is_frustrated(balance, tie->from, tie->to, tie->sign))
            continue;
        balance->frustrated_count++;
        cost += network->projection.weighted ? tie->weight : 1;
    }
    balance->upper = cost;
    balance->frustrated = xcalloc(view->relation_count, sizeof *balance->frustrated);
    for (uint32_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        uint32_t from = network->nodes[relation->from], to = network->nodes[relation->to];
        if (from != to && is_frustrated(balance, from, to, relation_sign(view->dossier, relation)))
            balance->frustrated[balance->frustrated_relation_count++] = i;
    }
}

/* Bounds that differ by rounding alone are the same; without weights they are whole numbers. */
static void settle_bounds(struct balance *balance, double lower)
{
    double slack = 1e-6 * fmax(1, balance->upper);
    if (!balance->network->projection.weighted)
        lower = ceil(lower - slack);
    balance->exact = lower >= balance->upper - slack;
    balance->lower = balance->exact ? balance->upper : lower;
}

static bool divide(struct balance *balance, struct kernel *kernel,
                   const struct balance_options *options, struct error *error)
{
    struct frustration frustration;
    double seconds = options->seconds > 0 ? options->seconds : default_seconds;
    struct deadline deadline = {.at = options->effort ? INFINITY : deadline_now() + seconds,
                                .looks = options->effort,
                                .progress = options->progress};
    if (!frustration_init(&frustration, kernel, balance->seed, &deadline, error))
        return false;
    name_camps(balance, frustration.sides);
    find_frustrated(balance);
    settle_bounds(balance, frustration.lower);
    balance->too_large = frustration.too_large;
    balance->kernel_nodes = frustration.kernel_nodes;
    balance->kernel_ties = frustration.kernel_ties;
    balance->branches = frustration.branches;
    frustration_release(&frustration);
    return true;
}

bool balance_init(struct balance *balance, struct network *network,
                  const struct balance_options *options, struct error *error)
{
    struct kernel kernel;
    if (network->projection.directed)
        return error_set(error, ERROR_USAGE, "balance is of ties without direction");
    if (network->projection.ties != TIES_ALL)
        return error_set(error, ERROR_USAGE, "balance is of positive and negative ties");
    *balance = (struct balance){.network = network,
                                .mixed_count = count_mixed(network),
                                .seed = options->seed ? options->seed : 1};
    balance->camps = xcalloc(network->node_count, sizeof *balance->camps);
    struct coupling *couplings = couplings_of(network);
    kernel_init(&kernel, network->node_count, couplings, network->tie_count);
    free(couplings);
    triads_count(network->node_count, kernel.couplings, kernel.coupling_count, balance->triads);
    bool done = divide(balance, &kernel, options, error);
    kernel_release(&kernel);
    if (!done)
        balance_release(balance);
    return done;
}

void balance_release(struct balance *balance)
{
    if (!balance)
        return;
    free(balance->camps);
    free(balance->frustrated);
    *balance = (struct balance){0};
}

double balance_share(const struct balance *balance)
{
    uint64_t balanced = balance->triads[TRIAD_PPP] + balance->triads[TRIAD_PNN];
    uint64_t all = balanced + balance->triads[TRIAD_PPN] + balance->triads[TRIAD_NNN];
    return all ? (double)balanced / (double)all : NAN;
}

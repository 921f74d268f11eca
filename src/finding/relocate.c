/*
 * relocate.c: the partition of a signed network that breaks the fewest ties, by relocation: nodes
 * move to the bloc that suits them best, pairs of different blocs swap, until nothing gets better;
 * then some are kicked anywhere and it goes on; and all of it again from other random partitions.
 * Blocs may run empty: more than are needed collapse.
 *
 * Doreian & Mrvar (1996), A partitioning approach to structural balance, Social Networks 18,
 * 149-168; (2009), Partitioning signed social networks, Social Networks 31, 1-11.
 */
#include "finding/relocate.h"

#include "base/random.h"
#include "base/xalloc.h"
#include "network/adjacency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SWAPPED = 1000,   /* up to so many nodes, pairs are tried; beyond they would take too long */
    LISTED = 1000,    /* different partitions that are told apart */
    KICKS = 30,       /* of each run */
    KICKED_SHARE = 20 /* one node in so many, and two more */
};

/* One run's state. The pull of a tie is what it costs to have its ends in one bloc, not in two. */
struct run {
    const struct network *network;
    const struct rows *rows;
    const double *pulls; /* by tie */
    size_t nodes, most;
    uint32_t *of, *kept;
    double *costs;   /* by node and bloc: the pulls of its ties with that bloc's members */
    double *beside;  /* by node: the pull of its tie with the one that is looked at; else 0 */
    uint32_t *order; /* in which nodes are looked at */
    double least;    /* what counts as better, beyond rounding */
};

static double *pulls_of(const struct network *network, double alpha)
{
    double *pulls = xcalloc(network->tie_count, sizeof *pulls);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double strength = network->projection.weighted ? tie->weight : 1;
        pulls[i] = tie->sign < 0 ? alpha * strength : -(1 - alpha) * strength;
    }
    return pulls;
}

static void fill_costs(const struct rows *rows, const double *pulls, const uint32_t *of,
                       size_t count, double *costs)
{
    memset(costs, 0, rows->node_count * count * sizeof *costs);
    for (size_t v = 0; v < rows->node_count; v++)
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++)
            costs[v * count + of[rows->others[i]]] += pulls[rows->ties[i]];
}

double *relocation_costs(struct network *network, double alpha, const uint32_t *of, size_t count,
                         struct error *error)
{
    const struct rows *rows = network_row_ties(network, WAY_ALL, error);
    if (!rows)
        return NULL;
    double *pulls = pulls_of(network, alpha);
    double *costs = xcalloc(network->node_count, count * sizeof *costs);
    fill_costs(rows, pulls, of, count, costs);
    free(pulls);
    return costs;
}

static void move_node(struct run *run, uint32_t node, uint32_t to)
{
    uint32_t from = run->of[node];
    run->of[node] = to;
    for (uint32_t i = run->rows->starts[node]; i < run->rows->starts[node + 1]; i++) {
        double *costs = run->costs + run->rows->others[i] * run->most;
        costs[from] -= run->pulls[run->rows->ties[i]];
        costs[to] += run->pulls[run->rows->ties[i]];
    }
}

static bool move_nodes(struct run *run)
{
    bool better = false;
    for (size_t i = 0; i < run->nodes; i++) {
        uint32_t node = run->order[i], best = run->of[node];
        const double *costs = run->costs + node * run->most;
        double now = costs[best];
        for (uint32_t c = 0; c < run->most; c++)
            if (costs[c] < costs[best] && costs[c] < now - run->least)
                best = c;
        if (best == run->of[node])
            continue;
        move_node(run, node, best);
        better = true;
    }
    return better;
}

/* What it costs to put u and v into each other's bloc; their own tie stays between two. */
static double swap_cost(const struct run *run, uint32_t u, uint32_t v)
{
    const double *first = run->costs + u * run->most, *second = run->costs + v * run->most;
    uint32_t a = run->of[u], b = run->of[v];
    return first[b] - first[a] + second[a] - second[b] - 2 * run->beside[v];
}

/* Notes, or with `take` false forgets, the pulls of u's ties beside their other ends. */
static void note_pulls(struct run *run, uint32_t u, bool take)
{
    for (uint32_t i = run->rows->starts[u]; i < run->rows->starts[u + 1]; i++) {
        double *beside = &run->beside[run->rows->others[i]];
        *beside = take ? *beside + run->pulls[run->rows->ties[i]] : 0;
    }
}

static bool swap_nodes(struct run *run)
{
    bool better = false;
    for (size_t i = 0; i < run->nodes && run->nodes <= SWAPPED; i++) {
        uint32_t u = run->order[i];
        note_pulls(run, u, true);
        for (size_t j = i + 1; j < run->nodes; j++) {
            uint32_t v = run->order[j], a = run->of[u], b = run->of[v];
            if (a == b || swap_cost(run, u, v) >= -run->least)
                continue;
            move_node(run, u, b);
            move_node(run, v, a);
            better = true;
        }
        note_pulls(run, u, false);
    }
    return better;
}

/* Until no move and no swap makes it better. */
static void descend(struct run *run)
{
    do {
        while (move_nodes(run) && !progress_interrupted()) {
        }
    } while (swap_nodes(run) && !progress_interrupted());
}

static double criterion_of(const struct run *run)
{
    double sum = 0;
    for (size_t i = 0; i < run->network->tie_count; i++) {
        const struct tie *tie = &run->network->ties[i];
        bool within = run->of[tie->from] == run->of[tie->to];
        if (within == (tie->sign < 0))
            sum += fabs(run->pulls[i]);
    }
    return sum;
}

/* Moves some nodes anywhere: out of a hollow that no single move or swap leads out of. */
static void kick(struct run *run, struct random *random)
{
    size_t count = run->nodes / KICKED_SHARE + 2;
    for (size_t i = 0; i < count; i++) {
        uint32_t node = random_index(random, (uint32_t)run->nodes);
        uint32_t to = random_index(random, (uint32_t)run->most);
        if (to != run->of[node])
            move_node(run, node, to);
    }
}

/* From the start, or a random partition, down, then on by kicks, each taken back where it led up.
 */
static double search(struct run *run, const uint32_t *start, struct random *random)
{
    size_t size = run->nodes * sizeof *run->of;
    for (size_t v = 0; v < run->nodes; v++)
        run->of[v] = start ? start[v] : random_index(random, (uint32_t)run->most);
    random_shuffle(random, run->order, run->nodes);
    fill_costs(run->rows, run->pulls, run->of, run->most, run->costs);
    descend(run);
    double criterion = criterion_of(run);
    for (int i = 0; i < KICKS && size && run->most > 1 && !progress_interrupted(); i++) {
        memcpy(run->kept, run->of, size);
        kick(run, random);
        descend(run);
        double kicked = criterion_of(run);
        if (kicked <= criterion) {
            criterion = kicked;
        } else {
            memcpy(run->of, run->kept, size);
            fill_costs(run->rows, run->pulls, run->of, run->most, run->costs);
        }
    }
    return criterion;
}

/* Numbers the run's blocs in the order of their first nodes; returns how many there are. Who has no
 * tie could be in any, and goes to the first one. */
static size_t number_blocs(struct run *run)
{
    uint32_t *number = xcalloc(run->most, sizeof *number), count = 0;
    for (size_t v = 0; v < run->nodes; v++) {
        if (!run->network->tied[v]) {
            run->of[v] = 0;
            continue;
        }
        if (!number[run->of[v]])
            number[run->of[v]] = ++count;
        run->of[v] = number[run->of[v]] - 1;
    }
    free(number);
    return count ? count : 1;
}

/* Partitions that are told apart, one after the other. */
struct list {
    uint32_t *partitions;
    size_t count, capacity;
};

/* Adds the partition where it is not there yet. */
static void list_add(struct list *list, const uint32_t *of, size_t nodes)
{
    size_t size = nodes * sizeof *of;
    for (size_t i = 0; i < list->count; i++)
        if (!size || memcmp(list->partitions + i * nodes, of, size) == 0)
            return;
    if (list->count == LISTED)
        return;
    list->partitions = xgrow(list->partitions, list->count, &list->capacity, size);
    if (size)
        memcpy(list->partitions + list->count * nodes, of, size);
    list->count++;
}

/* Takes what the run found where it is as good as the best or better. */
static void take_run(struct relocation *relocation, struct run *run, double criterion,
                     struct list *list)
{
    double slack = 1e-9 * (1 + fabs(criterion));
    if (relocation->best_runs && criterion > relocation->criterion + slack)
        return;
    size_t count = number_blocs(run);
    if (!relocation->best_runs || criterion < relocation->criterion - slack) {
        relocation->criterion = criterion;
        relocation->count = count;
        relocation->best_runs = 0;
        list->count = 0;
        if (run->nodes)
            memcpy(relocation->of, run->of, run->nodes * sizeof *run->of);
    }
    relocation->best_runs++;
    list_add(list, run->of, run->nodes);
}

static void run_init(struct run *run, const struct network *network, const struct rows *rows,
                     const double *pulls, size_t most)
{
    size_t nodes = network->node_count;
    *run = (struct run){
        .network = network, .rows = rows, .pulls = pulls, .nodes = nodes, .most = most};
    run->of = xcalloc(nodes, sizeof *run->of);
    run->kept = xcalloc(nodes, sizeof *run->kept);
    run->costs = xcalloc(nodes, most * sizeof *run->costs);
    run->beside = xcalloc(nodes, sizeof *run->beside);
    run->order = xcalloc(nodes, sizeof *run->order);
    for (uint32_t v = 0; v < nodes; v++)
        run->order[v] = v;
    for (size_t i = 0; i < network->tie_count; i++)
        run->least = fmax(run->least, 1e-9 * fabs(pulls[i]));
}

static void run_release(struct run *run)
{
    free(run->of);
    free(run->kept);
    free(run->costs);
    free(run->beside);
    free(run->order);
}

bool relocation_init(struct relocation *relocation, struct network *network, double alpha,
                     size_t most, const uint32_t *start, size_t runs, uint64_t seed,
                     struct error *error)
{
    struct run run;
    struct list list = {0};
    struct random random = random_start(seed, 0);
    const struct rows *rows = network_row_ties(network, WAY_ALL, error);
    *relocation = (struct relocation){0};
    if (!rows)
        return false;
    double *pulls = pulls_of(network, alpha);
    relocation->of = xcalloc(network->node_count, sizeof *relocation->of);
    run_init(&run, network, rows, pulls, most);
    for (size_t i = 0; i < runs && !progress_interrupted(); i++) {
        double criterion = search(&run, i ? NULL : start, &random);
        take_run(relocation, &run, criterion, &list);
    }
    relocation->solutions = list.count;
    free(list.partitions);
    run_release(&run);
    free(pulls);
    if (!progress_stopped("the search for blocs", error))
        return true;
    relocation_release(relocation);
    return false;
}

void relocation_release(struct relocation *relocation)
{
    if (!relocation)
        return;
    free(relocation->of);
    *relocation = (struct relocation){0};
}

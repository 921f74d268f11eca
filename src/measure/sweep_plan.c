/*
 * sweep_plan.c: renumbers a network's nodes, component by component, in balls: a batch is what is
 * nearest to its first node among those not numbered yet. The frontiers of near sources overlap,
 * which is what a search from many of them at once lives on.
 */
#include "measure/sweep_plan.h"

#include "base/xalloc.h"
#include "network/adjacency.h"

#include <stdlib.h>
#include <string.h>

/* What numbers the nodes. */
struct numbering {
    struct sweep_plan *plan;
    const struct rows *out, *in; /* the same where undirected */
    uint32_t *numbers;           /* by node: its new number; NETWORK_NONE before it has one */
    uint32_t count;              /* how many have one */
    uint32_t batch;              /* the first number of the batch that grows */
    uint32_t seeker, sought;     /* see next_seed() */
};

static void number(struct numbering *numbering, uint32_t node)
{
    numbering->numbers[node] = numbering->count;
    numbering->plan->nodes[numbering->count++] = node;
}

static size_t degree(const struct numbering *numbering, uint32_t node)
{
    const struct rows *out = numbering->out, *in = numbering->in;
    return out->starts[node + 1] - out->starts[node] +
           (in != out ? in->starts[node + 1] - in->starts[node] : 0);
}

/* The others that the node has a tie to, then those that have a tie to it. */
static uint32_t neighbour(const struct numbering *numbering, uint32_t node, size_t index)
{
    const struct rows *out = numbering->out;
    size_t outgoing = out->starts[node + 1] - out->starts[node];
    return index < outgoing ? out->others[out->starts[node] + index]
                            : numbering->in->others[numbering->in->starts[node] + index - outgoing];
}

static bool batch_full(const struct numbering *numbering)
{
    return numbering->count - numbering->batch == SWEEP_SOURCES;
}

/* Numbers what lies around the last numbered node until the batch is full; returns how far out. */
static uint32_t grow_ball(struct numbering *numbering)
{
    uint32_t depth = 0, head = numbering->count - 1, end = numbering->count;
    for (; head < numbering->count; head++) {
        if (head == end) {
            depth++;
            end = numbering->count;
        }
        uint32_t node = numbering->plan->nodes[head];
        for (size_t i = 0; i < degree(numbering, node); i++) {
            uint32_t other = neighbour(numbering, node, i);
            if (numbering->numbers[other] != NETWORK_NONE)
                continue;
            if (batch_full(numbering))
                return depth + 1;
            number(numbering, other);
        }
    }
    return depth;
}

/* A node without a number beside one that has one, the lowest first; NETWORK_NONE: there is none.
 */
static uint32_t next_seed(struct numbering *numbering)
{
    for (; numbering->seeker < numbering->count; numbering->seeker++, numbering->sought = 0) {
        uint32_t node = numbering->plan->nodes[numbering->seeker];
        for (; numbering->sought < degree(numbering, node); numbering->sought++) {
            uint32_t other = neighbour(numbering, node, numbering->sought);
            if (numbering->numbers[other] == NETWORK_NONE)
                return other;
        }
    }
    return NETWORK_NONE;
}

static void end_batch(struct numbering *numbering, uint32_t low)
{
    struct sweep_plan *plan = numbering->plan;
    plan->batches =
        xgrow(plan->batches, plan->batch_count, &plan->batch_capacity, sizeof *plan->batches);
    plan->batches[plan->batch_count++] =
        (struct sweep_batch){.first = numbering->batch, .end = numbering->count, .low = low};
    numbering->batch = numbering->count;
}

/*
 * In a level of a search from a ball, the frontiers of its n sources lie in about 2 depth + 1
 * levels of each of them, so that n / (2 depth + 1) share a node. Where fewer than this do, moving
 * blocks costs more than searches one after the other.
 */
enum { SHARING = 6 };

/* Numbers the component of the node, and makes its batches. */
static void number_component(struct numbering *numbering, uint32_t seed)
{
    struct sweep_plan *plan = numbering->plan;
    size_t first_batch = plan->batch_count;
    uint32_t low = numbering->count;
    uint64_t levels = 0;
    numbering->batch = numbering->seeker = low;
    numbering->sought = 0;
    while (seed != NETWORK_NONE) {
        uint32_t depth = 0;
        for (; seed != NETWORK_NONE && !batch_full(numbering); seed = next_seed(numbering)) {
            number(numbering, seed);
            uint32_t ball = grow_ball(numbering);
            depth = depth > ball ? depth : ball;
        }
        levels += 2 * depth + 1;
        end_batch(numbering, low);
    }
    bool alone = numbering->count - low < SHARING * levels;
    for (size_t i = first_batch; i < plan->batch_count; i++) {
        plan->batches[i].high = numbering->count;
        plan->batches[i].alone = alone;
    }
    if (!alone && numbering->count - low > plan->widest)
        plan->widest = numbering->count - low;
}

/* The rows in the new numbers; a row's parallel entries stand side by side. */
static struct sweep_rows renumber(const struct numbering *numbering, const struct rows *rows)
{
    struct sweep_rows made = {xreallocarray(NULL, rows->node_count + 1, sizeof *made.starts),
                              xreallocarray(NULL, rows->entry_count, sizeof *made.others)};
    uint32_t count = 0;
    for (size_t i = 0; i < rows->node_count; i++) {
        uint32_t node = numbering->plan->nodes[i];
        made.starts[i] = count;
        for (uint32_t entry = rows->starts[node]; entry < rows->starts[node + 1]; entry++)
            if (entry == rows->starts[node] || rows->others[entry] != rows->others[entry - 1])
                made.others[count++] = numbering->numbers[rows->others[entry]];
    }
    made.starts[rows->node_count] = count;
    return made;
}

bool sweep_plan_init(struct sweep_plan *plan, struct network *network, struct error *error)
{
    size_t n = network->node_count;
    bool directed = network->projection.directed;
    struct numbering numbering = {.plan = plan};
    if (!(numbering.out = network_rows(network, WAY_OUT, error)) ||
        !(numbering.in = network_rows(network, WAY_IN, error)))
        return false;
    *plan = (struct sweep_plan){.node_count = n};
    plan->nodes = xreallocarray(NULL, n, sizeof *plan->nodes);
    numbering.numbers = xreallocarray(NULL, n, sizeof *numbering.numbers);
    for (size_t node = 0; node < n; node++)
        numbering.numbers[node] = NETWORK_NONE;
    for (uint32_t node = 0; node < n; node++)
        if (numbering.numbers[node] == NETWORK_NONE)
            number_component(&numbering, node);
    plan->out = renumber(&numbering, numbering.out);
    plan->in = directed ? renumber(&numbering, numbering.in) : plan->out;
    free(numbering.numbers);
    return true;
}

void sweep_plan_release(struct sweep_plan *plan)
{
    if (plan->in.starts != plan->out.starts) {
        free(plan->in.starts);
        free(plan->in.others);
    }
    free(plan->out.starts);
    free(plan->out.others);
    free(plan->batches);
    free(plan->nodes);
    *plan = (struct sweep_plan){0};
}

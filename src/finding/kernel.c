/*
 * kernel.c: makes a signed graph smaller without losing what its frustration is. Couplings that
 * are gone stay in their ends' lists until these are gone through the next time.
 */
#include "finding/kernel.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

#define NOWHERE UINT32_MAX

/* The couplings of a node; some may be gone. */
struct ends {
    uint32_t *couplings;
    size_t count, capacity;
};

static uint32_t other_end(const struct kernel *kernel, uint32_t coupling, uint32_t node)
{
    const struct coupling *found = &kernel->couplings[coupling];
    return found->a == node ? found->b : found->a;
}

static void end_add(struct ends *ends, uint32_t coupling)
{
    ends->couplings = xgrow(ends->couplings, ends->count, &ends->capacity, sizeof *ends->couplings);
    ends->couplings[ends->count++] = coupling;
}

/* Drops what is gone from the node's list. */
static struct ends *ends_of(struct kernel *kernel, uint32_t node)
{
    struct ends *ends = &kernel->ends[node];
    size_t kept = 0;
    for (size_t i = 0; i < ends->count; i++)
        if (kernel->couplings[ends->couplings[i]].weight != 0)
            ends->couplings[kept++] = ends->couplings[i];
    ends->count = kept;
    return ends;
}

/* The coupling between two nodes, looked for in the shorter list; NOWHERE: none. */
static uint32_t find(struct kernel *kernel, uint32_t a, uint32_t b)
{
    uint32_t from = kernel->ends[a].count <= kernel->ends[b].count ? a : b;
    uint32_t to = from == a ? b : a;
    const struct ends *ends = ends_of(kernel, from);
    for (size_t i = 0; i < ends->count; i++)
        if (other_end(kernel, ends->couplings[i], from) == to)
            return ends->couplings[i];
    return NOWHERE;
}

static void append(struct kernel *kernel, struct coupling coupling)
{
    uint32_t index = (uint32_t)kernel->coupling_count;
    kernel->couplings = xgrow(kernel->couplings, kernel->coupling_count, &kernel->coupling_capacity,
                              sizeof *kernel->couplings);
    kernel->couplings[kernel->coupling_count++] = coupling;
    end_add(&kernel->ends[coupling.a], index);
    end_add(&kernel->ends[coupling.b], index);
}

/* Of two couplings that want opposite things the weaker one is paid for, whatever the sides are. */
static void set_against(struct kernel *kernel, struct coupling *coupling, double weight)
{
    if (coupling->weight * weight < 0)
        kernel->cost += fmin(fabs(coupling->weight), fabs(weight));
    coupling->weight += weight;
}

static void couple(struct kernel *kernel, uint32_t a, uint32_t b, double weight)
{
    uint32_t found = find(kernel, a, b);
    if (found != NOWHERE)
        set_against(kernel, &kernel->couplings[found], weight);
    else
        append(kernel, (struct coupling){a, b, weight});
}

void kernel_init(struct kernel *kernel, size_t node_count, const struct coupling *couplings,
                 size_t count)
{
    *kernel = (struct kernel){.node_count = node_count};
    kernel->ends = xcalloc(node_count, sizeof *kernel->ends);
    kernel->gone = xcalloc(node_count, sizeof *kernel->gone);
    kernel->taken = xcalloc(node_count, sizeof *kernel->taken);
    for (size_t i = 0; i < count; i++) {
        struct coupling *last =
            kernel->coupling_count ? &kernel->couplings[kernel->coupling_count - 1] : NULL;
        if (last && last->a == couplings[i].a && last->b == couplings[i].b)
            set_against(kernel, last, couplings[i].weight);
        else
            append(kernel, couplings[i]);
    }
}

void kernel_release(struct kernel *kernel)
{
    if (!kernel)
        return;
    for (size_t i = 0; i < kernel->node_count; i++)
        free(kernel->ends[i].couplings);
    free(kernel->ends);
    free(kernel->gone);
    free(kernel->taken);
    free(kernel->couplings);
    *kernel = (struct kernel){0};
}

/* Nodes to look at, each at most once at a time; a ring. */
struct queue {
    uint32_t *nodes;
    bool *waiting;
    size_t first, count, size;
};

static void enqueue(struct queue *queue, const struct kernel *kernel, uint32_t node)
{
    if (queue->waiting[node] || kernel->gone[node])
        return;
    queue->waiting[node] = true;
    queue->nodes[(queue->first + queue->count++) % queue->size] = node;
}

static uint32_t dequeue(struct queue *queue)
{
    uint32_t node = queue->nodes[queue->first];
    queue->first = (queue->first + 1) % queue->size;
    queue->count--;
    queue->waiting[node] = false;
    return node;
}

/* The node is held by these couplings alone when it is put back. */
static struct taken *take(struct kernel *kernel, uint32_t node)
{
    struct taken *taken = &kernel->taken[kernel->taken_count++];
    kernel->gone[node] = true;
    *taken = (struct taken){.node = node};
    return taken;
}

static void hold(struct taken *taken, uint32_t other, double weight)
{
    taken->others[taken->count] = other;
    taken->weights[taken->count++] = weight;
}

/*
 * Puts the node and the other end of its strongest coupling on sides that suit it, and moves its
 * other couplings there. No division is worse for that.
 */
static void contract(struct kernel *kernel, uint32_t node, uint32_t strongest, struct queue *queue)
{
    uint32_t into = other_end(kernel, strongest, node);
    double weight = kernel->couplings[strongest].weight;
    struct ends *ends = &kernel->ends[node];
    hold(take(kernel, node), into, weight);
    kernel->couplings[strongest].weight = 0;
    for (size_t i = 0; i < ends->count; i++) {
        struct coupling *moved = &kernel->couplings[ends->couplings[i]];
        double pull = weight < 0 ? -moved->weight : moved->weight;
        uint32_t other = other_end(kernel, ends->couplings[i], node);
        if (pull == 0)
            continue;
        moved->weight = 0;
        couple(kernel, into, other, pull);
        enqueue(queue, kernel, other);
    }
    enqueue(queue, kernel, into);
}

/*
 * Replaces a node of three couplings by couplings of their ends that cost the same, however these
 * are divided: of strengths x, y, z the ends of x and y get (x + y - z) / 2.
 */
static void star_to_triangle(struct kernel *kernel, uint32_t node, struct queue *queue)
{
    struct ends *ends = &kernel->ends[node];
    struct taken *taken = take(kernel, node);
    double total = 0;
    for (size_t i = 0; i < 3; i++) {
        struct coupling *coupling = &kernel->couplings[ends->couplings[i]];
        hold(taken, other_end(kernel, ends->couplings[i], node), coupling->weight);
        total += fabs(coupling->weight);
        coupling->weight = 0;
    }
    for (size_t i = 0; i < 3; i++) {
        size_t j = (i + 1) % 3, k = (i + 2) % 3;
        double strength = total / 2 - fabs(taken->weights[k]);
        couple(kernel, taken->others[i], taken->others[j],
               taken->weights[i] * taken->weights[j] < 0 ? -strength : strength);
    }
    for (size_t i = 0; i < 3; i++)
        enqueue(queue, kernel, taken->others[i]);
}

/* Whether halves of the node's weights are still exact: small multiples of a small power of 2. */
static bool halves_well(const struct kernel *kernel, const struct ends *ends)
{
    for (size_t i = 0; i < ends->count; i++) {
        double scaled = kernel->couplings[ends->couplings[i]].weight * 1024;
        if (scaled != round(scaled))
            return false;
    }
    return true;
}

static void reduce_node(struct kernel *kernel, uint32_t node, struct queue *queue)
{
    const struct ends *ends = ends_of(kernel, node);
    double total = 0, most = 0;
    uint32_t strongest = NOWHERE;
    for (size_t i = 0; i < ends->count; i++) {
        double strength = fabs(kernel->couplings[ends->couplings[i]].weight);
        total += strength;
        if (strength > most) {
            most = strength;
            strongest = ends->couplings[i];
        }
    }
    if (strongest == NOWHERE)
        take(kernel, node);
    else if (most >= total - most)
        contract(kernel, node, strongest, queue);
    else if (ends->count == 3 && halves_well(kernel, ends))
        star_to_triangle(kernel, node, queue);
}

void kernel_reduce(struct kernel *kernel)
{
    struct queue queue = {.nodes = xcalloc(kernel->node_count, sizeof *queue.nodes),
                          .waiting = xcalloc(kernel->node_count, sizeof *queue.waiting),
                          .size = kernel->node_count};
    for (uint32_t node = 0; node < kernel->node_count; node++)
        enqueue(&queue, kernel, node);
    while (queue.count)
        reduce_node(kernel, dequeue(&queue), &queue);
    free(queue.nodes);
    free(queue.waiting);
}

void kernel_put_back(const struct kernel *kernel, int8_t *sides)
{
    for (size_t i = kernel->taken_count; i-- > 0;) {
        const struct taken *taken = &kernel->taken[i];
        double pull = 0;
        for (uint32_t j = 0; j < taken->count; j++)
            pull += taken->weights[j] * sides[taken->others[j]];
        sides[taken->node] = pull < 0 ? -1 : 1;
    }
}

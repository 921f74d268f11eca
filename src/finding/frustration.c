/*
 * frustration.c: the frustration of a signed graph: reduces it to its kernel, parts that into
 * biconnected parts, divides these and puts their divisions together.
 */
#include "finding/frustration.h"

#include "base/xalloc.h"
#include "finding/branch.h"
#include "network/guard.h"
#include "network/igraph_compat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A biconnected part: couplings between nodes that are numbered anew. */
struct part {
    size_t number, node_count, coupling_count;
    uint32_t *nodes; /* the kernel's */
    struct coupling *couplings;
};

/* The parts, and what they are put together with. */
struct puzzle {
    struct kernel *kernel;
    struct coupling *couplings; /* those that are left */
    size_t coupling_count;
    struct part *parts;
    size_t part_count;
    uint32_t *parents; /* by node: a forest of nodes whose sides hang together */
    int8_t *mirrored;  /* by node: its side, seen from its parent's */
};

static void collect_couplings(struct puzzle *puzzle)
{
    const struct kernel *kernel = puzzle->kernel;
    puzzle->couplings = xcalloc(kernel->coupling_count, sizeof *puzzle->couplings);
    for (size_t i = 0; i < kernel->coupling_count; i++)
        if (kernel->couplings[i].weight != 0)
            puzzle->couplings[puzzle->coupling_count++] = kernel->couplings[i];
}

static igraph_error_t make_graph(const struct puzzle *puzzle, igraph_t *graph)
{
    igraph_vector_int_t ends;
    igraph_error_t code =
        igraph_vector_int_init(&ends, 2 * (igraph_integer_t)puzzle->coupling_count);
    if (code)
        return code;
    for (size_t i = 0; i < puzzle->coupling_count; i++) {
        VECTOR(ends)[2 * i] = puzzle->couplings[i].a;
        VECTOR(ends)[2 * i + 1] = puzzle->couplings[i].b;
    }
    code = igraph_create(graph, &ends, (igraph_integer_t)puzzle->kernel->node_count, false);
    igraph_vector_int_destroy(&ends);
    return code;
}

static void fill_part(const struct puzzle *puzzle, struct part *part,
                      const igraph_vector_int_t *nodes, const igraph_vector_int_t *edges,
                      uint32_t *place)
{
    part->node_count = (size_t)igraph_vector_int_size(nodes);
    part->coupling_count = (size_t)igraph_vector_int_size(edges);
    part->nodes = xcalloc(part->node_count, sizeof *part->nodes);
    part->couplings = xcalloc(part->coupling_count, sizeof *part->couplings);
    for (size_t i = 0; i < part->node_count; i++) {
        part->nodes[i] = (uint32_t)VECTOR(*nodes)[i];
        place[part->nodes[i]] = (uint32_t)i;
    }
    for (size_t i = 0; i < part->coupling_count; i++) {
        struct coupling coupling = puzzle->couplings[VECTOR(*edges)[i]];
        part->couplings[i] =
            (struct coupling){place[coupling.a], place[coupling.b], coupling.weight};
    }
}

static igraph_error_t part_graph(struct puzzle *puzzle, const igraph_t *graph)
{
    igraph_vector_int_list_t nodes, edges;
    igraph_error_t code = igraph_vector_int_list_init(&nodes, 0);
    if (code)
        return code;
    if ((code = igraph_vector_int_list_init(&edges, 0)))
        goto free_nodes;
    code = igraph_biconnected_components(graph, NULL, NULL, &edges, &nodes, NULL);
    if (!code) {
        uint32_t *place = xcalloc(puzzle->kernel->node_count, sizeof *place);
        puzzle->part_count = (size_t)igraph_vector_int_list_size(&nodes);
        puzzle->parts = xcalloc(puzzle->part_count, sizeof *puzzle->parts);
        for (size_t i = 0; i < puzzle->part_count; i++) {
            puzzle->parts[i].number = i;
            fill_part(puzzle, &puzzle->parts[i],
                      igraph_vector_int_list_get_ptr(&nodes, (igraph_integer_t)i),
                      igraph_vector_int_list_get_ptr(&edges, (igraph_integer_t)i), place);
        }
        free(place);
    }
    igraph_vector_int_list_destroy(&edges);
free_nodes:
    igraph_vector_int_list_destroy(&nodes);
    return code;
}

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    if (a->node_count != b->node_count)
        return a->node_count < b->node_count ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static bool find_parts(struct puzzle *puzzle, struct error *error)
{
    igraph_t graph;
    guard_install();
    collect_couplings(puzzle);
    igraph_error_t code = make_graph(puzzle, &graph);
    if (!code) {
        code = part_graph(puzzle, &graph);
        igraph_destroy(&graph);
    }
    if (code)
        return guard_failed(code, "balance", error);
    if (puzzle->part_count)
        qsort(puzzle->parts, puzzle->part_count, sizeof *puzzle->parts, compare_parts);
    return true;
}

/* The root of the node's tree; `*side` is the node's side, seen from the root's. */
static uint32_t find_root(const struct puzzle *puzzle, uint32_t node, int8_t *side)
{
    *side = 1;
    for (; puzzle->parents[node] != node; node = puzzle->parents[node])
        *side = (int8_t)(*side * puzzle->mirrored[node]);
    return node;
}

/* Puts the part's division together with those that it shares nodes with. */
static void join(struct puzzle *puzzle, const struct part *part, const int8_t *sides)
{
    for (size_t i = 1; i < part->node_count; i++) {
        int8_t first, second;
        uint32_t a = find_root(puzzle, part->nodes[0], &first);
        uint32_t b = find_root(puzzle, part->nodes[i], &second);
        if (a == b)
            continue;
        puzzle->parents[b] = a;
        puzzle->mirrored[b] = (int8_t)(first * second * sides[0] * sides[i]);
    }
}

static void divide_part(struct puzzle *puzzle, const struct part *part, uint64_t seed,
                        struct deadline *deadline, struct frustration *frustration)
{
    struct division_graph graph;
    int8_t *sides = xcalloc(part->node_count, sizeof *sides);
    division_graph_init(&graph, part->node_count, part->couplings, part->coupling_count);
    struct branch_result result = branch_and_bound(&graph, sides, seed, deadline);
    frustration->upper += result.upper;
    frustration->lower += result.lower;
    frustration->branches += result.branches;
    frustration->too_large |= part->node_count > BRANCH_MOST && result.lower < result.upper;
    if (part->node_count > frustration->kernel_nodes) {
        frustration->kernel_nodes = part->node_count;
        frustration->kernel_ties = part->coupling_count;
    }
    join(puzzle, part, sides);
    division_graph_release(&graph);
    free(sides);
}

static void divide(struct puzzle *puzzle, uint64_t seed, struct deadline *deadline,
                   struct frustration *frustration)
{
    size_t nodes = puzzle->kernel->node_count;
    puzzle->parents = xcalloc(nodes, sizeof *puzzle->parents);
    puzzle->mirrored = xcalloc(nodes, sizeof *puzzle->mirrored);
    for (uint32_t v = 0; v < nodes; v++) {
        puzzle->parents[v] = v;
        puzzle->mirrored[v] = 1;
    }
    for (size_t i = 0; i < puzzle->part_count; i++)
        divide_part(puzzle, &puzzle->parts[i], seed, deadline, frustration);
    for (uint32_t v = 0; v < nodes; v++)
        find_root(puzzle, v, &frustration->sides[v]);
    kernel_put_back(puzzle->kernel, frustration->sides);
}

static void puzzle_release(struct puzzle *puzzle)
{
    for (size_t i = 0; i < puzzle->part_count; i++) {
        free(puzzle->parts[i].nodes);
        free(puzzle->parts[i].couplings);
    }
    free(puzzle->parts);
    free(puzzle->couplings);
    free(puzzle->parents);
    free(puzzle->mirrored);
}

bool frustration_init(struct frustration *frustration, struct kernel *kernel, uint64_t seed,
                      struct deadline *deadline, struct error *error)
{
    struct puzzle puzzle = {.kernel = kernel};
    kernel_reduce(kernel);
    *frustration = (struct frustration){.upper = kernel->cost, .lower = kernel->cost};
    frustration->sides = xcalloc(kernel->node_count, sizeof *frustration->sides);
    bool done = find_parts(&puzzle, error);
    if (done) {
        divide(&puzzle, seed, deadline, frustration);
        done = !progress_stopped("balance", error);
    }
    puzzle_release(&puzzle);
    if (!done)
        frustration_release(frustration);
    return done;
}

void frustration_release(struct frustration *frustration)
{
    free(frustration->sides);
    *frustration = (struct frustration){0};
}

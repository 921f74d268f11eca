/*
 * adjacency.c: makes a network's compressed rows, and keeps them until the network goes.
 */
#include "network/adjacency.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { WITH_TIES = 1, WITH_WEIGHTS = 2 };

/* What the functions below pass to each other. */
struct filler {
    const struct network *network;
    struct rows *rows;
    uint32_t *next; /* by row: the entry to fill next */
};

/* Sums the entries of each row, counted one place behind it, to where the rows start. */
static void count_entries(struct filler *filler, bool out, bool in)
{
    const struct network *network = filler->network;
    struct rows *rows = filler->rows;
    for (size_t i = 0; i < network->tie_count; i++) {
        if (out)
            rows->starts[network->ties[i].from + 1]++;
        if (in)
            rows->starts[network->ties[i].to + 1]++;
    }
    for (size_t node = 0; node < rows->node_count; node++)
        rows->starts[node + 1] += rows->starts[node];
}

static void put(struct filler *filler, uint32_t node, uint32_t other, uint32_t tie)
{
    struct rows *rows = filler->rows;
    uint32_t entry = filler->next[node]++;
    rows->others[entry] = other;
    if (rows->ties)
        rows->ties[entry] = tie;
    if (rows->weights)
        rows->weights[entry] = filler->network->ties[tie].weight;
}

/*
 * Ties are sorted by `from` and then `to`, so what is filled in order of tie ascends within a row.
 * Where both ends fill a row (undirected), the others of a `to` end are below it and go first.
 */
static void fill_ends(struct filler *filler, bool out, bool in)
{
    const struct network *network = filler->network;
    for (uint32_t i = 0; in && i < network->tie_count; i++)
        put(filler, network->ties[i].to, network->ties[i].from, i);
    for (uint32_t i = 0; out && i < network->tie_count; i++)
        put(filler, network->ties[i].from, network->ties[i].to, i);
}

/* Directed, with both ends: the others are gone through in order, whichever way their tie goes. */
static void fill_merged(struct filler *filler, const struct rows *in)
{
    const struct network *network = filler->network;
    uint32_t tie = 0;
    for (uint32_t other = 0; other < network->node_count; other++) {
        for (uint32_t i = in->starts[other]; i < in->starts[other + 1]; i++)
            put(filler, in->others[i], other, in->ties[i]);
        for (; tie < network->tie_count && network->ties[tie].from == other; tie++)
            put(filler, network->ties[tie].to, other, tie);
    }
}

static struct rows *make_rows(struct network *network, enum way way, unsigned with,
                              struct error *error)
{
    bool out = way != WAY_IN, in = way != WAY_OUT, both = out && in;
    size_t entries = network->tie_count * (both ? 2 : 1);
    struct rows *rows, *incoming = NULL;
    if (entries > UINT32_MAX) {
        error_set(error, ERROR_LIMIT, "the network has more than %u ties", UINT32_MAX / 2);
        return NULL;
    }
    if (both && network->projection.directed &&
        !(incoming = network_row_ties(network, WAY_IN, error)))
        return NULL;
    rows = xcalloc(1, sizeof *rows);
    *rows = (struct rows){.node_count = network->node_count, .entry_count = entries};
    rows->starts = xcalloc(rows->node_count + 1, sizeof *rows->starts);
    rows->others = xreallocarray(NULL, entries, sizeof *rows->others);
    if (with & WITH_TIES)
        rows->ties = xreallocarray(NULL, entries, sizeof *rows->ties);
    if (with & WITH_WEIGHTS)
        rows->weights = xreallocarray(NULL, entries, sizeof *rows->weights);
    struct filler filler = {network, rows, xcalloc(rows->node_count, sizeof *filler.next)};
    count_entries(&filler, out, in);
    if (rows->node_count)
        memcpy(filler.next, rows->starts, rows->node_count * sizeof *filler.next);
    if (incoming)
        fill_merged(&filler, incoming);
    else
        fill_ends(&filler, out, in);
    free(filler.next);
    return rows;
}

/* Undirected, there is one kind of row. */
static struct rows *rows_with(struct network *network, enum way way, unsigned with,
                              struct error *error)
{
    if (!network->projection.directed)
        way = WAY_ALL;
    struct rows *kept = network->rows[way];
    unsigned has = kept ? (kept->ties ? WITH_TIES : 0) | (kept->weights ? WITH_WEIGHTS : 0) : 0;
    if (kept && (has & with) == with)
        return kept;
    struct rows *made = make_rows(network, way, has | with, error);
    if (!made)
        return NULL;
    if (!kept)
        return network->rows[way] = made;
    /* In place: who asked before may hold on to the rows. */
    free(made->starts);
    free(made->others);
    if (!kept->ties)
        kept->ties = made->ties;
    else
        free(made->ties);
    if (!kept->weights)
        kept->weights = made->weights;
    else
        free(made->weights);
    free(made);
    return kept;
}

struct rows *network_rows(struct network *network, enum way way, struct error *error)
{
    return rows_with(network, way, 0, error);
}

struct rows *network_row_ties(struct network *network, enum way way, struct error *error)
{
    return rows_with(network, way, WITH_TIES, error);
}

struct rows *network_row_weights(struct network *network, enum way way, struct error *error)
{
    return rows_with(network, way, WITH_WEIGHTS, error);
}

void rows_free(struct rows *rows)
{
    if (!rows)
        return;
    free(rows->weights);
    free(rows->ties);
    free(rows->others);
    free(rows->starts);
    free(rows);
}

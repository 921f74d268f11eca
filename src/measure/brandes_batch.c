/*
 * brandes_batch.c: Brandes' sums of a batch of sources at once. See brandes_batch.h.
 *
 * The lanes of the breadth-first searches are those of Then et al. (2014), The More the Merrier,
 * Proceedings of the VLDB Endowment 8, 449-460; looking from either side of a level is Beamer et
 * al. (2012), Direction-Optimizing Breadth-First Search.
 */
#include "measure/brandes_batch.h"

#include "base/clones.h"
#include "base/xalloc.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

/* What adding along a tie, and what a node of a level, takes, against looking at a tie. */
enum { ADDITION = 3, SETTLING = 10 };

/* Up to here a count is a double, and 1 / count is one of full precision. */
static const double largest_count = 0x1p960;

void batch_init(struct batch *batch, const struct ground *ground)
{
    size_t n = ground->node_count;
    *batch = (struct batch){.ground = ground};
    batch->unseen = xreallocarray(NULL, n, sizeof *batch->unseen);
    batch->reached = xreallocarray(NULL, n, sizeof *batch->reached);
    batch->open = xreallocarray(NULL, n, sizeof *batch->open);
    batch->counts = xreallocarray(NULL, n, BATCH_LANES * sizeof *batch->counts);
    for (int i = 0; i < 2; i++)
        batch->rows[i] = xreallocarray(NULL, n, BATCH_LANES * sizeof *batch->rows[i]);
}

void batch_release(struct batch *batch)
{
    for (size_t i = 0; i < BATCH_LEVELS; i++) {
        free(batch->levels[i].nodes);
        free(batch->levels[i].lanes);
    }
    free(batch->rows[1]);
    free(batch->rows[0]);
    free(batch->counts);
    free(batch->open);
    free(batch->reached);
    free(batch->unseen);
    *batch = (struct batch){0};
}

/* A level's arrays, made on first use. */
static struct batch_level *level_at(struct batch *batch, size_t index)
{
    struct batch_level *level = &batch->levels[index];
    size_t n = batch->ground->node_count;
    if (!level->nodes) {
        level->nodes = xreallocarray(NULL, n, sizeof *level->nodes);
        level->lanes = xreallocarray(NULL, n, sizeof *level->lanes);
    }
    level->count = 0;
    return level;
}

/* What goes along the ties from a level's nodes to others, in the lanes that these allow. */
struct pass {
    const struct batch_level *from;
    const uint32_t *to;
    size_t to_count;
    const batch_lanes *allowed;     /* by node of `to`; 0 elsewhere */
    batch_lanes *reached;           /* filled: by node of `to`, the lanes that anything came in */
    const double *given;            /* by node of `from` and lane; 0 where it is not of that lane */
    double *taken;                  /* filled: by node that is reached and lane, the sums */
    const struct rows *away, *back; /* the ties as `from` sees them, and as `to` does */
};

/* Each node of `to` looks at all its ties. Sums are taken in order of node, here as in push(). */
KERNEL_CLONES
static uint64_t pull(const struct pass *pass)
{
    uint64_t additions = 0;
    for (size_t i = 0; i < pass->to_count; i++) {
        uint32_t node = pass->to[i];
        batch_lanes allowed = pass->allowed[node], reached = 0;
        double sums[BATCH_LANES] = {0};
        for (uint32_t j = pass->back->starts[node]; j < pass->back->starts[node + 1]; j++) {
            uint32_t other = pass->back->others[j];
            batch_lanes lanes = pass->from->lanes[other] & allowed;
            if (!lanes)
                continue;
            reached |= lanes;
            additions++;
            const double *given = pass->given + (size_t)other * BATCH_LANES;
#pragma omp simd
            for (size_t lane = 0; lane < BATCH_LANES; lane++)
                sums[lane] += given[lane];
        }
        pass->reached[node] = reached;
        if (reached)
            memcpy(pass->taken + (size_t)node * BATCH_LANES, sums, sizeof sums);
    }
    return additions;
}

/* Each node of `from` looks at all its ties. */
KERNEL_CLONES
static uint64_t push(const struct pass *pass)
{
    uint64_t additions = 0;
    for (size_t i = 0; i < pass->to_count; i++)
        pass->reached[pass->to[i]] = 0;
    for (size_t i = 0; i < pass->from->count; i++) {
        uint32_t node = pass->from->nodes[i];
        const double *given = pass->given + (size_t)node * BATCH_LANES;
        for (uint32_t j = pass->away->starts[node]; j < pass->away->starts[node + 1]; j++) {
            uint32_t other = pass->away->others[j];
            batch_lanes lanes = pass->from->lanes[node] & pass->allowed[other];
            if (!lanes)
                continue;
            double *taken = pass->taken + (size_t)other * BATCH_LANES;
            additions++;
            if (!pass->reached[other])
                memset(taken, 0, BATCH_LANES * sizeof *taken);
            pass->reached[other] |= lanes;
#pragma omp simd
            for (size_t lane = 0; lane < BATCH_LANES; lane++)
                taken[lane] += given[lane];
        }
    }
    return additions;
}

static uint64_t ties_of(const struct rows *rows, const uint32_t *nodes, size_t count)
{
    uint64_t ties = 0;
    for (size_t i = 0; i < count; i++)
        ties += rows->starts[nodes[i] + 1] - rows->starts[nodes[i]];
    return ties;
}

/* From the side that has fewer ties to look at. */
static void run_pass(struct batch *batch, const struct pass *pass)
{
    uint64_t pushed = ties_of(pass->away, pass->from->nodes, pass->from->count) + pass->to_count;
    uint64_t pulled = ties_of(pass->back, pass->to, pass->to_count);
    batch->work += pushed < pulled ? pushed : pulled;
    batch->work += ADDITION * (pushed < pulled ? push(pass) : pull(pass));
}

/*
 * What came in is the count of the lanes that are new, and passed on; in other lanes nothing is.
 * Returns the largest.
 */
KERNEL_CLONES
static double settle_counts(const struct batch_level *level, double *rows, double *counts)
{
    double most[BATCH_LANES] = {0}, largest = 0;
    for (size_t i = 0; i < level->count; i++) {
        uint64_t lanes = level->lanes[level->nodes[i]];
        double *row = rows + (size_t)level->nodes[i] * BATCH_LANES;
        double *count = counts + (size_t)level->nodes[i] * BATCH_LANES;
#pragma omp simd
        for (size_t lane = 0; lane < BATCH_LANES; lane++) {
            double new = lanes &(UINT64_C(1) << lane) ? row[lane] : 0;
            row[lane] = new;
            count[lane] += new;
            most[lane] = new > most[lane] ? new : most[lane];
        }
    }
    for (size_t lane = 0; lane < BATCH_LANES; lane++)
        largest = most[lane] > largest ? most[lane] : largest;
    return largest;
}

/* Lists the nodes that something new came to, and drops from the open ones those that are done. */
static void list_reached(struct batch *batch, struct batch_level *level, size_t *open_count)
{
    size_t open = 0;
    memset(level->lanes, 0, batch->ground->node_count * sizeof *level->lanes);
    for (size_t i = 0; i < *open_count; i++) {
        uint32_t node = batch->open[i];
        level->lanes[node] = batch->reached[node];
        level->nodes[level->count] = node;
        level->count += batch->reached[node] != 0;
        batch->unseen[node] &= (batch_lanes)~batch->reached[node];
        batch->open[open] = node;
        open += batch->unseen[node] != 0;
    }
    *open_count = open;
    batch->work += SETTLING * level->count;
}

/* Level 0: the sources, each in its lane. */
static void start(struct batch *batch, const uint32_t *sources, size_t count)
{
    struct batch_level *level = level_at(batch, 0);
    size_t n = batch->ground->node_count;
    batch_lanes all = (batch_lanes)((1u << count) - 1);
    memset(level->lanes, 0, n * sizeof *level->lanes);
    memset(batch->counts, 0, n * BATCH_LANES * sizeof *batch->counts);
    for (size_t node = 0; node < n; node++)
        batch->unseen[node] = all;
    for (size_t i = 0; i < count; i++) {
        double *row = batch->rows[0] + (size_t)sources[i] * BATCH_LANES;
        memset(row, 0, BATCH_LANES * sizeof *row);
        row[i] = 1;
        level->nodes[level->count++] = sources[i];
        level->lanes[sources[i]] = (batch_lanes)(1u << i);
        batch->unseen[sources[i]] &= (batch_lanes) ~(1u << i);
    }
    batch->level_count = 1;
    batch->work = n;
}

/* False where there are too many levels, or paths, or it is interrupted. */
static bool search(struct batch *batch)
{
    const struct ground *ground = batch->ground;
    size_t open_count = 0;
    for (uint32_t node = 0; node < ground->node_count; node++)
        if (batch->unseen[node] && ground->in->starts[node] < ground->in->starts[node + 1])
            batch->open[open_count++] = node;
    for (size_t next = 1; (double)next <= ground->cutoff; next++) {
        if (next == BATCH_LEVELS || progress_interrupted())
            return false;
        struct batch_level *level = level_at(batch, next);
        struct pass pass = {&batch->levels[next - 1],
                            batch->open,
                            open_count,
                            batch->unseen,
                            batch->reached,
                            batch->rows[(next - 1) % 2],
                            batch->rows[next % 2],
                            ground->out,
                            ground->in};
        run_pass(batch, &pass);
        list_reached(batch, level, &open_count);
        if (!level->count)
            break;
        batch->level_count = next + 1;
        if (settle_counts(level, batch->rows[next % 2], batch->counts) > largest_count)
            return false;
    }
    return true;
}

/* One level's dependencies, and the shares in them that are passed back. */
struct settling {
    const struct batch_level *level;
    const batch_lanes *reached; /* NULL: nothing came back, it is the last level */
    double *taken, *shares;
    const double *counts, *weights;
    double *nodes;
};

KERNEL_CLONES
static void settle_dependencies(const struct settling *settling)
{
    const double *weights = settling->weights;
    for (size_t i = 0; i < settling->level->count; i++) {
        uint32_t node = settling->level->nodes[i];
        uint64_t lanes = settling->level->lanes[node];
        double *taken = settling->taken + (size_t)node * BATCH_LANES, sum = 0;
        double *shares = settling->shares + (size_t)node * BATCH_LANES;
        const double *counts = settling->counts + (size_t)node * BATCH_LANES;
        if (!settling->reached || !settling->reached[node])
            memset(taken, 0, BATCH_LANES * sizeof *taken);
        double parts[BATCH_LANES];
#pragma omp simd
        for (size_t lane = 0; lane < BATCH_LANES; lane++) {
            bool here = lanes & (UINT64_C(1) << lane);
            double count = here ? counts[lane] : 1;
            double depends = here ? count * taken[lane] : 0;
            double share = (1 + depends) / count;
            shares[lane] = here ? share : 0;
            parts[lane] = weights[lane] * depends;
        }
        for (size_t lane = 0; lane < BATCH_LANES; lane++)
            sum += parts[lane];
        settling->nodes[node] += sum;
    }
}

/* From the farthest level back to the sources, on which nobody depends. */
static void depend(struct batch *batch, const double *weights, double *nodes)
{
    for (size_t index = batch->level_count; --index > 0;) {
        const struct batch_level *level = &batch->levels[index];
        bool last = index + 1 == batch->level_count;
        struct pass pass = {level + 1,
                            level->nodes,
                            level->count,
                            level->lanes,
                            batch->reached,
                            batch->rows[(index + 1) % 2],
                            batch->rows[index % 2],
                            batch->ground->in,
                            batch->ground->out};
        struct settling settling = {level,
                                    last ? NULL : batch->reached,
                                    batch->rows[index % 2],
                                    batch->rows[index % 2],
                                    batch->counts,
                                    weights,
                                    nodes};
        if (!last)
            run_pass(batch, &pass);
        settle_dependencies(&settling);
        batch->work += SETTLING * level->count;
    }
}

bool batch_run(struct batch *batch, const uint32_t *sources, const double *weights, size_t count,
               double *nodes)
{
    start(batch, sources, count);
    if (!search(batch))
        return false;
    depend(batch, weights, nodes);
    return true;
}

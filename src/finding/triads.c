/*
 * triads.c: the census of signed triads: each is found once, from its node of fewest couplings.
 *
 * Chiba & Nishizeki (1985), Arboricity and subgraph listing, SIAM Journal on Computing 14, 210-223.
 */
#include "finding/triads.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* For each node its couplings to nodes that are above it: of more couplings, or a higher number. */
struct upward {
    size_t *starts; /* node_count + 1 of them */
    uint32_t *others;
    bool *negative; /* by entry */
};

/* Turns the coupling so that `a` is the lower node. */
static struct coupling turn(const size_t *degrees, struct coupling coupling)
{
    size_t a = degrees[coupling.a], b = degrees[coupling.b];
    bool up = a != b ? a < b : coupling.a < coupling.b;
    return up ? coupling : (struct coupling){coupling.b, coupling.a, coupling.weight};
}

static size_t *count_degrees(size_t node_count, const struct coupling *couplings, size_t count)
{
    size_t *degrees = xcalloc(node_count, sizeof *degrees);
    for (size_t i = 0; i < count; i++)
        if (couplings[i].weight != 0) {
            degrees[couplings[i].a]++;
            degrees[couplings[i].b]++;
        }
    return degrees;
}

static void upward_init(struct upward *upward, size_t node_count, const struct coupling *couplings,
                        size_t count)
{
    size_t *degrees = count_degrees(node_count, couplings, count);
    upward->starts = xcalloc(node_count + 1, sizeof *upward->starts);
    upward->others = xcalloc(count, sizeof *upward->others);
    upward->negative = xcalloc(count, sizeof *upward->negative);
    for (size_t i = 0; i < count; i++)
        if (couplings[i].weight != 0)
            upward->starts[turn(degrees, couplings[i]).a + 1]++;
    for (size_t v = 0; v < node_count; v++)
        upward->starts[v + 1] += upward->starts[v];
    size_t *next = xcalloc(node_count, sizeof *next);
    for (size_t i = 0; i < count; i++) {
        struct coupling coupling = turn(degrees, couplings[i]);
        if (coupling.weight == 0)
            continue;
        size_t entry = upward->starts[coupling.a] + next[coupling.a]++;
        upward->others[entry] = coupling.b;
        upward->negative[entry] = coupling.weight < 0;
    }
    free(next);
    free(degrees);
}

/* The triads whose lowest node is v; `sign` is 0 but for nodes above v: 1, negative: 2. */
static void count_at(const struct upward *upward, size_t v, uint8_t *sign,
                     uint64_t triads[TRIAD_COUNT])
{
    size_t first = upward->starts[v], end = upward->starts[v + 1];
    for (size_t i = first; i < end; i++)
        sign[upward->others[i]] = upward->negative[i] ? 2 : 1;
    for (size_t i = first; i < end; i++) {
        uint32_t u = upward->others[i];
        for (size_t j = upward->starts[u]; j < upward->starts[u + 1]; j++) {
            uint8_t third = sign[upward->others[j]];
            if (third)
                triads[upward->negative[i] + upward->negative[j] + (third == 2)]++;
        }
    }
    for (size_t i = first; i < end; i++)
        sign[upward->others[i]] = 0;
}

void triads_count(size_t node_count, const struct coupling *couplings, size_t count,
                  uint64_t triads[TRIAD_COUNT])
{
    struct upward upward;
    uint8_t *sign = xcalloc(node_count, sizeof *sign);
    memset(triads, 0, TRIAD_COUNT * sizeof *triads);
    upward_init(&upward, node_count, couplings, count);
    for (size_t v = 0; v < node_count && !progress_interrupted(); v++)
        count_at(&upward, v, sign, triads);
    free(upward.starts);
    free(upward.others);
    free(upward.negative);
    free(sign);
}

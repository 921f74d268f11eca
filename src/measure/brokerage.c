/*
 * brokerage.c: Gould & Fernandez's brokers. Of the pairs (a, c) with a -> b -> c those without
 * a -> c are counted as all pairs, from how many neighbours b has in each group, less those that
 * are tied: the latter are in triangles, which are found along the ties from lower to higher degree
 * in O(m^1.5).
 *
 * Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage
 * in transaction networks. Sociological Methodology 19, 89-126.
 */
#include "measure/brokerage.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/measures.h"
#include "network/adjacency.h"

#include <stdlib.h>
#include <string.h>

/* Below so many ties threads cost more than they give; nodes are handed out in such blocks. */
enum { WORTH_THREADS = 20000, BLOCK = 256 };

const char *brokerage_role_name(enum brokerage_role role)
{
    static const char *const names[BROKERAGE_ROLES] = {"coordinator", "itinerant", "representative",
                                                       "gatekeeper",  "liaison",   "brokerage"};
    return names[role];
}

/* Which ways a pair is tied, seen from one of the two. */
enum { FORTH = 1, BACK = 2 };

/*
 * Each pair that is tied, once: in the row of the end with fewer neighbours (of as many, the
 * first). Every triangle has one node with two entries that are its other nodes.
 */
struct pairs {
    size_t *starts;
    uint32_t *others;
    uint8_t *ways;
};

/* Steps through those that a node is tied to, each once and ascending, with the ways. */
struct neighbours {
    const uint32_t *out, *out_end, *in, *in_end;
    uint32_t other;
    uint8_t ways;
};

static struct neighbours neighbours_of(const struct rows *out, const struct rows *in, uint32_t node)
{
    return (struct neighbours){.out = out->others + out->starts[node],
                               .out_end = out->others + out->starts[node + 1],
                               .in = in->others + in->starts[node],
                               .in_end = in->others + in->starts[node + 1]};
}

static bool next_neighbour(struct neighbours *at)
{
    uint32_t out = at->out < at->out_end ? *at->out : NETWORK_NONE;
    uint32_t in = at->in < at->in_end ? *at->in : NETWORK_NONE;
    at->other = out < in ? out : in;
    at->ways = (uint8_t)((out <= in ? FORTH : 0) | (in <= out ? BACK : 0));
    while (at->out < at->out_end && *at->out == at->other)
        at->out++;
    while (at->in < at->in_end && *at->in == at->other)
        at->in++;
    return at->other != NETWORK_NONE;
}

static uint32_t *count_neighbours(const struct rows *out, const struct rows *in)
{
    uint32_t *degrees = xcalloc(out->node_count, sizeof *degrees);
    for (uint32_t node = 0; node < out->node_count; node++)
        for (struct neighbours at = neighbours_of(out, in, node); next_neighbour(&at);)
            degrees[node]++;
    return degrees;
}

static bool lower(const uint32_t *degrees, uint32_t a, uint32_t b)
{
    return degrees[a] != degrees[b] ? degrees[a] < degrees[b] : a < b;
}

static void make_pairs(struct pairs *pairs, const struct rows *out, const struct rows *in)
{
    uint32_t *degrees = count_neighbours(out, in);
    size_t count = 0, most = out->entry_count + (in == out ? 0 : in->entry_count);
    pairs->starts = xcalloc(out->node_count + 1, sizeof *pairs->starts);
    pairs->others = xreallocarray(NULL, most, sizeof *pairs->others);
    pairs->ways = xreallocarray(NULL, most, sizeof *pairs->ways);
    for (uint32_t node = 0; node < out->node_count; node++) {
        for (struct neighbours at = neighbours_of(out, in, node); next_neighbour(&at);) {
            if (!lower(degrees, node, at.other))
                continue;
            pairs->others[count] = at.other;
            pairs->ways[count++] = at.ways;
        }
        pairs->starts[node + 1] = count;
    }
    free(degrees);
}

static void release_pairs(struct pairs *pairs)
{
    free(pairs->ways);
    free(pairs->others);
    free(pairs->starts);
}

/* What all threads read, and the counts that they fill. */
struct counting {
    const struct rows *out, *in;
    const struct groups *groups;
    const struct pairs *pairs;
    double *counts;
    const struct progress *progress;
};

static enum brokerage_role role_of(uint32_t a, uint32_t b, uint32_t c)
{
    if (a == b)
        return b == c ? BROKERAGE_COORDINATOR : BROKERAGE_REPRESENTATIVE;
    if (b == c)
        return BROKERAGE_GATEKEEPER;
    return a == c ? BROKERAGE_ITINERANT : BROKERAGE_LIAISON;
}

/*
 * Pairs of an incoming and an outgoing neighbour of the node by role, tied or not. `ins` and `outs`
 * are all 0 by group, before and after.
 */
static void count_pairs(const struct counting *counting, uint32_t node, uint64_t *ins,
                        uint64_t *outs)
{
    const uint32_t *group = counting->groups->of;
    uint64_t in = 0, out = 0, mutual = 0, own_mutual = 0, alike = 0;
    double *counts = counting->counts + node * (size_t)BROKERAGE_ROLES;
    uint32_t own = group[node];
    struct neighbours at = neighbours_of(counting->out, counting->in, node);
    for (; next_neighbour(&at);) {
        out += (at.ways & FORTH) != 0;
        in += (at.ways & BACK) != 0;
        outs[group[at.other]] += (at.ways & FORTH) != 0;
        ins[group[at.other]] += (at.ways & BACK) != 0;
        mutual += at.ways == (FORTH | BACK);
        own_mutual += at.ways == (FORTH | BACK) && group[at.other] == own;
    }
    uint64_t own_in = ins[own], own_out = outs[own];
    ins[own] = outs[own] = 0;
    for (at = neighbours_of(counting->out, counting->in, node); next_neighbour(&at);) {
        alike += ins[group[at.other]] * outs[group[at.other]];
        ins[group[at.other]] = outs[group[at.other]] = 0;
    }
    counts[BROKERAGE_COORDINATOR] = (double)(own_in * own_out - own_mutual);
    counts[BROKERAGE_ITINERANT] = (double)(alike - (mutual - own_mutual));
    counts[BROKERAGE_REPRESENTATIVE] = (double)(own_in * (out - own_out));
    counts[BROKERAGE_GATEKEEPER] = (double)((in - own_in) * own_out);
    counts[BROKERAGE_LIAISON] = (double)((in - own_in) * (out - own_out) - alike);
}

/* Takes the broker b of a -> b -> c back where a -> c too. Whole numbers: any order is as good. */
static void take_back(const struct counting *counting, uint32_t a, uint32_t b, uint32_t c)
{
    const uint32_t *group = counting->groups->of;
    double *count =
        counting->counts + b * (size_t)BROKERAGE_ROLES + role_of(group[a], group[b], group[c]);
#pragma omp atomic
    *count -= 1;
}

/* The triangle of u, v, w, by the ways from u to v, v to w and u to w. */
static void take_triangle(const struct counting *counting, uint32_t u, uint32_t v, uint32_t w,
                          const uint8_t ways[3])
{
    const uint8_t uv = ways[0], vw = ways[1], uw = ways[2];
    if (uv & FORTH && vw & FORTH && uw & FORTH)
        take_back(counting, u, v, w);
    if (uv & BACK && vw & BACK && uw & BACK)
        take_back(counting, w, v, u);
    if (uw & FORTH && vw & BACK && uv & FORTH)
        take_back(counting, u, w, v);
    if (uw & BACK && vw & FORTH && uv & BACK)
        take_back(counting, v, w, u);
    if (uv & BACK && uw & FORTH && vw & FORTH)
        take_back(counting, v, u, w);
    if (uw & BACK && uv & FORTH && vw & BACK)
        take_back(counting, w, u, v);
}

/* The triangles of which u is the lowest. `seen` is all 0 by node, before and after. */
static void take_triangles(const struct counting *counting, uint32_t u, uint8_t *seen)
{
    const struct pairs *pairs = counting->pairs;
    size_t start = pairs->starts[u], end = pairs->starts[u + 1];
    for (size_t i = start; i < end; i++)
        seen[pairs->others[i]] = pairs->ways[i];
    for (size_t i = start; i < end; i++) {
        uint32_t v = pairs->others[i];
        for (size_t j = pairs->starts[v]; j < pairs->starts[v + 1]; j++) {
            uint32_t w = pairs->others[j];
            if (seen[w])
                take_triangle(counting, u, v, w,
                              (uint8_t[]){pairs->ways[i], pairs->ways[j], seen[w]});
        }
    }
    for (size_t i = start; i < end; i++)
        seen[pairs->others[i]] = 0;
}

static void count_all_pairs(const struct counting *counting)
{
    size_t group_count = counting->groups->count;
    uint64_t *ins = xcalloc(group_count, sizeof *ins), *outs = xcalloc(group_count, sizeof *outs);
    for (uint32_t node = 0; node < counting->out->node_count; node++)
        count_pairs(counting, node, ins, outs);
    free(outs);
    free(ins);
}

static void take_all_triangles(const struct counting *counting)
{
    size_t node_count = counting->out->node_count;
#pragma omp parallel num_threads(counting->out->entry_count < WORTH_THREADS ? 1 : (int)jobs_count())
    {
        uint8_t *seen = xcalloc(node_count, sizeof *seen);
#pragma omp for schedule(dynamic)
        for (size_t block = 0; block < node_count; block += BLOCK) {
            size_t end = block + BLOCK < node_count ? block + BLOCK : node_count;
            if (jobs_index() == 0)
                progress_report(counting->progress, "brokerage",
                                (double)block / (double)node_count);
            for (size_t u = block; u < end && !progress_interrupted(); u++)
                take_triangles(counting, (uint32_t)u, seen);
        }
        free(seen);
    }
}

static void sum_roles(double *counts, size_t node_count)
{
    for (size_t node = 0; node < node_count; node++) {
        double *roles = counts + node * BROKERAGE_ROLES;
        roles[BROKERAGE_TOTAL] = 0;
        for (size_t role = 0; role < BROKERAGE_TOTAL; role++)
            roles[BROKERAGE_TOTAL] += roles[role];
    }
}

bool brokerage_count(struct network *network, const struct groups *groups,
                     const struct progress *progress, double *counts, struct error *error)
{
    const struct rows *out = network_rows(network, WAY_OUT, error);
    const struct rows *in = out ? network_rows(network, WAY_IN, error) : NULL;
    struct pairs pairs;
    if (!in)
        return false;
    make_pairs(&pairs, out, in);
    struct counting counting = {out, in, groups, &pairs, counts, progress};
    count_all_pairs(&counting);
    take_all_triangles(&counting);
    release_pairs(&pairs);
    if (progress_stopped("brokerage", error))
        return false;
    sum_roles(counts, network->node_count);
    return true;
}

/* One role's counts. Normalized: by the number of ordered pairs of others, (n - 1)(n - 2). */
static bool score_role(struct network *network, enum brokerage_role role,
                       const struct measure_options *options, double *scores, struct text *remark,
                       struct error *error)
{
    size_t n = network->node_count;
    double pairs = ((double)n - 1) * ((double)n - 2);
    double divisor = options->normalized && pairs > 0 ? pairs : 1;
    double *counts = xreallocarray(NULL, n, BROKERAGE_ROLES * sizeof *counts);
    struct groups groups;
    bool done = groups_init(&groups, network, options, error) &&
                brokerage_count(network, &groups, options->progress, counts, error);
    for (size_t node = 0; done && node < n; node++)
        scores[node] = counts[node * BROKERAGE_ROLES + role] / divisor;
    if (done)
        text_add(remark, text_string(&groups.remark));
    groups_release(&groups);
    free(counts);
    return done;
}

/* All three of one group. */
bool brokerage_coordinator(struct network *network, const struct measure_options *options,
                           double *scores, struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_COORDINATOR, options, scores, remark, error);
}

/* The broker comes from outside the group of the two others. */
bool brokerage_itinerant(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_ITINERANT, options, scores, remark, error);
}

/* The broker passes on from its own group to another. */
bool brokerage_representative(struct network *network, const struct measure_options *options,
                              double *scores, struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_REPRESENTATIVE, options, scores, remark, error);
}

/* The broker passes on from another group to its own. */
bool brokerage_gatekeeper(struct network *network, const struct measure_options *options,
                          double *scores, struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_GATEKEEPER, options, scores, remark, error);
}

/* Three groups. */
bool brokerage_liaison(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_LIAISON, options, scores, remark, error);
}

/* The sum of the five. */
bool brokerage_total(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    return score_role(network, BROKERAGE_TOTAL, options, scores, remark, error);
}

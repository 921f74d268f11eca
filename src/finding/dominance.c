/*
 * dominance.c: counts who dominates whom, group by group of nodes that have the same neighbours.
 */
#include <entente/dominance.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "network/adjacency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char what[] = "dominance";

enum { TELL = 4096 };

/* What brings the nodes of a group together; qsort() takes no context. */
struct key {
    uint32_t degree;
    uint64_t hash; /* of the neighbours */
    uint32_t node;
};

struct count {
    const struct rows *rows;
    const bool *among;
    struct dominance *dominance;
    uint32_t *found; /* the dominators of the group at hand, and those who may be */
    size_t found_count;
};

bool dominance_applies(const struct network *network, struct error *error)
{
    const struct projection *projection = &network->projection;
    const struct {
        bool hinders;
        const char *reason;
    } reasons[] = {
        {projection->directed, "ties have a direction"},
        {projection->weighted, "ties have weights"},
        {network->negative_count > 0, "some ties are negative"},
        {projection->parallel == PARALLEL_KEEP, "parallel relations are kept"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].hinders)
            return error_set(error, ERROR_USAGE, "neighbourhoods decide nothing where %s",
                             reasons[i].reason);
    return true;
}

static uint32_t degree_of(const struct rows *rows, uint32_t node)
{
    return rows->starts[node + 1] - rows->starts[node];
}

static const uint32_t *row_of(const struct rows *rows, uint32_t node)
{
    return rows->others + rows->starts[node];
}

static bool is_among(const struct count *count, uint32_t node)
{
    return !count->among || count->among[node];
}

/* The first place from `low` on where the row, which ascends, is not below v: steps that double. */
static uint32_t skip_below(const uint32_t *row, uint32_t low, uint32_t high, uint32_t v)
{
    uint32_t step = 1;
    while (step < high - low && row[low + step - 1] < v) {
        low += step;
        step *= 2;
    }
    high = step < high - low ? low + step : high;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (row[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of those found, which ascend, keeps w and its neighbours. */
static void keep_near(struct count *count, uint32_t w)
{
    const uint32_t *row = row_of(count->rows, w);
    uint32_t degree = degree_of(count->rows, w), at = 0;
    size_t kept = 0;
    for (size_t i = 0; i < count->found_count; i++) {
        uint32_t v = count->found[i];
        at = skip_below(row, at, degree, v);
        if (v == w || (at < degree && row[at] == v))
            count->found[kept++] = v;
    }
    count->found_count = kept;
}

/* Fills `found` with w and its neighbours, ascending. */
static void find_near(struct count *count, uint32_t w)
{
    const uint32_t *row = row_of(count->rows, w);
    uint32_t degree = degree_of(count->rows, w), before = skip_below(row, 0, degree, w);
    memcpy(count->found, row, before * sizeof *row);
    count->found[before] = w;
    memcpy(count->found + before + 1, row + before, (degree - before) * sizeof *row);
    count->found_count = degree + 1;
}

static uint32_t least_tied(const struct rows *rows, uint32_t node)
{
    const uint32_t *row = row_of(rows, node);
    uint32_t least = row[0];
    for (uint32_t i = 1; i < degree_of(rows, node); i++)
        if (degree_of(rows, row[i]) < degree_of(rows, least))
            least = row[i];
    return least;
}

/* Fills `found` with all who have all neighbours of the node, or are it: the node itself, too. */
static void find_dominators(struct count *count, uint32_t node)
{
    const struct rows *rows = count->rows;
    uint32_t degree = degree_of(rows, node);
    count->found_count = 0;
    if (degree == 0) {
        for (uint32_t v = 0; v < rows->node_count; v++)
            count->found[count->found_count++] = v;
        return;
    }
    /* Who dominates the node is near to each neighbour: of the one with fewest they are soon told.
     */
    uint32_t least = least_tied(rows, node);
    find_near(count, least);
    for (uint32_t i = 0; i < degree && count->found_count > 1; i++)
        if (row_of(rows, node)[i] != least)
            keep_near(count, row_of(rows, node)[i]);
}

/*
 * The members have the same neighbours, so the same dominators. A dominator has at least as many
 * ties, and where as many, it is dominated in turn.
 */
static void count_group(struct count *count, const uint32_t *members, size_t member_count)
{
    struct dominance *dominance = count->dominance;
    uint32_t degree = degree_of(count->rows, members[0]), above = 0, equal = 0, listed = 0;
    for (size_t i = 0; i < member_count; i++)
        listed += is_among(count, members[i]);
    if (!listed)
        return;
    find_dominators(count, members[0]);
    for (size_t i = 0; i < count->found_count; i++) {
        uint32_t v = count->found[i];
        bool strict = degree_of(count->rows, v) > degree, compared = is_among(count, v);
        above += compared && strict;
        equal += compared && !strict;
        if (compared && strict)
            dominance->below[v] += listed;
    }
    for (size_t i = 0; i < member_count; i++)
        if (is_among(count, members[i]))
            dominance->above[members[i]] = above;
    dominance->listed += listed;
    dominance->strict_pairs += (uint64_t)above * listed;
    dominance->equal_pairs += (uint64_t)(equal - 1) * listed; /* each twice, until the end */
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->degree != b->degree)
        return a->degree < b->degree ? -1 : 1;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static struct key *sort_nodes(const struct rows *rows)
{
    struct key *keys = xcalloc(rows->node_count, sizeof *keys);
    for (uint32_t node = 0; node < rows->node_count; node++) {
        uint32_t degree = degree_of(rows, node);
        keys[node] = (struct key){
            degree, hash_bytes(row_of(rows, node), degree * sizeof *rows->others), node};
    }
    if (rows->node_count)
        qsort(keys, rows->node_count, sizeof *keys, compare_keys);
    return keys;
}

/* Two rows of one hash may differ; then they are two groups, which only takes longer. */
static bool same_row(const struct rows *rows, const struct key *a, const struct key *b)
{
    return a->degree == b->degree && a->hash == b->hash &&
           memcmp(row_of(rows, a->node), row_of(rows, b->node), a->degree * sizeof *rows->others) ==
               0;
}

static bool count_groups(struct count *count, const struct progress *progress, struct error *error)
{
    size_t n = count->rows->node_count, told = 0;
    struct key *keys = sort_nodes(count->rows);
    uint32_t *members = xreallocarray(NULL, n, sizeof *members);
    bool stopped = false;
    for (size_t i = 0, size; i < n && !stopped; i += size) {
        for (size = 0; i + size < n && same_row(count->rows, &keys[i], &keys[i + size]); size++)
            members[size] = keys[i + size].node;
        count_group(count, members, size);
        if (i - told < TELL)
            continue;
        told = i;
        progress_report(progress, what, (double)i / (double)n);
        stopped = progress_stopped(what, error);
    }
    free(members);
    free(keys);
    return !stopped;
}

bool dominance_init(struct dominance *dominance, struct network *network, const bool *among,
                    const struct progress *progress, struct error *error)
{
    size_t n = network->node_count;
    const struct rows *rows;
    *dominance = (struct dominance){.node_count = n};
    if (!dominance_applies(network, error) || !(rows = network_rows(network, WAY_ALL, error)))
        return false;
    dominance->above = xcalloc(n, sizeof *dominance->above);
    dominance->below = xcalloc(n, sizeof *dominance->below);
    struct count count = {.rows = rows, .among = among, .dominance = dominance};
    count.found = xreallocarray(NULL, n, sizeof *count.found);
    bool done = count_groups(&count, progress, error);
    dominance->equal_pairs /= 2;
    free(count.found);
    if (!done)
        dominance_release(dominance);
    return done;
}

void dominance_release(struct dominance *dominance)
{
    if (!dominance)
        return;
    free(dominance->below);
    free(dominance->above);
    *dominance = (struct dominance){0};
}

double dominance_share(const struct dominance *dominance)
{
    double n = (double)dominance->listed;
    double compared = (double)dominance->strict_pairs + (double)dominance->equal_pairs;
    return dominance->listed < 2 ? NAN : compared / (n * (n - 1) / 2);
}

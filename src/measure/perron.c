/*
 * perron.c: the leading eigenvector of a directed network, strong component by strong component:
 * those of the largest eigenvalue lead, and hand on to what they lead to. So it settles where power
 * iteration on the whole swings (circles) or creeps (circles that lead to circles).
 *
 * Berman & Plemmons (1979), Nonnegative Matrices in the Mathematical Sciences, chapter 2, on which
 * components have a part in it.
 */
#include "measure/perron.h"

#include "base/xalloc.h"
#include "measure/components.h"
#include "measure/noda.h"
#include "measure/pull.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Eigenvalues that agree to this share are the same. */
static const double same = 1e-10;

struct perron {
    const struct rows *in, *out;
    struct components components;
    double *values;  /* by part */
    double *vectors; /* by node: in the eigenvector of its part */
    double value;
    bool *leads; /* by part: whether it or one that it leads to has the largest value */
    struct rounds *rounds;
};

/* What a part's power iteration works on. */
struct power {
    const struct pull *pull;
    double *vector, *product, shift, least, most;
};

static double product_range(void *context, size_t first, size_t last)
{
    struct power *power = context;
    double least = INFINITY, most = 0;
    pull_rows(power->pull, power->vector, power->product, first, last);
    for (size_t v = first; v < last; v++) {
        least = fmin(least, power->product[v] / power->vector[v]);
        most = fmax(most, power->product[v] / power->vector[v]);
    }
#pragma omp critical(perron_bounds)
    {
        power->least = fmin(power->least, least);
        power->most = fmax(power->most, most);
    }
    return 0;
}

/* Half of the vector as it was takes the swing out of it; what is as good as 0 must not be 0. */
static double shift_range(void *context, size_t first, size_t last)
{
    struct power *power = context;
    double scale = 1 / (power->most + power->shift);
    for (size_t v = first; v < last; v++)
        power->vector[v] =
            fmax(scale * (power->product[v] + power->shift * power->vector[v]), 1e-300);
    return 0;
}

/* The bounds that the product gives for the eigenvalue (Collatz), as a share of it. */
static double multiply(struct power *power)
{
    power->least = INFINITY;
    power->most = 0;
    ranges_run(&power->pull->ranges, product_range, power);
    return (power->most - power->least) / power->most;
}

/* Turns the vector, all ones, into the eigenvector of a strongly connected network. */
static bool iterate(struct power *power, double *value, struct rounds *rounds, struct error *error)
{
    enum { PATIENCE = 400 };
    size_t n = power->pull->node_count;
    double apart = multiply(power);
    power->shift = power->most / 4;
    for (size_t round = 0; apart > rounds->tolerance; round++) {
        if (!rounds_next(rounds, apart, error))
            return false;
        if (round == PATIENCE && n <= NODA_MOST)
            return noda_vector(power->pull, power->vector, value, rounds, error);
        ranges_run(&power->pull->ranges, shift_range, power);
        apart = multiply(power);
    }
    *value = (power->most + power->least) / 2;
    return true;
}

/* The rounds of one part; the network's are those of the part that took the most. */
static struct rounds rounds_of_part(const struct perron *perron)
{
    struct rounds rounds = *perron->rounds;
    rounds.count = 0;
    rounds.start = 0;
    return rounds;
}

static void note_rounds(const struct perron *perron, const struct rounds *rounds)
{
    if (perron->rounds->count < rounds->count)
        perron->rounds->count = rounds->count;
}

/* Fills in a part's value and vector. */
static bool solve_part(struct perron *perron, size_t part, struct error *error)
{
    const uint32_t *nodes = perron->components.nodes + perron->components.starts[part];
    struct rows *rows = components_rows(&perron->components, part, perron->in);
    struct pull pull;
    size_t n = rows->node_count;
    double *room = xreallocarray(NULL, n, 2 * sizeof *room);
    struct power power = {.pull = &pull, .vector = room, .product = room + n};
    struct rounds rounds = rounds_of_part(perron);
    pull_init(&pull, n, rows->starts, rows->others, rows->weights);
    for (size_t i = 0; i < n; i++)
        power.vector[i] = 1;
    bool done = iterate(&power, &perron->values[part], &rounds, error);
    note_rounds(perron, &rounds);
    for (size_t i = 0; i < n; i++)
        perron->vectors[nodes[i]] = power.vector[i];
    pull_release(&pull);
    free(room);
    rows_free(rows);
    return done;
}

static bool solve_components(struct perron *perron, struct error *error)
{
    for (size_t p = 0; p < perron->components.count; p++) {
        if (perron->components.starts[p + 1] - perron->components.starts[p] > 1 &&
            !solve_part(perron, p, error))
            return false;
        perron->value = fmax(perron->value, perron->values[p]);
    }
    return true;
}

static bool is_leading(const struct perron *perron, size_t part)
{
    return perron->values[part] >= perron->value * (1 - same);
}

/* Whether the part leads to one of the largest value; those that it leads to come before it. */
static bool leads_on(const struct perron *perron, size_t part)
{
    const struct components *components = &perron->components;
    for (uint32_t i = components->starts[part]; i < components->starts[part + 1]; i++) {
        uint32_t node = components->nodes[i];
        for (uint32_t e = perron->out->starts[node]; e < perron->out->starts[node + 1]; e++) {
            uint32_t other = components->part[perron->out->others[e]];
            if (other != part && perron->leads[other])
                return true;
        }
    }
    return false;
}

/* A leading part's own vector, scaled to be as near to all ones as it can be. */
static void take_vector(const struct perron *perron, size_t part, double *scores)
{
    const struct components *components = &perron->components;
    double sum = 0, squares = 0;
    for (uint32_t i = components->starts[part]; i < components->starts[part + 1]; i++) {
        double entry = perron->vectors[components->nodes[i]];
        sum += entry;
        squares += entry * entry;
    }
    for (uint32_t i = components->starts[part]; i < components->starts[part + 1]; i++)
        scores[components->nodes[i]] = perron->vectors[components->nodes[i]] * sum / squares;
}

/* What those who point to the node hand to it. */
static double inflow(const struct perron *perron, uint32_t node, const double *scores)
{
    const struct rows *in = perron->in;
    double sum = 0;
    for (uint32_t i = in->starts[node]; i < in->starts[node + 1]; i++)
        sum += (in->weights ? in->weights[i] : 1) * scores[in->others[i]];
    return sum / perron->value;
}

/* Gives a part what it is handed, again and again where its ties run in circles. */
static bool hand_on(const struct perron *perron, size_t part, double *scores, struct error *error)
{
    const struct components *components = &perron->components;
    bool circles = components->starts[part + 1] - components->starts[part] > 1;
    struct rounds rounds = rounds_of_part(perron);
    double change;
    do {
        change = 0;
        for (uint32_t i = components->starts[part]; i < components->starts[part + 1]; i++) {
            uint32_t node = components->nodes[i];
            double score = inflow(perron, node, scores);
            if (score > 0)
                change = fmax(change, fabs(score - scores[node]) / score);
            scores[node] = score;
        }
        if (circles && !rounds_next(&rounds, change, error))
            return false;
    } while (circles && change > rounds.tolerance);
    note_rounds(perron, &rounds);
    return true;
}

/* From those that nobody leads to down to those that lead to nobody. */
static bool fill_scores(struct perron *perron, double *scores, struct error *error)
{
    bool *last = xcalloc(perron->components.count, sizeof *last), done = true;
    for (size_t p = 0; p < perron->components.count; p++) {
        bool on = leads_on(perron, p);
        last[p] = is_leading(perron, p) && !on;
        perron->leads[p] = last[p] || on;
    }
    for (size_t p = perron->components.count; done && p-- > 0;)
        if (last[p])
            take_vector(perron, p, scores);
        else if (!is_leading(perron, p))
            done = hand_on(perron, p, scores, error);
    free(last);
    return done;
}

static bool perron_init(struct perron *perron, struct network *network, struct rounds *rounds,
                        struct error *error)
{
    size_t n = network->node_count;
    *perron = (struct perron){.rounds = rounds};
    perron->out = network_rows(network, WAY_OUT, error);
    perron->in = network->projection.weighted ? network_row_weights(network, WAY_IN, error)
                                              : network_rows(network, WAY_IN, error);
    if (!perron->out || !perron->in)
        return false;
    components_init(&perron->components, perron->out);
    perron->values = xcalloc(perron->components.count, sizeof *perron->values);
    perron->leads = xcalloc(perron->components.count, sizeof *perron->leads);
    perron->vectors = xcalloc(n, sizeof *perron->vectors);
    return solve_components(perron, error);
}

static void perron_release(struct perron *perron)
{
    free(perron->vectors);
    free(perron->leads);
    free(perron->values);
    components_release(&perron->components);
}

bool perron_value(struct network *network, double *value, struct rounds *rounds,
                  struct error *error)
{
    struct perron perron;
    bool done = perron_init(&perron, network, rounds, error);
    *value = perron.value;
    perron_release(&perron);
    return done;
}

bool perron_vector(struct network *network, double *scores, struct rounds *rounds,
                   struct error *error)
{
    struct perron perron;
    double most = 0;
    size_t n = network->node_count;
    bool done = perron_init(&perron, network, rounds, error);
    memset(scores, 0, n * sizeof *scores);
    if (done && perron.value > 0)
        done = fill_scores(&perron, scores, error);
    for (size_t v = 0; v < n; v++)
        most = fmax(most, scores[v]);
    for (size_t v = 0; most > 0 && v < n; v++)
        scores[v] /= most;
    perron_release(&perron);
    return done;
}

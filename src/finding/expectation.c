/*
 * expectation.c: how often a role of brokerage is played by chance: where each ordered pair is tied
 * with the network's density, whatever the others are.
 *
 * Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation. Sociological Methodology 19,
 * 89-126, as brokerage() of the R package sna computes them; its sums over pairs and triples of
 * groups are power sums here, so that many groups are no work.
 */
#include "finding/expectation.h"

struct chance chance_of(const struct groups *groups, size_t node_count, size_t pair_count)
{
    struct chance chance = {.n = (double)node_count};
    if (node_count > 1)
        chance.density = (double)pair_count / (chance.n * (chance.n - 1));
    for (size_t group = 0; group < groups->count; group++) {
        double size = (double)groups->sizes[group], square = size * size;
        chance.squares += square;
        chance.cubes += square * size;
        chance.fourths += square * square;
    }
    return chance;
}

/* Of two things out of `count`. */
static double pairs(double count)
{
    return count * (count - 1) / 2;
}

/*
 * The mean of a role with `triads` ordered pairs around the node, and its variance, which adds
 * `overlaps`: pairs of triads that share a tie.
 */
static void set(struct expectation *expectation, enum brokerage_role role, double d, double triads,
                double overlaps)
{
    double open = d * d * (1 - d), mean = open * triads;
    expectation->mean[role] = mean;
    expectation->variance[role] =
        mean * (1 - open) + overlaps * d * d * d * (1 - d) * (1 - d) * (1 - d);
}

struct expectation expectation_of_node(const struct chance *chance, double size)
{
    double n = chance->n, others = n - size, d = chance->density;
    /* Over the other groups: the sums of their sizes' squares and cubes. */
    double squares = chance->squares - size * size, cubes = chance->cubes - size * size * size;
    double choices = 0; /* of the sum over the other groups of size * pairs(others - size) */
    struct expectation expectation = {0};
    choices = (others * (others - 1) * others - (2 * others - 1) * squares + cubes) / 2;
    set(&expectation, BROKERAGE_COORDINATOR, d, (size - 1) * (size - 2),
        2 * (size - 1) * (size - 2) * (size - 3));
    set(&expectation, BROKERAGE_ITINERANT, d, squares - others,
        2 * (cubes - 3 * squares + 2 * others));
    set(&expectation, BROKERAGE_REPRESENTATIVE, d, others * (size - 1),
        2 * ((size - 1) * pairs(others) + others * pairs(size - 1)));
    set(&expectation, BROKERAGE_GATEKEEPER, d, others * (size - 1),
        2 * ((size - 1) * pairs(others) + others * pairs(size - 1)));
    set(&expectation, BROKERAGE_LIAISON, d, others * others - squares, 4 * choices);
    set(&expectation, BROKERAGE_TOTAL, d, (n - 1) * (n - 2), 2 * (n - 1) * (n - 2) * (n - 3));
    return expectation;
}

/* The weights of the three ways in which two triads of the network share ties. */
struct overlap {
    double one, closing, two;
};

static struct overlap overlap_of(double d)
{
    double open = 1 - d, cube = d * d * d;
    return (struct overlap){cube * open * open * open, cube * d * open * open, cube * d * d * open};
}

static void set_whole(struct expectation *expectation, enum brokerage_role role, double d,
                      double triads, double covariance)
{
    set(expectation, role, d, triads, 0);
    expectation->variance[role] += covariance;
}

/* Over the groups: the covariances of the coordinators, itinerants and representatives. */
static void sum_covariances(const struct chance *chance, const struct groups *groups,
                            struct overlap weight, double covariances[3])
{
    double n = chance->n;
    for (size_t group = 0; group < groups->count; group++) {
        double x = (double)groups->sizes[group], others = n - x;
        covariances[0] +=
            x * (x - 1) * (x - 2) *
            ((4 * x - 10) * weight.one - 4 * (x - 3) * weight.closing + (x - 3) * weight.two);
        covariances[1] += x * (x - 1) *
                          (((2 * x - 6) * others + 2 * (chance->squares - x * x)) * weight.one +
                           (n - x - 1) * others * weight.two);
        covariances[2] += x * others * (x - 1) * ((n - 3) * weight.one + (x - 2) * weight.two);
    }
}

/* Of liaisons: over the ordered triples of different groups, of sizes a, b, c. */
static double liaison_covariance(const struct chance *chance, struct overlap weight)
{
    double n = chance->n, squares = chance->squares;
    double triples = n * n * n - 3 * n * squares + 2 * chance->cubes; /* of a b c */
    double weighted = n * n * squares - squares * squares - 2 * n * chance->cubes +
                      2 * chance->fourths; /* of a a b c */
    double shared = (4 * n - 2) * triples - 8 * weighted;
    return shared * (weight.one - weight.closing) + ((n - 1) * triples - 2 * weighted) * weight.two;
}

struct expectation expectation_of_network(const struct chance *chance, const struct groups *groups)
{
    double n = chance->n, d = chance->density, squares = chance->squares, cubes = chance->cubes;
    double within = cubes - 3 * squares + 2 * n;            /* of n (n - 1)(n - 2) */
    double between = n * squares - cubes - n * n + squares; /* of n (N - n)(n - 1) */
    double covariances[3] = {0};
    struct overlap weight = overlap_of(d);
    struct expectation expectation = {0};
    sum_covariances(chance, groups, weight, covariances);
    set_whole(&expectation, BROKERAGE_COORDINATOR, d, within, covariances[0]);
    set_whole(&expectation, BROKERAGE_ITINERANT, d, between, covariances[1]);
    set_whole(&expectation, BROKERAGE_REPRESENTATIVE, d, between, covariances[2]);
    set_whole(&expectation, BROKERAGE_GATEKEEPER, d, between, covariances[2]);
    set_whole(&expectation, BROKERAGE_LIAISON, d, n * n * n - 3 * n * squares + 2 * cubes,
              liaison_covariance(chance, weight));
    set_whole(
        &expectation, BROKERAGE_TOTAL, d, n * (n - 1) * (n - 2),
        n * (n - 1) * (n - 2) *
            ((4 * n - 10) * weight.one - 4 * (n - 3) * weight.closing + (n - 3) * weight.two));
    return expectation;
}

/*
 * brokers.h: who stands between whom, by role, and how far that is from what chance gives.
 */
#ifndef ENTENTE_BROKERS_H
#define ENTENTE_BROKERS_H

#include <entente/brokerage.h>
#include <entente/error.h>
#include <entente/measure.h>
#include <entente/network.h>

struct brokers_options {
    struct measure_options measuring; /* `group`, `random_seed` and `normalized` count */
    uint32_t kind; /* only entities of this kind are listed; VOCABULARY_NONE: of every kind */
    size_t top;    /* only ranks up to this one; 0: all */
};

/*
 * How often a role is played, and how often in networks of as many ties, drawn at random: mean and
 * standard deviation of Gould & Fernandez's model, in which each tie is there with the network's
 * density, whatever the others are.
 */
struct brokerage_count {
    double count, expected, deviation;
    double z; /* (count - expected) / deviation; NAN where that is 0 or not defined */
};

struct broker {
    uint32_t entity, node;
    uint32_t rank;     /* by the sum of the roles; ties share a rank: 1 2 2 4 */
    const char *group; /* belongs to the brokers */
    struct brokerage_count roles[BROKERAGE_ROLES];
    double constraint; /* Burt's: how far its contacts are tied to each other; NAN of an isolate */
};

struct brokers {
    const struct network *network;
    struct broker *rows;
    size_t row_count;
    size_t listed; /* how many entities were ranked: row_count unless `top` cut the list */
    struct brokerage_count whole[BROKERAGE_ROLES]; /* of the network: the sums over its entities */
    size_t group_count;
    char **group_names;
    char *grouping; /* what parts the entities: "by kind: 4 groups" */
    bool normalized;
};

/*
 * Counts the roles in the whole network and orders the entities by their sum, then by id.
 * Normalized, counts, expectations and deviations are divided by the number of ordered pairs of
 * others, (n - 1)(n - 2), and for the whole by n times that; `z` is the same. Fails as the measure
 * `brokerage` does: see measure_compute().
 */
ENTENTE_API bool brokers_init(struct brokers *brokers, struct network *network,
                              const struct brokers_options *options, struct error *error);
ENTENTE_API void brokers_release(struct brokers *brokers);

#endif

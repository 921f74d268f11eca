/*
 * communities.h: communities: parts of a network that are tied more densely within than between.
 */
#ifndef MEASURE_COMMUNITIES_H
#define MEASURE_COMMUNITIES_H

#include <entente/error.h>
#include <entente/network.h>

/* Communities count from 0 in the order of their first nodes; a node without ties is its own. */
struct communities {
    uint32_t *of; /* by node: its community */
    size_t count;
    double modularity; /* Newman & Girvan 2004; 0 where there are no ties */
    double codelength; /* bits a step of a random walk takes to describe; infomap alone, else NAN */
};

struct community_method;

/* NULL where there is no method of that name; community_methods() lists them: "leiden, ...". */
const struct community_method *community_method_find(const char *name);
const char *community_methods(void);

/* Its name as its authors write it, and their paper. */
const char *community_method_title(const struct community_method *method);
const char *community_method_paper(const struct community_method *method);

/* How many runs from different seeds are reasonable; 1: nothing in it is left to chance. */
size_t community_method_runs(const struct community_method *method);

/* Whether it goes by something else than the highest modularity. */
bool community_method_other_goal(const struct community_method *method);

/*
 * Finds the communities of a network of positive ties without direction; weights count where the
 * projection is weighted. The same seed (above 0) gives the same communities. ERROR_LIMIT where the
 * work was interrupted, ERROR_INTERNAL where igraph fails.
 */
bool communities_init(struct communities *communities, struct network *network,
                      const struct community_method *method, uint64_t seed, struct error *error);
void communities_release(struct communities *communities);

/*
 * How alike two partitions of the same nodes are: the adjusted Rand index, 1 for the same one,
 * about 0 for two that chance would give. Hubert & Arabie (1985), Journal of Classification 2,
 * 193-218.
 */
double communities_agreement(const uint32_t *a, const uint32_t *b, size_t count);

#endif

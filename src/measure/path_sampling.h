/*
 * path_sampling.h: betweenness by sampling shortest paths between random pairs: each sample is a
 * pair of nodes, drawn evenly, and one of its shortest paths, drawn evenly.
 *
 * Riondato & Kornaropoulos (2016), Fast approximation of betweenness centrality through sampling,
 * Data Mining and Knowledge Discovery 30, 438-475. Paths are found from both ends at once: Borassi
 * & Natale (2019), KADABRA is an ADaptive Algorithm for Betweenness via Random Approximation, ACM
 * Journal of Experimental Algorithmics 24, 1.2.
 */
#ifndef MEASURE_PATH_SAMPLING_H
#define MEASURE_PATH_SAMPLING_H

#include "measure/counted_paths.h"

#include <entente/progress.h>

struct path_sampling {
    size_t count;  /* samples */
    uint64_t seed; /* 0: 1 */
    double *nodes; /* filled: by node, the share of samples whose path passes it; NULL: no */
    double *ties;  /* filled: by tie, the share whose path takes it; NULL: no */
    const char *what;
    const struct progress *progress;
};

/*
 * How many samples make sure, with a probability of 1 - `doubt`, that all shares of nodes (or of
 * ties) are within `error` of what all pairs would give: the lesser of two bounds, one by how many
 * nodes (ties) a shortest path passes at most, one by how many there are. The first is known for
 * undirected, unweighted paths; its constant is 1/2, as in both papers.
 */
double path_sampling_count(const struct ground *ground, size_t tie_count, bool of_ties,
                           double error, double doubt);

/*
 * The same bits for any number of jobs, and the same samples for a seed. False with ERROR_LIMIT
 * where it was interrupted. For `ties`, the ground's rows have ties.
 */
bool path_sampling_run(const struct ground *ground, size_t tie_count,
                       const struct path_sampling *sampling, struct error *error);

#endif

/*
 * measures.h: what the files of this floor give to the measures[] table. Each function fills
 * scores[0 .. node_count - 1] of a network that measure_applies() has let through; its meaning
 * stands above its definition.
 */
#ifndef MEASURE_MEASURES_H
#define MEASURE_MEASURES_H

#include <entente/measure.h>

typedef bool measure_function(struct network *network, const struct measure_options *options,
                              double *scores, struct text *remark, struct error *error);

measure_function degree_total, degree_in, degree_out, degree_strength;
measure_function betweenness_nodes, betweenness_ties, betweenness_k_nodes, betweenness_k_ties;
measure_function percolation_scores;
measure_function distance_closeness, distance_harmonic, distance_eccentricity, distance_reach;
measure_function spectral_eigenvector, spectral_hub, spectral_authority;
measure_function pagerank_scores, pagerank_personalized;
measure_function katz_scores, bonacich_scores, subgraph_scores;
measure_function current_information, current_flow;
measure_function signed_positive_degree, signed_negative_degree, signed_net_degree,
    signed_degree_ratio, signed_pn, signed_pn_in, signed_pn_out, signed_eigenvector;
measure_function influence_scores;
measure_function cohesion_coreness, cohesion_clustering;
measure_function holes_constraint, holes_effective_size, holes_efficiency, holes_hierarchy;

measure_function brokerage_coordinator, brokerage_itinerant, brokerage_representative,
    brokerage_gatekeeper, brokerage_liaison, brokerage_total;
measure_function component_size;
measure_function keyplayer_fragmentation, keyplayer_distance;
measure_function twomode_degree, twomode_closeness, twomode_betweenness;

#endif

/*
 * tie_ranking.h: the relations of a network in order of what a measure says of their ties.
 */
#ifndef ENTENTE_TIE_RANKING_H
#define ENTENTE_TIE_RANKING_H

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/network.h>
#include <entente/ranking.h>

struct tie_ranking_row {
    uint32_t relation; /* index in the dossier */
    uint32_t rank;     /* ties share a rank: 1 2 2 4 */
    bool possible;     /* it is only possible at the view's time */
    double *scores;    /* by measure; NAN: not defined */
};

struct tie_ranking {
    const struct network *network;
    const struct measure **measures;
    struct text *remarks; /* by measure: what a reader must know of its scores; may be empty */
    size_t measure_count;
    bool normalized;
    struct tie_ranking_row *rows;
    size_t row_count;
    size_t listed; /* how many relations were ranked: row_count unless `top` cut the list */
    double *scores;
};

/*
 * Computes every measure's scores of ties, and ranks the relations that are part of a tie by the
 * first one's. Relations that are merged into one tie share its score and rank; of a relation that
 * is a tie each way, being symmetric in a directed network, the higher score counts. Scores that
 * agree to ten significant digits are tied; tied relations are in order of the ids of their ends,
 * then as the dossier has them. With options->kind only relations with an end of that kind are
 * listed. ERROR_USAGE where a measure is none of ties, and where ties are no relations
 * (projection.project).
 */
ENTENTE_API bool tie_ranking_init(struct tie_ranking *ranking, struct network *network,
                                  const struct ranking_options *options, struct error *error);
ENTENTE_API void tie_ranking_release(struct tie_ranking *ranking);

#endif

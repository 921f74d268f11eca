/*
 * ranking.h: the entities of a network in order of one measure, with the scores of others beside.
 */
#ifndef ENTENTE_RANKING_H
#define ENTENTE_RANKING_H

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/network.h>

struct ranking_options {
    const struct measure *const *measures; /* the first one orders; at least one */
    size_t measure_count;
    struct measure_options measuring;
    uint32_t kind;      /* only entities of this kind are listed; VOCABULARY_NONE: of every kind */
    const bool *listed; /* by entity of the dossier: only these are listed; NULL: all. Where
                           relations are ranked (tie_ranking.h): by relation of the dossier */
    size_t top;         /* only ranks up to this one, so ties at the end stay together; 0: all */
};

struct ranking_row {
    uint32_t entity, node;
    uint32_t rank;        /* ties share a rank: 1 2 2 4 */
    const double *scores; /* by measure; NAN: not defined */
};

struct ranking {
    const struct network *network;
    const struct measure **measures;
    struct text *remarks; /* by measure: what a reader must know of its scores; may be empty */
    size_t measure_count;
    bool normalized;
    struct ranking_row *rows;
    size_t row_count;
    size_t listed; /* how many entities were ranked: row_count unless `top` cut the list */
    double *scores;
    struct text left_out; /* names of measures that did not settle (measuring.brief) */
};

/*
 * Computes every measure on the whole network and orders the entities. Scores that agree to ten
 * significant digits are tied; tied entities are in order of id. With `measuring.brief` a measure
 * but the first that does not settle soon is left out, and named in `left_out`.
 */
ENTENTE_API bool ranking_init(struct ranking *ranking, struct network *network,
                              const struct ranking_options *options, struct error *error);
ENTENTE_API void ranking_release(struct ranking *ranking);

#endif

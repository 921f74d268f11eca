/*
 * consensus.h: what several measures agree on: the order of the entities that disagrees least with
 * their rankings, how far they agree, and what every measure must agree on.
 *
 * Ownership: a consensus borrows the network.
 */
#ifndef ENTENTE_CONSENSUS_H
#define ENTENTE_CONSENSUS_H

#include <entente/dominance.h>
#include <entente/ranking.h>

struct consensus_row {
    uint32_t entity, node;
    uint32_t rank;         /* in the consensus; those that every measure ties share it: 1 2 2 4 */
    const uint32_t *ranks; /* by measure, with the lowest score first where that is `ascending` */
    uint32_t best, worst;  /* by dominance: the ranks it can have; 0: dominance says nothing */
};

struct consensus {
    const struct network *network;
    const struct measure **measures;
    struct text *remarks; /* by measure: what a reader must know of its scores; may be empty */
    size_t measure_count;
    bool normalized;
    struct consensus_row *rows; /* in order of rank, then id */
    size_t row_count;
    size_t listed;       /* how many entities were ranked: row_count unless `top` cut the list */
    double judgements;   /* pairs of entities, once for each measure */
    double disagreement; /* how many of them the order goes against */
    double least;        /* no order goes against less; `disagreement`: it is a best one */
    uint64_t seed;       /* of the search for the order */
    double concordance;  /* Kendall's W, 0 to 1; NAN: not defined, as of one measure */
    bool dominated;      /* dominance says something of the network, and is: */
    struct dominance dominance;
    struct text undominated; /* else: why not */
    uint32_t *ranks;
};

/*
 * Ranks the entities by each measure, as ranking_init() does (what is not defined comes last, in
 * one tie), and finds the order of least disagreement: the sum over measures and pairs of entities
 * of 1 where the two are the other way round and of 1/2 where one of both rankings ties them and
 * the other does not (half the distance of Kemeny & Snell 1962, Mathematical models in the social
 * sciences, chapter 2; K with p = 1/2 of Fagin, Kumar, Mahdian, Sivakumar & Vee 2006, Comparing
 * partial rankings, SIAM Journal on Discrete Mathematics 20, 628-648). Entities that every measure
 * ties are tied; all others are in an order. Of orders that disagree as little any may be found,
 * but always the same one, and two neighbours in it that may stand either way are in order of id.
 *
 * The concordance is that of Kendall & Babington Smith (1939), corrected for ties. It has no
 * p-value: measures of one network are no independent judges.
 *
 * ERROR_LIMIT where more than 10000 entities differ by the measures; fails where a measure does.
 */
ENTENTE_API bool consensus_init(struct consensus *consensus, struct network *network,
                                const struct ranking_options *options, struct error *error);
ENTENTE_API void consensus_release(struct consensus *consensus);

#endif

/*
 * explanation.h: why an entity stands where it stands by a measure: which relations, or which pairs
 * of others, its score rests on.
 *
 * Ownership: an explanation borrows its network.
 */
#ifndef ENTENTE_EXPLANATION_H
#define ENTENTE_EXPLANATION_H

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/network.h>

struct explanation_options {
    const struct measure *measure;
    struct measure_options measuring;
    size_t top;       /* only that many rows of each list; 0: all */
    size_t processes; /* for leaving out relations; 0: every processor */
};

/* How the score is explained. */
enum explanation_method {
    /*
     * Random walks (influence, pagerank, personalized-pagerank): the parts that it is the sum of,
     * one for each relation that comes in, and what starts anew there. The nearest contributions of
     * Andersen et al. (2007), Algorithms and Models for the Web-Graph, 150-165.
     */
    EXPLANATION_PARTS,
    /*
     * betweenness: the pairs of others that it stands between, by the share of their shortest paths
     * that pass it, and the relations by which these paths come to it. Freeman (1977), Sociometry
     * 40, 35-41; Brandes (2001), Journal of Mathematical Sociology 25, 163-177.
     */
    EXPLANATION_PAIRS,
    /* Every other measure: what score and rank would be without each relation. */
    EXPLANATION_WITHOUT
};

/* A part of the score. */
struct explanation_part {
    uint32_t position; /* in the view, of the relation; NETWORK_NONE: it is of no relation */
    uint32_t entity;   /* whom it comes from; DOSSIER_NONE: from nobody */
    bool stuck;        /* of those from nobody: what starts anew where nothing leads on */
    double amount;
    double score; /* of the entity it comes from; NAN: from nobody */
};

/* Two others; undirected, `from` is the one with the lower index. */
struct explanation_pair {
    uint32_t from, to; /* entities */
    double share;      /* of their shortest paths: those that pass the entity */
    double amount;     /* of the score: the share, or as normalized */
    double distance;   /* from one to the other: the sum of ties, or of 1/weight */
};

/* The entity without one relation. */
struct explanation_loss {
    uint32_t position; /* in the view */
    double score;      /* without it; NAN: not defined */
    uint32_t rank;     /* 0: it is no node then */
    double change;     /* of the score, without less with; NAN: one of the two is not defined */
};

/* Which relations were left out, one after the other. */
enum explanation_reach { EXPLANATION_ALL, EXPLANATION_NEAR, EXPLANATION_OWN };
enum { EXPLANATION_HOPS = 2 }; /* how far EXPLANATION_NEAR goes */

struct explanation {
    const struct network *network;
    const struct measure *measure;
    bool normalized;
    uint32_t entity;
    double score; /* NAN: not defined */
    uint32_t rank;
    struct text remark; /* of the measure */
    enum explanation_method method;

    struct explanation_part *parts; /* by size, then in the dossier's order */
    size_t part_count;
    size_t all_parts; /* part_count unless `top` cut the list */
    double listed;    /* the sum of those in the list */
    double remainder; /* the score less the sum of all parts, or pairs: what rounding leaves, or of
                         pairs what is approximate */

    struct explanation_pair *pairs; /* by size, the shorter first, then by id */
    size_t pair_count;
    double all_pairs;  /* how many there are */
    double pairs_sum;  /* of the amounts of all of them */
    double pairs_part; /* of the amounts of those in the list */

    struct explanation_loss *losses; /* by size of the change, then of that of the rank, then in the
                                        dossier's order; only those that change something */
    size_t loss_count;
    size_t all_losses;            /* loss_count unless `top` cut the list */
    size_t left_out;              /* how many relations were left out, one after the other */
    enum explanation_reach reach; /* which ones they were */
};

/*
 * Explains the entity's score. The parts sum to it but for the remainder, which is below 1e-12 of
 * the largest score; so do the amounts of all pairs, and the parts of their paths, to 1e-9 of it,
 * unless the measure is approximate. In which order relations are tried does not matter, nor how
 * many processes try them.
 *
 * Relations are left out all of them where that is little work, counted as relations x nodes x
 * ties (of measures that take a dense matrix, x nodes^2); else those with an end within
 * EXPLANATION_HOPS of the entity, or if these are too many, those of the entity.
 *
 * ERROR_USAGE where the entity is no node of the network; fails where the measure does.
 */
ENTENTE_API bool explanation_init(struct explanation *explanation, struct network *network,
                                  uint32_t entity, const struct explanation_options *options,
                                  struct error *error);
ENTENTE_API void explanation_release(struct explanation *explanation);

#endif

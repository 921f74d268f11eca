/*
 * robustness.h: how much a ranking depends on the evidence that it rests on: how it comes out in
 * many worlds in which doubtful relations hold or do not, and without each source in turn. It says
 * how sensitive the ranking is to what is on record, not how far a sample is from a population.
 *
 * A world is drawn from what a view sees:
 * - A relation is kept with the probability relation_confidence(). Each has a coin of its own, also
 *   where several stand on one line or have one citation; what falls together is told by sources.
 * - Where a time is asked for, an imprecise date is a day drawn from its bounds, all alike, and so
 *   is an imprecise --as-of; of an interval both ends, no end before its start. What does not hold
 *   then is not there, and events fade by the drawn day. Without a time, dates make no difference.
 * - Where a bound is missing there is nothing to draw from: an open end stays open, an open or
 *   unknown start is before all days. An unknown end is drawn up to the dossier's date; without
 *   that it stays open.
 * - `?` alone names no number: such a date is drawn like any other, and a doubt whether the
 *   relation was there at all is for its confidence to say. What has no date is there as the view
 *   sees it.
 * - An entity exists by its own date, drawn likewise; where it does not, its relations fall.
 * - Where members are tied (projection.project), who is a member is drawn, but the days that two of
 *   them shared stay those of their dates as written.
 * With time_options.certain only what is certain can be drawn, which dates cannot change.
 *
 * Ownership: a robustness borrows the network, its view and its dossier.
 */
#ifndef ENTENTE_ROBUSTNESS_H
#define ENTENTE_ROBUSTNESS_H

#include <entente/ranking.h>

enum { ROBUSTNESS_WORLDS = 1000, ROBUSTNESS_TOP = 3, ROBUSTNESS_SOURCES = 1000 };

struct robustness_options {
    struct ranking_options ranking; /* the first measure orders, and is what worlds recompute; its
                                       random_seed (0: 1) draws them */
    size_t worlds;                  /* 0: ROBUSTNESS_WORLDS */
    bool pairs;
    size_t processes; /* 0: jobs_count(); the result does not depend on it */
};

/*
 * Where an entity ranks in the worlds. The q-quantile is the lowest rank that at least the share q
 * of the worlds does not exceed. Who is not in the network of a world is behind all who are; where
 * a quantile is there, it is 0.
 */
struct robustness_row {
    uint32_t q5, median, q95;
    double first, top; /* in which share of the worlds it has rank 1, or one up to `top` */
};

/* The ranking without the relations that rest on one source alone. */
struct robustness_source {
    uint32_t source;
    uint32_t first;       /* who is first then, by id the first of `first_count` */
    uint32_t first_count; /* 0: nobody is there, and `first` is DOSSIER_NONE */
    uint32_t mover;    /* whose rank moves most (of several, who ranks first with the source); who
                          is not in the network then is behind all; DOSSIER_NONE: nobody's */
    uint32_t ranks[2]; /* the mover's, with and without the source; 0: not in the network */
    size_t relations;  /* that fall */
    double tau;        /* Kendall's tau-b of both rankings; NAN: in one of them all are tied */
};

struct robustness {
    struct ranking ranking;      /* by the evidence as it stands */
    struct robustness_row *rows; /* by row of the ranking */
    double *pairs; /* row_count x row_count, in which share of the worlds the first ranks above the
                      second, equal ranks counting half; NULL: not wanted */
    size_t worlds;
    uint64_t seed;
    size_t top;       /* what `rows[].top` counts up to: options->ranking.top, or ROBUSTNESS_TOP */
    size_t doubted;   /* relations of the view with a confidence below 1 */
    size_t imprecise; /* relations of the view whose dates are drawn */
    size_t imprecise_entities;
    bool alike;                        /* nothing is in doubt: every world is the one on record */
    struct robustness_source *sources; /* what changes the ranking most comes first */
    size_t source_count;
    size_t sources_cited; /* sources of the dossier that relations of the view cite */
    size_t sources_sole;  /* of these, how many some relation rests on alone: source_count, unless
                             they are more than ROBUSTNESS_SOURCES; then those with most relations */
};

/*
 * World i of a seed is the same whatever is done beside it. Fails where the measure does, in any
 * world (the message names it), and with ERROR_LIMIT where worlds and listed entities are too many
 * to keep all ranks, or `pairs` are wanted of more than 1000 entities.
 */
ENTENTE_API bool robustness_init(struct robustness *robustness, struct network *network,
                                 const struct robustness_options *options, struct error *error);
ENTENTE_API void robustness_release(struct robustness *robustness);

#endif

/*
 * reranking.h: a ranking of another view than the one that was asked for, by the same projection
 * and measure.
 */
#ifndef FINDING_RERANKING_H
#define FINDING_RERANKING_H

#include <entente/ranking.h>

struct reranking {
    struct network network;
    struct ranking ranking;
};

/*
 * Ranks all entities of the view by the first of the options' measures, whatever their `top`. An
 * error begins with `where`, as in "in world 7". Borrows the view.
 */
bool reranking_init(struct reranking *reranking, const struct view *view,
                    const struct projection *projection, const struct ranking_options *options,
                    const char *where, struct error *error);
void reranking_release(struct reranking *reranking);

/* ranks[0 .. entity_count - 1] of the dossier; 0: not ranked. */
void reranking_ranks(const struct ranking *ranking, uint32_t *ranks);

#endif

/*
 * reranking.c: a ranking of another view than the one that was asked for.
 */
#include "finding/reranking.h"

#include <string.h>

bool reranking_init(struct reranking *reranking, const struct view *view,
                    const struct projection *projection, const struct ranking_options *options,
                    const char *where, struct error *error)
{
    struct error cause = {0};
    struct ranking_options own = *options;
    own.measure_count = 1;
    own.top = 0;
    own.measuring.progress = NULL; /* what is told is how many of such rankings are made */
    network_init(&reranking->network, view, projection);
    if (ranking_init(&reranking->ranking, &reranking->network, &own, &cause))
        return true;
    error_set(error, cause.kind, "%s: %s", where, cause.message);
    if (cause.hint)
        error_hint(error, "%s", cause.hint);
    error_release(&cause);
    network_release(&reranking->network);
    return false;
}

void reranking_release(struct reranking *reranking)
{
    ranking_release(&reranking->ranking);
    network_release(&reranking->network);
}

void reranking_ranks(const struct ranking *ranking, uint32_t *ranks)
{
    memset(ranks, 0, ranking->network->view->dossier->entity_count * sizeof *ranks);
    for (size_t i = 0; i < ranking->row_count; i++)
        ranks[ranking->rows[i].entity] = ranking->rows[i].rank;
}

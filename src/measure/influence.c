/*
 * influence.c: PageRank on the flow graph, in which each relation type says how much standing flows
 * along a relation and how much against it (the tables of dossier/vocabulary.c; a dossier may
 * declare its own). Unlike the other measures it looks at relation types, not only at ties.
 */
#include "measure/flows.h"
#include "measure/measures.h"
#include "measure/pagerank.h"
#include "measure/walk.h"

/*
 * PageRank (damping 0.85) on the flow graph: the share of standing that gathers at the node; the
 * scores sum to 1. Directions are the flow table's own; weights count where the projection is
 * weighted. Brin & Page (1998), with flows as weights.
 */
bool influence_scores(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    struct flows flows;
    struct pull pull;
    struct rounds rounds = {
        .what = "influence", .progress = options->progress, .tolerance = 1e-14, .most = 2000};
    if (flows_follow_ties(network))
        return pagerank_walk(network, options, "influence", scores, remark, error);
    if (!flows_init(&flows, network, error))
        return false;
    pull_init(&pull, network->node_count, flows.starts, flows.others, flows.amounts);
    struct walk walk = {&pull, flows.leaving, flows.symmetric, NULL, 0};
    bool done = walk_scores(&walk, scores, &rounds, error);
    if (done)
        rounds_remark(&rounds, remark);
    pull_release(&pull);
    flows_release(&flows);
    return done;
}

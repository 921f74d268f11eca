/*
 * explain_walk.c: the score of a random walk as the sum of what comes by each relation and of what
 * starts anew.
 */
#include "finding/explain.h"

#include "base/xalloc.h"
#include "measure/walk_parts.h"

#include <math.h>

/* Takes the part off what is left of the score. */
static void add(struct explanation *explanation, struct explanation_part part)
{
    explanation->remainder -= part.amount;
    if (part.amount > 0)
        explanation->parts[explanation->part_count++] = part;
}

static bool explain_walk(struct explanation *explanation, struct network *network,
                         const struct explanation_options *options, enum walk_ground ground,
                         const double *scores, struct error *error)
{
    struct walk_parts walk;
    const char *seeds = NULL;
    if (explanation->measure == measure_find("personalized-pagerank"))
        seeds = options->measuring.seeds;
    if (!walk_parts_init(&walk, network, ground, seeds, scores, explained_node(explanation), error))
        return false;
    explanation->remainder = explanation->score;
    explanation->parts = xcalloc(walk.count + 2, sizeof *explanation->parts);
    for (size_t i = 0; i < walk.count; i++) {
        const struct walk_part *part = &walk.parts[i];
        add(explanation, (struct explanation_part){.position = part->position,
                                                   .entity = network->entities[part->from],
                                                   .amount = part->amount,
                                                   .score = scores[part->from]});
    }
    struct explanation_part fresh = {
        .position = NETWORK_NONE, .entity = DOSSIER_NONE, .amount = walk.anew, .score = NAN};
    add(explanation, fresh);
    fresh.amount = walk.stuck;
    fresh.stuck = true;
    add(explanation, fresh);
    walk_parts_release(&walk);
    explained_parts(explanation, options->top);
    return true;
}

bool explain_influence(struct explanation *explanation, struct network *network,
                       const struct explanation_options *options, const double *scores,
                       struct error *error)
{
    return explain_walk(explanation, network, options, WALK_FLOWS, scores, error);
}

bool explain_pagerank(struct explanation *explanation, struct network *network,
                      const struct explanation_options *options, const double *scores,
                      struct error *error)
{
    return explain_walk(explanation, network, options, WALK_TIES, scores, error);
}

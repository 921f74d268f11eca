/*
 * explanation.c: why an entity stands where it stands: its score and rank, and which way they are
 * explained in.
 */
#include <entente/explanation.h>

#include "base/xalloc.h"
#include "finding/explain.h"
#include "finding/rounding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * To explain a measure otherwise than by leaving out relations: a row here, and its function in a
 * file explain_NAME.c.
 */
static const struct {
    const char *measure;
    enum explanation_method method;
    bool of_relations; /* only where ties are relations */
    explain *explain;
} ways[] = {{"influence", EXPLANATION_PARTS, true, explain_influence},
            {"pagerank", EXPLANATION_PARTS, true, explain_pagerank},
            {"personalized-pagerank", EXPLANATION_PARTS, true, explain_pagerank},
            {"betweenness", EXPLANATION_PAIRS, false, explain_pairs}};

uint32_t explained_node(const struct explanation *explanation)
{
    return explanation->network->nodes[explanation->entity];
}

/* What orders the parts; qsort() takes no context. */
struct key {
    double size;
    struct explanation_part part;
};

/* What is of no relation has the largest position, and comes last of its size. */
static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    if (a->part.position != b->part.position)
        return a->part.position < b->part.position ? -1 : 1;
    return a->part.stuck - b->part.stuck;
}

void explained_parts(struct explanation *explanation, size_t top)
{
    size_t count = explanation->part_count;
    struct key *keys = xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = (struct key){rounded_score(explanation->parts[i].amount), explanation->parts[i]};
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    explanation->all_parts = count;
    explanation->part_count = top && top < count ? top : count;
    for (size_t i = 0; i < explanation->part_count; i++) {
        explanation->parts[i] = keys[i].part;
        explanation->listed += keys[i].part.amount;
    }
    free(keys);
}

static bool find_entity(const struct network *network, uint32_t entity, struct error *error)
{
    const struct view *view = network->view;
    if (network->nodes[entity] != NETWORK_NONE)
        return true;
    error_set(error, ERROR_USAGE, "'%s' is not in the network that is seen",
              view->dossier->entities[entity].id);
    if (!view->entities[entity])
        error_hint(error, "it is not there at that time");
    else if (network->projection.project)
        error_hint(error, "it holds no such membership");
    else
        error_hint(error, "it has no tie, and --drop-isolates leaves it out");
    return false;
}

static explain *choose_way(struct explanation *explanation)
{
    bool relations = !explanation->network->projection.project;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].measure, explanation->measure->name) == 0 &&
            (relations || !ways[i].of_relations)) {
            explanation->method = ways[i].method;
            return ways[i].explain;
        }
    explanation->method = EXPLANATION_WITHOUT;
    return explain_without;
}

bool explanation_init(struct explanation *explanation, struct network *network, uint32_t entity,
                      const struct explanation_options *options, struct error *error)
{
    size_t count = network->node_count;
    *explanation = (struct explanation){.network = network,
                                        .measure = options->measure,
                                        .normalized = options->measuring.normalized,
                                        .entity = entity};
    if (!find_entity(network, entity, error))
        return false;
    double *scores = xreallocarray(NULL, count, sizeof *scores);
    bool done = measure_compute(options->measure, network, &options->measuring, scores,
                                &explanation->remark, error);
    if (done) {
        uint32_t node = explained_node(explanation);
        explanation->score = scores[node];
        explanation->rank = score_rank(options->measure, scores, count, node);
        done = choose_way(explanation)(explanation, network, options, scores, error);
    }
    free(scores);
    if (!done)
        explanation_release(explanation);
    return done;
}

void explanation_release(struct explanation *explanation)
{
    if (!explanation)
        return;
    free(explanation->losses);
    free(explanation->pairs);
    free(explanation->parts);
    text_release(&explanation->remark);
    *explanation = (struct explanation){0};
}

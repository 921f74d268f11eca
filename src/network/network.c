/*
 * network.c: a view as a network: its ties, the entities that are its nodes, and the line that says
 * what it was projected from.
 */
#include <entente/network.h>

#include "base/xalloc.h"
#include "network/adjacency.h"
#include "network/comembership.h"
#include "network/graph.h"
#include "network/ties.h"

#include <stdlib.h>
#include <string.h>

static const char *const ties_names[] = {"positive", "negative", "all"};
static const char *const parallel_names[] = {"merge", "keep"};

bool ties_find(const char *name, enum ties *ties)
{
    for (size_t i = 0; i < sizeof ties_names / sizeof *ties_names; i++)
        if (strcmp(name, ties_names[i]) == 0) {
            *ties = (enum ties)i;
            return true;
        }
    return false;
}

bool parallel_find(const char *name, enum parallel *parallel)
{
    for (size_t i = 0; i < sizeof parallel_names / sizeof *parallel_names; i++)
        if (strcmp(name, parallel_names[i]) == 0) {
            *parallel = (enum parallel)i;
            return true;
        }
    return false;
}

bool projection_check(const struct projection *projection, const struct view *view,
                      struct error *error)
{
    return !projection->project || comembership_check(projection, view, error);
}

bool projection_takes(const struct projection *projection, int sign)
{
    return projection->ties == TIES_ALL || (projection->ties == TIES_NEGATIVE) == (sign < 0);
}

static void rename_ends(struct network *network)
{
    network->tied = xcalloc(network->node_count, sizeof *network->tied);
    for (size_t i = 0; i < network->tie_count; i++) {
        struct tie *tie = &network->ties[i];
        tie->from = network->nodes[tie->from];
        tie->to = network->nodes[tie->to];
        network->tied[tie->from] = network->tied[tie->to] = true;
    }
}

/* Notes which nodes are, or have ties that are, only possible. */
static void mark_doubted(struct network *network)
{
    const struct view *view = network->view;
    network->doubted = xcalloc(network->node_count, sizeof *network->doubted);
    for (size_t node = 0; node < network->node_count; node++)
        network->doubted[node] =
            view->entities[network->entities[node]] != CERTAINTY_CERTAIN ||
            (network->comembership && network->comembership->doubted[network->entities[node]]);
    if (network->comembership)
        return;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        if (view->certainties[i] == CERTAINTY_CERTAIN || relation->from == relation->to ||
            !projection_takes(&network->projection, relation_sign(view->dossier, relation)))
            continue;
        network->doubted[network->nodes[relation->from]] = true;
        network->doubted[network->nodes[relation->to]] = true;
    }
}

/* Whether an entity can be a node: where members are tied, others are not. */
static bool is_seen(const struct network *network, uint32_t entity)
{
    return network->view->entities[entity] &&
           (!network->comembership || network->comembership->members[entity]);
}

/* Numbers the nodes in order of entity, so that the ties stay sorted when their ends are renamed.
 */
static void number_nodes(struct network *network)
{
    size_t entity_count = network->view->dossier->entity_count;
    bool *kept = xcalloc(entity_count, sizeof *kept);
    for (size_t i = 0; i < network->tie_count; i++)
        kept[network->ties[i].from] = kept[network->ties[i].to] = true;
    network->entities = xreallocarray(NULL, entity_count, sizeof *network->entities);
    network->nodes = xreallocarray(NULL, entity_count, sizeof *network->nodes);
    for (uint32_t entity = 0; entity < entity_count; entity++) {
        network->nodes[entity] = NETWORK_NONE;
        if (!is_seen(network, entity))
            continue;
        if (network->projection.drop_isolates && !kept[entity]) {
            network->dropped_count++;
            continue;
        }
        network->nodes[entity] = (uint32_t)network->node_count;
        network->entities[network->node_count++] = entity;
    }
    rename_ends(network);
    free(kept);
}

void network_init(struct network *network, const struct view *view,
                  const struct projection *projection)
{
    *network = (struct network){.view = view, .projection = *projection};
    if (projection->project) {
        network->projection.ties = TIES_POSITIVE;
        network->projection.directed = false;
        comembership_collect(network);
    } else {
        ties_collect(network);
    }
    number_nodes(network);
    mark_doubted(network);
}

void network_release(struct network *network)
{
    if (!network)
        return;
    comembership_free(network->comembership);
    graph_free(network->graph);
    for (size_t way = 0; way < sizeof network->rows / sizeof *network->rows; way++)
        rows_free(network->rows[way]);
    free(network->ties);
    free(network->tied);
    free(network->doubted);
    free(network->nodes);
    free(network->entities);
    *network = (struct network){0};
}

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* "70 positive of 81 relations as 63 merged ties" */
static void describe_relations(const struct network *network, struct text *out)
{
    static const char *const words[] = {"positive ", "negative ", ""};
    size_t total = network->view->dossier->relation_count;
    text_addf(out, "%zu %sof %zu %s", network->relation_count, words[network->projection.ties],
              total, plural(total, "relation", "relations"));
    if (network->possible_count)
        text_addf(out, " (%zu only possible)", network->possible_count);
    text_addf(out, " as %zu %s", network->tie_count, plural(network->tie_count, "tie", "ties"));
    if (network->projection.ties == TIES_ALL)
        text_addf(out, " (%zu negative)", network->negative_count);
    text_add(out, network->projection.parallel == PARALLEL_MERGE ? ", parallel ones merged"
                                                                 : ", parallel ones kept");
}

static void describe_left_out(const struct network *network, struct text *out)
{
    if (network->dropped_count)
        text_addf(out, "; %zu %s left out", network->dropped_count,
                  plural(network->dropped_count, "isolate", "isolates"));
    if (network->self_count)
        text_addf(out, "; %zu %s of an entity to itself left out", network->self_count,
                  plural(network->self_count, "relation", "relations"));
}

static void describe_ties(const struct network *network, struct text *out)
{
    text_addf(out, "%zu %s; ", network->node_count,
              plural(network->node_count, "entity", "entities"));
    describe_relations(network, out);
    text_add(out, network->projection.directed ? "; directed" : "; undirected");
    text_add(out, network->projection.weighted ? ", weighted" : ", unweighted");
}

void network_describe(const struct network *network, struct text *out)
{
    if (network->comembership)
        comembership_describe(network, out);
    else
        describe_ties(network, out);
    text_add(out, "; ");
    view_describe(network->view, out);
    describe_left_out(network, out);
}

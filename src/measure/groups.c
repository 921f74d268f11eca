/*
 * groups.c: parts the nodes of a network into groups. Each way of parting gives every node the name
 * of its group; nodes of one name are one group.
 */
#include "measure/groups.h"

#include "base/xalloc.h"
#include "measure/attributes.h"
#include "measure/communities.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(struct groups *groups, size_t node, const char *name)
{
    groups->of[node] = names_add(&groups->names, name, strlen(name));
}

static void group_by_kind(struct groups *groups, const struct network *network)
{
    const struct dossier *dossier = network->view->dossier;
    for (size_t node = 0; node < network->node_count; node++) {
        uint32_t kind = dossier->entities[network->entities[node]].kind;
        put(groups, node, dossier->vocabulary.kinds[kind].name);
    }
    text_add(&groups->remark, "by kind");
}

static bool group_by_attribute(struct groups *groups, const struct network *network,
                               const char *name, struct error *error)
{
    const struct dossier *dossier = network->view->dossier;
    size_t without = 0;
    if (!attribute_known(network, name, error))
        return false;
    for (size_t node = 0; node < network->node_count; node++) {
        const char *value = attribute_of(dossier, network->entities[node], name);
        put(groups, node, value ? value : "none");
        without += !value;
    }
    text_addf(&groups->remark, "by %s", name);
    if (without)
        text_addf(&groups->remark, " (%zu without)", without);
    return true;
}

/*
 * The blocs are those of the view, whatever the direction and parallel ties of the network. They
 * are numbered in the order of their first nodes.
 */
static bool group_by_blocs(struct groups *groups, const struct network *network, uint64_t seed,
                           struct error *error)
{
    struct network undirected = {0};
    struct projection projection = network->projection;
    struct communities communities;
    char name[32];
    projection.ties = TIES_POSITIVE;
    projection.parallel = PARALLEL_MERGE;
    projection.directed = projection.drop_isolates = false;
    network_init(&undirected, network->view, &projection);
    bool done =
        communities_init(&communities, &undirected, community_method_find("leiden"), seed, error);
    for (size_t node = 0; done && node < network->node_count; node++) {
        uint32_t twin = undirected.nodes[network->entities[node]];
        snprintf(name, sizeof name, "bloc %u", communities.of[twin] + 1);
        put(groups, node, name);
    }
    if (done) {
        text_addf(&groups->remark, "by blocs (Leiden, modularity %.4g, seed %" PRIu64 ")",
                  communities.modularity, seed);
        communities_release(&communities);
    }
    network_release(&undirected);
    return done;
}

static void count_sizes(struct groups *groups, size_t node_count)
{
    groups->count = groups->names.count;
    groups->sizes = xcalloc(groups->count, sizeof *groups->sizes);
    for (size_t node = 0; node < node_count; node++)
        groups->sizes[groups->of[node]]++;
    text_addf(&groups->remark, ": %zu %s", groups->count, groups->count == 1 ? "group" : "groups");
}

bool groups_init(struct groups *groups, const struct network *network,
                 const struct measure_options *options, struct error *error)
{
    const char *by = options->group ? options->group : "kind";
    bool done = true;
    *groups = (struct groups){.of = xcalloc(network->node_count, sizeof *groups->of)};
    if (strcmp(by, "kind") == 0)
        group_by_kind(groups, network);
    else if (strcmp(by, "bloc") == 0 || strcmp(by, "blocs") == 0)
        done =
            group_by_blocs(groups, network, options->random_seed ? options->random_seed : 1, error);
    else
        done = group_by_attribute(groups, network, by, error);
    if (done)
        count_sizes(groups, network->node_count);
    return done;
}

void groups_release(struct groups *groups)
{
    if (!groups)
        return;
    text_release(&groups->remark);
    names_release(&groups->names);
    free(groups->sizes);
    free(groups->of);
    *groups = (struct groups){0};
}

/*
 * groups.c: parts the nodes of a network into groups. Each way of parting gives every node the name
 * of its group; nodes of one name are one group.
 */
#include "measure/groups.h"

#include "base/xalloc.h"
#include "measure/attributes.h"
#include "network/graph.h"
#include "network/guard.h"

#include <igraph.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How freely Leiden's refinement strays from the best move; the value of its authors. */
static const double leiden_randomness = 0.01;

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
 * What Leiden's quality is with these arguments is the modularity: of a community, its ties less
 * those that a random network of the same degrees has.
 */
static igraph_error_t find_communities(const struct graph *graph, igraph_vector_t *degrees,
                                       igraph_vector_int_t *membership, double *modularity)
{
    const igraph_vector_t *weights = graph_strengths(graph);
    igraph_error_t code = igraph_strength(&graph->igraph, degrees, igraph_vss_all(), IGRAPH_ALL,
                                          IGRAPH_LOOPS, weights);
    double total = code ? 0 : igraph_vector_sum(degrees);
    if (code || !(total > 0))
        return code;
    code = igraph_community_leiden(&graph->igraph, weights, degrees, 1 / total, leiden_randomness,
                                   false, -1, membership, NULL, NULL);
    return code ? code
                : igraph_modularity(&graph->igraph, membership, weights, 1, IGRAPH_UNDIRECTED,
                                    modularity);
}

/* Fills `membership`, by node of the undirected network; each is its own where there is no tie. */
static bool find_blocs(struct network *network, igraph_vector_int_t *membership, double *modularity,
                       struct error *error)
{
    struct graph *graph = network_graph(network, error);
    igraph_vector_t degrees;
    if (!graph)
        return false;
    igraph_error_t code =
        igraph_vector_int_init_range(membership, 0, (igraph_integer_t)network->node_count);
    if (code)
        return guard_failed(code, "blocs", error);
    if (!(code = igraph_vector_init(&degrees, 0))) {
        code = find_communities(graph, &degrees, membership, modularity);
        igraph_vector_destroy(&degrees);
    }
    if (!code)
        return true;
    igraph_vector_int_destroy(membership);
    return guard_failed(code, "blocs", error);
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
    igraph_vector_int_t membership;
    struct names blocs = {0};
    double modularity = 0;
    char name[32];
    projection.ties = TIES_POSITIVE;
    projection.parallel = PARALLEL_MERGE;
    projection.directed = projection.drop_isolates = false;
    network_init(&undirected, network->view, &projection);
    guard_install();
    igraph_rng_seed(igraph_rng_default(), seed);
    bool done = find_blocs(&undirected, &membership, &modularity, error);
    for (size_t node = 0; done && node < network->node_count; node++) {
        uint32_t twin = undirected.nodes[network->entities[node]];
        snprintf(name, sizeof name, "%" IGRAPH_PRId, VECTOR(membership)[twin]);
        snprintf(name, sizeof name, "bloc %u", names_add(&blocs, name, strlen(name)) + 1);
        put(groups, node, name);
    }
    if (done) {
        text_addf(&groups->remark, "by blocs (Leiden, modularity %.4g, seed %" PRIu64 ")",
                  modularity, seed);
        igraph_vector_int_destroy(&membership);
    }
    names_release(&blocs);
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
    else if (strcmp(by, "blocs") == 0)
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

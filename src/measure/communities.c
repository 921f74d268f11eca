/*
 * communities.c: communities, as igraph's methods find them: the table of methods, and how the
 * membership that each one gives becomes ours.
 */
#include "measure/communities.h"

#include "base/xalloc.h"
#include "network/graph.h"
#include "network/guard.h"
#include "network/igraph_compat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a method gives: the community by vertex, and, where it minimizes one, the code length. */
struct found {
    igraph_vector_int_t membership;
    igraph_real_t codelength;
};

typedef igraph_error_t find_communities(const struct network *network, const struct graph *graph,
                                        struct found *found);

struct community_method {
    const char *name, *title, *paper;
    size_t runs;
    find_communities *find;
    bool other_goal; /* it does not go by modularity */
};

/*
 * With these arguments the quality that Leiden raises is the modularity: the ties of a community
 * less those that it would have in a random network of the same degrees.
 */
static igraph_error_t leiden(const struct network *network, const struct graph *graph,
                             struct found *found)
{
    static const double randomness = 0.01; /* of its refinement: the value of its authors */
    const igraph_vector_t *weights = graph_strengths(graph);
    igraph_vector_t degrees;
    (void)network;
    igraph_error_t code = igraph_vector_init(&degrees, 0);
    if (code)
        return code;
    code = igraph_strength(&graph->igraph, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS,
                           weights);
    if (!code)
        code = igraph_undirected_leiden(&graph->igraph, weights, &degrees,
                                        1 / igraph_vector_sum(&degrees), randomness,
                                        &found->membership);
    igraph_vector_destroy(&degrees);
    return code;
}

static igraph_error_t louvain(const struct network *network, const struct graph *graph,
                              struct found *found)
{
    (void)network;
    return igraph_community_multilevel(&graph->igraph, graph_strengths(graph), 1,
                                       &found->membership, NULL, NULL);
}

static igraph_error_t walktrap(const struct network *network, const struct graph *graph,
                               struct found *found)
{
    enum { STEPS = 4 }; /* of a walk: the value of its authors */
    igraph_matrix_int_t merges;
    igraph_vector_t modularity; /* the tree of merges is cut where this is highest */
    (void)network;
    igraph_error_t code = igraph_vector_init(&modularity, 0);
    if (code)
        return code;
    if (!(code = igraph_matrix_int_init(&merges, 0, 0))) {
        code = igraph_community_walktrap(&graph->igraph, graph_strengths(graph), STEPS, &merges,
                                         &modularity, &found->membership);
        igraph_matrix_int_destroy(&merges);
    }
    igraph_vector_destroy(&modularity);
    return code;
}

static igraph_error_t infomap(const struct network *network, const struct graph *graph,
                              struct found *found)
{
    (void)network;
    return igraph_plain_infomap(&graph->igraph, graph_strengths(graph), &found->membership,
                                &found->codelength);
}

/* Cools spins on one connected graph; their number and the cooling are igraph's defaults. */
static igraph_error_t cool(const igraph_t *graph, const igraph_vector_t *weights,
                           igraph_vector_int_t *membership)
{
    return igraph_community_spinglass(graph, weights, NULL, NULL, membership, NULL, 25, false, 1,
                                      .01, .99, IGRAPH_SPINCOMM_UPDATE_CONFIG, 1,
                                      IGRAPH_SPINCOMM_IMP_ORIG, 1);
}

/* A connected part of the network, its vertices and edges numbered anew. */
struct part {
    igraph_vector_int_t ends;
    igraph_vector_t weights;
    igraph_integer_t vertex_count;
};

static igraph_error_t cool_part(const struct part *part, bool weighted,
                                igraph_vector_int_t *membership)
{
    igraph_t graph;
    igraph_error_t code = igraph_create(&graph, &part->ends, part->vertex_count, false);
    if (code)
        return code;
    code = cool(&graph, weighted ? &part->weights : NULL, membership);
    igraph_destroy(&graph);
    return code;
}

/*
 * Fills the part numbered `number`; `place[v]` becomes the vertex of node v in it. A pass over all
 * ties a part: spins take longer by far.
 */
static igraph_error_t fill_part(const struct network *network, const igraph_vector_int_t *parts,
                                igraph_integer_t number, struct part *part, uint32_t *place)
{
    igraph_error_t code = IGRAPH_SUCCESS;
    part->vertex_count = 0;
    igraph_vector_int_clear(&part->ends);
    igraph_vector_clear(&part->weights);
    for (size_t v = 0; v < network->node_count; v++)
        if (VECTOR(*parts)[v] == number)
            place[v] = (uint32_t)part->vertex_count++;
    for (size_t i = 0; !code && i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        if (VECTOR(*parts)[tie->from] != number)
            continue;
        code = igraph_vector_int_push_back(&part->ends, place[tie->from]);
        if (!code)
            code = igraph_vector_int_push_back(&part->ends, place[tie->to]);
        if (!code)
            code = igraph_vector_push_back(&part->weights, tie->weight);
    }
    return code;
}

/* Communities of one part, numbered from `*count` on. */
static igraph_error_t find_in_part(const struct network *network, const igraph_vector_int_t *parts,
                                   igraph_integer_t number, struct part *part,
                                   igraph_vector_int_t *membership, igraph_integer_t *count)
{
    igraph_vector_int_t local;
    uint32_t *place = xcalloc(network->node_count, sizeof *place);
    igraph_error_t code = igraph_vector_int_init(&local, 0);
    if (code)
        goto out;
    code = fill_part(network, parts, number, part, place);
    if (!code && part->vertex_count > 1)
        code = cool_part(part, network->projection.weighted, &local);
    igraph_integer_t most = -1;
    for (size_t v = 0; !code && v < network->node_count; v++) {
        if (VECTOR(*parts)[v] != number)
            continue;
        igraph_integer_t spin = part->vertex_count > 1 ? VECTOR(local)[place[v]] : 0;
        VECTOR(*membership)[v] = *count + spin;
        most = spin > most ? spin : most;
    }
    *count += most + 1;
    igraph_vector_int_destroy(&local);
out:
    free(place);
    return code;
}

/* igraph's spins want a connected graph, so each connected part is cooled by itself. */
static igraph_error_t spinglass(const struct network *network, const struct graph *graph,
                                struct found *found)
{
    igraph_vector_int_t parts;
    struct part part;
    igraph_integer_t part_count = 0, count = 0;
    igraph_error_t code = igraph_vector_int_init(&parts, 0);
    if (code)
        return code;
    if ((code = igraph_vector_int_init(&part.ends, 0)))
        goto free_parts;
    if ((code = igraph_vector_init(&part.weights, 0)))
        goto free_ends;
    code = igraph_connected_components(&graph->igraph, &parts, NULL, &part_count, IGRAPH_WEAK);
    if (!code)
        code = igraph_vector_int_resize(&found->membership, igraph_vector_int_size(&parts));
    for (igraph_integer_t i = 0; !code && i < part_count; i++)
        code = find_in_part(network, &parts, i, &part, &found->membership, &count);
    igraph_vector_destroy(&part.weights);
free_ends:
    igraph_vector_int_destroy(&part.ends);
free_parts:
    igraph_vector_int_destroy(&parts);
    return code;
}

/* To add a method: its function above, a row here, and its name in community_methods(). */
static const struct community_method methods[] = {
    {"leiden", "Leiden", "Traag, Waltman & van Eck 2019", 20, leiden, false},
    {"louvain", "Louvain", "Blondel et al. 2008", 20, louvain, false},
    {"walktrap", "Walktrap", "Pons & Latapy 2006", 1, walktrap, true},
    {"infomap", "Infomap", "Rosvall & Bergstrom 2008", 20, infomap, true},
    {"spinglass", "Spinglass", "Reichardt & Bornholdt 2006", 5, spinglass, false},
};

const struct community_method *community_method_find(const char *name)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

const char *community_methods(void)
{
    return "leiden, louvain, walktrap, infomap, spinglass";
}

const char *community_method_title(const struct community_method *method)
{
    return method->title;
}

const char *community_method_paper(const struct community_method *method)
{
    return method->paper;
}

size_t community_method_runs(const struct community_method *method)
{
    return method->runs;
}

bool community_method_other_goal(const struct community_method *method)
{
    return method->other_goal;
}

/* Numbers the communities in the order of their first nodes. */
static void take(struct communities *communities, const igraph_vector_int_t *membership)
{
    size_t nodes = (size_t)igraph_vector_int_size(membership);
    uint32_t *number = xcalloc(nodes, sizeof *number);
    for (size_t v = 0; v < nodes; v++) {
        igraph_integer_t community = VECTOR(*membership)[v];
        if (!number[community])
            number[community] = (uint32_t)++communities->count;
        communities->of[v] = number[community] - 1;
    }
    free(number);
}

static igraph_error_t find(struct communities *communities, const struct network *network,
                           const struct graph *graph, const struct community_method *method)
{
    struct found found = {.codelength = NAN};
    igraph_error_t code = igraph_vector_int_init(&found.membership, 0);
    if (code)
        return code;
    code = method->find(network, graph, &found);
    if (!code)
        code = igraph_modularity(&graph->igraph, &found.membership, graph_strengths(graph), 1,
                                 IGRAPH_UNDIRECTED, &communities->modularity);
    if (!code) {
        take(communities, &found.membership);
        communities->codelength = found.codelength;
    }
    igraph_vector_int_destroy(&found.membership);
    return code;
}

bool communities_init(struct communities *communities, struct network *network,
                      const struct community_method *method, uint64_t seed, struct error *error)
{
    *communities = (struct communities){.codelength = NAN};
    struct graph *graph = network_graph(network, error);
    if (!graph)
        return false;
    communities->of = xcalloc(network->node_count, sizeof *communities->of);
    if (!network->tie_count) { /* igraph's modularity is not defined then */
        for (uint32_t v = 0; v < network->node_count; v++)
            communities->of[v] = v;
        communities->count = network->node_count;
        return true;
    }
    guard_install();
    igraph_rng_seed(igraph_rng_default(), seed);
    igraph_error_t code = find(communities, network, graph, method);
    if (!code)
        return true;
    communities_release(communities);
    return guard_failed(code, method->name, error);
}

void communities_release(struct communities *communities)
{
    if (!communities)
        return;
    free(communities->of);
    *communities = (struct communities){0};
}

static double pairs(double count)
{
    return count * (count - 1) / 2;
}

static int compare_keys(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The pairs whose keys are the same; sorts the keys. */
static double same_pairs(uint64_t *keys, size_t count)
{
    double sum = 0;
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && keys[next] == keys[first];)
            next++;
        sum += pairs((double)(next - first));
    }
    return sum;
}

double communities_agreement(const uint32_t *a, const uint32_t *b, size_t count)
{
    uint64_t *keys = xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = (uint64_t)a[i] << 32 | b[i];
    double both = same_pairs(keys, count);
    for (size_t i = 0; i < count; i++)
        keys[i] = a[i];
    double first = same_pairs(keys, count);
    for (size_t i = 0; i < count; i++)
        keys[i] = b[i];
    double second = same_pairs(keys, count);
    free(keys);
    double expected = count > 1 ? first * second / pairs((double)count) : 0;
    double most = (first + second) / 2;
    return most > expected ? (both - expected) / (most - expected) : 1;
}

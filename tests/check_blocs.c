/*
 * check_blocs.c: blocs: communities against igraph and published values, relocation against all
 * partitions, margins against moving each member.
 */
#include "fixtures.h"
#include "suites.h"

#include "measure/communities.h"
#include "network/graph.h"

#include <entente/blocs.h>
#include <entente/progress.h>

#include <igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void find(struct sample *sample, struct blocs *blocs, const struct blocs_options *options,
                 bool weighted)
{
    struct error error = {0};
    struct projection projection = {.weighted = weighted};
    if (blocs_method_signed(options->method))
        projection.ties = TIES_ALL;
    sample_project(sample, projection);
    bool done = blocs_init(blocs, &sample->network, options, &error);
    ck_assert_msg(done, "%s", error.message ? error.message : "?");
}

static const struct bloc_member *member_of(const struct sample *sample, const struct blocs *blocs,
                                           const char *id)
{
    uint32_t node = sample->network.nodes[dossier_find_entity(sample->dossier, id)];
    for (size_t i = 0; i < blocs->member_count; i++)
        if (blocs->members[i].node == node)
            return &blocs->members[i];
    ck_abort_msg("%s is no member", id);
}

/* Whether the bloc of the first of these ids (parted by blanks) is just these. */
static void check_bloc(const struct sample *sample, const struct blocs *blocs, const char *ids)
{
    char *list = strdup(ids), *rest = list, *id;
    uint32_t bloc = BLOC_NONE;
    size_t count = 0;
    while ((id = strsep(&rest, " "))) {
        const struct bloc_member *member = member_of(sample, blocs, id);
        bloc = count++ ? bloc : member->bloc;
        ck_assert_msg(member->bloc == bloc, "%s is elsewhere", id);
    }
    ck_assert_uint_ne(bloc, BLOC_NONE);
    ck_assert_uint_eq(blocs->blocs[bloc].size, count);
    free(list);
}

/* Zachary (1977), of igraph's own table of graphs. */
static void sample_karate(struct sample *sample)
{
    igraph_t graph;
    sample_init(sample);
    ck_assert_int_eq(igraph_famous(&graph, "Zachary"), IGRAPH_SUCCESS);
    for (igraph_integer_t i = 0; i < igraph_ecount(&graph); i++) {
        char from[32], to[32];
        snprintf(from, sizeof from, "%ld", (long)IGRAPH_FROM(&graph, i) + 1);
        snprintf(to, sizeof to, "%ld", (long)IGRAPH_TO(&graph, i) + 1);
        sample_relate(sample, from, NULL, to, 0);
    }
    igraph_destroy(&graph);
}

/*
 * The best modularity is .4198 (Brandes et al. 2008). Walktrap: .3532 in five communities (python
 * igraph 0.10.2). Infomap: 4.3118 bits for three communities are igraph's best of 50 trials.
 */
START_TEST(karate_club)
{
    static const struct {
        const char *method;
        double modularity, tolerance;
        size_t blocs;
    } cases[] = {{NULL, .4198, 1e-4, 4},        {"leiden", .4198, 1e-4, 4},
                 {"louvain", .4188, 1.1e-3, 4}, {"walktrap", .3532, 1e-4, 5},
                 {"infomap", .4020, 1e-4, 3},   {"spinglass", .4198, 1e-4, 4}};
    struct sample sample;
    struct blocs blocs;
    sample_karate(&sample);
    find(&sample, &blocs, &(struct blocs_options){.method = cases[_i].method}, false);
    ck_assert_double_eq_tol(blocs.modularity, cases[_i].modularity, cases[_i].tolerance);
    ck_assert_uint_eq(blocs.bloc_count, cases[_i].blocs);
    ck_assert_uint_eq(blocs.member_count, 34);
    ck_assert_str_eq(blocs.method, cases[_i].method ? cases[_i].method : "leiden");
    ck_assert_int_eq(isnan(blocs.codelength) != 0, _i != 4);
    if (_i == 4)
        ck_assert_double_eq_tol(blocs.codelength, 4.6061, 1e-3);
    ck_assert_int_eq(isnan(blocs.agreement) != 0, _i == 3);
    ck_assert_uint_eq(blocs.runs, _i == 3 ? 1 : _i == 5 ? 5 : 20);
    ck_assert_uint_ge(blocs.best_runs, 1);
    ck_assert(!blocs.is_signed);
    ck_assert_int_eq(blocs.seeded, _i != 3);
    ck_assert_int_eq(blocs.other_goal, _i == 3 || _i == 4);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* Two full groups of five with one tie between them, three that hang together, one alone. */
static void sample_groups(struct sample *sample)
{
    sample_init(sample);
    for (char a = 'a'; a <= 'e'; a++)
        for (char b = (char)(a + 1); b <= 'e'; b++) {
            char from[] = {a, 0}, to[] = {b, 0}, upper_from[] = {(char)(a - 32), 0},
                 upper_to[] = {(char)(b - 32), 0};
            sample_relate(sample, from, NULL, to, 0);
            sample_relate(sample, upper_from, NULL, upper_to, 0);
        }
    sample_relate(sample, "a", NULL, "A", 0);
    sample_relate(sample, "x", NULL, "y", 0);
    sample_relate(sample, "y", NULL, "z", 0);
    dossier_add_entity(sample->dossier, "alone");
}

START_TEST(plain_groups)
{
    static const char *const methods[] = {"leiden", "louvain", "walktrap", "infomap", "spinglass"};
    struct sample sample;
    struct blocs blocs;
    sample_groups(&sample);
    find(&sample, &blocs, &(struct blocs_options){.method = methods[_i]}, false);
    ck_assert_uint_eq(blocs.bloc_count, 3);
    check_bloc(&sample, &blocs, "a b c d e");
    check_bloc(&sample, &blocs, "A B C D E");
    check_bloc(&sample, &blocs, "x y z");
    /* 23 ties: 10 + 10 + 2 within; ends 21, 21, 4 of 46. */
    ck_assert_double_eq_tol(blocs.modularity, 22 / 23.0 - (2 * 21 * 21 + 16) / (46.0 * 46), 1e-12);
    ck_assert_uint_eq(blocs.isolate_count, 1);
    const struct bloc_member *alone = member_of(&sample, &blocs, "alone");
    ck_assert_uint_eq(alone->bloc, BLOC_NONE);
    ck_assert_uint_eq(alone->second, BLOC_NONE);
    ck_assert(isnan(alone->margin));
    ck_assert_ptr_eq(alone, &blocs.members[blocs.member_count - 1]);
    if (blocs.runs > 1)
        ck_assert_double_eq_tol(blocs.agreement, 1, 1e-12);
    ck_assert_uint_eq(blocs.best_runs, blocs.runs);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* Blocs by size, then by first node; members by margin, then by id. */
START_TEST(order)
{
    static const char *const ids = "bcdeaBCDEAxyz";
    struct sample sample;
    struct blocs blocs;
    sample_groups(&sample);
    find(&sample, &blocs, &(struct blocs_options){0}, false);
    for (size_t i = 0; i < 13; i++) {
        uint32_t entity = sample.network.entities[blocs.members[i].node];
        ck_assert_int_eq(sample.dossier->entities[entity].id[0], ids[i]);
        ck_assert_uint_eq(blocs.members[i].bloc, i < 5 ? 0 : i < 10 ? 1 : 2);
    }
    const struct bloc_member *a = member_of(&sample, &blocs, "a");
    ck_assert_uint_eq(a->second, 1);
    ck_assert_uint_eq(a->within[0], 4);
    ck_assert_uint_eq(a->between[0], 1);
    ck_assert_uint_eq(a->within[1] + a->between[1], 0);
    ck_assert(isnan(member_of(&sample, &blocs, "b")->margin));
    ck_assert_uint_eq(blocs.blocs[0].within[0], 10);
    ck_assert_uint_eq(blocs.blocs[0].between[0], 1);
    ck_assert_uint_eq(blocs.blocs[2].within[0], 2);
    ck_assert_uint_eq(blocs.blocs[2].size, 3);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* Smaller blocs come later, also where their first node is the first one. */
START_TEST(larger_first)
{
    struct sample sample;
    struct blocs blocs;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "c", NULL, "d", 0);
    sample_relate(&sample, "d", NULL, "e", 0);
    sample_relate(&sample, "e", NULL, "c", 0);
    find(&sample, &blocs, &(struct blocs_options){0}, false);
    ck_assert_uint_eq(member_of(&sample, &blocs, "a")->bloc, 1);
    ck_assert_uint_eq(member_of(&sample, &blocs, "c")->bloc, 0);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

static double modularity_of(struct network *network, const uint32_t *of)
{
    struct error error = {0};
    struct graph *graph = network_graph(network, &error);
    igraph_vector_int_t membership;
    igraph_real_t modularity;
    igraph_vector_int_init(&membership, (igraph_integer_t)network->node_count);
    for (size_t v = 0; v < network->node_count; v++)
        VECTOR(membership)[v] = of[v];
    ck_assert_int_eq(igraph_modularity(&graph->igraph, &membership, graph_strengths(graph), 1,
                                       IGRAPH_UNDIRECTED, &modularity),
                     IGRAPH_SUCCESS);
    igraph_vector_int_destroy(&membership);
    return modularity;
}

static bool has_tie_with(const struct network *network, const uint32_t *of, uint32_t node,
                         uint32_t bloc)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        if ((tie->from == node && of[tie->to] == bloc) ||
            (tie->to == node && of[tie->from] == bloc))
            return true;
    }
    return false;
}

/* The margin by moving the node to each bloc in turn. */
static void check_margin(struct network *network, uint32_t *of, const struct blocs *blocs,
                         const struct bloc_member *member)
{
    double now = modularity_of(network, of), least = INFINITY;
    uint32_t second = BLOC_NONE;
    for (uint32_t bloc = 0; bloc < blocs->bloc_count; bloc++) {
        if (bloc == member->bloc || !has_tie_with(network, of, member->node, bloc))
            continue;
        of[member->node] = bloc;
        double loss = now - modularity_of(network, of);
        if (loss < least - 1e-12) {
            least = loss;
            second = bloc;
        }
    }
    of[member->node] = member->bloc;
    ck_assert_uint_eq(member->second, second);
    if (second != BLOC_NONE)
        ck_assert_double_eq_tol(member->margin, least, 1e-12);
    else
        ck_assert(isnan(member->margin));
}

START_TEST(margins_of_modularity)
{
    static const char *const methods[] = {"leiden", "walktrap", "infomap"};
    struct sample sample;
    struct blocs blocs;
    sample_random(&sample, (uint64_t)_i + 1, false);
    find(&sample, &blocs, &(struct blocs_options){.method = methods[_i % 3]}, _i % 2);
    uint32_t *of = calloc(blocs.member_count, sizeof *of);
    uint32_t next = (uint32_t)blocs.bloc_count;
    for (size_t i = 0; i < blocs.member_count; i++) {
        const struct bloc_member *member = &blocs.members[i];
        of[member->node] = member->bloc == BLOC_NONE ? next++ : member->bloc;
    }
    if (sample.network.tie_count)
        ck_assert_double_eq_tol(modularity_of(&sample.network, of), blocs.modularity, 1e-12);
    for (size_t i = 0; i < blocs.member_count; i++)
        if (blocs.members[i].bloc != BLOC_NONE)
            check_margin(&sample.network, of, &blocs, &blocs.members[i]);
    free(of);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* The Gahuku-Gama: Read (1954); criteria of one, two and three blocs by looking at all partitions.
 */
START_TEST(tribes)
{
    struct sample sample;
    struct blocs blocs;
    if (!sample_classic(&sample, "tribes_signed"))
        return;
    find(&sample, &blocs, &(struct blocs_options){.method = "signed"}, false);
    ck_assert_uint_eq(blocs.bloc_count, 3);
    check_bloc(&sample, &blocs, "Gavev Kotun Nagad Gama");
    check_bloc(&sample, &blocs, "Nagam Notoh Kohik Uheto Seuve");
    check_bloc(&sample, &blocs, "Ove Alika Gahuk Masil Ukudz Geham Asaro");
    ck_assert_uint_ge(blocs.by_most_count, 3);
    ck_assert_uint_eq(blocs.first_most, 1);
    ck_assert_double_eq_tol(blocs.by_most[0], 14.5, 1e-12);
    ck_assert_double_eq_tol(blocs.by_most[1], 3.5, 1e-12);
    ck_assert_double_eq_tol(blocs.by_most[2], 1, 1e-12);
    ck_assert_double_eq_tol(blocs.criterion, 1, 1e-12);
    ck_assert_uint_eq(blocs.solutions, 1);
    ck_assert_uint_ge(blocs.best_runs, 90);
    ck_assert_double_eq_tol(member_of(&sample, &blocs, "Nagam")->margin, .5, 1e-12);
    blocs_release(&blocs);
    find(&sample, &blocs, &(struct blocs_options){.method = "signed", .most = 9}, false);
    ck_assert_uint_eq(blocs.bloc_count, 3); /* more than are needed collapse */
    ck_assert_uint_eq(blocs.first_most, 9);
    ck_assert_uint_eq(blocs.by_most_count, 1);
    blocs_release(&blocs);
    find(&sample, &blocs, &(struct blocs_options){.method = "signed", .most = 2}, false);
    ck_assert_uint_eq(blocs.bloc_count, 2);
    ck_assert_double_eq_tol(blocs.criterion, 3.5, 1e-12);
    check_bloc(&sample, &blocs, "Gavev Kotun Nagad Gama");
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* A random signed sample of n entities "e0" ..., some pairs with both signs. */
static void sample_signed(struct sample *sample, uint64_t seed, uint32_t n, uint32_t ties)
{
    uint64_t state = seed * 7919 + 1;
    sample_init(sample);
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < ties; i++) {
        char from[16], to[16];
        uint32_t a = random_below(&state, n), b = random_below(&state, n);
        bool negative = random_below(&state, 2);
        double weight = 1 + random_below(&state, 4);
        snprintf(from, sizeof from, "e%u", a);
        snprintf(to, sizeof to, "e%u", b);
        if (a != b)
            sample_relate(sample, from, negative ? "dissent" : "cooperation", to, weight);
    }
}

static double criterion_of(const struct network *network, const uint32_t *of, double alpha)
{
    double sum = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double strength = network->projection.weighted ? tie->weight : 1;
        bool within = of[tie->from] == of[tie->to];
        sum += within && tie->sign < 0 ? alpha * strength : 0;
        sum += !within && tie->sign > 0 ? (1 - alpha) * strength : 0;
    }
    return sum;
}

/* The least criterion of all partitions into at most `most` blocs; `used` are the first nodes'. */
static double least_of_all(const struct network *network, uint32_t *of, uint32_t node,
                           uint32_t used, size_t most, double alpha)
{
    double least = INFINITY;
    if (node == network->node_count)
        return criterion_of(network, of, alpha);
    for (uint32_t bloc = 0; bloc <= used && bloc < most; bloc++) {
        of[node] = bloc;
        least =
            fmin(least, least_of_all(network, of, node + 1, used + (bloc == used), most, alpha));
    }
    return least;
}

START_TEST(relocation_of_random_networks)
{
    static const double alphas[] = {.5, .25, .8};
    struct sample sample;
    struct blocs blocs;
    uint32_t n = 4 + (uint32_t)_i % 5, of[16] = {0};
    struct blocs_options options = {
        .method = "signed", .alpha = alphas[_i % 3], .most = _i % 4 ? 0 : 2};
    sample_signed(&sample, (uint64_t)_i, n, n * (1 + (uint32_t)_i % 4));
    find(&sample, &blocs, &options, _i % 2);
    double least = least_of_all(&sample.network, of, 0, 0, options.most ? 2 : n, options.alpha);
    ck_assert_double_eq_tol(blocs.criterion, least, 1e-9);
    for (size_t i = 0; i < blocs.by_most_count; i++)
        ck_assert_double_eq_tol(
            blocs.by_most[i],
            least_of_all(&sample.network, of, 0, 0, blocs.first_most + i, options.alpha), 1e-9);
    uint32_t next = (uint32_t)blocs.bloc_count;
    for (size_t i = 0; i < blocs.member_count; i++)
        of[blocs.members[i].node] =
            blocs.members[i].bloc == BLOC_NONE ? next++ : blocs.members[i].bloc;
    ck_assert_double_eq_tol(criterion_of(&sample.network, of, options.alpha), blocs.criterion,
                            1e-9);
    for (size_t i = 0; i < blocs.member_count; i++) {
        const struct bloc_member *member = &blocs.members[i];
        double rise = INFINITY;
        for (uint32_t bloc = 0; member->bloc != BLOC_NONE && bloc < blocs.bloc_count; bloc++) {
            of[member->node] = bloc;
            if (bloc != member->bloc)
                rise = fmin(rise, criterion_of(&sample.network, of, options.alpha) - least);
        }
        if (member->bloc != BLOC_NONE)
            of[member->node] = member->bloc;
        if (member->second != BLOC_NONE)
            ck_assert_double_eq_tol(member->margin, rise, 1e-9);
        else
            ck_assert(isinf(rise) && isnan(member->margin));
    }
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

/* Two friends, their common enemy, and a pair that is friend and enemy at once. */
START_TEST(signed_counts)
{
    struct sample sample;
    struct blocs blocs;
    sample_init(&sample);
    sample_relate(&sample, "a", "cooperation", "b", 0);
    sample_relate(&sample, "b", "cooperation", "d", 0);
    sample_relate(&sample, "a", "cooperation", "d", 0);
    sample_relate(&sample, "a", "dissent", "c", 0);
    sample_relate(&sample, "b", "dissent", "c", 0);
    sample_relate(&sample, "a", "dissent", "b", 0);
    find(&sample, &blocs, &(struct blocs_options){.method = "signed"}, false);
    check_bloc(&sample, &blocs, "a b d");
    check_bloc(&sample, &blocs, "c");
    const struct bloc_member *a = member_of(&sample, &blocs, "a");
    ck_assert_uint_eq(a->within[0], 2);
    ck_assert_uint_eq(a->within[1], 1);
    ck_assert_uint_eq(a->between[0], 0);
    ck_assert_uint_eq(a->between[1], 1);
    ck_assert_uint_eq(blocs.blocs[0].within[0], 3);
    ck_assert_uint_eq(blocs.blocs[0].within[1], 1);
    ck_assert_uint_eq(blocs.blocs[1].between[1], 2);
    ck_assert_double_eq_tol(blocs.criterion, .5, 1e-12);
    ck_assert_double_eq_tol(a->margin, .5 * 2 + .5 - .5, 1e-12);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

START_TEST(same_seed_same_blocs)
{
    static const char *const methods[] = {"leiden", "spinglass", "signed"};
    struct sample sample;
    struct blocs first, second;
    struct blocs_options options = {.method = methods[_i], .seed = 7, .runs = 3};
    sample_karate(&sample);
    find(&sample, &first, &options, false);
    struct network kept = sample.network; /* of the first blocs, until they are compared */
    sample.network = (struct network){0};
    find(&sample, &second, &options, false);
    ck_assert_uint_eq(first.runs, 3);
    ck_assert_uint_eq(first.seed, 7);
    for (size_t i = 0; i < first.member_count; i++) {
        ck_assert_uint_eq(first.members[i].node, second.members[i].node);
        ck_assert_uint_eq(first.members[i].bloc, second.members[i].bloc);
    }
    blocs_release(&first);
    blocs_release(&second);
    network_release(&kept);
    sample_release(&sample);
}
END_TEST

/* Runs from other seeds differ, and the best of several is at least as good as the first one. */
START_TEST(more_runs_are_no_worse)
{
    struct sample sample;
    struct blocs one, many;
    sample_karate(&sample);
    find(&sample, &one, &(struct blocs_options){.method = "leiden", .runs = 1}, false);
    double first = one.modularity;
    ck_assert_uint_eq(one.best_runs, 1);
    ck_assert(isnan(one.agreement));
    blocs_release(&one);
    find(&sample, &many, &(struct blocs_options){.method = "leiden", .runs = 40}, false);
    ck_assert_double_ge(many.modularity, first);
    ck_assert_uint_lt(many.best_runs, 40);
    ck_assert(many.agreement > .5 && many.agreement < 1);
    blocs_release(&many);
    sample_release(&sample);
}
END_TEST

START_TEST(agreement)
{
    uint64_t state = (uint64_t)_i + 1;
    uint32_t n = 5 + random_below(&state, 20), a[32], b[32];
    igraph_vector_int_t first, second;
    igraph_real_t expected;
    igraph_vector_int_init(&first, n);
    igraph_vector_int_init(&second, n);
    for (uint32_t i = 0; i < n; i++) {
        VECTOR(first)[i] = a[i] = random_below(&state, 3);
        VECTOR(second)[i] = b[i] = random_below(&state, 4);
    }
    ck_assert_int_eq(
        igraph_compare_communities(&first, &second, &expected, IGRAPH_COMMCMP_ADJUSTED_RAND),
        IGRAPH_SUCCESS);
    if (!isnan(expected))
        ck_assert_double_eq_tol(communities_agreement(a, b, n), expected, 1e-9);
    ck_assert_double_eq_tol(communities_agreement(a, a, n), 1, 1e-12);
    igraph_vector_int_destroy(&first);
    igraph_vector_int_destroy(&second);
}
END_TEST

START_TEST(agreement_of_the_trivial)
{
    uint32_t one[] = {0, 0, 0}, all[] = {0, 1, 2};
    ck_assert_double_eq_tol(communities_agreement(one, one, 3), 1, 1e-12);
    ck_assert_double_eq_tol(communities_agreement(all, all, 3), 1, 1e-12);
    ck_assert_double_eq_tol(communities_agreement(one, all, 3), 0, 1e-12);
    ck_assert_double_eq_tol(communities_agreement(one, one, 0), 1, 1e-12);
}
END_TEST

static void check_refused(struct network *network, const char *method, const char *message,
                          const char *hint)
{
    struct blocs blocs;
    struct error error = {0};
    ck_assert(!blocs_init(&blocs, network, &(struct blocs_options){.method = method}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_str_eq(error.hint, hint);
    error_release(&error);
}

START_TEST(refusals)
{
    struct sample sample;
    sample_karate(&sample);
    sample_project(&sample, (struct projection){0});
    check_refused(&sample.network, "lieden", "no method is called 'lieden'",
                  "known: leiden, louvain, walktrap, infomap, spinglass, signed");
    check_refused(&sample.network, "signed", "signed takes positive and negative ties", NULL);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_refused(&sample.network, "leiden", "leiden takes positive ties", NULL);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    check_refused(&sample.network, NULL, "leiden takes positive ties", NULL);
    sample_project(&sample, (struct projection){.directed = true});
    check_refused(&sample.network, NULL, "blocs are of ties without direction", NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(nothing_to_part)
{
    static const char *const methods[] = {"leiden",  "louvain",   "walktrap",
                                          "infomap", "spinglass", "signed"};
    struct sample sample;
    struct blocs blocs;
    sample_init(&sample);
    find(&sample, &blocs, &(struct blocs_options){.method = methods[_i]}, false);
    ck_assert_uint_eq(blocs.bloc_count, 0);
    ck_assert_uint_eq(blocs.member_count, 0);
    blocs_release(&blocs);
    dossier_add_entity(sample.dossier, "a");
    dossier_add_entity(sample.dossier, "b");
    find(&sample, &blocs, &(struct blocs_options){.method = methods[_i]}, false);
    ck_assert_uint_eq(blocs.bloc_count, 0);
    ck_assert_uint_eq(blocs.isolate_count, 2);
    ck_assert_uint_eq(blocs.members[1].bloc, BLOC_NONE);
    blocs_release(&blocs);
    sample_release(&sample);
}
END_TEST

START_TEST(interruption)
{
    struct sample sample;
    struct blocs blocs;
    struct error error = {0};
    sample_karate(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    progress_interrupt();
    ck_assert(
        !blocs_init(&blocs, &sample.network, &(struct blocs_options){.method = "signed"}, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert(!progress_interrupted());
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *blocs_suite(void)
{
    Suite *suite = suite_create("blocs");
    TCase *communities = tcase_create("communities"), *relocation = tcase_create("relocation");
    tcase_set_timeout(communities, 60);
    tcase_set_timeout(relocation, 60);
    tcase_add_loop_test(communities, karate_club, 0, 6);
    tcase_add_loop_test(communities, plain_groups, 0, 5);
    tcase_add_test(communities, order);
    tcase_add_test(communities, larger_first);
    tcase_add_loop_test(communities, margins_of_modularity, 0, 60);
    tcase_add_loop_test(communities, same_seed_same_blocs, 0, 3);
    tcase_add_test(communities, more_runs_are_no_worse);
    tcase_add_loop_test(communities, agreement, 0, 30);
    tcase_add_test(communities, agreement_of_the_trivial);
    tcase_add_test(communities, refusals);
    tcase_add_loop_test(communities, nothing_to_part, 0, 6);
    tcase_add_test(relocation, tribes);
    tcase_add_loop_test(relocation, relocation_of_random_networks, 0, 60);
    tcase_add_test(relocation, signed_counts);
    tcase_add_test(relocation, interruption);
    suite_add_tcase(suite, communities);
    suite_add_tcase(suite, relocation);
    return suite;
}

/*
 * check_network.c: how relations become ties; and, over random dossiers, that what does not change
 * a network does not change its scores, and that the scores are those of a naive computation.
 */
#include "fixtures.h"
#include "suites.h"

#include <entente/jobs.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 60 };

static void check_tie(const struct network *network, size_t index, uint32_t from, uint32_t to,
                      int sign, double weight, uint32_t relation_count)
{
    ck_assert_uint_lt(index, network->tie_count);
    const struct tie *tie = &network->ties[index];
    ck_assert_uint_eq(tie->from, from);
    ck_assert_uint_eq(tie->to, to);
    ck_assert_int_eq(tie->sign, sign);
    ck_assert_double_eq(tie->weight, weight);
    ck_assert_uint_eq(tie->relation_count, relation_count);
}

/*
 * a to e are 0 to 4. Between a and b: two memberships, an observer, and a sanction; b consults c,
 * which is symmetric; c is tied to itself; d has a conflict with a; e has nothing.
 */
static void sample_mixed(struct sample *sample)
{
    sample_init(sample);
    for (char id[2] = "a"; id[0] <= 'e'; id[0]++)
        dossier_add_entity(sample->dossier, id);
    sample_relate(sample, "d", "conflict", "a", 0);
    sample_relate(sample, "c", "consultation", "b", 3);
    sample_relate(sample, "b", "membership", "a", 0);
    sample_relate(sample, "c", NULL, "c", 0);
    sample_relate(sample, "a", "sanction", "b", 0);
    sample_relate(sample, "a", "observer", "b", 0);
    sample_relate(sample, "a", "membership", "b", 4);
}

START_TEST(merged_undirected)
{
    struct sample sample;
    sample_mixed(&sample);
    sample_project(&sample, (struct projection){0});
    const struct network *network = &sample.network;
    ck_assert_uint_eq(network->node_count, 5);
    ck_assert_uint_eq(network->tie_count, 2);
    check_tie(network, 0, 0, 1, 1, 1 + .5 + 4, 3);
    check_tie(network, 1, 1, 2, 1, 3, 1);
    ck_assert_uint_eq(network->relation_count, 4);
    ck_assert_uint_eq(network->self_count, 1);
    ck_assert_uint_eq(network->negative_count, 0);
    for (uint32_t i = 0; i < 5; i++) {
        ck_assert_uint_eq(network->entities[i], i);
        ck_assert_uint_eq(network->nodes[i], i);
        ck_assert_int_eq(network->tied[i], i < 3);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(kept_undirected)
{
    struct sample sample;
    sample_mixed(&sample);
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
    ck_assert_uint_eq(sample.network.tie_count, 4);
    check_tie(&sample.network, 0, 0, 1, 1, .5, 1);
    check_tie(&sample.network, 1, 0, 1, 1, 1, 1);
    check_tie(&sample.network, 2, 0, 1, 1, 4, 1);
    check_tie(&sample.network, 3, 1, 2, 1, 3, 1);
    sample_release(&sample);
}
END_TEST

START_TEST(signs_are_kept_apart)
{
    struct sample sample;
    sample_mixed(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert_uint_eq(sample.network.tie_count, 4);
    ck_assert_uint_eq(sample.network.negative_count, 2);
    ck_assert_uint_eq(sample.network.relation_count, 6);
    check_tie(&sample.network, 0, 0, 1, -1, 2, 1);
    check_tie(&sample.network, 1, 0, 1, 1, 5.5, 3);
    check_tie(&sample.network, 2, 0, 3, -1, 2, 1);
    check_tie(&sample.network, 3, 1, 2, 1, 3, 1);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    ck_assert_uint_eq(sample.network.tie_count, 2);
    ck_assert_uint_eq(sample.network.negative_count, 2);
    ck_assert_uint_eq(sample.network.self_count, 0);
    check_tie(&sample.network, 0, 0, 1, -1, 2, 1);
    check_tie(&sample.network, 1, 0, 3, -1, 2, 1);
    sample_release(&sample);
}
END_TEST

START_TEST(directed_ties)
{
    struct sample sample;
    sample_mixed(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = true});
    const struct network *network = &sample.network;
    ck_assert_uint_eq(network->relation_count, 6);
    ck_assert_uint_eq(network->tie_count, 7);
    check_tie(network, 0, 0, 1, -1, 2, 1);
    check_tie(network, 1, 0, 1, 1, 4.5, 2);
    check_tie(network, 2, 0, 3, -1, 2, 1); /* conflict is symmetric */
    check_tie(network, 3, 1, 0, 1, 1, 1);
    check_tie(network, 4, 1, 2, 1, 3, 1); /* and so is consultation */
    check_tie(network, 5, 2, 1, 1, 3, 1);
    check_tie(network, 6, 3, 0, -1, 2, 1);
    ck_assert_uint_eq(network->negative_count, 3);
    sample.dossier->relations[2].undirected = true;
    sample_project(&sample, (struct projection){.directed = true});
    check_tie(&sample.network, 0, 0, 1, 1, 5.5, 3);
    check_tie(&sample.network, 1, 1, 0, 1, 1, 1);
    sample_release(&sample);
}
END_TEST

START_TEST(isolates_are_dropped)
{
    struct sample sample;
    sample_mixed(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE, .drop_isolates = true});
    const struct network *network = &sample.network;
    ck_assert_uint_eq(network->node_count, 3);
    const uint32_t entities[] = {0, 1, 3}, nodes[] = {0, 1, NETWORK_NONE, 2, NETWORK_NONE};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(network->entities[i], entities[i]);
        ck_assert(network->tied[i]);
    }
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(network->nodes[i], nodes[i]);
    check_tie(network, 1, 0, 2, -1, 2, 1);
    /* c is tied only to itself */
    sample_release(&sample);
    sample_init(&sample);
    sample_relate(&sample, "c", NULL, "c", 0);
    sample_project(&sample, (struct projection){.drop_isolates = true});
    ck_assert_uint_eq(sample.network.node_count, 0);
    ck_assert_uint_eq(sample.network.self_count, 1);
    sample_release(&sample);
}
END_TEST

static void check_description(struct sample *sample, struct projection projection,
                              const char *expected)
{
    struct text text = {0};
    sample_project(sample, projection);
    network_describe(&sample->network, &text);
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
}

START_TEST(descriptions)
{
    struct sample sample;
    sample_mixed(&sample);
    check_description(&sample, (struct projection){0},
                      "5 entities; 4 positive of 7 relations as 2 ties, parallel ones merged; "
                      "undirected, unweighted; everything on record; 1 relation of an entity to "
                      "itself left out");
    check_description(&sample,
                      (struct projection){.ties = TIES_NEGATIVE,
                                          .directed = true,
                                          .weighted = true,
                                          .parallel = PARALLEL_KEEP,
                                          .drop_isolates = true},
                      "3 entities; 2 negative of 7 relations as 3 ties, parallel ones kept; "
                      "directed, weighted; everything on record; 2 isolates left out");
    sample_relate(&sample, "e", NULL, "e", 0);
    check_description(&sample, (struct projection){.ties = TIES_ALL, .drop_isolates = true},
                      "4 entities; 6 of 8 relations as 4 ties (2 negative), parallel ones merged; "
                      "undirected, unweighted; everything on record; 1 isolate left out; "
                      "2 relations of an entity to itself left out");
    sample_release(&sample);
    sample_init(&sample);
    check_description(&sample, (struct projection){0},
                      "0 entities; 0 positive of 0 relations as 0 ties, parallel ones merged; "
                      "undirected, unweighted; everything on record");
    dossier_add_entity(sample.dossier, "a");
    sample_relate(&sample, "a", "conflict", "a", 0);
    check_description(&sample, (struct projection){.ties = TIES_NEGATIVE},
                      "1 entity; 0 negative of 1 relation as 0 ties, parallel ones merged; "
                      "undirected, unweighted; everything on record; 1 relation of an entity to "
                      "itself left out");
    sample_release(&sample);
}
END_TEST

START_TEST(filtered_description)
{
    struct sample sample;
    struct network network;
    struct view view;
    struct error error = {0};
    struct text text = {0};
    sample_mixed(&sample);
    ck_assert(view_init(&view, sample.dossier, &(struct view_options){.relations = "membership"},
                        &error));
    network_init(&network, &view, &(struct projection){.weighted = true});
    network_describe(&network, &text);
    ck_assert_str_eq(text_string(&text),
                     "5 entities; 3 positive of 7 relations as 1 tie, parallel ones merged; "
                     "undirected, weighted; everything on record; only membership");
    text_release(&text);
    network_release(&network);
    network_release(&network);
    network_release(NULL);
    view_release(&view);
    sample_release(&sample);
}
END_TEST

START_TEST(options_by_name)
{
    enum ties ties = TIES_POSITIVE;
    enum parallel parallel = PARALLEL_MERGE;
    ck_assert(ties_find("negative", &ties) && ties == TIES_NEGATIVE);
    ck_assert(ties_find("all", &ties) && ties == TIES_ALL);
    ck_assert(ties_find("positive", &ties) && ties == TIES_POSITIVE);
    ck_assert(!ties_find("Negative", &ties) && ties == TIES_POSITIVE);
    ck_assert(!ties_find("", &ties));
    ck_assert(parallel_find("keep", &parallel) && parallel == PARALLEL_KEEP);
    ck_assert(!parallel_find("kee", &parallel) && parallel == PARALLEL_KEEP);
    ck_assert(parallel_find("merge", &parallel) && parallel == PARALLEL_MERGE);
}
END_TEST

START_TEST(ties_are_sorted)
{
    struct sample sample;
    for (int i = 0; i < 8; i++) {
        struct projection projection = {
            .ties = TIES_ALL, .directed = i & 1, .parallel = i >> 1 & 1, .drop_isolates = i >> 2};
        sample_random(&sample, (uint64_t)_i, true);
        for (size_t r = 0; r < sample.dossier->relation_count; r += 3)
            sample.dossier->relations[r].type =
                vocabulary_find_type(&sample.dossier->vocabulary, "dispute");
        sample_project(&sample, projection);
        const struct tie *ties = sample.network.ties;
        for (size_t t = 0; t < sample.network.tie_count; t++) {
            ck_assert_uint_lt(ties[t].to, sample.network.node_count);
            ck_assert(projection.directed || ties[t].from < ties[t].to);
            if (!t)
                continue;
            long order = (long)ties[t].from - ties[t - 1].from;
            order = order ? order : (long)ties[t].to - ties[t - 1].to;
            order = order ? order : ties[t].sign - ties[t - 1].sign;
            ck_assert_int_ge(order, projection.parallel == PARALLEL_KEEP ? 0 : 1);
        }
        for (size_t n = 1; n < sample.network.node_count; n++)
            ck_assert_uint_lt(sample.network.entities[n - 1], sample.network.entities[n]);
        sample_release(&sample);
    }
}
END_TEST

/* Two networks whose entities have the same ids give the same scores: a's times `factor`. */
static void check_same_scores(struct sample *a, struct sample *b, const char *measure,
                              bool normalized, double factor)
{
    double *of_a = sample_scores(a, measure, normalized);
    double *of_b = sample_scores(b, measure, normalized);
    for (size_t node = 0; node < a->network.node_count; node++) {
        const char *id = a->dossier->entities[a->network.entities[node]].id;
        uint32_t entity = dossier_find_entity(b->dossier, id);
        double x = of_a[node] * factor, y = of_b[b->network.nodes[entity]];
        ck_assert_msg(fabs(x - y) < 1e-9 || (isnan(x) && isnan(y)), "%s of %s is %.12g and %.12g",
                      measure, id, x, y);
    }
    free(of_a);
    free(of_b);
}

/* Not those that need more than a network: two modes, or a seed. */
static bool comparable(const struct measure *measure, const struct network *network)
{
    struct error error = {0};
    bool applies = measure_applies(measure, network, &error);
    error_release(&error);
    return applies && strncmp(measure->name, "two-mode", 8) != 0 &&
           strcmp(measure->name, "personalized-pagerank") != 0;
}

/* The dossier's entities and relations, added in another order. */
static void sample_shuffled(struct sample *copy, const struct sample *original, uint64_t seed)
{
    const struct dossier *dossier = original->dossier;
    size_t n = dossier->relation_count, *order = calloc(n + 1, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t j = random_below(&seed, (uint32_t)i), swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
    sample_init(copy);
    for (size_t i = 0; i < n; i++) {
        const struct relation *relation = &dossier->relations[order[i]];
        const char *from = dossier->entities[relation->from].id;
        const char *to = dossier->entities[relation->to].id;
        struct relation other = *relation;
        other.to = dossier_add_entity(copy->dossier, to);
        other.from = dossier_add_entity(copy->dossier, from);
        dossier_add_relation(copy->dossier, &other);
    }
    for (size_t i = dossier->entity_count; i-- > 0;)
        dossier_add_entity(copy->dossier, dossier->entities[i].id);
    free(order);
}

START_TEST(names_do_not_matter)
{
    struct sample sample, shuffled;
    sample_random(&sample, (uint64_t)_i, false);
    sample_shuffled(&shuffled, &sample, (uint64_t)_i);
    for (int i = 0; i < 8; i++) {
        struct projection projection = {.directed = i & 1, .weighted = i & 2, .parallel = i >> 2};
        sample_project(&sample, projection);
        sample_project(&shuffled, projection);
        for (size_t m = 0; m < measure_count(); m++)
            if (comparable(measure_at(m), &sample.network))
                check_same_scores(&sample, &shuffled, measure_at(m)->name, false, 1);
    }
    sample_release(&shuffled);
    sample_release(&sample);
}
END_TEST

START_TEST(an_isolate_does_not_matter)
{
    static const char *const measures[] = {"betweenness", "degree",   "strength",  "closeness",
                                           "harmonic",    "coreness", "constraint"};
    struct sample sample, more;
    for (int i = 0; i < 4; i++) {
        struct projection projection = {.directed = i & 1, .weighted = i & 2};
        sample_random(&sample, (uint64_t)_i, false);
        sample_random(&more, (uint64_t)_i, false);
        dossier_add_entity(more.dossier, "another");
        sample_project(&sample, projection);
        sample_project(&more, projection);
        for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
            check_same_scores(&sample, &more, measures[m], false, 1);
        sample_release(&sample);
        sample_release(&more);
    }
}
END_TEST

START_TEST(sums)
{
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, false);
    for (int i = 0; i < 8; i++) {
        double ties = 0, rank = 0, influence = 0;
        sample_project(
            &sample, (struct projection){.directed = i & 1, .weighted = i & 2, .parallel = i >> 2});
        double *degrees = sample_scores(&sample, "degree", false);
        double *ranks = sample_scores(&sample, "pagerank", false);
        double *influences = sample_scores(&sample, "influence", false);
        for (size_t node = 0; node < sample.network.node_count; node++) {
            ties += degrees[node];
            rank += ranks[node];
            influence += influences[node];
        }
        ck_assert_double_eq(ties, 2 * (double)sample.network.tie_count);
        ck_assert_double_eq_tol(rank, 1, 1e-9);
        ck_assert_double_eq_tol(influence, 1, 1e-9);
        free(degrees);
        free(ranks);
        free(influences);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(weights_of_one_do_not_matter)
{
    struct sample unweighted, weighted;
    /* strength is always weighted; clustering takes the weights of parallel ties together */
    for (int directed = 0; directed < 2; directed++) {
        sample_random(&unweighted, (uint64_t)_i, false);
        sample_random(&weighted, (uint64_t)_i, false);
        for (size_t i = 0; i < weighted.dossier->relation_count; i++)
            weighted.dossier->relations[i].weight = 1;
        struct projection projection = {.parallel = PARALLEL_KEEP, .directed = directed};
        sample_project(&unweighted, projection);
        projection.weighted = true;
        sample_project(&weighted, projection);
        for (size_t m = 0; m < measure_count(); m++)
            if (comparable(measure_at(m), &weighted.network) &&
                strcmp(measure_at(m)->name, "strength") != 0 &&
                strcmp(measure_at(m)->name, "clustering") != 0)
                check_same_scores(&unweighted, &weighted, measure_at(m)->name, false, 1);
        sample_release(&unweighted);
        sample_release(&weighted);
    }
}
END_TEST

START_TEST(undirected_is_both_ways)
{
    struct sample undirected, both;
    sample_random(&undirected, (uint64_t)_i, false);
    sample_random(&both, (uint64_t)_i, false);
    for (size_t i = 0; i < both.dossier->relation_count; i++)
        both.dossier->relations[i].undirected = true;
    for (int weighted = 0; weighted < 2; weighted++) {
        sample_project(&undirected, (struct projection){.weighted = weighted});
        sample_project(&both, (struct projection){.weighted = weighted, .directed = true});
        check_same_scores(&undirected, &both, "betweenness", false, 2);
        check_same_scores(&undirected, &both, "betweenness", true, 1);
        check_same_scores(&undirected, &both, "closeness", false, 1);
        check_same_scores(&undirected, &both, "closeness", true, 1);
        check_same_scores(&undirected, &both, "harmonic", true, 1);
        check_same_scores(&undirected, &both, "pagerank", false, 1);
        check_same_scores(&undirected, &both, "constraint", false, 1);
        check_same_scores(&undirected, &both, "degree", true, 1);
    }
    sample_release(&undirected);
    sample_release(&both);
}
END_TEST

static void check_dense(struct sample *sample, const char *measure, bool normalized,
                        const double *expected)
{
    double *scores = sample_scores(sample, measure, normalized);
    for (size_t node = 0; node < sample->network.node_count; node++)
        ck_assert_msg(fabs(scores[node] - expected[node]) < 1e-8 ||
                          (isnan(scores[node]) && isnan(expected[node])),
                      "%s of node %zu is %.12g, not %.12g", measure, node, scores[node],
                      expected[node]);
    free(scores);
}

/* A A' or A' A. */
static double *dense_square(const double *matrix, size_t n, bool of_rows)
{
    double *square = calloc(n * n + 1, sizeof *square);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            for (size_t k = 0; k < n; k++)
                square[i * n + j] += of_rows ? matrix[i * n + k] * matrix[j * n + k]
                                             : matrix[k * n + i] * matrix[k * n + j];
    return square;
}

START_TEST(naive_computation)
{
    struct sample sample;
    for (int i = 0; i < 4; i++) {
        struct projection projection = {.directed = i & 1, .weighted = i & 2};
        sample_random(&sample, (uint64_t)_i, true);
        sample_project(&sample, projection);
        size_t n = sample.network.node_count;
        double expected[32];
        double *matrix = dense_matrix(sample.dossier, projection.directed, projection.weighted);
        ck_assert_uint_lt(n, 32);
        dense_betweenness(matrix, n, projection.directed, expected);
        check_dense(&sample, "betweenness", false, expected);
        dense_closeness(matrix, n, false, expected);
        check_dense(&sample, "closeness", false, expected);
        dense_closeness(matrix, n, true, expected);
        check_dense(&sample, "closeness", true, expected);
        dense_harmonic(matrix, n, expected);
        check_dense(&sample, "harmonic", false, expected);
        dense_pagerank(matrix, n, expected);
        check_dense(&sample, "pagerank", false, expected);
        dense_constraint(matrix, n, expected);
        check_dense(&sample, "constraint", false, expected);
        if (!projection.directed && !projection.weighted) {
            dense_coreness(matrix, n, expected);
            check_dense(&sample, "coreness", false, expected);
        }
        if (!projection.directed) {
            dense_eigenvector(matrix, n, expected);
            check_dense(&sample, "eigenvector", false, expected);
        } else {
            double *square = dense_square(matrix, n, true);
            dense_eigenvector(square, n, expected);
            check_dense(&sample, "hub", false, expected);
            free(square);
            square = dense_square(matrix, n, false);
            dense_eigenvector(square, n, expected);
            check_dense(&sample, "authority", false, expected);
            free(square);
        }
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* ---- As many entities as make many buckets of ties ---- */

/* A tie as a plain sort puts it, with what orders it. */
struct plain {
    uint32_t from, to;
    int sign;
};

static int compare_plain(const void *left, const void *right)
{
    const struct plain *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->sign > b->sign) - (a->sign < b->sign);
}

/* What each relation becomes, kept and sorted; returns how many there are. */
static size_t sort_plainly(const struct dossier *dossier, bool directed, struct plain *ties)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        struct plain tie = {relation->from, relation->to, relation_sign(dossier, relation)};
        if (!directed && tie.from > tie.to)
            tie = (struct plain){tie.to, tie.from, tie.sign};
        if (tie.from == tie.to)
            continue;
        ties[count++] = tie;
        if (directed && relation_symmetric(dossier, relation))
            ties[count++] = (struct plain){tie.to, tie.from, tie.sign};
    }
    qsort(ties, count, sizeof *ties, compare_plain);
    return count;
}

/* Random relations among so many entities, of either sign, some symmetric, some to oneself. */
static void sample_many(struct sample *sample, uint32_t entities, uint32_t relations)
{
    enum { TYPES = 3 };
    static const char *const names[TYPES] = {"support", "consultation", "dissent"};
    uint32_t types[TYPES];
    uint64_t state = 1;
    sample_init(sample);
    for (uint32_t i = 0; i < TYPES; i++)
        types[i] = vocabulary_find_type(&sample->dossier->vocabulary, names[i]);
    for (uint32_t i = 0; i < entities; i++) {
        char id[16];
        snprintf(id, sizeof id, "%u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < relations; i++) {
        struct relation relation = {.from = random_below(&state, entities)};
        relation.to = random_below(&state, 50) ? random_below(&state, entities) : relation.from;
        relation.type = types[random_below(&state, TYPES)];
        dossier_add_relation(sample->dossier, &relation);
    }
}

/* Around the sizes at which buckets become more, and wider; by any number of threads. */
START_TEST(many_entities)
{
    static const uint32_t sizes[] = {1023, 1024, 262143, 262144, 270000};
    static const size_t jobs[] = {1, 3};
    struct sample sample;
    bool directed = _i & 1;
    sample_many(&sample, sizes[_i / 2], 60000);
    struct plain *ties = malloc(2 * sample.dossier->relation_count * sizeof *ties);
    size_t count = sort_plainly(sample.dossier, directed, ties);
    for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++) {
        jobs_set(jobs[j]);
        sample_project(
            &sample,
            (struct projection){.ties = TIES_ALL, .parallel = PARALLEL_KEEP, .directed = directed});
        ck_assert_uint_eq(sample.network.tie_count, count);
        for (size_t i = 0; i < count; i++) {
            const struct tie *tie = &sample.network.ties[i];
            ck_assert(tie->from == ties[i].from && tie->to == ties[i].to &&
                      tie->sign == ties[i].sign);
        }
    }
    jobs_set(0);
    free(ties);
    sample_release(&sample);
}
END_TEST

Suite *network_suite(void)
{
    Suite *suite = suite_create("network");
    TCase *projection = tcase_create("projection"), *random = tcase_create("random dossiers");
    tcase_add_test(projection, merged_undirected);
    tcase_add_test(projection, kept_undirected);
    tcase_add_test(projection, signs_are_kept_apart);
    tcase_add_test(projection, directed_ties);
    tcase_add_test(projection, isolates_are_dropped);
    tcase_add_test(projection, descriptions);
    tcase_add_test(projection, filtered_description);
    tcase_add_test(projection, options_by_name);
    tcase_add_loop_test(projection, many_entities, 0, 10);
    tcase_add_loop_test(random, ties_are_sorted, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, names_do_not_matter, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, an_isolate_does_not_matter, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, sums, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, weights_of_one_do_not_matter, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, undirected_is_both_ways, 0, RANDOM_COUNT);
    tcase_add_loop_test(random, naive_computation, 0, RANDOM_COUNT);
    suite_add_tcase(suite, projection);
    suite_add_tcase(suite, random);
    return suite;
}

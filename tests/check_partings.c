/*
 * check_partings.c: departures and bridges: against networkx 3.6.1, igraph, and networks that are
 * taken apart one node and one relation at a time.
 */
#include "fixtures.h"
#include "shapes.h"
#include "suites.h"

#include <entente/partings.h>
#include <entente/progress.h>

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct partings_options everything = {.kind = VOCABULARY_NONE};

static void find_with(struct sample *sample, const struct partings_options *options,
                      struct partings *partings)
{
    struct error error = {0};
    ck_assert_msg(partings_init(partings, &sample->network, options, &error), "%s", error.message);
}

static const char *id_of(const struct partings *partings, uint32_t node)
{
    const struct network *network = partings->network;
    return network->view->dossier->entities[network->entities[node]].id;
}

/* ------------------------------------------------------------------ in words */

static void add_fragment(const struct partings *partings, const struct fragment *fragment,
                         struct text *out)
{
    text_addf(out, "%zu", fragment->size);
    for (size_t i = 0; i < fragment->named; i++)
        text_addf(out, "%c%s", i ? ',' : ':',
                  id_of(partings, partings->named[fragment->first + i]));
}

/* "1 Heather 7 2:Ike,Jane\n" and, of bridges, "1 Heather-Ike 8 2:Ike,Jane 1\n". */
static void in_words(const struct partings *partings, struct text *out)
{
    for (size_t i = 0; i < partings->departure_count; i++) {
        const struct departure *departure = &partings->departures[i];
        text_addf(out, "%u %s", departure->rank, id_of(partings, departure->node));
        for (size_t j = 0; j < departure->count; j++) {
            text_add_char(out, ' ');
            add_fragment(partings, &partings->fragments[departure->first + j], out);
        }
        text_add_char(out, '\n');
    }
    for (size_t i = 0; i < partings->bridge_count; i++) {
        const struct bridge *bridge = &partings->bridges[i];
        text_addf(out, "%u %s-%s %zu ", bridge->rank, id_of(partings, bridge->from),
                  id_of(partings, bridge->to), bridge->kept);
        add_fragment(partings, &bridge->lost, out);
        text_addf(out, " %zu\n", bridge->relation_count);
    }
}

static void assert_words(struct sample *sample, const struct partings_options *options,
                         const char *wanted)
{
    struct partings partings;
    struct text got = {0};
    find_with(sample, options, &partings);
    in_words(&partings, &got);
    ck_assert_str_eq(text_string(&got), wanted);
    text_release(&got);
    partings_release(&partings);
}

/* articulation_points() and bridges() of networkx 3.6.1; the pieces by hand. */
START_TEST(published_values)
{
    static const struct {
        const char *network, *partings;
    } published[] = {
        {"kite", "1 Heather 7 2:Ike,Jane\n2 Ike 8 1:Jane\n"
                 "1 Heather-Ike 8 2:Ike,Jane 1\n2 Ike-Jane 9 1:Jane 1\n"},
        {"florentine_marriages",
         "1 Medici 11 2:Pazzi,Salviati 1:Acciaiuoli\n2 Albizzi 13 1:Ginori\n"
         "2 Guadagni 13 1:Lamberteschi\n2 Salviati 13 1:Pazzi\n"
         "1 Medici-Salviati 13 2:Pazzi,Salviati 1\n2 Albizzi-Ginori 14 1:Ginori 1\n"
         "2 Guadagni-Lamberteschi 14 1:Lamberteschi 1\n2 Medici-Acciaiuoli 14 1:Acciaiuoli 1\n"
         "2 Salviati-Pazzi 14 1:Pazzi 1\n"},
    };
    struct sample sample;
    sample_own(&sample, published[_i].network);
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything, published[_i].partings);
    sample_release(&sample);
}
END_TEST

/* articulation_points() and bridges() of networkx 3.6.1: the instructor, and his tie to 12. */
START_TEST(karate_club)
{
    struct sample sample;
    struct partings partings;
    if (!sample_classic(&sample, "karate"))
        return;
    sample_project(&sample, (struct projection){0});
    find_with(&sample, &everything, &partings);
    ck_assert_uint_eq(partings.departure_count, 1);
    ck_assert_uint_eq(partings.bridge_count, 1);
    ck_assert_uint_eq(partings.departures[0].node, partings.bridges[0].from);
    ck_assert_uint_eq(partings.bridges[0].kept, 33);
    /* Without the instructor: a group of five, and member 12. */
    ck_assert_uint_eq(partings.departures[0].count, 3);
    ck_assert_uint_eq(partings.departures[0].lost, 6);
    partings_release(&partings);
    sample_release(&sample);
}
END_TEST

/* ------------------------------------------------------------------ against igraph */

/* The dossier's positive relations, each an edge; merged, those of a pair are one. */
static void make_igraph(const struct sample *sample, igraph_t *graph)
{
    const struct dossier *dossier = sample->dossier;
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (relation->from == relation->to || relation_sign(dossier, relation) < 0)
            continue;
        igraph_vector_int_push_back(&ends, relation->from);
        igraph_vector_int_push_back(&ends, relation->to);
    }
    igraph_create(graph, &ends, (igraph_integer_t)dossier->entity_count, IGRAPH_UNDIRECTED);
    if (sample->network.projection.parallel == PARALLEL_MERGE)
        igraph_simplify(graph, true, true, NULL);
    igraph_vector_int_destroy(&ends);
}

static void assert_bridges(const struct partings *partings, const igraph_t *graph,
                           const char *shape)
{
    igraph_vector_int_t edges;
    igraph_vector_int_init(&edges, 0);
    ck_assert_int_eq(igraph_bridges(graph, &edges), IGRAPH_SUCCESS);
    ck_assert_msg((size_t)igraph_vector_int_size(&edges) == partings->bridge_count,
                  "%s: %zu bridges, not %zu", shape, partings->bridge_count,
                  (size_t)igraph_vector_int_size(&edges));
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&edges); i++) {
        uint32_t a = (uint32_t)IGRAPH_FROM(graph, VECTOR(edges)[i]);
        uint32_t b = (uint32_t)IGRAPH_TO(graph, VECTOR(edges)[i]);
        bool found = false;
        for (size_t j = 0; !found && j < partings->bridge_count; j++)
            found = (partings->bridges[j].from == a && partings->bridges[j].to == b) ||
                    (partings->bridges[j].from == b && partings->bridges[j].to == a);
        ck_assert_msg(found, "%s: no bridge %u - %u", shape, a, b);
    }
    igraph_vector_int_destroy(&edges);
}

static void assert_departures(const struct partings *partings, const igraph_t *graph,
                              const char *shape)
{
    igraph_vector_int_t points;
    igraph_vector_int_init(&points, 0);
    ck_assert_int_eq(igraph_articulation_points(graph, &points), IGRAPH_SUCCESS);
    ck_assert_msg((size_t)igraph_vector_int_size(&points) == partings->departure_count,
                  "%s: %zu departures, not %zu", shape, partings->departure_count,
                  (size_t)igraph_vector_int_size(&points));
    for (size_t i = 0; i < partings->departure_count; i++)
        ck_assert_msg(igraph_vector_int_contains(&points, partings->departures[i].node),
                      "%s: no cut point %u", shape, partings->departures[i].node);
    igraph_vector_int_destroy(&points);
}

/* Of every shape, in every projection: directed or not, parallel ties kept or not. */
START_TEST(against_igraph)
{
    struct sample sample;
    sample_shape(&sample, _i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        struct partings partings;
        igraph_t graph;
        sample_project(&sample, projection_at(i));
        find_with(&sample, &everything, &partings);
        make_igraph(&sample, &graph);
        assert_bridges(&partings, &graph, shape_name(_i));
        assert_departures(&partings, &graph, shape_name(_i));
        igraph_destroy(&graph);
        partings_release(&partings);
    }
    sample_release(&sample);
}
END_TEST

/* ------------------------------------------------------------------ by taking apart */

/* By node its component, numbered from 1, in a network without a node or the ties of a pair. */
static void find_components(const double *matrix, size_t n, uint32_t without, uint32_t from,
                            uint32_t to, uint32_t *component)
{
    uint32_t count = 0;
    memset(component, 0, n * sizeof *component);
    for (uint32_t root = 0; root < n; root++) {
        if (component[root] || root == without)
            continue;
        component[root] = ++count;
        for (bool grown = true; grown;) {
            grown = false;
            for (uint32_t a = 0; a < n; a++)
                for (uint32_t b = 0; b < n; b++) {
                    bool cut = (a == from && b == to) || (a == to && b == from);
                    bool tied = matrix[a * n + b] > 0 || matrix[b * n + a] > 0;
                    if (component[a] != count || component[b] || b == without || cut || !tied)
                        continue;
                    component[b] = count;
                    grown = true;
                }
        }
    }
}

static size_t count_equal(const uint32_t *component, size_t n, uint32_t wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += component[i] == wanted;
    return count;
}

/* All that is named, by id, is the whole of one component. */
static void assert_fragment(const struct partings *partings, const struct fragment *fragment,
                            const uint32_t *component)
{
    const uint32_t *nodes = partings->named + fragment->first;
    size_t n = partings->network->node_count;
    ck_assert_uint_eq(fragment->named, fragment->size);
    ck_assert_uint_eq(count_equal(component, n, component[nodes[0]]), fragment->size);
    for (size_t i = 1; i < fragment->named; i++) {
        ck_assert_uint_eq(component[nodes[i]], component[nodes[0]]);
        ck_assert_str_lt(id_of(partings, nodes[i - 1]), id_of(partings, nodes[i]));
    }
}

static void assert_taken_apart(const struct partings *partings, const double *matrix)
{
    size_t n = partings->network->node_count, lost;
    uint32_t *component = calloc(n + 1, sizeof *component);
    ck_assert_ptr_nonnull(component);
    for (size_t i = 0; i < partings->departure_count; i++) {
        const struct departure *departure = &partings->departures[i];
        const struct fragment *fragments = partings->fragments + departure->first;
        find_components(matrix, n, departure->node, UINT32_MAX, UINT32_MAX, component);
        lost = 0;
        ck_assert_uint_eq(fragments[0].named, 0);
        for (size_t j = 1; j < departure->count; j++) {
            assert_fragment(partings, &fragments[j], component);
            ck_assert_uint_le(fragments[j].size, fragments[j - 1].size);
            lost += fragments[j].size;
        }
        ck_assert_uint_eq(departure->lost, lost);
    }
    for (size_t i = 0; i < partings->bridge_count; i++) {
        const struct bridge *bridge = &partings->bridges[i];
        find_components(matrix, n, UINT32_MAX, bridge->from, bridge->to, component);
        ck_assert_uint_ne(component[bridge->from], component[bridge->to]);
        assert_fragment(partings, &bridge->lost, component);
        ck_assert_uint_eq(component[partings->named[bridge->lost.first]], component[bridge->to]);
        ck_assert_uint_eq(count_equal(component, n, component[bridge->from]), bridge->kept);
        ck_assert_uint_le(bridge->lost.size, bridge->kept);
    }
    free(component);
}

/* The relations of a bridge are those of its ends, in their order, and all of them. */
static void assert_relations(const struct partings *partings)
{
    const struct view *view = partings->network->view;
    for (size_t i = 0; i < partings->bridge_count; i++) {
        const struct bridge *bridge = &partings->bridges[i];
        const uint32_t *positions = partings->positions + bridge->first;
        size_t next = 0;
        for (uint32_t p = 0; p < view->relation_count; p++) {
            const struct relation *relation = &view->dossier->relations[view->relations[p]];
            bool forth = relation->from == bridge->from && relation->to == bridge->to;
            bool back = relation->from == bridge->to && relation->to == bridge->from;
            if ((!forth && !back) || relation_sign(view->dossier, relation) < 0)
                continue;
            ck_assert_uint_lt(next, bridge->relation_count);
            ck_assert_uint_eq(positions[next++], p);
        }
        ck_assert_uint_eq(next, bridge->relation_count);
    }
}

/* Sparse, so that there are cut points and bridges of many sizes; some pairs twice, some at odds.
 */
static void sample_sparse(struct sample *sample, uint64_t seed)
{
    enum { NODES = 24 };
    uint64_t state = seed * 77 + 1;
    char ids[2][16];
    sample_init(sample);
    for (int i = 0; i < NODES; i++) {
        snprintf(ids[0], sizeof ids[0], "%c%d", 'a' + (int)random_below(&state, 20), i);
        dossier_add_entity(sample->dossier, ids[0]);
    }
    size_t ties = 15 + random_below(&state, 20);
    for (size_t i = 0; i < ties; i++) {
        struct relation relation = {.from = random_below(&state, NODES),
                                    .to = random_below(&state, NODES)};
        if (random_below(&state, 6) == 0)
            relation.type = vocabulary_find_type(&sample->dossier->vocabulary, "dissent");
        for (uint32_t times = 1 + (random_below(&state, 5) == 0); times; times--)
            dossier_add_relation(sample->dossier, &relation);
    }
}

START_TEST(taken_apart)
{
    struct sample sample;
    sample_sparse(&sample, (uint64_t)_i);
    double *matrix = dense_matrix(sample.dossier, true, false);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        struct partings partings;
        igraph_t graph;
        sample_project(&sample, projection_at(i));
        find_with(&sample, &everything, &partings);
        make_igraph(&sample, &graph);
        assert_bridges(&partings, &graph, "sparse");
        assert_departures(&partings, &graph, "sparse");
        assert_taken_apart(&partings, matrix);
        assert_relations(&partings);
        igraph_destroy(&graph);
        partings_release(&partings);
    }
    free(matrix);
    sample_release(&sample);
}
END_TEST

/* ------------------------------------------------------------------ ties and relations */

/* Merged, a pair is a bridge with all its relations; kept, only where one relation ties it. */
START_TEST(parallel_relations)
{
    static const char *const merged = "1 b 1 1:c\n1 b-a 2 1:a 2\n1 b-c 2 1:c 1\n";
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", "membership", "b", 0);
    sample_relate(&sample, "b", "presidency", "a", 0);
    sample_relate(&sample, "b", "cooperation", "c", 0); /* holds both ways, and is one relation */
    for (int directed = 0; directed < 2; directed++) {
        sample_project(&sample, (struct projection){.directed = directed});
        assert_words(&sample, &everything, merged);
        sample_project(&sample,
                       (struct projection){.directed = directed, .parallel = PARALLEL_KEEP});
        assert_words(&sample, &everything, "1 b 1 1:c\n1 b-c 2 1:c 1\n");
    }
    sample_release(&sample);
}
END_TEST

/* Of two pieces of one size that is the largest which has the first id; two nodes part in halves.
 */
START_TEST(equal_pieces)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "z", NULL, "m", 0);
    sample_relate(&sample, "m", NULL, "a", 0);
    sample_relate(&sample, "m", NULL, "k", 0);
    sample_relate(&sample, "y", NULL, "x", 0);
    dossier_add_entity(sample.dossier, "alone");
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything,
                 "1 m 1 1:k 1:z\n1 m-a 3 1:a 1\n1 m-k 3 1:k 1\n1 m-z 3 1:z 1\n1 x-y 1 1:y 1\n");
    sample_release(&sample);
}
END_TEST

START_TEST(kinds_and_ranks)
{
    struct sample sample;
    sample_own(&sample, "florentine_marriages");
    struct vocabulary *vocabulary = &sample.dossier->vocabulary;
    uint32_t person = vocabulary_find_kind(vocabulary, "person");
    struct partings_options options = {.kind = person, .top = 1};
    struct partings partings;
    sample.dossier->entities[dossier_find_entity(sample.dossier, "Albizzi")].kind = person;
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &(struct partings_options){.kind = VOCABULARY_NONE, .top = 1},
                 "1 Medici 11 2:Pazzi,Salviati 1:Acciaiuoli\n"
                 "1 Medici-Salviati 13 2:Pazzi,Salviati 1\n");
    assert_words(&sample, &options,
                 "1 Albizzi 13 1:Ginori\n1 Medici-Salviati 13 2:Pazzi,Salviati 1\n");
    find_with(&sample, &options, &partings);
    ck_assert_uint_eq(partings.departure_total, 1);
    ck_assert_uint_eq(partings.bridge_total, 5);
    ck_assert_uint_eq(partings.position_count, 1);
    partings_release(&partings);
    sample_release(&sample);
}
END_TEST

/* Members that --project ties: of a bridge the ends are known, relations are none. */
START_TEST(members)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", "membership", "P", 0);
    sample_relate(&sample, "b", "membership", "P", 0);
    sample_relate(&sample, "b", "membership", "Q", 0);
    sample_relate(&sample, "c", "membership", "Q", 0);
    sample_project(&sample, (struct projection){.project = "membership"});
    assert_words(&sample, &everything, "1 b 1 1:c\n1 b-a 2 1:a 0\n1 b-c 2 1:c 0\n");
    sample_release(&sample);
}
END_TEST

/* ------------------------------------------------------------------ limits */

/* A chain, which must not take a stack as deep as it is long; not all of a piece is named. */
START_TEST(long_chain)
{
    enum { NODES = 100000 };
    struct sample sample;
    struct partings partings;
    struct relation relation = {0};
    char id[16];
    sample_init(&sample);
    for (uint32_t i = 0; i < NODES; i++) {
        snprintf(id, sizeof id, "n%06u", i);
        relation.to = dossier_add_entity(sample.dossier, id);
        if (i)
            dossier_add_relation(sample.dossier, &relation);
        relation.from = relation.to;
    }
    sample_project(&sample, (struct projection){0});
    find_with(&sample, &everything, &partings);
    ck_assert_uint_eq(partings.departure_count, NODES - 2);
    ck_assert_uint_eq(partings.bridge_count, NODES - 1);
    ck_assert_uint_eq(partings.bridges[0].lost.size, NODES / 2);
    ck_assert_uint_eq(partings.bridges[0].lost.named, FRAGMENT_NAMED_MOST);
    ck_assert_uint_eq(partings.departures[0].lost, NODES / 2 - 1);
    ck_assert_uint_eq(partings.departures[NODES - 3].lost, 1);
    partings_release(&partings);
    sample_release(&sample);
}
END_TEST

START_TEST(small_networks)
{
    struct sample sample;
    sample_init(&sample);
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything, "");
    dossier_add_entity(sample.dossier, "a");
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything, "");
    sample_relate(&sample, "a", NULL, "a", 0);
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything, "");
    sample_relate(&sample, "b", NULL, "a", 0);
    sample_project(&sample, (struct projection){0});
    assert_words(&sample, &everything, "1 a-b 1 1:b 1\n");
    sample_release(&sample);
}
END_TEST

START_TEST(refusals)
{
    struct sample sample;
    struct partings partings;
    struct error error = {0};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert(!partings_init(&partings, &sample.network, &everything, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    partings_release(&partings);
    error_release(&error);
    sample_project(&sample, (struct projection){0});
    progress_interrupt();
    ck_assert(!partings_init(&partings, &sample.network, &everything, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    partings_release(&partings);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *partings_suite(void)
{
    Suite *suite = suite_create("partings");
    TCase *values = tcase_create("values"), *limits = tcase_create("limits");
    tcase_add_loop_test(values, published_values, 0, 2);
    tcase_add_test(values, karate_club);
    tcase_add_loop_test(values, against_igraph, 0, shape_count());
    tcase_add_loop_test(values, taken_apart, 0, 100);
    tcase_add_test(values, parallel_relations);
    tcase_add_test(values, equal_pieces);
    tcase_add_test(values, kinds_and_ranks);
    tcase_add_test(values, members);
    tcase_set_timeout(values, 60);
    tcase_add_test(limits, long_chain);
    tcase_add_test(limits, small_networks);
    tcase_add_test(limits, refusals);
    tcase_set_timeout(limits, 60);
    suite_add_tcase(suite, values);
    suite_add_tcase(suite, limits);
    return suite;
}

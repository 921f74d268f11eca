/*
 * check_ego.c: the surroundings of an entity: against what networkx 2.8.8 says of two classic
 * networks, and against dense matrices of random ones.
 */
#include "fixtures.h"
#include "picture_fixtures.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/ego.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 60 };

static void look(struct ego *ego, const struct sample *sample, const char *id, size_t hops)
{
    ego_init(ego, &sample->view, dossier_find_entity(sample->dossier, id), hops);
}

/* networkx.ego_graph(g, id, radius=hops, center=False) */
static const struct {
    const char *network, *id;
    size_t hops, size;
    double ties, density;
    size_t components;
} classic[] = {
    {"kite", "Andre", 1, 4, 4, 2 / 3.0, 1},
    {"kite", "Diane", 1, 6, 8, 8 / 15.0, 1},
    {"kite", "Heather", 1, 3, 1, 1 / 3.0, 2},
    {"kite", "Heather", 2, 9, 15, 15 / 36.0, 2},
    {"kite", "Ike", 1, 2, 0, 0, 2},
    {"kite", "Ike", 2, 4, 3, .5, 2},
    {"kite", "Jane", 1, 1, 0, NAN, 1},
    {"kite", "Jane", 2, 2, 1, 1, 1},
    {"florentine_marriages", "Medici", 1, 6, 1, 1 / 15.0, 5},
    {"florentine_marriages", "Medici", 2, 11, 8, 8 / 55.0, 3},
    {"florentine_marriages", "Guadagni", 2, 9, 9, .25, 2},
    {"florentine_marriages", "Ridolfi", 2, 11, 14, 14 / 55.0, 1},
};

START_TEST(classic_networks)
{
    struct sample sample;
    struct ego ego;
    sample_own(&sample, classic[_i].network);
    sample_project(&sample, (struct projection){0});
    look(&ego, &sample, classic[_i].id, classic[_i].hops);
    double pairs = (double)(classic[_i].size * (classic[_i].size - 1)) / 2;
    ck_assert_uint_eq(ego.alter_count, classic[_i].size);
    ck_assert_double_eq(ego.tie_count, classic[_i].ties);
    ck_assert_double_eq(ego.pair_count, pairs);
    ck_assert_double_eq(ego.brokerage, pairs - classic[_i].ties);
    ck_assert_uint_eq(ego.component_count, classic[_i].components);
    if (isnan(classic[_i].density))
        ck_assert_double_nan(ego.density);
    else
        ck_assert_double_eq_tol(ego.density, classic[_i].density, 1e-12);
    ego_release(&ego);
    ego_release(&ego);
    sample_release(&sample);
}
END_TEST

/* ---- Random dossiers ---- */

static uint32_t *dense_distances(const struct dossier *dossier)
{
    size_t n = dossier->entity_count;
    uint32_t *distances = malloc((n * n + 1) * sizeof *distances);
    for (size_t i = 0; i < n * n; i++)
        distances[i] = i / n == i % n ? 0 : 1000;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (relation->from != relation->to)
            distances[relation->from * n + relation->to] =
                distances[relation->to * n + relation->from] = 1;
    }
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                if (distances[i * n + k] + distances[k * n + j] < distances[i * n + j])
                    distances[i * n + j] = distances[i * n + k] + distances[k * n + j];
    return distances;
}

/* Each alter of a component gets its lowest member as a name, by spreading. */
static size_t dense_components(const uint32_t *distances, size_t n, const bool *alters)
{
    size_t names[64], count = 0;
    for (size_t i = 0; i < n; i++)
        names[i] = i;
    for (size_t round = 0; round < n; round++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                if (alters[i] && alters[j] && distances[i * n + j] == 1 && names[j] < names[i])
                    names[i] = names[j];
    for (size_t i = 0; i < n; i++)
        count += alters[i] && names[i] == i;
    return count;
}

static void check_alters(const struct ego *ego, const uint32_t *distances, size_t n)
{
    bool alters[64] = {false};
    size_t count = 0, ties = 0;
    ck_assert_uint_lt(n, 64);
    for (size_t i = 0; i < n; i++) {
        uint32_t distance = distances[ego->entity * n + i];
        bool near = distance <= ego->hops;
        ck_assert_uint_eq(ego->distances[i], near ? distance : EGO_FAR);
        alters[i] = near && i != ego->entity;
        count += alters[i];
    }
    ck_assert_uint_eq(ego->alter_count, count);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            ties += alters[i] && alters[j] && distances[i * n + j] == 1;
    ck_assert_double_eq(ego->tie_count, (double)ties);
    ck_assert_uint_eq(ego->component_count, dense_components(distances, n, alters));
}

static void check_order(const struct ego *ego)
{
    const struct entity *entities = ego->view->dossier->entities;
    for (size_t i = 0; i < ego->alter_count; i++) {
        const struct alter *alter = &ego->alters[i], *before = i ? alter - 1 : NULL;
        ck_assert_uint_eq(alter->distance, ego->distances[alter->entity]);
        if (before && before->distance == alter->distance)
            ck_assert_int_lt(strcmp(entities[before->entity].id, entities[alter->entity].id), 0);
        else if (before)
            ck_assert_uint_lt(before->distance, alter->distance);
    }
}

/* The distance of a relation's nearer end, or its farther one. */
static uint32_t end_distance(const struct ego *ego, size_t position, bool farther)
{
    const struct relation *relation =
        &ego->view->dossier->relations[ego->view->relations[position]];
    uint32_t a = ego->distances[relation->from], b = ego->distances[relation->to];
    return (a > b) == farther ? a : b;
}

static void check_relations(const struct ego *ego)
{
    const struct view *view = ego->view;
    bool *listed = calloc(view->relation_count + 1, sizeof *listed);
    size_t selves = 0;
    for (size_t i = 0; i < ego->relation_count; i++) {
        size_t position = ego->relations[i], before = i ? ego->relations[i - 1] : 0;
        ck_assert(!listed[position]);
        listed[position] = true;
        if (!i)
            continue;
        uint32_t near = end_distance(ego, position, false), last = end_distance(ego, before, false);
        uint32_t far = end_distance(ego, position, true);
        uint32_t last_far = end_distance(ego, before, true);
        ck_assert(last < near ||
                  (last == near && (last_far < far || (last_far == far && before < position))));
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        bool within =
            ego->distances[relation->from] != EGO_FAR && ego->distances[relation->to] != EGO_FAR;
        bool self = relation->from == relation->to;
        ck_assert_int_eq(listed[i], within && !self);
        selves += within && self;
    }
    ck_assert_uint_eq(ego->self_count, selves);
    free(listed);
}

START_TEST(random_dossiers)
{
    struct sample sample;
    struct ego ego;
    sample_random(&sample, (uint64_t)_i, false);
    sample_relate(&sample, "e0", NULL, "e0", 1);
    sample_project(&sample, (struct projection){0});
    size_t n = sample.dossier->entity_count;
    uint32_t *distances = dense_distances(sample.dossier);
    for (uint32_t entity = 0; entity < n; entity++)
        for (size_t hops = 1; hops < 5; hops++) {
            ego_init(&ego, &sample.view, entity, hops);
            check_alters(&ego, distances, n);
            check_order(&ego);
            check_relations(&ego);
            ego_release(&ego);
        }
    free(distances);
    sample_release(&sample);
}
END_TEST

/* What the view does not see is not there. */
START_TEST(at_a_time)
{
    struct dossier *dossier = dossier_new();
    struct view view, part;
    struct ego ego;
    struct error error = {0};
    struct view_options options = {.time = time_asked("2004", 4)};
    picture_relation(dossier, "a", "membership", "b", "2000/2005");
    picture_relation(dossier, "b", "dispute", "a", "2000/2005");
    picture_relation(dossier, "b", "membership", "c", "2000/2005");
    picture_relation(dossier, "c", "membership", "a", "2010/2015");
    picture_relation(dossier, "c", "membership", "d", "2000/2005");
    ck_assert(view_init(&view, dossier, &options, &error));
    ego_init(&ego, &view, 0, 2);
    ck_assert_uint_eq(ego.alter_count, 2);
    ck_assert_uint_eq(ego.relation_count, 3);
    ck_assert_uint_eq(ego.distances[dossier_find_entity(dossier, "c")], 2);
    ego_view(&ego, &part);
    ck_assert_uint_eq(part.entity_count, 3);
    ck_assert_uint_eq(part.relation_count, 3);
    ck_assert_int_eq(part.entities[dossier_find_entity(dossier, "d")], CERTAINTY_NO);
    ck_assert_uint_eq(part.relations[2], 2);
    view_release(&part);
    ego_release(&ego);
    ego_release(NULL);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

Suite *ego_suite(void)
{
    Suite *suite = suite_create("ego");
    TCase *core = tcase_create("core");
    tcase_add_loop_test(core, classic_networks, 0, (int)(sizeof classic / sizeof *classic));
    tcase_add_loop_test(core, random_dossiers, 0, RANDOM_COUNT);
    tcase_add_test(core, at_a_time);
    suite_add_tcase(suite, core);
    return suite;
}

/*
 * check_path.c: paths between two entities. The oracle enumerates every simple path of a small
 * random dossier and sorts them all.
 */
#include "fixtures.h"
#include "picture_fixtures.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/connection.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 150, ENTITIES = 7, ALL_PATHS = 4000 };

static const double exact = 1e-9;

/* Adds a relation with a date (NULL: none) and a confidence (NULL: none); returns its index. */
static uint32_t relate(struct dossier *dossier, const char *from, const char *type, const char *to,
                       const char *when, const char *confidence)
{
    uint32_t index = picture_relation(dossier, from, type, to, when);
    struct evidence evidence = {.confidence = picture_string(dossier, confidence)};
    dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    return index;
}

static void see(struct view *view, const struct dossier *dossier, struct view_options options)
{
    struct error error = {0};
    ck_assert_msg(view_init(view, dossier, &options, &error), "%s", error.message);
}

static void find(struct connection *paths, const struct view *view, const char *from,
                 const char *to, size_t count, double lambda)
{
    struct error error = {0};
    struct path_options options = {.from = dossier_find_entity(view->dossier, from),
                                   .to = dossier_find_entity(view->dossier, to),
                                   .count = count,
                                   .lambda = lambda};
    ck_assert_msg(connection_init(paths, view, &options, &error), "%s", error.message);
}

/* "a b c" for the entities of a path. */
static void check_entities(const struct connection *paths, size_t index, const char *expected)
{
    const struct entity *entities = paths->view->dossier->entities;
    struct text text = {0};
    ck_assert_uint_lt(index, paths->count);
    const struct path *path = &paths->items[index];
    text_add(&text, entities[path->hops[0].from].id);
    for (size_t i = 0; i < path->hop_count; i++) {
        text_addf(&text, " %s", entities[path->hops[i].to].id);
        if (i)
            ck_assert_uint_eq(path->hops[i].from, path->hops[i - 1].to);
    }
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
}

/* ---- The oracle ---- */

/* One simple path, as a sequence of entities. */
struct simple {
    uint32_t entities[ENTITIES];
    size_t count;
    double cost;
    const struct dossier *dossier;
};

struct oracle {
    const struct dossier *dossier;
    double lambda;
    double best[ENTITIES][ENTITIES]; /* the highest confidence; -1: no relation */
    size_t degrees[ENTITIES];
    struct simple paths[ALL_PATHS];
    size_t count;
};

static void oracle_init(struct oracle *oracle, const struct view *view, double lambda)
{
    const struct dossier *dossier = view->dossier;
    *oracle = (struct oracle){.dossier = dossier, .lambda = lambda};
    for (size_t i = 0; i < ENTITIES; i++)
        for (size_t j = 0; j < ENTITIES; j++)
            oracle->best[i][j] = -1;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        uint32_t a = relation->from, b = relation->to;
        double confidence = relation_confidence(dossier, relation);
        if (a == b)
            continue;
        oracle->degrees[a] += oracle->best[a][b] < 0;
        oracle->degrees[b] += oracle->best[a][b] < 0;
        oracle->best[a][b] = oracle->best[b][a] = fmax(oracle->best[a][b], confidence);
    }
}

static double cost_of(const struct oracle *oracle, const struct simple *path)
{
    double cost = 0;
    for (size_t i = 1; i < path->count; i++) {
        cost -= log(oracle->best[path->entities[i - 1]][path->entities[i]]);
        if (i + 1 < path->count)
            cost += oracle->lambda * log((double)oracle->degrees[path->entities[i]]);
    }
    return cost;
}

static void enumerate(struct oracle *oracle, struct simple *path, uint32_t to)
{
    uint32_t last = path->entities[path->count - 1];
    if (last == to) {
        ck_assert_uint_lt(oracle->count, ALL_PATHS);
        path->cost = cost_of(oracle, path);
        path->dossier = oracle->dossier;
        oracle->paths[oracle->count++] = *path;
        return;
    }
    for (uint32_t next = 0; next < ENTITIES; next++) {
        bool used = oracle->best[last][next] <= 0;
        for (size_t i = 0; i < path->count; i++)
            used |= path->entities[i] == next;
        if (used)
            continue;
        path->entities[path->count++] = next;
        enumerate(oracle, path, to);
        path->count--;
    }
}

static int compare_simple(const void *left, const void *right)
{
    const struct simple *a = left, *b = right;
    if (fabs(a->cost - b->cost) > exact)
        return a->cost < b->cost ? -1 : 1;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    int order = 0;
    for (size_t i = 0; !order && i < a->count; i++)
        order = strcmp(a->dossier->entities[a->entities[i]].id,
                       b->dossier->entities[b->entities[i]].id);
    return order;
}

/* Entities whose ids are not in the order of their numbers, and relations of few confidences. */
static struct dossier *random_dossier(uint64_t seed)
{
    static const char *const confidences[] = {"", "0", "0.5", "0.8", "B2", "0.9", "1"};
    static const char *const types[] = {"membership", "dissent", "agreement", "dispute"};
    static const char *const ids[ENTITIES] = {"d", "a", "g", "c", "f", "b", "e"};
    uint64_t state = seed * 977 + 1;
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < ENTITIES; i++)
        dossier_add_entity(dossier, ids[i]);
    size_t count = 3 + random_below(&state, 18), kinds = 1 + random_below(&state, 7);
    for (size_t i = 0; i < count; i++) {
        const char *from = ids[random_below(&state, ENTITIES)];
        const char *to = ids[random_below(&state, ENTITIES)];
        relate(dossier, from, types[random_below(&state, 4)], to, NULL,
               confidences[random_below(&state, (uint32_t)kinds)]);
    }
    return dossier;
}

static void check_all(const struct view *view, const struct oracle *oracle, size_t most)
{
    struct connection paths;
    find(&paths, view, "a", "b", most, oracle->lambda);
    ck_assert_uint_eq(paths.count, oracle->count < most ? oracle->count : most);
    for (size_t i = 0; i < paths.count; i++) {
        const struct path *path = &paths.items[i];
        const struct simple *expected = &oracle->paths[i];
        ck_assert_uint_eq(path->hop_count, expected->count - 1);
        ck_assert_double_eq_tol(path->cost, expected->cost, exact);
        for (size_t j = 0; j < path->hop_count; j++) {
            ck_assert_uint_eq(path->hops[j].from, expected->entities[j]);
            ck_assert_uint_eq(path->hops[j].to, expected->entities[j + 1]);
            ck_assert_double_eq(path->hops[j].confidence,
                                oracle->best[expected->entities[j]][expected->entities[j + 1]]);
        }
    }
    connection_release(&paths);
}

START_TEST(same_as_enumeration)
{
    static const double lambdas[] = {0, 1, .3, 4};
    static struct oracle oracle;
    struct dossier *dossier = random_dossier((uint64_t)_i);
    struct view view;
    struct simple path = {.count = 1};
    see(&view, dossier, (struct view_options){0});
    for (size_t i = 0; i < sizeof lambdas / sizeof *lambdas; i++) {
        oracle_init(&oracle, &view, lambdas[i]);
        path.entities[0] = dossier_find_entity(dossier, "a");
        enumerate(&oracle, &path, dossier_find_entity(dossier, "b"));
        qsort(oracle.paths, oracle.count, sizeof *oracle.paths, compare_simple);
        for (size_t most = 1; most <= 4; most++)
            check_all(&view, &oracle, most);
        check_all(&view, &oracle, 10);
        check_all(&view, &oracle, ALL_PATHS);
    }
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

/* ---- By hand ---- */

START_TEST(costs_by_hand)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct connection paths;
    relate(dossier, "a", "membership", "hub", NULL, "0.9");
    relate(dossier, "hub", "membership", "b", NULL, NULL);
    for (int i = 0; i < 8; i++) {
        char id[] = {'x', (char)('0' + i), 0};
        relate(dossier, "hub", "membership", id, NULL, NULL);
    }
    relate(dossier, "q", "agreement", "a", NULL, "0.8"); /* over "q": two neighbours, three hops */
    relate(dossier, "q", "dissent", "r", NULL, "B2");
    relate(dossier, "r", "agreement", "b", NULL, "0.5");
    relate(dossier, "q", "agreement", "q", NULL, NULL); /* no neighbour */
    relate(dossier, "a", "agreement", "q", NULL, "0.3");
    see(&view, dossier, (struct view_options){0});
    find(&paths, &view, "a", "b", 0, 1);
    ck_assert_uint_eq(paths.count, 2);
    check_entities(&paths, 0, "a hub b");
    ck_assert_double_eq_tol(paths.items[0].cost, -log(.9) + log(10), exact);
    ck_assert_int_eq(paths.items[0].sign, 1);
    ck_assert_uint_eq(paths.items[0].weakest, 0);
    check_entities(&paths, 1, "a q r b");
    ck_assert_double_eq_tol(paths.items[1].cost, -log(.8 * .8 * .9 * .5) + 2 * log(2), exact);
    ck_assert_int_eq(paths.items[1].sign, -1);
    ck_assert_uint_eq(paths.items[1].weakest, 2);
    connection_release(&paths);
    find(&paths, &view, "a", "b", 1, 2); /* twice the price of a hub */
    check_entities(&paths, 0, "a q r b");
    ck_assert_uint_eq(paths.count, 1);
    connection_release(&paths);
    connection_release(&paths);
    find(&paths, &view, "b", "a", 1, 0); /* none */
    check_entities(&paths, 0, "b hub a");
    ck_assert_double_eq_tol(paths.items[0].cost, -log(.9), exact);
    connection_release(&paths);
    connection_release(NULL);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

START_TEST(hops_by_hand)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct connection paths;
    struct view_options then = {.time = time_asked("2010-06-01", 10)};
    relate(dossier, "a", "dissent", "b", "2009", "0.5");
    relate(dossier, "b", "agreement", "a", "2010-06-01?", "0.8");
    uint32_t certain = relate(dossier, "b", "agreement", "a", "2010-05-01", "0.8");
    relate(dossier, "a", "dispute", "b", "2010-04-01", "0.8");
    relate(dossier, "a", "dissent", "b", "2019", "1"); /* not yet */
    see(&view, dossier, then);
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.count, 1);
    const struct hop *hop = paths.items[0].hops;
    ck_assert_uint_eq(hop->relation, certain);
    ck_assert_uint_eq(view.relations[hop->position], certain);
    ck_assert_double_eq(hop->confidence, .8);
    ck_assert_uint_eq(hop->more, 3);
    ck_assert_uint_eq(hop->contrary, 2);
    ck_assert_int_eq(paths.items[0].sign, 1);
    connection_release(&paths);
    view_release(&view);
    see(&view, dossier, (struct view_options){.relations = "dissent"});
    find(&paths, &view, "b", "a", 3, 1);
    ck_assert_double_eq(paths.items[0].hops[0].confidence, 1);
    ck_assert_uint_eq(paths.items[0].hops[0].more, 2);
    ck_assert_uint_eq(paths.items[0].hops[0].contrary, 0);
    ck_assert_int_eq(paths.items[0].sign, -1);
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

/* ---- When a path holds ---- */

static void check_days(struct edtf_days days, const char *from, const char *to)
{
    struct edtf first = time_date(from), last = time_date(to);
    ck_assert_int_eq(days.from, from ? edtf_bounds(&first).s0 : EDTF_DAY_MIN);
    ck_assert_int_eq(days.to, to ? edtf_bounds(&last).e1 : EDTF_DAY_MAX);
}

/* The one path from a over b to c, whose relations have these dates. */
static struct path path_of(const char *first, const char *second, const char *report)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct connection paths;
    dossier->date = time_date("2012-12-31");
    uint32_t source = dossier_add_source(dossier, "s");
    dossier->sources[source].date = time_date(report);
    picture_relation(dossier, "a", "membership", "b", first);
    uint32_t index = picture_relation(dossier, "b", "membership", "c", second);
    struct evidence evidence = {.source = picture_string(dossier, "s")};
    dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    see(&view, dossier, (struct view_options){0});
    find(&paths, &view, "a", "c", 1, 1);
    struct path path = paths.items[0];
    path.hops = NULL;
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
    return path;
}

static bool is_empty(struct edtf_days days)
{
    return days.from > days.to;
}

START_TEST(validity)
{
    struct path path = path_of("2009/2011-06", "2010-03-05/..", NULL);
    check_days(path.possible, "2010-03-05", "2011-06-30");
    check_days(path.certain, "2010-03-05", "2011-06-01");
    path = path_of("2009/2010", "2011-02/2012", NULL);
    ck_assert(is_empty(path.possible) && is_empty(path.certain));
    path = path_of("2009/2011-06", "2010-03-05?/..", NULL);
    check_days(path.possible, "2010-03-05", "2011-06-30");
    ck_assert(is_empty(path.certain));
    path = path_of("2009/..", "2010-03-05/..", NULL);
    check_days(path.possible, "2010-03-05", NULL);
    check_days(path.certain, "2010-03-05", "2012-12-31");
    path = path_of("2009/..", "2011-05", NULL); /* an event, on some day of May */
    check_days(path.possible, "2011-05-01", "2011-05-31");
    ck_assert(is_empty(path.certain));
    path = path_of("2009/..", "2011-05-09", NULL);
    check_days(path.certain, "2011-05-09", "2011-05-09");
    path = path_of(NULL, NULL, NULL);
    check_days(path.possible, NULL, NULL);
    ck_assert(is_empty(path.certain));
}
END_TEST

/* Without a date: certain on the day that its source is of. */
START_TEST(validity_of_reports)
{
    struct path path = path_of("2009/..", NULL, "2011-05-09");
    check_days(path.possible, "2009-01-01", NULL);
    check_days(path.certain, "2011-05-09", "2011-05-09");
    path = path_of("2009/..", NULL, "2011-05");
    ck_assert(is_empty(path.certain));
    path = path_of("2009/..", NULL, "2011-05-09/2011-05-20");
    check_days(path.certain, "2011-05-09", "2011-05-20");
    path = path_of("2009/..", NULL, "2011-05-09?");
    ck_assert(is_empty(path.certain));
    path = path_of("2009/2011-05-08", NULL, "2011-05-09");
    ck_assert(is_empty(path.certain) && !is_empty(path.possible));
    path = path_of("2009/..", "2010/2010", "2011-05-09"); /* its own date counts */
    ck_assert(is_empty(path.certain));
    check_days(path.possible, "2010", "2010");
}
END_TEST

/* ---- Not connected ---- */

static struct dossier *two_sides(void)
{
    struct dossier *dossier = dossier_new();
    relate(dossier, "a", "membership", "m", "2000/2005", NULL);
    relate(dossier, "a", "membership", "n", "2000/2005", NULL);
    relate(dossier, "m", "membership", "n", "2000/2005", NULL);
    relate(dossier, "m", "membership", "o", "2000/2005", NULL);
    relate(dossier, "n", "membership", "p", "2000/2005", NULL);
    relate(dossier, "b", "agreement", "z", "2000/2005", NULL);
    relate(dossier, "m", "dispute", "z", "2000/2005", NULL);
    relate(dossier, "o", "agreement", "z", "2007/2009", NULL);
    relate(dossier, "a", "agreement", "b", "2000/2009", "0"); /* known not to be so */
    return dossier;
}

static void check_detour(const struct connection *paths, size_t index, unsigned filters,
                         const char *expected)
{
    struct text text = {0};
    ck_assert_uint_lt(index, paths->detour_count);
    const struct detour *detour = &paths->detours[index];
    ck_assert_uint_eq(detour->filters, filters);
    for (size_t i = 0; i < detour->entity_count; i++)
        text_addf(&text, "%s%s", i ? " " : "",
                  paths->view->dossier->entities[detour->entities[i]].id);
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
}

START_TEST(not_connected)
{
    struct dossier *dossier = two_sides();
    struct view view;
    struct connection paths;
    see(&view, dossier,
        (struct view_options){.relations = "membership,agreement", .time = time_asked("2004", 4)});
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.count, 0);
    ck_assert_uint_eq(paths.refuted, 1);
    ck_assert_uint_eq(paths.reach[0].count, 4);
    ck_assert_uint_eq(paths.reach[0].hub_count, 3);
    ck_assert_str_eq(dossier->entities[paths.reach[0].hubs[0]].id, "m");
    ck_assert_str_eq(dossier->entities[paths.reach[0].hubs[1]].id, "n");
    ck_assert_str_eq(dossier->entities[paths.reach[0].hubs[2]].id, "o");
    ck_assert_uint_eq(paths.reach[0].degrees[0], 3);
    ck_assert_uint_eq(paths.reach[0].degrees[2], 1);
    ck_assert_uint_eq(paths.reach[1].count, 1);
    ck_assert_uint_eq(paths.reach[1].hub_count, 1);
    ck_assert_str_eq(dossier->entities[paths.reach[1].hubs[0]].id, "z");
    ck_assert_uint_eq(paths.detour_count, 2);
    check_detour(&paths, 0, FILTER_TIME, "a m o z b");
    check_detour(&paths, 1, FILTER_RELATIONS, "a m z b");
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

START_TEST(detours)
{
    struct dossier *dossier = two_sides();
    struct view view;
    struct connection paths;
    see(&view, dossier,
        (struct view_options){.relations = "agreement", .time = time_asked("2004", 4)});
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.reach[0].count, 0);
    ck_assert_uint_eq(paths.detour_count, 1);
    check_detour(&paths, 0, FILTER_RELATIONS, "a m z b");
    connection_release(&paths);
    view_release(&view);
    see(&view, dossier,
        (struct view_options){.relations = "agreement", .time = time_asked("2008", 4)});
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.detour_count, 1);
    check_detour(&paths, 0, FILTER_TIME | FILTER_RELATIONS, "a m z b");
    connection_release(&paths);
    view_release(&view);
    see(&view, dossier, (struct view_options){.relations = "agreement"});
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.detour_count, 1);
    connection_release(&paths);
    view_release(&view);
    see(&view, dossier, (struct view_options){0});
    find(&paths, &view, "a", "b", 3, 1);
    ck_assert_uint_eq(paths.count, 3);
    ck_assert_uint_eq(paths.detour_count + paths.reach[0].count + paths.reach[1].count, 0);
    connection_release(&paths);
    picture_entity(dossier, "alone", "state", NULL);
    view_release(&view);
    see(&view, dossier, (struct view_options){.time = time_asked("2004", 4)});
    find(&paths, &view, "alone", "b", 3, 1);
    ck_assert_uint_eq(paths.count + paths.detour_count, 0);
    ck_assert_uint_eq(paths.reach[0].hub_count, 0);
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

/* ---- Large, and interrupted ---- */

/* A grid of side x side whose relations all cost the same, with a tail of one at its far corner. */
static struct dossier *grid(size_t side)
{
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < side * side; i++) {
        char id[32];
        snprintf(id, sizeof id, "%05zu", i);
        dossier_add_entity(dossier, id);
    }
    for (uint32_t i = 0; i < side * side; i++) {
        struct relation right = {.from = i, .to = i + 1},
                        down = {.from = i, .to = i + (uint32_t)side};
        if ((i + 1) % side)
            dossier_add_relation(dossier, &right);
        if (down.to < side * side)
            dossier_add_relation(dossier, &down);
    }
    picture_relation(dossier, "tail", "tie", "09999", NULL);
    return dossier;
}

/* Of the very many shortest paths those go first that keep to the top. */
START_TEST(ties_go_by_id)
{
    struct dossier *dossier = grid(100);
    struct view view;
    struct connection paths;
    see(&view, dossier, (struct view_options){0});
    find(&paths, &view, "00000", "tail", 3, 0);
    ck_assert_uint_eq(paths.count, 3);
    for (size_t i = 0; i < 3; i++) {
        static const uint32_t turns[3][3] = {{98, 99, 199}, {98, 198, 199}, {98, 198, 298}};
        ck_assert_uint_eq(paths.items[i].hop_count, 199);
        for (size_t j = 0; j < 3; j++)
            ck_assert_uint_eq(paths.items[i].hops[97 + j].to, turns[i][j]);
    }
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

START_TEST(interrupted)
{
    struct dossier *dossier = grid(100);
    struct view view;
    struct connection paths;
    struct error error = {0};
    see(&view, dossier, (struct view_options){0});
    struct path_options options = {.from = 0, .to = 9999, .count = 3};
    progress_interrupt();
    ck_assert(!connection_init(&paths, &view, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "paths was interrupted");
    ck_assert(!progress_interrupted());
    error_release(&error);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

/* What a picture shows: the paths and nothing else. */
START_TEST(part_of_the_view)
{
    struct dossier *dossier = two_sides();
    struct view view, part;
    struct connection paths;
    see(&view, dossier, (struct view_options){.time = time_asked("2004", 4)});
    find(&paths, &view, "a", "b", 1, 1);
    check_entities(&paths, 0, "a m z b");
    connection_view(&paths, &part);
    ck_assert_uint_eq(part.relation_count, 3);
    ck_assert_uint_eq(part.entity_count, 4);
    for (size_t i = 0; i < part.relation_count; i++) {
        const struct relation *relation = &dossier->relations[part.relations[i]];
        ck_assert_uint_eq(part.certainties[i], CERTAINTY_CERTAIN);
        ck_assert(part.entities[relation->from] && part.entities[relation->to]);
    }
    ck_assert_int_eq(part.entities[dossier_find_entity(dossier, "n")], CERTAINTY_NO);
    ck_assert(view_timed(&part));
    view_release(&part);
    connection_release(&paths);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

Suite *path_suite(void)
{
    Suite *suite = suite_create("path");
    TCase *search = tcase_create("search"), *hand = tcase_create("by hand");
    tcase_add_loop_test(search, same_as_enumeration, 0, RANDOM_COUNT);
    tcase_add_test(search, ties_go_by_id);
    tcase_add_test(search, interrupted);
    tcase_add_test(hand, costs_by_hand);
    tcase_add_test(hand, hops_by_hand);
    tcase_add_test(hand, validity);
    tcase_add_test(hand, validity_of_reports);
    tcase_add_test(hand, not_connected);
    tcase_add_test(hand, detours);
    tcase_add_test(hand, part_of_the_view);
    suite_add_tcase(suite, search);
    suite_add_tcase(suite, hand);
    return suite;
}

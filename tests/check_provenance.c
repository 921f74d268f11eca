/*
 * check_provenance.c: which relations each tie was made of: on random dossiers with dates, in every
 * projection, against a second look at each relation and each pair of them.
 */
#include "fixtures.h"
#include "picture_fixtures.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/provenance.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 80, PROJECTIONS = 24 };

static struct dossier *random_dossier(uint64_t seed)
{
    static const char *const types[] = {"membership", "dissent", "agreement", "dispute", "refusal"};
    static const char *const dates[] = {
        NULL,    "2003",       "2004-05-01",      "2003/2005", "2004/..",
        "/2004", "2004?/2005", "2005-01-01/2006", "2001/",     "2004-05~/2004-07"};
    uint64_t state = seed * 31 + 7;
    struct dossier *dossier = dossier_new();
    dossier->date = time_date("2007-03-04");
    uint32_t report = dossier_add_source(dossier, "report");
    dossier->sources[report].date = time_date("2004-05-01");
    struct evidence evidence = {.source = picture_string(dossier, "report")};
    size_t count = 4 + random_below(&state, 25);
    for (size_t i = 0; i < count; i++) {
        char from[] = {(char)('a' + random_below(&state, 4)), 0};
        char to[] = {(char)('a' + random_below(&state, 4)), 0};
        uint32_t index = picture_relation(dossier, from, types[random_below(&state, 5)], to,
                                          dates[random_below(&state, 10)]);
        dossier->relations[index].weight = (double)random_below(&state, 4);
        if (random_below(&state, 2))
            dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    }
    dossier->entities[0].when = time_date("2003/2005");
    return dossier;
}

static struct projection projection_at(int index)
{
    return (struct projection){.ties = (enum ties)(index % 3),
                               .parallel = index / 3 % 2 ? PARALLEL_KEEP : PARALLEL_MERGE,
                               .directed = index / 6 % 2,
                               .drop_isolates = index / 12 % 2};
}

/* ---- Ties ---- */

static const struct relation *relation_of(const struct provenance *provenance, size_t origin)
{
    return &provenance->network->view->dossier->relations[provenance->origins[origin].relation];
}

/* Whether the relation can be part of a tie from the one entity to the other. */
static bool fits(const struct network *network, const struct relation *relation,
                 const struct tie *tie)
{
    const struct dossier *dossier = network->view->dossier;
    uint32_t from = network->entities[tie->from], to = network->entities[tie->to];
    bool forth = relation->from == from && relation->to == to;
    bool back = relation->from == to && relation->to == from;
    bool both = !network->projection.directed || relation_symmetric(dossier, relation);
    return (forth || (back && both)) && relation_sign(dossier, relation) == tie->sign;
}

static void check_ties(const struct provenance *provenance)
{
    const struct network *network = provenance->network;
    size_t next = 0;
    for (uint32_t tie = 0; tie < network->tie_count; tie++) {
        double weight = 0;
        size_t first = next;
        for (; next < provenance->tied_count && provenance->origins[next].tie == tie; next++) {
            const struct origin *origin = &provenance->origins[next];
            ck_assert(fits(network, relation_of(provenance, next), &network->ties[tie]));
            ck_assert_int_eq(origin->omission, OMISSION_NONE);
            ck_assert_uint_eq(network->view->relations[origin->position], origin->relation);
            if (next > first)
                ck_assert_uint_lt(provenance->origins[next - 1].relation, origin->relation);
            weight += view_weight(network->view, origin->position);
        }
        ck_assert_uint_eq(next - first, network->ties[tie].relation_count);
        ck_assert_double_eq_tol(weight, network->ties[tie].weight, 1e-12);
    }
    ck_assert_uint_eq(next, provenance->tied_count);
}

/* How many origins a relation must have in ties. */
static size_t wanted(const struct network *network, uint32_t index)
{
    const struct dossier *dossier = network->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    bool seen = false;
    for (size_t i = 0; i < network->view->relation_count; i++)
        seen |= network->view->relations[i] == index;
    if (!seen || relation->from == relation->to ||
        !projection_takes(&network->projection, relation_sign(dossier, relation)))
        return 0;
    return network->projection.directed && relation_symmetric(dossier, relation) ? 2 : 1;
}

static enum omission omission_of(const struct network *network, uint32_t index)
{
    const struct dossier *dossier = network->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    if (network->view->filter &&
        !strstr(network->view->filter, dossier->vocabulary.types[relation->type].name))
        return OMISSION_TYPE;
    for (size_t i = 0; i < network->view->relation_count; i++)
        if (network->view->relations[i] == index)
            return projection_takes(&network->projection, relation_sign(dossier, relation))
                       ? OMISSION_SELF
                       : OMISSION_SIGN;
    return OMISSION_TIME;
}

static void check_omitted(const struct provenance *provenance)
{
    const struct network *network = provenance->network;
    size_t counts[OMISSION_COUNT] = {0};
    for (uint32_t index = 0; index < network->view->dossier->relation_count; index++) {
        size_t tied = 0, loose = 0;
        for (size_t i = 0; i < provenance->origin_count; i++) {
            const struct origin *origin = &provenance->origins[i];
            if (origin->relation != index)
                continue;
            ck_assert_int_eq(origin->tie != NETWORK_NONE, i < provenance->tied_count);
            tied += origin->tie != NETWORK_NONE;
            if (origin->tie != NETWORK_NONE)
                continue;
            loose++;
            ck_assert_int_eq(origin->omission, omission_of(network, index));
            counts[origin->omission]++;
        }
        ck_assert_uint_eq(tied, wanted(network, index));
        ck_assert_uint_eq(loose, tied == 0);
    }
    for (int i = 0; i < OMISSION_COUNT; i++)
        ck_assert_uint_eq(provenance->omitted[i], counts[i]);
    ck_assert_uint_eq(counts[OMISSION_SELF], network->self_count);
}

/* ---- Contradictions ---- */

/* Whether there is a day on which both may hold, or certainly do, by the dates as they stand. */
static bool meet(const struct dossier *dossier, const struct relation *a, const struct relation *b,
                 bool certain)
{
    int32_t from = EDTF_DAY_MIN, to = EDTF_DAY_MAX;
    const struct relation *both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        struct edtf_bounds bounds;
        const struct edtf *when = relation_when(dossier, both[i]);
        if (!relation_bounds(dossier, both[i], &bounds)) {
            int32_t day = edtf_day(2004, 5, 1);
            bool reported = relation_evidence(dossier, both[i])->source != NULL;
            if (certain && !reported)
                return false;
            bounds = certain ? (struct edtf_bounds){day, day, day, day}
                             : (struct edtf_bounds){EDTF_DAY_MIN, 0, 0, EDTF_DAY_MAX};
        } else if (certain && edtf_uncertain(when)) {
            return false;
        }
        int32_t first = certain ? bounds.s1 : bounds.s0, last = certain ? bounds.e0 : bounds.e1;
        if (first > last)
            return false;
        from = first > from ? first : from;
        to = last < to ? last : to;
    }
    return from <= to;
}

static bool opposed(const struct view *view, size_t i, size_t j)
{
    const struct dossier *dossier = view->dossier;
    const struct relation *a = &dossier->relations[view->relations[i]];
    const struct relation *b = &dossier->relations[view->relations[j]];
    bool same = (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
    return same && a->from != a->to && relation_sign(dossier, a) != relation_sign(dossier, b);
}

static void check_against(const struct provenance *provenance, const struct view *view,
                          size_t position, const size_t counts[2])
{
    for (size_t k = 0; k < provenance->origin_count; k++)
        if (provenance->origins[k].position == position) {
            ck_assert_uint_eq(provenance->origins[k].relation, view->relations[position]);
            ck_assert_uint_eq(provenance->origins[k].against, counts[0]);
            ck_assert_uint_eq(provenance->origins[k].certainly, counts[1]);
        }
}

static void check_contradictions(const struct provenance *provenance)
{
    const struct view *view = provenance->network->view;
    const struct dossier *dossier = view->dossier;
    bool pairs[4][4] = {{false}};
    size_t relations = 0, certain = 0, pair_count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        size_t counts[2] = {0, 0};
        for (size_t j = 0; j < view->relation_count; j++)
            for (int bit = 0; bit < 2; bit++)
                counts[bit] +=
                    opposed(view, i, j) &&
                    meet(dossier, relation, &dossier->relations[view->relations[j]], bit);
        check_against(provenance, view, i, counts);
        relations += counts[0] > 0;
        certain += counts[1] > 0;
        bool upwards = relation->from < relation->to;
        pairs[upwards ? relation->from : relation->to][upwards ? relation->to : relation->from] |=
            counts[0] > 0;
    }
    for (size_t i = 0; i < 16; i++)
        pair_count += pairs[i / 4][i % 4];
    ck_assert_uint_eq(provenance->contradicted_relations, relations);
    ck_assert_uint_eq(provenance->certain_contradictions, certain);
    ck_assert_uint_eq(provenance->contradicted_pairs, pair_count);
}

static void check_view(const struct dossier *dossier, struct view_options options)
{
    struct view view;
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &options, &error));
    for (int i = 0; i < PROJECTIONS; i++) {
        struct projection projection = projection_at(i);
        struct network network;
        struct provenance provenance;
        network_init(&network, &view, &projection);
        ck_assert(provenance_init(&provenance, &network, &error));
        check_ties(&provenance);
        check_omitted(&provenance);
        check_contradictions(&provenance);
        provenance_release(&provenance);
        provenance_release(NULL);
        network_release(&network);
    }
    view_release(&view);
}

START_TEST(random_dossiers)
{
    struct dossier *dossier = random_dossier((uint64_t)_i);
    check_view(dossier, (struct view_options){0});
    check_view(dossier, (struct view_options){.time = time_asked("2004-05", 7)});
    check_view(dossier, (struct view_options){.relations = "refusal,membership,agreement",
                                              .time = time_asked("2006", 4)});
    check_view(dossier, (struct view_options){.relations = "dispute,agreement"});
    struct view_options fading = {.time = time_asked("2006-03", 7)};
    fading.time.half_life = 12;
    check_view(dossier, fading);
    fading.time = time_asked("2004-05", 7);
    fading.time.certain = true;
    check_view(dossier, fading);
    dossier_free(dossier);
}
END_TEST

/* A pair of a great many relations is counted, not gone through twice over. */
START_TEST(many_of_a_pair)
{
    enum { MANY = 60000 };
    struct dossier *dossier = dossier_new();
    struct view view;
    struct network network;
    struct provenance provenance;
    struct error error = {0};
    struct view_options everything = {0};
    for (int i = 0; i < MANY; i++) {
        char when[32];
        snprintf(when, sizeof when, "%04d-01-01/%04d-12-31", 1000 + i % 600, 1000 + i % 600);
        picture_relation(dossier, "a", i % 2 ? "agreement" : "dispute", "b", when);
    }
    picture_relation(dossier, "b", "dissent", "a", "1000/1599");
    ck_assert(view_init(&view, dossier, &everything, &error));
    network_init(&network, &view, &(struct projection){0});
    ck_assert(provenance_init(&provenance, &network, &error));
    ck_assert_uint_eq(provenance.contradicted_pairs, 1);
    ck_assert_uint_eq(provenance.contradicted_relations, MANY / 2 + 1);
    ck_assert_uint_eq(provenance.origins[0].against, 1);
    ck_assert_uint_eq(provenance.origins[provenance.origin_count - 1].against, MANY / 2);
    provenance_release(&provenance);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

Suite *provenance_suite(void)
{
    Suite *suite = suite_create("provenance");
    TCase *core = tcase_create("core");
    tcase_add_loop_test(core, random_dossiers, 0, RANDOM_COUNT);
    tcase_add_test(core, many_of_a_pair);
    suite_add_tcase(suite, core);
    return suite;
}

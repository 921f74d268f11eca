/*
 * check_explain_walk.c: the scores of random walks as sums of parts: against dense matrices that
 * are made relation by relation, and dense power iteration.
 */
#include "explain_cases.h"
#include "shapes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 60, MOST = 16 };

/* What a relation of the view adds from one end to the other and back; 0: nothing. */
struct carried {
    uint32_t from, to;
    double along, against;
};

static bool holds_both_ways(const struct relation *relation, const struct relation_type *type)
{
    return relation->undirected || type->symmetric;
}

static struct carried carry(const struct sample *sample, size_t position, bool flows)
{
    const struct view *view = &sample->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    const struct relation_type *type = &view->dossier->vocabulary.types[relation->type];
    const struct projection *projection = &sample->network.projection;
    bool both = holds_both_ways(relation, type);
    struct carried carried = {relation->from, relation->to, 0, 0};
    if (relation->from == relation->to || type->family == FAMILY_DISSENT)
        return carried;
    if (flows) {
        double mean = (type->along + type->against) / 2;
        double scale = projection->weighted ? view_weight(view, position) : 1;
        carried.along = scale * (both ? mean : type->along);
        carried.against = scale * (both ? mean : type->against);
        return carried;
    }
    carried.along = view_weight(view, position);
    carried.against = both || !projection->directed ? carried.along : 0;
    return carried;
}

/* Sums, largest and numbers of what is carried, by from and to. */
struct cells {
    double sum[MOST][MOST], largest[MOST][MOST], number[MOST][MOST];
};

static void put(struct cells *cells, uint32_t from, uint32_t to, double amount)
{
    if (amount <= 0)
        return;
    cells->sum[from][to] += amount;
    cells->largest[from][to] = fmax(cells->largest[from][to], amount);
    cells->number[from][to]++;
}

static void collect(struct cells *cells, const struct sample *sample, bool flows)
{
    memset(cells, 0, sizeof *cells);
    for (size_t i = 0; i < sample->view.relation_count; i++) {
        struct carried carried = carry(sample, i, flows);
        put(cells, carried.from, carried.to, carried.along);
        put(cells, carried.to, carried.from, carried.against);
    }
}

/* The weight of all that leads from one to the other. */
static double weight_of(const struct cells *cells, const struct projection *projection, bool flows,
                        size_t from, size_t to)
{
    if (projection->parallel == PARALLEL_KEEP)
        return flows || projection->weighted ? cells->sum[from][to] : cells->number[from][to];
    if (projection->weighted)
        return cells->sum[from][to];
    return flows ? cells->largest[from][to] : cells->number[from][to] > 0;
}

/* The share of that weight that is the relation's own. */
static double share_of(const struct cells *cells, const struct projection *projection, bool flows,
                       const struct explanation_part *part, uint32_t to, struct carried carried)
{
    double own = carried.to == to ? carried.along : carried.against;
    if (projection->parallel == PARALLEL_KEEP && !flows && !projection->weighted)
        return 1 / cells->number[part->entity][to];
    return own / cells->sum[part->entity][to];
}

/* Everything that is seen is a node here, so nodes are entities. */
static void check_parts(struct sample *sample, const struct explanation *explanation, bool flows,
                        const struct cells *cells, const double *scores)
{
    const struct projection *projection = &sample->network.projection;
    size_t n = sample->network.node_count;
    double sum = 0, last = INFINITY;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct explanation_part *part = &explanation->parts[i];
        ck_assert_double_le(part->amount, last * (1 + 1e-9));
        last = part->amount;
        sum += part->amount;
        if (part->position == NETWORK_NONE)
            continue;
        double out = 0;
        for (size_t v = 0; v < n; v++)
            out += weight_of(cells, projection, flows, part->entity, v);
        double handed =
            weight_of(cells, projection, flows, part->entity, explanation->entity) / out;
        double expected = .85 * scores[part->entity] * handed *
                          share_of(cells, projection, flows, part, explanation->entity,
                                   carry(sample, part->position, flows));
        ck_assert_double_eq_tol(part->amount, expected, 1e-12);
        ck_assert_double_eq_tol(part->score, scores[part->entity], 1e-12);
    }
    ck_assert_double_eq_tol(sum, explanation->score, 1e-12);
    ck_assert_double_eq_tol(explanation->score - sum, explanation->remainder, 1e-15);
    ck_assert_double_eq_tol(explanation->listed, sum, 1e-15);
}

static void check_walk(struct sample *sample, bool flows)
{
    size_t n = sample->network.node_count;
    double matrix[MOST * MOST], scores[MOST];
    struct cells cells;
    collect(&cells, sample, flows);
    for (size_t i = 0; i < n * n; i++)
        matrix[i] = weight_of(&cells, &sample->network.projection, flows, i / n, i % n);
    dense_pagerank(matrix, n, scores);
    for (uint32_t entity = 0; entity < n; entity++) {
        struct explanation explanation;
        explain_all(&explanation, sample, entity, flows ? "influence" : "pagerank",
                    (struct measure_options){0});
        ck_assert_int_eq(explanation.method, EXPLANATION_PARTS);
        ck_assert_double_eq_tol(explanation.score, scores[entity], 1e-12);
        check_parts(sample, &explanation, flows, &cells, scores);
        explanation_release(&explanation);
    }
}

START_TEST(random_walks)
{
    struct sample sample;
    sample_mixed(&sample, (uint64_t)_i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        sample_project(&sample, projection_at(i));
        check_walk(&sample, false);
        check_walk(&sample, true);
        sample_decayed(&sample, projection_at(i));
        if (sample.network.node_count != sample.dossier->entity_count)
            continue;
        check_walk(&sample, false);
        check_walk(&sample, true);
    }
    sample_release(&sample);
}
END_TEST

/* Where all relations carry the same, influence goes along ties, and its parts with it. */
START_TEST(plain_ties)
{
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, false);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        sample_project(&sample, projection_at(i));
        check_walk(&sample, true);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(from_seeds)
{
    struct sample sample;
    sample_mixed(&sample, (uint64_t)_i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        sample_project(&sample, projection_at(i));
        for (uint32_t entity = 0; entity < sample.network.node_count; entity++) {
            struct explanation explanation;
            double sum = 0, anew = 0;
            explain_all(&explanation, &sample, entity, "personalized-pagerank",
                        (struct measure_options){.seeds = "e0"});
            for (size_t j = 0; j < explanation.part_count; j++) {
                sum += explanation.parts[j].amount;
                if (explanation.parts[j].position == NETWORK_NONE && !explanation.parts[j].stuck)
                    anew += explanation.parts[j].amount;
            }
            ck_assert_double_eq_tol(sum, explanation.score, 1e-12);
            ck_assert_double_eq_tol(anew, entity + 1 == sample.network.node_count ? .15 : 0, 1e-15);
            explanation_release(&explanation);
        }
    }
    sample_release(&sample);
}
END_TEST

/*
 * A star of three leaves: the hub has h = .0375 + .85 * 3 l, a leaf l = .0375 + .85 h / 3; so
 * h = .133125 / .2775.
 */
START_TEST(star)
{
    struct sample sample;
    struct explanation explanation;
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("pagerank"), .top = 2};
    sample_init(&sample);
    sample_relate(&sample, "hub", NULL, "a", 0);
    sample_relate(&sample, "hub", NULL, "b", 0);
    sample_relate(&sample, "c", NULL, "hub", 0);
    sample_project(&sample, (struct projection){0});
    ck_assert(explanation_init(&explanation, &sample.network, 0, &options, &error));
    double hub = .133125 / .2775, leaf = (1 - hub) / 3;
    ck_assert_double_eq_tol(explanation.score, hub, 1e-12);
    ck_assert_uint_eq(explanation.rank, 1);
    ck_assert_uint_eq(explanation.part_count, 2);
    ck_assert_uint_eq(explanation.all_parts, 4);
    ck_assert_uint_eq(explanation.parts[0].position, 0);
    ck_assert_uint_eq(explanation.parts[1].position, 1);
    ck_assert_double_eq_tol(explanation.parts[0].amount, .85 * leaf, 1e-12);
    ck_assert_double_eq_tol(explanation.listed, 2 * .85 * leaf, 1e-12);
    explanation_release(&explanation);
    sample_release(&sample);
}
END_TEST

TCase *explain_walk_case(void)
{
    TCase *walk = tcase_create("walk");
    tcase_add_loop_test(walk, random_walks, 0, RANDOM_COUNT);
    tcase_add_loop_test(walk, plain_ties, 0, RANDOM_COUNT);
    tcase_add_loop_test(walk, from_seeds, 0, RANDOM_COUNT);
    tcase_add_test(walk, star);
    return walk;
}

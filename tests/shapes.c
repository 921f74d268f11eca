/*
 * shapes.c: networks of every shape. See shapes.h.
 */
#include "shapes.h"

#include <entente/jobs.h>

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_nodes(struct sample *sample, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%u", (unsigned)sample->dossier->entity_count);
        dossier_add_entity(sample->dossier, id);
    }
}

/* Weights are quarters, so that their sums are exact in whatever order. */
static void tie(struct sample *sample, uint32_t from, uint32_t to, uint64_t *state)
{
    struct relation relation = {.from = from, .to = to};
    relation.weight = (1 + random_below(state, 12)) / 4.f;
    if (random_below(state, 2)) {
        relation.from = to;
        relation.to = from;
    }
    dossier_add_relation(sample->dossier, &relation);
}

static void path(struct sample *sample, uint32_t first, uint32_t count, uint64_t *state)
{
    for (uint32_t i = 1; i < count; i++)
        tie(sample, first + i - 1, first + i, state);
}

static void clique(struct sample *sample, uint32_t first, uint32_t count, uint64_t *state)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < i; j++)
            tie(sample, first + i, first + j, state);
}

static void scatter(struct sample *sample, uint32_t first, uint32_t count, uint32_t ties,
                    uint64_t *state)
{
    for (uint32_t i = 0; i < ties; i++)
        tie(sample, first + random_below(state, count), first + random_below(state, count), state);
}

static void make_nothing(struct sample *sample, uint64_t *state)
{
    (void)sample, (void)state;
}

static void make_single(struct sample *sample, uint64_t *state)
{
    (void)state;
    add_nodes(sample, 1);
}

static void make_isolates(struct sample *sample, uint64_t *state)
{
    (void)state;
    add_nodes(sample, 5);
}

static void make_pair(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 3);
    tie(sample, 0, 2, state);
}

static void make_star(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 700);
    for (uint32_t i = 1; i < 700; i++)
        tie(sample, 0, i, state);
}

static void make_path(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 1100);
    path(sample, 0, 1100, state);
}

static void make_cycle(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 90);
    path(sample, 0, 90, state);
    tie(sample, 89, 0, state);
}

static void make_grid(struct sample *sample, uint64_t *state)
{
    enum { WIDTH = 36, HEIGHT = 40 };
    add_nodes(sample, WIDTH * HEIGHT);
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        if (i % WIDTH + 1 < WIDTH)
            tie(sample, i, i + 1, state);
        if (i + WIDTH < WIDTH * HEIGHT)
            tie(sample, i, i + WIDTH, state);
    }
}

static void make_complete(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 40);
    clique(sample, 0, 40, state);
}

/* Both ways of going about a component, and isolates between them. */
static void make_disconnected(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 900);
    clique(sample, 10, 30, state);
    path(sample, 50, 300, state);
    scatter(sample, 400, 450, 1500, state);
    scatter(sample, 880, 20, 15, state);
}

/* A dense end and a long one. */
static void make_lollipop(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 300);
    clique(sample, 0, 50, state);
    path(sample, 49, 251, state);
}

/* Of 300 pairs, most have several ties, some each way. */
static void make_multiple(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 26);
    scatter(sample, 0, 25, 2000, state);
}

/* So many ties that every kernel takes threads to it. */
static void make_dense(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 400);
    scatter(sample, 0, 400, 30000, state);
}

static void make_sparse(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 600);
    scatter(sample, 0, 600, 650, state);
}

static void make_random(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 1300);
    scatter(sample, 0, 1300, 6000, state);
}

/* Each new node is tied to ends of ties that there are: Barabasi & Albert (1999). */
static void make_preferential(struct sample *sample, uint64_t *state)
{
    add_nodes(sample, 1300);
    clique(sample, 0, 4, state);
    for (uint32_t i = 4; i < 1300; i++)
        for (uint32_t j = 0; j < 4; j++) {
            uint32_t count = (uint32_t)sample->dossier->relation_count;
            const struct relation *chosen = &sample->dossier->relations[random_below(state, count)];
            uint32_t other = random_below(state, 2) ? chosen->from : chosen->to;
            if (other != i)
                tie(sample, i, other, state);
        }
}

static const struct {
    const char *name;
    void (*make)(struct sample *sample, uint64_t *state);
} shapes[] = {
    {"nothing", make_nothing},
    {"single", make_single},
    {"isolates", make_isolates},
    {"pair", make_pair},
    {"star", make_star},
    {"path", make_path},
    {"cycle", make_cycle},
    {"grid", make_grid},
    {"complete", make_complete},
    {"disconnected", make_disconnected},
    {"lollipop", make_lollipop},
    {"multiple", make_multiple},
    {"sparse", make_sparse},
    {"random", make_random},
    {"preferential", make_preferential},
    {"dense", make_dense},
};

int shape_count(void)
{
    return sizeof shapes / sizeof *shapes;
}

const char *shape_name(int shape)
{
    return shapes[shape].name;
}

void sample_shape(struct sample *sample, int shape)
{
    uint64_t state = 1000 + (uint64_t)shape;
    sample_init(sample);
    shapes[shape].make(sample, &state);
}

struct projection projection_at(int index)
{
    return (struct projection){.directed = index & 1,
                               .weighted = index & 2,
                               .parallel = index & 4 ? PARALLEL_KEEP : PARALLEL_MERGE};
}

static bool as_expected(double score, double expected)
{
    if (isnan(expected) || isnan(score))
        return isnan(expected) && isnan(score);
    return fabs(score - expected) <= 1e-9 * fabs(expected) + 1e-15;
}

void check_scores(struct sample *sample, const char *measure, bool normalized,
                  const double *expected, const char *shape)
{
    static const size_t jobs[] = {1, 2, 3, 7};
    const struct projection *projection = &sample->network.projection;
    size_t n = sample->network.node_count;
    double *first = NULL;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        jobs_set(jobs[i]);
        double *scores = sample_scores(sample, measure, normalized);
        for (size_t node = 0; node < n && !first; node++)
            ck_assert_msg(as_expected(scores[node], expected[node]),
                          "%s%s of node %zu of %s%s%s%s is %.15g, not %.15g", measure,
                          normalized ? ", normalized," : "", node, shape,
                          projection->directed ? ", directed" : "",
                          projection->weighted ? ", weighted" : "",
                          projection->parallel == PARALLEL_KEEP ? ", kept" : "", scores[node],
                          expected[node]);
        if (first)
            ck_assert_msg(memcmp(first, scores, n * sizeof *scores) == 0,
                          "%s of %s differs with %zu threads", measure, shape, jobs[i]);
        if (!first)
            first = scores;
        else
            free(scores);
    }
    free(first);
    jobs_set(0);
}

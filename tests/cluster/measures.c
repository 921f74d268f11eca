/*
 * measures.c: each measure that a cluster offers against the ordinary one, on random dossiers and
 * in every projection: "mpirun -n N measures DOSSIERS|FILE [MEASURE]".
 */
#include "checkpoints.h"
#include "cluster/engine.h"
#include "cluster/solve.h"
#include "cluster/standing.h"
#include "spread_network.h"

#include <entente/format.h>
#include <entente/ranking.h>

#include "../dossier_random.h"
#include "base/xalloc.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one measure to compare; NULL: all that are offered. */
static const char *only;

static size_t compared, refused, differing;

static const struct measure_options asked[] = {{0}, {.normalized = true}};

/* What is given to a measure that needs more. */
static struct measure_options options_for(const struct measure *measure,
                                          const struct network *network, size_t variant)
{
    struct measure_options options = asked[variant % 2];
    const struct dossier *dossier = network->view->dossier;
    if (strcmp(measure->name, "personalized-pagerank") == 0 && network->node_count)
        options.seeds = dossier->entities[network->entities[network->node_count / 2]].id;
    if (strcmp(measure->name, "harmonic") == 0 || strcmp(measure->name, "closeness") == 0)
        options.approximate = .05;
    if (strcmp(measure->name, "bonacich") == 0 && variant >= 2)
        options.alpha = variant % 2 ? -.1 : .05;
    return options;
}

static bool alike(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-8 * fmax(1, fmax(fabs(a), fabs(b)));
}

static void tell(const struct measure *measure, const struct network *network, size_t seed,
                 const char *what)
{
    struct text line = {0};
    network_describe(network, &line);
    printf("%s, dossier %zu (%s): %s\n", measure->name, seed, text_string(&line), what);
    text_release(&line);
    differing++;
}

static void compare_scores(const struct spread *spread, const struct measure *measure,
                           const struct network *network, size_t seed, const double *ordinary,
                           const double *scores)
{
    char what[200];
    compared++;
    for (size_t v = 0; v < spread->count; v++) {
        if (alike(ordinary[spread->first + v], scores[v]))
            continue;
        snprintf(what, sizeof what, "node %zu has %.17g, not %.17g", (size_t)spread->first + v,
                 scores[v], ordinary[spread->first + v]);
        tell(measure, network, seed, what);
        return;
    }
}

/* Process 0 has the rows of the ordinary ranking: the same ids, at the same ranks. */
static void compare_standing(const struct spread *spread, const struct measure *measure,
                             struct network *network, size_t seed,
                             const struct measure_options *options, const double *scores)
{
    struct ranking ranking;
    struct standing standing;
    struct error error = {0};
    struct ranking_options ordinary = {.measures = &measure,
                                       .measure_count = 1,
                                       .measuring = *options,
                                       .kind = VOCABULARY_NONE,
                                       .top = seed % 4 * 3};
    if (!ranking_init(&ranking, network, &ordinary, &error) ||
        !standing_init(&standing, spread, &measure, 1, &scores, ordinary.top, &error))
        abort();
    if (spread->process == 0) {
        bool same = standing.row_count == ranking.row_count && standing.listed == ranking.listed;
        for (size_t i = 0; same && i < ranking.row_count; i++)
            same = standing.rows[i].rank == ranking.rows[i].rank &&
                   strcmp(standing.rows[i].id,
                          network->view->dossier->entities[ranking.rows[i].entity].id) == 0;
        if (!same)
            tell(measure, network, seed, "the order is another one");
    }
    standing_release(&standing);
    ranking_release(&ranking);
}

/* Both refuse, with the same words, or both give scores. */
static void compare(const struct spread *spread, const struct measure *measure,
                    struct network *network, size_t seed, size_t variant)
{
    struct measure_options options = options_for(measure, network, variant);
    struct error ordinary_error = {0}, error = {0};
    struct text remark = {0};
    double *ordinary = xcalloc(network->node_count, sizeof *ordinary);
    double *scores = xcalloc(spread->count, sizeof *scores);
    bool expected = measure_compute(measure, network, &options, ordinary, NULL, &ordinary_error);
    bool done = solve(spread, measure, &options, NULL, scores, &remark, &error);
    if (done && expected) {
        compare_scores(spread, measure, network, seed, ordinary, scores);
        compare_standing(spread, measure, network, seed, &options, scores);
    } else if (done != expected) {
        tell(measure, network, seed, done ? ordinary_error.message : error.message);
    } else {
        refused++;
        if (strcmp(error.message, ordinary_error.message) != 0)
            tell(measure, network, seed, error.message);
    }
    text_release(&remark);
    error_release(&ordinary_error);
    error_release(&error);
    free(scores);
    free(ordinary);
}

static void compare_all(struct network *network, size_t seed, size_t variant)
{
    struct spread spread;
    struct error error = {0};
    struct measure_options none = {.approximate = .05};
    spread_from_network(&spread, network, MPI_COMM_WORLD, variant % 3 == 2, &error);
    for (size_t m = 0; m < measure_count(); m++) {
        struct error not_offered = {0};
        if ((!only || strcmp(only, measure_at(m)->name) == 0) &&
            solve_offered(measure_at(m), &none, &not_offered))
            compare(&spread, measure_at(m), network, seed, variant);
        error_release(&not_offered);
    }
    spread_release(&spread);
    error_release(&error);
}

/* Every bit of `variant` is a choice of the projection. */
static void compare_dossier(const struct dossier *dossier, size_t seed)
{
    struct view view;
    struct error error = {0};
    struct view_options options = {0};
    if (!view_init(&view, dossier, &options, &error))
        abort();
    for (size_t variant = 0; variant < 24; variant++) {
        struct network network;
        struct projection projection = {.ties = (enum ties)(variant / 8),
                                        .parallel = (enum parallel)(seed % 2),
                                        .directed = variant & 1,
                                        .weighted = variant & 2,
                                        .drop_isolates = variant & 4};
        network_init(&network, &view, &projection);
        compare_all(&network, seed, variant);
        network_release(&network);
    }
    view_release(&view);
}

static struct dossier *read_dossier(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct read_options options = read_options_default();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    if (!dossier_read_file(dossier, path, &options, NULL, &diagnostics, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    diagnostics_release(&diagnostics);
    return dossier;
}

/* A file, whose parallel ties are merged and then kept; or so many random dossiers. */
static const char *source = "10";

START_TEST(each_measure_gives_what_it_gives_on_one_machine)
{
    char *end;
    unsigned long dossiers = strtoul(source, &end, 10);
    for (size_t seed = 0; seed < (*end ? 2 : dossiers); seed++) {
        struct dossier *dossier = *end ? read_dossier(source) : random_dossier(seed);
        compare_dossier(dossier, seed);
        dossier_free(dossier);
    }
    ck_assert_uint_gt(compared + refused, 0);
    ck_assert_uint_eq(differing, 0);
}
END_TEST

/* Not in a process of its own: MPI's processes must not part. */
static int run(bool first)
{
    Suite *suite = suite_create("cluster");
    TCase *test_case = tcase_create("measures");
    SRunner *runner = srunner_create(suite);
    suite_add_tcase(suite, test_case);
    tcase_add_test(test_case, each_measure_gives_what_it_gives_on_one_machine);
    if (!only)
        checkpoints_add(test_case);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, first ? CK_NORMAL : CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}

int main(int count, char **words)
{
    struct error error = {0};
    int process;
    MPI_Init(&count, &words);
    MPI_Comm_rank(MPI_COMM_WORLD, &process);
    if (!engine_start(MPI_COMM_WORLD, &error))
        return 6;
    source = count > 1 ? words[1] : source;
    only = count > 2 ? words[2] : NULL;
    int failed = run(process == 0);
    if (process == 0)
        printf("%zu comparisons, %zu refusals alike\n", compared, refused);
    engine_stop();
    MPI_Finalize();
    return failed > 0;
}

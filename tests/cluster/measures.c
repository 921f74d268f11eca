/*
 * measures.c: each measure that a cluster offers against the ordinary one, on random dossiers and
 * in every projection: "mpirun -n N measures DOSSIERS [MEASURE]".
 */
#include "cluster/engine.h"
#include "cluster/solve.h"
#include "cluster/spread_network.h"

#include "base/xalloc.h"
#include "dossier_random.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    if (strcmp(measure->name, "harmonic") == 0)
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

static void compare_all(struct network *network, size_t seed, size_t variant, const char *name)
{
    struct spread spread;
    struct error error = {0};
    struct measure_options none = {.approximate = .05};
    spread_from_network(&spread, network, MPI_COMM_WORLD, variant % 3 == 2, &error);
    for (size_t m = 0; m < measure_count(); m++) {
        struct error not_offered = {0};
        if ((!name || strcmp(name, measure_at(m)->name) == 0) &&
            solve_offered(measure_at(m), &none, &not_offered))
            compare(&spread, measure_at(m), network, seed, variant);
        error_release(&not_offered);
    }
    spread_release(&spread);
    error_release(&error);
}

/* Every bit of `variant` is a choice of the projection. */
static void compare_dossier(size_t seed, const char *name)
{
    struct dossier *dossier = random_dossier(seed);
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
        compare_all(&network, seed, variant, name);
        network_release(&network);
    }
    view_release(&view);
    dossier_free(dossier);
}

static size_t dossiers = 10;
static const char *only;

START_TEST(each_measure_gives_what_it_gives_on_one_machine)
{
    for (size_t seed = 0; seed < dossiers; seed++)
        compare_dossier(seed, only);
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
    if (count > 1)
        dossiers = strtoul(words[1], NULL, 10);
    only = count > 2 ? words[2] : NULL;
    int failed = run(process == 0);
    if (process == 0)
        printf("%zu comparisons, %zu refusals alike\n", compared, refused);
    engine_stop();
    MPI_Finalize();
    return failed > 0;
}

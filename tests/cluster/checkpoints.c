/*
 * checkpoints.c: what is interrupted and taken up again ends as what was not; a checkpoint of
 * anything else is refused.
 */
#include "checkpoints.h"

#include "cluster/solve.h"
#include "spread_network.h"

#include <entente/format.h>
#include <entente/progress.h>

#include "base/xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A network, spread; and a folder that all processes know. */
struct trial {
    struct dossier *dossier;
    struct view view;
    struct network network;
    struct spread spread;
    char folder[64];
};

static void trial_init(struct trial *trial, bool directed)
{
    struct read_options reading = read_options_default();
    struct diagnostics diagnostics = {0};
    struct view_options seen = {0};
    struct projection projection = {.directed = directed};
    struct error error = {0};
    int number = (int)getpid();
    trial->dossier = dossier_new();
    ck_assert(
        dossier_read_file(trial->dossier, "graphs/csto.dot", &reading, NULL, &diagnostics, &error));
    ck_assert(view_init(&trial->view, trial->dossier, &seen, &error));
    network_init(&trial->network, &trial->view, &projection);
    spread_from_network(&trial->spread, &trial->network, MPI_COMM_WORLD, false, &error);
    MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
    snprintf(trial->folder, sizeof trial->folder, "/tmp/entente-checkpoints-%d", number);
    diagnostics_release(&diagnostics);
}

static void path_of(const struct trial *trial, const char *name, char *path, size_t size)
{
    snprintf(path, size, "%s/%s.checkpoint", trial->folder, name);
}

static void forget(const struct trial *trial, const char *name)
{
    char path[128];
    path_of(trial, name, path, sizeof path);
    MPI_Barrier(MPI_COMM_WORLD);
    if (trial->spread.process == 0) {
        unlink(path);
        rmdir(trial->folder);
    }
    MPI_Barrier(MPI_COMM_WORLD);
}

static void trial_release(struct trial *trial)
{
    spread_release(&trial->spread);
    network_release(&trial->network);
    view_release(&trial->view);
    dossier_free(trial->dossier);
}

/* Interrupts at the round that the context counts down to. */
static void count_down(void *context, const char *what, double share)
{
    int *left = context;
    (void)what, (void)share;
    if (--*left == 0)
        progress_interrupt();
}

static bool compute(struct trial *trial, const char *name, int rounds, double alpha, double *scores,
                    struct error *error)
{
    struct progress progress = {count_down, &rounds};
    struct measure_options options = {.progress = &progress, .alpha = alpha};
    struct text remark = {0};
    bool done =
        solve(&trial->spread, measure_find(name), &options, trial->folder, scores, &remark, error);
    text_release(&remark);
    return done;
}

static const struct {
    const char *measure;
    bool directed;
    int rounds; /* after which it is interrupted */
} cases[] = {{"pagerank", false, 25},
             {"pagerank", true, 47},
             {"influence", false, 90},
             {"katz", true, 65},
             {"katz", false, 21}};

START_TEST(interrupted_and_taken_up_is_the_same)
{
    struct trial trial;
    struct error error = {0};
    trial_init(&trial, cases[_i].directed);
    double *whole = xcalloc(trial.spread.count, sizeof *whole);
    double *parts = xcalloc(trial.spread.count, sizeof *parts);
    const char *name = cases[_i].measure;
    forget(&trial, name);
    ck_assert(compute(&trial, name, 0, 0, whole, &error));
    forget(&trial, name);
    ck_assert(!compute(&trial, name, cases[_i].rounds, 0, parts, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    ck_assert(compute(&trial, name, 0, 0, parts, &error));
    ck_assert(memcmp(whole, parts, trial.spread.count * sizeof *whole) == 0);
    forget(&trial, name);
    free(parts);
    free(whole);
    trial_release(&trial);
}
END_TEST

/* Leaves a checkpoint of katz over undirected ties, and asks for something else. */
static void expect_refusal(bool directed, double alpha, const char *message)
{
    struct trial first, other;
    struct error error = {0};
    trial_init(&first, false);
    trial_init(&other, directed);
    double *scores = xcalloc(first.spread.count, sizeof *scores);
    forget(&first, "katz");
    ck_assert(compute(&first, "katz", 0, 0, scores, &error));
    ck_assert(!compute(&other, "katz", 0, alpha, scores, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.message, message));
    error_release(&error);
    forget(&first, "katz");
    free(scores);
    trial_release(&other);
    trial_release(&first);
}

START_TEST(checkpoint_of_something_else_is_refused)
{
    expect_refusal(true, 0, "is of another network");
    expect_refusal(false, .01, "is of other options");
}
END_TEST

START_TEST(bytes_that_are_no_checkpoint_are_refused)
{
    struct trial trial;
    struct error error = {0};
    char path[128];
    trial_init(&trial, false);
    double *scores = xcalloc(trial.spread.count, sizeof *scores);
    path_of(&trial, "katz", path, sizeof path);
    if (trial.spread.process == 0) {
        ck_assert(mkdir(trial.folder, 0777) == 0);
        FILE *file = fopen(path, "w");
        for (int i = 0; i < _i * 50; i++)
            fputs("nothing ", file);
        ck_assert(fclose(file) == 0);
    }
    MPI_Barrier(MPI_COMM_WORLD);
    ck_assert(!compute(&trial, "katz", 0, 0, scores, &error));
    ck_assert(error.kind == ERROR_INPUT || error.kind == ERROR_IO);
    error_release(&error);
    forget(&trial, "katz");
    free(scores);
    trial_release(&trial);
}
END_TEST

START_TEST(folder_that_cannot_be_made_is_an_error)
{
    struct trial trial;
    struct error error = {0};
    trial_init(&trial, false);
    double *scores = xcalloc(trial.spread.count, sizeof *scores);
    snprintf(trial.folder, sizeof trial.folder, "/dev/null/folder");
    ck_assert(!compute(&trial, "katz", 0, 0, scores, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    error_release(&error);
    free(scores);
    trial_release(&trial);
}
END_TEST

void checkpoints_add(TCase *test_case)
{
    tcase_add_loop_test(test_case, interrupted_and_taken_up_is_the_same, 0,
                        sizeof cases / sizeof *cases);
    tcase_add_test(test_case, checkpoint_of_something_else_is_refused);
    tcase_add_loop_test(test_case, bytes_that_are_no_checkpoint_are_refused, 0, 2);
    tcase_add_test(test_case, folder_that_cannot_be_made_is_an_error);
}

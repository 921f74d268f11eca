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

static void tie(struct dossier *dossier, const char *names, int from, int to)
{
    int ends[] = {from, to};
    struct relation relation = {.type = TYPE_TIE};
    for (int i = 0; i < 2; i++) {
        char name[32];
        int length = snprintf(name, sizeof name, "%s%d", names, ends[i]);
        const char *id = dossier_string(dossier, name, (size_t)length);
        *(i ? &relation.to : &relation.from) = dossier_add_entity(dossier, id);
    }
    dossier_add_relation(dossier, &relation);
}

/*
 * A ring with a way across, which settles slowly if it is large, and a tail, which takes as many
 * rounds as it has nodes; that of a small ring ends in another ring, which is led.
 */
static void add_ring(struct dossier *dossier, int size, const char *names)
{
    enum { TAIL = 40 };
    for (int i = 0; i < size; i++)
        tie(dossier, names, i, (i + 1) % size);
    tie(dossier, names, size / 2, 0);
    for (int i = 0; i < TAIL; i++)
        tie(dossier, names, i ? size + i - 1 : 7, size + i);
    if (size < TAIL)
        tie(dossier, names, size + TAIL - 1, size + TAIL - 6);
}

/* A ring of that size, whose nodes are named so; 0: the network is that of the CSTO. */
static void trial_init(struct trial *trial, bool directed, int ring, const char *names)
{
    struct read_options reading = read_options_default();
    struct diagnostics diagnostics = {0};
    struct view_options seen = {0};
    struct projection projection = {.directed = directed};
    struct error error = {0};
    int number = (int)getpid();
    trial->dossier = dossier_new();
    if (ring)
        add_ring(trial->dossier, ring, names);
    else
        ck_assert(dossier_read_file(trial->dossier, "graphs/csto.dot", &reading, NULL, &diagnostics,
                                    &error));
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

/* What is told of rounds, and when to interrupt them. */
struct watch {
    int left;     /* rounds until then; 0: never */
    int rounds;   /* that were told */
    double first; /* the share that was told first */
};

static void look(void *context, const char *what, double share)
{
    struct watch *watch = context;
    (void)what;
    if (!watch->rounds++)
        watch->first = share;
    if (watch->left && --watch->left == 0)
        progress_interrupt();
}

static bool compute(struct trial *trial, const char *name, struct watch *watch, double alpha,
                    double *scores, struct text *remark, struct error *error)
{
    struct progress progress = {look, watch};
    struct measure_options options = {.progress = &progress, .alpha = alpha, .approximate = .2};
    return solve(&trial->spread, measure_find(name), &options, trial->folder, scores, remark,
                 error);
}

static const struct {
    const char *measure;
    bool directed;
    int ring;
    int rounds;     /* after which it is interrupted */
    bool closes_in; /* how far it is can be told from where it began */
} cases[] = {{"pagerank", false, 0, 25, false},
             {"pagerank", true, 0, 47, true},
             {"influence", false, 0, 90, true},
             {"katz", true, 0, 65, false},
             {"katz", false, 40, 45, false},
             {"eigenvector", true, 10, 45, true},   /* until it has settled, */
             {"eigenvector", true, 10, 270, false}, /* when it is handed on, */
             {"eigenvector", true, 80, 430, false}, /* and of what was solved otherwise */
             {"component", false, 10, 25, false},
             {"harmonic", true, 10, 10, false}};

START_TEST(interrupted_and_taken_up_is_the_same)
{
    struct trial trial;
    struct error error = {0};
    struct watch full = {0}, broken = {.left = cases[_i].rounds}, rest = {0};
    struct text said = {0}, none = {0}, said_again = {0};
    trial_init(&trial, cases[_i].directed, cases[_i].ring, "n");
    double *whole = xcalloc(trial.spread.count, sizeof *whole);
    double *parts = xcalloc(trial.spread.count, sizeof *parts);
    const char *name = cases[_i].measure;
    forget(&trial, name);
    ck_assert(compute(&trial, name, &full, 0, whole, &said, &error));
    forget(&trial, name);
    ck_assert(!compute(&trial, name, &broken, 0, parts, &none, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    ck_assert(compute(&trial, name, &rest, 0, parts, &said_again, &error));
    ck_assert(memcmp(whole, parts, trial.spread.count * sizeof *whole) == 0);
    ck_assert_int_lt(rest.rounds, full.rounds); /* it went on, and did not begin anew */
    ck_assert_str_eq(text_string(&said), text_string(&said_again));
    ck_assert(!cases[_i].closes_in || rest.first > 0);
    forget(&trial, name);
    text_release(&said_again);
    text_release(&none);
    text_release(&said);
    free(parts);
    free(whole);
    trial_release(&trial);
}
END_TEST

/* Leaves a checkpoint of katz over undirected ties, and asks for something else. */
static void expect_refusal(bool directed, int ring, const char *names, double alpha,
                           const char *message)
{
    struct trial first, other;
    struct error error = {0};
    struct text remark = {0};
    struct watch watch = {0};
    trial_init(&first, false, ring, "n");
    trial_init(&other, directed, ring, names);
    double *scores = xcalloc(first.spread.count, sizeof *scores);
    forget(&first, "katz");
    ck_assert(compute(&first, "katz", &watch, 0, scores, &remark, &error));
    ck_assert(!compute(&other, "katz", &watch, alpha, scores, &remark, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.message, message));
    error_release(&error);
    forget(&first, "katz");
    text_release(&remark);
    free(scores);
    trial_release(&other);
    trial_release(&first);
}

START_TEST(checkpoint_of_something_else_is_refused)
{
    expect_refusal(true, 0, NULL, 0, "is of another network");
    expect_refusal(false, 10, "m", 0, "is of another network");
    expect_refusal(false, 0, NULL, .01, "is of other options");
}
END_TEST

START_TEST(bytes_that_are_no_checkpoint_are_refused)
{
    struct trial trial;
    struct error error = {0};
    struct text remark = {0};
    struct watch watch = {0};
    char path[128];
    trial_init(&trial, false, 0, NULL);
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
    ck_assert(!compute(&trial, "katz", &watch, 0, scores, &remark, &error));
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
    struct text remark = {0};
    struct watch watch = {0};
    trial_init(&trial, false, 0, NULL);
    double *scores = xcalloc(trial.spread.count, sizeof *scores);
    snprintf(trial.folder, sizeof trial.folder, "/dev/null/folder");
    ck_assert(!compute(&trial, "katz", &watch, 0, scores, &remark, &error));
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

/*
 * solve_katz.c: standing that is passed on along every walk, the less the longer it is: katz,
 * bonacich. Both solve (1 - alpha * A) x = b: undirected by conjugate gradients, else step by step.
 */
#include "cluster/exchange.h"
#include "cluster/leading.h"
#include "cluster/perron.h"
#include "cluster/solvers.h"
#include "cluster/spread_matrix.h"
#include "cluster/system.h"

#include "base/xalloc.h"
#include "measure/dense.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* With more nodes a system that walks do not sum up to is not solved: as measure/katz.c has it. */
enum { DENSE_MOST = 2000 };

/* The default alphas, as shares of 1 / the leading eigenvalue; and where that is 0. */
static const double katz_share = .85, bonacich_share = .5, acyclic_alpha = .5;

/* solution = right + factor * A solution, or A' for katz. */
struct walks {
    const struct task *task;
    struct course course;
    const char *what;
    Mat matrix;
    bool incoming;
    double factor, limit; /* the largest factor that converges, or INFINITY */
    Vec right, solution, next;
    double least; /* what is below it need not be exact to its own size */
};

/* 1 / the leading eigenvalue; INFINITY where that is 0. */
static PetscErrorCode find_limit(struct walks *walks)
{
    const struct spread *spread = walks->task->spread;
    struct course course = task_course(walks->task, walks->what, 1e-14, 100000);
    double value = 0;
    PetscReal norm;
    course.folder = NULL;
    PetscCall(MatNorm(walks->matrix, NORM_FROBENIUS, &norm));
    if (spread->projection.directed) {
        PetscCall(perron_radius(spread, entry_projected(spread), &value, &course));
    } else if (norm > 0) {
        /* The value is off by the square of what the vector is off. */
        course.rounds.tolerance = sqrt(course.rounds.tolerance);
        PetscCall(VecSet(walks->next, 1));
        PetscCall(leading_vector(walks->matrix, walks->next, &value, &course));
    }
    walks->limit = value > 0 ? 1 / value : (double)INFINITY;
    return 0;
}

static double choose_alpha(const struct walks *walks, double share)
{
    if (walks->task->options->alpha != 0)
        return walks->task->options->alpha;
    return isfinite(walks->limit) ? share * walks->limit : acyclic_alpha;
}

static PetscErrorCode start(struct walks *walks)
{
    const struct spread *spread = walks->task->spread;
    walks->course = task_course(walks->task, walks->what, 1e-13, 100000);
    PetscCall(matrix_make(spread, &spread->ties, entry_projected(spread), false, &walks->matrix));
    PetscCall(matrix_vector(spread, &walks->right));
    PetscCall(VecDuplicate(walks->right, &walks->solution));
    PetscCall(VecDuplicate(walks->right, &walks->next));
    return find_limit(walks);
}

static PetscErrorCode end(struct walks *walks)
{
    PetscCall(VecDestroy(&walks->next));
    PetscCall(VecDestroy(&walks->solution));
    PetscCall(VecDestroy(&walks->right));
    PetscCall(MatDestroy(&walks->matrix));
    return 0;
}

/* solution = right + factor * next; whether one of them moved by more than the tolerance. */
static PetscErrorCode take_step(struct walks *walks, double tolerance, bool *unsettled)
{
    const PetscScalar *next, *right;
    PetscScalar *solution;
    bool own = false;
    PetscCall(VecGetArrayRead(walks->next, &next));
    PetscCall(VecGetArrayRead(walks->right, &right));
    PetscCall(VecGetArray(walks->solution, &solution));
    for (size_t v = 0; v < walks->task->spread->count; v++) {
        double value = right[v] + walks->factor * next[v];
        own |= fabs(value - solution[v]) > tolerance * fmax(walks->least, fabs(value));
        solution[v] = value;
    }
    PetscCall(VecRestoreArray(walks->solution, &solution));
    PetscCall(VecRestoreArrayRead(walks->right, &right));
    PetscCall(VecRestoreArrayRead(walks->next, &next));
    *unsettled = spread_most(walks->task->spread, own) > 0;
    return 0;
}

/* A round's change is about 1 - share of what is left, so the nearer the limit the less it may be.
 */
static PetscErrorCode step_by_step(struct walks *walks)
{
    struct course *course = &walks->course;
    double share = fabs(walks->factor) / walks->limit;
    double tolerance = fmax(course->rounds.tolerance * (1 - share), 1e-14);
    for (bool unsettled = true; unsettled;) {
        PetscCall(course_next(course, pow(share, (double)course->rounds.count)));
        PetscCall(matrix_pull(walks->matrix, walks->incoming, walks->solution, walks->next));
        PetscCall(take_step(walks, tolerance, &unsettled));
        if (course_due(course) || !unsettled)
            PetscCall(course_save(course, walks->solution));
    }
    return 0;
}

static PetscErrorCode sum_walks(struct walks *walks)
{
    struct system system = {
        .matrix = walks->matrix, .factor = walks->factor, .right = walks->right};
    bool solved = false;
    PetscCall(VecCopy(walks->right, walks->solution));
    PetscCall(course_resume(&walks->course, walks->solution));
    if (!walks->task->spread->projection.directed)
        PetscCall(system_solve(&system, walks->solution, &walks->course, &solved));
    return solved ? course_save(&walks->course, walks->solution) : step_by_step(walks);
}

static PetscErrorCode refuse_alpha(const struct walks *walks)
{
    error_set(walks->task->error, ERROR_USAGE,
              "%s with alpha %.10g has no end: alpha must be above 0 and below %.10g", walks->what,
              walks->factor, walks->limit);
    error_hint(walks->task->error, "without --alpha it is %.10g", katz_share * walks->limit);
    return PETSC_ERR_USER;
}

/* So that the squares sum to that. */
static PetscErrorCode scale_to(Vec solution, double squares)
{
    PetscReal length;
    PetscCall(VecNorm(solution, NORM_2, &length));
    return length > 0 ? VecScale(solution, sqrt(squares) / length) : 0;
}

static PetscErrorCode take_scores(const struct walks *walks)
{
    const struct task *task = walks->task;
    remark_part(task->remark);
    text_addf(task->remark, "alpha %.6g", walks->factor);
    rounds_remark(&walks->course.rounds, task->remark);
    return matrix_read(task->spread, walks->solution, task->scores);
}

static PetscErrorCode find_katz(struct walks *walks)
{
    walks->factor = choose_alpha(walks, katz_share);
    if (walks->factor < 0 || walks->factor >= walks->limit * (1 - 1e-12))
        return refuse_alpha(walks);
    PetscCall(VecSet(walks->right, 1));
    PetscCall(sum_walks(walks));
    if (walks->task->options->normalized)
        PetscCall(scale_to(walks->solution, 1));
    return take_scores(walks);
}

PetscErrorCode solve_katz(const struct task *task)
{
    struct walks walks = {.task = task, .what = "katz", .incoming = true, .least = 1};
    PetscCall(start(&walks));
    PetscErrorCode code = find_katz(&walks);
    PetscCall(end(&walks));
    return code;
}

/* 1 - factor * A of all processes, column by column. */
static double *full_matrix(const struct walks *walks, size_t n)
{
    const struct spread *spread = walks->task->spread;
    entry_of *entry = entry_projected(spread);
    double *full = xcalloc(n * n, sizeof *full);
    struct text mine = {0};
    struct inbox all;
    text_add_bytes(&mine, (const char *)spread->ties.items,
                   spread->ties.count * sizeof *spread->ties.items);
    exchange_all(spread->comm, &mine, &all);
    for (size_t v = 0; v < n; v++)
        full[v * n + v] = 1;
    for (size_t at = 0; at < all.starts[spread->process_count]; at += sizeof(struct arc)) {
        struct arc arc;
        memcpy(&arc, all.bytes + at, sizeof arc);
        full[arc.to * n + arc.from] -= walks->factor * entry(&arc);
    }
    inbox_release(&all);
    text_release(&mine);
    return full;
}

/* The entries of all processes, on each. */
static PetscErrorCode full_vector(const struct walks *walks, Vec vector, double *full)
{
    const struct spread *spread = walks->task->spread;
    const PetscScalar *values;
    struct text mine = {0};
    struct inbox all;
    PetscCall(VecGetArrayRead(vector, &values));
    text_add_bytes(&mine, (const char *)values, spread->count * sizeof *values);
    PetscCall(VecRestoreArrayRead(vector, &values));
    exchange_all(spread->comm, &mine, &all);
    memcpy(full, all.bytes, all.starts[spread->process_count]);
    inbox_release(&all);
    text_release(&mine);
    return 0;
}

/* Beyond the limit, where walks have no sum: in full, on every process alike. */
static PetscErrorCode eliminate(struct walks *walks)
{
    const struct task *task = walks->task;
    size_t n = task->spread->node_count;
    PetscScalar *solution;
    bool regular = false;
    double *matrix = full_matrix(walks, n), *vector = xcalloc(n, sizeof *vector);
    PetscCall(full_vector(walks, walks->right, vector));
    bool done = dense_solve(matrix, vector, n, &regular, walks->what, task->error);
    free(matrix);
    if (done && !regular) {
        done = error_set(task->error, ERROR_USAGE, "%s has no solution with alpha %.10g",
                         walks->what, walks->factor);
        error_hint(task->error, "choose an alpha beside it");
    }
    PetscCall(VecGetArray(walks->solution, &solution));
    for (size_t v = 0; v < task->spread->count; v++)
        solution[v] = vector[task->spread->first + v];
    PetscCall(VecRestoreArray(walks->solution, &solution));
    free(vector);
    return done ? 0 : PETSC_ERR_USER;
}

static PetscErrorCode solve_power(struct walks *walks)
{
    uint64_t n = walks->task->spread->node_count;
    PetscReal most;
    PetscCall(VecMax(walks->right, NULL, &most));
    walks->least = fmax(most, 0);
    if (fabs(walks->factor) < walks->limit * (1 - 1e-12))
        return sum_walks(walks);
    if (n <= DENSE_MOST)
        return eliminate(walks);
    error_set(walks->task->error, ERROR_LIMIT,
              "bonacich with alpha %.10g, not between %.10g and its negative, is solved for up to "
              "%d entities, not %zu",
              walks->factor, walks->limit, DENSE_MOST, (size_t)n);
    error_hint(walks->task->error, "choose a smaller alpha; without --alpha it is %.10g",
               bonacich_share * walks->limit);
    return PETSC_ERR_USER;
}

static PetscErrorCode find_power(struct walks *walks)
{
    walks->factor = choose_alpha(walks, bonacich_share);
    PetscCall(VecSet(walks->next, 1));
    PetscCall(MatMult(walks->matrix, walks->next, walks->right));
    PetscCall(solve_power(walks));
    PetscCall(scale_to(walks->solution, (double)walks->task->spread->node_count));
    return take_scores(walks);
}

PetscErrorCode solve_bonacich(const struct task *task)
{
    struct walks walks = {.task = task, .what = "bonacich"};
    PetscCall(start(&walks));
    PetscErrorCode code = find_power(&walks);
    PetscCall(end(&walks));
    return code;
}

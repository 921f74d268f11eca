/*
 * solve_walk.c: where a random walk spends its time: pagerank, personalized-pagerank, influence.
 * Symmetric by conjugate gradients; else, and last, step by step, until each score for itself
 * settles.
 *
 * Gleich, Zhukov & Berkhin (2004), Fast parallel PageRank: a linear system approach. That what
 * starts anew may be left to a last scaling: Langville & Meyer (2004), Internet Mathematics 1,
 * 335-380.
 */
#include "cluster/named.h"
#include "cluster/solvers.h"
#include "cluster/spread_matrix.h"
#include "cluster/system.h"

#include "base/xalloc.h"
#include "measure/walk.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* Below this a score is only good to this. */
static const double nothing = 1e-20;

struct walking {
    const struct spread *spread;
    struct course course;
    const struct arcs *arcs;
    bool symmetric; /* as much goes one way as the other */
    Mat matrix;     /* row: from */
    Vec leaving;    /* the sums of the rows */
    Vec fresh;      /* how likely the walk starts anew at the node */
    Vec scores, next;
    Vec passing; /* by node: what it gives along each unit of weight */
};

/* A sum of n numbers above 0 is exact to n roundings: no score settles to more than that. */
static PetscErrorCode note_exactness(struct walking *walk)
{
    Vec rows;
    PetscReal longest;
    PetscCall(matrix_arriving(walk->spread, walk->matrix, &rows));
    PetscCall(VecMax(rows, NULL, &longest));
    PetscCall(VecDestroy(&rows));
    walk->course.rounds.tolerance = fmax(walk->course.rounds.tolerance, longest * DBL_EPSILON / 2);
    return 0;
}

static PetscErrorCode start(struct walking *walk, entry_of *entry)
{
    const struct spread *spread = walk->spread;
    PetscCall(matrix_make(spread, walk->arcs, entry_one, false, &walk->matrix));
    PetscCall(note_exactness(walk));
    if (entry != entry_one)
        PetscCall(matrix_fill(walk->arcs, entry, false, walk->matrix));
    PetscCall(matrix_leaving(spread, walk->arcs, entry, &walk->leaving));
    PetscCall(VecDuplicate(walk->leaving, &walk->scores));
    PetscCall(VecDuplicate(walk->leaving, &walk->passing));
    PetscCall(VecDuplicate(walk->leaving, &walk->next));
    return 0;
}

static PetscErrorCode end(struct walking *walk)
{
    PetscCall(VecDestroy(&walk->next));
    PetscCall(VecDestroy(&walk->passing));
    PetscCall(VecDestroy(&walk->scores));
    PetscCall(VecDestroy(&walk->fresh));
    PetscCall(VecDestroy(&walk->leaving));
    PetscCall(MatDestroy(&walk->matrix));
    return 0;
}

/* What each node gives along each unit of weight. */
static PetscErrorCode pass_on(struct walking *walk)
{
    const PetscScalar *scores, *leaving;
    PetscScalar *passing;
    PetscCall(VecGetArrayRead(walk->scores, &scores));
    PetscCall(VecGetArrayRead(walk->leaving, &leaving));
    PetscCall(VecGetArray(walk->passing, &passing));
    for (size_t v = 0; v < walk->spread->count; v++)
        passing[v] = leaving[v] > 0 ? WALK_DAMPING * scores[v] / leaving[v] : 0;
    PetscCall(VecRestoreArray(walk->passing, &passing));
    PetscCall(VecRestoreArrayRead(walk->leaving, &leaving));
    PetscCall(VecRestoreArrayRead(walk->scores, &scores));
    return 0;
}

/* scores = fresh + next; whether one of them moved by more than the tolerance. */
static PetscErrorCode take_step(struct walking *walk, bool *unsettled)
{
    double tolerance = walk->course.rounds.tolerance;
    const PetscScalar *next, *fresh;
    PetscScalar *scores;
    bool own = false;
    PetscCall(VecGetArrayRead(walk->next, &next));
    PetscCall(VecGetArrayRead(walk->fresh, &fresh));
    PetscCall(VecGetArray(walk->scores, &scores));
    for (size_t v = 0; v < walk->spread->count; v++) {
        double score = fresh[v] + next[v];
        own |= fabs(score - scores[v]) > tolerance * score + tolerance * nothing;
        scores[v] = score;
    }
    PetscCall(VecRestoreArray(walk->scores, &scores));
    PetscCall(VecRestoreArrayRead(walk->fresh, &fresh));
    PetscCall(VecRestoreArrayRead(walk->next, &next));
    *unsettled = spread_most(walk->spread, own) > 0;
    return 0;
}

static PetscErrorCode step_by_step(struct walking *walk)
{
    struct course *course = &walk->course;
    for (bool unsettled = true; unsettled;) {
        PetscCall(course_next(course, pow(WALK_DAMPING, (double)course->rounds.count)));
        PetscCall(pass_on(walk));
        PetscCall(matrix_pull(walk->matrix, !walk->symmetric, walk->passing, walk->next));
        PetscCall(take_step(walk, &unsettled));
        if (course_due(course) || !unsettled)
            PetscCall(course_save(course, walk->scores));
    }
    return 0;
}

/*
 * z, scores by what leaves, solves (leaving - damping * weights) z = fresh; where nothing leaves,
 * by 1. `next` has the diagonal, `passing` z, and so it begins with what the scores are.
 */
static PetscErrorCode solve_at_once(struct walking *walk, bool *solved)
{
    struct system system = {.matrix = walk->matrix,
                            .factor = WALK_DAMPING,
                            .diagonal = walk->next,
                            .right = walk->fresh};
    PetscScalar *diagonal;
    PetscCall(VecCopy(walk->leaving, walk->next));
    PetscCall(VecGetArray(walk->next, &diagonal));
    for (size_t v = 0; v < walk->spread->count; v++)
        if (!(diagonal[v] > 0))
            diagonal[v] = 1;
    PetscCall(VecRestoreArray(walk->next, &diagonal));
    PetscCall(VecPointwiseDivide(walk->passing, walk->scores, walk->next));
    PetscCall(course_resume(&walk->course, walk->passing));
    PetscCall(system_solve(&system, walk->passing, &walk->course, solved));
    if (!*solved)
        return 0;
    PetscCall(course_save(&walk->course, walk->passing));
    PetscCall(VecPointwiseMult(walk->scores, walk->passing, walk->next));
    return 0;
}

/* One step gives each score from those around it, all above 0, so it is as exact as they are. */
static PetscErrorCode take_last_step(struct walking *walk)
{
    bool unsettled;
    PetscCall(pass_on(walk));
    PetscCall(matrix_pull(walk->matrix, !walk->symmetric, walk->passing, walk->next));
    return take_step(walk, &unsettled);
}

/* From seeds, scores fall off with the distance: only steps keep the small ones exact. */
static PetscErrorCode solve_or_step(struct walking *walk, bool from_seeds)
{
    bool solved = false;
    if (walk->symmetric && !from_seeds) {
        PetscCall(VecSet(walk->scores, 1 / (1 - WALK_DAMPING) / (double)walk->spread->node_count));
        PetscCall(solve_at_once(walk, &solved));
    }
    if (solved)
        return take_last_step(walk);
    PetscCall(VecCopy(walk->fresh, walk->scores));
    if (!walk->symmetric || from_seeds)
        PetscCall(course_resume(&walk->course, walk->scores));
    return step_by_step(walk);
}

static PetscErrorCode find_scores(struct walking *walk, bool from_seeds, const struct task *task)
{
    PetscReal sum;
    PetscCall(solve_or_step(walk, from_seeds));
    PetscCall(VecSum(walk->scores, &sum));
    PetscCall(VecScale(walk->scores, 1 / sum));
    PetscCall(matrix_read(walk->spread, walk->scores, task->scores));
    rounds_remark(&walk->course.rounds, task->remark);
    return 0;
}

/* Anywhere alike, or at each of the seeds alike. */
static PetscErrorCode make_fresh(struct walking *walk, const struct task *task, bool from_seeds)
{
    const struct spread *spread = walk->spread;
    PetscCall(matrix_vector(spread, &walk->fresh));
    if (!from_seeds) {
        PetscCall(VecSet(walk->fresh, 1 / (double)spread->node_count));
        return 0;
    }
    bool *marks = xcalloc(spread->count, sizeof *marks);
    uint64_t seeds = named_mark(spread, task->options->seeds, marks, task->error);
    PetscScalar *fresh;
    PetscCall(VecGetArray(walk->fresh, &fresh));
    for (size_t v = 0; v < spread->count; v++)
        fresh[v] = marks[v] ? 1 / (double)seeds : 0;
    PetscCall(VecRestoreArray(walk->fresh, &fresh));
    free(marks);
    return seeds ? 0 : PETSC_ERR_USER;
}

static PetscErrorCode walk_on(struct walking *walk, entry_of *entry, bool from_seeds,
                              const struct task *task)
{
    PetscCall(make_fresh(walk, task, from_seeds));
    PetscCall(start(walk, entry));
    PetscCall(find_scores(walk, from_seeds, task));
    return end(walk);
}

static PetscErrorCode along_ties(const struct task *task, const char *what, bool from_seeds)
{
    struct walking walk = {.spread = task->spread,
                           .course = task_course(task, what, 1e-14, 2000),
                           .arcs = &task->spread->ties,
                           .symmetric = !task->spread->projection.directed};
    return walk_on(&walk, entry_projected(task->spread), from_seeds, task);
}

PetscErrorCode solve_pagerank(const struct task *task)
{
    return along_ties(task, "pagerank", false);
}

PetscErrorCode solve_personalized(const struct task *task)
{
    if (task->options->seeds)
        return along_ties(task, "personalized-pagerank", true);
    error_set(task->error, ERROR_USAGE, "personalized-pagerank needs entities to start from");
    error_hint(task->error, "add --seed ID,... or use --by pagerank");
    return PETSC_ERR_USER;
}

/* What flows has its amount in any case: see measure/flows.c. */
PetscErrorCode solve_influence(const struct task *task)
{
    struct walking walk = {.spread = task->spread,
                           .course = task_course(task, "influence", 1e-14, 2000),
                           .arcs = &task->spread->flows};
    return task->spread->flows_follow_ties ? along_ties(task, "influence", false)
                                           : walk_on(&walk, entry_weight, false, task);
}

/*
 * solve_pn.c: positive ties against negative ones by Everett and Borgatti's index: pn, pn-in,
 * pn-out, as measure/signed.c has them, by conjugate gradients.
 */
#include "cluster/solvers.h"
#include "cluster/spread_matrix.h"
#include "cluster/system.h"

/* Which ties of a node count. */
enum ends { ENDS_ALL, ENDS_IN, ENDS_OUT };

struct index_of {
    const struct task *task;
    enum ends ends;
    Mat matrix;
    Vec sums; /* by node: of the entries that count */
    double most;
};

/* The system has no inverse where all are set against all: then the index is its limit. */
static PetscErrorCode all_against_all(const struct index_of *index, bool *against)
{
    PetscReal greatest;
    PetscCall(VecMax(index->sums, NULL, &greatest));
    *against = greatest <= -index->most;
    return 0;
}

/* Of two nodes the limit is 1 / (1 - entry / 2), of all against all 1/2; of one it is 1. */
static PetscErrorCode take_limits(const struct index_of *index, bool *taken)
{
    const struct spread *spread = index->task->spread;
    const PetscScalar *sums;
    bool against = false;
    PetscCall(all_against_all(index, &against));
    *taken = spread->node_count <= 2 || against;
    if (!*taken)
        return 0;
    PetscCall(VecGetArrayRead(index->sums, &sums));
    for (size_t v = 0; v < spread->count; v++)
        index->task->scores[v] = against && spread->node_count > 1 ? .5 : 1 / (1 - sums[v] / 2);
    PetscCall(VecRestoreArrayRead(index->sums, &sums));
    return 0;
}

/*
 * All: (1 - A / most) x = 1. In: (1 - A'A / most^2) x = (1 + A' / most) 1; out the other way round.
 */
static PetscErrorCode solve_index(const struct index_of *index, const char *what)
{
    const struct task *task = index->task;
    struct course course = task_course(task, what, 1e-13, 10000);
    bool all = index->ends == ENDS_ALL, solved = false;
    struct system system = {.matrix = index->matrix,
                            .squared = !all,
                            .transposed = index->ends == ENDS_IN,
                            .factor = all ? 1 / index->most : 1 / (index->most * index->most)};
    Vec solution;
    PetscCall(VecDuplicate(index->sums, &solution));
    PetscCall(VecDuplicate(index->sums, &system.right));
    PetscCall(VecSet(system.right, 1));
    if (!all)
        PetscCall(VecAXPY(system.right, 1 / index->most, index->sums));
    PetscCall(VecCopy(system.right, solution));
    PetscCall(course_resume(&course, solution));
    PetscErrorCode code = system_solve(&system, solution, &course, &solved);
    if (!code)
        code = course_save(&course, solution);
    if (!code)
        code = matrix_read(task->spread, solution, task->scores);
    rounds_remark(&course.rounds, task->remark);
    PetscCall(VecDestroy(&system.right));
    PetscCall(VecDestroy(&solution));
    return code;
}

static PetscErrorCode index_scores(const struct task *task, enum ends ends, const char *what)
{
    const struct spread *spread = task->spread;
    struct index_of index = {
        .task = task, .ends = ends, .most = 2 * ((double)spread->node_count - 1)};
    Vec ones;
    bool taken = false;
    PetscCall(matrix_make(spread, &spread->ties, entry_pn, true, &index.matrix));
    PetscCall(matrix_vector(spread, &ones));
    PetscCall(VecDuplicate(ones, &index.sums));
    PetscCall(VecSet(ones, 1));
    PetscCall(matrix_pull(index.matrix, ends == ENDS_IN, ones, index.sums));
    PetscCall(take_limits(&index, &taken));
    PetscErrorCode code = taken ? 0 : solve_index(&index, what);
    PetscCall(VecDestroy(&index.sums));
    PetscCall(VecDestroy(&ones));
    PetscCall(MatDestroy(&index.matrix));
    return code;
}

PetscErrorCode solve_pn(const struct task *task)
{
    return index_scores(task, ENDS_ALL, "pn");
}

PetscErrorCode solve_pn_in(const struct task *task)
{
    return index_scores(task, ENDS_IN, "pn-in");
}

PetscErrorCode solve_pn_out(const struct task *task)
{
    return index_scores(task, ENDS_OUT, "pn-out");
}

/*
 * system.c: a symmetric system by conjugate gradients, scaled by the diagonal. What they leave is
 * solved for again, until each equation for itself holds: the norm that PETSc goes by says little
 * of small entries.
 */
#include "cluster/system.h"

#include "cluster/spread_matrix.h"

#include <petscksp.h>

#include <math.h>

/* What the matrix of the system is made of when PETSc multiplies by it, and how its rounds end. */
struct shell {
    const struct system *system;
    struct course *course;
    Vec middle; /* what the first of two factors gives */
    Vec residual, change;
    double at_first;
    int stretch; /* rounds that a solution may take; 0: any number */
    PetscErrorCode failed;
};

/* Each time the residual shall fall by this much. */
static const double share = 1e-8;

/* A residual that no longer falls is rounding's, if it is no larger. */
static const double good_enough = 1e-11;

static PetscErrorCode multiply(Mat shell_matrix, Vec vector, Vec product)
{
    struct shell *shell;
    PetscCall(MatShellGetContext(shell_matrix, &shell));
    const struct system *system = shell->system;
    if (system->squared) {
        PetscCall(matrix_pull(system->matrix, !system->transposed, vector, shell->middle));
        PetscCall(matrix_pull(system->matrix, system->transposed, shell->middle, product));
    } else {
        PetscCall(matrix_pull(system->matrix, system->transposed, vector, product));
    }
    PetscCall(VecScale(product, -system->factor));
    if (!system->diagonal) {
        PetscCall(VecAXPY(product, 1, vector));
        return 0;
    }
    PetscCall(VecPointwiseMult(shell->middle, system->diagonal, vector));
    PetscCall(VecAXPY(product, 1, shell->middle));
    return 0;
}

static PetscErrorCode get_diagonal(Mat shell_matrix, Vec diagonal)
{
    struct shell *shell;
    PetscCall(MatShellGetContext(shell_matrix, &shell));
    if (shell->system->diagonal)
        PetscCall(VecCopy(shell->system->diagonal, diagonal));
    else
        PetscCall(VecSet(diagonal, 1));
    return 0;
}

/* PETSc asks it after each round. */
static PetscErrorCode judge(KSP ksp, PetscInt round, PetscReal norm, KSPConvergedReason *reason,
                            void *context)
{
    (void)ksp;
    struct shell *shell = context;
    if (round == 0)
        shell->at_first = norm;
    *reason = norm <= share * shell->at_first             ? KSP_CONVERGED_RTOL
              : shell->stretch && round >= shell->stretch ? KSP_CONVERGED_ITS
                                                          : KSP_CONVERGED_ITERATING;
    if (*reason == KSP_CONVERGED_ITERATING && (shell->failed = course_next(shell->course, norm)))
        *reason = KSP_CONVERGED_ITS;
    return 0;
}

/* The largest share of its own size by which an equation is off. */
static PetscErrorCode find_worst(const struct system *system, Vec solution, Vec residual,
                                 const struct spread *spread, double *worst)
{
    const PetscScalar *right, *left, *off, *diagonal = NULL;
    double most = 0;
    PetscCall(VecGetArrayRead(system->right, &right));
    PetscCall(VecGetArrayRead(solution, &left));
    PetscCall(VecGetArrayRead(residual, &off));
    if (system->diagonal)
        PetscCall(VecGetArrayRead(system->diagonal, &diagonal));
    for (size_t v = 0; v < spread->count; v++) {
        double scale = fmax(fabs(right[v]), (diagonal ? diagonal[v] : 1) * fabs(left[v]));
        if (fabs(off[v]) > 0)
            most = fmax(most, fabs(off[v]) / scale);
    }
    if (system->diagonal)
        PetscCall(VecRestoreArrayRead(system->diagonal, &diagonal));
    PetscCall(VecRestoreArrayRead(residual, &off));
    PetscCall(VecRestoreArrayRead(solution, &left));
    PetscCall(VecRestoreArrayRead(system->right, &right));
    *worst = spread_most(spread, most);
    return 0;
}

/*
 * Whether another solution for what is left is worth while; if not, whether this one will do. One
 * that was stopped for a checkpoint may not have come nearer yet.
 */
static bool goes_on(const struct shell *shell, double worst, double before, bool *solved)
{
    *solved =
        worst <= shell->course->rounds.tolerance || (worst > before / 2 && worst <= good_enough);
    return !*solved && (worst <= before / 2 || shell->stretch);
}

/* Solves for what is left until that is nothing. */
static PetscErrorCode refine(struct shell *shell, KSP ksp, Mat matrix, Vec solution, bool *solved)
{
    struct course *course = shell->course;
    KSPConvergedReason reason;
    double before = (double)INFINITY, worst = 0;
    for (;;) {
        PetscCall(MatMult(matrix, solution, shell->residual));
        PetscCall(VecAYPX(shell->residual, -1, shell->system->right));
        PetscCall(find_worst(shell->system, solution, shell->residual, course->spread, &worst));
        if (!goes_on(shell, worst, before, solved))
            return 0;
        before = worst;
        PetscCall(KSPSolve(ksp, shell->residual, shell->change));
        PetscCall(KSPGetConvergedReason(ksp, &reason));
        if (shell->failed || reason < 0)
            return shell->failed;
        PetscCall(VecAXPY(solution, 1, shell->change));
        if (course_due(course))
            PetscCall(course_save(course, solution));
    }
}

static PetscErrorCode make_solver(struct shell *shell, Mat matrix, KSP *ksp)
{
    PC scaling;
    PetscCall(KSPCreate(shell->course->spread->comm, ksp));
    PetscCall(KSPSetType(*ksp, KSPCG));
    PetscCall(KSPSetOperators(*ksp, matrix, matrix));
    PetscCall(KSPSetTolerances(*ksp, PETSC_DEFAULT, PETSC_DEFAULT, PETSC_DEFAULT, PETSC_MAX_INT));
    PetscCall(KSPSetConvergenceTest(*ksp, judge, shell, NULL));
    PetscCall(KSPGetPC(*ksp, &scaling));
    PetscCall(PCSetType(scaling, shell->system->diagonal ? PCJACOBI : PCNONE));
    return 0;
}

PetscErrorCode system_solve(const struct system *system, Vec solution, struct course *course,
                            bool *solved)
{
    struct shell shell = {
        .system = system, .course = course, .stretch = course->folder ? COURSE_STRETCH : 0};
    PetscInt own;
    Mat matrix;
    KSP ksp;
    PetscCall(VecGetLocalSize(solution, &own));
    PetscCall(VecDuplicate(solution, &shell.middle));
    PetscCall(VecDuplicate(solution, &shell.residual));
    PetscCall(VecDuplicate(solution, &shell.change));
    PetscCall(MatCreateShell(course->spread->comm, own, own, PETSC_DETERMINE, PETSC_DETERMINE,
                             &shell, &matrix));
    PetscCall(MatShellSetOperation(matrix, MATOP_MULT, (void (*)(void))multiply));
    PetscCall(MatShellSetOperation(matrix, MATOP_GET_DIAGONAL, (void (*)(void))get_diagonal));
    PetscCall(make_solver(&shell, matrix, &ksp));
    PetscErrorCode code = refine(&shell, ksp, matrix, solution, solved);
    PetscCall(KSPDestroy(&ksp));
    PetscCall(MatDestroy(&matrix));
    PetscCall(VecDestroy(&shell.change));
    PetscCall(VecDestroy(&shell.residual));
    PetscCall(VecDestroy(&shell.middle));
    return code;
}

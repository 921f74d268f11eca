/*
 * leading.c: the leading eigenvector of a symmetric matrix, by SLEPc's Krylov-Schur method from a
 * given vector: the space that it spans holds of each eigenvalue only what the vector has of it.
 *
 * Stewart (2002), SIAM Journal on Matrix Analysis and Applications 23, 601-614.
 */
#include "cluster/leading.h"

#include "cluster/spread_matrix.h"
#include "measure/leading.h"

#include <slepceps.h>

#include <math.h>

/* Between two restarts the space grows to so many vectors. */
enum { VECTORS = 20 };

/* Eigenvalues that agree to this share are the same. */
static const double same = 1e-10;

/* What SLEPc's rounds are followed by. */
struct following {
    struct course *course;
    double distance; /* of the first vector from its end */
    bool stretched;  /* it was stopped for a checkpoint */
    PetscErrorCode failed;
};

/* SLEPc tells how far each vector is from its end. */
static PetscErrorCode note(EPS eps, PetscInt round, PetscInt converged, PetscScalar *real,
                           PetscScalar *imaginary, PetscReal *distances, PetscInt count,
                           void *context)
{
    (void)eps, (void)round, (void)converged, (void)real, (void)imaginary;
    struct following *following = context;
    following->distance = count ? distances[0] : NAN;
    return 0;
}

/* SLEPc asks it after each restart. */
static PetscErrorCode judge(EPS eps, PetscInt round, PetscInt most, PetscInt converged,
                            PetscInt wanted, EPSConvergedReason *reason, void *context)
{
    struct following *following = context;
    PetscCall(EPSStoppingBasic(eps, round, most, converged, wanted, reason, NULL));
    if (*reason != EPS_CONVERGED_ITERATING)
        return 0;
    following->failed = course_next(following->course, following->distance);
    following->stretched = course_due(following->course);
    if (following->failed || following->stretched)
        *reason = EPS_CONVERGED_USER;
    return 0;
}

/* The best vector so far stands first in the basis. */
static PetscErrorCode take_best(EPS eps, Vec vector)
{
    BV basis;
    PetscCall(EPSGetBV(eps, &basis));
    PetscCall(BVCopyVec(basis, 0, vector));
    return 0;
}

/*
 * In a small space rounding brings more vectors of the same value to light; of all of them the
 * vector becomes what it has in them.
 */
static PetscErrorCode take_found(EPS eps, Vec vector, double *value)
{
    PetscInt converged;
    PetscScalar other, part;
    Vec one, sum;
    PetscCall(EPSGetConverged(eps, &converged));
    PetscCall(EPSGetEigenvalue(eps, 0, value, NULL));
    PetscCall(VecDuplicate(vector, &one));
    PetscCall(VecDuplicate(vector, &sum));
    PetscCall(VecSet(sum, 0));
    for (PetscInt i = 0; i < converged; i++) {
        PetscCall(EPSGetEigenpair(eps, i, &other, NULL, one, NULL));
        if (fabs(other - *value) > same * fabs(*value))
            break;
        PetscCall(VecDot(vector, one, &part));
        PetscCall(VecAXPY(sum, part, one));
    }
    PetscCall(VecCopy(sum, vector));
    PetscCall(VecNormalize(vector, NULL));
    PetscCall(VecDestroy(&sum));
    PetscCall(VecDestroy(&one));
    return 0;
}

static PetscErrorCode make_solver(Mat matrix, struct following *following, EPS *eps)
{
    PetscCall(EPSCreate(following->course->spread->comm, eps));
    PetscCall(EPSSetOperators(*eps, matrix, NULL));
    PetscCall(EPSSetProblemType(*eps, EPS_HEP));
    PetscCall(EPSSetType(*eps, EPSKRYLOVSCHUR));
    PetscCall(EPSSetWhichEigenpairs(*eps, EPS_LARGEST_REAL));
    PetscCall(EPSSetDimensions(*eps, 1, VECTORS, PETSC_DEFAULT));
    PetscCall(EPSSetTolerances(*eps, following->course->rounds.tolerance, PETSC_MAX_INT));
    PetscCall(EPSSetStoppingTestFunction(*eps, judge, following, NULL));
    PetscCall(EPSMonitorSet(*eps, note, following, NULL));
    return 0;
}

PetscErrorCode leading_vector(Mat matrix, Vec vector, double *value, struct course *course)
{
    struct following following = {.course = course, .distance = NAN};
    EPS eps;
    PetscCall(course_resume(course, vector));
    PetscCall(make_solver(matrix, &following, &eps));
    for (bool found = false; !found;) {
        following.stretched = false;
        PetscCall(EPSSetInitialSpace(eps, 1, &vector));
        PetscCall(EPSSolve(eps));
        if (following.failed)
            break;
        found = !following.stretched;
        if (found)
            PetscCall(take_found(eps, vector, value));
        else
            PetscCall(take_best(eps, vector));
        PetscCall(course_save(course, vector));
    }
    PetscCall(EPSDestroy(&eps));
    return following.failed;
}

PetscErrorCode leading_of_product(Mat matrix, bool transposed, Vec vector, double *value,
                                  struct course *course)
{
    Mat product, other = matrix;
    if (!transposed)
        PetscCall(MatCreateTranspose(matrix, &other));
    PetscCall(MatCreateNormal(other, &product));
    PetscErrorCode code = leading_vector(product, vector, value, course);
    PetscCall(MatDestroy(&product));
    if (!transposed)
        PetscCall(MatDestroy(&other));
    return code;
}

PetscErrorCode leading_read(const struct spread *spread, Vec vector, double *scores)
{
    PetscCall(matrix_read(spread, vector, scores));
    leading_drop_noise(scores, spread->count);
    return 0;
}

/*
 * solve_spectral.c: measures that are eigenvectors: eigenvector, hub, authority,
 * signed-eigenvector. All start from the same vector each time.
 */
#include "cluster/leading.h"
#include "cluster/perron.h"
#include "cluster/solvers.h"
#include "cluster/spread_matrix.h"
#include "measure/leading.h"

#include <math.h>
#include <string.h>

static PetscErrorCode no_scores(const struct task *task)
{
    if (task->spread->count)
        memset(task->scores, 0, task->spread->count * sizeof *task->scores);
    return 0;
}

/* All 0 where the matrix is. */
static PetscErrorCode is_nothing(Mat matrix, bool *nothing)
{
    PetscReal norm;
    PetscCall(MatNorm(matrix, NORM_FROBENIUS, &norm));
    *nothing = !(norm > 0);
    return 0;
}

/* The eigenvector has one sign; its maximum becomes 1. */
static PetscErrorCode read_positive(const struct task *task, Vec vector)
{
    PetscReal least, most;
    PetscCall(VecMin(vector, NULL, &least));
    PetscCall(VecMax(vector, NULL, &most));
    PetscCall(VecScale(vector, 1 / (-least > most ? least : most)));
    return leading_read(task->spread, vector, task->scores);
}

/* What hubs and authorities differ in. */
enum product { PRODUCT_NONE, PRODUCT_HUB, PRODUCT_AUTHORITY };

static PetscErrorCode leading_scores(const struct task *task, enum product product, Mat matrix,
                                     struct course *course)
{
    Vec vector;
    double value;
    PetscCall(matrix_vector(task->spread, &vector));
    PetscCall(VecSet(vector, 1));
    if (product == PRODUCT_NONE)
        PetscCall(leading_vector(matrix, vector, &value, course));
    else
        PetscCall(leading_of_product(matrix, product == PRODUCT_AUTHORITY, vector, &value, course));
    PetscCall(read_positive(task, vector));
    PetscCall(VecDestroy(&vector));
    rounds_remark(&course->rounds, task->remark);
    return 0;
}

static PetscErrorCode positive(const struct task *task, enum product product, const char *what)
{
    struct course course = task_course(task, what, 1e-14, 5000);
    const struct spread *spread = task->spread;
    bool nothing;
    Mat matrix;
    PetscCall(matrix_make(spread, &spread->ties, entry_projected(spread), false, &matrix));
    PetscCall(is_nothing(matrix, &nothing));
    PetscErrorCode code =
        nothing ? no_scores(task) : leading_scores(task, product, matrix, &course);
    PetscCall(MatDestroy(&matrix));
    return code;
}

/* Of directed ties strong component by strong component. */
static PetscErrorCode directed_eigenvector(const struct task *task)
{
    const struct spread *spread = task->spread;
    struct course course = task_course(task, "eigenvector", 1e-14, 100000);
    PetscCall(perron_scores(spread, entry_projected(spread), task->scores, &course));
    leading_drop_noise(task->scores, spread->count);
    rounds_remark(&course.rounds, task->remark);
    return 0;
}

PetscErrorCode solve_eigenvector(const struct task *task)
{
    return task->spread->projection.directed ? directed_eigenvector(task)
                                             : positive(task, PRODUCT_NONE, "eigenvector");
}

PetscErrorCode solve_hub(const struct task *task)
{
    return positive(task, PRODUCT_HUB, "hub");
}

PetscErrorCode solve_authority(const struct task *task)
{
    return positive(task, PRODUCT_AUTHORITY, "authority");
}

/* Of all ones the two sides of a divide would cancel: numbers without a pattern. */
static PetscErrorCode set_scattered(const struct spread *spread, Vec vector)
{
    double golden = (sqrt(5) - 1) / 2;
    PetscScalar *values;
    PetscCall(VecGetArray(vector, &values));
    for (size_t v = 0; v < spread->count; v++)
        values[v] = .5 + fmod((double)(spread->nodes[v].order + 1) * golden, 1);
    PetscCall(VecRestoreArray(vector, &values));
    return 0;
}

/* Of the nodes with the largest magnitude the first in order has it above 0. */
static PetscErrorCode scale_by_largest(const struct spread *spread, Vec vector)
{
    const PetscScalar *values;
    PetscReal most;
    double first = -(double)INFINITY, sign = 1;
    PetscCall(VecNorm(vector, NORM_INFINITY, &most));
    PetscCall(VecGetArrayRead(vector, &values));
    for (size_t v = 0; v < spread->count; v++)
        if (fabs(values[v]) >= most * (1 - 1e-9) && -(double)spread->nodes[v].order > first) {
            first = -(double)spread->nodes[v].order;
            sign = values[v] < 0 ? -1 : 1;
        }
    PetscCall(VecRestoreArrayRead(vector, &values));
    bool ours = first >= spread_most(spread, first);
    PetscCall(VecScale(vector, (spread_total(spread, ours ? sign : 0) < 0 ? -1 : 1) / most));
    return 0;
}

static PetscErrorCode signed_scores(const struct task *task, Mat matrix, struct course *course)
{
    Vec vector;
    double value;
    PetscCall(matrix_vector(task->spread, &vector));
    PetscCall(set_scattered(task->spread, vector));
    PetscCall(leading_vector(matrix, vector, &value, course));
    PetscCall(scale_by_largest(task->spread, vector));
    PetscCall(leading_read(task->spread, vector, task->scores));
    PetscCall(VecDestroy(&vector));
    rounds_remark(&course->rounds, task->remark);
    return 0;
}

PetscErrorCode solve_signed_eigenvector(const struct task *task)
{
    struct course course = task_course(task, "signed-eigenvector", 1e-14, 10000);
    const struct spread *spread = task->spread;
    bool nothing;
    Mat matrix;
    entry_of *entry = spread->projection.weighted ? entry_signed_weight : entry_signed;
    PetscCall(matrix_make(spread, &spread->ties, entry, false, &matrix));
    PetscCall(is_nothing(matrix, &nothing));
    PetscErrorCode code = nothing ? no_scores(task) : signed_scores(task, matrix, &course);
    PetscCall(MatDestroy(&matrix));
    return code;
}

/*
 * spread_matrix.c: arcs as a distributed sparse matrix: each process sets the rows of its own
 * nodes, so that nothing is sent.
 */
#include "cluster/spread_matrix.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

double entry_one(const struct arc *arc)
{
    (void)arc;
    return 1;
}

double entry_weight(const struct arc *arc)
{
    return arc->weight;
}

double entry_signed(const struct arc *arc)
{
    return arc->sign;
}

double entry_signed_weight(const struct arc *arc)
{
    return arc->sign * arc->weight;
}

double entry_pn(const struct arc *arc)
{
    return arc->sign > 0 ? 1 : -2;
}

entry_of *entry_projected(const struct spread *spread)
{
    return spread->projection.weighted ? entry_weight : entry_one;
}

static bool same_pair(const struct arc *a, const struct arc *b)
{
    return a->from == b->from && a->to == b->to;
}

/* Of each of our rows: its entries in columns of ours, and in those of others. */
static void count_entries(const struct spread *spread, const struct arcs *arcs, PetscInt *ours,
                          PetscInt *theirs)
{
    for (size_t i = 0; i < arcs->count; i++) {
        const struct arc *arc = &arcs->items[i];
        if (i && same_pair(arc, arc - 1))
            continue;
        bool here = arc->to >= spread->first && arc->to - spread->first < spread->count;
        (here ? ours : theirs)[arc->from - spread->first]++;
    }
}

/* How many arcs leave the node that most leave. */
static size_t longest_row(const struct arcs *arcs)
{
    size_t longest = 0, start = 0;
    for (size_t i = 0; i < arcs->count; i++) {
        if (arcs->items[i].from != arcs->items[start].from)
            start = i;
        longest = i + 1 - start > longest ? i + 1 - start : longest;
    }
    return longest;
}

/* The row that begins with the arc `at`: its columns and values; returns where the next begins. */
static size_t read_row(const struct arcs *arcs, size_t at, entry_of *entry, bool once,
                       PetscInt *columns, PetscScalar *values, PetscInt *length)
{
    uint64_t row = arcs->items[at].from;
    bool has[2] = {false, false};
    *length = 0;
    for (size_t start = at; at < arcs->count && arcs->items[at].from == row; at++) {
        const struct arc *arc = &arcs->items[at];
        if (at == start || !same_pair(arc, arc - 1)) {
            has[0] = has[1] = false;
            columns[*length] = (PetscInt)arc->to;
            values[(*length)++] = 0;
        }
        if (!once || !has[arc->sign > 0])
            values[*length - 1] += entry(arc);
        has[arc->sign > 0] = true;
    }
    return at;
}

PetscErrorCode matrix_fill(const struct arcs *arcs, entry_of *entry, bool once, Mat matrix)
{
    size_t longest = longest_row(arcs);
    PetscInt *columns = xreallocarray(NULL, longest, sizeof *columns), length;
    PetscScalar *values = xreallocarray(NULL, longest, sizeof *values);
    for (size_t at = 0; at < arcs->count;) {
        PetscInt row = (PetscInt)arcs->items[at].from;
        at = read_row(arcs, at, entry, once, columns, values, &length);
        PetscCall(MatSetValues(matrix, 1, &row, length, columns, values, INSERT_VALUES));
    }
    free(values);
    free(columns);
    PetscCall(MatAssemblyBegin(matrix, MAT_FINAL_ASSEMBLY));
    PetscCall(MatAssemblyEnd(matrix, MAT_FINAL_ASSEMBLY));
    return 0;
}

PetscErrorCode matrix_make(const struct spread *spread, const struct arcs *arcs, entry_of *entry,
                           bool once, Mat *matrix)
{
    PetscInt *counts = xcalloc(spread->count, 2 * sizeof *counts), own = (PetscInt)spread->count;
    count_entries(spread, arcs, counts, counts + spread->count);
    PetscCall(MatCreateAIJ(spread->comm, own, own, PETSC_DETERMINE, PETSC_DETERMINE, 0, counts, 0,
                           counts + spread->count, matrix));
    free(counts);
    return matrix_fill(arcs, entry, once, *matrix);
}

PetscErrorCode matrix_vector(const struct spread *spread, Vec *vector)
{
    PetscCall(VecCreateMPI(spread->comm, (PetscInt)spread->count, PETSC_DETERMINE, vector));
    return 0;
}

PetscErrorCode matrix_leaving(const struct spread *spread, const struct arcs *arcs, entry_of *entry,
                              Vec *sums)
{
    PetscScalar *values;
    PetscCall(matrix_vector(spread, sums));
    PetscCall(VecGetArray(*sums, &values));
    for (size_t i = 0; i < arcs->count; i++)
        values[arcs->items[i].from - spread->first] += entry(&arcs->items[i]);
    PetscCall(VecRestoreArray(*sums, &values));
    return 0;
}

PetscErrorCode matrix_arriving(const struct spread *spread, Mat matrix, Vec *sums)
{
    Vec ones;
    PetscCall(matrix_vector(spread, sums));
    PetscCall(VecDuplicate(*sums, &ones));
    PetscCall(VecSet(ones, 1));
    PetscCall(MatMultTranspose(matrix, ones, *sums));
    PetscCall(VecDestroy(&ones));
    return 0;
}

PetscErrorCode matrix_read(const struct spread *spread, Vec vector, double *scores)
{
    const PetscScalar *values;
    PetscCall(VecGetArrayRead(vector, &values));
    if (spread->count)
        memcpy(scores, values, spread->count * sizeof *scores);
    PetscCall(VecRestoreArrayRead(vector, &values));
    return 0;
}

PetscErrorCode matrix_pull(Mat matrix, bool transposed, Vec vector, Vec product)
{
    return transposed ? MatMultTranspose(matrix, vector, product)
                      : MatMult(matrix, vector, product);
}

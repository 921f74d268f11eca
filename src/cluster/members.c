/*
 * members.c: the parts that nodes of several processes fall into, by PETSc's star forest.
 */
#include "cluster/members.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

PetscErrorCode members_init(struct members *members, const struct spread *spread,
                            const double *names)
{
    PetscInt *numbers = xreallocarray(NULL, spread->count, sizeof *numbers);
    PetscLayout layout;
    members->count = spread->count;
    for (size_t v = 0; v < spread->count; v++)
        numbers[v] = (PetscInt)names[v];
    PetscCall(PetscLayoutCreateFromSizes(spread->comm, (PetscInt)spread->count, PETSC_DETERMINE, 1,
                                         &layout));
    PetscCall(PetscSFCreate(spread->comm, &members->forest));
    PetscCall(PetscSFSetGraphLayout(members->forest, layout, (PetscInt)spread->count, NULL,
                                    PETSC_OWN_POINTER, numbers));
    PetscCall(PetscLayoutDestroy(&layout));
    free(numbers);
    return 0;
}

PetscErrorCode members_release(struct members *members)
{
    return PetscSFDestroy(&members->forest);
}

PetscErrorCode members_join(const struct members *members, double *values, MPI_Op operation)
{
    double *joined = xcalloc(members->count, sizeof *joined);
    double nothing = operation == MPI_SUM   ? 0
                     : operation == MPI_MIN ? (double)INFINITY
                                            : -(double)INFINITY;
    for (size_t v = 0; v < members->count; v++)
        joined[v] = nothing;
    PetscCall(PetscSFReduceBegin(members->forest, MPI_DOUBLE, values, joined, operation));
    PetscCall(PetscSFReduceEnd(members->forest, MPI_DOUBLE, values, joined, operation));
    PetscCall(PetscSFBcastBegin(members->forest, MPI_DOUBLE, joined, values, MPI_REPLACE));
    PetscCall(PetscSFBcastEnd(members->forest, MPI_DOUBLE, joined, values, MPI_REPLACE));
    free(joined);
    return 0;
}

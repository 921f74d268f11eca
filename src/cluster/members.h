/*
 * members.h: the parts that nodes of several processes fall into, and sums over each.
 */
#ifndef CLUSTER_MEMBERS_H
#define CLUSTER_MEMBERS_H

#include "cluster/spread.h"

#include <petscsf.h>

/* Each part is called by the number of one of its nodes, which collects what the others have. */
struct members {
    PetscSF forest;
    size_t count; /* of our nodes */
};

/* names[v] is what the part of our node v is called. */
PetscErrorCode members_init(struct members *members, const struct spread *spread,
                            const double *names);
PetscErrorCode members_release(struct members *members);

/* Makes the number of each of our nodes the sum (MPI_SUM), or the least or greatest, of its part.
 */
PetscErrorCode members_join(const struct members *members, double *values, MPI_Op operation);

#endif

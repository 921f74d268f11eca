/*
 * halo.h: what is known of the nodes of other processes that our arcs lead to, sent and brought by
 * PETSc's star forest.
 */
#ifndef CLUSTER_HALO_H
#define CLUSTER_HALO_H

#include "cluster/spread.h"

#include <petscsf.h>

/* Places: our node v has place v - first; the k-th of the others, place count + k. */
struct halo {
    const struct spread *spread;
    const struct arcs *arcs;
    PetscSF forest;
    size_t place_count; /* our nodes, and others that our arcs lead to */
    uint32_t *places;   /* by arc: that of the node that it leads to */
};

PetscErrorCode halo_init(struct halo *halo, const struct spread *spread, const struct arcs *arcs);
PetscErrorCode halo_release(struct halo *halo);

/* Fills values[count .. place_count - 1] with what their processes have in theirs. */
PetscErrorCode halo_fetch(const struct halo *halo, double *values);

/* The same for `size` bytes a place. */
PetscErrorCode halo_fetch_bytes(const struct halo *halo, size_t size, unsigned char *bytes);

/* Adds (MPI_SUM) what we have for the others to theirs, or leaves there the greatest (MPI_MAX). */
PetscErrorCode halo_send(const struct halo *halo, double *values, MPI_Op operation);

#endif

/*
 * spread_matrix.h: arcs as a distributed sparse matrix of PETSc's; and vectors that go with it.
 */
#ifndef CLUSTER_SPREAD_MATRIX_H
#define CLUSTER_SPREAD_MATRIX_H

#include "cluster/spread.h"

#include <petscmat.h>

/* What an arc adds to its entry. */
typedef double entry_of(const struct arc *arc);

entry_of entry_one, entry_weight, entry_signed, entry_signed_weight;
entry_of entry_pn; /* 1 for a positive tie, -2 for a negative one (Everett & Borgatti) */

/* entry_weight where the projection is weighted, else entry_one. */
entry_of *entry_projected(const struct spread *spread);

/*
 * Row `from`, column `to`: the sum of what the arcs of a pair add; with `once` only the first of
 * each sign does. The products of the transposed one give each node what those have who point to
 * it.
 */
PetscErrorCode matrix_make(const struct spread *spread, const struct arcs *arcs, entry_of *entry,
                           bool once, Mat *matrix);

/* Writes the matrix's entries anew, from the same arcs. */
PetscErrorCode matrix_fill(const struct arcs *arcs, entry_of *entry, bool once, Mat matrix);

/* A vector with an entry a node, and one with the sums of what the arcs add that leave each. */
PetscErrorCode matrix_vector(const struct spread *spread, Vec *vector);
PetscErrorCode matrix_leaving(const struct spread *spread, const struct arcs *arcs, entry_of *entry,
                              Vec *sums);

/* The sums of the matrix's columns: what arrives at each node. */
PetscErrorCode matrix_arriving(const struct spread *spread, Mat matrix, Vec *sums);

/* Copies our nodes' entries to the scores. */
PetscErrorCode matrix_read(const struct spread *spread, Vec vector, double *scores);

/* product = the matrix, or its transposed one, times the vector. */
PetscErrorCode matrix_pull(Mat matrix, bool transposed, Vec vector, Vec product);

#endif

/*
 * leading.h: the leading eigenvector of a symmetric matrix, by SLEPc.
 */
#ifndef CLUSTER_LEADING_H
#define CLUSTER_LEADING_H

#include "cluster/course.h"

#include <petscmat.h>

/*
 * Turns the vector (not 0) into the eigenvector of the largest eigenvalue of a matrix that is not
 * 0, as measure/leading.h does: of several it is the mix nearest to what the vector was.
 */
PetscErrorCode leading_vector(Mat matrix, Vec vector, double *value, struct course *course);

/* The same for the matrix M M'; `transposed`: M' M. The value is that of the product. */
PetscErrorCode leading_of_product(Mat matrix, bool transposed, Vec vector, double *value,
                                  struct course *course);

/* Rounds to what scores of maximum 1 are good to: see leading_drop_noise(). */
PetscErrorCode leading_read(const struct spread *spread, Vec vector, double *scores);

#endif

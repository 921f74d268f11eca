/*
 * perron.h: the leading eigenvector of a directed network that is spread over processes.
 */
#ifndef CLUSTER_PERRON_H
#define CLUSTER_PERRON_H

#include "cluster/course.h"
#include "cluster/spread_matrix.h"

/* As measure/perron.h: the spectral radius; 0 where no ties run in a circle. */
PetscErrorCode perron_radius(const struct spread *spread, entry_of *entry, double *value,
                             struct course *course);

/* The eigenvector by in-ties: scores of our nodes, of which the largest of all is 1. */
PetscErrorCode perron_scores(const struct spread *spread, entry_of *entry, double *scores,
                             struct course *course);

#endif

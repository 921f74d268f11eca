/*
 * small_parts.h: strong components that settle too slowly for power iteration, and are small enough
 * to be brought together: each process solves them all by measure/noda.h.
 */
#ifndef CLUSTER_SMALL_PARTS_H
#define CLUSTER_SMALL_PARTS_H

#include "cluster/course.h"

/* An arc within a part. */
struct link {
    uint64_t part, from, to;
    double entry;
};

/*
 * `links` holds this process's, as bytes. Of our nodes in a part of any process's links fills in
 * the eigenvector's entry, by in-ties, and in values[v] the part's eigenvalue.
 */
PetscErrorCode small_parts_solve(struct course *course, const struct text *links, double *vector,
                                 double *values);

#endif

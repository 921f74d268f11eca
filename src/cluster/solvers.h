/*
 * solvers.h: what solve.c's table names: a function a measure.
 */
#ifndef CLUSTER_SOLVERS_H
#define CLUSTER_SOLVERS_H

#include "cluster/course.h"

#include <entente/measure.h>

/* What a solver is asked, and what it fills in: the scores of our nodes, and the remark. */
struct task {
    const struct spread *spread;
    const struct measure_options *options;
    const char *checkpoint;
    double *scores;
    struct text *remark;
    struct error *error;
};

/* On all processes at once. PETSC_ERR_USER: the error is set; else a code of PETSc's. */
typedef PetscErrorCode solver(const struct task *task);

/* The rounds of a measure, as measure/ has them. */
struct course task_course(const struct task *task, const char *what, double tolerance, size_t most);

/* solve_degree.c */
solver solve_degree, solve_indegree, solve_outdegree, solve_strength;
solver solve_positive_degree, solve_negative_degree, solve_net_degree, solve_degree_ratio;

/* solve_walk.c */
solver solve_pagerank, solve_personalized, solve_influence;

/* solve_spectral.c */
solver solve_eigenvector, solve_hub, solve_authority, solve_signed_eigenvector;

/* solve_katz.c */
solver solve_katz, solve_bonacich;

/* solve_pn.c */
solver solve_pn, solve_pn_in, solve_pn_out;

/* solve_balls.c */
solver solve_harmonic, solve_closeness;

/* solve_component.c */
solver solve_component;

#endif

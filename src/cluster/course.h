/*
 * course.h: a long computation on all processes: its rounds, how it is stopped, and the checkpoint
 * from which it is taken up again.
 */
#ifndef CLUSTER_COURSE_H
#define CLUSTER_COURSE_H

#include "cluster/spread.h"

#include "measure/rounds.h"

#include <petscvec.h>

/*
 * Errors of ours are in `error` when a function returns PETSC_ERR_USER; other codes are PETSc's,
 * for engine_failed().
 */
struct course {
    const struct spread *spread;
    const struct measure_options *options;
    struct rounds rounds;
    const char *folder; /* of checkpoints; NULL: none are kept */
    uint64_t stage;     /* a number of the measure's own, kept with what was reached */
    struct error *error;
};

/* So many rounds lie between two checkpoints. */
enum { COURSE_STRETCH = 20 };

/* What was reached, by node of ours: eight bytes of each, so far apart. */
struct reached {
    void *bytes;
    size_t apart;
};

/*
 * Begins the next round, on all processes: see rounds_next(). A signal that one of them got stops
 * all.
 */
PetscErrorCode course_next(struct course *course, double distance);

/* Whether a stretch is over, so that course_save() is due. */
bool course_due(const struct course *course);

/*
 * Writes what was reached to FOLDER/MEASURE.checkpoint, in the place of what was there; nothing
 * without a folder. What is computed from the vector alone is the same whether or not it was taken
 * up in between.
 */
PetscErrorCode course_save(struct course *course, Vec reached);

/* The same for what is of several parts. */
PetscErrorCode course_keep(struct course *course, const struct reached *parts, size_t count);

/*
 * Fills in what was reached, and the rounds that it took, where there is a checkpoint; else leaves
 * the vector as it is. One of another network, of other options or of another number of processes
 * is ERROR_USAGE.
 */
PetscErrorCode course_resume(struct course *course, Vec reached);

/* The same for several parts; `*found`: there is a checkpoint. */
PetscErrorCode course_take_up(struct course *course, const struct reached *parts, size_t count,
                              bool *found);

#endif

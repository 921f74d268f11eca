/*
 * noda.h: the leading eigenvector of a small, strongly connected network, whatever its shape.
 */
#ifndef MEASURE_NODA_H
#define MEASURE_NODA_H

#include "measure/pull.h"
#include "measure/rounds.h"

/* With more nodes its dense systems would take too long. */
enum { NODA_MOST = 1000 };

/*
 * Turns a positive vector into the eigenvector of maximum 1. Fails as rounds_next() does, and with
 * ERROR_INTERNAL where igraph fails.
 */
bool noda_vector(const struct pull *pull, double *vector, double *value, struct rounds *rounds,
                 struct error *error);

#endif

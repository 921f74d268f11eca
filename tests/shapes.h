/*
 * shapes.h: networks of every shape, from none at all to one of two thousand nodes, for kernels to
 * be held against igraph on each of them.
 */
#ifndef TESTS_SHAPES_H
#define TESTS_SHAPES_H

#include "fixtures.h"

/* How many shapes there are; the name of one. */
int shape_count(void);
const char *shape_name(int shape);

/* A new sample of the shape; its ties have weights, and each a direction. */
void sample_shape(struct sample *sample, int shape);

/* Every projection of positive ties: directed or not, weighted or not, parallel ties kept or not.
 */
enum { PROJECTION_COUNT = 8 };
struct projection projection_at(int index);

/*
 * Fails the test unless each of the network's scores of the measure is within 1e-9 of what is
 * expected, as a share of it (NAN is equal to itself), and the same to the last bit for several
 * numbers of threads.
 */
void check_scores(struct sample *sample, const char *measure, bool normalized,
                  const double *expected, const char *shape);

#endif

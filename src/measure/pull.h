/*
 * pull.h: products of a network's matrix with a vector, in parallel: each node pulls from its row.
 */
#ifndef MEASURE_PULL_H
#define MEASURE_PULL_H

#include "measure/ranges.h"
#include "network/adjacency.h"

#include <entente/network.h>

/* Compressed rows as in network/adjacency.h, borrowed, in ranges. */
struct pull {
    size_t node_count;
    const uint32_t *starts, *others;
    const double *weights; /* NULL: 1 each */
    struct ranges ranges;
};

void pull_init(struct pull *pull, size_t node_count, const uint32_t *starts, const uint32_t *others,
               const double *weights);

/*
 * The rows of a network, with the ties' weights where the projection is weighted. With WAY_IN the
 * product gives each node what those have who point to it.
 */

bool pull_network(struct pull *pull, struct network *network, enum way way, struct error *error);
void pull_release(struct pull *pull);

/* Fills product[first .. last - 1] with the sums over the rows of weight * vector[other]. */
void pull_rows(const struct pull *pull, const double *vector, double *product, size_t first,
               size_t last);

/* Fills the sums of the rows' weights. */
void pull_sums(const struct pull *pull, double *sums);

/* product = matrix * vector: all rows, in parallel. */
void pull_product(const struct pull *pull, const double *vector, double *product);

/* A matrix that is the product of two: `second` times `first`; or `second` alone (first NULL). */
struct matrix {
    const struct pull *first, *second;
    double *middle; /* what `first` gives; node_count numbers */
};

void matrix_init(struct matrix *matrix, const struct pull *first, const struct pull *second);
void matrix_release(struct matrix *matrix);

/* What `second` must pull from so that the whole matrix multiplies the vector. */
const double *matrix_half(const struct matrix *matrix, const double *vector);
void matrix_multiply(const struct matrix *matrix, const double *vector, double *product);

#endif

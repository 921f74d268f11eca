/*
 * pull.c: products of a network's matrix with a vector. A row is added up in an order that is
 * fixed, so the result is the same bits for any number of threads and on every processor.
 */
#include "measure/pull.h"

#include "base/clones.h"
#include "base/xalloc.h"

#include <stdlib.h>

void pull_init(struct pull *pull, size_t node_count, const uint32_t *starts, const uint32_t *others,
               const double *weights)
{
    *pull = (struct pull){node_count, starts, others, weights, {0}};
    ranges_init(&pull->ranges, node_count, starts);
}

bool pull_network(struct pull *pull, struct network *network, enum way way, struct error *error)
{
    bool weighted = network->projection.weighted;
    const struct rows *rows =
        weighted ? network_row_weights(network, way, error) : network_rows(network, way, error);
    if (rows)
        pull_init(pull, rows->node_count, rows->starts, rows->others,
                  weighted ? rows->weights : NULL);
    return rows != NULL;
}

void pull_release(struct pull *pull)
{
    ranges_release(&pull->ranges);
}

/* Four sums side by side, for an addition takes longer than the next read. */
KERNEL_CLONES
static double add_up(const uint32_t *others, size_t count, const double *vector)
{
    double sums[4] = {0};
    size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (size_t lane = 0; lane < 4; lane++)
            sums[lane] += vector[others[i + lane]];
    for (; i < count; i++)
        sums[i % 4] += vector[others[i]];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

KERNEL_CLONES
static double add_up_weighted(const uint32_t *others, const double *weights, size_t count,
                              const double *vector)
{
    double sums[4] = {0};
    size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (size_t lane = 0; lane < 4; lane++)
            sums[lane] += weights[i + lane] * vector[others[i + lane]];
    for (; i < count; i++)
        sums[i % 4] += weights[i] * vector[others[i]];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void pull_rows(const struct pull *pull, const double *vector, double *product, size_t first,
               size_t last)
{
    for (size_t v = first; v < last; v++) {
        size_t start = pull->starts[v], count = pull->starts[v + 1] - start;
        product[v] = pull->weights ? add_up_weighted(pull->others + start, pull->weights + start,
                                                     count, vector)
                                   : add_up(pull->others + start, count, vector);
    }
}

void pull_sums(const struct pull *pull, double *sums)
{
    for (size_t v = 0; v < pull->node_count; v++) {
        sums[v] = pull->weights ? 0 : pull->starts[v + 1] - pull->starts[v];
        for (uint32_t i = pull->starts[v]; pull->weights && i < pull->starts[v + 1]; i++)
            sums[v] += pull->weights[i];
    }
}

struct product {
    const struct pull *pull;
    const double *vector;
    double *product;
};

static double multiply_range(void *context, size_t first, size_t last)
{
    const struct product *product = context;
    pull_rows(product->pull, product->vector, product->product, first, last);
    return 0;
}

void pull_product(const struct pull *pull, const double *vector, double *product)
{
    ranges_run(&pull->ranges, multiply_range, &(struct product){pull, vector, product});
}

void matrix_init(struct matrix *matrix, const struct pull *first, const struct pull *second)
{
    *matrix = (struct matrix){first, second, NULL};
    if (first)
        matrix->middle = xreallocarray(NULL, first->node_count, sizeof *matrix->middle);
}

void matrix_release(struct matrix *matrix)
{
    free(matrix->middle);
}

const double *matrix_half(const struct matrix *matrix, const double *vector)
{
    if (!matrix->first)
        return vector;
    pull_product(matrix->first, vector, matrix->middle);
    return matrix->middle;
}

void matrix_multiply(const struct matrix *matrix, const double *vector, double *product)
{
    pull_product(matrix->second, matrix_half(matrix, vector), product);
}

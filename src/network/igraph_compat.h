/*
 * igraph_compat.h: <igraph.h>, of 0.10 from 0.10.2 on and of 1.x, as one interface. What differs
 * between them of what entente uses stands here and nowhere else; doc/compatibility.md says what
 * was tried.
 */
#ifndef NETWORK_IGRAPH_COMPAT_H
#define NETWORK_IGRAPH_COMPAT_H

#include <igraph.h>
#include <stdbool.h>

/* A handler that stops igraph where the condition holds: it has a parameter and a code in 0.10. */
#if IGRAPH_VERSION_MAJOR >= 1
#define IGRAPH_STOPS_IF(name, condition) \
    static igraph_bool_t name(void)      \
    {                                    \
        if (!(condition))                \
            return false;                \
        IGRAPH_FINALLY_FREE();           \
        return true;                     \
    }
#else
#define IGRAPH_STOPS_IF(name, condition)   \
    static igraph_error_t name(void *data) \
    {                                      \
        (void)data;                        \
        if (!(condition))                  \
            return IGRAPH_SUCCESS;         \
        IGRAPH_FINALLY_FREE();             \
        return IGRAPH_INTERRUPTED;         \
    }
#endif

/* Whether the eigenvector solver gave up: one code in 1.x, two ranges of codes in 0.10. */
static inline bool igraph_code_is_arpack(int code)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return code == IGRAPH_EARPACK;
#else
    return (code >= IGRAPH_ARPACK_PROD && code <= IGRAPH_ARPACK_UNKNOWN) ||
           (code >= IGRAPH_ARPACK_MAXIT && code <= IGRAPH_ARPACK_REORDER);
#endif
}

/* The values as a matrix, column by column, which they stay the storage of; never destroyed. */
static inline igraph_matrix_t igraph_matrix_on(double *values, size_t rows, size_t columns)
{
    igraph_integer_t height = (igraph_integer_t)rows, width = (igraph_integer_t)columns;
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_matrix_view(values, height, width);
#else
    igraph_matrix_t matrix = {0};
    igraph_matrix_view(&matrix, values, height, width);
    return matrix;
#endif
}

/* Leiden on an undirected graph until nothing moves; 1.x has vertex weights for either direction.
 */
static inline igraph_error_t igraph_undirected_leiden(const igraph_t *graph,
                                                      const igraph_vector_t *weights,
                                                      const igraph_vector_t *vertex_weights,
                                                      double resolution, double randomness,
                                                      igraph_vector_int_t *membership)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_community_leiden(graph, weights, vertex_weights, NULL, resolution, randomness,
                                   false, -1, membership, NULL, NULL);
#else
    return igraph_community_leiden(graph, weights, vertex_weights, resolution, randomness, false,
                                   -1, membership, NULL, NULL);
#endif
}

/* Infomap in one trial; without the regularization that 1.x has, which is as in 0.10. */
static inline igraph_error_t igraph_plain_infomap(const igraph_t *graph,
                                                  const igraph_vector_t *weights,
                                                  igraph_vector_int_t *membership,
                                                  double *codelength)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_community_infomap(graph, weights, NULL, 1, false, 0, membership, codelength);
#else
    return igraph_community_infomap(graph, weights, NULL, 1, membership, codelength);
#endif
}

#endif

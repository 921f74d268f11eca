/*
 * dijkstra.c: the lengths of shortest paths from each node, along weighted ties. See distance.h.
 */
#include "measure/distance.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/heap.h"
#include "network/adjacency.h"

#include <math.h>
#include <stdlib.h>

/* By entry of the rows, 1 / weight; NULL where one of them is not a length. */
static double *make_lengths(const struct rows *rows, const char *what, struct error *error)
{
    double *lengths = xreallocarray(NULL, rows->entry_count, sizeof *lengths);
    for (size_t i = 0; i < rows->entry_count; i++) {
        lengths[i] = 1 / rows->weights[i];
        if (lengths[i] > 0 && isfinite(lengths[i]))
            continue;
        error_set(error, ERROR_USAGE, "%s needs lengths, and a tie of weight %g has none", what,
                  rows->weights[i]);
        error_hint(error, "leave out --weighted, or give the relation another weight");
        free(lengths);
        return NULL;
    }
    return lengths;
}

static struct distances search(struct heap *heap, const struct rows *rows, const double *lengths,
                               uint32_t source)
{
    struct distances found = {0};
    heap_reset(heap);
    heap_push(heap, source, 0);
    while (!heap_empty(heap)) {
        struct heap_item near = heap_pop(heap);
        if (near.node != source) {
            found.reached++;
            found.sum += near.distance;
            found.inverse += 1 / near.distance;
            found.farthest = near.distance;
        }
        for (uint32_t i = rows->starts[near.node]; i < rows->starts[near.node + 1]; i++)
            heap_push(heap, rows->others[i], near.distance + lengths[i]);
    }
    return found;
}

/* Below so many entries to be gone along, threads take longer to start than the work does. */
enum { WORTH_THREADS = 100000, CHUNK = 16 };

static size_t useful_jobs(const struct rows *rows)
{
    return rows->node_count * (rows->entry_count + 1) < WORTH_THREADS ? 1 : jobs_count();
}

bool dijkstra_distances(struct network *network, const struct progress *progress, const char *what,
                        struct distances *results, struct error *error)
{
    const struct rows *rows = network_row_weights(network, WAY_OUT, error);
    size_t n = network->node_count, done = 0;
    double *lengths = rows ? make_lengths(rows, what, error) : NULL;
    if (!lengths)
        return false;
#pragma omp parallel num_threads((int)useful_jobs(rows))
    {
        struct heap heap;
        heap_init(&heap, n);
#pragma omp for schedule(dynamic, CHUNK)
        for (size_t source = 0; source < n; source++) {
            if (progress_interrupted())
                continue;
            results[source] = search(&heap, rows, lengths, (uint32_t)source);
            size_t now;
#pragma omp atomic capture
            now = ++done;
            if (jobs_index() == 0 && source % CHUNK == 0)
                progress_report(progress, what, (double)now / (double)n);
        }
        heap_release(&heap);
    }
    free(lengths);
    return !progress_stopped(what, error);
}

/*
 * spread.c: a network spread over the processes of a cluster.
 */
#include "cluster/spread.h"

#include "base/xalloc.h"

#include <stdlib.h>

void spread_number(struct spread *spread)
{
    uint64_t own = spread->count;
    MPI_Comm_rank(spread->comm, &spread->process);
    MPI_Comm_size(spread->comm, &spread->process_count);
    size_t processes = (size_t)spread->process_count;
    free(spread->starts);
    spread->starts = xcalloc(processes + 1, sizeof *spread->starts);
    MPI_Allgather(&own, 1, MPI_UINT64_T, spread->starts + 1, 1, MPI_UINT64_T, spread->comm);
    for (size_t i = 0; i < processes; i++)
        spread->starts[i + 1] += spread->starts[i];
    spread->first = spread->starts[spread->process];
    spread->node_count = spread->starts[processes];
}

int spread_owner(const struct spread *spread, uint64_t node)
{
    int low = 0, high = spread->process_count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (spread->starts[middle] <= node)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

uint64_t spread_sum(const struct spread *spread, uint64_t number)
{
    uint64_t sum;
    MPI_Allreduce(&number, &sum, 1, MPI_UINT64_T, MPI_SUM, spread->comm);
    return sum;
}

double spread_total(const struct spread *spread, double number)
{
    double total;
    MPI_Allreduce(&number, &total, 1, MPI_DOUBLE, MPI_SUM, spread->comm);
    return total;
}

double spread_most(const struct spread *spread, double number)
{
    double most;
    MPI_Allreduce(&number, &most, 1, MPI_DOUBLE, MPI_MAX, spread->comm);
    return most;
}

static int compare_arcs(const void *left, const void *right)
{
    const struct arc *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->sign != b->sign)
        return a->sign < b->sign ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

void arcs_sort(struct arcs *arcs)
{
    if (arcs->count)
        qsort(arcs->items, arcs->count, sizeof *arcs->items, compare_arcs);
}

void spread_release(struct spread *spread)
{
    if (!spread)
        return;
    free(spread->flows.items);
    free(spread->ties.items);
    free(spread->nodes);
    free(spread->starts);
    *spread = (struct spread){0};
}

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

/* Of nodes first .. first + count - 1: where each one's arcs are to begin, and one more. */
static size_t *count_rows(const struct arcs *arcs, uint64_t first, size_t count)
{
    size_t *starts = xcalloc(count + 1, sizeof *starts);
    for (size_t i = 0; i < arcs->count; i++)
        starts[arcs->items[i].from - first + 1]++;
    for (size_t v = 0; v < count; v++)
        starts[v + 1] += starts[v];
    return starts;
}

/* Swaps each arc to the row of its node: `next` is where the next one of each goes. */
static void swap_to_rows(struct arcs *arcs, uint64_t first, size_t count, const size_t *starts)
{
    size_t *next = xcalloc(count, sizeof *next);
    for (size_t v = 0; v < count; v++)
        next[v] = starts[v];
    for (size_t v = 0; v < count; v++)
        while (next[v] < starts[v + 1]) {
            struct arc arc = arcs->items[next[v]];
            size_t row = (size_t)(arc.from - first), to = next[row]++;
            if (row == v)
                continue;
            arcs->items[next[v]] = arcs->items[to];
            arcs->items[to] = arc;
        }
    free(next);
}

/* In place, as there may be no room for them twice; qsort() may take that for a row. */
void arcs_sort(struct arcs *arcs)
{
    uint64_t first = UINT64_MAX, last = 0;
    for (size_t i = 0; i < arcs->count; i++) {
        uint64_t from = arcs->items[i].from;
        first = from < first ? from : first;
        last = from > last ? from : last;
    }
    if (!arcs->count)
        return;
    size_t count = (size_t)(last - first) + 1;
    size_t *starts = count_rows(arcs, first, count);
    swap_to_rows(arcs, first, count, starts);
    for (size_t v = 0; v < count; v++)
        if (starts[v + 1] - starts[v] > 1)
            qsort(arcs->items + starts[v], starts[v + 1] - starts[v], sizeof *arcs->items,
                  compare_arcs);
    free(starts);
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

/*
 * small_parts.c: small strong components, brought together on every process, so that nothing is
 * sent back.
 */
#include "cluster/small_parts.h"

#include "cluster/exchange.h"

#include "base/xalloc.h"
#include "measure/noda.h"
#include "measure/pull.h"

#include <stdlib.h>
#include <string.h>

static int compare_links(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

static int compare_nodes(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The in-rows of one part; its nodes are called by their places among them. */
struct part_rows {
    uint64_t *nodes; /* each has a link that leads to it */
    size_t count;
    uint32_t *starts, *others;
    double *weights;
};

static void rows_init(struct part_rows *rows, const struct link *links, size_t count)
{
    rows->nodes = xreallocarray(NULL, count, sizeof *rows->nodes);
    rows->starts = xcalloc(count + 1, sizeof *rows->starts);
    rows->others = xreallocarray(NULL, count, sizeof *rows->others);
    rows->weights = xreallocarray(NULL, count, sizeof *rows->weights);
    rows->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!i || links[i].to != links[i - 1].to)
            rows->nodes[rows->count++] = links[i].to;
        rows->starts[rows->count] = (uint32_t)i + 1;
        rows->weights[i] = links[i].entry;
    }
    for (size_t i = 0; i < count; i++) {
        const uint64_t *found =
            bsearch(&links[i].from, rows->nodes, rows->count, sizeof *rows->nodes, compare_nodes);
        rows->others[i] = (uint32_t)(found - rows->nodes);
    }
}

static void rows_end(struct part_rows *rows)
{
    free(rows->weights);
    free(rows->others);
    free(rows->starts);
    free(rows->nodes);
}

/* Fills in what our nodes have of the part's eigenvector. */
static bool solve_part(struct course *course, const struct link *links, size_t count,
                       double *vector, double *values)
{
    const struct spread *spread = course->spread;
    struct part_rows rows;
    struct pull pull;
    double value = 0;
    rows_init(&rows, links, count);
    double *own = xreallocarray(NULL, rows.count, sizeof *own);
    for (size_t i = 0; i < rows.count; i++)
        own[i] = 1;
    pull_init(&pull, rows.count, rows.starts, rows.others, rows.weights);
    bool done = noda_vector(&pull, own, &value, &course->rounds, course->error);
    for (size_t i = 0; done && i < rows.count; i++) {
        uint64_t node = rows.nodes[i];
        if (node < spread->first || node - spread->first >= spread->count)
            continue;
        vector[node - spread->first] = own[i];
        values[node - spread->first] = value;
    }
    pull_release(&pull);
    free(own);
    rows_end(&rows);
    return done;
}

PetscErrorCode small_parts_solve(struct course *course, const struct text *links, double *vector,
                                 double *values)
{
    struct inbox all;
    bool done = true;
    exchange_all(course->spread->comm, links, &all);
    size_t bytes = all.starts[course->spread->process_count];
    size_t count = bytes / sizeof(struct link), first = 0;
    struct link *items = xreallocarray(NULL, count, sizeof *items);
    if (count) {
        memcpy(items, all.bytes, bytes);
        qsort(items, count, sizeof *items, compare_links);
    }
    for (size_t i = 1; done && i <= count; i++) {
        if (i < count && items[i].part == items[first].part)
            continue;
        done = solve_part(course, items + first, i - first, vector, values);
        first = i;
    }
    free(items);
    inbox_release(&all);
    return done ? 0 : PETSC_ERR_USER;
}

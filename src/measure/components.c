/*
 * components.c: strong components in one walk through the network, without recursion.
 *
 * Tarjan (1972), SIAM Journal on Computing 1, 146-160.
 */
#include "measure/components.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t none = UINT32_MAX;

struct search {
    const struct rows *rows;
    struct components *components;
    uint32_t *low;         /* by node: the earliest open node that it is known to reach, by order */
    uint32_t *order;       /* by node: as how many-th it was found */
    uint32_t *next;        /* by node: the entry of its row to look at next */
    uint32_t *path, *open; /* the nodes on the way here; those found whose part is not */
    size_t path_count, open_count;
    uint32_t found;
};

static void find(struct search *search, uint32_t node)
{
    search->order[node] = search->low[node] = search->found++;
    search->next[node] = search->rows->starts[node];
    search->path[search->path_count++] = node;
    search->open[search->open_count++] = node;
}

static void lower(struct search *search, uint32_t node, uint32_t low)
{
    if (low < search->low[node])
        search->low[node] = low;
}

/* All that is open from the node on is its part. */
static void close_part(struct search *search, uint32_t node)
{
    uint32_t last;
    do {
        last = search->open[--search->open_count];
        search->components->part[last] = (uint32_t)search->components->count;
    } while (last != node);
    search->components->count++;
}

static void leave(struct search *search, uint32_t node)
{
    if (search->low[node] == search->order[node])
        close_part(search, node);
    if (--search->path_count)
        lower(search, search->path[search->path_count - 1], search->low[node]);
}

static void search_from(struct search *search, uint32_t root)
{
    find(search, root);
    while (search->path_count) {
        uint32_t node = search->path[search->path_count - 1];
        if (search->next[node] == search->rows->starts[node + 1]) {
            leave(search, node);
            continue;
        }
        uint32_t other = search->rows->others[search->next[node]++];
        if (search->order[other] == none)
            find(search, other);
        else if (search->components->part[other] == none)
            lower(search, node, search->order[other]);
    }
}

/* Lists the nodes by part. */
static void list_nodes(struct components *components, size_t n)
{
    components->starts = xcalloc(components->count + 2, sizeof *components->starts);
    components->nodes = xreallocarray(NULL, n, sizeof *components->nodes);
    for (size_t v = 0; v < n; v++)
        components->starts[components->part[v] + 2]++;
    for (size_t p = 0; p < components->count; p++)
        components->starts[p + 2] += components->starts[p + 1];
    for (uint32_t v = 0; v < n; v++)
        components->nodes[components->starts[components->part[v] + 1]++] = v;
    components->place = xreallocarray(NULL, n, sizeof *components->place);
    for (uint32_t i = 0; i < n; i++)
        components->place[components->nodes[i]] =
            i - components->starts[components->part[components->nodes[i]]];
}

void components_init(struct components *components, const struct rows *rows)
{
    size_t n = rows->node_count, size = n * sizeof(uint32_t);
    uint32_t *room = xreallocarray(NULL, n + 1, 5 * sizeof *room);
    *components = (struct components){.part = xmalloc(size)};
    struct search search = {.rows = rows,
                            .components = components,
                            .low = room,
                            .order = room + n,
                            .next = room + 2 * n,
                            .path = room + 3 * n,
                            .open = room + 4 * n};
    memset(search.order, 0xff, size);
    memset(components->part, 0xff, size);
    for (uint32_t v = 0; v < n; v++)
        if (search.order[v] == none)
            search_from(&search, v);
    free(room);
    list_nodes(components, n);
}

void components_release(struct components *components)
{
    free(components->place);
    free(components->part);
    free(components->nodes);
    free(components->starts);
    *components = (struct components){0};
}

/* Appends to the rows what the node's row has within its part. */
static void add_row(struct rows *out, const struct components *components, uint32_t node,
                    const struct rows *rows)
{
    for (uint32_t i = rows->starts[node]; i < rows->starts[node + 1]; i++) {
        uint32_t other = rows->others[i];
        if (components->part[other] != components->part[node])
            continue;
        out->others[out->entry_count] = components->place[other];
        if (rows->weights)
            out->weights[out->entry_count] = rows->weights[i];
        out->entry_count++;
    }
}

struct rows *components_rows(const struct components *components, size_t part,
                             const struct rows *rows)
{
    const uint32_t *nodes = components->nodes + components->starts[part];
    size_t count = components->starts[part + 1] - components->starts[part], most = 0;
    struct rows *out = xcalloc(1, sizeof *out);
    for (size_t i = 0; i < count; i++)
        most += rows->starts[nodes[i] + 1] - rows->starts[nodes[i]];
    out->node_count = count;
    out->starts = xcalloc(count + 1, sizeof *out->starts);
    out->others = xreallocarray(NULL, most, sizeof *out->others);
    if (rows->weights)
        out->weights = xreallocarray(NULL, most, sizeof *out->weights);
    for (size_t i = 0; i < count; i++) {
        add_row(out, components, nodes[i], rows);
        out->starts[i + 1] = (uint32_t)out->entry_count;
    }
    return out;
}

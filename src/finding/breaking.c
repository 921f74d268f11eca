/*
 * breaking.c: what comes off a network at its cut points and bridges, and whom to name of it.
 */
#include "finding/breaking.h"

#include "base/xalloc.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

/* A node by its id; qsort() takes no context. */
struct named_node {
    const char *id;
    uint32_t node;
};

static int compare_ids(const void *left, const void *right)
{
    const struct named_node *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static void order_by_id(struct breaking *breaking)
{
    const struct network *network = breaking->network;
    size_t n = network->node_count;
    struct named_node *nodes = xcalloc(n, sizeof *nodes);
    for (uint32_t node = 0; node < n; node++)
        nodes[node] =
            (struct named_node){network->view->dossier->entities[network->entities[node]].id, node};
    if (n)
        qsort(nodes, n, sizeof *nodes, compare_ids);
    breaking->places = xcalloc(n, sizeof *breaking->places);
    breaking->by_place = xcalloc(n, sizeof *breaking->by_place);
    for (uint32_t place = 0; place < n; place++) {
        breaking->places[nodes[place].node] = place;
        breaking->by_place[place] = nodes[place].node;
    }
    free(nodes);
}

bool breaking_init(struct breaking *breaking, struct network *network, struct error *error)
{
    struct rows *rows = network_rows(network, WAY_ALL, error);
    size_t n = network->node_count;
    *breaking = (struct breaking){.network = network};
    if (!rows)
        return false;
    breaking->cutpoints = cutpoints_new(n);
    breaking->branches = xcalloc(n, sizeof *breaking->branches);
    breaking->branch_count = cutpoints_branches(breaking->cutpoints, rows, breaking->branches);
    breaking->order = cutpoints_order(breaking->cutpoints);
    order_by_id(breaking);
    return !progress_stopped("the search for cut points", error);
}

void breaking_release(struct breaking *breaking)
{
    free(breaking->by_place);
    free(breaking->places);
    free(breaking->branches);
    cutpoints_free(breaking->cutpoints);
    *breaking = (struct breaking){0};
}

static int compare_places(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Names a node of the fragment, unless it has enough. */
static bool name(const struct breaking *breaking, uint32_t node, struct fragment *fragment,
                 struct partings *partings)
{
    if (fragment->named == FRAGMENT_NAMED_MOST)
        return false;
    partings->named = xgrow(partings->named, partings->named_count, &partings->named_capacity,
                            sizeof *partings->named);
    partings->named[partings->named_count++] = breaking->places[node];
    fragment->named++;
    return true;
}

static void sort_names(const struct fragment *fragment, struct partings *partings)
{
    if (fragment->named)
        qsort(partings->named + fragment->first, fragment->named, sizeof *partings->named,
              compare_places);
}

struct fragment breaking_branch(const struct breaking *breaking, const struct branch *branch,
                                struct partings *partings)
{
    struct fragment fragment = {.size = branch->size, .first = partings->named_count};
    for (uint32_t i = 0; i < branch->size; i++)
        if (!name(breaking, breaking->order[branch->first + i], &fragment, partings))
            break;
    sort_names(&fragment, partings);
    return fragment;
}

struct fragment breaking_rest(const struct breaking *breaking, const struct branch *const *less,
                              size_t less_count, uint32_t node, size_t size,
                              struct partings *partings)
{
    struct fragment fragment = {.size = size, .first = partings->named_count};
    uint32_t i = less[0]->component, end = i + less[0]->component_size;
    size_t next = 0;
    while (i < end) {
        if (next < less_count && less[next]->first == i)
            i += less[next++]->size;
        else if (breaking->order[i] == node)
            i++;
        else if (!name(breaking, breaking->order[i++], &fragment, partings))
            break;
    }
    sort_names(&fragment, partings);
    return fragment;
}

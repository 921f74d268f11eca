/*
 * named.c: the nodes that a list of names means.
 */
#include "measure/named.h"

#include "base/list.h"
#include "base/xalloc.h"

#include <stdlib.h>

static bool find_node(const struct network *network, const char *name, uint32_t *node,
                      struct error *error)
{
    uint32_t entity;
    if (!dossier_named(network->view->dossier, name, &entity, error))
        return false;
    *node = network->nodes[entity];
    return *node != NETWORK_NONE ||
           error_set(error, ERROR_USAGE, "'%s' is not in the network that is seen", name);
}

static int compare_nodes(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Sorts, and drops what is there twice; returns how many are left. */
static size_t order(uint32_t *nodes, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(nodes, count, sizeof *nodes, compare_nodes);
    for (size_t i = 0; i < count; i++)
        if (!kept || nodes[kept - 1] != nodes[i])
            nodes[kept++] = nodes[i];
    return kept;
}

uint32_t *nodes_named(const struct network *network, const char *list, size_t *count,
                      struct error *error)
{
    size_t capacity = 0, found = 0;
    uint32_t *nodes = NULL;
    bool done = true;
    struct text name = {0};
    while (done && list_next(&list, &name)) {
        nodes = xgrow(nodes, found, &capacity, sizeof *nodes);
        done = find_node(network, name.data, &nodes[found], error);
        found++;
    }
    text_release(&name);
    if (done && !found)
        done = error_set(error, ERROR_USAGE, "no entity is named");
    *count = done ? order(nodes, found) : 0;
    if (done)
        return nodes;
    free(nodes);
    return NULL;
}

/*
 * modes.c: the two modes of a network: each component is coloured from one node, level by level; a
 * tie within a level closes a circle of an odd number of ties, and there are no two modes.
 */
#include "measure/modes.h"

#include "base/xalloc.h"
#include "network/adjacency.h"

#include <stdlib.h>
#include <string.h>

struct coloring {
    struct modes *modes;
    const struct rows *rows;
    uint32_t *parents; /* by node: from whom it was reached */
    uint32_t *queue;   /* the nodes of the component so far */
};

static const char *label_of(const struct network *network, uint32_t node)
{
    return entity_label(&network->view->dossier->entities[network->entities[node]]);
}

/* The circle by way of the tie u, v, which are equally far from where their ways part. */
static bool refuse(const struct network *network, const uint32_t *parents, uint32_t u, uint32_t v,
                   const char *measure, struct error *error)
{
    uint32_t third = parents[u], a = u, b = v;
    size_t length = 1;
    for (; a != b; length += 2) {
        a = parents[a];
        b = parents[b];
    }
    error_set(error, ERROR_USAGE,
              "%s needs two modes, and '%s', '%s' and '%s' are in a circle of %zu ties", measure,
              label_of(network, third), label_of(network, u), label_of(network, v), length);
    error_hint(error, "--relation shows only some ties, as in --relation membership");
    return false;
}

/* Colours the component of a node; `*clash` is the second end of a tie within a colour. */
static bool color(struct coloring *coloring, uint32_t start, uint32_t *u, uint32_t *v)
{
    struct modes *modes = coloring->modes;
    const struct rows *rows = coloring->rows;
    size_t count = 0;
    modes->of[start] = 0;
    coloring->queue[count++] = start;
    for (size_t i = 0; i < count; i++) {
        *u = coloring->queue[i];
        for (uint32_t entry = rows->starts[*u]; entry < rows->starts[*u + 1]; entry++) {
            *v = rows->others[entry];
            if (modes->of[*v] == modes->of[*u])
                return false;
            if (modes->of[*v] != MODE_NONE)
                continue;
            modes->of[*v] = 1 - modes->of[*u];
            coloring->parents[*v] = *u;
            coloring->queue[count++] = *v;
        }
    }
    for (size_t i = 0; i < count; i++)
        modes->reached[coloring->queue[i]] = (uint32_t)count - 1;
    return true;
}

/* From every node that a tie goes out from and that is not coloured yet. */
static bool color_all(struct coloring *coloring, const struct network *network, const char *measure,
                      struct error *error)
{
    const struct view *view = network->view;
    uint32_t u = 0, v = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        uint32_t from = network->nodes[relation->from];
        if (from == NETWORK_NONE || relation->from == relation->to ||
            coloring->modes->of[from] != MODE_NONE ||
            !projection_takes(&network->projection, relation_sign(view->dossier, relation)))
            continue;
        if (!color(coloring, from, &u, &v))
            return refuse(network, coloring->parents, u, v, measure, error);
    }
    return true;
}

bool modes_init(struct modes *modes, struct network *network, const char *measure,
                struct error *error)
{
    size_t n = network->node_count;
    const struct rows *rows = network_rows(network, WAY_ALL, error);
    *modes = (struct modes){0};
    if (!rows)
        return false;
    modes->of = xmalloc(n);
    memset(modes->of, MODE_NONE, n);
    modes->reached = xcalloc(n, sizeof *modes->reached);
    struct coloring coloring = {modes, rows, xcalloc(n, sizeof *coloring.parents),
                                xcalloc(n, sizeof *coloring.queue)};
    bool done = color_all(&coloring, network, measure, error);
    for (size_t node = 0; done && node < n; node++) {
        if (modes->of[node] == MODE_NONE)
            modes->isolate_count++;
        else
            modes->sizes[modes->of[node]]++;
    }
    free(coloring.queue);
    free(coloring.parents);
    return done;
}

void modes_release(struct modes *modes)
{
    if (!modes)
        return;
    free(modes->reached);
    free(modes->of);
    *modes = (struct modes){0};
}

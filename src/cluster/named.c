/*
 * named.c: the nodes that a list of names means: each process looks among its own.
 */
#include "cluster/named.h"

#include "base/list.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include "cluster/agree.h"

#include <string.h>

/* How a name can mean a node, the surest first: see dossier_lookup(). */
static const struct step {
    bool by_label, any_case;
} steps[] = {{false, false}, {true, false}, {false, true}, {true, true}};

static bool means(const struct spread_node *node, const char *name, const struct step *step)
{
    const char *own = step->by_label ? node->label : node->id;
    if (!own)
        return false;
    return step->any_case ? utf8_same_letters(own, strlen(own), name, strlen(name))
                          : strcmp(own, name) == 0;
}

/* The name to suggest for one that means nothing: of those as near the one that files name first.
 */
struct nearest {
    size_t distance; /* SIZE_MAX: none is near */
    uint64_t order;
    const char *name;
};

static void consider(struct nearest *nearest, const struct spread_node *node, size_t distance,
                     const char *name)
{
    if (distance < nearest->distance ||
        (distance == nearest->distance && node->order < nearest->order))
        *nearest = (struct nearest){distance, node->order, name};
}

/* Marks our nodes that the name means; returns how many all processes have of them. */
static uint64_t mark_by(const struct spread *spread, const char *name, const struct step *step,
                        bool *marks, struct nearest *first)
{
    uint64_t found = 0;
    for (size_t v = 0; v < spread->count; v++)
        if (means(&spread->nodes[v], name, step)) {
            marks[v] = true;
            consider(first, &spread->nodes[v], 0, spread->nodes[v].id);
            found++;
        }
    return spread_sum(spread, found);
}

static struct nearest find_nearest(const struct spread *spread, const char *name)
{
    struct nearest nearest = {.distance = SIZE_MAX, .order = UINT64_MAX};
    struct suggest start;
    suggest_start(&start, name);
    for (size_t v = 0; v < spread->count; v++) {
        struct suggest suggest = start;
        if (nearest.name)
            suggest.best_distance = nearest.distance + 1;
        suggest_consider(&suggest, spread->nodes[v].id);
        if (spread->nodes[v].label)
            suggest_consider(&suggest, spread->nodes[v].label);
        if (suggest.best)
            consider(&nearest, &spread->nodes[v], suggest.best_distance, suggest.best);
    }
    return nearest;
}

static uint64_t least_of_all(const struct spread *spread, uint64_t number)
{
    uint64_t least;
    MPI_Allreduce(&number, &least, 1, MPI_UINT64_T, MPI_MIN, spread->comm);
    return least;
}

/* Who has the nearest of all processes' tells, or all do. */
static bool refuse(const struct spread *spread, const char *name, const struct nearest *nearest,
                   struct error *error)
{
    uint64_t least = least_of_all(spread, nearest->distance);
    uint64_t order = nearest->distance == least ? nearest->order : UINT64_MAX;
    uint64_t first = least_of_all(spread, order);
    error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (nearest->name)
        error_hint(error, "did you mean '%s'?", nearest->name);
    return agree(spread->comm, first != UINT64_MAX && order != first, error);
}

uint64_t named_mark(const struct spread *spread, const char *list, bool *marks, struct error *error)
{
    struct text name = {0};
    bool done = true;
    uint64_t all = 0;
    while (done && list_next(&list, &name)) {
        struct nearest nearest = {.distance = SIZE_MAX, .order = UINT64_MAX};
        uint64_t found = 0;
        for (size_t i = 0; !found && i < sizeof steps / sizeof *steps; i++)
            found = mark_by(spread, name.data, &steps[i], marks, &nearest);
        if (!found)
            nearest = find_nearest(spread, name.data);
        if (found != 1)
            done = refuse(spread, name.data, &nearest, error);
    }
    text_release(&name);
    for (size_t v = 0; v < spread->count; v++)
        all += marks[v];
    all = spread_sum(spread, all);
    if (done && !all)
        error_set(error, ERROR_USAGE, "no entity is named");
    return done ? all : 0;
}

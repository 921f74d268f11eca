/*
 * ids.c: ids of subgraphs that count up; those of all else are Graphviz's own.
 */
#include "picture/ids.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct ids {
    void *inner; /* of Graphviz's own */
    Agraph_t *graph;
    char **names; /* the graph's strings, as writers of DOT take them to be */
    size_t count, capacity;
};

static void *open_ids(Agraph_t *graph, Agdisc_t *discipline)
{
    struct ids *ids = xcalloc(1, sizeof *ids);
    ids->inner = AgIdDisc.open(graph, discipline);
    ids->graph = graph;
    return ids;
}

/* Even ids have names; Graphviz gives odd ones to what has none. */
static long map(void *state, int type, char *name, IDTYPE *id, int create)
{
    struct ids *ids = state;
    if (type != AGRAPH || !name)
        return AgIdDisc.map(ids->inner, type, name, id, create);
    for (size_t i = 0; i < ids->count; i++)
        if (strcmp(ids->names[i], name) == 0) {
            *id = 2 * (i + 1);
            return 1;
        }
    if (!create)
        return 0;
    ids->names = xgrow(ids->names, ids->count, &ids->capacity, sizeof *ids->names);
    ids->names[ids->count++] = agstrdup(ids->graph, name);
    *id = 2 * ids->count;
    return 1;
}

static void give_back(void *state, int type, IDTYPE id)
{
    if (type != AGRAPH)
        AgIdDisc.free(((struct ids *)state)->inner, type, id);
}

static char *print(void *state, int type, IDTYPE id)
{
    struct ids *ids = state;
    if (type != AGRAPH || id % 2)
        return AgIdDisc.print(ids->inner, type, id);
    return id / 2 <= ids->count ? ids->names[id / 2 - 1] : NULL;
}

static void close_ids(void *state)
{
    struct ids *ids = state;
    AgIdDisc.close(ids->inner);
    free(ids->names);
    free(ids);
}

static void note(void *state, int type, void *object)
{
    AgIdDisc.idregister(((struct ids *)state)->inner, type, object);
}

/* By name, for their number changes with the version. `alloc`, which would keep an id that is asked
 * for and which later versions do not have, is nobody's: nothing here asks for ids. */
static Agiddisc_t ordered = {.open = open_ids,
                             .map = map,
                             .free = give_back,
                             .print = print,
                             .close = close_ids,
                             .idregister = note};

Agdisc_t ids_ordered = {.id = &ordered};

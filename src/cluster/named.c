/*
 * named.c: the nodes that a list of names means: each process looks among its own.
 */
#include "cluster/named.h"

#include "base/list.h"
#include "base/suggest.h"

#include "cluster/agree.h"

#include <string.h>

/* Marks our nodes of that id, or of that label; returns how many all processes have of them. */
static uint64_t mark_by(const struct spread *spread, const char *name, bool by_label, bool *marks)
{
    uint64_t found = 0;
    for (size_t v = 0; v < spread->count; v++) {
        const char *own = by_label ? spread->nodes[v].label : spread->nodes[v].id;
        if (!own || strcmp(own, name) != 0)
            continue;
        marks[v] = true;
        found++;
    }
    return spread_sum(spread, found);
}

/* The error of a process is its own nearest name; that of the first one that has any is told. */
static bool refuse(const struct spread *spread, const char *name, uint64_t found,
                   struct error *error)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t v = 0; v < spread->count; v++) {
        suggest_consider(&suggest, spread->nodes[v].id);
        if (spread->nodes[v].label)
            suggest_consider(&suggest, spread->nodes[v].label);
    }
    if (found)
        error_set(error, ERROR_USAGE, "'%s' is the label of several entities", name);
    else
        error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (suggest.best && !found)
        error_hint(error, "did you mean '%s'?", suggest.best);
    bool any = spread_most(spread, suggest.best != NULL) > 0;
    return agree(spread->comm, any && !suggest.best, error);
}

uint64_t named_mark(const struct spread *spread, const char *list, bool *marks, struct error *error)
{
    struct text name = {0};
    bool done = true;
    uint64_t all = 0;
    while (done && list_next(&list, &name)) {
        uint64_t found = mark_by(spread, name.data, false, marks);
        if (!found)
            found = mark_by(spread, name.data, true, marks);
        if (found != 1)
            done = refuse(spread, name.data, found, error);
    }
    text_release(&name);
    for (size_t v = 0; v < spread->count; v++)
        all += marks[v];
    all = spread_sum(spread, all);
    if (done && !all)
        error_set(error, ERROR_USAGE, "no entity is named");
    return done ? all : 0;
}

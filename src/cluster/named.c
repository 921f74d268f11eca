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

/* Marks our nodes that the name means; returns how many all processes have of them. */
static uint64_t mark_by(const struct spread *spread, const char *name, const struct step *step,
                        bool *marks)
{
    uint64_t found = 0;
    for (size_t v = 0; v < spread->count; v++)
        if (means(&spread->nodes[v], name, step)) {
            marks[v] = true;
            found++;
        }
    return spread_sum(spread, found);
}

/* The error of a process is its own nearest name; that of the first one that has any is told. */
static bool refuse(const struct spread *spread, const char *name, struct error *error)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t v = 0; v < spread->count; v++) {
        suggest_consider(&suggest, spread->nodes[v].id);
        if (spread->nodes[v].label)
            suggest_consider(&suggest, spread->nodes[v].label);
    }
    error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (suggest.best)
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
        uint64_t found = 0;
        for (size_t i = 0; !found && i < sizeof steps / sizeof *steps; i++)
            found = mark_by(spread, name.data, &steps[i], marks);
        if (found != 1)
            done = refuse(spread, name.data, error);
    }
    text_release(&name);
    for (size_t v = 0; v < spread->count; v++)
        all += marks[v];
    all = spread_sum(spread, all);
    if (done && !all)
        error_set(error, ERROR_USAGE, "no entity is named");
    return done ? all : 0;
}

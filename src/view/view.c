/*
 * view.c: which relations are seen: those of the wanted types and families, in the dossier's order.
 */
#include <entente/view.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Marks the types that a name stands for: one relation type, or all of a family. */
static bool want(const struct dossier *dossier, const char *name, bool *wanted, struct error *error)
{
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    uint32_t type = vocabulary_find_type(vocabulary, name);
    enum family family = family_find(name);
    if (type == VOCABULARY_NONE && family == FAMILY_NONE) {
        error_set(error, ERROR_USAGE, "no relation type or family is called '%s'", name);
        const char *near = vocabulary_suggest_type(vocabulary, name);
        if (!near)
            near = family_suggest(name);
        if (near)
            error_hint(error, "did you mean '%s'?", near);
        return false;
    }
    for (size_t i = 0; i < vocabulary->type_count; i++)
        if (i == type || vocabulary->types[i].family == family)
            wanted[i] = true;
    return true;
}

/* Marks the types of a list parted by ",". */
static bool want_all(const struct dossier *dossier, const char *list, bool *wanted,
                     struct error *error)
{
    bool done = true;
    while (done && *list) {
        size_t length = strcspn(list, ",");
        char *name = xstrndup(list, length);
        done = length == 0 || want(dossier, name, wanted, error);
        free(name);
        list += length + (list[length] == ',');
    }
    return done;
}

bool view_init(struct view *view, const struct dossier *dossier, const struct view_options *options,
               struct error *error)
{
    *view = (struct view){.dossier = dossier, .filter = options->relations};
    bool *wanted = xcalloc(dossier->vocabulary.type_count, sizeof *wanted);
    bool done = true;
    if (options->relations)
        done = want_all(dossier, options->relations, wanted, error);
    if (!done)
        goto out;
    view->relations = xreallocarray(NULL, dossier->relation_count, sizeof *view->relations);
    for (uint32_t i = 0; i < dossier->relation_count; i++)
        if (!options->relations || wanted[dossier->relations[i].type])
            view->relations[view->relation_count++] = i;
out:
    free(wanted);
    return done;
}

void view_release(struct view *view)
{
    if (!view)
        return;
    free(view->relations);
    *view = (struct view){0};
}

/*
 * wanted.c: the relation types that a list of types and families stands for.
 */
#include "view/wanted.h"

#include "base/list.h"

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

bool types_wanted(const struct dossier *dossier, const char *list, bool *wanted,
                  struct error *error)
{
    bool done = true;
    struct text name = {0};
    while (done && list_next(&list, &name))
        done = want(dossier, name.data, wanted, error);
    text_release(&name);
    return done;
}

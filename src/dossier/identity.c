/*
 * identity.c: which entity a name means: by id, label or alias.
 */
#include <entente/dossier.h>

#include "base/suggest.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Compares `length` bytes of a name with the wanted string; 0 where they are the same. */
typedef int compare_names(const char *a, const char *b, size_t length);

static bool same(compare_names *compare, const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && compare(name, wanted, length) == 0;
}

static bool has_id(const struct entity *entity, const char *wanted, compare_names *compare)
{
    return same(compare, entity->id, strlen(entity->id), wanted);
}

static bool has_label(const struct entity *entity, const char *wanted, compare_names *compare)
{
    const char *label = entity_label(entity);
    return same(compare, label, strlen(label), wanted);
}

static bool has_alias(const struct entity *entity, const char *wanted, compare_names *compare)
{
    const char *cursor = entity->aliases, *alias;
    size_t length;
    while (alias_next(&cursor, &alias, &length))
        if (same(compare, alias, length, wanted))
            return true;
    return false;
}

/* The steps of a lookup, the surest first. */
static const struct {
    bool (*matches)(const struct entity *, const char *, compare_names *);
    compare_names *compare;
} steps[] = {
    {has_id, strncmp},     {has_label, strncmp},     {has_alias, strncmp},
    {has_id, strncasecmp}, {has_label, strncasecmp}, {has_alias, strncasecmp},
};

static const char *nearest_name(const struct dossier *dossier, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        suggest_consider(&suggest, dossier->entities[i].id);
        if (dossier->entities[i].label)
            suggest_consider(&suggest, dossier->entities[i].label);
    }
    return suggest.best;
}

uint32_t dossier_lookup(const struct dossier *dossier, const char *name, const char **suggestion)
{
    if (suggestion)
        *suggestion = NULL;
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        uint32_t found = DOSSIER_NONE;
        for (uint32_t i = 0; i < dossier->entity_count; i++) {
            if (!steps[step].matches(&dossier->entities[i], name, steps[step].compare))
                continue;
            if (found != DOSSIER_NONE) {
                if (suggestion)
                    *suggestion = dossier->entities[found].id;
                return DOSSIER_NONE;
            }
            found = i;
        }
        if (found != DOSSIER_NONE)
            return found;
    }
    if (suggestion)
        *suggestion = nearest_name(dossier, name);
    return DOSSIER_NONE;
}

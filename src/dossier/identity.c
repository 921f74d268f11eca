/*
 * identity.c: which entity a name means: by id, label or alias; and which source.
 */
#include <entente/dossier.h>

#include "base/suggest.h"
#include "base/utf8.h"

#include <string.h>

/* Whether two strings, given by their lengths, are the same name. */
typedef bool same_names(const char *a, size_t a_length, const char *b, size_t b_length);

static bool same_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
    return a_length == b_length && memcmp(a, b, a_length) == 0;
}

static bool same(same_names *compare, const char *name, size_t length, const char *wanted)
{
    return compare(name, length, wanted, strlen(wanted));
}

static bool has_id(const struct entity *entity, const char *wanted, same_names *compare)
{
    return same(compare, entity->id, strlen(entity->id), wanted);
}

static bool has_label(const struct entity *entity, const char *wanted, same_names *compare)
{
    const char *label = entity_label(entity);
    return same(compare, label, strlen(label), wanted);
}

static bool has_alias(const struct entity *entity, const char *wanted, same_names *compare)
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
    bool (*matches)(const struct entity *, const char *, same_names *);
    same_names *compare;
} steps[] = {
    {has_id, same_bytes},        {has_label, same_bytes},        {has_alias, same_bytes},
    {has_id, utf8_same_letters}, {has_label, utf8_same_letters}, {has_alias, utf8_same_letters},
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

bool dossier_named(const struct dossier *dossier, const char *name, uint32_t *entity,
                   struct error *error)
{
    const char *near;
    *entity = dossier_lookup(dossier, name, &near);
    if (*entity != DOSSIER_NONE)
        return true;
    error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
}

const char *dossier_suggest_source(const struct dossier *dossier, const char *id)
{
    struct suggest suggest;
    suggest_start(&suggest, id);
    for (size_t i = 0; i < dossier->source_count; i++)
        suggest_consider(&suggest, dossier->sources[i].id);
    return suggest.best;
}

bool dossier_named_source(const struct dossier *dossier, const char *id, uint32_t *source,
                          struct error *error)
{
    *source = dossier_find_source(dossier, id);
    if (*source != DOSSIER_NONE)
        return true;
    const char *near = dossier_suggest_source(dossier, id);
    error_set(error, ERROR_USAGE, "no source is called '%s'", id);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    else
        error_hint(error, "'entente sources' lists them");
    return false;
}

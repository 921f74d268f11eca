/*
 * attributes.c: what a dossier says of its entities in words that are none of ours.
 */
#include "measure/attributes.h"

#include "base/suggest.h"

#include <string.h>

const char *attribute_of(const struct dossier *dossier, uint32_t entity, const char *name)
{
    struct attribute_span span = dossier->entities[entity].attributes;
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (strcmp(dossier->attributes[i].name, name) == 0)
            return *dossier->attributes[i].value ? dossier->attributes[i].value : NULL;
    return NULL;
}

static void consider_attributes(const struct network *network, struct suggest *suggest)
{
    const struct dossier *dossier = network->view->dossier;
    for (size_t node = 0; node < network->node_count; node++) {
        struct attribute_span span = dossier->entities[network->entities[node]].attributes;
        for (uint32_t i = span.first; i < span.first + span.count; i++)
            suggest_consider(suggest, dossier->attributes[i].name);
    }
}

bool attribute_known(const struct network *network, const char *name, struct error *error)
{
    struct suggest suggest;
    for (size_t node = 0; node < network->node_count; node++)
        if (attribute_of(network->view->dossier, network->entities[node], name))
            return true;
    error_set(error, ERROR_USAGE, "no entity has an attribute '%s'", name);
    suggest_start(&suggest, name);
    consider_attributes(network, &suggest);
    if (suggest.best)
        error_hint(error, "did you mean '%s'?", suggest.best);
    return false;
}

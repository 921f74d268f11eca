/*
 * clusters.c: the groups that --cluster names: kinds, blocs or the values of an attribute.
 */
#include "cli/clusters.h"

#include "cli/blocs_picture.h"
#include "cli/input.h"

#include "base/xalloc.h"
#include "measure/attributes.h"

#include <stdlib.h>
#include <string.h>

static void put(struct clusters *clusters, uint32_t entity, const char *name)
{
    clusters->of[entity] = names_add(&clusters->names, name, strlen(name));
}

/* Kinds by their names, in the order of the vocabulary, in which no two are the same. */
static void group_by_kind(struct clusters *clusters, const struct view *view)
{
    const struct dossier *dossier = view->dossier;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++)
        names_add(&clusters->names, dossier->vocabulary.kinds[i].name,
                  strlen(dossier->vocabulary.kinds[i].name));
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        clusters->of[i] = dossier->entities[i].kind;
}

static bool group_by_bloc(struct clusters *clusters, struct network *network,
                          const struct settings *settings, struct error *error)
{
    const struct dossier *dossier = network->view->dossier;
    struct blocs blocs = {0};
    struct blocs_options options = input_blocs(settings);
    if (!blocs_init(&blocs, network, &options, error))
        return false;
    uint32_t *of = blocs_by_entity(&blocs);
    for (uint32_t bloc = 0; bloc < blocs.bloc_count; bloc++) {
        struct text name = {0};
        text_addf(&name, "Bloc %u", bloc + 1);
        names_add(&clusters->names, name.data, name.length);
        text_release(&name);
    }
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        if (of[i] == PICTURE_NO_BLOC)
            put(clusters, i, "No bloc");
        else
            clusters->of[i] = of[i];
    blocs_describe(&blocs, &clusters->remark);
    free(of);
    blocs_release(&blocs);
    return true;
}

static bool group_by_attribute(struct clusters *clusters, const struct network *network,
                               const char *attribute, struct error *error)
{
    const struct dossier *dossier = network->view->dossier;
    struct text none = {0};
    if (!attribute_known(network, attribute, error))
        return false;
    text_addf(&none, "No %s", attribute);
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        const char *value = attribute_of(dossier, i, attribute);
        put(clusters, i, value ? value : text_string(&none));
    }
    text_release(&none);
    return true;
}

bool clusters_init(struct clusters *clusters, const struct view *view,
                   const struct settings *settings, struct error *error)
{
    const char *by = settings->cluster;
    struct network network;
    struct projection projection = settings->projection;
    bool done = true;
    *clusters =
        (struct clusters){.of = xcalloc(view->dossier->entity_count + 1, sizeof *clusters->of)};
    projection.ties = TIES_POSITIVE;
    network_init(&network, view, &projection);
    if (strcmp(by, "kind") == 0)
        group_by_kind(clusters, view);
    else if (strcmp(by, "bloc") == 0 || strcmp(by, "blocs") == 0)
        done = group_by_bloc(clusters, &network, settings, error);
    else
        done = group_by_attribute(clusters, &network, by, error);
    network_release(&network);
    if (done)
        clusters->groups = (struct picture_groups){.of = clusters->of,
                                                   .names = clusters->names.strings,
                                                   .count = clusters->names.count,
                                                   .words = strcmp(by, "kind") == 0};
    return done;
}

void clusters_release(struct clusters *clusters)
{
    names_release(&clusters->names);
    text_release(&clusters->remark);
    free(clusters->of);
    *clusters = (struct clusters){0};
}

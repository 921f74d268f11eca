/*
 * without.c: a view with some entities, relations or sources taken away: what would be seen if they
 * were not there.
 */
#include <entente/view.h>

#include "base/list.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "view/wanted.h"

#include <stdlib.h>
#include <string.h>

/* What is kept: relations by position in the view, entities by index. */
struct keep {
    const struct view *view;
    bool *relations, *entities;
};

static const struct relation *relation_of(const struct view *view, size_t position)
{
    return &view->dossier->relations[view->relations[position]];
}

static bool drop_entity(struct keep *keep, const char *name, struct error *error)
{
    uint32_t entity;
    if (!dossier_named(keep->view->dossier, name, &entity, error))
        return false;
    if (!keep->view->entities[entity])
        return error_set(error, ERROR_USAGE, "'%s' is not seen, and cannot be left out", name);
    keep->entities[entity] = false;
    for (size_t i = 0; i < keep->view->relation_count; i++) {
        const struct relation *relation = relation_of(keep->view, i);
        if (relation->from == entity || relation->to == entity)
            keep->relations[i] = false;
    }
    return true;
}

/* "Belarus->CSTO": `arrow` is where the "->" stands. */
static bool drop_between(struct keep *keep, const char *name, const char *arrow,
                         struct error *error)
{
    const struct dossier *dossier = keep->view->dossier;
    uint32_t from, to;
    bool any = false;
    char *start = xstrndup(name, (size_t)(arrow - name));
    bool done = dossier_named(dossier, start, &from, error) &&
                dossier_named(dossier, arrow + 2, &to, error);
    for (size_t i = 0; done && i < keep->view->relation_count; i++) {
        const struct relation *relation = relation_of(keep->view, i);
        bool there = relation->from == from && relation->to == to;
        bool back = relation->from == to && relation->to == from;
        if (!there && !(back && relation_symmetric(dossier, relation)))
            continue;
        keep->relations[i] = false;
        any = true;
    }
    free(start);
    return done && (any || error_set(error, ERROR_USAGE, "no relation that is seen is '%s'", name));
}

/* "graphs/csto.dot:189": `colon` is where the last one stands. */
static bool drop_at(struct keep *keep, const char *name, const char *colon, struct error *error)
{
    size_t length = (size_t)(colon - name);
    unsigned long line = strtoul(colon + 1, NULL, 10);
    bool any = false;
    for (size_t i = 0; i < keep->view->relation_count; i++) {
        const struct relation *relation = relation_of(keep->view, i);
        const char *path = dossier_path(keep->view->dossier, relation->place);
        if (relation->place.line != line || strlen(path) != length ||
            memcmp(path, name, length) != 0)
            continue;
        keep->relations[i] = false;
        any = true;
    }
    return any || error_set(error, ERROR_USAGE, "no relation that is seen stands at '%s'", name);
}

static bool drop_types(struct keep *keep, const char *name, struct error *error)
{
    const struct dossier *dossier = keep->view->dossier;
    bool *types = xcalloc(dossier->vocabulary.type_count, sizeof *types), any = false;
    bool done = types_wanted(dossier, name, types, error);
    for (size_t i = 0; done && i < keep->view->relation_count; i++)
        if (types[relation_of(keep->view, i)->type]) {
            keep->relations[i] = false;
            any = true;
        }
    free(types);
    return done &&
           (any || error_set(error, ERROR_USAGE, "no relation that is seen is of '%s'", name));
}

/* The last colon, where nothing but digits follows; else NULL. */
static const char *colon_of(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon && colon[1] && !colon[1 + strspn(colon + 1, "0123456789")] ? colon : NULL;
}

static bool drop_relations(struct keep *keep, const char *name, struct error *error)
{
    const char *arrow = strstr(name, "->"), *colon = colon_of(name);
    if (arrow)
        return drop_between(keep, name, arrow, error);
    return colon ? drop_at(keep, name, colon, error) : drop_types(keep, name, error);
}

/* Sources go together: what rests on two of them stands until both are gone. */
static bool drop_sources(struct keep *keep, const char *list, struct error *error)
{
    const struct dossier *dossier = keep->view->dossier;
    bool *sources = xcalloc(dossier->source_count, sizeof *sources), done = true;
    struct text name = {0};
    while (done && list_next(&list, &name)) {
        uint32_t source;
        done = dossier_named_source(dossier, name.data, &source, error);
        if (done)
            sources[source] = true;
    }
    for (size_t i = 0; done && i < keep->view->relation_count; i++)
        if (relation_rests_on(dossier, relation_of(keep->view, i), sources))
            keep->relations[i] = false;
    text_release(&name);
    free(sources);
    return done;
}

static bool drop_each(struct keep *keep, const char *list,
                      bool (*drop)(struct keep *keep, const char *name, struct error *error),
                      struct error *error)
{
    bool done = true;
    struct text name = {0};
    while (done && list && list_next(&list, &name))
        done = drop(keep, name.data, error);
    text_release(&name);
    return done;
}

bool relation_rests_on(const struct dossier *dossier, const struct relation *relation,
                       const bool *sources)
{
    const char *cursor = relation_evidence(dossier, relation)->source;
    struct citation citation;
    bool any = false;
    while (citation_next(&cursor, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source == DOSSIER_NONE || !sources[source])
            return false;
        any = true;
    }
    return any;
}

bool view_without(const struct view *view, const struct without *without, struct view *rest,
                  struct error *error)
{
    struct keep keep = {.view = view};
    size_t relations = view->relation_count, entities = view->dossier->entity_count;
    keep.relations = xcalloc(relations, sizeof *keep.relations);
    keep.entities = xcalloc(entities, sizeof *keep.entities);
    memset(keep.relations, true, relations * sizeof *keep.relations);
    memset(keep.entities, true, entities * sizeof *keep.entities);
    bool done = drop_each(&keep, without->entities, drop_entity, error) &&
                drop_each(&keep, without->relations, drop_relations, error) &&
                (!without->sources || drop_sources(&keep, without->sources, error));
    if (done)
        view_part(view, keep.relations, keep.entities, rest);
    free(keep.relations);
    free(keep.entities);
    return done;
}

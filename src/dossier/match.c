/*
 * match.c: which entities of different files may be one, by their names.
 */
#include "dossier/match.h"

#include "base/names.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

void links_add(struct links *links, struct link link)
{
    links->items = xgrow(links->items, links->count, &links->capacity, sizeof *links->items);
    links->items[links->count++] = link;
}

/* An entity that has a name, in the list of those that have it. */
struct holder {
    uint32_t name, entity;
    bool own; /* as id or label */
};

struct holders {
    struct names names;
    struct holder *items;
    size_t count, capacity;
};

static void hold(struct holders *holders, const char *name, size_t length, uint32_t entity,
                 bool own)
{
    uint32_t id = names_add(&holders->names, name, length);
    holders->items =
        xgrow(holders->items, holders->count, &holders->capacity, sizeof *holders->items);
    holders->items[holders->count++] = (struct holder){id, entity, own};
}

/* By name, then entity, its own first. */
static int compare_holders(const void *left, const void *right)
{
    const struct holder *a = left, *b = right;
    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return b->own - a->own;
}

/* Leaves out the names that only one has, which are most. */
static void keep_shared(struct holders *holders)
{
    uint32_t *counts = xcalloc(holders->names.count, sizeof *counts);
    size_t kept = 0;
    for (size_t i = 0; i < holders->count; i++)
        counts[holders->items[i].name]++;
    for (size_t i = 0; i < holders->count; i++)
        if (counts[holders->items[i].name] > 1)
            holders->items[kept++] = holders->items[i];
    holders->count = kept;
    free(counts);
}

/* Labels, aliases, and the ids that are among them; sorted, each entity once a name. */
static void list_holders(const struct dossier *dossier, struct holders *holders)
{
    size_t kept = 0;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        const char *cursor = entity->aliases, *alias;
        if (entity->label)
            hold(holders, entity->label, strlen(entity->label), i, true);
        for (size_t length; alias_next(&cursor, &alias, &length);)
            hold(holders, alias, length, i, false);
    }
    for (uint32_t name = 0; name < holders->names.count; name++) {
        const char *string = names_at(&holders->names, name);
        uint32_t entity = dossier_find_entity(dossier, string);
        if (entity != DOSSIER_NONE)
            hold(holders, string, strlen(string), entity, true);
    }
    keep_shared(holders);
    if (holders->count)
        qsort(holders->items, holders->count, sizeof *holders->items, compare_holders);
    for (size_t i = 0; i < holders->count; i++)
        if (!i || holders->items[i].name != holders->items[kept - 1].name ||
            holders->items[i].entity != holders->items[kept - 1].entity)
            holders->items[kept++] = holders->items[i];
    holders->count = kept;
}

static uint32_t file_of(const struct dossier *dossier, uint32_t entity)
{
    return dossier->entities[entity].place.file;
}

/*
 * Links those that have the name to the first one that has it as its own: all are then one, or none
 * of them is.
 */
static void link_holders(struct dossier *dossier, const struct holder *holders, size_t count,
                         const char *name, struct links *links)
{
    size_t own = 0;
    bool files = false;
    while (own < count && !holders[own].own)
        own++;
    for (size_t i = 1; i < count; i++)
        files |= file_of(dossier, holders[i].entity) != file_of(dossier, holders[0].entity);
    if (own == count || !files)
        return;
    name = dossier_string(dossier, name, strlen(name));
    for (size_t i = 0; i < count; i++)
        if (i != own)
            links_add(links,
                      (struct link){holders[own].entity, holders[i].entity, DOSSIER_NONE, name});
}

static bool any_names(const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->entity_count; i++)
        if (dossier->entities[i].label || dossier->entities[i].aliases)
            return true;
    return false;
}

void match_names(struct dossier *dossier, struct links *links)
{
    struct holders holders = {0};
    if (dossier->file_count < 2 || !any_names(dossier))
        return;
    list_holders(dossier, &holders);
    for (size_t first = 0, next; first < holders.count; first = next) {
        uint32_t name = holders.items[first].name;
        for (next = first; next < holders.count && holders.items[next].name == name;)
            next++;
        link_holders(dossier, holders.items + first, next - first, names_at(&holders.names, name),
                     links);
    }
    free(holders.items);
    names_release(&holders.names);
}

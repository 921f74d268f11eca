/*
 * match_settle.c: which of the matches by name stand: those that leave no doubt.
 */
#include "dossier/match.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* What the functions of this file pass to each other. */
struct settling {
    const struct dossier *dossier;
    const struct disjoint *classes; /* who is one already */
    struct disjoint sets;           /* who would be one */
    bool *linked, *refused;         /* by the first entity of such a set */
    struct ambiguity **ambiguities;
    size_t *count, capacity;
};

/* An entity in a file, by the set that it would be in. */
struct member {
    uint32_t set, file, class, entity;
};

struct members {
    struct member *items;
    size_t count, capacity;
};

/* Two classes that a judgement is about, the lower first. */
struct pair {
    uint32_t low, high;
};

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    int order = compare_numbers(a->low, b->low);
    return order ? order : compare_numbers(a->high, b->high);
}

static int compare_members(const void *left, const void *right)
{
    const struct member *a = left, *b = right;
    int order = compare_numbers(a->set, b->set);
    if (!order)
        order = compare_numbers(a->file, b->file);
    if (!order)
        order = compare_numbers(a->class, b->class);
    return order ? order : compare_numbers(a->entity, b->entity);
}

static struct pair make_pair(const struct disjoint *classes, uint32_t a, uint32_t b)
{
    uint32_t first = disjoint_find(classes, a), second = disjoint_find(classes, b);
    return first < second ? (struct pair){first, second} : (struct pair){second, first};
}

/* Takes out the links between those who are one, and those whom a judgement is about. */
static void drop_judged(const struct dossier *dossier, const struct disjoint *classes,
                        struct links *links)
{
    struct pair *judged = xcalloc(dossier->judgement_count, sizeof *judged);
    size_t kept = 0;
    for (size_t i = 0; i < dossier->judgement_count; i++)
        judged[i] = make_pair(classes, dossier->judgements[i].from, dossier->judgements[i].to);
    if (dossier->judgement_count)
        qsort(judged, dossier->judgement_count, sizeof *judged, compare_pairs);
    for (size_t i = 0; i < links->count; i++) {
        struct pair pair = make_pair(classes, links->items[i].a, links->items[i].b);
        bool known = pair.low == pair.high ||
                     (dossier->judgement_count && bsearch(&pair, judged, dossier->judgement_count,
                                                          sizeof *judged, compare_pairs));
        if (!known)
            links->items[kept++] = links->items[i];
    }
    links->count = kept;
    free(judged);
}

static void refuse(struct settling *settling, uint32_t a, uint32_t b)
{
    uint32_t set = disjoint_find(&settling->sets, a);
    if (settling->refused[set])
        return;
    settling->refused[set] = true;
    *settling->ambiguities = xgrow(*settling->ambiguities, *settling->count, &settling->capacity,
                                   sizeof **settling->ambiguities);
    (*settling->ambiguities)[(*settling->count)++] = (struct ambiguity){a, b};
}

static void add_member(const struct settling *settling, struct members *members, uint32_t entity,
                       uint32_t file)
{
    members->items =
        xgrow(members->items, members->count, &members->capacity, sizeof *members->items);
    members->items[members->count++] =
        (struct member){disjoint_find(&settling->sets, entity), file,
                        disjoint_find(settling->classes, entity), entity};
}

/* Notes that the file's relation names the entity, unless that was noted last. */
static void add_use(const struct settling *settling, struct members *members, uint32_t *last,
                    uint32_t entity, uint32_t file)
{
    if (!settling->linked[disjoint_find(&settling->sets, entity)] || last[entity] == file)
        return;
    last[entity] = file;
    add_member(settling, members, entity, file);
}

/* Who of the linked ones is named in which file: a file that names two of them parts them. */
static void list_members(const struct settling *settling, struct members *members)
{
    const struct dossier *dossier = settling->dossier;
    uint32_t *last = xcalloc(dossier->entity_count, sizeof *last);
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        last[i] = dossier->entities[i].place.file;
        if (settling->linked[disjoint_find(&settling->sets, i)])
            add_member(settling, members, i, last[i]);
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        add_use(settling, members, last, relation->from, relation->place.file);
        add_use(settling, members, last, relation->to, relation->place.file);
    }
    free(last);
    if (members->count)
        qsort(members->items, members->count, sizeof *members->items, compare_members);
}

/* Refuses sets with two of one file; and, one file after the other, with two kinds. */
static void refuse_members(struct settling *settling, const struct members *members)
{
    const struct entity *entities = settling->dossier->entities;
    uint32_t kinded = DOSSIER_NONE;
    for (size_t i = 0; i < members->count; i++) {
        const struct member *before = i ? &members->items[i - 1] : NULL, *here = &members->items[i];
        if (!before || before->set != here->set)
            kinded = DOSSIER_NONE;
        else if (before->file == here->file && before->class != here->class)
            refuse(settling, before->entity, here->entity);
        if (entities[here->entity].kind == KIND_ENTITY)
            continue;
        if (kinded != DOSSIER_NONE && entities[kinded].kind != entities[here->entity].kind &&
            disjoint_find(settling->classes, kinded) != here->class)
            refuse(settling, kinded, here->entity);
        kinded = here->entity;
    }
}

static void refuse_judged(struct settling *settling)
{
    const struct dossier *dossier = settling->dossier;
    for (size_t i = 0; i < dossier->judgement_count; i++) {
        uint32_t a = dossier->judgements[i].from, b = dossier->judgements[i].to;
        if (disjoint_find(&settling->sets, a) == disjoint_find(&settling->sets, b) &&
            disjoint_find(settling->classes, a) != disjoint_find(settling->classes, b))
            refuse(settling, a, b);
    }
}

void match_settle(const struct dossier *dossier, const struct disjoint *classes,
                  struct links *links, struct ambiguity **ambiguities, size_t *count)
{
    struct settling settling = {
        .dossier = dossier, .classes = classes, .ambiguities = ambiguities, .count = count};
    struct members members = {0};
    size_t kept = 0;
    drop_judged(dossier, classes, links);
    if (!links->count)
        return;
    disjoint_init(&settling.sets, dossier->entity_count);
    settling.linked = xcalloc(dossier->entity_count, sizeof *settling.linked);
    settling.refused = xcalloc(dossier->entity_count, sizeof *settling.refused);
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        disjoint_join(&settling.sets, i, disjoint_find(classes, i));
    for (size_t i = 0; i < links->count; i++)
        disjoint_join(&settling.sets, links->items[i].a, links->items[i].b);
    for (size_t i = 0; i < links->count; i++)
        settling.linked[disjoint_find(&settling.sets, links->items[i].a)] = true;
    list_members(&settling, &members);
    refuse_judged(&settling);
    refuse_members(&settling, &members);
    for (size_t i = 0; i < links->count; i++)
        if (!settling.refused[disjoint_find(&settling.sets, links->items[i].a)])
            links->items[kept++] = links->items[i];
    links->count = kept;
    free(members.items);
    free(settling.refused);
    free(settling.linked);
    disjoint_release(&settling.sets);
}

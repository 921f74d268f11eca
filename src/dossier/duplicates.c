/*
 * duplicates.c: from the names of a dossier to the pairs of entities that may be one.
 */
#include <entente/duplicates.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "dossier/likeness.h"
#include "dossier/name_blocks.h"

#include <stdlib.h>
#include <string.h>

/*
 * Blocks of more names are compared with their neighbours in the alphabet alone, and so many keys
 * and comparisons are made in all: a hundred thousand names need a tenth of that.
 */
enum { LARGE_BLOCK = 48, NEIGHBOURS = 12, MOST_KEYS = 12000000, MOST_COMPARED = 6000000 };

/* Two names often share several keys. What was compared lately is remembered, by hash: at most so
 * many pairs. */
enum { REMEMBERED_LEAST = 1 << 6, REMEMBERED_MOST = 1 << 20, REMEMBERED_A_NAME = 16 };

struct listed {
    struct name name;
    uint32_t entity;
    bool key;    /* an id, where there is a label: it need not name anything */
    bool copied; /* one before it is the same in all, and stands for it */
};

/* What is known of an entity beside its names. */
struct bearer {
    struct edtf_days days; /* when it may have existed */
    uint32_t identity;     /* who is judged to be the same has the same */
    bool spelled;          /* one of its names has several words */
    bool partial, unread;
    uint32_t surnames; /* how many persons bear the surname that is all its name */
};

/* Two entities with the two names that are most alike. */
struct hit {
    uint32_t entity, other; /* the later one, by place, and the earlier one */
    uint32_t name, other_name;
    uint32_t keys; /* how many of the two are keys: a label says more to a reader */
    enum likeness likeness;
};

struct finder {
    const struct dossier *dossier;
    struct name_book book;
    struct listed *listed;
    size_t listed_count, listed_capacity;
    struct bearer *bearers;
    struct name_blocks blocks;
    struct hit *hits;
    size_t hit_count, hit_capacity;
    size_t compared;
    uint64_t *remembered;
    size_t remembered_count; /* a power of two */
};

/* Persons are no things; of what has no kind nothing is known. */
static enum name_of name_of(const struct dossier *dossier, const struct entity *entity)
{
    static const char *const persons = "person";
    if (entity->kind == KIND_ENTITY)
        return NAME_OF_ANY;
    return strcmp(dossier->vocabulary.kinds[entity->kind].name, persons) == 0 ? NAME_PERSON
                                                                              : NAME_THING;
}

static void list_name(struct finder *finder, uint32_t entity, const char *bytes, size_t length,
                      bool key)
{
    struct listed listed = {.entity = entity, .key = key};
    enum name_of of = name_of(finder->dossier, &finder->dossier->entities[entity]);
    finder->bearers[entity].unread |= length > NAME_BYTES;
    if (!name_read(&finder->book, bytes, length, of, &listed.name))
        return;
    finder->bearers[entity].spelled |= listed.name.count > 1;
    finder->listed = xgrow(finder->listed, finder->listed_count, &finder->listed_capacity,
                           sizeof *finder->listed);
    finder->listed[finder->listed_count++] = listed;
}

static void list_names(struct finder *finder, uint32_t index)
{
    const struct entity *entity = &finder->dossier->entities[index];
    const char *cursor = entity->aliases, *alias;
    size_t length;
    list_name(finder, index, entity->id, strlen(entity->id), entity->label);
    if (entity->label && entity->label != entity->id)
        list_name(finder, index, entity->label, strlen(entity->label), false);
    while (alias_next(&cursor, &alias, &length))
        list_name(finder, index, alias, length, false);
}

static void list_all(struct finder *finder)
{
    const struct dossier *dossier = finder->dossier;
    bool declared = false;
    for (size_t i = 0; i < dossier->entity_count; i++)
        declared |= dossier->entities[i].declared;
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        if (!declared || dossier->entities[i].declared)
            list_names(finder, i);
}

static int compare_listed(const void *left, const void *right)
{
    const struct listed *a = left, *b = right;
    int order = a->name.joined == b->name.joined ? 0 : strcmp(a->name.joined, b->name.joined);
    return order ? order : (a->entity > b->entity) - (a->entity < b->entity);
}

/* Who is judged to be the same, by union-find. */
static uint32_t find_identity(struct bearer *bearers, uint32_t entity)
{
    while (bearers[entity].identity != entity) {
        bearers[entity].identity = bearers[bearers[entity].identity].identity;
        entity = bearers[entity].identity;
    }
    return entity;
}

static void describe_bearers(struct finder *finder)
{
    const struct dossier *dossier = finder->dossier;
    struct bearer *bearers = finder->bearers;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        const struct edtf *when = &dossier->entities[i].when;
        bearers[i].identity = i;
        bearers[i].days =
            edtf_given(when) ? edtf_possible(when) : (struct edtf_days){EDTF_DAY_MIN, EDTF_DAY_MAX};
    }
    for (size_t i = 0; i < dossier->judgement_count; i++) {
        const struct relation *judgement = &dossier->judgements[i];
        uint32_t from = find_identity(bearers, judgement->from);
        if (judgement_same(judgement))
            bearers[from].identity = find_identity(bearers, judgement->to);
    }
}

/* Kinds between which sources waver: the council of one is the organization of another. */
static bool is_group(const char *kind)
{
    static const char *const groups[] = {"organization", "body", "force", "bloc"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strcmp(kind, groups[i]) == 0)
            return true;
    return false;
}

static bool kinds_agree(const struct dossier *dossier, uint32_t a, uint32_t b)
{
    const struct entity_kind *kinds = dossier->vocabulary.kinds;
    return a == b || a == KIND_ENTITY || b == KIND_ENTITY ||
           (is_group(kinds[a].name) && is_group(kinds[b].name));
}

static bool may_be_one(struct finder *finder, uint32_t a, uint32_t b)
{
    const struct entity *entities = finder->dossier->entities;
    struct bearer *bearers = finder->bearers;
    return a != b && kinds_agree(finder->dossier, entities[a].kind, entities[b].kind) &&
           bearers[a].days.from <= bearers[b].days.to &&
           bearers[b].days.from <= bearers[a].days.to &&
           find_identity(bearers, a) != find_identity(bearers, b);
}

/* Of a surname and a name that has it, the surname. */
static const struct listed *alone(const struct listed *a, const struct listed *b)
{
    return a->name.count == 1 ? a : b;
}

/* Whether the likeness counts, given whose names they are. */
static bool counts(const struct finder *finder, const struct listed *a, const struct listed *b,
                   enum likeness found)
{
    const struct listed *short_one = a->name.acronym ? a : b;
    if (found == LIKENESS_NONE || ((a->key || b->key) && found > LIKENESS_FORM))
        return false;
    if (found == LIKENESS_SURNAME)
        return !finder->bearers[alone(a, b)->entity].spelled;
    return found != LIKENESS_ACRONYM || !finder->bearers[short_one->entity].spelled;
}

static int compare_places(const struct dossier *dossier, uint32_t a, uint32_t b)
{
    const struct place *of_a = &dossier->entities[a].place, *of_b = &dossier->entities[b].place;
    uint32_t left[] = {of_a->file, of_a->line, of_a->column, a};
    uint32_t right[] = {of_b->file, of_b->line, of_b->column, b};
    for (size_t i = 0; i < 4; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

static void add_hit(struct finder *finder, uint32_t a, uint32_t b, enum likeness found)
{
    const struct listed *of_a = &finder->listed[a], *of_b = &finder->listed[b];
    bool later = compare_places(finder->dossier, of_a->entity, of_b->entity) > 0;
    finder->hits =
        xgrow(finder->hits, finder->hit_count, &finder->hit_capacity, sizeof *finder->hits);
    uint32_t keys = (uint32_t)of_a->key + of_b->key;
    finder->hits[finder->hit_count++] =
        later ? (struct hit){of_a->entity, of_b->entity, a, b, keys, found}
              : (struct hit){of_b->entity, of_a->entity, b, a, keys, found};
}

/* By the number of names: the dossiers that people write need little room. */
static void make_room_to_remember(struct finder *finder)
{
    finder->remembered_count = REMEMBERED_LEAST;
    while (finder->remembered_count / REMEMBERED_A_NAME < finder->listed_count &&
           finder->remembered_count < REMEMBERED_MOST)
        finder->remembered_count *= 2;
    finder->remembered = xcalloc(finder->remembered_count, sizeof *finder->remembered);
}

static bool is_remembered(struct finder *finder, uint32_t a, uint32_t b)
{
    uint64_t pair = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    uint64_t *slot = &finder->remembered[hash_bytes(&pair, sizeof pair) % finder->remembered_count];
    bool found = *slot == pair; /* no pair is 0: its second is above its first */
    *slot = pair;
    return found;
}

static void compare(struct finder *finder, uint32_t a, uint32_t b)
{
    const struct listed *of_a = &finder->listed[a], *of_b = &finder->listed[b];
    if (a == b || is_remembered(finder, a, b))
        return;
    finder->compared++;
    if (!may_be_one(finder, of_a->entity, of_b->entity))
        return;
    enum likeness found = likeness(&finder->book, &of_a->name, &of_b->name);
    if (counts(finder, of_a, of_b, found))
        add_hit(finder, a, b, found);
}

/* What must be equal for one name to stand for another: all that is compared of them. */
static bool stands_for(const struct finder *finder, const struct listed *a, const struct listed *b)
{
    const struct entity *of_a = &finder->dossier->entities[a->entity];
    const struct entity *of_b = &finder->dossier->entities[b->entity];
    return a->name.length == b->name.length &&
           memcmp(a->name.bytes, b->name.bytes, a->name.length) == 0 && of_a->kind == of_b->kind &&
           edtf_compare(&of_a->when, &of_b->when) == 0 && a->key == b->key;
}

/*
 * Where many bear the very same name, the first stands for all of them: each is compared with that
 * one. Of few all are compared with all, so that a judgement on one pair leaves the others.
 */
static void fold_copies(struct finder *finder)
{
    size_t start = 0;
    for (size_t i = 1; i < finder->listed_count; i++) {
        if (!stands_for(finder, &finder->listed[start], &finder->listed[i])) {
            start = i;
            continue;
        }
        if (i < start + NEIGHBOURS)
            continue;
        finder->listed[i].copied = true;
        compare(finder, (uint32_t)start, (uint32_t)i);
    }
}

static void add_keys(struct finder *finder)
{
    struct block_needs needs = {0};
    for (size_t i = 0; i < finder->listed_count; i++) {
        const struct name *name = &finder->listed[i].name;
        needs.initials |= name->initials;
        needs.abjads |= name->abjad;
        needs.acronyms |= name->acronym;
    }
    for (size_t i = 0; i < finder->listed_count; i++) {
        if (finder->listed[i].copied)
            continue;
        if (finder->blocks.count < MOST_KEYS)
            name_blocks_add(&finder->blocks, &finder->book, &finder->listed[i].name, (uint32_t)i,
                            needs);
        else
            finder->bearers[finder->listed[i].entity].partial = true;
    }
    name_blocks_sort(&finder->blocks);
}

/* Whether two names that share the key are worth a comparison. */
static bool promises(const struct name *a, const struct name *b, uint64_t key)
{
    if ((key & BLOCK_KIND) == BLOCK_OF_INITIALS)
        return a->initials || b->initials;
    return (key & BLOCK_KIND) != BLOCK_OF_SURNAMES || (a->count == 1) != (b->count == 1);
}

static void compare_with_next(struct finder *finder, const struct block_key *keys, size_t count)
{
    const struct name *name = &finder->listed[keys[0].name].name;
    for (size_t i = 1; i < count; i++)
        if (promises(name, &finder->listed[keys[i].name].name, keys[0].key))
            compare(finder, keys[0].name, keys[i].name);
}

/* The names of one key. */
static void compare_block(struct finder *finder, const struct block_key *keys, size_t count)
{
    bool large = count > LARGE_BLOCK || finder->compared > MOST_COMPARED;
    uint64_t kind = keys[0].key & BLOCK_KIND;
    if (large && kind == BLOCK_OF_SURNAMES)
        return; /* a surname of many tells nobody apart */
    for (size_t i = 0; i < count; i++) {
        const struct listed *listed = &finder->listed[keys[i].name];
        size_t left = count - i;
        if (large && (kind != BLOCK_OF_INITIALS || listed->name.initials))
            finder->bearers[listed->entity].partial = true;
        if (finder->compared <= MOST_COMPARED)
            compare_with_next(finder, keys + i, large && left > NEIGHBOURS ? NEIGHBOURS : left);
    }
}

static void compare_blocks(struct finder *finder)
{
    const struct name_blocks *blocks = &finder->blocks;
    size_t start = 0;
    for (size_t i = 1; i <= blocks->count; i++)
        if (i == blocks->count || blocks->keys[i].key != blocks->keys[start].key) {
            if (i > start + 1)
                compare_block(finder, blocks->keys + start, i - start);
            start = i;
        }
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* By the two entities, the surest likeness first. */
static int compare_hits(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    int order = compare_numbers(a->entity, b->entity);
    order = order ? order : compare_numbers(a->other, b->other);
    order = order ? order : compare_numbers(a->likeness, b->likeness);
    order = order ? order : compare_numbers(a->keys, b->keys);
    order = order ? order : compare_numbers(a->name, b->name);
    return order ? order : compare_numbers(a->other_name, b->other_name);
}

/* Keeps the first hit of each two entities. */
static void unite_hits(struct finder *finder)
{
    size_t kept = 0;
    if (finder->hit_count)
        qsort(finder->hits, finder->hit_count, sizeof *finder->hits, compare_hits);
    for (size_t i = 0; i < finder->hit_count; i++)
        if (!kept || finder->hits[kept - 1].entity != finder->hits[i].entity ||
            finder->hits[kept - 1].other != finder->hits[i].other)
            finder->hits[kept++] = finder->hits[i];
    finder->hit_count = kept;
}

/* By the two entities alone: the hit of a relation's ends, either way. */
static struct hit *find_hit(const struct finder *finder, uint32_t entity, uint32_t other)
{
    size_t low = 0, high = finder->hit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct hit *hit = &finder->hits[middle];
        int order = compare_numbers(hit->entity, entity);
        order = order ? order : compare_numbers(hit->other, other);
        if (!order)
            return hit;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Takes the hit back, unless the names are the same. */
static void drop_hit(struct hit *hit)
{
    if (hit && hit->likeness > LIKENESS_MARKS)
        hit->likeness = LIKENESS_NONE;
}

/*
 * Who wrote that one is tied to the other took them for two; and so did who judged them not to be
 * the same, of them or of those who are judged to be the same as they.
 */
static void drop_distinct(struct finder *finder)
{
    const struct dossier *dossier = finder->dossier;
    for (size_t i = 0; finder->hit_count && i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        drop_hit(find_hit(finder, relation->from, relation->to));
        drop_hit(find_hit(finder, relation->to, relation->from));
    }
}

/* A surname that several persons bear says nothing of who is meant. */
static void drop_common_surnames(struct finder *finder)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < finder->hit_count; i++) {
            struct hit *hit = &finder->hits[i];
            if (hit->likeness != LIKENESS_SURNAME)
                continue;
            uint32_t entity =
                alone(&finder->listed[hit->name], &finder->listed[hit->other_name])->entity;
            if (pass == 0)
                finder->bearers[entity].surnames++;
            else if (finder->bearers[entity].surnames > 1)
                hit->likeness = LIKENESS_NONE;
        }
}

/* Two identities that are judged not to be one, the smaller first. */
struct distinct {
    uint32_t a, b;
};

static int compare_distinct(const void *left, const void *right)
{
    const struct distinct *a = left, *b = right;
    int order = compare_numbers(a->a, b->a);
    return order ? order : compare_numbers(a->b, b->b);
}

static struct distinct make_distinct(struct finder *finder, uint32_t a, uint32_t b)
{
    uint32_t of_a = find_identity(finder->bearers, a), of_b = find_identity(finder->bearers, b);
    return of_a < of_b ? (struct distinct){of_a, of_b} : (struct distinct){of_b, of_a};
}

static void drop_judged(struct finder *finder)
{
    const struct dossier *dossier = finder->dossier;
    struct distinct *distinct = xcalloc(dossier->judgement_count + 1, sizeof *distinct);
    size_t count = 0;
    for (size_t i = 0; i < dossier->judgement_count; i++)
        if (!judgement_same(&dossier->judgements[i]))
            distinct[count++] =
                make_distinct(finder, dossier->judgements[i].from, dossier->judgements[i].to);
    qsort(distinct, count, sizeof *distinct, compare_distinct);
    for (size_t i = 0; count && i < finder->hit_count; i++) {
        struct distinct pair = make_distinct(finder, finder->hits[i].entity, finder->hits[i].other);
        if (bsearch(&pair, distinct, count, sizeof pair, compare_distinct))
            finder->hits[i].likeness = LIKENESS_NONE;
    }
    free(distinct);
}

static struct called called(const struct finder *finder, uint32_t name)
{
    const struct name *of = &finder->listed[name].name;
    return (struct called){of->bytes, of->length};
}

static void give_out(struct finder *finder, struct duplicates *duplicates)
{
    duplicates->items = xcalloc(finder->hit_count + 1, sizeof *duplicates->items);
    duplicates->capacity = finder->hit_count + 1;
    for (size_t i = 0; i < finder->hit_count; i++) {
        const struct hit *hit = &finder->hits[i];
        if (hit->likeness == LIKENESS_NONE)
            continue;
        duplicates->items[duplicates->count++] =
            (struct duplicate){hit->entity, hit->other, hit->likeness, called(finder, hit->name),
                               called(finder, hit->other_name)};
    }
    for (size_t i = 0; i < finder->dossier->entity_count; i++) {
        duplicates->partial += finder->bearers[i].partial;
        duplicates->unread += finder->bearers[i].unread;
    }
}

void duplicates_find(const struct dossier *dossier, struct duplicates *duplicates)
{
    struct finder finder = {.dossier = dossier};
    *duplicates = (struct duplicates){0};
    finder.bearers = xcalloc(dossier->entity_count + 1, sizeof *finder.bearers);
    list_all(&finder);
    make_room_to_remember(&finder);
    if (finder.listed_count)
        qsort(finder.listed, finder.listed_count, sizeof *finder.listed, compare_listed);
    describe_bearers(&finder);
    fold_copies(&finder);
    add_keys(&finder);
    compare_blocks(&finder);
    unite_hits(&finder);
    drop_common_surnames(&finder);
    drop_distinct(&finder);
    drop_judged(&finder);
    give_out(&finder, duplicates);
    free(finder.hits);
    name_blocks_release(&finder.blocks);
    free(finder.listed);
    free(finder.remembered);
    free(finder.bearers);
    name_book_release(&finder.book);
}

void duplicates_release(struct duplicates *duplicates)
{
    free(duplicates->items);
    *duplicates = (struct duplicates){0};
}

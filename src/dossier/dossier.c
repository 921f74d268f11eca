/*
 * dossier.c: the store: entities, relations and sources as arrays of small records.
 */
#include <entente/dossier.h>

#include "base/names.h"
#include "base/pool.h"
#include "base/xalloc.h"
#include "dossier/store.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A table may hold millions of them. */
_Static_assert(sizeof(struct relation) == 40, "struct relation has grown");

static struct pool *new_pool(size_t record_size)
{
    struct pool *pool = xmalloc(sizeof *pool);
    pool_init(pool, record_size);
    return pool;
}

static void free_pool(struct pool *pool)
{
    pool_release(pool);
    free(pool);
}

struct dossier *dossier_new(void)
{
    struct dossier *dossier = xcalloc(1, sizeof *dossier);
    vocabulary_init(&dossier->vocabulary);
    dossier->strings = xcalloc(1, sizeof *dossier->strings);
    dossier->entity_ids = xcalloc(1, sizeof *dossier->entity_ids);
    dossier->source_ids = xcalloc(1, sizeof *dossier->source_ids);
    dossier->dates = new_pool(sizeof(struct edtf));
    dossier->evidence = new_pool(sizeof(struct evidence));
    return dossier;
}

static void free_names(struct names *names)
{
    names_release(names);
    free(names);
}

void dossier_free(struct dossier *dossier)
{
    if (!dossier)
        return;
    free_pool(dossier->evidence);
    free_pool(dossier->dates);
    free_names(dossier->source_ids);
    free_names(dossier->entity_ids);
    free_names(dossier->strings);
    free(dossier->files);
    free(dossier->attributes);
    free(dossier->sources);
    free(dossier->judgement_turns);
    free(dossier->judgements);
    free(dossier->relations);
    free(dossier->entities);
    vocabulary_release(&dossier->vocabulary);
    free(dossier);
}

const char *dossier_string(struct dossier *dossier, const char *bytes, size_t length)
{
    return names_intern(dossier->strings, bytes, length);
}

uint32_t dossier_add_file(struct dossier *dossier, const char *path)
{
    dossier->files =
        xgrow(dossier->files, dossier->file_count, &dossier->file_capacity, sizeof *dossier->files);
    dossier->files[dossier->file_count++] = dossier_string(dossier, path, strlen(path));
    return (uint32_t)dossier->file_count - 1;
}

const char *dossier_path(const struct dossier *dossier, struct place place)
{
    return place.line && place.file < dossier->file_count ? dossier->files[place.file] : "";
}

uint32_t store_add_entity(struct dossier *dossier, const char *id, size_t length, uint32_t hash)
{
    uint32_t index = names_add_hashed(dossier->entity_ids, id, length, hash);
    if (index < dossier->entity_count)
        return index;
    uint32_t string = names_add_hashed(dossier->strings, id, length, hash);
    dossier->entities = xgrow(dossier->entities, dossier->entity_count, &dossier->entity_capacity,
                              sizeof *dossier->entities);
    dossier->entities[dossier->entity_count++] =
        (struct entity){.id = names_at(dossier->strings, string), .kind = KIND_ENTITY};
    return index;
}

uint32_t dossier_add_entity(struct dossier *dossier, const char *id)
{
    size_t length = strlen(id);
    return store_add_entity(dossier, id, length, names_hash(id, length));
}

uint32_t dossier_add_source(struct dossier *dossier, const char *id)
{
    uint32_t index = names_add(dossier->source_ids, id, strlen(id));
    if (index < dossier->source_count)
        return index;
    dossier->sources = xgrow(dossier->sources, dossier->source_count, &dossier->source_capacity,
                             sizeof *dossier->sources);
    dossier->sources[dossier->source_count++] =
        (struct source){.id = dossier_string(dossier, id, strlen(id))};
    return index;
}

uint32_t dossier_find_entity(const struct dossier *dossier, const char *id)
{
    return names_find(dossier->entity_ids, id, strlen(id));
}

uint32_t dossier_find_source(const struct dossier *dossier, const char *id)
{
    return names_find(dossier->source_ids, id, strlen(id));
}

bool judgement_same(const struct relation *judgement)
{
    return judgement->type == TYPE_SAME_AS;
}

static void add_judgement(struct dossier *dossier, const struct relation *judgement)
{
    dossier->judgements = xgrow(dossier->judgements, dossier->judgement_count,
                                &dossier->judgement_capacity, sizeof *dossier->judgements);
    dossier->judgement_turns = xgrow(dossier->judgement_turns, dossier->judgement_count,
                                     &dossier->turn_capacity, sizeof *dossier->judgement_turns);
    dossier->judgement_turns[dossier->judgement_count] = dossier->relation_count;
    dossier->judgements[dossier->judgement_count++] = *judgement;
}

uint32_t dossier_add_relation(struct dossier *dossier, const struct relation *relation)
{
    if (relation->type == TYPE_SAME_AS || relation->type == TYPE_NOT_SAME_AS) {
        add_judgement(dossier, relation);
        return DOSSIER_NONE;
    }
    dossier->relations = xgrow(dossier->relations, dossier->relation_count,
                               &dossier->relation_capacity, sizeof *dossier->relations);
    dossier->relations[dossier->relation_count++] = *relation;
    return (uint32_t)dossier->relation_count - 1;
}

void store_reserve_relations(struct dossier *dossier, size_t count)
{
    size_t needed = dossier->relation_count + count;
    if (needed <= dossier->relation_capacity)
        return;
    while (dossier->relation_capacity < needed)
        dossier->relation_capacity =
            dossier->relation_capacity ? dossier->relation_capacity * 2 : 8;
    dossier->relations =
        xreallocarray(dossier->relations, dossier->relation_capacity, sizeof *dossier->relations);
}

struct attribute_span dossier_add_attributes(struct dossier *dossier,
                                             const struct attribute *attributes, size_t count)
{
    struct attribute_span span = {(uint32_t)dossier->attribute_count, (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        dossier->attributes = xgrow(dossier->attributes, dossier->attribute_count,
                                    &dossier->attribute_capacity, sizeof *dossier->attributes);
        dossier->attributes[dossier->attribute_count++] = attributes[i];
    }
    return span;
}

static struct edtf_date clean_date(struct edtf_date date)
{
    struct edtf_date clean;
    memset(&clean, 0, sizeof clean);
    clean.year = date.year;
    clean.month = date.month;
    clean.day = date.day;
    clean.masked_year = date.masked_year;
    clean.masked = date.masked;
    clean.qualifier = date.qualifier;
    clean.end = date.end;
    return clean;
}

/* Member by member, since the bytes between them may be anything. */
uint32_t dossier_date(struct dossier *dossier, const struct edtf *date)
{
    struct edtf clean;
    memset(&clean, 0, sizeof clean);
    clean.start = clean_date(date->start);
    clean.end = clean_date(date->end);
    clean.interval = date->interval;
    return pool_add(dossier->dates, &clean);
}

uint32_t dossier_evidence(struct dossier *dossier, const struct evidence *evidence)
{
    struct evidence clean = *evidence;
    if (!clean.attributes.count)
        clean.attributes.first = 0;
    return pool_add(dossier->evidence, &clean);
}

const struct edtf *relation_when(const struct dossier *dossier, const struct relation *relation)
{
    return pool_at(dossier->dates, relation->when);
}

const struct evidence *relation_evidence(const struct dossier *dossier,
                                         const struct relation *relation)
{
    return pool_at(dossier->evidence, relation->evidence);
}

const char *entity_label(const struct entity *entity)
{
    return entity->label ? entity->label : entity->id;
}

double relation_weight(const struct dossier *dossier, const struct relation *relation)
{
    return relation->weight > 0 ? relation->weight
                                : dossier->vocabulary.types[relation->type].weight;
}

enum family relation_family(const struct dossier *dossier, const struct relation *relation)
{
    return dossier->vocabulary.types[relation->type].family;
}

int relation_sign(const struct dossier *dossier, const struct relation *relation)
{
    return family_sign(relation_family(dossier, relation));
}

bool relation_symmetric(const struct dossier *dossier, const struct relation *relation)
{
    return relation->undirected || dossier->vocabulary.types[relation->type].symmetric;
}

/*
 * The next item of a list parted by `separator`, without the blanks around it; empty items are
 * passed over. NULL at the end.
 */
static const char *next_item(const char **cursor, char separator, size_t *length)
{
    const char *start = *cursor;
    while (*start == separator || isspace((unsigned char)*start))
        start++;
    const char *end = start;
    while (*end && *end != separator)
        end++;
    *cursor = end;
    while (end > start && isspace((unsigned char)end[-1]))
        end--;
    *length = (size_t)(end - start);
    return end > start ? start : NULL;
}

bool citation_next(const char **cursor, struct citation *citation)
{
    size_t length;
    const char *item = *cursor ? next_item(cursor, ';', &length) : NULL;
    if (!item)
        return false;
    const char *mark = memchr(item, '#', length);
    citation->source = item;
    citation->source_length = mark ? (size_t)(mark - item) : length;
    citation->locator = mark ? mark + 1 : item + length;
    citation->locator_length = mark ? length - citation->source_length - 1 : 0;
    return true;
}

uint32_t citation_source(const struct dossier *dossier, const struct citation *citation)
{
    return names_find(dossier->source_ids, citation->source, citation->source_length);
}

bool alias_next(const char **cursor, const char **alias, size_t *length)
{
    *alias = *cursor ? next_item(cursor, '|', length) : NULL;
    return *alias != NULL;
}

bool confidence_parse(const char *string, double *value)
{
    if (string[0] >= 'A' && string[0] <= 'F' && string[1] >= '1' && string[1] <= '6' &&
        !string[2]) {
        *value = NAN;
        return true;
    }
    char *end;
    if (!string[0] || string[strspn(string, "0123456789.")])
        return false; /* strtod() would take blanks, signs, hexadecimals and nan */
    double number = strtod(string, &end);
    if (*end || !(number >= 0 && number <= 1))
        return false;
    *value = number;
    return true;
}

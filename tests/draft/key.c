/*
 * key.c: reads keys.
 */
#include "key.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/dossier.h>
#include <entente/format.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

enum { FIELDS = 6, FILE_SIZE = 1 << 24 };

/* A line's fields; those that are not there are "". */
struct fields {
    const char *start[FIELDS];
    size_t length[FIELDS];
};

void key_list_add(struct key_list *list, uint32_t item)
{
    list->items = xgrow(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = item;
}

bool key_list_has(const struct key_list *list, uint32_t item)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == item)
            return true;
    return false;
}

static char *folded(const char *name, size_t length, size_t *size)
{
    return (char *)u8_casefold((const uint8_t *)name, length, NULL, UNINORM_NFC, NULL, size);
}

uint32_t key_find_name(const struct key *key, const char *name, size_t length)
{
    size_t size = 0;
    char *plain = folded(name, length, &size);
    uint32_t id = plain ? names_find(&key->names, plain, size) : NAME_NONE;
    free(plain);
    return id;
}

static uint32_t add_name(struct key *key, const char *name, size_t length)
{
    size_t size = 0;
    char *plain = xalloc_checked(folded(name, length, &size));
    uint32_t id = names_add(&key->names, plain, size);
    free(plain);
    return id;
}

/* The next of the parts that `sign` parts; false at the end. */
static bool next_part(const char **at, const char *end, char sign, const char **part,
                      size_t *length)
{
    if (*at > end)
        return false;
    const char *stop = memchr(*at, sign, (size_t)(end - *at));
    *part = *at;
    *length = (size_t)((stop ? stop : end) - *at);
    *at += *length + 1;
    return true;
}

static struct fields split_line(const char *line, size_t length)
{
    struct fields fields;
    const char *at = line;
    for (size_t i = 0; i < FIELDS; i++) {
        fields.start[i] = "";
        fields.length[i] = 0;
        next_part(&at, line + length, '\t', &fields.start[i], &fields.length[i]);
    }
    return fields;
}

static bool field_is(const struct fields *fields, size_t index, const char *string)
{
    return fields->length[index] == strlen(string) &&
           memcmp(fields->start[index], string, fields->length[index]) == 0;
}

static struct key_entity *add_entity(struct key *key, const char *label, size_t length,
                                     bool optional)
{
    key->entities =
        xgrow(key->entities, key->entity_count, &key->entity_capacity, sizeof *key->entities);
    struct key_entity *entity = &key->entities[key->entity_count++];
    *entity = (struct key_entity){.label = names_intern(&key->strings, label, length),
                                  .optional = optional};
    key_list_add(&entity->names, add_name(key, label, length));
    return entity;
}

static void read_entity(struct key *key, const struct fields *fields, bool optional)
{
    const char *at = fields->start[3], *end = at + fields->length[3], *alias;
    size_t length;
    struct key_entity *entity = add_entity(key, fields->start[2], fields->length[2], optional);
    while (next_part(&at, end, ';', &alias, &length))
        if (length)
            key_list_add(&entity->names, add_name(key, alias, length));
}

/* The entity with that name; one that only relations name is added, and may be found. */
static uint32_t entity_named(struct key *key, const char *name, size_t length)
{
    uint32_t id = key_find_name(key, name, length);
    for (uint32_t i = 0; i < key->entity_count; i++)
        if (id != NAME_NONE && key_list_has(&key->entities[i].names, id))
            return i;
    add_entity(key, name, length, true);
    return (uint32_t)key->entity_count - 1;
}

static void read_ends(struct key *key, const struct fields *fields, size_t index,
                      struct key_list *ends)
{
    const char *at = fields->start[index], *end = at + fields->length[index], *name;
    size_t length;
    while (next_part(&at, end, '|', &name, &length))
        key_list_add(ends, entity_named(key, name, length));
}

/* The family of that name, or the one of the type of relation that has the name. */
static enum family family_named(const char *name)
{
    struct vocabulary vocabulary = {0};
    enum family family = family_find(name);
    if (family != FAMILY_NONE)
        return family;
    vocabulary_init(&vocabulary);
    uint32_t type = vocabulary_find_type(&vocabulary, name);
    if (type != VOCABULARY_NONE)
        family = vocabulary.types[type].family;
    vocabulary_release(&vocabulary);
    return family;
}

static bool read_relation(struct key *key, const struct fields *fields, bool optional)
{
    const char *at = fields->start[4], *end = at + fields->length[4], *date;
    size_t length;
    const char *name = names_intern(&key->strings, fields->start[1], fields->length[1]);
    struct key_relation relation = {.family = family_named(name), .optional = optional};
    if (relation.family == FAMILY_NONE)
        return false;
    read_ends(key, fields, 2, &relation.from);
    read_ends(key, fields, 3, &relation.to);
    while (next_part(&at, end, '|', &date, &length))
        if (length == 1 && *date == '-')
            relation.undated_too = true;
        else if (length)
            key_list_add(&relation.dates, names_add(&key->strings, date, length));
    relation.phrase = field_is(fields, 5, "-")
                          ? ""
                          : names_intern(&key->strings, fields->start[5], fields->length[5]);
    key->relations =
        xgrow(key->relations, key->relation_count, &key->relation_capacity, sizeof *key->relations);
    key->relations[key->relation_count++] = relation;
    return true;
}

static bool read_line(struct key *key, const char *line, size_t length, bool relations)
{
    static const char published[] = "# pub ";
    struct fields fields = split_line(line, length);
    bool optional = fields.length[0] == 2 && fields.start[0][1] == 'O';
    if (!relations && length > sizeof published && memcmp(line, published, 6) == 0)
        return edtf_parse(&key->date, line + 6, length - 6, NULL, NULL);
    if (length == 0 || *line == '#')
        return true;
    if (field_is(&fields, 0, "E") || field_is(&fields, 0, "EO")) {
        if (!relations)
            read_entity(key, &fields, optional);
        return fields.length[2] > 0;
    }
    if (field_is(&fields, 0, "R") || field_is(&fields, 0, "RO"))
        return !relations || read_relation(key, &fields, optional);
    return false;
}

/* Entities first, so that relations find them. */
static bool read_lines(struct key *key, const char *path, const struct text *bytes, bool relations,
                       struct error *error)
{
    const char *at = text_string(bytes), *end = at + bytes->length, *line;
    size_t length, number = 0;
    while (next_part(&at, end, '\n', &line, &length)) {
        number++;
        length -= length && line[length - 1] == '\r';
        if (read_line(key, line, length, relations))
            continue;
        error_set(error, ERROR_INPUT, "no line of a key");
        error_place(error, path, number, 1, line, length);
        return false;
    }
    return true;
}

/* What a draft does not look for, or what a reader of one article cannot be held to. */
static bool is_sought(const struct dossier *dossier, uint32_t entity)
{
    static const char *const kinds[] = {"state", "organization", "person", "body",
                                        "force", "bloc",         "place"};
    const char *kind = dossier->vocabulary.kinds[dossier->entities[entity].kind].name;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

static void take_entity(struct key *key, const struct dossier *dossier, uint32_t index)
{
    const struct entity *from = &dossier->entities[index];
    const char *label = entity_label(from), *cursor = from->aliases, *alias;
    size_t length;
    struct key_entity *entity = add_entity(key, label, strlen(label), !is_sought(dossier, index));
    key_list_add(&entity->names, add_name(key, from->id, strlen(from->id)));
    while (cursor && alias_next(&cursor, &alias, &length))
        key_list_add(&entity->names, add_name(key, alias, length));
}

static bool has_direction(enum family family)
{
    return family != FAMILY_COOPERATION && family != FAMILY_DISSENT;
}

/* One of a family between two is enough, with any of their dates. */
static struct key_relation *relation_between(struct key *key, enum family family, uint32_t from,
                                             uint32_t to)
{
    for (size_t i = 0; i < key->relation_count; i++) {
        struct key_relation *relation = &key->relations[i];
        uint32_t start = relation->from.items[0], end = relation->to.items[0];
        bool turned = start == to && end == from && !has_direction(family);
        if (relation->family == family && ((start == from && end == to) || turned))
            return relation;
    }
    key->relations =
        xgrow(key->relations, key->relation_count, &key->relation_capacity, sizeof *key->relations);
    struct key_relation *relation = &key->relations[key->relation_count++];
    *relation = (struct key_relation){.family = family, .phrase = ""};
    key_list_add(&relation->from, from);
    key_list_add(&relation->to, to);
    return relation;
}

static void take_relation(struct key *key, const struct dossier *dossier,
                          const struct relation *from)
{
    struct text date = {0};
    const char *quote = relation_evidence(dossier, from)->quote;
    struct key_relation *relation =
        relation_between(key, relation_family(dossier, from), from->from, from->to);
    relation->optional = !is_sought(dossier, from->from) || !is_sought(dossier, from->to);
    if (quote && !*relation->phrase)
        relation->phrase = names_intern(&key->strings, quote, strlen(quote));
    /* "/..": already so, and nothing said of since when. */
    edtf_format(relation_when(dossier, from), &date);
    if (edtf_given(relation_when(dossier, from)) && strcmp(text_string(&date), "/..") != 0)
        key_list_add(&relation->dates, names_add(&key->strings, text_string(&date), date.length));
    text_release(&date);
}

static bool take_dossier(struct key *key, const char *path, struct error *error)
{
    struct dossier *dossier = dossier_new();
    struct read_options options = read_options_default();
    bool done = dossier_read_file(dossier, path, &options, NULL, NULL, error);
    key->date = dossier->date;
    for (uint32_t i = 0; done && i < dossier->entity_count; i++)
        take_entity(key, dossier, i);
    for (size_t i = 0; done && i < dossier->relation_count; i++)
        take_relation(key, dossier, &dossier->relations[i]);
    dossier_free(dossier);
    return done;
}

bool key_read(struct key *key, const char *path, struct error *error)
{
    struct text bytes = {0};
    *key = (struct key){0};
    if (strcmp(file_extension(path), "dot") == 0)
        return take_dossier(key, path, error);
    bool done = file_read(path, FILE_SIZE, "the limit of keys", &bytes, error) &&
                read_lines(key, path, &bytes, false, error) &&
                read_lines(key, path, &bytes, true, error);
    text_release(&bytes);
    return done;
}

void key_release(struct key *key)
{
    for (size_t i = 0; i < key->entity_count; i++)
        free(key->entities[i].names.items);
    for (size_t i = 0; i < key->relation_count; i++) {
        free(key->relations[i].from.items);
        free(key->relations[i].to.items);
        free(key->relations[i].dates.items);
    }
    free(key->entities);
    free(key->relations);
    names_release(&key->names);
    names_release(&key->strings);
    *key = (struct key){0};
}

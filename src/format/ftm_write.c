/*
 * ftm_write.c: a dossier as FollowTheMoney's JSON lines, which ftm_read.c reads back as the same.
 * What the model has no property for is in a member `entente` of the line; what no line is about,
 * sources above all, in that of a note in front of all.
 */
#include "format/ftm.h"

#include "base/xalloc.h"
#include "format/ftm_schema.h"
#include "format/json_write.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What the object "entente" has beside attributes. */
static const struct json_name our_names[] = {{"directed", JSON_IGNORED, NULL}, {0}};

/* One line in the making. */
struct line {
    struct text properties, context;
    struct record record; /* all that is said */
    struct record left;   /* what has found no place yet; its values are the record's */
};

/* ---- Taking attributes out of what is left ---- */

static void leave(struct line *line, struct record_attribute attribute)
{
    struct record *left = &line->left;
    left->attributes =
        xgrow(left->attributes, left->count, &left->capacity, sizeof *left->attributes);
    left->attributes[left->count++] = attribute;
}

/* Starts with all of the record left over. */
static void line_start(struct line *line)
{
    text_clear(&line->properties);
    text_clear(&line->context);
    line->left.count = 0;
    for (size_t i = 0; i < line->record.count; i++)
        leave(line, line->record.attributes[i]);
}

static void line_release(struct line *line)
{
    text_release(&line->properties);
    text_release(&line->context);
    record_release(&line->record);
    free(line->left.attributes);
}

static const char *peek(const struct line *line, const char *name)
{
    for (size_t i = 0; i < line->left.count; i++)
        if (!line->left.attributes[i].html && strcmp(line->left.attributes[i].name, name) == 0)
            return line->left.attributes[i].value;
    return NULL;
}

/* The value of the attribute, which is left no longer; NULL where there is none. */
static const char *take(struct line *line, const char *name)
{
    const char *value = peek(line, name);
    size_t kept = 0;
    for (size_t i = 0; value && i < line->left.count; i++)
        if (line->left.attributes[i].html || strcmp(line->left.attributes[i].name, name) != 0)
            line->left.attributes[kept++] = line->left.attributes[i];
    line->left.count = value ? kept : line->left.count;
    return value;
}

/* ---- Properties ---- */

/* Adds the strings of a JSON list, if it is one of several and comes back as it is. */
static bool add_list(struct text *out, const char *value)
{
    json_t *list = *value == '[' ? json_loads(value, 0, NULL) : NULL;
    struct text strings = {0};
    size_t count = json_is_array(list) ? json_array_size(list) : 0;
    bool whole = count > 1;
    for (size_t i = 0; i < count && whole; i++) {
        const char *string = json_string_value(json_array_get(list, i));
        whole = string != NULL;
        text_add(&strings, i ? "," : "");
        json_add_string(&strings, string ? string : "");
    }
    size_t length = strlen(value);
    whole = whole && strings.length + 2 == length &&
            memcmp(strings.data, value + 1, strings.length) == 0;
    if (whole)
        text_add_bytes(out, strings.data, strings.length);
    text_release(&strings);
    json_decref(list);
    return whole;
}

/* Adds a property of the value, and of the attribute of its name, which holds the others. */
static void add_property(struct line *line, const char *name, const char *value, bool others)
{
    struct text *out = &line->properties;
    const char *more = others ? take(line, name) : NULL;
    text_add(out, out->length ? ", " : "");
    json_add_string(out, name);
    text_add(out, ": [");
    json_add_string(out, value);
    if (more) {
        text_add(out, ", ");
        if (!add_list(out, more))
            json_add_string(out, more);
    }
    text_add(out, "]");
}

static void move(struct line *line, const char *field, const char *property)
{
    const char *value = property ? take(line, field) : NULL;
    if (value)
        add_property(line, property, value, true);
}

static bool is_day(const char *date, size_t length)
{
    static const char shape[] = "0000-00-00";
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == '-' ? date[i] != '-' : date[i] < '0' || date[i] > '9')
            return false;
    return true;
}

static void add_part(struct line *line, const char *name, const char *date, size_t length)
{
    char *part = xstrndup(date, length);
    if (length)
        add_property(line, name, part, false);
    free(part);
}

/* Moves a date that its properties can tell. An attribute of such a name stays aside. */
static void move_date(struct line *line, const char *start, const char *end)
{
    const char *when = peek(line, "when"), *slash = when ? strchr(when, '/') : NULL;
    bool single = start && strcmp(start, "startDate") == 0;
    if (!when || !start || peek(line, start) || peek(line, end) || (single && peek(line, "date")))
        return;
    if (!slash) {
        if (single && is_day(when, strlen(when)))
            add_property(line, "date", take(line, "when"), false);
        return;
    }
    size_t first = (size_t)(slash - when), second = strlen(slash + 1);
    bool open = strcmp(slash + 1, "..") == 0;
    bool starts = is_day(when, first), ends = is_day(slash + 1, second);
    if (!(starts || (!first && ends)) || !(ends || (starts && open)))
        return;
    take(line, "when");
    add_part(line, start, when, first);
    add_part(line, end, slash + 1, open ? 0 : second);
}

/* Whether the reader takes a property of that name for something else than an attribute. */
static bool is_special(const char *name, const struct ftm_thing *thing, const struct ftm_link *link)
{
    const char *const words[] = {
        "description",
        "sourceUrl",
        link ? link->from : "name",
        link ? link->to : "alias",
        link && link->role ? link->role : "description",
        link                    ? "startDate"
        : thing && thing->start ? thing->start
                                : "name",
        link                  ? "endDate"
        : thing && thing->end ? thing->end
                              : "name",
        link || (thing && thing->start && strcmp(thing->start, "startDate") == 0) ? "date"
                                                                                  : "name"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

/* Moves the attributes that are properties of the model, or known beside them. */
static void move_others(struct line *line, const struct ftm_thing *thing,
                        const struct ftm_link *link)
{
    size_t count = line->left.count, kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct record_attribute attribute = line->left.attributes[i];
        bool field =
            dot_field_find(link ? &dot_relation_fields : &dot_entity_fields, attribute.name) ||
            attribute.html;
        if (!field && ftm_is_property(attribute.name) && !is_special(attribute.name, thing, link)) {
            struct text *out = &line->properties;
            text_add(out, out->length ? ", " : "");
            json_add_string(out, attribute.name);
            text_add(out, ": [");
            if (!add_list(out, attribute.value))
                json_add_string(out, attribute.value);
            text_add(out, "]");
        } else if (!field && ftm_is_context(attribute.name)) {
            text_add(&line->context, ", ");
            json_add_string(&line->context, attribute.name);
            text_add(&line->context, ": ");
            json_add_typed(&line->context, attribute.value, json_type_of(attribute.value));
        } else {
            line->left.attributes[kept++] = attribute;
        }
    }
    line->left.count = kept;
}

static void write_line(struct line *line, const char *id, const char *schema,
                       const struct dot_fields *fields, bool directed, struct text *out)
{
    struct json_style style = {.names = our_names, .fields = fields};
    text_add(out, "{\"id\": ");
    json_add_string(out, id);
    text_add(out, ", \"schema\": ");
    json_add_string(out, schema);
    text_addf(out, ", \"properties\": {%s}%s", text_string(&line->properties),
              text_string(&line->context));
    if (line->left.count || directed) {
        text_addf(out, ", \"entente\": {%s", directed ? "\"directed\": true" : "");
        json_add_record(out, &style, &line->left, 0, directed);
        text_add(out, "}");
    }
    text_add(out, "}\n");
    json_style_release(&style);
}

/* ---- Things and links ---- */

/* The schema that the record names, if the reader then takes it for a `wanted`; else the usual. */
static const char *choose_schema(struct line *line, const char *usual, bool link)
{
    const char *own = peek(line, "schema");
    bool fits = own && *own && strcmp(own, usual) != 0 && (ftm_find_link(own) != NULL) == link;
    return fits ? take(line, "schema") : usual;
}

/* Names that are written as they are only where all of them come back. */
static void move_aliases(struct line *line)
{
    const char *aliases = peek(line, "aliases"), *cursor = aliases, *alias;
    struct text names = {0}, list = {0};
    size_t length;
    while (aliases && alias_next(&cursor, &alias, &length)) {
        char *name = xstrndup(alias, length);
        text_add(&names, names.length ? "|" : "");
        text_add(&names, name);
        text_add(&list, list.length ? ", " : "");
        json_add_string(&list, name);
        free(name);
    }
    if (names.length && strcmp(names.data, aliases) == 0) {
        take(line, "aliases");
        text_addf(&line->properties, "%s\"alias\": [%s]", line->properties.length ? ", " : "",
                  list.data);
    }
    text_release(&names);
    text_release(&list);
}

static void write_thing(const struct dossier *dossier, size_t index, struct line *line,
                        struct text *out)
{
    const struct entity *entity = &dossier->entities[index];
    const char *kind = dossier->vocabulary.kinds[entity->kind].name;
    record_of_entity(&line->record, dossier, index);
    line_start(line);
    const char *schema = choose_schema(line, ftm_schema_of_kind(kind), false);
    const struct ftm_thing *thing = ftm_find_thing(schema);
    take(line, "kind");
    if (strcmp(thing ? thing->kind : "entity", kind) != 0)
        leave(line, (struct record_attribute){.name = "kind", .value = kind});
    if (entity->label && strcmp(entity->label, entity->id) != 0)
        take(line, "label");
    add_property(line, "name", entity_label(entity), false);
    move_aliases(line);
    move(line, "note", "description");
    move(line, "url", "sourceUrl");
    if (thing)
        move_date(line, thing->start, thing->end);
    move_others(line, thing, NULL);
    write_line(line, entity->id, schema, &dot_entity_fields, false, out);
}

static void write_link(const struct dossier *dossier, size_t index, struct line *line,
                       struct text *out)
{
    const struct relation *relation = &dossier->relations[index];
    const char *type = dossier->vocabulary.types[relation->type].name, *own;
    struct text id = {0};
    record_of_relation(&line->record, dossier, index);
    line_start(line);
    text_addf(&id, "relation-%zu", index + 1);
    own = peek(line, "id");
    const char *schema = choose_schema(line, ftm_schema_of_type(type), true);
    const struct ftm_link *link = ftm_find_link(schema);
    take(line, "relation");
    if (strcmp(link->type, type) != 0)
        leave(line, (struct record_attribute){.name = "relation", .value = type});
    if (link->undirected && relation->undirected)
        take(line, "dir");
    add_property(line, link->from, dossier->entities[relation->from].id, false);
    add_property(line, link->to, dossier->entities[relation->to].id, false);
    move_date(line, "startDate", "endDate");
    move(line, "role", link->role);
    move(line, "note", "description");
    move(line, "url", "sourceUrl");
    if (own && *own && strcmp(own, id.data) != 0)
        take(line, "id");
    else
        own = NULL;
    move_others(line, NULL, link);
    write_line(line, own ? own : id.data, schema, &dot_relation_fields,
               link->undirected && !relation->undirected, out);
    text_release(&id);
}

/* ---- The note in front ---- */

/* Adds the JSON in one line: outside of strings there are only line ends that we made. */
static void add_unbroken(struct text *out, const char *json)
{
    for (size_t length; *json; json += length) {
        length = strcspn(json, "\n");
        text_add_bytes(out, json, length);
        if (json[length])
            length += strspn(json + length, "\n ");
    }
}

static void write_head(const struct dossier *dossier, struct text *out)
{
    struct text extras = {0}, own = {0};
    json_write_extras(dossier, "", &extras);
    extras.data[extras.length - 1] = '\0'; /* without the last bracket */
    text_add(out, "{\"id\": \"entente-dossier\", \"schema\": \"Note\", \"properties\": {");
    if (dossier->title) {
        text_add(out, "\"name\": [");
        json_add_string(out, dossier->title);
        text_add(out, "]");
    }
    text_add(out, "}, \"entente\": ");
    add_unbroken(out, extras.data);
    if (dossier->name) {
        text_add(&own, "\"name\": ");
        json_add_string(&own, dossier->name);
    }
    json_write_own(dossier, "", dossier->name != NULL, &own);
    text_add(out, ", \"graph\": {");
    add_unbroken(out, text_string(&own));
    text_add(out, "}}}\n");
    text_release(&extras);
    text_release(&own);
}

bool ftm_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    struct line line = {0};
    (void)lost; /* all of it has its place */
    (void)error;
    write_head(dossier, out);
    for (size_t i = 0; i < dossier->entity_count; i++)
        write_thing(dossier, i, &line, out);
    for (size_t i = 0; i < dossier->relation_count; i++)
        write_link(dossier, i, &line, out);
    line_release(&line);
    return true;
}

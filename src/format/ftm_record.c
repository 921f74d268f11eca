/*
 * ftm_record.c: the properties of one line of FollowTheMoney as attributes: which one is a field,
 * a part of the date, or kept by its own name.
 */
#include "format/ftm_record.h"

#include "format/json_members.h"
#include "format/json_write.h"

#include <string.h>

static void add(struct ftm_reader *reader, const char *name, const struct text *value,
                size_t offset)
{
    json_add_attribute(reader->graph, &reader->graph->graph, name, text_string(value),
                       value->length, offset, false);
}

/* ---- The values of a property ---- */

static void take_value(struct ftm_reader *reader, struct json_value value, struct text *list)
{
    size_t length;
    struct text word = {0};
    const char *words = json_words(&reader->file.scan, value, &length);
    text_add_bytes(&word, words, length);
    if (!reader->count++) {
        text_add_bytes(&reader->first, words, length);
    } else {
        text_add(list, reader->count > 2 ? "," : "");
        json_add_string(list, text_string(&word));
        text_clear(&reader->rest);
        text_add(&reader->rest, text_string(&word));
    }
    text_release(&word);
}

/* Splits the values into the first and the rest, which is a word or a JSON list of words. */
static void take_values(struct ftm_reader *reader, struct json_value values)
{
    struct text list = {0};
    struct json_item item;
    text_clear(&reader->first);
    text_clear(&reader->rest);
    reader->count = 0;
    if (json_kind(&reader->file.scan, values) != JSON_ARRAY_KIND)
        take_value(reader, values, &list);
    for (struct json_items items = json_items(&reader->file.scan, values);
         json_kind(&reader->file.scan, values) == JSON_ARRAY_KIND && json_next(&items, &item);)
        take_value(reader, item.value, &list);
    if (reader->count > 2) {
        text_clear(&reader->rest);
        text_addf(&reader->rest, "[%s]", list.data);
    }
    text_release(&list);
}

/* All values as one: a word, or a JSON list. */
static void join_values(struct ftm_reader *reader)
{
    struct text all = {0};
    if (reader->count < 2)
        return;
    text_add(&all, "[");
    json_add_string(&all, text_string(&reader->first));
    text_add(&all, ",");
    if (reader->count > 2)
        text_add(&all, reader->rest.data + 1);
    else
        json_add_string(&all, text_string(&reader->rest));
    text_add(&all, reader->count > 2 ? "" : "]");
    text_release(&reader->first);
    reader->first = all;
}

/* ---- What a property is ---- */

static void take_alias(struct ftm_reader *reader, const char *alias, size_t offset)
{
    text_add(&reader->aliases.text, reader->aliases.text.length ? "|" : "");
    text_add(&reader->aliases.text, alias);
    reader->aliases.offset = offset;
}

static void take_aliases(struct ftm_reader *reader, struct json_value values, bool but_first)
{
    struct json_items items = json_items(&reader->file.scan, values);
    struct text word = {0};
    size_t length;
    for (struct json_item item; json_next(&items, &item); but_first = false) {
        if (but_first)
            continue;
        const char *words = json_words(&reader->file.scan, item.value, &length);
        text_clear(&word);
        text_add_bytes(&word, words, length);
        take_alias(reader, text_string(&word), item.value.start);
    }
    text_release(&word);
}

/* The date without a time, as properties have it; the rest stays where it is. */
static void take_date(struct ftm_reader *reader, struct ftm_part *part, size_t offset)
{
    const char *time = strchr(text_string(&reader->first), 'T');
    text_clear(&part->text);
    text_add_bytes(&part->text, text_string(&reader->first),
                   time ? (size_t)(time - reader->first.data) : reader->first.length);
    part->offset = offset;
}

static struct ftm_part *date_part(struct ftm_reader *reader, const char *name)
{
    const char *start = reader->link ? "startDate" : reader->thing ? reader->thing->start : NULL;
    const char *end = reader->link ? "endDate" : reader->thing ? reader->thing->end : NULL;
    if (start && strcmp(name, start) == 0)
        return &reader->start;
    if (end && strcmp(name, end) == 0)
        return &reader->end;
    return start && strcmp(start, "startDate") == 0 && strcmp(name, "date") == 0 ? &reader->date
                                                                                 : NULL;
}

/* The attribute that the first value is, or NULL. */
static const char *field_of(const struct ftm_reader *reader, const char *name)
{
    if (strcmp(name, "description") == 0)
        return "note";
    if (strcmp(name, "sourceUrl") == 0)
        return "url";
    bool role = reader->link && reader->link->role && strcmp(name, reader->link->role) == 0;
    return role ? "role" : NULL;
}

static void add_name(struct ftm_reader *reader, struct json_value values)
{
    if (strcmp(text_string(&reader->first), reader->id) != 0)
        add(reader, "label", &reader->first, values.start);
    take_aliases(reader, values, true);
}

static void add_property(struct ftm_reader *reader, struct json_value values)
{
    const char *name = text_string(&reader->name), *field = field_of(reader, name);
    struct ftm_part *date = date_part(reader, name);
    take_values(reader, values);
    if (!reader->count)
        return;
    if (!reader->link && strcmp(name, "name") == 0) {
        add_name(reader, values);
    } else if (!reader->link && strcmp(name, "alias") == 0) {
        take_aliases(reader, values, false);
    } else if (date || field) {
        if (date)
            take_date(reader, date, values.start);
        else
            add(reader, field, &reader->first, values.start);
        if (reader->count > 1)
            add(reader, name, &reader->rest, values.start);
    } else {
        join_values(reader);
        add(reader, name, &reader->first, values.start);
    }
}

/* An end that is not told goes on: every schema could tell it. */
static void add_date(struct ftm_reader *reader)
{
    struct text *start = &reader->start.text, *end = &reader->end.text;
    if (!start->length && !end->length) {
        if (reader->date.text.length)
            add(reader, "when", &reader->date.text, reader->date.offset);
        return;
    }
    size_t offset = start->length ? reader->start.offset : reader->end.offset;
    text_addf(start, "/%s", end->length ? end->data : "..");
    add(reader, "when", start, offset);
    if (reader->date.text.length)
        add(reader, "date", &reader->date.text, reader->date.offset);
}

/* Whether the property holds an end of the link. */
static bool is_end(const struct ftm_reader *reader, const char *name)
{
    return reader->link &&
           (strcmp(name, reader->link->from) == 0 || strcmp(name, reader->link->to) == 0);
}

static void add_properties(struct ftm_reader *reader, struct json_value object)
{
    struct json_value properties;
    struct json_item item;
    size_t length;
    if (!json_member(&reader->file.scan, object, "properties", &properties))
        return;
    if (json_kind(&reader->file.scan, properties) != JSON_OBJECT_KIND) {
        dot_input_error(&reader->file.input, properties.start, "\"properties\": {\"name\": [...]}",
                        "the properties have to be an object {...}");
        return;
    }
    for (struct json_items items = json_items(&reader->file.scan, properties);
         json_next(&items, &item);) {
        const char *name = json_words(&reader->file.scan, item.name, &length);
        text_clear(&reader->name);
        text_add_bytes(&reader->name, name, length);
        if (!is_end(reader, text_string(&reader->name)))
            add_property(reader, item.value);
    }
}

/* Members beside the properties, and those that we wrote. */
static void add_members(struct ftm_reader *reader, struct json_value object,
                        const struct dot_fields *fields)
{
    static const char *const known[] = {"id", "schema", "properties", "entente"};
    struct json_items items = json_items(&reader->file.scan, object);
    for (struct json_item item; json_next(&items, &item);) {
        bool other = true;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            other = other && !json_is(&reader->file.scan, item.name, known[i]);
        if (other)
            json_add_item(reader->graph, &reader->graph->graph, fields, &item);
    }
}

static void add_ours(struct ftm_reader *reader, struct json_value object,
                     const struct dot_fields *fields)
{
    struct json_value extras;
    struct json_item item;
    if (!json_member(&reader->file.scan, object, "entente", &extras))
        return;
    for (struct json_items items = json_items(&reader->file.scan, extras);
         json_next(&items, &item);)
        if (!json_is(&reader->file.scan, item.name, "directed"))
            json_add_item(reader->graph, &reader->graph->graph, fields, &item);
}

void ftm_read_record(struct ftm_reader *reader, struct json_value object,
                     const struct dot_fields *fields)
{
    text_clear(&reader->start.text);
    text_clear(&reader->end.text);
    text_clear(&reader->date.text);
    text_clear(&reader->aliases.text);
    add_properties(reader, object);
    add_date(reader);
    if (reader->aliases.text.length)
        add(reader, "aliases", &reader->aliases.text, reader->aliases.offset);
    add_members(reader, object, fields);
    add_ours(reader, object, fields);
}

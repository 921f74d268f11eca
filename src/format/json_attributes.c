/*
 * json_attributes.c: the attributes that members of an object become.
 */
#include "format/json_members.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

bool json_members_has(const struct dot_graph *into, size_t first, const char *name)
{
    uint32_t id = names_find(&into->attribute_names, name, strlen(name));
    for (size_t i = first; i < into->attribute_count; i++)
        if (into->attributes[i].name == id)
            return true;
    return false;
}

void json_add_attribute(struct json_graph *graph, struct dot_graph *into, const char *name,
                        const char *value, size_t length, size_t offset, bool html)
{
    struct dot_attribute attribute = {.html = html, .offset = (uint32_t)offset};
    attribute.value = names_add(into->strings, value, length);
    attribute.name = names_add(&into->attribute_names, name, strlen(name)) & 0x7fffffff;
    into->attributes = xgrow(into->attributes, into->attribute_count, &into->attribute_capacity,
                             sizeof *into->attributes);
    into->attributes[into->attribute_count++] = attribute;
    if (into->attribute_names.count > graph->scan->limits->attributes && !graph->full)
        graph->full = !json_over_limit(graph->scan, offset, LIMIT_ATTRIBUTES,
                                       graph->scan->limits->attributes);
}

/* A list in words: parted as the field is, where all of it is plain. */
static bool join(struct json_graph *graph, struct json_value list, const char *between)
{
    struct json_items items = json_items(graph->scan, list);
    size_t length, count = 0;
    text_clear(&graph->scratch);
    for (struct json_item item; json_next(&items, &item);) {
        enum json_kind kind = json_kind(graph->scan, item.value);
        if (kind == JSON_OBJECT_KIND || kind == JSON_ARRAY_KIND)
            return false;
        text_add(&graph->scratch, count++ ? between : "");
        const char *words = json_words(graph->scan, item.value, &length);
        text_add_bytes(&graph->scratch, words, length);
    }
    return true;
}

/* The value of an attribute. Of a list, one of our fields gets the words, any other the JSON. */
static const char *words_of(struct json_graph *graph, const struct dot_fields *fields,
                            const char *name, struct json_value value, size_t *length)
{
    if (json_kind(graph->scan, value) == JSON_ARRAY_KIND && dot_field_find(fields, name) &&
        join(graph, value, strcmp(name, "aliases") == 0 ? "|" : "; ")) {
        *length = graph->scratch.length;
        return text_string(&graph->scratch);
    }
    return json_words(graph->scan, value, length);
}

static void add_value(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const char *name, struct json_value value)
{
    size_t length;
    const char *words = words_of(graph, fields, name, value, &length);
    if (graph->foreign && graph->edge && *words == '-' && strcmp(name, "weight") == 0) {
        graph->negative = true;
        words++;
        length--;
    }
    json_add_attribute(graph, into, name, words, length, value.start, false);
}

static bool starts_with(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

/* Adds an attribute of the name that the member has, which may say more of it. */
static void add_named(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const char *name, struct json_value value)
{
    size_t length;
    bool html = starts_with(name, JSON_HTML_PREFIX);
    if (html || starts_with(name, JSON_PLAIN_PREFIX)) {
        const char *words = json_words(graph->scan, value, &length);
        name += strlen(html ? JSON_HTML_PREFIX : JSON_PLAIN_PREFIX);
        json_add_attribute(graph, into, name, words, length, value.start, html);
    } else {
        add_value(graph, into, fields, name, value);
    }
}

static void add_direction(struct json_graph *graph, struct dot_graph *into,
                          const struct json_member *member)
{
    bool yes = json_is_word(graph, member->value, "true") ||
               json_is_word(graph, member->value, "1") ||
               json_is_word(graph, member->value, "directed");
    bool directed = yes == (member->meant->meaning == JSON_DIRECTED);
    if (directed != into->directed)
        json_add_attribute(graph, into, "dir", directed ? "forward" : "none", directed ? 7 : 4,
                           member->value.start, false);
}

void json_members_add(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const struct json_member *member)
{
    const struct json_name *meant = member->meant;
    const char *name = names_at(&graph->names, member->name);
    if (!json_is_given(member->value))
        return;
    if (!meant)
        add_named(graph, into, fields, name, member->value);
    else if (meant->meaning == JSON_ATTRIBUTE)
        add_value(graph, into, fields, meant->ours ? meant->ours : name, member->value);
    else if (meant->meaning == JSON_KEY &&
             json_kind(graph->scan, member->value) == JSON_STRING_KIND)
        add_value(graph, into, fields, "key", member->value);
    else if (meant->meaning == JSON_DIRECTED || meant->meaning == JSON_UNDIRECTED)
        add_direction(graph, into, member);
}

/* A day or less of a date with a time. */
static void add_day(struct json_graph *graph, struct text *out, const struct json_member *member)
{
    size_t length;
    if (!member || json_kind(graph->scan, member->value) == JSON_NULL_KIND)
        return;
    const char *words = json_words(graph->scan, member->value, &length);
    const char *time = memchr(words, 'T', length);
    text_add_bytes(out, words, time ? (size_t)(time - words) : length);
}

void json_members_add_interval(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    const struct json_member *start = json_members_find(graph, JSON_START, NULL);
    const struct json_member *end = json_members_find(graph, JSON_END, NULL);
    struct text date = {0};
    if (!start && !end)
        return;
    add_day(graph, &date, start);
    text_add_char(&date, '/');
    size_t slash = date.length;
    add_day(graph, &date, end);
    if (start && end && date.length == slash) /* an end that is null is none; one left out is not
                                                 known */
        text_add(&date, "..");
    if (date.length > 1 && !json_members_has(into, first, "when")) {
        json_add_attribute(graph, into, "when", date.data, date.length,
                           start ? start->value.start : end->value.start, false);
    } else if (date.length > 1) {
        const struct json_member *both[] = {start, end};
        for (int i = 0; i < 2; i++)
            if (both[i] && json_kind(graph->scan, both[i]->value) != JSON_NULL_KIND)
                add_value(graph, into, &dot_graph_fields, names_at(&graph->names, both[i]->name),
                          both[i]->value);
    }
    text_release(&date);
}

void json_members_add_sign(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    static const char type[] = "negative-tie";
    const struct json_member *sign = json_members_find(graph, JSON_SIGN, NULL);
    size_t length = 0, offset = 0;
    const char *words = sign ? json_words(graph->scan, sign->value, &length) : "";
    bool negative = graph->negative || (length && (*words == '-' || *words == 'n'));
    if (sign)
        offset = sign->value.start;
    else if (negative)
        offset = graph->members[0].value.start;
    if (negative && !json_members_has(into, first, "relation"))
        json_add_attribute(graph, into, "relation", type, sizeof type - 1, offset, false);
    else if (sign)
        json_add_attribute(graph, into, names_at(&graph->names, sign->name), words, length, offset,
                           false);
}

void json_add_item(struct json_graph *graph, struct dot_graph *into,
                   const struct dot_fields *fields, const struct json_item *item)
{
    uint32_t id;
    if (json_kind(graph->scan, item->value) != JSON_NULL_KIND &&
        json_intern_name(graph, item->name, &id))
        add_named(graph, into, fields, names_at(&graph->names, id), item->value);
}

void json_check_twice(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    if (graph->seen_count < into->attribute_names.count) {
        size_t count = into->attribute_names.count * 2;
        graph->seen = xreallocarray(graph->seen, count, sizeof *graph->seen);
        memset(graph->seen + graph->seen_count, 0,
               (count - graph->seen_count) * sizeof *graph->seen);
        graph->seen_count = count;
    }
    graph->stamp++;
    for (size_t i = first; i < into->attribute_count; i++) {
        const struct dot_attribute *attribute = &into->attributes[i];
        if (graph->seen[attribute->name] == graph->stamp)
            json_report_twice(graph, names_at(&into->attribute_names, attribute->name),
                              attribute->offset);
        graph->seen[attribute->name] = graph->stamp;
    }
}

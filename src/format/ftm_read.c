/*
 * ftm_read.c: FollowTheMoney's JSON lines: an entity a line, {"id": ..., "schema": "Person",
 * "properties": {"name": ["..."], ...}}, of which those of a link's schema are relations
 * (ftm_schema.c).
 *
 * The first of several names is the label, the others are aliases; a first description is the note,
 * a first sourceUrl the URL; dates are the date. All other properties are attributes of their own
 * names; several values of one are a JSON list. What ftm_write.c had no property for is in a member
 * `entente`, which other programs pass on; a first line that has one makes the file ours.
 */
#include "format/ftm.h"

#include "format/ftm_record.h"
#include "format/json_members.h"

#include <string.h>

/* The value of the attribute of that name among those from `first` on, or NULL. */
static const char *value_of(const struct dot_graph *graph, size_t first, const char *name)
{
    uint32_t id = names_find(&graph->attribute_names, name, strlen(name));
    for (size_t i = first; i < graph->attribute_count; i++)
        if (graph->attributes[i].name == id)
            return names_at(graph->strings, graph->attributes[i].value);
    return NULL;
}

static void add_word(struct ftm_reader *reader, const char *name, const char *word, size_t offset)
{
    json_add_attribute(reader->graph, &reader->graph->graph, name, word, strlen(word), offset,
                       false);
}

/* Keeps the schema where it would not be written again by itself. */
static void add_schema(struct ftm_reader *reader, size_t first, const char *schema,
                       const char *usual, size_t offset)
{
    if (!value_of(&reader->graph->graph, first, "schema") && strcmp(schema, usual) != 0)
        add_word(reader, "schema", schema, offset);
}

static void read_thing(struct ftm_reader *reader, struct json_value object, const char *schema)
{
    struct dot_graph *into = &reader->graph->graph;
    struct json_value id;
    size_t length, first = into->attribute_count;
    if (!json_member(&reader->file.scan, object, "id", &id)) {
        dot_input_error(&reader->file.input, object.start, NULL, "an entity without an id");
        return;
    }
    const char *words = json_words(&reader->file.scan, id, &length);
    uint32_t node = json_graph_node(reader->graph, words, length, object.start);
    if (into->nodes[node].declared && !reader->repeated++)
        reader->first_repeated = object.start;
    reader->id = names_at(&into->node_names, node);
    ftm_read_record(reader, object, &dot_entity_fields);
    if (!value_of(into, first, "kind"))
        add_word(reader, "kind", reader->thing ? reader->thing->kind : "entity", object.start);
    add_schema(reader, first, schema, ftm_schema_of_kind(value_of(into, first, "kind")),
               object.start);
    json_check_twice(reader->graph, into, first);
    into->nodes[node].declared = true;
    into->nodes[node].block = dot_graph_block(into, (uint32_t)first, into->nodes[node].block);
}

/* Declares the type of a link, where it is not built in; a file of ours does that itself. */
static void declare_type(struct ftm_reader *reader, size_t offset)
{
    struct dot_graph *into = &reader->graph->words;
    const struct ftm_link *link = reader->link;
    size_t first = into->attribute_count;
    if (reader->ours || !link->family)
        return;
    uint32_t node =
        dot_graph_node(into, link->type, strlen(link->type), (uint32_t)offset, DOT_NONE);
    if (into->nodes[node].declared)
        return;
    into->nodes[node].declared = true;
    json_add_attribute(reader->graph, into, "kind", "relation", 8, offset, false);
    json_add_attribute(reader->graph, into, "family", link->family, strlen(link->family), offset,
                       false);
    if (link->undirected)
        json_add_attribute(reader->graph, into, "symmetric", "true", 4, offset, false);
    into->nodes[node].block = dot_graph_block(into, (uint32_t)first, DOT_NONE);
}

/* Writes give relations without an id of their own a number. */
static void add_link_id(struct ftm_reader *reader, struct json_value object)
{
    struct json_value id;
    struct text number = {0};
    size_t length;
    text_addf(&number, "relation-%zu", reader->links);
    if (json_member(&reader->file.scan, object, "id", &id) &&
        !json_is(&reader->file.scan, id, number.data)) {
        const char *words = json_words(&reader->file.scan, id, &length);
        json_add_attribute(reader->graph, &reader->graph->graph, "id", words, length, id.start,
                           false);
    }
    text_release(&number);
}

static bool is_directed(struct ftm_reader *reader, struct json_value object)
{
    struct json_value ours, directed;
    return !reader->link->undirected ||
           (json_member(&reader->file.scan, object, "entente", &ours) &&
            json_member(&reader->file.scan, ours, "directed", &directed));
}

/* The attributes of a link as a block. */
static uint32_t read_link_record(struct ftm_reader *reader, struct json_value object,
                                 const char *schema)
{
    struct dot_graph *into = &reader->graph->graph;
    size_t first = into->attribute_count;
    ftm_read_record(reader, object, &dot_relation_fields);
    if (!value_of(into, first, "relation") && strcmp(reader->link->type, "tie") != 0)
        add_word(reader, "relation", reader->link->type, object.start);
    if (!is_directed(reader, object) && !value_of(into, first, "dir"))
        add_word(reader, "dir", "none", object.start);
    const char *type = value_of(into, first, "relation");
    add_schema(reader, first, schema, ftm_schema_of_type(type ? type : "tie"), object.start);
    add_link_id(reader, object);
    json_check_twice(reader->graph, into, first);
    return dot_graph_block(into, (uint32_t)first, DOT_NONE);
}

static uint32_t end_node(struct ftm_reader *reader, struct json_value value)
{
    size_t length;
    const char *words = json_words(&reader->file.scan, value, &length);
    return json_graph_node(reader->graph, words, length, value.start);
}

/* The edges from each of the link's sources to each of its targets. */
static void add_edges(struct ftm_reader *reader, struct json_value object, struct json_value froms,
                      struct json_value tos, uint32_t block)
{
    struct dot_graph *into = &reader->graph->graph;
    struct json_items from_items = json_items(&reader->file.scan, froms), to_items;
    const struct read_options *limits = reader->file.scan.limits;
    size_t before = into->edge_count;
    bool made;
    for (struct json_item from, to; json_next(&from_items, &from);)
        for (to_items = json_items(&reader->file.scan, tos);
             !reader->graph->full && json_next(&to_items, &to);) {
            if (into->edge_count >= limits->edges) {
                reader->graph->full =
                    !json_over_limit(&reader->file.scan, object.start, LIMIT_EDGES, limits->edges);
                return;
            }
            if (into->edge_count > before && reader->expanded++ >= limits->expansion) {
                reader->graph->full = !json_over_limit(&reader->file.scan, object.start,
                                                       LIMIT_EXPANSION, limits->expansion);
                return;
            }
            uint32_t tail = end_node(reader, from.value), head = end_node(reader, to.value);
            uint32_t edge =
                dot_graph_edge(into, tail, head, DOT_NONE, (uint32_t)object.start, DOT_NONE, &made);
            into->edges[edge].block = block;
        }
}

static bool has_items(struct json_scan *scan, struct json_value value)
{
    struct json_items items = json_items(scan, value);
    struct json_item item;
    return json_kind(scan, value) == JSON_ARRAY_KIND && json_next(&items, &item);
}

static void read_link(struct ftm_reader *reader, struct json_value object, const char *schema)
{
    struct json_value properties, from, to;
    struct json_scan *scan = &reader->file.scan;
    reader->links++;
    if (!json_member(scan, object, "properties", &properties) ||
        !json_member(scan, properties, reader->link->from, &from) ||
        !json_member(scan, properties, reader->link->to, &to) || !has_items(scan, from) ||
        !has_items(scan, to)) {
        if (!reader->endless++)
            reader->first_endless = object.start;
        return;
    }
    declare_type(reader, object.start);
    add_edges(reader, object, from, to, read_link_record(reader, object, schema));
}

/* ---- Lines ---- */

/* What ftm_write.c writes in front of all. */
static bool read_head(struct ftm_reader *reader, struct json_value object,
                      struct json_value *extras)
{
    struct json_value version;
    return json_member(&reader->file.scan, object, "entente", extras) &&
           json_member(&reader->file.scan, *extras, "version", &version);
}

static void read_object(struct ftm_reader *reader, struct json_value object)
{
    struct json_value schema;
    struct text name = {0};
    size_t length;
    if (!json_member(&reader->file.scan, object, "schema", &schema)) {
        dot_input_error(&reader->file.input, object.start,
                        "a line is {\"id\": ..., \"schema\": ..., \"properties\": {...}}",
                        "expected an entity of FollowTheMoney, which has a schema");
        return;
    }
    const char *words = json_words(&reader->file.scan, schema, &length);
    text_add_bytes(&name, words, length);
    reader->link = ftm_find_link(text_string(&name));
    reader->thing = ftm_find_thing(text_string(&name));
    if (reader->link)
        read_link(reader, object, text_string(&name));
    else
        read_thing(reader, object, text_string(&name));
    text_release(&name);
}

static bool may_go_on(const struct ftm_reader *reader)
{
    const struct dot_input *input = &reader->file.input;
    return !reader->graph->full && !dot_input_full(input) &&
           !(input->errors && input->kind == ERROR_LIMIT);
}

/* A line that is broken is passed over, to look for more that is wrong. */
static void read_lines(struct ftm_reader *reader)
{
    struct json_scan *scan = &reader->file.scan;
    struct json_value line, extras = {0};
    size_t at = json_skip_blanks(scan, 0);
    bool first = true, head = false;
    for (; at < scan->input->length && may_go_on(reader); first = false) {
        if (!json_check(scan, at, &line)) {
            at += strcspn(scan->input->text + at, "\n");
        } else {
            head = first && read_head(reader, line, &extras);
            reader->ours = reader->ours || head;
            if (!head)
                read_object(reader, line);
            at = line.end;
        }
        at = json_skip_blanks(scan, at);
    }
    struct json_value own;
    if (reader->ours && !scan->input->errors && json_member(scan, extras, "graph", &own))
        json_graph_add_own(reader->graph, own);
    if (reader->ours && !scan->input->errors)
        json_graph_add_extras(reader->graph, extras);
}

static void report_counts(struct ftm_reader *reader)
{
    struct error error = {0};
    if (reader->endless) {
        error_set(&error, ERROR_INPUT, "%zu link%s left out, since an end is missing",
                  reader->endless, reader->endless == 1 ? " is" : "s are");
        dot_input_report(&reader->file.input, &error, SEVERITY_WARNING, reader->first_endless);
    }
    if (reader->repeated) {
        error_set(&error, ERROR_INPUT, "%zu line%s of an entity that was there before",
                  reader->repeated, reader->repeated == 1 ? " is" : "s are");
        error_hint(&error, "they are read as one; of two values the later one stays");
        dot_input_report(&reader->file.input, &error, SEVERITY_WARNING, reader->first_repeated);
    }
}

bool ftm_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error)
{
    static const struct json_name none[] = {{0}};
    static const struct json_names names = {none, none};
    struct ftm_reader reader = {0};
    reader.graph = &reader.file.graph;
    bool open = json_file_open(&reader.file, dossier, path, bytes, limits, diagnostics, &names);
    if (open) {
        read_lines(&reader);
        report_counts(&reader);
    }
    text_release(&reader.name);
    text_release(&reader.first);
    text_release(&reader.rest);
    text_release(&reader.start.text);
    text_release(&reader.end.text);
    text_release(&reader.date.text);
    text_release(&reader.aliases.text);
    return json_file_close(&reader.file, file, open, error);
}

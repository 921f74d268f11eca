/*
 * cx2.c: CX2, the format of Cytoscape and NDEx: a list of aspects. Nodes have numbers, by which
 * edges name their ends; attributes are declared with their types, and may have short names and
 * values that hold where none is given.
 *
 * A node's id is the attribute `represents`, its label `name` (its id where it has none); a
 * relation's type is `interaction`, its citations are `citation`. Sources, kinds and relation types
 * are in an aspect of their own, `entente`, which others pass on as it is (json_extras.c). In a
 * file without that aspect a node's id is its number.
 */
#include "format/cx2.h"

#include "format/cytoscape.h"

#include <string.h>

static const struct json_name node_names[] = {
    {"represents", JSON_ID, NULL},     {"id", JSON_HANDLE, NULL},
    {"name", JSON_ATTRIBUTE, "label"}, {"label", JSON_ATTRIBUTE, "label"},
    {"v", JSON_MEMBERS, NULL},         {0}};
static const struct json_name edge_names[] = {{"s", JSON_FROM, NULL},
                                              {"t", JSON_TO, NULL},
                                              {"id", JSON_IGNORED, NULL},
                                              {"interaction", JSON_ATTRIBUTE, "relation"},
                                              {"citation", JSON_ATTRIBUTE, "source"},
                                              {"v", JSON_MEMBERS, NULL},
                                              {0}};
static const struct json_names own_names = {node_names, edge_names};

/* ---- Reading ---- */

/* Passes over an aspect that says nothing of the network. */
static void pass_over(struct json_graph *graph, struct json_value aspect)
{
    (void)graph;
    (void)aspect;
}

/* {"name": {"d": "string", "a": "n", "v": "standard"}, ...} */
static void declare(struct json_graph *graph, struct json_value declarations, const char *of,
                    bool edges)
{
    struct json_value object, none = {0};
    struct json_item item;
    if (!json_member(graph->scan, declarations, of, &object))
        return;
    for (struct json_items items = json_items(graph->scan, object); json_next(&items, &item);) {
        struct json_value alias, standard;
        bool has_alias = json_member(graph->scan, item.value, "a", &alias);
        bool has_standard = json_member(graph->scan, item.value, "v", &standard);
        json_graph_declare(graph, edges, item.name, has_alias ? alias : none,
                           has_standard ? standard : none);
    }
}

static void read_declarations(struct json_graph *graph, struct json_value aspect)
{
    struct json_items items = json_items(graph->scan, aspect);
    for (struct json_item item; json_next(&items, &item);) {
        declare(graph, item.value, "nodes", false);
        declare(graph, item.value, "edges", true);
    }
}

static void read_own(struct json_graph *graph, struct json_value aspect)
{
    struct json_items items = json_items(graph->scan, aspect);
    for (struct json_item item; json_next(&items, &item);)
        json_graph_add_own(graph, item.value);
}

static void read_extras(struct json_graph *graph, struct json_value aspect)
{
    struct json_items items = json_items(graph->scan, aspect);
    for (struct json_item item; json_next(&items, &item);)
        json_graph_add_extras(graph, item.value);
}

/* The aspects, in the order in which they have to be read, whatever their order in the file. */
static const struct {
    const char *name;
    void (*read)(struct json_graph *graph, struct json_value aspect);
} aspects[] = {
    {"attributeDeclarations", read_declarations},
    {"networkAttributes", read_own},
    {"nodes", json_graph_add_nodes},
    {"edges", json_graph_add_edges},
    {"entente", read_extras},
    {"CXVersion", pass_over},
    {"hasFragments", pass_over},
    {"metaData", pass_over},
    {"status", pass_over},
};

enum { ASPECTS = sizeof aspects / sizeof *aspects };

/* The aspects that are read have a number below ASPECTS. */
static size_t aspect_number(struct json_scan *scan, struct json_value name)
{
    size_t number = 0;
    while (number < ASPECTS && !json_is(scan, name, aspects[number].name))
        number++;
    return number;
}

static bool has_aspect(struct json_scan *scan, struct json_value root, const char *name)
{
    struct json_items items = json_items(scan, root);
    struct json_value value;
    for (struct json_item item; json_next(&items, &item);)
        if (json_member(scan, item.value, name, &value))
            return true;
    return false;
}

static void read_aspect(struct json_graph *graph, struct json_value root, size_t number)
{
    struct json_items objects = json_items(graph->scan, root), members;
    for (struct json_item object, member; json_next(&objects, &object);)
        for (members = json_items(graph->scan, object.value);
             !graph->full && json_next(&members, &member);)
            if (aspect_number(graph->scan, member.name) == number)
                aspects[number].read(graph, member.value);
}

/* Names the aspects that mean nothing here, such as how the network looks. */
static void report_others(struct json_graph *graph, struct json_value root)
{
    struct json_items objects = json_items(graph->scan, root), members;
    struct text names = {0};
    struct error error = {0};
    size_t count = 0, length, first = 0;
    for (struct json_item object, member; json_next(&objects, &object);)
        for (members = json_items(graph->scan, object.value); json_next(&members, &member);) {
            if (aspect_number(graph->scan, member.name) < ASPECTS)
                continue;
            const char *name = json_words(graph->scan, member.name, &length);
            text_add(&names, count ? ", " : "");
            text_add_bytes(&names, name, length);
            first = count++ ? first : member.name.start;
        }
    if (count) {
        error_set(&error, ERROR_INPUT, "%zu aspect%s not kept: %s", count,
                  count == 1 ? " is" : "s are", names.data);
        dot_input_report(graph->scan->input, &error, SEVERITY_NOTE, first);
    }
    text_release(&names);
}

bool cx2_read_aspects(struct json_graph *graph, struct json_value root)
{
    struct json_scan *scan = graph->scan;
    graph->tables = &own_names;
    if (!has_aspect(scan, root, "nodes") && !has_aspect(scan, root, "edges"))
        return dot_input_error(scan->input, root.start, NULL,
                               "there are neither nodes nor edges here");
    if (!has_aspect(scan, root, "entente"))
        json_graph_is_foreign(graph);
    for (size_t number = 0; number < ASPECTS; number++)
        read_aspect(graph, root, number);
    report_others(graph, root);
    return true;
}

/* ---- Writing ---- */

static const char *type_name(enum json_type type)
{
    static const char *const names[] = {
        [JSON_TYPE_NONE] = "string",   [JSON_TYPE_INTEGER] = "integer",
        [JSON_TYPE_NUMBER] = "double", [JSON_TYPE_FLAG] = "boolean",
        [JSON_TYPE_JSON] = "string",   [JSON_TYPE_STRING] = "string"};
    return names[type];
}

/* CX2 has no type for any JSON: that is a string. */
static void settle_columns(struct json_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->types[i] == JSON_TYPE_JSON)
            columns->types[i] = JSON_TYPE_STRING;
}

/* `always`: columns that are declared whether or not they are among the style's. */
static void declare_columns(const char *of, const char *const *always,
                            const struct json_columns *columns, struct text *out)
{
    size_t count = 0;
    text_addf(out, "\"%s\": {", of);
    for (; *always; always++)
        text_addf(out, "%s\"%s\": {\"d\": \"string\"}", count++ ? ", " : "", *always);
    for (uint32_t i = 0; i < columns->count; i++) {
        const char *name = names_at(&columns->names, i);
        if (strcmp(name, "name") == 0 || strcmp(name, "label") == 0)
            continue;
        text_add(out, count++ ? ", " : "");
        json_add_string(out, name);
        text_addf(out, ": {\"d\": \"%s\"}", type_name(columns->types[i]));
    }
    text_add(out, "}");
}

static void write_declarations(const struct json_style *own, const struct json_style *nodes,
                               const struct json_style *edges, struct text *out)
{
    static const char *const of_own[] = {"name", NULL}, *const of_edges[] = {NULL},
                             *const of_nodes[] = {"represents", "name", "label", NULL};
    text_add(out, "  {\"attributeDeclarations\": [{\n    ");
    declare_columns("networkAttributes", of_own, &own->columns, out);
    text_add(out, ",\n    ");
    declare_columns("nodes", of_nodes, &nodes->columns, out);
    text_add(out, ",\n    ");
    declare_columns("edges", of_edges, &edges->columns, out);
    text_add(out, "\n  }]},\n");
}

static void write_own(const struct dossier *dossier, struct json_style *style,
                      const struct record *record, struct text *out)
{
    text_add(out, "  {\"networkAttributes\": [{");
    if (dossier->name) {
        text_add(out, "\"name\": ");
        json_add_string(out, dossier->name);
    }
    json_add_record(out, style, record, 0, dossier->name != NULL);
    text_add(out, "}]},\n");
}

static void write_nodes(const struct dossier *dossier, struct json_style *style, struct text *out)
{
    struct record record = {0};
    text_add(out, "  {\"nodes\": [");
    for (size_t i = 0; i < dossier->entity_count; i++) {
        text_addf(out, "%s\n    {\"id\": %zu, \"v\": {\"represents\": ", i ? "," : "", i);
        json_add_string(out, dossier->entities[i].id);
        cytoscape_add_entity(dossier, i, style, &record, out);
        text_add(out, "}}");
    }
    text_add(out, dossier->entity_count ? "\n  ]},\n" : "]},\n");
    record_release(&record);
}

static void write_edges(const struct dossier *dossier, struct json_style *style, struct text *out)
{
    struct record record = {0};
    text_add(out, "  {\"edges\": [");
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        record_of_relation(&record, dossier, i);
        text_addf(out, "%s\n    {\"id\": %zu, \"s\": %u, \"t\": %u, \"v\": {", i ? "," : "", i,
                  (unsigned)relation->from, (unsigned)relation->to);
        json_add_record(out, style, &record, 0, false);
        text_add(out, "}}");
    }
    text_add(out, dossier->relation_count ? "\n  ]},\n" : "]},\n");
    record_release(&record);
}

static void write_head(const struct dossier *dossier, struct text *out)
{
    text_add(out, "[\n  {\"CXVersion\": \"2.0\", \"hasFragments\": false},\n  {\"metaData\": [");
    text_add(out, "{\"name\": \"attributeDeclarations\", \"elementCount\": 1}, "
                  "{\"name\": \"networkAttributes\", \"elementCount\": 1}, ");
    text_addf(out, "{\"name\": \"nodes\", \"elementCount\": %zu}, ", dossier->entity_count);
    text_addf(out, "{\"name\": \"edges\", \"elementCount\": %zu}, ", dossier->relation_count);
    text_add(out, "{\"name\": \"entente\", \"elementCount\": 1}]},\n");
}

bool cx2_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    struct json_style own = {.names = json_own_names, .fields = &dot_graph_fields};
    struct json_style nodes = {.names = node_names, .fields = &dot_entity_fields};
    struct json_style edges = {.names = edge_names, .fields = &dot_relation_fields};
    struct record record = {0};
    (void)lost; /* all of it has its place */
    (void)error;
    cytoscape_note_entities(dossier, &nodes);
    cytoscape_note_relations(dossier, &edges);
    record_of_graph(&record, dossier);
    json_style_note(&own, &record, 0);
    settle_columns(&own.columns);
    settle_columns(&nodes.columns);
    settle_columns(&edges.columns);
    write_head(dossier, out);
    write_declarations(&own, &nodes, &edges, out);
    write_own(dossier, &own, &record, out);
    write_nodes(dossier, &nodes, out);
    write_edges(dossier, &edges, out);
    text_add(out, "  {\"entente\": [");
    json_write_extras(dossier, "  ", out);
    text_add(out, "]},\n  {\"status\": [{\"success\": true}]}\n]\n");
    record_release(&record);
    json_style_release(&own);
    json_style_release(&nodes);
    json_style_release(&edges);
    return true;
}

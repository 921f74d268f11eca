/*
 * cyjs.c: the JSON of Cytoscape and Cytoscape.js:
 *
 *     {"format_version": "1.0",
 *      "data": {"name": "CSTO", "title": "..."},
 *      "entente": {"version": 1, "sources": {...}},
 *      "elements": {"nodes": [{"data": {"id": "Armenia", "name": "Armenia", "kind": "state"}}],
 *                   "edges": [{"data": {"source": "Armenia", "target": "CSTO",
 *                                       "interaction": "membership", "citation": "edm#9"}}]}}
 *
 * Names are Cytoscape's where it has one: a label is `name`, which a node without one has its id
 * for; a relation's type is `interaction`; citations are `citation`, since `source` is an end.
 * Elements in one list, as Cytoscape.js has them too, are told apart by their ends.
 */
#include "format/cyjs.h"

#include "format/cytoscape.h"

static const struct json_name node_names[] = {{"id", JSON_ID, NULL},
                                              {"name", JSON_ATTRIBUTE, "label"},
                                              {"label", JSON_ATTRIBUTE, "label"},
                                              {"parent", JSON_ATTRIBUTE, "parent"},
                                              {"data", JSON_MEMBERS, NULL},
                                              {0}};
static const struct json_name edge_names[] = {{"source", JSON_FROM, NULL},
                                              {"target", JSON_TO, NULL},
                                              {"id", JSON_IGNORED, NULL},
                                              {"interaction", JSON_ATTRIBUTE, "relation"},
                                              {"citation", JSON_ATTRIBUTE, "source"},
                                              {"data", JSON_MEMBERS, NULL},
                                              {0}};
static const struct json_names own_names = {node_names, edge_names};

/* ---- Reading ---- */

static bool is_edge(struct json_scan *scan, struct json_value element)
{
    struct json_value data, end;
    return json_member(scan, element, "data", &data) && json_member(scan, data, "source", &end) &&
           json_member(scan, data, "target", &end);
}

/* Adds those elements of one list that are edges, or those that are nodes. */
static void add_elements(struct json_graph *graph, struct json_value list, bool edges)
{
    struct json_items items = json_items(graph->scan, list);
    for (struct json_item item; !graph->full && json_next(&items, &item);)
        if (is_edge(graph->scan, item.value) != edges)
            continue;
        else if (edges)
            json_graph_add_edges(graph, item.value);
        else
            json_graph_add_nodes(graph, item.value);
}

bool cyjs_read_network(struct json_graph *graph, struct json_value root)
{
    struct json_scan *scan = graph->scan;
    struct json_value elements, list, data, extras;
    bool ours = json_member(scan, root, "entente", &extras);
    graph->tables = &own_names;
    if (!ours)
        json_graph_is_foreign(graph);
    if (!json_member(scan, root, "elements", &elements))
        return dot_input_error(scan->input, root.start, NULL, "there are no elements here");
    if (json_member(scan, root, "data", &data))
        json_graph_add_own(graph, data);
    if (json_kind(scan, elements) == JSON_ARRAY_KIND) {
        add_elements(graph, elements, false);
        add_elements(graph, elements, true);
    } else {
        if (json_member(scan, elements, "nodes", &list))
            json_graph_add_nodes(graph, list);
        if (json_member(scan, elements, "edges", &list))
            json_graph_add_edges(graph, list);
    }
    if (ours)
        json_graph_add_extras(graph, extras);
    return true;
}

/* ---- Writing ---- */

static void write_nodes(const struct dossier *dossier, struct text *out)
{
    struct json_style style = {.names = node_names, .fields = &dot_entity_fields};
    struct record record = {0};
    cytoscape_note_entities(dossier, &style);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        text_add(out, i ? ",\n      {\"data\": {\"id\": " : "\n      {\"data\": {\"id\": ");
        json_add_string(out, dossier->entities[i].id);
        cytoscape_add_entity(dossier, i, &style, &record, out);
        text_add(out, "}}");
    }
    record_release(&record);
    json_style_release(&style);
}

static void write_edges(const struct dossier *dossier, struct text *out)
{
    struct json_style style = {.names = edge_names, .fields = &dot_relation_fields};
    struct record record = {0};
    cytoscape_note_relations(dossier, &style);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        record_of_relation(&record, dossier, i);
        text_add(out, i ? ",\n      {\"data\": {\"source\": " : "\n      {\"data\": {\"source\": ");
        json_add_string(out, dossier->entities[relation->from].id);
        text_add(out, ", \"target\": ");
        json_add_string(out, dossier->entities[relation->to].id);
        json_add_record(out, &style, &record, 0, true);
        text_add(out, "}}");
    }
    record_release(&record);
    json_style_release(&style);
}

bool cyjs_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                struct error *error)
{
    (void)lost; /* all of it has its place */
    (void)error;
    text_add(out, "{\n  \"format_version\": \"1.0\",\n  \"generated_by\": \"entente\",\n"
                  "  \"target_cytoscapejs_version\": \"~2.1\",\n  \"data\": {");
    if (dossier->name) {
        text_add(out, "\n    \"name\": ");
        json_add_string(out, dossier->name);
    }
    json_write_own(dossier, "    ", dossier->name != NULL, out);
    text_add(out, "\n  },\n  \"entente\": ");
    json_write_extras(dossier, "  ", out);
    text_add(out, ",\n  \"elements\": {\n    \"nodes\": [");
    write_nodes(dossier, out);
    text_add(out, dossier->entity_count ? "\n    ],\n    \"edges\": [" : "],\n    \"edges\": [");
    write_edges(dossier, out);
    text_add(out, dossier->relation_count ? "\n    ]\n  }\n}\n" : "]\n  }\n}\n");
    return true;
}

/*
 * nodelink.c: node-link JSON, as networkx writes and reads it and d3 draws it:
 *
 *     {"directed": true, "multigraph": true,
 *      "graph": {"name": "CSTO", "title": "...", "entente": {"version": 1, "sources": {...}}},
 *      "nodes": [{"id": "Armenia", "kind": "state", ...}],
 *      "edges": [{"source": "Armenia", "target": "CSTO", "relation": "membership", ...}]}
 *
 * Nodes are entities and nothing else, so that whoever opens the file counts and draws what is
 * meant; sources, kinds and relation types are in graph.entente (json_extras.c). Where that is
 * there, names are ours; but for `source`, the citations, which the end of the edge has taken: they
 * are `citation`. Where it is not, names are whatever others use (json_names.c). The edges may be
 * called `links`, as d3 and networkx before 3.4 do; without `directed` they have no direction, as
 * in networkx.
 */
#include "format/nodelink.h"

#include "format/cx2.h"
#include "format/cyjs.h"
#include "format/json_file.h"
#include "format/json_members.h"
#include "format/json_write.h"

static const struct json_name node_names[] = {{"id", JSON_ID, NULL}, {0}};
static const struct json_name edge_names[] = {{"source", JSON_FROM, NULL},
                                              {"target", JSON_TO, NULL},
                                              {"key", JSON_KEY, NULL},
                                              {"citation", JSON_ATTRIBUTE, "source"},
                                              {0}};
static const struct json_names own_names = {node_names, edge_names};

/* ---- Reading ---- */

/* Members beside the graph's own are attributes of the dossier, as d3's files have them. */
static void add_other_members(struct json_graph *graph, struct json_value root)
{
    static const char *const known[] = {"directed", "multigraph", "graph",  "nodes",
                                        "edges",    "links",      "entente"};
    struct json_items items = json_items(graph->scan, root);
    size_t first = graph->graph.attribute_count;
    for (struct json_item item; json_next(&items, &item);) {
        bool other = true;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            other = other && !json_is(graph->scan, item.name, known[i]);
        if (other)
            json_add_item(graph, &graph->graph, &dot_graph_fields, &item);
    }
    graph->graph.block = dot_graph_block(&graph->graph, (uint32_t)first, graph->graph.block);
}

static bool report_no_graph(struct json_scan *scan, struct json_value root)
{
    return dot_input_error(scan->input, root.start,
                           "a node-link file is {\"nodes\": [...], \"edges\": [...]}",
                           "there are neither nodes nor edges here");
}

/* Whether edges have a direction; without a word on it, they have none. */
static bool is_directed(struct json_scan *scan, struct json_value root)
{
    struct json_value value;
    struct error error = {0};
    if (json_member(scan, root, "directed", &value))
        return json_kind(scan, value) == JSON_TRUE_KIND;
    error_set(&error, ERROR_INPUT,
              "without \"directed\": true, edges that say nothing of it have no direction");
    dot_input_report(scan->input, &error, SEVERITY_NOTE, root.start);
    return false;
}

static bool read_graph(struct json_graph *graph, struct json_value root)
{
    struct json_scan *scan = graph->scan;
    struct json_value nodes, edges, own, extras;
    bool has_nodes = json_member(scan, root, "nodes", &nodes);
    bool has_edges =
        json_member(scan, root, "edges", &edges) || json_member(scan, root, "links", &edges);
    bool has_own = json_member(scan, root, "graph", &own);
    bool ours = has_own && json_member(scan, own, "entente", &extras);
    if (!has_nodes && !has_edges)
        return report_no_graph(scan, root);
    if (!ours)
        json_graph_is_foreign(graph);
    graph->graph.directed = is_directed(scan, root);
    if (has_own)
        json_graph_add_own(graph, own);
    add_other_members(graph, root);
    if (has_nodes)
        json_graph_add_nodes(graph, nodes);
    if (has_edges)
        json_graph_add_edges(graph, edges);
    if (ours)
        json_graph_add_extras(graph, extras);
    return true;
}

bool nodelink_read(struct dossier *dossier, uint32_t file, const char *path,
                   const struct text *bytes, const struct read_options *limits,
                   struct diagnostics *diagnostics, struct error *error)
{
    struct json_file json;
    struct json_value root, elements;
    bool read = json_file_open(&json, dossier, path, bytes, limits, diagnostics, &own_names) &&
                json_check_all(&json.scan, &root);
    if (read && json_kind(&json.scan, root) == JSON_ARRAY_KIND)
        read = cx2_read_aspects(&json.graph, root);
    else if (read && json_member(&json.scan, root, "elements", &elements))
        read = cyjs_read_network(&json.graph, root);
    else
        read = read && read_graph(&json.graph, root);
    return json_file_close(&json, file, read, error);
}

/* ---- Writing ---- */

/* Whether no relation has a direction, so that the whole graph has none. */
static bool is_undirected(const struct dossier *dossier)
{
    size_t undirected = 0;
    for (size_t i = 0; i < dossier->relation_count; i++)
        undirected += dossier->relations[i].undirected;
    return undirected && undirected == dossier->relation_count;
}

static void write_nodes(const struct dossier *dossier, struct text *out)
{
    struct json_style style = {.names = node_names, .fields = &dot_entity_fields};
    struct record record = {0};
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&record, dossier, i);
        json_style_note(&style, &record, 0);
    }
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&record, dossier, i);
        text_add(out, i ? ",\n    {\"id\": " : "\n    {\"id\": ");
        json_add_string(out, dossier->entities[i].id);
        json_add_record(out, &style, &record, 0, true);
        text_add(out, "}");
    }
    record_release(&record);
    json_style_release(&style);
}

static void write_edges(const struct dossier *dossier, struct text *out)
{
    struct json_style style = {.names = edge_names, .fields = &dot_relation_fields};
    struct record record = {0};
    for (size_t i = 0; i < dossier->relation_count; i++) {
        record_of_relation(&record, dossier, i);
        json_style_note(&style, &record, 0);
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        record_of_relation(&record, dossier, i);
        text_add(out, i ? ",\n    {\"source\": " : "\n    {\"source\": ");
        json_add_string(out, dossier->entities[relation->from].id);
        text_add(out, ", \"target\": ");
        json_add_string(out, dossier->entities[relation->to].id);
        json_add_record(out, &style, &record, 0, true);
        text_add(out, "}");
    }
    record_release(&record);
    json_style_release(&style);
}

bool nodelink_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                    struct error *error)
{
    (void)lost; /* all of it has its place */
    (void)error;
    text_addf(out, "{\n  \"directed\": %s,\n  \"multigraph\": true,\n  \"graph\": {\n    ",
              is_undirected(dossier) ? "false" : "true");
    if (dossier->name) {
        text_add(out, "\"name\": ");
        json_add_string(out, dossier->name);
        text_add(out, ",\n    ");
    }
    text_add(out, "\"entente\": ");
    json_write_extras(dossier, "    ", out);
    json_write_own(dossier, "    ", true, out);
    text_add(out, "\n  },\n  \"nodes\": [");
    write_nodes(dossier, out);
    text_add(out, dossier->entity_count ? "\n  ],\n  \"edges\": [" : "],\n  \"edges\": [");
    write_edges(dossier, out);
    text_add(out, dossier->relation_count ? "\n  ]\n}\n" : "]\n}\n");
    return true;
}

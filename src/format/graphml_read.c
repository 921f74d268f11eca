/*
 * graphml_read.c: GraphML as a dossier. Nested graphs are read for what is in them; of yEd's
 * drawings only the labels are read.
 */
#include "base/xalloc.h"
#include "format/graphml.h"
#include "format/xml_dossier.h"

#include <stdlib.h>
#include <string.h>

/* A <key>: what its <data> are called. */
struct key {
    const char *name; /* NULL: drawing instructions */
    bool of_nodes, of_edges;
};

/* What an element that is open is, for the <data> in it. */
struct level {
    struct graph_object object;
    bool any;        /* there is an object: what is said of it is kept */
    bool undirected; /* edges here are, unless they say otherwise */
};

struct reader {
    struct graph_builder *builder;
    struct xml_dossier dossier;
    struct names key_ids;
    struct key *keys; /* by id */
    size_t key_capacity;
    struct level *levels;
    size_t level_count, level_capacity;
    size_t graphs;        /* seen so far */
    uint32_t key, offset; /* of the data or key that is open; NAME_NONE: none */
};

static struct level *top(struct reader *reader)
{
    return &reader->levels[reader->level_count - 1];
}

/* A level of the same meaning as the one around it. */
static struct level *push(struct reader *reader)
{
    struct level level = {.any = false};
    if (reader->level_count)
        level = *top(reader);
    reader->levels =
        xgrow(reader->levels, reader->level_count, &reader->level_capacity, sizeof *reader->levels);
    reader->levels[reader->level_count++] = level;
    return top(reader);
}

static const char *value_of(const struct xml_element *element, const char *name)
{
    const struct xml_attribute *attribute = xml_find(element, name);
    return attribute ? attribute->value : "";
}

/* The attribute, which must be there; else an error, and NULL. */
static const struct xml_attribute *need(struct reader *reader, const struct xml_element *element,
                                        const char *name)
{
    const struct xml_attribute *attribute = xml_find(element, name);
    if (!attribute)
        dot_input_error(&reader->builder->input, element->offset, NULL, "<%s> without %s=\"...\"",
                        element->name, name);
    return attribute;
}

static uint32_t add_key(struct reader *reader, const char *id, size_t length)
{
    size_t before = reader->key_ids.count;
    uint32_t key = names_add(&reader->key_ids, id, length);
    if (reader->key_ids.count > before) {
        reader->keys = xgrow(reader->keys, before, &reader->key_capacity, sizeof *reader->keys);
        reader->keys[key] = (struct key){.name = names_at(&reader->key_ids, key)};
    }
    return key;
}

static void open_key(struct reader *reader, const struct xml_element *element)
{
    const struct xml_attribute *id = need(reader, element, "id");
    const struct xml_attribute *name = xml_find(element, "attr.name");
    const char *whose = value_of(element, "for");
    if (!id)
        return;
    reader->key = add_key(reader, id->value, id->length);
    struct key *key = &reader->keys[reader->key];
    if (name)
        key->name = names_intern(reader->builder->graph.strings, name->value, name->length);
    else if (xml_find(element, "yfiles.type"))
        key->name = NULL;
    key->of_nodes = strcmp(whose, "node") == 0 || strcmp(whose, "all") == 0 || !*whose;
    key->of_edges = strcmp(whose, "edge") == 0 || strcmp(whose, "all") == 0 || !*whose;
}

static void open_graph(struct reader *reader, const struct xml_element *element)
{
    struct dot_graph *graph = &reader->builder->graph;
    const struct xml_attribute *id = xml_find(element, "id");
    struct level *level = push(reader);
    level->undirected = strcmp(value_of(element, "edgedefault"), "undirected") == 0;
    if (reader->graphs++ == 0) {
        level->object = (struct graph_object){.part = PART_GRAPH};
        level->any = true;
        graph->offset = element->offset;
        if (id && id->length)
            graph->name = names_intern(graph->strings, id->value, id->length);
        return;
    }
    level->any = false;
    if (!graph->subgraphs++)
        graph->first_subgraph = element->offset;
}

static void open_node(struct reader *reader, const struct xml_element *element)
{
    struct level *level = push(reader);
    const struct xml_attribute *id = need(reader, element, "id");
    level->any = id != NULL;
    if (id)
        level->object =
            (struct graph_object){PART_NODE, graph_builder_declare(reader->builder, id->value,
                                                                   id->length, element->offset)};
}

static void open_edge(struct reader *reader, const struct xml_element *element)
{
    struct graph_builder *builder = reader->builder;
    struct level *level = push(reader);
    const struct xml_attribute *from = need(reader, element, "source");
    const struct xml_attribute *to = need(reader, element, "target");
    const struct xml_attribute *id = xml_find(element, "id");
    const char *directed = value_of(element, "directed");
    level->any = from && to;
    if (!level->any)
        return;
    uint32_t tail = graph_builder_node(builder, from->value, from->length, from->offset);
    uint32_t head = graph_builder_node(builder, to->value, to->length, to->offset);
    uint32_t edge = graph_builder_edge(builder, tail, head, element->offset);
    level->object = (struct graph_object){PART_EDGE, edge};
    if (*directed ? strcmp(directed, "false") == 0 || strcmp(directed, "0") == 0
                  : level->undirected)
        graph_builder_set(builder, level->object, "dir", "none", 4, element->offset);
    if (id)
        graph_builder_edge_id(builder, edge, id->value, id->length, id->offset);
    if (xml_find(element, "sourceport") || xml_find(element, "targetport"))
        graph_builder_lose(builder, "ports", element->offset);
}

static void open_data(struct reader *reader, const struct xml_element *element)
{
    const struct xml_attribute *key = need(reader, element, "key");
    struct error error = {0};
    if (!key)
        return;
    size_t before = reader->key_ids.count;
    reader->key = add_key(reader, key->value, key->length);
    reader->offset = element->offset;
    if (reader->key_ids.count == before)
        return;
    error_set(&error, ERROR_INPUT, "no <key> declares '%s'", key->value);
    error_hint(&error, "it is kept under that name");
    dot_input_report(&reader->builder->input, &error, SEVERITY_WARNING, key->offset);
}

static void open_hyperedge(struct reader *reader, const struct xml_element *element)
{
    graph_builder_lose(reader->builder, "hyperedges", element->offset);
    push(reader)->any = false;
}

static void open_port(struct reader *reader, const struct xml_element *element)
{
    graph_builder_lose(reader->builder, "ports", element->offset);
    push(reader)->any = false;
}

/* ---- What ends ---- */

static void close_level(struct reader *reader, const struct text *text, uint32_t offset)
{
    (void)text, (void)offset;
    reader->level_count--;
}

static void close_key(struct reader *reader, const struct text *text, uint32_t offset)
{
    (void)text, (void)offset;
    reader->key = NAME_NONE;
}

static void close_data(struct reader *reader, const struct text *text, uint32_t offset)
{
    if (reader->key == NAME_NONE)
        return;
    const struct key *key = &reader->keys[reader->key];
    const struct level *level = reader->level_count ? top(reader) : NULL;
    if (!key->name)
        graph_builder_lose(reader->builder, "drawing instructions", reader->offset);
    else if (level && level->any)
        graph_builder_set(reader->builder, level->object, key->name, text_string(text),
                          text->length, offset);
    else
        graph_builder_lose(reader->builder, "data of nested graphs, ports and hyperedges",
                           reader->offset);
    reader->key = NAME_NONE;
}

static void close_default(struct reader *reader, const struct text *text, uint32_t offset)
{
    if (reader->key == NAME_NONE || !reader->keys[reader->key].name)
        return;
    const struct key *key = &reader->keys[reader->key];
    if (key->of_nodes)
        graph_builder_default(reader->builder, PART_NODE, key->name, text_string(text),
                              text->length, offset);
    if (key->of_edges)
        graph_builder_default(reader->builder, PART_EDGE, key->name, text_string(text),
                              text->length, offset);
}

static void close_description(struct reader *reader, const struct text *text, uint32_t offset)
{
    if (reader->level_count && top(reader)->any && text->length)
        graph_builder_set(reader->builder, top(reader)->object, "description", text_string(text),
                          text->length, offset);
}

static bool is_drawn_label(const char *name)
{
    return strcmp(name, "NodeLabel") == 0 || strcmp(name, "EdgeLabel") == 0;
}

/* The label in yEd's drawing of a node or an edge. */
static void close_drawing(struct reader *reader, const char *name, const struct text *text,
                          uint32_t offset)
{
    const char *start = text_string(text) + strspn(text_string(text), " \t\r\n");
    size_t length = strlen(start);
    if (!is_drawn_label(name))
        return;
    while (length && strchr(" \t\r\n", start[length - 1]))
        length--;
    if (length && reader->level_count && top(reader)->any)
        graph_builder_set(reader->builder, top(reader)->object, "label", start, length, offset);
}

static const struct row {
    const char *name;
    void (*open)(struct reader *, const struct xml_element *);
    void (*close)(struct reader *, const struct text *, uint32_t);
} rows[] = {
    {"node", open_node, close_level},  {"edge", open_edge, close_level},
    {"data", open_data, close_data},   {"key", open_key, close_key},
    {"default", NULL, close_default},  {"graph", open_graph, close_level},
    {"desc", NULL, close_description}, {"hyperedge", open_hyperedge, close_level},
    {"port", open_port, close_level},
};

/* By the schema of GraphML, with its hints for parsers, and what yEd adds. */
static const struct xml_form forms[] = {
    {"graphml", ""},
    {"key", "id for attr.name attr.type yfiles.type"},
    {"default", ""},
    {"desc", ""},
    {"data", "id key"},
    {"graph", "id edgedefault parse.nodeids parse.edgeids parse.order parse.nodes parse.edges "
              "parse.maxindegree parse.maxoutdegree yfiles.foldertype"},
    {"node", "id parse.indegree parse.outdegree yfiles.foldertype"},
    {"edge", "id directed source target sourceport targetport"},
    {NULL, NULL},
};

static const struct row *find_row(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

/* yEd's drawings are in <data> whose key says so, and are counted there; of them labels are read.
 */
static bool is_of_drawing(const struct reader *reader, const struct xml_element *element)
{
    return (reader->key != NAME_NONE && !reader->keys[reader->key].name) ||
           (element->space == XML_OF_OTHERS && is_drawn_label(element->name));
}

static void on_open(void *context, const struct xml_element *element)
{
    static const char *const plain[] = {"graphml", "endpoint", NULL};
    struct reader *reader = context;
    const struct row *row = element->space == XML_OF_FORMAT ? find_row(element->name) : NULL;
    if (element->space == XML_OF_FORMAT)
        xml_lose_attributes(reader->builder, element, forms);
    if (element->space == XML_OF_ENTENTE)
        xml_dossier_open(&reader->dossier, reader->builder, element);
    else if (row && row->open)
        row->open(reader, element);
    else if (!row && !is_of_drawing(reader, element))
        xml_lose_unknown(reader->builder, element, plain);
}

static void on_close(void *context, const char *name, enum xml_space space, const struct text *text,
                     uint32_t offset)
{
    struct reader *reader = context;
    const struct row *row = space == XML_OF_FORMAT ? find_row(name) : NULL;
    if (space == XML_OF_ENTENTE)
        xml_dossier_close(&reader->dossier, reader->builder, name, text, offset);
    else if (space == XML_OF_OTHERS)
        close_drawing(reader, name, text, offset);
    else if (row)
        row->close(reader, text, offset);
}

bool graphml_read(struct dossier *dossier, uint32_t file, const char *path,
                  const struct text *bytes, const struct read_options *limits,
                  struct diagnostics *diagnostics, struct error *error)
{
    struct graph_builder builder;
    struct reader reader = {.builder = &builder, .key = NAME_NONE};
    if (graph_builder_init(&builder, "GraphML", dossier, file, path, bytes, limits))
        xml_read(&builder, "graphml", &(struct xml_handler){&reader, on_open, on_close});
    names_release(&reader.key_ids);
    text_release(&reader.dossier.name);
    free(reader.keys);
    free(reader.levels);
    return graph_builder_finish(&builder, diagnostics, error);
}

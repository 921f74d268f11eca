/*
 * graph_builder.c: builds a plain graph from what a file says, and a dossier from the graph.
 */
#include "format/graph_builder.h"

#include "base/xalloc.h"
#include "format/graph_dossier.h"

#include <stdlib.h>
#include <string.h>

/* Whether the bytes begin as UTF-16 does. */
static bool is_utf16(const struct text *bytes)
{
    const char *b = text_string(bytes);
    return bytes->length >= 2 && (memcmp(b, "\xff\xfe", 2) == 0 || memcmp(b, "\xfe\xff", 2) == 0 ||
                                  memcmp(b, "<\0", 2) == 0 || memcmp(b, "\0<", 2) == 0);
}

/* Whether an XML declaration says that the file is Latin-1. */
static bool is_latin1(const struct text *bytes)
{
    static const char *const words[] = {"ISO-8859-1", "iso-8859-1", "latin1", "Latin-1"};
    size_t length = bytes->length < 200 ? bytes->length : 200;
    const char *text = text_string(bytes);
    const char *end = memmem(text, length, "?>", 2);
    if (!end || strncmp(text, "<?xml", 5) != 0)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(text, (size_t)(end - text), words[i], strlen(words[i])))
            return true;
    return false;
}

static bool check_bytes(struct graph_builder *builder, const char *path, const struct text *bytes)
{
    const char *text = text_string(bytes), *nul = memchr(text, '\0', bytes->length);
    struct error error = {0};
    builder->input =
        (struct dot_input){.path = path, .diagnostics = &builder->found, .line = 1, .column = 1};
    if (bytes->length > INT32_MAX) {
        error_set(&error, ERROR_LIMIT, "a %s file can have %d bytes at most", builder->what,
                  INT32_MAX);
    } else if (is_utf16(bytes)) {
        error_set(&error, ERROR_INPUT, "the file is UTF-16");
        error_hint(&error, "convert it to UTF-8: iconv -f UTF-16 -t UTF-8");
    } else if (nul) {
        builder->input.text = text;
        builder->input.length = bytes->length;
        error_set(&error, ERROR_INPUT, "NUL byte in the file");
        error_hint(&error, "%s is text; this may be another kind of file", builder->what);
    } else {
        return true;
    }
    if (!builder->input.text)
        error_place(&error, path, 1, 1, NULL, 0);
    dot_input_report(&builder->input, &error, SEVERITY_ERROR, nul ? (size_t)(nul - text) : 0);
    builder->stopped = true;
    return false;
}

bool graph_builder_init(struct graph_builder *builder, const char *what, struct dossier *dossier,
                        uint32_t file, const char *path, const struct text *bytes,
                        const struct read_options *limits)
{
    *builder =
        (struct graph_builder){.dossier = dossier, .file = file, .what = what, .limits = limits};
    dot_graph_init(&builder->graph, dossier->strings);
    dot_graph_init(&builder->declared, dossier->strings);
    builder->graph.directed = builder->declared.directed = true;
    return check_bytes(builder, path, bytes) &&
           dot_input_init(&builder->input, path, bytes, is_latin1(bytes), &builder->found);
}

bool graph_builder_done(const struct graph_builder *builder)
{
    return builder->stopped || dot_input_full(&builder->input);
}

bool graph_builder_limit(struct graph_builder *builder, uint32_t offset, enum limit limit,
                         size_t value)
{
    struct error error = {0};
    if (builder->stopped)
        return false;
    limit_error(&error, limit, value);
    dot_input_report(&builder->input, &error, SEVERITY_ERROR, offset);
    builder->stopped = true;
    return false;
}

/* Whether a string of that length is short enough. */
static bool check_length(struct graph_builder *builder, size_t length, uint32_t offset)
{
    return length <= builder->limits->string_length ||
           graph_builder_limit(builder, offset, LIMIT_STRING, builder->limits->string_length);
}

uint32_t graph_builder_node(struct graph_builder *builder, const char *id, size_t length,
                            uint32_t offset)
{
    check_length(builder, length, offset);
    uint32_t node = dot_graph_node(&builder->graph, id, length, offset, DOT_NONE);
    if (builder->graph.node_count > builder->limits->entities)
        graph_builder_limit(builder, offset, LIMIT_ENTITIES, builder->limits->entities);
    return node;
}

uint32_t graph_builder_declare(struct graph_builder *builder, const char *id, size_t length,
                               uint32_t offset)
{
    uint32_t index = graph_builder_node(builder, id, length, offset);
    struct dot_node *node = &builder->graph.nodes[index];
    if (node->declared) {
        size_t line, column;
        dot_input_locate(&builder->input, node->offset, &line, &column);
        dot_input_error(&builder->input, offset, "each node needs an id of its own",
                        "there is a node '%s' already, in line %zu",
                        names_at(&builder->graph.node_names, index), line);
        return index;
    }
    node->declared = true;
    node->offset = offset;
    return index;
}

uint32_t graph_builder_edge(struct graph_builder *builder, uint32_t tail, uint32_t head,
                            uint32_t offset)
{
    bool made;
    if (builder->graph.edge_count >= builder->limits->edges)
        graph_builder_limit(builder, offset, LIMIT_EDGES, builder->limits->edges);
    return dot_graph_edge(&builder->graph, tail, head, DOT_NONE, offset, DOT_NONE, &made);
}

void graph_builder_edge_id(struct graph_builder *builder, uint32_t edge, const char *id,
                           size_t length, uint32_t offset)
{
    enum { PREFIX = 5 };
    const char *last = strrchr(id, ':'), *own = last ? last + 1 : id; /* yEd: n1::e0 */
    size_t prefix = strcspn(own, "0123456789");
    if (prefix <= PREFIX && own[prefix + strspn(own + prefix, "0123456789")] == '\0')
        return;
    graph_builder_set(builder, (struct graph_object){PART_EDGE, edge}, "id", id, length, offset);
}

uint32_t graph_builder_record(struct graph_builder *builder, const char *id, size_t length,
                              uint32_t offset)
{
    check_length(builder, length, offset);
    uint32_t index = dot_graph_node(&builder->declared, id, length, offset, DOT_NONE);
    builder->declared.nodes[index].declared = true;
    return index;
}

static struct dot_graph *graph_of(struct graph_builder *builder, enum graph_part part)
{
    return part == PART_RECORD ? &builder->declared : &builder->graph;
}

static uint32_t *block_of(struct graph_builder *builder, struct graph_object object)
{
    struct dot_graph *graph = graph_of(builder, object.part);
    if (object.part == PART_GRAPH)
        return &graph->block;
    return object.part == PART_EDGE ? &graph->edges[object.index].block
                                    : &graph->nodes[object.index].block;
}

/* Adds an attribute to the block, or to a new one over it where others were added meanwhile. */
static void append(struct graph_builder *builder, struct dot_graph *graph, uint32_t *block,
                   const char *name, const char *value, size_t length, uint32_t offset)
{
    size_t first = graph->attribute_count;
    uint32_t id = names_add(&graph->attribute_names, name, strlen(name));
    if (!check_length(builder, length, offset))
        return;
    if (graph->attribute_names.count > builder->limits->attributes) {
        graph_builder_limit(builder, offset, LIMIT_ATTRIBUTES, builder->limits->attributes);
        return;
    }
    graph->attributes =
        xgrow(graph->attributes, first, &graph->attribute_capacity, sizeof *graph->attributes);
    graph->attributes[graph->attribute_count++] =
        (struct dot_attribute){.name = id & 0x7fffffff,
                               .value = names_add(graph->strings, value, length),
                               .offset = offset};
    struct dot_block *last = *block == DOT_NONE ? NULL : &graph->blocks[*block];
    if (last && last->first + last->count == first)
        last->count++;
    else
        *block = dot_graph_block(graph, (uint32_t)first, *block);
}

void graph_builder_set(struct graph_builder *builder, struct graph_object object, const char *name,
                       const char *value, size_t length, uint32_t offset)
{
    append(builder, graph_of(builder, object.part), block_of(builder, object), name, value, length,
           offset);
}

uint32_t graph_builder_copy_edge(struct graph_builder *builder, uint32_t edge)
{
    struct dot_graph *graph = &builder->graph;
    struct dot_edge from = graph->edges[edge];
    uint32_t copy = graph_builder_edge(builder, from.tail, from.head, from.offset);
    size_t count, first = graph->attribute_count;
    const struct dot_attribute *attributes = dot_graph_edge_attributes(graph, edge, &count);
    for (size_t i = 0; i < count; i++) {
        graph->attributes = xgrow(graph->attributes, graph->attribute_count,
                                  &graph->attribute_capacity, sizeof *graph->attributes);
        graph->attributes[graph->attribute_count++] = attributes[i];
    }
    graph->edges[copy].block = dot_graph_block(graph, (uint32_t)first, DOT_NONE);
    return copy;
}

const char *graph_builder_value(struct graph_builder *builder, struct graph_object object,
                                const char *name, uint32_t *offset)
{
    const struct dot_graph *graph = graph_of(builder, object.part);
    uint32_t id = names_find(&graph->attribute_names, name, strlen(name));
    for (uint32_t block = *block_of(builder, object); block != DOT_NONE;
         block = graph->blocks[block].previous)
        for (uint32_t i = graph->blocks[block].count; i-- > 0;) {
            const struct dot_attribute *at = &graph->attributes[graph->blocks[block].first + i];
            if (at->name != id)
                continue;
            if (offset)
                *offset = at->offset;
            return names_at(graph->strings, at->value);
        }
    return NULL;
}

/* The defaults of nodes are the first of graph->defaults, those of edges the second. */
void graph_builder_default(struct graph_builder *builder, enum graph_part part, const char *name,
                           const char *value, size_t length, uint32_t offset)
{
    struct dot_graph *graph = &builder->graph;
    while (graph->defaults_count < 2) {
        graph->defaults = xgrow(graph->defaults, graph->defaults_count, &graph->defaults_capacity,
                                sizeof *graph->defaults);
        graph->defaults[graph->defaults_count++] = (struct dot_defaults){DOT_NONE, DOT_NONE};
    }
    append(builder, graph, &graph->defaults[part == PART_EDGE].block, name, value, length, offset);
}

static void use_defaults(struct dot_graph *graph)
{
    if (!graph->defaults_count)
        return;
    for (size_t i = 0; i < graph->node_count; i++)
        graph->nodes[i].defaults = 0;
    for (size_t i = 0; i < graph->edge_count; i++)
        graph->edges[i].defaults = 1;
}

/* ---- Names of nodes ---- */

/* Fills `names` with the nodes' values of the attribute; false where one lacks it or two share. */
static bool collect_names(struct graph_builder *builder, const char *attribute, struct names *names)
{
    struct dot_graph *graph = &builder->graph;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const char *value =
            graph_builder_value(builder, (struct graph_object){PART_NODE, i}, attribute, NULL);
        if (!value || !*value || names_add(names, value, strlen(value)) != i)
            return false;
    }
    return graph->node_count > 0;
}

/* Takes the attribute of that name from all nodes. */
static void drop_attribute(struct dot_graph *graph, const char *name)
{
    uint32_t id = names_find(&graph->attribute_names, name, strlen(name));
    for (size_t n = 0; n < graph->node_count; n++)
        for (uint32_t b = graph->nodes[n].block; b != DOT_NONE; b = graph->blocks[b].previous) {
            struct dot_block *block = &graph->blocks[b];
            uint32_t kept = 0;
            for (uint32_t i = 0; i < block->count; i++)
                if (graph->attributes[block->first + i].name != id)
                    graph->attributes[block->first + kept++] = graph->attributes[block->first + i];
            block->count = kept;
        }
}

bool graph_builder_name_nodes(struct graph_builder *builder, const char *const *attributes)
{
    for (; *attributes; attributes++) {
        struct names names = {0};
        if (collect_names(builder, *attributes, &names)) {
            names_release(&builder->graph.node_names);
            builder->graph.node_names = names;
            drop_attribute(&builder->graph, *attributes);
            return true;
        }
        names_release(&names);
    }
    return false;
}

/* ---- What is not kept ---- */

void graph_builder_lose(struct graph_builder *builder, const char *what, uint32_t offset)
{
    size_t i = 0;
    while (i < builder->loss_count && builder->losses[i].what != what)
        i++;
    if (i == sizeof builder->losses / sizeof *builder->losses)
        return;
    if (i == builder->loss_count)
        builder->losses[builder->loss_count++] = (struct graph_loss){what, 0, offset};
    builder->losses[i].count++;
}

static void report_losses(struct graph_builder *builder)
{
    for (size_t i = 0; i < builder->loss_count; i++) {
        const struct graph_loss *loss = &builder->losses[i];
        struct error error = {0};
        error_set(&error, ERROR_INPUT, "not kept: %s (%zu here)", loss->what, loss->count);
        dot_input_report(&builder->input, &error, SEVERITY_NOTE, loss->offset);
    }
}

/* ---- The end ---- */

static void check_ends(struct graph_builder *builder)
{
    const struct dot_graph *graph = &builder->graph;
    for (uint32_t i = 0; i < graph->node_count && !graph_builder_done(builder); i++)
        if (!graph->nodes[i].declared)
            dot_input_error(&builder->input, graph->nodes[i].offset,
                            "each end of an edge is the id of a node of the file",
                            "there is no node '%s'", names_at(&graph->node_names, i));
}

/* An entity that is named as a source is must not be taken for it. */
static void part_names(struct graph_builder *builder)
{
    for (uint32_t i = 0; builder->declared.node_count && i < builder->graph.node_count; i++) {
        struct graph_object node = {PART_NODE, i};
        const char *name = names_at(&builder->graph.node_names, i);
        if (names_find(&builder->declared.node_names, name, strlen(name)) != NAME_NONE &&
            !graph_builder_value(builder, node, "kind", NULL))
            graph_builder_set(builder, node, "kind", "entity", 6, builder->graph.nodes[i].offset);
    }
}

static void add_to_dossier(struct graph_builder *builder)
{
    use_defaults(&builder->graph);
    if (!builder->own)
        graph_builder_translate(builder);
    part_names(builder);
    if (builder->declared.node_count)
        dossier_add_graph(builder->dossier, builder->file, &builder->declared, &builder->input);
    dossier_add_graph(builder->dossier, builder->file, &builder->graph, &builder->input);
    report_losses(builder);
}

bool graph_builder_finish(struct graph_builder *builder, struct diagnostics *diagnostics,
                          struct error *error)
{
    struct dot_input *input = &builder->input;
    if (!builder->stopped) {
        check_ends(builder);
        add_to_dossier(builder);
    }
    bool done = !input->errors;
    if (!done)
        error_set(error, input->kind, "%s: %zu error%s", input->path, input->errors,
                  input->errors == 1 ? "" : "s");
    for (size_t i = 0; i < builder->found.count; i++)
        diagnostics_take(diagnostics, &builder->found.items[i]);
    free(builder->found.items);
    dot_graph_release(&builder->declared);
    dot_graph_release(&builder->graph);
    dot_input_release(input);
    return done;
}

/*
 * gml_read.c: GML as a dossier. A list of nodes or edges is read to its end before anything is made
 * of it, for its id may come last.
 */
#include "base/xalloc.h"
#include "format/gml.h"

#include <stdlib.h>
#include <string.h>

/* What a list that is open is. */
enum list {
    LIST_FILE,
    LIST_GRAPH,
    LIST_NODE,
    LIST_EDGE,
    LIST_ENTENTE,
    LIST_RECORD,
    LIST_PLAIN,
    LIST_DROPPED
};

struct frame {
    enum list list;
    uint32_t offset; /* of its key */
    size_t path;     /* how long the path was before it */
};

/* An attribute of the node, edge or record that is open. */
struct pending {
    const char *name, *value;
    uint32_t offset;
};

struct reader {
    struct graph_builder *builder;
    const char *text;
    uint32_t at, length;
    struct frame *frames;
    size_t frame_count, frame_capacity;
    struct pending *pending;
    size_t pending_count, pending_capacity;
    struct text path;       /* the keys of the plain lists that are open, each with a dot */
    struct text key, value; /* read last */
    bool directed, any_graph;
};

/* Where the label of our own files' nodes is kept meanwhile: it is no key. */
static const char id_label[] = "id label";

static bool fail(struct reader *reader, uint32_t offset, const char *hint, const char *what)
{
    dot_input_error(&reader->builder->input, offset, hint, "%s", what);
    reader->builder->stopped = true;
    return false;
}

/* ---- Tokens ---- */

static void skip_blanks(struct reader *reader)
{
    for (;;) {
        reader->at += (uint32_t)strspn(reader->text + reader->at, " \t\r\n");
        bool line_start = reader->at == 0 || reader->text[reader->at - 1] == '\n';
        if (reader->text[reader->at] != '#' && !(line_start && reader->text[reader->at] == '%'))
            return;
        reader->at += (uint32_t)strcspn(reader->text + reader->at, "\n");
    }
}

static bool read_key(struct reader *reader)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    static const char rest[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.-";
    const char *key = reader->text + reader->at;
    if (!*key || !strchr(first, *key))
        return fail(reader, reader->at, "GML is keys with values: id 1 label \"A\"",
                    *key ? "expected a key" : "the file ends within a list");
    size_t length = strspn(key, rest);
    text_clear(&reader->key);
    text_add_bytes(&reader->key, key, length);
    reader->at += (uint32_t)length;
    return true;
}

/* A string or a number into `value`. */
static bool read_value(struct reader *reader)
{
    static const char number[] = "0123456789+-.eEINFinfaN";
    const char *start = reader->text + reader->at;
    text_clear(&reader->value);
    if (*start == '"') {
        const char *end = memchr(start + 1, '"', reader->length - reader->at - 1);
        if (!end)
            return fail(reader, reader->at, NULL, "the string that begins here has no end");
        gml_add_unescaped(&reader->value, start + 1, (size_t)(end - start) - 1);
        reader->at += (uint32_t)(end - start) + 1;
        return true;
    }
    size_t length = strspn(start, number);
    if (!length)
        return fail(reader, reader->at, "a value is a number, a string in quotes, or a list in [ ]",
                    *start ? "expected a value" : "the file ends where a value was expected");
    text_add_bytes(&reader->value, start, length);
    reader->at += (uint32_t)length;
    return true;
}

/* ---- Lists ---- */

static struct frame *top(struct reader *reader)
{
    return &reader->frames[reader->frame_count - 1];
}

static void push(struct reader *reader, enum list list, uint32_t offset)
{
    reader->frames =
        xgrow(reader->frames, reader->frame_count, &reader->frame_capacity, sizeof *reader->frames);
    reader->frames[reader->frame_count++] = (struct frame){list, offset, reader->path.length};
    if (reader->frame_count > reader->builder->limits->depth + 1)
        graph_builder_limit(reader->builder, offset, LIMIT_DEPTH, reader->builder->limits->depth);
}

/* What the list of that key is. */
static enum list list_of(struct reader *reader)
{
    static const struct {
        enum list in;
        const char *key;
        enum list list;
    } rows[] = {
        {LIST_FILE, "graph", LIST_GRAPH},
        {LIST_GRAPH, "node", LIST_NODE},
        {LIST_GRAPH, "edge", LIST_EDGE},
        {LIST_GRAPH, "entente", LIST_ENTENTE},
        {LIST_ENTENTE, "record", LIST_RECORD},
        {LIST_NODE, "graphics", LIST_DROPPED},
        {LIST_EDGE, "graphics", LIST_DROPPED},
        {LIST_NODE, "LabelGraphics", LIST_DROPPED},
        {LIST_EDGE, "LabelGraphics", LIST_DROPPED},
    };
    enum list in = top(reader)->list;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].in == in && strcmp(rows[i].key, text_string(&reader->key)) == 0)
            return rows[i].list;
    return in == LIST_FILE || in == LIST_DROPPED ? LIST_DROPPED : LIST_PLAIN;
}

static void open_list(struct reader *reader, uint32_t offset)
{
    struct graph_builder *builder = reader->builder;
    enum list list = list_of(reader);
    if (list == LIST_DROPPED && top(reader)->list != LIST_DROPPED)
        graph_builder_lose(builder, "drawing instructions", offset);
    if (list == LIST_GRAPH && !reader->any_graph)
        builder->graph.offset = offset;
    reader->any_graph = reader->any_graph || list == LIST_GRAPH;
    builder->own = builder->own || list == LIST_ENTENTE;
    push(reader, list, offset);
    if (list == LIST_NODE || list == LIST_EDGE || list == LIST_RECORD)
        reader->pending_count = 0;
    if (list == LIST_PLAIN)
        text_addf(&reader->path, "%s.", text_string(&reader->key));
}

/* The pending attribute of that name is taken out; `value` NULL where there is none. */
static struct pending take(struct reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->pending_count; i++) {
        struct pending found = reader->pending[i];
        if (strcmp(found.name, name) != 0)
            continue;
        memmove(reader->pending + i, reader->pending + i + 1,
                (--reader->pending_count - i) * sizeof *reader->pending);
        return found;
    }
    return (struct pending){0};
}

static void set_pending(struct reader *reader, struct graph_object object)
{
    struct graph_builder *builder = reader->builder;
    struct text name = {0};
    for (size_t i = 0; i < reader->pending_count; i++) {
        const struct pending *pending = &reader->pending[i];
        text_clear(&name);
        if (builder->own && object.part == PART_NODE && strcmp(pending->name, "label") == 0)
            text_add(&name, id_label);
        else if (builder->own)
            gml_add_name(&name, pending->name);
        else
            text_add(&name, pending->name);
        graph_builder_set(builder, object, text_string(&name), pending->value,
                          strlen(pending->value), pending->offset);
    }
    reader->pending_count = 0;
    text_release(&name);
}

/* The attribute of that name, which must be there. */
static struct pending need(struct reader *reader, const char *list, const char *name)
{
    struct pending found = take(reader, name);
    if (!found.value)
        dot_input_error(&reader->builder->input, top(reader)->offset, NULL, "the %s has no %s",
                        list, name);
    return found;
}

static void close_node(struct reader *reader)
{
    struct pending id = need(reader, "node", "id");
    if (id.value)
        set_pending(reader,
                    (struct graph_object){
                        PART_NODE, graph_builder_declare(reader->builder, id.value,
                                                         strlen(id.value), top(reader)->offset)});
}

static void close_edge(struct reader *reader)
{
    struct graph_builder *builder = reader->builder;
    struct pending from = need(reader, "edge", "source"), to = need(reader, "edge", "target");
    if (!from.value || !to.value)
        return;
    uint32_t tail = graph_builder_node(builder, from.value, strlen(from.value), from.offset);
    uint32_t head = graph_builder_node(builder, to.value, strlen(to.value), to.offset);
    set_pending(reader, (struct graph_object){PART_EDGE, graph_builder_edge(builder, tail, head,
                                                                            top(reader)->offset)});
}

static void close_record(struct reader *reader)
{
    struct pending name = need(reader, "record", "name");
    if (name.value)
        set_pending(reader, (struct graph_object){PART_RECORD,
                                                  graph_builder_record(reader->builder, name.value,
                                                                       strlen(name.value),
                                                                       top(reader)->offset)});
}

static void close_list(struct reader *reader)
{
    enum list list = top(reader)->list;
    if (list == LIST_NODE)
        close_node(reader);
    else if (list == LIST_EDGE)
        close_edge(reader);
    else if (list == LIST_RECORD)
        close_record(reader);
    reader->path.length = top(reader)->path;
    if (reader->path.data)
        reader->path.data[reader->path.length] = '\0';
    reader->frame_count--;
}

/* ---- Attributes ---- */

static void set_graph_attribute(struct reader *reader, const char *key, uint32_t offset)
{
    struct graph_builder *builder = reader->builder;
    const char *value = text_string(&reader->value);
    struct text name = {0};
    if (strcmp(key, "directed") == 0) {
        reader->directed = strcmp(value, "0") != 0;
    } else if (strcmp(key, "label") == 0) {
        if (reader->value.length)
            builder->graph.name = names_intern(builder->graph.strings, value, reader->value.length);
    } else if (strcmp(key, "multigraph") != 0) {
        if (builder->own)
            gml_add_name(&name, key);
        else
            text_add(&name, key);
        graph_builder_set(builder, (struct graph_object){.part = PART_GRAPH}, text_string(&name),
                          value, reader->value.length, offset);
    }
    text_release(&name);
}

/* The list that counts: the innermost one that is not plain. */
static enum list owner(const struct reader *reader)
{
    size_t i = reader->frame_count - 1;
    while (reader->frames[i].list == LIST_PLAIN)
        i--;
    return reader->frames[i].list;
}

static void set_attribute(struct reader *reader, uint32_t offset)
{
    struct names *strings = reader->builder->graph.strings;
    enum list list = owner(reader);
    struct text key = {0};
    text_add(&key, text_string(&reader->path));
    text_add(&key, text_string(&reader->key));
    if (reader->value.length > reader->builder->limits->string_length)
        graph_builder_limit(reader->builder, offset, LIMIT_STRING,
                            reader->builder->limits->string_length);
    else if (list == LIST_GRAPH)
        set_graph_attribute(reader, key.data, offset);
    else if (list == LIST_NODE || list == LIST_EDGE || list == LIST_RECORD) {
        reader->pending = xgrow(reader->pending, reader->pending_count, &reader->pending_capacity,
                                sizeof *reader->pending);
        reader->pending[reader->pending_count++] = (struct pending){
            names_intern(strings, key.data, key.length),
            names_intern(strings, text_string(&reader->value), reader->value.length), offset};
    }
    text_release(&key);
}

/* A key and its value, or the end of a list. */
static bool read_item(struct reader *reader)
{
    uint32_t offset = reader->at;
    if (reader->text[reader->at] == ']') {
        if (reader->frame_count == 1)
            return fail(reader, reader->at, NULL, "a ] that closes nothing");
        reader->at++;
        close_list(reader);
        return true;
    }
    if (!read_key(reader))
        return false;
    skip_blanks(reader);
    if (reader->text[reader->at] == '[') {
        reader->at++;
        open_list(reader, offset);
        return true;
    }
    offset = reader->at;
    if (!read_value(reader))
        return false;
    set_attribute(reader, offset);
    return true;
}

static void read_file(struct reader *reader)
{
    struct graph_builder *builder = reader->builder;
    static const char *const own_names[] = {id_label, NULL}, *const names[] = {"label", "name",
                                                                               NULL};
    reader->text = builder->input.text;
    reader->length = (uint32_t)builder->input.length;
    reader->at = strncmp(reader->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    push(reader, LIST_FILE, 0);
    for (skip_blanks(reader);
         !graph_builder_done(builder) && (reader->text[reader->at] || reader->frame_count > 1);
         skip_blanks(reader))
        if (!read_item(reader))
            return;
    if (!reader->any_graph && !graph_builder_done(builder))
        fail(reader, 0, "a GML file has a list named graph: graph [ node [ id 1 ] ]",
             "there is no graph in the file");
    builder->graph.directed = reader->directed;
    if (!builder->input.errors &&
        !graph_builder_name_nodes(builder, builder->own ? own_names : names) && builder->own &&
        builder->graph.node_count)
        fail(reader, builder->graph.nodes[0].offset, "'node [ id 0 label \"A\" ]': it is the id",
             "each node of entente's own files has a label, and no two have the same");
}

bool gml_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error)
{
    struct graph_builder builder;
    struct reader reader = {.builder = &builder};
    if (graph_builder_init(&builder, "GML", dossier, file, path, bytes, limits))
        read_file(&reader);
    text_release(&reader.path);
    text_release(&reader.key);
    text_release(&reader.value);
    free(reader.frames);
    free(reader.pending);
    return graph_builder_finish(&builder, diagnostics, error);
}

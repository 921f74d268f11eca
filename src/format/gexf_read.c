/*
 * gexf_read.c: GEXF as a dossier.
 */
#include "base/xalloc.h"
#include "format/gexf.h"
#include "format/xml_dossier.h"

#include <stdlib.h>
#include <string.h>

/* A node or an edge that is open: nodes may stand in nodes. */
struct level {
    struct graph_object object;
    struct gexf_spell own; /* its start and end */
    bool timed;            /* it has one of them */
    size_t first_spell;    /* of its <spells> */
    uint32_t offset;
};

struct reader {
    struct graph_builder *builder;
    struct xml_dossier dossier;
    struct names columns; /* "n0": attribute 0 of nodes; "e0": of edges */
    const char **titles;  /* by column */
    size_t title_capacity;
    struct level *levels;
    size_t level_count, level_capacity;
    struct gexf_spell *spells;
    size_t spell_count, spell_capacity;
    bool undirected, has_title; /* <meta> has a title beside its description */
    bool of_edges;              /* the <attributes> that are open */
    uint32_t column;            /* the <attribute> that is open */
};

static const char *value_of(const struct xml_element *element, const char *name)
{
    const struct xml_attribute *attribute = xml_find(element, name);
    return attribute ? attribute->value : "";
}

static const struct xml_attribute *need(struct reader *reader, const struct xml_element *element,
                                        const char *name)
{
    const struct xml_attribute *attribute = xml_find(element, name);
    if (!attribute)
        dot_input_error(&reader->builder->input, element->offset, NULL, "<%s> without %s=\"...\"",
                        element->name, name);
    return attribute;
}

/* The attribute's value as a string that lasts, or NULL. */
static const char *keep(struct reader *reader, const struct xml_element *element, const char *name)
{
    const struct xml_attribute *attribute = xml_find(element, name);
    return attribute && attribute->length
               ? names_intern(reader->builder->graph.strings, attribute->value, attribute->length)
               : NULL;
}

/* The element's start and end. Whether the day itself is in is more than a date can say. */
static struct gexf_spell keep_spell(struct reader *reader, const struct xml_element *element)
{
    struct gexf_spell spell = {keep(reader, element, "start"), keep(reader, element, "end")};
    const char *start = keep(reader, element, "startopen"), *end = keep(reader, element, "endopen");
    if (start || end)
        graph_builder_lose(reader->builder, "that a start or end is exclusive", element->offset);
    spell.start = spell.start ? spell.start : start;
    spell.end = spell.end ? spell.end : end;
    return spell;
}

static void set(struct reader *reader, struct graph_object object, const char *name,
                const struct xml_attribute *attribute)
{
    if (attribute)
        graph_builder_set(reader->builder, object, name, attribute->value, attribute->length,
                          attribute->offset);
}

/* ---- The graph and its attributes ---- */

static void open_graph(struct reader *reader, const struct xml_element *element)
{
    const char *type = value_of(element, "defaultedgetype");
    reader->undirected = strcmp(type, "directed") != 0 && *type;
    const struct xml_attribute *name = xml_find(element, "name");
    reader->builder->graph.offset = element->offset;
    if (name && name->length && !reader->builder->own)
        set(reader, (struct graph_object){.part = PART_GRAPH}, "title", name);
}

static void open_attributes(struct reader *reader, const struct xml_element *element)
{
    reader->of_edges = strcmp(value_of(element, "class"), "edge") == 0;
}

/* The column of that id; new ones are called by it. */
static uint32_t find_column(struct reader *reader, bool of_edges, const char *id)
{
    struct text key = {0};
    text_addf(&key, "%c%s", of_edges ? 'e' : 'n', id);
    size_t before = reader->columns.count;
    uint32_t column = names_add(&reader->columns, key.data, key.length);
    if (reader->columns.count > before) {
        reader->titles =
            xgrow(reader->titles, before, &reader->title_capacity, sizeof *reader->titles);
        reader->titles[column] = names_at(&reader->columns, column) + 1;
    }
    text_release(&key);
    return column;
}

static void open_attribute(struct reader *reader, const struct xml_element *element)
{
    const struct xml_attribute *id = need(reader, element, "id");
    const struct xml_attribute *title = xml_find(element, "title");
    if (!id)
        return;
    reader->column = find_column(reader, reader->of_edges, id->value);
    if (title)
        reader->titles[reader->column] =
            names_intern(reader->builder->graph.strings, title->value, title->length);
}

static void close_default(struct reader *reader, const struct text *text, uint32_t offset)
{
    if (reader->column < reader->columns.count)
        graph_builder_default(reader->builder, reader->of_edges ? PART_EDGE : PART_NODE,
                              reader->titles[reader->column], text_string(text), text->length,
                              offset);
}

/* ---- Nodes and edges ---- */

static struct level *push(struct reader *reader, struct graph_object object,
                          const struct xml_element *element)
{
    reader->levels =
        xgrow(reader->levels, reader->level_count, &reader->level_capacity, sizeof *reader->levels);
    struct level *level = &reader->levels[reader->level_count++];
    *level = (struct level){.object = object,
                            .own = keep_spell(reader, element),
                            .first_spell = reader->spell_count,
                            .offset = element->offset};
    level->timed = level->own.start || level->own.end;
    return level;
}

static void open_node(struct reader *reader, const struct xml_element *element)
{
    struct graph_builder *builder = reader->builder;
    const struct xml_attribute *id = need(reader, element, "id"),
                               *label = xml_find(element, "label");
    struct graph_object node = {.part = PART_NODE};
    bool inside = reader->level_count > 0;
    if (!id) /* its content goes to an entity that is never seen, for the file is refused */
        node.index = graph_builder_node(builder, "", 0, element->offset);
    else
        node.index = graph_builder_declare(builder, id->value, id->length, element->offset);
    push(reader, node, element);
    if (id && label && strcmp(label->value, id->value) != 0)
        set(reader, node, "label", label);
    if (inside || xml_find(element, "pid"))
        graph_builder_lose(builder, "which node is within which", element->offset);
}

static void open_edge(struct reader *reader, const struct xml_element *element)
{
    struct graph_builder *builder = reader->builder;
    const struct xml_attribute *from = need(reader, element, "source");
    const struct xml_attribute *to = need(reader, element, "target");
    const struct xml_attribute *id = xml_find(element, "id");
    const char *type = value_of(element, "type");
    uint32_t tail = graph_builder_node(builder, from ? from->value : "", from ? from->length : 0,
                                       from ? from->offset : element->offset);
    uint32_t head = graph_builder_node(builder, to ? to->value : "", to ? to->length : 0,
                                       to ? to->offset : element->offset);
    struct graph_object edge = {PART_EDGE,
                                graph_builder_edge(builder, tail, head, element->offset)};
    push(reader, edge, element);
    if (*type ? strcmp(type, "directed") != 0 : reader->undirected)
        graph_builder_set(builder, edge, "dir", "none", 4, element->offset);
    set(reader, edge, "relation", xml_find(element, "kind"));
    set(reader, edge, "weight", xml_find(element, "weight"));
    set(reader, edge, "label", xml_find(element, "label"));
    if (id)
        graph_builder_edge_id(builder, edge.index, id->value, id->length, id->offset);
}

static void open_value(struct reader *reader, const struct xml_element *element)
{
    const struct xml_attribute *column = need(reader, element, "for");
    const struct xml_attribute *value = need(reader, element, "value");
    struct error error = {0};
    if (!column || !value || !reader->level_count)
        return;
    struct graph_object object = reader->levels[reader->level_count - 1].object;
    size_t before = reader->columns.count;
    uint32_t index = find_column(reader, object.part == PART_EDGE, column->value);
    if (xml_find(element, "start") || xml_find(element, "end")) {
        graph_builder_lose(reader->builder, "values that hold for a time only", element->offset);
        return;
    }
    set(reader, object, reader->titles[index], value);
    if (reader->columns.count == before)
        return;
    error_set(&error, ERROR_INPUT, "no <attribute> declares '%s'", column->value);
    error_hint(&error, "it is kept under that name");
    dot_input_report(&reader->builder->input, &error, SEVERITY_WARNING, column->offset);
}

static void open_spell(struct reader *reader, const struct xml_element *element)
{
    if (!reader->level_count)
        return;
    reader->spells =
        xgrow(reader->spells, reader->spell_count, &reader->spell_capacity, sizeof *reader->spells);
    reader->spells[reader->spell_count++] = keep_spell(reader, element);
}

static void open_parent(struct reader *reader, const struct xml_element *element)
{
    graph_builder_lose(reader->builder, "which node is within which", element->offset);
}

/* ---- Time ---- */

static void set_string(struct reader *reader, struct graph_object object, const char *name,
                       const char *value, uint32_t offset)
{
    if (value)
        graph_builder_set(reader->builder, object, name, value, strlen(value), offset);
}

/* The spell as the object's date; where it is none that we know, start and end as they are. */
static void set_spell(struct reader *reader, struct graph_object object,
                      const struct gexf_spell *spell, uint32_t offset)
{
    struct text date = {0};
    if (gexf_spell_date(spell, &date)) {
        set_string(reader, object, "when", date.data, offset);
        if ((spell->start && strchr(spell->start, 'T')) || (spell->end && strchr(spell->end, 'T')))
            graph_builder_lose(reader->builder, "times of day", offset);
    } else {
        set_string(reader, object, "start", spell->start, offset);
        set_string(reader, object, "end", spell->end, offset);
    }
    text_release(&date);
}

/* All spells of a node in one attribute: an entity has one date only. */
static void keep_spells(struct reader *reader, const struct level *level)
{
    struct text all = {0};
    for (size_t i = level->first_spell; i < reader->spell_count; i++) {
        const struct gexf_spell *spell = &reader->spells[i];
        text_addf(&all, "%s%s/%s", all.length ? " " : "", spell->start ? spell->start : "..",
                  spell->end ? spell->end : "..");
    }
    set_string(reader, level->object, "spells", text_string(&all), level->offset);
    text_release(&all);
}

static void set_dates(struct reader *reader, const struct level *level)
{
    size_t count = reader->spell_count - level->first_spell;
    const struct gexf_spell *spells = reader->spells + level->first_spell;
    if (graph_builder_value(reader->builder, level->object, "when", NULL))
        return;
    if (count > 1 && level->object.part == PART_NODE) {
        keep_spells(reader, level);
        return;
    }
    for (size_t i = 1; i < count && !graph_builder_done(reader->builder); i++) {
        uint32_t copy = graph_builder_copy_edge(reader->builder, level->object.index);
        set_spell(reader, (struct graph_object){PART_EDGE, copy}, &spells[i], level->offset);
    }
    if (count || level->timed)
        set_spell(reader, level->object, count ? spells : &level->own, level->offset);
}

static void close_level(struct reader *reader, const struct text *text, uint32_t offset)
{
    struct level *level = &reader->levels[--reader->level_count];
    (void)text, (void)offset;
    set_dates(reader, level);
    reader->spell_count = level->first_spell;
}

/* ---- What is said of the file ---- */

static void set_meta(struct reader *reader, const char *name, const struct text *text,
                     uint32_t offset)
{
    if (!reader->builder->own && text->length && !reader->level_count)
        graph_builder_set(reader->builder, (struct graph_object){.part = PART_GRAPH}, name,
                          text_string(text), text->length, offset);
}

static void open_meta(struct reader *reader, const struct xml_element *element)
{
    if (!reader->builder->own)
        set(reader, (struct graph_object){.part = PART_GRAPH}, "lastmodifieddate",
            xml_find(element, "lastmodifieddate"));
}

static void close_creator(struct reader *reader, const struct text *text, uint32_t offset)
{
    set_meta(reader, "creator", text, offset);
}

/* Of Gephi, which writes it empty; GEXF itself has only a description. */
static void close_title(struct reader *reader, const struct text *text, uint32_t offset)
{
    reader->has_title = text->length > 0;
    set_meta(reader, "title", text, offset);
}

static void close_description(struct reader *reader, const struct text *text, uint32_t offset)
{
    set_meta(reader, reader->has_title ? "description" : "title", text, offset);
}

static void close_keywords(struct reader *reader, const struct text *text, uint32_t offset)
{
    set_meta(reader, "keywords", text, offset);
}

static const struct row {
    const char *name;
    void (*open)(struct reader *, const struct xml_element *);
    void (*close)(struct reader *, const struct text *, uint32_t);
} rows[] = {
    {"node", open_node, close_level},    {"edge", open_edge, close_level},
    {"attvalue", open_value, NULL},      {"spell", open_spell, NULL},
    {"slice", open_spell, NULL}, /* as GEXF 1.1 called it */
    {"attribute", open_attribute, NULL}, {"attributes", open_attributes, NULL},
    {"default", NULL, close_default},    {"parent", open_parent, NULL},
    {"graph", open_graph, NULL},         {"meta", open_meta, NULL},
    {"creator", NULL, close_creator},    {"description", NULL, close_description},
    {"keywords", NULL, close_keywords},  {"title", NULL, close_title},
};

/* By the schemas of GEXF 1.1 to 1.3: what is read, and what says how the file is laid out. */
static const struct xml_form forms[] = {
    {"gexf", "version variant"},
    {"meta", "lastmodifieddate"},
    {"graph", "defaultedgetype idtype mode name timeformat timetype timerepresentation"},
    {"attributes", "class mode"},
    {"attribute", "id title type"},
    {"nodes", "count"},
    {"edges", "count"},
    {"node", "id label pid start startopen end endopen"},
    {"edge", "id label source target type kind weight start startopen end endopen"},
    {"attvalue", "id for value start startopen end endopen"},
    {"spell", "start startopen end endopen"},
    {"slice", "start startopen end endopen"},
    {NULL, NULL},
};

static const struct row *find_row(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

static void on_open(void *context, const struct xml_element *element)
{
    static const char *const plain[] = {"gexf",    "nodes",  "edges",  "attvalues",
                                        "parents", "spells", "slices", NULL};
    struct reader *reader = context;
    const struct row *row = element->space == XML_OF_FORMAT ? find_row(element->name) : NULL;
    if (element->space == XML_OF_FORMAT)
        xml_lose_attributes(reader->builder, element, forms);
    if (element->space == XML_OF_ENTENTE)
        xml_dossier_open(&reader->dossier, reader->builder, element);
    else if (element->space == XML_OF_OTHERS && reader->level_count)
        graph_builder_lose(reader->builder, "positions, colours and sizes", element->offset);
    else if (row && row->open)
        row->open(reader, element);
    else if (!row)
        xml_lose_unknown(reader->builder, element, plain);
}

static void on_close(void *context, const char *name, enum xml_space space, const struct text *text,
                     uint32_t offset)
{
    struct reader *reader = context;
    const struct row *row = space == XML_OF_FORMAT ? find_row(name) : NULL;
    if (space == XML_OF_ENTENTE)
        xml_dossier_close(&reader->dossier, reader->builder, name, text, offset);
    else if (row && row->close)
        row->close(reader, text, offset);
}

bool gexf_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
               const struct read_options *limits, struct diagnostics *diagnostics,
               struct error *error)
{
    struct graph_builder builder;
    struct reader reader = {.builder = &builder};
    if (graph_builder_init(&builder, "GEXF", dossier, file, path, bytes, limits))
        xml_read(&builder, "gexf", &(struct xml_handler){&reader, on_open, on_close});
    names_release(&reader.columns);
    text_release(&reader.dossier.name);
    free(reader.titles);
    free(reader.levels);
    free(reader.spells);
    return graph_builder_finish(&builder, diagnostics, error);
}

/*
 * graph_alias.c: the names that other tools give to what a dossier has a name for. What has no
 * name here keeps its own. entente's own files are not translated.
 */
#include "format/graph_builder.h"

#include "base/xalloc.h"
#include "format/csv_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct alias {
    enum graph_part part;
    const char *theirs; /* without regard to case */
    const char *ours;
    bool number; /* only where the value is one */
};

/* To add a tool's name for something: a row. Of two that an object has, the upper one counts. */
static const struct alias aliases[] = {
    {PART_NODE, "label", "label", false},      /* Gephi: Label */
    {PART_NODE, "name", "label", false},       /* igraph, Cytoscape */
    {PART_NODE, "description", "note", false}, /* yEd */
    {PART_EDGE, "weight", "weight", true},     /* Gephi: Weight */
    {PART_EDGE, "value", "weight", true},      /* Newman's GML files */
    {PART_EDGE, "label", "label", false},      /* Gephi: Label */
    {PART_EDGE, "edge label", "label", false},
    {PART_EDGE, "interaction", "relation", false}, /* Cytoscape */
    {PART_EDGE, "description", "note", false},     /* yEd */
    {PART_GRAPH, "name", "title", false},          /* networkx */
    {PART_GRAPH, "description", "note", false},    /* yEd */
};

enum { ALIASES = sizeof aliases / sizeof *aliases, NO_ALIAS = ALIASES };

/* The row for attributes of that part and name, or NO_ALIAS. */
static size_t find_alias(enum graph_part part, const char *name)
{
    size_t i = 0;
    while (i < ALIASES && (aliases[i].part != part || strcasecmp(aliases[i].theirs, name) != 0))
        i++;
    return i < ALIASES && strcmp(aliases[i].ours, name) == 0 ? (size_t)NO_ALIAS : i;
}

/* Of one part: for each name of an attribute its row, and for each row the name it gives. */
struct translation {
    struct graph_builder *builder;
    size_t rows[ALIASES];
    uint32_t theirs[ALIASES], ours[ALIASES];
    size_t count;
};

static void find_rows(struct translation *translation, enum graph_part part)
{
    struct names *names = &translation->builder->graph.attribute_names;
    size_t count = names->count, rank[ALIASES];
    translation->count = 0;
    for (uint32_t name = 0; name < count; name++) {
        size_t row = find_alias(part, names_at(names, name)), at = translation->count;
        if (row == NO_ALIAS || at == ALIASES)
            continue;
        for (; at > 0 && rank[at - 1] > row; at--) {
            rank[at] = rank[at - 1];
            translation->theirs[at] = translation->theirs[at - 1];
        }
        rank[at] = row;
        translation->theirs[at] = name;
        translation->count++;
    }
    for (size_t i = 0; i < translation->count; i++) {
        translation->rows[i] = rank[i];
        translation->ours[i] =
            names_add(names, aliases[rank[i]].ours, strlen(aliases[rank[i]].ours));
    }
}

static bool is_number(const char *value)
{
    double number;
    return csv_number(csv_trim(value, strlen(value)), &number);
}

static struct dot_attribute *find_in(struct dot_graph *graph, uint32_t block, uint32_t name)
{
    for (; block != DOT_NONE; block = graph->blocks[block].previous)
        for (uint32_t i = graph->blocks[block].count; i-- > 0;)
            if (graph->attributes[graph->blocks[block].first + i].name == name)
                return &graph->attributes[graph->blocks[block].first + i];
    return NULL;
}

static void rename_in(const struct translation *translation, uint32_t block)
{
    struct dot_graph *graph = &translation->builder->graph;
    for (size_t i = 0; i < translation->count; i++) {
        struct dot_attribute *theirs = find_in(graph, block, translation->theirs[i]);
        if (theirs && !find_in(graph, block, translation->ours[i]) &&
            (!aliases[translation->rows[i]].number ||
             is_number(names_at(graph->strings, theirs->value))))
            theirs->name = translation->ours[i] & 0x7fffffff;
    }
}

static void remove_in(struct dot_graph *graph, uint32_t block, uint32_t name)
{
    for (; block != DOT_NONE; block = graph->blocks[block].previous) {
        struct dot_block *b = &graph->blocks[block];
        struct dot_attribute *attributes = graph->attributes + b->first;
        uint32_t kept = 0;
        for (uint32_t i = 0; i < b->count; i++)
            if (attributes[i].name != name)
                attributes[kept++] = attributes[i];
        b->count = kept;
    }
}

/* A label that says no more than the id says nothing. */
static void drop_label(struct dot_graph *graph, uint32_t node, uint32_t label)
{
    const struct dot_attribute *at = find_in(graph, graph->nodes[node].block, label);
    if (at && strcmp(names_at(graph->strings, at->value), names_at(&graph->node_names, node)) == 0)
        remove_in(graph, graph->nodes[node].block, label);
}

/* What the edge's weight and sign say of its sign: +1, -1; 0: nothing. A weight becomes positive.
 */
static int take_sign(struct names *strings, struct dot_attribute *weight,
                     const struct dot_attribute *sign)
{
    const char *value = weight ? names_at(strings, weight->value) : "";
    if (*value == '-' && is_number(value) && strtod(value, NULL) < 0) {
        weight->value = names_add(strings, value + 1, strlen(value + 1));
        return -1;
    }
    value = sign ? names_at(strings, sign->value) : "";
    double number;
    if (csv_number(csv_trim(value, strlen(value)), &number) && (number == 1 || number == -1))
        return number < 0 ? -1 : 1;
    return csv_sign(csv_trim(value, strlen(value)));
}

/* The signs of the relations of one name. */
struct signs {
    bool negative, other;
    uint32_t offset; /* of the first negative one */
};

struct sign_table {
    struct graph_builder *builder;
    struct names relations;
    struct signs *signs; /* by id of the relation's name */
    size_t capacity;
};

static struct signs *signs_of(struct sign_table *table, const char *relation)
{
    size_t before = table->relations.count;
    uint32_t id = names_add(&table->relations, relation, strlen(relation));
    if (table->relations.count > before) {
        table->signs = xgrow(table->signs, before, &table->capacity, sizeof *table->signs);
        table->signs[id] = (struct signs){0};
    }
    return &table->signs[id];
}

/* As in tables: a negative tie that is not named is a negative-tie; a weight has no sign. */
static void translate_sign(struct sign_table *table, uint32_t edge)
{
    struct graph_builder *builder = table->builder;
    struct dot_graph *graph = &builder->graph;
    struct graph_object object = {PART_EDGE, edge};
    uint32_t block = graph->edges[edge].block;
    uint32_t sign_name = names_find(&graph->attribute_names, "sign", 4);
    struct dot_attribute *weight =
        find_in(graph, block, names_find(&graph->attribute_names, "weight", 6));
    const struct dot_attribute *said = find_in(graph, block, sign_name);
    uint32_t offset = weight ? weight->offset : said ? said->offset : 0;
    int sign = take_sign(graph->strings, weight, said);
    const char *relation = graph_builder_value(builder, object, "relation", NULL);
    if (sign)
        remove_in(graph, block, sign_name);
    if (relation && *relation) {
        struct signs *signs = signs_of(table, relation);
        signs->offset = sign < 0 && !signs->negative ? offset : signs->offset;
        signs->negative = signs->negative || sign < 0;
        signs->other = signs->other || sign >= 0;
    } else if (sign < 0) {
        graph_builder_set(builder, object, "relation", "negative-tie", strlen("negative-tie"),
                          offset);
    }
}

/* As in tables: a negative sign declares the type; it has no other. */
static void declare_type(struct graph_builder *builder, const char *name, const struct signs *signs)
{
    const struct vocabulary *vocabulary = &builder->dossier->vocabulary;
    uint32_t known = vocabulary_find_type(vocabulary, name);
    bool declared = known != VOCABULARY_NONE && vocabulary->types[known].declared;
    if (declared && family_sign(vocabulary->types[known].family) < 0)
        return;
    if (declared || signs->other) {
        dot_input_error(&builder->input, signs->offset,
                        "a relation type has one sign: name the two apart",
                        "a negative relation '%s', and that is positive elsewhere", name);
        return;
    }
    struct graph_object record = {PART_RECORD,
                                  graph_builder_record(builder, name, strlen(name), signs->offset)};
    graph_builder_set(builder, record, "kind", "relation", strlen("relation"), signs->offset);
    graph_builder_set(builder, record, "family", "dissent", strlen("dissent"), signs->offset);
}

static void translate_signs(struct graph_builder *builder)
{
    struct sign_table table = {.builder = builder};
    for (uint32_t i = 0; i < builder->graph.edge_count; i++)
        translate_sign(&table, i);
    for (uint32_t i = 0; i < table.relations.count; i++)
        if (table.signs[i].negative)
            declare_type(builder, names_at(&table.relations, i), &table.signs[i]);
    names_release(&table.relations);
    free(table.signs);
}

static void translate_part(struct graph_builder *builder, enum graph_part part)
{
    struct dot_graph *graph = &builder->graph;
    struct translation translation = {.builder = builder};
    find_rows(&translation, part);
    if (graph->defaults_count && part != PART_GRAPH)
        rename_in(&translation, graph->defaults[part == PART_EDGE].block);
    if (part == PART_GRAPH)
        rename_in(&translation, graph->block);
    for (size_t i = 0; part == PART_NODE && i < graph->node_count; i++)
        rename_in(&translation, graph->nodes[i].block);
    for (size_t i = 0; part == PART_EDGE && i < graph->edge_count; i++)
        rename_in(&translation, graph->edges[i].block);
}

void graph_builder_translate(struct graph_builder *builder)
{
    struct dot_graph *graph = &builder->graph;
    translate_part(builder, PART_GRAPH);
    translate_part(builder, PART_NODE);
    translate_part(builder, PART_EDGE);
    uint32_t label = names_find(&graph->attribute_names, "label", 5);
    for (uint32_t i = 0; i < graph->node_count; i++)
        drop_label(graph, i, label);
    translate_signs(builder);
}

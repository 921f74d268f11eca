/*
 * graph_dossier.c: which node of a plain graph is an entity, a source, a kind or a relation type,
 * and edges as relations. The dossier's strings are where the graph's values are interned.
 */
#include "format/graph_dossier.h"

#include "base/xalloc.h"
#include "format/dot_record.h"

#include <stdlib.h>
#include <string.h>

/* What a node stands for; `index` is an entity's. */
enum role { ROLE_ENTITY, ROLE_SOURCE, ROLE_TYPE, ROLE_KIND, ROLE_PICTURE };

struct meaning {
    enum role role;
    uint32_t index;
};

/* The uses of the words of a vocabulary that are not declared. */
struct uses {
    struct dot_count *items;
    size_t count;
};

struct reader {
    struct dossier *dossier;
    struct dot_graph *graph;
    struct dot_input *input;
    struct dot_filler filler;
    struct meaning *meanings; /* by node */
    uint32_t *types;          /* by id of the value of `relation`: the type + 1 */
    struct uses kind_uses, type_uses;
};

static void count_use(struct uses *uses, uint32_t word, uint32_t offset)
{
    if (word >= uses->count) {
        size_t count = (size_t)word * 2 + 64;
        uses->items = xreallocarray(uses->items, count, sizeof *uses->items);
        memset(uses->items + uses->count, 0, (count - uses->count) * sizeof *uses->items);
        uses->count = count;
    }
    if (!uses->items[word].count++)
        uses->items[word].offset = offset;
}

/* Whether a node or an edge is a part of the picture only: a legend's text, a line's label. */
static bool only_drawn(const struct reader *reader, const struct dot_attribute *attributes,
                       size_t count)
{
    uint32_t offset;
    if (reader->filler.drawn != DOT_DRAWN_MAP)
        return reader->filler.drawn == DOT_DRAWN_ONLY;
    const char *part =
        dot_filler_value(&reader->filler, attributes, count, reader->filler.drawing, &offset);
    return part && *part;
}

static enum role role_of_kind(const char *kind)
{
    if (strcmp(kind, "source") == 0)
        return ROLE_SOURCE;
    if (strcmp(kind, "relation") == 0)
        return ROLE_TYPE;
    return strcmp(kind, "kind") == 0 ? ROLE_KIND : ROLE_ENTITY;
}

bool dossier_kind_is_entity(const char *kind)
{
    return role_of_kind(kind) == ROLE_ENTITY;
}

/* A node without a kind is what the dossier already knows by its name: a second file may cite. */
static enum role role_of(const struct reader *reader, const char *id, const char *kind)
{
    if (!kind || !*kind)
        return dossier_find_source(reader->dossier, id) != DOSSIER_NONE &&
                       dossier_find_entity(reader->dossier, id) == DOSSIER_NONE
                   ? ROLE_SOURCE
                   : ROLE_ENTITY;
    return role_of_kind(kind);
}

static void read_kind(struct reader *reader, const char *id, uint32_t offset,
                      struct dot_record *record)
{
    struct vocabulary *vocabulary = &reader->dossier->vocabulary;
    const char *name = dossier_string(reader->dossier, id, strlen(id));
    uint32_t index = vocabulary_add_kind(vocabulary, name);
    struct entity_kind *kind = &vocabulary->kinds[index];
    record->class = DOT_CLASS_KIND;
    record->record = kind;
    record->again = kind->place.line != 0;
    record->place = kind->place;
    if (!record->again)
        kind->place = dot_filler_place(&reader->filler, offset);
    kind->declared = true;
    dot_filler_fill(&reader->filler, record);
}

static void read_type(struct reader *reader, const char *id, uint32_t offset,
                      struct dot_record *record)
{
    struct vocabulary *vocabulary = &reader->dossier->vocabulary;
    const char *name = dossier_string(reader->dossier, id, strlen(id));
    uint32_t index = vocabulary_add_type(vocabulary, name);
    struct relation_type *type = &vocabulary->types[index];
    record->class = DOT_CLASS_TYPE;
    record->record = type;
    record->again = type->place.line != 0;
    record->place = type->place;
    if (!record->again)
        type->place = dot_filler_place(&reader->filler, offset);
    type->declared = type->edited = true;
    dot_filler_fill(&reader->filler, record);
}

static void read_source(struct reader *reader, const char *id, uint32_t offset,
                        struct dot_record *record)
{
    struct dossier *dossier = reader->dossier;
    bool again = dossier_find_source(dossier, id) != DOSSIER_NONE;
    uint32_t index = dossier_add_source(dossier, id);
    struct source *source = &dossier->sources[index];
    record->class = DOT_CLASS_SOURCE;
    record->record = source;
    record->span = &source->attributes;
    record->again = again;
    record->place = source->place;
    if (!again)
        source->place = dot_filler_place(&reader->filler, offset);
    dot_filler_fill(&reader->filler, record);
}

/* Gives the entity its kind, unless it has another one. */
static void set_kind(struct reader *reader, struct entity *entity, const char *kind,
                     uint32_t offset)
{
    struct vocabulary *vocabulary = &reader->dossier->vocabulary;
    uint32_t word = vocabulary_add_kind(vocabulary, kind);
    if (!vocabulary->kinds[word].declared)
        count_use(&reader->kind_uses, word, offset);
    if (entity->kind == KIND_ENTITY)
        entity->kind = word;
    if (entity->kind == word || word == KIND_ENTITY)
        return;
    struct error error = {.code = "conflict"};
    error_set(&error, ERROR_INPUT, "'%s' has kind \"%s\" here, and \"%s\" before", entity->id, kind,
              vocabulary->kinds[entity->kind].name);
    error_hint(&error, "the first stays, which %s:%u begins",
               dossier_path(reader->dossier, entity->place), entity->place.line);
    dot_input_report(reader->input, &error, SEVERITY_WARNING, offset);
}

static uint32_t read_entity(struct reader *reader, const char *id, const struct dot_node *node,
                            struct dot_record *record)
{
    struct dossier *dossier = reader->dossier;
    bool again = dossier_find_entity(dossier, id) != DOSSIER_NONE;
    uint32_t index = dossier_add_entity(dossier, id);
    struct entity *entity = &dossier->entities[index];
    uint32_t offset;
    const char *kind = dot_filler_value(&reader->filler, record->attributes, record->count,
                                        reader->filler.kind, &offset);
    record->class = DOT_CLASS_ENTITY;
    record->record = entity;
    record->span = &entity->attributes;
    record->again = again;
    record->place = entity->place;
    if (kind && *kind)
        set_kind(reader, entity, kind, offset);
    if (!entity->place.line || (node->declared && !entity->declared))
        entity->place = dot_filler_place(&reader->filler, node->offset);
    entity->declared = entity->declared || node->declared;
    dot_filler_fill(&reader->filler, record);
    return index;
}

/* Reads the nodes that are entities, or those that are anything else. */
static void read_nodes(struct reader *reader, bool entities)
{
    struct dot_graph *graph = reader->graph;
    for (uint32_t i = 0; i < graph->node_count && !dot_input_full(reader->input); i++) {
        struct meaning *meaning = &reader->meanings[i];
        const char *id = names_at(&graph->node_names, i);
        struct dot_record record = {.id = id};
        uint32_t offset;
        record.attributes = dot_graph_node_attributes(graph, i, &record.count);
        const char *kind = dot_filler_value(&reader->filler, record.attributes, record.count,
                                            reader->filler.kind, &offset);
        if (!entities)
            meaning->role = only_drawn(reader, record.attributes, record.count)
                                ? ROLE_PICTURE
                                : role_of(reader, id, kind);
        if (meaning->role == ROLE_PICTURE || (meaning->role == ROLE_ENTITY) != entities)
            continue;
        if (meaning->role == ROLE_ENTITY)
            meaning->index = read_entity(reader, id, &graph->nodes[i], &record);
        else if (meaning->role == ROLE_SOURCE)
            read_source(reader, id, graph->nodes[i].offset, &record);
        else if (meaning->role == ROLE_TYPE)
            read_type(reader, id, graph->nodes[i].offset, &record);
        else
            read_kind(reader, id, graph->nodes[i].offset, &record);
    }
}

/* Whether the edge's end is an entity. */
static bool check_end(struct reader *reader, uint32_t node, uint32_t offset)
{
    static const char *const words[] = {"an entity", "a source", "a relation type",
                                        "an entity kind", "a part of the picture"};
    enum role role = reader->meanings[node].role;
    if (role == ROLE_ENTITY)
        return true;
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "'%s' is %s, and cannot be an end of a relation",
              names_at(&reader->graph->node_names, node), words[role]);
    error_hint(&error,
               role == ROLE_SOURCE ? "a relation cites it with source=\"%s\""
                                   : "give the entity another name than '%s'",
               names_at(&reader->graph->node_names, node));
    dot_input_report(reader->input, &error, SEVERITY_ERROR, offset);
    return false;
}

/* The type of a relation; one that nobody declared becomes a tie, and is counted. */
static uint32_t read_relation_type(struct reader *reader, const struct dot_attribute *attributes,
                                   size_t count)
{
    struct vocabulary *vocabulary = &reader->dossier->vocabulary;
    const struct dot_attribute *attribute = NULL;
    for (size_t i = 0; i < count; i++)
        if (attributes[i].name == reader->filler.relation)
            attribute = &attributes[i];
    const char *name = attribute ? names_at(reader->graph->strings, attribute->value) : "";
    if (!*name)
        return TYPE_TIE;
    uint32_t *type = &reader->types[attribute->value];
    if (!*type)
        *type = vocabulary_add_type(vocabulary, name) + 1;
    if (!vocabulary->types[*type - 1].declared)
        count_use(&reader->type_uses, *type - 1, attribute->offset);
    return *type - 1;
}

static void read_edge(struct reader *reader, uint32_t index)
{
    struct dot_graph *graph = reader->graph;
    const struct dot_edge *edge = &graph->edges[index];
    struct dot_relation said = {0};
    struct dot_record record = {
        .class = DOT_CLASS_RELATION, .record = &said, .span = &said.evidence.attributes};
    uint32_t offset;
    record.attributes = dot_graph_edge_attributes(graph, index, &record.count);
    if (only_drawn(reader, record.attributes, record.count) ||
        !check_end(reader, edge->tail, edge->offset) ||
        !check_end(reader, edge->head, edge->offset))
        return;
    struct relation relation = {.from = reader->meanings[edge->tail].index,
                                .to = reader->meanings[edge->head].index};
    const char *dir = dot_filler_value(&reader->filler, record.attributes, record.count,
                                       reader->filler.dir, &offset);
    relation.undirected = dir && *dir ? strcmp(dir, "none") == 0 : !graph->directed;
    relation.type = read_relation_type(reader, record.attributes, record.count);
    relation.place = dot_filler_place(&reader->filler, edge->offset);
    dot_filler_fill(&reader->filler, &record);
    relation.weight = said.weight;
    relation.when = dossier_date(reader->dossier, &said.when);
    relation.evidence = dossier_evidence(reader->dossier, &said.evidence);
    dossier_add_relation(reader->dossier, &relation);
}

static void report_use(struct reader *reader, const struct dot_count *use, const char *what,
                       const char *name, const char *suggestion)
{
    bool kind = strcmp(what, "kind") == 0;
    struct error error = {.code = kind ? "unknown-kind" : "unknown-type"};
    struct text times = {0};
    if (use->count > 1)
        text_addf(&times, ", %zu times", use->count);
    error_set(&error, ERROR_INPUT, "unknown %s '%s'%s", what, name, text_string(&times));
    if (suggestion)
        error_hint(&error, "did you mean %s?", suggestion);
    else
        error_hint(&error, "\"%s\" [kind=%s]; declares it", name,
                   kind ? "kind" : "relation, family=...");
    dot_input_report(reader->input, &error, SEVERITY_WARNING, use->offset);
    text_release(&times);
}

/* After so many unknown words the nearest known one is not looked for any more. */
enum { SUGGESTED_MOST = 1000 };

static void report_uses(struct reader *reader)
{
    const struct vocabulary *vocabulary = &reader->dossier->vocabulary;
    size_t told = 0;
    for (size_t i = 0; i < reader->kind_uses.count; i++) {
        const char *name = i < vocabulary->kind_count ? vocabulary->kinds[i].name : NULL;
        if (reader->kind_uses.items[i].count)
            report_use(reader, &reader->kind_uses.items[i], "kind", name,
                       told++ < SUGGESTED_MOST ? vocabulary_suggest_kind(vocabulary, name) : NULL);
    }
    for (size_t i = 0; i < reader->type_uses.count; i++) {
        const char *name = i < vocabulary->type_count ? vocabulary->types[i].name : NULL;
        if (reader->type_uses.items[i].count)
            report_use(reader, &reader->type_uses.items[i], "relation type", name,
                       told++ < SUGGESTED_MOST ? vocabulary_suggest_type(vocabulary, name) : NULL);
    }
}

static void report_subgraphs(struct reader *reader)
{
    struct error error = {0};
    if (!reader->graph->subgraphs || reader->filler.drawn == DOT_DRAWN_MAP)
        return; /* of a drawing they are the boxes of groups */
    error_set(&error, ERROR_INPUT,
              "subgraphs are read for what is in them; as groups, with their "
              "names and attributes, they are not kept (%zu here)",
              reader->graph->subgraphs);
    dot_input_report(reader->input, &error, SEVERITY_NOTE, reader->graph->first_subgraph);
}

static void read_own_attributes(struct reader *reader)
{
    struct dossier *dossier = reader->dossier;
    struct dot_record record = {.class = DOT_CLASS_GRAPH,
                                .record = dossier,
                                .span = &dossier->graph_attributes,
                                .again = true};
    if (!dossier->name)
        dossier->name = reader->graph->name;
    record.attributes = dot_graph_attributes(reader->graph, reader->graph->block, &record.count);
    dot_filler_fill(&reader->filler, &record);
}

void dossier_add_graph(struct dossier *dossier, uint32_t file, struct dot_graph *graph,
                       struct dot_input *input)
{
    struct reader reader = {.dossier = dossier, .graph = graph, .input = input};
    dot_filler_init(&reader.filler, dossier, graph, input, file);
    reader.meanings = xcalloc(graph->node_count, sizeof *reader.meanings);
    reader.types = xcalloc(graph->strings->count, sizeof *reader.types);
    read_own_attributes(&reader);
    read_nodes(&reader, false); /* first what declares the words that the others use */
    read_nodes(&reader, true);
    for (uint32_t i = 0; i < graph->edge_count && !dot_input_full(input); i++)
        read_edge(&reader, i);
    report_uses(&reader);
    dot_filler_report(&reader.filler);
    report_subgraphs(&reader);
    free(reader.kind_uses.items);
    free(reader.type_uses.items);
    free(reader.types);
    free(reader.meanings);
    dot_filler_release(&reader.filler);
}

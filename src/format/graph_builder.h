/*
 * graph_builder.h: what a file of another graph tool says, on its way into a dossier: nodes by the
 * file's own ids, edges, and attributes of either in any order. It checks the limits, finds ends
 * that are no nodes, and knows what other tools call an entity's label or a relation's weight.
 */
#ifndef FORMAT_GRAPH_BUILDER_H
#define FORMAT_GRAPH_BUILDER_H

#include "base/limits.h"
#include "format/dot_graph.h"
#include "format/dot_input.h"

#include <entente/dossier.h>
#include <entente/format.h>

/* What an attribute is said of. */
enum graph_part { PART_GRAPH, PART_NODE, PART_EDGE, PART_RECORD };

struct graph_object {
    enum graph_part part;
    uint32_t index; /* of the node, the edge or the record */
};

/* Things that a format has and a dossier has not, of one sort: named once, with a count. */
struct graph_loss {
    const char *what;
    size_t count;
    uint32_t offset; /* of the first */
};

struct graph_builder {
    struct dossier *dossier;
    uint32_t file;
    const char *what; /* "GraphML" */
    struct dot_input input;
    struct diagnostics found;
    const struct read_options *limits;
    struct dot_graph graph;    /* entities and relations */
    struct dot_graph declared; /* sources and words; one may be named as an entity is */
    bool own;                  /* entente wrote the file: names mean what they mean in a dossier */
    bool stopped;              /* nothing more is to be read */
    struct graph_loss losses[8];
    size_t loss_count;
};

/*
 * Takes the file's bytes, which must outlive the builder. False, with an error reported, where they
 * are no text; graph_builder_finish() comes at the end in either case.
 */
bool graph_builder_init(struct graph_builder *builder, const char *what, struct dossier *dossier,
                        uint32_t file, const char *path, const struct text *bytes,
                        const struct read_options *limits);

/* The node that the file calls `id`, for an edge to end at. */
uint32_t graph_builder_node(struct graph_builder *builder, const char *id, size_t length,
                            uint32_t offset);

/* The same where the file declares it; an error, where it did before. */
uint32_t graph_builder_declare(struct graph_builder *builder, const char *id, size_t length,
                               uint32_t offset);

uint32_t graph_builder_edge(struct graph_builder *builder, uint32_t tail, uint32_t head,
                            uint32_t offset);

/* Another edge of the same ends and attributes. */
uint32_t graph_builder_copy_edge(struct graph_builder *builder, uint32_t edge);

/* Keeps what the file calls the edge, unless that is a running number: e1, e2, ... */
void graph_builder_edge_id(struct graph_builder *builder, uint32_t edge, const char *id,
                           size_t length, uint32_t offset);

/* A source, kind or relation type, by its own name. */
uint32_t graph_builder_record(struct graph_builder *builder, const char *id, size_t length,
                              uint32_t offset);

/* Says something of the object; what was said before under that name is no longer so. */
void graph_builder_set(struct graph_builder *builder, struct graph_object object, const char *name,
                       const char *value, size_t length, uint32_t offset);

/* The value of the object's attribute, and where it stands (may be NULL), or NULL. */
const char *graph_builder_value(struct graph_builder *builder, struct graph_object object,
                                const char *name, uint32_t *offset);

/* An attribute list that all nodes (or edges) have unless they say otherwise. */
void graph_builder_default(struct graph_builder *builder, enum graph_part part, const char *name,
                           const char *value, size_t length, uint32_t offset);

/*
 * Makes the nodes' labels their names, where each has one and no two have the same: for formats
 * whose ids are mere numbers. `names` are the attributes that may hold it, the best first, up to a
 * NULL. Returns whether one of them does.
 */
bool graph_builder_name_nodes(struct graph_builder *builder, const char *const *names);

/* Counts something that is not kept. `what` is static. */
void graph_builder_lose(struct graph_builder *builder, const char *what, uint32_t offset);

/* Reports that a limit was passed, and stops. Always false. */
bool graph_builder_limit(struct graph_builder *builder, uint32_t offset, enum limit limit,
                         size_t value);

/* Whether to stop reading. */
bool graph_builder_done(const struct graph_builder *builder);

/* Adds all of it to the dossier and releases the builder; false where there was an error. */
bool graph_builder_finish(struct graph_builder *builder, struct diagnostics *diagnostics,
                          struct error *error);

/*
 * graph_alias.c: gives the attributes of other tools the names that they have in a dossier, and
 * turns a negative weight or sign into a negative tie.
 */
void graph_builder_translate(struct graph_builder *builder);

#endif

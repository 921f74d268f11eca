/*
 * gml.h: GML, the Graph Modelling Language, as networkx, igraph, Gephi and yEd write it.
 *
 * Ids are numbers, so an entity is what its label says, where each node has a label (or, as in
 * igraph, a name) and no two have the same; else it is its number, and the label is a label. Lists
 * within nodes and edges become attributes with a dot (`at.x`); `graphics` is not kept.
 *
 * Written, a key is the attribute's name, where that is letters and digits only and means nothing
 * to GML, and else its spelling (gml_names.c); label is the entity's id; sources and declared words
 * are in a list `entente` of the graph, which other tools pass over or keep as it is.
 *
 * The reader is ours and not igraph's, which recurses, gives no places, and turns attributes of two
 * types into NaN; it is an oracle in the tests.
 */
#ifndef FORMAT_GML_H
#define FORMAT_GML_H

#include "format/graph_builder.h"

bool gml_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error);
bool gml_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);

/*
 * gml_names.c. A name that cannot be a key of that part is spelled X, then its letters and digits
 * but X as they are, and any other byte as X and two hexadecimal digits: "source" of a relation is
 * Xsource, and "a b" is XaX20b.
 */
void gml_add_key(struct text *out, enum graph_part part, const char *name);

/* Appends the name that the key spells. */
void gml_add_name(struct text *out, const char *key);

/* Append a string in quotes, and what stands in quotes as a string. */
void gml_add_string(struct text *out, const char *string);
void gml_add_unescaped(struct text *out, const char *bytes, size_t length);

#endif

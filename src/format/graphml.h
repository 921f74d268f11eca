/*
 * graphml.h: GraphML, the format of networkx, igraph, Gephi, yEd and Cytoscape.
 *
 * A node is an entity, its id the entity's; an edge is a relation; each attribute is a <key> of its
 * own name, and so are those of the dossier itself, for="graph". Sources and declared words are in
 * an <entente:dossier> (xml_write.h) before the graph: the tools named above read the file without
 * a word about it, and get a list of nodes with nothing in it but entities.
 *
 * Relations without a direction have directed="false" only where all of them are: networkx refuses
 * a file with both. Else they have the attribute dir, "none".
 */
#ifndef FORMAT_GRAPHML_H
#define FORMAT_GRAPHML_H

#include <entente/format.h>

bool graphml_read(struct dossier *dossier, uint32_t file, const char *path,
                  const struct text *bytes, const struct read_options *limits,
                  struct diagnostics *diagnostics, struct error *error);
bool graphml_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                   struct error *error);

#endif

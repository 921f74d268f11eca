/*
 * graph_dossier.h: a plain graph with attributes, whatever file it was read from, as a dossier:
 * which node is an entity, a source, a kind or a relation type, and edges as relations. The
 * counterpart of record.h.
 */
#ifndef FORMAT_GRAPH_DOSSIER_H
#define FORMAT_GRAPH_DOSSIER_H

#include "format/dot_graph.h"
#include "format/dot_input.h"

#include <entente/dossier.h>

/*
 * Adds what the graph says. Its strings must be the dossier's. What is wrong goes to the input with
 * its place; input->errors tells whether there was an error.
 */
void dossier_add_graph(struct dossier *dossier, uint32_t file, struct dot_graph *graph,
                       struct dot_input *input);

/* Whether what says that it is of this kind is an entity: a source, a kind or a type is none. */
bool dossier_kind_is_entity(const char *kind);

#endif

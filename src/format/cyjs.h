/*
 * cyjs.h: Cytoscape.js JSON as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_CYJS_H
#define FORMAT_CYJS_H

#include "format/json_graph.h"

#include <entente/format.h>

bool cyjs_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                struct error *error);

/* Reads the network that the root of a file is; false, with the error reported, where it is none.
 */
bool cyjs_read_network(struct json_graph *graph, struct json_value root);

#endif

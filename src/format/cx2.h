/*
 * cx2.h: Cytoscape's CX2 as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_CX2_H
#define FORMAT_CX2_H

#include "format/json_graph.h"

#include <entente/format.h>

bool cx2_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);

/* Reads the aspects that a file is a list of; false, with the error reported, where it is none. */
bool cx2_read_aspects(struct json_graph *graph, struct json_value root);

#endif

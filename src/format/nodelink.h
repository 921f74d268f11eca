/*
 * nodelink.h: node-link JSON as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_NODELINK_H
#define FORMAT_NODELINK_H

#include "format/json_graph.h"

#include <entente/format.h>

/* Any JSON file: one of Cytoscape's is read as what it is. */
bool nodelink_read(struct dossier *dossier, uint32_t file, const char *path,
                   const struct text *bytes, const struct read_options *limits,
                   struct diagnostics *diagnostics, struct error *error);
bool nodelink_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                    struct error *error);

#endif

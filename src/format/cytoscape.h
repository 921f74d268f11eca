/*
 * cytoscape.h: how Cytoscape names entities, in both of its formats: a node's `name` is its label,
 * or its id where it has none.
 */
#ifndef FORMAT_CYTOSCAPE_H
#define FORMAT_CYTOSCAPE_H

#include "format/json_write.h"

void cytoscape_note_entities(const struct dossier *dossier, struct json_style *style);
void cytoscape_note_relations(const struct dossier *dossier, struct json_style *style);

/* Adds `, "name": ...` and what else is said of the entity. */
void cytoscape_add_entity(const struct dossier *dossier, size_t entity, struct json_style *style,
                          struct record *record, struct text *out);

#endif

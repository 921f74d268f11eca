/*
 * xml_dossier.h: reads what xml_add_dossier() writes: a handler's open and close pass elements of
 * entente's namespace on to these.
 */
#ifndef FORMAT_XML_DOSSIER_H
#define FORMAT_XML_DOSSIER_H

#include "format/xml_read.h"

/* Starts as {0}; `name` is to be released. */
struct xml_dossier {
    struct graph_object record; /* the one that is open */
    struct text name;           /* of the value that is open */
};

void xml_dossier_open(struct xml_dossier *dossier, struct graph_builder *builder,
                      const struct xml_element *element);
void xml_dossier_close(struct xml_dossier *dossier, struct graph_builder *builder, const char *name,
                       const struct text *text, uint32_t offset);

#endif

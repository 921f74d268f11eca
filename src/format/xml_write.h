/*
 * xml_write.h: XML on its way into a file, and what of a dossier other tools have no place for, in
 * a namespace of entente's own, which they pass over:
 *
 *     <entente:dossier>
 *       <entente:record id="treaty">
 *         <entente:value name="kind">source</entente:value>
 */
#ifndef FORMAT_XML_WRITE_H
#define FORMAT_XML_WRITE_H

#include "format/record.h"

#include <entente/error.h>

struct xml_writer {
    struct text *out;
    size_t characters, html; /* that XML cannot hold; HTML strings that became plain ones */
};

/* Append, escaped: as an element's text; as name="value" with a blank before it. */
void xml_add_text(struct xml_writer *writer, const char *string);
void xml_add_attribute(struct xml_writer *writer, const char *name, const char *value);

/*
 * Appends <entente:dossier> with a record for each source and each word that is declared; with
 * `graph`, a record without an id says what is said of the dossier itself. `scratch` is used.
 */
void xml_add_dossier(struct xml_writer *writer, const struct dossier *dossier, bool graph,
                     struct record *scratch);

/* Names what was counted. */
void xml_writer_report(const struct xml_writer *writer, const char *format,
                       struct diagnostics *lost);

#endif

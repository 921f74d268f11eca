/*
 * packed.h: many records as JSON, each name written once: {"columns": [...], "rows": [[...], ...]}.
 * Strings that may be said again and again are numbers in a list of their own; their columns' names
 * begin with "$".
 */
#ifndef REPORT_PACKED_H
#define REPORT_PACKED_H

#include "base/names.h"

#include <jansson.h>

struct packed {
    json_t *columns, *rows, *row;
    struct names names;    /* of columns */
    struct names *strings; /* borrowed: of all records of a page */
};

void packed_init(struct packed *packed, struct names *strings);

/* Starts a record. */
void packed_row(struct packed *packed);

/* Sets a value of the record, which it takes; NULL: it has none. */
void packed_set(struct packed *packed, const char *name, json_t *value);

/* Sets a string, cleaned for a page, to be shared ("$role") or not ("id"); NULL or "": none. */
void packed_share(struct packed *packed, const char *name, const char *value);
void packed_string(struct packed *packed, const char *name, const char *value);

/* The JSON, which the caller takes; empties the rest. */
json_t *packed_json(struct packed *packed);

/* The list of shared strings. */
json_t *packed_strings(const struct names *strings);

#endif

/*
 * json_write.h: a dossier's records as members of JSON objects, which json_graph.h reads back.
 */
#ifndef FORMAT_JSON_WRITE_H
#define FORMAT_JSON_WRITE_H

#include "format/dot_fields.h"
#include "format/json_graph.h"
#include "format/record.h"

/*
 * What all values of an attribute are, over all records. Numbers are those that other programs
 * read without a loss; JSON is an array or an object without blanks.
 */
enum json_type {
    JSON_TYPE_NONE,
    JSON_TYPE_INTEGER,
    JSON_TYPE_NUMBER,
    JSON_TYPE_FLAG,
    JSON_TYPE_JSON,
    JSON_TYPE_STRING
};

/* The attributes of nodes, or of edges, and their types. Starts as {0}. */
struct json_columns {
    struct names names; /* as they are written */
    enum json_type *types;
    size_t count, capacity;
};

/* How records of one kind are written. */
struct json_style {
    const struct json_name *names; /* the format's, ending in a row without a name */
    const struct dot_fields *fields;
    struct json_columns columns; /* private, with what follows */
    struct text name;
};

void json_style_release(struct json_style *style);

/* Notes the types of the record's attributes from number `first` on; before it is written. */
void json_style_note(struct json_style *style, const struct record *record, size_t first);

/* The attribute's name in the format; it lives until the next call. */
const char *json_style_name(struct json_style *style, const struct record_attribute *attribute);

/* Adds `, "name": value` for the record's attributes from number `first` on; `any`: with the comma
 * before the first, too. */
void json_add_record(struct text *out, struct json_style *style, const struct record *record,
                     size_t first, bool any);

/* Adds the string in quotes. */
void json_add_string(struct text *out, const char *string);

/* Adds the value as that type; one that cannot be it becomes a string. */
void json_add_typed(struct text *out, const char *value, enum json_type type);

/* What the value is by itself. */
enum json_type json_type_of(const char *value);

/*
 * Adds the object of what has no place among nodes and edges: {"version": 1, "sources": {...},
 * "kinds": {...}, "types": {...}, "undeclared": [...]}. Its lines are indented by `indent`.
 */
void json_write_extras(const struct dossier *dossier, const char *indent, struct text *out);

/* The names that attributes of the dossier itself cannot have. */
extern const struct json_name json_own_names[];

/*
 * Adds a line "name": value for each attribute of the dossier itself but its name; `any`: with a
 * comma before the first, too.
 */
void json_write_own(const struct dossier *dossier, const char *indent, bool any, struct text *out);

#endif

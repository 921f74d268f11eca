/*
 * dot_fields.h: which attribute of a DOT dossier is which member of a record: one table for each
 * kind of record, which reader and writer share, and the types of the values.
 */
#ifndef FORMAT_DOT_FIELDS_H
#define FORMAT_DOT_FIELDS_H

#include <entente/dossier.h>
#include <entente/text.h>

/* What the attributes of a relation fill: the dossier keeps its parts in different places. */
struct dot_relation {
    double weight;
    struct edtf when;
    struct evidence evidence;
};

/* What an attribute's value can be. */
struct dot_field_type {
    size_t size; /* of the member */
    /*
     * Reads an interned, not empty string into the zeroed `member`. Where it is no such value,
     * returns false, appends the reason, and sets `*offset` to the byte where it broke.
     */
    bool (*parse)(void *member, const char *string, size_t *offset, struct text *reason);
    /* Appends what parse() reads back; false, and nothing, where the member is not given. */
    bool (*format)(const void *member, struct text *out);
};

struct dot_field {
    const char *name; /* of the attribute */
    const struct dot_field_type *type;
    size_t offset; /* of the member in the record */
};

struct dot_fields {
    const char *whose; /* "an entity" */
    const struct dot_field *items;
    size_t count;
};

/* The largest `size` of a type. */
enum { DOT_FIELD_SIZE = 32 };

/*
 * `kind` of an entity and `relation` of a relation are no fields: they are words of the vocabulary.
 * The family of a type is the first of its fields, since it sets others.
 */
extern const struct dot_fields dot_graph_fields, dot_entity_fields, dot_source_fields,
    dot_type_fields, dot_kind_fields, dot_relation_fields;

/* The field of that name, or NULL. */
const struct dot_field *dot_field_find(const struct dot_fields *fields, const char *name);

#endif

/*
 * ftm_schema.h: which schema of FollowTheMoney is which kind of entity or type of relation.
 */
#ifndef FORMAT_FTM_SCHEMA_H
#define FORMAT_FTM_SCHEMA_H

#include <stdbool.h>

/* A schema of things, which have names. */
struct ftm_thing {
    const char *schema, *kind;
    const char *start, *end; /* the properties of its dates; NULL: it has none */
};

/* A schema of links between things. */
struct ftm_link {
    const char *schema, *type;
    const char *from, *to; /* the properties of its ends */
    const char *role;      /* the property for it; NULL: it has none */
    const char *family;    /* of a type that is not built in; NULL: it is */
    bool undirected;
};

/* The rows; NULL: the schema is none of the kind. */
const struct ftm_thing *ftm_find_thing(const char *schema);
const struct ftm_link *ftm_find_link(const char *schema);

/* The schema that entities of the kind, and relations of the type, are written as. */
const char *ftm_schema_of_kind(const char *kind);
const char *ftm_schema_of_type(const char *type);

/* Whether any schema has a property of that name. */
bool ftm_is_property(const char *name);

/* Members beside id, schema and properties that programs of FollowTheMoney know. */
bool ftm_is_context(const char *name);

#endif

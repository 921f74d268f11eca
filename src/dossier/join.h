/*
 * join.h: two records of one thing as one record, and what of them contradicts.
 */
#ifndef DOSSIER_JOIN_H
#define DOSSIER_JOIN_H

#include <entente/identity.h>

struct join {
    struct dossier *dossier;
    const struct merge_options *options; /* NULL: none */
    struct diagnostics *found;
};

/* Reports something at the place; empties `error`. */
void identity_report(const struct dossier *dossier, struct diagnostics *found,
                     enum severity severity, const char *code, struct place place,
                     struct error *error);
void join_report(const struct join *join, enum severity severity, const char *code,
                 struct place place, struct error *error);

/* Appends "'Belarus' (csto.dot:12)", the place where it has one. */
void join_add_entity(const struct dossier *dossier, const struct entity *entity, struct text *out);

/* Appends " (csto.dot:12)", where the place is somewhere. */
void join_add_place(const struct dossier *dossier, struct place place, struct text *out);

/*
 * Adds to an entity of the dossier what another record says of it, whose strings are the dossier's.
 * Of another id, that is one more alias.
 */
void join_entity(const struct join *join, uint32_t entity, const struct entity *other);

/* Two values of a field, as text; NULL: not given. */
struct join_field {
    const char *name, *kept, *other;
};

/*
 * What a thing, `whose`, says by a field, where that differs from what is said at `place`: reports
 * it, and returns the note with the other value.
 */
const char *join_contradiction(const struct join *join, const char *whose, const char *note,
                               const struct join_field *field, struct place kept,
                               struct place place);

/* The attributes of both; of one name, the first. `note` is the thing's note, or NULL. */
struct attribute_span join_attributes(const struct join *join, const char *whose,
                                      struct attribute_span span, struct attribute_span more,
                                      struct place kept, struct place place, const char **note);

/* By entity: which one it becomes, itself or one that leads. */
struct joining {
    const uint32_t *leads;
    bool all; /* fold all relations that say the same, and report what contradicts */
};

/* Joins the entities, their relations and judgements. */
void join_dossier(const struct join *join, const struct joining *joining);

/* The part of it that is about relations: see join_relations.c. */
struct saying {
    uint32_t relation;
    uint32_t from, to; /* its ends before they became others */
};
void join_relations(const struct join *join, const struct saying *sayings, size_t count,
                    const struct saying *judged, bool all);

#endif

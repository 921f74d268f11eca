/*
 * dossier.h: entities, and dated, signed, sourced relations between them, as arrays of small
 * records. No input and no output: the formats fill a dossier and write one.
 *
 * Ownership: a dossier owns its records and every string in them. All strings are interned with
 * dossier_string(), so they never move, live as long as the dossier, and two of them are the same
 * pointer exactly when they are the same string. Records may move when one is added: keep indices,
 * not pointers. An index counts from 0 in the order in which things were first named.
 */
#ifndef ENTENTE_DOSSIER_H
#define ENTENTE_DOSSIER_H

#include <entente/api.h>
#include <entente/edtf.h>
#include <entente/error.h>
#include <entente/vocabulary.h>

#define DOSSIER_NONE UINT32_MAX

/* An attribute that is none of ours: kept, and written back. */
struct attribute {
    const char *name, *value;
    bool html; /* the value was written <...>, and is kept without these outer brackets */
};

/* `count` attributes from dossier->attributes[first] on. */
struct attribute_span {
    uint32_t first, count;
};

struct entity {
    const char *id;
    const char *label;   /* NULL: none; entity_label() gives the id then */
    const char *aliases; /* parted by '|'; NULL: none */
    const char *source;  /* citations; NULL: none */
    const char *note, *url;
    struct edtf when;   /* when it existed; edtf_given() says whether the dossier tells */
    uint32_t kind;      /* index into vocabulary.kinds */
    struct place place; /* where it is declared, else first named */
    struct attribute_span attributes;
    bool declared; /* by a node statement (in DOT: outside of an edge's node set); false:
                      only relations name it */
};

struct source {
    const char *id;
    const char *title, *author, *publisher, *url, *note;
    const char *file; /* the text that quotes are checked against, relative to the dossier */
    struct edtf date;
    char reliability; /* 'A' to 'F'; 0: not given */
    struct place place;
    struct attribute_span attributes;
};

/* Small, since a table may hold millions of them; the date and what is said of it are elsewhere. */
struct relation {
    double weight;           /* above 0; 0: not given, its type's */
    uint32_t from, to;       /* entities */
    uint32_t type : 31;      /* index into vocabulary.types */
    uint32_t undirected : 1; /* written without a direction; symmetric types need no flag */
    uint32_t when;           /* relation_when() reads it; 0: no date */
    uint32_t evidence;       /* relation_evidence() reads it; 0: nothing */
    struct place place;
};

/* What is said of a relation beyond its date and weight. All strings may be NULL: not given. */
struct evidence {
    const char *source; /* citations: source#locator, several parted by ";" */
    const char *quote, *role, *note, *url, *label;
    const char *confidence; /* as written: 0 to 1, or a NATO grade such as B2 */
    struct attribute_span attributes;
};

struct names;
struct pool;

struct dossier {
    const char *name;         /* a word for files, such as a graph's name; NULL: none */
    const char *title, *note; /* NULL: none */
    struct edtf date;         /* when it was compiled */
    struct vocabulary vocabulary;
    struct entity *entities;
    size_t entity_count, entity_capacity;
    struct relation *relations;
    size_t relation_count, relation_capacity;
    struct relation *judgements; /* on who is who: see judgement_same() */
    size_t judgement_count, judgement_capacity;
    size_t *judgement_turns; /* by judgement: how many relations were there before it */
    size_t turn_capacity;
    struct source *sources;
    size_t source_count, source_capacity;
    struct attribute *attributes; /* the pool of the spans */
    size_t attribute_count, attribute_capacity;
    struct attribute_span graph_attributes;
    const char **files; /* what was read into it, in order */
    size_t file_count, file_capacity;
    struct names *strings, *entity_ids, *source_ids; /* private */
    struct pool *dates, *evidence;                   /* private */
};

ENTENTE_API struct dossier *dossier_new(void);
ENTENTE_API void dossier_free(struct dossier *dossier);

/* The dossier's own copy of a string. */
ENTENTE_API const char *dossier_string(struct dossier *dossier, const char *bytes, size_t length);

/* Notes that a file is read into the dossier; returns its index for `struct place`. */
ENTENTE_API uint32_t dossier_add_file(struct dossier *dossier, const char *path);

/* The path of a place's file; "" where the place is nowhere. */
ENTENTE_API const char *dossier_path(const struct dossier *dossier, struct place place);

/* The index of the entity (or source) with that id; it is added, empty but for its id, if new. */
ENTENTE_API uint32_t dossier_add_entity(struct dossier *dossier, const char *id);
ENTENTE_API uint32_t dossier_add_source(struct dossier *dossier, const char *id);

/* The index of the entity (or source) with that id, or DOSSIER_NONE. */
ENTENTE_API uint32_t dossier_find_entity(const struct dossier *dossier, const char *id);
ENTENTE_API uint32_t dossier_find_source(const struct dossier *dossier, const char *id);

/*
 * Appends a relation whose strings are interned; returns its index. Both ends must exist. One of
 * type TYPE_SAME_AS or TYPE_NOT_SAME_AS is a judgement: it is kept among the judgements, with date,
 * sources and quote, and is no relation to whoever counts, ranks or draws these. DOSSIER_NONE then.
 */
ENTENTE_API uint32_t dossier_add_relation(struct dossier *dossier, const struct relation *relation);

/*
 * What a judgement says of the entities `from` and `to`, that they are the same or that they are
 * not; relation_evidence() tells on what grounds.
 */
ENTENTE_API bool judgement_same(const struct relation *judgement);

/* Appends attributes to the pool; names and values must be interned. */
ENTENTE_API struct attribute_span dossier_add_attributes(struct dossier *dossier,
                                                         const struct attribute *attributes,
                                                         size_t count);

/*
 * The index of the date (or of what is said) for `struct relation`; equal ones share one index, and
 * the one that is all zero has index 0. The strings of `evidence` must be interned.
 */
ENTENTE_API uint32_t dossier_date(struct dossier *dossier, const struct edtf *date);
ENTENTE_API uint32_t dossier_evidence(struct dossier *dossier, const struct evidence *evidence);

/*
 * The relation's date and what is said of it, never NULL: all zero where there is none. The pointer
 * holds until the dossier changes.
 */
ENTENTE_API const struct edtf *relation_when(const struct dossier *dossier,
                                             const struct relation *relation);
ENTENTE_API const struct evidence *relation_evidence(const struct dossier *dossier,
                                                     const struct relation *relation);

/* What to call an entity in print: its label, else its id. */
ENTENTE_API const char *entity_label(const struct entity *entity);

/* The relation's own weight, else its type's. */
ENTENTE_API double relation_weight(const struct dossier *dossier, const struct relation *relation);

/* -1 or +1, by the family of its type. */
ENTENTE_API int relation_sign(const struct dossier *dossier, const struct relation *relation);
ENTENTE_API enum family relation_family(const struct dossier *dossier,
                                        const struct relation *relation);

/* Whether the relation holds both ways: written so, or of a symmetric type. */
ENTENTE_API bool relation_symmetric(const struct dossier *dossier, const struct relation *relation);

/* One citation of a `source` attribute: the spans point into the attribute. */
struct citation {
    const char *source, *locator;
    size_t source_length, locator_length; /* locator_length 0: none */
};

/*
 * Steps through the citations of "edm#9; interfax-0505": start with `*cursor` at the attribute.
 * Blanks around a citation are left out, empty ones are passed over. False at the end.
 */
ENTENTE_API bool citation_next(const char **cursor, struct citation *citation);

/* The source that a citation names, or DOSSIER_NONE. */
ENTENTE_API uint32_t citation_source(const struct dossier *dossier,
                                     const struct citation *citation);

/* Steps through "a|b" likewise, blanks left out. */
ENTENTE_API bool alias_next(const char **cursor, const char **alias, size_t *length);

/*
 * Reads "0.8" or a NATO grade ("B2": reliability A-F of the source, credibility 1-6 of the report).
 * `*value` is the number, or NAN for a grade. False where it is neither.
 */
ENTENTE_API bool confidence_parse(const char *string, double *value);

/*
 * How far the relation is to be believed, 0 to 1: its own confidence; else the highest reliability
 * of the sources that it cites; else, where nothing is said, 1. A grade is the product of its two
 * signs. The signs' numbers (a choice of ours: the scales, AJP-2.1, are ordinal):
 *     reliability   A .95   B .8   C .6   D .4   E .2   F (cannot be judged) .5
 *     credibility   1 1     2 .9   3 .7   4 .4   5 .2   6 (cannot be judged) .5
 * A confidence that confidence_parse() refuses counts as not given.
 */
ENTENTE_API double relation_confidence(const struct dossier *dossier,
                                       const struct relation *relation);

/*
 * The entity that a reader means: by id, else by label, else by alias; exactly, else without regard
 * to case. DOSSIER_NONE where none or, in the same step, several match; `*suggestion` (may be NULL)
 * is then the nearest name, or NULL.
 */
ENTENTE_API uint32_t dossier_lookup(const struct dossier *dossier, const char *name,
                                    const char **suggestion);

/* The same for who was named by a user: ERROR_USAGE, with "did you mean", where it is none. */
ENTENTE_API bool dossier_named(const struct dossier *dossier, const char *name, uint32_t *entity,
                               struct error *error);

/* The same for a source, by its id alone. */
ENTENTE_API bool dossier_named_source(const struct dossier *dossier, const char *id,
                                      uint32_t *source, struct error *error);

/* The id of a source that is nearest to this one, or NULL. */
ENTENTE_API const char *dossier_suggest_source(const struct dossier *dossier, const char *id);

#endif

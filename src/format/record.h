/*
 * record.h: a dossier's records on their way into a file: each as a list of names and values, of
 * which a format only has to write the syntax. What is read back from such lists, by
 * graph_dossier.h, is the same dossier.
 */
#ifndef FORMAT_RECORD_H
#define FORMAT_RECORD_H

#include <entente/dossier.h>
#include <entente/text.h>

struct record_attribute {
    const char *name, *value;
    bool html;    /* see struct attribute */
    size_t start; /* private */
};

/* One record. Starts as {0}; holds until it is filled anew; release it at the end. */
struct record {
    struct record_attribute *attributes; /* what is given, in the order of writing */
    size_t count, capacity;
    struct text bytes; /* private: of the values */
};

void record_release(struct record *record);

/* The value of the attribute of that name, or NULL. */
const char *record_value(const struct record *record, const char *name);

/* Fill the record. What is said of the dossier itself: title, date, note and what else it keeps. */
void record_of_graph(struct record *record, const struct dossier *dossier);

/* kind=source, and what is said of the source. */
void record_of_source(struct record *record, const struct dossier *dossier, size_t source);

/*
 * kind=kind, kind=relation and family: words that the dossier declares. False for a word that needs
 * no declaration, since it is built in and nothing is said of it.
 */
bool record_of_kind(struct record *record, const struct dossier *dossier, size_t kind);
bool record_of_type(struct record *record, const struct dossier *dossier, size_t type);

/* kind, where it has one, and what is said of the entity; its id is no attribute. */
void record_of_entity(struct record *record, const struct dossier *dossier, size_t entity);

/*
 * relation, where it is no mere tie; dir=none, where it is written without a direction; and what is
 * said of the relation. Its ends are no attributes.
 */
void record_of_relation(struct record *record, const struct dossier *dossier, size_t relation);

/*
 * By entity: whether relations say all there is about it, so that a format in which an end of a
 * relation makes an entity need not list it. The caller frees the array.
 */
bool *record_only_named(const struct dossier *dossier);

#endif

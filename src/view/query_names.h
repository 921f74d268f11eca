/*
 * query_names.h: the names that every dossier has something under: of an entity, of a relation.
 */
#ifndef VIEW_QUERY_NAMES_H
#define VIEW_QUERY_NAMES_H

#include <entente/query.h>

/* How what stands under a name is compared. */
enum query_value_kind {
    QUERY_IS_TEXT = 0, /* without regard to case */
    QUERY_IS_WORD,     /* one of the dossier's words, which a value must be */
    QUERY_IS_NUMBER,
    QUERY_IS_DATE
};

/* Steps through the texts under a name; all NULL: there is none. */
struct query_texts {
    const char *strings[2];
    unsigned next;
    const char *aliases;   /* parted by '|' */
    const char *citations; /* their sources */
};
bool query_texts_next(struct query_texts *texts, const char **string, size_t *length);

struct query_name {
    const char *name;
    const char *summary;
    enum query_value_kind kind;
    bool whole; /* of a number: it has no fraction */

    /* Of `record`, an entity, or a position in the view's relations: one of these, by kind. */
    void (*texts)(const struct view *view, size_t record, struct query_texts *texts);
    double (*number)(const struct view *view, size_t record);
    bool (*days)(const struct view *view, size_t record, struct edtf_bounds *days, bool *uncertain);

    /* Of a word: whether there is one, the nearest, or NULL, and what it is called. */
    bool (*known)(const struct dossier *dossier, const char *word);
    const char *(*near)(const struct dossier *dossier, const char *word);
    const char *word;
};

/* The rows, 0 to query_name_count() - 1. */
size_t query_name_count(enum query_subject subject);
const struct query_name *query_name_at(enum query_subject subject, size_t index);

/* NULL where there is none of that name. */
const struct query_name *query_name_find(enum query_subject subject, const char *name);

#endif

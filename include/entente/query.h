/*
 * query.h: a small language that says which entities, or relations, are meant: comparisons of what
 * is said of them, of how many relations they have, and of measures, joined by and, or and not.
 * query_page() is the language on one page.
 *
 * Ownership: a query owns its strings, and is freed with query_free(). From query_bind() on it
 * borrows the dossier, from query_give() on the numbers.
 */
#ifndef ENTENTE_QUERY_H
#define ENTENTE_QUERY_H

#include <entente/error.h>
#include <entente/view.h>

struct query;

/* What a query is asked of. */
enum query_subject { QUERY_ENTITIES = 0, QUERY_RELATIONS };

/*
 * Reads `length` bytes. NULL where they are no query: ERROR_USAGE with line, column, the line, and
 * a hint where one helps. Takes time and memory in proportion to `length`, however deep it nests.
 */
ENTENTE_API struct query *query_parse(const char *string, size_t length, struct error *error);
ENTENTE_API void query_free(struct query *query);

/* Appends the condition as it was written, without the time that follows it, in one line; a long
 * one is shortened with an ellipsis. */
ENTENTE_API void query_describe(const struct query *query, struct text *out);

/*
 * Adds the time that the query ends in ("as of 2011") to `time`. ERROR_USAGE where `time` says one
 * already.
 */
ENTENTE_API bool query_time(const struct query *query, struct time_options *time,
                            struct error *error);

/* Whether it says as of which day. */
ENTENTE_API bool query_dated(const struct query *query);

/*
 * Finds out what each name means in the dossier. `numbers` are names that the caller has numbers
 * for, by entity, such as those of measures. ERROR_USAGE, with "did you mean", for a name that
 * nothing here has, a kind, relation type or source that is not there, and a value that cannot be
 * compared. The dossier must not change from here on. A query may be bound anew.
 */
ENTENTE_API bool query_bind(struct query *query, const struct dossier *dossier,
                            enum query_subject subject, const char *const *numbers, size_t count,
                            struct error *error);

/* A number that the caller has to give: an index into `numbers`, as a value or as a rank. */
struct query_number {
    size_t number;
    bool rank; /* the place in order, from 1, is asked for */
};

/* The numbers that the query asks for, 0 to query_number_count() - 1, each once. */
ENTENTE_API size_t query_number_count(const struct query *query);
ENTENTE_API struct query_number query_number_at(const struct query *query, size_t index);

/* Gives one of them: values by entity, NAN where there is none. Borrowed. */
ENTENTE_API void query_give(struct query *query, size_t index, const double *values);

/*
 * Marks what of the view meets the query: `selected` by entity of the dossier, or by position in
 * view->relations. Returns how many are. What is only possible counts as so, unless the view's time
 * asks for what is certain. Numbers must have been given.
 */
ENTENTE_API size_t query_select(struct query *query, const struct view *view, bool *selected);

/* The names that the query mentions, each once, in its order: "dissent", "from.kind". */
ENTENTE_API size_t query_field_count(const struct query *query);
ENTENTE_API const char *query_field_name(const struct query *query, size_t field);

/* What stands under a name. */
enum query_form { QUERY_FORM_TEXT = 0, QUERY_FORM_WHOLE, QUERY_FORM_NUMBER };
ENTENTE_API enum query_form query_field_form(const struct query *query, size_t field);

/* Whether it is a date: `when`, `start` or `end`. */
ENTENTE_API bool query_field_dated(const struct query *query, size_t field);

/*
 * What a record (an entity, or a position) has under a name, after query_select(): the number, NAN
 * where there is none; or text, several parted by "; ", appended to `out`.
 */
ENTENTE_API double query_field_number(const struct query *query, const struct view *view,
                                      size_t field, size_t record);
ENTENTE_API void query_field_text(const struct query *query, const struct view *view, size_t field,
                                  size_t record, struct text *out);

/* Whether a relation that was counted for that record is only possible at the view's time. */
ENTENTE_API bool query_doubted(const struct query *query, const struct view *view, size_t record);

/* The language on one page: grammar, names, meaning and examples. */
ENTENTE_API void query_page(struct text *out);

/* Its examples, in order; NULL past the end. They run on graphs/csto.dot. */
struct query_example {
    const char *query, *meaning;
    enum query_subject subject;
};
ENTENTE_API const struct query_example *query_example_at(size_t index);

#endif

/*
 * query_tree.h: a query as it is kept. What joins its terms is a little program without a stack: a
 * step tests a term, turns the result around, or jumps where the result decides already.
 */
#ifndef VIEW_QUERY_TREE_H
#define VIEW_QUERY_TREE_H

#include "base/names.h"
#include "view/query_lex.h"
#include "view/query_names.h"

#include <entente/query.h>

/* A value, as all that it can be. Strings are the query's. */
struct query_value {
    const char *string;
    size_t offset;
    bool numeric, dated;
    double number;
    struct edtf_bounds days; /* s0 to e1 */
    uint32_t folded;         /* as text is compared: the name's id in the query's strings */
};

/* `NAME OP VALUE,...` */
struct query_term {
    size_t field;
    enum query_operator op;
    size_t offset, op_offset;
    size_t first, count; /* its values; once bound, where it is text, in order of `folded` */
    bool dated;          /* one of these is a date */
};

/* Whose name it is. */
enum query_whose { QUERY_OWN = 0, QUERY_FROM, QUERY_TO };

/* Which relations of an entity are counted. */
enum query_way { QUERY_BOTH_WAYS = 0, QUERY_IN, QUERY_OUT };

/* A name, and what it means in the dossier. */
struct query_field {
    const char *name; /* as it is written, without quotes */
    bool quoted;
    size_t offset; /* where it stands first */

    enum query_whose whose; /* from here on by query_bind() */
    enum query_value_kind kind;
    const struct query_name *row; /* NULL: an attribute, a count, or a given number */
    const char *attribute;        /* the dossier's string; NULL: none */
    bool *types;                  /* that are counted, by type; NULL: none are */
    enum query_way way;
    uint32_t *counts; /* by entity */
    size_t number;    /* index into numbers; SIZE_MAX: none */
};

enum query_step_kind { QUERY_TEST = 0, QUERY_NOT, QUERY_JUMP_IF_FALSE, QUERY_JUMP_IF_TRUE };

struct query_step {
    enum query_step_kind kind;
    size_t at; /* the term that is tested, or the step that is jumped to */
};

struct query_given {
    struct query_number number;
    const double *values;
};

struct query {
    char *text;
    size_t length;
    size_t condition; /* how many bytes of it are before the time */
    struct names strings;
    struct names field_names; /* quoted ones behind a '"' */
    struct query_field *fields;
    size_t field_count, field_capacity;
    struct query_value *values;
    size_t value_count, value_capacity;
    struct query_term *terms;
    size_t term_count, term_capacity;
    struct query_step *steps;
    size_t step_count, step_capacity;
    struct time_options time;
    size_t as_of_offset, since_offset, until_offset, certain_offset;

    const struct dossier *dossier; /* from here on by query_bind() */
    enum query_subject subject;
    struct query_given *numbers;
    size_t number_count, number_capacity;
    bool *doubted;     /* by entity: a counted relation is only possible */
    bool counts_of[3]; /* by enum query_whose: relations of it are counted */
};

/*
 * Once its field is bound: ERROR_USAGE where the term's operator or a value does not go with it;
 * else makes the values what text is compared with.
 */
bool query_check_term(struct query *query, const struct query_term *term, struct error *error);

/* Reads a number that is one from its first byte to its last. */
bool query_read_number(const char *string, double *number);

/* How a text is compared: letters folded; where `loose`, numbers by their value. */
void query_fold(const char *string, size_t length, bool loose, struct text *out);

/* Room for the text that is compared; starts as {0}. */
struct query_scratch {
    struct text text, folded;
};

/* Whether a record meets the term; `record` is an entity or a position in the view's relations. */
bool query_meets(const struct query *query, const struct query_term *term, const struct view *view,
                 size_t record, struct query_scratch *scratch);

#endif

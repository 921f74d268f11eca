/*
 * query_check.c: whether the values of a term can be compared with what stands under its name; and
 * these values as text is compared.
 */
#include "view/query_tree.h"

#include <stdlib.h>
#include <string.h>

struct checker {
    struct query *query;
    struct error *error;
};

static bool place(const struct checker *checker, size_t offset)
{
    return query_place(checker->query->text, checker->query->length, offset, checker->error);
}

static bool is_order(enum query_operator op)
{
    return op == QUERY_BELOW || op == QUERY_AT_MOST || op == QUERY_ABOVE || op == QUERY_AT_LEAST;
}

/* Whether the operator goes with what stands under the name. */
static bool check_operator(const struct checker *checker, const struct query_field *field,
                           const struct query_term *term)
{
    const char *name = field->name, *sign = query_operator_name(term->op);
    int shown = query_shown(name, strlen(name));
    if (term->op == QUERY_CONTAINS &&
        (field->kind == QUERY_IS_NUMBER || field->kind == QUERY_IS_DATE)) {
        error_set(checker->error, ERROR_USAGE, "'%.*s' is a %s, and '~' looks into text", shown,
                  name, field->kind == QUERY_IS_DATE ? "date" : "number");
        return place(checker, term->op_offset);
    }
    if (is_order(term->op) && field->kind == QUERY_IS_WORD) {
        error_set(checker->error, ERROR_USAGE, "'%.*s' is a word, and words have no order", shown,
                  name);
        return place(checker, term->op_offset);
    }
    if (is_order(term->op) && term->count > 1) {
        error_set(checker->error, ERROR_USAGE, "'%s' takes one value", sign);
        return place(checker, checker->query->values[term->first + 1].offset);
    }
    return true;
}

static bool bad_date(const struct checker *checker, const struct query_field *field,
                     const struct query_value *value)
{
    struct text reason = {0};
    struct edtf date;
    edtf_parse(&date, value->string, strlen(value->string), NULL, &reason);
    error_set(checker->error, ERROR_USAGE, "'%.*s' is a date, and '%.*s' is none: %s",
              query_shown(field->name, strlen(field->name)), field->name,
              query_shown(value->string, strlen(value->string)), value->string,
              text_string(&reason));
    text_release(&reason);
    return place(checker, value->offset);
}

static bool unknown_word(const struct checker *checker, const struct query_name *row,
                         const struct query_value *value)
{
    const char *near = row->near(checker->query->dossier, value->string);
    error_set(checker->error, ERROR_USAGE, "no %s is called '%.*s'", row->word,
              query_shown(value->string, strlen(value->string)), value->string);
    if (near)
        error_hint(checker->error, "did you mean '%s'?", near);
    return place(checker, value->offset);
}

static bool check_value(const struct checker *checker, const struct query_field *field,
                        const struct query_term *term, const struct query_value *value)
{
    int shown = query_shown(value->string, strlen(value->string));
    if (field->kind == QUERY_IS_DATE && !value->dated)
        return bad_date(checker, field, value);
    if (field->kind == QUERY_IS_TEXT && !*value->string) {
        error_set(checker->error, ERROR_USAGE, "no text is empty");
        error_hint(checker->error, "'not %s' is what has none", field->name);
        return place(checker, value->offset);
    }
    if (field->kind == QUERY_IS_WORD && term->op != QUERY_CONTAINS &&
        !field->row->known(checker->query->dossier, value->string))
        return unknown_word(checker, field->row, value);
    if (field->kind == QUERY_IS_NUMBER && !value->numeric)
        error_set(checker->error, ERROR_USAGE, "'%.*s' is a number, and '%.*s' is none",
                  query_shown(field->name, strlen(field->name)), field->name, shown, value->string);
    else if (field->kind == QUERY_IS_TEXT && is_order(term->op) && !value->numeric && !value->dated)
        error_set(checker->error, ERROR_USAGE,
                  "'%s' compares numbers and dates, and '%.*s' is none",
                  query_operator_name(term->op), shown, value->string);
    else
        return true;
    return place(checker, value->offset);
}

static int compare_values(const void *left, const void *right)
{
    const struct query_value *a = left, *b = right;
    return (a->folded > b->folded) - (a->folded < b->folded);
}

/* Text is looked up among the values, so that a thousand of them take no longer than one. */
static void fold_values(struct query *query, const struct query_field *field,
                        const struct query_term *term)
{
    struct text folded = {0};
    bool contains = term->op == QUERY_CONTAINS;
    for (size_t i = term->first; i < term->first + term->count; i++) {
        struct query_value *value = &query->values[i];
        text_clear(&folded);
        if (field->kind == QUERY_IS_WORD && !contains)
            text_add(&folded, value->string);
        else
            query_fold(value->string, strlen(value->string), field->attribute && !contains,
                       &folded);
        value->folded = names_add(&query->strings, text_string(&folded), folded.length);
    }
    text_release(&folded);
    if (term->count)
        qsort(&query->values[term->first], term->count, sizeof *query->values, compare_values);
}

bool query_check_term(struct query *query, const struct query_term *term, struct error *error)
{
    const struct checker made = {query, error}, *checker = &made;
    const struct query_field *field = &checker->query->fields[term->field];
    if (!check_operator(checker, field, term))
        return false;
    for (size_t i = term->first; i < term->first + term->count; i++)
        if (!check_value(checker, field, term, &checker->query->values[i]))
            return false;
    if ((field->kind == QUERY_IS_TEXT || field->kind == QUERY_IS_WORD) && !is_order(term->op))
        fold_values(checker->query, field, term);
    return true;
}

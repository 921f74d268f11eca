/*
 * query.c: a query from outside: its words, its time, the names that it mentions.
 */
#include <entente/query.h>

#include "base/utf8.h"
#include "view/query_tree.h"
#include "view/time.h"

#include <stdlib.h>

void query_free(struct query *query)
{
    if (!query)
        return;
    for (size_t i = 0; i < query->field_count; i++) {
        free(query->fields[i].types);
        free(query->fields[i].counts);
    }
    free(query->doubted);
    free(query->numbers);
    free(query->steps);
    free(query->terms);
    free(query->values);
    free(query->fields);
    names_release(&query->field_names);
    names_release(&query->strings);
    free(query->text);
    free(query);
}

void query_describe(const struct query *query, struct text *out)
{
    enum { MOST = 200 };
    size_t start = out->length;
    bool blank = false;
    for (size_t i = 0, size; i < query->condition; i += size) {
        size = utf8_step(query->text + i, query->condition - i);
        if ((unsigned char)query->text[i] <= ' ') {
            blank = out->length > start;
            continue;
        }
        if (out->length - start > MOST) {
            text_add(out, "…");
            return;
        }
        text_add(out, blank ? " " : "");
        text_add_bytes(out, query->text + i, size);
        blank = false;
    }
}

/* ---- its time ---- */

/* Takes the query's date over, unless there is one. */
static bool take_date(const struct query *query, const struct edtf *date, size_t offset,
                      const char *option, struct edtf *into, struct error *error)
{
    if (!edtf_given(date))
        return true;
    if (edtf_given(into)) {
        error_set(error, ERROR_USAGE, "the query says a time, and --%s says one", option);
        error_hint(error, "leave out one of them");
        return query_place(query->text, query->length, offset, error);
    }
    *into = *date;
    return true;
}

bool query_time(const struct query *query, struct time_options *time, struct error *error)
{
    struct time_options both = *time;
    if (!take_date(query, &query->time.as_of, query->as_of_offset, "as-of", &both.as_of, error) ||
        !take_date(query, &query->time.since, query->since_offset, "since", &both.since, error) ||
        !take_date(query, &query->time.until, query->until_offset, "until", &both.until, error))
        return false;
    both.certain = both.certain || query->time.certain;
    if (query->time.certain && !time_given(&both)) {
        error_set(error, ERROR_USAGE, "certain when?");
        error_hint(error, "add 'as of DATE', or 'since DATE' and 'until DATE'");
        return query_place(query->text, query->length, query->certain_offset, error);
    }
    *time = both;
    return true;
}

bool query_dated(const struct query *query)
{
    return edtf_given(&query->time.as_of);
}

/* ---- the names that it mentions ---- */

size_t query_field_count(const struct query *query)
{
    return query->field_count;
}

const char *query_field_name(const struct query *query, size_t field)
{
    return query->fields[field].name;
}

enum query_form query_field_form(const struct query *query, size_t index)
{
    const struct query_field *field = &query->fields[index];
    if (field->kind != QUERY_IS_NUMBER)
        return QUERY_FORM_TEXT;
    if (field->number != SIZE_MAX)
        return query->numbers[field->number].number.rank ? QUERY_FORM_WHOLE : QUERY_FORM_NUMBER;
    return field->types || field->row->whole ? QUERY_FORM_WHOLE : QUERY_FORM_NUMBER;
}

bool query_field_dated(const struct query *query, size_t field)
{
    return query->fields[field].kind == QUERY_IS_DATE;
}

size_t query_number_count(const struct query *query)
{
    return query->number_count;
}

struct query_number query_number_at(const struct query *query, size_t index)
{
    return query->numbers[index].number;
}

void query_give(struct query *query, size_t index, const double *values)
{
    query->numbers[index].values = values;
}

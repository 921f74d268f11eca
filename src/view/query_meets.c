/*
 * query_meets.c: whether a record meets one term of a query: text, number and date by themselves.
 */
#include "view/query_tree.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool query_read_number(const char *string, double *number)
{
    char *end;
    if (!*string || string[strspn(string, "0123456789+-.eE")])
        return false;
    *number = strtod(string, &end);
    return !*end && isfinite(*number);
}

void query_fold(const char *string, size_t length, bool loose, struct text *out)
{
    size_t start = out->length;
    double number;
    utf8_fold(string, length, out);
    if (loose && out->length > start && query_read_number(out->data + start, &number)) {
        out->length = start;
        text_addf(out, "%.17g", number == 0 ? 0 : number);
    }
}

/* The record that the field is of: an entity where it is one end of a relation. */
static size_t record_of(const struct query_field *field, const struct view *view, size_t record)
{
    if (field->whose == QUERY_OWN)
        return record;
    const struct relation *relation = &view->dossier->relations[view->relations[record]];
    return field->whose == QUERY_FROM ? relation->from : relation->to;
}

static const char *attribute_of(const struct query *query, const struct query_field *field,
                                const struct view *view, size_t record)
{
    const struct dossier *dossier = view->dossier;
    bool entity = query->subject == QUERY_ENTITIES || field->whose != QUERY_OWN;
    struct attribute_span span =
        entity
            ? dossier->entities[record].attributes
            : relation_evidence(dossier, &dossier->relations[view->relations[record]])->attributes;
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (strcmp(dossier->attributes[i].name, field->attribute) == 0)
            return dossier->attributes[i].value;
    return NULL;
}

static struct query_texts texts_of(const struct query *query, const struct query_field *field,
                                   const struct view *view, size_t record)
{
    struct query_texts texts = {0};
    size_t own = record_of(field, view, record);
    if (field->attribute)
        texts.strings[0] = attribute_of(query, field, view, own);
    else
        field->row->texts(view, own, &texts);
    return texts;
}

static double number_of(const struct query *query, const struct query_field *field,
                        const struct view *view, size_t record)
{
    size_t own = record_of(field, view, record);
    if (field->types)
        return field->counts[own];
    if (field->number != SIZE_MAX)
        return query->numbers[field->number].values[own];
    return field->row->number(view, own);
}

/* ---- order ---- */

static bool compare_numbers(enum query_operator op, double a, double b)
{
    switch (op) {
    case QUERY_HAS:
        return a != 0;
    case QUERY_EQUAL:
        return a == b;
    case QUERY_BELOW:
        return a < b;
    case QUERY_AT_MOST:
        return a <= b;
    case QUERY_ABOVE:
        return a > b;
    case QUERY_AT_LEAST:
        return a >= b;
    default:
        return false;
    }
}

/*
 * What starts on a day of [s0,s1] and ends on one of [e0,e1], against the days `with`: before all
 * of them, after all of them, on some of them. Possibly, or on whatever days of its bounds it
 * starts and ends.
 */
static bool compare_days(enum query_operator op, struct edtf_bounds held, struct edtf_days with,
                         bool certain)
{
    int32_t early_start = certain ? held.s1 : held.s0, late_start = certain ? held.s0 : held.s1;
    int32_t early_end = certain ? held.e1 : held.e0, late_end = certain ? held.e0 : held.e1;
    switch (op) {
    case QUERY_HAS:
        return true;
    case QUERY_EQUAL:
        return early_start <= with.to && late_end >= with.from;
    case QUERY_BELOW:
        return early_end < with.from;
    case QUERY_AT_MOST:
        return early_start <= with.to;
    case QUERY_ABOVE:
        return late_start > with.to;
    case QUERY_AT_LEAST:
        return late_end >= with.from;
    default:
        return false;
    }
}

/* ---- by kind ---- */

static bool meets_number(const struct query *query, const struct query_term *term, double number)
{
    if (isnan(number))
        return false;
    if (term->op == QUERY_HAS)
        return number != 0;
    for (size_t i = term->first; i < term->first + term->count; i++)
        if (compare_numbers(term->op, number, query->values[i].number))
            return true;
    return false;
}

static struct edtf_days days_of(const struct query_value *value)
{
    return (struct edtf_days){value->days.s0, value->days.e1};
}

static bool meets_days(const struct query *query, const struct query_term *term,
                       struct edtf_bounds held, bool uncertain, bool certain)
{
    if (term->op == QUERY_HAS)
        return true;
    for (size_t i = term->first; i < term->first + term->count; i++) {
        if (compare_days(term->op, held, days_of(&query->values[i]), certain) &&
            !(certain && uncertain))
            return true;
    }
    return false;
}

/* Text as a date, against the values that are dates: of two years the numbers say the same. */
static bool meets_as_date(const struct query *query, const struct query_term *term,
                          const char *string, bool certain)
{
    struct edtf date;
    if (!term->dated || !edtf_parse(&date, string, strlen(string), NULL, NULL))
        return false;
    struct edtf_bounds held = edtf_bounds(&date);
    for (size_t i = term->first; i < term->first + term->count; i++)
        if (query->values[i].dated &&
            compare_days(term->op, held, days_of(&query->values[i]), certain) &&
            !(certain && edtf_uncertain(&date)))
            return true;
    return false;
}

/* Text that is a number is compared as one with a number. */
static bool meets_order(const struct query *query, const struct query_term *term,
                        const char *string, bool certain)
{
    double number;
    if (query->values[term->first].numeric && query_read_number(string, &number))
        return meets_number(query, term, number);
    return meets_as_date(query, term, string, certain);
}

static bool contains_any(const struct query *query, const struct query_term *term,
                         const struct text *folded)
{
    for (size_t i = term->first; i < term->first + term->count; i++) {
        const char *value = names_at(&query->strings, query->values[i].folded);
        if (memmem(text_string(folded), folded->length, value, strlen(value)))
            return true;
    }
    return false;
}

static bool equals_any(const struct query *query, const struct query_term *term,
                       const struct text *folded)
{
    uint32_t wanted = names_find(&query->strings, text_string(folded), folded->length);
    size_t low = term->first, high = term->first + term->count;
    while (wanted != NAME_NONE && low < high) {
        size_t middle = low + (high - low) / 2;
        if (query->values[middle].folded == wanted)
            return true;
        if (query->values[middle].folded < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* The scratch holds the text. */
static bool meets_text(const struct query *query, const struct query_term *term,
                       const struct query_field *field, bool certain, struct query_scratch *scratch)
{
    const struct text *text = &scratch->text;
    struct text *folded = &scratch->folded;
    bool equal = term->op == QUERY_EQUAL, attribute = field->attribute != NULL;
    if (term->op == QUERY_HAS)
        return true;
    if (!equal && term->op != QUERY_CONTAINS)
        return meets_order(query, term, text->data, certain);
    text_clear(folded);
    if (equal && field->kind == QUERY_IS_WORD)
        text_add_bytes(folded, text->data, text->length);
    else
        query_fold(text->data, text->length, attribute && equal, folded);
    if (!equal)
        return contains_any(query, term, folded);
    return equals_any(query, term, folded) ||
           (attribute && meets_as_date(query, term, text->data, certain));
}

static bool meets_any_text(const struct query *query, const struct query_term *term,
                           const struct query_field *field, const struct view *view, size_t record,
                           struct query_scratch *scratch)
{
    struct query_texts texts = texts_of(query, field, view, record);
    const char *string;
    size_t length;
    while (query_texts_next(&texts, &string, &length)) {
        text_clear(&scratch->text);
        text_add_bytes(&scratch->text, string, length);
        if (meets_text(query, term, field, view->time.certain, scratch))
            return true;
    }
    return false;
}

bool query_meets(const struct query *query, const struct query_term *term, const struct view *view,
                 size_t record, struct query_scratch *scratch)
{
    const struct query_field *field = &query->fields[term->field];
    struct query_term asked = *term;
    struct edtf_bounds days;
    bool uncertain = false, met = false;
    if (term->op == QUERY_UNEQUAL) /* is the contrary of "=", of what is not there, too */
        asked.op = QUERY_EQUAL;
    if (field->kind == QUERY_IS_NUMBER)
        met = meets_number(query, &asked, number_of(query, field, view, record));
    else if (field->kind == QUERY_IS_DATE)
        met = field->row->days(view, record_of(field, view, record), &days, &uncertain) &&
              meets_days(query, &asked, days, uncertain, view->time.certain);
    else
        met = meets_any_text(query, &asked, field, view, record, scratch);
    return met != (term->op == QUERY_UNEQUAL);
}

/* ---- what stands under a name ---- */

double query_field_number(const struct query *query, const struct view *view, size_t field,
                          size_t record)
{
    return number_of(query, &query->fields[field], view, record);
}

static const struct edtf *when_of(const struct query *query, const struct query_field *field,
                                  const struct view *view, size_t record)
{
    const struct dossier *dossier = view->dossier;
    if (query->subject == QUERY_ENTITIES || field->whose != QUERY_OWN)
        return &dossier->entities[record_of(field, view, record)].when;
    return relation_when(dossier, &dossier->relations[view->relations[record]]);
}

void query_field_text(const struct query *query, const struct view *view, size_t index,
                      size_t record, struct text *out)
{
    const struct query_field *field = &query->fields[index];
    size_t start = out->length, length;
    const char *string;
    if (field->kind == QUERY_IS_DATE) {
        const struct edtf *when = when_of(query, field, view, record);
        if (edtf_given(when))
            edtf_format(when, out);
        return;
    }
    struct query_texts texts = texts_of(query, field, view, record);
    while (query_texts_next(&texts, &string, &length)) {
        text_add(out, out->length > start ? "; " : "");
        text_add_bytes(out, string, length);
    }
}

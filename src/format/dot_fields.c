/*
 * dot_fields.c: which attribute is which member of a record, and how values are read and written.
 */
#include "format/dot_fields.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool parse_text(void *member, const char *string, size_t *offset, struct text *reason)
{
    (void)offset;
    (void)reason;
    memcpy(member, &string, sizeof string);
    return true;
}

static bool format_text(const void *member, struct text *out)
{
    const char *string;
    memcpy(&string, member, sizeof string);
    if (string)
        text_add(out, string);
    return string != NULL;
}

static bool parse_date(void *member, const char *string, size_t *offset, struct text *reason)
{
    struct edtf date = {0};
    bool parsed = edtf_parse(&date, string, strlen(string), offset, reason);
    if (parsed)
        memcpy(member, &date, sizeof date);
    return parsed;
}

static bool format_date(const void *member, struct text *out)
{
    struct edtf date;
    memcpy(&date, member, sizeof date);
    if (edtf_given(&date))
        edtf_format(&date, out);
    return edtf_given(&date);
}

/* Reads a finite decimal number of at least 0. */
static bool parse_number(double *number, const char *string, size_t *offset)
{
    static const char digits[] = "0123456789.eE+-";
    char *end;
    *offset = strspn(string, digits);
    *number = 0;
    if (string[*offset])
        return false;
    *number = strtod(string, &end);
    *offset = (size_t)(end - string);
    if (*end || end == string)
        return false;
    *offset = 0;
    return isfinite(*number) && *number >= 0;
}

static bool parse_weight(void *member, const char *string, size_t *offset, struct text *reason)
{
    double number;
    if (parse_number(&number, string, offset) && number > 0) {
        memcpy(member, &number, sizeof number);
        return true;
    }
    text_addf(reason, "expected a number above 0");
    return false;
}

static bool parse_flow(void *member, const char *string, size_t *offset, struct text *reason)
{
    double number;
    if (parse_number(&number, string, offset)) {
        memcpy(member, &number, sizeof number);
        return true;
    }
    text_addf(reason, "expected a number, 0 or above");
    return false;
}

/* As short as reads back to the same number. */
static void add_number(struct text *out, double number)
{
    char digits[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    text_add(out, digits);
}

static bool format_flow(const void *member, struct text *out)
{
    double number;
    memcpy(&number, member, sizeof number);
    add_number(out, number);
    return true;
}

static bool format_weight(const void *member, struct text *out)
{
    double number;
    memcpy(&number, member, sizeof number);
    return number > 0 && format_flow(member, out);
}

static bool parse_confidence(void *member, const char *string, size_t *offset, struct text *reason)
{
    double value;
    if (confidence_parse(string, &value))
        return parse_text(member, string, offset, reason);
    *offset = 0;
    text_add(reason, "expected a number from 0 to 1, or a NATO grade such as B2 (A-F, 1-6)");
    return false;
}

static bool parse_reliability(void *member, const char *string, size_t *offset, struct text *reason)
{
    *offset = 0;
    if (string[0] >= 'A' && string[0] <= 'F' && !string[1]) {
        memcpy(member, string, 1);
        return true;
    }
    text_add(reason, "expected a letter from A (reliable) to F (cannot be judged)");
    return false;
}

static bool format_reliability(const void *member, struct text *out)
{
    char letter;
    memcpy(&letter, member, 1);
    if (letter)
        text_add_char(out, letter);
    return letter != '\0';
}

static bool parse_family(void *member, const char *string, size_t *offset, struct text *reason)
{
    enum family family = family_find(string);
    *offset = 0;
    if ((int)family != FAMILY_NONE) {
        memcpy(member, &family, sizeof family);
        return true;
    }
    const char *suggestion = family_suggest(string);
    text_add(reason, suggestion ? "no such family; did you mean " : "expected one of ");
    if (suggestion)
        text_add(reason, suggestion);
    for (int i = 0; i < FAMILY_COUNT && !suggestion; i++)
        text_addf(reason, "%s%s", i ? ", " : "", family_name((enum family)i));
    return false;
}

static bool format_family(const void *member, struct text *out)
{
    enum family family;
    memcpy(&family, member, sizeof family);
    text_add(out, family_name(family));
    return true;
}

static bool parse_flag(void *member, const char *string, size_t *offset, struct text *reason)
{
    static const char *const words[] = {"false", "true", "no", "yes", "0", "1"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(words[i], string) == 0) {
            bool flag = i % 2;
            memcpy(member, &flag, sizeof flag);
            return true;
        }
    *offset = 0;
    text_add(reason, "expected true or false");
    return false;
}

static bool format_flag(const void *member, struct text *out)
{
    bool flag;
    memcpy(&flag, member, sizeof flag);
    text_add(out, flag ? "true" : "false");
    return true;
}

static const struct dot_field_type text_type = {sizeof(const char *), parse_text, format_text},
                                   date_type = {sizeof(struct edtf), parse_date, format_date},
                                   weight_type = {sizeof(double), parse_weight, format_weight},
                                   flow_type = {sizeof(double), parse_flow, format_flow},
                                   confidence_type = {sizeof(const char *), parse_confidence,
                                                      format_text},
                                   reliability_type = {sizeof(char), parse_reliability,
                                                       format_reliability},
                                   family_type = {sizeof(enum family), parse_family, format_family},
                                   flag_type = {sizeof(bool), parse_flag, format_flag};

/* To add an attribute: a member in its record, and a row here, in the order of writing. */
static const struct dot_field graph_fields[] = {
    {"title", &text_type, offsetof(struct dossier, title)},
    {"date", &date_type, offsetof(struct dossier, date)},
    {"note", &text_type, offsetof(struct dossier, note)},
};

static const struct dot_field entity_fields[] = {
    {"label", &text_type, offsetof(struct entity, label)},
    {"aliases", &text_type, offsetof(struct entity, aliases)},
    {"when", &date_type, offsetof(struct entity, when)},
    {"source", &text_type, offsetof(struct entity, source)},
    {"note", &text_type, offsetof(struct entity, note)},
    {"url", &text_type, offsetof(struct entity, url)},
};

static const struct dot_field source_fields[] = {
    {"title", &text_type, offsetof(struct source, title)},
    {"author", &text_type, offsetof(struct source, author)},
    {"publisher", &text_type, offsetof(struct source, publisher)},
    {"date", &date_type, offsetof(struct source, date)},
    {"url", &text_type, offsetof(struct source, url)},
    {"reliability", &reliability_type, offsetof(struct source, reliability)},
    {"file", &text_type, offsetof(struct source, file)},
    {"note", &text_type, offsetof(struct source, note)},
};

static const struct dot_field type_fields[] = {
    {"family", &family_type, offsetof(struct relation_type, family)},
    {"label", &text_type, offsetof(struct relation_type, label)},
    {"weight", &weight_type, offsetof(struct relation_type, weight)},
    {"symmetric", &flag_type, offsetof(struct relation_type, symmetric)},
    {"lasting", &flag_type, offsetof(struct relation_type, lasting)},
    {"exclusive", &flag_type, offsetof(struct relation_type, exclusive)},
    {"along", &flow_type, offsetof(struct relation_type, along)},
    {"against", &flow_type, offsetof(struct relation_type, against)},
    {"note", &text_type, offsetof(struct relation_type, note)},
};

static const struct dot_field kind_fields[] = {
    {"note", &text_type, offsetof(struct entity_kind, note)},
};

static const struct dot_field relation_fields[] = {
    {"when", &date_type, offsetof(struct dot_relation, when)},
    {"role", &text_type, offsetof(struct dot_relation, evidence.role)},
    {"weight", &weight_type, offsetof(struct dot_relation, weight)},
    {"confidence", &confidence_type, offsetof(struct dot_relation, evidence.confidence)},
    {"source", &text_type, offsetof(struct dot_relation, evidence.source)},
    {"quote", &text_type, offsetof(struct dot_relation, evidence.quote)},
    {"note", &text_type, offsetof(struct dot_relation, evidence.note)},
    {"url", &text_type, offsetof(struct dot_relation, evidence.url)},
    {"label", &text_type, offsetof(struct dot_relation, evidence.label)},
};

#define FIELDS(whose, items)                          \
    {                                                 \
        whose, items, sizeof(items) / sizeof *(items) \
    }

const struct dot_fields dot_graph_fields = FIELDS("the dossier", graph_fields);
const struct dot_fields dot_entity_fields = FIELDS("an entity", entity_fields);
const struct dot_fields dot_source_fields = FIELDS("a source", source_fields);
const struct dot_fields dot_type_fields = FIELDS("a relation type", type_fields);
const struct dot_fields dot_kind_fields = FIELDS("an entity kind", kind_fields);
const struct dot_fields dot_relation_fields = FIELDS("a relation", relation_fields);

const struct dot_field *dot_field_find(const struct dot_fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->items[i].name, name) == 0)
            return &fields->items[i];
    return NULL;
}

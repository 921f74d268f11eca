/*
 * record_columns.c: the attributes that records have at all.
 */
#include "format/record_columns.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* [-]digits[.digits][e[+-]digits], without a zero in front: 007 is a name. */
bool record_is_number(const char *string)
{
    static const char digits[] = "0123456789";
    const char *at = string + (*string == '-');
    size_t whole = strspn(at, digits);
    if (!whole || (*at == '0' && whole > 1))
        return false;
    at += whole;
    if (*at == '.') {
        size_t part = strspn(++at, digits);
        if (!part)
            return false;
        at += part;
    }
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '+' || *at == '-';
        if (!strspn(at, digits))
            return false;
        at += strspn(at, digits);
    }
    return !*at && isfinite(strtod(string, NULL));
}

void record_columns_add(struct record_columns *columns, const struct record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        const struct record_attribute *attribute = &record->attributes[i];
        size_t before = columns->names.count;
        uint32_t column = names_add(&columns->names, attribute->name, strlen(attribute->name));
        if (columns->names.count > before) {
            columns->words =
                xgrow(columns->words, before, &columns->capacity, sizeof *columns->words);
            columns->words[column] = false;
        }
        columns->words[column] = columns->words[column] || !record_is_number(attribute->value);
    }
}

void record_columns_of_entities(struct record_columns *columns, const struct dossier *dossier,
                                struct record *record)
{
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(record, dossier, i);
        record_columns_add(columns, record);
    }
}

void record_columns_of_relations(struct record_columns *columns, const struct dossier *dossier,
                                 struct record *record)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        record_of_relation(record, dossier, i);
        record_columns_add(columns, record);
    }
}

uint32_t record_column(const struct record_columns *columns, const char *name)
{
    return names_find(&columns->names, name, strlen(name));
}

const char *record_column_type(const struct record_columns *columns, uint32_t column)
{
    return columns->words[column] ? "string" : "double";
}

void record_columns_release(struct record_columns *columns)
{
    names_release(&columns->names);
    free(columns->words);
    *columns = (struct record_columns){0};
}

bool record_all_undirected(const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->relation_count; i++)
        if (!dossier->relations[i].undirected)
            return false;
    return dossier->relation_count > 0;
}

void record_remove(struct record *record, const char *name)
{
    size_t kept = 0;
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->attributes[i].name, name) != 0)
            record->attributes[kept++] = record->attributes[i];
    record->count = kept;
}

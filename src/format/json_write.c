/*
 * json_write.c: records as members of JSON objects: names, types, and quotes.
 */
#include "format/json_write.h"

#include "base/xalloc.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Values ---- */

void json_add_string(struct text *out, const char *string)
{
    text_add_char(out, '"');
    for (const char *plain; *string; string++) {
        for (plain = string; (unsigned char)*string >= ' ' && *string != '"' && *string != '\\';)
            string++;
        text_add_bytes(out, plain, (size_t)(string - plain));
        if (!*string)
            break;
        if (*string == '\n' || *string == '\t' || *string == '\r')
            text_addf(out, "\\%c", *string == '\n' ? 'n' : *string == '\t' ? 't' : 'r');
        else if ((unsigned char)*string < ' ')
            text_addf(out, "\\u%04x", (unsigned)*string);
        else
            text_addf(out, "\\%c", *string);
    }
    text_add_char(out, '"');
}

/* Whether the string is a number of JSON, in so few digits that no program rounds it. */
static enum json_type number_type(const char *value)
{
    const char *at = value + (*value == '-');
    size_t whole = strspn(at, "0123456789"), digits = whole;
    if (!whole || (*at == '0' && whole > 1))
        return JSON_TYPE_STRING;
    at += whole;
    if (!*at)
        return digits <= 9 ? JSON_TYPE_INTEGER : digits <= 15 ? JSON_TYPE_NUMBER : JSON_TYPE_STRING;
    if (*at == '.') {
        size_t part = strspn(++at, "0123456789");
        digits += part;
        at += part;
        if (!part)
            return JSON_TYPE_STRING;
    }
    if (*at == 'e' || *at == 'E') {
        at += 1 + (at[1] == '-' || at[1] == '+');
        size_t part = strspn(at, "0123456789");
        at += part;
        if (!part)
            return JSON_TYPE_STRING;
    }
    return !*at && digits <= 17 && isfinite(strtod(value, NULL)) ? JSON_TYPE_NUMBER
                                                                 : JSON_TYPE_STRING;
}

/* Whether there are blanks outside of strings, which would not come back. */
static bool is_compact(const char *value)
{
    bool quoted = false;
    for (; *value; value++) {
        if (quoted && *value == '\\' && value[1])
            value++;
        else if (*value == '"')
            quoted = !quoted;
        else if (!quoted && strchr(" \t\r\n", *value))
            return false;
    }
    return true;
}

enum json_type json_type_of(const char *value)
{
    if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
        return JSON_TYPE_FLAG;
    if (*value != '[' && *value != '{')
        return number_type(value);
    if (!is_compact(value))
        return JSON_TYPE_STRING;
    json_t *json = json_loads(value, JSON_DECODE_INT_AS_REAL | JSON_REJECT_DUPLICATES, NULL);
    bool nested = json != NULL;
    json_decref(json);
    return nested ? JSON_TYPE_JSON : JSON_TYPE_STRING;
}

void json_add_typed(struct text *out, const char *value, enum json_type type)
{
    if (type == JSON_TYPE_NONE || type == JSON_TYPE_STRING)
        json_add_string(out, value);
    else
        text_add(out, value);
}

/* ---- Names and types ---- */

void json_style_release(struct json_style *style)
{
    names_release(&style->columns.names);
    free(style->columns.types);
    text_release(&style->name);
    *style = (struct json_style){0};
}

static bool is_field(const struct dot_fields *fields, const struct record_attribute *attribute)
{
    static const char *const words[] = {"kind", "relation", "dir"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(attribute->name, words[i]) == 0)
            return !attribute->html;
    return !attribute->html && dot_field_find(fields, attribute->name);
}

static bool has_prefix(const char *name)
{
    return strncmp(name, JSON_PLAIN_PREFIX, strlen(JSON_PLAIN_PREFIX)) == 0 ||
           strncmp(name, JSON_HTML_PREFIX, strlen(JSON_HTML_PREFIX)) == 0;
}

/* The format's name of a field of ours. */
static const char *field_name(const struct json_name *row, const char *name)
{
    for (; row->theirs; row++)
        if (row->meaning == JSON_ATTRIBUTE && strcmp(row->ours, name) == 0)
            return row->theirs;
    return name;
}

/* Whether the format means something of its own by the name. */
static bool is_taken(const struct json_name *row, const char *name)
{
    for (; row->theirs; row++)
        if (strcmp(row->theirs, name) == 0)
            return row->meaning != JSON_KEY;
    return has_prefix(name);
}

const char *json_style_name(struct json_style *style, const struct record_attribute *attribute)
{
    if (is_field(style->fields, attribute))
        return field_name(style->names, attribute->name);
    if (!attribute->html && !is_taken(style->names, attribute->name))
        return attribute->name;
    text_clear(&style->name);
    text_add(&style->name, attribute->html ? JSON_HTML_PREFIX : JSON_PLAIN_PREFIX);
    text_add(&style->name, attribute->name);
    return style->name.data;
}

/* Fields that are text stay text, whatever is in them. */
static enum json_type type_of(const struct json_style *style,
                              const struct record_attribute *attribute)
{
    static const char *const numbers[] = {"weight", "along", "against"};
    static const char *const flags[] = {"symmetric", "lasting", "exclusive"};
    if (attribute->html || strcmp(attribute->name, "key") == 0)
        return JSON_TYPE_STRING;
    if (!is_field(style->fields, attribute))
        return json_type_of(attribute->value);
    for (int i = 0; i < 3; i++) {
        if (strcmp(attribute->name, numbers[i]) == 0)
            return JSON_TYPE_NUMBER;
        if (strcmp(attribute->name, flags[i]) == 0)
            return JSON_TYPE_FLAG;
    }
    return JSON_TYPE_STRING;
}

/* What both are. */
static enum json_type join_types(enum json_type a, enum json_type b)
{
    bool numbers = (a == JSON_TYPE_INTEGER || a == JSON_TYPE_NUMBER) &&
                   (b == JSON_TYPE_INTEGER || b == JSON_TYPE_NUMBER);
    if (a == b || a == JSON_TYPE_NONE)
        return b;
    return numbers ? JSON_TYPE_NUMBER : JSON_TYPE_STRING;
}

void json_style_note(struct json_style *style, const struct record *record, size_t first)
{
    struct json_columns *columns = &style->columns;
    for (size_t i = first; i < record->count; i++) {
        const char *name = json_style_name(style, &record->attributes[i]);
        uint32_t id = names_add(&columns->names, name, strlen(name));
        if (id == columns->count) {
            columns->types =
                xgrow(columns->types, columns->count, &columns->capacity, sizeof *columns->types);
            columns->types[columns->count++] = JSON_TYPE_NONE;
        }
        if (columns->types[id] != JSON_TYPE_STRING)
            columns->types[id] =
                join_types(columns->types[id], type_of(style, &record->attributes[i]));
    }
}

void json_add_record(struct text *out, struct json_style *style, const struct record *record,
                     size_t first, bool any)
{
    for (size_t i = first; i < record->count; i++) {
        const struct record_attribute *attribute = &record->attributes[i];
        const char *name = json_style_name(style, attribute);
        uint32_t id = names_find(&style->columns.names, name, strlen(name));
        text_add(out, any || i > first ? ", " : "");
        json_add_string(out, name);
        text_add(out, ": ");
        json_add_typed(out, attribute->value,
                       id == NAME_NONE ? type_of(style, attribute) : style->columns.types[id]);
    }
}

/*
 * packed.c: many records as JSON, each name written once.
 */
#include "report/packed.h"

#include "report/html.h"

#include <stdint.h>
#include <string.h>

void packed_init(struct packed *packed, struct names *strings)
{
    *packed = (struct packed){.columns = json_array(), .rows = json_array(), .strings = strings};
}

void packed_row(struct packed *packed)
{
    packed->row = json_array();
    json_array_append_new(packed->rows, packed->row);
}

/* The number of the column, which is added where it is new. */
static size_t column_of(struct packed *packed, const char *name)
{
    size_t known = packed->names.count;
    uint32_t column = names_add(&packed->names, name, strlen(name));
    if (column == known)
        json_array_append_new(packed->columns, json_string(name));
    return column;
}

void packed_set(struct packed *packed, const char *name, json_t *value)
{
    if (!value)
        return;
    size_t column = column_of(packed, name);
    while (json_array_size(packed->row) <= column)
        json_array_append_new(packed->row, json_null());
    json_array_set_new(packed->row, column, value);
}

void packed_string(struct packed *packed, const char *name, const char *value)
{
    if (value && *value)
        packed_set(packed, name, html_json_string(value));
}

void packed_share(struct packed *packed, const char *name, const char *value)
{
    if (value && *value)
        packed_set(packed, name, json_integer(names_add(packed->strings, value, strlen(value))));
}

json_t *packed_json(struct packed *packed)
{
    json_t *json = json_object();
    json_object_set_new(json, "columns", packed->columns);
    json_object_set_new(json, "rows", packed->rows);
    names_release(&packed->names);
    *packed = (struct packed){0};
    return json;
}

json_t *packed_strings(const struct names *strings)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < strings->count; i++)
        json_array_append_new(list, html_json_string(names_at(strings, i)));
    return list;
}

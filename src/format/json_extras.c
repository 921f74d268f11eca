/*
 * json_extras.c: what a dossier has beside entities and relations: sources, kinds, relation types,
 * and which entities are declared nowhere. Other programs are to see only nodes that are entities.
 */
#include "format/json_write.h"

#include <string.h>

static const struct json_name no_names[] = {{0}};

const struct json_name json_own_names[] = {
    {"name", JSON_ID, NULL}, {"entente", JSON_IGNORED, NULL}, {0}};

/* A list of named objects in the making. */
struct list {
    struct text *out;
    const char *name, *indent;
    size_t count;
};

static void list_add(struct list *list, const char *id, struct json_style *style,
                     const struct record *record)
{
    if (list->count++)
        text_add(list->out, ",\n");
    else
        text_addf(list->out, ",\n%s  \"%s\": {\n", list->indent, list->name);
    text_addf(list->out, "%s    ", list->indent);
    json_add_string(list->out, id);
    text_add(list->out, ": {");
    json_add_record(list->out, style, record, 1, false); /* the first is its kind */
    text_add(list->out, "}");
}

static void list_end(struct list *list)
{
    if (list->count)
        text_addf(list->out, "\n%s  }", list->indent);
}

static void write_undeclared(const struct dossier *dossier, const char *indent, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        if (dossier->entities[i].declared)
            continue;
        if (any)
            text_add(out, ", ");
        else
            text_addf(out, ",\n%s  \"undeclared\": [", indent);
        json_add_string(out, dossier->entities[i].id);
        any = true;
    }
    text_add(out, any ? "]" : "");
}

void json_write_extras(const struct dossier *dossier, const char *indent, struct text *out)
{
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    struct json_style sources = {.names = no_names, .fields = &dot_source_fields};
    struct json_style kinds = {.names = no_names, .fields = &dot_kind_fields};
    struct json_style types = {.names = no_names, .fields = &dot_type_fields};
    struct list source_list = {out, "sources", indent, 0}, kind_list = {out, "kinds", indent, 0},
                type_list = {out, "types", indent, 0};
    struct record record = {0};
    text_addf(out, "{\n%s  \"version\": 1", indent);
    for (size_t i = 0; i < dossier->source_count; i++) {
        record_of_source(&record, dossier, i);
        list_add(&source_list, dossier->sources[i].id, &sources, &record);
    }
    list_end(&source_list);
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (record_of_kind(&record, dossier, i))
            list_add(&kind_list, vocabulary->kinds[i].name, &kinds, &record);
    list_end(&kind_list);
    for (size_t i = 0; i < vocabulary->type_count; i++)
        if (record_of_type(&record, dossier, i))
            list_add(&type_list, vocabulary->types[i].name, &types, &record);
    list_end(&type_list);
    write_undeclared(dossier, indent, out);
    text_addf(out, "\n%s}", indent);
    record_release(&record);
    json_style_release(&sources);
    json_style_release(&kinds);
    json_style_release(&types);
}

void json_write_own(const struct dossier *dossier, const char *indent, bool any, struct text *out)
{
    struct json_style style = {.names = json_own_names, .fields = &dot_graph_fields};
    struct record record = {0};
    record_of_graph(&record, dossier);
    for (size_t i = 0; i < record.count; i++) {
        const struct record_attribute *attribute = &record.attributes[i];
        text_addf(out, "%s\n%s", any || i ? "," : "", indent);
        json_add_string(out, json_style_name(&style, attribute));
        text_add(out, ": ");
        bool field = dot_field_find(style.fields, attribute->name) || attribute->html;
        json_add_typed(out, attribute->value,
                       field ? JSON_TYPE_STRING : json_type_of(attribute->value));
    }
    record_release(&record);
    json_style_release(&style);
}

/*
 * dot_record.c: fills records from attributes. The strings of the graph are the dossier's own.
 */
#include "format/dot_record.h"

#include "base/suggest.h"
#include "base/xalloc.h"
#include "format/dot_names.h"

#include <stdlib.h>
#include <string.h>

static const struct dot_fields *const class_fields[DOT_CLASSES] = {
    [DOT_CLASS_GRAPH] = &dot_graph_fields,   [DOT_CLASS_ENTITY] = &dot_entity_fields,
    [DOT_CLASS_SOURCE] = &dot_source_fields, [DOT_CLASS_TYPE] = &dot_type_fields,
    [DOT_CLASS_KIND] = &dot_kind_fields,     [DOT_CLASS_RELATION] = &dot_relation_fields,
};

static uint32_t name_id(const struct dot_graph *graph, const char *name)
{
    return names_find(&graph->attribute_names, name, strlen(name));
}

/* In a picture the record's label goes by another name. */
static void rename_label(struct dot_filler *filler, enum dot_class class)
{
    uint32_t drawn = name_id(filler->graph, "label");
    uint32_t own = name_id(filler->graph, DOT_PLAIN_LABEL);
    if (drawn != NAME_NONE)
        filler->fields[class][drawn] = NULL;
    if (own != NAME_NONE)
        filler->fields[class][own] = dot_field_find(class_fields[class], "label");
}

/* Finds out whether the graph is a picture, and reads it as one. */
static void look_for_drawing(struct dot_filler *filler)
{
    struct dot_graph *graph = filler->graph;
    size_t count;
    uint32_t offset;
    const struct dot_attribute *attributes = dot_graph_attributes(graph, graph->block, &count);
    const char *drawing = dot_filler_value(filler, attributes, count, filler->drawing, &offset);
    if (!drawing || !*drawing)
        return;
    filler->drawn = strcmp(drawing, DOT_DRAWING_MAP) == 0 ? DOT_DRAWN_MAP : DOT_DRAWN_ONLY;
    rename_label(filler, DOT_CLASS_ENTITY);
    rename_label(filler, DOT_CLASS_RELATION);
}

void dot_filler_init(struct dot_filler *filler, struct dossier *dossier, struct dot_graph *graph,
                     struct dot_input *input, uint32_t file)
{
    size_t count = graph->attribute_names.count;
    *filler = (struct dot_filler){.dossier = dossier,
                                  .graph = graph,
                                  .input = input,
                                  .file = file,
                                  .kind = name_id(graph, "kind"),
                                  .relation = name_id(graph, "relation"),
                                  .dir = name_id(graph, "dir"),
                                  .charset = name_id(graph, "charset"),
                                  .drawing = name_id(graph, DOT_DRAWING)};
    for (int class = 0; class < DOT_CLASSES; class += 1) {
        filler->fields[class] = xcalloc(count, sizeof *filler->fields[class]);
        filler->unknown[class] = xcalloc(count, sizeof *filler->unknown[class]);
        for (uint32_t name = 0; name < count; name++)
            filler->fields[class][name] =
                dot_field_find(class_fields[class], names_at(&graph->attribute_names, name));
    }
    look_for_drawing(filler);
}

void dot_filler_release(struct dot_filler *filler)
{
    for (int class = 0; class < DOT_CLASSES; class += 1) {
        free(filler->fields[class]);
        free(filler->unknown[class]);
    }
    free(filler->kept);
    *filler = (struct dot_filler){0};
}

struct place dot_filler_place(struct dot_filler *filler, uint32_t offset)
{
    size_t line, column;
    dot_input_locate(filler->input, offset, &line, &column);
    return (struct place){filler->file, (uint32_t)line, (uint32_t)column};
}

const char *dot_filler_value(const struct dot_filler *filler,
                             const struct dot_attribute *attributes, size_t count, uint32_t name,
                             uint32_t *offset)
{
    for (size_t i = count; i-- > 0;)
        if (attributes[i].name == name) {
            *offset = attributes[i].offset;
            return names_at(filler->graph->strings, attributes[i].value);
        }
    return NULL;
}

static const char *attribute_name(const struct dot_filler *filler,
                                  const struct dot_attribute *attribute)
{
    return names_at(&filler->graph->attribute_names, attribute->name);
}

/* Where the byte of a value stands in the text; the value's start where it is spelled otherwise. */
static size_t value_offset(const struct dot_filler *filler, const struct dot_attribute *attribute,
                           const char *value, size_t byte)
{
    const struct dot_input *input = filler->input;
    size_t start = attribute->offset + (input->text[attribute->offset] == '"');
    if (start + byte <= input->length && memcmp(input->text + start, value, byte) == 0)
        return start + byte;
    return attribute->offset;
}

/* Where the name of an attribute stands, before its value; the value's start where that is unclear.
 */
static uint32_t name_offset(const struct dot_filler *filler, const struct dot_attribute *attribute)
{
    const char *text = filler->input->text, *name = attribute_name(filler, attribute);
    size_t length = strlen(name), end = attribute->offset;
    while (end > 0 && strchr(" \t=:\"", text[end - 1]))
        end--;
    bool found = end >= length && memcmp(text + end - length, name, length) == 0;
    return found ? (uint32_t)(end - length) : attribute->offset;
}

/* The record keeps what it has, which differs from what is said now. */
static void warn_conflict(struct dot_filler *filler, const struct dot_record *record,
                          const struct dot_attribute *attribute, const char *value,
                          const char *stays)
{
    struct error error = {.code = "conflict"};
    error_set(&error, ERROR_INPUT, "%s%s%s has %s \"%s\" here, and \"%s\" before",
              record->id ? "'" : "", record->id ? record->id : class_fields[record->class]->whose,
              record->id ? "'" : "", attribute_name(filler, attribute), value, stays);
    const char *path = dossier_path(filler->dossier, record->place);
    if (*path)
        error_hint(&error, "the first stays, which %s:%u begins", path, record->place.line);
    else
        error_hint(&error, "the first stays");
    dot_input_report(filler->input, &error, SEVERITY_WARNING, attribute->offset);
}

static void report_value(struct dot_filler *filler, const struct dot_attribute *attribute,
                         const char *value, size_t byte, const struct text *reason)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "%s \"%s\": %s", attribute_name(filler, attribute), value,
              text_string(reason));
    dot_input_report(filler->input, &error, SEVERITY_ERROR,
                     value_offset(filler, attribute, value, byte));
}

/* Whether the record has another value already, which stays. */
static bool conflicts(struct dot_filler *filler, const struct dot_record *record,
                      const struct dot_field *field, const struct dot_attribute *attribute,
                      const void *value)
{
    struct text old = {0}, new = {0};
    bool given = field->type->format((const char *)record->record + field->offset, &old);
    bool differs = false;
    if (given) {
        field->type->format(value, &new);
        differs = strcmp(text_string(&old), text_string(&new)) != 0;
    }
    if (differs)
        warn_conflict(filler, record, attribute, text_string(&new), text_string(&old));
    text_release(&old);
    text_release(&new);
    return differs;
}

static void fill_field(struct dot_filler *filler, const struct dot_record *record,
                       const struct dot_field *field, const struct dot_attribute *attribute)
{
    char member[DOT_FIELD_SIZE] = {0};
    struct text reason = {0};
    size_t byte = 0;
    const char *value = names_at(filler->graph->strings, attribute->value);
    if (!*value)
        return; /* as in Graphviz, an empty value is no value */
    if (!field->type->parse(member, value, &byte, &reason)) {
        report_value(filler, attribute, value, byte, &reason);
        text_release(&reason);
        return;
    }
    if (record->again && conflicts(filler, record, field, attribute, member))
        return;
    if (record->class == DOT_CLASS_TYPE && field == dot_type_fields.items) {
        enum family family;
        memcpy(&family, member, sizeof family);
        struct relation_type *type = record->record;
        if (type->family != family)
            relation_type_set_family(type, family);
        return;
    }
    memcpy((char *)record->record + field->offset, member, field->type->size);
}

/* Whether the attribute was seen to already, and is no member and nothing to keep. */
static bool is_word(const struct dot_filler *filler, enum dot_class class,
                    const struct dot_attribute *attribute)
{
    if (class == DOT_CLASS_RELATION)
        return attribute->name == filler->relation ||
               (attribute->name == filler->dir &&
                strcmp(names_at(filler->graph->strings, attribute->value), "none") == 0);
    if (class == DOT_CLASS_GRAPH) /* what we hold is UTF-8, whatever the file was */
        return attribute->name == filler->charset ||
               (filler->drawn && attribute->name == filler->drawing);
    return attribute->name == filler->kind;
}

/* Whether the attribute is a picture's, and not the dossier's; the places of entities stay. */
static bool is_look(const struct dot_filler *filler, enum dot_class class,
                    const struct dot_attribute *attribute)
{
    const char *name = attribute_name(filler, attribute);
    return filler->drawn && dot_is_graphviz_attribute(name) &&
           !(class == DOT_CLASS_ENTITY && strcmp(name, "pos") == 0);
}

static bool has_value(const struct dot_record *record, const struct dot_field *field)
{
    struct text value = {0};
    bool given = field->type->format((const char *)record->record + field->offset, &value);
    text_release(&value);
    return given;
}

/* An HTML string stands for want of a value that we read: it goes where the record has one. */
static void warn_html(struct dot_filler *filler, const struct dot_record *record,
                      const struct dot_attribute *attribute, bool kept)
{
    struct error error = {0};
    const char *name = attribute_name(filler, attribute);
    if (kept) {
        error_set(&error, ERROR_INPUT, "%s is an HTML string: it is kept, and not read", name);
        error_hint(&error, "put it in quotes to have it read");
    } else {
        error_set(&error, ERROR_INPUT, "%s%s%s has %s twice: the HTML string is left out",
                  record->id ? "'" : "",
                  record->id ? record->id : class_fields[record->class]->whose,
                  record->id ? "'" : "", name);
    }
    dot_input_report(filler->input, &error, SEVERITY_WARNING, attribute->offset);
}

/* Leaves out the HTML string that was kept for want of what the field has now. */
static void drop_html(struct dot_filler *filler, const struct dot_record *record,
                      const struct dot_field *field, const struct dot_attribute *attribute)
{
    for (size_t i = 0; i < filler->kept_count; i++) {
        if (strcmp(filler->kept[i].name, field->name) != 0 || !has_value(record, field))
            continue;
        warn_html(filler, record, attribute, false);
        filler->kept_count--;
        memmove(filler->kept + i, filler->kept + i + 1,
                (filler->kept_count - i) * sizeof *filler->kept);
        return;
    }
}

static void count_unknown(struct dot_filler *filler, enum dot_class class,
                          const struct dot_attribute *attribute)
{
    struct dot_count *unknown = &filler->unknown[class][attribute->name];
    if (!unknown->count++)
        unknown->offset = name_offset(filler, attribute);
}

static void keep(struct dot_filler *filler, const char *name, const char *value, bool html)
{
    filler->kept =
        xgrow(filler->kept, filler->kept_count, &filler->kept_capacity, sizeof *filler->kept);
    filler->kept[filler->kept_count++] = (struct attribute){name, value, html};
}

/* Keeps an attribute that is not ours, unless the record has one of that name already. */
static void keep_new(struct dot_filler *filler, const struct dot_record *record,
                     const struct dot_attribute *attribute)
{
    const char *name = attribute_name(filler, attribute);
    const char *value = names_at(filler->graph->strings, attribute->value);
    const char *own = dossier_string(filler->dossier, name, strlen(name));
    for (size_t i = 0; i < record->span->count; i++) {
        if (filler->kept[i].name != own)
            continue;
        if (filler->kept[i].value != value && !dot_is_graphviz_attribute(name))
            warn_conflict(filler, record, attribute, value, filler->kept[i].value);
        return;
    }
    keep(filler, own, value, attribute->html);
}

/* Whether the span holds what was kept. */
static bool holds_kept(const struct dot_filler *filler, const struct attribute_span *span)
{
    const struct attribute *held = filler->dossier->attributes + span->first;
    if (span->count != filler->kept_count)
        return false;
    for (size_t i = 0; i < filler->kept_count; i++)
        if (held[i].name != filler->kept[i].name || held[i].value != filler->kept[i].value ||
            held[i].html != filler->kept[i].html)
            return false;
    return true;
}

/* Gives the record what was kept for it. Records made by one statement share it. */
static void set_span(struct dot_filler *filler, struct attribute_span *span)
{
    if (holds_kept(filler, span))
        return;
    if (!holds_kept(filler, &filler->last))
        filler->last = dossier_add_attributes(filler->dossier, filler->kept, filler->kept_count);
    *span = filler->last;
}

void dot_filler_fill(struct dot_filler *filler, const struct dot_record *record)
{
    const struct attribute_span *span = record->span;
    filler->kept_count = 0;
    for (uint32_t i = 0; span && i < span->count; i++) {
        const struct attribute *old = &filler->dossier->attributes[span->first + i];
        keep(filler, old->name, old->value, old->html);
    }
    for (size_t i = 0; i < record->count && !dot_input_full(filler->input); i++) {
        const struct dot_attribute *attribute = &record->attributes[i];
        const struct dot_field *field = filler->fields[record->class][attribute->name];
        if (is_word(filler, record->class, attribute))
            continue;
        if (field && !attribute->html) {
            fill_field(filler, record, field, attribute);
            drop_html(filler, record, field, attribute);
            continue;
        }
        if (!field && is_look(filler, record->class, attribute))
            continue;
        bool unwanted = field && has_value(record, field);
        if (field)
            warn_html(filler, record, attribute, !unwanted);
        else
            count_unknown(filler, record->class, attribute);
        if (record->span && !unwanted)
            keep_new(filler, record, attribute);
    }
    if (record->span)
        set_span(filler, record->span);
}

static const char *nearest_field(enum dot_class class, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < class_fields[class]->count; i++)
        suggest_consider(&suggest, class_fields[class]->items[i].name);
    if (class == DOT_CLASS_RELATION)
        suggest_consider(&suggest, "relation");
    else if (class != DOT_CLASS_GRAPH)
        suggest_consider(&suggest, "kind");
    return suggest.best;
}

/* Whether records of the class have nowhere to keep what is not ours. */
static bool keeps_nothing(enum dot_class class)
{
    return class == DOT_CLASS_TYPE || class == DOT_CLASS_KIND;
}

/* A name that is near to one of ours is likely a slip; any other may be on purpose. */
static void report_unknown(struct dot_filler *filler, enum dot_class class, const char *name,
                           const struct dot_count *unknown)
{
    bool lost = keeps_nothing(class), graphviz = dot_is_graphviz_attribute(name);
    const char *suggestion = graphviz ? NULL : nearest_field(class, name);
    struct error error = {.code = "unknown-attribute"};
    struct text times = {0};
    if (unknown->count > 1)
        text_addf(&times, ", %zu times", unknown->count);
    error_set(&error, ERROR_INPUT, "unknown attribute '%s' of %s%s", name,
              class_fields[class]->whose, text_string(&times));
    if (suggestion)
        error_hint(&error, "did you mean %s?", suggestion);
    else
        error_hint(&error, lost ? "it is not kept" : "it is kept as it is");
    bool slip = suggestion || (lost && !graphviz);
    dot_input_report(filler->input, &error, slip ? SEVERITY_WARNING : SEVERITY_NOTE,
                     unknown->offset);
    text_release(&times);
}

/* Graphviz's own attributes are kept without a word. */
void dot_filler_report(struct dot_filler *filler)
{
    for (int class = 0; class < DOT_CLASSES; class += 1)
        for (uint32_t name = 0; name < filler->graph->attribute_names.count; name++) {
            const char *string = names_at(&filler->graph->attribute_names, name);
            const struct dot_count *unknown = &filler->unknown[class][name];
            if (unknown->count &&
                (keeps_nothing((enum dot_class) class) || !dot_is_graphviz_attribute(string)))
                report_unknown(filler, (enum dot_class) class, string, unknown);
        }
}

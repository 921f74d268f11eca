/*
 * gml_write.c: a dossier as GML.
 */
#include "format/gml.h"
#include "format/lost.h"
#include "format/record_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct writer {
    struct text *out;
    const struct dossier *dossier;
    struct record record;
    size_t html;
};

/* GML's integers have 32 bits; a real has a point. What else looks like a number is a string. */
static bool is_gml_number(const char *string)
{
    if (!record_is_number(string))
        return false;
    return strchr(string, '.') ||
           (!strpbrk(string, "eE") && fabs(strtod(string, NULL)) <= INT32_MAX);
}

static void add_value(struct writer *writer, const char *value)
{
    if (is_gml_number(value))
        text_add(writer->out, value);
    else
        gml_add_string(writer->out, value);
    text_add_char(writer->out, '\n');
}

static void add_record(struct writer *writer, enum graph_part part, const char *indent)
{
    for (size_t i = 0; i < writer->record.count; i++) {
        const struct record_attribute *attribute = &writer->record.attributes[i];
        text_add(writer->out, indent);
        gml_add_key(writer->out, part, attribute->name);
        text_add_char(writer->out, ' ');
        add_value(writer, attribute->value);
        writer->html += attribute->html;
    }
}

static void add_word(struct writer *writer, const char *name)
{
    text_add(writer->out, "    record [\n      name ");
    gml_add_string(writer->out, name);
    text_add_char(writer->out, '\n');
    add_record(writer, PART_RECORD, "      ");
    text_add(writer->out, "    ]\n");
}

static void add_words(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    const struct vocabulary *words = &dossier->vocabulary;
    text_add(writer->out, "  entente [\n    version 1\n");
    for (size_t i = 0; i < dossier->source_count; i++) {
        record_of_source(&writer->record, dossier, i);
        add_word(writer, dossier->sources[i].id);
    }
    for (size_t i = 0; i < words->kind_count; i++)
        if (record_of_kind(&writer->record, dossier, i))
            add_word(writer, words->kinds[i].name);
    for (size_t i = 0; i < words->type_count; i++)
        if (record_of_type(&writer->record, dossier, i))
            add_word(writer, words->types[i].name);
    text_add(writer->out, "  ]\n");
}

static void add_entities(struct writer *writer)
{
    for (size_t i = 0; i < writer->dossier->entity_count; i++) {
        record_of_entity(&writer->record, writer->dossier, i);
        text_addf(writer->out, "  node [\n    id %zu\n    label ", i);
        gml_add_string(writer->out, writer->dossier->entities[i].id);
        text_add_char(writer->out, '\n');
        add_record(writer, PART_NODE, "    ");
        text_add(writer->out, "  ]\n");
    }
}

static void add_relations(struct writer *writer, bool undirected)
{
    for (size_t i = 0; i < writer->dossier->relation_count; i++) {
        const struct relation *relation = &writer->dossier->relations[i];
        record_of_relation(&writer->record, writer->dossier, i);
        if (undirected)
            record_remove(&writer->record, "dir");
        text_addf(writer->out, "  edge [\n    source %u\n    target %u\n", relation->from,
                  relation->to);
        add_record(writer, PART_EDGE, "    ");
        text_add(writer->out, "  ]\n");
    }
}

bool gml_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    struct writer writer = {.out = out, .dossier = dossier};
    bool undirected = record_all_undirected(dossier);
    (void)error; /* GML takes every dossier */
    text_addf(out, "Creator \"entente\"\nVersion 1\ngraph [\n  directed %d\n  multigraph 1\n",
              !undirected);
    if (dossier->name) {
        text_add(out, "  label ");
        gml_add_string(out, dossier->name);
        text_add_char(out, '\n');
    }
    add_words(&writer);
    record_of_graph(&writer.record, dossier);
    add_record(&writer, PART_GRAPH, "  ");
    add_entities(&writer);
    add_relations(&writer, undirected);
    text_add(out, "]\n");
    lost_add(lost, "GML", "HTML strings", writer.html);
    record_release(&writer.record);
    return true;
}

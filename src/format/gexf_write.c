/*
 * gexf_write.c: a dossier as GEXF 1.2.
 */
#include "format/gexf.h"
#include "format/record_columns.h"
#include "format/xml_write.h"

#include <string.h>

struct writer {
    struct xml_writer xml;
    const struct dossier *dossier;
    struct record_columns nodes, edges;
    struct record record;
    bool undirected; /* all relations are */
    bool dynamic;    /* some date is of exact days */
};

/* Fill the record with what goes into attvalues. */

static void record_node(struct writer *writer, size_t index)
{
    const struct entity *entity = &writer->dossier->entities[index];
    record_of_entity(&writer->record, writer->dossier, index);
    if (entity->label && strcmp(entity->label, entity->id) != 0)
        record_remove(&writer->record, "label"); /* one like the id would be taken for none */
}

static void record_edge(struct writer *writer, size_t index)
{
    record_of_relation(&writer->record, writer->dossier, index);
    record_remove(&writer->record, "label");
    record_remove(&writer->record, "weight");
    if (writer->undirected)
        record_remove(&writer->record, "dir");
}

static bool has_days(const struct edtf *date)
{
    struct text start = {0}, end = {0};
    bool days = gexf_date_days(date, &start, &end);
    text_release(&start);
    text_release(&end);
    return days;
}

static void collect(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_node(writer, i);
        record_columns_add(&writer->nodes, &writer->record);
        writer->dynamic = writer->dynamic || has_days(&dossier->entities[i].when);
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        record_edge(writer, i);
        record_columns_add(&writer->edges, &writer->record);
        writer->dynamic =
            writer->dynamic || has_days(relation_when(dossier, &dossier->relations[i]));
    }
}

static void add_columns(struct writer *writer, const struct record_columns *columns,
                        const char *class)
{
    if (!columns->names.count)
        return;
    text_addf(writer->xml.out, "    <attributes class=\"%s\" mode=\"static\">\n", class);
    for (uint32_t i = 0; i < columns->names.count; i++) {
        text_addf(writer->xml.out, "      <attribute id=\"%u\"", i);
        xml_add_attribute(&writer->xml, "title", names_at(&columns->names, i));
        text_addf(writer->xml.out, " type=\"%s\"/>\n", record_column_type(columns, i));
    }
    text_add(writer->xml.out, "    </attributes>\n");
}

static void add_days(struct writer *writer, const struct edtf *date)
{
    struct text start = {0}, end = {0};
    gexf_date_days(date, &start, &end);
    if (start.length)
        xml_add_attribute(&writer->xml, "start", start.data);
    if (end.length)
        xml_add_attribute(&writer->xml, "end", end.data);
    text_release(&start);
    text_release(&end);
}

/* Ends the element that is open, with the record in it. */
static void end_element(struct writer *writer, const struct record_columns *columns,
                        const char *name)
{
    if (!writer->record.count) {
        text_add(writer->xml.out, "/>\n");
        return;
    }
    text_add(writer->xml.out, ">\n        <attvalues>\n");
    for (size_t i = 0; i < writer->record.count; i++) {
        const struct record_attribute *attribute = &writer->record.attributes[i];
        text_addf(writer->xml.out, "          <attvalue for=\"%u\"",
                  record_column(columns, attribute->name));
        xml_add_attribute(&writer->xml, "value", attribute->value);
        text_add(writer->xml.out, "/>\n");
        writer->xml.html += attribute->html;
    }
    text_addf(writer->xml.out, "        </attvalues>\n      </%s>\n", name);
}

static void add_nodes(struct writer *writer)
{
    text_add(writer->xml.out, "    <nodes>\n");
    for (size_t i = 0; i < writer->dossier->entity_count; i++) {
        const struct entity *entity = &writer->dossier->entities[i];
        text_add(writer->xml.out, "      <node");
        xml_add_attribute(&writer->xml, "id", entity->id);
        xml_add_attribute(&writer->xml, "label", entity->label ? entity->label : entity->id);
        add_days(writer, &entity->when);
        record_node(writer, i);
        end_element(writer, &writer->nodes, "node");
    }
    text_add(writer->xml.out, "    </nodes>\n");
}

static void add_edge(struct writer *writer, size_t index)
{
    const struct dossier *dossier = writer->dossier;
    const struct relation *relation = &dossier->relations[index];
    record_of_relation(&writer->record, dossier, index);
    const char *label = record_value(&writer->record, "label");
    const char *weight = record_value(&writer->record, "weight");
    text_addf(writer->xml.out, "      <edge id=\"%zu\"", index);
    xml_add_attribute(&writer->xml, "source", dossier->entities[relation->from].id);
    xml_add_attribute(&writer->xml, "target", dossier->entities[relation->to].id);
    if (label)
        xml_add_attribute(&writer->xml, "label", label);
    if (weight)
        xml_add_attribute(&writer->xml, "weight", weight);
    add_days(writer, relation_when(dossier, relation));
    record_edge(writer, index);
    end_element(writer, &writer->edges, "edge");
}

static void add_meta(struct writer *writer)
{
    text_add(writer->xml.out, "  <meta>\n    <creator>entente</creator>\n");
    if (writer->dossier->title) {
        struct xml_writer again = {.out = writer->xml.out}; /* what it loses is counted elsewhere */
        text_add(writer->xml.out, "    <description>");
        xml_add_text(&again, writer->dossier->title);
        text_add(writer->xml.out, "</description>\n");
    }
    text_add(writer->xml.out, "  </meta>\n");
}

static void add_graph(struct writer *writer)
{
    text_addf(writer->xml.out, "  <graph defaultedgetype=\"%s\" mode=\"%s\"%s>\n",
              writer->undirected ? "undirected" : "directed",
              writer->dynamic ? "dynamic" : "static",
              writer->dynamic ? " timeformat=\"date\"" : "");
    add_columns(writer, &writer->nodes, "node");
    add_columns(writer, &writer->edges, "edge");
    add_nodes(writer);
    text_add(writer->xml.out, "    <edges>\n");
    for (size_t i = 0; i < writer->dossier->relation_count; i++)
        add_edge(writer, i);
    text_add(writer->xml.out, "    </edges>\n  </graph>\n");
}

bool gexf_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                struct error *error)
{
    struct writer writer = {
        .xml = {.out = out}, .dossier = dossier, .undirected = record_all_undirected(dossier)};
    (void)error; /* GEXF takes every dossier */
    collect(&writer);
    text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n");
    xml_add_dossier(&writer.xml, dossier, true, &writer.record);
    add_meta(&writer);
    add_graph(&writer);
    text_add(out, "</gexf>\n");
    xml_writer_report(&writer.xml, "GEXF", lost);
    record_columns_release(&writer.nodes);
    record_columns_release(&writer.edges);
    record_release(&writer.record);
    return true;
}

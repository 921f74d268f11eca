/*
 * graphml_write.c: a dossier as GraphML.
 */
#include "format/graphml.h"
#include "format/record_columns.h"
#include "format/xml_write.h"

#include <string.h>

/* The attributes of the dossier, of entities, of relations: three sets of keys. */
enum { OF_GRAPH, OF_NODES, OF_EDGES, SETS };

struct writer {
    struct xml_writer xml;
    const struct dossier *dossier;
    struct record_columns columns[SETS];
    struct record record;
    bool undirected; /* all relations are */
};

static void record_edge(struct writer *writer, size_t relation)
{
    record_of_relation(&writer->record, writer->dossier, relation);
    if (writer->undirected)
        record_remove(&writer->record, "dir");
}

static void collect_columns(struct writer *writer)
{
    record_of_graph(&writer->record, writer->dossier);
    record_columns_add(&writer->columns[OF_GRAPH], &writer->record);
    record_columns_of_entities(&writer->columns[OF_NODES], writer->dossier, &writer->record);
    for (size_t i = 0; i < writer->dossier->relation_count; i++) {
        record_edge(writer, i);
        record_columns_add(&writer->columns[OF_EDGES], &writer->record);
    }
}

static void add_keys(struct writer *writer)
{
    static const char *const whose[SETS] = {"graph", "node", "edge"};
    for (int set = 0; set < SETS; set++)
        for (uint32_t i = 0; i < writer->columns[set].names.count; i++) {
            text_addf(writer->xml.out, "  <key id=\"%c%u\" for=\"%s\"", whose[set][0], i,
                      whose[set]);
            xml_add_attribute(&writer->xml, "attr.name", names_at(&writer->columns[set].names, i));
            text_addf(writer->xml.out, " attr.type=\"%s\"/>\n",
                      record_column_type(&writer->columns[set], i));
        }
}

/* The record as <data>; then the end of the element that it stands in. */
static void add_data(struct writer *writer, int set, const char *indent)
{
    static const char letters[SETS] = {'g', 'n', 'e'};
    for (size_t i = 0; i < writer->record.count; i++) {
        const struct record_attribute *attribute = &writer->record.attributes[i];
        text_addf(writer->xml.out, "%s<data key=\"%c%u\">", indent, letters[set],
                  record_column(&writer->columns[set], attribute->name));
        xml_add_text(&writer->xml, attribute->value);
        text_add(writer->xml.out, "</data>\n");
        writer->xml.html += attribute->html;
    }
}

/* The element is open; it ends here, with the record within it where that says anything. */
static void end_element(struct writer *writer, int set, const char *name)
{
    if (!writer->record.count) {
        text_add(writer->xml.out, "/>\n");
        return;
    }
    text_add(writer->xml.out, ">\n");
    add_data(writer, set, "      ");
    text_addf(writer->xml.out, "    </%s>\n", name);
}

static void add_entities(struct writer *writer)
{
    for (size_t i = 0; i < writer->dossier->entity_count; i++) {
        record_of_entity(&writer->record, writer->dossier, i);
        text_add(writer->xml.out, "    <node");
        xml_add_attribute(&writer->xml, "id", writer->dossier->entities[i].id);
        end_element(writer, OF_NODES, "node");
    }
}

static void add_relations(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        record_edge(writer, i);
        text_add(writer->xml.out, "    <edge");
        xml_add_attribute(&writer->xml, "source", dossier->entities[relation->from].id);
        xml_add_attribute(&writer->xml, "target", dossier->entities[relation->to].id);
        end_element(writer, OF_EDGES, "edge");
    }
}

bool graphml_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                   struct error *error)
{
    struct writer writer = {
        .xml = {.out = out}, .dossier = dossier, .undirected = record_all_undirected(dossier)};
    (void)error; /* GraphML takes every dossier */
    collect_columns(&writer);
    text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    add_keys(&writer);
    xml_add_dossier(&writer.xml, dossier, false, &writer.record);
    text_add(out, "  <graph");
    if (dossier->name)
        xml_add_attribute(&writer.xml, "id", dossier->name);
    xml_add_attribute(&writer.xml, "edgedefault", writer.undirected ? "undirected" : "directed");
    text_add(out, ">\n");
    record_of_graph(&writer.record, dossier);
    add_data(&writer, OF_GRAPH, "    ");
    add_entities(&writer);
    add_relations(&writer);
    text_add(out, "  </graph>\n</graphml>\n");
    xml_writer_report(&writer.xml, "GraphML", lost);
    for (int set = 0; set < SETS; set++)
        record_columns_release(&writer.columns[set]);
    record_release(&writer.record);
    return true;
}

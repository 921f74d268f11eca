/*
 * xml_dossier.c: the sources and words of a dossier, out of a file of another tool's format.
 */
#include "format/xml_dossier.h"

#include <string.h>

void xml_dossier_open(struct xml_dossier *dossier, struct graph_builder *builder,
                      const struct xml_element *element)
{
    const struct xml_attribute *id = xml_find(element, "id"), *name = xml_find(element, "name");
    if (strcmp(element->name, "dossier") == 0) {
        builder->own = true;
        if (name)
            builder->graph.name = names_intern(builder->graph.strings, name->value, name->length);
    } else if (strcmp(element->name, "record") == 0) {
        dossier->record = (struct graph_object){.part = PART_GRAPH};
        if (id)
            dossier->record = (struct graph_object){
                PART_RECORD, graph_builder_record(builder, id->value, id->length, element->offset)};
    } else if (strcmp(element->name, "value") == 0) {
        text_clear(&dossier->name);
        text_add_bytes(&dossier->name, name ? name->value : "", name ? name->length : 0);
    }
}

void xml_dossier_close(struct xml_dossier *dossier, struct graph_builder *builder, const char *name,
                       const struct text *text, uint32_t offset)
{
    if (strcmp(name, "value") == 0)
        graph_builder_set(builder, dossier->record, text_string(&dossier->name), text_string(text),
                          text->length, offset);
}

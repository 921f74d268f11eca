/*
 * cytoscape.c: how Cytoscape names entities, in both of its formats.
 */
#include "format/cytoscape.h"

#include <string.h>

void cytoscape_note_entities(const struct dossier *dossier, struct json_style *style)
{
    struct record record = {0};
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&record, dossier, i);
        json_style_note(style, &record, 0);
    }
    record_release(&record);
}

void cytoscape_note_relations(const struct dossier *dossier, struct json_style *style)
{
    struct record record = {0};
    for (size_t i = 0; i < dossier->relation_count; i++) {
        record_of_relation(&record, dossier, i);
        json_style_note(style, &record, 0);
    }
    record_release(&record);
}

static void remove_label(struct record *record)
{
    size_t kept = 0;
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->attributes[i].name, "label") != 0 || record->attributes[i].html)
            record->attributes[kept++] = record->attributes[i];
    record->count = kept;
}

/* A name that is the id is read as no label; a label that is the id is written as `label`. */
void cytoscape_add_entity(const struct dossier *dossier, size_t entity, struct json_style *style,
                          struct record *record, struct text *out)
{
    const struct entity *own = &dossier->entities[entity];
    bool same = own->label && strcmp(own->label, own->id) == 0;
    record_of_entity(record, dossier, entity);
    text_add(out, same ? ", \"label\": " : ", \"name\": ");
    json_add_string(out, entity_label(own));
    remove_label(record);
    json_add_record(out, style, record, 0, true);
}

/*
 * map_words.c: the words of a map's SVG: its title, a description, what nodes and lines stand for.
 */
#include "picture/map_words.h"

#include "picture/label.h"

#include <stdio.h>
#include <string.h>

enum { TITLE_MAX = 400 };

static void index_ids(struct map_words *map)
{
    const struct diagram *diagram = map->diagram;
    for (size_t i = 0; i < diagram->node_count; i++)
        names_add(&map->ids, diagram->nodes[i].id, strlen(diagram->nodes[i].id));
    for (size_t i = 0; i < diagram->line_count; i++)
        names_add(&map->ids, diagram->lines[i].id, strlen(diagram->lines[i].id));
    for (size_t i = 0; i < diagram->region_count; i++) {
        char id[40];
        snprintf(id, sizeof id, "group-%u", diagram->regions[i].group + 1);
        names_add(&map->ids, id, strlen(id));
    }
}

static void describe_region(const struct diagram *diagram, const struct region *region,
                            struct text *out)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        count += diagram->nodes[i].group == region->group;
    text_addf(out, "%s: %zu %s", region->caption, count, count == 1 ? "entity" : "entities");
}

/* As a page has it that says the rest elsewhere: "Belarus: state". */
static void name_node(const struct diagram *diagram, const struct diagram_node *node,
                      struct text *out)
{
    const struct dossier *dossier = diagram->view->dossier;
    const struct entity *entity = &dossier->entities[node->entity];
    label_clean(entity_label(entity), TITLE_MAX, out);
    text_add(out, ": ");
    label_clean(dossier->vocabulary.kinds[entity->kind].name, TITLE_MAX, out);
}

/* "Belarus – Russia: dissent". */
static void name_line(const struct diagram *diagram, const struct diagram_line *line,
                      struct text *out)
{
    const struct entity *entities = diagram->view->dossier->entities;
    label_clean(entity_label(&entities[diagram->nodes[line->from].entity]), TITLE_MAX, out);
    text_add(out, line->forward && !line->backward ? " → " : " – ");
    label_clean(entity_label(&entities[diagram->nodes[line->to].entity]), TITLE_MAX, out);
    text_addf(out, ": %s", family_name(line->family));
    if (line->relation_count > 1)
        text_addf(out, " (%u×)", line->relation_count);
}

static void describe_id(const void *context, const char *id, size_t length, struct text *out)
{
    const struct map_words *map = context;
    const struct diagram *diagram = map->diagram;
    uint32_t index = names_find(&map->ids, id, length);
    if (index == NAME_NONE)
        return;
    bool named = diagram->options->numbers != NULL;
    if (index < diagram->node_count)
        (named ? name_node : describe_node)(diagram, &diagram->nodes[index], out);
    else if (index < diagram->node_count + diagram->line_count)
        (named ? name_line : describe_line)(diagram, &diagram->lines[index - diagram->node_count],
                                            out);
    else
        describe_region(diagram,
                        &diagram->regions[index - diagram->node_count - diagram->line_count], out);
}

static void describe_map(const struct diagram *diagram, struct text *out)
{
    text_addf(out, "A map of %zu entities and %zu relations between them.", diagram->node_count,
              diagram->relation_count);
    for (int family = 0; family < FAMILY_COUNT; family++) {
        size_t count = diagram_count_family(diagram, (enum family)family);
        if (count)
            text_addf(out, " %s: %zu.", family_name((enum family)family), count);
    }
}

void map_words_init(struct map_words *map, const struct diagram *diagram)
{
    const char *given = diagram_title(diagram);
    *map = (struct map_words){.diagram = diagram};
    label_clean(given ? given : "Map of relations", TITLE_MAX, &map->title);
    describe_map(diagram, &map->description);
    index_ids(map);
    map->words = (struct svg_words){
        text_string(&map->title), text_string(&map->description), describe_id, map, 0, 0};
}

void map_words_release(struct map_words *map)
{
    names_release(&map->ids);
    text_release(&map->title);
    text_release(&map->description);
}

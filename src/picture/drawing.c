/*
 * drawing.c: the finished map as a DOT graph that is the dossier as well. Each entity's node has
 * the looks and the place of its node on the page. Relations are there one by one, out of sight;
 * what is seen are the page's lines, each for one or several of them, and its texts: marked as
 * `drawing`, so that whoever reads the dossier leaves them out.
 */
#include "picture/drawing.h"

#include "base/xalloc.h"
#include "format/dot_names.h"
#include "format/dot_record.h"
#include "picture/drawing_groups.h"
#include "picture/label.h"
#include "picture/page.h"
#include "picture/restyle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETTINGS_MAX = 64 }; /* of one object; the page's have about twenty */

/* What the functions of this file pass to each other. */
struct drawing {
    const struct diagram *diagram;
    Agraph_t *page;
    struct restyle restyle;
    struct names parts;   /* the names of the page's nodes, in the order of the copy's entities */
    struct names omitted; /* attributes of the dossier that are left out */
    struct text prefix;   /* of the parts' names in the file: no name of the dossier starts so */
    struct setting settings[SETTINGS_MAX];
    size_t setting_count;
};

/* For layouts that place nodes anew: neato and fdp leave those that are pinned where they are. */
static const struct setting of_graph[] = {{DOT_DRAWING, DOT_DRAWING_MAP}, {"inputscale", "72"}};
static const struct setting pinned = {"pin", "true"};

static void set(struct drawing *drawing, struct setting setting)
{
    if (drawing->setting_count < SETTINGS_MAX)
        drawing->settings[drawing->setting_count++] = setting;
}

static const char *keep(struct drawing *drawing, const struct text *text)
{
    return names_intern(&drawing->restyle.strings, text_string(text), text->length);
}

/* Sets what the page says of the object: all that differs from what Graphviz supposes. */
static void set_looks(struct drawing *drawing, void *object, int kind)
{
    Agsym_t *symbol = NULL;
    while ((symbol = agnxtattr(drawing->page, kind, symbol))) {
        const char *value = agxget(object, symbol);
        const char *supposed = kind == AGRAPH ? "" : symbol->defval; /* a graph's is its value */
        if (strcmp(value, supposed) != 0)
            set(drawing, (struct setting){symbol->name, value});
    }
}

/* What the dossier keeps, and the picture has other uses for. An old place is nothing to miss. */
static bool leaves_out(void *context, const char *name)
{
    struct drawing *drawing = context;
    bool ours = dot_is_graphviz_attribute(name) || strcmp(name, DOT_DRAWING) == 0 ||
                strcmp(name, DOT_PLAIN_LABEL) == 0;
    if (ours && strcmp(name, "pos") != 0)
        names_add(&drawing->omitted, name, strlen(name));
    return ours;
}

static bool any_starts(const struct dossier *dossier, const char *prefix)
{
    size_t length = strlen(prefix);
    bool any = false;
    for (size_t i = 0; i < dossier->entity_count; i++)
        any |= strncmp(dossier->entities[i].id, prefix, length) == 0;
    for (size_t i = 0; i < dossier->source_count; i++)
        any |= strncmp(dossier->sources[i].id, prefix, length) == 0;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++)
        any |= strncmp(dossier->vocabulary.kinds[i].name, prefix, length) == 0;
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++)
        any |= strncmp(dossier->vocabulary.types[i].name, prefix, length) == 0;
    return any;
}

static void choose_prefix(struct drawing *drawing)
{
    text_add(&drawing->prefix, DOT_DRAWING ":");
    while (any_starts(drawing->diagram->view->dossier, drawing->prefix.data))
        text_add_char(&drawing->prefix, ':');
}

static void add_entity(struct drawing *drawing, const struct diagram_node *node)
{
    Agnode_t *drawn = agnode(drawing->page, node->id, false);
    struct entity entity = drawing->diagram->view->dossier->entities[node->entity];
    names_add(&drawing->parts, node->id, strlen(node->id));
    drawing->setting_count = 0;
    if (entity.label)
        set(drawing, (struct setting){DOT_PLAIN_LABEL, entity.label});
    entity.label = NULL;
    set_looks(drawing, drawn, AGNODE);
    set(drawing, pinned);
    restyle_add_entity(&drawing->restyle, entity, drawing->settings, drawing->setting_count);
}

/* Keeps an edge out of sight: a point at the place of its first node. */
static void hide_edge(struct drawing *drawing, const char *place)
{
    struct text route = {0};
    text_addf(&route, "%s %s %s %s", place, place, place, place);
    set(drawing, (struct setting){"style", "invis"});
    set(drawing, (struct setting){"pos", keep(drawing, &route)});
    text_release(&route);
}

static void add_relation(struct drawing *drawing, struct relation relation)
{
    Agnode_t *from = agnode(drawing->page, drawing->diagram->nodes[relation.from].id, false);
    struct evidence said = *relation_evidence(drawing->restyle.dossier, &relation);
    drawing->setting_count = 0;
    if (said.label)
        set(drawing, (struct setting){DOT_PLAIN_LABEL, said.label});
    said.label = NULL;
    hide_edge(drawing, agget(from, (char *)"pos"));
    restyle_add_relation(&drawing->restyle, relation, said, drawing->settings,
                         drawing->setting_count);
}

/* Adds the relation of the dossier where both ends are on the page; `node_of`: index + 1. */
static void add_relation_of(struct drawing *drawing, struct relation relation,
                            const uint32_t *node_of)
{
    uint32_t from = node_of[relation.from], to = node_of[relation.to];
    if (!from || !to)
        return;
    relation.from = from - 1;
    relation.to = to - 1;
    add_relation(drawing, relation);
}

/* In the order of the view, and so of the dossier, not in that of the lines; then judgements. */
static void add_relations(struct drawing *drawing)
{
    const struct diagram *diagram = drawing->diagram;
    const struct view *view = diagram->view;
    const struct dossier *dossier = view->dossier;
    uint32_t *node_of = xcalloc(dossier->entity_count + 1, sizeof *node_of);
    for (size_t i = 0; i < diagram->node_count; i++)
        node_of[diagram->nodes[i].entity] = (uint32_t)i + 1;
    for (size_t i = 0; i < view->relation_count; i++)
        add_relation_of(drawing, dossier->relations[view->relations[i]], node_of);
    for (size_t i = 0; i < dossier->judgement_count; i++)
        add_relation_of(drawing, dossier->judgements[i], node_of);
    free(node_of);
}

/* What a part of the picture is: its class in an SVG; "sample" where it has none. */
static struct setting part_of(void *object)
{
    const char *class = agget(object, (char *)"class");
    return (struct setting){DOT_DRAWING, class && *class ? class : "sample"};
}

/* The page's nodes that stand for no entity. */
static void add_parts(struct drawing *drawing)
{
    for (Agnode_t *node = agfstnode(drawing->page); node; node = agnxtnode(drawing->page, node)) {
        const char *name = agnameof(node);
        struct text id = {0};
        if (names_find(&drawing->parts, name, strlen(name)) != NAME_NONE)
            continue;
        names_add(&drawing->parts, name, strlen(name));
        drawing->setting_count = 0;
        set(drawing, part_of(node));
        set_looks(drawing, node, AGNODE);
        set(drawing, pinned);
        text_addf(&id, "%s%s", drawing->prefix.data, name);
        restyle_add_entity(
            &drawing->restyle,
            (struct entity){.id = keep(drawing, &id), .kind = KIND_ENTITY, .declared = true},
            drawing->settings, drawing->setting_count);
        text_release(&id);
    }
}

static uint32_t index_of(const struct drawing *drawing, Agnode_t *node)
{
    const char *name = agnameof(node);
    return names_find(&drawing->parts, name, strlen(name));
}

static void add_lines(struct drawing *drawing)
{
    Agraph_t *page = drawing->page;
    for (Agnode_t *node = agfstnode(page); node; node = agnxtnode(page, node))
        for (Agedge_t *edge = agfstout(page, node); edge; edge = agnxtout(page, edge)) {
            struct relation line = {.from = index_of(drawing, agtail(edge)),
                                    .to = index_of(drawing, aghead(edge)),
                                    .type = TYPE_TIE};
            drawing->setting_count = 0;
            set(drawing, part_of(edge));
            set_looks(drawing, edge, AGEDGE);
            restyle_add_relation(&drawing->restyle, line, (struct evidence){0}, drawing->settings,
                                 drawing->setting_count);
        }
}

/* A part of the page around the map, and where it is. */
struct part_place {
    uint32_t part;
    double x, y;
    const char *place;
};

/* As one reads: from the top, from the left. */
static int compare_places(const void *first, const void *second)
{
    const struct part_place *a = first, *b = second;
    int order = (a->y < b->y) - (a->y > b->y);
    if (!order)
        order = (a->x > b->x) - (a->x < b->x);
    return order ? order : (a->part > b->part) - (a->part < b->part);
}

/* The parts that stand around the map: all but the labels of lines. */
static struct part_place *find_places(const struct drawing *drawing, size_t *count)
{
    struct part_place *places = xcalloc(drawing->parts.count + 1, sizeof *places);
    *count = 0;
    for (size_t i = drawing->diagram->node_count; i < drawing->parts.count; i++) {
        Agnode_t *node =
            agnode(drawing->page, (char *)names_at(&drawing->parts, (uint32_t)i), false);
        struct part_place place = {.part = (uint32_t)i, .place = agget(node, (char *)"pos")};
        if (strcmp(part_of(node).value, "label") == 0 ||
            sscanf(place.place, "%lf,%lf", &place.x, &place.y) != 2)
            continue;
        places[(*count)++] = place;
    }
    qsort(places, *count, sizeof *places, compare_places);
    return places;
}

/*
 * Ties the title, the legend and the sources together, out of sight: a layout that places nodes
 * anew, as dot does, then stacks them beside the map, and does not line them up in one endless row.
 */
static void stack_parts(struct drawing *drawing)
{
    size_t count;
    struct part_place *places = find_places(drawing, &count);
    for (size_t i = 1; i < count; i++) {
        struct relation tie = {.from = places[i - 1].part, .to = places[i].part, .type = TYPE_TIE};
        drawing->setting_count = 0;
        set(drawing, (struct setting){DOT_DRAWING, "stack"});
        hide_edge(drawing, places[i - 1].place);
        restyle_add_relation(&drawing->restyle, tie, (struct evidence){0}, drawing->settings,
                             drawing->setting_count);
    }
    free(places);
}

static void set_graph(struct drawing *drawing)
{
    struct dossier *copy = &drawing->restyle.copy;
    drawing->setting_count = 0;
    for (size_t i = 0; i < sizeof of_graph / sizeof *of_graph; i++)
        set(drawing, of_graph[i]);
    set_looks(drawing, drawing->page, AGRAPH);
    copy->graph_attributes =
        restyle_attributes(&drawing->restyle, drawing->restyle.dossier->graph_attributes,
                           drawing->settings, drawing->setting_count);
    if (drawing->diagram->options->title)
        copy->title = drawing->diagram->options->title;
}

/* Where the nodes out of sight are: anywhere on the page. */
static const char *hidden_place(const struct drawing *drawing)
{
    Agnode_t *node = agfstnode(drawing->page);
    return node ? agget(node, (char *)"pos") : "0,0";
}

static void note_omissions(const struct drawing *drawing, const struct picture_page *page)
{
    struct text note = {0};
    if (!drawing->omitted.count)
        return;
    text_add(&note, "a drawing has looks of its own, so these attributes of the dossier are not "
                    "in it: ");
    for (uint32_t i = 0; i < drawing->omitted.count; i++) {
        text_add(&note, i ? ", " : "");
        label_clean(names_at(&drawing->omitted, i), 60, &note);
    }
    page_note(page, text_string(&note));
    text_release(&note);
}

static void drawing_init(struct drawing *drawing, const struct diagram *diagram, Agraph_t *page)
{
    *drawing = (struct drawing){.diagram = diagram, .page = page};
    restyle_init(&drawing->restyle, diagram->view->dossier, (size_t)agnnodes(page),
                 diagram->view->relation_count + (size_t)(agnedges(page) + agnnodes(page)));
    drawing->restyle.leaves_out = leaves_out;
    drawing->restyle.context = drawing;
    choose_prefix(drawing);
}

static void drawing_release(struct drawing *drawing)
{
    restyle_release(&drawing->restyle);
    names_release(&drawing->parts);
    names_release(&drawing->omitted);
    text_release(&drawing->prefix);
}

bool drawing_write(const struct diagram *diagram, Agraph_t *graph, const struct picture_page *page,
                   struct text *out, struct error *error)
{
    struct drawing drawing;
    drawing_init(&drawing, diagram, graph);
    const struct setting hidden[] = {{"style", "invis"},
                                     {"shape", "point"},
                                     {"width", "0.01"},
                                     {"pos", hidden_place(&drawing)},
                                     pinned};
    set_graph(&drawing);
    for (size_t i = 0; i < diagram->node_count; i++)
        add_entity(&drawing, &diagram->nodes[i]);
    add_relations(&drawing);
    add_parts(&drawing);
    add_lines(&drawing);
    stack_parts(&drawing);
    bool done = restyle_write(&drawing.restyle, hidden, sizeof hidden / sizeof *hidden, out, error);
    if (done) {
        drawing_add_groups(diagram, graph, out);
        note_omissions(&drawing, page);
    }
    drawing_release(&drawing);
    return done;
}

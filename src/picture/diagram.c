/*
 * diagram.c: builds a diagram from a view: which entities become nodes, which relations are drawn
 * as one line, and the short labels on lines.
 */
#include "picture/diagram.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "picture/label.h"
#include "picture/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABEL_COLUMNS = 17,      /* of a node's label */
    LONG_LABEL = 44,         /* characters from which on lines may be longer */
    LONG_LABEL_COLUMNS = 24, /* and how much longer */
    LABEL_MAX = 160,         /* characters; the rest is in the tooltip */
    LINE_LABEL_MAX = 20,     /* characters of a label on a line; a longer one is not drawn */
};

/* A relation on its way into a line. */
struct strand {
    uint32_t low, high; /* nodes */
    uint32_t relation;
    enum family family;
    enum line_state state;
};

static char *node_label(const struct entity *entity, bool possible)
{
    struct text clean = {0}, wrapped = {0};
    label_clean(entity_label(entity), LABEL_MAX, &clean);
    if (possible)
        text_add(&clean, "?");
    size_t characters = utf8_count(text_string(&clean), clean.length);
    label_wrap(text_string(&clean), characters > LONG_LABEL ? LONG_LABEL_COLUMNS : LABEL_COLUMNS,
               &wrapped);
    text_release(&clean);
    text_add(&wrapped, ""); /* so that there is data */
    return wrapped.data;
}

static char *node_id(const struct diagram_options *options, const struct entity *entity,
                     uint32_t index)
{
    struct text id = {0};
    if (options->numbers) {
        text_addf(&id, "e%u", options->numbers[index]);
        return id.data;
    }
    text_add(&id, "node-");
    label_identifier(entity->id, &id);
    return id.data;
}

static bool shown(const struct diagram *diagram, size_t entity)
{
    const double *influence = diagram->options->influence;
    return diagram->view->entities[entity] && (!influence || influence[entity] >= 0);
}

/* In the colour of its bloc; paper: it is in none. */
static void colour_by_bloc(struct diagram_node *node, const struct diagram *diagram)
{
    node->fill = diagram->theme->paper;
    node->bloc = diagram->options->blocs[node->entity];
    if (node->bloc == PICTURE_NO_BLOC)
        return;
    node->fill = style_bloc_fill(diagram->theme, node->bloc);
    node->outlines = style_bloc_outlines(diagram->theme, node->bloc);
}

/* In the colour of its score; paper: it has none. */
static void colour_by_score(struct diagram_node *node, const struct diagram *diagram)
{
    node->score = diagram->options->scores[node->entity];
    node->fill = grades_fill(&diagram->grades, diagram->theme, node->score);
    node->text = style_text_on(diagram->theme, node->fill);
}

static void add_node(struct diagram *diagram, uint32_t entity)
{
    const struct dossier *dossier = diagram->view->dossier;
    const double *influence = diagram->options->influence;
    struct diagram_node *node = &diagram->nodes[diagram->node_count++];
    bool possible = diagram->view->entities[entity] == CERTAINTY_POSSIBLE;
    *node = (struct diagram_node){
        .entity = entity,
        .style =
            style_of_kind(diagram->theme, &dossier->vocabulary, dossier->entities[entity].kind),
        .influence = influence ? fmin(influence[entity], 1) : STYLE_SAME_INFLUENCE,
        .group = diagram->options->groups ? diagram->options->groups->of[entity]
                                          : dossier->entities[entity].kind,
        .focus = diagram->options->focus && *diagram->options->focus == entity,
        .possible = possible,
        .id = node_id(diagram->options, &dossier->entities[entity], entity),
        .label = node_label(&dossier->entities[entity], possible),
        .bloc = PICTURE_NO_BLOC,
        .outlines = 1,
        .score = NAN,
    };
    node->fill = node->style->fill;
    node->text = node->style->text;
    if (diagram->options->blocs)
        colour_by_bloc(node, diagram);
    if (diagram->options->scores)
        colour_by_score(node, diagram);
    node->outlines += node->focus;
}

/* The range of the scores of those that are shown. */
static void grade(struct diagram *diagram)
{
    if (!diagram->options->scores)
        return;
    for (size_t i = 0; i < diagram->view->dossier->entity_count; i++)
        if (shown(diagram, i))
            grades_add(&diagram->grades, diagram->options->scores[i]);
}

/* Adds the nodes; returns the node of each entity, DOSSIER_NONE for those left out. */
static uint32_t *add_nodes(struct diagram *diagram)
{
    size_t count = diagram->view->dossier->entity_count;
    uint32_t *node_of = xcalloc(count + 1, sizeof *node_of);
    diagram->nodes = xcalloc(count + 1, sizeof *diagram->nodes);
    for (uint32_t entity = 0; entity < count; entity++) {
        node_of[entity] = DOSSIER_NONE;
        if (!shown(diagram, entity))
            continue;
        node_of[entity] = (uint32_t)diagram->node_count;
        add_node(diagram, entity);
    }
    return node_of;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Whether two relations belong to one line; the order of drawing where they do not. */
static int compare_lines(const struct strand *a, const struct strand *b)
{
    int order = style_layer(a->family) - style_layer(b->family);
    if (!order)
        order = compare_numbers(a->low, b->low);
    if (!order)
        order = compare_numbers(a->high, b->high);
    return order ? order : compare_numbers(a->state, b->state);
}

static int compare_strands(const void *first, const void *second)
{
    const struct strand *a = first, *b = second;
    int order = compare_lines(a, b);
    return order ? order : compare_numbers(a->relation, b->relation);
}

static enum line_state state_of(const struct diagram *diagram, size_t position)
{
    if (diagram->options->states)
        return (enum line_state)diagram->options->states[position];
    return diagram->view->certainties[position] == CERTAINTY_POSSIBLE ? STATE_POSSIBLE
                                                                      : STATE_PLAIN;
}

/* The view's relations between nodes of the diagram, sorted into lines. */
static struct strand *collect_strands(const struct diagram *diagram, const uint32_t *node_of,
                                      size_t *count)
{
    const struct dossier *dossier = diagram->view->dossier;
    struct strand *strands = xcalloc(diagram->view->relation_count + 1, sizeof *strands);
    *count = 0;
    for (size_t i = 0; i < diagram->view->relation_count; i++) {
        uint32_t index = diagram->view->relations[i];
        const struct relation *relation = &dossier->relations[index];
        uint32_t from = node_of[relation->from], to = node_of[relation->to];
        if (from == DOSSIER_NONE || to == DOSSIER_NONE)
            continue;
        strands[(*count)++] =
            (struct strand){from < to ? from : to, from < to ? to : from, index,
                            relation_family(dossier, relation), state_of(diagram, i)};
    }
    qsort(strands, *count, sizeof *strands, compare_strands);
    return strands;
}

static char *line_id(const struct diagram *diagram, const struct diagram_line *line)
{
    const struct dossier *dossier = diagram->view->dossier;
    struct text id = {0};
    if (diagram->options->numbers) {
        text_addf(&id, "l%zu", (size_t)(line - diagram->lines));
        return id.data;
    }
    text_add(&id, "relation-");
    label_identifier(dossier->entities[diagram->nodes[line->from].entity].id, &id);
    text_add_char(&id, '.');
    label_identifier(dossier->entities[diagram->nodes[line->to].entity].id, &id);
    text_addf(&id, ".%s", family_name(line->family));
    if (line->state)
        text_addf(&id, ".%d", line->state);
    return id.data;
}

/* Lines that have a label, where it is short: who held which office and when, who objected how. */
static const struct {
    enum family family;
    bool role, years; /* of the relation; years where there is no role */
} labelled[] = {
    {FAMILY_PRESIDENCY, false, true},
    {FAMILY_OFFICE, true, true},
    {FAMILY_DISSENT, true, false},
};

static void add_line_words(const struct diagram *diagram, const struct diagram_line *line,
                           struct text *label)
{
    const struct dossier *dossier = diagram->view->dossier;
    const struct relation *relation = &dossier->relations[diagram->relations[line->first]];
    const char *role = relation_evidence(dossier, relation)->role;
    for (size_t i = 0; i < sizeof labelled / sizeof *labelled; i++) {
        if (labelled[i].family != line->family)
            continue;
        if (labelled[i].role && role)
            label_clean(role, LINE_LABEL_MAX, label);
        else if (labelled[i].years)
            describe_years(relation_when(dossier, relation), label);
    }
}

/* NULL for a line without a label: of other families, of several relations, or with much to say. */
static char *line_label(const struct diagram *diagram, const struct diagram_line *line)
{
    struct text label = {0};
    if (line->relation_count != 1)
        return NULL;
    add_line_words(diagram, line, &label);
    if (label.length && line->state == STATE_POSSIBLE)
        text_add(&label, "?");
    if (label.length && utf8_count(label.data, label.length) <= LINE_LABEL_MAX)
        return label.data;
    text_release(&label);
    return NULL;
}

static void add_line(struct diagram *diagram, const struct strand *strands, size_t count)
{
    const struct dossier *dossier = diagram->view->dossier;
    const struct relation *leader = &dossier->relations[strands->relation];
    bool upwards = diagram->nodes[strands->low].entity == leader->from;
    struct diagram_line *line = &diagram->lines[diagram->line_count++];
    *line = (struct diagram_line){
        .from = upwards ? strands->low : strands->high,
        .to = upwards ? strands->high : strands->low,
        .family = strands->family,
        .state = strands->state,
        .first = (uint32_t)diagram->relation_count,
        .relation_count = (uint32_t)count,
    };
    for (size_t i = 0; i < count; i++) {
        const struct relation *relation = &dossier->relations[strands[i].relation];
        diagram->relations[diagram->relation_count++] = strands[i].relation;
        if (relation_symmetric(dossier, relation))
            continue;
        line->forward |= relation->from == leader->from;
        line->backward |= relation->from != leader->from;
    }
    line->id = line_id(diagram, line);
    line->label = line_label(diagram, line);
}

static void add_lines(struct diagram *diagram, const uint32_t *node_of)
{
    size_t count;
    struct strand *strands = collect_strands(diagram, node_of, &count);
    diagram->lines = xcalloc(count + 1, sizeof *diagram->lines);
    diagram->relations = xcalloc(count + 1, sizeof *diagram->relations);
    for (size_t first = 0, next; first < count; first = next) {
        next = first + 1;
        while (next < count && compare_lines(&strands[first], &strands[next]) == 0)
            next++;
        add_line(diagram, &strands[first], next - first);
    }
    free(strands);
}

void diagram_init(struct diagram *diagram, const struct view *view,
                  const struct diagram_options *options, const struct theme *theme)
{
    *diagram = (struct diagram){.view = view, .options = options, .theme = theme};
    grade(diagram);
    uint32_t *node_of = add_nodes(diagram);
    add_lines(diagram, node_of);
    free(node_of);
    labels_choose(diagram);
}

void diagram_release(struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->node_count; i++) {
        free(diagram->nodes[i].id);
        free(diagram->nodes[i].label);
        free(diagram->nodes[i].name);
    }
    for (size_t i = 0; i < diagram->line_count; i++) {
        free(diagram->lines[i].id);
        free(diagram->lines[i].label);
        free(diagram->lines[i].route);
        free(diagram->lines[i].points);
    }
    for (size_t i = 0; i < diagram->region_count; i++)
        free(diagram->regions[i].caption);
    free(diagram->regions);
    free(diagram->nodes);
    free(diagram->lines);
    free(diagram->relations);
    *diagram = (struct diagram){0};
}

const char *diagram_title(const struct diagram *diagram)
{
    return diagram->options->title ? diagram->options->title : diagram->view->dossier->title;
}

size_t diagram_count_kind(const struct diagram *diagram, uint32_t kind)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        count += diagram->view->dossier->entities[diagram->nodes[i].entity].kind == kind;
    return count;
}

size_t diagram_count_family(const struct diagram *diagram, enum family family)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++)
        count += diagram->lines[i].family == family ? diagram->lines[i].relation_count : 0;
    return count;
}

size_t diagram_count_bloc(const struct diagram *diagram, uint32_t bloc)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        count += diagram->nodes[i].bloc == bloc;
    return count;
}

const char *diagram_bloc_word(const struct diagram *diagram)
{
    return diagram->options->bloc_word ? diagram->options->bloc_word : "bloc";
}

size_t diagram_count_state(const struct diagram *diagram, enum line_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++)
        count += diagram->lines[i].state == state ? diagram->lines[i].relation_count : 0;
    return count;
}

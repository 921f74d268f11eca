/*
 * units.c: who an organigram places as one.
 */
#include "picture/units.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STACK_MIN = 3 /* so many leaves below one other are stacked */ };

static const double gutter = 20, row_gap = 9; /* points between columns and rows within a unit */
static const double holder_gap = 44;          /* points between a body and its holders */
static const double stack_aspect = 1.5;
static const double flow_min = .25; /* of standing, that shapes an organigram */

/*
 * How a relation stands its ends, by the flows of standing of its type: a member, whose standing
 * goes to the organization, is below it; a part is below the whole, unless it is the one who gains:
 * who leads is above. What carries next to no standing, such as where something takes place, and
 * what carries as much both ways, as taking part in an event does, shapes nothing. Above 0: the
 * relation's start is below; below 0: above.
 */
static int standing_of(const struct diagram *diagram, uint32_t index)
{
    const struct dossier *dossier = diagram->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    if (fmax(type->along, type->against) < flow_min)
        return 0;
    if (type->family == FAMILY_MEMBERSHIP && type->along <= type->against)
        return 0;
    return type->against > type->along ? -1 : 1;
}

enum standing line_standing(const struct diagram *diagram, const struct diagram_line *line,
                            uint32_t *lower, uint32_t *upper)
{
    *lower = line->from;
    *upper = line->to;
    if (line->from == line->to)
        return STANDING_NONE;
    if (line->family == FAMILY_PRESIDENCY || line->family == FAMILY_OFFICE)
        return STANDING_BESIDE;
    if (line->family != FAMILY_STRUCTURE && line->family != FAMILY_MEMBERSHIP)
        return STANDING_NONE;
    const struct relation *relations = diagram->view->dossier->relations;
    for (uint32_t i = 0; i < line->relation_count; i++) {
        uint32_t index = diagram->relations[line->first + i];
        int standing = standing_of(diagram, index);
        if (!standing)
            continue;
        bool along = relations[index].from == diagram->nodes[line->from].entity;
        if ((standing > 0) != along) {
            *lower = line->to;
            *upper = line->from;
        }
        return STANDING_BELOW;
    }
    return STANDING_NONE;
}

/* What is known of a node while units are found. */
struct position {
    uint32_t upper;  /* who it stands below; DOSSIER_NONE: nobody */
    uint32_t uppers; /* how many these are, up to 2 */
    uint32_t body;   /* who it stands beside */
    bool has_lower, has_holder;
};

static struct position *find_places(const struct diagram *diagram)
{
    struct position *places = xcalloc(diagram->node_count + 1, sizeof *places);
    for (size_t i = 0; i < diagram->node_count; i++)
        places[i].upper = places[i].body = DOSSIER_NONE;
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t lower, upper;
        enum standing standing = line_standing(diagram, &diagram->lines[i], &lower, &upper);
        if (standing == STANDING_BELOW) {
            places[lower].uppers += places[lower].upper != upper && places[lower].uppers < 2;
            places[lower].upper = upper;
            places[upper].has_lower = true;
        }
    }
    return places;
}

/* Of those who hold offices and stand below nobody, nor above: the body they stand beside. */
static void find_bodies(const struct diagram *diagram, struct position *places)
{
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t lower, upper;
        const struct diagram_line *line = &diagram->lines[i];
        if (line_standing(diagram, line, &lower, &upper) != STANDING_BESIDE)
            continue;
        struct position *place = &places[lower];
        bool together =
            !diagram->options->groups || diagram->nodes[lower].group == diagram->nodes[upper].group;
        bool better = place->body == DOSSIER_NONE || line->family == FAMILY_OFFICE;
        if (!place->has_lower && !place->uppers && together && better)
            place->body = upper;
    }
    for (size_t i = 0; i < diagram->node_count; i++) {
        uint32_t body = places[i].body;
        if (body != DOSSIER_NONE && places[body].body != DOSSIER_NONE)
            places[i].body = DOSSIER_NONE; /* of two who hold offices of each other, or in a row */
        else if (body != DOSSIER_NONE)
            places[body].has_holder = true;
    }
}

/* Where the picture has groups, whoever has nobody below may be stacked; else of one upper node. */
static bool is_leaf(const struct diagram *diagram, const struct position *place)
{
    return (place->uppers == 1 || diagram->options->groups) && !place->has_lower &&
           !place->has_holder && place->body == DOSSIER_NONE;
}

/* By upper node and group: leaves that may be stacked. */
struct leaf {
    uint32_t upper, group, node;
};

static int compare_leaves(const void *first, const void *second)
{
    const struct leaf *a = first, *b = second;
    if (a->upper != b->upper)
        return a->upper < b->upper ? -1 : 1;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static struct unit *open_unit(struct units *units, size_t *member_count)
{
    struct unit *unit = &units->items[units->count++];
    *unit = (struct unit){.first = (uint32_t)*member_count};
    return unit;
}

static void take_member(struct units *units, struct unit *unit, uint32_t node, size_t *member_count)
{
    units->members[(*member_count)++] = node;
    units->of[node] = (uint32_t)(unit - units->items);
    unit->count++;
}

static void find_stacks(struct units *units, const struct position *places, size_t *member_count)
{
    const struct diagram *diagram = units->diagram;
    struct leaf *leaves = xcalloc(diagram->node_count + 1, sizeof *leaves);
    size_t count = 0;
    for (uint32_t i = 0; i < diagram->node_count; i++)
        if (is_leaf(diagram, &places[i]))
            leaves[count++] = (struct leaf){diagram->options->groups ? 0 : places[i].upper,
                                            diagram->nodes[i].group, i};
    qsort(leaves, count, sizeof *leaves, compare_leaves);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && leaves[next].upper == leaves[first].upper &&
                               leaves[next].group == leaves[first].group;)
            next++;
        if (next - first < STACK_MIN)
            continue;
        struct unit *unit = open_unit(units, member_count);
        unit->stack = unit->leaf = true;
        for (size_t i = first; i < next; i++)
            take_member(units, unit, leaves[i].node, member_count);
    }
    free(leaves);
}

static void find_others(struct units *units, const struct position *places, size_t *member_count)
{
    const struct diagram *diagram = units->diagram;
    for (uint32_t i = 0; i < diagram->node_count; i++) {
        if (units->of[i] != DOSSIER_NONE || places[i].body != DOSSIER_NONE)
            continue;
        struct unit *unit = open_unit(units, member_count);
        unit->leaf = !places[i].has_lower;
        unit->loose = unit->leaf && !places[i].uppers && !places[i].has_holder;
        take_member(units, unit, i, member_count);
        for (uint32_t j = 0; places[i].has_holder && j < diagram->node_count; j++)
            if (places[j].body == i)
                take_member(units, unit, j, member_count);
    }
}

static const struct box *member_box(const struct units *units, const struct unit *unit,
                                    uint32_t index)
{
    return &units->diagram->nodes[units->members[unit->first + index]].box;
}

/* The width and height of the column of members [first,end). */
static struct box measure_column(const struct units *units, const struct unit *unit, uint32_t first,
                                 uint32_t end)
{
    struct box column = {0};
    for (uint32_t i = first; i < end; i++) {
        column.width = fmax(column.width, member_box(units, unit, i)->width);
        column.height += member_box(units, unit, i)->height + (i > first ? row_gap : 0);
    }
    return column;
}

/* As many rows as give about that shape. */
static uint32_t count_rows(const struct units *units, const struct unit *unit, uint32_t first,
                           double aspect)
{
    double count = unit->count - first;
    struct box column = measure_column(units, unit, first, unit->count);
    double height = column.height / fmax(count, 1) + row_gap;
    double rows = ceil(sqrt(count * (column.width + gutter) / height / aspect));
    return (uint32_t)fmax(ceil(count / ceil(count / fmax(rows, 1))), 1);
}

static void measure_unit(const struct units *units, struct unit *unit)
{
    uint32_t first = unit->stack ? 0 : 1;
    unit->rows = count_rows(units, unit, first, unit->stack ? stack_aspect : .7);
    if (!unit->stack) {
        unit->box.width = member_box(units, unit, 0)->width;
        unit->box.height = member_box(units, unit, 0)->height;
    }
    for (uint32_t i = first; i < unit->count; i += unit->rows) {
        uint32_t end = i + unit->rows < unit->count ? i + unit->rows : unit->count;
        struct box column = measure_column(units, unit, i, end);
        unit->box.width += column.width + (i == 1 && first ? holder_gap : gutter);
        unit->box.height = fmax(unit->box.height, column.height);
    }
}

void units_find(struct units *units, struct diagram *diagram)
{
    size_t nodes = diagram->node_count, member_count = 0;
    *units = (struct units){.diagram = diagram,
                            .items = xcalloc(nodes + 1, sizeof *units->items),
                            .members = xcalloc(nodes + 1, sizeof *units->members),
                            .of = xcalloc(nodes + 1, sizeof *units->of)};
    struct position *places = find_places(diagram);
    find_bodies(diagram, places);
    for (size_t i = 0; i < nodes; i++)
        units->of[i] = DOSSIER_NONE;
    find_stacks(units, places, &member_count);
    find_others(units, places, &member_count);
    for (size_t i = 0; i < units->count; i++)
        measure_unit(units, &units->items[i]);
    free(places);
}

void units_release(struct units *units)
{
    free(units->items);
    free(units->members);
    free(units->of);
    *units = (struct units){0};
}

static void place_column(const struct units *units, const struct unit *unit, uint32_t first,
                         uint32_t end, double left)
{
    struct box column = measure_column(units, unit, first, end);
    double top = unit->stack ? unit->box.y + unit->box.height / 2 : unit->box.y + column.height / 2;
    for (uint32_t i = first; i < end; i++) {
        struct box *box = &units->diagram->nodes[units->members[unit->first + i]].box;
        box->x = left + box->width / 2;
        box->y = top - box->height / 2;
        top -= box->height + row_gap;
    }
}

void unit_arrange(const struct units *units, const struct unit *unit)
{
    uint32_t first = unit->stack ? 0 : 1;
    double left = unit->box.x - unit->box.width / 2;
    if (!unit->stack) {
        struct box *body = &units->diagram->nodes[units->members[unit->first]].box;
        body->x = left + body->width / 2;
        body->y = unit->box.y;
        left += body->width;
    }
    for (uint32_t i = first; i < unit->count; i += unit->rows) {
        uint32_t end = i + unit->rows < unit->count ? i + unit->rows : unit->count;
        left += i == 1 && first ? holder_gap : gutter;
        place_column(units, unit, i, end, left);
        left += measure_column(units, unit, i, end).width;
    }
}

double unit_gutter(const struct units *units, uint32_t node)
{
    const struct box *box = &units->diagram->nodes[node].box;
    return box->x - box->width / 2 - gutter / 2;
}

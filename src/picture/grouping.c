/*
 * grouping.c: the nodes of a diagram by group, the order of the groups, and their captions.
 */
#include "picture/grouping.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/label.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CAPTION_MAX = 60 /* characters */ };

static size_t group_limit(const struct diagram *diagram)
{
    return diagram->options->groups ? diagram->options->groups->count
                                    : diagram->view->dossier->vocabulary.kind_count;
}

/* Numbers the groups that have nodes, and counts these. */
static void find_groups(struct grouping *grouping, const struct diagram *diagram)
{
    size_t limit = group_limit(diagram);
    uint32_t *position = xcalloc(limit + 1, sizeof *position);
    for (size_t i = 0; i < diagram->node_count; i++)
        position[diagram->nodes[i].group]++;
    grouping->groups = xcalloc(limit + 1, sizeof *grouping->groups);
    for (uint32_t group = 0; group < limit; group++) {
        if (!position[group])
            continue;
        grouping->groups[grouping->count] = group;
        position[group] = (uint32_t)grouping->count++;
    }
    for (size_t i = 0; i < diagram->node_count; i++)
        grouping->of[i] = position[diagram->nodes[i].group];
    free(position);
}

/* Sorts the nodes by group, those of one group in the diagram's order. */
static void sort_nodes(struct grouping *grouping, size_t node_count)
{
    size_t *next = xcalloc(grouping->count + 1, sizeof *next);
    memset(grouping->starts, 0, (grouping->count + 1) * sizeof *grouping->starts);
    for (size_t i = 0; i < node_count; i++)
        grouping->starts[grouping->of[i] + 1]++;
    for (size_t i = 0; i < grouping->count; i++) {
        grouping->starts[i + 1] += grouping->starts[i];
        next[i] = grouping->starts[i];
    }
    for (uint32_t i = 0; i < node_count; i++)
        grouping->nodes[next[grouping->of[i]]++] = i;
    free(next);
}

void grouping_init(struct grouping *grouping, const struct diagram *diagram)
{
    *grouping = (struct grouping){0};
    grouping->of = xcalloc(diagram->node_count + 1, sizeof *grouping->of);
    grouping->nodes = xcalloc(diagram->node_count + 1, sizeof *grouping->nodes);
    find_groups(grouping, diagram);
    grouping->starts = xcalloc(grouping->count + 2, sizeof *grouping->starts);
    sort_nodes(grouping, diagram->node_count);
}

void grouping_release(struct grouping *grouping)
{
    free(grouping->groups);
    free(grouping->of);
    free(grouping->starts);
    free(grouping->nodes);
    *grouping = (struct grouping){0};
}

/* An order of groups, being sought: at each place a group. */
struct ordering {
    size_t count;
    const double *lines; /* between each two groups */
    uint32_t *order, *best;
    double cost;
};

static double cost_of(const struct ordering *ordering)
{
    double cost = 0;
    for (size_t i = 0; i < ordering->count; i++)
        for (size_t j = 0; j < i; j++)
            cost += (double)(i - j) *
                    ordering->lines[ordering->order[i] * ordering->count + ordering->order[j]];
    return cost;
}

/* Keeps the order where it is better than the best; whether it is. */
static bool consider(struct ordering *ordering)
{
    double cost = cost_of(ordering);
    if (cost >= ordering->cost)
        return false;
    ordering->cost = cost;
    memcpy(ordering->best, ordering->order, ordering->count * sizeof *ordering->order);
    return true;
}

static void exchange(uint32_t *order, size_t i, size_t j)
{
    uint32_t kept = order[i];
    order[i] = order[j];
    order[j] = kept;
}

/* Exchanges pairs while that helps, from the best order on. */
static void improve(struct ordering *ordering)
{
    bool better = true;
    while (better) {
        better = false;
        for (size_t i = 0; i < ordering->count; i++)
            for (size_t j = 0; j < i; j++) {
                memcpy(ordering->order, ordering->best, ordering->count * sizeof *ordering->order);
                exchange(ordering->order, i, j);
                better |= consider(ordering);
            }
    }
}

/* The next order by the alphabet; false after the last one. */
static bool next_order(uint32_t *order, size_t count)
{
    size_t i = count - 1, j = count - 1;
    while (i > 0 && order[i - 1] >= order[i])
        i--;
    if (i == 0)
        return false;
    while (order[j] <= order[i - 1])
        j--;
    exchange(order, i - 1, j);
    for (j = count - 1; i < j; i++, j--)
        exchange(order, i, j);
    return true;
}

static double *count_lines(const struct grouping *grouping, const struct diagram *diagram)
{
    double *lines = xcalloc(grouping->count * grouping->count + 1, sizeof *lines);
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t a = grouping->of[diagram->lines[i].from], b = grouping->of[diagram->lines[i].to];
        lines[a * grouping->count + b]++;
        lines[b * grouping->count + a]++;
    }
    return lines;
}

/* Renumbers the groups by the order. */
static void apply(struct grouping *grouping, const uint32_t *order, size_t node_count)
{
    uint32_t *groups = xcalloc(grouping->count + 1, sizeof *groups);
    uint32_t *place = xcalloc(grouping->count + 1, sizeof *place);
    for (uint32_t i = 0; i < grouping->count; i++) {
        groups[i] = grouping->groups[order[i]];
        place[order[i]] = i;
    }
    for (size_t i = 0; i < node_count; i++)
        grouping->of[i] = place[grouping->of[i]];
    free(place);
    free(grouping->groups);
    grouping->groups = groups;
    sort_nodes(grouping, node_count);
}

void grouping_order(struct grouping *grouping, const struct diagram *diagram)
{
    enum { ALL_ORDERS_MAX = 8 };
    if (grouping->count < 3)
        return;
    double *lines = count_lines(grouping, diagram);
    struct ordering ordering = {grouping->count, lines,
                                xcalloc(grouping->count, sizeof *ordering.order),
                                xcalloc(grouping->count, sizeof *ordering.best), INFINITY};
    for (uint32_t i = 0; i < grouping->count; i++)
        ordering.order[i] = i;
    consider(&ordering);
    if (grouping->count <= ALL_ORDERS_MAX)
        while (next_order(ordering.order, ordering.count))
            consider(&ordering);
    else
        improve(&ordering);
    apply(grouping, ordering.best, diagram->node_count);
    free(ordering.order);
    free(ordering.best);
    free(lines);
}

static char *caption_of(const struct diagram *diagram, uint32_t group)
{
    const struct picture_groups *groups = diagram->options->groups;
    struct text caption = {0};
    label_clean(groups ? groups->names[group]
                       : diagram->view->dossier->vocabulary.kinds[group].name,
                CAPTION_MAX, &caption);
    text_add(&caption, "");
    if (!groups || groups->words)
        caption.data[0] = (char)toupper((unsigned char)caption.data[0]);
    return caption.data;
}

bool grouping_add_regions(const struct grouping *grouping, GVC_t *gvc, struct diagram *diagram,
                          struct error *error)
{
    diagram->regions = xcalloc(grouping->count + 1, sizeof *diagram->regions);
    diagram->region_count = grouping->count;
    struct piece *pieces = xcalloc(grouping->count + 1, sizeof *pieces);
    for (size_t i = 0; i < grouping->count; i++) {
        diagram->regions[i].group = grouping->groups[i];
        diagram->regions[i].caption = caption_of(diagram, grouping->groups[i]);
        pieces[i] = composition_caption(diagram->theme, &diagram->regions[i]);
    }
    bool done = canvas_measure_pieces(gvc, pieces, grouping->count, error);
    for (size_t i = 0; done && i < grouping->count; i++)
        diagram->regions[i].caption_box = pieces[i].box;
    free(pieces);
    return done;
}

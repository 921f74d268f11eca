/*
 * sequence_place.c: lays out the whole of a sequence, hands its places to the frames, and composes
 * these on one page.
 */
#include "picture/sequence.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "picture/arrange.h"
#include "picture/canvas.h"
#include "picture/render.h"
#include "picture/route.h"

#include <stdlib.h>
#include <string.h>

static const double outline_gap = 4; /* points between outlines, as Graphviz draws them */

static void reserve(struct diagram_node *node)
{
    double around = 2 * outline_gap * (node->outlines > 1 ? node->outlines - 1 : 0);
    node->least_width = node->box.width - around;
    node->least_height = node->box.height - around;
}

/* Gives each node of the whole the room of its largest size in any frame. */
static bool measure_nodes(struct sequence *sequence, GVC_t *gvc, struct error *error)
{
    struct diagram *whole = &sequence->whole;
    for (size_t i = 0; i < sequence->count; i++) {
        struct diagram *frame = &sequence->frames[i];
        if (!canvas_measure_nodes(gvc, frame, error))
            return false;
        for (size_t j = 0; j < frame->node_count; j++) {
            struct box *room = &whole->nodes[sequence->nodes[i][j]].box;
            room->width = fmax(room->width, frame->nodes[j].box.width);
            room->height = fmax(room->height, frame->nodes[j].box.height);
        }
    }
    for (size_t i = 0; i < whole->node_count; i++)
        if (!whole->points)
            reserve(&whole->nodes[i]);
    return true;
}

/* Makes a frame look as the whole does: boxes or points, and who has a label. */
static void share_look(const struct sequence *sequence, size_t index)
{
    struct diagram *frame = &sequence->frames[index];
    const struct diagram *whole = &sequence->whole;
    frame->points = whole->points;
    frame->faint = whole->faint;
    for (size_t i = 0; i < frame->node_count; i++) {
        const struct diagram_node *from = &whole->nodes[sequence->nodes[index][i]];
        struct diagram_node *node = &frame->nodes[i];
        node->point = from->point;
        if ((*node->label != '\0') == (*from->label != '\0'))
            continue;
        free(node->label);
        node->label = xstrdup(from->label);
    }
}

/* Gives a frame what the layout of the whole has put beside nodes: names and regions. */
static void share_regions(const struct sequence *sequence, size_t index)
{
    struct diagram *frame = &sequence->frames[index];
    const struct diagram *whole = &sequence->whole;
    frame->name_scale = whole->name_scale;
    for (size_t i = 0; i < frame->node_count; i++) {
        const struct diagram_node *from = &whole->nodes[sequence->nodes[index][i]];
        frame->nodes[i].name = from->name ? xstrdup(from->name) : NULL;
        frame->nodes[i].name_box = from->name_box;
    }
    frame->regions = xcalloc(whole->region_count + 1, sizeof *frame->regions);
    frame->region_count = whole->region_count;
    for (size_t i = 0; i < whole->region_count; i++) {
        frame->regions[i] = whole->regions[i];
        frame->regions[i].caption = xstrdup(whole->regions[i].caption);
    }
}

/* Gives each line of the whole the longest label that it has in any frame. */
static void label_lines(struct sequence *sequence)
{
    struct diagram *whole = &sequence->whole;
    const char **longest = xcalloc(whole->line_count, sizeof *longest);
    for (size_t i = 0; i < sequence->count; i++)
        for (size_t j = 0; j < sequence->frames[i].line_count; j++) {
            const char *label = sequence->frames[i].lines[j].label;
            const char **best = &longest[sequence->lines[i][j]];
            if (label &&
                (!*best || utf8_width(label, strlen(label)) > utf8_width(*best, strlen(*best))))
                *best = label;
        }
    for (size_t i = 0; i < whole->line_count; i++) {
        free(whole->lines[i].label);
        whole->lines[i].label = longest[i] ? xstrdup(longest[i]) : NULL;
    }
    free(longest);
}

/* Gives a frame's line the route and place of its label in the whole. */
static void take_line(const struct diagram *frame, struct diagram_line *line,
                      const struct diagram *whole, const struct diagram_line *from)
{
    if (frame->nodes[line->from].entity != whole->nodes[from->from].entity) {
        uint32_t start = line->from;
        bool forward = line->forward;
        line->from = line->to;
        line->to = start;
        line->forward = line->backward;
        line->backward = forward;
    }
    line->route = route_without_arrows(from->route, from->backward && !line->backward,
                                       from->forward && !line->forward);
    line->point_count = from->point_count;
    line->points = xcalloc(from->point_count, sizeof *line->points);
    if (from->point_count)
        memcpy(line->points, from->points, from->point_count * sizeof *line->points);
    line->label_box = from->label_box;
    line->quiet = from->quiet;
    if (from->label)
        return;
    free(line->label);
    line->label = NULL;
}

static void take_places(struct sequence *sequence, size_t index)
{
    struct diagram *frame = &sequence->frames[index];
    const struct diagram *whole = &sequence->whole;
    for (size_t i = 0; i < frame->node_count; i++) {
        frame->nodes[i].box = whole->nodes[sequence->nodes[index][i]].box;
        if (!whole->points)
            reserve(&frame->nodes[i]);
    }
    share_regions(sequence, index);
    for (size_t i = 0; i < frame->line_count; i++)
        take_line(frame, &frame->lines[i], whole, &whole->lines[sequence->lines[index][i]]);
}

bool sequence_layout(struct sequence *sequence, GVC_t *gvc, struct error *error)
{
    if (!arrange_look(&sequence->whole, &sequence->page->limits, error))
        return false;
    for (size_t i = 0; i < sequence->count; i++)
        share_look(sequence, i);
    if (!measure_nodes(sequence, gvc, error))
        return false;
    label_lines(sequence);
    if (!render_layout(gvc, &sequence->whole, sequence->page, error))
        return false;
    for (size_t i = 0; i < sequence->count; i++)
        take_places(sequence, i);
    stage_init(&sequence->stage, &sequence->whole, sequence->frames, sequence->count);
    return true;
}

static struct piece *find_piece(struct composition *composition, const char *role)
{
    for (size_t i = 0; i < composition->piece_count; i++)
        if (strcmp(composition->pieces[i].role, role) == 0)
            return &composition->pieces[i];
    return NULL;
}

/* Raises title and subtitle to where they stand above the subtitle of most lines. */
static void align_heads(struct composition *compositions, size_t count)
{
    double highest = 0;
    for (size_t i = 0; i < count; i++) {
        const struct piece *subtitle = find_piece(&compositions[i], "subtitle");
        highest = fmax(highest, subtitle ? subtitle->box.height : 0);
    }
    for (size_t i = 0; i < count; i++) {
        struct piece *subtitle = find_piece(&compositions[i], "subtitle");
        struct piece *title = find_piece(&compositions[i], "title");
        double missing = subtitle ? highest - subtitle->box.height : 0;
        if (subtitle)
            subtitle->box.y += missing;
        if (title)
            title->box.y += missing;
    }
}

bool sequence_compose(const struct sequence *sequence, GVC_t *gvc, struct composition *compositions,
                      struct error *error)
{
    struct area sheet = AREA_NOWHERE;
    bool done = true;
    for (size_t i = 0; i < sequence->count; i++)
        composition_start(&compositions[i], sequence->page);
    for (size_t i = 0; done && i < sequence->count; i++)
        done = composition_fill(&compositions[i], &sequence->frames[i], canvas_measure_pieces, gvc,
                                error);
    if (!done)
        return false;
    align_heads(compositions, sequence->count);
    for (size_t i = 0; i < sequence->count; i++) {
        composition_measure(&compositions[i], &sequence->frames[i]);
        area_join(&sheet, &compositions[i].sheet);
    }
    for (size_t i = 0; i < sequence->count; i++)
        compositions[i].sheet = sheet;
    return true;
}

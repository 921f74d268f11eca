/*
 * sequence_place.c: lays out the whole of a sequence, hands its places to the frames, and composes
 * these on one page.
 */
#include "picture/sequence.h"

#include "base/utf8.h"
#include "base/xalloc.h"
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
        reserve(&whole->nodes[i]);
    return true;
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
        reserve(&frame->nodes[i]);
    }
    for (size_t i = 0; i < frame->line_count; i++)
        take_line(frame, &frame->lines[i], whole, &whole->lines[sequence->lines[index][i]]);
}

bool sequence_layout(struct sequence *sequence, GVC_t *gvc, struct error *error)
{
    if (!measure_nodes(sequence, gvc, error))
        return false;
    label_lines(sequence);
    if (!render_layout(gvc, &sequence->whole, error))
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
    struct area page = AREA_NOWHERE;
    size_t composed = 0;
    bool done = true;
    for (; done && composed < sequence->count; composed += done)
        done = composition_init(&compositions[composed], &sequence->frames[composed],
                                canvas_measure_pieces, gvc, error);
    align_heads(compositions, composed);
    for (size_t i = 0; i < composed; i++) {
        composition_measure(&compositions[i], &sequence->frames[i]);
        area_join(&page, &compositions[i].page);
    }
    for (size_t i = 0; i < composed; i++)
        compositions[i].page = page;
    for (size_t i = 0; !done && i < composed; i++)
        composition_release(&compositions[i]);
    return done;
}

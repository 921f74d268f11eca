/*
 * compose.c: title, subtitle, legend and source line, placed around a map that is laid out.
 */
#include "picture/compose.h"

#include "base/xalloc.h"
#include "picture/annotate.h"
#include "picture/frame.h"
#include "picture/label.h"
#include "picture/labels.h"
#include "picture/legend.h"
#include "picture/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points; those around the map times the composition's scale. */
static const double width_min = 430; /* of a picture, so that its title has room */
static const double scale_width = 1300, scale_max = 3; /* a map so wide has texts of this size */
static const double label_size = 8.5, caption_size = 11;

enum { TITLE_MAX = 200, NAME_MAX_LISTED = 60 }; /* characters */

/* What the functions of this file pass to each other. */
struct composing {
    struct frame frame;
    const struct diagram *diagram;
};

void composition_add(struct composition *composition, struct piece piece)
{
    composition->pieces = xgrow(composition->pieces, composition->piece_count,
                                &composition->piece_capacity, sizeof *composition->pieces);
    if (!piece.fill)
        piece.fill = composition->theme->paper;
    composition->pieces[composition->piece_count++] = piece;
}

void composition_add_sample(struct composition *composition, struct sample sample)
{
    composition->samples = xgrow(composition->samples, composition->sample_count,
                                 &composition->sample_capacity, sizeof *composition->samples);
    composition->samples[composition->sample_count++] = sample;
}

static void reach(struct area *area, double x, double y, double rx, double ry)
{
    area->left = fmin(area->left, x - rx);
    area->right = fmax(area->right, x + rx);
    area->bottom = fmin(area->bottom, y - ry);
    area->top = fmax(area->top, y + ry);
}

static struct area map_area(const struct diagram *diagram)
{
    struct area area = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t i = 0; i < diagram->node_count; i++) {
        const struct box *box = &diagram->nodes[i].box;
        reach(&area, box->x, box->y, box->width / 2, box->height / 2);
    }
    for (size_t i = 0; i < diagram->node_count; i++) {
        const struct box *box = &diagram->nodes[i].name_box;
        if (diagram->nodes[i].name)
            reach(&area, box->x, box->y, box->width / 2, box->height / 2);
    }
    for (size_t i = 0; i < diagram->region_count; i++) {
        const struct box *box = &diagram->regions[i].box;
        const struct box *caption = &diagram->regions[i].caption_box;
        reach(&area, caption->x, caption->y, caption->width / 2, caption->height / 2);
        if (box->width > 0)
            reach(&area, box->x, box->y, box->width / 2, box->height / 2);
    }
    for (size_t i = 0; i < diagram->line_count; i++)
        for (size_t j = 0; j < diagram->lines[i].point_count; j++)
            reach(&area, diagram->lines[i].points[j].x, diagram->lines[i].points[j].y, 2, 2);
    if (!diagram->node_count)
        area = (struct area){0, 0, 0, 0};
    double missing = fmax(width_min - (area.right - area.left), 0);
    area.left -= missing / 2;
    area.right += missing / 2;
    return area;
}

static char *title_text(const struct diagram *diagram)
{
    const char *title = diagram_title(diagram);
    struct text clean = {0};
    if (title)
        label_clean(title, TITLE_MAX, &clean);
    return clean.data;
}

static void add_count(struct text *out, size_t shown, size_t all, const char *one, const char *many)
{
    if (shown < all)
        text_addf(out, "%zu of %zu %s", shown, all, many);
    else
        text_addf(out, "%zu %s", shown, shown == 1 ? one : many);
}

static char *subtitle_text(const struct diagram *diagram)
{
    const struct dossier *dossier = diagram->view->dossier;
    struct text out = {0};
    add_count(&out, diagram->node_count, dossier->entity_count, "entity", "entities");
    text_add(&out, ", ");
    add_count(&out, diagram->relation_count, dossier->relation_count, "relation", "relations");
    if (diagram->view->filter || view_timed(diagram->view)) {
        struct text seen = {0};
        view_describe(diagram->view, &seen);
        text_add(&out, " · ");
        label_clean(text_string(&seen), TITLE_MAX, &out);
        text_release(&seen);
    }
    if (edtf_given(&dossier->date)) {
        text_add(&out, " · dossier of ");
        edtf_format(&dossier->date, &out);
    }
    if (diagram->options->remark) {
        text_add(&out, " · ");
        label_clean(diagram->options->remark, TITLE_MAX, &out);
    }
    if (diagram->options->influence && diagram->options->measure) {
        text_add(&out, diagram->points ? " · size: " : " · text size and border: ");
        label_clean(diagram->options->measure, TITLE_MAX, &out);
    }
    if (diagram->options->scores) {
        text_add(&out, " · colour: ");
        label_clean(diagram->options->score_name, TITLE_MAX, &out);
    }
    size_t labelled = labels_count(diagram);
    if (!labelled && diagram->node_count)
        text_add(&out, " · labels: none");
    else if (labelled < diagram->node_count)
        text_addf(&out, " · labels: the %zu largest of %zu", labelled, diagram->node_count);
    return out.data;
}

static bool add_head(struct composing *composing, struct error *error)
{
    return frame_add_head(&composing->frame, title_text(composing->diagram),
                          subtitle_text(composing->diagram), error);
}

static bool add_foot(struct composing *composing, struct error *error)
{
    struct frame *frame = &composing->frame;
    const struct area *area = &frame->area;
    struct point corner = {area->left, area->bottom - frame->composition->scale * FRAME_SPACE};
    double y = corner.y;
    return (frame->composition->page->no_legend ||
            legend_add(frame->composition, composing->diagram, frame->measure, frame->context,
                       corner, area->right - area->left, &y, error)) &&
           frame_add_sources(frame, composing->diagram->view->dossier, y, error);
}

struct piece composition_caption(const struct theme *theme, const struct region *region)
{
    return (struct piece){.role = "caption",
                          .text = region->caption,
                          .colour = theme->faint,
                          .font_size = caption_size,
                          .bold = true,
                          .box = region->caption_box};
}

struct piece composition_name(const struct diagram *diagram, const struct diagram_node *node)
{
    double size = round(10 * diagram->name_scale * style_name_size(node->influence)) / 10;
    double aside = node->name_box.x - node->box.x;
    int side = fabs(aside) < node->name_box.width / 3 ? 0 : aside > 0 ? 1 : -1;
    return (struct piece){.role = "name",
                          .side = side,
                          .text = node->name,
                          .colour = diagram->theme->ink,
                          .font_size = size,
                          .bold = node->focus,
                          .halo = true,
                          .box = node->name_box};
}

static void add_copy(struct composition *composition, struct piece piece)
{
    piece.text = xstrdup(piece.text);
    composition_add(composition, piece);
}

/* Adds what the layout has placed: captions and names. */
static void add_placed(struct composition *composition, const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->region_count; i++)
        add_copy(composition, composition_caption(diagram->theme, &diagram->regions[i]));
    for (size_t i = 0; i < diagram->node_count; i++)
        if (diagram->nodes[i].name)
            add_copy(composition, composition_name(diagram, &diagram->nodes[i]));
}

/* Adds the labels of lines that have one, not yet placed; returns how many. */
static size_t add_labels(struct composition *composition, const struct diagram *diagram)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        if (!line->label || diagram->faint)
            continue;
        composition_add(
            composition,
            (struct piece){.role = "label",
                           .text = xstrdup(line->label),
                           .colour = style_of_family(composition->theme, line->family)->text,
                           .font_size = label_size,
                           .paper = true});
        count++;
    }
    return count;
}

/* Appends the label and between whom it would have stood. */
static void list_label(const struct diagram *diagram, const struct diagram_line *line,
                       struct text *out)
{
    const struct entity *entities = diagram->view->dossier->entities;
    text_addf(out, "%s“%s” of ", out->length ? ", " : "", line->label);
    label_clean(entity_label(&entities[diagram->nodes[line->from].entity]), NAME_MAX_LISTED, out);
    text_add(out, " – ");
    label_clean(entity_label(&entities[diagram->nodes[line->to].entity]), NAME_MAX_LISTED, out);
}

static void note_dropped(const struct picture_page *page, size_t count, const char *labels)
{
    struct text note = {0};
    text_addf(&note, "no room for %zu label%s on lines: %s", count, count == 1 ? "" : "s", labels);
    page_note(page, text_string(&note));
    text_release(&note);
}

/*
 * Places the labels, the pieces from `first` on, and drops those that find no place, which a note
 * then lists.
 */
static void place_labels(struct composition *composition, const struct diagram *diagram,
                         size_t first)
{
    size_t all = composition->piece_count;
    struct text dropped = {0};
    struct box *taken = xcalloc(composition->piece_count + 1, sizeof *taken);
    size_t kept = first, next = first;
    for (size_t i = 0; i < first; i++)
        taken[i] = composition->pieces[i].box;
    for (size_t i = 0; i < diagram->line_count; i++) {
        if (!diagram->lines[i].label || diagram->faint)
            continue;
        struct piece piece = composition->pieces[next++];
        if (annotate_find(diagram, &diagram->lines[i], taken, kept, &piece.box)) {
            taken[kept] = piece.box;
            composition->pieces[kept++] = piece;
        } else {
            list_label(diagram, &diagram->lines[i], &dropped);
            free(piece.text);
        }
    }
    composition->piece_count = kept;
    if (kept < all)
        note_dropped(composition->page, all - kept, text_string(&dropped));
    text_release(&dropped);
    free(taken);
}

/* The page: the map and all pieces. */
static void measure_page(struct composition *composition, struct area area)
{
    for (size_t i = 0; i < composition->piece_count; i++) {
        const struct box *box = &composition->pieces[i].box;
        reach(&area, box->x, box->y, box->width / 2, box->height / 2);
    }
    composition->width = area.right - area.left;
    composition->height = area.top - area.bottom;
}

void composition_start(struct composition *composition, const struct picture_page *page)
{
    *composition = (struct composition){.page = page, .theme = theme_of(page->theme), .scale = 1};
}

double composition_scale(double width)
{
    return fmin(fmax(width / scale_width, 1), scale_max);
}

bool composition_fill(struct composition *composition, const struct diagram *diagram,
                      measure_pieces *measure, void *context, struct error *error)
{
    struct composing composing = {{composition, measure, context, map_area(diagram)}, diagram};
    composition->scale = composition_scale(composing.frame.area.right - composing.frame.area.left);
    add_placed(composition, diagram);
    size_t placed = composition->piece_count, labels = add_labels(composition, diagram);
    bool done = measure(context, composition->pieces + placed, labels, error);
    if (done) {
        place_labels(composition, diagram, placed);
        done = add_head(&composing, error) && add_foot(&composing, error);
        measure_page(composition, composing.frame.area);
    }
    return done;
}

void composition_release(struct composition *composition)
{
    for (size_t i = 0; i < composition->piece_count; i++)
        free(composition->pieces[i].text);
    free(composition->pieces);
    free(composition->samples);
    *composition = (struct composition){0};
}

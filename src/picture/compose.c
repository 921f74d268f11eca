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
#include "picture/stage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points; those around the map times the composition's scale. */
static const double line_room = 4;   /* what a line takes at each of its points */
static const double width_min = 430; /* of a picture, so that its title has room */
static const double scale_width = 1300, scale_max = 3; /* a map so wide has texts of this size */
static const double caption_size = 11;

enum { TITLE_MAX = 200 }; /* characters */

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

struct area composition_map(const struct diagram *diagram)
{
    struct area area = AREA_NOWHERE;
    for (size_t i = 0; i < diagram->node_count; i++) {
        area_reach(&area, &diagram->nodes[i].box);
        if (diagram->nodes[i].name)
            area_reach(&area, &diagram->nodes[i].name_box);
    }
    for (size_t i = 0; i < diagram->region_count; i++) {
        area_reach(&area, &diagram->regions[i].caption_box);
        if (diagram->regions[i].box.width > 0)
            area_reach(&area, &diagram->regions[i].box);
    }
    for (size_t i = 0; i < diagram->line_count; i++)
        for (size_t j = 0; j < diagram->lines[i].point_count; j++)
            area_reach(&area, &(struct box){diagram->lines[i].points[j].x,
                                            diagram->lines[i].points[j].y, line_room, line_room});
    return area;
}

/* What the map takes on the page: its own area or the stage's, but not too narrow for a title. */
static struct area map_area(const struct diagram *diagram)
{
    struct area area = diagram->stage ? diagram->stage->map : composition_map(diagram);
    if (area_nowhere(&area))
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
    double strip = composing->diagram->stage ? composing->diagram->stage->strip : 0;
    struct point corner = {area->left,
                           area->bottom - frame->composition->scale * (FRAME_SPACE + strip)};
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
                          .owner = diagram->options->numbers ? node->id : NULL,
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

/* Adds the labels of lines, which have their places. */
static void add_labels(struct composition *composition, const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->line_count; i++)
        if (diagram->lines[i].label)
            composition_add(composition, annotate_piece(diagram, &diagram->lines[i]));
}

void composition_measure(struct composition *composition, const struct diagram *diagram)
{
    struct area area = composition->map;
    for (size_t i = 0; i < composition->piece_count; i++)
        area_reach(&area, &composition->pieces[i].box);
    if (diagram->stage)
        area_join(&area, &diagram->stage->page);
    composition->sheet = area;
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
    composition->map = map_area(diagram);
    struct composing composing = {{composition, measure, context, composition->map}, diagram};
    composition->scale = composition_scale(composing.frame.area.right - composing.frame.area.left);
    add_placed(composition, diagram);
    add_labels(composition, diagram);
    bool done = add_head(&composing, error) && add_foot(&composing, error);
    composition_measure(composition, diagram);
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

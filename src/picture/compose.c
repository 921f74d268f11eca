/*
 * compose.c: title, subtitle, legend and source line, placed around a map that is laid out. Every
 * width is measured, never guessed from the number of characters.
 */
#include "picture/compose.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "picture/annotate.h"
#include "picture/label.h"
#include "picture/legend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points; those around the map times the composition's scale. */
static const double width_min = 430; /* of a picture, so that its title has room */
static const double scale_width = 1300, scale_max = 3; /* a map so wide has texts of this size */
static const double line_space = 5;                    /* between title and subtitle */
static const double block_space = 24; /* between head, map, legend and source line */
static const double title_size = 21, subtitle_size = 10.5, label_size = 8.5, source_size = 8.5;

enum { COLUMNS_MIN = 12 };
enum { TITLE_MAX = 200, SOURCES_MAX = 6, SOURCES_TEXT_MAX = 700 }; /* characters, sources, bytes */

/* The rectangle that the map takes. */
struct area {
    double left, right, bottom, top;
};

/* What the functions of this file pass to each other. */
struct composing {
    struct composition *composition;
    const struct diagram *diagram;
    measure_pieces *measure;
    void *context;
    struct area area;
};

void composition_add(struct composition *composition, struct piece piece)
{
    composition->pieces = xgrow(composition->pieces, composition->piece_count,
                                &composition->piece_capacity, sizeof *composition->pieces);
    composition->pieces[composition->piece_count++] = piece;
}

static struct piece *last_piece(const struct composition *composition)
{
    return &composition->pieces[composition->piece_count - 1];
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

/*
 * Measures the last piece, and wraps and measures it again where it is wider than the map. The
 * number of columns comes from the width it has as one line.
 */
static bool fit_last(struct composing *composing, struct error *error)
{
    struct piece *piece = last_piece(composing->composition);
    double room = composing->area.right - composing->area.left;
    char *whole = xstrdup(piece->text);
    bool done = composing->measure(composing->context, piece, 1, error);
    size_t columns = utf8_width(whole, strlen(whole));
    columns = (size_t)((double)columns * fmin(room / piece->box.width, 1));
    while (done && piece->box.width > room && columns > COLUMNS_MIN) {
        struct text wrapped = {0};
        label_wrap(whole, columns, &wrapped);
        free(piece->text);
        text_add(&wrapped, "");
        piece->text = wrapped.data;
        done = composing->measure(composing->context, piece, 1, error);
        columns -= columns / 20 + 1;
    }
    free(whole);
    return done;
}

/* Adds a block of text at the left edge, its top or bottom at `y`. Takes `text`, NULL: no block. */
static bool add_block(struct composing *composing, struct piece piece, double y, int up,
                      double *edge, struct error *error)
{
    *edge = y;
    if (!piece.text)
        return true;
    composition_add(composing->composition, piece);
    if (!fit_last(composing, error))
        return false;
    struct box *box = &last_piece(composing->composition)->box;
    box->x = composing->area.left + box->width / 2;
    box->y = y + up * box->height / 2;
    *edge = y + up * box->height;
    return true;
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
    if (diagram->view->filter) {
        text_add(&out, " (");
        label_clean(diagram->view->filter, TITLE_MAX, &out);
        text_add(&out, ")");
    }
    if (edtf_given(&dossier->date)) {
        text_add(&out, " · dossier of ");
        edtf_format(&dossier->date, &out);
    }
    if (diagram->options->influence && diagram->options->measure) {
        text_add(&out, " · text size and border: ");
        label_clean(diagram->options->measure, TITLE_MAX, &out);
    }
    return out.data;
}

/* A source as it is named in print: author, title, publisher and date, as far as given. */
static void add_source(const struct source *source, struct text *out)
{
    const char *parts[] = {source->author, source->title, source->publisher};
    size_t start = out->length;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i] || !*parts[i])
            continue;
        text_add(out, out->length > start ? ", " : "");
        label_clean(parts[i], TITLE_MAX, out);
    }
    if (out->length == start)
        label_clean(source->id, TITLE_MAX, out);
    if (!edtf_given(&source->date))
        return;
    text_add(out, ", ");
    edtf_format(&source->date, out);
}

static char *sources_text(const struct diagram *diagram)
{
    const struct dossier *dossier = diagram->view->dossier;
    struct text out = {0};
    for (size_t i = 0; i < dossier->source_count; i++) {
        text_add(&out, i ? "; " : dossier->source_count > 1 ? "Sources: " : "Source: ");
        if (i == SOURCES_MAX || out.length > SOURCES_TEXT_MAX) {
            text_addf(&out, "and %zu more", dossier->source_count - i);
            break;
        }
        add_source(&dossier->sources[i], &out);
    }
    return out.data;
}

static bool add_head(struct composing *composing, struct error *error)
{
    /* Placed from below, so the subtitle comes first. */
    double scale = composing->composition->scale;
    struct piece subtitle = {.role = "subtitle",
                             .text = subtitle_text(composing->diagram),
                             .colour = STYLE_FAINT,
                             .font_size = scale * subtitle_size};
    struct piece title = {.role = "title",
                          .text = title_text(composing->diagram),
                          .colour = STYLE_INK,
                          .font_size = scale * title_size,
                          .bold = true};
    double y = composing->area.top + scale * block_space;
    return add_block(composing, subtitle, y, +1, &y, error) &&
           add_block(composing, title, y + scale * line_space, +1, &y, error);
}

static bool add_foot(struct composing *composing, struct error *error)
{
    const struct area *area = &composing->area;
    double scale = composing->composition->scale;
    struct point corner = {area->left, area->bottom - scale * block_space};
    double y = corner.y;
    if (!legend_add(composing->composition, composing->diagram, composing->measure,
                    composing->context, corner, area->right - area->left, &y, error))
        return false;
    struct piece sources = {.role = "source",
                            .text = sources_text(composing->diagram),
                            .colour = STYLE_FAINT,
                            .font_size = scale * source_size};
    return add_block(composing, sources, y - scale * line_space, -1, &y, error);
}

/* Adds the labels of lines that have one, not yet placed; returns how many. */
static size_t add_labels(struct composition *composition, const struct diagram *diagram)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        if (!line->label)
            continue;
        composition_add(composition, (struct piece){.role = "label",
                                                    .text = xstrdup(line->label),
                                                    .colour = style_of_family(line->family)->text,
                                                    .font_size = label_size,
                                                    .paper = true});
        count++;
    }
    return count;
}

/* Places the labels, which are all the pieces there are, and drops those that find no place. */
static void place_labels(struct composition *composition, const struct diagram *diagram)
{
    struct box *taken = xcalloc(composition->piece_count + 1, sizeof *taken);
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        if (!diagram->lines[i].label)
            continue;
        struct piece piece = composition->pieces[next++];
        if (annotate_find(diagram, &diagram->lines[i], taken, kept, &piece.box)) {
            taken[kept] = piece.box;
            composition->pieces[kept++] = piece;
        } else {
            free(piece.text);
        }
    }
    composition->piece_count = kept;
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

bool composition_init(struct composition *composition, const struct diagram *diagram,
                      measure_pieces *measure, void *context, struct error *error)
{
    *composition = (struct composition){0};
    struct composing composing = {composition, diagram, measure, context, map_area(diagram)};
    composition->scale =
        fmin(fmax((composing.area.right - composing.area.left) / scale_width, 1), scale_max);
    size_t labels = add_labels(composition, diagram);
    bool done = measure(context, composition->pieces, labels, error);
    if (done) {
        place_labels(composition, diagram);
        done = add_head(&composing, error) && add_foot(&composing, error);
        measure_page(composition, composing.area);
    }
    if (!done)
        composition_release(composition);
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

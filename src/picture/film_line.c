/*
 * film_line.c: the strip between a film's map and its legend: the frame's date in large type, and a
 * time line with a mark that moves.
 */
#include "picture/film.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/frame.h"
#include "picture/label.h"

#include <stdlib.h>

enum { DATE_MAX = 40 };

/* Points, times the page's scale. */
static const double date_size = 26, tick_size = 9;
static const double date_space = 30;  /* between date and line */
static const double end_space = 26;   /* around the line's ends, for their labels */
static const double raised = 6;       /* the line, above the middle of the strip */
static const double lowered = 15;     /* labels, below the line */
static const double label_space = 10; /* between labels */
static const double mark_radius = 6, tick_radius = 2.6;

static struct piece name_piece(const struct film *film, size_t frame, const char *role, double size)
{
    struct text name = {0};
    label_clean(film->given[frame].name, DATE_MAX, &name);
    text_add(&name, "");
    return (struct piece){
        .role = role, .text = name.data, .colour = film->page.theme->faint, .font_size = size};
}

/* Where the frame's day lies between those of all frames, 0 to 1; by number where all are one. */
static double part_of(const struct film *film, size_t frame)
{
    double low = INFINITY, high = -INFINITY, own = 0;
    for (size_t i = 0; i < film->spans.frame_count; i++) {
        struct edtf_days days = edtf_possible(&film->given[i].view->time.as_of);
        double day = ((double)days.from + days.to) / 2;
        low = fmin(low, day);
        high = fmax(high, day);
        if (i == frame)
            own = day;
    }
    size_t last = film->spans.frame_count - 1;
    return high > low ? (own - low) / (high - low) : (last ? (double)frame / (double)last : .5);
}

static bool overlap(const struct box *a, const struct box *b, double space)
{
    return fabs(a->x - b->x) * 2 < a->width + b->width + 2 * space;
}

/* Adds the dates along the line to every frame: the ends first, then those that have room. */
static void label_ticks(const struct film *film, struct composition *compositions,
                        struct piece *labels)
{
    size_t count = film->spans.frame_count, placed = 0;
    double scale = compositions->scale;
    struct box *taken = xcalloc(count, sizeof *taken);
    for (size_t i = 0; i < count; i++) {
        size_t frame = i == 1 ? count - 1 : i > 1 ? i - 1 : i;
        struct piece *label = &labels[frame];
        bool room = true;
        label->box.x = film->ticks[frame].x;
        label->box.y = film->ticks[frame].y - scale * lowered;
        for (size_t j = 0; room && j < placed; j++)
            room = !overlap(&taken[j], &label->box, scale * label_space / 2);
        if (!room)
            continue;
        taken[placed++] = label->box;
        for (size_t j = 0; j < count; j++) {
            struct piece copy = *label;
            copy.text = xstrdup(label->text);
            composition_add(&compositions[j], copy);
        }
    }
    free(taken);
}

/* Puts the date at the strip's left end, and the line to the right of the widest. */
static void place(struct film *film, struct composition *compositions, struct piece *dates,
                  double widest)
{
    const struct area *map = &compositions->map;
    double scale = compositions->scale;
    double middle = map->bottom - scale * (FRAME_SPACE + FILM_STRIP) / 2;
    double left = map->left + widest + scale * (date_space + end_space);
    double right = fmax(map->right - scale * end_space, left);
    for (size_t i = 0; i < film->spans.frame_count; i++) {
        dates[i].box.x = map->left + dates[i].box.width / 2;
        dates[i].box.y = middle;
        film->ticks[i] =
            (struct point){left + (right - left) * part_of(film, i), middle + scale * raised};
        composition_add(&compositions[i], dates[i]);
        dates[i].text = NULL; /* the composition's by now */
    }
}

bool film_line_add(struct film *film, GVC_t *gvc, struct composition *compositions,
                   struct error *error)
{
    size_t count = film->spans.frame_count;
    double scale = compositions->scale, widest = 0;
    struct piece *dates = xcalloc(count, sizeof *dates), *labels = xcalloc(count, sizeof *labels);
    film->ticks = xcalloc(count, sizeof *film->ticks);
    for (size_t i = 0; i < count; i++) {
        dates[i] = name_piece(film, i, "date", scale * date_size);
        dates[i].bold = true;
        dates[i].colour = film->page.theme->ink;
        labels[i] = name_piece(film, i, "tick", scale * tick_size);
    }
    bool done = canvas_measure_pieces(gvc, dates, count, error) &&
                canvas_measure_pieces(gvc, labels, count, error);
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, dates[i].box.width);
    if (done) {
        place(film, compositions, dates, widest);
        label_ticks(film, compositions, labels);
    }
    for (size_t i = 0; i < count; i++) {
        free(dates[i].text);
        free(labels[i].text);
    }
    free(dates);
    free(labels);
    return done;
}

static void draw_circle(const struct film *film, size_t frame, double radius, const char *colour,
                        struct text *out)
{
    const struct area *page = &film->page.sheet;
    text_addf(out, "<circle fill=\"%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"/>\n", colour,
              film->ticks[frame].x - page->left, page->bottom - film->ticks[frame].y,
              radius * film->page.scale);
}

void film_line_draw(const struct film *film, struct text *out)
{
    const char *colour = style_of_family(film->page.theme, FAMILY_MEMBERSHIP)->line;
    const struct area *page = &film->page.sheet;
    size_t count = film->spans.frame_count;
    double left = INFINITY, right = -INFINITY, y = page->bottom - film->ticks->y;
    for (size_t i = 0; i < count; i++) {
        left = fmin(left, film->ticks[i].x - page->left);
        right = fmax(right, film->ticks[i].x - page->left);
    }
    text_addf(out,
              "<g id=\"time-line\" class=\"time\">\n<path fill=\"none\" stroke=\"%s\" "
              "stroke-width=\"%.2f\" d=\"M%.2f,%.2fL%.2f,%.2f\"/>\n",
              colour, 1.2 * film->page.scale, left, y, right, y);
    for (size_t i = 0; i < count; i++)
        draw_circle(film, i, tick_radius, colour, out);
    text_add(out, "</g>\n");
}

void film_mark_draw(const struct film *film, size_t frame, struct text *out)
{
    const struct theme *theme = film->page.theme;
    draw_circle(film, frame, mark_radius, style_of_family(theme, FAMILY_PRESIDENCY)->line, out);
}

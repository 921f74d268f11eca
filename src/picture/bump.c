/*
 * bump.c: a bump chart of a history. In each column the entities stand in order of rank, so that no
 * two lines lie on each other where ranks are tied or far apart.
 */
#include <entente/bump.h>

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/chart.h"
#include "picture/label.h"
#include "picture/runners.h"
#include "picture/sandbox.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 10, TITLE_MAX = 200, NOTE_MAX = 800, KEY_MAX = 4 };

/* Points. */
static const double chart_width = 560, column_min = 18, column_max = 74, row_height = 23;
static const double dot_size = 16, joint_size = 3, dot_font = 7.5;
static const double numbered_column = 27; /* from this width on every dot has its number */
static const double label_size = 9, label_gap = 13, tick_size = 8.5, head_height = 20;

static const char grid_colour[] = "#E4E4E4";

struct bump {
    const struct history *history;
    const struct bump_options *options;
    const char *format;
    struct chart chart;
    struct runners runners;
    double column;
    double left, right; /* of all that the chart takes, with labels */
};

static const struct entity *entity_of(const struct bump *bump, const struct runner *runner)
{
    return &bump->history->dossier->entities[runner->entity];
}

static uint32_t rank_at(const struct bump *bump, const struct runner *runner, size_t period)
{
    return history_at(bump->history, period, runner->entity)->rank;
}

static bool certain_at(const struct bump *bump, const struct runner *runner, size_t period)
{
    return history_at(bump->history, period, runner->entity)->certainty == CERTAINTY_CERTAIN;
}

static size_t top_of(const struct bump *bump)
{
    return bump->options->top ? bump->options->top : TOP;
}

static struct point place_of(const struct bump *bump, const struct runner *runner, size_t period)
{
    return (struct point){bump->column * (double)period,
                          -row_height * (runner->slots[period] + .5)};
}

static void draw_line(struct bump *bump, const struct runner *runner, size_t period)
{
    struct point from = place_of(bump, runner, period), to = place_of(bump, runner, period + 1);
    double bend = (to.x - from.x) * .45;
    bool certain = certain_at(bump, runner, period) && certain_at(bump, runner, period + 1);
    chart_add_line(
        &bump->chart,
        (struct chart_line){.role = "rank",
                            .colour = runner->colour,
                            .width = runner->highlighted ? 2.2 : 1.1,
                            .dashed = !certain,
                            .points = {from, {from.x + bend, from.y}, {to.x - bend, to.y}, to}});
}

/* Whether the dot shows its number: where the columns are narrow, only where that changes. */
static bool numbered(const struct bump *bump, const struct runner *runner, size_t period)
{
    size_t last = bump->history->period_count - 1;
    return bump->column >= numbered_column || period == 0 || period == last ||
           !runner_present(runner, period - 1) || !runner_present(runner, period + 1) ||
           rank_at(bump, runner, period) != rank_at(bump, runner, period - 1);
}

static char *dot_title(const struct bump *bump, const struct runner *runner, size_t period)
{
    const struct history *history = bump->history;
    const struct history_cell *cell = history_at(history, period, runner->entity);
    struct text title = {0};
    label_clean(entity_label(entity_of(bump, runner)), TITLE_MAX, &title);
    text_addf(&title, "\n%s: rank %u, %s %.4g", history->periods[period].date, cell->rank,
              history->measure->name, cell->score);
    if (cell->certainty != CERTAINTY_CERTAIN)
        text_add(&title, "\nonly possible");
    return title.data;
}

static struct chart_shape dot_shape(const struct runner *runner, struct point place, bool certain,
                                    double size)
{
    return (struct chart_shape){.role = "rank",
                                .shape = runner->shape,
                                .colour = certain ? runner->colour : STYLE_PAPER,
                                .opacity = 1,
                                .right_opacity = 1,
                                .outline = runner->colour,
                                .border = runner->highlighted ? 1.5 : 1,
                                .font_size = dot_font,
                                .box = {place.x, place.y, size, size}};
}

static void draw_dot(struct bump *bump, const struct runner *runner, size_t period)
{
    bool with_number = numbered(bump, runner, period);
    uint32_t rank = rank_at(bump, runner, period);
    double size = with_number ? dot_size + (rank > 99 ? 5 : 0) : joint_size;
    struct chart_shape dot =
        dot_shape(runner, place_of(bump, runner, period), certain_at(bump, runner, period), size);
    if (with_number)
        snprintf(dot.label, sizeof dot.label, "%u", rank);
    dot.title = dot_title(bump, runner, period);
    chart_add_shape(&bump->chart, dot);
}

/* The last entities first, so that the best ones lie above. */
static void draw_runners(struct bump *bump)
{
    for (size_t i = bump->runners.count; i-- > 0;) {
        const struct runner *runner = &bump->runners.items[i];
        for (size_t j = 0; j < bump->history->period_count; j++) {
            if (!runner_present(runner, j))
                continue;
            if (j + 1 < bump->history->period_count && runner_present(runner, j + 1))
                draw_line(bump, runner, j);
            draw_dot(bump, runner, j);
        }
    }
}

static size_t add_label(struct bump *bump, const struct runner *runner)
{
    size_t text =
        chart_add_text(&bump->chart, "label", xstrdup(runner->label), label_size,
                       runner->highlighted ? STYLE_INK : STYLE_FAINT, runner->highlighted);
    return text;
}

/*
 * Places the labels of a runner, two texts from `text` on: left of the first column, right of the
 * last one; of one that is in neither, above its first dot.
 */
static void place_labels(struct bump *bump, const struct runner *runner, size_t text)
{
    size_t last = bump->history->period_count - 1;
    double width = chart_text_width(&bump->chart, text);
    struct point first = place_of(bump, runner, runner->first);
    struct point end = place_of(bump, runner, runner->last);
    bool outside = runner->first > 0 && runner->last < last;
    chart_place_text(&bump->chart, text, outside ? 0 : 1, outside ? first.x : first.x - label_gap,
                     outside ? first.y + row_height / 2 : first.y);
    chart_place_text(&bump->chart, text + 1, -1, end.x + label_gap, end.y);
    if (runner->first == 0)
        bump->left = fmin(bump->left, -label_gap - width);
    if (runner->last == last)
        bump->right = fmax(bump->right, end.x + label_gap + width);
}

/* Empties a label that has no place of its own: the other one names the entity. */
static void drop_labels(struct bump *bump, const struct runner *runner, size_t text)
{
    size_t last = bump->history->period_count - 1;
    if (runner->first > 0 && runner->last == last)
        bump->chart.texts.pieces[text].text[0] = '\0';
    if (runner->last < last)
        bump->chart.texts.pieces[text + 1].text[0] = '\0';
}

static bool draw_labels(struct bump *bump, void *gvc, struct error *error)
{
    size_t first = bump->chart.texts.piece_count;
    for (size_t i = 0; i < bump->runners.count; i++) {
        size_t text = add_label(bump, &bump->runners.items[i]);
        add_label(bump, &bump->runners.items[i]);
        drop_labels(bump, &bump->runners.items[i], text);
    }
    if (!canvas_measure_pieces(gvc, bump->chart.texts.pieces + first, bump->runners.count * 2,
                               error))
        return false;
    for (size_t i = 0; i < bump->runners.count; i++)
        place_labels(bump, &bump->runners.items[i], first + 2 * i);
    return true;
}

/* The columns' lines and names, as many as have room. */
static bool draw_columns(struct bump *bump, void *gvc, struct error *error)
{
    const struct history *history = bump->history;
    size_t first = bump->chart.texts.piece_count;
    double widest = 1, bottom = -row_height * (double)bump->runners.rows;
    for (size_t i = 0; i < history->period_count; i++)
        chart_add_text(&bump->chart, "axis", xstrdup(history->periods[i].name), tick_size,
                       STYLE_FAINT, false);
    if (!canvas_measure_pieces(gvc, bump->chart.texts.pieces + first, history->period_count, error))
        return false;
    for (size_t i = 0; i < history->period_count; i++)
        widest = fmax(widest, chart_text_width(&bump->chart, first + i));
    size_t every = (size_t)ceil((widest + 7) / bump->column);
    for (size_t i = 0; i < history->period_count; i++) {
        double x = bump->column * (double)i;
        if ((history->period_count - 1 - i) % every != 0)
            bump->chart.texts.pieces[first + i].text[0] = '\0';
        chart_place_text(&bump->chart, first + i, 0, x, head_height / 2);
        chart_add_bar(&bump->chart, "grid", grid_colour, (struct point){x - .3, bottom},
                      (struct point){x + .3, 0});
    }
    return true;
}

static bool draw_key(struct bump *bump, void *gvc, struct point corner, double *bottom,
                     struct error *error)
{
    static const struct runner sample = {
        .colour = "#0072B2", .shape = "circle", .highlighted = true};
    struct key_entry entries[KEY_MAX];
    static const char *const texts[] = {"rank among all, certain",
                                        "it, or a tie of it, is only possible (line dashed)"};
    for (size_t i = 0; i < 2; i++) {
        entries[i] = (struct key_entry){
            {dot_shape(&sample, (struct point){0, 0}, i == 0, dot_size - 2)}, 1, xstrdup(texts[i])};
        entries[i].shapes[0].label[0] = '3';
        entries[i].shapes[0].label[1] = '\0';
    }
    return chart_add_key(&bump->chart, gvc, entries, 2, corner, bump->right - bump->left, bottom,
                         error);
}

static char *title_text(const struct bump *bump)
{
    const char *title = bump->options->title ? bump->options->title : bump->history->dossier->title;
    struct text clean = {0};
    if (title)
        label_clean(title, TITLE_MAX, &clean);
    return clean.data;
}

static char *subtitle_text(const struct bump *bump)
{
    const struct history *history = bump->history;
    struct text text = {0};
    text_addf(&text,
              "Rank by %s as of the last day of each %s, up to %s · who ever reaches rank %zu: %zu "
              "of %zu that are ever ranked",
              history->measure->name, history_step_name(history->step),
              history->periods[history->period_count - 1].date, top_of(bump), bump->runners.count,
              history->ranked_count);
    return text.data;
}

/* What the ranks were computed on, as the table has it. */
static char *note_text(const struct history *history)
{
    struct text text = {0};
    text_add(&text, "Projection at the end: ");
    label_clean(history->projection, NOTE_MAX, &text);
    return text.data;
}

static bool draw_frame(struct bump *bump, void *gvc, struct error *error)
{
    double bottom = -row_height * (double)bump->runners.rows, y;
    struct frame frame = {&bump->chart.texts,
                          canvas_measure_pieces,
                          gvc,
                          {bump->left, bump->right, bottom, head_height - FRAME_SPACE / 3}};
    struct point corner = {bump->left, bottom - FRAME_SPACE / 2};
    return frame_add_head(&frame, title_text(bump), subtitle_text(bump), error) &&
           draw_key(bump, gvc, corner, &y, error) &&
           frame_add_note(&frame, note_text(bump->history), &y, error) &&
           frame_add_sources(&frame, bump->history->dossier, y, error);
}

static bool write_chart(struct bump *bump, void *gvc, struct text *out, struct error *error)
{
    char *title = title_text(bump), *subtitle = subtitle_text(bump);
    bool done = chart_write(&bump->chart, gvc, bump->format, title ? title : "Ranks over time",
                            subtitle, out, error);
    free(title);
    free(subtitle);
    return done;
}

static void release(struct bump *bump)
{
    runners_release(&bump->runners);
    chart_release(&bump->chart);
}

/* In the child; what Graphviz allocates goes with it. */
static bool render(void *context, struct text *out, struct text *notes, struct error *error)
{
    (void)notes;
    struct bump *bump = context;
    void *gvc = gvContext();
    size_t gaps = bump->history->period_count - 1;
    bump->chart.texts.scale = 1;
    bump->column = fmin(fmax(chart_width / (double)(gaps ? gaps : 1), column_min), column_max);
    bump->right = bump->column * (double)gaps;
    runners_find(&bump->runners, bump->history, top_of(bump));
    bool done = draw_columns(bump, gvc, error) && draw_labels(bump, gvc, error);
    if (done) {
        draw_runners(bump);
        done = draw_frame(bump, gvc, error) && write_chart(bump, gvc, out, error);
    }
    release(bump);
    return done;
}

bool bump_render(const struct history *history, const struct bump_options *options,
                 const struct picture_page *page, const char *format, struct text *out,
                 struct error *error)
{
    struct bump bump = {.history = history, .options = options, .format = format};
    if (!picture_format_known(format))
        return error_set(error, ERROR_USAGE, "there is no picture format “%s”", format);
    return sandbox_run(render, &bump, page, out, error);
}

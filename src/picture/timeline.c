/*
 * timeline.c: the page of a timeline: its plot, title and subtitle above, below the key and the
 * sources.
 */
#include <entente/timeline.h>

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/label.h"
#include "picture/plot.h"
#include "picture/sandbox.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TITLE_MAX = 200, KEY_MAX = FAMILY_COUNT + 8 };

static const double head_height = 22; /* points: of an axis, above or below the plot */
static const double head_space = 10;  /* of FRAME_SPACE that its labels need not */
static const double sample = 26;      /* the width of a bar in the key */

struct page {
    const struct view *view;
    const struct timeline_options *options;
    const char *format;
    struct plot plot;
};

/* What of the picture needs an explanation. */
struct features {
    size_t families[FAMILY_COUNT];
    bool faded, possible, doubted, event, range, doubted_event, reported;
};

static void note_span(struct features *features, const struct span *span)
{
    const struct edtf_bounds *bounds = &span->bounds;
    features->families[span->family]++;
    if (span->kind == SPAN_REPORT) {
        features->reported = true;
    } else if (span->kind == SPAN_EVENT) {
        features->range |= bounds->s0 < bounds->e1;
        features->doubted_event |= span->uncertain;
        features->event |= !span->uncertain && bounds->s0 == bounds->e1;
    } else if (span->uncertain) {
        features->doubted = true;
    } else {
        features->possible |= bounds->s1 > bounds->e0;
        features->faded |= bounds->s0 < bounds->s1 || bounds->e0 < bounds->e1;
    }
}

static void add_entry(struct key_entry *entries, size_t *count, struct chart_shape shape,
                      const char *text)
{
    entries[(*count)++] = (struct key_entry){{shape}, 1, xstrdup(text)};
}

static void add_families(const struct features *features, struct key_entry *entries, size_t *count)
{
    for (int i = 0; i < FAMILY_COUNT; i++) {
        if (!features->families[i])
            continue;
        struct text text = {0};
        text_addf(&text, "%s (%zu)", style_of_family((enum family)i)->name, features->families[i]);
        text.data[0] = (char)toupper((unsigned char)text.data[0]);
        add_entry(entries, count, plot_bar((enum family)i, -sample / 2, sample / 2, 0), text.data);
        text_release(&text);
    }
}

static void add_bars(const struct features *features, struct key_entry *entries, size_t *count)
{
    struct chart_shape bar = plot_bar(FAMILY_STRUCTURE, -sample / 2, sample / 2, 0);
    if (features->faded) {
        struct chart_shape fading = plot_bar(FAMILY_STRUCTURE, 0, sample / 2, 0);
        fading.opacity = .5;
        fading.right_opacity = .08;
        add_entry(entries, count, plot_bar(FAMILY_STRUCTURE, -sample / 2, 0, 0),
                  "certain, then possible");
        entries[*count - 1].shapes[entries[*count - 1].shape_count++] = fading;
    }
    bar.opacity = bar.right_opacity = PLOT_RANGE_OPACITY;
    if (features->possible)
        add_entry(entries, count, bar, "possible on any of these days");
    plot_doubt(&bar, FAMILY_STRUCTURE);
    if (features->doubted)
        add_entry(entries, count, bar, "uncertain (?)");
}

static void add_marks(const struct features *features, struct key_entry *entries, size_t *count)
{
    enum family family = FAMILY_STRUCTURE;
    if (features->event)
        add_entry(entries, count, plot_mark(family, SPAN_EVENT, false, 0, 0), "event");
    if (features->range) {
        struct chart_shape bar = plot_bar(family, -sample / 2, sample / 2, 0);
        bar.opacity = bar.right_opacity = PLOT_RANGE_OPACITY;
        bar.box.height /= 2;
        add_entry(entries, count, bar, "event on one of these days");
        entries[*count - 1].shapes[entries[*count - 1].shape_count++] =
            plot_mark(family, SPAN_EVENT, false, 0, 0);
    }
    if (features->doubted_event)
        add_entry(entries, count, plot_mark(family, SPAN_EVENT, true, 0, 0), "uncertain event (?)");
    if (features->reported)
        add_entry(entries, count, plot_mark(family, SPAN_REPORT, false, 0, 0),
                  "no date: day of the report");
}

static void add_today(const struct lanes *lanes, struct key_entry *entries, size_t *count)
{
    if (lanes->today < lanes->days.from || lanes->today > lanes->days.to)
        return;
    struct text text = {0};
    struct chart_shape line = plot_bar(FAMILY_STRUCTURE, -.5, .5, 0);
    line.colour = STYLE_INK;
    text_add(&text, "date of the dossier: ");
    edtf_format(&lanes->dossier->date, &text);
    add_entry(entries, count, line, text.data);
    text_release(&text);
}

static bool add_key(struct page *page, GVC_t *gvc, struct point corner, double width,
                    double *bottom, struct error *error)
{
    struct features features = {0};
    struct key_entry entries[KEY_MAX];
    size_t count = 0;
    for (size_t i = 0; i < page->plot.lanes.span_count; i++)
        note_span(&features, page->plot.spans[i].span);
    add_families(&features, entries, &count);
    add_bars(&features, entries, &count);
    add_marks(&features, entries, &count);
    add_today(&page->plot.lanes, entries, &count);
    return chart_add_key(&page->plot.chart, gvc, entries, count, corner, width, bottom, error);
}

/* The title that is asked for, else the entity, else the dossier's; NULL: none. */
static char *title_text(const struct page *page)
{
    const struct dossier *dossier = page->view->dossier;
    uint32_t entity = page->options->entity;
    const char *title = page->options->title;
    struct text clean = {0};
    if (!title && entity != DOSSIER_NONE)
        title = entity_label(&dossier->entities[entity]);
    if (!title)
        title = dossier->title;
    if (title)
        label_clean(title, TITLE_MAX, &clean);
    return clean.data;
}

static char *subtitle_text(const struct page *page)
{
    const struct dossier *dossier = page->view->dossier;
    const struct lanes *lanes = &page->plot.lanes;
    struct text text = {0};
    if (page->options->entity != DOSSIER_NONE && !page->options->title && dossier->title) {
        label_clean(dossier->title, TITLE_MAX, &text);
        text_add(&text, " · ");
    }
    text_addf(&text, "%zu %s on %zu %s", lanes->span_count,
              lanes->span_count == 1 ? "relation" : "relations", lanes->count,
              lanes->count == 1 ? "lane" : "lanes");
    if (lanes->undated)
        text_addf(&text, ", %zu without any date not shown", lanes->undated);
    if (view_timed(page->view) || page->view->filter) {
        struct text seen = {0};
        view_describe(page->view, &seen);
        text_add(&text, " · ");
        label_clean(seen.data, TITLE_MAX, &text);
        text_release(&seen);
    }
    return text.data;
}

static bool add_frame(struct page *page, GVC_t *gvc, struct error *error)
{
    struct plot *plot = &page->plot;
    struct frame frame = {&plot->chart.texts,
                          canvas_measure_pieces,
                          gvc,
                          {-plot->label_width, PLOT_WIDTH, plot->bottom, head_height - head_space}};
    double y = plot->bottom - (plot->bottom < -PLOT_TALL ? head_height : 0);
    struct point corner = {frame.area.left, y - FRAME_SPACE / 2};
    return frame_add_head(&frame, title_text(page), subtitle_text(page), error) &&
           add_key(page, gvc, corner, frame.area.right - frame.area.left, &y, error) &&
           frame_add_sources(&frame, page->view->dossier, y, error);
}

static bool write_page(struct page *page, GVC_t *gvc, struct text *out, struct error *error)
{
    char *title = title_text(page);
    struct text description = {0};
    char *subtitle = subtitle_text(page);
    text_addf(&description, "A timeline: %s.", subtitle);
    for (size_t i = 0; i < page->plot.lanes.count; i++)
        text_addf(&description, "%s%s", i ? "; " : " Lanes: ", page->plot.lanes.items[i].label);
    bool done = chart_write(&page->plot.chart, gvc, page->format, title ? title : "Timeline",
                            text_string(&description), out, error);
    free(title);
    free(subtitle);
    text_release(&description);
    return done;
}

/* In the child; what Graphviz allocates goes with it. */
static bool render(void *context, struct text *out, struct text *notes, struct error *error)
{
    (void)notes;
    struct page *page = context;
    GVC_t *gvc = gvContext();
    bool done = plot_init(&page->plot, page->view, page->options->entity, gvc, error) &&
                plot_draw(&page->plot, gvc, error) && add_frame(page, gvc, error) &&
                write_page(page, gvc, out, error);
    plot_release(&page->plot);
    return done;
}

bool timeline_render(const struct view *view, const struct timeline_options *options,
                     const struct picture_page *page, const char *format, struct text *out,
                     struct error *error)
{
    struct page timeline = {.view = view, .options = options, .format = format};
    if (!picture_format_known(format))
        return error_set(error, ERROR_USAGE, "there is no picture format “%s”", format);
    return sandbox_run(render, &timeline, page, out, error);
}

/*
 * report_pictures.c: the pictures of a page: the map, the timeline, the chart of ranks.
 */
#include "report/report_pictures.h"

#include "report/inline_svg.h"

#include <entente/bump.h>
#include <entente/timeline.h>

#include "base/xalloc.h"

#include <stdlib.h>

enum {
    CHART_PERIODS = 24, /* that a chart of ranks has at most, where its steps can be longer */
    CHART_TOP = 5,
    CHART_RUNNERS = 16,
    TIMELINE_RELATIONS = 120 /* beyond them a timeline is too long for a page */
};

static struct picture_page page_of(const struct report_facts *facts)
{
    return (struct picture_page){.limits = facts->options->limits, .no_legend = true, .bare = true};
}

/* What of the map is there on the day that the page shows first, by number. */
static void find_states(const struct report_facts *facts, uint8_t *entities, uint8_t *lines)
{
    const struct view *now = &facts->now;
    for (size_t i = 0; i < now->relation_count; i++) {
        const struct relation *relation = &now->dossier->relations[now->relations[i]];
        uint32_t line = facts->lines.of[now->relations[i]];
        const uint32_t ends[] = {facts->numbers[relation->from], facts->numbers[relation->to]};
        uint8_t certainty = now->certainties[i];
        if (line == DOSSIER_NONE)
            continue;
        lines[line] = lines[line] > certainty ? lines[line] : certainty;
        for (int end = 0; end < 2; end++)
            if (entities[ends[end]] < certainty)
                entities[ends[end]] = certainty;
    }
}

static void place_map(struct report_facts *facts, const struct text *svg)
{
    uint8_t *entities = xcalloc(facts->entity_count + 1, sizeof *entities);
    uint8_t *lines = xcalloc(facts->lines.count + 1, sizeof *lines);
    struct inline_look look = {.prefix = "m-", .numbered = true};
    if (facts->dated) {
        find_states(facts, entities, lines);
        look.entities = entities;
        look.lines = lines;
    }
    inline_svg(svg, &look, &facts->map.svg);
    free(entities);
    free(lines);
}

bool report_pictures_map(struct report_facts *facts, struct error *error)
{
    struct picture_page page = page_of(facts);
    struct diagram_options options = {.title = facts->options->title,
                                      .influence = facts->sizes,
                                      .measure = facts->measure->name,
                                      .numbers = facts->numbers};
    struct text svg = {0};
    map_lines_init(&facts->lines, &facts->shown, &options);
    bool done = picture_render(&facts->shown, &options, &page, "svg", &svg, error);
    if (done)
        place_map(facts, &svg);
    text_release(&svg);
    return done;
}

/* Takes what was drawn, or why not. */
static void take(struct report_picture *picture, bool done, const struct text *svg,
                 const struct inline_look *look, struct error *error)
{
    if (done)
        inline_svg(svg, look, &picture->svg);
    else
        text_add(&picture->why_not, error->message);
    error_release(error);
}

/* Marks the relations that name a day: the others say nothing of when. */
static size_t mark_dated(const struct view *view, bool *dated)
{
    size_t count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        const struct edtf *when = relation_when(view->dossier, relation);
        dated[i] = when->start.end == EDTF_DATE || when->end.end == EDTF_DATE;
        count += dated[i];
    }
    return count;
}

static void draw_timeline(struct report_facts *facts)
{
    static const struct inline_look look = {.prefix = "t-"};
    struct picture_page page = page_of(facts);
    struct timeline_options options = {.title = facts->options->title, .entity = DOSSIER_NONE};
    bool *dated = xcalloc(facts->shown.relation_count + 1, sizeof *dated);
    size_t count = mark_dated(&facts->shown, dated);
    struct error error = {0};
    struct text svg = {0};
    struct view part;
    page.no_legend = false;
    view_part(&facts->shown, dated, NULL, &part);
    if (!count)
        error_set(&error, ERROR_USAGE, "no relation has a date");
    else if (count > TIMELINE_RELATIONS)
        error_set(&error, ERROR_LIMIT,
                  "%zu relations have a date, and a timeline on a page shows %d; 'entente timeline "
                  "FILE ENTITY' draws that of one entity",
                  count, TIMELINE_RELATIONS);
    bool done = !error.message && timeline_render(&part, &options, &page, "svg", &svg, &error);
    take(&facts->timeline, done, &svg, &look, &error);
    text_release(&svg);
    view_release(&part);
    free(dated);
}

/* How many ever reach the rank. */
static size_t count_reaching(const struct history *history, uint32_t rank)
{
    size_t count = 0;
    for (size_t i = 0; i < history->entity_count; i++) {
        bool reaches = false;
        for (size_t period = 0; !reaches && period < history->period_count; period++) {
            uint32_t own = history_at(history, period, history->entities[i])->rank;
            reaches = own && own <= rank;
        }
        count += reaches;
    }
    return count;
}

/* The lowest rank, CHART_TOP at most, that not too many ever reach; false where too many do. */
static bool find_top(const struct history *history, size_t *top, struct error *error)
{
    for (*top = CHART_TOP; *top && count_reaching(history, (uint32_t)*top) > CHART_RUNNERS;)
        --*top;
    return *top || error_set(error, ERROR_LIMIT,
                             "%zu entities are first at one time or another, which is too much "
                             "for a chart",
                             count_reaching(history, 1));
}

static void draw_ranks(struct report_facts *facts)
{
    static const struct inline_look look = {.prefix = "h-"};
    struct picture_page page = page_of(facts);
    struct bump_options options = {.title = facts->options->title};
    struct history history = {0};
    struct error error = {0};
    struct text svg = {0};
    page.no_legend = false;
    bool done = report_history(facts, CHART_PERIODS, CHART_TOP, &history, &error) &&
                find_top(&history, &options.top, &error) &&
                bump_render(&history, &options, &page, "svg", &svg, &error);
    take(&facts->ranks, done, &svg, &look, &error);
    text_release(&svg);
    history_release(&history);
}

void report_pictures_charts(struct report_facts *facts)
{
    draw_timeline(facts);
    if (facts->has_history)
        draw_ranks(facts);
    else
        text_add(&facts->ranks.why_not, "no relation has a date");
}

void report_picture_release(struct report_picture *picture)
{
    text_release(&picture->svg);
    text_release(&picture->why_not);
}

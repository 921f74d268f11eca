/*
 * film_words.c: a film in words: what is there at each date, what appears and goes, and for each
 * node and line the whole of its history.
 */
#include "picture/film.h"

#include "picture/label.h"

enum { NAMES_MAX = 12, LABEL_MAX = 80, DATE_MAX = 40 };

static void add_date(const struct film *film, size_t frame, struct text *out)
{
    label_clean(film->given[frame].name, DATE_MAX, out);
}

/* Whether the frame shows the entity, in whatever look. */
static bool shows(const struct film *film, size_t frame, uint32_t entity)
{
    const struct picture_frame *given = &film->given[frame];
    return given->view->entities[entity] &&
           (!given->options.influence || given->options.influence[entity] >= 0);
}

/* "; new: A, B and 3 more": who is in `frame` and not in `other`. */
static void add_difference(const struct film *film, size_t frame, size_t other, const char *before,
                           struct text *out)
{
    const struct dossier *dossier = film->sequence->view.dossier;
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        if (!shows(film, frame, i) || shows(film, other, i))
            continue;
        if (count < NAMES_MAX) {
            text_add(out, count ? ", " : before);
            label_clean(entity_label(&dossier->entities[i]), LABEL_MAX, out);
        }
        count++;
    }
    if (count > NAMES_MAX)
        text_addf(out, " and %zu more", count - NAMES_MAX);
}

void film_describe(const struct film *film, struct text *out)
{
    const struct sequence *sequence = film->sequence;
    text_addf(out,
              "A map of %zu entities at %zu dates, which are shown one after the other for %d "
              "seconds each; it halts under the pointer.",
              sequence->whole.node_count, sequence->count, FILM_SECONDS);
    for (size_t i = 0; i < sequence->count; i++) {
        text_add_char(out, '\n');
        add_date(film, i, out);
        text_addf(out, ": %zu entities, %zu relations", sequence->frames[i].node_count,
                  sequence->frames[i].relation_count);
        if (i) {
            add_difference(film, i, i - 1, "; new: ", out);
            add_difference(film, i - 1, i, "; gone: ", out);
        }
        text_add_char(out, '.');
    }
}

/* "\n2010-06 to 2010-12", or one date. */
static void add_dates(const struct film *film, size_t first, size_t end, struct text *out)
{
    text_add_char(out, '\n');
    add_date(film, first, out);
    if (end > first + 1) {
        text_add(out, end > first + 2 ? " to " : ", ");
        add_date(film, end - 1, out);
    }
}

/* 0: the frame does not show it; 1: as only possible; 2: it does. */
static int presence(const struct film *film, size_t frame, uint32_t entity)
{
    if (!shows(film, frame, entity))
        return 0;
    return film->given[frame].view->entities[entity] == CERTAINTY_POSSIBLE ? 1 : 2;
}

/* ": influence 0.31 to 0.44": from the lowest of these frames to the highest. */
static void add_influence(const struct film *film, uint32_t entity, size_t first, size_t end,
                          struct text *out)
{
    const struct diagram_options *options = &film->given->options;
    double low = INFINITY, high = -INFINITY;
    if (!options->influence)
        return;
    for (size_t i = first; i < end; i++) {
        low = fmin(low, film->given[i].options.influence[entity]);
        high = fmax(high, film->given[i].options.influence[entity]);
    }
    text_addf(out, ", %s %.2f", options->measure ? options->measure : "influence", low);
    if (high - low >= .005)
        text_addf(out, " to %.2f", high);
}

void film_describe_node(const struct film *film, size_t node, struct text *out)
{
    static const char *const words[] = {": not there", ": only possible", ": there"};
    const struct diagram *whole = &film->sequence->whole;
    const struct diagram_node *shown = &whole->nodes[film->node_whole[node]];
    size_t count = film->spans.frame_count;
    describe_node(whole, shown, out);
    for (size_t first = 0, end; first < count; first = end) {
        int present = presence(film, first, shown->entity);
        for (end = first + 1; end < count && presence(film, end, shown->entity) == present;)
            end++;
        add_dates(film, first, end, out);
        text_add(out, words[present]);
        if (present)
            add_influence(film, shown->entity, first, end, out);
    }
}

void film_describe_line(const struct film *film, size_t line, struct text *out)
{
    const struct diagram *whole = &film->sequence->whole;
    struct diagram_line shown = whole->lines[film->line_whole[line]];
    const uint8_t *seen = spans_row(&film->spans, film->line_spans[line]);
    size_t count = film->spans.frame_count;
    shown.state = film->all.lines[line].state;
    describe_line(whole, &shown, out);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && seen[end] == seen[first];)
            end++;
        if (!seen[first])
            continue;
        add_dates(film, first, end, out);
        text_add(out, ": drawn");
    }
}

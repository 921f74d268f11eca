/*
 * sequence.c: several diagrams of one dossier on one stage. The whole has a node for each entity of
 * any frame, and a line for all relations of one family between two of them; only where some frame
 * draws such relations as several lines, by their state, the whole has these lines, too.
 */
#include "picture/sequence.h"

#include "base/xalloc.h"
#include "picture/page.h"

#include <stdlib.h>

enum { CPU_SECONDS = 20 }; /* for what is laid out once */

/* A line of a frame on its way into the whole. */
struct claim {
    uint32_t low, high; /* entities */
    enum family family;
    enum line_state state, drawn_as; /* in the frame, in the whole */
    size_t frame, line;
};

struct picture_page sequence_page(const struct picture_page *page, size_t count)
{
    struct picture_page own = *page_or_default(page);
    if (!own.limits.cpu_seconds)
        own.limits.cpu_seconds = CPU_SECONDS + (unsigned)count;
    return own;
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* Orders claims so that those on one place in the whole follow each other. */
static int compare_places(const struct claim *a, const struct claim *b)
{
    int order = compare_numbers(a->low, b->low);
    if (!order)
        order = compare_numbers(a->high, b->high);
    return order ? order : compare_numbers(a->family, b->family);
}

static int compare_claims(const void *first, const void *second)
{
    const struct claim *a = first, *b = second;
    int order = compare_places(a, b);
    if (!order)
        order = compare_numbers(a->frame, b->frame);
    return order ? order : compare_numbers(a->line, b->line);
}

static size_t count_lines(const struct sequence *sequence)
{
    size_t count = 0;
    for (size_t i = 0; i < sequence->count; i++)
        count += sequence->frames[i].line_count;
    return count;
}

static struct claim *collect_claims(const struct sequence *sequence, size_t count)
{
    struct claim *claims = xcalloc(count, sizeof *claims), *next = claims;
    for (size_t i = 0; i < sequence->count; i++) {
        const struct diagram *frame = &sequence->frames[i];
        for (size_t j = 0; j < frame->line_count; j++) {
            const struct diagram_line *line = &frame->lines[j];
            uint32_t from = frame->nodes[line->from].entity, to = frame->nodes[line->to].entity;
            *next++ = (struct claim){from < to ? from : to,
                                     from < to ? to : from,
                                     line->family,
                                     line->state,
                                     line->state,
                                     i,
                                     j};
        }
    }
    if (count)
        qsort(claims, count, sizeof *claims, compare_claims);
    return claims;
}

/* Claims on one place become one line, unless a frame makes several of them. */
static void join_claims(struct claim *claims, size_t count)
{
    enum line_state least = claims->state;
    for (size_t i = 1; i < count; i++) {
        if (claims[i].frame == claims[i - 1].frame)
            return;
        least = claims[i].state < least ? claims[i].state : least;
    }
    for (size_t i = 0; i < count; i++)
        claims[i].drawn_as = least;
}

/* Bits of the states that each relation is drawn in, by relation. */
static uint8_t *mark_states(const struct sequence *sequence, const struct claim *claims,
                            size_t count)
{
    uint8_t *marks = xcalloc(sequence->given->view->dossier->relation_count, sizeof *marks);
    for (size_t i = 0; i < count; i++) {
        const struct diagram *frame = &sequence->frames[claims[i].frame];
        const struct diagram_line *line = &frame->lines[claims[i].line];
        for (uint32_t j = 0; j < line->relation_count; j++)
            marks[frame->relations[line->first + j]] |= (uint8_t)(1 << claims[i].drawn_as);
    }
    return marks;
}

/* Sees an entity where a frame shows it. */
static void see_entities(struct sequence *sequence)
{
    struct view *view = &sequence->view;
    view->entities = xcalloc(view->dossier->entity_count, sizeof *view->entities);
    for (size_t i = 0; i < sequence->count; i++)
        for (size_t j = 0; j < sequence->frames[i].node_count; j++) {
            uint32_t entity = sequence->frames[i].nodes[j].entity;
            uint8_t certainty = sequence->given[i].view->entities[entity];
            view->entity_count += !view->entities[entity];
            if (certainty > view->entities[entity])
                view->entities[entity] = certainty;
        }
}

/* Sees each relation once for each state that it is drawn in. */
static void see_relations(struct sequence *sequence, const uint8_t *marks)
{
    struct view *view = &sequence->view;
    size_t most = view->dossier->relation_count * STATE_COUNT;
    view->relations = xcalloc(most, sizeof *view->relations);
    view->certainties = xcalloc(most, sizeof *view->certainties);
    sequence->states = xcalloc(most, sizeof *sequence->states);
    for (uint32_t i = 0; i < view->dossier->relation_count; i++)
        for (int state = 0; state < STATE_COUNT; state++) {
            if (!(marks[i] & 1 << state))
                continue;
            size_t at = view->relation_count++;
            view->relations[at] = i;
            view->certainties[at] =
                state == STATE_POSSIBLE ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN;
            sequence->states[at] = (uint8_t)state;
        }
}

static void find_highest(struct sequence *sequence)
{
    size_t count = sequence->given->view->dossier->entity_count;
    if (!sequence->given->options.influence)
        return;
    sequence->highest = xcalloc(count, sizeof *sequence->highest);
    for (size_t i = 0; i < count; i++)
        sequence->highest[i] = -1;
    for (size_t i = 0; i < sequence->count; i++)
        for (size_t j = 0; j < sequence->frames[i].node_count; j++) {
            uint32_t entity = sequence->frames[i].nodes[j].entity;
            double *highest = &sequence->highest[entity];
            *highest = fmax(*highest, sequence->given[i].options.influence[entity]);
        }
}

/* Finds each frame's nodes and lines in the whole. */
static void index_frames(struct sequence *sequence, const struct claim *claims, size_t count)
{
    const struct dossier *dossier = sequence->view.dossier;
    const struct diagram *whole = &sequence->whole;
    uint32_t *node_of = xcalloc(dossier->entity_count, sizeof *node_of);
    uint32_t *line_of = xcalloc(dossier->relation_count * STATE_COUNT, sizeof *line_of);
    for (uint32_t i = 0; i < whole->node_count; i++)
        node_of[whole->nodes[i].entity] = i;
    for (uint32_t i = 0; i < whole->line_count; i++)
        for (uint32_t j = 0; j < whole->lines[i].relation_count; j++)
            line_of[whole->relations[whole->lines[i].first + j] * STATE_COUNT +
                    whole->lines[i].state] = i;
    for (size_t i = 0; i < sequence->count; i++) {
        const struct diagram *frame = &sequence->frames[i];
        sequence->nodes[i] = xcalloc(frame->node_count, sizeof **sequence->nodes);
        sequence->lines[i] = xcalloc(frame->line_count, sizeof **sequence->lines);
        for (size_t j = 0; j < frame->node_count; j++)
            sequence->nodes[i][j] = node_of[frame->nodes[j].entity];
    }
    for (size_t i = 0; i < count; i++) {
        const struct diagram *frame = &sequence->frames[claims[i].frame];
        uint32_t relation = frame->relations[frame->lines[claims[i].line].first];
        sequence->lines[claims[i].frame][claims[i].line] =
            line_of[relation * STATE_COUNT + claims[i].drawn_as];
    }
    free(node_of);
    free(line_of);
}

/* Builds the whole of what the frames show. */
static void join_frames(struct sequence *sequence)
{
    const struct view *first = sequence->given->view;
    size_t count = count_lines(sequence);
    struct claim *claims = collect_claims(sequence, count);
    for (size_t start = 0, next; start < count; start = next) {
        next = start + 1;
        while (next < count && compare_places(&claims[start], &claims[next]) == 0)
            next++;
        join_claims(&claims[start], next - start);
    }
    uint8_t *marks = mark_states(sequence, claims, count);
    sequence->view = (struct view){.dossier = first->dossier, .filter = first->filter};
    see_entities(sequence);
    see_relations(sequence, marks);
    find_highest(sequence);
    sequence->options = sequence->given->options;
    sequence->options.influence = sequence->highest;
    sequence->options.states = sequence->states;
    diagram_init(&sequence->whole, &sequence->view, &sequence->options,
                 theme_of(sequence->page->theme));
    index_frames(sequence, claims, count);
    free(marks);
    free(claims);
}

void sequence_init(struct sequence *sequence, const struct picture_page *page,
                   const struct picture_frame *frames, size_t count)
{
    const struct theme *theme = theme_of(page->theme);
    *sequence = (struct sequence){.page = page,
                                  .given = frames,
                                  .count = count,
                                  .frames = xcalloc(count, sizeof *sequence->frames),
                                  .nodes = xcalloc(count, sizeof *sequence->nodes),
                                  .lines = xcalloc(count, sizeof *sequence->lines)};
    for (size_t i = 0; i < count; i++)
        diagram_init(&sequence->frames[i], frames[i].view, &frames[i].options, theme);
    join_frames(sequence);
}

void sequence_release(struct sequence *sequence)
{
    for (size_t i = 0; i < sequence->count; i++) {
        diagram_release(&sequence->frames[i]);
        free(sequence->nodes[i]);
        free(sequence->lines[i]);
    }
    free(sequence->frames);
    free(sequence->nodes);
    free(sequence->lines);
    diagram_release(&sequence->whole);
    view_release(&sequence->view);
    free(sequence->states);
    free(sequence->highest);
    *sequence = (struct sequence){0};
}

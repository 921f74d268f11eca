/*
 * film_merge.c: what the frames of a film show, each look of each thing once, with the span of
 * frames in which it is seen.
 */
#include "picture/film.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t not_yet = UINT32_MAX;

uint32_t spans_add(struct spans *spans, const uint8_t *seen)
{
    size_t size = spans->frame_count;
    for (uint32_t i = 0; i < spans->row_count; i++)
        if (memcmp(spans_row(spans, i), seen, size) == 0)
            return i;
    spans->rows = xgrow(spans->rows, spans->row_count, &spans->row_capacity, size);
    memcpy(spans->rows + spans->row_count * size, seen, size);
    return (uint32_t)spans->row_count++;
}

const uint8_t *spans_row(const struct spans *spans, uint32_t index)
{
    return spans->rows + index * spans->frame_count;
}

bool spans_always(const struct spans *spans, uint32_t index)
{
    return !memchr(spans_row(spans, index), 0, spans->frame_count);
}

/* Turns what is seen when, `count` rows of it, into the numbers of spans; frees it. */
static uint32_t *number_spans(struct film *film, uint8_t *seen, size_t count)
{
    uint32_t *numbers = xcalloc(count, sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = spans_add(&film->spans, seen + i * film->spans.frame_count);
    free(seen);
    return numbers;
}

/* Merges the frames' nodes: one for each entity, two where it is only possible in some frames. */
static void merge_nodes(struct film *film)
{
    const struct sequence *sequence = film->sequence;
    size_t most = 2 * sequence->whole.node_count;
    struct diagram *all = &film->all;
    uint32_t *made = xcalloc(most, sizeof *made);
    uint8_t *seen = xcalloc(most * sequence->count, 1);
    memset(made, 0xff, most * sizeof *made);
    all->nodes = xcalloc(most, sizeof *all->nodes);
    film->node_whole = xcalloc(most, sizeof *film->node_whole);
    for (size_t i = 0; i < sequence->count; i++)
        for (size_t j = 0; j < sequence->frames[i].node_count; j++) {
            const struct diagram_node *node = &sequence->frames[i].nodes[j];
            uint32_t whole = sequence->nodes[i][j];
            uint32_t *number = &made[2 * whole + node->possible];
            if (*number == not_yet) {
                *number = (uint32_t)all->node_count++;
                all->nodes[*number] = *node;
                film->node_whole[*number] = whole;
            }
            seen[*number * sequence->count + i] = 1;
        }
    film->node_spans = number_spans(film, seen, all->node_count);
    free(made);
}

/* Any of the looks of the whole's node; a line's ends need one to hang on. */
static uint32_t node_of(const struct film *film, uint32_t whole)
{
    for (uint32_t i = 0; i < film->all.node_count; i++)
        if (film->node_whole[i] == whole)
            return i;
    return 0;
}

static bool same_look(const struct diagram_line *a, const struct diagram_line *b)
{
    return a->state == b->state && a->forward == b->forward && a->backward == b->backward;
}

/* Merges the frames' lines: one for each look on each line of the whole. */
static void merge_lines(struct film *film)
{
    const struct sequence *sequence = film->sequence;
    struct diagram *all = &film->all;
    size_t most = 0;
    for (size_t i = 0; i < sequence->count; i++)
        most += sequence->frames[i].line_count;
    uint32_t *last = xcalloc(sequence->whole.line_count, sizeof *last); /* by line of the whole */
    uint32_t *before = xcalloc(most, sizeof *before);                   /* its other looks */
    uint8_t *seen = xcalloc(most * sequence->count, 1);
    memset(last, 0xff, sequence->whole.line_count * sizeof *last);
    all->lines = xcalloc(most, sizeof *all->lines);
    film->line_whole = xcalloc(most, sizeof *film->line_whole);
    for (size_t i = 0; i < sequence->count; i++)
        for (size_t j = 0; j < sequence->frames[i].line_count; j++) {
            const struct diagram_line *line = &sequence->frames[i].lines[j];
            uint32_t whole = sequence->lines[i][j], number = last[whole];
            while (number != not_yet && !same_look(&all->lines[number], line))
                number = before[number];
            if (number == not_yet) {
                number = (uint32_t)all->line_count++;
                before[number] = last[whole];
                last[whole] = number;
                all->lines[number] = *line;
                all->lines[number].from = node_of(film, sequence->whole.lines[whole].from);
                all->lines[number].to = node_of(film, sequence->whole.lines[whole].to);
                film->line_whole[number] = whole;
            }
            seen[number * sequence->count + i] = 1;
        }
    film->line_spans = number_spans(film, seen, all->line_count);
    free(last);
    free(before);
}

/* Gives every look an id of its own, the first of each that of the frames. */
static void name_looks(struct film *film)
{
    struct diagram *all = &film->all;
    struct names *taken = &film->names;
    size_t count = all->node_count + all->line_count;
    film->ids = xcalloc(count, sizeof *film->ids);
    for (size_t i = 0; i < count; i++) {
        bool node = i < all->node_count;
        char **id = node ? &all->nodes[i].id : &all->lines[i - all->node_count].id;
        struct text name = {0};
        text_add(&name, *id);
        for (unsigned look = 2; names_find(taken, name.data, name.length) != NAME_NONE; look++) {
            text_clear(&name);
            text_addf(&name, "%s.look-%u", *id, look);
        }
        names_add(taken, name.data, name.length);
        *id = film->ids[i] = name.data;
    }
}

static bool near(double a, double b)
{
    return fabs(a - b) < .005;
}

static bool same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_piece(const struct piece *a, const struct piece *b)
{
    return strcmp(a->role, b->role) == 0 && strcmp(a->text, b->text) == 0 &&
           a->swatch == b->swatch && same_string(a->fill, b->fill) && a->outlines == b->outlines &&
           same_string(a->colour, b->colour) && near(a->font_size, b->font_size) &&
           near(a->box.x, b->box.x) && near(a->box.y, b->box.y);
}

static bool same_sample(const struct sample *a, const struct sample *b)
{
    return a->family == b->family && a->state == b->state && near(a->start.x, b->start.x) &&
           near(a->start.y, b->start.y);
}

static size_t find_piece(const struct composition *page, const struct piece *piece)
{
    size_t i = 0;
    while (i < page->piece_count && !same_piece(&page->pieces[i], piece))
        i++;
    return i;
}

static size_t find_sample(const struct composition *page, const struct sample *sample)
{
    size_t i = 0;
    while (i < page->sample_count && !same_sample(&page->samples[i], sample))
        i++;
    return i;
}

static void add_piece(struct composition *page, const struct piece *piece)
{
    struct piece copy = *piece;
    copy.text = xstrdup(piece->text);
    composition_add(page, copy);
}

void film_merge_pages(struct film *film, const struct composition *compositions)
{
    size_t count = film->sequence->count, pieces = 0, samples = 0;
    struct composition *page = &film->page;
    for (size_t i = 0; i < count; i++) {
        pieces += compositions[i].piece_count;
        samples += compositions[i].sample_count;
    }
    uint8_t *piece_seen = xcalloc(pieces * count, 1), *sample_seen = xcalloc(samples * count, 1);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < compositions[i].piece_count; j++) {
            const struct piece *piece = &compositions[i].pieces[j];
            size_t found = find_piece(page, piece);
            if (found == page->piece_count)
                add_piece(page, piece);
            piece_seen[found * count + i] = 1;
        }
        for (size_t j = 0; j < compositions[i].sample_count; j++) {
            size_t found = find_sample(page, &compositions[i].samples[j]);
            if (found == page->sample_count)
                composition_add_sample(page, compositions[i].samples[j]);
            sample_seen[found * count + i] = 1;
        }
    }
    page->sheet = compositions[0].sheet;
    page->map = compositions[0].map;
    page->scale = compositions[0].scale;
    film->piece_spans = number_spans(film, piece_seen, page->piece_count);
    film->sample_spans = number_spans(film, sample_seen, page->sample_count);
}

void film_merge(struct film *film)
{
    size_t count = film->spans.frame_count;
    uint8_t *marks = xcalloc(count * count, 1);
    merge_nodes(film);
    merge_lines(film);
    name_looks(film);
    for (size_t i = 0; i < count; i++)
        marks[i * count + i] = 1;
    film->mark_spans = number_spans(film, marks, count);
}

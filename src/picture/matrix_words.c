/*
 * matrix_words.c: what stands around the cells of a matrix: names, numbers, title, key and notes.
 */
#include "picture/matrix_page.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/label.h"

#include <math.h>
#include <stdlib.h>

enum { TITLE_MAX = 200, NOTE_MAX = 800, LABEL_MAX = 48, KEY_MAX = 4 };

/* Points. */
static const double label_most = 9, label_gap = 5, number_size = 6.5, head_height = 14;
static const double bloc_size = 8.5;

static const struct entity *entity_at(const struct matrix *matrix, size_t row)
{
    const struct network *blocked = matrix->options->blocs->network;
    return &blocked->view->dossier->entities[blocked->entities[matrix->rows[row]->node]];
}

/* A row's name, an en space, and its number, which stands above its column, too. */
static void add_names(struct matrix *matrix)
{
    double size = fmin(label_most, matrix->cell * .92);
    for (size_t i = 0; i < matrix->row_count; i++) {
        struct text name = {0};
        label_clean(entity_label(entity_at(matrix, i)), LABEL_MAX, &name);
        text_addf(&name, "\xE2\x80\x82%zu", i + 1);
        chart_add_text(&matrix->chart, "label", name.data, size, matrix->chart.texts.theme->ink,
                       false);
    }
}

static void add_numbers(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->row_count; i++) {
        struct text number = {0};
        text_addf(&number, "%zu", i + 1);
        chart_add_text(&matrix->chart, "axis", number.data, number_size,
                       matrix->chart.texts.theme->faint, false);
    }
}

static void add_bloc_names(struct matrix *matrix)
{
    for (size_t row = 0, end; row < matrix->row_count; row = end) {
        struct text name = {0};
        end = matrix_bloc_end(matrix, row);
        if (matrix->rows[row]->bloc == BLOC_NONE)
            text_add(&name, "in none");
        else
            text_addf(&name, "bloc %u", matrix->rows[row]->bloc + 1);
        chart_add_text(&matrix->chart, "bloc", name.data, bloc_size, matrix->chart.texts.theme->ink,
                       true);
    }
}

/* Bloc names stand right of their rows, and lower where there is no room beside these. */
static void place_bloc_names(struct matrix *matrix, size_t text)
{
    double size = matrix->cell * (double)matrix->row_count, last = INFINITY;
    for (size_t row = 0, end; row < matrix->row_count; row = end, text++) {
        end = matrix_bloc_end(matrix, row);
        double y = fmin(-matrix->cell * (double)(row + end) / 2, last - bloc_size * 1.2);
        chart_place_text(&matrix->chart, text, -1, size + label_gap, y);
        matrix->right =
            fmax(matrix->right, size + label_gap + chart_text_width(&matrix->chart, text));
        last = y;
    }
}

static void place_names(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->row_count; i++) {
        chart_place_text(&matrix->chart, i, 1, -label_gap, -matrix_middle(matrix, i));
        matrix->left = fmin(matrix->left, -label_gap - chart_text_width(&matrix->chart, i));
    }
}

/* Keeps every number, or every second, fifth ... one, as they have room; they are the last texts.
 */
static void place_numbers(struct matrix *matrix, size_t first)
{
    static const size_t steps[] = {1, 2, 5, 10, 20};
    struct composition *texts = &matrix->chart.texts;
    size_t step = 0, kept = first;
    double widest = texts->pieces[texts->piece_count - 1].box.width;
    while (matrix->cell * (double)steps[step] < widest + 1.5)
        step++;
    for (size_t row = 0; row < matrix->row_count; row++) {
        if ((row + 1) % steps[step]) {
            free(texts->pieces[first + row].text);
            continue;
        }
        texts->pieces[kept] = texts->pieces[first + row];
        chart_place_text(&matrix->chart, kept++, 0, matrix_middle(matrix, row), head_height / 2);
    }
    texts->piece_count = kept;
}

static bool draw_texts(struct matrix *matrix, void *gvc, struct error *error)
{
    bool named = matrix->row_count <= MATRIX_NAMED_MOST;
    if (named)
        add_names(matrix);
    size_t blocs = matrix->chart.texts.piece_count;
    add_bloc_names(matrix);
    size_t numbers = matrix->chart.texts.piece_count;
    if (named)
        add_numbers(matrix);
    if (!chart_measure(&matrix->chart, gvc, error))
        return false;
    place_bloc_names(matrix, blocs);
    if (named) {
        place_names(matrix);
        place_numbers(matrix, numbers);
    }
    return true;
}

static char *title_text(const struct matrix *matrix)
{
    const char *title =
        matrix->options->title ? matrix->options->title : matrix->network->view->dossier->title;
    struct text clean = {0};
    if (title)
        label_clean(title, TITLE_MAX, &clean);
    return clean.data;
}

static char *subtitle_text(const struct matrix *matrix)
{
    const struct network *network = matrix->network;
    const struct blocs *blocs = matrix->options->blocs;
    size_t negative = network->negative_count;
    struct text text = {0};
    text_addf(&text,
              "%zu entities with %zu positive and %zu negative ties · in the order of %zu %s",
              matrix->row_count, network->tie_count - negative, negative, blocs->bloc_count,
              blocs->bloc_count == 1 ? "bloc" : "blocs");
    if (blocs->is_signed)
        text_addf(&text, " (signed, criterion %g)", blocs->criterion);
    else
        text_addf(&text, " (%s, modularity %.3f)", blocs->title, blocs->modularity);
    if (matrix->row_count < network->node_count)
        text_addf(&text, " · %zu without a tie left out", network->node_count - matrix->row_count);
    return text.data;
}

static char *note_text(const struct matrix *matrix)
{
    struct text text = {0}, projection = {0};
    network_describe(matrix->network, &projection);
    text_add(&text, "Projection: ");
    label_clean(text_string(&projection), NOTE_MAX, &text);
    text_release(&projection);
    return text.data;
}

static bool draw_key(struct matrix *matrix, void *gvc, struct point corner, double *bottom,
                     struct error *error)
{
    const struct network *network = matrix->network;
    struct key_entry entries[KEY_MAX];
    size_t count = 0;
    bool weighted = network->projection.weighted, directed = network->projection.directed;
    if (network->negative_count < network->tie_count)
        entries[count++] = (struct key_entry){
            {matrix_cell(matrix, true, 1, 10)},
            1,
            xstrdup(weighted ? "positive tie (darker: heavier)" : "positive tie")};
    if (network->negative_count)
        entries[count++] = (struct key_entry){
            {matrix_cell(matrix, false, 1, 10)},
            1,
            xstrdup(weighted ? "negative tie (larger: heavier)" : "negative tie")};
    struct chart_shape frame = {.shape = "box",
                                .outline = matrix->chart.texts.theme->ink,
                                .border = .9,
                                .box = {0, 0, 12, 12}};
    entries[count++] = (struct key_entry){{frame}, 1, xstrdup("a bloc's ties within")};
    if (directed)
        entries[count++] = (struct key_entry){{{0}}, 0, xstrdup("from the row to the column")};
    return chart_add_key(&matrix->chart, gvc, entries, count, corner, matrix->right - matrix->left,
                         bottom, error);
}

static bool draw_around(struct matrix *matrix, void *gvc, struct error *error)
{
    double bottom = -matrix->cell * (double)matrix->row_count, y;
    struct frame frame = {&matrix->chart.texts,
                          canvas_measure_pieces,
                          gvc,
                          {matrix->left, matrix->right, bottom, head_height}};
    struct point corner = {matrix->left, bottom - FRAME_SPACE / 2};
    return frame_add_head(&frame, title_text(matrix), subtitle_text(matrix), error) &&
           draw_key(matrix, gvc, corner, &y, error) &&
           frame_add_note(&frame, note_text(matrix), &y, error) &&
           frame_add_sources(&frame, matrix->network->view->dossier, y, error);
}

bool matrix_add_words(struct matrix *matrix, void *gvc, struct error *error)
{
    return draw_texts(matrix, gvc, error) && draw_around(matrix, gvc, error);
}

bool matrix_write(const struct matrix *matrix, void *gvc, struct text *out, struct error *error)
{
    char *title = title_text(matrix), *subtitle = subtitle_text(matrix);
    bool done = chart_write(&matrix->chart, gvc, matrix->format, title ? title : "Adjacency matrix",
                            subtitle, out, error);
    free(title);
    free(subtitle);
    return done;
}

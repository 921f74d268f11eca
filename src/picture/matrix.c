/*
 * matrix.c: a network as a signed adjacency matrix, ordered by bloc.
 */
#include "picture/matrix_page.h"

#include "base/xalloc.h"
#include "picture/diagram.h"
#include "picture/graphviz_compat.h"
#include "picture/label.h"
#include "picture/page.h"
#include "picture/sandbox.h"

#include <math.h>
#include <stdlib.h>

enum { NAME_MAX_LENGTH = 200, RELATIONS_MAX = 8 };

/* Points. */
static const double side = 560, cell_least = 1.5, cell_named = 6, cell_most = 16;

/* Of the lightest tie: how opaque a positive cell is, what part of its cell a negative one takes.
 */
static const double faintest = .35, smallest = .45;

/* The rows: who has a tie, in the order of the blocs; who is in none of them last. */
static void order_rows(struct matrix *matrix)
{
    const struct blocs *blocs = matrix->options->blocs;
    const struct network *network = matrix->network;
    matrix->rows = xcalloc(blocs->member_count, sizeof *matrix->rows);
    matrix->row_of = xcalloc(network->node_count, sizeof *matrix->row_of);
    for (size_t i = 0; i < blocs->member_count; i++) {
        uint32_t node = network->nodes[blocs->network->entities[blocs->members[i].node]];
        if (node == NETWORK_NONE || !network->tied[node])
            continue;
        matrix->row_of[node] = (uint32_t)matrix->row_count;
        matrix->rows[matrix->row_count++] = &blocs->members[i];
    }
}

/* The origins of a tie stand together, tie after tie. */
static void find_origins(struct matrix *matrix)
{
    const struct network *network = matrix->network;
    struct error none = {0}; /* of members tied by what they share no relation is a tie */
    size_t next = 0;
    if (!provenance_init(&matrix->provenance, network, &none)) {
        error_release(&none);
        return;
    }
    matrix->first_origins = xcalloc(network->tie_count + 1, sizeof *matrix->first_origins);
    for (size_t tie = 0; tie < network->tie_count; tie++) {
        matrix->first_origins[tie] = next;
        while (next < matrix->provenance.tied_count && matrix->provenance.origins[next].tie == tie)
            next++;
    }
    matrix->first_origins[network->tie_count] = next;
}

/* What a cell stands for: the ends, the sign, and the relations. */
static char *describe_tie(const struct matrix *matrix, size_t index)
{
    const struct tie *tie = &matrix->network->ties[index];
    const struct dossier *dossier = matrix->network->view->dossier;
    const struct entity *entities = dossier->entities;
    struct text words = {0};
    label_clean(entity_label(&entities[matrix->network->entities[tie->from]]), NAME_MAX_LENGTH,
                &words);
    text_add(&words, matrix->network->projection.directed ? " → " : " – ");
    label_clean(entity_label(&entities[matrix->network->entities[tie->to]]), NAME_MAX_LENGTH,
                &words);
    text_addf(&words, ": %s", tie->sign < 0 ? "negative" : "positive");
    if (matrix->network->projection.weighted)
        text_addf(&words, ", weight %g", tie->weight);
    if (!matrix->first_origins)
        return words.data;
    size_t first = matrix->first_origins[index], end = matrix->first_origins[index + 1];
    for (size_t i = first; i < end; i++) {
        if (i - first == RELATIONS_MAX) {
            text_addf(&words, "\nand %zu more", end - i);
            break;
        }
        text_add_char(&words, '\n');
        describe_relation(dossier, &dossier->relations[matrix->provenance.origins[i].relation],
                          &words);
    }
    return words.data;
}

double matrix_middle(const struct matrix *matrix, size_t row)
{
    return matrix->cell * ((double)row + .5);
}

struct chart_shape matrix_cell(const struct matrix *matrix, bool positive, double opacity,
                               double size)
{
    const struct theme *theme = matrix->chart.texts.theme;
    return (struct chart_shape){.role = positive ? "positive" : "negative",
                                .shape = positive ? "box" : "diamond",
                                .colour = positive ? theme->positive : theme->negative,
                                .opacity = opacity,
                                .right_opacity = opacity,
                                .box = {0, 0, size, size}};
}

/*
 * The heavier a positive tie, the darker; the heavier a negative one, the larger: it lies opaque
 * above the positive one of the same two, and both are seen.
 */
static void draw_cell(struct matrix *matrix, size_t index, size_t row, size_t column)
{
    const struct tie *tie = &matrix->network->ties[index];
    bool positive = tie->sign > 0;
    bool weighted = matrix->network->projection.weighted;
    double share = weighted ? tie->weight / matrix->heaviest : 1;
    double stress = sqrt(share);
    struct chart_shape shape =
        positive
            ? matrix_cell(matrix, true, faintest + (1 - faintest) * stress, matrix->cell * .9)
            : matrix_cell(matrix, false, 1, matrix->cell * (smallest + (.9 - smallest) * stress));
    shape.box.x = matrix_middle(matrix, column);
    shape.box.y = -matrix_middle(matrix, row);
    if (!positive) {
        shape.outline = matrix->chart.texts.theme->paper;
        shape.border = matrix->cell / 20;
    }
    shape.title = describe_tie(matrix, index);
    chart_add_shape(&matrix->chart, shape);
}

static void draw_sign(struct matrix *matrix, int sign)
{
    const struct network *network = matrix->network;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        if (tie->sign != sign)
            continue;
        size_t row = matrix->row_of[tie->from], column = matrix->row_of[tie->to];
        draw_cell(matrix, i, row, column);
        if (!network->projection.directed)
            draw_cell(matrix, i, column, row);
    }
}

/* Every other row has a band, so that the eye keeps to its line. */
static void draw_ground(struct matrix *matrix)
{
    double size = matrix->cell * (double)matrix->row_count;
    for (size_t i = 1; i < matrix->row_count && matrix->row_count <= MATRIX_NAMED_MOST; i += 2) {
        double at = matrix->cell * (double)i;
        chart_add_bar(&matrix->chart, "band", matrix->chart.texts.theme->stripe,
                      (struct point){0, -at - matrix->cell}, (struct point){size, -at});
    }
    for (size_t i = 0; i < matrix->row_count; i++) {
        double at = matrix->cell * (double)i;
        chart_add_bar(&matrix->chart, "diagonal", matrix->chart.texts.theme->rule,
                      (struct point){at, -at - matrix->cell},
                      (struct point){at + matrix->cell, -at});
    }
}

static void draw_frame_of(struct matrix *matrix, size_t first, size_t end, double border)
{
    double low = matrix->cell * (double)first, high = matrix->cell * (double)end;
    struct chart_shape shape = {
        .role = "frame",
        .shape = "box",
        .outline = matrix->chart.texts.theme->ink,
        .border = border,
        .box = {(low + high) / 2, -(low + high) / 2, high - low, high - low}};
    chart_add_shape(&matrix->chart, shape);
}

size_t matrix_bloc_end(const struct matrix *matrix, size_t row)
{
    uint32_t bloc = matrix->rows[row]->bloc;
    while (row < matrix->row_count && matrix->rows[row]->bloc == bloc)
        row++;
    return row;
}

static void draw_blocs(struct matrix *matrix)
{
    for (size_t row = 0, end; row < matrix->row_count; row = end) {
        end = matrix_bloc_end(matrix, row);
        if (matrix->rows[row]->bloc != BLOC_NONE)
            draw_frame_of(matrix, row, end, .9);
    }
    draw_frame_of(matrix, 0, matrix->row_count, .5);
}

static void release(struct matrix *matrix)
{
    provenance_release(&matrix->provenance);
    chart_release(&matrix->chart);
    free(matrix->first_origins);
    free(matrix->row_of);
    free(matrix->rows);
}

/* In the child; what Graphviz allocates goes with it. */
static bool render(void *context, struct text *out, struct error *error)
{
    struct matrix *matrix = context;
    void *gvc = gvContext();
    composition_start(&matrix->chart.texts, matrix->page);
    double least = matrix->row_count <= MATRIX_NAMED_MOST ? cell_named : cell_least;
    matrix->cell = fmin(fmax(side / (double)matrix->row_count, least), cell_most);
    matrix->right = fmax(matrix->cell * (double)matrix->row_count, side / 2);
    for (size_t i = 0; i < matrix->network->tie_count; i++)
        matrix->heaviest = fmax(matrix->heaviest, matrix->network->ties[i].weight);
    find_origins(matrix);
    draw_ground(matrix);
    draw_sign(matrix, 1);
    draw_sign(matrix, -1);
    draw_blocs(matrix);
    return matrix_add_words(matrix, gvc, error) && matrix_write(matrix, gvc, out, error);
}

bool matrix_render(const struct network *network, const struct matrix_options *options,
                   const struct picture_page *page, const char *format, struct text *out,
                   struct error *error)
{
    struct matrix matrix = {
        .network = network, .options = options, .page = page_or_default(page), .format = format};
    bool done = false;
    if (!picture_format_known(format))
        return error_set(error, ERROR_USAGE, "there is no picture format “%s”", format);
    order_rows(&matrix);
    if (matrix.row_count > MATRIX_ROWS_MOST) {
        error_set(error, ERROR_LIMIT, "a matrix of %zu rows has no room on a page: up to %d",
                  matrix.row_count, MATRIX_ROWS_MOST);
        error_hint(error, "see less: --relation, --as-of, or one part of the dossier");
    } else if (!matrix.row_count) {
        error_set(error, ERROR_USAGE, "there is no tie to draw");
    } else {
        done = sandbox_run(render, &matrix, page, out, error);
    }
    release(&matrix);
    return done;
}

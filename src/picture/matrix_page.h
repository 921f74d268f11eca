/*
 * matrix_page.h: a matrix on its way to its page: matrix.c draws the cells, matrix_words.c all that
 * stands around them. The cells' corner is (0, 0); rows go down.
 */
#ifndef PICTURE_MATRIX_PAGE_H
#define PICTURE_MATRIX_PAGE_H

#include <entente/matrix.h>
#include <entente/provenance.h>

#include "picture/chart.h"

/* Up to so many rows have names. */
enum { MATRIX_NAMED_MOST = 150 };

struct matrix {
    const struct network *network;
    const struct matrix_options *options;
    const struct picture_page *page;
    const char *format;
    struct provenance provenance; /* all zero where no relation is a tie */
    size_t *first_origins;        /* by tie, and one more: where its origins begin */
    const struct bloc_member **rows;
    size_t row_count;
    uint32_t *row_of; /* by node: its row */
    double cell, heaviest;
    double left, right; /* of all that stands beside the cells */
    struct chart chart;
};

/* The middle of a row or column, from the corner. */
double matrix_middle(const struct matrix *matrix, size_t row);

/* The row behind the last one of the bloc that begins at that row. */
size_t matrix_bloc_end(const struct matrix *matrix, size_t row);

/* A cell around (0, 0). */
struct chart_shape matrix_cell(const struct matrix *matrix, bool positive, double opacity,
                               double size);

/* Adds names, numbers, title, key and notes. */
bool matrix_add_words(struct matrix *matrix, void *gvc, struct error *error);

/* Appends the picture, which is complete. */
bool matrix_write(const struct matrix *matrix, void *gvc, struct text *out, struct error *error);

#endif

/*
 * matrix.h: a network as a signed adjacency matrix, ordered by bloc: the picture that stays
 * readable where a map does not.
 */
#ifndef ENTENTE_MATRIX_H
#define ENTENTE_MATRIX_H

#include <entente/blocs.h>
#include <entente/picture.h>

/* More rows than that have no room on a page. */
#define MATRIX_ROWS_MOST 400

struct matrix_options {
    const char *title;         /* NULL: the dossier's title */
    const struct blocs *blocs; /* of a network of the same view: the order of the rows */
};

/*
 * Renders the ties of the network into `out`, in one of the picture formats: a row and a column for
 * each entity that has a tie, bloc by bloc; a cell for each tie, from its row to its column, full
 * where it is positive and a diamond where it is negative, the darker the heavier. In an SVG each
 * cell says which relations made it. The same input gives the same bytes. ERROR_LIMIT where there
 * are more than MATRIX_ROWS_MOST rows; else the errors of picture_render().
 */
ENTENTE_API bool matrix_render(const struct network *network, const struct matrix_options *options,
                               const struct picture_page *page, const char *format,
                               struct text *out, struct error *error);

#endif

/*
 * bump.h: a history as a bump chart: a line for each entity, higher where its rank is better.
 */
#ifndef ENTENTE_BUMP_H
#define ENTENTE_BUMP_H

#include <entente/history.h>
#include <entente/picture.h>

struct bump_options {
    const char *title; /* NULL: the dossier's title */
    size_t top;        /* draws who reaches that rank in some period; 0: 10 */
};

/*
 * Renders those that the history lists and that reach the top into `out`, in one of the picture
 * formats. In a column they stand in order of rank; the numbers are their ranks among all. What is
 * only possible is hollow and dashed, and a line breaks where its entity has no rank. The same
 * input gives the same bytes. Errors are those of picture_render().
 */
ENTENTE_API bool bump_render(const struct history *history, const struct bump_options *options,
                             const struct picture_page *page, const char *format, struct text *out,
                             struct error *error);

#endif

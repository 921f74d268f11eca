/*
 * annotate.h: where a label of a line may stand.
 */
#ifndef PICTURE_ANNOTATE_H
#define PICTURE_ANNOTATE_H

#include "picture/compose.h"

/*
 * Finds the place on or beside the line where a label of the box's size covers no node, none of the
 * `taken` boxes and least of the lines. False where there is none.
 */
bool annotate_find(const struct diagram *diagram, const struct diagram_line *line,
                   const struct box *taken, size_t taken_count, struct box *box);

/*
 * Gives the labels of lines, which are routed, their places; a line whose label finds none loses
 * it, and a note of the page lists these.
 */
bool annotate_lines(struct diagram *diagram, const struct picture_page *page,
                    measure_pieces *measure, void *context, struct error *error);

/* A line's label at its place, as a piece with a copy of the text. */
struct piece annotate_piece(const struct diagram *diagram, const struct diagram_line *line);

#endif

/*
 * annotate.h: where a label of a line may stand.
 */
#ifndef PICTURE_ANNOTATE_H
#define PICTURE_ANNOTATE_H

#include "picture/diagram.h"

/*
 * Finds the place on or beside the line where a label of the box's size covers no node, none of the
 * `taken` boxes and least of the lines. False where there is none.
 */
bool annotate_find(const struct diagram *diagram, const struct diagram_line *line,
                   const struct box *taken, size_t taken_count, struct box *box);

#endif

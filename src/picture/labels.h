/*
 * labels.h: who of a diagram has a label.
 */
#ifndef PICTURE_LABELS_H
#define PICTURE_LABELS_H

#include "picture/diagram.h"

/*
 * Empties the labels of all but as many as the options ask for: those of most influence, among
 * equals those with more lines, then in the dossier's order.
 */
void labels_choose(struct diagram *diagram);

/* Empties the labels of all but so many, and the one in focus. */
void labels_keep(struct diagram *diagram, size_t most);

/* How many have one. */
size_t labels_count(const struct diagram *diagram);

#endif

/*
 * proof.h: reads a finished picture as a proof-reader would, before it goes to print: is any text
 * too small, has any character no glyph?
 */
#ifndef PICTURE_PROOF_H
#define PICTURE_PROOF_H

#include "picture/graphviz_compat.h"
#include "picture/scale.h"

#include <entente/error.h>

/* Adds a warning of each thing that may look wrong. The graph is laid out, not yet scaled. */
void proof_read(Agraph_t *graph, const struct scale *scale, struct diagnostics *found);

#endif

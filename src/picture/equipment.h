/*
 * equipment.h: what there is to draw with.
 */
#ifndef PICTURE_EQUIPMENT_H
#define PICTURE_EQUIPMENT_H

#include "base/environment.h"

/*
 * Graphviz, with the layouts and renderers that pictures need, each tried; the font; and whether
 * the process that draws is shut in. All of it is asked there, as pictures are drawn there.
 */
void environment_of_pictures(struct environment *environment);

#endif

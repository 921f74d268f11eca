/*
 * map_words.h: the words of a map's SVG: its title, a description, what nodes and lines stand for.
 */
#ifndef PICTURE_MAP_WORDS_H
#define PICTURE_MAP_WORDS_H

#include "base/names.h"
#include "picture/diagram.h"
#include "picture/svg.h"

struct map_words {
    struct svg_words words; /* points into the rest */
    const struct diagram *diagram;
    struct names ids; /* of nodes, then of lines */
    struct text title, description;
};

/* Borrows the diagram; must not move. */
void map_words_init(struct map_words *map, const struct diagram *diagram);
void map_words_release(struct map_words *map);

#endif

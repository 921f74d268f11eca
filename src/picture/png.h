/*
 * png.h: how large a PNG is on paper.
 */
#ifndef PICTURE_PNG_H
#define PICTURE_PNG_H

#include <entente/text.h>

/* Appends the PNG with its resolution noted in it, so that it is pasted in its size. */
void png_add(struct text *out, const char *png, size_t length, double dpi);

#endif

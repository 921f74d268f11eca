/*
 * scale.h: how large a picture comes out: from its own size, and what the page asks for.
 */
#ifndef PICTURE_SCALE_H
#define PICTURE_SCALE_H

#include <entente/picture.h>

struct scale {
    double factor;        /* of the finished picture to its own size */
    double width, height; /* of the finished picture, in points */
    double dpi;           /* of a PNG, of the finished picture */
    bool asked;           /* for a size: else the factor is 1 */
};

/*
 * Fills in the scale of a picture of that size of its own, in points with margins. ERROR_LIMIT
 * where a PNG would have more than 100 megapixels or a side would be too long; where only a size on
 * paper or nothing is asked for, its resolution is lowered instead.
 */
bool scale_init(struct scale *scale, const struct picture_page *page, bool png, double width,
                double height, struct error *error);

#endif

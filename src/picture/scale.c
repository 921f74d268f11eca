/*
 * scale.c: how large a picture comes out: scaled to fit into the width and height that are asked
 * for, its aspect kept, and how fine a PNG of it is.
 */
#include "picture/scale.h"

#include "picture/page.h"

#include "base/limits.h"

#include <math.h>

static const double default_dpi = 150;      /* of a PNG, unless it gets too large */
static const double screen_dpi = 72;        /* below it letters cannot be read */
static const double easy = .9;              /* of the most pixels, where the resolution is ours */
static const double side_max = 30000;       /* pixels; cairo ends at 32767 */
static const double points_per_pixel = .75; /* where no PNG says how large a pixel is */

/* In points; 0: not asked for. */
static double points_of(struct picture_length length, bool png, double dpi)
{
    if (length.pixels > 0)
        return length.pixels * (png ? 72 / dpi : points_per_pixel);
    return length.points;
}

static double most_pixels(const struct picture_page *page)
{
    return (double)(page->most_pixels ? page->most_pixels : limit_at(LIMIT_PIXELS)->value);
}

/* The resolution of a PNG so large: as for print, but lower where it would get too large. */
static double easy_dpi(double width, double height, double pixels)
{
    double by_area = 72 * sqrt(easy * pixels / (width * height));
    double by_side = 72 * side_max / fmax(width, height);
    return fmin(default_dpi, fmin(by_area, by_side));
}

/* Whether the PNG may have so many pixels; else says what would be few enough. */
static bool check_pixels(const struct scale *scale, const struct picture_page *page,
                         struct error *error)
{
    double inches[2] = {scale->width / 72, scale->height / 72};
    double width = inches[0] * scale->dpi, height = inches[1] * scale->dpi;
    double pixels = most_pixels(page);
    if (width * height <= pixels && fmax(width, height) <= side_max)
        return true;
    if (width * height > pixels)
        error_set(error, ERROR_LIMIT,
                  "a PNG of %.0f × %.0f pixels is too large: %s the limit of %.0f", width, height,
                  limit_at(LIMIT_PIXELS)->words, pixels);
    else
        error_set(error, ERROR_LIMIT,
                  "a PNG of %.0f × %.0f pixels is too large: a side can have %.0f", width, height,
                  side_max);
    double most =
        floor(fmin(sqrt(pixels / (inches[0] * inches[1])), side_max / fmax(inches[0], inches[1])));
    if (page->width.pixels > 0 || page->height.pixels > 0)
        error_hint(error,
                   "ask for fewer pixels, or draw a .pdf or .svg, which are fine at any size; "
                   "--max-pixels N raises the limit");
    else
        error_hint(
            error,
            "--dpi %.0f is the most at %.0f × %.0f mm, unless --max-pixels N raises the limit; "
            "a .pdf or .svg is fine at any size",
            most, inches[0] * 25.4, inches[1] * 25.4);
    return false;
}

static void note_coarse(const struct scale *scale, const struct picture_page *page)
{
    struct text note = {0};
    if (scale->dpi >= screen_dpi)
        return;
    text_addf(&note, "the PNG has %.2g dots an inch, for it may have %.0f pixels; ", scale->dpi,
              most_pixels(page));
    text_add(&note, "--max-pixels N allows more, and a .pdf or .svg is fine at any size");
    page_note(page, text_string(&note));
    text_release(&note);
}

bool scale_init(struct scale *scale, const struct picture_page *page, bool png, double width,
                double height, struct error *error)
{
    bool in_pixels = page->width.pixels > 0 || page->height.pixels > 0;
    double dpi = page->dpi > 0 ? page->dpi : default_dpi;
    double wide = points_of(page->width, png, dpi), high = points_of(page->height, png, dpi);
    double factor = INFINITY;
    if (wide > 0)
        factor = wide / width;
    if (high > 0)
        factor = fmin(factor, high / height);
    scale->asked = isfinite(factor);
    scale->factor = scale->asked ? factor : 1;
    scale->width = width * scale->factor;
    scale->height = height * scale->factor;
    scale->dpi = dpi;
    if (!png)
        return true;
    if (page->dpi > 0 || in_pixels)
        return check_pixels(scale, page, error);
    scale->dpi = easy_dpi(scale->width, scale->height, most_pixels(page));
    note_coarse(scale, page);
    return true;
}

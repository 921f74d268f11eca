/*
 * option_picture.c: how the values of options of pictures are read: themes, lengths, resolutions.
 */
#include "cli/option_picture.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The units of lengths. To add one: a row here. */
static const struct unit {
    const char *name;
    double points; /* of 1/72 inch; 0: pixels */
} units[] = {
    {"mm", 72 / 25.4}, {"", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}, {"pt", 1}, {"px", 0},
};

static const double points_min = 14, points_max = 14400; /* 5 mm; what a PDF's page may have */
static const double pixels_min = 16, pixels_max = 30000; /* what a PNG's side may have */
static const double dpi_min = 10, dpi_max = 2400;

bool option_set_theme(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    return picture_theme_find(value, member) ||
           option_bad_value(row, value, "light, dark or print", error);
}

/* A plain decimal number, with `*end` behind it; below 0: it is none. */
static double read_number(const char *value, const char **end)
{
    char *behind = (char *)value;
    double number = isdigit((unsigned char)*value) ? strtod(value, &behind) : -1;
    *end = behind;
    return strspn(value, "0123456789.") < (size_t)(behind - value) ? -1 : number;
}

static const struct unit *find_unit(const char *name)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, name) == 0)
            return &units[i];
    return NULL;
}

bool option_set_length(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    const char *end;
    double number = read_number(value, &end);
    const struct unit *unit = find_unit(end);
    bool pixels = unit && !(unit->points > 0);
    double length = unit && !pixels ? number * unit->points : number;
    if (number < 0 || !unit) {
        option_bad_value(row, value, "a length", error);
        error_hint(error, "a number and mm (or nothing), cm, in, pt or px, as in 180mm");
        return false;
    }
    if (pixels ? length < pixels_min || length > pixels_max
               : length < points_min || length > points_max) {
        option_bad_value(row, value, "5mm to 5080mm, or 16px to 30000px", error);
        error_hint(error, "a column of a page is about 85mm wide, a page 180mm, a slide 330mm");
        return false;
    }
    *(struct picture_length *)member =
        (struct picture_length){.points = pixels ? 0 : length, .pixels = pixels ? length : 0};
    return true;
}

bool option_set_dpi(void *member, const struct option_row *row, const char *value,
                    struct error *error)
{
    const char *end;
    double number = read_number(value, &end);
    if (number < dpi_min || number > dpi_max || *end) {
        option_bad_value(row, value, "10 to 2400 dots per inch", error);
        error_hint(error, "150 serves screens, 300 most prints, 600 fine ones");
        return false;
    }
    *(double *)member = number;
    return true;
}

/* Who of a map has a label. */
bool option_set_labels(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    size_t number = 0, digits = strspn(value, "0123456789");
    if (strcmp(value, "all") == 0)
        number = PICTURE_ALL_LABELS;
    else if (strcmp(value, "none") == 0)
        number = PICTURE_NO_LABELS;
    else if (digits && digits < 10 && !value[digits])
        number = strtoul(value, NULL, 10);
    else
        return option_bad_value(row, value, "all, none, or how many have a label", error);
    *(size_t *)member = number ? number : PICTURE_NO_LABELS;
    return true;
}

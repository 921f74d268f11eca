/*
 * style.c: how each entity kind and each family of relations looks. Colours are Okabe and Ito's,
 * which most colour-blind readers tell apart, and tints of them; no two rows differ by colour
 * alone.
 */
#include "picture/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN "0.12,0.06"

/*
 * To add a kind: a row here with its name in vocabulary.c. Text must reach a contrast of 4.5 on its
 * fill; a test computes it.
 */
static const struct kind_style kinds[] = {
    {"entity", "box", "filled", "#FFFFFF", "#7F7F7F", STYLE_INK, MARGIN},
    {"state", "ellipse", "filled", "#DCEBF7", "#0072B2", STYLE_INK, MARGIN},
    {"organization", "box", "rounded,filled", "#FFF1CC", "#B07A00", STYLE_INK, MARGIN},
    {"person", "box", "rounded,filled", "#FFFFFF", "#0072B2", STYLE_INK, MARGIN},
    {"body", "box", "rounded,filled", "#F2F2F2", "#7F7F7F", STYLE_INK, MARGIN},
    {"force", "box", "filled", "#ECECEC", "#4D4D4D", STYLE_INK, MARGIN},
    {"bloc", "box", "rounded,filled", "#F7E8F0", "#A8527F", STYLE_INK, MARGIN},
    {"place", "tab", "filled", "#E2F2EC", "#00805D", STYLE_INK, MARGIN},
    {"document", "note", "filled", "#FFFDF2", "#8A6D00", STYLE_INK, MARGIN},
    {"event", "box3d", "filled", "#FBEADF", "#B34F00", STYLE_INK, "0.15,0.10"},
};

/* For the kinds that a dossier adds, in turn. */
static const struct kind_style spares[] = {
    {NULL, "component", "filled", "#F3EDF9", "#6F4A9E", STYLE_INK, MARGIN},
    {NULL, "box", "diagonals,filled", "#F4F1DE", "#77702A", STYLE_INK, "0.15,0.08"},
    {NULL, "cylinder", "filled", "#E6F3F7", "#2A7A94", STYLE_INK, MARGIN},
    {NULL, "box", "dashed,filled", "#F7EBE6", "#8F5A45", STYLE_INK, MARGIN},
    {NULL, "folder", "filled", "#EAF3E6", "#4B7A34", STYLE_INK, MARGIN},
    {NULL, "box", "rounded,dashed,filled", "#EEEEF6", "#56569A", STYLE_INK, MARGIN},
};

/* To add a family: a row here with its name in vocabulary.c. */
static const struct family_style families[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"membership", "#9A9A9A", "#5F5F5F", "solid", "none", 1.1, 2},
    [FAMILY_PRESIDENCY] = {"presidency", "#0072B2", "#005F96", "solid", "normal", 2.8, 6},
    [FAMILY_OFFICE] = {"office", "#0072B2", "#005F96", "solid", "empty", 1.6, 5},
    [FAMILY_STRUCTURE] = {"structure", "#4D4D4D", "#4D4D4D", "dotted", "none", 1.4, 1},
    [FAMILY_COOPERATION] = {"cooperation", "#009E73", "#00734F", "solid", "none", 2.0, 3},
    [FAMILY_DISSENT] = {"dissent", "#D55E00", "#A84A00", "dashed", "vee", 2.0, 7},
    [FAMILY_TIE] = {"tie", "#9A9A9A", "#5F5F5F", "solid", "none", 1.6, 4},
};

enum { KIND_ROWS = sizeof kinds / sizeof *kinds, SPARE_ROWS = sizeof spares / sizeof *spares };

const struct kind_style *style_of_kind(const struct vocabulary *vocabulary, uint32_t kind)
{
    for (size_t i = 0; i < KIND_ROWS; i++)
        if (strcmp(kinds[i].kind, vocabulary->kinds[kind].name) == 0)
            return &kinds[i];
    return &spares[(kind - KIND_ROWS) % SPARE_ROWS];
}

const struct kind_style *style_row(size_t index)
{
    if (index < KIND_ROWS)
        return &kinds[index];
    return index - KIND_ROWS < SPARE_ROWS ? &spares[index - KIND_ROWS] : NULL;
}

const struct family_style *style_of_family(enum family family)
{
    return &families[family];
}

/* Grey-safe: states differ by dash and width as well as by colour. */
static const struct state_style states[STATE_COUNT] = {
    [STATE_PLAIN] = {.alpha = "", .width = 1},
    [STATE_POSSIBLE] = {"only possible (?)", NULL, "80", "dashed", .8},
    [STATE_NEW] = {"new", NULL, "", NULL, 1.8},
    [STATE_GONE] = {"gone", "#8C8C8C", "", "dotted", .8},
    [STATE_BREAKING] = {"breaks the camps", NULL, "", NULL, 2.2},
};

const struct state_style *style_of_state(enum line_state state)
{
    return &states[state];
}

/* In turn; each turn more is one outline more. To add one: a row here. */
static const char *const bloc_fills[] = {
    "#C4E0F5", /* blue */
    "#FBD3B5", /* vermillion */
    "#BDE8D8", /* bluish green */
    "#F2CDE2", /* reddish purple */
    "#FAF3A0", /* yellow */
    "#DADADA", /* black */
    "#FFDF99", /* orange */
    "#E3F8FF", /* sky blue */
};

enum { BLOC_FILLS = sizeof bloc_fills / sizeof *bloc_fills };

const char *style_bloc_fill(uint32_t bloc)
{
    return bloc_fills[bloc % BLOC_FILLS];
}

unsigned style_bloc_outlines(uint32_t bloc)
{
    return 1 + bloc / BLOC_FILLS % (STYLE_BLOCS / BLOC_FILLS);
}

double style_font_size(double influence)
{
    return round(10 * (9 + 9 * sqrt(influence))) / 10;
}

double style_border(double influence)
{
    return .9 + 1.8 * influence;
}

double style_mark_size(double influence)
{
    return 10 + 22 * sqrt(influence);
}

double style_name_size(double influence)
{
    return round(10 * (9 + 4 * sqrt(influence))) / 10;
}

double style_point(double influence)
{
    return .2 + .8 * sqrt(influence);
}

/* One channel of a colour as light, 0 to 1: undoes sRGB's gamma. */
static double linear(long channel)
{
    double value = (double)channel / 255;
    return value <= .04045 ? value / 12.92 : pow((value + .055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    long rgb = strtol(colour + 1, NULL, 16);
    return .2126 * linear(rgb >> 16 & 255) + .7152 * linear(rgb >> 8 & 255) +
           .0722 * linear(rgb & 255);
}

double style_contrast(const char *a, const char *b)
{
    double first = luminance(a), second = luminance(b);
    return (fmax(first, second) + .05) / (fmin(first, second) + .05);
}

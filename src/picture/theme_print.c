/*
 * theme_print.c: for black ink on white paper, and for what is copied. There is no colour in it:
 * what is seen on the screen is what any printer makes of it. So kinds differ by shape, families by
 * dash, width or arrowhead, and fills are light.
 */
#include "picture/style.h"

#define PAPER "#FFFFFF"
#define INK "#000000"
#define MARGIN "0.12,0.06"

/* No two of the kinds and spares share shape and style. */
static const struct kind_style kinds[STYLE_KINDS] = {
    {"entity", "box", "filled", "#FFFFFF", "#595959", INK, MARGIN},
    {"state", "ellipse", "filled", "#FFFFFF", "#000000", INK, MARGIN},
    {"organization", "box", "rounded,filled", "#DDDDDD", "#000000", INK, MARGIN},
    {"person", "octagon", "filled", "#FFFFFF", "#000000", INK, "0.08,0.04"},
    {"body", "hexagon", "filled", "#EEEEEE", "#4D4D4D", INK, "0.02,0.04"},
    {"force", "box", "diagonals,filled", "#D0D0D0", "#000000", INK, "0.15,0.08"},
    {"bloc", "box", "rounded,dotted,filled", "#FFFFFF", "#000000", INK, MARGIN},
    {"place", "tab", "filled", "#F5F5F5", "#4D4D4D", INK, MARGIN},
    {"document", "note", "filled", "#FFFFFF", "#4D4D4D", INK, MARGIN},
    {"event", "box3d", "filled", "#EEEEEE", "#000000", INK, "0.15,0.10"},
};

static const struct kind_style spares[STYLE_SPARES] = {
    {NULL, "component", "filled", "#F5F5F5", "#4D4D4D", INK, MARGIN},
    {NULL, "box", "dotted,filled", "#EEEEEE", "#000000", INK, MARGIN},
    {NULL, "cylinder", "filled", "#EEEEEE", "#4D4D4D", INK, MARGIN},
    {NULL, "parallelogram", "filled", "#FFFFFF", "#4D4D4D", INK, "0.02,0.04"},
    {NULL, "folder", "filled", "#DDDDDD", "#4D4D4D", INK, MARGIN},
    {NULL, "invtrapezium", "filled", "#F5F5F5", "#4D4D4D", INK, "0.02,0.03"},
};

static const struct family_style families[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"#767676", "#4D4D4D", "solid", "none", .9},
    [FAMILY_PRESIDENCY] = {"#000000", "#000000", "solid", "normal", 3.0},
    [FAMILY_OFFICE] = {"#000000", "#000000", "solid", "empty", 1.6},
    [FAMILY_STRUCTURE] = {"#4D4D4D", "#4D4D4D", "dotted", "none", 1.4},
    [FAMILY_COOPERATION] = {"#4D4D4D", "#404040", "solid", "none", 2.2},
    [FAMILY_DISSENT] = {"#000000", "#000000", "dashed", "vee", 2.0},
    [FAMILY_TIE] = {"#595959", "#4D4D4D", "solid", "none", 1.5},
};

/* Each clearly lighter or darker than any other. */
static const struct bar_style bars[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"#CFCFCF", "#767676"},  [FAMILY_PRESIDENCY] = {"#000000", "#000000"},
    [FAMILY_OFFICE] = {"#404040", "#404040"},      [FAMILY_STRUCTURE] = {"#F7F7F7", "#767676"},
    [FAMILY_COOPERATION] = {"#858585", "#767676"}, [FAMILY_DISSENT] = {"#636363", "#636363"},
    [FAMILY_TIE] = {"#A8A8A8", "#767676"},
};

static const struct state_style states[STATE_COUNT] = {
    [STATE_PLAIN] = {.alpha = "", .width = 1}, [STATE_POSSIBLE] = {NULL, "99", "dashed", .8},
    [STATE_NEW] = {NULL, "", NULL, 1.8},       [STATE_GONE] = {"#808080", "", "dotted", .8},
    [STATE_BREAKING] = {NULL, "", NULL, 2.2},
};

/* The shapes twice over: black, then grey. */
static const struct runner_style runners[STYLE_RUNNERS] = {
    {"#000000", "circle"}, {"#000000", "box"}, {"#000000", "hexagon"}, {"#000000", "invhouse"},
    {"#757575", "circle"}, {"#757575", "box"}, {"#757575", "hexagon"}, {"#757575", "invhouse"},
};

/* Few, so that each is told from the others; outlines tell the rest. */
static const char *const bloc_fills[] = {"#EBEBEB", "#CECECE", "#AFAFAF", "#919191"};

/* Dark is high in both: a print has no second hue for what is negative. */
static const char *const sequence[STYLE_STEPS] = {"#F7F7F7", "#D9D9D9", "#B8B8B8", "#949494",
                                                  "#6B6B6B"};

const struct theme theme_print = {
    .name = "print",
    .paper = PAPER,
    .ink = INK,
    .faint = "#4D4D4D",
    .band = "#F7F7F7",
    .band_line = "#CFCFCF",
    .kinds = kinds,
    .spares = spares,
    .families = families,
    .bars = bars,
    .states = states,
    .runners = runners,
    .other_runner = "#8C8C8C",
    .bloc_fills = bloc_fills,
    .bloc_fill_count = sizeof bloc_fills / sizeof *bloc_fills,
    .sequence = sequence,
    .divergence = sequence,
    .positive = "#8A8A8A",
    .negative = "#000000",
    .stripe = "#F5F5F5",
    .rule = "#E4E4E4",
    .grid = "#DDDDDD",
    .year = "#B5B5B5",
};

/*
 * theme_dark.c: the colours on dark paper, for slides and screens: the hues of the light theme,
 * lighter in lines and darker in fills.
 */
#include "picture/style.h"

#define PAPER "#15191E"
#define INK "#F2F2F2"
#define MARGIN "0.12,0.06"

/* In the order of the light theme, in the same shapes. */
static const struct kind_style kinds[STYLE_KINDS] = {
    {"entity", "box", "filled", PAPER, "#9AA0A8", INK, MARGIN},
    {"state", "ellipse", "filled", "#16324A", "#56B4E9", INK, MARGIN},
    {"organization", "box", "rounded,filled", "#453208", "#F0B429", INK, MARGIN},
    {"person", "box", "rounded,filled", PAPER, "#56B4E9", INK, MARGIN},
    {"body", "box", "rounded,filled", "#2B3036", "#A6ACB4", INK, MARGIN},
    {"force", "box", "filled", "#3A4048", "#C9CED6", INK, MARGIN},
    {"bloc", "box", "rounded,filled", "#42233A", "#E29CC6", INK, MARGIN},
    {"place", "tab", "filled", "#0F3B30", "#3CC9A0", INK, MARGIN},
    {"document", "note", "filled", "#38330F", "#E3D34B", INK, MARGIN},
    {"event", "box3d", "filled", "#4A2410", "#F58A4B", INK, "0.15,0.10"},
};

static const struct kind_style spares[STYLE_SPARES] = {
    {NULL, "component", "filled", "#32264A", "#B79AE6", INK, MARGIN},
    {NULL, "box", "diagonals,filled", "#36320F", "#CFC56A", INK, "0.15,0.08"},
    {NULL, "cylinder", "filled", "#123744", "#5FC3E0", INK, MARGIN},
    {NULL, "box", "dashed,filled", "#43281E", "#E0A48C", INK, MARGIN},
    {NULL, "folder", "filled", "#22381A", "#93CF74", INK, MARGIN},
    {NULL, "box", "rounded,dashed,filled", "#2A2A4A", "#A5A5EE", INK, MARGIN},
};

static const struct family_style families[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"#878D95", "#B8BEC6", "solid", "none", 1.1},
    [FAMILY_PRESIDENCY] = {"#5DB6F2", "#8CCBF7", "solid", "normal", 2.8},
    [FAMILY_OFFICE] = {"#5DB6F2", "#8CCBF7", "solid", "empty", 1.6},
    [FAMILY_STRUCTURE] = {"#B0B6BE", "#B8BEC6", "dotted", "none", 1.4},
    [FAMILY_COOPERATION] = {"#2FC295", "#5FD9B3", "solid", "none", 2.0},
    [FAMILY_DISSENT] = {"#FF8A3D", "#FFA767", "dashed", "vee", 2.0},
    [FAMILY_TIE] = {"#878D95", "#B8BEC6", "solid", "none", 1.6},
};

static const struct state_style states[STATE_COUNT] = {
    [STATE_PLAIN] = {.alpha = "", .width = 1}, [STATE_POSSIBLE] = {NULL, "99", "dashed", .8},
    [STATE_NEW] = {NULL, "", NULL, 1.8},       [STATE_GONE] = {"#7D838B", "", "dotted", .8},
    [STATE_BREAKING] = {NULL, "", NULL, 2.2},
};

static const struct runner_style runners[STYLE_RUNNERS] = {
    {"#5DB6F2", "circle"}, {"#FF8A3D", "box"}, {"#2FC295", "hexagon"}, {"#E29CC6", "invhouse"},
    {"#F2F2F2", "circle"}, {"#F0B429", "box"}, {"#A8E0FF", "hexagon"}, {"#B79AE6", "invhouse"},
};

static const char *const bloc_fills[] = {
    "#1F4E79", /* blue */
    "#7A3512", /* vermillion */
    "#12563F", /* bluish green */
    "#6B2E57", /* reddish purple */
    "#5C5410", /* yellow */
    "#4A4F57", /* black */
    "#6B4700", /* orange */
    "#1D5A6E", /* sky blue */
};

static const char *const sequence[STYLE_STEPS] = {"#1B2A38", "#1F5480", "#3A8CC4", "#74BCEB",
                                                  "#BFE3FA"};
static const char *const divergence[STYLE_STEPS] = {"#FF9A57", "#7A3A14", "#2B3036", "#1F5480",
                                                    "#74BCEB"};

const struct theme theme_dark = {
    .name = "dark",
    .paper = PAPER,
    .ink = INK,
    .faint = "#B8BEC6",
    .band = "#262B33",
    .band_line = "#454C57",
    .kinds = kinds,
    .spares = spares,
    .families = families,
    .states = states,
    .runners = runners,
    .other_runner = "#878D95",
    .bloc_fills = bloc_fills,
    .bloc_fill_count = sizeof bloc_fills / sizeof *bloc_fills,
    .sequence = sequence,
    .divergence = divergence,
    .positive = "#4FA8E8",
    .negative = "#FF8A3D",
    .stripe = "#1C2127",
    .rule = "#2E353D",
    .grid = "#333A42",
    .year = "#56606B",
};

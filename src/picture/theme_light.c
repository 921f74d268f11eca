/*
 * theme_light.c: the colours on white paper: Okabe and Ito's, which most colour-blind readers tell
 * apart, and tints of them; no two rows differ by colour alone.
 */
#include "picture/style.h"

#define PAPER "#FFFFFF"
#define INK "#1A1A1A"

#define MARGIN "0.12,0.06"

/*
 * To add a kind: a row here with its name in vocabulary.c. Text must reach a contrast of 4.5 on its
 * fill; a test computes it.
 */
static const struct kind_style kinds[STYLE_KINDS] = {
    {"entity", "box", "filled", "#FFFFFF", "#7F7F7F", INK, MARGIN},
    {"state", "ellipse", "filled", "#DCEBF7", "#0072B2", INK, MARGIN},
    {"organization", "box", "rounded,filled", "#FFF1CC", "#B07A00", INK, MARGIN},
    {"person", "box", "rounded,filled", "#FFFFFF", "#0072B2", INK, MARGIN},
    {"body", "box", "rounded,filled", "#F2F2F2", "#7F7F7F", INK, MARGIN},
    {"force", "box", "filled", "#ECECEC", "#4D4D4D", INK, MARGIN},
    {"bloc", "box", "rounded,filled", "#F7E8F0", "#A8527F", INK, MARGIN},
    {"place", "tab", "filled", "#E2F2EC", "#00805D", INK, MARGIN},
    {"document", "note", "filled", "#FFFDF2", "#8A6D00", INK, MARGIN},
    {"event", "box3d", "filled", "#FBEADF", "#B34F00", INK, "0.15,0.10"},
};

/* For the kinds that a dossier adds, in turn. */
static const struct kind_style spares[STYLE_SPARES] = {
    {NULL, "component", "filled", "#F3EDF9", "#6F4A9E", INK, MARGIN},
    {NULL, "box", "diagonals,filled", "#F4F1DE", "#77702A", INK, "0.15,0.08"},
    {NULL, "cylinder", "filled", "#E6F3F7", "#2A7A94", INK, MARGIN},
    {NULL, "box", "dashed,filled", "#F7EBE6", "#8F5A45", INK, MARGIN},
    {NULL, "folder", "filled", "#EAF3E6", "#4B7A34", INK, MARGIN},
    {NULL, "box", "rounded,dashed,filled", "#EEEEF6", "#56569A", INK, MARGIN},
};

/* To add a family: a row here with its name in vocabulary.c. */
static const struct family_style families[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"#9A9A9A", "#5F5F5F", "solid", "none", 1.1},
    [FAMILY_PRESIDENCY] = {"#0072B2", "#005F96", "solid", "normal", 2.8},
    [FAMILY_OFFICE] = {"#0072B2", "#005F96", "solid", "empty", 1.6},
    [FAMILY_STRUCTURE] = {"#4D4D4D", "#4D4D4D", "dotted", "none", 1.4},
    [FAMILY_COOPERATION] = {"#009E73", "#00734F", "solid", "none", 2.0},
    [FAMILY_DISSENT] = {"#D55E00", "#A84A00", "dashed", "vee", 2.0},
    [FAMILY_TIE] = {"#9A9A9A", "#5F5F5F", "solid", "none", 1.6},
};

/* Grey-safe: states differ by dash and width as well as by colour. */
static const struct state_style states[STATE_COUNT] = {
    [STATE_PLAIN] = {.alpha = "", .width = 1}, [STATE_POSSIBLE] = {NULL, "80", "dashed", .8},
    [STATE_NEW] = {NULL, "", NULL, 1.8},       [STATE_GONE] = {"#8C8C8C", "", "dotted", .8},
    [STATE_BREAKING] = {NULL, "", NULL, 2.2},
};

/* Okabe and Ito's colours, but for their yellow. */
static const struct runner_style runners[STYLE_RUNNERS] = {
    {"#0072B2", "circle"}, {"#D55E00", "box"}, {"#009E73", "hexagon"}, {"#CC79A7", "invhouse"},
    {"#1A1A1A", "circle"}, {"#E69F00", "box"}, {"#56B4E9", "hexagon"}, {"#6F4A9E", "invhouse"},
};

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

static const char *const sequence[STYLE_STEPS] = {"#EFF6FC", "#C2DEF3", "#86BCE3", "#4A97CE",
                                                  "#0A4F83"};
static const char *const divergence[STYLE_STEPS] = {"#A84A00", "#F6BE93", "#F5F5F5", "#9CC9EA",
                                                    "#0A4F83"};

const struct theme theme_light = {
    .name = "light",
    .paper = PAPER,
    .ink = INK,
    .faint = "#595959",
    .band = "#F7F7F5",
    .band_line = "#DCDCD8",
    .kinds = kinds,
    .spares = spares,
    .families = families,
    .states = states,
    .runners = runners,
    .other_runner = "#9A9A9A",
    .bloc_fills = bloc_fills,
    .bloc_fill_count = sizeof bloc_fills / sizeof *bloc_fills,
    .sequence = sequence,
    .divergence = divergence,
    .positive = "#0072B2",
    .negative = "#D55E00",
    .stripe = "#F4F4F4",
    .rule = "#E4E4E4",
    .grid = "#DDDDDD",
    .year = "#B5B5B5",
};

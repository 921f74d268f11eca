/*
 * elbows.c: an organigram's lines: from an upper node down to a track between two rows, along it,
 * and down to the lower node; into stacks and to holders of offices through the gutter beside them.
 * A line that would pass over a node is left to Graphviz, which runs it around.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/route.h"
#include "picture/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CORNERS_MAX = 5, TRACKS = 5 };

static const double track_gap = 6; /* points between tracks */
static const double above = 18;    /* points between a lower node and the last track above it */
static const double clear = 3;     /* points between a line and a node */

/* A line at right angles: its corners from the lower node to the upper one. */
struct elbow {
    struct point corners[CORNERS_MAX];
    size_t count;
};

/* Whether the piece between two corners, level or upright, passes over a node but for these two. */
static bool passes_over(const struct diagram *diagram, struct point a, struct point b,
                        uint32_t lower, uint32_t upper)
{
    for (uint32_t i = 0; i < diagram->node_count; i++) {
        const struct box *box = &diagram->nodes[i].box;
        if (i != lower && i != upper &&
            fabs((a.x + b.x) / 2 - box->x) * 2 < fabs(a.x - b.x) + box->width + 2 * clear &&
            fabs((a.y + b.y) / 2 - box->y) * 2 < fabs(a.y - b.y) + box->height + 2 * clear)
            return true;
    }
    return false;
}

static bool is_free(const struct diagram *diagram, const struct elbow *elbow, uint32_t lower,
                    uint32_t upper)
{
    for (size_t i = 0; i + 1 < elbow->count; i++)
        if (passes_over(diagram, elbow->corners[i], elbow->corners[i + 1], lower, upper))
            return false;
    return true;
}

static void add_corner(struct elbow *elbow, double x, double y)
{
    elbow->corners[elbow->count++] = (struct point){x, y};
}

/* From a holder to the body at its left, through the gutter. */
static struct elbow beside(const struct box *holder, const struct box *body, double gutter)
{
    struct elbow elbow = {.count = 0};
    add_corner(&elbow, holder->x - holder->width / 2, holder->y);
    if (fabs(holder->y - body->y) > 1) {
        add_corner(&elbow, gutter, holder->y);
        add_corner(&elbow, gutter, body->y);
    }
    add_corner(&elbow, body->x + body->width / 2, body->y);
    return elbow;
}

/* From a lower node up to a track at `y`, along it, and up to the upper node. */
static struct elbow below(const struct box *lower, const struct box *upper, double x, double y)
{
    struct elbow elbow = {.count = 0};
    add_corner(&elbow, x, lower->y + lower->height / 2);
    if (fabs(x - upper->x) > 1) {
        add_corner(&elbow, x, y);
        add_corner(&elbow, upper->x, y);
    }
    add_corner(&elbow, upper->x, upper->y - upper->height / 2);
    return elbow;
}

/* From a stacked node into the gutter at its left, and from there up. */
static struct elbow stacked(const struct box *lower, const struct box *upper, double gutter,
                            double y)
{
    struct elbow elbow = {.count = 0};
    add_corner(&elbow, lower->x - lower->width / 2, lower->y);
    add_corner(&elbow, gutter, lower->y);
    add_corner(&elbow, gutter, y);
    add_corner(&elbow, upper->x, y);
    add_corner(&elbow, upper->x, upper->y - upper->height / 2);
    return elbow;
}

/* A track above a row: the lines of one upper node to those in the row. */
struct track {
    double row; /* the highest top of what stands in it */
    uint32_t upper;
    double left, right; /* how far it goes */
    size_t lane;        /* the first one is next to the row */
};

struct elbows {
    struct diagram *diagram;
    const struct units *units;
    struct track *tracks;
    size_t count;
};

/* The highest top of the units that stand in a row with this one. */
static double row_top(const struct units *units, const struct unit *unit)
{
    double top = unit->box.y + unit->box.height / 2;
    for (size_t i = 0; i < units->count; i++) {
        const struct box *box = &units->items[i].box;
        if (fabs(box->y - unit->box.y) < 1)
            top = fmax(top, box->y + box->height / 2);
    }
    return top;
}

static const struct unit *unit_of(const struct elbows *elbows, uint32_t node)
{
    return &elbows->units->items[elbows->units->of[node]];
}

/* Where the line comes down: at the node's middle, or in the gutter beside a stacked one. */
static double way_down(const struct elbows *elbows, uint32_t lower)
{
    return unit_of(elbows, lower)->stack ? unit_gutter(elbows->units, lower)
                                         : elbows->diagram->nodes[lower].box.x;
}

static struct track *find_track(struct elbows *elbows, uint32_t lower, uint32_t upper)
{
    double row = row_top(elbows->units, unit_of(elbows, lower));
    for (size_t i = 0; i < elbows->count; i++)
        if (elbows->tracks[i].upper == upper && elbows->tracks[i].row == row)
            return &elbows->tracks[i];
    struct track *track = &elbows->tracks[elbows->count++];
    double x = elbows->diagram->nodes[upper].box.x;
    *track = (struct track){.row = row, .upper = upper, .left = x, .right = x};
    return track;
}

static void collect_tracks(struct elbows *elbows)
{
    const struct diagram *diagram = elbows->diagram;
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t lower, upper;
        if (line_standing(diagram, &diagram->lines[i], &lower, &upper) != STANDING_BELOW)
            continue;
        struct track *track = find_track(elbows, lower, upper);
        track->left = fmin(track->left, way_down(elbows, lower));
        track->right = fmax(track->right, way_down(elbows, lower));
    }
}

/* Gives each track a lane in which no other one runs beside it. */
static void choose_lanes(struct elbows *elbows)
{
    for (size_t i = 0; i < elbows->count; i++) {
        struct track *track = &elbows->tracks[i];
        bool taken = true;
        for (track->lane = 0; taken && track->lane + 1 < TRACKS; track->lane += taken) {
            taken = false;
            for (size_t j = 0; j < i; j++) {
                const struct track *other = &elbows->tracks[j];
                taken |= other->row == track->row && other->lane == track->lane &&
                         other->left <= track->right && track->left <= other->right;
            }
        }
    }
}

/* How far from a node's middle the line of this track comes down: each lane has a way of its own.
 */
static double aside(const struct track *track, const struct box *box)
{
    size_t pair = (track->lane + 1) / 2;
    double offset = track_gap * 1.5 * (double)pair * (track->lane % 2 ? 1 : -1);
    return fmax(fmin(offset, box->width / 3), -box->width / 3);
}

static struct elbow elbow_of(struct elbows *elbows, enum standing standing, uint32_t lower,
                             uint32_t upper)
{
    const struct box *low = &elbows->diagram->nodes[lower].box;
    const struct box *high = &elbows->diagram->nodes[upper].box;
    if (standing == STANDING_BESIDE)
        return beside(low, high, unit_gutter(elbows->units, lower));
    const struct track *track = find_track(elbows, lower, upper);
    double y = track->row + above + track_gap * (double)track->lane;
    if (unit_of(elbows, lower)->stack)
        return stacked(low, high, unit_gutter(elbows->units, lower), y);
    return below(low, high, low->x + aside(track, low), y);
}

/* Whether a line between these may run at right angles. */
static bool may_bend(const struct elbows *elbows, enum standing standing, uint32_t lower,
                     uint32_t upper)
{
    const struct box *low = &elbows->diagram->nodes[lower].box;
    const struct box *high = &elbows->diagram->nodes[upper].box;
    if (standing == STANDING_BESIDE)
        return elbows->units->of[lower] == elbows->units->of[upper] &&
               !unit_of(elbows, lower)->stack;
    return standing == STANDING_BELOW &&
           high->y - high->height / 2 > low->y + low->height / 2 + above / 2;
}

static void run_line(struct elbows *elbows, struct diagram_line *line)
{
    uint32_t lower, upper;
    enum standing standing = line_standing(elbows->diagram, line, &lower, &upper);
    if (!may_bend(elbows, standing, lower, upper))
        return;
    struct elbow elbow = elbow_of(elbows, standing, lower, upper);
    if (!is_free(elbows->diagram, &elbow, lower, upper))
        return;
    if (line->from == upper)
        for (size_t i = 0; i < elbow.count / 2; i++) {
            struct point kept = elbow.corners[i];
            elbow.corners[i] = elbow.corners[elbow.count - 1 - i];
            elbow.corners[elbow.count - 1 - i] = kept;
        }
    route_corners(elbows->diagram->theme, line, elbow.corners, elbow.count);
}

void elbows_run(const struct units *units)
{
    struct elbows elbows = {.diagram = units->diagram, .units = units};
    elbows.tracks = xcalloc(units->diagram->line_count + 1, sizeof *elbows.tracks);
    collect_tracks(&elbows);
    choose_lanes(&elbows);
    for (size_t i = 0; i < units->diagram->line_count; i++)
        run_line(&elbows, &units->diagram->lines[i]);
    free(elbows.tracks);
}

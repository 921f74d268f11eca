/*
 * units.h: what an organigram places as one: a body with the holders of its offices beside it, or a
 * stack of those who stand below one other and have nobody below themselves.
 *
 * Ownership: release with units_release(). Units borrow the diagram.
 */
#ifndef PICTURE_UNITS_H
#define PICTURE_UNITS_H

#include "picture/diagram.h"

/* How one end of a line stands to the other in an organigram. */
enum standing {
    STANDING_NONE = 0, /* shapes nothing */
    STANDING_BELOW,    /* the lower node is a part or a member of the upper one */
    STANDING_BESIDE    /* the lower node holds an office of the upper one */
};

/* The standing of a line's ends, and which node is which. */
enum standing line_standing(const struct diagram *diagram, const struct diagram_line *line,
                            uint32_t *lower, uint32_t *upper);

struct unit {
    uint32_t first, count; /* in units->members: the body and then its holders, or a stack's */
    bool stack;
    uint32_t rows; /* of a stack, or of holders */
    bool leaf;     /* nobody stands below it */
    bool loose;    /* nobody stands below, above or beside */
    struct box box;
};

struct units {
    struct diagram *diagram;
    struct unit *items;
    size_t count;
    uint32_t *members; /* nodes */
    uint32_t *of;      /* by node: its unit */
};

/* Finds the units, none of which has nodes of several groups where the picture has groups. */
void units_find(struct units *units, struct diagram *diagram);
void units_release(struct units *units);

/* Places the nodes of a unit whose box is placed. */
void unit_arrange(const struct units *units, const struct unit *unit);

/* Has lines between nodes of placed units run at right angles where nothing stands in their way. */
void elbows_run(const struct units *units);

/* Where the gutter runs, left of a node in a stack, or between a body and its holder. */
double unit_gutter(const struct units *units, uint32_t node);

#endif

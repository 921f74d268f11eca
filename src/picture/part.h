/*
 * part.h: the connected parts of a diagram: found, and packed next to each other.
 *
 * Ownership: release with parts_release(); the parts' arrays point into it.
 */
#ifndef PICTURE_PART_H
#define PICTURE_PART_H

#include "picture/diagram.h"

struct part {
    const uint32_t *nodes, *lines; /* of the diagram, in its order */
    size_t node_count, line_count;
    struct point low, high; /* corners of what the nodes take */
};

struct parts {
    struct part *items;
    size_t count;
    uint32_t *nodes, *lines;
};

/* Finds the parts, in the order of their first nodes. */
void parts_find(struct parts *parts, const struct diagram *diagram);
void parts_release(struct parts *parts);

/* Fills in a part's corners from its nodes' boxes. */
void part_measure(struct part *part, const struct diagram *diagram);

/* Moves the nodes so that the parts lie in rows, the tallest first, in about that shape. */
void parts_pack(struct parts *parts, struct diagram *diagram, double aspect);

/* Whether two lines without a common end cross, and whether a line passes over a node. */
bool lines_cross(const struct diagram *diagram, const struct diagram_line *a,
                 const struct diagram_line *b);
bool line_hits(const struct diagram *diagram, const struct diagram_line *line, uint32_t node);

/* How many of the part's lines, taken as straight, cross; and how many pass over a node. */
void part_count_tangles(const struct part *part, const struct diagram *diagram, size_t *crossings,
                        size_t *hits);

/*
 * Moves and exchanges nodes as long as that makes the part less tangled: fewer crossings, fewer
 * lines over nodes, shorter lines. Nodes may overlap a little afterwards.
 */
void part_untangle(const struct part *part, struct diagram *diagram);

#endif

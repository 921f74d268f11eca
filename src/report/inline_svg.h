/*
 * inline_svg.h: an SVG of ours as a part of a page: without prolog, fonts, paper, links and what is
 * not seen; short numbers; ids that other SVGs on the page do not have.
 */
#ifndef REPORT_INLINE_SVG_H
#define REPORT_INLINE_SVG_H

#include <entente/text.h>
#include <entente/view.h>

struct inline_look {
    const char *prefix;              /* of its ids, but for those of entities and lines: "map-" */
    bool numbered;                   /* it is a map, whose entities and lines are groups with ids */
    const uint8_t *entities, *lines; /* by number, enum certainty: what is not there has the class
                                        "off" as well, what is only possible "possible"; NULL: all
                                        is there */
};

/*
 * Appends the SVG, which must be svg_rewrite()'s, with presentation attributes alone, as a
 * Content-Security-Policy without inline styles wants it. A group "X-name" becomes a part of the
 * group "X". Lines stand in the order of their numbers, those of one look in one group.
 */
void inline_svg(const struct text *svg, const struct inline_look *look, struct text *out);

#endif

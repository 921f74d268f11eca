/*
 * picture_scan.h: reads an SVG as Graphviz and we write it, for the tests: groups by id, their
 * titles, texts and boxes. Fails the test where the SVG is not well-formed.
 */
#ifndef TESTS_PICTURE_SCAN_H
#define TESTS_PICTURE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes between a <g ...> and its </g>; groups of Graphviz hold no other groups but links. */
struct scan_group {
    const char *start, *end;
};

/* Fails the test unless tags nest, attributes are quoted and every reference is known. */
void scan_check_xml(const char *xml, size_t length);

/* False where there is no group of that id. */
bool scan_group(const char *svg, const char *id, struct scan_group *group);

/* The group's title, decoded; to be freed. */
char *scan_title(const struct scan_group *group);

/* How often the string stands in the group. */
size_t scan_count(const struct scan_group *group, const char *string);

/* The texts in groups of that class, decoded, each followed by a newline; to be freed. */
char *scan_texts(const char *svg, const char *class_name);

/*
 * The ids, in order of the alphabet, of the groups whose ids start so, each followed by a newline;
 * to be freed.
 */
char *scan_ids(const char *svg, const char *id_start);

/* The value of an attribute of the first such tag in the group, to be freed; NULL: there is none.
 */
char *scan_attribute(const struct scan_group *group, const char *tag, const char *name);

/* How many groups have an id that starts with "piece-". */
size_t scan_count_pieces(const char *svg);

struct scan_box {
    char id[48];       /* cut short where longer */
    const char *start; /* of its group's content in the SVG */
    double left, right, top, bottom;
};
struct scan_boxes {
    struct scan_box *items;
    size_t count, capacity;
};

/* Appends the boxes of all groups whose id starts so. */
void scan_boxes(const char *svg, const char *id_start, struct scan_boxes *boxes);
void scan_boxes_release(struct scan_boxes *boxes);

/* A text: where it is anchored, its font and what it says. */
struct scan_text {
    double x, y, size;
    bool centred, bold; /* else it starts at x */
    char *words;
};
struct scan_texts {
    struct scan_text *items;
    size_t count, capacity;
};

/* Appends the texts in the box's group. */
void scan_texts_in(const struct scan_box *box, struct scan_texts *texts);
void scan_texts_release(struct scan_texts *texts);

/* Whether two boxes share more than their edges. */
bool scan_overlap(const struct scan_box *a, const struct scan_box *b);

#endif

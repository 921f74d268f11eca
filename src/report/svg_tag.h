/*
 * svg_tag.h: one tag of an SVG of ours, read attribute by attribute.
 */
#ifndef REPORT_SVG_TAG_H
#define REPORT_SVG_TAG_H

#include <stdbool.h>
#include <stddef.h>

enum { SVG_ATTRIBUTES = 24 };

/* Bytes of the SVG. */
struct span {
    const char *start;
    size_t length;
};

struct svg_attribute {
    struct span name, value;
};

struct svg_tag {
    struct span name; /* "/g" where it ends one */
    struct svg_attribute attributes[SVG_ATTRIBUTES];
    size_t count;
    bool empty; /* it ends itself */
};

/* Reads the tag at `at`; returns where it is over. */
const char *svg_tag_read(struct svg_tag *tag, const char *at, const char *end);

/* The attribute's value; of length 0 where there is none. */
struct span svg_tag_value(const struct svg_tag *tag, const char *name);

bool span_is(struct span span, const char *string);
bool span_same(struct span a, struct span b);

/* Whether the bytes from `at` on start so; where they do so first, behind it, or the end. */
bool span_starts(const char *at, const char *end, const char *with);
const char *span_after(const char *at, const char *end, const char *string);

#endif

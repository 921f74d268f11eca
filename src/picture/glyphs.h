/*
 * glyphs.h: which characters of a picture's labels no font of this machine has.
 */
#ifndef PICTURE_GLYPHS_H
#define PICTURE_GLYPHS_H

#include <entente/error.h>

#include <stdbool.h>
#include <stdint.h>

enum { GLYPHS_EXAMPLES = 3 };

/* The characters of one script that no font has. */
struct missing {
    const char *script, *package; /* static; no package: NULL */
    size_t labels;                /* how many have one */
    uint32_t examples[GLYPHS_EXAMPLES];
    size_t example_count;
    bool more; /* there are others than the examples */
    size_t last_label;
};

/* Starts as {0}. */
struct glyphs {
    void *fonts; /* the characters that fonts have, as fontconfig counts them; NULL: not yet */
    struct missing *items;
    size_t count, capacity;
    size_t labels; /* that were read */
};

/* Looks at a label, UTF-8, for characters that no font has. */
void glyphs_read(struct glyphs *glyphs, const char *label);

/* Adds a warning for each script that has such characters, with a package that would help. */
void glyphs_warn(const struct glyphs *glyphs, struct diagnostics *found);

void glyphs_release(struct glyphs *glyphs);

#endif

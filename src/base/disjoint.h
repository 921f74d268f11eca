/*
 * disjoint.h: sets that only grow together (union-find): of n things, each alone at first.
 */
#ifndef BASE_DISJOINT_H
#define BASE_DISJOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct disjoint {
    uint32_t *parents;
    size_t count;
};

void disjoint_init(struct disjoint *disjoint, size_t count);
void disjoint_release(struct disjoint *disjoint);

/* The first of the thing's set, which stands for it. */
uint32_t disjoint_find(const struct disjoint *disjoint, uint32_t thing);

/* Makes one set of the two's; false where it was one. */
bool disjoint_join(struct disjoint *disjoint, uint32_t a, uint32_t b);

#endif

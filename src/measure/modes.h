/*
 * modes.h: the two modes of a network in which each tie leads from one to the other: members and
 * what they belong to.
 */
#ifndef MEASURE_MODES_H
#define MEASURE_MODES_H

#include <entente/error.h>
#include <entente/network.h>

enum { MODE_NONE = 2 };

struct modes {
    uint8_t *of;       /* by node: 0 or 1; MODE_NONE: an isolate */
    uint32_t *reached; /* by node: how many others its component has */
    size_t sizes[2];   /* how many nodes each mode has */
    size_t isolate_count;
};

/*
 * Each component is coloured from the first entity, in the order of relations, that a tie goes out
 * from: it is of mode 0. So where nobody is both, mode 0 is who ties go out from. Of an undirected
 * network. ERROR_USAGE where a component has no two modes; `measure` is who asks.
 */
bool modes_init(struct modes *modes, struct network *network, const char *measure,
                struct error *error);
void modes_release(struct modes *modes);

#endif

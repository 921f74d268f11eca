/*
 * frustration.h: the frustration of a signed graph, part by part.
 */
#ifndef FINDING_FRUSTRATION_H
#define FINDING_FRUSTRATION_H

#include "finding/division.h"

#include <entente/error.h>

struct frustration {
    int8_t *sides;                    /* by node: -1 or 1 */
    double upper, lower;              /* what that costs, and what every division costs at least */
    bool too_large;                   /* a part was too large to be searched */
    size_t kernel_nodes, kernel_ties; /* of the hardest part */
    size_t branches;
};

/*
 * Divides the nodes of the kernel, which it reduces: its biconnected parts are divided one by one,
 * the smallest first, for what they cost adds up (a node that parts share has one side in all of
 * them when some are mirrored). ERROR_LIMIT where the work was interrupted.
 */
bool frustration_init(struct frustration *frustration, struct kernel *kernel, uint64_t seed,
                      struct deadline *deadline, struct error *error);
void frustration_release(struct frustration *frustration);

#endif

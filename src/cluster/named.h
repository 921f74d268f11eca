/*
 * named.h: the nodes that a list of names means, wherever they are.
 */
#ifndef CLUSTER_NAMED_H
#define CLUSTER_NAMED_H

#include "cluster/spread.h"

/*
 * Marks those of our nodes that a list of ids and labels, parted by ",", means; returns how many
 * all processes have of them. 0 and ERROR_USAGE, on all, where one is not known (with "did you
 * mean"), is the label of several, or where the list is empty.
 */
uint64_t named_mark(const struct spread *spread, const char *list, bool *marks,
                    struct error *error);

#endif

/*
 * named.h: the nodes that a list of names means.
 */
#ifndef MEASURE_NAMED_H
#define MEASURE_NAMED_H

#include <entente/error.h>
#include <entente/network.h>

/*
 * The nodes of the entities of a list parted by ",", by id, label or alias, each once and
 * ascending; the caller frees the array. NULL and ERROR_USAGE where one is not known (with "did you
 * mean"), is no node of the network, or where the list is empty.
 */
uint32_t *nodes_named(const struct network *network, const char *list, size_t *count,
                      struct error *error);

#endif

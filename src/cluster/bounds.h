/*
 * bounds.h: the limits of relations and of entities, which go for all of a file, whoever read it.
 */
#ifndef CLUSTER_BOUNDS_H
#define CLUSTER_BOUNDS_H

#include "cluster/pieces.h"

/*
 * Where a file has more of either than the limit, who has read the row that passes it tells of that
 * row, as if all had been read at once, and of nothing behind it. Every process calls it.
 */
void bounds_check(struct pieces *pieces);

#endif

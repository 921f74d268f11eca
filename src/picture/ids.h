/*
 * ids.h: names of subgraphs in the order in which they are made. Graphviz orders subgraphs by where
 * their names lie in memory, which differs from run to run.
 */
#ifndef PICTURE_IDS_H
#define PICTURE_IDS_H

#include <cgraph.h>

/* For agopen(). */
extern Agdisc_t ids_ordered;

#endif

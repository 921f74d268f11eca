/*
 * library.h: which igraph there is.
 */
#ifndef NETWORK_LIBRARY_H
#define NETWORK_LIBRARY_H

#include "base/environment.h"

void environment_of_networks(struct environment *environment);

#endif

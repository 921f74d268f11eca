/*
 * library.c: which igraph there is.
 */
#include "network/library.h"

#include "network/igraph_compat.h"

void environment_of_networks(struct environment *environment)
{
    const char *runs = "";
    igraph_version(&runs, NULL, NULL, NULL);
    environment_add_library(environment, "igraph", IGRAPH_VERSION, runs);
}

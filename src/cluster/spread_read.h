/*
 * spread_read.h: tables as a network that is spread over the processes.
 */
#ifndef CLUSTER_SPREAD_READ_H
#define CLUSTER_SPREAD_READ_H

#include "cluster/spread.h"

#include "cli/settings.h"

struct naming;

/* The network, and the names that its nodes borrow. */
struct origin {
    struct spread spread;
    struct naming *naming; /* private */
};

/*
 * Reads the tables of the operands and of --nodes, and makes the network that `entente rank` makes
 * of them; `flowing`: influence is asked for. Prints what is wrong, on process 0. Fails on all
 * processes with the same error. Release the origin in either case.
 */
bool spread_read(struct origin *origin, const struct settings *settings, bool flowing,
                 struct error *error);
void origin_release(struct origin *origin);

#endif

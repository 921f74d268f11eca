/*
 * spread.h: a network spread over the processes of a cluster: each has some of the nodes, and the
 * arcs that leave these. Reading makes it; measures are computed on it.
 */
#ifndef CLUSTER_SPREAD_H
#define CLUSTER_SPREAD_H

#include <entente/error.h>
#include <entente/network.h>

#include <mpi.h>

/* From one node to another. */
struct arc {
    uint64_t from, to; /* of all nodes */
    double weight;     /* > 0 */
    int32_t sign;      /* -1 or +1 */
    uint32_t relation_count;
};

/* Those whose `from` is ours, sorted by from, to, sign; `first` is where each of our nodes' begin.
 */
struct arcs {
    struct arc *items;
    size_t count;
};

/* What was counted, over all processes: the members of struct network of the same names. */
struct spread_counts {
    uint64_t ties, negative, relations, possible, dropped, self;
    uint64_t seen_relations; /* of the dossier, whether or not they became ties */
};

/* By node of ours, and borrowed: spread_release() does not free the texts. */
struct spread_node {
    const char *id, *label, *kind;
    uint64_t order; /* its node in the ordinary network: 0 .. node_count - 1 in the order in which
                       the files name them; seeds what is sampled, and settles signs */
    bool tied, doubted, listed; /* listed: --kind lets it into the table */
};

/*
 * The nodes are numbered from 0 over all processes, ascending with the process; which node has
 * which number may differ with how many processes there are, and no result depends on it beyond
 * rounding.
 */
struct spread {
    MPI_Comm comm;
    int process, process_count;
    struct projection projection;
    uint64_t node_count;       /* of all processes */
    uint64_t first;            /* the first of ours */
    size_t count;              /* ours: first .. first + count - 1 */
    uint64_t *starts;          /* by process, and one more: its first node */
    struct spread_node *nodes; /* ours */
    struct arcs ties; /* struct network's; undirected, each tie twice: once from each of its ends */
    struct arcs flows; /* what flows from whom to whom (measure/flows.h), merged as flows_init()
                          does; empty unless `flowing` */
    bool flowing;      /* somebody asked for influence, so `flows` were collected */
    bool flows_follow_ties; /* as the function of that name: `flows` are empty, the ties are them */
    struct spread_counts counts;
};

/* The process that has the node. */
int spread_owner(const struct spread *spread, uint64_t node);

/* Sums, and the greatest, of all processes' numbers; every process gets it. */
uint64_t spread_sum(const struct spread *spread, uint64_t number);
double spread_total(const struct spread *spread, double number);
double spread_most(const struct spread *spread, double number);

/* Fills in node_count, first and starts from `count`: call it when comm and count are known. */
void spread_number(struct spread *spread);

/* Sorts them by from, to, sign, weight, so that their order does not depend on who sent them. */
void arcs_sort(struct arcs *arcs);

void spread_release(struct spread *spread);

#endif

/*
 * connected.c: the component that a node is in: component.
 */
#include "measure/measures.h"

#include "base/disjoint.h"
#include "base/xalloc.h"

#include <stdlib.h>

/*
 * The number of nodes of the component, that is of those which ties in either direction connect the
 * node with, itself included; 1 for an isolate. Normalized: divides by n.
 * Hopcroft & Tarjan (1973), Communications of the ACM 16, 372-378.
 */
bool component_size(struct network *network, const struct measure_options *options, double *scores,
                    struct text *remark, struct error *error)
{
    size_t n = network->node_count;
    struct disjoint components;
    double *sizes = xcalloc(n, sizeof *sizes);
    (void)remark, (void)error;
    disjoint_init(&components, n);
    for (size_t i = 0; i < network->tie_count; i++)
        disjoint_join(&components, network->ties[i].from, network->ties[i].to);
    for (uint32_t v = 0; v < n; v++)
        sizes[disjoint_find(&components, v)]++;
    for (uint32_t v = 0; v < n; v++)
        scores[v] = sizes[disjoint_find(&components, v)] / (options->normalized ? (double)n : 1);
    disjoint_release(&components);
    free(sizes);
    return true;
}

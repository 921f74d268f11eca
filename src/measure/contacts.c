/*
 * contacts.c: a network without directions and without parallel ties. See contacts.h.
 */
#include "measure/contacts.h"

#include "base/xalloc.h"
#include "network/adjacency.h"

#include <stdlib.h>

bool contacts_init(struct contacts *contacts, struct network *network, struct error *error)
{
    const struct rows *rows = network->projection.weighted
                                  ? network_row_weights(network, WAY_ALL, error)
                                  : network_rows(network, WAY_ALL, error);
    uint32_t count = 0;
    if (!rows)
        return false;
    *contacts = (struct contacts){.node_count = rows->node_count};
    contacts->starts = xreallocarray(NULL, rows->node_count + 1, sizeof *contacts->starts);
    contacts->others = xreallocarray(NULL, rows->entry_count, sizeof *contacts->others);
    contacts->weights = xreallocarray(NULL, rows->entry_count, sizeof *contacts->weights);
    for (size_t node = 0; node < rows->node_count; node++) {
        contacts->starts[node] = count;
        for (uint32_t i = rows->starts[node]; i < rows->starts[node + 1]; i++) {
            double weight = network->projection.weighted ? rows->weights[i] : 1;
            if (count > contacts->starts[node] && contacts->others[count - 1] == rows->others[i]) {
                contacts->weights[count - 1] += weight;
            } else {
                contacts->others[count] = rows->others[i];
                contacts->weights[count++] = weight;
            }
        }
    }
    contacts->starts[rows->node_count] = count;
    return true;
}

void contacts_release(struct contacts *contacts)
{
    free(contacts->weights);
    free(contacts->others);
    free(contacts->starts);
    *contacts = (struct contacts){0};
}

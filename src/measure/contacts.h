/*
 * contacts.h: whom each node is tied to, in whichever direction and however often, once each.
 */
#ifndef MEASURE_CONTACTS_H
#define MEASURE_CONTACTS_H

#include <entente/error.h>
#include <entente/network.h>

/* Node v's contacts are others[starts[v] .. starts[v + 1] - 1], ascending. */
struct contacts {
    size_t node_count;
    uint32_t *starts, *others;
    double *weights; /* by contact: of all ties between the two, weighted, the sum of their weights;
                        else how many they are */
};

/* ERROR_LIMIT where the network has too many ties. */
bool contacts_init(struct contacts *contacts, struct network *network, struct error *error);
void contacts_release(struct contacts *contacts);

#endif

/*
 * detour.h: where two entities are not connected: what each of them is connected to, and what the
 * view leaves out that would connect them.
 */
#ifndef FINDING_DETOUR_H
#define FINDING_DETOUR_H

#include "finding/search.h"

#include <entente/connection.h>

void reached_find(struct reached *reach, const struct terrain *terrain, uint32_t entity);

/* Fills connection->detours. False: the work was interrupted. */
bool detours_find(struct connection *connection, struct error *error);

#endif

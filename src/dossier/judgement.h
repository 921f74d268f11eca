/*
 * judgement.h: what judgements say together: who is the same as whom, by way of others too.
 */
#ifndef DOSSIER_JUDGEMENT_H
#define DOSSIER_JUDGEMENT_H

#include "dossier/match.h"

#include <entente/identity.h>

/*
 * Joins the entities that are the same, and appends a link for each judgement that says so. Where
 * others say that two of them are not, none of them are joined: that is reported.
 */
void judgement_links(const struct dossier *dossier, struct disjoint *sets, struct links *links,
                     struct diagnostics *found);

#endif

/*
 * unify.h: entities that are one, by judgements or by names alone.
 */
#ifndef DOSSIER_UNIFY_H
#define DOSSIER_UNIFY_H

#include "dossier/join.h"

/*
 * dossier_unify(); not `judged`: only what names make one, and judgements stay; `all`: all
 * relations that say the same fold, and contradictions between them are reported.
 */
void unify(const struct join *join, bool judged, bool all);

#endif

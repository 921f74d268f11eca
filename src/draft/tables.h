/*
 * tables.h: the tables of share/draft/, as the build embeds them.
 */
#ifndef DRAFT_TABLES_H
#define DRAFT_TABLES_H

#include "base/asset.h"

extern const struct asset draft_states, draft_organizations, draft_persons, draft_places,
    draft_words, draft_given, draft_patterns, draft_cues;

#endif

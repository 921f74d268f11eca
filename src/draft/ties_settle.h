/*
 * ties_settle.h: what the rules of documents share.
 */
#ifndef DRAFT_TIES_SETTLE_H
#define DRAFT_TIES_SETTLE_H

#include "draft/ties.h"

#include <entente/vocabulary.h>

enum family tie_family(const struct vocabulary *vocabulary, const char *type);
bool tie_is_type(const struct drafted_relation *relation, const char *type);
/* Whether it is an office, or a presidency, which is one. */
bool tie_is_office(const struct drafted_relation *relation);
bool tie_is_person(const struct article *article, uint32_t entity);

/* Whether what the relation rests on has the word, or one that starts so. */
bool tie_says(const struct article *article, const struct drafted_relation *relation,
              const char *word);

/*
 * A head of a state who chairs an organization of states holds its presidency, for the state; who
 * is at the helm of what is no state's affair has an office.
 */
void ties_of_chairs(const struct article *article, struct drafted_relations *relations);

/* Who did likewise: "as did Jordan", "So has Russia". */
void ties_of_likewise(const struct article *article, struct drafted_relations *relations);

/* Who belongs to what, where the words name an organ of it, or a president. */
void ties_of_belonging(const struct article *article, struct drafted_relations *relations);

/*
 * "A succeeded B": A has the office that B had, where the article tells it of either; else nothing
 * is left of it.
 */
void ties_of_successors(const struct article *article, struct drafted_relations *relations);

/* Makes suggestions of what is stated of a name that may be wrong, or of somebody else's doing. */
void ties_doubt(const struct article *article, struct drafted_relations *relations);

#endif

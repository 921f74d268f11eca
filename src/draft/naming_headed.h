/*
 * naming_headed.h: what the two files share that read names by the word that ends or starts them.
 */
#ifndef DRAFT_NAMING_HEADED_H
#define DRAFT_NAMING_HEADED_H

#include "draft/naming.h"

#define HEADS                                                                         \
    (WORD_BODY_HEAD | WORD_ORGANIZATION_HEAD | WORD_FORCE_HEAD | WORD_DOCUMENT_HEAD | \
     WORD_EVENT_HEAD | WORD_PLACE_HEAD)

/* Whether the atom is a name of the tables or of the article's definitions. */
static inline bool headed_is_listed(const struct atom *atom)
{
    return atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE;
}

bool headed_is_state(const struct naming *naming, const struct atom *atom);

/* Whether atom i, which may be behind the last one, is the word, or one of the words. */
bool headed_atom_is(const struct naming *naming, size_t i, const char *word);
bool headed_atom_is_any(const struct naming *naming, size_t i, const char *const *words);

/* The last head of the run from i to before `end`; `end` where there is none. */
size_t headed_last(const struct naming *naming, size_t i, size_t end);

/* Whether the run is a name of its own, so that what comes before "of" it is another. */
bool headed_stands_alone(const struct naming *naming, size_t i);
/* Behind "of (the)": the atom of a capital; 0 where there is none. */
size_t headed_behind_of(const struct naming *naming, size_t i);

/*
 * The end of the name with "of Trade and Industry" behind its head; of what is a name of its own
 * only the state that an organization or a place is of. `bare`: the head has no words before it.
 */
size_t headed_extended_end(const struct naming *naming, size_t end, const char *kind, bool bare);

/* "The Holy Alliance of Austria, Prussia and Russia", at Austria: it has members, and is named
 * after none. */
bool headed_is_of_several(const struct naming *naming, size_t i);

static inline size_t headed_last_token(const struct atom *atom)
{
    return (size_t)atom->first + atom->count - 1;
}

#endif

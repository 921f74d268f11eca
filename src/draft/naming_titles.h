/*
 * naming_titles.h: the title that stands beside a name, and what it is of.
 */
#ifndef DRAFT_NAMING_TITLES_H
#define DRAFT_NAMING_TITLES_H

#include "draft/naming.h"

/* A title as tokens, and what it is of. */
struct office {
    size_t first, end; /* equal: none */
    uint32_t of;
};

/* The mention at the token, or ARTICLE_NONE; the token behind that mention. */
uint32_t title_mention(const struct naming *naming, size_t token);
size_t title_mention_end(const struct naming *naming, size_t token);

/* Where the sentence of the token starts and ends; the end may be that of the article. */
size_t title_sentence_start(const struct naming *naming, size_t token);
size_t title_sentence_end(const struct naming *naming, size_t token);

/* The entity meant at the token, if it can have officers: no person, place, event or document. */
uint32_t title_officer(const struct naming *naming, size_t token);

/*
 * What stands before the title and owns it: "Belarusian president", "Nepal's prime minister"; what
 * "of the ..." at the token names.
 */
uint32_t title_owner_before(const struct naming *naming, size_t token, size_t first);
uint32_t title_owner_behind(const struct naming *naming, size_t token, size_t end);

/* The office before the name that starts at the token; behind the name that ends before it. */
struct office title_before(const struct naming *naming, size_t token);
struct office title_behind(const struct naming *naming, size_t token);

#endif

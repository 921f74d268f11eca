/*
 * inflect.h: the forms of an English verb.
 */
#ifndef DRAFT_INFLECT_H
#define DRAFT_INFLECT_H

#include <entente/text.h>

#include <stddef.h>

/*
 * Appends the forms of the verb parted by '|', the rest of its phrase ("over" of "take over")
 * behind each: base, -s, past, participle, -ing. Blanks in the phrase may be '_'. Irregular verbs
 * are known from a table; others follow the rules of spelling.
 */
void inflect_verb(const char *phrase, size_t length, struct text *out);

/* The past participle alone. */
void inflect_participle(const char *phrase, size_t length, struct text *out);

#endif

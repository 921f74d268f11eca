/*
 * name_sound.h: how a word sounds, so that transliterations of one name come close to each other.
 */
#ifndef DOSSIER_NAME_SOUND_H
#define DOSSIER_NAME_SOUND_H

#include <entente/text.h>

#include <stdbool.h>
#include <stdint.h>

/* Appends the word of small Latin letters with spellings of one sound folded: "hrushchev". */
void sound_add(const char *letters, size_t length, struct text *out);

/* Appends the sound's consonants, those that transliterations confuse folded; never empty. */
void sound_add_skeleton(const char *sound, size_t length, struct text *out);

/* Appends the word's consonants as Arabic and Hebrew write them. */
void sound_add_consonants(const char *letters, size_t length, struct text *out);

/*
 * Whether two sounds are spellings of one name: a weighted Damerau-Levenshtein distance (optimal
 * string alignment), where vowels that transliterations confuse cost less than other letters, is
 * at most an eighth of the longer. Endings, which tell the sexes apart, must be the same.
 */
bool sound_alike(const char *a, size_t a_length, const char *b, size_t b_length);

/*
 * Whether one letter more, less, other, or two neighbours swapped make the one word of the other:
 * never the first letter, never a vowel at the end, never a digit, and in no short word.
 */
bool one_letter_differs(const char *a, size_t a_length, const char *b, size_t b_length);

#endif

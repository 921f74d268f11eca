/*
 * report_words.h: the findings of a page in words.
 */
#ifndef REPORT_REPORT_WORDS_H
#define REPORT_REPORT_WORDS_H

#include "report/report_facts.h"

enum { REPORT_FINDINGS = 3 };

/*
 * Fills words[] with up to REPORT_FINDINGS sentences of plain text, the most telling first; returns
 * how many. Each is true of the dossier, and says how certain it is. The caller releases them.
 */
size_t report_words(const struct report_facts *facts, struct text words[REPORT_FINDINGS]);

#endif

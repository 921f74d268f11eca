/*
 * explanation_notes.h: what stands under an explanation: score, rank, and what the rows are.
 */
#ifndef REPORT_EXPLANATION_NOTES_H
#define REPORT_EXPLANATION_NOTES_H

#include <entente/explanation.h>
#include <entente/table.h>

/* What the parts or pairs are shares of: their sum, where the score is approximate. */
double explanation_whole(const struct explanation *explanation);

/* Adds all of its notes; `wide`: for a person, whose cells may be marked. */
void explanation_notes(const struct explanation *explanation, bool wide, struct table *table);

#endif

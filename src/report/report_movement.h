/*
 * report_movement.h: who moved most in the ranking, when, and with which change.
 */
#ifndef REPORT_REPORT_MOVEMENT_H
#define REPORT_REPORT_MOVEMENT_H

#include "report/report_facts.h"

/*
 * Appends the sentence; false where nobody moved among the first, or nothing has a date. Of the
 * steps of the history with the largest differences of 1/rank it takes the first that is mostly the
 * work of a relation of the entity's own that began or ended (its Shapley value is half of the
 * change of the score, or more); else of an event; else the largest.
 */
bool report_movement(const struct report_facts *facts, struct text *out);

#endif

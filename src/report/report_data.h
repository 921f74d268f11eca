/*
 * report_data.h: the data of a page, for its script: JSON of what the page holds, by numbers.
 */
#ifndef REPORT_REPORT_DATA_H
#define REPORT_REPORT_DATA_H

#include "report/report_facts.h"

/* What the page is called: the title that is asked for, the dossier's, or its file's name. */
const char *report_title(const struct report_facts *facts);

/* Appends the JSON, which can stand in a script element. */
void report_data(const struct report_facts *facts, struct text *out);

#endif

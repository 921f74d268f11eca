/*
 * date_forms.h: the forms that a date can have. Each reads from token `at` on and returns the token
 * behind the date, or 0. Inside of src/draft/ only.
 */
#ifndef DRAFT_DATE_FORMS_H
#define DRAFT_DATE_FORMS_H

#include "draft/dates.h"

/* With figures: date_calendar.c. */
size_t date_in_figures(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_month_first(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_day_first(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_years(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_decade(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_century(struct date_reader *reader, size_t at, struct edtf *date);

/* A number below 1000 in figures, or 0. */
int date_count_at(const struct date_reader *reader, size_t at);

#endif

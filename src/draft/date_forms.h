/*
 * date_forms.h: the forms that a date can have. Each reads from token `at` on and returns the token
 * behind the date, or 0. Inside of src/draft/ only.
 */
#ifndef DRAFT_DATE_FORMS_H
#define DRAFT_DATE_FORMS_H

#include "draft/dates.h"

/* With figures: date_calendar.c, date_years.c. */
size_t date_in_figures(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_month_first(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_day_first(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_years(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_decade(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_century(struct date_reader *reader, size_t at, struct edtf *date);

/* Counted: date_length.c. */
size_t date_counted(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_stretch(struct date_reader *reader, size_t at, struct edtf *date);
size_t date_ahead(struct date_reader *reader, size_t at, struct edtf *date);

/* How many: the token behind, or 0; a half is -2. */
size_t date_count(const struct date_reader *reader, size_t at, int *number, bool *vague);

/* A number below 1000 in figures, or 0. */
int date_count_at(const struct date_reader *reader, size_t at);

/* NULL behind the end of the sentence. */
const struct token *date_token_at(const struct date_reader *reader, size_t at);
bool date_is_joined(const struct date_reader *reader, size_t at);

/* The digits at the start of a number's token; `rest` is what follows. -1: it is no such number. */
int date_number_at(const struct date_reader *reader, size_t at, const char **rest);

/* A day of a month (27, 27th), or a year in four digits; 0: none. */
int date_day_at(const struct date_reader *reader, size_t at);
int date_year_at(const struct date_reader *reader, size_t at);

/* Behind what stands between the two ends of a range: a hyphen joins, or a dash or a word stands.
 */
size_t date_behind_sign(const struct date_reader *reader, size_t at);

#endif

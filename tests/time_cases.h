/*
 * time_cases.h: what the files of the suite `time` share.
 */
#ifndef TESTS_TIME_CASES_H
#define TESTS_TIME_CASES_H

#include <check.h>
#include <entente/view.h>

/* The date; none where `string` is NULL or "". The test fails where it is no date. */
struct edtf time_date(const char *string);

/* "2011-05" as of then; "2004..2006", "2004.." and "..2006" in that window; "2005&2004.." both. */
struct time_options time_asked(const char *string, size_t length);

/* Reads a whole dossier of the project. */
struct dossier *time_dossier(const char *path);

/* check_time_view.c: what a view sees at a time, says of it, and refuses. */
TCase *time_view_case(void);

/* check_time_random.c: properties of any dossier. */
TCase *time_random_case(void);

/* check_time_dossiers.c: what the dossiers that ship, and a table of memberships, say of a day. */
TCase *time_dossiers_case(void);

#endif

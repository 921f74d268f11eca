/*
 * frame_names.h: the names of several pictures' files: in OUT, %s stands for the date and %% for a
 * percent sign.
 */
#ifndef CLI_FRAME_NAMES_H
#define CLI_FRAME_NAMES_H

#include "cli/dates.h"

/* ERROR_USAGE where the pattern holds another % than these; else whether it holds a %s. */
bool frame_names_check(const char *pattern, bool *dated, struct error *error);

/*
 * A name for each date, made of letters, digits, - and ~ where it is in the file's name. The caller
 * frees the names and the array. NULL and ERROR_USAGE where two dates give one name.
 */
char **frame_names(const char *pattern, const struct dates *dates, struct error *error);

#endif

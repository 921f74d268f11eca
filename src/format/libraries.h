/*
 * libraries.h: the libraries that formats are read and written with.
 */
#ifndef FORMAT_LIBRARIES_H
#define FORMAT_LIBRARIES_H

#include "base/environment.h"

/* libxml2 and jansson. */
void environment_of_formats(struct environment *environment);

#endif

/*
 * authors.h: the authors of a source, one after the other.
 */
#ifndef REPORT_AUTHORS_H
#define REPORT_AUTHORS_H

#include <entente/text.h>

#include <stdbool.h>

/*
 * Steps through "A; B": start with `*cursor` at it. Makes `name` the next author, without the
 * blanks around it. False at the end.
 */
bool author_next(const char **cursor, struct text *name);

#endif

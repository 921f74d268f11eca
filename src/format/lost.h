/*
 * lost.h: what a format cannot hold of a dossier, counted while it is written and named once.
 */
#ifndef FORMAT_LOST_H
#define FORMAT_LOST_H

#include <entente/error.h>

#include <stddef.h>

/* Warns, where the count is above 0: "a GML file cannot hold WHAT (3 of them)". */
void lost_add(struct diagnostics *lost, const char *format, const char *what, size_t count);

#endif

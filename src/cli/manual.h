/*
 * manual.h: the manual page.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <entente/text.h>

/* Appends entente(1) in roff, made from the tables of commands, options and measures. */
void manual_write(struct text *out);

#endif

/*
 * scdoc.h: text on its way into a manual page, as scdoc(5) writes one.
 */
#ifndef REPORT_SCDOC_H
#define REPORT_SCDOC_H

#include <entente/text.h>

/*
 * Appends the string so that scdoc prints it as it is, on one line. At the start of a line (where
 * `out` ends in a line's end, a tab or nothing) that takes more than within one.
 */
void scdoc_text(const char *string, struct text *out);

/* The same in bold, or underlined. Nothing where the string is empty. */
void scdoc_bold(const char *string, struct text *out);
void scdoc_underlined(const char *string, struct text *out);

/* A line of its own for a term that is written already, and indented below it what it means. */
void scdoc_item(const struct text *term, const char *meaning, struct text *out);

/* Lines as they are, indented: a block of its own. */
void scdoc_block(const char *lines, struct text *out);

#endif

/*
 * line_parts.h: what the parts that make a sentence's line share.
 */
#ifndef DRAFT_LINE_PARTS_H
#define DRAFT_LINE_PARTS_H

#include "draft/line.h"

/* Appends bytes that stand for those of the article from `start` to before `end`. */
void line_put(struct line *line, const char *bytes, size_t length, size_t start, size_t end);

/* The letter of a kind of entities in placeholders. */
char line_letter(const char *kind);

/* The date that starts there, with the word that governs it; NULL: none. */
const struct date_mention *line_date_at(const struct line *line, size_t at);

/*
 * Leaves out the date that starts there. Returns where the text goes on; a comma behind belongs to
 * "May 1, 2024," and to ", on Monday,".
 */
size_t line_skip_date(struct line *line, const struct date_mention *date, size_t at);

#endif

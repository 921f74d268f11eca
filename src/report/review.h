/*
 * review.h: a draft as one HTML page that needs nothing else: the article with each name, date and
 * relation marked where it stands, so that a person can say of each relation whether it is so.
 */
#ifndef REPORT_REVIEW_H
#define REPORT_REVIEW_H

#include "draft/draft.h"

/*
 * Appends the page. `dossier` is the draft's, and what the page's reader is given once he or she
 * has gone through it. The same draft gives the same bytes. Everything of the article's is escaped.
 */
bool review_write(const struct draft *draft, const struct dossier *dossier, struct text *html,
                  struct error *error);

#endif

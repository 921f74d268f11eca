/*
 * bibtex.h: a bibliography for TeX.
 */
#ifndef REPORT_BIBTEX_H
#define REPORT_BIBTEX_H

#include <entente/dossier.h>
#include <entente/text.h>

/* Dates as year and month; what these cannot say is in the note. */
void bibtex_write(const struct dossier *dossier, struct text *out);

/* Dates in EDTF, which biblatex reads. */
void biblatex_write(const struct dossier *dossier, struct text *out);

#endif

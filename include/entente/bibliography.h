/*
 * bibliography.h: a dossier's sources for reference managers and word processors.
 */
#ifndef ENTENTE_BIBLIOGRAPHY_H
#define ENTENTE_BIBLIOGRAPHY_H

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/text.h>

/*
 * Appends the sources, in the dossier's order, in a style: "bibtex", "biblatex" (whose dates are
 * EDTF, as ours) or "csl-json". Several authors are parted by ";" in a source. ERROR_USAGE for any
 * other style, with "did you mean".
 */
ENTENTE_API bool bibliography_write(const struct dossier *dossier, const char *style,
                                    struct text *out, struct error *error);

/* Appends the styles' names: "bibtex, biblatex or csl-json". */
ENTENTE_API void bibliography_styles(struct text *out);

#endif

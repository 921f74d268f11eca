/*
 * mermaid.h: Mermaid as a format of dossiers, for notes; see struct format in entente/format.h.
 */
#ifndef FORMAT_MERMAID_H
#define FORMAT_MERMAID_H

#include <entente/format.h>

bool mermaid_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                   struct error *error);

#endif

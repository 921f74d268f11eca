/*
 * dot.h: DOT as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_DOT_H
#define FORMAT_DOT_H

#include <entente/format.h>

bool dot_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error);
/* Appends the string as one DOT name or value, quoted where it must be. */
void dot_write_id(struct text *out, const char *string);
bool dot_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);

#endif

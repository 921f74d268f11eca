/*
 * ftm.h: FollowTheMoney's JSON lines as a format of dossiers; see struct format in
 * entente/format.h.
 */
#ifndef FORMAT_FTM_H
#define FORMAT_FTM_H

#include <entente/format.h>

bool ftm_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error);
bool ftm_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);

#endif

/*
 * csv.h: tables as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include <entente/format.h>

/* A table of relations, or of entities where the header names an id and no ends. */
bool csv_stream(struct dossier *dossier, uint32_t file, const char *path, struct stream *stream,
                const struct read_options *options, struct diagnostics *diagnostics,
                struct error *error);

/* A table of entities. */
bool csv_stream_nodes(struct dossier *dossier, uint32_t file, const char *path,
                      struct stream *stream, const struct read_options *options,
                      struct diagnostics *diagnostics, struct error *error);

/* A table of relations, parted by commas or by tabs, or one of entities. */
bool csv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);
bool tsv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);
bool csv_write_nodes(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                     struct error *error);

#endif

/*
 * originals.h: the texts that a dossier's sources are.
 */
#ifndef CLI_ORIGINALS_H
#define CLI_ORIGINALS_H

#include "cli/settings.h"

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/quotation.h>

/* By source of the dossier. Starts as {0}. */
struct originals {
    struct original **texts; /* NULL: it has none */
    char **unreadable;       /* why its file could not be read; NULL: it could, or has none */
    size_t count, readable;
};

/*
 * Reads the files that the sources name, from where their dossier lies, or those of --texts in
 * their place. A file that cannot be read is noted; ERROR_USAGE where --texts names no source.
 */
bool originals_read(struct originals *originals, const struct dossier *dossier,
                    const struct settings *settings, struct error *error);

/* Says on standard error which could not be read. */
void originals_warn(const struct originals *originals, const struct dossier *dossier,
                    const struct settings *settings);

void originals_release(struct originals *originals);

#endif

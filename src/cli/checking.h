/*
 * checking.h: the dossiers that check reads, and what is wrong with them.
 */
#ifndef CLI_CHECKING_H
#define CLI_CHECKING_H

#include "cli/settings.h"

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/format.h>

struct checking {
    struct input_file *files;
    const struct format **formats; /* of each */
    struct text *bytes;            /* likewise */
    size_t file_count;
    struct dossier *dossier;
    struct diagnostics found; /* settled, with the lines they are about */
};

/* Reads the bytes of the files. To be released in either case. */
bool checking_load(struct checking *checking, const struct settings *settings, struct error *error);
void checking_release(struct checking *checking);

/* Parses the bytes and looks for faults, anew each time. */
bool checking_run(struct checking *checking, const struct settings *settings, struct error *error);

#endif

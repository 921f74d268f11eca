/*
 * sarif.h: findings for editors and CI, in SARIF 2.1.0 (OASIS, 2020).
 */
#ifndef ENTENTE_SARIF_H
#define ENTENTE_SARIF_H

#include <entente/error.h>
#include <entente/fix.h>

/* The fixes of a file. */
struct sarif_file {
    const char *path;
    const struct fixes *fixes;
};

/*
 * Appends one run: every rule, and every finding with its place and, where the dossier accepts it,
 * the reason as a suppression. Columns are Unicode code points. `files` are those with fixes.
 */
ENTENTE_API void sarif_write(const struct diagnostics *found, const struct sarif_file *files,
                             size_t file_count, struct text *out);

#endif

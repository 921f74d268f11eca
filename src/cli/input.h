/*
 * input.h: what the operands and options name: dossiers, entities, kinds, picture formats.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/settings.h"

#include <entente/blocs.h>
#include <entente/dossier.h>
#include <entente/error.h>

/* A file to read. `format` NULL: by its extension. */
struct input_file {
    const char *path, *format;
};

/* The table of --nodes, if any, and the first `operands` operands; the caller frees the array. */
struct input_file *input_files(const struct settings *settings, size_t operands, size_t *count);

/* ERROR_USAGE where --rejects names one of the files that are read. */
bool input_check_rejects(const struct settings *settings, const struct input_file *files,
                         size_t count, struct error *error);

/* How to read them; bad rows of tables go to `rejects` where --rejects asks for that. */
struct read_options input_options(const struct settings *settings, struct text *rejects);

/* Writes what --rejects asks for, if it does: an empty file where no row was bad. */
bool input_write_rejects(const struct settings *settings, const struct text *rejects,
                         struct error *error);

/*
 * Reads the first `count` operands into one dossier, which the caller frees. NULL where one cannot
 * be read; what is wrong in it is printed then. Warnings are counted, and left to `entente check`.
 */
struct dossier *input_dossier(const struct settings *settings, size_t count, struct error *error);

/* The same; warnings and notes go to `found`. */
struct dossier *input_dossier_found(const struct settings *settings, size_t count,
                                    struct diagnostics *found, struct error *error);

/*
 * The index of the kind that --kind names; VOCABULARY_NONE where `name` is NULL. ERROR_USAGE, with
 * "did you mean", where there is none of that name.
 */
bool input_kind(const struct dossier *dossier, const char *name, uint32_t *kind,
                struct error *error);

/* How blocs are to be found. */
struct blocs_options input_blocs(const struct settings *settings);

/*
 * The picture format that the output's extension names. ERROR_USAGE where it names none, or where
 * `output` is NULL: the command, which the error names, needs one.
 */
bool input_picture_format(const char *command, const char *output, const char **format,
                          struct error *error);

#endif

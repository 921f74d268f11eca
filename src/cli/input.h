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
 * Reads the first `count` operands into one dossier, which the caller frees; entities that are one,
 * by judgements or by names of different files, become one (dossier_unify()). NULL where one cannot
 * be read; what is wrong in it is printed then. Warnings are counted, and left to `entente check`.
 */
struct dossier *input_dossier(const struct settings *settings, size_t count, struct error *error);

/*
 * The same, as it is written: judgements are not followed. Warnings and notes go to `found`; NULL:
 * they are counted.
 */
struct dossier *input_as_written(const struct settings *settings, size_t count,
                                 struct diagnostics *found, struct error *error);

/* Says on stderr how many warnings there are of the file, and what shows them. */
void input_print_warnings(const char *path, size_t count);

/* Makes one of the entities that are one, and says what came of it. */
void input_unify(struct dossier *dossier, const struct settings *settings);

/*
 * Each of them as a dossier of its own, that of --nodes first; `*count` grows by that one. The
 * caller frees them, and the array: it has them all, or is NULL.
 */
struct dossier **input_each(const struct settings *settings, size_t *count, struct error *error);

/*
 * How many of the operands are files: all but the names at the end, of which there are `most` at
 * most. What is a file is none of these, unless `least` says that there have to be so many. The
 * first operand is a file. ERROR_USAGE where one stands among the files that can only be a name.
 */
bool input_part(const struct settings *settings, size_t least, size_t most, size_t *files,
                struct error *error);

/*
 * The entity that an operand names. ERROR_USAGE where there is none, or it is a file; `optional`:
 * it might have been meant for a file.
 */
bool input_entity(const struct dossier *dossier, const char *name, bool optional, uint32_t *entity,
                  struct error *error);

/* The same for a source, whose operand is always optional. */
bool input_source(const struct dossier *dossier, const char *id, uint32_t *source,
                  struct error *error);

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

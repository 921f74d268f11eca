/*
 * input.c: what the operands and options name: dossiers, entities, kinds, picture formats.
 */
#include "cli/input.h"

#include "base/file.h"
#include "base/xalloc.h"
#include "cli/print.h"

#include <entente/identity.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct input_file *input_files(const struct settings *settings, size_t operands, size_t *count)
{
    struct input_file *files = xcalloc(operands + 1, sizeof *files);
    *count = 0;
    if (settings->nodes)
        files[(*count)++] = (struct input_file){settings->nodes, "csv-nodes"};
    for (size_t i = 0; i < operands; i++)
        files[(*count)++] = (struct input_file){settings->operands[i], settings->input_format};
    return files;
}

/* Whether the two paths are one file. */
static bool same_file(const char *a, const char *b)
{
    struct stat of_a, of_b;
    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 && S_ISREG(of_a.st_mode) &&
           of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

bool input_check_rejects(const struct settings *settings, const struct input_file *files,
                         size_t count, struct error *error)
{
    for (size_t i = 0; settings->rejects && i < count; i++)
        if (same_file(settings->rejects, files[i].path))
            return error_set(error, ERROR_USAGE, "--rejects '%s' would overwrite what is read",
                             settings->rejects);
    return true;
}

struct read_options input_options(const struct settings *settings, struct text *rejects)
{
    struct read_options options = settings->reading;
    options.rejects = settings->rejects ? rejects : NULL;
    options.progress = settings->measuring.progress;
    return options;
}

bool input_write_rejects(const struct settings *settings, const struct text *rejects,
                         struct error *error)
{
    return !settings->rejects ||
           file_write(settings->rejects, text_string(rejects), rejects->length, error);
}

void input_print_warnings(const char *path, size_t count)
{
    struct text text = {0};
    text_addf(&text, "%s: %zu %s ('entente check %s' shows %s)\n", path, count,
              count == 1 ? "warning" : "warnings", path, count == 1 ? "it" : "them");
    print_message(&text);
    text_release(&text);
}

/* Moves what was found to the list of who wants to have it. */
static void keep(struct diagnostics *found, struct diagnostics *kept)
{
    for (size_t i = 0; i < found->count; i++)
        diagnostics_take(kept, &found->items[i]);
}

/* `kept` gets what is no error; NULL: it is counted. */
static bool read_file(struct dossier *dossier, const struct input_file *file,
                      const struct settings *settings, struct text *rejects,
                      struct diagnostics *kept, struct error *error)
{
    struct diagnostics found = {0};
    const char *path = file->path;
    struct read_options options = input_options(settings, rejects);
    size_t before = rejects->length;
    bool done = dossier_read_file(dossier, path, &options, file->format, &found, error);
    diagnostics_sort(&found);
    if (!done || rejects->length > before)
        print_diagnostics(&found, settings);
    else if (kept)
        keep(&found, kept);
    else if (found.warnings)
        input_print_warnings(path, found.warnings);
    diagnostics_release(&found);
    return done;
}

struct dossier *input_as_written(const struct settings *settings, size_t count,
                                 struct diagnostics *found, struct error *error)
{
    struct dossier *dossier = dossier_new();
    struct text rejects = {0};
    size_t file_count;
    struct input_file *files = input_files(settings, count, &file_count);
    bool done = input_check_rejects(settings, files, file_count, error);
    for (size_t i = 0; done && i < file_count; i++)
        done = read_file(dossier, &files[i], settings, &rejects, found, error);
    done = done && input_write_rejects(settings, &rejects, error);
    text_release(&rejects);
    free(files);
    if (done)
        return dossier;
    dossier_free(dossier);
    return NULL;
}

struct dossier **input_each(const struct settings *settings, size_t *count, struct error *error)
{
    struct text rejects = {0};
    struct input_file *files = input_files(settings, *count, count);
    struct dossier **dossiers = xcalloc(*count, sizeof(struct dossier *));
    bool done = input_check_rejects(settings, files, *count, error);
    for (size_t i = 0; done && i < *count; i++) {
        dossiers[i] = dossier_new();
        done = read_file(dossiers[i], &files[i], settings, &rejects, NULL, error);
    }
    done = done && input_write_rejects(settings, &rejects, error);
    text_release(&rejects);
    free(files);
    if (done)
        return dossiers;
    for (size_t i = 0; i < *count; i++)
        dossier_free(dossiers[i]);
    free(dossiers);
    return NULL;
}

/* The first few; the rest are counted. */
static void print_few(const struct diagnostics *list, const char *code, bool wanted,
                      const struct settings *settings)
{
    enum { FEW = 5 };
    struct text text = {0};
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        if ((strcmp(list->items[i].code, code) == 0) == wanted && count++ < FEW)
            print_error(&list->items[i], settings);
    if (count > FEW) {
        text_addf(&text, "and %zu more ('entente merge' of these files shows all)\n", count - FEW);
        print_message(&text);
    }
    text_release(&text);
}

void input_unify(struct dossier *dossier, const struct settings *settings)
{
    struct diagnostics found = {0};
    dossier_unify(dossier, &found);
    diagnostics_sort(&found);
    print_few(&found, IDENTITY_ALIAS, true, settings);
    print_few(&found, IDENTITY_ALIAS, false, settings);
    diagnostics_release(&found);
}

struct dossier *input_dossier(const struct settings *settings, size_t count, struct error *error)
{
    struct dossier *dossier = input_as_written(settings, count, NULL, error);
    if (dossier)
        input_unify(dossier, settings);
    return dossier;
}

static bool is_file(const char *operand)
{
    struct stat status;
    return strcmp(operand, "-") == 0 || (stat(operand, &status) == 0 && !S_ISDIR(status.st_mode));
}

bool input_part(const struct settings *settings, size_t least, size_t most, size_t *files,
                struct error *error)
{
    size_t count = settings->operand_count, names = 0;
    while (names < most && names + 1 < count &&
           (names < least || !is_file(settings->operands[count - names - 1])))
        names++;
    *files = count - names;
    for (size_t i = 1; i < *files; i++) {
        const char *operand = settings->operands[i];
        if (is_file(operand) || strpbrk(operand, "./"))
            continue;
        error_set(error, ERROR_USAGE, "no file is called '%s'", operand);
        error_hint(error, "names come after the files, %zu at most", most);
        return false;
    }
    return true;
}

bool input_entity(const struct dossier *dossier, const char *name, bool optional, uint32_t *entity,
                  struct error *error)
{
    const char *near;
    *entity = dossier_lookup(dossier, name, &near);
    if (*entity != DOSSIER_NONE)
        return true;
    if (is_file(name))
        error_set(error, ERROR_USAGE, "after the files comes an entity, and '%s' is a file", name);
    else if (optional)
        error_set(error, ERROR_USAGE, "no file and no entity is called '%s'", name);
    else
        return dossier_named(dossier, name, entity, error);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
}

bool input_source(const struct dossier *dossier, const char *id, uint32_t *source,
                  struct error *error)
{
    *source = dossier_find_source(dossier, id);
    if (*source != DOSSIER_NONE)
        return true;
    const char *near = dossier_suggest_source(dossier, id);
    error_set(error, ERROR_USAGE, "no file and no source is called '%s'", id);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    else
        error_hint(error, "'entente sources' lists them");
    return false;
}

bool input_kind(const struct dossier *dossier, const char *name, uint32_t *kind,
                struct error *error)
{
    *kind = name ? vocabulary_find_kind(&dossier->vocabulary, name) : VOCABULARY_NONE;
    if (!name || *kind != VOCABULARY_NONE)
        return true;
    const char *near = vocabulary_suggest_kind(&dossier->vocabulary, name);
    error_set(error, ERROR_USAGE, "no entity kind is called '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
}

struct blocs_options input_blocs(const struct settings *settings)
{
    return (struct blocs_options){.method = settings->method,
                                  .most = settings->most_blocs,
                                  .alpha = settings->alpha,
                                  .runs = settings->runs,
                                  .seed = settings->measuring.random_seed,
                                  .progress = settings->measuring.progress};
}

bool input_picture_format(const char *command, const char *output, const char **format,
                          struct error *error)
{
    if (!output)
        return error_set(error, ERROR_USAGE, "'entente %s' needs -o OUT", command);
    *format = file_extension(output);
    if (picture_format_known(*format))
        return true;
    error_set(error, ERROR_USAGE, "cannot draw '%s': its extension names no picture format",
              output);
    error_hint(error, "known: .svg, .png, .pdf, .dot");
    return false;
}

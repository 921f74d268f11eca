/*
 * input.c: what the operands and options name: dossiers, entities, kinds, picture formats.
 */
#include "cli/input.h"

#include "base/file.h"
#include "cli/print.h"

static void print_warning_count(const char *path, size_t count)
{
    struct text text = {0};
    text_addf(&text, "%s: %zu %s ('entente check %s' shows %s)\n", path, count,
              count == 1 ? "warning" : "warnings", path, count == 1 ? "it" : "them");
    print_message(&text);
    text_release(&text);
}

static bool read_file(struct dossier *dossier, const char *path, const struct settings *settings,
                      struct error *error)
{
    struct diagnostics found = {0};
    bool done = dossier_read_file(dossier, path, &settings->limits, NULL, &found, error);
    diagnostics_sort(&found);
    if (!done)
        print_diagnostics(&found, settings);
    else if (found.warnings)
        print_warning_count(path, found.warnings);
    diagnostics_release(&found);
    return done;
}

struct dossier *input_dossier(const struct settings *settings, size_t count, struct error *error)
{
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < count; i++)
        if (!read_file(dossier, settings->operands[i], settings, error)) {
            dossier_free(dossier);
            return NULL;
        }
    return dossier;
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

bool input_entity(const struct dossier *dossier, const char *name, uint32_t *entity,
                  struct error *error)
{
    const char *near;
    *entity = dossier_lookup(dossier, name, &near);
    if (*entity != DOSSIER_NONE)
        return true;
    error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
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

/*
 * cmd_export.c: entente export: the dossier for other tools.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include "base/file.h"

static bool find_format(const char *output, const struct format **format, struct error *error)
{
    if (!output)
        return error_set(error, ERROR_USAGE, "'entente export' needs -o OUT");
    return (*format = format_for_path(output, error)) != NULL;
}

/* Styled DOT comes from the pictures' floor; everything else from the formats'. */
static bool write(const struct dossier *dossier, const struct format *format,
                  const struct settings *settings, struct text *out, struct error *error)
{
    struct view view;
    struct diagram_options options = {.title = NULL};
    if (settings->plain)
        return dossier_write(dossier, format->name, out, error);
    if (!view_init(&view, dossier, &settings->view, error))
        return false;
    bool done = diagram_dot(&view, &options, out, error);
    view_release(&view);
    return done;
}

int cmd_export(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    const struct format *format = NULL;
    struct dossier *dossier = NULL;

    if (!find_format(settings->output, &format, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)))
        goto out;
    if (write(dossier, format, settings, &out, error))
        file_write(settings->output, text_string(&out), out.length, error);
out:
    text_release(&out);
    dossier_free(dossier);
    return EXIT_FINE;
}

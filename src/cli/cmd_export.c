/*
 * cmd_export.c: entente export: the dossier for other tools.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include "base/file.h"

static const struct format *find_format(const char *output, struct error *error)
{
    if (output)
        return format_for_path(output, error);
    error_set(error, ERROR_USAGE, "'entente export' needs -o OUT");
    return NULL;
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
    const struct format *format = find_format(settings->output, error);
    struct dossier *dossier =
        format ? input_dossier(settings, settings->operand_count, error) : NULL;
    if (dossier && write(dossier, format, settings, &out, error))
        file_write(settings->output, text_string(&out), out.length, error);
    text_release(&out);
    dossier_free(dossier);
    return EXIT_FINE;
}

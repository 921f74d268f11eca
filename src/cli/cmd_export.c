/*
 * cmd_export.c: entente export: the dossier for other tools.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"
#include "cli/where.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static const struct format *find_format(const struct settings *settings, struct error *error)
{
    if (settings->output)
        return format_for_output(settings->output, settings->output_format, error);
    error_set(error, ERROR_USAGE, "'entente export' needs -o OUT");
    return NULL;
}

/* Styled DOT comes from the pictures' floor: the whole dossier, sized by influence. */
static bool write_styled(const struct dossier *dossier, const struct settings *settings,
                         struct text *out, struct error *error)
{
    struct view view = {0}, part = {0};
    const struct view *seen = &view;
    struct diagram_options options = {.title = NULL};
    double *size = NULL;
    bool done = view_init(&view, dossier, &settings->view, error) &&
                (size = measures_sizes(&view, settings, &options.measure, error)) &&
                where_cut(settings, &seen, &part, error) && where_some(settings, seen, error);
    options.influence = size;
    done = done && diagram_dot(seen, &options, out, error);
    free(size);
    view_release(&part);
    view_release(&view);
    return done;
}

/* The dossier as it is, or what of it is seen where that was asked for. */
static bool write_plain(const struct dossier *dossier, const struct settings *settings,
                        const struct format *format, struct text *out, struct error *error)
{
    struct view view = {0}, part = {0};
    const struct view *seen = &view;
    struct dossier *extract = NULL;
    struct diagnostics lost = {0};
    bool done = view_init(&view, dossier, &settings->view, error) &&
                where_cut(settings, &seen, &part, error) && where_some(settings, seen, error);
    if (done && (settings->where || settings->view.relations || view_timed(&view)))
        extract = view_extract(seen);
    done = done && dossier_write(extract ? extract : dossier, format->name, out, &lost, error);
    print_diagnostics(&lost, settings);
    diagnostics_release(&lost);
    dossier_free(extract);
    view_release(&part);
    view_release(&view);
    return done;
}

int cmd_export(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    const struct format *format = find_format(settings, error);
    struct dossier *dossier =
        format ? input_as_written(settings, settings->operand_count, NULL, error) : NULL;
    bool plain = settings->plain || (format && strcmp(format->name, "dot") != 0);
    bool done = dossier && (plain ? write_plain(dossier, settings, format, &out, error)
                                  : write_styled(dossier, settings, &out, error));
    if (done)
        file_write(settings->output, text_string(&out), out.length, error);
    text_release(&out);
    dossier_free(dossier);
    return EXIT_FINE;
}

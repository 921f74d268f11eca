/*
 * cmd_path.c: entente path: how two entities are connected.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/part_picture.h"
#include "cli/print.h"

#include <entente/connection.h>
#include <entente/connection_table.h>

static bool find_ends(const struct dossier *dossier, const struct settings *settings,
                      struct path_options *options, struct error *error)
{
    const char *const *ends = settings->operands + settings->operand_count - 2;
    if (!input_entity(dossier, ends[0], false, &options->from, error) ||
        !input_entity(dossier, ends[1], false, &options->to, error))
        return false;
    return options->from != options->to ||
           error_set(error, ERROR_USAGE, "'%s' and '%s' are the same entity, '%s'", ends[0],
                     ends[1], dossier->entities[options->from].id);
}

/* Draws nothing but the paths. */
static bool draw(const struct connection *connection, const struct settings *settings,
                 const char *format, struct error *error)
{
    const struct entity *entities = connection->view->dossier->entities;
    struct view part;
    struct text what = {0};
    text_addf(&what, "%s and %s", entity_label(&entities[connection->options.from]),
              entity_label(&entities[connection->options.to]));
    connection_view(connection, &part);
    bool done = part_picture(&part, text_string(&what), settings, format, error);
    view_release(&part);
    text_release(&what);
    return done;
}

static bool print_paths(const struct connection *connection, const struct settings *settings,
                        struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    connection_write(connection, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    return done;
}

int cmd_path(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct connection connection = {0};
    struct path_options options = {.count = settings->paths,
                                   .lambda = settings->lambda,
                                   .progress = settings->measuring.progress};
    const char *format = NULL;
    size_t files;
    struct dossier *dossier = NULL;

    if ((settings->output && !input_picture_format("path", settings->output, &format, error)) ||
        !input_part(settings, 2, 2, &files, error) ||
        !(dossier = input_dossier(settings, files, error)) ||
        !find_ends(dossier, settings, &options, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !connection_init(&connection, &view, &options, error))
        goto out;
    if (format && !draw(&connection, settings, format, error))
        goto out;
    print_paths(&connection, settings, error);
out:
    connection_release(&connection);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

/*
 * cmd_blocs.c: entente blocs: who belongs together, and who could as well belong elsewhere.
 */
#include "cli/blocs_picture.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/blocs.h>
#include <entente/blocs_table.h>

static bool print_blocs(const struct blocs *blocs, const struct settings *settings,
                        struct error *error)
{
    struct table table = {0};
    struct text json = {0};
    bool done;
    if (settings->format == TABLE_JSON) {
        blocs_json(blocs, &json);
        done = print_result(&json, error);
    } else {
        blocs_table(blocs, &table);
        done = print_table(&table, settings, error);
    }
    text_release(&json);
    table_release(&table);
    return done;
}

int cmd_blocs(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct blocs blocs = {0};
    struct projection projection = settings->projection;
    struct blocs_options options = input_blocs(settings);
    const char *format = NULL;
    struct dossier *dossier = NULL;

    projection.ties = blocs_method_signed(settings->method) ? TIES_ALL : TIES_POSITIVE;
    if ((settings->output && !input_picture_format("blocs", settings->output, &format, error)) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&projection, &view, error))
        goto out;
    network_init(&network, &view, &projection);
    if (blocs_init(&blocs, &network, &options, error) &&
        (!format || blocs_picture(&blocs, settings, format, error)))
        print_blocs(&blocs, settings, error);
out:
    blocs_release(&blocs);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

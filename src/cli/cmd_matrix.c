/*
 * cmd_matrix.c: entente matrix: who is tied to whom as a matrix, bloc by bloc.
 */
#include "cli/command.h"
#include "cli/input.h"

#include "base/file.h"

#include <entente/matrix.h>

static bool draw(const struct network *network, const struct blocs *blocs,
                 const struct settings *settings, const char *format, struct error *error)
{
    struct text picture = {0};
    struct matrix_options options = {.title = settings->title, .blocs = blocs};
    bool done = matrix_render(network, &options, &settings->page, format, &picture, error) &&
                file_write(settings->output, text_string(&picture), picture.length, error);
    text_release(&picture);
    return done;
}

/* The blocs order the rows; the cells are all ties, whatever the blocs were found by. */
int cmd_matrix(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0}, blocked = {0};
    struct blocs blocs = {0};
    struct projection cells = settings->projection, ties = settings->projection;
    struct blocs_options options = input_blocs(settings);
    const char *format = NULL;
    struct dossier *dossier = NULL;

    cells.ties = cells.project ? TIES_POSITIVE : TIES_ALL;
    ties.directed = false;
    ties.ties = blocs_method_signed(settings->method) ? TIES_ALL : TIES_POSITIVE;
    ties.drop_isolates = false; /* who has negative ties alone has a row */
    if (!input_picture_format("matrix", settings->output, &format, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&cells, &view, error))
        goto out;
    network_init(&network, &view, &cells);
    network_init(&blocked, &view, &ties);
    if (blocs_init(&blocs, &blocked, &options, error))
        draw(&network, &blocs, settings, format, error);
out:
    blocs_release(&blocs);
    network_release(&blocked);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

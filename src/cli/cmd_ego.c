/*
 * cmd_ego.c: entente ego: the surroundings of an entity.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/part_picture.h"
#include "cli/print.h"

#include <entente/ego.h>
#include <entente/ego_table.h>

/* Draws nothing but the surroundings. */
static bool draw(const struct ego *ego, const struct settings *settings, const char *format,
                 struct error *error)
{
    struct view part;
    const char *label = entity_label(&ego->view->dossier->entities[ego->entity]);
    ego_view(ego, &part);
    bool done = part_picture(&part, label, settings, format, error);
    view_release(&part);
    return done;
}

static bool print_ego(const struct ego *ego, const struct settings *settings, struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    ego_write(ego, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    return done;
}

int cmd_ego(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct ego ego = {0};
    uint32_t entity;
    const char *format = NULL;
    size_t files;
    struct dossier *dossier = NULL;

    if ((settings->output && !input_picture_format("ego", settings->output, &format, error)) ||
        !input_part(settings, 1, 1, &files, error) ||
        !(dossier = input_dossier(settings, files, error)) ||
        !input_entity(dossier, settings->operands[files], false, &entity, error) ||
        !view_init(&view, dossier, &settings->view, error))
        goto out;
    ego_init(&ego, &view, entity, settings->hops ? settings->hops : 1);
    if (format && !draw(&ego, settings, format, error))
        goto out;
    print_ego(&ego, settings, error);
out:
    ego_release(&ego);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

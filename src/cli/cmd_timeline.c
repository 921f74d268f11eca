/*
 * cmd_timeline.c: entente timeline: who held what, and what happened, when.
 */
#include "cli/command.h"
#include "cli/input.h"

#include "base/file.h"

#include <entente/timeline.h>

int cmd_timeline(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct text picture = {0};
    struct timeline_options options = {.title = settings->title, .entity = DOSSIER_NONE};
    const char *format = NULL;
    size_t files;
    struct dossier *dossier = NULL;

    if (!input_picture_format("timeline", settings->output, &format, error) ||
        !input_part(settings, 0, 1, &files, error) ||
        !(dossier = input_dossier(settings, files, error)) ||
        (settings->operand_count > files &&
         !input_entity(dossier, settings->operands[files], true, &options.entity, error)) ||
        !view_init(&view, dossier, &settings->view, error))
        goto out;
    if (timeline_render(&view, &options, &settings->page, format, &picture, error))
        file_write(settings->output, text_string(&picture), picture.length, error);
out:
    text_release(&picture);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

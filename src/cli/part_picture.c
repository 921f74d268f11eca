/*
 * part_picture.c: a map of some of a dossier's entities and relations.
 */
#include "cli/part_picture.h"

#include "base/file.h"

bool part_picture(const struct view *part, const char *what, const struct settings *settings,
                  const char *format, struct error *error)
{
    struct text title = {0}, picture = {0};
    if (settings->title)
        text_add(&title, settings->title);
    else if (part->dossier->title)
        text_addf(&title, "%s: %s", part->dossier->title, what);
    else
        text_add(&title, what);
    struct diagram_options options = {.title = text_string(&title)};
    bool done = picture_render(part, &options, &settings->picture, format, &picture, error) &&
                file_write(settings->output, text_string(&picture), picture.length, error);
    text_release(&picture);
    text_release(&title);
    return done;
}

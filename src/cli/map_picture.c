/*
 * map_picture.c: drawing a map into the file of -o.
 */
#include "cli/map_picture.h"

#include "base/file.h"

bool map_picture(const struct view *view, const struct diagram_options *options,
                 const struct settings *settings, const char *format, struct error *error)
{
    struct text picture = {0};
    bool done = picture_render(view, options, &settings->page, format, &picture, error) &&
                file_write(settings->output, text_string(&picture), picture.length, error);
    text_release(&picture);
    return done;
}

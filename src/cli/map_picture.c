/*
 * map_picture.c: drawing a map into the file of -o.
 */
#include "cli/map_picture.h"

#include "base/file.h"
#include "cli/print.h"

#include <string.h>

/* Each line of the notes as a message. */
static void print_notes(struct text *notes, const struct settings *settings)
{
    char *rest = notes->data, *line;
    while ((line = strsep(&rest, "\n"))) {
        struct error note = {0};
        if (!*line)
            continue;
        error_set(&note, ERROR_INPUT, "%s", line);
        note.severity = SEVERITY_NOTE;
        print_error(&note, settings);
        error_release(&note);
    }
}

bool map_picture(const struct view *view, const struct diagram_options *options,
                 const struct settings *settings, const char *format, struct error *error)
{
    struct text picture = {0}, notes = {0};
    struct picture_page page = settings->page;
    page.notes = &notes;
    bool done = picture_render(view, options, &page, format, &picture, error) &&
                file_write(settings->output, text_string(&picture), picture.length, error);
    if (done)
        print_notes(&notes, settings);
    text_release(&notes);
    text_release(&picture);
    return done;
}

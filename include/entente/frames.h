/*
 * frames.h: one map at several times: a picture of each, or one animated picture of all. Everything
 * that any of them shows is laid out once, and stays in its place: the pictures can be laid over
 * each other, page and legend included.
 */
#ifndef ENTENTE_FRAMES_H
#define ENTENTE_FRAMES_H

#include <entente/picture.h>

/* How long a film shows each frame. */
enum { FILM_SECONDS = 2 };

/*
 * A picture of the sequence. All views are of one dossier, and all options alike but for influence;
 * where an entity's differs, its room is that of its largest size.
 */
struct picture_frame {
    const struct view *view;
    struct diagram_options options; /* without blocs and states */
    const char *name;               /* the date, as a reader would write it */
};

/*
 * Renders each frame into its text of `pictures`, in one child process; each shows exactly what
 * picture_render() would show of it. Errors are those of picture_render(); without limits of the
 * caller's, the child has a second more for each frame.
 */
ENTENTE_API bool frames_render(const struct picture_frame *frames, size_t count,
                               const struct picture_page *page, const char *format,
                               struct text *pictures, struct error *error);

/*
 * Appends the frames as one SVG that shows one after the other, for FILM_SECONDS each, without a
 * script. What stays is drawn once; sizes are the highest of all frames. What does not animate, and
 * readers who want no motion, see the last frame.
 */
ENTENTE_API bool film_render(const struct picture_frame *frames, size_t count,
                             const struct picture_page *page, struct text *svg,
                             struct error *error);

#endif

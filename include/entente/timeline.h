/*
 * timeline.h: a picture of who held what, and what happened, when: a lane for each office and
 * entity, bars for what lasts, marks for what happens. What is only possible is faded.
 */
#ifndef ENTENTE_TIMELINE_H
#define ENTENTE_TIMELINE_H

#include <entente/picture.h>

struct timeline_options {
    const char *title; /* NULL: the dossier's title */
    uint32_t entity;   /* only its relations, a lane for each; DOSSIER_NONE: all of them */
};

/*
 * Renders the relations that the view sees into `out`, in one of the picture formats; from `since`
 * to `until` of the view where they are given. The same input gives the same bytes. Errors are
 * those of picture_render().
 */
ENTENTE_API bool timeline_render(const struct view *view, const struct timeline_options *options,
                                 const struct picture_page *page, const char *format,
                                 struct text *out, struct error *error);

#endif

/*
 * picture.h: diagrams of a network: built as a fresh Graphviz graph from an allow-list of our own
 * attributes, laid out and rendered in a child process with limits.
 */
#ifndef ENTENTE_PICTURE_H
#define ENTENTE_PICTURE_H

#include <entente/error.h>
#include <entente/text.h>
#include <entente/view.h>

/* What a line's look says beside its family. */
enum line_state {
    STATE_PLAIN = 0,
    STATE_POSSIBLE, /* all of its relations are only possible at the view's time: faint, dashed */
    STATE_NEW,      /* appeared between two times or dossiers: broad */
    STATE_GONE,     /* ended between them: grey, dotted */
    STATE_BREAKING  /* does not fit the two camps of a balance: very broad */
};
enum { STATE_COUNT = STATE_BREAKING + 1 };

#define PICTURE_NO_BLOC UINT32_MAX

struct places;

struct diagram_options {
    const char *title;       /* NULL: the dossier's title */
    const double *influence; /* by entity: 0 to 1, the size of its text and border; NULL: all same;
                                a negative value leaves the entity out of the picture */
    const char *measure;     /* what the size means, for the subtitle; NULL: nothing */
    const uint32_t *blocs;   /* by entity: its bloc, from 0, which colours it and draws it closer to
                                its own; PICTURE_NO_BLOC: none; NULL: kinds colour entities */
    const char *bloc_word;   /* what a bloc is called; NULL: "bloc" */
    const char *remark;      /* more for the subtitle: what found the blocs; NULL: nothing */
    const struct places *places; /* of an older picture, which are kept; NULL: places are new */
    const uint8_t *states;       /* by position in the view: enum line_state; NULL: by the view's
                                    certainties */
};

struct picture_limits {
    unsigned cpu_seconds; /* of the child process; 0: 20 */
    size_t memory;        /* bytes of address space beyond what this process has; 0: 1 GiB */
};

/* What every kind of picture is asked for beside what it shows. All 0: the defaults. */
struct picture_page {
    struct picture_limits limits;
};

/* The picture formats: "svg", "png", "pdf", "dot"; false for any other. */
ENTENTE_API bool picture_format_known(const char *format);

/*
 * Appends the dossier's diagram, as seen by the view, as a styled DOT graph that any Graphviz lays
 * out sensibly and that reads back as the same dossier; without positions, title or legend nodes,
 * and in the colours of kinds, not of blocs.
 */
ENTENTE_API bool diagram_dot(const struct view *view, const struct diagram_options *options,
                             struct text *out, struct error *error);

/*
 * Lays the diagram out and renders it, with title, subtitle and legend, into `out` (bytes of the
 * format). The same input gives the same bytes. ERROR_LIMIT where the child passed a limit, with
 * what to try; ERROR_INTERNAL where Graphviz crashed.
 */
ENTENTE_API bool picture_render(const struct view *view, const struct diagram_options *options,
                                const struct picture_page *page, const char *format,
                                struct text *out, struct error *error);

#endif

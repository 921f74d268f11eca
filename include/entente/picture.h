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

/* How many have a label where it is no number. */
#define PICTURE_NO_LABELS SIZE_MAX
#define PICTURE_ALL_LABELS (SIZE_MAX - 1)

/* How entities are placed. LAYOUT_AUTO is the map. */
enum layout { LAYOUT_AUTO = 0, LAYOUT_MAP, LAYOUT_ORGANIGRAM, LAYOUT_CIRCLE, LAYOUT_LAYERS };
enum { LAYOUT_COUNT = LAYOUT_LAYERS + 1 };

/* The layout of that name ("auto", "map", "organigram" ...); false where there is none. */
ENTENTE_API bool layout_find(const char *name, enum layout *layout);

/* Groups of entities that are drawn together, with a caption each. */
struct picture_groups {
    const uint32_t *of;       /* by entity: its group, from 0 */
    const char *const *names; /* by group */
    size_t count;
    bool words; /* the names are words, such as kinds: captions begin with a capital */
};

struct places;

struct diagram_options {
    const char *title;       /* NULL: the dossier's title */
    const double *influence; /* by entity: 0 to 1, the size of its text and border; NULL: all same;
                                a negative value leaves the entity out of the picture */
    const char *measure;     /* what the size means, for the subtitle; NULL: nothing */
    const uint32_t *blocs;   /* by entity: its bloc, from 0, which colours it and draws it closer to
                                its own; PICTURE_NO_BLOC: none; NULL: kinds colour entities */
    const char *bloc_word;   /* what a bloc is called; NULL: "bloc" */
    const double *scores;    /* by entity: what colours it, from low to high; NAN: not defined;
                                NULL: blocs or kinds do */
    const char *score_name;  /* what the scores are: "betweenness" */
    const char *remark;      /* more for the subtitle: what found the blocs; NULL: nothing */
    size_t labels;         /* how many of the most influential have a label; 0: as suits the layout;
                              the others are small shapes of their kinds */
    const uint8_t *states; /* by position in the view: enum line_state; NULL: by the view's
                              certainties */
    enum layout layout;
    const struct picture_groups *groups; /* NULL: none; the circle and layers go by kinds then */
    const uint32_t *focus;               /* an entity that is marked; NULL: none */
    const struct places *places; /* of an older picture, which are kept; NULL: places are new */
    const uint32_t *numbers;     /* by entity: ids of an SVG that is part of a page go by these, and
                                    by those of lines (map_lines_init()): "e7", "l0"; there are no
                                    links then, and a label is in the group of what it names. NULL:
                                    they go by names */
};

struct picture_limits {
    unsigned cpu_seconds; /* of the child process; 0: 20 */
    size_t memory;        /* bytes of address space beyond what this process has; 0: 1 GiB */
};

/* The colours of a picture, and what else goes with them. */
enum picture_theme {
    THEME_LIGHT = 0,
    THEME_DARK, /* light text on dark paper */
    THEME_PRINT /* greys alone, told apart by shape, dash and width */
};

/* A length on paper, or in the pixels of a PNG (elsewhere 1/96 inch); both 0: not asked for. */
struct picture_length {
    double points; /* of 1/72 inch */
    double pixels;
};

/* What every kind of picture is asked for beside what it shows. All 0: the defaults. */
struct picture_page {
    struct picture_limits limits;
    enum picture_theme theme;
    bool no_legend;
    bool bare; /* without title, subtitle, notes and source line, which a page around it has */
    struct picture_length width, height; /* that the whole picture is scaled to fit into */
    double dpi;                /* of a PNG: dots per inch; 0: 150, or fewer in a very large one */
    struct diagnostics *found; /* gets a warning of each thing that may look wrong (text too small
                                  for print, characters that no font has) and a note of each that
                                  the picture does not show; NULL: not wanted */
    size_t most_pixels;        /* of a PNG, --max-pixels; 0: 100 million */
};

/* A line of a map: all relations of a family between two entities, in the same state. */
struct map_line {
    uint32_t from, to; /* entities */
    enum family family;
};

struct map_lines {
    struct map_line *items; /* in the order of drawing */
    size_t count;
    uint32_t *of; /* by relation of the dossier: its line; DOSSIER_NONE: it is on none */
};

/* The lines that picture_render() draws of the view. */
ENTENTE_API void map_lines_init(struct map_lines *lines, const struct view *view,
                                const struct diagram_options *options);
ENTENTE_API void map_lines_release(struct map_lines *lines);

/* The theme of that name: "light", "dark", "print"; false where there is none. */
ENTENTE_API bool picture_theme_find(const char *name, enum picture_theme *theme);

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
 * format). The same input gives the same bytes. "dot" is the finished picture with all places,
 * which `neato -n2` renders to the same, and reads back as the dossier of what it shows;
 * ERROR_INPUT where an entity, a source and a declared word have one name, which DOT cannot tell
 * apart. ERROR_LIMIT where the child passed a limit, or where the PNG that is asked for is too
 * large, with what to try; ERROR_INTERNAL where Graphviz crashed.
 */
ENTENTE_API bool picture_render(const struct view *view, const struct diagram_options *options,
                                const struct picture_page *page, const char *format,
                                struct text *out, struct error *error);

#endif

/*
 * lanes.h: which relations stand on which lane of a timeline, and on which days. No Graphviz here.
 *
 * Ownership: lanes own their labels and borrow the view.
 */
#ifndef PICTURE_LANES_H
#define PICTURE_LANES_H

#include <entente/view.h>

enum span_kind {
    SPAN_STATE = 0, /* lasts from a start to an end */
    SPAN_EVENT,     /* happens on some day */
    SPAN_REPORT     /* has no date; stands where its first source reports it */
};

struct span {
    uint32_t relation; /* of the dossier */
    enum span_kind kind;
    struct edtf_bounds bounds; /* starts in [s0,s1], ends in [e0,e1]; open: to the end of days */
    bool uncertain;            /* `?`: certain on no day */
    enum family family;
    char *label; /* clean: what is not said by the lane's label */
    char *title; /* clean, in several lines: everything */
};

struct lane {
    char *label;  /* clean */
    char *group;  /* clean; lanes of one group stand together */
    size_t order; /* groups are in this order */
    struct span *spans;
    size_t span_count, span_capacity;
};

struct lanes {
    const struct dossier *dossier;
    struct lane *items;
    size_t count, capacity;
    size_t span_count;
    size_t undated;        /* relations that have no date, nor have their sources: on no lane */
    int32_t today;         /* the dossier's date; EDTF_DAY_MAX: it has none */
    struct edtf_days days; /* that the lanes show: what is asked for, else what is named */
};

/*
 * Without an entity (DOSSIER_NONE): a lane for each office or presidency, with its holders, then
 * for each entity its other relations to others. With one: a lane for each of its relations, by
 * family. Lanes of a group are in order of their first day, then label.
 */
void lanes_init(struct lanes *lanes, const struct view *view, uint32_t entity);
void lanes_release(struct lanes *lanes);

/* A part of a span: on these days, and how much it is: 1 certain, less is possible. */
struct segment {
    struct edtf_days days; /* inclusive, all of them among `window` */
    double from, to;       /* opacity at its first and its last day */
};

enum { SEGMENTS_MAX = 3 };

/* Fills in the parts of a state that the window shows, in order; returns how many. */
size_t span_segments(const struct span *span, struct edtf_days window,
                     struct segment segments[SEGMENTS_MAX]);

#endif

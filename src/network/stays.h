/*
 * stays.h: who was where, when: the memberships of a view as spans of days.
 */
#ifndef NETWORK_STAYS_H
#define NETWORK_STAYS_H

#include <entente/network.h>

/* `member` was in `organization` (both entities) on all days of a span. */
struct stay {
    uint32_t organization, member;
    struct edtf_days days;
};

/* Sorted by organization, member, days; the spans of one membership lie apart. */
struct stays {
    struct stay *items;
    size_t count, capacity;
};

struct membership_days {
    struct stays possible, certain; /* within the window */
    struct edtf_days window;
    bool dated;         /* the window has dates: asked for, or of a membership */
    size_t relations;   /* how many relations they are of */
    size_t selves;      /* relations of an entity to itself, left out */
    size_t undated;     /* relations without a date, which last throughout */
    size_t open;        /* relations whose end is open or not known */
    int32_t open_until; /* the day that these reach where no time is asked for */
};

/*
 * Collects the relations of the wanted types that the view sees. The window is the day of as_of; or
 * from `since` to `until`; where these are missing, from the first to the last day that a
 * membership names, of which an open or unknown end names the dossier's date. A day is possible
 * where the membership may have held on it, and certain where it must have.
 */
void membership_days_init(struct membership_days *days, const struct view *view,
                          const bool *wanted);
void membership_days_release(struct membership_days *days);

#endif

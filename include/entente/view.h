/*
 * view.h: which relations of a dossier are seen, and how certain each of them is at the time that
 * is asked for. Without a time everything on record is seen, and counts as certain.
 *
 * Ownership: a view borrows its dossier, which must outlive it and not change meanwhile.
 */
#ifndef ENTENTE_VIEW_H
#define ENTENTE_VIEW_H

#include <entente/dossier.h>
#include <entente/error.h>

/* Whether something holds at a time. The order matters: the smaller of two is their conjunction. */
enum certainty { CERTAINTY_NO = 0, CERTAINTY_POSSIBLE, CERTAINTY_CERTAIN };

/* "no", "possible", "certain". */
ENTENTE_API const char *certainty_name(enum certainty certainty);

/*
 * The time that is asked for; all zero: none. The dates are lone dates and may be imprecise: of a
 * month, what holds on some day of it is possible, what holds on all of them certain.
 */
struct time_options {
    struct edtf as_of;        /* what holds on that day */
    struct edtf since, until; /* what overlaps the days from the first of `since` to the last of
                                 `until`; one of them may be missing */
    unsigned memory;          /* months after which an event fades from as_of's record; 0: never */
    unsigned half_life;       /* months in which an event's weight halves until as_of; 0: never */
    bool certain;             /* see only what is certain */
};

struct view_options {
    const char *relations; /* relation types and families, parted by ","; NULL: all of them */
    struct time_options time;
};

struct view {
    const struct dossier *dossier;
    uint32_t *relations;  /* indices into dossier->relations, in its order */
    uint8_t *certainties; /* enum certainty of each of them, never CERTAINTY_NO */
    double *decays;       /* what each one's weight is multiplied by; NULL: nothing decays */
    size_t relation_count;
    uint8_t *entities;   /* enum certainty by entity; CERTAINTY_NO: it is not seen */
    size_t entity_count; /* how many are seen */
    const char *filter;  /* the options' `relations`, borrowed; NULL: none */
    struct time_options time;
};

/*
 * ERROR_USAGE where a name is neither a relation type nor a family (the hint says which is near),
 * where a date is an interval, and where `memory`, `half_life` or `certain` lack the date that they
 * need.
 */
ENTENTE_API bool view_init(struct view *view, const struct dossier *dossier,
                           const struct view_options *options, struct error *error);
ENTENTE_API void view_release(struct view *view);

/*
 * Fills `part` with those relations and entities of the view that are marked: relations[] by
 * position in the view, entities[] by entity (NULL: all); the ends of a marked relation must be
 * marked. The caller releases the part.
 */
ENTENTE_API void view_part(const struct view *view, const bool *relations, const bool *entities,
                           struct view *part);

/*
 * What is taken away from a view, by names parted by ",". NULL: nothing of that sort.
 */
struct without {
    const char *entities;  /* by id, label or alias; their relations go with them */
    const char *relations; /* types and families; FROM->TO, all between the two, in that direction
                              if they have one; PATH:LINE, those of a line, as tables name it */
    const char *sources;   /* by id: the relations go that cite these and no others */
};

/*
 * Fills `rest` with what is left of the view; the caller releases it. ERROR_USAGE where a name is
 * not known, with "did you mean", or stands for nothing that is seen.
 */
ENTENTE_API bool view_without(const struct view *view, const struct without *without,
                              struct view *rest, struct error *error);

/* Whether the relation cites sources, and all of them are marked; `sources` is by source. */
ENTENTE_API bool relation_rests_on(const struct dossier *dossier, const struct relation *relation,
                                   const bool *sources);

/* Whether a time was asked for. */
ENTENTE_API bool view_timed(const struct view *view);

/* The weight of relations[position], decayed by its age. */
ENTENTE_API double view_weight(const struct view *view, size_t position);

/* Appends what is seen, in words: "everything on record", or "as of 2010-06, only dissent" ... */
ENTENTE_API void view_describe(const struct view *view, struct text *out);

/*
 * A new dossier of what the view sees: its entities and relations, all sources, the vocabulary.
 * The caller frees it.
 */
ENTENTE_API struct dossier *view_extract(const struct view *view);

/*
 * Whether the relation holds at the time, by its own date and those of its sources:
 * - An interval holds from its start to its end. A lone date is an event: on record from that day
 *   on, or for `memory` months; in a window (since, until) it is seen where it happened.
 * - `..` is certain up to the dossier's date at most. Of `/..` the start is unknown, but certainly
 *   not after the date of its first source.
 * - Nothing ends before it can have begun: `2004-06-10/` is certain on that day, and `2004/`, which
 *   may have come and gone in any month, on none.
 * - Without a date: certain on the date of its source, possible on every other day.
 * - With `?` or `%` nothing is certain.
 */
ENTENTE_API enum certainty relation_certainty(const struct dossier *dossier,
                                              const struct relation *relation,
                                              const struct time_options *time);

/*
 * The days between which the relation starts and ends, by the same rules; of an event those of its
 * day. What is uncertain (`?`) has bounds too. False where it has no date.
 */
ENTENTE_API bool relation_bounds(const struct dossier *dossier, const struct relation *relation,
                                 struct edtf_bounds *bounds);

/* The days of the earliest of its sources; false where none of them has a date. */
ENTENTE_API bool relation_reported(const struct dossier *dossier, const struct relation *relation,
                                   struct edtf_bounds *bounds);

/* The days between which an entity begins and ends to exist; false where it has no date. */
ENTENTE_API bool entity_bounds(const struct dossier *dossier, const struct entity *entity,
                               struct edtf_bounds *bounds);

/* Whether an entity exists at the time: a lone date is the beginning of its existence; without one
 * it exists. */
ENTENTE_API enum certainty entity_certainty(const struct dossier *dossier,
                                            const struct entity *entity,
                                            const struct time_options *time);

#endif

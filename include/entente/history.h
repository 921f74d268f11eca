/*
 * history.h: how scores and ranks change: a ranking as of the last day of every month, quarter or
 * year of a period.
 *
 * Ownership: a history borrows its dossier.
 */
#ifndef ENTENTE_HISTORY_H
#define ENTENTE_HISTORY_H

#include <entente/measure.h>
#include <entente/view.h>

enum history_step { HISTORY_MONTH = 0, HISTORY_QUARTER, HISTORY_YEAR };

/* "month", "quarter", "year"; false where there is no step of that name. */
ENTENTE_API bool history_step_find(const char *name, enum history_step *step);
ENTENTE_API const char *history_step_name(enum history_step step);

/* All zero but for `measure` makes sense. */
struct history_options {
    struct view_options view; /* without as_of, since and until, which the history sets */
    struct projection projection;
    const struct measure *measure;
    struct measure_options measuring;
    enum history_step step;
    struct edtf from, to; /* lone dates; none: the first and last day that a relation names, but not
                             past the dossier's date */
    uint32_t kind;        /* list only entities of this kind; VOCABULARY_NONE: of every kind */
    size_t top;           /* list only who reaches that rank in some period; 0: all */
    size_t processes;     /* 0: as many as there are processors; 1: none beside this one */
};

/* One entity in one period. */
struct history_cell {
    double score;
    uint32_t rank; /* as ranking_init() gives it as of that day; 0: not there, or without a tie */
    uint32_t certainty; /* enum certainty: POSSIBLE where it, or a tie of it, is only that */
};

struct history_period {
    int32_t day;     /* its last day, which it is seen as of; of the last one maybe sooner */
    char *name;      /* "2010-11", "2010-Q4", "2010" */
    char *date;      /* the day: "2010-11-30" */
    size_t snapshot; /* which of the different snapshots it is */
};

struct history {
    const struct dossier *dossier;
    const struct measure *measure;
    enum history_step step;
    size_t top;
    struct history_period *periods;
    size_t period_count;
    size_t snapshot_count; /* how many were computed: equal ones are computed once */
    uint32_t *entities;    /* the listed ones, in order of their last rank, then best rank, id */
    size_t entity_count;
    size_t ranked_count;        /* how many have a rank in some period */
    struct history_cell *cells; /* snapshot by snapshot, entity_count of all the dossier's each */
    char *projection;           /* what the last snapshot was projected from: network_describe() */
};

/* ERROR_USAGE where the view has a time of its own, the period is empty or has too many steps, or
 * the measure means nothing on a snapshot. */
ENTENTE_API bool history_init(struct history *history, const struct dossier *dossier,
                              const struct history_options *options, struct error *error);
ENTENTE_API void history_release(struct history *history);

/* The cell of an entity (an index of the dossier's) in a period. */
ENTENTE_API const struct history_cell *history_at(const struct history *history, size_t period,
                                                  uint32_t entity);

#endif

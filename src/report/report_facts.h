/*
 * report_facts.h: all that a page is written from: what it shows of the dossier, the findings, the
 * pictures. What cannot be had is left out, with the reason.
 */
#ifndef REPORT_REPORT_FACTS_H
#define REPORT_REPORT_FACTS_H

#include <entente/balance.h>
#include <entente/blocs.h>
#include <entente/history.h>
#include <entente/report.h>
#include <entente/robustness.h>

/* A picture, ready for the page, or why there is none. */
struct report_picture {
    struct text svg, why_not;
};

struct report_facts {
    const struct dossier *dossier;
    const struct report_options *options;
    const struct measure *measure; /* the one that orders */

    struct view whole; /* everything on record */
    struct view now;   /* as of the day that the page shows first, or the same */
    bool dated;        /* there is such a day */
    int32_t day;
    struct network network; /* of now */
    struct ranking ranking; /* of it; belongs to `robustness` where there is one */
    struct robustness robustness;
    bool robust; /* it was computed */

    double *sizes;      /* by entity: 0 to 1, by everything on record; -1: it is not on the page */
    struct view shown;  /* what the page holds of `whole` */
    uint32_t *entities; /* its entities, by their number on the page */
    uint32_t *numbers;  /* by entity: its number on the page; DOSSIER_NONE: it is not there */
    size_t entity_count;
    struct map_lines lines;
    struct report_picture map, timeline, ranks;

    int32_t *days; /* on which what is shown changes, in order */
    size_t day_count;
    uint32_t *day_ranks; /* day by day: the rank of each entity that is shown, 0: none; NULL: it
                            would take too long */

    struct history history; /* month by month, or year by year */
    bool has_history;

    struct network ties; /* of now, positive ones */
    struct blocs blocs;
    bool has_blocs;

    struct network signs; /* of now, ties of either sign */
    struct balance balance;
    bool has_balance;
};

/*
 * The history in steps of a month, a quarter or a year: the shortest of which there are not more
 * than `most`, or years; of who ever reaches rank `top` (0: of all).
 */
bool report_history(const struct report_facts *facts, size_t most, size_t top,
                    struct history *history, struct error *error);

/* Fails where the measures or the map do. Must not move; needs a release even where it fails. */
bool report_facts_init(struct report_facts *facts, const struct dossier *dossier,
                       const struct report_options *options, struct error *error);
void report_facts_release(struct report_facts *facts);

/* About how many steps it takes to compute the first measure once. */
double report_steps(const struct report_facts *facts);

#endif

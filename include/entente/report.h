/*
 * report.h: a dossier as one HTML page that needs nothing else: findings in words, a map, tables,
 * timeline and rank history, and the data behind them for the page's own script. It is complete
 * without that script.
 */
#ifndef ENTENTE_REPORT_H
#define ENTENTE_REPORT_H

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/picture.h>
#include <entente/view.h>

/*
 * How much a page holds, so that it opens at once: of a larger dossier those entities that rank
 * highest, with the relations between them, and it says so.
 */
enum { REPORT_ENTITIES = 2000, REPORT_RELATIONS = 5000 };

struct report_options {
    const char *title;        /* NULL: the dossier's */
    struct view_options view; /* of its time `as_of` alone: the day that the page shows first, the
                                 last one of a month or year; none: all that is on record */
    struct projection projection;
    const struct measure *const
        *measures; /* the first one orders, and sizes the map; one at least */
    size_t measure_count;
    struct measure_options measuring;
    const struct diagnostics
        *found;                   /* what `entente check` finds, in order; NULL: not looked for */
    struct picture_limits limits; /* of each picture */
    size_t most_entities, most_relations; /* that the page holds; 0: the numbers above */
};

/*
 * Appends the page. The same input gives the same bytes. Everything of the dossier's is escaped,
 * and links lead to http and https alone. Fails where the measures or the map do; what else cannot
 * be made is left out, and the page says why.
 */
ENTENTE_API bool report_write(const struct dossier *dossier, const struct report_options *options,
                              struct text *html, struct error *error);

#endif

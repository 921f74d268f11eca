/*
 * diff_table.h: a diff, what it did to the ranking, and which changes carry that: for a person, and
 * as tables.
 */
#ifndef ENTENTE_DIFF_TABLE_H
#define ENTENTE_DIFF_TABLE_H

#include <entente/attribution.h>
#include <entente/movement.h>
#include <entente/table.h>

/* The attribution is of the movement's rows, in their order. */
struct diff_report {
    const struct diff *diff;
    const struct movement *movement;
    const struct attribution *attribution;
    const char *projections[2]; /* what network_describe() says before and after */
};

/*
 * Fills a new table "changes" of the relations: number, change, relation, from, to, role, family,
 * before, after, certainty, source, path, line. Notes: how many entities came and went, and the
 * projections.
 */
ENTENTE_API void diff_changes_table(const struct diff_report *report, struct table *table);

/* Appends all of it for a person to read: the changes by kind, the ranking, and what carries it. */
ENTENTE_API void diff_format(const struct diff_report *report, const struct table_style *style,
                             struct text *out);

/*
 * Appends one JSON object: changes, entities (that came and went; numbered on from the changes),
 * ranking, attribution (entity, change, value, standard_error), method, before, after.
 */
ENTENTE_API void diff_json(const struct diff_report *report, struct text *out);

#endif

/*
 * diff_tables.h: the tables of a diff that are parts of its text.
 */
#ifndef REPORT_DIFF_TABLES_H
#define REPORT_DIFF_TABLES_H

#include <entente/diff_table.h>

/*
 * Fills a new table "ranking": id, label, rank_before, rank_after, score_before, score_after,
 * difference.
 */
void diff_ranking_table(const struct movement *movement, struct table *table);

#endif

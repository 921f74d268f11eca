/*
 * robustness_table.h: how much a ranking depends on its evidence, in whatever form the reader
 * wants.
 */
#ifndef ENTENTE_ROBUSTNESS_TABLE_H
#define ENTENTE_ROBUSTNESS_TABLE_H

#include <entente/robustness.h>
#include <entente/table.h>

/*
 * Appends to `out`, for a person and in JSON, the tables "ranking" (with where each entity
 * ranks in the worlds), "pairs" where they were wanted, and "sources" (the ranking without
 * each). Pairs are rows from, to, probability, `from` being the one that ranks above by the
 * evidence as it stands; for a person, of up to 12 entities, a matrix. As CSV or TSV the one table
 * that was asked for: the pairs if they were wanted, else the ranking; its notes go to `notes`.
 */
ENTENTE_API void robustness_write(const struct robustness *robustness,
                                  const struct table_style *style, struct text *out,
                                  struct text *notes);

#endif

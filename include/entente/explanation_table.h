/*
 * explanation_table.h: why an entity stands where it stands, in whatever form the reader wants.
 */
#ifndef ENTENTE_EXPLANATION_TABLE_H
#define ENTENTE_EXPLANATION_TABLE_H

#include <entente/explanation.h>
#include <entente/table.h>

/*
 * Appends the explanation to `out`: "parts", a row for each relation that the score comes by; of
 * betweenness before it "pairs", those it stands between; of other measures "without", a row for
 * each relation that changes score or rank. As CSV or TSV the first of these alone; as JSON all of
 * them, and "explained", a row with score and rank. What these have no room for goes to `notes`.
 */
ENTENTE_API void explanation_write(const struct explanation *explanation,
                                   const struct table_style *style, struct text *out,
                                   struct text *notes);

#endif

/*
 * cells.h: what tables say of an entity or a relation, cell by cell.
 */
#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

#include <entente/table.h>
#include <entente/view.h>

/* Id, label and kind; the label is marked "?" where the entity is in doubt. */
void cells_entity(const struct dossier *dossier, const struct entity *entity, bool doubted,
                  struct table *table);

/* "presidency (rotating)": its type and its role. */
void cells_type(const struct dossier *dossier, const struct relation *relation,
                struct table *table);

/* How its date is written; empty where it has none. */
void cells_when(const struct dossier *dossier, const struct relation *relation,
                struct table *table);

/* For a person one cell, "graphs/csto.dot:17"; for a program two, the path and the line. */
void cells_place(const struct dossier *dossier, const struct relation *relation, bool wide,
                 struct table *table);

/* For a person "+" or "-", for a program 1 or -1. */
void cells_sign(int sign, bool wide, struct table *table);

/* "never", "always", "2010-12-10", "2010-12-10/2011-05-18", "2010-12-10/..", "../2010-12-10". */
void cells_days(struct edtf_days days, struct table *table);

/* Appends the tables that have rows, blank lines between, in a form for a person to read. */
void cells_tables(const struct table *tables, size_t count, const struct table_style *style,
                  struct text *out);

/* Whether the form is for a person to read. */
bool cells_wide(const struct table_style *style);

#endif

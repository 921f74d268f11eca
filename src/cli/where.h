/*
 * where.h: what --where selects.
 */
#ifndef CLI_WHERE_H
#define CLI_WHERE_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/selection.h>

/* Makes the time that the query of --where ends in that of the settings; see query_time(). */
bool where_time(struct settings *settings, struct error *error);

/* How a query is asked: measures go by the settings. */
struct selection_options where_options(const struct settings *settings, enum query_subject subject);

/*
 * What rank lists: `*listed` by entity, or by relation of the dossier; NULL where --where is not
 * given. The caller frees it.
 */
bool where_listed(const struct settings *settings, const struct view *view,
                  enum query_subject subject, bool **listed, struct error *error);

/*
 * Makes `*seen`, which is the view, its part that --where selects: `part`, which the caller
 * releases; nothing where it is not given.
 */
bool where_cut(const struct settings *settings, const struct view **seen, struct view *part,
               struct error *error);

/* Appends what a picture says of it: "only kind=state"; nothing where it is not given. */
void where_remark(const struct settings *settings, struct text *out);

/* Adds to a table of `seen` the note "where": "kind=state: 10 of 75 entities, ..."; or nothing. */
void where_note(const struct settings *settings, const struct view *whole, const struct view *seen,
                struct table *table);

/* ERROR_USAGE where --where is given and nothing of the view is left: there is nothing to write. */
bool where_some(const struct settings *settings, const struct view *seen, struct error *error);

/* ERROR_USAGE where --where leaves the entity out. */
bool where_has(const struct settings *settings, const struct view *seen, uint32_t entity,
               struct error *error);

#endif

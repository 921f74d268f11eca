/*
 * gexf.h: GEXF, Gephi's own format; 1.1 to 1.3 are read, and 1.2 is written, which networkx reads,
 * too.
 *
 * A node is an entity, an edge a relation; label and weight are where GEXF has them, everything
 * else is an attribute. A `when` of exact days is also start and end (inclusive, as in GEXF), so
 * that a timeline works; where there is an attribute `when` it counts, and start and end do not.
 * The dossier itself, its sources and its declared words are in an <entente:dossier>
 * (xml_write.h).
 *
 * Of a dynamic file, each spell of an edge becomes a relation of its own. Attribute values that
 * hold for a time only, positions, colours and nesting are named, and not kept.
 */
#ifndef FORMAT_GEXF_H
#define FORMAT_GEXF_H

#include <entente/edtf.h>
#include <entente/format.h>

bool gexf_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
               const struct read_options *limits, struct diagnostics *diagnostics,
               struct error *error);
bool gexf_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                struct error *error);

/* gexf_time.c */

/* A stretch of time as GEXF says it; NULL: open. */
struct gexf_spell {
    const char *start, *end;
};

/* Appends the spell as EDTF; false, and nothing, where it is no such date. */
bool gexf_spell_date(const struct gexf_spell *spell, struct text *out);

/*
 * Appends the days of start and end, empty where open; false, and nothing, where the date is not
 * of exact days.
 */
bool gexf_date_days(const struct edtf *date, struct text *start, struct text *end);

#endif

/*
 * pajek.h: networks of Pajek (.net).
 *
 * A vertex is an entity, called by its label where no two have the same, else by its number. *Arcs
 * are relations, *Edges relations without a direction; a relation of Pajek's (*Arcs :2 "name") is a
 * relation type, and one whose lines are all negative is dissent. A line's value is the weight; a
 * time [1990-1995] of years is `when`, and any other is kept as `time`.
 *
 * Pajek holds no more than that: what else a dossier says is named when it is written. The reader
 * is ours and not igraph's, which gives no places and knows no relations or times; it is an oracle
 * in the tests.
 */
#ifndef FORMAT_PAJEK_H
#define FORMAT_PAJEK_H

#include "format/graph_builder.h"

bool pajek_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
                const struct read_options *limits, struct diagnostics *diagnostics,
                struct error *error);
bool pajek_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                 struct error *error);

/* pajek_lines.c: lines, and the words in them */

struct pajek_word {
    const char *bytes;
    size_t length;
    bool quoted;
    uint32_t offset;
};

struct pajek_lines {
    const char *text;
    uint32_t at, length; /* of what is not read yet */
    struct pajek_word *words;
    size_t count, capacity;
    uint32_t offset; /* of the line */
};

/* Reads the next line that says something into words; false at the end. */
bool pajek_next_line(struct pajek_lines *lines);
void pajek_lines_release(struct pajek_lines *lines);

/* Whether the word is that one, without regard to case. */
bool pajek_is(const struct pajek_word *word, const char *name);

bool pajek_is_number(const struct pajek_word *word);

/* Whether the word, and the value behind it, only say how something is drawn. */
bool pajek_is_drawing(const struct pajek_word *word);

/* A whole number from 1 to `limit`; 0 for anything else. */
uint32_t pajek_vertex(const struct pajek_word *word, size_t limit);

/*
 * What stands in the brackets of a time, "1990-1995,1999", as dates: returns how many stretches
 * there are, and appends number `index` as EDTF; 0 where they are no years.
 */
size_t pajek_dates(const struct pajek_word *time, size_t index, struct text *out);

/* Appends the date as [1990-1995]; false, and nothing, where it is not of whole years. */
bool pajek_add_time(struct text *out, const struct edtf *date);

#endif

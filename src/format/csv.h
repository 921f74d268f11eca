/*
 * csv.h: tables as a format of dossiers; see struct format in entente/format.h.
 */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include <entente/format.h>

#include <stdint.h>

/* Some of a table's rows, which are read behind its header; others are read by somebody else. */
struct csv_part {
    bool nodes;                 /* they are of entities, whatever the header says */
    bool last;                  /* no rows of the table come behind them */
    bool bare;                  /* of relations who, of which type, how strong and when is enough */
    bool begun;                 /* set: the header could be read */
    bool open;                  /* set: their last row does not end with them */
    bool full;                  /* set: reading stopped, for there were too many errors */
    bool entities;              /* set: the table is one of entities */
    uint64_t taken;             /* set: how many bytes of the stream header and whole rows take */
    size_t relations;           /* set: how many were read */
    unsigned odd;               /* set: a bit for each thing that is odd, as csv_table_odd() says */
    size_t types_known;         /* relation types of other tables; 0: all that the dossier has */
    size_t relations_before;    /* of the table, which others have read: limits go for all of it */
    size_t entities_before;     /* likewise: those that it has brought */
    size_t header_lines, lines; /* set: how many lines header and rows take */
};

/*
 * How many bytes the header of a table takes, with what is before it, of which these are the first
 * bytes, followed by a line feed that is not among them; 0: it does not end there.
 */
size_t csv_header_length(const char *path, const char *bytes, size_t length);

/*
 * Reads the rows of the table, which the stream begins with or with its header, until one begins at
 * `least` bytes of the stream or more: there is its `*place`; UINT64_MAX: none does, or a cell is
 * longer than `longest`, which who reads it will tell. ERROR_IO, and ERROR_INPUT for what is no
 * text.
 */
bool csv_row_behind(const char *path, struct stream *stream, uint64_t least, size_t longest,
                    uint64_t *place, struct error *error);

/*
 * Reads header and part from the stream: lines are told as if the part followed the header. Of a
 * part that is not the last, a quote that is still open at its end is not an error but makes it
 * `open`. What is odd, and warned of in a whole table, is `odd`.
 */
bool csv_stream_part(struct dossier *dossier, uint32_t file, const char *path,
                     struct stream *stream, const struct read_options *options,
                     struct csv_part *part, struct diagnostics *diagnostics, struct error *error);

/* A table of relations, or of entities where the header names an id and no ends. */
bool csv_stream(struct dossier *dossier, uint32_t file, const char *path, struct stream *stream,
                const struct read_options *options, struct diagnostics *diagnostics,
                struct error *error);

/* A table of entities. */
bool csv_stream_nodes(struct dossier *dossier, uint32_t file, const char *path,
                      struct stream *stream, const struct read_options *options,
                      struct diagnostics *diagnostics, struct error *error);

/* A table of relations, parted by commas or by tabs, or one of entities. */
bool csv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);
bool tsv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error);
bool csv_write_nodes(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                     struct error *error);

#endif

/*
 * format.h: dossiers from files and into files, in the formats of the table in src/format/format.c.
 *
 * Errors in what a file says go into `diagnostics` with their places, up to READ_ERROR_LIMIT of
 * them, along with warnings; the `struct error` of the call then only says how many there are.
 * Where `diagnostics` is NULL the first of them is the `struct error`, and warnings are dropped.
 */
#ifndef ENTENTE_FORMAT_H
#define ENTENTE_FORMAT_H

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/text.h>

/* After so many errors in one file a reader stops. */
enum { READ_ERROR_LIMIT = 20 };

struct progress;
struct stream;

/* What is asked of a reader. Passing a limit is an ERROR_LIMIT that names the limit's option. */
struct read_options {
    size_t file_size;     /* --max-file-size: bytes of a file; DOT takes less than 4 GiB at most */
    size_t string_length; /* --max-string: bytes of one string of the file */
    size_t depth;         /* --max-depth: subgraphs within subgraphs */
    size_t edges;         /* --max-edges: relations; rows of a table */
    size_t attributes;    /* --max-attributes: distinct names of attributes; columns of a table */

    /*
     * Where the bad rows of tables are appended as they were, behind their header; they are then
     * counted in a warning, and the other rows are read. NULL: bad rows are errors.
     */
    struct text *rejects;
    /*
     * --map: what columns of tables are, "source=Subject,target=Object": our name of each, and that
     * in the header. They then stand for that alone. NULL: by their names.
     */
    const char *columns;
    const struct progress *progress; /* who is told how far it is; may be NULL */
    size_t block_size;               /* how many bytes of a table are read at a time; 0: 256 KiB */
    size_t expansion; /* --max-expansion: edges and members that node sets are multiplied out to */
    size_t entities;  /* --max-entities: nodes of a file, sources and declared words among them; of
                         these two 0 is the default */
};

/* The defaults of doc/manual/limits.md. */
ENTENTE_API struct read_options read_options_default(void);

/* Whether that can be `columns` of the options; ERROR_USAGE where it makes no sense. */
ENTENTE_API bool read_columns_check(const char *columns, struct error *error);

struct format {
    const char *name;       /* "dot" */
    const char *extensions; /* without the dot, parted by blanks: "dot gv" */
    const char *summary;    /* what it is, in a few words */

    /*
     * Adds what `bytes` say to the dossier. `file` is the index of `path` in the dossier's files.
     */
    bool (*read)(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
                 const struct read_options *options, struct diagnostics *diagnostics,
                 struct error *error);

    /* The same for a format that does not need all the bytes at once, and has no `read` then. */
    bool (*stream)(struct dossier *dossier, uint32_t file, const char *path, struct stream *stream,
                   const struct read_options *options, struct diagnostics *diagnostics,
                   struct error *error);

    /*
     * Appends the dossier to `out`. What the format cannot hold goes into `lost` (never NULL): a
     * warning for each thing, with a count. NULL: entente cannot write it.
     */
    bool (*write)(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                  struct error *error);
};

/* The format at the index, or NULL past the last. */
ENTENTE_API const struct format *format_at(size_t index);

/* ERROR_USAGE and NULL where there is no format of that name; the hint lists the known ones. */
ENTENTE_API const struct format *format_find(const char *name, struct error *error);

/*
 * The format that the path's extension means; DOT where the path has no extension or is "-".
 * ERROR_USAGE and NULL for an extension of no format; the hint lists the known ones.
 */
ENTENTE_API const struct format *format_for_path(const char *path, struct error *error);

/* The format of that name, else the one that the path's extension means; both may be NULL: DOT. */
ENTENTE_API const struct format *format_for_output(const char *path, const char *name,
                                                   struct error *error);

/*
 * Adds what the file says to the dossier: entities of the same id are the same, and an attribute
 * that is given twice with different values keeps the first and warns. "-" is standard input.
 * `format` is a format's name, or NULL to go by the path; `options` may be NULL, for the defaults.
 *
 * When this fails on what the file says, the dossier holds what could be read: enough to look for
 * more that is wrong, not to work with.
 */
ENTENTE_API bool dossier_read_file(struct dossier *dossier, const char *path,
                                   const struct read_options *options, const char *format,
                                   struct diagnostics *diagnostics, struct error *error);

/* The same for bytes in memory; `path` is what messages call them. `format` NULL: DOT. */
ENTENTE_API bool dossier_read_bytes(struct dossier *dossier, const char *path,
                                    const struct text *bytes, const struct read_options *options,
                                    const char *format, struct diagnostics *diagnostics,
                                    struct error *error);

/*
 * Appends the dossier in the format of that name (NULL: DOT) to `out`. What that format cannot hold
 * is warned of in `lost`, each thing once with a count; NULL: nobody wants to know.
 */
ENTENTE_API bool dossier_write(const struct dossier *dossier, const char *format, struct text *out,
                               struct diagnostics *lost, struct error *error);

#endif

/*
 * dot_input.h: the text of a DOT file: as valid UTF-8, with the place of every offset in it, and
 * the errors and warnings about it.
 */
#ifndef FORMAT_DOT_INPUT_H
#define FORMAT_DOT_INPUT_H

#include <entente/error.h>
#include <entente/text.h>

/* Offsets are 32 bits wide, so that an edge is small; a larger file is refused. */
#define DOT_MAX_LENGTH ((size_t)UINT32_MAX - 1)

struct dot_input {
    const char *path;
    const char *text; /* valid UTF-8 without NULs */
    size_t length;
    struct diagnostics *diagnostics;
    struct text converted;   /* the text, where the file was not UTF-8 */
    size_t errors;           /* reported so far */
    enum error_kind kind;    /* of the first of them */
    size_t at, line, column; /* the place that was located last */
    size_t start;            /* of its line */
};

/*
 * Takes the file's bytes, which must outlive the input. Bytes that are not UTF-8 are read as
 * Latin-1: in a file that declares it (`latin1`) all that are above ASCII, else only those that
 * make no UTF-8, with a warning. (Files that declare Latin-1 and are UTF-8 throughout exist.)
 * False, with an error reported, where there is a NUL or the file is too large. Release it in
 * either case.
 */
bool dot_input_init(struct dot_input *input, const char *path, const struct text *bytes,
                    bool latin1, struct diagnostics *diagnostics);
void dot_input_release(struct dot_input *input);

/*
 * The line and the column, in characters and from 1, of an offset. Cheap for an offset near the one
 * that was located before.
 */
void dot_input_locate(struct dot_input *input, size_t offset, size_t *line, size_t *column);

/* Gives the message of `error` its place and severity, and takes it into the diagnostics. */
void dot_input_report(struct dot_input *input, struct error *error, enum severity severity,
                      size_t offset);

/* Reports an error with a hint (or NULL), for the common case. Always false. */
bool dot_input_error(struct dot_input *input, size_t offset, const char *hint, const char *format,
                     ...) ENTENTE_PRINTF(4, 5);

/* Whether so many errors were reported that reading on helps nobody, or the work is to stop. */
bool dot_input_full(const struct dot_input *input);

#endif

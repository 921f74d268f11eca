/*
 * csv_report.h: the rows of a table that cannot be read: as errors with their places, or set aside
 * and counted.
 */
#ifndef FORMAT_CSV_REPORT_H
#define FORMAT_CSV_REPORT_H

#include "base/limits.h"
#include "format/csv_lex.h"

#include <entente/error.h>
#include <entente/format.h>
#include <entente/text.h>

/* What is odd and yet can be read: how often, and the line where it is first. */
struct csv_oddity {
    size_t count, line;
};

/* Adds `count` of them, the first of which is on that line. */
void csv_oddity_add(struct csv_oddity *oddity, size_t count, size_t line);

/* A bad row and what is wrong with it. Its line counts from that of the chunk until it is told. */
struct csv_bad {
    struct error error;
    const char *start;
    size_t length;
};

/* Those of one chunk, in its order. */
struct csv_bads {
    struct csv_bad *items;
    size_t count, capacity;
    bool brief; /* rows are set aside: only the first one's message will be told */
};

void csv_bads_clear(struct csv_bads *bads);
void csv_bads_release(struct csv_bads *bads);

/*
 * Adds the row, which is on that line; the error is at the byte `at` within it. `hint` may be NULL.
 * Always false.
 */
bool csv_bads_add(struct csv_bads *bads, const struct csv_row *row, size_t line, const char *at,
                  const char *hint, const char *format, ...) ENTENTE_PRINTF(6, 7);

/* The same for a limit: an end to all reading, whoever sets rows aside. */
bool csv_bads_add_limit(struct csv_bads *bads, const struct csv_row *row, size_t line,
                        const char *at, enum limit limit, size_t value);

struct csv_report {
    const char *path;
    struct diagnostics *diagnostics;
    struct text *rejects; /* where bad rows are set aside; NULL: they are errors */
    struct text header;   /* as it was, for them */
    size_t errors;
    enum error_kind kind; /* of the first error */
    bool limited;         /* one of them was that a limit is passed */
    size_t rejected;
    struct error first; /* of the rejected rows */
};

/* Tells of the bad row, whose chunk begins on line `base` + 1, and empties it. */
void csv_report_bad(struct csv_report *report, struct csv_bad *bad, size_t base);

/* Takes the error or warning into the diagnostics; gives it the path. */
void csv_report_take(struct csv_report *report, struct error *error, enum severity severity);

/* Whether reading on helps nobody. */
bool csv_report_full(const struct csv_report *report);

/* Says how many rows were set aside, and why the first. */
void csv_report_rejected(struct csv_report *report);

void csv_report_release(struct csv_report *report);

#endif

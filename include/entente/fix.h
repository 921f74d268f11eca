/*
 * fix.h: what of a DOT dossier can be mended without knowing more than it says: each fix replaces
 * some bytes of the file, so that its comments and its layout stay.
 */
#ifndef ENTENTE_FIX_H
#define ENTENTE_FIX_H

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/format.h>
#include <entente/lint.h>

/* Lines and columns count from 1, columns in characters; the end is behind the last one. */
struct fix {
    const char *code;      /* of the rule whose finding it mends */
    size_t offset, length; /* the bytes that go */
    char *bytes;           /* what comes instead; "": nothing */
    char *what;            /* what was done, for a person */
    size_t line, column;   /* where they stand */
    size_t end_line, end_column;
    struct place finding; /* of the finding that it mends */
};

/* In the order of their bytes; none overlap. Starts as {0}. */
struct fixes {
    struct fix *items;
    size_t count, capacity;
};

/* The fixes there are, 0 to fix_rule_count() - 1: the code of a rule, and what is done of it. */
ENTENTE_API size_t fix_rule_count(void);
ENTENTE_API const char *fix_rule_code(size_t index);
ENTENTE_API const char *fix_rule_summary(size_t index);

/* What is done of findings of that code; NULL: nothing. */
ENTENTE_API const char *fix_rule_summary_of(const char *code);

/*
 * Fills `fixes` with what can be mended in the DOT file `file` of the dossier, whose bytes are
 * `bytes`: nothing where it cannot be parsed. `found` are all findings about the dossier; where one
 * is accepted, or not there, nothing is mended. Fixes that stand in each other's way are left for
 * the next time.
 */
ENTENTE_API void dossier_fixes(const struct dossier *dossier, uint32_t file,
                               const struct text *bytes, const struct read_options *options,
                               const struct diagnostics *found, struct fixes *fixes);

/* Appends the bytes, mended, to `out`. */
ENTENTE_API void fixes_apply(const struct fixes *fixes, const struct text *bytes, struct text *out);

ENTENTE_API void fixes_release(struct fixes *fixes);

#endif

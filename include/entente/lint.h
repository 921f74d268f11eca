/*
 * lint.h: what is wrong with a dossier that can be read: the rules of `entente check`.
 */
#ifndef ENTENTE_LINT_H
#define ENTENTE_LINT_H

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/quotation.h>

struct lint; /* private: what a rule looks at, and where its findings go */

struct lint_rule {
    const char *code;       /* "self-relation" */
    const char *summary;    /* what it finds, in one line */
    enum severity severity; /* an error where the dossier contradicts itself */
    void (*check)(const struct lint *lint);
};

/* The rules, 0 to lint_rule_count() - 1. */
ENTENTE_API size_t lint_rule_count(void);
ENTENTE_API const struct lint_rule *lint_rule_at(size_t index);

/* What is asked of lint beside the dossier. All 0: the defaults. */
struct lint_options {
    bool strict; /* every relation needs a source, in a dossier without sources too */

    /*
     * By source: the text of its file, in which quotes are looked for; NULL: it has none. Both
     * arrays may be NULL: no file was looked at.
     */
    const struct original *const *originals;
    const char *const *unreadable; /* by source: why its file could not be read; NULL: it could */
};

/*
 * Runs every rule and appends what it finds, each with code, place and hint, sorted by place; what
 * is in `found` already stays where it is. The `text` of a finding is NULL: a dossier does not keep
 * the lines it was read from. Time is O(n log n) in the records of the dossier, and in
 * proportion to quotes times texts where quotes are looked for. `options` may be NULL.
 */
ENTENTE_API void dossier_lint(const struct dossier *dossier, const struct lint_options *options,
                              struct diagnostics *found);

#endif

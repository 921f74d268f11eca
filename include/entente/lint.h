/*
 * lint.h: what is wrong with a dossier that can be read: the rules of `entente check`.
 */
#ifndef ENTENTE_LINT_H
#define ENTENTE_LINT_H

#include <entente/dossier.h>
#include <entente/error.h>

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

/*
 * Runs every rule and appends what it finds, each with code, place and hint, sorted by place; what
 * is in `found` already stays where it is. The `text` of a finding is NULL: a dossier does not keep
 * the lines it was read from. Time is O(n log n) in the records of the dossier.
 */
ENTENTE_API void dossier_lint(const struct dossier *dossier, struct diagnostics *found);

#endif

/*
 * lint.h: what is wrong with a dossier that can be read: the rules of `entente check`.
 */
#ifndef ENTENTE_LINT_H
#define ENTENTE_LINT_H

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/quotation.h>

#include <stdint.h>

struct lint; /* private: what a rule looks at, and where its findings go */

struct lint_rule {
    const char *code;                       /* "self-relation" */
    const char *summary;                    /* what it finds, in one line */
    enum severity severity;                 /* an error where the dossier contradicts itself */
    void (*check)(const struct lint *lint); /* NULL: others look, such as the readers */
};

/* The rules, 0 to lint_rule_count() - 1. */
ENTENTE_API size_t lint_rule_count(void);
ENTENTE_API const struct lint_rule *lint_rule_at(size_t index);

/* The index of the rule of that code, or LINT_NO_RULE; and the code that is nearest to no code. */
#define LINT_NO_RULE SIZE_MAX
ENTENTE_API size_t lint_rule_find(const char *code);
ENTENTE_API const char *lint_rule_suggest(const char *code);

/* More rules than there are. */
enum { LINT_RULES_MOST = 64 };

enum lint_level { LINT_AS_IT_IS = 0, LINT_OFF, LINT_NOTE, LINT_WARNING, LINT_ERROR };

/* What is asked of each rule. All 0: each as its row has it. */
struct lint_choice {
    bool only; /* only those that are named */
    bool named[LINT_RULES_MOST];
    unsigned char levels[LINT_RULES_MOST]; /* enum lint_level */
};

/*
 * Adds to the choice what a list parted by "," says, from left to right: `CODE` runs only the rules
 * that are named so, `no-CODE` (or `CODE=off`) leaves one out, `CODE=error`, `=warning` and `=note`
 * make it that, `CODE=on` puts it back. ERROR_USAGE, with "did you mean", where it makes no sense.
 */
ENTENTE_API bool lint_choose(struct lint_choice *choice, const char *list, struct error *error);

/* Whether the rule runs, and how severe it is. `choice` may be NULL. */
ENTENTE_API bool lint_chosen(const struct lint_choice *choice, size_t rule,
                             enum severity *severity);

/* What is asked of lint beside the dossier. All 0: the defaults. */
struct lint_options {
    bool strict; /* every relation needs a source, in a dossier without sources too */

    /*
     * By source: the text of its file, in which quotes are looked for; NULL: it has none. Both
     * arrays may be NULL: no file was looked at.
     */
    const struct original *const *originals;
    const char *const *unreadable; /* by source: why its file could not be read; NULL: it could */

    const struct lint_choice *choice; /* which rules; NULL: all */
};

/*
 * Runs every rule and appends what it finds, each with code, place and hint, sorted by place; what
 * is in `found` already stays where it is. The `text` of a finding is NULL: a dossier does not keep
 * the lines it was read from. Time is O(n log n) in the records of the dossier, and in
 * proportion to quotes times texts where quotes are looked for. `options` may be NULL.
 */
ENTENTE_API void dossier_lint(const struct dossier *dossier, const struct lint_options *options,
                              struct diagnostics *found);

/*
 * Settles what readers and rules found: drops what the choice has no use for (never an error of a
 * reader), and marks what the dossier accepts: a `note` that says "accept CODE: REASON" (several
 * codes parted by ",", parts of a note by "|" or lines) accepts the findings of that code which are
 * about its record; on the graph, those of the whole dossier. Where `whole` is true, and `found`
 * has all there is to find, a note that accepts nothing is a finding, too. Sorts `found`.
 */
ENTENTE_API void dossier_settle(const struct dossier *dossier, const struct lint_options *options,
                                bool whole, struct diagnostics *found);

#endif

/*
 * lint_rules.h: the rules of lint, a function each, and what they share. Private to lint*.c. A
 * rule reads the dossier, says what it found with error_set() and error_hint(), and hands that to
 * lint_report(), which adds code, severity and place.
 */
#ifndef DOSSIER_LINT_RULES_H
#define DOSSIER_LINT_RULES_H

#include <entente/lint.h>

/* Codes that not only the table names. */
#define LINT_READING "reading"
#define LINT_SYNTAX "syntax"
#define LINT_UNCLEAR "unclear-acceptance"
#define LINT_UNUSED "unused-acceptance"

struct lint {
    const struct dossier *dossier;
    const struct lint_options *options; /* never NULL */
    const struct lint_rule *rule;
    enum severity severity; /* of its findings */
    struct diagnostics *found;
};

/* lint_relations.c */
void lint_dangling_relations(const struct lint *lint);
void lint_self_relations(const struct lint *lint);
void lint_duplicate_relations(const struct lint *lint);
void lint_isolated_entities(const struct lint *lint);

/* lint_judgements.c */
void lint_contradicting_judgements(const struct lint *lint);

/* lint_sources.c */
void lint_unknown_sources(const struct lint *lint);
void lint_uncited_relations(const struct lint *lint);
void lint_unused_sources(const struct lint *lint);
void lint_early_sources(const struct lint *lint);

void lint_late_sources(const struct lint *lint);

/* The latest source of a relation that has a date, where it is older than that. NULL: none is. */
const struct source *lint_predates(const struct dossier *dossier, const struct relation *relation);

/* lint_repeats.c */
void lint_repeated_citations(const struct lint *lint);
void lint_repeated_aliases(const struct lint *lint);
void lint_taken_aliases(const struct lint *lint);

/* lint_quotes.c */
void lint_unreadable_files(const struct lint *lint);
void lint_missing_quotes(const struct lint *lint);
void lint_misplaced_quotes(const struct lint *lint);

/* lint_time.c */
void lint_impossible_dates(const struct lint *lint);
void lint_lone_dates(const struct lint *lint);
void lint_future_relations(const struct lint *lint);

/* lint_terms.c */
void lint_overlapping_terms(const struct lint *lint);
void lint_contradictions(const struct lint *lint);

/* lint_wholes.c */
void lint_circular_wholes(const struct lint *lint);

/* lint_office.c */
void lint_exclusive_overlaps(const struct lint *lint);
void lint_office_gaps(const struct lint *lint);
void lint_outside_holders(const struct lint *lint);

/* lint_membership.c */
void lint_dissent_after_membership(const struct lint *lint);
void lint_late_candidacies(const struct lint *lint);

/* Notes another place that the finding is about; a note at either accepts it. */
void lint_also(const struct lint *lint, struct place place, struct error *error);

/* lint_names.c */
void lint_likely_duplicates(const struct lint *lint);

/* lint_values.c */
void lint_one_letter_differences(const struct lint *lint);

/* Appends the finding to those of the rule; empties `error`. */
void lint_report(const struct lint *lint, struct place place, struct error *error);

/* Appends "Belarus -> CSTO (presidency, 2010-12/..)"; "--" where it holds both ways. */
void lint_add_relation(const struct dossier *dossier, const struct relation *relation,
                       struct text *out);

/* Appends "line 12", or "other.dot:12" where that is another file than `here`'s. */
void lint_add_line(const struct dossier *dossier, struct place place, struct place here,
                   struct text *out);

/* Appends ", as do 3 other THINGS", where there are any. */
void lint_add_others(size_t count, const char *thing, struct text *out);

/*
 * "Did you mean" compares a name with every candidate. So that a table of a million misspelt names
 * stays in O(n), a rule spends from a budget, and names that come too late get no suggestion.
 */
enum { LINT_BUDGET = 1000000 };
bool lint_afford(size_t *budget, size_t candidates);

/* Negative, 0 or positive. */
int lint_compare(uint32_t a, uint32_t b);
int lint_compare_places(struct place a, struct place b);

#endif

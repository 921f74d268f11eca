/*
 * lint.c: the rules as a table, how they are run, and how a finding names what it is about. The
 * dossier is one that a reader filled: indices are in range, dates and confidences are valid.
 */
#include "dossier/lint_rules.h"

#include "base/suggest.h"
#include "base/xalloc.h"

#include <string.h>

/*
 * The rules. To add one: a row here and a function of that name in the lint_*.c whose concept it
 * shares, declared in lint_rules.h; NULL where others find it. It says nothing where the dossier
 * gives it nothing to go by, as a plain graph or a table of ties does. Then a test in
 * tests/check_lint.c: one dossier that it finds fault with, and those nearest to it that it must
 * let pass.
 */
static const struct lint_rule rules[] = {
    {"dangling-relation", "a relation names an entity that is declared nowhere", SEVERITY_WARNING,
     lint_dangling_relations},
    {"unknown-source", "a citation names a source that is declared nowhere", SEVERITY_WARNING,
     lint_unknown_sources},
    {"uncited-relation", "a relation cites no source, in a dossier that has sources",
     SEVERITY_WARNING, lint_uncited_relations},
    {"unused-source", "a source is declared and nothing cites it", SEVERITY_WARNING,
     lint_unused_sources},
    {"early-source", "every source of a relation is older than what it is cited for",
     SEVERITY_WARNING, lint_early_sources},
    {"unreadable-file", "the file of a source cannot be read", SEVERITY_WARNING,
     lint_unreadable_files},
    {"missing-quote", "a quote is in no file of the sources that are cited for it",
     SEVERITY_WARNING, lint_missing_quotes},
    {"misplaced-quote", "a quote stands in another paragraph than the one that is cited",
     SEVERITY_WARNING, lint_misplaced_quotes},
    {"contradicting-judgements", "two are judged to be the same, and not to be", SEVERITY_WARNING,
     lint_contradicting_judgements},
    {"self-relation", "a relation has the same entity at both ends", SEVERITY_WARNING,
     lint_self_relations},
    {"duplicate-relation", "a relation says again what an earlier one said: ends, type, date, role",
     SEVERITY_WARNING, lint_duplicate_relations},
    {"isolated-entity", "an entity has no relation", SEVERITY_WARNING, lint_isolated_entities},
    {"impossible-date", "a relation is dated outside the time in which one of its ends existed",
     SEVERITY_ERROR, lint_impossible_dates},
    {"lone-date", "a relation that lasts has one date and not an interval", SEVERITY_WARNING,
     lint_lone_dates},
    {"exclusive-overlap", "two hold what only one can hold at a time", SEVERITY_ERROR,
     lint_exclusive_overlaps},
    {"office-gap", "between two holders of an office nobody holds it", SEVERITY_NOTE,
     lint_office_gaps},
    {"outside-holder", "a presidency is held by one who is no member at the time", SEVERITY_WARNING,
     lint_outside_holders},
    {"dissent-after-membership", "a dissent begins after the membership has ended",
     SEVERITY_WARNING, lint_dissent_after_membership},
    {"likely-duplicate", "two entities may be one, by their names", SEVERITY_NOTE,
     lint_likely_duplicates},
    {"one-letter-difference", "a role, an attribute or an author is like a more frequent one",
     SEVERITY_NOTE, lint_one_letter_differences},
    {"late-candidacy", "a candidacy begins when the membership has begun", SEVERITY_WARNING,
     lint_late_candidacies},
    {"overlapping-terms", "a state of the same two, type and role is dated twice over",
     SEVERITY_WARNING, lint_overlapping_terms},
    {"contradiction", "different sources tell the opposite of the same two on the same day",
     SEVERITY_NOTE, lint_contradictions},
    {"circular-whole", "a whole is a part of its own part, or a superior its own subordinate",
     SEVERITY_ERROR, lint_circular_wholes},
    {"future-relation", "a relation begins after the dossier was compiled", SEVERITY_WARNING,
     lint_future_relations},
    {"late-source", "a source is dated after the dossier was compiled", SEVERITY_WARNING,
     lint_late_sources},
    {"repeated-citation", "one record cites the same place of a source twice", SEVERITY_WARNING,
     lint_repeated_citations},
    {"repeated-alias", "an alias that the entity has already, as alias, id or label",
     SEVERITY_WARNING, lint_repeated_aliases},
    {"taken-alias", "an alias that is the id of another entity", SEVERITY_WARNING,
     lint_taken_aliases},

    /* What readers warn of has a code of its own, or that of all the rest. */
    {"unknown-attribute", "an attribute that a dossier does not know, near to one that it does",
     SEVERITY_WARNING, NULL},
    {"unknown-kind", "a kind of entity that is neither built in nor declared", SEVERITY_WARNING,
     NULL},
    {"unknown-type", "a relation type that is neither built in nor declared", SEVERITY_WARNING,
     NULL},
    {"conflict", "a record says one thing here and another before, which stays", SEVERITY_WARNING,
     NULL},
    {LINT_READING, "what a reader could not keep, or takes for something else than it may mean",
     SEVERITY_WARNING, NULL},
    {LINT_SYNTAX, "a file cannot be read there", SEVERITY_ERROR, NULL},

    /* What lint_accept.c says of notes. */
    {LINT_UNCLEAR, "a note accepts a rule that there is none of, or gives no reason",
     SEVERITY_WARNING, NULL},
    {LINT_UNUSED, "a note accepts what is not found, and is out of date", SEVERITY_NOTE, NULL},
};

_Static_assert(sizeof rules / sizeof *rules <= LINT_RULES_MOST, "raise LINT_RULES_MOST");

size_t lint_rule_count(void)
{
    return sizeof rules / sizeof *rules;
}

const struct lint_rule *lint_rule_at(size_t index)
{
    return &rules[index];
}

size_t lint_rule_find(const char *code)
{
    for (size_t i = 0; i < lint_rule_count(); i++)
        if (strcmp(rules[i].code, code) == 0)
            return i;
    return LINT_NO_RULE;
}

const char *lint_rule_suggest(const char *code)
{
    struct suggest suggest;
    suggest_start(&suggest, code);
    for (size_t i = 0; i < lint_rule_count(); i++)
        suggest_consider(&suggest, rules[i].code);
    return suggest.best;
}

void dossier_lint(const struct dossier *dossier, const struct lint_options *options,
                  struct diagnostics *found)
{
    static const struct lint_options defaults = {0};
    struct diagnostics own = {0};
    if (!options)
        options = &defaults;
    for (size_t i = 0; i < lint_rule_count(); i++) {
        struct lint lint = {dossier, options, &rules[i], rules[i].severity, &own};
        if (rules[i].check && lint_chosen(options->choice, i, &lint.severity))
            rules[i].check(&lint);
    }
    diagnostics_sort(&own);
    for (size_t i = 0; i < own.count; i++)
        diagnostics_take(found, &own.items[i]);
    diagnostics_release(&own);
}

void lint_also(const struct lint *lint, struct place place, struct error *error)
{
    const char *path = dossier_path(lint->dossier, place);
    if (!*path)
        return;
    error->also_path = xstrdup(path);
    error->also_line = place.line;
    error->also_column = place.column;
}

void lint_report(const struct lint *lint, struct place place, struct error *error)
{
    const char *path = dossier_path(lint->dossier, place);
    error->code = lint->rule->code;
    error->severity = lint->severity;
    error_place(error, *path ? path : NULL, place.line, place.column, NULL, 0);
    diagnostics_take(lint->found, error);
}

void lint_add_relation(const struct dossier *dossier, const struct relation *relation,
                       struct text *out)
{
    bool typed = relation->type != TYPE_TIE, dated = edtf_given(relation_when(dossier, relation));
    text_addf(out, "%s %s %s", dossier->entities[relation->from].id,
              relation_symmetric(dossier, relation) ? "--" : "->",
              dossier->entities[relation->to].id);
    if (!typed && !dated)
        return;
    text_addf(out, " (%s%s", typed ? dossier->vocabulary.types[relation->type].name : "",
              typed && dated ? ", " : "");
    edtf_format(relation_when(dossier, relation), out);
    text_add_char(out, ')');
}

void lint_add_line(const struct dossier *dossier, struct place place, struct place here,
                   struct text *out)
{
    if (!place.line)
        text_add(out, "another place");
    else if (place.file == here.file)
        text_addf(out, "line %u", (unsigned)place.line);
    else
        text_addf(out, "%s:%u", dossier_path(dossier, place), (unsigned)place.line);
}

void lint_add_others(size_t count, const char *thing, struct text *out)
{
    if (count)
        text_addf(out, ", as do%s %zu other %s%s", count == 1 ? "es" : "", count, thing,
                  count == 1 ? "" : "s");
}

bool lint_afford(size_t *budget, size_t candidates)
{
    if (candidates > *budget)
        return false;
    *budget -= candidates;
    return true;
}

int lint_compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int lint_compare_places(struct place a, struct place b)
{
    int order = lint_compare(a.file, b.file);
    if (!order)
        order = lint_compare(a.line, b.line);
    return order ? order : lint_compare(a.column, b.column);
}

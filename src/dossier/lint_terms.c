/*
 * lint_terms.c: rules about what the same two are to each other at the same time: a state that is
 * dated twice over, and sources that tell the opposite of one day. Relations are sorted, so it
 * stays in O(n log n).
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* What is compared of a relation. The ends of one that holds both ways are in ascending order. */
struct term {
    uint32_t low, high, type, relation;
    const char *role; /* "" where it has none */
    struct edtf_days days;
};

static struct term make_term(const struct dossier *dossier, uint32_t index)
{
    const struct relation *relation = &dossier->relations[index];
    const char *role = relation_evidence(dossier, relation)->role;
    bool turned = relation_symmetric(dossier, relation) && relation->from > relation->to;
    return (struct term){.low = turned ? relation->to : relation->from,
                         .high = turned ? relation->from : relation->to,
                         .type = relation->type,
                         .relation = index,
                         .role = role ? role : ""};
}

static int compare_ends(const struct term *a, const struct term *b)
{
    int order = lint_compare(a->low, b->low);
    return order ? order : lint_compare(a->high, b->high);
}

/* 0 where they are the same state. */
static int compare_states(const struct term *a, const struct term *b)
{
    int order = compare_ends(a, b);
    if (!order)
        order = lint_compare(a->type, b->type);
    return order ? order : strcmp(a->role, b->role);
}

static int compare_days(struct edtf_days a, struct edtf_days b)
{
    int order = (a.from > b.from) - (a.from < b.from);
    return order ? order : (a.to > b.to) - (a.to < b.to);
}

static int by_state(const void *left, const void *right)
{
    const struct term *a = left, *b = right;
    int order = compare_states(a, b);
    if (!order)
        order = compare_days(a->days, b->days);
    return order ? order : lint_compare(a->relation, b->relation);
}

/* ---- A state that is dated twice over ---- */

static struct term *collect_states(const struct dossier *dossier, size_t *count)
{
    struct term *terms = NULL;
    size_t capacity = 0;
    int32_t today = edtf_given(&dossier->date) ? edtf_possible(&dossier->date).to : EDTF_DAY_MAX;
    *count = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct edtf *when = relation_when(dossier, relation);
        if (!dossier->vocabulary.types[relation->type].lasting || !when->interval)
            continue;
        struct term term = make_term(dossier, i);
        term.days = edtf_certain(when, today);
        if (term.days.from >= term.days.to) /* a common day is no overlap */
            continue;
        terms = xgrow(terms, *count, &capacity, sizeof *terms);
        terms[(*count)++] = term;
    }
    if (*count)
        qsort(terms, *count, sizeof *terms, by_state);
    return terms;
}

/* "TERM LINK BEFORE (line 12)REST" */
static void report_pair(const struct lint *lint, const struct term *term, const struct term *before,
                        const char *link, const char *rest, const char *hint)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *relation = &dossier->relations[term->relation];
    const struct relation *other = &dossier->relations[before->relation];
    struct error error = {0};
    struct text name = {0}, of_other = {0}, line = {0};
    lint_add_relation(dossier, relation, &name);
    lint_add_relation(dossier, other, &of_other);
    lint_add_line(dossier, other->place, relation->place, &line);
    error_set(&error, ERROR_INPUT, "%s %s %s (%s)%s", text_string(&name), link,
              text_string(&of_other), text_string(&line), rest);
    error_hint(&error, "%s", hint);
    lint_also(lint, other->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&line);
    text_release(&of_other);
    text_release(&name);
}

/* One finding a term, against the one before it that ends last. Of equal dates it is a duplicate.
 */
void lint_overlapping_terms(const struct lint *lint)
{
    size_t count;
    struct term *terms = collect_states(lint->dossier, &count);
    const struct term *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct term *term = &terms[i];
        bool same = last && compare_states(last, term) == 0;
        if (same && term->days.from < last->days.to &&
            edtf_compare(relation_when(lint->dossier, &lint->dossier->relations[term->relation]),
                         relation_when(lint->dossier, &lint->dossier->relations[last->relation])))
            report_pair(lint, term, last, "overlaps", ", which is the same at another time",
                        "make one of the two, or correct a date; what two sources date otherwise, "
                        "mark with '?'");
        if (!same || term->days.to > last->days.to)
            last = term;
    }
    free(terms);
}

/* ---- Sources that contradict each other ---- */

/* The cooperation and the dissent of one exact day; `type` is 1 for dissent. */
static struct term *collect_events(const struct dossier *dossier, size_t *count)
{
    struct term *terms = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        enum family family = relation_family(dossier, relation);
        const struct edtf *when = relation_when(dossier, relation);
        struct term term = make_term(dossier, i);
        if ((family != FAMILY_COOPERATION && family != FAMILY_DISSENT) || !edtf_given(when) ||
            dossier->vocabulary.types[relation->type].lasting)
            continue;
        term.days = edtf_certain(when, EDTF_DAY_MAX);
        term.type = family == FAMILY_DISSENT;
        if (term.days.from != term.days.to)
            continue;
        terms = xgrow(terms, *count, &capacity, sizeof *terms);
        terms[(*count)++] = term;
    }
    return terms;
}

static int compare_occasions(const struct term *a, const struct term *b)
{
    int order = compare_ends(a, b);
    return order ? order : compare_days(a->days, b->days);
}

static int by_occasion(const void *left, const void *right)
{
    const struct term *a = left, *b = right;
    int order = compare_occasions(a, b);
    if (!order)
        order = lint_compare(a->type, b->type);
    return order ? order : lint_compare(a->relation, b->relation);
}

/* Whether both cite, and no source is cited by both: who reports both has seen both. */
static bool cite_apart(const struct dossier *dossier, const struct term *a, const struct term *b)
{
    const char *of_a = relation_evidence(dossier, &dossier->relations[a->relation])->source;
    const char *of_b = relation_evidence(dossier, &dossier->relations[b->relation])->source;
    const char *outer = of_a;
    struct citation one, other;
    bool any = false, all = false;
    for (; citation_next(&outer, &one); all = true)
        for (const char *inner = of_b; citation_next(&inner, &other); any = true)
            if (one.source_length == other.source_length &&
                memcmp(one.source, other.source, one.source_length) == 0)
                return false;
    return any && all;
}

/* One finding a dissent, against the first cooperation of that day. */
void lint_contradictions(const struct lint *lint)
{
    size_t count;
    struct term *terms = collect_events(lint->dossier, &count);
    const struct term *first = NULL;
    if (count)
        qsort(terms, count, sizeof *terms, by_occasion);
    for (size_t i = 0; i < count; i++) {
        const struct term *term = &terms[i];
        if (!first || compare_occasions(first, term) != 0)
            first = term;
        else if (!first->type && term->type && cite_apart(lint->dossier, term, first))
            report_pair(lint, term, first, "and",
                        " are opposites, of one day, by different sources",
                        "give a confidence to the one that is less sure, or leave both if both "
                        "were so");
    }
    free(terms);
}

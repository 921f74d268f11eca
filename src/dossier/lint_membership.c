/*
 * lint_membership.c: rules about who belonged to what when: dissent of those who had left, and
 * candidates who were members. What is compared is sorted, so it stays in O(n log n).
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* That an entity was a member of another, and the last day on which it can have been. */
struct membership {
    uint32_t member, organization, relation;
    int32_t last;
};

static int compare_pairs(const void *left, const void *right)
{
    const struct membership *a = left, *b = right;
    int order = lint_compare(a->member, b->member);
    return order ? order : lint_compare(a->organization, b->organization);
}

static int compare_memberships(const void *left, const void *right)
{
    const struct membership *a = left, *b = right;
    int order = compare_pairs(a, b);
    if (!order)
        order = (b->last > a->last) - (b->last < a->last);
    return order ? order : lint_compare(a->relation, b->relation);
}

/* Sorts them and keeps of each pair of entities the first; returns how many there are then. */
static size_t first_of_pairs(struct membership *found, size_t all)
{
    size_t count = 0;
    if (all)
        qsort(found, all, sizeof *found, compare_memberships);
    for (size_t i = 0; i < all; i++)
        if (!count || compare_pairs(&found[count - 1], &found[i]) != 0)
            found[count++] = found[i];
    return count;
}

/* EDTF_DAY_MAX where the dossier does not assert that it ended: no date, a lone date (it is on
 * record from then on), an end that is open, unknown or marked `?`. */
static int32_t last_day(const struct edtf *when)
{
    if (!when->interval || (when->end.qualifier & EDTF_UNCERTAIN))
        return EDTF_DAY_MAX;
    return edtf_possible(when).to;
}

/*
 * Every membership, observers' too, of each pair of entities only the one that ended last, in the
 * order of compare_pairs(). An event of that family (candidacy, participation) makes no member.
 */
static struct membership *find_memberships(const struct dossier *dossier, size_t *count)
{
    struct membership *found = NULL;
    size_t capacity = 0, all = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct relation_type *type = &dossier->vocabulary.types[relation->type];
        if (type->family != FAMILY_MEMBERSHIP || !type->lasting)
            continue;
        found = xgrow(found, all, &capacity, sizeof *found);
        found[all++] = (struct membership){relation->from, relation->to, i,
                                           last_day(relation_when(dossier, relation))};
    }
    *count = first_of_pairs(found, all);
    return found;
}

static void report_late_dissent(const struct lint *lint, const struct relation *relation,
                                const struct membership *membership)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *ended = &dossier->relations[membership->relation];
    struct error error = {0};
    struct text name = {0}, of_membership = {0}, line = {0};
    lint_add_relation(dossier, relation, &name);
    lint_add_relation(dossier, ended, &of_membership);
    lint_add_line(dossier, ended->place, relation->place, &line);
    error_set(&error, ERROR_INPUT, "%s begins after %s (%s) has ended", text_string(&name),
              text_string(&of_membership), text_string(&line));
    error_hint(&error,
               "correct one of the two dates, if '%s' was still a member of '%s' when it dissented",
               dossier->entities[ended->from].id, dossier->entities[ended->to].id);
    lint_also(lint, ended->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&line);
    text_release(&of_membership);
    text_release(&name);
}

/* Reports the dissent where `member` had left `organization` before it can have begun. */
static bool check_dissent(const struct lint *lint, const struct relation *relation,
                          struct membership pair, const struct membership *memberships,
                          size_t count)
{
    if (!count)
        return false;
    const struct membership *membership =
        bsearch(&pair, memberships, count, sizeof *memberships, compare_pairs);
    if (!membership ||
        membership->last >= edtf_possible(relation_when(lint->dossier, relation)).from)
        return false;
    report_late_dissent(lint, relation, membership);
    return true;
}

void lint_dissent_after_membership(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    size_t count;
    struct membership *memberships = find_memberships(dossier, &count);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (relation_family(dossier, relation) != FAMILY_DISSENT ||
            !edtf_given(relation_when(dossier, relation)) ||
            edtf_uncertain(relation_when(dossier, relation)))
            continue;
        struct membership there = {.member = relation->from, .organization = relation->to};
        struct membership back = {.member = relation->to, .organization = relation->from};
        if (!check_dissent(lint, relation, there, memberships, count) &&
            relation_symmetric(dossier, relation))
            check_dissent(lint, relation, back, memberships, count);
    }
    free(memberships);
}

/* ---- Candidates ---- */

/* A full membership that certainly held on some days. Observers may well be candidates. */
static struct membership *find_full_memberships(const struct dossier *dossier, size_t *count)
{
    uint32_t type = vocabulary_find_type(&dossier->vocabulary, "membership");
    struct membership *found = NULL;
    size_t capacity = 0, all = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct edtf *when = relation_when(dossier, relation);
        if (relation->type != type || !when->interval)
            continue;
        struct edtf_days days = edtf_certain(when, EDTF_DAY_MAX);
        if (days.from > days.to)
            continue;
        found = xgrow(found, all, &capacity, sizeof *found);
        found[all++] = (struct membership){relation->from, relation->to, i, days.to};
    }
    *count = first_of_pairs(found, all);
    return found;
}

static void report_late_candidacy(const struct lint *lint, const struct relation *relation,
                                  const struct relation *member)
{
    struct error error = {0};
    struct text name = {0}, of_member = {0}, line = {0};
    lint_add_relation(lint->dossier, relation, &name);
    lint_add_relation(lint->dossier, member, &of_member);
    lint_add_line(lint->dossier, member->place, relation->place, &line);
    error_set(&error, ERROR_INPUT, "%s begins after %s (%s) has begun", text_string(&name),
              text_string(&of_member), text_string(&line));
    error_hint(&error, "who is a member is no candidate: correct one of the two dates");
    lint_also(lint, member->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&line);
    text_release(&of_member);
    text_release(&name);
}

void lint_late_candidacies(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    uint32_t type = vocabulary_find_type(&dossier->vocabulary, "candidacy");
    size_t count;
    struct membership *memberships = find_full_memberships(dossier, &count);
    for (size_t i = 0; count && i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct edtf *when = relation_when(dossier, relation);
        if (relation->type != type || !edtf_given(when) || edtf_uncertain(when))
            continue;
        struct membership pair = {.member = relation->from, .organization = relation->to};
        const struct membership *found =
            bsearch(&pair, memberships, count, sizeof *memberships, compare_pairs);
        if (!found)
            continue;
        const struct relation *member = &dossier->relations[found->relation];
        struct edtf_days held = edtf_certain(relation_when(dossier, member), EDTF_DAY_MAX);
        int32_t first = edtf_possible(when).from;
        if (held.from < first && first <= held.to)
            report_late_candidacy(lint, relation, member);
    }
    free(memberships);
}

/*
 * lint_tenure.c: rules about who held or belonged to what when: one office held by two, and dissent
 * of those who had left. Both sort what they compare, and so stay in O(n log n).
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* The days on which a holder certainly held what only one can hold. */
struct tenure {
    uint32_t type, target, holder, relation;
    struct edtf_days days;
};

static int compare_tenures(const void *left, const void *right)
{
    const struct tenure *a = left, *b = right;
    int order = lint_compare(a->type, b->type);
    if (!order)
        order = lint_compare(a->target, b->target);
    if (!order)
        order = (a->days.from > b->days.from) - (a->days.from < b->days.from);
    return order ? order : lint_compare(a->relation, b->relation);
}

/* Past the day of the dossier, an open end promises nothing. */
static int32_t last_known_day(const struct dossier *dossier)
{
    return edtf_given(&dossier->date) ? edtf_possible(&dossier->date).to : EDTF_DAY_MAX;
}

/* In the order of compare_tenures(). A relation that is certain on no day has no tenure. */
static struct tenure *find_tenures(const struct dossier *dossier, size_t *count)
{
    struct tenure *tenures = NULL;
    size_t capacity = 0;
    int32_t today = last_known_day(dossier);
    *count = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (!dossier->vocabulary.types[relation->type].exclusive || !edtf_given(&relation->when))
            continue;
        struct edtf_days days = edtf_certain(&relation->when, today);
        if (days.from > days.to)
            continue;
        tenures = xgrow(tenures, *count, &capacity, sizeof *tenures);
        tenures[(*count)++] =
            (struct tenure){relation->type, relation->to, relation->from, i, days};
    }
    if (*count)
        qsort(tenures, *count, sizeof *tenures, compare_tenures);
    return tenures;
}

static void add_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(out, "%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month, day_of_month);
}

/* " from 2010-12-31 to 2011-03-01"; an end that is open is left out. */
static void add_days(struct edtf_days days, struct text *out)
{
    if (days.from != EDTF_DAY_MIN) {
        text_add(out, " from ");
        add_day(days.from, out);
    }
    if (days.to != EDTF_DAY_MAX) {
        text_add(out, " to ");
        add_day(days.to, out);
    } else if (days.from != EDTF_DAY_MIN) {
        text_add(out, " on");
    }
}

/* Of two tenures in order. */
static struct edtf_days common_days(const struct tenure *earlier, const struct tenure *later)
{
    int32_t to = earlier->days.to < later->days.to ? earlier->days.to : later->days.to;
    return (struct edtf_days){later->days.from, to};
}

static void report_overlap(const struct lint *lint, const struct tenure *tenure,
                           const struct tenure *rival)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *relation = &dossier->relations[tenure->relation];
    const struct relation *of_rival = &dossier->relations[rival->relation];
    struct error error = {0};
    struct text name = {0}, of_rival_name = {0}, line = {0}, days = {0};
    lint_add_relation(dossier, relation, &name);
    lint_add_relation(dossier, of_rival, &of_rival_name);
    lint_add_line(dossier, of_rival->place, relation->place, &line);
    add_days(common_days(rival, tenure), &days);
    error_set(&error, ERROR_INPUT, "%s overlaps %s (%s): both hold%s, and only one can",
              text_string(&name), text_string(&of_rival_name), text_string(&line),
              text_string(&days));
    error_hint(&error, "let the one end when the other begins, or mark with '?' what is "
                       "not sure");
    lint_report(lint, relation->place, &error);
    text_release(&days);
    text_release(&line);
    text_release(&of_rival_name);
    text_release(&name);
}

/* Those of one office so far that end last: `last`, and `other` of all with another holder. */
struct incumbents {
    const struct tenure *last, *other;
};

static bool ends_later(const struct tenure *tenure, const struct tenure *than)
{
    return !than || tenure->days.to > than->days.to;
}

static void enter(struct incumbents *incumbents, const struct tenure *tenure)
{
    if (ends_later(tenure, incumbents->last)) {
        if (incumbents->last && incumbents->last->holder != tenure->holder)
            incumbents->other = incumbents->last;
        incumbents->last = tenure;
    } else if (tenure->holder != incumbents->last->holder &&
               ends_later(tenure, incumbents->other)) {
        incumbents->other = tenure;
    }
}

/* The one of another holder that ends last; NULL where there is none. */
static const struct tenure *find_rival(const struct incumbents *incumbents,
                                       const struct tenure *tenure)
{
    bool own = incumbents->last && incumbents->last->holder == tenure->holder;
    return own ? incumbents->other : incumbents->last;
}

/*
 * One finding a tenure, against the rival that ends last, so that n rivals give n findings and not
 * n². One common day is a handover. Whose dates could overlap but need not (both 2010-12) have no
 * certain day in common.
 */
void lint_exclusive_overlaps(const struct lint *lint)
{
    size_t count;
    struct tenure *tenures = find_tenures(lint->dossier, &count);
    struct incumbents incumbents = {0};
    for (size_t i = 0; i < count; i++) {
        const struct tenure *tenure = &tenures[i];
        if (i && (tenure->type != tenure[-1].type || tenure->target != tenure[-1].target))
            incumbents = (struct incumbents){0};
        const struct tenure *rival = find_rival(&incumbents, tenure);
        if (rival && common_days(rival, tenure).from < common_days(rival, tenure).to)
            report_overlap(lint, tenure, rival);
        enter(&incumbents, tenure);
    }
    free(tenures);
}

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
        found[all++] =
            (struct membership){relation->from, relation->to, i, last_day(&relation->when)};
    }
    if (all)
        qsort(found, all, sizeof *found, compare_memberships);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (!*count || compare_pairs(&found[*count - 1], &found[i]) != 0)
            found[(*count)++] = found[i];
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
    if (!membership || membership->last >= edtf_possible(&relation->when).from)
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
        if (relation_family(dossier, relation) != FAMILY_DISSENT || !edtf_given(&relation->when) ||
            edtf_uncertain(&relation->when))
            continue;
        struct membership there = {.member = relation->from, .organization = relation->to};
        struct membership back = {.member = relation->to, .organization = relation->from};
        if (!check_dissent(lint, relation, there, memberships, count) &&
            relation_symmetric(dossier, relation))
            check_dissent(lint, relation, back, memberships, count);
    }
    free(memberships);
}

/*
 * office.c: who held an office when. Everything is sorted once, so a million tenures stay in
 * O(n log n).
 */
#include <entente/office.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const struct edtf_days no_days = {EDTF_DAY_MAX, EDTF_DAY_MIN};

bool edtf_days_empty(struct edtf_days days)
{
    return days.from > days.to;
}

static void add_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(out, "%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month, day_of_month);
}

void edtf_days_format(struct edtf_days days, struct text *out)
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

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_offices(const struct tenure *a, const struct tenure *b)
{
    int order = compare(a->type, b->type);
    if (!order)
        order = compare(a->organization, b->organization);
    return order ? order : strcmp(a->role, b->role);
}

static int by_first_certain_day(const void *left, const void *right)
{
    const struct tenure *a = left, *b = right;
    int order = compare_offices(a, b);
    if (!order)
        order = compare(a->certain.from, b->certain.from);
    return order ? order : compare(a->relation, b->relation);
}

static int by_first_possible_day(const void *left, const void *right)
{
    const struct tenure *a = left, *b = right;
    int order = compare_offices(a, b);
    if (!order)
        order = compare(a->possible.from, b->possible.from);
    return order ? order : compare(a->relation, b->relation);
}

/* Past the day of the dossier, an open end promises nothing. */
static int32_t last_known_day(const struct dossier *dossier)
{
    return edtf_given(&dossier->date) ? edtf_possible(&dossier->date).to : EDTF_DAY_MAX;
}

/* Of one exclusive type "minister" and "deputy" are two offices; a presidency is one whatever its
 * role. */
static const char *role_of_office(const struct dossier *dossier, const struct relation *relation)
{
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    const char *role = relation_evidence(dossier, relation)->role;
    return type->exclusive && type->family == FAMILY_OFFICE && role ? role : "";
}

static void collect(struct offices *offices, const struct dossier *dossier, uint32_t type)
{
    size_t capacity = 0;
    int32_t today = last_known_day(dossier);
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        bool wanted = type == VOCABULARY_NONE ? dossier->vocabulary.types[relation->type].exclusive
                                              : relation->type == type;
        if (!wanted || !edtf_given(relation_when(dossier, relation)))
            continue;
        offices->tenures =
            xgrow(offices->tenures, offices->count, &capacity, sizeof *offices->tenures);
        offices->tenures[offices->count++] =
            (struct tenure){.relation = i,
                            .type = relation->type,
                            .organization = relation->to,
                            .holder = relation->from,
                            .role = role_of_office(dossier, relation),
                            .possible = edtf_possible(relation_when(dossier, relation)),
                            .certain = edtf_certain(relation_when(dossier, relation), today),
                            .vacancy = no_days,
                            .overlap = no_days,
                            .rival = DOSSIER_NONE};
    }
}

/* Those of one office so far that end last: `last`, and `other` of all with another holder. */
struct incumbents {
    const struct tenure *last, *other;
};

static bool ends_later(const struct tenure *tenure, const struct tenure *than)
{
    return !than || tenure->certain.to > than->certain.to;
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

/* The tenures are in order of their first certain day; what is certain on no day rivals nobody. */
static void find_overlaps(struct offices *offices)
{
    struct incumbents incumbents = {0};
    for (size_t i = 0; i < offices->count; i++) {
        struct tenure *tenure = &offices->tenures[i];
        if (i && compare_offices(tenure, tenure - 1) != 0)
            incumbents = (struct incumbents){0};
        if (edtf_days_empty(tenure->certain))
            continue;
        const struct tenure *rival = find_rival(&incumbents, tenure);
        int32_t last = rival && rival->certain.to < tenure->certain.to ? rival->certain.to
                                                                       : tenure->certain.to;
        if (rival && tenure->certain.from < last) {
            tenure->overlap = (struct edtf_days){tenure->certain.from, last};
            tenure->rival = rival->relation;
        }
        enter(&incumbents, tenure);
    }
}

/* The tenures are in order of their first possible day. */
static void find_vacancies(struct offices *offices)
{
    int32_t reach = EDTF_DAY_MAX; /* the last day that the earlier ones can have held */
    for (size_t i = 0; i < offices->count; i++) {
        struct tenure *tenure = &offices->tenures[i];
        bool first = i == 0 || compare_offices(tenure, tenure - 1) != 0;
        bool any = tenure->possible.from != EDTF_DAY_MIN;
        if (!first && any && reach < tenure->possible.from - 1)
            tenure->vacancy = (struct edtf_days){reach + 1, tenure->possible.from - 1};
        if (first || tenure->possible.to > reach)
            reach = tenure->possible.to;
    }
}

/* That an entity may have been a member of an organization on some days. */
struct membership {
    uint32_t organization, member;
    struct edtf_days days;
};

static int compare_memberships(const void *left, const void *right)
{
    const struct membership *a = left, *b = right;
    int order = compare(a->organization, b->organization);
    return order ? order : compare(a->member, b->member);
}

static struct membership *collect_memberships(const struct dossier *dossier, size_t *count)
{
    struct membership *found = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct relation_type *type = &dossier->vocabulary.types[relation->type];
        if (type->family != FAMILY_MEMBERSHIP || !type->lasting)
            continue;
        found = xgrow(found, *count, &capacity, sizeof *found);
        found[(*count)++] = (struct membership){relation->to, relation->from,
                                                edtf_possible(relation_when(dossier, relation))};
    }
    if (*count)
        qsort(found, *count, sizeof *found, compare_memberships);
    return found;
}

/* The first of the sorted memberships that is not before the pair. */
static size_t first_of(const struct membership *memberships, size_t count,
                       const struct membership *pair)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_memberships(&memberships[middle], pair) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_outsider(const struct tenure *tenure, const struct membership *memberships,
                        size_t count)
{
    struct membership pair = {.organization = tenure->organization};
    size_t any = first_of(memberships, count, &pair);
    if (any == count || memberships[any].organization != tenure->organization)
        return false;
    pair.member = tenure->holder;
    for (size_t i = first_of(memberships, count, &pair);
         i < count && compare_memberships(&memberships[i], &pair) == 0; i++)
        if (memberships[i].days.from <= tenure->possible.to &&
            tenure->possible.from <= memberships[i].days.to)
            return false;
    return true;
}

static void find_outsiders(struct offices *offices, const struct dossier *dossier)
{
    size_t count;
    struct membership *memberships = collect_memberships(dossier, &count);
    for (size_t i = 0; i < offices->count; i++) {
        struct tenure *tenure = &offices->tenures[i];
        if (dossier->vocabulary.types[tenure->type].family == FAMILY_PRESIDENCY)
            tenure->outsider = is_outsider(tenure, memberships, count);
    }
    free(memberships);
}

void offices_init(struct offices *offices, const struct dossier *dossier, uint32_t type)
{
    bool exclusive = type == VOCABULARY_NONE || dossier->vocabulary.types[type].exclusive;
    *offices = (struct offices){0};
    collect(offices, dossier, type);
    if (!offices->count)
        return;
    if (exclusive) {
        qsort(offices->tenures, offices->count, sizeof *offices->tenures, by_first_certain_day);
        find_overlaps(offices);
    }
    qsort(offices->tenures, offices->count, sizeof *offices->tenures, by_first_possible_day);
    if (exclusive)
        find_vacancies(offices);
    find_outsiders(offices, dossier);
}

void offices_release(struct offices *offices)
{
    if (!offices)
        return;
    free(offices->tenures);
    *offices = (struct offices){0};
}

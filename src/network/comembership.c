/*
 * comembership.c: those who belong to the same organization at the same time are tied. The weight
 * is w_ij = sum over organizations k of shared days_ij,k / (days of the window (n_k - 1)), n_k
 * being the members of k: who shares all of the time with all of the others gets 1 from each
 * organization, parted among these. Each member goes through the other members of what it belongs
 * to, so that no more is kept than the ties.
 *
 * Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132, for
 * the n_k - 1; the share of days is ours.
 */
#include "network/comembership.h"

#include "base/xalloc.h"
#include "network/stays.h"
#include "view/wanted.h"

#include <stdlib.h>
#include <string.h>

/* Above so many pairs of members the ties would not be of use to anybody. */
static const double most_pairs = 1e9;

/* One member in one organization: its spans of days, possible and certain ones. */
struct membership {
    uint32_t organization, member;
    uint32_t last; /* where the memberships of the organization end */
    const struct stay *possible, *certain;
    size_t possible_count, certain_count;
    double share; /* what a shared day is worth: 1 / (days (n - 1)); 0: nobody else is there */
};

struct tying {
    struct network *network;
    struct membership *memberships; /* by organization, then by member */
    uint32_t *by_member;            /* their indices by member, then by organization */
    size_t count;
    size_t capacity;   /* of the network's ties */
    double *weights;   /* by entity: of the tie with it so far; 0: none */
    uint32_t *shared;  /* by entity: how many organizations that tie is of */
    bool *sure;        /* by entity: whether a day of it is certain */
    uint32_t *touched; /* the entities that have a weight */
    size_t touched_count;
};

static bool same_membership(const struct stay *a, const struct stay *b)
{
    return a->organization == b->organization && a->member == b->member;
}

/* A membership for each member of an organization that was there on some possible day. */
static void list_memberships(struct tying *tying, const struct membership_days *days)
{
    const struct stays *possible = &days->possible, *certain = &days->certain;
    size_t sure = 0;
    tying->memberships = xreallocarray(NULL, possible->count, sizeof *tying->memberships);
    for (size_t i = 0; i < possible->count;) {
        const struct stay *stay = &possible->items[i];
        struct membership *made = &tying->memberships[tying->count++];
        *made = (struct membership){
            .organization = stay->organization, .member = stay->member, .possible = stay};
        for (; i < possible->count && same_membership(&possible->items[i], stay); i++)
            made->possible_count++;
        /* Each certain day is possible too, so both lists go through the same memberships. */
        made->certain = certain->items ? certain->items + sure : NULL;
        for (; certain->items && sure < certain->count &&
               same_membership(&certain->items[sure], stay);
             sure++)
            made->certain_count++;
    }
}

/* Notes where each organization's memberships end, and what a day in it is worth. */
static void close_organizations(struct tying *tying, double window_days)
{
    struct comembership *comembership = tying->network->comembership;
    for (size_t first = 0, last; first < tying->count; first = last) {
        uint32_t organization = tying->memberships[first].organization;
        for (last = first; last < tying->count; last++)
            if (tying->memberships[last].organization != organization)
                break;
        double others = (double)(last - first) - 1;
        for (size_t i = first; i < last; i++) {
            tying->memberships[i].last = (uint32_t)last;
            tying->memberships[i].share = others > 0 ? 1 / (window_days * others) : 0;
            comembership->members[tying->memberships[i].member] = true;
        }
        comembership->organization_count++;
    }
}

/* Indices of the memberships by member, counted into their places. */
static size_t *index_by_member(struct tying *tying, size_t entity_count)
{
    size_t *starts = xcalloc(entity_count + 2, sizeof *starts);
    tying->by_member = xreallocarray(NULL, tying->count, sizeof *tying->by_member);
    for (size_t i = 0; i < tying->count; i++)
        starts[tying->memberships[i].member + 2]++;
    for (size_t i = 0; i < entity_count; i++)
        starts[i + 2] += starts[i + 1];
    for (uint32_t i = 0; i < tying->count; i++)
        tying->by_member[starts[tying->memberships[i].member + 1]++] = i;
    return starts;
}

/* Days on which both are there; the spans of each lie apart and ascend. */
static double shared_days(const struct stay *a, size_t a_count, const struct stay *b,
                          size_t b_count)
{
    double days = 0;
    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        int32_t from = a[i].days.from > b[j].days.from ? a[i].days.from : b[j].days.from;
        int32_t to = a[i].days.to < b[j].days.to ? a[i].days.to : b[j].days.to;
        if (from <= to)
            days += (double)to - from + 1;
        if (a[i].days.to < b[j].days.to)
            i++;
        else
            j++;
    }
    return days;
}

static void add_tie(struct tying *tying, struct tie tie, bool sure)
{
    struct network *network = tying->network;
    network->ties =
        xgrow(network->ties, network->tie_count, &tying->capacity, sizeof *network->ties);
    network->ties[network->tie_count++] = tie;
    if (sure)
        return;
    network->possible_count++;
    network->comembership->doubted[tie.from] = network->comembership->doubted[tie.to] = true;
}

/* What an organization adds to the tie of two of its members: a tie of its own, where all are kept.
 */
static void share(struct tying *tying, const struct membership *own, const struct membership *other)
{
    uint32_t to = other->member;
    double days =
        shared_days(own->possible, own->possible_count, other->possible, other->possible_count);
    bool sure =
        shared_days(own->certain, own->certain_count, other->certain, other->certain_count) > 0;
    if (!(days > 0))
        return;
    if (tying->network->projection.parallel == PARALLEL_KEEP) {
        add_tie(tying, (struct tie){own->member, to, days * own->share, 1, 1}, sure);
        return;
    }
    if (!tying->shared[to])
        tying->touched[tying->touched_count++] = to;
    tying->weights[to] += days * own->share;
    tying->shared[to]++;
    tying->sure[to] |= sure;
}

static int compare_entities(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Makes ties of what was gathered for one member. */
static void flush(struct tying *tying, uint32_t from)
{
    if (tying->touched_count)
        qsort(tying->touched, tying->touched_count, sizeof *tying->touched, compare_entities);
    for (size_t i = 0; i < tying->touched_count; i++) {
        uint32_t to = tying->touched[i];
        struct tie tie = {from, to, tying->weights[to], 1, tying->shared[to]};
        add_tie(tying, tie, tying->sure[to]);
        tying->weights[to] = 0;
        tying->shared[to] = 0;
        tying->sure[to] = false;
    }
    tying->touched_count = 0;
}

static int compare_ties(const void *left, const void *right)
{
    const struct tie *a = left, *b = right;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

/* The ties of a member with those behind it. */
static void tie_member(struct tying *tying, uint32_t member, const uint32_t *own, size_t own_count)
{
    size_t first = tying->network->tie_count;
    for (size_t i = 0; i < own_count; i++) {
        const struct membership *membership = &tying->memberships[own[i]];
        for (uint32_t other = own[i] + 1; other < membership->last; other++)
            share(tying, membership, &tying->memberships[other]);
    }
    flush(tying, member);
    size_t count = tying->network->tie_count - first;
    if (count && tying->network->projection.parallel == PARALLEL_KEEP)
        qsort(tying->network->ties + first, count, sizeof *tying->network->ties, compare_ties);
}

static void tie_all(struct tying *tying, size_t entity_count)
{
    size_t *starts = index_by_member(tying, entity_count);
    tying->weights = xcalloc(entity_count, sizeof *tying->weights);
    tying->shared = xcalloc(entity_count, sizeof *tying->shared);
    tying->sure = xcalloc(entity_count, sizeof *tying->sure);
    tying->touched = xcalloc(entity_count, sizeof *tying->touched);
    for (uint32_t entity = 0; entity < entity_count; entity++)
        tie_member(tying, entity, tying->by_member + starts[entity],
                   starts[entity + 1] - starts[entity]);
    free(tying->touched);
    free(tying->sure);
    free(tying->shared);
    free(tying->weights);
    free(starts);
}

/* The types that the projection names; none where it names one that there is not. */
static bool *named_types(const struct projection *projection, const struct view *view,
                         struct error *error)
{
    bool *wanted = xcalloc(view->dossier->vocabulary.type_count, sizeof *wanted);
    if (types_wanted(view->dossier, projection->project, wanted, error))
        return wanted;
    free(wanted);
    return NULL;
}

void comembership_collect(struct network *network)
{
    const struct view *view = network->view;
    size_t entity_count = view->dossier->entity_count;
    struct comembership *made = network->comembership = xcalloc(1, sizeof *made);
    struct tying tying = {.network = network};
    struct membership_days days = {0};
    struct error error = {0};
    bool *wanted = named_types(&network->projection, view, &error);
    made->members = xcalloc(entity_count, sizeof *made->members);
    made->doubted = xcalloc(entity_count, sizeof *made->doubted);
    if (wanted)
        membership_days_init(&days, view, wanted);
    made->from = days.window.from;
    made->to = days.window.to;
    made->dated = days.dated;
    made->undated_count = days.undated;
    made->open_count = days.open;
    made->open_until = days.open_until;
    network->relation_count = days.relations;
    network->self_count = days.selves;
    list_memberships(&tying, &days);
    close_organizations(&tying, (double)days.window.to - days.window.from + 1);
    tie_all(&tying, entity_count);
    free(tying.by_member);
    free(tying.memberships);
    membership_days_release(&days);
    free(wanted);
    error_release(&error);
}

/* Whether a type has members on one side and organizations on the other. */
static bool check_types(const bool *wanted, const struct vocabulary *vocabulary,
                        struct error *error)
{
    for (size_t i = 0; i < vocabulary->type_count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        if (wanted[i] && type->symmetric)
            return error_set(error, ERROR_USAGE,
                             "--project cannot take %s: it holds both ways, so that nobody is the "
                             "member and nobody the organization",
                             type->name);
        if (wanted[i] && family_sign(type->family) < 0)
            return error_set(error, ERROR_USAGE,
                             "--project cannot take %s: who opposes the same is not tied by it",
                             type->name);
    }
    return true;
}

static bool check_pairs(const bool *wanted, const struct view *view, struct error *error)
{
    double *members = xcalloc(view->dossier->entity_count, sizeof *members), pairs = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        if (wanted[relation->type])
            pairs += members[relation->to]++;
    }
    free(members);
    return pairs <= most_pairs ||
           error_set(error, ERROR_LIMIT, "--project would compare %.3g pairs of members", pairs);
}

bool comembership_check(const struct projection *projection, const struct view *view,
                        struct error *error)
{
    if (projection->directed || projection->ties != TIES_POSITIVE) {
        error_set(error, ERROR_USAGE, "members of the same organization are tied %s",
                  projection->directed ? "without a direction" : "by a positive tie");
        error_hint(error, "leave out --%s", projection->directed ? "directed" : "ties");
        return false;
    }
    if (view->time.half_life)
        return error_set(error, ERROR_USAGE,
                         "--half-life halves the weight of events, and --project weighs by days");
    bool *wanted = named_types(projection, view, error);
    bool done = wanted && check_types(wanted, &view->dossier->vocabulary, error) &&
                check_pairs(wanted, view, error);
    free(wanted);
    return done;
}

static void describe_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(out, "%04d-%02d-%02d", year, month, day_of_month);
}

static void describe_window(const struct comembership *comembership, struct text *out)
{
    int64_t days = (int64_t)comembership->to - comembership->from + 1;
    if (!comembership->dated)
        return;
    text_add(out, ", ");
    describe_day(comembership->from, out);
    if (days > 1) {
        text_add(out, " to ");
        describe_day(comembership->to, out);
    }
    text_addf(out, " (%lld %s)", (long long)days, days == 1 ? "day" : "days");
}

void comembership_describe(const struct network *network, struct text *out)
{
    const struct comembership *made = network->comembership;
    const struct projection *projection = &network->projection;
    text_addf(out, "%zu %s of %zu %s by %s", network->node_count,
              network->node_count == 1 ? "member" : "members", made->organization_count,
              made->organization_count == 1 ? "organization" : "organizations",
              projection->project);
    describe_window(made, out);
    text_addf(out, "; %zu of %zu %s as %zu %s", network->relation_count,
              network->view->dossier->relation_count,
              network->view->dossier->relation_count == 1 ? "relation" : "relations",
              network->tie_count, network->tie_count == 1 ? "tie" : "ties");
    if (network->possible_count)
        text_addf(out, " (%zu only possible)", network->possible_count);
    text_add(out, projection->parallel == PARALLEL_MERGE
                      ? " of who was there at the same time, one a pair; undirected, "
                      : " of who was there at the same time, one a pair and organization; "
                        "undirected, ");
    text_add(out, projection->weighted ? "weighted by shared days" : "unweighted");
    if (made->undated_count)
        text_addf(out, "; %zu without a date, throughout", made->undated_count);
    if (made->open_count && !view_timed(network->view)) {
        text_addf(out, "; %zu without an end, to ", made->open_count);
        describe_day(made->open_until, out);
    }
}

void comembership_free(struct comembership *comembership)
{
    if (!comembership)
        return;
    free(comembership->doubted);
    free(comembership->members);
    free(comembership);
}

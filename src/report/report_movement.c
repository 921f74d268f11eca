/*
 * report_movement.c: who moved most in the ranking, when, and with which change.
 */
#include "report/report_movement.h"

#include "report/date_words.h"

#include <entente/attribution.h>

#include <math.h>
#include <string.h>

enum {
    CANDIDATES = 24, /* whose changes are looked at */
    SAMPLES = 40,    /* orders of changes, where these are many */
    RANK_MOST = 10   /* one of the two ranks is among these */
};
static const double main_share = .5, most_of_reason = 5e7;

/* An entity's step from one period to the next. */
struct step {
    size_t period; /* the later one */
    uint32_t entity;
    uint32_t ranks[2];
    double weight;
};

/* What carries most of a step. */
struct reason {
    const struct change *change; /* NULL: not known */
    double share;                /* of the change of the score */
};

/* Puts the step among the candidates, the largest first; of alike ones the first stays first. */
static void consider(struct step *candidates, size_t *count, struct step step)
{
    size_t at = *count;
    while (at > 0 && candidates[at - 1].weight < step.weight)
        at--;
    if (at == CANDIDATES)
        return;
    *count += *count < CANDIDATES;
    for (size_t i = *count - 1; i > at; i--)
        candidates[i] = candidates[i - 1];
    candidates[at] = step;
}

static size_t find_candidates(const struct history *history, struct step *candidates)
{
    size_t count = 0;
    for (size_t period = 1; period < history->period_count; period++)
        for (size_t i = 0; i < history->entity_count; i++) {
            uint32_t entity = history->entities[i];
            uint32_t before = history_at(history, period - 1, entity)->rank;
            uint32_t after = history_at(history, period, entity)->rank;
            if (!before || !after || before == after || (before > RANK_MOST && after > RANK_MOST))
                continue;
            consider(
                candidates, &count,
                (struct step){period, entity, {before, after}, fabs(1. / before - 1. / after)});
        }
    return count;
}

static bool view_of_period(const struct report_facts *facts, size_t period, struct view *view)
{
    struct error none = {0};
    struct view_options options = {.relations = facts->options->view.relations};
    int year, month, day;
    edtf_civil(facts->history.periods[period].day, &year, &month, &day);
    options.time.as_of.start = (struct edtf_date){
        .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .end = EDTF_DATE};
    bool done = view_init(view, facts->dossier, &options, &none);
    error_release(&none);
    return done;
}

/* The change of the diff that carries most of the step, towards where it went. */
static struct reason main_reason(const struct report_facts *facts, const struct step *step,
                                 const struct diff *diff)
{
    struct attribution_options options = {.measure = facts->measure,
                                          .projection = facts->options->projection,
                                          .measuring = facts->options->measuring,
                                          .entities = &step->entity,
                                          .entity_count = 1,
                                          .samples = SAMPLES};
    struct attribution attribution = {0};
    struct reason reason = {0};
    struct error none = {0};
    double whole = history_at(&facts->history, step->period, step->entity)->score -
                   history_at(&facts->history, step->period - 1, step->entity)->score;
    if (attribution_init(&attribution, diff, &options, &none))
        for (size_t i = 0; whole != 0 && i < attribution.change_count; i++)
            if (attribution.values[i] / whole > reason.share)
                reason = (struct reason){&diff->changes[i], attribution.values[i] / whole};
    attribution_release(&attribution);
    error_release(&none);
    return reason;
}

static const struct relation *relation_of(const struct report_facts *facts,
                                          const struct change *change)
{
    uint32_t index = change->entity == DOSSIER_NONE ? change_state(change)->relation : DOSSIER_NONE;
    return index == DOSSIER_NONE ? NULL : &facts->dossier->relations[index];
}

/* What changes with a relation, the most telling first. */
enum claim {
    CLAIM_STATE = 0, /* what lasts certainly began by then, or ended */
    CLAIM_MAYBE,     /* it possibly did */
    CLAIM_EVENT,     /* an event came on record, which says less of when the world changed */
    CLAIM_COUNT
};

static enum claim claim_of(const struct report_facts *facts, const struct change *change)
{
    if (!relation_when(facts->dossier, relation_of(facts, change))->interval)
        return CLAIM_EVENT;
    return change_state(change)->certainty == CERTAINTY_CERTAIN ? CLAIM_STATE : CLAIM_MAYBE;
}

/* Whether the change is that a relation of the entity's own came or went, and of that sort. */
static bool is_own(const struct report_facts *facts, const struct step *step,
                   const struct change *change, enum claim claim)
{
    const struct relation *relation = relation_of(facts, change);
    return relation && (relation->from == step->entity || relation->to == step->entity) &&
           (change->aspects & (ASPECT_APPEARED | ASPECT_ENDED)) && claim_of(facts, change) == claim;
}

/* The own change that carries most of the step; NULL where another does, or none much of it. */
static struct reason own_reason(const struct report_facts *facts, const struct step *step,
                                const struct diff *diff, enum claim claim)
{
    struct reason none = {0};
    bool any = false;
    for (size_t i = 0; !any && i < diff->change_count; i++)
        any = is_own(facts, step, &diff->changes[i], claim);
    if (!any || (double)diff->change_count * SAMPLES * report_steps(facts) > most_of_reason)
        return none;
    struct reason reason = main_reason(facts, step, diff);
    return reason.change && reason.share >= main_share && is_own(facts, step, reason.change, claim)
               ? reason
               : none;
}

/* How the start and end of what an entity does are called. To add one: a row here. */
static const struct {
    enum family family;
    const char *type; /* NULL: any of the family */
    const char *began, *ended;
} phrases[] = {
    {FAMILY_PRESIDENCY, NULL, "on taking the presidency of %s", "when the presidency of %s ended"},
    {FAMILY_MEMBERSHIP, "membership", "on joining %s", "on leaving %s"},
};

/* ", on taking the presidency of ..." */
static void add_phrase(const struct report_facts *facts, const struct step *step,
                       const struct relation *relation, bool began, struct text *out)
{
    const struct dossier *dossier = facts->dossier;
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    const char *to = entity_label(&dossier->entities[relation->to]);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        if (relation->from != step->entity || phrases[i].family != type->family ||
            (phrases[i].type && strcmp(phrases[i].type, type->name) != 0))
            continue;
        const char *phrase = began ? phrases[i].began : phrases[i].ended;
        const char *gap = strstr(phrase, "%s");
        text_add(out, ", ");
        text_add_bytes(out, phrase, (size_t)(gap - phrase));
        text_add(out, to);
        text_add(out, gap + strlen("%s"));
        return;
    }
    text_addf(out, ", when “%s %s %s: %s” %s", entity_label(&dossier->entities[relation->from]),
              relation_symmetric(dossier, relation) ? "–" : "→", to,
              type->label ? type->label : type->name,
              !began                                       ? "ended"
              : relation_when(dossier, relation)->interval ? "began"
                                                           : "came on record");
}

static void add_reason(const struct report_facts *facts, const struct step *step,
                       const struct reason *reason, struct text *out)
{
    const struct change *change = reason->change;
    bool began = change->aspects & ASPECT_APPEARED;
    add_phrase(facts, step, relation_of(facts, change), began, out);
    if (reason->share < 1)
        text_addf(out, " (%.0f %% of the change of its score", 100 * reason->share);
    else
        text_add(out, " (which outweighs all else that changed its score");
    text_add(out,
             claim_of(facts, change) == CLAIM_MAYBE ? "; possible by then, not certain)" : ")");
}

static void add_rank(uint32_t rank, struct text *out)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    bool teens = rank % 100 >= 11 && rank % 100 <= 13;
    text_addf(out, "%u%s", rank, ends[!teens && rank % 10 <= 3 ? rank % 10 : 0]);
}

/* "between 30 November 2010 and 31 December 2010" */
static void add_time(const struct history *history, size_t period, struct text *out)
{
    text_add(out, " between ");
    date_words_day(history->periods[period - 1].day, out);
    text_add(out, " and ");
    date_words_day(history->periods[period].day, out);
}

static void add_step(const struct report_facts *facts, const struct step *step,
                     const struct reason *reason, struct text *out)
{
    text_addf(out, "%s moved from ", entity_label(&facts->dossier->entities[step->entity]));
    add_rank(step->ranks[0], out);
    text_add(out, " to ");
    add_rank(step->ranks[1], out);
    text_addf(out, " by %s", facts->measure->name);
    add_time(&facts->history, step->period, out);
    if (reason)
        add_reason(facts, step, reason, out);
    text_add_char(out, '.');
}

/* Tells of the step where it is the work of a change of that sort of the entity's own. */
static bool tell_own(const struct report_facts *facts, const struct step *step, enum claim claim,
                     struct text *out)
{
    struct view before = {0}, after = {0};
    struct reason reason = {0};
    if (view_of_period(facts, step->period - 1, &before) &&
        view_of_period(facts, step->period, &after)) {
        struct diff diff;
        diff_init(&diff, &before, &after);
        reason = own_reason(facts, step, &diff, claim);
        if (reason.change)
            add_step(facts, step, &reason, out);
        diff_release(&diff);
    }
    view_release(&before);
    view_release(&after);
    return reason.change != NULL;
}

bool report_movement(const struct report_facts *facts, struct text *out)
{
    struct step candidates[CANDIDATES];
    size_t count = facts->has_history ? find_candidates(&facts->history, candidates) : 0;
    for (int claim = 0; claim < CLAIM_COUNT; claim++)
        for (size_t i = 0; i < count; i++)
            if (tell_own(facts, &candidates[i], (enum claim)claim, out))
                return true;
    if (count)
        add_step(facts, &candidates[0], NULL, out);
    return count > 0;
}

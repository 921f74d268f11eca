/*
 * tie_date.c: the date beside a phrase as the date of its relation.
 */
#include "draft/ties.h"

#include <stdint.h>
#include <string.h>

/* Choices of ours: bytes that a comma counts for, and how far into a sentence its lead goes. */
enum { COMMA = 60, LEAD = 70, APART = SIZE_MAX / 2 };

static bool in_date(const struct article *article, const struct sentence *sentence, size_t at)
{
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        struct span span = article->dates[sentence->dates.first + i].phrase;
        if (span.start <= at && at < span.end)
            return true;
    }
    return false;
}

/* Commas from `start` to `end` that are of no date; APART where there is more than a comma. */
static size_t breaks(const struct article *article, const struct sentence *sentence, size_t start,
                     size_t end)
{
    size_t count = 0;
    for (size_t at = start; at < end; at++) {
        if (article->text[at] == ';')
            return APART;
        count += article->text[at] == ',' && !in_date(article, sentence, at);
    }
    return count;
}

/* Whether the comma parts an actor from the title before: "the minister, X, said". */
static bool is_beside_actor(const struct article *article, const struct drafted_relation *relation,
                            size_t at)
{
    struct span actor = relation->from_span;
    bool comma = actor.start >= 2 && article->text[actor.start - 2] == ',';
    return comma && (at == actor.end || at == actor.start - 2);
}

/* The bytes between the date and what ties, its names included. */
static struct span between(struct span date, const struct drafted_relation *relation)
{
    const struct span parts[] = {relation->cue, relation->from_span, relation->to_span};
    struct span gap = {0, 0};
    bool before = date.end <= relation->cue.start;
    gap = before ? (struct span){date.end, relation->cue.start}
                 : (struct span){relation->cue.end, date.start};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (before && parts[i].start >= date.end && parts[i].start < gap.end)
            gap.end = parts[i].start;
        if (!before && parts[i].end <= date.start && parts[i].end > gap.start)
            gap.start = parts[i].end;
    }
    return gap;
}

/*
 * How far the date is from the cue and its names; APART where it belongs to something else: behind
 * a comma it is the date of what stands there, unless it leads the sentence ("In 2010, ...") or
 * stands alone between commas (", in 2010").
 */
static size_t distance(const struct article *article, const struct sentence *sentence,
                       struct span date, const struct drafted_relation *relation)
{
    struct span gap = between(date, relation);
    if (gap.end <= gap.start)
        return 0;
    bool before = gap.start == date.end;
    size_t commas = breaks(article, sentence, gap.start, gap.end);
    for (size_t at = gap.start; commas && commas < APART && at < gap.end; at++)
        commas -= article->text[at] == ',' && is_beside_actor(article, relation, at) &&
                  !in_date(article, sentence, at);
    bool leads = before && date.start - sentence->span.start < LEAD &&
                 breaks(article, sentence, sentence->span.start, date.start) == 0;
    bool alone = date.start >= 2 && article->text[date.start - 2] == ',';
    if (commas >= APART || (commas && !leads && !(alone && commas <= 2)))
        return APART;
    return gap.end - gap.start + commas * COMMA;
}

/* The date of the sentence that is nearest to what ties, and of the same clause; no citation's. */
static const struct date_mention *nearest(const struct article *article,
                                          const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    const struct date_mention *best = NULL;
    size_t least = APART;
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        const struct date_mention *date = &article->dates[sentence->dates.first + i];
        size_t far = distance(article, sentence, date->phrase, relation);
        if (!date->citation && edtf_given(&date->date) && far < least) {
            best = date;
            least = far;
        }
    }
    return best;
}

static struct edtf from_then(struct edtf date)
{
    date.interval = true;
    date.end = (struct edtf_date){.end = EDTF_OPEN};
    return date;
}

static struct edtf until_then(struct edtf date, uint8_t start)
{
    struct edtf until = {.interval = true, .end = date.interval ? date.end : date.start};
    until.start.end = start;
    return until;
}

/* Whether the date stands right behind a title: "Secretary General since 2013". */
static bool is_beside(const struct date_mention *date, const struct drafted_relation *relation)
{
    enum { BESIDE = 3 };
    return relation->row != SIZE_MAX || (date->phrase.start >= relation->phrase.end &&
                                         date->phrase.start <= relation->phrase.end + BESIDE);
}

/*
 * What a state's date has to say: since when, or until when. A bare date says neither, unless a
 * word such as "became" does.
 */
static void date_state(const struct article *article, const struct date_mention *date,
                       struct drafted_relation *relation)
{
    bool beside = is_beside(date, relation);
    enum tie_time time = tie_turn(article, date->phrase, relation);
    bool starts = date->word == DATE_SINCE || date->word == DATE_FROM;
    bool until = date->word == DATE_UNTIL;
    /* A presidency goes round: "chaired this year by Cambodia". */
    bool round = strcmp(relation->type, "presidency") == 0 && !date->date.start.month && !starts &&
                 !until && time == TIME_STATE;
    if ((beside && date->date.interval) || round)
        relation->when = date->date;
    else if ((beside && until) || time == TIME_END)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
    else if ((beside && starts) || time == TIME_START)
        relation->when = from_then(date->date);
}

void tie_date(const struct article *article, struct drafted_relation *relation)
{
    const struct date_mention *date = nearest(article, relation);
    enum tie_time time = relation->time;
    if (date && time == TIME_STATE)
        date_state(article, date, relation);
    if (!date || time == TIME_STATE)
        return;
    if (time == TIME_EVENT && date->word == DATE_SINCE)
        time = TIME_START;
    else if (date->word == DATE_UNTIL)
        time = TIME_END;
    relation->when = date->date;
    if (time == TIME_START && !date->date.interval)
        relation->when = from_then(date->date);
    else if (time == TIME_END && !date->date.interval)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
}

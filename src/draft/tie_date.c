/*
 * tie_date.c: the date beside a phrase as the date of its relation.
 */
#include "draft/ties.h"

/* Bytes between two spans; 0 where they touch or overlap. */
static size_t distance(struct span one, struct span other)
{
    if (one.end <= other.start)
        return other.start - one.end;
    return other.end <= one.start ? one.start - other.end : 0;
}

/* The date of the sentence that is nearest to the phrase; no citation's. NULL: none. */
static const struct date_mention *nearest(const struct article *article,
                                          const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    const struct date_mention *best = NULL;
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        const struct date_mention *date = &article->dates[sentence->dates.first + i];
        if (!date->citation && edtf_given(&date->date) &&
            (!best ||
             distance(date->span, relation->phrase) < distance(best->span, relation->phrase)))
            best = date;
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

/* What a state's date has to say: since when, or until when. A bare date says neither. */
static void date_state(const struct date_mention *date, struct drafted_relation *relation)
{
    if (date->date.interval)
        relation->when = date->date;
    else if (date->word == DATE_SINCE || date->word == DATE_FROM)
        relation->when = from_then(date->date);
    else if (date->word == DATE_UNTIL)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
}

void tie_date(const struct article *article, struct drafted_relation *relation)
{
    const struct date_mention *date = nearest(article, relation);
    if (!date)
        return;
    if (relation->time == TIME_STATE)
        date_state(date, relation);
    else if (date->date.interval)
        relation->when = date->date;
    else if (relation->time == TIME_START || date->word == DATE_SINCE)
        relation->when = from_then(date->date);
    else if (relation->time == TIME_END || date->word == DATE_UNTIL)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
    else
        relation->when = date->date;
}

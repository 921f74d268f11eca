/*
 * tie_date.c: the date beside a phrase as the date of its relation.
 */
#include "draft/ties.h"

#include <stdint.h>
#include <string.h>

/* The date of the sentence that is nearest to what ties, and of the same clause; no citation's. */
static const struct date_mention *nearest(const struct article *article,
                                          const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    const struct date_mention *best = NULL;
    size_t least = TIE_APART;
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        const struct date_mention *date = &article->dates[sentence->dates.first + i];
        size_t far = tie_reach(article, date, relation);
        if (far < least) {
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

/* Whether the date stands right at a title: "Secretary General since 2013"; "until May its head".
 */
static bool is_beside(const struct date_mention *date, const struct drafted_relation *relation)
{
    enum { BESIDE = 3 };
    struct span phrase = relation->phrase;
    bool behind = date->phrase.start >= phrase.end && date->phrase.start <= phrase.end + BESIDE;
    bool inside = date->phrase.start >= phrase.start && date->phrase.end <= phrase.end;
    bool lasts = date->word == DATE_SINCE || date->word == DATE_UNTIL;
    return relation->row != SIZE_MAX || behind || (lasts && inside);
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
    /* A presidency goes round: "chaired this year by Cambodia", "presided over it in March". */
    bool news = edtf_compare(&date->date, &article->date) == 0;
    bool round = strcmp(relation->type, "presidency") == 0 && !starts && !until && !news &&
                 time == TIME_STATE;
    if ((beside && date->date.interval) || round)
        relation->when = date->date;
    else if ((beside && until) || time == TIME_END)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
    else if ((beside && starts) || time == TIME_START)
        relation->when = from_then(date->date);
}

/* "Backed them until they broke with him in May": what ties lasted until then. */
static bool is_until(const struct article *article, const struct date_mention *date,
                     const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    if (date->sentence != relation->sentence || relation->time != TIME_EVENT ||
        date->phrase.start < relation->cue.end)
        return false;
    size_t last = tie_token(article, sentence, date->phrase.start);
    for (size_t i = tie_token(article, sentence, relation->cue.end); i < last; i++) {
        if (strcmp(article_word(article, i), "until") == 0)
            return true;
        if (article->tokens[i].kind == TOKEN_MARK)
            return false;
    }
    return false;
}

void tie_date_by(const struct article *article, const struct date_mention *date,
                 struct drafted_relation *relation)
{
    enum tie_time time = relation->time;
    if (date && time == TIME_STATE)
        date_state(article, date, relation);
    if (!date || time == TIME_STATE)
        return;
    bool when = tie_is_when(article, date) && date->phrase.end <= relation->cue.start;
    if (time == TIME_EVENT && date->word == DATE_SINCE && !when)
        time = TIME_START;
    else if (is_until(article, date, relation) ||
             (date->word == DATE_UNTIL && !(when && time == TIME_START)))
        time = TIME_END; /* "until June, when it is handed to Peru", which has it from then on */
    relation->when = date->date;
    if (time == TIME_START && !date->date.interval)
        relation->when = from_then(date->date);
    else if (time == TIME_END && !date->date.interval)
        relation->when = until_then(date->date, EDTF_UNKNOWN);
}

void tie_date(const struct article *article, struct drafted_relation *relation)
{
    struct date_mention before;
    const struct date_mention *date = nearest(article, relation);
    if (!date && tie_before(article, relation, &before))
        date = &before;
    tie_date_by(article, date, relation);
}

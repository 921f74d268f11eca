/*
 * tie_before.c: the date of a relation whose sentence has none, but goes back to one: "at the
 * summit", "at the time", "in response".
 */
#include "draft/ties.h"

#include <string.h>

/* How many dates back an occasion is looked for, and how far its word may stand from its date. */
enum { DATES_BACK = 40, WORDS_APART = 14 };

/* What goes back to a date: tokens of the sentence. */
struct reference {
    size_t first, end;
    const char *event;   /* the word of an occasion, or NULL */
    uint32_t place;      /* of an occasion: "In Astana, ..."; or ARTICLE_NONE */
    uint32_t paragraphs; /* that it may go back; 0: the same paragraph */
};

struct search {
    const struct article *article;
    const struct sentence *sentence;
    size_t first, end; /* tokens of the sentence */
};

static bool is_word(const struct search *search, size_t token, const char *word)
{
    return token >= search->first && token < search->end &&
           strcmp(article_word(search->article, token), word) == 0;
}

static bool is_any(const struct search *search, size_t token, const char *const *words)
{
    for (; *words; words++)
        if (is_word(search, token, *words))
            return true;
    return false;
}

/* "At the time", "in response": of the date before in the paragraph. */
static bool then_at(const struct search *search, size_t token, struct reference *reference)
{
    static const char *const turns[] = {"protest",     "reaction", "reply", "response",
                                        "retaliation", "return",   NULL};
    bool the = is_word(search, token + 1, "the") || is_word(search, token + 1, "that");
    bool then = is_word(search, token, "at") && the && is_word(search, token + 2, "time");
    bool turn = is_word(search, token, "in") && is_any(search, token + 1, turns);
    *reference = (struct reference){.first = token, .end = token + (then ? 3 : 2)};
    reference->place = ARTICLE_NONE;
    return then || turn;
}

/* "At the summit", "during their two-day meeting", "on the sidelines of the conference". */
static bool occasion_at(const struct search *search, size_t token, struct reference *reference)
{
    static const char *const governors[] = {"after", "at",     "during", "following",
                                            "in",    "before", "on",     NULL};
    static const char *const known[] = {"her",   "his",   "its",  "that",  "the",
                                        "these", "their", "this", "those", NULL};
    enum { ADJECTIVES = 3 };
    if (!is_any(search, token, governors) || !is_any(search, token + 1, known))
        return false;
    for (size_t i = token + 2; i < token + 2 + ADJECTIVES && i < search->end; i++)
        if (tie_is_event(article_word(search->article, i))) {
            *reference = (struct reference){.first = token,
                                            .end = i + 1,
                                            .event = article_word(search->article, i),
                                            .place = ARTICLE_NONE,
                                            .paragraphs = UINT32_MAX};
            return true;
        }
    return false;
}

/* "In Astana, Jaishankar met ...", at the start of the sentence: where the others met, too. */
static bool place_at(const struct search *search, size_t token, struct reference *reference)
{
    const struct article *article = search->article;
    if (token != search->first || !is_word(search, token, "in") || token + 1 >= search->end)
        return false;
    uint32_t mention = article->tokens[token + 1].mention;
    if (mention == ARTICLE_NONE)
        return false;
    const struct mention *place = &article->mentions[mention];
    size_t end = token + 1;
    while (end < search->end && article->tokens[end].mention == mention)
        end++;
    *reference =
        (struct reference){.first = token, .end = end, .place = place->entity, .paragraphs = 5};
    return end < search->end && article->text[place->span.end] == ',';
}

/* Whether they gathered there: "met in Astana on July 4". */
static bool gathers(const struct search *search, size_t token, const char *event)
{
    static const char *const verbs[] = {"convened",  "gathered", "gather",  "held", "hosted",
                                        "met",       "meeting",  "opened",  "flew", "arrived",
                                        "travelled", "traveled", "visited", NULL};
    const char *word = article_word(search->article, token);
    if (!event || strcmp(event, "sidelines") == 0)
        return tie_is_event(word) || is_any(search, token, verbs);
    size_t length = strlen(event);
    length -= length > 2 && event[length - 1] == 's';
    return strncmp(word, event, length) == 0 || is_any(search, token, verbs);
}

static bool names_place(const struct article *article, const struct sentence *sentence,
                        uint32_t place)
{
    for (uint32_t i = 0; i < sentence->mentions.count; i++)
        if (article->mentions[sentence->mentions.first + i].entity == place)
            return true;
    return false;
}

/* Whether the date is of such an occasion. */
static bool is_occasion(const struct article *article, const struct date_mention *date,
                        const struct reference *reference)
{
    const struct sentence *sentence = &article->sentences[date->sentence];
    struct search there = {.article = article,
                           .sentence = sentence,
                           .first = sentence->tokens.first,
                           .end = sentence->tokens.first + sentence->tokens.count};
    if (reference->place != ARTICLE_NONE && !names_place(article, sentence, reference->place))
        return false;
    size_t at = tie_token(article, sentence, date->span.start);
    size_t from = at > there.first + WORDS_APART ? at - WORDS_APART : there.first;
    for (size_t i = from; i < there.end && i < at + WORDS_APART; i++)
        if (gathers(&there, i, reference->event))
            return true;
    return false;
}

/* The last date before the byte that it goes back to. */
static const struct date_mention *antecedent(const struct article *article, size_t byte,
                                             uint32_t paragraph, const struct reference *reference)
{
    size_t low = 0, high = article->date_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (article->dates[middle].phrase.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t back = 0; back < DATES_BACK && back < low; back++) {
        const struct date_mention *date = &article->dates[low - 1 - back];
        uint32_t there = article->sentences[date->sentence].paragraph;
        if (paragraph - there > reference->paragraphs)
            return NULL;
        bool any = !reference->event && reference->place == ARTICLE_NONE;
        bool told = !date->citation && !date->future && edtf_given(&date->date);
        if (told && (any || is_occasion(article, date, reference)))
            return date;
    }
    return NULL;
}

/* Whether what ties is of the same clause as the reference; then its date. */
static bool resolves(const struct search *search, const struct reference *reference,
                     const struct drafted_relation *relation, struct date_mention *date)
{
    const struct article *article = search->article;
    size_t start = article->tokens[reference->first].span.start;
    const struct date_mention *before =
        antecedent(article, start, search->sentence->paragraph, reference);
    if (!before)
        return false;
    *date = (struct date_mention){
        .phrase = {start, article->tokens[reference->end - 1].span.end},
        .sentence = relation->sentence,
        .date = before->date,
        .word = DATE_ON,
    };
    date->span = date->phrase;
    return tie_reach(article, date, relation) < TIE_APART;
}

/* Whether the words are what somebody did on a day: "criticized", not "has long criticized". */
static bool is_done(const struct search *search, struct span cue)
{
    static const char *const before[] = {"be",     "been", "being", "can",   "could", "had",
                                         "has",    "have", "may",   "might", "must",  "not",
                                         "should", "to",   "will",  "would", NULL};
    static const char *const irregular[] = {"met", "said", "told", "took", NULL};
    enum { BEFORE = 3 };
    size_t verb = tie_token(search->article, search->sentence, cue.start);
    const char *word = verb < search->end ? article_word(search->article, verb) : "";
    size_t length = strlen(word);
    bool past =
        (length > 3 && strcmp(word + length - 2, "ed") == 0) || is_any(search, verb, irregular);
    for (size_t i = 1; past && i <= BEFORE && verb >= search->first + i; i++)
        past = !is_any(search, verb - i, before);
    return past;
}

/*
 * What a meeting's report tells without a date took place on its day, where it says at its start
 * that it met today.
 */
static bool was_today(const struct search *search, const struct drafted_relation *relation,
                      struct date_mention *date)
{
    const struct article *article = search->article;
    const struct date_mention *first = article->date_count ? &article->dates[0] : NULL;
    if (!first || article->sentences[first->sentence].paragraph > 1 || relation->time != TIME_EVENT)
        return false;
    static const char today[] = "today";
    size_t length = sizeof today - 1;
    bool says = first->span.end - first->span.start == length &&
                memcmp(article->text + first->span.start, today, length) == 0;
    *date = *first;
    return says && is_done(search, relation->cue);
}

bool tie_before(const struct article *article, const struct drafted_relation *relation,
                struct date_mention *date)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    struct search search = {.article = article,
                            .sentence = sentence,
                            .first = sentence->tokens.first,
                            .end = sentence->tokens.first + sentence->tokens.count};
    for (size_t i = search.first; i < search.end; i++) {
        struct reference reference;
        bool found = then_at(&search, i, &reference) || occasion_at(&search, i, &reference) ||
                     place_at(&search, i, &reference);
        if (found && reference.end <= search.end && resolves(&search, &reference, relation, date))
            return true;
    }
    return was_today(&search, relation, date);
}

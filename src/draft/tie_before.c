/*
 * tie_before.c: the date of a relation whose sentence has none, but goes back to one: "at the
 * summit", "at the time", "in response".
 */
#include "draft/ties.h"

#include <string.h>

/* How many dates back an occasion is looked for, and how far its word may stand from its date. */
enum { DATES_BACK = 40, WORDS_APART = 20 };

/* What goes back to a date: tokens of the sentence. */
struct reference {
    size_t first, end;
    const char *event;   /* the word of an occasion, or NULL */
    uint32_t place;      /* of an occasion: "In Astana, ..."; or ARTICLE_NONE */
    uint32_t paragraphs; /* that it may go back; 0: the same paragraph */
    bool loose;          /* any word for an occasion will do */
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

/* "At the time", "in response", "hours later": of the date before in the paragraph. */
static bool then_at(const struct search *search, size_t token, struct reference *reference)
{
    static const char *const turns[] = {"protest",     "reaction", "reply", "response",
                                        "retaliation", "return",   NULL};
    static const char *const lengths[] = {"hours", "minutes", "moments", "shortly", NULL};
    static const char *const sides[] = {"after", "before", "earlier", "later", NULL};
    bool the = is_word(search, token + 1, "the") || is_word(search, token + 1, "that");
    bool then = is_word(search, token, "at") && the && is_word(search, token + 2, "time");
    bool turn = is_word(search, token, "in") && is_any(search, token + 1, turns);
    static const char *const back[] = {"it", "that", "they", ",", NULL};
    bool soon = is_any(search, token, lengths) && is_any(search, token + 1, sides) &&
                is_any(search, token + 2, back);
    bool same = is_word(search, token, "the") && is_word(search, token + 1, "same") &&
                is_word(search, token + 2, "day");
    *reference = (struct reference){.first = token, .end = token + 2 + (then || same)};
    reference->place = ARTICLE_NONE;
    return then || turn || soon || same;
}

/* "At the summit", "during their two-day meeting", "on the sidelines of the conference". */
static bool occasion_at(const struct search *search, size_t token, struct reference *reference)
{
    static const char *const governors[] = {"after", "at",     "during", "following", "for",
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
    return end < search->end && article_byte(article, place->span.end) == ',';
}

/* Whether the word is of such an occasion: of that name, or else of any meeting or journey. */
static bool is_such(const struct search *search, size_t token, const struct reference *reference)
{
    static const char *const meetings[] = {"closed", "convened", "gathered", "gather", "held",
                                           "hosted", "met",      "meeting",  "opened", NULL};
    static const char *const journeys[] = {"arrived",   "flew",    "paid", "toured", "traveled",
                                           "travelled", "visited", "went", NULL};
    const char *event = reference->event, *word = article_word(search->article, token);
    size_t length = event ? strlen(event) : 0;
    length -= length > 2 && event[length - 1] == 's';
    if (event && !reference->loose)
        return strncmp(word, event, length) == 0;
    bool journey = event && (strcmp(event, "visit") == 0 || strcmp(event, "trip") == 0);
    return journey ? is_any(search, token, journeys)
                   : tie_is_event(word) || is_any(search, token, meetings);
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
        if (is_such(&there, i, reference))
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
        bool bracketed = date->phrase.start && article->text[date->phrase.start - 1] == '(';
        bool told = !date->citation && !date->future && !bracketed && edtf_given(&date->date);
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
    struct reference loose = *reference;
    loose.loose = true;
    const struct date_mention *before =
        antecedent(article, start, search->sentence->paragraph, reference);
    if (!before)
        before = antecedent(article, start, search->sentence->paragraph, &loose);
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
    static const char *const irregular[] = {
        "became", "broke", "cut",  "fought",   "gave",   "held",  "left",  "met",
        "put",    "quit",  "said", "sent",     "sought", "spoke", "stood", "struck",
        "threw",  "told",  "took", "withdrew", "won",    NULL};
    enum { BEFORE = 3 };
    size_t verb = tie_token(search->article, search->sentence, cue.start);
    const char *word = verb < search->end ? article_word(search->article, verb) : "";
    size_t length = strlen(word);
    bool past =
        (length > 3 && strcmp(word + length - 2, "ed") == 0) || is_any(search, verb, irregular);
    if (verb < search->end && search->article->tokens[verb].joined) /* Iran-backed */
        return false;
    for (size_t i = 1; past && i <= BEFORE && verb >= search->first + i; i++)
        past = !is_any(search, verb - i, before);
    return past;
}

/* Whether it is done, or has been done: "has suspended". */
static bool is_reported(const struct search *search, struct span cue)
{
    static const char *const has[] = {"has", "have", NULL};
    size_t verb = tie_token(search->article, search->sentence, cue.start);
    bool perfect = verb > search->first && is_any(search, verb - 1, has);
    return perfect || is_any(search, verb, has) || is_done(search, cue);
}

/* Whether the first date of the article, in its first paragraph, is of a meeting that it reports.
 */
static bool is_report(const struct article *article, const struct date_mention *first)
{
    static const char today[] = "today";
    enum { DAYS = 7 }; /* how old the news may be */
    const struct reference any = {.event = NULL, .place = ARTICLE_NONE, .loose = true};
    struct edtf_date day = first->date.start, now = article->date.start;
    if (article->sentences[first->sentence].paragraph > 1 || first->date.interval || !day.day ||
        day.end != EDTF_DATE || now.end != EDTF_DATE || !now.day)
        return false;
    size_t length = sizeof today - 1;
    if (first->span.end - first->span.start == length &&
        memcmp(article->text + first->span.start, today, length) == 0)
        return true;
    int32_t days = edtf_day(now.year, now.month, now.day) - edtf_day(day.year, day.month, day.day);
    return days >= 0 && days <= DAYS && is_occasion(article, first, &any);
}

/* What the report of a meeting tells without a date took place on its day. */
static bool was_then(const struct search *search, const struct drafted_relation *relation,
                     struct date_mention *date)
{
    const struct article *article = search->article;
    if (!article->date_count || relation->time == TIME_STATE ||
        !is_report(article, &article->dates[0]))
        return false;
    *date = article->dates[0];
    return is_done(search, relation->cue);
}

/*
 * "In May 2018 the alliance won. Mahathir became prime minister": what starts or ends goes on from
 * the sentence before, in about the same month.
 */
static bool went_on(const struct search *search, const struct drafted_relation *relation,
                    struct date_mention *date)
{
    static const char *const others[] = {"already", "earlier",    "former", "later",
                                         "once",    "previously", "since",  NULL};
    const struct article *article = search->article;
    if ((relation->time != TIME_START && relation->time != TIME_END) || relation->sentence == 0 ||
        !is_done(search, relation->cue))
        return false;
    const struct sentence *before = &article->sentences[relation->sentence - 1];
    if (before->paragraph != search->sentence->paragraph || !before->dates.count)
        return false;
    for (size_t i = search->first; i < search->end; i++)
        if (is_any(search, i, others))
            return false;
    *date = article->dates[before->dates.first + before->dates.count - 1];
    bool told = !date->citation && !date->future && date->date.start.end == EDTF_DATE;
    date->date.start.day = 0;
    return told && !date->date.interval && date->word == DATE_ON;
}

/* Whether the article has the news of the week: its first paragraphs have a date of these days. */
static bool is_wire(const struct article *article)
{
    enum { OPENING = 3, DAYS = 7 };
    struct edtf_date now = article->date.start;
    for (size_t i = 0; i < article->date_count && i < DATES_BACK; i++) {
        const struct date_mention *date = &article->dates[i];
        struct edtf_date day = date->date.start;
        if (article->sentences[date->sentence].paragraph > OPENING)
            return false;
        if (date->citation || date->date.interval || day.end != EDTF_DATE || !day.day)
            continue;
        int32_t days =
            edtf_day(now.year, now.month, now.day) - edtf_day(day.year, day.month, day.day);
        if (days >= -1 && days <= DAYS)
            return true;
    }
    return false;
}

/* Whether the paragraph has come to another month than the article's. */
static bool is_background(const struct search *search)
{
    const struct article *article = search->article;
    struct edtf_date now = article->date.start;
    const struct sentence *at = search->sentence;
    for (size_t back = 0; back < DATES_BACK && at > article->sentences; back++, at--) {
        if (at[-1].paragraph != search->sentence->paragraph)
            break;
        if (!at[-1].dates.count)
            continue;
        const struct date_mention *date =
            &article->dates[at[-1].dates.first + at[-1].dates.count - 1];
        return date->date.start.year != now.year || date->date.start.month != now.month;
    }
    return false;
}

/* What is done once: "has suspended", not "has spoken to". */
static bool is_broken(const struct drafted_relation *relation)
{
    static const char *const types[] = {"conflict", "dissent", "refusal", "sanction", NULL};
    for (size_t i = 0; types[i]; i++)
        if (strcmp(relation->type, types[i]) == 0)
            return true;
    return false;
}

/* "Egypt cut ties in June 2017. The Maldives also cut them": of the paragraph's date before. */
static bool did_also(const struct search *search, const struct drafted_relation *relation,
                     struct date_mention *date)
{
    const struct article *article = search->article;
    size_t verb = tie_token(article, search->sentence, relation->cue.start);
    const struct reference any = {.place = ARTICLE_NONE};
    if (relation->time == TIME_STATE || verb <= search->first ||
        !is_word(search, verb - 1, "also") || !is_done(search, relation->cue))
        return false;
    const struct date_mention *before =
        antecedent(article, search->sentence->span.start, search->sentence->paragraph, &any);
    if (!before || before->date.interval || before->word != DATE_ON)
        return false;
    *date = *before;
    date->date.start.day = 0;
    return true;
}

/* What the very first sentence tells without a date is the news: of the article's month. */
static bool is_news(const struct search *search, const struct drafted_relation *relation,
                    struct date_mention *date)
{
    const struct article *article = search->article;
    struct edtf now = article->date;
    enum { PARAGRAPHS = 3 }; /* fewer are no article */
    if (relation->time == TIME_STATE || article->paragraph_count < PARAGRAPHS || now.interval ||
        now.start.end != EDTF_DATE || !now.start.day || search->sentence->dates.count)
        return false;
    bool opens = search->sentence->paragraph == 1;
    if (!opens && !is_wire(article))
        return false;
    const struct sentence *before =
        relation->sentence ? &article->sentences[relation->sentence - 1] : NULL;
    if (opens && before && !before->heading && !is_wire(article))
        return false;
    now.start.day = 0;
    *date = (struct date_mention){.date = now, .word = DATE_ON};
    if (!opens && (is_background(search) || !is_broken(relation)))
        return is_done(search, relation->cue) && !is_background(search);
    return is_reported(search, relation->cue);
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
    if (tie_is_founding(article, relation))
        return false; /* which is history, and not of the day of a meeting */
    return was_then(&search, relation, date) || went_on(&search, relation, date) ||
           did_also(&search, relation, date) || is_news(&search, relation, date);
}

/*
 * tie_turn.c: whether a date beside a state (who is a member, who holds an office) is its start or
 * its end: as a word between them says.
 */
#include "draft/ties.h"

#include <string.h>

enum { NEAR = 6 /* tokens between a name with its title and a word that turns it */ };

/*
 * Words that start or end a state. Those that act on somebody stand before a name as well: "ousted
 * President X", "welcomed Belarus as a member". To add one: its row, in the order of the alphabet.
 */
static const struct turning {
    const char *word;
    enum tie_time time;
    bool acts; /* on who stands behind it */
    bool own;  /* of an office alone: one may be elected to another one meanwhile */
} turnings[] = {
    {"acceded", TIME_START, false, false},  {"accepted", TIME_START, true, false},
    {"admitted", TIME_START, true, false},  {"appointed", TIME_START, true, false},
    {"assassinated", TIME_END, true, true}, {"assumed", TIME_START, false, false},
    {"became", TIME_START, false, false},   {"created", TIME_START, true, false},
    {"deposed", TIME_END, true, true},      {"died", TIME_END, false, true},
    {"dismissed", TIME_END, true, true},    {"elected", TIME_START, true, false},
    {"entered", TIME_START, false, false},  {"established", TIME_START, true, false},
    {"formed", TIME_START, true, false},    {"founded", TIME_START, true, false},
    {"impeached", TIME_END, true, true},    {"inaugurated", TIME_START, false, true},
    {"installed", TIME_START, true, true},  {"joined", TIME_START, false, false},
    {"killed", TIME_END, true, true},       {"launched", TIME_START, true, false},
    {"named", TIME_START, true, false},     {"ousted", TIME_END, true, true},
    {"overthrew", TIME_END, true, true},    {"overthrown", TIME_END, false, true},
    {"quit", TIME_END, false, true},        {"re-elected", TIME_START, false, true},
    {"reelected", TIME_START, false, true}, {"rejoined", TIME_START, false, false},
    {"removed", TIME_END, true, true},      {"resigned", TIME_END, false, true},
    {"retired", TIME_END, false, true},     {"sacked", TIME_END, true, true},
    {"seized", TIME_END, true, true},       {"sworn", TIME_START, false, true},
    {"toppled", TIME_END, true, true},      {"unseated", TIME_END, true, true},
    {"welcomed", TIME_START, true, false},  {"withdrew", TIME_END, false, false},
};

static const struct turning *turning_of(const char *word)
{
    for (size_t low = 0, high = sizeof turnings / sizeof *turnings; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(word, turnings[middle].word);
        if (order == 0)
            return &turnings[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t tie_token(const struct article *article, const struct sentence *sentence, size_t byte)
{
    size_t low = sentence->tokens.first, high = low + sentence->tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (article->tokens[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_word(const struct article *article, size_t token, size_t end, const char *word)
{
    return token < end && strcmp(article_word(article, token), word) == 0;
}

/* Of more words. Those of a title are as well said of another office, but for these. */
static const struct turning_phrase {
    const char *words[3];
    enum tie_time time;
} phrases[] = {
    {{"assumed", "office"}, TIME_START},
    {{"assumed", "power"}, TIME_START},
    {{"came", "into", "force"}, TIME_START},
    {{"came", "to", "power"}, TIME_START},
    {{"came", "to", "office"}, TIME_START},
    {{"came", "into", "office"}, TIME_START},
    {{"entered", "into", "force"}, TIME_START},
    {{"entered", "office"}, TIME_START},
    {{"enters", "into", "force"}, TIME_START},
    {{"final", "days", "in"}, TIME_END},
    {{"last", "days", "in"}, TIME_END},
    {{"leave", "office"}, TIME_END},
    {{"leaves", "office"}, TIME_END},
    {{"left", "office"}, TIME_END},
    {{"left", "power"}, TIME_END},
    {{"return", "to", "power"}, TIME_START},
    {{"returned", "to", "power"}, TIME_START},
    {{"returned", "to", "office"}, TIME_START},
    {{"rose", "to", "power"}, TIME_START},
    {{"seized", "power"}, TIME_START},
    {{"set", "up"}, TIME_START},
    {{"mandate", "expired"}, TIME_END},
    {{"mandate", "expires"}, TIME_END},
    {{"step", "down"}, TIME_END},
    {{"steps", "down"}, TIME_END},
    {{"stepped", "down"}, TIME_END},
    {{"stepped", "in"}, TIME_START},
    {{"stood", "down"}, TIME_END},
    {{"taken", "office"}, TIME_START},
    {{"term", "ended"}, TIME_END},
    {{"term", "ends"}, TIME_END},
    {{"term", "expired"}, TIME_END},
    {{"term", "expires"}, TIME_END},
    {{"takes", "effect"}, TIME_START},
    {{"took", "charge"}, TIME_START},
    {{"took", "effect"}, TIME_START},
    {{"took", "office"}, TIME_START},
    {{"took", "power"}, TIME_START},
    {{"took", "the", "helm"}, TIME_START},
    {{"took", "over", "as"}, TIME_START},
    {{"took", "over", "from"}, TIME_START},
    {{"took", "over", "in"}, TIME_START},
    {{"took", "over", "on"}, TIME_START},
    {{"took", "up", "office"}, TIME_START},
};

static enum tie_time phrase_at(const struct article *article, size_t token, size_t end)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t word = 0;
        while (word < 3 && phrases[i].words[word] &&
               is_word(article, token + word, end, phrases[i].words[word]))
            word++;
        if (word == 3 || !phrases[i].words[word])
            return phrases[i].time;
    }
    return TIME_STATE;
}

/* "Quit the party in 2021": not the office. */
static bool has_object(const struct article *article, size_t token, size_t end)
{
    size_t next = is_word(article, token + 1, end, "the") ? token + 2 : token + 1;
    return next < end && article->tokens[next].mention != ARTICLE_NONE;
}

/*
 * `office`: what is told of an office is over, as its bearer may do something else behind that:
 * "President X joined the union".
 */
static enum tie_time turned_at(const struct article *article, size_t token, size_t end, bool title,
                               bool office)
{
    enum tie_time time = phrase_at(article, token, end);
    const struct turning *turning = turning_of(article_word(article, token));
    if (time != TIME_STATE || !turning || (title && !turning->own) ||
        (office && !turning->acts && (!turning->own || has_object(article, token, end))))
        return time;
    return turning->time;
}

/* Where a verb may stand before the name; "seized President X and Prime Minister Y": of both. */
static size_t verbs_before(const struct article *article, size_t first, size_t token)
{
    enum { BEFORE = 5, NAMES = 16 };
    size_t words = 0, at = token;
    while (at > first && words < BEFORE && token - at < NAMES) {
        at--;
        if (is_word(article, at, token, ",") && is_word(article, at + 1, token, "and"))
            return at; /* "seized the capital, and President X" */
        words += article->tokens[at].letters == CASE_LOWER && !is_word(article, at, token, "and");
    }
    return token - at < BEFORE && token > first + BEFORE ? token - BEFORE : at;
}

/* What a verb before the name does to its bearer: "ousted Niger's elected president, ...". */
static enum tie_time acted_on(const struct article *article, size_t first, size_t token, bool title)
{
    for (size_t i = verbs_before(article, first, token); i < token; i++) {
        const struct turning *turning = turning_of(article_word(article, i));
        bool fits = turning && turning->acts && (!title || turning->time == TIME_END);
        if (fits && (i == first || !is_word(article, i - 1, token, "was")))
            return turning->time;
        if (!title && is_word(article, i, token, "set") && is_word(article, i + 1, token, "up"))
            return TIME_START;
    }
    return TIME_STATE;
}

/*
 * "Spain's accession to NATO in 1982 was", "since the admission of Croatia in 2013": the date right
 * behind is when it started; not of "blocked Sweden's accession in May".
 */
static bool is_entry(const struct article *article, struct span date,
                     const struct drafted_relation *relation, size_t first)
{
    static const char *const nouns[] = {"accession",   "admission", "entry",
                                        "readmission", "return",    NULL};
    static const char *const before[] = {"after", "before", "despite", "following", "of",
                                         "since", "the",    "until",   "with",      NULL};
    enum { BESIDE = 4 };
    const struct sentence *sentence = &article->sentences[relation->sentence];
    if (date.start < relation->phrase.end || date.start > relation->phrase.end + BESIDE)
        return false;
    bool opens = first <= sentence->tokens.first + 1;
    for (size_t i = 0; before[i] && !opens; i++)
        opens = strcmp(article_word(article, first - 1), before[i]) == 0;
    size_t end = tie_token(article, sentence, relation->phrase.end);
    for (size_t i = first; opens && i < end; i++)
        for (size_t k = 0; nouns[k]; k++)
            if (strcmp(article_word(article, i), nouns[k]) == 0)
                return true;
    return false;
}

enum tie_time tie_turn(const struct article *article, struct span date,
                       const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    bool title = relation->row == SIZE_MAX, office = strcmp(relation->type, "office") == 0;
    size_t first = tie_token(article, sentence, relation->phrase.start);
    size_t behind = tie_token(article, sentence, relation->phrase.end);
    size_t end = sentence->tokens.first + sentence->tokens.count, last = behind;
    if (date.start > relation->phrase.end)
        last = tie_token(article, sentence, date.start);
    bool goes_on = date.end <= relation->phrase.start && is_word(article, behind, end, ",");
    if (title && (goes_on || last > behind + NEAR))
        last = behind + NEAR < end ? behind + NEAR : end;
    enum tie_time time = TIME_STATE;
    if (!title && is_entry(article, date, relation, first))
        return TIME_START;
    for (size_t i = title ? behind : first; i < last && time == TIME_STATE; i++)
        time = turned_at(article, i, end, title, office && i >= behind);
    return time != TIME_STATE ? time : acted_on(article, sentence->tokens.first, first, title);
}

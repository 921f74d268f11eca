/*
 * tie_reach.c: how far a date is from what ties, and whether it is of the same clause.
 */
#include "draft/ties.h"

#include <string.h>

/* Choices of ours: bytes that a comma counts for, and how far into a sentence its lead goes. */
enum { COMMA = 60, LEAD = 70 };

/* What ties, and a date beside it. */
struct reach {
    const struct article *article;
    const struct sentence *sentence;
    const struct date_mention *date;
    const struct drafted_relation *relation;
    struct span gap; /* the bytes between them, the names of the relation left out */
    bool before;     /* the date stands first */
};

static bool is_listed(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

bool tie_is_event(const char *word)
{
    static const char *const events[] = {
        "ceremony",      "conference", "congress",  "forum",     "gathering",    "inauguration",
        "meeting",       "meetings",   "session",   "sidelines", "summit",       "summits",
        "talks",         "trip",       "visit",     "vote",      "negotiations", "retreat",
        "consultations", "phone",      "telephone", NULL};
    return is_listed(word, events);
}

static bool in_date(const struct reach *reach, size_t at)
{
    const struct sentence *sentence = reach->sentence;
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        struct span span = reach->article->dates[sentence->dates.first + i].phrase;
        if (span.start <= at && at < span.end)
            return true;
    }
    return false;
}

/* The word at the byte or right behind it, "" where the span ends before. */
static const char *first_word(const struct reach *reach, size_t byte, size_t end)
{
    size_t token = tie_token(reach->article, reach->sentence, byte);
    size_t last = reach->sentence->tokens.first + reach->sentence->tokens.count;
    bool inside = token < last && reach->article->tokens[token].span.start < end;
    return inside ? article_word(reach->article, token) : "";
}

/* "Severed ties in August, hours after ...": at about the same time. */
static bool is_at_once(const struct reach *reach, size_t comma)
{
    static const char *const lengths[] = {"hours",   "immediately", "minutes", "moments",
                                          "shortly", "soon",        NULL};
    return is_listed(first_word(reach, comma + 1, reach->sentence->span.end), lengths);
}

/* Commas from `start` to `end` that are of no date; TIE_APART where there is more than a comma. */
static size_t breaks(const struct reach *reach, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t at = start; at < end; at++) {
        if (reach->article->text[at] == ';')
            return TIE_APART;
        count += reach->article->text[at] == ',' && !in_date(reach, at) && !is_at_once(reach, at);
    }
    return count;
}

/* Whether the comma parts a name from the title before: "the minister, X, said". */
static bool is_beside(const struct reach *reach, struct span name, size_t at)
{
    const char *text = reach->article->text;
    bool comma = name.start >= 2 && text[name.start - 2] == ',';
    if (at == name.end && name.end > name.start)
        comma = comma || memchr(text + name.start, ',', name.end - name.start);
    return comma && (at == name.end || at == name.start - 2);
}

static bool is_beside_actor(const struct reach *reach, size_t at)
{
    return is_beside(reach, reach->relation->from_span, at) ||
           is_beside(reach, reach->relation->to_span, at);
}

/* "Sat down with the minister, in Moscow on May 10": there is nothing but a place between. */
static bool is_placed(const struct reach *reach)
{
    const struct article *article = reach->article;
    size_t first = reach->sentence->tokens.first;
    size_t token = tie_token(article, reach->sentence, reach->date->phrase.start);
    size_t name = token;
    while (name > first && article->tokens[name - 1].mention != ARTICLE_NONE)
        name--;
    bool in =
        name < token && name > first + 1 && strcmp(article_word(article, name - 1), "in") == 0;
    return in && strcmp(article_word(article, name - 2), ",") == 0;
}

/* The bytes between the date and what ties, its names included. */
static void find_gap(struct reach *reach)
{
    const struct drafted_relation *relation = reach->relation;
    const struct span parts[] = {relation->cue, relation->from_span, relation->to_span};
    struct span date = reach->date->phrase;
    reach->before = date.end <= relation->cue.start;
    reach->gap = reach->before ? (struct span){date.end, relation->cue.start}
                               : (struct span){relation->cue.end, date.start};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (reach->before && parts[i].start >= date.end && parts[i].start < reach->gap.end)
            reach->gap.end = parts[i].start;
        if (!reach->before && parts[i].end <= date.start && parts[i].end > reach->gap.start)
            reach->gap.start = parts[i].end;
    }
}

/* "Barred the minister, who was under sanctions, in May": leaves out what is said of a name. */
static void leave_out_clause(struct reach *reach)
{
    static const char *const opens[] = {"which", "who", "whose", NULL};
    static const char *const and[] = {"and", "but", "or", NULL};
    const char *text = reach->article->text;
    size_t end = reach->gap.end, start = reach->gap.start;
    const char *comma = memchr(text + start, ',', end - start);
    if (reach->before || !comma ||
        !is_listed(first_word(reach, (size_t)(comma - text) + 1, end), opens))
        return;
    size_t at = (size_t)(comma - text) + 1;
    while (at < end && (text[at] != ',' || in_date(reach, at)))
        at++;
    if (at < end && !is_listed(first_word(reach, at + 1, end), and))
        reach->gap.start = at + 1;
}

/* Whether one of the words stands there. */
static bool has_word(const struct reach *reach, struct span span, const char *const *words)
{
    size_t token = tie_token(reach->article, reach->sentence, span.start);
    size_t last = reach->sentence->tokens.first + reach->sentence->tokens.count;
    for (; token < last && reach->article->tokens[token].span.start < span.end; token++)
        if (is_listed(article_word(reach->article, token), words))
            return true;
    return false;
}

/* "Kiribati, which quit the bloc": what ties is said in a clause on the name before it. */
static bool is_relative(const struct reach *reach)
{
    static const char *const relatives[] = {"which", "who", "whose", "whom", NULL};
    struct span from = reach->relation->from_span, cue = reach->relation->cue;
    const char *text = reach->article->text;
    size_t behind = from.end < cue.start && article_byte(reach->article, from.end) == ','
                        ? from.end + 1
                        : from.end;
    if (from.end >= cue.start || !is_listed(first_word(reach, behind, cue.start), relatives))
        return false;
    return !memchr(text + behind, ',', cue.start - behind); /* "X, who leads it, accused Y" */
}

/* "Iran's president, X, who stepped in in May"; "X of Kenya, quit in May": of who has the title. */
static bool is_on_holder(const struct reach *reach)
{
    static const char *const turns[] = {
        "appointed", "chosen",    "died",  "elected",    "inaugurated", "installed",
        "named",     "nominated", "quit",  "re-elected", "reelected",   "resigned",
        "retired",   "stepped",   "sworn", "who",        "whose",       NULL};
    static const char *const former[] = {"former", "ex", NULL};
    enum { NAME = 30 }; /* "of Kenya" */
    const char *text = reach->article->text;
    size_t comma = reach->gap.start;
    while (comma < reach->gap.end && text[comma] != ',')
        comma++;
    const char *of = reach->article->entities[reach->relation->to].kind;
    if (reach->relation->row == SIZE_MAX && has_word(reach, reach->relation->phrase, former))
        return false; /* "X, a former president, resigned" from what he was since */
    return !reach->before && strcmp(reach->relation->type, "office") == 0 &&
           strcmp(of, "person") != 0 && /* "succeeded X, who led it from 2010" */
           comma < reach->gap.start + NAME &&
           is_listed(first_word(reach, comma + 1, reach->gap.end), turns);
}

/* "Members including Morocco, which rejoined in 2017": what is said of the member. */
static bool is_on_member(const struct reach *reach)
{
    static const char *const which[] = {"that", "which", "who", NULL};
    static const char *const verbs[] = {"acceded", "entered",  "has", "joined",   "left",
                                        "quit",    "rejoined", "was", "withdrew", NULL};
    size_t comma = reach->gap.start;
    const char *text = reach->article->text;
    if (reach->before || strcmp(reach->relation->type, "membership") != 0 ||
        reach->gap.start != reach->relation->from_span.end ||
        article_byte(reach->article, comma) != ',' ||
        !is_listed(first_word(reach, comma + 1, reach->gap.end), which))
        return false;
    size_t token = tie_token(reach->article, reach->sentence, comma + 1) + 1;
    return is_listed(article_word(reach->article, token), verbs) &&
           !memchr(text + comma + 1, ',', reach->gap.end - comma - 1);
}

/* "Backed X, Togo's minister since 2009": the date ends what is said beside a name. */
static bool is_on_title(const struct reach *reach)
{
    const char *text = reach->article->text;
    struct span name = reach->relation->to_span, date = reach->date->phrase;
    if (reach->before || reach->relation->time != TIME_EVENT)
        return false;
    bool inside = name.end <= date.start && date.start <= name.end + 1 &&
                  memchr(text + name.start, ',', name.end - name.start);
    return inside || (article_byte(reach->article, reach->gap.start) == ',' &&
                      article_byte(reach->article, date.start - 2) != ',');
}

/* "Was elected the same month, defeating X": what ties goes on from what was then. */
static bool goes_on(const struct reach *reach)
{
    size_t comma = reach->date->phrase.end;
    if (!reach->before || comma >= reach->sentence->span.end || reach->article->text[comma] != ',')
        return false;
    const char *word = first_word(reach, comma + 1, reach->relation->cue.end);
    size_t length = strlen(word);
    return length > 4 && strcmp(word + length - 3, "ing") == 0 &&
           reach->relation->cue.start <= comma + 2 + length;
}

/*
 * Whether another clause begins between them: "accused Moscow because it had begun last year ...";
 * what ends with "since 2012 and"; what a clause on a name says, the date standing outside of it.
 */
static bool is_parted(const struct reach *reach)
{
    static const char *const clauses[] = {"although", "because", "though", "whereas", "which",
                                          "while",    "whereby", "who",    "whose",   NULL};
    static const char *const and[] = {"and", "but", "or", NULL};
    const struct date_mention *date = reach->date;
    if (tie_is_when(reach->article, date) && reach->before)
        return false;
    if (date->future && article_byte(reach->article, date->phrase.end) == '\'')
        return true; /* guarantees for next year's election */
    bool long_one = date->word == DATE_SINCE || date->word == DATE_UNTIL;
    if (long_one && is_on_title(reach))
        return true;
    if (!reach->before)
        return !is_on_holder(reach) && !is_on_member(reach) && has_word(reach, reach->gap, clauses);
    if (long_one && is_listed(first_word(reach, date->phrase.end, reach->gap.end), and))
        return true;
    const char *text = reach->article->text;
    if (long_one && date->phrase.start >= 2 && text[date->phrase.start - 2] == ',' &&
        article_byte(reach->article, date->phrase.end) != ',' &&
        breaks(reach, date->phrase.end, reach->gap.end))
        return true; /* "X, until 2015 its minister, criticized" */
    static const char *const that[] = {"that", NULL};
    if (has_word(reach, reach->gap, that) && has_word(reach, reach->gap, and))
        return true; /* "that it was settled in 1899 and that London stood by it" */
    return is_relative(reach) && date->phrase.end <= reach->relation->from_span.start;
}

/* "In 1951, when the two countries signed": the date is told of what follows. */
bool tie_is_when(const struct article *article, const struct date_mention *date)
{
    static const char when[] = "when ";
    size_t at = date->phrase.end;
    at += at < article->length && article->text[at] == ',';
    at += at < article->length && article->text[at] == ' ';
    size_t length = sizeof when - 1;
    return at + length <= article->length && memcmp(article->text + at, when, length) == 0;
}

/* Whether the date opens a clause: "; in December 2023, Niger quit", ", and in May ...". */
static bool opens_clause(const struct reach *reach)
{
    static const char *const joins[] = {":", ";", "and", "but", "then", NULL};
    size_t first = reach->sentence->tokens.first;
    size_t token = tie_token(reach->article, reach->sentence, reach->date->phrase.start);
    return token == first || is_listed(article_word(reach->article, token - 1), joins);
}

/* "When the leaders gathered ...", "Meeting in ...": the sentence starts with when it was. */
static bool is_introduced(const struct reach *reach)
{
    static const char *const words[] = {
        "after", "as",    "at",       "before", "during", "following", "in",   "meeting", "on",
        "once",  "since", "speaking", "under",  "when",   "while",     "with", NULL};
    return is_listed(first_word(reach, reach->sentence->span.start, reach->date->phrase.start),
                     words);
}

/*
 * Whether the date leads what comes behind the comma: "In 2010, ...", "When they met in 2010, ...".
 * One that lasts leads only from the very start: "A partner since 1996, India ..." does not.
 */
static bool leads(const struct reach *reach)
{
    static const char *const contrasts[] = {"although", "whereas", "which", "while",
                                            "who",      "whose",   NULL};
    struct span date = reach->date->phrase;
    size_t start = reach->sentence->span.start;
    if (!reach->before)
        return false;
    static const char *const and[] = {"and", NULL};
    bool closes = article_byte(reach->article, date.end) == ',';
    bool joined = closes && is_listed(first_word(reach, date.end + 1, reach->gap.end), and) &&
                  breaks(reach, date.end + 1, reach->gap.end) == 0;
    if (opens_clause(reach) || joined || tie_is_when(reach->article, reach->date))
        return true;
    bool early = date.start - start < LEAD || is_introduced(reach);
    bool lasts = reach->date->word == DATE_SINCE || reach->date->word == DATE_UNTIL;
    if (lasts || !early || breaks(reach, start, date.start))
        return false;
    return !closes || !is_listed(first_word(reach, date.end + 1, reach->gap.end), contrasts);
}

/* "..., following a meeting Friday": what is told before happened there, too. */
static bool is_occasion(const struct reach *reach)
{
    static const char *const words[] = {"after", "at", "during", "following", "on", NULL};
    size_t comma = reach->gap.start;
    while (comma < reach->gap.end && reach->article->text[comma] != ',')
        comma++;
    if (reach->before || comma == reach->gap.end ||
        !is_listed(first_word(reach, comma + 1, reach->gap.end), words))
        return false;
    size_t token = tie_token(reach->article, reach->sentence, comma + 1);
    size_t last = tie_token(reach->article, reach->sentence, reach->date->phrase.start);
    enum { NEAR = 5 }; /* "a trilateral meeting" */
    for (size_t i = token; i < last && i < token + NEAR; i++)
        if (tie_is_event(article_word(reach->article, i)))
            return true;
    return false;
}

/* "Known until 1959 as the Baghdad Pact": since or until when something was called so. */
static bool is_of_name(const struct reach *reach)
{
    static const char *const words[] = {"called", "known", "named", NULL};
    size_t token = tie_token(reach->article, reach->sentence, reach->date->phrase.start);
    return token > reach->sentence->tokens.first &&
           (reach->date->word == DATE_UNTIL || reach->date->word == DATE_SINCE) &&
           is_listed(article_word(reach->article, token - 1), words);
}

/* Whether a comma stands right behind the date. */
static bool text_has_comma(const struct reach *reach)
{
    return reach->date->phrase.end < reach->sentence->span.end &&
           reach->article->text[reach->date->phrase.end] == ',';
}

/*
 * Behind a comma a date is of what stands there, unless it leads the sentence ("In 2010, ...") or
 * stands alone between commas (", in 2010").
 */
size_t tie_reach(const struct article *article, const struct date_mention *date,
                 const struct drafted_relation *relation)
{
    struct reach reach = {.article = article,
                          .sentence = &article->sentences[relation->sentence],
                          .date = date,
                          .relation = relation};
    if (date->citation || !edtf_given(&date->date) || is_of_name(&reach))
        return TIE_APART;
    find_gap(&reach);
    if (reach.gap.end <= reach.gap.start)
        return 0;
    if (relation->time != TIME_STATE)
        leave_out_clause(&reach);
    if (is_parted(&reach))
        return TIE_APART;
    size_t commas = breaks(&reach, reach.gap.start, reach.gap.end);
    for (size_t at = reach.gap.start; commas && commas < TIE_APART && at < reach.gap.end; at++)
        commas -= article->text[at] == ',' && is_beside_actor(&reach, at) && !in_date(&reach, at);
    size_t start = date->phrase.start;
    bool after_comma = start >= 2 && article->text[start - 2] == ',';
    bool alone = (after_comma || is_placed(&reach)) && commas <= 2;
    bool occasion = commas == 1 && (is_occasion(&reach) || is_on_holder(&reach) ||
                                    is_on_member(&reach) || goes_on(&reach));
    if (commas >= TIE_APART || (commas && !leads(&reach) && !alone && !occasion))
        return TIE_APART;
    static const char *const and[] = {"and", "but", NULL};
    bool closed = reach.before && start > reach.sentence->span.start + LEAD / 2 &&
                  is_listed(first_word(&reach, date->phrase.end, reach.gap.end), and);
    /* "After serving in Iraq from 2003 to 2008, Peru sent": rather of what the lead says. */
    bool inside = reach.before && !closed && start > reach.sentence->span.start + LEAD / 4 &&
                  text_has_comma(&reach);
    return reach.gap.end - reach.gap.start + (commas + inside + (closed ? 2U : 0)) * COMMA;
}

/*
 * tie_hedge.c: what takes a relation away that a pattern matched, and what leaves less of it.
 */
#include "draft/tie_match.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What hedges leave of the confidence: choices of ours. */
static const double hedge_factor[HEDGE_COUNT] = {
    [HEDGE_NEGATION] = 0, [HEDGE_DENIAL] = 0,  [HEDGE_CONDITION] = .5, [HEDGE_THREAT] = .5,
    [HEDGE_REPORT] = .8,  [HEDGE_AVERTED] = 0, [HEDGE_DOUBT] = .5};

static bool found_between(struct matcher *matcher, const struct expression *expressions,
                          size_t count, const char *text, size_t start, size_t end)
{
    for (size_t i = 0; i < count; i++)
        if (matcher_find(matcher, &expressions[i], text + start, end - start, 0))
            return true;
    return false;
}

/* Where the clause starts that the match is in. */
static size_t clause_start(const struct match *match)
{
    size_t at = match->start;
    const char *text = text_string(&match->line->text);
    while (at > 0 && text[at - 1] != ';' && text[at - 1] != ':')
        at--;
    return at;
}

/* Where that clause ends. */
static size_t clause_end(const struct match *match)
{
    const char *text = text_string(&match->line->text);
    return match->end + strcspn(text + match->end, ";:");
}

bool tie_is_inner(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Where the words start that a negation of the cue has to be among: "did not also join". */
static size_t negation_start(const struct match *match)
{
    /* Bytes before a cue that nothing stands before: "no prospects of ties". */
    enum { BEFORE = 24 };
    static const char *const breaks[] = {", ", " and ", " but ", " that ", " has ", " had "};
    const char *text = text_string(&match->line->text);
    size_t start = match->start, clause = clause_start(match);
    if (match->cue <= match->start) {
        start = match->start - clause > BEFORE ? match->start - BEFORE : clause;
        while (start < match->start && tie_is_inner(text[start]))
            start++;
        return start;
    }
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        size_t length = strlen(breaks[i]);
        for (size_t at = start; at + length <= match->cue; at++)
            if (memcmp(text + at, breaks[i], length) == 0)
                start = at + length;
    }
    return start;
}

/* "Signed no agreement with". */
static bool negated_behind(const struct match *match)
{
    static const char no[] = " no ";
    const char *behind = text_string(&match->line->text) + match->cue_end;
    return match->cue_end > match->cue && strncmp(behind, no, strlen(no)) == 0;
}

/* What somebody has none of for another is dissent itself: "no friend of", "no faith in". */
static bool is_enmity(const char *word)
{
    static const char *const words[] = {"friend", "fan",      "admirer", "faith",      "trust",
                                        "time",   "part of",  "part in", "confidence", "truck",
                                        "love",   "sympathy", "patience"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(word, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "Is no ally of", where "no" is among the words that tie. A refusal may well say "not". */
static bool negated_within(const struct match *match)
{
    static const char no[] = "no ", inner[] = " no ";
    const char *cue = text_string(&match->line->text) + match->cue;
    size_t length = match->cue_end - match->cue;
    bool first = length > strlen(no) && strncasecmp(cue, no, strlen(no)) == 0;
    const char *found = length ? memmem(cue, length, inner, strlen(inner)) : NULL;
    if (first && strncasecmp(cue, "no longer ", strlen("no longer ")) != 0)
        found = cue - 1;
    return found && !(match->pattern->dissent && is_enmity(found + strlen(inner)));
}

/* "Neither Ireland nor Austria". */
static bool negated_before(const struct match *match)
{
    static const char *const words[] = {"neither ", "nor ", "unlike "};
    const char *text = text_string(&match->line->text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (match->start >= length &&
            strncasecmp(text + match->start - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* "The minister said that they had": one is not several. */
static bool is_of_others(const struct match *match)
{
    static const char they[] = " they ";
    const char *text = text_string(&match->line->text);
    const struct slot *slot = &match->line->slots[line_slot(match->line, match->a)];
    bool alone = slot->entities.count == 1 && (slot->letter == 'P' || slot->letter == 'S');
    return alone && match->cue > match->a_end &&
           memmem(text + match->a_end, match->cue - match->a_end, they, strlen(they));
}

/* The start of the word that ends before the blank at `end`, in the line's text; `end`: none. */
static size_t word_before(const char *text, size_t end)
{
    size_t start = end;
    while (start > 0 && isalpha((unsigned char)text[start - 1]))
        start--;
    return start;
}

static bool ends_with(const char *text, size_t start, size_t end, const char *ending)
{
    size_t length = strlen(ending);
    return end - start > length && strncasecmp(text + end - length, ending, length) == 0;
}

static bool is_word(const char *text, size_t start, size_t end, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == end - start && strncasecmp(text + start, *words, end - start) == 0)
            return true;
    return false;
}

/*
 * "Kenya's plan to back Uganda angered Rwanda", "accused of backing Uganda, angered": whom another
 * verb before has for its object seems to be the subject of the next.
 */
static bool is_object_before(const struct match *match)
{
    static const char *const to[] = {"to", NULL}, *const who[] = {"who", "which", "that", NULL};
    static const char *const plain[] = {"including",   "during",       "following",
                                        "neighboring", "neighbouring", "according",
                                        "which",       "whom",         NULL};
    const char *text = text_string(&match->line->text);
    if (match->a < 2 || text[match->a - 1] != ' ' || match->cue <= match->a_end)
        return false;
    size_t cue = match->cue, cue_end = cue;
    while (isalpha((unsigned char)text[cue_end]))
        cue_end++;
    bool finite = ends_with(text, cue, cue_end, "ed") || ends_with(text, cue, cue_end, "s");
    size_t end = match->a - 1, start = word_before(text, end);
    if (!finite || start == end || start < 2 || is_word(text, start, end, plain))
        return false;
    size_t before = word_before(text, start - 1);
    return ends_with(text, start, end, "ing") || is_word(text, before, start - 1, to) ||
           (ends_with(text, start, end, "ed") && is_word(text, before, start - 1, who));
}

/* The slot of the placeholder that ends right before the byte; NULL: none does. */
static const struct slot *slot_before(const struct line *line, size_t end)
{
    const char *text = text_string(&line->text);
    size_t start = end;
    while (start > 0 && text[start] != '<')
        start--;
    return end && text[end - 1] == '>' && text[start] == '<' ? &line->slots[line_slot(line, start)]
                                                             : NULL;
}

/* Whether it is the other, or speaks for it: its president. */
static bool speaks_for(const struct line *line, const struct slot *one, const struct slot *other)
{
    uint32_t speaker = line->entities[one->entities.first].entity;
    uint32_t actor = line->entities[other->entities.first].entity;
    return one->entities.count == other->entities.count &&
           (speaker == actor || line->article->entities[speaker].of == actor);
}

/* "Kenya said (on Monday) that it would leave": what is said of oneself is no report. */
static bool is_own_word(const struct match *match)
{
    static const char *const saying[] = {
        "added",  "announced", "confirmed", "declared", "notice", "said",    "says",
        "saying", "stated",    "insisted",  "promised", "vowed",  "pledged", NULL};
    enum { WORDS = 7 };
    const char *text = text_string(&match->line->text);
    size_t end = match->a;
    bool said = false;
    for (int words = 0; words < WORDS && end > 1 && text[end - 1] == ' '; words++) {
        const struct slot *speaker = slot_before(match->line, end - 1);
        if (speaker)
            return said && speaks_for(match->line, speaker,
                                      &match->line->slots[line_slot(match->line, match->a)]);
        size_t start = word_before(text, end - 1);
        if (start == end - 1)
            return false;
        said |= is_word(text, start, end - 1, saying);
        end = start;
    }
    return false;
}

/* "Kenya would stay, but Uganda left": a clause with a subject of its own. */
static bool opens_clause(const struct match *match)
{
    static const char *const words[] = {", and ", ", but ", NULL};
    const char *text = text_string(&match->line->text);
    for (size_t i = 0; match->cue > match->a_end && words[i]; i++) {
        size_t length = strlen(words[i]);
        if (match->a >= length && memcmp(text + match->a - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* Where a condition is looked for: what somebody says that they would do, they mean to. */
static size_t condition_start(const struct match *match, size_t clause)
{
    static const char would[] = " would ";
    const char *text = text_string(&match->line->text);
    if (!is_own_word(match))
        return opens_clause(match) ? match->a : clause;
    bool means = strncmp(text + match->a_end, would, strlen(would)) == 0;
    return means ? match->a_end + strlen(would) : match->a_end;
}

double tie_hedged(const struct lexicon *lexicon, const struct match *match, struct matcher *matcher)
{
    const char *text = text_string(&match->line->text);
    size_t clause = clause_start(match);
    /* What the expression goes on with behind the second name is part of what follows that. */
    size_t behind = match->b_end > match->a_end ? match->b_end : match->end;
    size_t condition = condition_start(match, clause),
           report = is_own_word(match) ? match->start : clause;
    size_t threat = match->pattern->dissent ? match->end : clause;
    size_t from[HEDGE_COUNT] = {
        negation_start(match), clause, condition, threat, report, behind, behind};
    size_t end = clause_end(match);
    size_t to[HEDGE_COUNT] = {match->cue,   match->cue, match->end, match->end,
                              match->start, end,        end};
    bool negated = negated_behind(match) || negated_within(match) || negated_before(match);
    bool doubtful = is_of_others(match) || is_object_before(match);
    double factor = negated ? 0 : doubtful ? hedge_factor[HEDGE_DOUBT] : 1;
    for (int i = 0; i < HEDGE_COUNT; i++)
        if (from[i] < to[i] && found_between(matcher, lexicon->hedges[i], lexicon->hedge_counts[i],
                                             text, from[i], to[i]))
            factor *= hedge_factor[i];
    return factor;
}

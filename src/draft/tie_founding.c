/*
 * tie_founding.c: when what is a part was founded, as its whole has had it since then: "The panel
 * was set up in 2009", "the mission has operated there since 1999"; and when an organization was
 * dissolved, as it has had no members since.
 */
#include "draft/ties.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How many words a date may stand behind its verb, and a name before or behind it. */
enum { DATE_BEHIND = 9, NAME_BESIDE = 7 };

struct founding {
    const struct article *article;
    size_t first, verb, behind; /* tokens: of the sentence, the verb, and what comes after it */
    bool ends;                  /* it was dissolved */
};

static bool is_word(const struct founding *founding, size_t token, const char *word)
{
    bool inside = token >= founding->first && token < founding->article->token_count;
    return inside && strcmp(article_word(founding->article, token), word) == 0;
}

static bool is_any(const struct founding *founding, size_t token, const char *const *words)
{
    for (; *words; words++)
        if (is_word(founding, token, *words))
            return true;
    return false;
}

/* A verb that starts what it is said of; `since` is of those that tell for how long it has been. */
static bool verb_at(struct founding *founding, size_t token, bool since)
{
    static const char *const starts[] = {"created", "deployed",    "established", "formed",
                                         "founded", "inaugurated", "launched",    NULL};
    static const char *const lasts[] = {"active",   "deployed",  "existed",
                                        "operated", "operating", NULL};
    bool set_up = is_word(founding, token, "set") && is_word(founding, token + 1, "up");
    bool made = is_word(founding, token, "made") && is_word(founding, token + 1, "a");
    static const char *const ends[] = {"abolished", "disbanded", "dismantled", "dissolved", NULL};
    founding->verb = token;
    founding->behind = token + 1 + (set_up || made);
    founding->ends = is_any(founding, token, ends);
    return founding->ends || set_up || made || is_any(founding, token, starts) ||
           (since && is_any(founding, token, lasts));
}

/* Whether the verb is said of what stands before it: "was founded", "a team founded in 2010". */
static bool is_of_subject(const struct founding *founding, size_t last, bool since)
{
    static const char *const before[] = {"been", "has",  "have", "is", "originally",
                                         "was",  "were", ",",    NULL};
    return since || founding->behind == last || is_any(founding, founding->verb - 1, before);
}

/* "Was supposed to have been formed in 2010": it was not. */
static bool is_only_meant(const struct founding *founding)
{
    static const char *const words[] = {"due",     "expected",  "intended", "meant",
                                        "planned", "scheduled", "supposed", NULL};
    enum { BEFORE = 5 };
    for (size_t i = 1; i <= BEFORE && founding->verb >= founding->first + i; i++)
        if (is_any(founding, founding->verb - i, words))
            return true;
    return false;
}

/* The name that the tokens at `token` end, of "the panel of the council" the first; or none. */
static uint32_t named_before(const struct founding *founding, size_t token)
{
    const struct article *article = founding->article;
    static const char *const links[] = {"for", "in", "of", "to", NULL};
    uint32_t mention = article->tokens[token].mention, named = ARTICLE_NONE;
    while (mention != ARTICLE_NONE) {
        named = mention;
        while (token > founding->first && article->tokens[token].mention == mention)
            token--;
        token -= token > founding->first && is_word(founding, token, "the");
        bool of = token > founding->first && is_any(founding, token, links);
        mention = of ? article->tokens[--token].mention : ARTICLE_NONE;
    }
    return named == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[named].entity;
}

/* "The pact, which had its seat in Ankara and which was dissolved": where the first clause starts.
 */
static size_t clause_start(const struct founding *founding)
{
    size_t at = founding->verb;
    if (at < founding->first + 3 || !is_word(founding, at - 2, "which") ||
        !is_word(founding, at - 3, "and"))
        return at;
    for (size_t i = at - 3; i > founding->first; i--)
        if (is_word(founding, i, "which"))
            return i;
    return at;
}

/* The last mention that ends before the verb, or the first one behind it; ARTICLE_NONE: none. */
static uint32_t founded(const struct founding *founding, size_t last, bool since)
{
    const struct article *article = founding->article;
    uint32_t entity = ARTICLE_NONE;
    if (is_of_subject(founding, last, since)) {
        size_t verb = clause_start(founding);
        for (size_t i = 1; i <= NAME_BESIDE && verb >= founding->first + i; i++)
            if ((entity = named_before(founding, verb - i)) != ARTICLE_NONE)
                return entity;
        return ARTICLE_NONE;
    }
    for (size_t i = founding->behind; i < last && i < founding->behind + NAME_BESIDE; i++)
        if (article->tokens[i].mention != ARTICLE_NONE)
            return article->mentions[article->tokens[i].mention].entity;
    return ARTICLE_NONE;
}

/* What the date says was founded or dissolved then. */
static uint32_t founded_then(const struct article *article, const struct date_mention *date,
                             bool *ends)
{
    const struct sentence *sentence = &article->sentences[date->sentence];
    struct founding founding = {.article = article, .first = sentence->tokens.first};
    size_t last = tie_token(article, sentence, date->phrase.start);
    bool since = date->word == DATE_SINCE;
    bool bare = date->word == DATE_ON || date->word == DATE_BARE || since;
    if (date->citation || date->future || date->date.interval || !bare)
        return ARTICLE_NONE;
    size_t from = last > founding.first + DATE_BEHIND ? last - DATE_BEHIND : founding.first;
    for (size_t i = last; i > from && i - 1 > founding.first; i--)
        if (verb_at(&founding, i - 1, since)) {
            if (is_only_meant(&founding))
                return ARTICLE_NONE;
            *ends = founding.ends;
            return founded(&founding, last, since);
        }
    return ARTICLE_NONE;
}

static void date_founding(struct drafted_relation *relation, const struct date_mention *date)
{
    relation->when = date->date;
    relation->when.interval = true;
    relation->when.end = (struct edtf_date){.end = EDTF_OPEN};
}

static void date_ending(struct drafted_relation *relation, const struct date_mention *date)
{
    relation->when = (struct edtf){.interval = true, .end = date->date.start};
    relation->when.start.end = EDTF_UNKNOWN;
}

bool tie_is_founding(const struct article *article, const struct drafted_relation *relation)
{
    static const char *const verbs[] = {"creat", "establish", "form", "found", "launch", "set up"};
    size_t length = relation->cue.end - relation->cue.start;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (length >= strlen(verbs[i]) && strcmp(relation->type, "membership") == 0 &&
            strncasecmp(article->text + relation->cue.start, verbs[i], strlen(verbs[i])) == 0)
            return true;
    return false;
}

void ties_of_founding(const struct article *article, struct drafted_relations *relations)
{
    const struct date_mention **begun = xcalloc(article->entity_count + 1, sizeof(*begun));
    const struct date_mention **ended = xcalloc(article->entity_count + 1, sizeof(*ended));
    for (size_t i = 0; i < article->date_count; i++) {
        bool ends = false;
        uint32_t entity = founded_then(article, &article->dates[i], &ends);
        const struct date_mention **dates = ends ? ended : begun;
        if (entity != ARTICLE_NONE && !dates[entity])
            dates[entity] = &article->dates[i];
    }
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        bool part = strcmp(item->type, "part-of") == 0;
        if (edtf_given(&item->when))
            continue;
        if (part && begun[item->from])
            date_founding(item, begun[item->from]);
        else if (part && ended[item->from])
            date_ending(item, ended[item->from]);
        else if (begun[item->to] && tie_is_founding(article, item))
            date_founding(item, begun[item->to]);
        else if (strcmp(item->type, "membership") == 0 && ended[item->to])
            date_ending(item, ended[item->to]);
    }
    free(begun);
    free(ended);
}

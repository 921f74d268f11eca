/*
 * coref_state.c: "the country", "the kingdom", "the Gulf state", "the junta", "whose country".
 */
#include "draft/coref.h"

#include <string.h>

static const char *const determiners[] = {"the", "this", "that", NULL};

/*
 * Which states are called so; of others any is "the nation". To add one: its row, and its word to
 * the class collective_state of words.tsv.
 */
static const struct state_kind {
    const char *word, *states; /* parted and enclosed by | */
} state_kinds[] = {
    {"emirate", "|Kuwait|Qatar|United Arab Emirates|"},
    {"gulf", "|Bahrain|Kuwait|Oman|Qatar|Saudi Arabia|United Arab Emirates|"},
    {"kingdom", "|Bahrain|Belgium|Bhutan|Cambodia|Denmark|Eswatini|Jordan|Lesotho|Morocco|"
                "Netherlands|Norway|Saudi Arabia|Spain|Sweden|Thailand|Tonga|United Kingdom|"},
    {"monarchy", "|Bahrain|Belgium|Bhutan|Brunei|Cambodia|Denmark|Eswatini|Jordan|Kuwait|Lesotho|"
                 "Morocco|Netherlands|Norway|Oman|Qatar|Saudi Arabia|Spain|Sweden|Thailand|Tonga|"
                 "United Arab Emirates|United Kingdom|"},
    {"sultanate", "|Brunei|Oman|"},
};

/* Whether the state may be called by the word: Jordan is a kingdom, Yemen is none. */
static bool is_called(const struct coref *coref, uint32_t state, const char *word)
{
    const char *name = coref->naming->article->entities[state].name;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof state_kinds / sizeof *state_kinds; i++) {
        if (strcmp(state_kinds[i].word, word) != 0)
            continue;
        for (const char *at = strstr(state_kinds[i].states, name); at; at = strstr(at + 1, name))
            if (at[-1] == '|' && at[length] == '|')
                return true;
        return false;
    }
    return true;
}

/* Whether the sentence names the state before the token. */
static bool acts_here(const struct coref *coref, uint32_t state)
{
    const struct article *article = coref->naming->article;
    uint32_t sentence = article->tokens[coref->token].sentence;
    for (size_t i = coref->token; i-- > 0 && article->tokens[i].sentence == sentence;) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE && article->mentions[index].entity == state)
            return true;
    }
    return false;
}

/* Whether the paragraph meant a state before the token. */
static bool has_state_before(const struct coref *coref)
{
    const struct article *article = coref->naming->article;
    uint32_t paragraph = article->sentences[article->tokens[coref->token].sentence].paragraph;
    for (size_t i = coref->token; i-- > 0;) {
        if (article->sentences[article->tokens[i].sentence].paragraph != paragraph)
            return false;
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE &&
            coref_means(coref, article->mentions[index].entity) & MEANS_STATE)
            return true;
    }
    return false;
}

/* The state that is called so: who acts, or else the last one that may be. */
static uint32_t state_called(struct coref *coref, const char *word)
{
    enum { NEAR = 120 /* tokens */ };
    const struct article *article = coref->naming->article;
    uint32_t state = coref_subject(coref, (struct wanted){MEANS_STATE, .except = ARTICLE_NONE});
    if (strcmp(word, "country") == 0 && coref_foremost_state(coref) != ARTICLE_NONE &&
        !has_state_before(coref))
        return coref_foremost_state(coref); /* a paragraph starts with it */
    /* "Paris had backed the president, whom the junta overthrew": who acts speaks of another. */
    bool another = strcmp(word, "junta") == 0 && acts_here(coref, state);
    if (state == ARTICLE_NONE || (!another && is_called(coref, state, word)))
        return state;
    uint32_t acting = another ? state : ARTICLE_NONE;
    for (size_t i = coref->token; i-- > 0 && coref->token - i < NEAR;) {
        uint32_t index = article->tokens[i].mention;
        state = index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
        if (state != ARTICLE_NONE && state != acting && coref_means(coref, state) & MEANS_STATE &&
            is_called(coref, state, word))
            return state;
    }
    return acting;
}

/* Whether a state is named right behind: "the junta in Myanmar" needs no guess. */
static bool is_named_behind(const struct coref *coref, size_t noun)
{
    static const char *const links[] = {"in", "of", NULL};
    const struct article *article = coref->naming->article;
    if (noun + 2 >= article->token_count || !token_is_any(coref->naming, noun + 1, links))
        return false;
    uint32_t index = article->tokens[noun + 2].mention;
    return index != ARTICLE_NONE &&
           coref_means(coref, article->mentions[index].entity) & MEANS_STATE;
}

size_t coref_state(struct coref *coref, size_t token, size_t noun)
{
    uint32_t state = state_called(coref, article_word(coref->naming->article, noun));
    bool plain = token_is(coref->naming, noun, "state") && noun == token + 1;
    if (plain || state == ARTICLE_NONE || is_named_behind(coref, noun))
        return token;
    coref_mention(coref, token + 1, noun + 1, state, MENTION_NOMINAL, .75);
    return coref_body(coref, noun + 1, state);
}

/*
 * "The Gulf state", "the Caribbean island": what was read as a place is a state that was named. The
 * token behind, or the same.
 */
size_t coref_regional(struct coref *coref, size_t token, size_t end)
{
    struct article *article = coref->naming->article;
    uint32_t index = article->tokens[token].mention;
    struct mention *mention = &article->mentions[index];
    bool the = token_is(coref->naming, token, "the") ||
               (token > 0 && token_is_any(coref->naming, token - 1, determiners));
    if (!the || mention->possessive || coref_means(coref, mention->entity) != MEANS_OTHER ||
        !(coref_classes(coref, end) & WORD_COLLECTIVE_STATE) ||
        token_is(coref->naming, end, "government"))
        return token;
    size_t word = end - 1;
    uint32_t state = state_called(coref, article_word(article, word));
    if (state == ARTICLE_NONE)
        return token;
    mention->entity = state;
    mention->form = MENTION_NOMINAL;
    mention->certainty = .75;
    mention->span.end = article->tokens[end].span.end;
    article->tokens[end].mention = index;
    return end + 1;
}

/* Whether the word is what one of a people is called, and not the people: American, Dutchman. */
static bool is_one(const char *word)
{
    static const char *const ends[] = {"an", "man", "woman", "ard", "i"};
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (length > strlen(ends[i]) + 1 && strcmp(word + length - strlen(ends[i]), ends[i]) == 0)
            return true;
    return false;
}

size_t coref_national(struct coref *coref, size_t token, size_t end)
{
    static const char *const verbs[] = {"also", "became", "had",  "has", "is",  "led",   "said",
                                        "took", "was",    "will", "who", "won", "would", NULL};
    struct article *article = coref->naming->article;
    struct mention *mention = &article->mentions[article->tokens[token].mention];
    const char *behind = article_word(article, end);
    size_t length = strlen(behind);
    bool acts =
        token_is_any(coref->naming, end, verbs) ||
        (length > 4 && strcmp(behind + length - 2, "ed") == 0 && !article->tokens[end].joined);
    if (mention->form != MENTION_DEMONYM || token == 0 || !acts || end != token + 1 ||
        !token_is(coref->naming, token - 1, "the") || !is_one(article_word(article, token)))
        return token;
    uint32_t person = coref_subject(coref, (struct wanted){MEANS_PERSON, .except = ARTICLE_NONE});
    if (person == ARTICLE_NONE)
        return token;
    uint32_t of = article->entities[person].of;
    if (of != ARTICLE_NONE && of != mention->entity && naming_is_kind(coref->naming, of, "state"))
        return token;
    mention->entity = person;
    mention->form = MENTION_NOMINAL;
    mention->adjective = false;
    mention->certainty = .75;
    return end;
}

size_t coref_state_of(struct coref *coref, size_t token, uint32_t person)
{
    uint32_t state = coref->naming->article->entities[person].of;
    static const char *const words[] = {"country", "nation", "homeland", NULL};
    if (!naming_is_kind(coref->naming, state, "state") ||
        !token_is_any(coref->naming, token + 1, words))
        return token;
    coref_mention(coref, token, token + 2, state, MENTION_NOMINAL, .9);
    return token + 2;
}

/* "Merkel, whose country", "Mwanawasa of Zambia, whose country": the state, or the token. */
size_t coref_state_of_whose(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t before = token;
    before -= before > 0 && token_is_mark(coref->naming, before - 1, ',');
    uint32_t index = before > 0 ? article->tokens[before - 1].mention : ARTICLE_NONE;
    if (index == ARTICLE_NONE || !token_is(coref->naming, token, "whose") ||
        article->mentions[index].group.count)
        return token;
    uint32_t entity = article->mentions[index].entity;
    if (coref_means(coref, entity) == MEANS_PERSON)
        return coref_state_of(coref, token, entity);
    size_t of = before - 1;
    while (of > 0 && article->tokens[of - 1].mention == index)
        of--;
    bool home = naming_is_kind(coref->naming, entity, "state") && of > 1 &&
                token_is(coref->naming, of - 1, "of") &&
                article->tokens[of - 2].mention != ARTICLE_NONE;
    if (!home || !token_is(coref->naming, token + 1, "country"))
        return token;
    coref_mention(coref, token, token + 2, entity, MENTION_NOMINAL, .9);
    return token + 2;
}

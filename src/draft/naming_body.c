/*
 * naming_body.c: bodies of states and organizations, which go by many names: the Russian Foreign
 * Ministry, Russia's foreign ministry, the Ministry of Foreign Affairs of Russia.
 */
#include "draft/naming.h"

#include <string.h>

enum { LONGEST_BODY = 5 /* tokens */ };

/* What a body is called otherwise, as phrases of folded words. To add one: a row. */
static const struct {
    const char *name, *as;
} same[] = {{"ministry of foreign affairs", "foreign ministry"},
            {"foreign affairs ministry", "foreign ministry"},
            {"ministry of external affairs", "foreign ministry"},
            {"external affairs ministry", "foreign ministry"},
            {"ministry of defense", "defense ministry"},
            {"ministry of defence", "defense ministry"},
            {"ministry of national defense", "defense ministry"},
            {"defence ministry", "defense ministry"},
            {"ministry of interior", "interior ministry"},
            {"ministry of the interior", "interior ministry"},
            {"ministry of internal affairs", "interior ministry"},
            {"ministry of finance", "finance ministry"},
            {"ministry of justice", "justice ministry"},
            {"ministry of health", "health ministry"},
            {"ministry of energy", "energy ministry"},
            {"ministry of trade", "trade ministry"},
            {"ministry of economy", "economy ministry"}};

static const char *usual(const char *phrase)
{
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(same[i].name, phrase) == 0)
            return same[i].as;
    return phrase;
}

/* "belarus foreign ministry", by which the body is found under all its names. */
static void body_key(struct naming *naming, uint32_t of, size_t first, size_t end, struct text *key)
{
    struct text words = {0};
    for (size_t i = first; i < end; i++) {
        if (i > first)
            text_add_char(&words, ' ');
        text_add(&words, article_word(naming->article, i));
    }
    text_add(key, naming->article->entities[of].name);
    text_add_char(key, ' ');
    text_add(key, usual(text_string(&words)));
    text_release(&words);
}

uint32_t naming_body(struct naming *naming, const struct text *name, const char *kind, uint32_t of,
                     size_t first, size_t end)
{
    if (of == ARTICLE_NONE)
        return naming_entity(naming, text_string(name), name->length, kind);
    size_t count = 0;
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  first, end, &naming->buffer, &count);
    if (listing && count == end - first && listing->form != LISTED_DEMONYM &&
        strcmp(naming->gazetteer->rows[listing->owner].of, naming->article->entities[of].name) == 0)
        return naming_row_entity(naming, listing->owner);
    struct text key = {0};
    body_key(naming, of, first, end, &key);
    uint32_t entity = naming_find_entity(naming, text_string(&key), key.length);
    if (entity == ARTICLE_NONE) {
        entity = naming_entity(naming, text_string(name), name->length, kind);
        naming_add_key(naming, entity, text_string(&key), key.length);
    }
    naming_add_alias(naming, entity, text_string(name), name->length);
    naming_add_alias(naming, entity, text_string(&key), key.length);
    text_clear(&key);
    naming_text(naming, first, end, &key);
    naming_add_alias(naming, entity, text_string(&key), key.length);
    text_addf(&key, " of %s", naming->article->entities[of].name);
    naming_add_alias(naming, entity, text_string(&key), key.length);
    text_release(&key);
    if (naming->article->entities[entity].of == ARTICLE_NONE && of != entity)
        naming->article->entities[entity].of = of;
    return entity;
}

/* How many tokens from `token` on are the name of a body that states have; 0: none. */
size_t naming_body_tokens(struct naming *naming, size_t token, size_t end)
{
    size_t count = 0;
    text_clear(&naming->buffer);
    for (size_t i = token; i < end && i < token + LONGEST_BODY; i++) {
        if (naming->article->tokens[i].kind != TOKEN_WORD)
            break;
        if (i > token)
            text_add_char(&naming->buffer, ' ');
        text_add(&naming->buffer, article_word(naming->article, i));
        uint32_t classes = lexis_find(&naming->gazetteer->lexis, text_string(&naming->buffer),
                                      naming->buffer.length);
        if (classes & WORD_STATE_BODY)
            count = i + 1 - token;
        if (!classes)
            break;
    }
    return count;
}

/* "secretariat", "joint military command" of an organization: how many tokens; 0 where it is none.
 */
static size_t organ_tokens(const struct naming *naming, size_t token, size_t end)
{
    static const char *const modifiers[] = {"joint",     "military", "permanent", "parliamentary",
                                            "executive", "standing", "unified",   "supreme",
                                            "human",     "rights",   "governing", NULL};
    static const char *const alone[] = {"secretariat", "commission", "parliament", "assembly",
                                        "council",     "tribunal",   "politburo",  NULL};
    static const char *const organs[] = {"secretariat", "commission",   "parliament", "assembly",
                                         "council",     "tribunal",     "command",    "committee",
                                         "court",       "headquarters", "board",      NULL};
    static const char *const boards[] = {"board", "council", "committee", "court", NULL};
    static const char *const members[] = {"governors", "directors", "trustees",  "ministers",
                                          "elders",    "justice",   "delegates", NULL};
    size_t at = token;
    while (at < end && at < token + 2 && token_is_any(naming, at, modifiers))
        at++;
    if (at + 2 < end && token_is_any(naming, at, boards) && token_is(naming, at + 1, "of") &&
        token_is_any(naming, at + 2, members))
        return at + 3 - token;
    if (at >= end || !token_is_any(naming, at, at > token ? organs : alone))
        return 0;
    bool another = at + 1 < end && token_classes(naming, at + 1) & (WORD_TITLE | WORD_ACTOR);
    return another ? 0 : at + 1 - token; /* AU commission chairperson */
}

/* "The Lesotho Congress for Democracy": a party, whose name goes on. */
static bool goes_on(const struct naming *naming, size_t token, size_t end)
{
    return token + 1 < end && token_is(naming, token, "for") &&
           naming->article->tokens[token - 1].letters == CASE_TITLE &&
           naming->article->tokens[token + 1].letters == CASE_TITLE &&
           naming->article->tokens[token + 1].mention == ARTICLE_NONE;
}

/*
 * "Turkish parliament", "Hungary's National Assembly", "SAARC secretariat": atom i is a state or an
 * organization; the atom behind the body, or i. A body behind a possessive is a mention of its own.
 */
size_t naming_read_body(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t after = (size_t)atom->first + atom->count, start = after;
    size_t end = (size_t)naming->atoms[naming->atom_count - 1].first +
                 naming->atoms[naming->atom_count - 1].count;
    uint32_t of = naming_atom_entity(naming, atom);
    bool state = naming_is_kind(naming, of, "state");
    if (of == ARTICLE_NONE || (!state && !naming_is_kind(naming, of, "organization")))
        return i;
    if (start < end && naming->article->tokens[start].kind == TOKEN_SUFFIX)
        start++;
    size_t count =
        state ? naming_body_tokens(naming, start, end) : organ_tokens(naming, start, end);
    if (!count || goes_on(naming, start + count, end))
        return i;
    struct text name = {0};
    bool apart = start > after;
    naming_text(naming, apart ? start : atom->first, start + count, &name);
    if (apart) {
        struct text full = {0};
        text_addf(&full, "%s of %s", text_string(&name), naming->article->entities[of].name);
        text_release(&name);
        name = full;
    }
    uint32_t entity = naming_body(naming, &name, "body", of, start, start + count);
    if (apart)
        naming_mention(naming, atom->first, after, of,
                       atom->form == LISTED_SEAT ? MENTION_CAPITAL : MENTION_NAME);
    naming_mention(naming, apart ? start : atom->first, start + count, entity, MENTION_NAME);
    text_release(&name);
    while (i < naming->atom_count && naming->atoms[i].first < start + count)
        i++;
    return i;
}

/* The organization that is meant last before the token, in its paragraph; or ARTICLE_NONE. */
static uint32_t organization_before(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    uint32_t paragraph = article->sentences[article->tokens[token].sentence].paragraph;
    while (token-- > 0 &&
           article->sentences[article->tokens[token].sentence].paragraph == paragraph) {
        uint32_t index = article->tokens[token].mention;
        if (index != ARTICLE_NONE && !article->mentions[index].group.count &&
            naming_is_kind(naming, article->mentions[index].entity, "organization"))
            return article->mentions[index].entity;
    }
    return ARTICLE_NONE;
}

/*
 * Whose organ stands at the token: "its", "the bloc's" before it, or "of the IOC" behind it; sets
 * how sure that is. "Its secretariat" is of an organization, as states have none.
 */
static uint32_t organ_owner(const struct naming *naming, size_t token, size_t end,
                            double *certainty)
{
    static const char *const shared[] = {"secretariat", "board", "executive", NULL};
    static const char *const pronouns[] = {"its", "their", "whose", NULL};
    enum { UNSURE = 60 /* percent */ };
    const struct article *article = naming->article;
    size_t before = token, behind = end + (size_t)token_is(naming, end, "of");
    before -= before > 0 && article->tokens[before - 1].kind == TOKEN_SUFFIX;
    bool owned = before > 0 && token_is_any(naming, before - 1, pronouns);
    uint32_t index = before > 0 ? article->tokens[before - 1].mention : ARTICLE_NONE;
    if (index != ARTICLE_NONE && !article->mentions[index].possessive)
        index = ARTICLE_NONE;
    if (index == ARTICLE_NONE && behind > end && !owned) {
        behind += (size_t)token_is(naming, behind, "the");
        index = behind < article->token_count ? article->tokens[behind].mention : ARTICLE_NONE;
    }
    const struct mention *owner = index == ARTICLE_NONE ? NULL : &article->mentions[index];
    *certainty = owner ? owner->certainty : 0;
    if (owner && !owner->group.count && naming_is_kind(naming, owner->entity, "organization"))
        return owner->entity;
    *certainty = UNSURE / 100.;
    return owned && token_is_any(naming, token, shared) ? organization_before(naming, token - 1)
                                                        : ARTICLE_NONE;
}

void naming_read_organs(struct naming *naming)
{
    const struct article *article = naming->article;
    for (size_t i = 0; i < article->token_count; i++) {
        double certainty = 1;
        size_t count =
            article->tokens[i].mention == ARTICLE_NONE && article->tokens[i].letters == CASE_LOWER
                ? organ_tokens(naming, i, article->token_count)
                : 0;
        uint32_t of = count ? organ_owner(naming, i, i + count, &certainty) : ARTICLE_NONE;
        if (of == ARTICLE_NONE)
            continue;
        struct text name = {0}, full = {0};
        naming_text(naming, i, i + count, &name);
        text_addf(&full, "%s of %s", text_string(&name), article->entities[of].name);
        uint32_t entity = naming_body(naming, &full, "body", of, i, i + count);
        naming_mention(naming, i, i + count, entity, MENTION_NAME)->certainty = certainty;
        text_release(&name);
        text_release(&full);
        i += count - 1;
    }
}

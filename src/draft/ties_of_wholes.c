/*
 * ties_of_wholes.c: wholes that names state by themselves, as a body's name holds what it is of,
 * and that tables or the article tell.
 */
#include "draft/ties.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Whether the span of the text holds the name, or a word made of it: Belarus, Belarusian. */
static bool holds(const struct article *article, struct span span, const char *name)
{
    enum { STEM = 5 }; /* shorter names stand for themselves: the US is not in "justice" */
    size_t length = strlen(name);
    for (size_t at = span.start; length > 1 && at + length <= span.end; at++) {
        bool starts = at == span.start || !isalnum((unsigned char)article->text[at - 1]);
        bool ends = at + length == span.end || length >= STEM ||
                    !isalnum((unsigned char)article->text[at + length]);
        if (starts && ends && strncasecmp(article->text + at, name, length) == 0)
            return true;
    }
    return false;
}

/* The mention, with the mention of its whole where that stands right before or behind it. */
static bool named_whole(const struct article *article, size_t index, struct span *phrase)
{
    enum { BEFORE = 4, BEHIND = 10 }; /* "Turkey's parliament", "parliament of the Turks" */
    const struct mention *mention = &article->mentions[index];
    uint32_t whole = article->entities[mention->entity].of;
    const struct mention *before = index ? mention - 1 : NULL;
    const struct mention *behind = index + 1 < article->mention_count ? mention + 1 : NULL;
    *phrase = mention->span;
    if (before && before->entity == whole && mention->span.start - before->span.end < BEFORE &&
        (before->adjective || before->possessive || before->form == MENTION_DEMONYM)) {
        phrase->start = before->span.start;
        return true;
    }
    if (behind && behind->entity == whole && behind->span.start - mention->span.end < BEHIND &&
        holds(article, (struct span){mention->span.end, behind->span.start}, "of ")) {
        phrase->end = behind->span.end;
        return true;
    }
    if (!article->entities[mention->entity].listed) /* the article says of what it is */
        return true;
    const struct drafted_entity *entity = &article->entities[whole];
    bool found = holds(article, mention->span, entity->name);
    for (uint32_t i = 0; i < entity->alias_count && !found; i++)
        found = holds(article, mention->span, entity->aliases[i]);
    return found;
}

/* "BP PLC" is BP, and no part of it. */
static bool adds_form_alone(const struct article *article, const struct mention *mention)
{
    static const char *const forms[] = {"plc",     "corp", "corporation", "inc",     "ltd",
                                        "limited", "ag",   "sa",          "nv",      "co",
                                        "llc",     "gmbh", "spa",         "holding", "holdings"};
    const char *word = article->text + mention->span.end;
    size_t length = 0;
    while (word > article->text + mention->span.start && isalnum((unsigned char)word[-1])) {
        word--;
        length++;
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i]) == length && strncasecmp(word, forms[i], length) == 0)
            return true;
    return false;
}

static bool is_part(const struct article *article, const struct mention *mention)
{
    const char *kind = article->entities[mention->entity].kind;
    uint32_t of = article->entities[mention->entity].of;
    return of != ARTICLE_NONE && of != mention->entity &&
           strcmp(article->entities[of].kind, "place") != 0 &&
           (strcmp(kind, "body") == 0 || strcmp(kind, "force") == 0 ||
            (strcmp(kind, "organization") == 0 && !adds_form_alone(article, mention) &&
             strcmp(article->entities[of].kind, "state") != 0));
}

/* "The Supreme Court" of a state is a part of it; "the Kremlin" stands for it, and its forces may
 * be its foes. */
static bool is_called_part(const char *name)
{
    static const char *const words[] = {"Agency", "Bureau", "Command", "Commission", "Council",
                                        "Court",  "Force",  "Guard",   "Parliament", "Service"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

/*
 * "The Peace and Security Council": of which the tables say what it is of, and the article names
 * that, too. Whose are all those of the United Nations, nobody tells.
 */
static void suggest_whole(const struct article *article, const struct mention *mention,
                          struct drafted_relations *relations)
{
    const struct drafted_entity *part = &article->entities[mention->entity];
    const struct drafted_entity *whole = &article->entities[part->of];
    bool state = strcmp(whole->kind, "state") == 0;
    if (whole->named && strcmp(whole->name, "United Nations") != 0 &&
        (!state || (strcmp(part->kind, "body") == 0 && is_called_part(part->name))))
        drafted_relations_suggest(relations, mention, mention->entity, part->of, "part-of", .4);
}

void ties_of_wholes(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        struct span phrase;
        if (mention->form > MENTION_ACRONYM || !is_part(article, mention))
            continue;
        if (!named_whole(article, i, &phrase)) {
            suggest_whole(article, mention, relations);
            continue;
        }
        bool sure = mention->certainty > least_certain;
        struct drafted_relation part = {.from = mention->entity,
                                        .to = article->entities[mention->entity].of,
                                        .type = "part-of",
                                        .tier = sure ? TIER_SURE : TIER_SUGGESTED,
                                        .confidence =
                                            tier_confidence[sure ? TIER_SURE : TIER_SUGGESTED],
                                        .phrase = phrase,
                                        .from_span = mention->span,
                                        .to_span = phrase,
                                        .sentence = mention->sentence,
                                        .row = SIZE_MAX};
        drafted_relations_add(relations, &part);
    }
}

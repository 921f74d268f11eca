/*
 * ties.c: makes relations of what the lexicon's patterns match in a sentence's line.
 */
#include "draft/tie_match.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Of more than these together not each pair is meant. */
enum { MOST_TOGETHER = 3 };

/* What is left of that where a name is cut. */
#define CUT_FACTOR .5

/*
 * What is hedged, or said of "the grouping", is no longer sure; what somebody did is not of "he",
 * either. Of that, what is no more than suggested needs all that this leaves. Candidates only hope.
 * When all is settled tie_doubt.c asks for more of what is stated.
 */
static const double least_sure = .75, least_sure_event = .8, least_suggested_event = .39;

void drafted_relations_add(struct drafted_relations *relations,
                           const struct drafted_relation *relation)
{
    relations->items =
        xgrow(relations->items, relations->count, &relations->capacity, sizeof *relations->items);
    relations->items[relations->count++] = *relation;
}

void drafted_relations_suggest(struct drafted_relations *relations, const struct mention *mention,
                               uint32_t from, uint32_t to, const char *type, double confidence)
{
    struct drafted_relation relation = {.from = from,
                                        .to = to,
                                        .type = type,
                                        .tier = TIER_SUGGESTED,
                                        .confidence = confidence,
                                        .phrase = mention->span,
                                        .cue = mention->span,
                                        .from_span = mention->span,
                                        .to_span = mention->span,
                                        .sentence = mention->sentence,
                                        .row = SIZE_MAX};
    drafted_relations_add(relations, &relation);
}

void drafted_relations_release(struct drafted_relations *relations)
{
    if (!relations)
        return;
    free(relations->items);
    *relations = (struct drafted_relations){0};
}

static struct span role_span(const struct match *match)
{
    if (match->role_end <= match->role)
        return (struct span){0, 0};
    return line_span(match->line, match->role, match->role_end);
}

/* Where there is no cue, the second name stands for it; what has its own date stands for itself. */
static struct span cue_span(const struct match *match)
{
    if (match->pattern->own)
        return line_span(match->line, match->a, match->a_end);
    if (match->cue_end > match->cue)
        return line_span(match->line, match->cue, match->cue_end);
    return match->b_end > match->b ? line_span(match->line, match->b, match->b_end)
                                   : line_span(match->line, match->start, match->end);
}

/*
 * What was matched, without blanks and commas at its ends, and up to whom it only looked ahead at:
 * "Accusing Kenya of fraud, Uganda".
 */
static struct span phrase_span(const struct match *match)
{
    const char *text = match->line->article->text;
    size_t end = match->end > match->a_end ? match->end : match->a_end;
    struct span span = line_span(match->line, match->start, end);
    while (span.end > span.start && strchr(" ,\t\r\n", text[span.end - 1]))
        span.end--;
    while (span.start < span.end && strchr(" ,\t\r\n", text[span.start]))
        span.start++;
    return span;
}

/* Names beside each other may well be of a whole and its part. */
static bool is_of_cut_names(const struct article *article, const struct drafted_relation *relation)
{
    enum { BESIDE = 2 };
    struct span from = relation->from_span, to = relation->to_span;
    bool beside =
        from.start < to.start ? to.start < from.end + BESIDE : from.start < to.end + BESIDE;
    return !beside && (tie_is_cut(article, relation->sentence, from) ||
                       tie_is_cut(article, relation->sentence, to));
}

/* The date of one of a list, where those have their own; else that of the whole. */
static void date_pair(const struct match *match, struct slot_entity one, struct slot_entity other,
                      struct drafted_relation *relation)
{
    const struct article *article = match->line->article;
    const struct date_mention *own = NULL;
    uint32_t sentence = relation->sentence;
    if (tie_listed(article, sentence, relation->from_span, one.end, &own) ||
        tie_listed(article, sentence, relation->to_span, other.end, &own))
        tie_date_by(article, own, relation);
    else
        tie_date(article, relation);
}

/* Whether the line has a name before those that the match ties. */
static bool is_behind(const struct match *match)
{
    bool second = match->b_end > match->b && match->b < match->a;
    const char *text = text_string(&match->line->text);
    return memchr(text, '<', second ? match->b : match->a);
}

static void add_pair(const struct match *match, const struct slot *from, const struct slot *to,
                     struct slot_entity one, struct slot_entity other, double confidence,
                     struct drafted_relations *relations)
{
    if (one.entity == other.entity)
        return;
    struct drafted_relation relation = {.from = one.entity,
                                        .to = other.entity,
                                        .type = match->pattern->type,
                                        .tier = match->pattern->tier,
                                        .time = match->pattern->time,
                                        .confidence = confidence,
                                        .phrase = phrase_span(match),
                                        .cue = cue_span(match),
                                        .from_span = from->span,
                                        .to_span = to->span,
                                        .role = role_span(match),
                                        .sentence = match->line->sentence,
                                        .by_agent = match->pattern->agent,
                                        .behind = is_behind(match),
                                        .row = match->pattern->expression.row};
    bool cut = is_of_cut_names(match->line->article, &relation);
    if (cut)
        relation.confidence *= CUT_FACTOR;
    bool event = relation.time == TIME_EVENT && strcmp(relation.type, "candidacy") != 0;
    if (event && relation.confidence < least_suggested_event)
        return;
    if (relation.confidence < (event ? least_sure_event : least_sure))
        relation.tier = TIER_SUGGESTED;
    date_pair(match, one, other, &relation);
    drafted_relations_add(relations, &relation);
}

/* The organization that the sentence named last before the cue, or ARTICLE_NONE. */
static uint32_t whole_in_line(const struct match *match, uint32_t member)
{
    const struct line *line = match->line;
    uint32_t whole = ARTICLE_NONE;
    for (size_t at = 0; at < match->cue; at++)
        if (line->text.data[at] == '<') {
            const struct slot *slot = &line->slots[line_slot(line, at)];
            uint32_t entity = line->entities[slot->entities.first].entity;
            if (tie_is_whole(line->article, entity) && slot->entities.count == 1 &&
                tie_may_have(line->article, entity, member))
                whole = entity;
        }
    return whole;
}

/* Else what the paragraph or the article is about. */
static uint32_t implied_whole(const struct match *match, uint32_t member)
{
    bool state = strcmp(match->line->article->entities[member].kind, "state") == 0;
    uint32_t foremost = article_foremost(match->line->article, "organization");
    if (strcmp(match->pattern->type, "part-of") == 0 && foremost != ARTICLE_NONE)
        return foremost; /* whose organs an article describes, whoever else it names */
    /* Of organizations the line may name others beside it: other parties, other churches. */
    uint32_t whole = state ? whole_in_line(match, member) : ARTICLE_NONE;
    return whole == ARTICLE_NONE ? tie_whole(match->line->article, match->line->sentence, member)
                                 : whole;
}

/* Whether it is what organizations have, and states have not: members, a secretary general. */
static bool is_of_whole(const struct match *match)
{
    static const char *const words[] = {"general", "chair", "executive"};
    const char *text = text_string(&match->line->text) + match->role;
    bool whole = strcmp(match->pattern->type, "presidency") == 0 ||
                 strcmp(match->pattern->type, "membership") == 0;
    bool attorney = match->role_end > match->role && /* whom states have */
                    memmem(text, match->role_end - match->role, "attorney", strlen("attorney"));
    for (size_t i = 0; i < 3 && !whole && !attorney && match->role_end > match->role; i++)
        if (memmem(text, match->role_end - match->role, words[i], strlen(words[i])))
            return true;
    return whole;
}

/* What a president is the president of: what the person is known to be of, if it is a state. */
static uint32_t implied_state(const struct match *match, struct slot_entity person)
{
    const struct article *article = match->line->article;
    uint32_t of = article->entities[person.entity].of;
    bool known = of != ARTICLE_NONE && strcmp(article->entities[of].kind, "state") == 0;
    uint32_t state =
        known ? of : tie_state(article, match->line->sentence, person.end, person.entity);
    return state == ARTICLE_NONE ? of : state;
}

/* At which state it is directed: the one that the article is about; whose "the state oil company"
 * is, may be that of the paragraph. */
static uint32_t target_state(const struct match *match, struct slot_entity from)
{
    const struct line *line = match->line;
    bool part = strcmp(match->pattern->type, "part-of") == 0;
    if (part)
        return tie_state(line->article, line->sentence, from.end, from.entity);
    return match->pattern->dissent ? tie_target(line->article, from.entity)
                                   : article_foremost(line->article, "state");
}

/* A member of what, a president of what? What the article is about. */
static void add_implied(const struct match *match, double confidence,
                        struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *slot = &line->slots[line_slot(line, match->a)];
    for (uint32_t i = 0; i < slot->entities.count; i++) {
        struct slot_entity from = line->entities[slot->entities.first + i];
        bool person =
            strcmp(line->article->entities[from.entity].kind, "person") == 0 && !is_of_whole(match);
        uint32_t to = match->pattern->target ? target_state(match, from)
                      : person               ? implied_state(match, from)
                                             : implied_whole(match, from.entity);
        if (to != ARTICLE_NONE)
            add_pair(match, slot, slot, from, (struct slot_entity){to, from.end}, confidence,
                     relations);
    }
}

/* "The presidents of Peru and Chile, Boluarte and Boric": where there are as many of each. */
static void add_each(const struct match *match, const struct slot *a, const struct slot *b,
                     double confidence, struct drafted_relations *relations)
{
    const struct line *line = match->line;
    if (a->entities.count != b->entities.count || a->entities.count < 2)
        return;
    for (uint32_t i = 0; i < a->entities.count; i++)
        add_pair(match, a, b, line->entities[a->entities.first + i],
                 line->entities[b->entities.first + i], confidence, relations);
}

/* "All member states formed B": who they are is seen when all relations are known. */
static void add_of_members(const struct match *match, double factor,
                           struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *b = &line->slots[line_slot(line, match->b)];
    struct slot all = {.span = cue_span(match)};
    double confidence = tier_confidence[match->pattern->tier] * factor * b->certainty;
    for (uint32_t i = 0; i < b->entities.count; i++)
        add_pair(match, &all, b, (struct slot_entity){ARTICLE_NONE, all.span.end},
                 line->entities[b->entities.first + i], confidence, relations);
}

/* "Also designated was X": by whom, is seen when all sentences are read. */
static void add_by_agent(const struct match *match, double factor,
                         struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *to = &line->slots[line_slot(line, match->a)];
    double confidence = tier_confidence[match->pattern->tier] * factor * to->certainty;
    for (uint32_t i = 0; i < to->entities.count; i++) {
        struct slot_entity whom = line->entities[to->entities.first + i];
        add_pair(match, to, to, (struct slot_entity){ARTICLE_NONE, whom.end}, whom, confidence,
                 relations);
    }
}

/* Who is the first in the sentence to do such things. */
static void note_agent(const struct match *match, struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *slot = &line->slots[line_slot(line, match->a)];
    if (relations->agent == ARTICLE_NONE)
        relations->agent = line->entities[slot->entities.first].entity;
}

/* Each of A with each of B; or, where all are in A, each of them with each. */
static void add_pairs(const struct match *match, double factor, struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *a = &line->slots[line_slot(line, match->a)];
    const struct slot *b = match->b_end > match->b ? &line->slots[line_slot(line, match->b)] : a;
    double confidence = tier_confidence[match->pattern->tier] * factor * a->certainty;
    confidence *= b == a ? 1 : b->certainty;
    if (match->pattern->implied || match->pattern->target)
        add_implied(match, confidence, relations);
    else if (match->pattern->each)
        add_each(match, a, b, confidence, relations);
    else if (b != a || a->entities.count <= MOST_TOGETHER)
        for (uint32_t i = 0; i < a->entities.count; i++)
            for (uint32_t j = b == a ? i + 1 : 0; j < b->entities.count; j++)
                add_pair(match, a, b, line->entities[a->entities.first + i],
                         line->entities[b->entities.first + j], confidence, relations);
}

static bool read_match(struct match *match, const struct matcher *matcher)
{
    const struct expression *expression = &match->pattern->expression;
    match->start = matcher->start;
    match->end = matcher->end;
    bool first = matcher_group(matcher, expression, "A", &match->a, &match->a_end) ||
                 match->pattern->members;
    bool second = matcher_group(matcher, expression, "B", &match->b, &match->b_end);
    if (!matcher_group(matcher, expression, "C", &match->cue, &match->cue_end))
        match->cue = match->cue_end = match->end;
    matcher_group(matcher, expression, "R", &match->role, &match->role_end);
    const struct tie_pattern *pattern = match->pattern;
    return first && (second || pattern->pairs || pattern->implied || pattern->target ||
                     pattern->acts || pattern->agent);
}

void tie_match(const struct lexicon *lexicon, const struct line *line,
               const struct tie_pattern *pattern, struct matcher *matcher,
               struct drafted_relations *relations)
{
    struct match match = {.line = line, .pattern = pattern};
    const char *text = text_string(&line->text);
    if (pattern->behind.compiled &&
        !matcher_find(matcher, &pattern->behind, text, line->text.length, 0))
        return;
    for (size_t at = 0; at < line->text.length; at = match.start + 1) {
        if (!matcher_find(matcher, &pattern->expression, text, line->text.length, at))
            return;
        bool complete = read_match(&match, matcher);
        double factor = complete ? tie_hedged(lexicon, &match, matcher) : 0;
        if (factor > 0 && pattern->members)
            add_of_members(&match, factor, relations);
        else if (factor > 0 && pattern->acts)
            note_agent(&match, relations);
        else if (factor > 0 && pattern->agent)
            add_by_agent(&match, factor, relations);
        else if (factor > 0)
            add_pairs(&match, factor, relations);
        else
            relations->negated += complete;
        while (tie_is_inner(text[match.start + 1]))
            match.start++;
    }
}

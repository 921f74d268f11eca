/*
 * ties.c: matches the lexicon's patterns in each sentence's line, and weighs what hedges them.
 */
#include "draft/ties.h"

#include "base/xalloc.h"
#include "draft/line.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* How far each tier is to be believed, and what hedges leave of that: choices of ours. */
static const double tier_confidence[] = {[TIER_SURE] = .9, [TIER_SUGGESTED] = .5};
static const double hedge_factor[HEDGE_COUNT] = {
    [HEDGE_NEGATION] = 0, [HEDGE_CONDITION] = .5, [HEDGE_REPORT] = .8};

/* A match of a pattern in a line. */
struct match {
    const struct line *line;
    const struct tie_pattern *pattern;
    size_t start, end;         /* of all of it, in the line's text */
    size_t a, a_end, b, b_end; /* of the groups; equal: not there */
    size_t cue;                /* where the cue starts, or `end` */
    size_t role, role_end;     /* the office, where one is named */
};

void drafted_relations_add(struct drafted_relations *relations,
                           const struct drafted_relation *relation)
{
    relations->items =
        xgrow(relations->items, relations->count, &relations->capacity, sizeof *relations->items);
    relations->items[relations->count++] = *relation;
}

void drafted_relations_release(struct drafted_relations *relations)
{
    if (!relations)
        return;
    free(relations->items);
    *relations = (struct drafted_relations){0};
}

/* The place of the group of that name; several may share the name, of which one is set. */
static bool group_place(pcre2_code *code, const PCRE2_SIZE *place, const char *name, size_t *start,
                        size_t *end)
{
    PCRE2_SPTR first, last;
    int size = pcre2_substring_nametable_scan(code, (PCRE2_SPTR)name, &first, &last);
    *start = *end = 0;
    if (size < 0)
        return false;
    for (; first <= last; first += size) {
        size_t group = (size_t)first[0] << 8 | first[1];
        if (place[2 * group] != PCRE2_UNSET) {
            *start = place[2 * group];
            *end = place[2 * group + 1];
            return true;
        }
    }
    return false;
}

static bool found_between(const struct expression *expressions, size_t count, const char *text,
                          size_t start, size_t end, pcre2_match_data *data)
{
    for (size_t i = 0; i < count; i++)
        if (pcre2_match(expressions[i].code, (PCRE2_SPTR)text + start, end - start, 0,
                        PCRE2_NO_UTF_CHECK, data, NULL) >= 0)
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

/*
 * What is left of the confidence: a negation counts before the cue and right behind it, a condition
 * between the arguments and before them, a report in all that comes before.
 */
static double hedged(const struct lexicon *lexicon, const struct match *match,
                     pcre2_match_data *data)
{
    const char *text = text_string(&match->line->text);
    size_t from[HEDGE_COUNT] = {match->start, clause_start(match), clause_start(match)};
    size_t to[HEDGE_COUNT] = {match->cue, match->end, match->start};
    double factor = 1;
    for (int i = 0; i < HEDGE_COUNT; i++)
        if (from[i] < to[i] &&
            found_between(lexicon->hedges[i], lexicon->hedge_counts[i], text, from[i], to[i], data))
            factor *= hedge_factor[i];
    return factor;
}

static struct span role_span(const struct match *match)
{
    if (match->role_end <= match->role)
        return (struct span){0, 0};
    return line_span(match->line, match->role, match->role_end);
}

static void add_pair(const struct match *match, const struct slot *from, const struct slot *to,
                     uint32_t one, uint32_t other, double confidence,
                     struct drafted_relations *relations)
{
    if (one == other)
        return;
    struct drafted_relation relation = {.from = one,
                                        .to = other,
                                        .type = match->pattern->type,
                                        .tier = match->pattern->tier,
                                        .time = match->pattern->time,
                                        .confidence = confidence,
                                        .phrase = line_span(match->line, match->start, match->end),
                                        .from_span = from->span,
                                        .to_span = to->span,
                                        .role = role_span(match),
                                        .sentence = match->line->sentence,
                                        .row = match->pattern->expression.row};
    if (confidence < tier_confidence[TIER_SUGGESTED])
        relation.tier = TIER_SUGGESTED;
    tie_date(match->line->article, &relation);
    drafted_relations_add(relations, &relation);
}

/* Of more than these together not each pair is meant; longer sentences are lists, or no text. */
enum { MOST_TOGETHER = 5, LONGEST_SENTENCE = 4000 };

/* Each of A with each of B; or, where all are in A, each of them with each. */
static void add_pairs(const struct match *match, double factor, struct drafted_relations *relations)
{
    const struct line *line = match->line;
    const struct slot *a = &line->slots[line_slot(line, match->a)];
    const struct slot *b = match->b_end > match->b ? &line->slots[line_slot(line, match->b)] : a;
    double confidence = tier_confidence[match->pattern->tier] * factor * a->certainty;
    confidence *= b == a ? 1 : b->certainty;
    if (b == a && a->entities.count > MOST_TOGETHER)
        return;
    for (uint32_t i = 0; i < a->entities.count; i++)
        for (uint32_t j = b == a ? i + 1 : 0; j < b->entities.count; j++)
            add_pair(match, a, b, line->entities[a->entities.first + i],
                     line->entities[b->entities.first + j], confidence, relations);
}

static bool read_match(struct match *match, const PCRE2_SIZE *place)
{
    pcre2_code *code = match->pattern->expression.code;
    size_t cue_end;
    match->start = place[0];
    match->end = place[1];
    bool first = group_place(code, place, "A", &match->a, &match->a_end);
    bool second = group_place(code, place, "B", &match->b, &match->b_end);
    if (!group_place(code, place, "C", &match->cue, &cue_end))
        match->cue = match->end;
    group_place(code, place, "R", &match->role, &match->role_end);
    return first && (second || match->pattern->pairs);
}

static void match_pattern(const struct lexicon *lexicon, const struct line *line,
                          const struct tie_pattern *pattern, pcre2_match_data *data,
                          pcre2_match_data *hedge_data, struct drafted_relations *relations)
{
    struct match match = {.line = line, .pattern = pattern};
    for (size_t at = 0; at < line->text.length; at = match.start + 1) {
        if (pcre2_match(pattern->expression.code, (PCRE2_SPTR)text_string(&line->text),
                        line->text.length, at, PCRE2_NO_UTF_CHECK, data, NULL) < 0)
            return;
        bool complete = read_match(&match, pcre2_get_ovector_pointer(data));
        while (match.start + 1 < line->text.length &&
               ((unsigned char)line->text.data[match.start + 1] & 0xC0) == 0x80)
            match.start++; /* never into a character */
        double factor = complete ? hedged(lexicon, &match, hedge_data) : 0;
        if (factor > 0)
            add_pairs(&match, factor, relations);
        else
            relations->negated += complete;
    }
}

/* What folding would hide: "Captain Traore of Burkina Faso" is Traore. */
static bool is_of_name(const struct tie_pattern *pattern)
{
    return strcmp(pattern->type, "office") == 0 || strcmp(pattern->type, "part-of") == 0;
}

static void find_in_sentence(const struct article *article, const struct lexicon *lexicon,
                             uint32_t sentence, pcre2_match_data *data[2],
                             struct drafted_relations *relations)
{
    struct line line;
    line_init(&line, article, sentence);
    for (int folded = 0; folded < 2 && line.entity_count > 1; folded++) {
        for (size_t i = 0; i < lexicon->pattern_count; i++)
            if (folded || is_of_name(&lexicon->patterns[i]))
                match_pattern(lexicon, &line, &lexicon->patterns[i], data[0], data[1], relations);
        line_fold(&line, lexicon);
    }
    line_release(&line);
}

void drafted_relations_find(const struct article *article, const struct lexicon *lexicon,
                            struct drafted_relations *relations)
{
    pcre2_match_data *data[2] = {pcre2_match_data_create(64, NULL),
                                 pcre2_match_data_create(64, NULL)};
    *relations = (struct drafted_relations){0};
    ties_of_titles(article, relations);
    ties_of_wholes(article, relations);
    for (uint32_t i = 0; data[0] && data[1] && i < article->sentence_count; i++) {
        struct span span = article->sentences[i].span;
        if (!article->sentences[i].heading && span.end - span.start <= LONGEST_SENTENCE)
            find_in_sentence(article, lexicon, i, data, relations);
    }
    pcre2_match_data_free(data[0]);
    pcre2_match_data_free(data[1]);
    ties_settle(article, relations);
}

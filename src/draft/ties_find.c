/*
 * ties_find.c: tries the lexicon's patterns in the line of each sentence, the sentences in threads:
 * what is found is joined in the order of the article, whatever thread found it.
 */
#include "draft/tie_match.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Longer sentences are lists, or no text. */
enum { LONGEST_SENTENCE = 4000 };

/* What folding would hide: "Captain Traore of Burkina Faso" is Traore. */
static bool is_of_name(const struct tie_pattern *pattern)
{
    return strcmp(pattern->type, "office") == 0 || strcmp(pattern->type, "part-of") == 0;
}

/* Whether the line has placeholders of the kinds that the pattern ties. */
static bool is_possible(const struct tie_pattern *pattern, uint32_t kinds, size_t count)
{
    bool alone = pattern->pairs || pattern->implied || pattern->target || pattern->acts;
    uint32_t first = pattern->kinds[0], second = alone ? 0 : pattern->kinds[1];
    return (!first || first & kinds) && (!second || second & kinds) &&
           (!first || !second || count > 1);
}

static void find_in_line(const struct lexicon *lexicon, const struct line *line, bool folded,
                         struct matcher *matcher, struct drafted_relations *relations)
{
    uint8_t *hit = xcalloc(lexicon->pattern_count + 1, sizeof *hit);
    size_t count;
    uint32_t kinds = trigger_kinds_of(text_string(&line->text), line->text.length, &count);
    triggers_mark(&lexicon->triggers, text_string(&line->text), line->text.length, hit);
    for (size_t i = 0; i < lexicon->pattern_count; i++)
        if ((hit[i] & lexicon->patterns[i].needs) == lexicon->patterns[i].needs &&
            is_possible(&lexicon->patterns[i], kinds, count) &&
            (folded || lexicon->patterns[i].early || is_of_name(&lexicon->patterns[i])))
            tie_match(lexicon, line, &lexicon->patterns[i], matcher, relations);
    free(hit);
}

static void find_in_sentence(const struct article *article, const struct lexicon *lexicon,
                             uint32_t sentence, struct matcher *matcher,
                             struct drafted_relations *relations)
{
    struct span span = article->sentences[sentence].span;
    struct line line;
    size_t given_up = matcher->given_up;
    if (article->sentences[sentence].heading)
        return;
    if (span.end - span.start > LONGEST_SENTENCE) {
        relations->given_up++;
        return;
    }
    line_init(&line, article, sentence);
    if (line.slot_count) {
        find_in_line(lexicon, &line, false, matcher, relations);
        line_fold(&line, lexicon, matcher);
        find_in_line(lexicon, &line, true, matcher, relations);
        if (line_prune(&line, lexicon, matcher))
            find_in_line(lexicon, &line, true, matcher, relations);
    }
    line_release(&line);
    relations->given_up += matcher->given_up > given_up;
}

/* What each sentence states, on its own. */
static void find_in_sentences(const struct article *article, const struct lexicon *lexicon,
                              struct drafted_relations *found)
{
#pragma omp parallel num_threads((int)jobs_count()) if (article->sentence_count > 1)
    {
        struct matcher matcher;
        if (!matcher_init(&matcher))
            xalloc_fail();
#pragma omp for schedule(dynamic)
        for (uint32_t i = 0; i < article->sentence_count; i++) {
            found[i] = (struct drafted_relations){.agent = ARTICLE_NONE};
            find_in_sentence(article, lexicon, i, &matcher, &found[i]);
        }
        matcher_release(&matcher);
    }
}

/* Who was the first to do such things goes on doing them: "Also designated was X". */
static void join_sentence(const struct drafted_relations *found,
                          struct drafted_relations *relations)
{
    if (relations->agent == ARTICLE_NONE)
        relations->agent = found->agent;
    for (size_t i = 0; i < found->count; i++) {
        struct drafted_relation relation = found->items[i];
        if (relation.by_agent)
            relation.from = relations->agent;
        if (!relation.by_agent || (relation.from != ARTICLE_NONE && relation.from != relation.to))
            drafted_relations_add(relations, &relation);
    }
    relations->negated += found->negated;
    relations->given_up += found->given_up;
}

void drafted_relations_find(const struct article *article, const struct lexicon *lexicon,
                            struct drafted_relations *relations)
{
    struct drafted_relations *found = xcalloc(article->sentence_count + 1, sizeof *found);
    *relations = (struct drafted_relations){.agent = ARTICLE_NONE};
    ties_of_titles(article, relations);
    ties_of_wholes(article, relations);
    ties_of_compounds(article, relations);
    ties_of_heads(article, relations);
    find_in_sentences(article, lexicon, found);
    for (uint32_t i = 0; i < article->sentence_count; i++) {
        join_sentence(&found[i], relations);
        drafted_relations_release(&found[i]);
    }
    free(found);
    ties_of_members(article, relations);
    ties_of_own(article, relations);
    ties_of_founding(article, relations);
    ties_settle(article, relations);
}

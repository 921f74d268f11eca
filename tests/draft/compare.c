/*
 * compare.c: a draft beside the key. An entity matches by any of its names, without regard to case;
 * a relation by its family and its ends, in either direction where the family is cooperation or
 * dissent. What the key says may be found is neither right nor wrong.
 */
#include "compare.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct comparison {
    const struct draft *draft;
    const struct lexicon *lexicon;
    const struct key *key;
    struct key_list *meant; /* by the draft's entity: the key's entities that it could be */
    struct vocabulary vocabulary;
    struct score *score;
    struct text *out;
};

void tally_add(struct tally *sum, const struct tally *part)
{
    sum->right += part->right;
    sum->wrong += part->wrong;
    sum->found += part->found;
    sum->missed += part->missed;
}

static void match_name(struct comparison *comparison, uint32_t entity, const char *name)
{
    const struct key *key = comparison->key;
    uint32_t id = key_find_name(key, name, strlen(name));
    for (uint32_t i = 0; id != NAME_NONE && i < key->entity_count; i++)
        if (key_list_has(&key->entities[i].names, id) &&
            !key_list_has(&comparison->meant[entity], i))
            key_list_add(&comparison->meant[entity], i);
}

static void match_entities(struct comparison *comparison)
{
    const struct article *article = &comparison->draft->article;
    comparison->meant = xcalloc(article->entity_count + 1, sizeof *comparison->meant);
    for (uint32_t i = 0; i < article->entity_count; i++) {
        const struct drafted_entity *entity = &article->entities[i];
        match_name(comparison, i, entity->name);
        for (uint32_t j = 0; j < entity->alias_count; j++)
            match_name(comparison, i, entity->aliases[j]);
    }
}

static void say_entity(const struct comparison *comparison, const char *what, const char *kind,
                       const char *name)
{
    if (comparison->out)
        text_addf(comparison->out, "  %-7s %-12s %s\n", what, kind, name);
}

static void compare_entities(struct comparison *comparison)
{
    const struct article *article = &comparison->draft->article;
    const struct key *key = comparison->key;
    struct tally *tally = &comparison->score->entities;
    bool *found = xcalloc(key->entity_count + 1, sizeof *found);
    for (size_t i = 0; i < article->entity_count; i++) {
        const struct key_list *meant = &comparison->meant[i];
        bool asked = false;
        for (size_t j = 0; j < meant->count; j++) {
            found[meant->items[j]] = true;
            asked |= !key->entities[meant->items[j]].optional;
        }
        tally->right += asked;
        tally->wrong += meant->count == 0;
        if (meant->count == 0)
            say_entity(comparison, "wrong", article->entities[i].kind, article->entities[i].name);
    }
    for (size_t i = 0; i < key->entity_count; i++) {
        if (key->entities[i].optional)
            continue;
        tally->found += found[i];
        tally->missed += !found[i];
        if (!found[i])
            say_entity(comparison, "missed", "entity", key->entities[i].label);
    }
    free(found);
}

static enum family family_of(const struct comparison *comparison, const char *type)
{
    uint32_t index = vocabulary_find_type(&comparison->vocabulary, type);
    return index == VOCABULARY_NONE ? FAMILY_TIE : comparison->vocabulary.types[index].family;
}

static bool is_any(const struct comparison *comparison, uint32_t entity,
                   const struct key_list *ends)
{
    const struct key_list *meant = &comparison->meant[entity];
    for (size_t i = 0; i < meant->count; i++)
        if (key_list_has(ends, meant->items[i]))
            return true;
    return false;
}

static bool has_direction(enum family family)
{
    return family != FAMILY_COOPERATION && family != FAMILY_DISSENT;
}

static bool is_meant(const struct comparison *comparison, const struct drafted_relation *drafted,
                     const struct key_relation *relation)
{
    if (family_of(comparison, drafted->type) != relation->family)
        return false;
    if (is_any(comparison, drafted->from, &relation->from) &&
        is_any(comparison, drafted->to, &relation->to))
        return true;
    return !has_direction(relation->family) && is_any(comparison, drafted->from, &relation->to) &&
           is_any(comparison, drafted->to, &relation->from);
}

/* Whether an earlier relation of the draft, of the tiers that count, is of the same family and
 * ends. */
static bool is_repeated(const struct comparison *comparison, size_t index, enum score_tier tier)
{
    const struct drafted_relation *items = comparison->draft->relations.items,
                                  *item = &items[index];
    enum family family = family_of(comparison, item->type);
    for (size_t i = 0; i < index; i++) {
        bool same = items[i].from == item->from && items[i].to == item->to;
        bool turned = items[i].from == item->to && items[i].to == item->from;
        bool counts = tier == SCORE_BOTH || items[i].tier == TIER_SURE;
        if (counts && (same || (turned && !has_direction(family))) &&
            family_of(comparison, items[i].type) == family)
            return true;
    }
    return false;
}

static void say_relation(const struct comparison *comparison, const char *what,
                         const struct drafted_relation *relation)
{
    const struct article *article = &comparison->draft->article;
    struct span phrase = relation->phrase;
    if (!comparison->out)
        return;
    text_addf(comparison->out, "  %-7s %-12s %s -> %s (%s, %s", what,
              family_name(family_of(comparison, relation->type)),
              article->entities[relation->from].name, article->entities[relation->to].name,
              relation->type, relation->tier == TIER_SURE ? "sure" : "suggested");
    if (edtf_given(&relation->when)) {
        text_add(comparison->out, ", ");
        edtf_format(&relation->when, comparison->out);
    }
    if (relation->row < comparison->lexicon->row_count)
        text_addf(comparison->out, ", %s:%zu", comparison->lexicon->rows[relation->row].path,
                  comparison->lexicon->rows[relation->row].line);
    text_addf(comparison->out, "): %.*s\n", (int)(phrase.end - phrase.start),
              article->text + phrase.start);
}

/* What the draft has: right, wrong, or neither. */
static void compare_drafted(struct comparison *comparison, size_t index, enum score_tier tier)
{
    const struct drafted_relation *item = &comparison->draft->relations.items[index];
    enum family family = family_of(comparison, item->type);
    bool asked = false, allowed = false;
    if ((tier == SCORE_SURE && item->tier != TIER_SURE) || is_repeated(comparison, index, tier))
        return;
    for (size_t i = 0; i < comparison->key->relation_count && !asked; i++)
        if (is_meant(comparison, item, &comparison->key->relations[i])) {
            asked = !comparison->key->relations[i].optional;
            allowed = true;
        }
    comparison->score->relations[family][tier].right += asked;
    comparison->score->relations[family][tier].wrong += !allowed;
    if (tier == SCORE_BOTH && !allowed)
        say_relation(comparison, "wrong", item);
}

static void say_key_relation(const struct comparison *comparison, const char *what,
                             const struct key_relation *relation)
{
    const struct key *key = comparison->key;
    if (!comparison->out)
        return;
    text_addf(comparison->out, "  %-7s %-12s %s -> %s (", what, family_name(relation->family),
              key->entities[relation->from.items[0]].label,
              key->entities[relation->to.items[0]].label);
    for (size_t i = 0; i < relation->dates.count; i++)
        text_addf(comparison->out, "%s%s", i ? "|" : "",
                  names_at(&key->strings, relation->dates.items[i]));
    text_addf(comparison->out, "): %s\n", relation->phrase);
}

static bool is_listed(const struct comparison *comparison, const struct key_relation *relation,
                      const struct edtf *date)
{
    struct text written = {0};
    edtf_format(date, &written);
    uint32_t id = names_find(&comparison->key->strings, text_string(&written), written.length);
    bool accepted = id != NAME_NONE && key_list_has(&relation->dates, id);
    text_release(&written);
    return accepted;
}

/* A start that is not told is unknown to some keys, "/2017", and open to others, "../2017". */
static bool is_accepted(const struct comparison *comparison, const struct key_relation *relation,
                        const struct edtf *date)
{
    struct edtf open = *date;
    if (date->interval && date->start.end == EDTF_UNKNOWN)
        open.start.end = EDTF_OPEN;
    return is_listed(comparison, relation, date) || is_listed(comparison, relation, &open);
}

enum match { MATCH_NONE, MATCH_NEAR, MATCH_RIGHT };

/* Right: as the key has it. Near: the key has its start or end alone. */
static enum match date_match(const struct comparison *comparison,
                             const struct drafted_relation *item,
                             const struct key_relation *relation)
{
    struct edtf start = {.start = item->when.start}, end = {.start = item->when.end};
    if (!edtf_given(&item->when))
        return relation->undated_too ? MATCH_RIGHT : MATCH_NONE;
    if (is_accepted(comparison, relation, &item->when))
        return MATCH_RIGHT;
    bool near = item->when.interval &&
                ((start.start.end == EDTF_DATE && is_accepted(comparison, relation, &start)) ||
                 (end.start.end == EDTF_DATE && is_accepted(comparison, relation, &end)));
    return near ? MATCH_NEAR : MATCH_NONE;
}

static void compare_date(struct comparison *comparison, const struct key_relation *relation,
                         const struct drafted_relation *found, enum match match)
{
    struct score *score = comparison->score;
    if (!relation->dates.count) {
        score->undated++;
        score->undated_right += !edtf_given(&found->when);
        return;
    }
    score->dates++;
    score->dates_right += match == MATCH_RIGHT;
    score->dates_near += match >= MATCH_NEAR;
    if (match == MATCH_NONE) {
        say_key_relation(comparison, "date", relation);
        say_relation(comparison, " is", found);
    }
}

/* What the key asks for: found or missed; and its date. */
static void compare_asked(struct comparison *comparison, const struct key_relation *relation,
                          enum score_tier tier)
{
    const struct drafted_relations *relations = &comparison->draft->relations;
    const struct drafted_relation *found = NULL;
    enum match best = MATCH_NONE;
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *item = &relations->items[i];
        if ((tier == SCORE_SURE && item->tier != TIER_SURE) ||
            !is_meant(comparison, item, relation))
            continue;
        found = found ? found : item;
        enum match match = date_match(comparison, item, relation);
        best = match > best ? match : best;
    }
    comparison->score->relations[relation->family][tier].found += found != NULL;
    comparison->score->relations[relation->family][tier].missed += !found;
    if (tier == SCORE_BOTH && found)
        compare_date(comparison, relation, found, best);
    if (tier == SCORE_BOTH && !found)
        say_key_relation(comparison, "missed", relation);
}

static void compare_relations(struct comparison *comparison)
{
    for (int tier = 0; tier < SCORE_TIERS; tier++) {
        for (size_t i = 0; i < comparison->draft->relations.count; i++)
            compare_drafted(comparison, i, (enum score_tier)tier);
        for (size_t i = 0; i < comparison->key->relation_count; i++)
            if (!comparison->key->relations[i].optional)
                compare_asked(comparison, &comparison->key->relations[i], (enum score_tier)tier);
    }
}

void compare(const struct draft *draft, const struct lexicon *lexicon, const struct key *key,
             struct score *score, struct text *out)
{
    struct comparison comparison = {
        .draft = draft, .lexicon = lexicon, .key = key, .score = score, .out = out};
    vocabulary_init(&comparison.vocabulary);
    match_entities(&comparison);
    compare_entities(&comparison);
    compare_relations(&comparison);
    for (size_t i = 0; i < draft->article.entity_count; i++)
        free(comparison.meant[i].items);
    free(comparison.meant);
    vocabulary_release(&comparison.vocabulary);
}

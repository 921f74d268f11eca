/*
 * lint_relations.c: rules about the ends of relations: dangling, self, duplicate, and entities
 * that are the end of none.
 */
#include "dossier/lint_rules.h"

#include "base/suggest.h"
#include "base/system.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* How often relations and judgements name an entity, and the first of them. */
struct use {
    size_t count;
    uint32_t first;
};

static void count_use(struct use *use, uint32_t relation)
{
    if (!use->count++)
        use->first = relation;
}

/* The judgements behind the relations. */
static const struct relation *use_at(const struct dossier *dossier, uint32_t index)
{
    return index < dossier->relation_count ? &dossier->relations[index]
                                           : &dossier->judgements[index - dossier->relation_count];
}

/* By entity. A relation of an entity with itself counts once. */
static struct use *count_uses(const struct dossier *dossier)
{
    struct use *uses = xcalloc(dossier->entity_count, sizeof *uses);
    for (uint32_t i = 0; i < dossier->relation_count + dossier->judgement_count; i++) {
        const struct relation *relation = use_at(dossier, i);
        count_use(&uses[relation->from], i);
        if (relation->to != relation->from)
            count_use(&uses[relation->to], i);
    }
    return uses;
}

static size_t count_declared(const struct dossier *dossier)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->entity_count; i++)
        count += dossier->entities[i].declared;
    return count;
}

/* Whether the name is another name of the entity, without regard to case. */
static bool is_called(const struct entity *entity, const char *name)
{
    const char *label = entity_label(entity), *cursor = entity->aliases, *alias;
    size_t length, wanted = strlen(name);
    if (utf8_same_letters(label, strlen(label), name, wanted))
        return true;
    while (alias_next(&cursor, &alias, &length))
        if (utf8_same_letters(alias, length, name, wanted))
            return true;
    return false;
}

/* The id of the declared entity that the name means, else the nearest id; NULL where none is near.
 */
static const char *nearest_entity(const struct dossier *dossier, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        if (!entity->declared)
            continue;
        if (is_called(entity, name))
            return entity->id;
        suggest_consider(&suggest, entity->id);
    }
    return suggest.best;
}

/* The place is the name's, where the caret helps, else that of the relation. */
static void report_dangling(const struct lint *lint, const struct entity *entity,
                            const struct use *use, const char *suggestion)
{
    const struct relation *relation = use_at(lint->dossier, use->first);
    struct error error = {0};
    struct text name = {0}, others = {0};
    lint_add_relation(lint->dossier, relation, &name);
    lint_add_others(use->count - 1, "relation", &others);
    error_set(&error, ERROR_INPUT, "%s names '%s'%s, but no such entity is declared",
              text_string(&name), entity->id, text_string(&others));
    if (suggestion)
        error_hint(&error, "did you mean '%s'?", suggestion);
    else
        error_hint(&error, "declare '%s' as an entity, or correct the name", entity->id);
    lint_also(lint, relation->place, &error);
    lint_report(lint, entity->place.line ? entity->place : relation->place, &error);
    text_release(&others);
    text_release(&name);
}

/* One finding an entity, not a relation: a name that is misspelt once may be used a hundred times.
 * A dossier that declares no entity at all is a plain graph, and means to. */
void lint_dangling_relations(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    size_t declared = count_declared(dossier), budget = LINT_BUDGET;
    if (!declared)
        return;
    struct use *uses = count_uses(dossier);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        if (entity->declared || !uses[i].count)
            continue;
        bool affordable = lint_afford(&budget, declared);
        report_dangling(lint, entity, &uses[i],
                        affordable ? nearest_entity(dossier, entity->id) : NULL);
    }
    free(uses);
}

void lint_self_relations(const struct lint *lint)
{
    for (size_t i = 0; i < lint->dossier->relation_count; i++) {
        const struct relation *relation = &lint->dossier->relations[i];
        if (relation->from != relation->to)
            continue;
        struct error error = {0};
        struct text name = {0};
        lint_add_relation(lint->dossier, relation, &name);
        error_set(&error, ERROR_INPUT, "%s is a relation of '%s' with itself", text_string(&name),
                  lint->dossier->entities[relation->from].id);
        error_hint(&error, "correct one of its ends, or remove it");
        lint_report(lint, relation->place, &error);
        text_release(&name);
    }
}

/* What a relation says, short enough to sort a million of. The ends of one that holds both ways
 * are in ascending order, so that A -- B is B -- A. */
struct statement {
    uint32_t low, high, type, relation;
    bool symmetric;
};

static struct statement make_statement(const struct dossier *dossier, uint32_t index)
{
    const struct relation *relation = &dossier->relations[index];
    struct statement statement = {relation->from, relation->to, relation->type, index,
                                  relation_symmetric(dossier, relation)};
    if (statement.symmetric && statement.low > statement.high) {
        statement.low = relation->to;
        statement.high = relation->from;
    }
    return statement;
}

static int compare_roles(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a ? a : "", b ? b : "");
}

/* 0 where the two say the same. */
static int compare_content(const struct statement *a, const struct statement *b,
                           const struct dossier *dossier)
{
    int order = lint_compare(a->low, b->low);
    if (!order)
        order = lint_compare(a->high, b->high);
    if (!order)
        order = lint_compare(a->type, b->type);
    if (!order)
        order = a->symmetric - b->symmetric;
    if (order)
        return order;
    const struct relation *of_a = &dossier->relations[a->relation];
    const struct relation *of_b = &dossier->relations[b->relation];
    order = edtf_compare(relation_when(dossier, of_a), relation_when(dossier, of_b));
    return order ? order
                 : compare_roles(relation_evidence(dossier, of_a)->role,
                                 relation_evidence(dossier, of_b)->role);
}

static int compare_statements(const void *left, const void *right, void *dossier)
{
    const struct statement *a = left, *b = right;
    int order = compare_content(a, b, dossier);
    return order ? order : lint_compare(a->relation, b->relation);
}

static void report_duplicate(const struct lint *lint, uint32_t index, uint32_t first)
{
    const struct relation *relation = &lint->dossier->relations[index];
    struct error error = {0};
    struct text name = {0}, line = {0};
    lint_add_relation(lint->dossier, relation, &name);
    lint_add_line(lint->dossier, lint->dossier->relations[first].place, relation->place, &line);
    error_set(&error, ERROR_INPUT, "%s says again what %s says", text_string(&name),
              text_string(&line));
    error_hint(&error, "remove one of the two; one relation can cite several sources, parted by "
                       "';'");
    lint_also(lint, lint->dossier->relations[first].place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&line);
    text_release(&name);
}

void lint_duplicate_relations(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    size_t count = dossier->relation_count, first = 0;
    struct statement *statements = xreallocarray(NULL, count, sizeof *statements);
    for (uint32_t i = 0; i < count; i++)
        statements[i] = make_statement(dossier, i);
    if (count)
        sort_with(statements, count, sizeof *statements, compare_statements, (void *)dossier);
    for (size_t i = 1; i < count; i++) {
        if (compare_content(&statements[first], &statements[i], dossier) == 0)
            report_duplicate(lint, statements[i].relation, statements[first].relation);
        else
            first = i;
    }
    free(statements);
}

/* A list of entities without a single relation is one that has just been begun. */
void lint_isolated_entities(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    if (!dossier->relation_count)
        return;
    struct use *uses = count_uses(dossier);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        struct error error = {0};
        if (uses[i].count)
            continue;
        error_set(&error, ERROR_INPUT, "entity '%s' has no relation", dossier->entities[i].id);
        error_hint(&error, "relate it to another entity, or remove it");
        lint_report(lint, dossier->entities[i].place, &error);
    }
    free(uses);
}

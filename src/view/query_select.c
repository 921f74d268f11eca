/*
 * query_select.c: which records of a view meet a query: counts what it asks for in one pass over
 * the relations, then runs its steps for each record.
 */
#include "view/query_tree.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Adds the relation to the counts of its ends. */
static void count_relation(struct query *query, struct query_field *field,
                           const struct relation *relation, bool possible)
{
    bool both = field->way == QUERY_BOTH_WAYS || relation_symmetric(query->dossier, relation);
    bool from = both || field->way == QUERY_OUT;
    bool to = (both || field->way == QUERY_IN) && !(from && relation->from == relation->to);
    field->counts[relation->from] += from;
    field->counts[relation->to] += to;
    if (possible && from)
        query->doubted[relation->from] = true;
    if (possible && to)
        query->doubted[relation->to] = true;
}

static void count_relations(struct query *query, const struct view *view)
{
    size_t entities = view->dossier->entity_count, count = 0;
    size_t *counted = xcalloc(query->field_count, sizeof *counted);
    free(query->doubted);
    query->doubted = xcalloc(entities, sizeof *query->doubted);
    for (size_t i = 0; i < query->field_count; i++) {
        struct query_field *field = &query->fields[i];
        if (!field->types)
            continue;
        free(field->counts);
        field->counts = xcalloc(entities, sizeof *field->counts);
        query->counts_of[field->whose] = true;
        counted[count++] = i;
    }
    for (size_t i = 0; count && i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        for (size_t j = 0; j < count; j++) {
            struct query_field *field = &query->fields[counted[j]];
            if (field->types[relation->type])
                count_relation(query, field, relation, view->certainties[i] == CERTAINTY_POSSIBLE);
        }
    }
    free(counted);
}

static bool run(const struct query *query, const struct view *view, size_t record,
                struct query_scratch *scratch)
{
    bool holds = false;
    for (size_t i = 0; i < query->step_count; i++) {
        struct query_step step = query->steps[i];
        if (step.kind == QUERY_TEST)
            holds = query_meets(query, &query->terms[step.at], view, record, scratch);
        else if (step.kind == QUERY_NOT)
            holds = !holds;
        else if (holds == (step.kind == QUERY_JUMP_IF_TRUE))
            i = step.at - 1;
    }
    return holds;
}

size_t query_select(struct query *query, const struct view *view, bool *selected)
{
    bool entities = query->subject == QUERY_ENTITIES;
    size_t records = entities ? view->dossier->entity_count : view->relation_count, count = 0;
    struct query_scratch scratch = {0};
    count_relations(query, view);
    for (size_t i = 0; i < records; i++) {
        selected[i] = (!entities || view->entities[i]) && run(query, view, i, &scratch);
        count += selected[i];
    }
    text_release(&scratch.text);
    text_release(&scratch.folded);
    return count;
}

bool query_doubted(const struct query *query, const struct view *view, size_t record)
{
    if (query->subject == QUERY_ENTITIES)
        return query->doubted[record];
    const struct relation *relation = &view->dossier->relations[view->relations[record]];
    return (query->counts_of[QUERY_FROM] && query->doubted[relation->from]) ||
           (query->counts_of[QUERY_TO] && query->doubted[relation->to]);
}

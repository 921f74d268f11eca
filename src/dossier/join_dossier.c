/*
 * join_dossier.c: entities that become others, in place: their records, the index of ids, and the
 * ends of all relations.
 */
#include "dossier/join.h"

#include "base/names.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Adds each record to the one that leads, and closes the gaps; returns the new index by old one. */
static uint32_t *join_entities(const struct join *join, const uint32_t *leads)
{
    struct dossier *dossier = join->dossier;
    uint32_t *index_of = xcalloc(dossier->entity_count, sizeof *index_of), kept = 0;
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        if (leads[i] != i) {
            struct entity other = dossier->entities[i];
            join_entity(join, leads[i], &other);
        }
    names_release(dossier->entity_ids);
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        if (leads[i] != i)
            continue;
        const char *id = dossier->entities[i].id;
        index_of[i] = names_add(dossier->entity_ids, id, strlen(id));
        dossier->entities[kept++] = dossier->entities[i];
    }
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        if (leads[i] != i)
            index_of[i] = index_of[leads[i]];
    dossier->entity_count = kept;
    return index_of;
}

static bool moves(const uint32_t *leads, const bool *leading, uint32_t entity)
{
    return leads[entity] != entity || leading[entity];
}

/* The relations that may come to say the same: those of entities that are joined, or all. */
static struct saying *list_sayings(const struct dossier *dossier, const struct joining *joining,
                                   size_t *count)
{
    bool *leading = xcalloc(dossier->entity_count, sizeof *leading);
    struct saying *sayings = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = 0; i < dossier->entity_count; i++)
        leading[joining->leads[i]] |= joining->leads[i] != i;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (!joining->all && !moves(joining->leads, leading, relation->from) &&
            !moves(joining->leads, leading, relation->to))
            continue;
        sayings = xgrow(sayings, *count, &capacity, sizeof *sayings);
        sayings[(*count)++] = (struct saying){i, relation->from, relation->to};
    }
    free(leading);
    return sayings;
}

static void move_ends(struct relation *relations, size_t count, const uint32_t *index_of)
{
    for (size_t i = 0; i < count; i++) {
        relations[i].from = index_of[relations[i].from];
        relations[i].to = index_of[relations[i].to];
    }
}

void join_dossier(const struct join *join, const struct joining *joining)
{
    struct dossier *dossier = join->dossier;
    size_t count;
    struct saying *sayings = list_sayings(dossier, joining, &count);
    struct saying *judged = xcalloc(dossier->judgement_count, sizeof *judged);
    for (uint32_t i = 0; i < dossier->judgement_count; i++)
        judged[i] = (struct saying){i, dossier->judgements[i].from, dossier->judgements[i].to};
    uint32_t *index_of = join_entities(join, joining->leads);
    move_ends(dossier->relations, dossier->relation_count, index_of);
    move_ends(dossier->judgements, dossier->judgement_count, index_of);
    for (size_t i = 0; i < dossier->namesake_count; i++)
        dossier->namesakes[i].entity = index_of[dossier->namesakes[i].entity];
    join_relations(join, sayings, count, judged, joining->all);
    free(judged);
    free(index_of);
    free(sayings);
}

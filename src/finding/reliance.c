/*
 * reliance.c: what rests on which source.
 */
#include <entente/reliance.h>

#include "base/xalloc.h"

#include <stdlib.h>

static bool quoted(const struct original *original, const char *quote)
{
    struct quotation quotation;
    original_find(original, quote, false, &quotation);
    bool found = quotation.found;
    quotation_release(&quotation);
    return found;
}

/* The sources of one citing text, each once. */
struct citing {
    uint32_t *sources;
    size_t count, capacity;
};

static void collect(const struct dossier *dossier, const char *cursor, struct citing *citing)
{
    struct citation citation;
    citing->count = 0;
    while (citation_next(&cursor, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        bool known = source == DOSSIER_NONE;
        for (size_t i = 0; i < citing->count; i++)
            known = known || citing->sources[i] == source;
        if (known)
            continue;
        citing->sources =
            xgrow(citing->sources, citing->count, &citing->capacity, sizeof *citing->sources);
        citing->sources[citing->count++] = source;
    }
}

static void count_relation(const struct dossier *dossier, const struct relation *relation,
                           const struct original *const *originals, struct citing *citing,
                           struct reliance *items)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    collect(dossier, evidence->source, citing);
    if (!citing->count)
        items[dossier->source_count].relations++;
    for (size_t i = 0; i < citing->count; i++) {
        struct reliance *item = &items[citing->sources[i]];
        const struct original *original = originals ? originals[citing->sources[i]] : NULL;
        item->relations++;
        item->alone += citing->count == 1;
        item->quotes += evidence->quote != NULL;
        item->found += evidence->quote && original && quoted(original, evidence->quote);
    }
}

void reliance_count(const struct view *view, const struct original *const *originals,
                    struct reliance *items)
{
    const struct dossier *dossier = view->dossier;
    struct citing citing = {0};
    for (size_t i = 0; i <= dossier->source_count; i++)
        items[i] = (struct reliance){0};
    for (size_t i = 0; i < view->relation_count; i++)
        count_relation(dossier, &dossier->relations[view->relations[i]], originals, &citing, items);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        if (!view->entities[i])
            continue;
        collect(dossier, dossier->entities[i].source, &citing);
        items[dossier->source_count].entities += !citing.count;
        for (size_t j = 0; j < citing.count; j++)
            items[citing.sources[j]].entities++;
    }
    free(citing.sources);
}

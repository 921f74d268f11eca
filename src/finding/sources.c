/*
 * sources.c: what a ranking would be without each source in turn: without the relations that rest
 * on it alone. One network a source, in worker processes.
 */
#include "finding/sources.h"

#include "base/workers.h"
#include "base/xalloc.h"
#include "finding/kendall.h"
#include "finding/reranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the jobs share. */
struct weighing {
    const struct ranking *full;
    const struct ranking_options *options;
    uint32_t *sole; /* by position in the view: the one source the relation rests on, or NONE */
    const struct robustness_source *sources;
};

/* The source of the relation's first citation, or DOSSIER_NONE. */
static uint32_t first_source(const struct dossier *dossier, const struct relation *relation)
{
    const char *cursor = relation_evidence(dossier, relation)->source;
    struct citation citation;
    return citation_next(&cursor, &citation) ? citation_source(dossier, &citation) : DOSSIER_NONE;
}

/* Marks in cited[] what the relation cites. */
static void mark_cited(const struct dossier *dossier, const struct relation *relation, bool *cited)
{
    const char *cursor = relation_evidence(dossier, relation)->source;
    struct citation citation;
    while (citation_next(&cursor, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source != DOSSIER_NONE)
            cited[source] = true;
    }
}

/* Fills `sole`; counts, by source, the relations that fall with it. */
static void find_sole(struct robustness *robustness, const struct view *view, uint32_t *sole,
                      size_t *falling)
{
    const struct dossier *dossier = view->dossier;
    bool *cited = xcalloc(dossier->source_count, sizeof *cited);
    bool *alone = xcalloc(dossier->source_count, sizeof *alone);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        uint32_t source = first_source(dossier, relation);
        sole[i] = DOSSIER_NONE;
        mark_cited(dossier, relation, cited);
        if (source == DOSSIER_NONE)
            continue;
        alone[source] = true;
        if (relation_rests_on(dossier, relation, alone)) {
            sole[i] = source;
            falling[source]++;
        }
        alone[source] = false;
    }
    for (size_t i = 0; i < dossier->source_count; i++) {
        robustness->sources_cited += cited[i];
        robustness->sources_sole += falling[i] > 0;
    }
    free(alone);
    free(cited);
}

/* What orders sources; qsort() takes no context. */
struct key {
    double order; /* ascending */
    const char *id;
    struct robustness_source source;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->source.relations != b->source.relations)
        return a->source.relations > b->source.relations ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* What changes the ranking most: that none is left, then the lowest tau. */
static double order_of(const struct robustness_source *source)
{
    if (isnan(source->tau))
        return source->mover == DOSSIER_NONE ? 2 : -2;
    return source->tau;
}

static void sort_sources(struct robustness *robustness, const struct dossier *dossier)
{
    struct key *keys = xcalloc(robustness->source_count, sizeof *keys);
    for (size_t i = 0; i < robustness->source_count; i++) {
        const struct robustness_source *source = &robustness->sources[i];
        keys[i] = (struct key){order_of(source), dossier->sources[source->source].id, *source};
    }
    if (robustness->source_count)
        qsort(keys, robustness->source_count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < robustness->source_count; i++)
        robustness->sources[i] = keys[i].source;
    free(keys);
}

/* Those on which relations rest alone, up to so many; of more, those with most relations. */
static void list_sources(struct robustness *robustness, const struct dossier *dossier,
                         const size_t *falling)
{
    robustness->sources = xcalloc(robustness->sources_sole, sizeof *robustness->sources);
    for (uint32_t i = 0; i < dossier->source_count; i++)
        if (falling[i])
            robustness->sources[robustness->source_count++] =
                (struct robustness_source){.source = i, .relations = falling[i]};
    sort_sources(robustness, dossier);
    if (robustness->source_count > ROBUSTNESS_SOURCES)
        robustness->source_count = ROBUSTNESS_SOURCES;
}

static void see_first(const struct ranking *ranking, struct robustness_source *source)
{
    source->first = ranking->row_count ? ranking->rows[0].entity : DOSSIER_NONE;
    while (source->first_count < ranking->row_count && ranking->rows[source->first_count].rank == 1)
        source->first_count++;
}

/* Compares the ranking without the source with the full one; who is not there is behind all. */
static void compare(const struct ranking *ranking, const struct ranking *full,
                    struct robustness_source *source)
{
    size_t count = full->row_count;
    uint32_t behind = (uint32_t)count + 1, most = 0;
    uint32_t *before = xreallocarray(NULL, count, sizeof *before);
    uint32_t *after = xreallocarray(NULL, count, sizeof *after);
    uint32_t *ranks =
        xreallocarray(NULL, full->network->view->dossier->entity_count, sizeof *ranks);
    reranking_ranks(ranking, ranks);
    source->mover = DOSSIER_NONE;
    for (size_t i = 0; i < count; i++) {
        uint32_t rank = ranks[full->rows[i].entity];
        before[i] = full->rows[i].rank;
        after[i] = rank ? rank : behind;
        uint32_t move = after[i] > before[i] ? after[i] - before[i] : before[i] - after[i];
        if (move <= most)
            continue;
        most = move;
        source->mover = full->rows[i].entity;
        source->ranks[0] = before[i];
        source->ranks[1] = rank;
    }
    source->tau = kendall_tau_b(before, after, count);
    free(ranks);
    free(after);
    free(before);
}

/* Fills `part` with what is left without the source. */
static void leave_out(const struct weighing *weighing, uint32_t source, struct view *part)
{
    const struct view *view = weighing->full->network->view;
    bool *relations = xreallocarray(NULL, view->relation_count, sizeof *relations);
    for (size_t i = 0; i < view->relation_count; i++)
        relations[i] = weighing->sole[i] != source;
    view_part(view, relations, NULL, part);
    free(relations);
}

/* A workers_job: the result is the source's record. */
static bool weigh(void *context, size_t index, struct text *out, struct error *error)
{
    const struct weighing *weighing = context;
    struct robustness_source source = weighing->sources[index];
    struct view part;
    struct reranking rest;
    struct text where = {0};
    leave_out(weighing, source.source, &part);
    text_addf(&where, "without source %s", part.dossier->sources[source.source].id);
    bool done = reranking_init(&rest, &part, &weighing->full->network->projection,
                               weighing->options, text_string(&where), error);
    if (done) {
        see_first(&rest.ranking, &source);
        compare(&rest.ranking, weighing->full, &source);
        text_add_bytes(out, (const char *)&source, sizeof source);
        reranking_release(&rest);
    }
    text_release(&where);
    view_release(&part);
    return done;
}

static bool weigh_all(struct robustness *robustness, struct weighing *weighing, size_t processes,
                      struct error *error)
{
    size_t count = robustness->source_count;
    struct text *results = xcalloc(count, sizeof *results);
    weighing->sources = robustness->sources;
    bool done = workers_run(weigh, weighing, count, processes, results, error);
    for (size_t i = 0; i < count; i++) {
        if (done)
            memcpy(&robustness->sources[i], results[i].data, sizeof *robustness->sources);
        text_release(&results[i]);
    }
    free(results);
    return done;
}

bool sources_weigh(struct robustness *robustness, const struct ranking *full,
                   const struct robustness_options *options, struct error *error)
{
    const struct view *view = full->network->view;
    struct weighing weighing = {.full = full, .options = &options->ranking};
    size_t *falling = xcalloc(view->dossier->source_count, sizeof *falling);
    weighing.sole = xreallocarray(NULL, view->relation_count, sizeof *weighing.sole);
    find_sole(robustness, view, weighing.sole, falling);
    list_sources(robustness, view->dossier, falling);
    bool done = weigh_all(robustness, &weighing, options->processes, error);
    if (done)
        sort_sources(robustness, view->dossier);
    free(weighing.sole);
    free(falling);
    return done;
}

/*
 * explain_without.c: what score and rank would be without each relation, one after the other. Each
 * is a job of its own, for child processes where they take long.
 */
#include "finding/explain.h"

#include "base/workers.h"
#include "base/xalloc.h"
#include "finding/rounding.h"

#include <entente/ego.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Work is counted, not timed, so that the same dossier is explained the same way everywhere: a job
 * is taken for a search from each node over all ties, or for a dense matrix where the measure takes
 * one. The reasonable is some ten seconds of it.
 */
static const double reasonable_work = 4e9, worth_processes = 1e8;
static const char *const dense_measures[] = {"information", "current-flow", "subgraph"};

enum { SLICE = 64 }; /* jobs between two words on how far they are */

/* What a job finds. */
struct outcome {
    double score;
    uint32_t rank; /* 0: it is no node */
};

/* What the jobs share. */
struct work {
    const struct explanation *explanation;
    const struct explanation_options *options;
    uint32_t *positions; /* in the view: the relations that are left out */
    size_t count;
    size_t first; /* of those that are tried now */
};

static bool is_dense(const struct measure *measure)
{
    for (size_t i = 0; i < sizeof dense_measures / sizeof *dense_measures; i++)
        if (strcmp(measure->name, dense_measures[i]) == 0)
            return true;
    return false;
}

static double job_work(const struct explanation *explanation)
{
    const struct network *network = explanation->network;
    double nodes = (double)network->node_count;
    double searches =
        (nodes + 64) * ((double)network->tie_count + (double)network->view->relation_count);
    return searches + (is_dense(explanation->measure) ? nodes * nodes * nodes : 0);
}

/* The view's relations but one; entities stay. */
static void leave_out(const struct view *view, uint32_t position, struct view *rest)
{
    bool *relations = xcalloc(view->relation_count, sizeof *relations);
    for (size_t i = 0; i < view->relation_count; i++)
        relations[i] = i != position;
    view_part(view, relations, NULL, rest);
    free(relations);
}

static bool measure_rest(const struct work *work, const struct view *rest, struct outcome *outcome,
                         struct error *error)
{
    const struct explanation_options *options = work->options;
    struct measure_options measuring = options->measuring;
    struct network network;
    measuring.progress = NULL;
    network_init(&network, rest, &work->explanation->network->projection);
    uint32_t node = network.nodes[work->explanation->entity];
    double *scores = xreallocarray(NULL, network.node_count, sizeof *scores);
    bool done = measure_compute(options->measure, &network, &measuring, scores, NULL, error);
    *outcome = (struct outcome){.score = NAN};
    if (!done && error->kind == ERROR_USAGE) { /* as where it starts from who is no node now */
        error_release(error);
        done = true;
    } else if (done && node != NETWORK_NONE) {
        outcome->score = scores[node];
        outcome->rank = score_rank(options->measure, scores, network.node_count, node);
    }
    free(scores);
    network_release(&network);
    return done;
}

/* A workers_job: leaves out positions[index]; the result is an outcome. */
static bool try_without(void *context, size_t index, struct text *out, struct error *error)
{
    const struct work *work = context;
    struct outcome outcome;
    struct view rest;
    if (progress_stopped("leaving out relations", error))
        return false;
    leave_out(work->explanation->network->view, work->positions[work->first + index], &rest);
    bool done = measure_rest(work, &rest, &outcome, error);
    view_release(&rest);
    if (done)
        text_add_bytes(out, (const char *)&outcome, sizeof outcome);
    return done;
}

/* Whether the relation has anything to do with ties; of members, any may. */
static bool matters(const struct network *network, uint32_t position)
{
    const struct view *view = network->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    return network->projection.project ||
           (relation->from != relation->to &&
            projection_takes(&network->projection, relation_sign(view->dossier, relation)));
}

static void list_all(struct work *work)
{
    const struct network *network = work->explanation->network;
    for (uint32_t i = 0; i < network->view->relation_count; i++)
        if (matters(network, i))
            work->positions[work->count++] = i;
}

/* Lists the relations with an end within some hops of the entity; 0 hops: those of the entity. */
static void list_near(struct work *work, size_t hops)
{
    const struct view *view = work->explanation->network->view;
    struct ego ego;
    ego_init(&ego, view, work->explanation->entity, hops ? hops : 1);
    work->count = 0;
    for (uint32_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        uint32_t from = ego.distances[relation->from], to = ego.distances[relation->to];
        if ((from <= hops || to <= hops) && matters(work->explanation->network, i))
            work->positions[work->count++] = i;
    }
    ego_release(&ego);
}

/* Chooses the relations that are left out, as many as are little work. */
static void choose(struct work *work, struct explanation *explanation)
{
    const struct view *view = explanation->network->view;
    double affordable = reasonable_work / job_work(explanation);
    work->positions = xcalloc(view->relation_count, sizeof *work->positions);
    list_all(work);
    explanation->reach = EXPLANATION_ALL;
    if ((double)work->count > affordable) {
        list_near(work, EXPLANATION_HOPS);
        explanation->reach = EXPLANATION_NEAR;
    }
    if ((double)work->count > affordable) {
        list_near(work, 0);
        explanation->reach = EXPLANATION_OWN;
    }
    explanation->left_out = work->count;
}

/* What orders the losses; qsort() takes no context. */
struct key {
    double size; /* of the change, rounded; INFINITY: from a number to none, or back */
    double steps;
    struct explanation_loss loss;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    if (a->steps != b->steps)
        return a->steps > b->steps ? -1 : 1;
    return (a->loss.position > b->loss.position) - (a->loss.position < b->loss.position);
}

/* False where nothing changes; a difference that rounding alone makes is none. */
static bool make_key(const struct explanation *explanation, uint32_t position,
                     const struct outcome *outcome, struct key *key)
{
    double with = explanation->score, without = outcome->score;
    double change = without - with;
    if (fabs(change) <= 1e-10 * fmax(fabs(with), fabs(without)))
        change = 0;
    double size = isnan(change) ? isnan(with) && isnan(without) ? 0 : (double)INFINITY
                                : rounded_score(fabs(change));
    double steps = fabs((double)outcome->rank - (double)explanation->rank);
    *key = (struct key){size, steps, {position, without, outcome->rank, change}};
    return size > 0 || steps > 0;
}

static void take_losses(struct explanation *explanation, const struct work *work,
                        const struct text *results, size_t top)
{
    struct key *keys = xcalloc(work->count, sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < work->count; i++) {
        struct outcome outcome;
        memcpy(&outcome, results[i].data, sizeof outcome);
        count += make_key(explanation, work->positions[i], &outcome, &keys[count]);
    }
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    explanation->all_losses = count;
    explanation->loss_count = top && top < count ? top : count;
    explanation->losses = xcalloc(explanation->loss_count, sizeof *explanation->losses);
    for (size_t i = 0; i < explanation->loss_count; i++)
        explanation->losses[i] = keys[i].loss;
    free(keys);
}

static bool try_all(struct work *work, size_t processes, struct text *results, struct error *error)
{
    const struct progress *progress = work->options->measuring.progress;
    for (work->first = 0; work->first < work->count; work->first += SLICE) {
        size_t left = work->count - work->first, count = left < SLICE ? left : SLICE;
        progress_report(progress, "without", (double)work->first / (double)work->count);
        if (!workers_run(try_without, work, count, processes, results + work->first, error))
            return false;
    }
    return true;
}

bool explain_without(struct explanation *explanation, struct network *network,
                     const struct explanation_options *options, const double *scores,
                     struct error *error)
{
    struct work work = {.explanation = explanation, .options = options};
    (void)network;
    (void)scores;
    choose(&work, explanation);
    double all = job_work(explanation) * (double)work.count;
    struct text *results = xcalloc(work.count, sizeof *results);
    bool done = try_all(&work, all < worth_processes ? 1 : options->processes, results, error);
    if (done)
        take_losses(explanation, &work, results, options->top);
    for (size_t i = 0; i < work.count; i++)
        text_release(&results[i]);
    free(results);
    free(work.positions);
    return done;
}

/*
 * robustness.c: how a ranking comes out in many worlds that its evidence allows. The worlds are
 * drawn and ranked in worker processes, each from a seed of its own; what they answer are ranks.
 */
#include <entente/robustness.h>

#include "base/workers.h"
#include "base/xalloc.h"
#include "finding/reranking.h"
#include "finding/sources.h"
#include "finding/worlds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 10, PAIRS_MOST = 1000 };

/* How many ranks are kept: a GiB of them. */
static const size_t ranks_most = (size_t)1 << 28;

/* What the jobs share. In a child process they are its own. */
struct trial {
    const struct robustness *robustness;
    const struct robustness_options *options;
    struct worlds worlds;
    uint32_t *by_entity; /* ranks of the last world; 0: not there */
    size_t done;         /* worlds of the rounds before */
};

/* A workers_job: draws a world and ranks it; the result are the ranks of the listed entities. */
static bool rank_world(void *context, size_t index, struct text *out, struct error *error)
{
    struct trial *trial = context;
    const struct ranking *listed = &trial->robustness->ranking;
    struct reranking reranking;
    char where[40];
    snprintf(where, sizeof where, "in world %zu", trial->done + index + 1);
    worlds_draw(&trial->worlds, trial->robustness->seed, trial->done + index);
    if (!reranking_init(&reranking, &trial->worlds.world, &listed->network->projection,
                        &trial->options->ranking, where, error))
        return false;
    reranking_ranks(&reranking.ranking, trial->by_entity);
    for (size_t i = 0; i < listed->row_count; i++)
        text_add_bytes(out, (const char *)&trial->by_entity[listed->rows[i].entity],
                       sizeof *trial->by_entity);
    reranking_release(&reranking);
    return true;
}

/* Ranks `count` more worlds into ranks[], world by world. */
static bool run_round(struct trial *trial, size_t count, uint32_t *ranks, struct error *error)
{
    size_t rows = trial->robustness->ranking.row_count;
    struct text *results = xcalloc(count, sizeof *results);
    bool done = workers_run(rank_world, trial, count, trial->options->processes, results, error);
    for (size_t i = 0; i < count; i++) {
        if (done && rows)
            memcpy(ranks + (trial->done + i) * rows, results[i].data, rows * sizeof *ranks);
        text_release(&results[i]);
    }
    free(results);
    trial->done += count;
    return done;
}

/* In rounds, between which it is told how far they are. Of worlds that are alike one is enough. */
static bool run_worlds(struct trial *trial, uint32_t *ranks, struct error *error)
{
    const struct progress *progress = trial->options->ranking.measuring.progress;
    size_t worlds = trial->robustness->worlds, rows = trial->robustness->ranking.row_count;
    size_t drawn = trial->robustness->alike ? 1 : worlds, round = (drawn + ROUNDS - 1) / ROUNDS;
    while (trial->done < drawn) {
        size_t left = drawn - trial->done;
        progress_report(progress, "worlds", (double)trial->done / (double)drawn);
        if (progress_stopped("the drawing of worlds", error) ||
            !run_round(trial, left < round ? left : round, ranks, error))
            return false;
    }
    for (size_t i = drawn; i < worlds; i++)
        memcpy(ranks + i * rows, ranks, rows * sizeof *ranks);
    return true;
}

static int compare_ranks(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The lowest rank that so many percent of the sorted ones do not exceed; 0: not there. */
static uint32_t quantile(const uint32_t *sorted, size_t count, size_t percent)
{
    size_t needed = (count * percent + 99) / 100;
    uint32_t rank = sorted[needed ? needed - 1 : 0];
    return rank == UINT32_MAX ? 0 : rank;
}

/* Sorts the ranks of one row, where UINT32_MAX is who is not there. */
static struct robustness_row summarize(uint32_t *ranks, size_t worlds, size_t top)
{
    size_t first = 0, among = 0;
    for (size_t i = 0; i < worlds; i++) {
        first += ranks[i] == 1;
        among += ranks[i] <= top && ranks[i] != UINT32_MAX;
    }
    qsort(ranks, worlds, sizeof *ranks, compare_ranks);
    return (struct robustness_row){.q5 = quantile(ranks, worlds, 5),
                                   .median = quantile(ranks, worlds, 50),
                                   .q95 = quantile(ranks, worlds, 95),
                                   .first = (double)first / (double)worlds,
                                   .top = (double)among / (double)worlds};
}

/* Turns ranks by world into ranks by row; who is not there is behind all others. */
static uint32_t *turn(const uint32_t *ranks, size_t worlds, size_t rows)
{
    uint32_t *turned = xreallocarray(NULL, worlds * rows, sizeof *turned);
    for (size_t world = 0; world < worlds; world++)
        for (size_t row = 0; row < rows; row++) {
            uint32_t rank = ranks[world * rows + row];
            turned[row * worlds + world] = rank ? rank : UINT32_MAX;
        }
    return turned;
}

/* In which share of the worlds the first ranks above the second, equal ranks counting half. */
static double share_above(const uint32_t *first, const uint32_t *second, size_t worlds)
{
    size_t halves = 0;
    for (size_t i = 0; i < worlds; i++)
        halves += first[i] < second[i] ? 2 : first[i] == second[i];
    return (double)halves / (2 * (double)worlds);
}

static void fill_pairs(struct robustness *robustness, const uint32_t *turned)
{
    size_t rows = robustness->ranking.row_count, worlds = robustness->worlds;
    robustness->pairs = xreallocarray(NULL, rows * rows, sizeof *robustness->pairs);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < rows; j++)
            robustness->pairs[i * rows + j] =
                share_above(turned + i * worlds, turned + j * worlds, worlds);
}

static void fill_rows(struct robustness *robustness, const uint32_t *ranks, bool pairs)
{
    size_t rows = robustness->ranking.row_count, worlds = robustness->worlds;
    uint32_t *turned = turn(ranks, worlds, rows);
    if (pairs)
        fill_pairs(robustness, turned);
    robustness->rows = xreallocarray(NULL, rows, sizeof *robustness->rows);
    for (size_t row = 0; row < rows; row++)
        robustness->rows[row] = summarize(turned + row * worlds, worlds, robustness->top);
    free(turned);
}

static bool check_size(const struct robustness *robustness, bool pairs, struct error *error)
{
    size_t rows = robustness->ranking.row_count, most = ranks_most / (rows ? rows : 1);
    if (pairs && rows > PAIRS_MOST) {
        error_set(error, ERROR_LIMIT, "the pairs of %zu entities are too many to list", rows);
        error_hint(error, "add --top, of at most %d", PAIRS_MOST);
        return false;
    }
    if (robustness->worlds <= most)
        return true;
    error_set(error, ERROR_LIMIT, "the ranks of %zu entities in %zu worlds do not fit into a GiB",
              rows, robustness->worlds);
    error_hint(error, "add --top, or draw fewer worlds");
    return false;
}

/* Draws the worlds and sums up how the listed entities rank in them. */
static bool try_worlds(struct robustness *robustness, const struct view *view,
                       const struct robustness_options *options, struct error *error)
{
    size_t rows = robustness->ranking.row_count;
    struct trial trial = {.robustness = robustness, .options = options};
    uint32_t *ranks = xreallocarray(NULL, robustness->worlds * rows, sizeof *ranks);
    trial.by_entity = xreallocarray(NULL, view->dossier->entity_count, sizeof *trial.by_entity);
    worlds_init(&trial.worlds, view);
    robustness->doubted = trial.worlds.doubted;
    robustness->imprecise = trial.worlds.imprecise;
    robustness->alike = worlds_alike(&trial.worlds);
    robustness->imprecise_entities = trial.worlds.imprecise_entities;
    bool done = run_worlds(&trial, ranks, error);
    if (done)
        fill_rows(robustness, ranks, options->pairs);
    worlds_release(&trial.worlds);
    free(trial.by_entity);
    free(ranks);
    return done;
}

/* Compares what is left without each source with all entities, also those that are not listed. */
static bool try_sources(struct robustness *robustness, const struct robustness_options *options,
                        struct error *error)
{
    struct reranking full;
    const struct network *network = robustness->ranking.network;
    if (!reranking_init(&full, network->view, &network->projection, &options->ranking,
                        "with all sources", error))
        return false;
    bool done = sources_weigh(robustness, &full.ranking, options, error);
    reranking_release(&full);
    return done;
}

bool robustness_init(struct robustness *robustness, struct network *network,
                     const struct robustness_options *options, struct error *error)
{
    size_t seed = options->ranking.measuring.random_seed, top = options->ranking.top;
    *robustness =
        (struct robustness){.worlds = options->worlds ? options->worlds : ROBUSTNESS_WORLDS,
                            .seed = seed ? seed : 1,
                            .top = top ? top : ROBUSTNESS_TOP};
    bool done = ranking_init(&robustness->ranking, network, &options->ranking, error) &&
                check_size(robustness, options->pairs, error) &&
                try_worlds(robustness, network->view, options, error) &&
                try_sources(robustness, options, error);
    if (!done)
        robustness_release(robustness);
    return done;
}

void robustness_release(struct robustness *robustness)
{
    if (!robustness)
        return;
    ranking_release(&robustness->ranking);
    free(robustness->rows);
    free(robustness->pairs);
    free(robustness->sources);
    *robustness = (struct robustness){0};
}

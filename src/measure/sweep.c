/*
 * sweep.c: hands the batches of a sweep to threads, and sums what they found. See distance.h.
 */
#include "measure/distance.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/sweep_pass.h"

#include <math.h>
#include <stdlib.h>

/* What the threads share. */
struct sweep {
    struct sweep_plan plan;
    struct sweep_tally *tallies[JOBS_MOST]; /* by thread */
    size_t jobs;
    uint32_t cutoff;
    const struct progress *progress;
    const char *what;
};

/* Below so many blocks to be read, threads take longer to start than the work does. */
enum { WORTH_THREADS = 100000 };

static size_t useful_jobs(const struct sweep_plan *plan)
{
    size_t jobs = jobs_count(), entries = plan->out.starts[plan->node_count];
    if (plan->batch_count * (entries + plan->node_count) < WORTH_THREADS)
        return 1;
    return jobs < plan->batch_count ? jobs : plan->batch_count;
}

/* Whichever thread is free takes the next batch: the sums are of whole numbers. */
static void run_batches(struct sweep *sweep)
{
    const struct sweep_plan *plan = &sweep->plan;
    size_t done = 0;
#pragma omp parallel num_threads((int)sweep->jobs)
    {
        struct sweep_pass pass;
        sweep_pass_init(&pass, plan, sweep->cutoff);
        sweep->tallies[jobs_index()] = pass.tallies;
#pragma omp for schedule(dynamic)
        for (size_t i = 0; i < plan->batch_count; i++) {
            const struct sweep_batch *batch = &plan->batches[i];
            if (progress_interrupted())
                continue;
            if (batch->alone)
                sweep_search(&pass, batch);
            else
                sweep_pass_run(&pass, batch);
            size_t now;
#pragma omp atomic capture
            now = ++done;
            if (jobs_index() == 0)
                progress_report(sweep->progress, sweep->what,
                                (double)now / (double)plan->batch_count);
        }
        sweep_pass_release(&pass);
    }
}

static void sum_up(const struct sweep *sweep, struct distances *results)
{
    for (size_t i = 0; i < sweep->plan.node_count; i++) {
        struct sweep_tally sum = {0};
        for (size_t job = 0; job < sweep->jobs; job++) {
            const struct sweep_tally *tally = &sweep->tallies[job][i];
            sum.inverse += tally->inverse;
            sum.sum += tally->sum;
            sum.reached += tally->reached;
            sum.farthest = sum.farthest > tally->farthest ? sum.farthest : tally->farthest;
        }
        results[sweep->plan.nodes[i]] =
            (struct distances){.inverse = ldexp((double)sum.inverse, -SWEEP_POINT),
                               .sum = (double)sum.sum,
                               .reached = sum.reached,
                               .farthest = sum.farthest};
    }
}

bool sweep_distances(struct network *network, uint32_t cutoff, const struct progress *progress,
                     const char *what, struct distances *results, struct error *error)
{
    struct sweep *sweep = xcalloc(1, sizeof *sweep);
    bool done = false;
    sweep->cutoff = cutoff ? cutoff : UINT32_MAX;
    sweep->progress = progress;
    sweep->what = what;
    if (!sweep_plan_init(&sweep->plan, network, error))
        goto out;
    sweep->jobs = useful_jobs(&sweep->plan);
    run_batches(sweep);
    sum_up(sweep, results);
    done = !progress_stopped(what, error);
    for (size_t job = 0; job < sweep->jobs; job++)
        free(sweep->tallies[job]);
    sweep_plan_release(&sweep->plan);
out:
    free(sweep);
    return done;
}

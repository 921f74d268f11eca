/*
 * solve_balls.c: how near a node is to others, by HyperBall: harmonic and closeness, approximately.
 * At each radius the counters of the nodes that arcs lead to are brought from their processes.
 *
 * Boldi & Vigna (2013), IEEE ICDM Workshops, 621-628.
 */
#include "cluster/halo.h"
#include "cluster/solvers.h"

#include "base/xalloc.h"
#include "measure/counter.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* So many radii lie between two checkpoints: of counters, which are large, and few radii. */
enum { BETWEEN = 4 };

/* Counters are by place in the halo, all else by node of ours. */
struct balls {
    const struct task *task;
    const char *what;
    struct course course; /* its stage is the radius */
    struct halo halo;
    unsigned bits;
    size_t registers;
    double deviation;
    uint64_t seed;
    uint8_t *now, *next; /* of this radius, and of the next */
    double *sizes;       /* estimated from `now` */
    double *inverse;     /* the sum of 1/distance */
    double *sum;         /* of the distances */
    double *reached;     /* how many others */
};

static bool choose_counters(struct balls *balls)
{
    const struct task *task = balls->task;
    double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (task->spread->projection.weighted) {
        error_set(task->error, ERROR_USAGE, "%s is approximated in steps only, not by weights",
                  balls->what);
        error_hint(task->error, "leave out --weighted or --approximate");
        return false;
    }
    balls->deviation = task->options->approximate;
    if (!counter_choose(&balls->deviation, &balls->bits, balls->what, task->error))
        return false;
    balls->registers = (size_t)1 << balls->bits;
    double places = (double)(balls->halo.place_count + task->spread->count);
    double needed = spread_most(task->spread, (double)balls->registers * places);
    if (!(needed > memory))
        return true;
    error_set(task->error, ERROR_LIMIT,
              "%s to %g takes %.1f GB for counters on a process, more than the machine's memory",
              balls->what, task->options->approximate, needed / 1e9);
    error_hint(task->error, "use more processes, or try --approximate %g",
               2 * task->options->approximate);
    return false;
}

static void begin(struct balls *balls)
{
    const struct spread *spread = balls->task->spread;
    size_t count = spread->count;
    balls->now = xcalloc(balls->halo.place_count, balls->registers);
    balls->next = xcalloc(count, balls->registers);
    balls->sizes = xcalloc(count, sizeof *balls->sizes);
    balls->inverse = xcalloc(count, sizeof *balls->inverse);
    balls->sum = xcalloc(count, sizeof *balls->sum);
    balls->reached = xcalloc(count, sizeof *balls->reached);
    for (size_t v = 0; v < count; v++) {
        counter_start(balls->now + v * balls->registers, balls->bits, spread->nodes[v].order,
                      balls->seed);
        balls->sizes[v] = 1;
    }
}

static void end(struct balls *balls)
{
    free(balls->reached);
    free(balls->sum);
    free(balls->inverse);
    free(balls->sizes);
    free(balls->next);
    free(balls->now);
}

/* What the ball gained lies as far away as its radius. */
static void note_growth(struct balls *balls, size_t v, double radius)
{
    double size = counter_estimate(balls->next + v * balls->registers, balls->registers);
    double gained = size - balls->sizes[v];
    balls->sizes[v] = size;
    balls->reached[v] += gained;
    balls->sum[v] += gained * radius;
    balls->inverse[v] += gained / radius;
}

/* Makes the balls of that radius; returns how many of all processes grew. */
static PetscErrorCode widen(struct balls *balls, double radius, uint64_t *grown)
{
    const struct spread *spread = balls->task->spread;
    const struct arcs *arcs = balls->halo.arcs;
    size_t size = balls->registers, own = spread->count * size;
    uint64_t here = 0;
    PetscCall(halo_fetch_bytes(&balls->halo, size, balls->now));
    if (own)
        memcpy(balls->next, balls->now, own);
    for (size_t i = 0; i < arcs->count; i++)
        counter_unite(balls->next + (arcs->items[i].from - spread->first) * size,
                      balls->now + balls->halo.places[i] * size, size);
    for (size_t v = 0; v < spread->count; v++) {
        if (memcmp(balls->next + v * size, balls->now + v * size, size) == 0)
            continue;
        note_growth(balls, v, radius);
        here++;
    }
    if (own)
        memcpy(balls->now, balls->next, own);
    *grown = spread_sum(spread, here);
    return 0;
}

/* What is kept at a checkpoint: the counters, eight registers at a time, and what grew. */
static struct reached *list_reached(const struct balls *balls, size_t *count)
{
    double *sums[] = {balls->sizes, balls->inverse, balls->sum, balls->reached};
    size_t slices = balls->registers / sizeof(double), others = sizeof sums / sizeof *sums;
    struct reached *parts = xcalloc(slices + others, sizeof *parts);
    for (size_t i = 0; i < slices; i++)
        parts[i] = (struct reached){balls->now + i * sizeof(double), balls->registers};
    for (size_t i = 0; i < others; i++)
        parts[slices + i] = (struct reached){sums[i], sizeof(double)};
    *count = slices + others;
    return parts;
}

static PetscErrorCode grow_on(struct balls *balls, const struct reached *parts, size_t count)
{
    struct course *course = &balls->course;
    uint64_t grown = 1;
    double share = 1;
    bool found;
    PetscCall(course_take_up(course, parts, count, &found));
    while (grown) {
        PetscCall(course_next(course, share));
        PetscCall(widen(balls, (double)++course->stage, &grown));
        share = (double)grown / (double)balls->task->spread->node_count;
        if (course->folder && course->stage % BETWEEN == 0)
            PetscCall(course_keep(course, parts, count));
    }
    return 0;
}

static PetscErrorCode grow(struct balls *balls)
{
    size_t count;
    struct reached *parts = list_reached(balls, &count);
    PetscErrorCode code = grow_on(balls, parts, count);
    free(parts);
    return code;
}

static PetscErrorCode find_balls(struct balls *balls)
{
    if (!choose_counters(balls))
        return PETSC_ERR_USER;
    begin(balls);
    PetscErrorCode code = grow(balls);
    text_addf(balls->task->remark,
              "HyperBall of %zu registers: standard deviation %.2g%%; seed %" PRIu64,
              balls->registers, 100 * balls->deviation, balls->seed);
    return code;
}

static PetscErrorCode init(struct balls *balls)
{
    const struct task *task = balls->task;
    balls->course = task_course(task, balls->what, 1 / (double)task->spread->node_count, SIZE_MAX);
    balls->seed = task->options->random_seed ? task->options->random_seed : 1;
    return halo_init(&balls->halo, task->spread, &task->spread->ties);
}

PetscErrorCode solve_harmonic(const struct task *task)
{
    struct balls balls = {.task = task, .what = "harmonic"};
    double others = (double)task->spread->node_count - 1;
    PetscCall(init(&balls));
    PetscErrorCode code = find_balls(&balls);
    for (size_t v = 0; !code && v < task->spread->count; v++)
        task->scores[v] =
            task->options->normalized && others > 0 ? balls.inverse[v] / others : balls.inverse[v];
    end(&balls);
    PetscCall(halo_release(&balls.halo));
    return code;
}

PetscErrorCode solve_closeness(const struct task *task)
{
    struct balls balls = {.task = task, .what = "closeness"};
    PetscCall(init(&balls));
    PetscErrorCode code = find_balls(&balls);
    for (size_t v = 0; !code && v < task->spread->count; v++)
        task->scores[v] = balls.sum[v] > 0
                              ? (task->options->normalized ? balls.reached[v] : 1) / balls.sum[v]
                              : 0;
    end(&balls);
    PetscCall(halo_release(&balls.halo));
    return code;
}

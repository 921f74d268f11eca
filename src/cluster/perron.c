/*
 * perron.c: the leading eigenvector of a directed network, as measure/perron.c has it: strong
 * components of the largest eigenvalue lead, and hand on to what they lead to. All components are
 * iterated at once, each with bounds of its own, until those that can lead have settled.
 *
 * Berman & Plemmons (1979), Nonnegative Matrices in the Mathematical Sciences, chapter 2.
 */
#include "cluster/perron.h"

#include "cluster/halo.h"
#include "cluster/members.h"
#include "cluster/small_parts.h"
#include "cluster/strong.h"

#include "base/xalloc.h"
#include "measure/noda.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Eigenvalues that agree to this share are the same. */
static const double same = 1e-10;

/* After so many rounds small parts are solved otherwise. */
enum { PATIENCE = 400 };

/* The stage of a course: its rounds until all parts have settled, and then this. */
static const uint64_t handing_on = (uint64_t)1 << 32;

/*
 * By place; what is of a part is at each of its nodes.
 */
struct perron {
    const struct spread *spread;
    entry_of *entry;
    struct course *course;
    struct halo halo;
    struct members members;
    double *parts;
    double *vector, *product;
    double *least, *most; /* bounds of the part's eigenvalue */
    double *shift;
    double *settled; /* the eigenvalue that was found otherwise, or 0 */
    double *leads;   /* whether the part has the largest value, or 0 */
    double *on;      /* whether it leads to another such part */
    double *ended;   /* the vector when all parts had settled; at first what a checkpoint has */
    double *handed;  /* of a checkpoint: the vector when much was handed on */
    double value;
};

static size_t start_of(const struct perron *perron, size_t arc)
{
    return (size_t)(perron->halo.arcs->items[arc].from - perron->spread->first);
}

static bool within(const struct perron *perron, size_t arc)
{
    return !(fabs(perron->parts[start_of(perron, arc)] - perron->parts[perron->halo.places[arc]]) >
             0);
}

static PetscErrorCode init(struct perron *perron)
{
    double **arrays[] = {&perron->parts, &perron->vector, &perron->product, &perron->least,
                         &perron->most,  &perron->shift,  &perron->settled, &perron->leads,
                         &perron->on,    &perron->ended,  &perron->handed};
    PetscCall(halo_init(&perron->halo, perron->spread, &perron->spread->ties));
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = xcalloc(perron->halo.place_count, sizeof(double));
    PetscCall(strong_components(&perron->halo, perron->parts));
    return members_init(&perron->members, perron->spread, perron->parts);
}

static PetscErrorCode end(struct perron *perron)
{
    double *arrays[] = {perron->parts, perron->vector, perron->product, perron->least,
                        perron->most,  perron->shift,  perron->settled, perron->leads,
                        perron->on,    perron->ended,  perron->handed};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        free(arrays[i]);
    PetscCall(members_release(&perron->members));
    return halo_release(&perron->halo);
}

/* product = what the vector of those has who point to the node; `inner`: in its part alone. */
static PetscErrorCode multiply(const struct perron *perron, bool inner)
{
    memset(perron->product, 0, perron->halo.place_count * sizeof *perron->product);
    for (size_t i = 0; i < perron->halo.arcs->count; i++)
        if (!inner || within(perron, i))
            perron->product[perron->halo.places[i]] +=
                perron->entry(&perron->halo.arcs->items[i]) * perron->vector[start_of(perron, i)];
    return halo_send(&perron->halo, perron->product, MPI_SUM);
}

/* The bounds that the product gives for each part's eigenvalue (Collatz). */
static PetscErrorCode find_bounds(const struct perron *perron)
{
    PetscCall(multiply(perron, true));
    for (size_t v = 0; v < perron->spread->count; v++)
        perron->least[v] = perron->most[v] =
            perron->settled[v] > 0 ? perron->settled[v] : perron->product[v] / perron->vector[v];
    PetscCall(members_join(&perron->members, perron->least, MPI_MIN));
    return members_join(&perron->members, perron->most, MPI_MAX);
}

/* What no part of the largest value is below. */
static double find_floor(const struct perron *perron)
{
    double floor = 0;
    for (size_t v = 0; v < perron->spread->count; v++)
        floor = fmax(floor, perron->least[v]);
    return spread_most(perron->spread, floor) * (1 - same);
}

/* How far a node's part, if it can have the largest value, is from its own, as a share of it. */
static double distance_of(const struct perron *perron, size_t v, double floor)
{
    bool can = perron->most[v] > 0 && perron->most[v] >= floor;
    return can ? (perron->most[v] - perron->least[v]) / perron->most[v] : 0;
}

static double find_distance(const struct perron *perron)
{
    double floor = find_floor(perron), apart = 0;
    for (size_t v = 0; v < perron->spread->count; v++)
        apart = fmax(apart, distance_of(perron, v, floor));
    return spread_most(perron->spread, apart);
}

/* Parts that have not settled, and are small, are solved together. */
static PetscErrorCode settle_small(const struct perron *perron)
{
    const struct spread *spread = perron->spread;
    double floor = find_floor(perron), *sizes = xcalloc(spread->count, sizeof *sizes);
    struct text links = {0};
    for (size_t v = 0; v < spread->count; v++)
        sizes[v] = 1;
    PetscErrorCode code = members_join(&perron->members, sizes, MPI_SUM);
    for (size_t i = 0; i < perron->halo.arcs->count; i++) {
        const struct arc *arc = &perron->halo.arcs->items[i];
        size_t start = start_of(perron, i);
        struct link link = {(uint64_t)perron->parts[start], arc->from, arc->to, perron->entry(arc)};
        if (within(perron, i) && sizes[start] <= NODA_MOST &&
            distance_of(perron, start, floor) > perron->course->rounds.tolerance)
            text_add_bytes(&links, (const char *)&link, sizeof link);
    }
    free(sizes);
    if (!code)
        code = small_parts_solve(perron->course, &links, perron->vector, perron->settled);
    text_release(&links);
    return code;
}

/* Part of the vector as it was takes the swing out of it; what is as good as 0 must not be 0. */
static void move_on(const struct perron *perron)
{
    for (size_t v = 0; v < perron->spread->count; v++) {
        double shift = perron->shift[v], scale = 1 / (perron->most[v] + shift);
        if (perron->most[v] > 0 && !(perron->settled[v] > 0))
            perron->vector[v] =
                fmax(scale * (perron->product[v] + shift * perron->vector[v]), 1e-300);
    }
}

static void copy_numbers(const struct perron *perron, double *to, const double *from)
{
    if (perron->spread->count)
        memcpy(to, from, perron->spread->count * sizeof *to);
}

/* Where a stretch is over. All else follows from what is kept. */
static PetscErrorCode keep(const struct perron *perron)
{
    bool handing = perron->course->stage >= handing_on;
    const struct reached parts[] = {{handing ? perron->ended : perron->vector, sizeof(double)},
                                    {perron->settled, sizeof(double)},
                                    {perron->vector, sizeof(double)}};
    return course_due(perron->course)
               ? course_keep(perron->course, parts, sizeof parts / sizeof *parts)
               : 0;
}

static PetscErrorCode take_up(struct perron *perron)
{
    const struct reached parts[] = {{perron->ended, sizeof(double)},
                                    {perron->settled, sizeof(double)},
                                    {perron->handed, sizeof(double)}};
    bool found;
    PetscCall(course_take_up(perron->course, parts, sizeof parts / sizeof *parts, &found));
    if (!found)
        return 0;
    copy_numbers(perron, perron->vector, perron->ended);
    return find_bounds(perron);
}

static PetscErrorCode begin(struct perron *perron)
{
    size_t count = perron->spread->count;
    for (size_t v = 0; v < count; v++)
        perron->vector[v] = 1;
    PetscCall(find_bounds(perron));
    for (size_t v = 0; v < count; v++)
        perron->shift[v] = perron->most[v] / 4;
    return take_up(perron);
}

static PetscErrorCode iterate(struct perron *perron)
{
    struct course *course = perron->course;
    size_t count = perron->spread->count;
    double largest = 0;
    PetscCall(begin(perron));
    for (;;) {
        double apart = find_distance(perron);
        if (!(apart > course->rounds.tolerance))
            break;
        PetscCall(course_next(course, apart));
        if (course->stage++ == PATIENCE)
            PetscCall(settle_small(perron));
        move_on(perron);
        PetscCall(find_bounds(perron));
        PetscCall(keep(perron));
    }
    copy_numbers(perron, perron->ended, perron->vector);
    for (size_t v = 0; v < count; v++)
        largest = fmax(largest, (perron->most[v] + perron->least[v]) / 2);
    perron->value = spread_most(perron->spread, largest);
    return 0;
}

/* Which parts have the largest value, and which of them, or of others, lead to another such one. */
static PetscErrorCode find_leaders(struct perron *perron)
{
    bool changed;
    for (size_t v = 0; v < perron->spread->count; v++)
        perron->leads[v] = (perron->most[v] + perron->least[v]) / 2 >= perron->value * (1 - same);
    PetscCall(halo_fetch(&perron->halo, perron->leads));
    do {
        changed = false;
        PetscCall(halo_fetch(&perron->halo, perron->on));
        for (size_t i = 0; i < perron->halo.arcs->count; i++) {
            size_t start = start_of(perron, i), place = perron->halo.places[i];
            bool passes = perron->on[place] > 0 || (perron->leads[place] > 0 && !within(perron, i));
            if (perron->on[start] > 0 || !passes)
                continue;
            perron->on[start] = 1;
            changed = true;
        }
    } while (spread_most(perron->spread, changed) > 0);
    return 0;
}

/* The own vectors of the last parts that lead, each as near to all ones as it can be. */
static PetscErrorCode take_vectors(struct perron *perron)
{
    size_t count = perron->spread->count;
    double *sums = perron->least, *squares = perron->most;
    for (size_t v = 0; v < count; v++) {
        sums[v] = perron->vector[v];
        squares[v] = perron->vector[v] * perron->vector[v];
    }
    PetscCall(members_join(&perron->members, sums, MPI_SUM));
    PetscCall(members_join(&perron->members, squares, MPI_SUM));
    for (size_t v = 0; v < count; v++)
        perron->vector[v] = perron->leads[v] > 0 && !(perron->on[v] > 0)
                                ? perron->vector[v] * sums[v] / squares[v]
                                : 0;
    return 0;
}

/* Gives all others what they are handed, until nothing changes. */
static PetscErrorCode hand_on(struct perron *perron)
{
    double change;
    if (perron->course->stage >= handing_on)
        copy_numbers(perron, perron->vector, perron->handed);
    perron->course->stage = handing_on;
    do {
        double own = 0;
        PetscCall(multiply(perron, false));
        for (size_t v = 0; v < perron->spread->count; v++) {
            double score = perron->product[v] / perron->value;
            if (perron->leads[v] > 0)
                continue;
            if (score > 0)
                own = fmax(own, fabs(score - perron->vector[v]) / score);
            perron->vector[v] = score;
        }
        change = spread_most(perron->spread, own);
        if (change > 0) {
            PetscCall(course_next(perron->course, change));
            PetscCall(keep(perron));
        }
    } while (change > perron->course->rounds.tolerance);
    return 0;
}

PetscErrorCode perron_radius(const struct spread *spread, entry_of *entry, double *value,
                             struct course *course)
{
    struct perron perron = {.spread = spread, .entry = entry, .course = course};
    PetscCall(init(&perron));
    PetscCall(iterate(&perron));
    *value = perron.value;
    return end(&perron);
}

PetscErrorCode perron_scores(const struct spread *spread, entry_of *entry, double *scores,
                             struct course *course)
{
    struct perron perron = {.spread = spread, .entry = entry, .course = course};
    double most = 0;
    PetscCall(init(&perron));
    PetscCall(iterate(&perron));
    if (perron.value > 0) {
        PetscCall(find_leaders(&perron));
        PetscCall(take_vectors(&perron));
        PetscCall(hand_on(&perron));
    }
    for (size_t v = 0; v < spread->count; v++) {
        scores[v] = perron.value > 0 ? perron.vector[v] : 0;
        most = fmax(most, scores[v]);
    }
    most = spread_most(spread, most);
    for (size_t v = 0; most > 0 && v < spread->count; v++)
        scores[v] /= most;
    return end(&perron);
}

/*
 * strong.c: strong components by colours: every node passes on the greatest number that it knows of
 * those that lead to it; who then leads to the node whose number it has is in one component with
 * it. What has no way in or no way out is a component of its own, and is taken off first.
 *
 * Orzan (2004), On distributed verification and verified distribution, chapter 3; the trimming:
 * McLendon et al. (2005), Journal of Parallel and Distributed Computing 65, 901-910.
 */
#include "cluster/strong.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

/* Of a node that is in no component yet. */
static const double open_part = -1;

/* What the functions below pass to each other; arrays are by place. */
struct coloring {
    const struct halo *halo;
    double *parts, *colours, *marks;
};

static bool is_open(const struct coloring *coloring, size_t place)
{
    return coloring->parts[place] < 0;
}

/* Our node that the arc leaves. */
static size_t start_of(const struct halo *halo, size_t arc)
{
    return (size_t)(halo->arcs->items[arc].from - halo->spread->first);
}

static bool anywhere(const struct halo *halo, bool here)
{
    return spread_most(halo->spread, here) > 0;
}

/* Marks open nodes that an arc leads to from an open one: at 1, and at 2 who leads to one, too. */
static PetscErrorCode mark_passed(const struct coloring *coloring)
{
    const struct halo *halo = coloring->halo;
    for (size_t i = 0; i < halo->place_count; i++)
        coloring->marks[i] = 0;
    for (size_t i = 0; i < halo->arcs->count; i++)
        if (is_open(coloring, start_of(halo, i)))
            coloring->marks[halo->places[i]] = 1;
    PetscCall(halo_send(halo, coloring->marks, MPI_MAX));
    for (size_t i = 0; i < halo->arcs->count; i++) {
        size_t start = start_of(halo, i);
        if (is_open(coloring, halo->places[i]) && coloring->marks[start] > 0)
            coloring->marks[start] = 2;
    }
    return 0;
}

/* Takes off what has no way in or no way out, until all have both. */
static PetscErrorCode trim(struct coloring *coloring)
{
    const struct spread *spread = coloring->halo->spread;
    bool trimmed;
    do {
        trimmed = false;
        PetscCall(mark_passed(coloring));
        for (size_t v = 0; v < spread->count; v++) {
            if (!is_open(coloring, v) || coloring->marks[v] > 1)
                continue;
            coloring->parts[v] = (double)(spread->first + v);
            trimmed = true;
        }
        PetscCall(halo_fetch(coloring->halo, coloring->parts));
    } while (anywhere(coloring->halo, trimmed));
    return 0;
}

/* Each open node gets the greatest number of an open one that leads to it. */
static PetscErrorCode colour(struct coloring *coloring)
{
    const struct halo *halo = coloring->halo;
    const struct spread *spread = halo->spread;
    double *colours = coloring->colours, *before = xcalloc(spread->count, sizeof *before);
    bool changed;
    for (size_t v = 0; v < spread->count; v++)
        colours[v] = is_open(coloring, v) ? (double)(spread->first + v) : open_part;
    do {
        changed = false;
        PetscCall(halo_fetch(halo, colours));
        for (size_t v = 0; v < spread->count; v++)
            before[v] = colours[v];
        for (size_t i = 0; i < halo->arcs->count; i++) {
            double *to = &colours[halo->places[i]];
            if (is_open(coloring, start_of(halo, i)) && is_open(coloring, halo->places[i]))
                *to = fmax(*to, colours[start_of(halo, i)]);
        }
        PetscCall(halo_send(halo, colours, MPI_MAX));
        for (size_t v = 0; v < spread->count; v++)
            changed |= colours[v] > before[v];
    } while (anywhere(halo, changed));
    free(before);
    return halo_fetch(halo, colours);
}

/* Marks who leads, through nodes of its colour, to the node that gave the colour. */
static PetscErrorCode mark_back(struct coloring *coloring)
{
    const struct halo *halo = coloring->halo;
    const struct spread *spread = halo->spread;
    bool changed;
    for (size_t v = 0; v < spread->count; v++)
        coloring->marks[v] = is_open(coloring, v) &&
                             coloring->colours[v] >= (double)(spread->first + v) &&
                             coloring->colours[v] <= (double)(spread->first + v);
    do {
        changed = false;
        PetscCall(halo_fetch(halo, coloring->marks));
        for (size_t i = 0; i < halo->arcs->count; i++) {
            size_t start = start_of(halo, i), place = halo->places[i];
            if (!is_open(coloring, start) || coloring->marks[start] > 0 ||
                !(coloring->marks[place] > 0) ||
                fabs(coloring->colours[start] - coloring->colours[place]) > 0)
                continue;
            coloring->marks[start] = 1;
            changed = true;
        }
    } while (anywhere(halo, changed));
    return 0;
}

/* Closes the components that were found; whether there are open nodes left. */
static PetscErrorCode close_parts(struct coloring *coloring, bool *open)
{
    const struct spread *spread = coloring->halo->spread;
    bool here = false;
    for (size_t v = 0; v < spread->count; v++) {
        if (is_open(coloring, v) && coloring->marks[v] > 0)
            coloring->parts[v] = coloring->colours[v];
        here |= is_open(coloring, v);
    }
    *open = anywhere(coloring->halo, here);
    return halo_fetch(coloring->halo, coloring->parts);
}

PetscErrorCode strong_components(const struct halo *halo, double *parts)
{
    size_t places = halo->place_count;
    struct coloring coloring = {.halo = halo,
                                .parts = parts,
                                .colours = xcalloc(places, sizeof *parts),
                                .marks = xcalloc(places, sizeof *parts)};
    for (size_t i = 0; i < places; i++)
        parts[i] = open_part;
    for (bool open = true; open;) {
        PetscCall(trim(&coloring));
        PetscCall(colour(&coloring));
        PetscCall(mark_back(&coloring));
        PetscCall(close_parts(&coloring, &open));
    }
    free(coloring.marks);
    free(coloring.colours);
    return 0;
}

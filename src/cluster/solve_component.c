/*
 * solve_component.c: the connected components, by the greatest number that a node knows of: it goes
 * along ties, either way, until all of a component have the same.
 */
#include "cluster/halo.h"
#include "cluster/members.h"
#include "cluster/solvers.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One step, of as many ties as there are in a row on one process; how many numbers rose anywhere.
 */
static PetscErrorCode step(const struct halo *halo, double *names, double *before, uint64_t *rose)
{
    const struct spread *spread = halo->spread;
    uint64_t own = 0;
    PetscCall(halo_fetch(halo, names));
    if (spread->count)
        memcpy(before, names, spread->count * sizeof *names);
    for (size_t i = 0; i < halo->arcs->count; i++) {
        double *from = &names[halo->arcs->items[i].from - spread->first];
        double *to = &names[halo->places[i]];
        *from = *to = fmax(*from, *to);
    }
    PetscCall(halo_send(halo, names, MPI_MAX));
    for (size_t v = 0; v < spread->count; v++)
        own += names[v] > before[v];
    *rose = spread_sum(spread, own);
    return 0;
}

static PetscErrorCode name_components(const struct halo *halo, double *names, struct course *course)
{
    const struct spread *spread = halo->spread;
    double *before = xcalloc(spread->count, sizeof *before);
    const struct reached reached = {names, sizeof *names};
    uint64_t rose = spread->node_count;
    bool found;
    for (size_t v = 0; v < spread->count; v++)
        names[v] = (double)(spread->first + v);
    PetscErrorCode code = course_take_up(course, &reached, 1, &found);
    while (!code && rose) {
        code = course_next(course, (double)rose / (double)spread->node_count);
        if (!code)
            code = step(halo, names, before, &rose);
        if (!code && course_due(course))
            code = course_keep(course, &reached, 1);
    }
    if (!code)
        code = course_keep(course, &reached, 1);
    free(before);
    return code;
}

/* How many nodes the component has. Normalized: divides by n. */
static PetscErrorCode count_members(const struct task *task, const double *names)
{
    const struct spread *spread = task->spread;
    double n = task->options->normalized ? (double)spread->node_count : 1;
    struct members members;
    PetscCall(members_init(&members, spread, names));
    for (size_t v = 0; v < spread->count; v++)
        task->scores[v] = 1;
    PetscCall(members_join(&members, task->scores, MPI_SUM));
    for (size_t v = 0; v < spread->count; v++)
        task->scores[v] /= n;
    return members_release(&members);
}

PetscErrorCode solve_component(const struct task *task)
{
    const struct spread *spread = task->spread;
    struct course course = task_course(task, "component", 1 / (double)spread->node_count, SIZE_MAX);
    struct halo halo;
    PetscCall(halo_init(&halo, spread, &spread->ties));
    double *names = xcalloc(halo.place_count, sizeof *names);
    PetscErrorCode code = name_components(&halo, names, &course);
    if (!code)
        code = count_members(task, names);
    PetscCall(halo_release(&halo));
    free(names);
    return code;
}

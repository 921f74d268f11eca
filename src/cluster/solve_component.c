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
    uint64_t rose = spread->node_count;
    PetscErrorCode code = 0;
    for (size_t v = 0; v < spread->count; v++)
        names[v] = (double)(spread->first + v);
    while (!code && rose) {
        code = course_next(course, (double)rose / (double)spread->node_count);
        if (!code)
            code = step(halo, names, before, &rose);
    }
    free(before);
    return code;
}

/* How many nodes the component has. Normalized: divides by n. */
PetscErrorCode solve_component(const struct task *task)
{
    const struct spread *spread = task->spread;
    struct course course = task_course(task, "component", 1 / (double)spread->node_count, SIZE_MAX);
    double n = task->options->normalized ? (double)spread->node_count : 1;
    struct halo halo;
    struct members members;
    PetscCall(halo_init(&halo, spread, &spread->ties));
    double *names = xcalloc(halo.place_count, sizeof *names);
    PetscCall(name_components(&halo, names, &course));
    PetscCall(members_init(&members, spread, names));
    for (size_t v = 0; v < spread->count; v++)
        task->scores[v] = 1;
    PetscCall(members_join(&members, task->scores, MPI_SUM));
    for (size_t v = 0; v < spread->count; v++)
        task->scores[v] /= n;
    PetscCall(members_release(&members));
    PetscCall(halo_release(&halo));
    free(names);
    return 0;
}

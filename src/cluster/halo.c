/*
 * halo.c: what is known of the nodes of other processes that our arcs lead to.
 */
#include "cluster/halo.h"

#include "base/xalloc.h"

#include <stdlib.h>

static int compare_nodes(const void *left, const void *right)
{
    PetscInt a = *(const PetscInt *)left, b = *(const PetscInt *)right;
    return (a > b) - (a < b);
}

static bool is_ours(const struct spread *spread, uint64_t node)
{
    return node >= spread->first && node - spread->first < spread->count;
}

/* The others' nodes that arcs lead to, each once and ascending; returns how many there are. */
static size_t find_others(const struct halo *halo, PetscInt **others)
{
    const struct arcs *arcs = halo->arcs;
    size_t count = 0, kept = 0, capacity = 0;
    PetscInt *found = NULL;
    for (size_t i = 0; i < arcs->count; i++) {
        if (is_ours(halo->spread, arcs->items[i].to))
            continue;
        found = xgrow(found, count, &capacity, sizeof *found);
        found[count++] = (PetscInt)arcs->items[i].to;
    }
    if (count)
        qsort(found, count, sizeof *found, compare_nodes);
    for (size_t i = 0; i < count; i++)
        if (!kept || found[kept - 1] != found[i])
            found[kept++] = found[i];
    *others = found;
    return kept;
}

static void find_places(struct halo *halo, const PetscInt *others, size_t count)
{
    const struct spread *spread = halo->spread;
    for (size_t i = 0; i < halo->arcs->count; i++) {
        PetscInt node = (PetscInt)halo->arcs->items[i].to;
        if (is_ours(spread, halo->arcs->items[i].to)) {
            halo->places[i] = (uint32_t)(halo->arcs->items[i].to - spread->first);
            continue;
        }
        const PetscInt *found = bsearch(&node, others, count, sizeof *others, compare_nodes);
        halo->places[i] = (uint32_t)(spread->count + (size_t)(found - others));
    }
}

PetscErrorCode halo_init(struct halo *halo, const struct spread *spread, const struct arcs *arcs)
{
    PetscInt *others;
    PetscLayout layout;
    *halo = (struct halo){.spread = spread, .arcs = arcs};
    halo->places = xreallocarray(NULL, arcs->count, sizeof *halo->places);
    size_t count = find_others(halo, &others);
    halo->place_count = spread->count + count;
    find_places(halo, others, count);
    PetscCall(PetscLayoutCreateFromSizes(spread->comm, (PetscInt)spread->count, PETSC_DETERMINE, 1,
                                         &layout));
    PetscCall(PetscSFCreate(spread->comm, &halo->forest));
    PetscCall(PetscSFSetGraphLayout(halo->forest, layout, (PetscInt)count, NULL, PETSC_OWN_POINTER,
                                    others));
    PetscCall(PetscLayoutDestroy(&layout));
    free(others);
    return 0;
}

PetscErrorCode halo_release(struct halo *halo)
{
    free(halo->places);
    halo->places = NULL;
    return PetscSFDestroy(&halo->forest);
}

PetscErrorCode halo_fetch(const struct halo *halo, double *values)
{
    double *others = values + halo->spread->count;
    PetscCall(PetscSFBcastBegin(halo->forest, MPI_DOUBLE, values, others, MPI_REPLACE));
    PetscCall(PetscSFBcastEnd(halo->forest, MPI_DOUBLE, values, others, MPI_REPLACE));
    return 0;
}

PetscErrorCode halo_fetch_bytes(const struct halo *halo, size_t size, unsigned char *bytes)
{
    unsigned char *others = bytes + halo->spread->count * size;
    MPI_Datatype unit;
    MPI_Type_contiguous((int)size, MPI_BYTE, &unit);
    MPI_Type_commit(&unit);
    PetscCall(PetscSFBcastBegin(halo->forest, unit, bytes, others, MPI_REPLACE));
    PetscCall(PetscSFBcastEnd(halo->forest, unit, bytes, others, MPI_REPLACE));
    MPI_Type_free(&unit);
    return 0;
}

PetscErrorCode halo_send(const struct halo *halo, double *values, MPI_Op operation)
{
    double *others = values + halo->spread->count;
    PetscCall(PetscSFReduceBegin(halo->forest, MPI_DOUBLE, others, values, operation));
    PetscCall(PetscSFReduceEnd(halo->forest, MPI_DOUBLE, others, values, operation));
    return 0;
}

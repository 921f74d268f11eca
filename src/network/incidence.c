/*
 * incidence.c: the relations of a view by entity, as compressed rows.
 */
#include "network/incidence.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const struct relation *relation_at(const struct view *view, size_t position)
{
    return &view->dossier->relations[view->relations[position]];
}

/* Counts each row one place behind it, and sums the counts to where the rows start. */
static void start_rows(struct incidence *incidence, const struct view *view)
{
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = relation_at(view, i);
        if (relation->from == relation->to)
            continue;
        incidence->starts[relation->from + 1]++;
        incidence->starts[relation->to + 1]++;
    }
    for (size_t i = 0; i < incidence->entity_count; i++)
        incidence->starts[i + 1] += incidence->starts[i];
}

static void fill_rows(struct incidence *incidence, const struct view *view)
{
    size_t count = incidence->entity_count;
    size_t *next = xreallocarray(NULL, count + 1, sizeof *next);
    memcpy(next, incidence->starts, (count + 1) * sizeof *next);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = relation_at(view, i);
        if (relation->from == relation->to)
            continue;
        size_t out = next[relation->from]++, in = next[relation->to]++;
        incidence->others[out] = relation->to;
        incidence->others[in] = relation->from;
        incidence->positions[out] = incidence->positions[in] = (uint32_t)i;
    }
    free(next);
}

void incidence_init(struct incidence *incidence, const struct view *view)
{
    *incidence = (struct incidence){.entity_count = view->dossier->entity_count};
    incidence->starts = xcalloc(incidence->entity_count + 1, sizeof *incidence->starts);
    start_rows(incidence, view);
    size_t entries = incidence->starts[incidence->entity_count];
    incidence->others = xreallocarray(NULL, entries, sizeof *incidence->others);
    incidence->positions = xreallocarray(NULL, entries, sizeof *incidence->positions);
    fill_rows(incidence, view);
}

void incidence_release(struct incidence *incidence)
{
    free(incidence->positions);
    free(incidence->others);
    free(incidence->starts);
    *incidence = (struct incidence){0};
}

uint32_t *incidence_degrees(const struct incidence *incidence)
{
    size_t count = incidence->entity_count;
    uint32_t *degrees = xcalloc(count, sizeof *degrees);
    uint32_t *seen = xcalloc(count, sizeof *seen); /* by entity: whose row named it last, plus 1 */
    for (uint32_t entity = 0; entity < count; entity++)
        for (size_t i = incidence->starts[entity]; i < incidence->starts[entity + 1]; i++) {
            uint32_t other = incidence->others[i];
            degrees[entity] += seen[other] != entity + 1;
            seen[other] = entity + 1;
        }
    free(seen);
    return degrees;
}

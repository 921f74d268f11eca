/*
 * partings.c: the entities whose departure parts a network, and into which fragments.
 */
#include <entente/partings.h>

#include "base/xalloc.h"
#include "finding/breaking.h"

#include <entente/measure.h>
#include <entente/vocabulary.h>

#include <stdlib.h>
#include <string.h>

/* The branches by the node that they hang on: of node v list[starts[v] .. starts[v + 1] - 1]. */
struct hanging {
    size_t *starts;
    const struct branch **list;
};

static void hanging_init(struct hanging *hanging, const struct breaking *breaking)
{
    size_t n = breaking->network->node_count;
    hanging->starts = xcalloc(n + 2, sizeof *hanging->starts);
    hanging->list = xcalloc(breaking->branch_count, sizeof(struct branch *));
    size_t *next = hanging->starts + 1; /* one behind, so that filling makes them starts */
    for (size_t i = 0; i < breaking->branch_count; i++)
        next[breaking->branches[i].node + 1]++;
    for (size_t node = 0; node < n; node++)
        next[node + 1] += next[node];
    for (size_t i = 0; i < breaking->branch_count; i++)
        hanging->list[next[breaking->branches[i].node]++] = &breaking->branches[i];
}

static void hanging_release(struct hanging *hanging)
{
    free(hanging->list);
    free(hanging->starts);
}

/* How many nodes are neither the node nor in its branches, of its component. */
static size_t rest_of(const struct branch *const *branches, size_t count)
{
    size_t rest = branches[0]->component_size - 1;
    for (size_t i = 0; i < count; i++)
        rest -= branches[i]->size;
    return rest;
}

static bool is_departure(const struct hanging *hanging, uint32_t node, struct departure *departure)
{
    const struct branch *const *branches = hanging->list + hanging->starts[node];
    size_t count = hanging->starts[node + 1] - hanging->starts[node];
    if (!count)
        return false;
    size_t rest = rest_of(branches, count), largest = rest;
    for (size_t i = 0; i < count; i++)
        largest = branches[i]->size > largest ? branches[i]->size : largest;
    *departure = (struct departure){.node = node,
                                    .lost = branches[0]->component_size - 1 - largest,
                                    .count = count + (rest > 0)};
    return departure->count > 1;
}

/* What orders the departures; qsort() takes no context. */
struct key {
    size_t lost;
    uint32_t place;
    struct departure departure;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->lost != b->lost)
        return a->lost > b->lost ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool is_listed(const struct network *network, uint32_t node, uint32_t kind)
{
    return kind == VOCABULARY_NONE ||
           network->view->dossier->entities[network->entities[node]].kind == kind;
}

static struct key *collect(const struct breaking *breaking, const struct hanging *hanging,
                           uint32_t kind, size_t *count)
{
    const struct network *network = breaking->network;
    struct key *keys = xcalloc(network->node_count, sizeof *keys);
    struct departure departure;
    *count = 0;
    for (uint32_t node = 0; node < network->node_count; node++)
        if (is_listed(network, node, kind) && is_departure(hanging, node, &departure))
            keys[(*count)++] = (struct key){departure.lost, breaking->places[node], departure};
    if (*count)
        qsort(keys, *count, sizeof *keys, compare_keys);
    return keys;
}

/* Lists the departures in order, with their ranks, those up to rank `top` (0: all). */
static void list_departures(struct partings *partings, const struct breaking *breaking,
                            const struct hanging *hanging, const struct partings_options *options)
{
    struct key *keys = collect(breaking, hanging, options->kind, &partings->departure_total);
    partings->departures = xcalloc(partings->departure_total, sizeof *partings->departures);
    for (size_t i = 0; i < partings->departure_total; i++) {
        struct departure *departure = &partings->departures[i];
        *departure = keys[i].departure;
        bool tied = i && departure->lost == departure[-1].lost;
        departure->rank = tied ? departure[-1].rank : (uint32_t)i + 1;
        if (options->top && departure->rank > options->top)
            break;
        partings->departure_count++;
    }
    free(keys);
}

/* A fragment by its size and whom it names first. */
struct sized {
    size_t size;
    uint32_t place;
    struct fragment fragment;
};

static int compare_sized(const void *left, const void *right)
{
    const struct sized *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* Appends what the network falls into without the node, the largest first and unnamed. */
static void break_up(struct partings *partings, const struct breaking *breaking,
                     const struct hanging *hanging, struct departure *departure)
{
    const struct branch *const *branches = hanging->list + hanging->starts[departure->node];
    size_t count = hanging->starts[departure->node + 1] - hanging->starts[departure->node];
    struct sized *sized = xcalloc(departure->count, sizeof *sized);
    for (size_t i = 0; i < departure->count; i++) {
        struct fragment fragment = i < count
                                       ? breaking_branch(breaking, branches[i], partings)
                                       : breaking_rest(breaking, branches, count, departure->node,
                                                       rest_of(branches, count), partings);
        sized[i] = (struct sized){fragment.size, partings->named[fragment.first], fragment};
    }
    qsort(sized, departure->count, sizeof *sized, compare_sized);
    sized[0].fragment.named = 0;
    departure->first = partings->fragment_count;
    for (size_t i = 0; i < departure->count; i++) {
        partings->fragments = xgrow(partings->fragments, partings->fragment_count,
                                    &partings->fragment_capacity, sizeof *partings->fragments);
        partings->fragments[partings->fragment_count++] = sized[i].fragment;
    }
    free(sized);
}

bool partings_init(struct partings *partings, struct network *network,
                   const struct partings_options *options, struct error *error)
{
    struct breaking breaking = {0};
    struct hanging hanging;
    *partings = (struct partings){.network = network, .kind = options->kind};
    bool done = measure_applies(measure_find("fragmentation"), network, error) &&
                breaking_init(&breaking, network, error);
    if (!done)
        goto out;
    hanging_init(&hanging, &breaking);
    list_departures(partings, &breaking, &hanging, options);
    for (size_t i = 0; i < partings->departure_count; i++)
        break_up(partings, &breaking, &hanging, &partings->departures[i]);
    hanging_release(&hanging);
    bridges_find(partings, &breaking, options->top);
    for (size_t i = 0; i < partings->named_count; i++)
        partings->named[i] = breaking.by_place[partings->named[i]];
out:
    breaking_release(&breaking);
    return done;
}

void partings_release(struct partings *partings)
{
    if (!partings)
        return;
    free(partings->positions);
    free(partings->named);
    free(partings->fragments);
    free(partings->bridges);
    free(partings->departures);
    *partings = (struct partings){0};
}

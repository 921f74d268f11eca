/*
 * blocs.c: the blocs of a network, by igraph's communities or by relocation, and how firmly each
 * member belongs to its own.
 */
#include <entente/blocs.h>

#include "base/xalloc.h"
#include "finding/margins.h"
#include "finding/relocate.h"
#include "measure/communities.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SIGNED_RUNS = 100,
    SIGNED_MOST = 50,    /* blocs that are looked for, unless more are asked for */
    REASONABLE = 200000, /* ties that are gone through in all default runs, in dozens of passes */
    FEWEST_RUNS = 3,
    COST_CELLS = 50000000, /* of nodes by blocs */
};

static const char signed_name[] = "signed";
static const char signed_paper[] = "Doreian & Mrvar 1996, 2009";

bool blocs_method_signed(const char *method)
{
    return method && strcmp(method, signed_name) == 0;
}

const char *blocs_methods(void)
{
    return "leiden, louvain, walktrap, infomap, spinglass, signed";
}

static bool check(const struct network *network, const char *name,
                  const struct blocs_options *options, const struct community_method *method,
                  struct error *error)
{
    bool is_signed = blocs_method_signed(name);
    if (!is_signed && !method) {
        error_set(error, ERROR_USAGE, "no method is called '%s'", name);
        error_hint(error, "known: %s", blocs_methods());
        return false;
    }
    if (!is_signed && (options->most || options->alpha > 0)) {
        error_set(error, ERROR_USAGE, "%s finds blocs by itself: --%s means nothing to it", name,
                  options->most ? "k" : "alpha");
        error_hint(error, "add --method signed");
        return false;
    }
    if (network->projection.directed)
        return error_set(error, ERROR_USAGE, "blocs are of ties without direction");
    if (network->projection.ties != (is_signed ? TIES_ALL : TIES_POSITIVE))
        return error_set(error, ERROR_USAGE, "%s takes %s ties", name,
                         is_signed ? "positive and negative" : "positive");
    return true;
}

/* How many runs, where it is left to us: fewer in large networks. */
static size_t runs_of(const struct blocs *blocs, const struct blocs_options *options, size_t usual)
{
    size_t affordable = REASONABLE * usual / (20 * (blocs->network->tie_count + 1));
    if (options->runs)
        return usual > 1 ? options->runs : 1;
    if (usual == 1 || affordable >= usual)
        return usual;
    return affordable > FEWEST_RUNS ? affordable : FEWEST_RUNS;
}

/* Whether a run is better than the one that is kept, beyond rounding: 1, as good: 0, worse: -1. */
static int compare_runs(const struct communities *run, const struct communities *kept)
{
    double gain = isnan(run->codelength) ? run->modularity - kept->modularity
                                         : kept->codelength - run->codelength;
    return gain > 1e-9 ? 1 : gain < -1e-9 ? -1 : 0;
}

/* The mean adjusted Rand index of each run with the one that is kept, but for itself. */
static double mean_agreement(const struct communities *runs, size_t count, size_t kept,
                             size_t nodes)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (i != kept)
            sum += communities_agreement(runs[i].of, runs[kept].of, nodes);
    return count > 1 ? sum / (double)(count - 1) : NAN;
}

static void take_best(struct blocs *blocs, struct communities *runs, size_t count, uint32_t *of)
{
    size_t kept = 0, nodes = blocs->network->node_count;
    for (size_t i = 1; i < count; i++)
        if (compare_runs(&runs[i], &runs[kept]) > 0)
            kept = i;
    for (size_t i = 0; i < count; i++)
        blocs->best_runs += compare_runs(&runs[i], &runs[kept]) == 0;
    blocs->modularity = runs[kept].modularity;
    blocs->codelength = runs[kept].codelength;
    blocs->bloc_count = runs[kept].count;
    blocs->agreement = mean_agreement(runs, count, kept, nodes);
    memcpy(of, runs[kept].of, nodes * sizeof *of);
}

static bool find_communities(struct blocs *blocs, struct network *network,
                             const struct blocs_options *options,
                             const struct community_method *method, uint32_t *of,
                             struct error *error)
{
    blocs->runs = runs_of(blocs, options, community_method_runs(method));
    struct communities *runs = xcalloc(blocs->runs, sizeof *runs);
    bool done = true;
    for (size_t i = 0; done && i < blocs->runs; i++) {
        progress_report(options->progress, blocs->method, (double)i / (double)blocs->runs);
        done = communities_init(&runs[i], network, method, blocs->seed + i, error);
    }
    if (done && network->node_count)
        take_best(blocs, runs, blocs->runs, of);
    for (size_t i = 0; i < blocs->runs; i++)
        communities_release(&runs[i]);
    free(runs);
    return done;
}

/* How many blocs there may be at most. */
static size_t most_blocs(const struct blocs *blocs, const struct blocs_options *options)
{
    size_t nodes = blocs->network->node_count;
    size_t most = options->most ? options->most : SIGNED_MOST;
    size_t room = nodes ? COST_CELLS / nodes : 1;
    most = most < nodes ? most : nodes;
    most = most < room ? most : room;
    return most ? most : 1;
}

/*
 * With at most one bloc, two and so on, until two more make nothing better: the best criterion is
 * lowest for one number of blocs, or for some in a row (theorem 4 of Doreian & Mrvar 1996).
 */
static bool find_signed(struct blocs *blocs, struct network *network,
                        const struct blocs_options *options, uint32_t *of, struct error *error)
{
    struct relocation best = {0}, next;
    size_t last = most_blocs(blocs, options), first = options->most ? last : 1, idle = 0;
    blocs->runs = runs_of(blocs, options, SIGNED_RUNS);
    blocs->by_most = xcalloc(last - first + 1, sizeof *blocs->by_most);
    blocs->first_most = first;
    for (size_t most = first; most <= last && idle < 2; most++) {
        progress_report(options->progress, "blocs", (double)most / (double)last);
        if (!relocation_init(&next, network, blocs->alpha, most, best.of, blocs->runs, blocs->seed,
                             error)) {
            relocation_release(&best);
            return false;
        }
        bool better = most == first || next.criterion < best.criterion - 1e-9;
        blocs->by_most[blocs->by_most_count++] = better ? next.criterion : best.criterion;
        idle = better ? 0 : idle + 1;
        relocation_release(better ? &best : &next);
        if (better)
            best = next;
    }
    blocs->criterion = best.criterion;
    blocs->bloc_count = best.count;
    blocs->best_runs = best.best_runs;
    blocs->solutions = best.solutions;
    if (network->node_count)
        memcpy(of, best.of, network->node_count * sizeof *of);
    relocation_release(&best);
    return true;
}

/* qsort() takes no context. */
struct order {
    size_t size;
    uint32_t bloc;
};

static int compare_sizes(const void *left, const void *right)
{
    const struct order *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->bloc > b->bloc) - (a->bloc < b->bloc);
}

/* Numbers blocs by size; isolates get BLOC_NONE, and blocs of nobody else go. */
static void number_by_size(struct blocs *blocs, uint32_t *of)
{
    const struct network *network = blocs->network;
    struct order *order = xcalloc(blocs->bloc_count, sizeof *order);
    uint32_t *number = xcalloc(blocs->bloc_count, sizeof *number);
    size_t count = 0;
    for (uint32_t i = 0; i < blocs->bloc_count; i++)
        order[i].bloc = i;
    for (size_t v = 0; v < network->node_count; v++)
        order[of[v]].size += network->tied[v];
    if (blocs->bloc_count)
        qsort(order, blocs->bloc_count, sizeof *order, compare_sizes);
    while (count < blocs->bloc_count && order[count].size) {
        number[order[count].bloc] = (uint32_t)count;
        count++;
    }
    for (size_t v = 0; v < network->node_count; v++) {
        of[v] = network->tied[v] ? number[of[v]] : BLOC_NONE;
        blocs->isolate_count += !network->tied[v];
    }
    blocs->bloc_count = count;
    free(number);
    free(order);
}

static void count_ties(struct blocs *blocs, const uint32_t *of)
{
    const struct network *network = blocs->network;
    blocs->blocs = xcalloc(blocs->bloc_count, sizeof *blocs->blocs);
    for (size_t v = 0; v < network->node_count; v++) {
        blocs->members[v] = (struct bloc_member){
            .node = (uint32_t)v, .bloc = of[v], .second = BLOC_NONE, .margin = NAN};
        if (of[v] != BLOC_NONE)
            blocs->blocs[of[v]].size++;
    }
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        bool within = of[tie->from] == of[tie->to];
        int sign = tie->sign < 0;
        struct bloc_member *ends[] = {&blocs->members[tie->from], &blocs->members[tie->to]};
        for (int end = 0; end < 2; end++) {
            (within ? ends[end]->within : ends[end]->between)[sign]++;
            if (!within || end == 0)
                (within ? blocs->blocs[ends[end]->bloc].within
                        : blocs->blocs[ends[end]->bloc].between)[sign]++;
        }
    }
}

/* A member with what it is ordered by; qsort() takes no context. */
struct ordered {
    double margin; /* to nine digits: equal members differ in the last bits */
    const char *id;
    struct bloc_member member;
};

static int compare_places(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    if (a->member.bloc != b->member.bloc)
        return a->member.bloc < b->member.bloc ? -1 : 1;
    if (a->margin != b->margin)
        return a->margin > b->margin ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void order_members(struct blocs *blocs)
{
    const struct network *network = blocs->network;
    struct ordered *places = xcalloc(blocs->member_count, sizeof *places);
    for (size_t i = 0; i < blocs->member_count; i++) {
        const struct bloc_member *member = &blocs->members[i];
        uint32_t entity = network->entities[member->node];
        double margin = isnan(member->margin) ? INFINITY : member->margin;
        places[i] = (struct ordered){round(margin * 1e9),
                                     network->view->dossier->entities[entity].id, *member};
    }
    if (blocs->member_count)
        qsort(places, blocs->member_count, sizeof *places, compare_places);
    for (size_t i = 0; i < blocs->member_count; i++)
        blocs->members[i] = places[i].member;
    free(places);
}

bool blocs_init(struct blocs *blocs, struct network *network, const struct blocs_options *options,
                struct error *error)
{
    const char *name = options->method ? options->method : "leiden";
    const struct community_method *method = community_method_find(name);
    if (!check(network, name, options, method, error))
        return false;
    *blocs = (struct blocs){.network = network,
                            .method = name,
                            .title = method ? community_method_title(method) : "relocation",
                            .paper = method ? community_method_paper(method) : signed_paper,
                            .is_signed = !method,
                            .seeded = !method || community_method_runs(method) > 1,
                            .other_goal = method && community_method_other_goal(method),
                            .member_count = network->node_count,
                            .modularity = NAN,
                            .codelength = NAN,
                            .criterion = NAN,
                            .agreement = NAN,
                            .alpha = options->alpha > 0 ? options->alpha : .5,
                            .seed = options->seed ? options->seed : 1};
    uint32_t *of = xcalloc(network->node_count, sizeof *of);
    blocs->members = xcalloc(network->node_count, sizeof *blocs->members);
    bool done = method ? find_communities(blocs, network, options, method, of, error)
                       : find_signed(blocs, network, options, of, error);
    if (done) {
        number_by_size(blocs, of);
        count_ties(blocs, of);
        done = (method ? margins_modularity : margins_signed)(blocs, network, of, error);
        order_members(blocs);
    }
    free(of);
    if (!done)
        blocs_release(blocs);
    return done;
}

void blocs_release(struct blocs *blocs)
{
    if (!blocs)
        return;
    free(blocs->members);
    free(blocs->blocs);
    free(blocs->by_most);
    *blocs = (struct blocs){0};
}

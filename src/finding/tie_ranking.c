/*
 * tie_ranking.c: the relations of a network in order of what a measure says of their ties. A
 * relation's tie is searched for among the network's, which are sorted.
 */
#include <entente/tie_ranking.h>

#include "base/xalloc.h"
#include "finding/rounding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void name_measures_of_ties(struct text *out)
{
    for (size_t i = 0; i < measure_count(); i++)
        if (measure_at(i)->compute_ties)
            text_addf(out, "%s%s", out->length ? ", " : "", measure_at(i)->name);
}

static bool check_measures(const struct tie_ranking *ranking, struct error *error)
{
    struct text names = {0};
    for (size_t m = 0; m < ranking->measure_count; m++) {
        if (ranking->measures[m]->compute_ties)
            continue;
        name_measures_of_ties(&names);
        error_set(error, ERROR_USAGE, "%s is no measure of ties", ranking->measures[m]->name);
        error_hint(error, "those are: %s", text_string(&names));
        text_release(&names);
        return false;
    }
    return true;
}

static bool check_ties(const struct network *network, struct error *error)
{
    if (!network->projection.project)
        return true;
    error_set(error, ERROR_USAGE, "the ties of --project are no relations, which could be ranked");
    error_hint(error, "leave out --project, or rank the members");
    return false;
}

/* The scores lie tie by tie, so that a tie's are side by side. */
static double *compute_scores(struct tie_ranking *ranking, struct network *network,
                              const struct measure_options *options, struct error *error)
{
    size_t ties = network->tie_count, measures = ranking->measure_count;
    double *column = xreallocarray(NULL, ties, sizeof *column);
    double *scores = xreallocarray(NULL, ties, measures * sizeof *scores);
    bool done = true;
    for (size_t m = 0; done && m < measures; m++) {
        done = measure_compute_ties(ranking->measures[m], network, options, column,
                                    &ranking->remarks[m], error);
        for (size_t tie = 0; done && tie < ties; tie++)
            scores[tie * measures + m] = column[tie];
    }
    free(column);
    if (done)
        return scores;
    free(scores);
    return NULL;
}

/* Where parallel ties are kept, those of a pair are in order of weight. */
static int compare_ties(const struct tie *a, const struct tie *b, enum parallel parallel)
{
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->sign != b->sign)
        return a->sign < b->sign ? -1 : 1;
    return parallel == PARALLEL_KEEP ? (a->weight > b->weight) - (a->weight < b->weight) : 0;
}

/*
 * The index of the tie, which is there. Of parallel ties of one weight any will do: they are in the
 * same position, and score the same.
 */
static size_t find_tie(const struct network *network, struct tie tie)
{
    size_t low = 0, high = network->tie_count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ties(&network->ties[middle], &tie, network->projection.parallel) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Raises the scores of a row to those of a tie; NAN gives way to any number. */
static void take_scores(const struct tie_ranking *ranking, const double *scores, struct tie tie,
                        double *taken)
{
    const double *found = scores + find_tie(ranking->network, tie) * ranking->measure_count;
    for (size_t m = 0; m < ranking->measure_count; m++)
        taken[m] = fmax(taken[m], found[m]);
}

static struct tie turned(struct tie tie)
{
    return (struct tie){tie.to, tie.from, tie.weight, tie.sign, tie.relation_count};
}

/* Fills the scores of the view's relation at `position`; false where it is part of no tie. */
static bool score_relation(const struct tie_ranking *ranking, const double *scores, size_t position,
                           double *taken)
{
    const struct network *network = ranking->network;
    const struct view *view = network->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    bool directed = network->projection.directed;
    struct tie tie = {network->nodes[relation->from], network->nodes[relation->to],
                      view_weight(view, position), relation_sign(view->dossier, relation), 1};
    if (relation->from == relation->to || !projection_takes(&network->projection, tie.sign))
        return false;
    for (size_t m = 0; m < ranking->measure_count; m++)
        taken[m] = NAN;
    take_scores(ranking, scores, directed || tie.from < tie.to ? tie : turned(tie), taken);
    if (directed && relation_symmetric(view->dossier, relation))
        take_scores(ranking, scores, turned(tie), taken);
    return true;
}

static bool is_listed(const struct dossier *dossier, uint32_t index,
                      const struct ranking_options *options)
{
    const struct relation *relation = &dossier->relations[index];
    return (options->kind == VOCABULARY_NONE ||
            dossier->entities[relation->from].kind == options->kind ||
            dossier->entities[relation->to].kind == options->kind) &&
           (!options->listed || options->listed[index]);
}

/* What orders the rows; qsort() takes no context, so each key carries all it is compared by. */
struct key {
    double order; /* ascending */
    const char *from, *to;
    struct tie_ranking_row row;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    int from = strcmp(a->from, b->from), to = from ? from : strcmp(a->to, b->to);
    return to ? to : (a->row.relation > b->row.relation) - (a->row.relation < b->row.relation);
}

/* A key for each relation that is listed; their scores are the ranking's. */
static struct key *make_keys(struct tie_ranking *ranking, const double *scores,
                             const struct ranking_options *options)
{
    const struct view *view = ranking->network->view;
    const struct dossier *dossier = view->dossier;
    struct key *keys = xreallocarray(NULL, view->relation_count, sizeof *keys);
    ranking->scores =
        xreallocarray(NULL, view->relation_count, ranking->measure_count * sizeof *scores);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        double *taken = ranking->scores + ranking->listed * ranking->measure_count;
        if (!is_listed(dossier, view->relations[i], options) ||
            !score_relation(ranking, scores, i, taken))
            continue;
        keys[ranking->listed++] =
            (struct key){score_order(ranking->measures[0], taken[0]),
                         dossier->entities[relation->from].id,
                         dossier->entities[relation->to].id,
                         {.relation = view->relations[i],
                          .possible = view->certainties[i] == CERTAINTY_POSSIBLE,
                          .scores = taken}};
    }
    return keys;
}

/* Copies the rows in order and gives them their ranks, up to rank `top` (0: all). */
static void take_rows(struct tie_ranking *ranking, struct key *keys, size_t top)
{
    ranking->rows = xreallocarray(NULL, ranking->listed, sizeof *ranking->rows);
    if (ranking->listed)
        qsort(keys, ranking->listed, sizeof *keys, compare_keys);
    for (size_t i = 0; i < ranking->listed; i++) {
        struct tie_ranking_row row = keys[i].row;
        bool tied = i && keys[i].order == keys[i - 1].order;
        row.rank = tied ? ranking->rows[i - 1].rank : (uint32_t)i + 1;
        if (top && row.rank > top)
            break;
        ranking->rows[ranking->row_count++] = row;
    }
}

bool tie_ranking_init(struct tie_ranking *ranking, struct network *network,
                      const struct ranking_options *options, struct error *error)
{
    size_t size = options->measure_count * sizeof *ranking->measures;
    double *scores = NULL;
    *ranking = (struct tie_ranking){.network = network,
                                    .measure_count = options->measure_count,
                                    .normalized = options->measuring.normalized};
    ranking->measures = xmalloc(size);
    memcpy(ranking->measures, options->measures, size);
    ranking->remarks = xcalloc(options->measure_count, sizeof *ranking->remarks);
    if (!check_ties(network, error) || !check_measures(ranking, error) ||
        !(scores = compute_scores(ranking, network, &options->measuring, error))) {
        tie_ranking_release(ranking);
        return false;
    }
    struct key *keys = make_keys(ranking, scores, options);
    take_rows(ranking, keys, options->top);
    free(keys);
    free(scores);
    return true;
}

void tie_ranking_release(struct tie_ranking *ranking)
{
    if (!ranking)
        return;
    for (size_t m = 0; m < ranking->measure_count; m++)
        text_release(&ranking->remarks[m]);
    free(ranking->remarks);
    free(ranking->rows);
    free(ranking->scores);
    free(ranking->measures);
    *ranking = (struct tie_ranking){0};
}

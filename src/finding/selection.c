/*
 * selection.c: what of a view a query selects: computes the measures that it names, in the whole
 * view, before it is asked.
 */
#include <entente/selection.h>

#include "base/xalloc.h"

#include <entente/ranking.h>

#include <math.h>
#include <stdlib.h>

static bool bind(struct selection *selection, enum query_subject subject, struct error *error)
{
    size_t count = measure_count();
    const char **names = xcalloc(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = measure_at(i)->name;
    bool done =
        query_bind(selection->query, selection->view->dossier, subject, names, count, error);
    free(names);
    return done;
}

/* Which of the selection's measures it is; it is added where it is new. */
static size_t add_measure(struct selection *selection, const struct measure *measure)
{
    for (size_t i = 0; i < selection->measure_count; i++)
        if (selection->measures[i] == measure)
            return i;
    selection->measures[selection->measure_count] = measure;
    return selection->measure_count++;
}

/* Whether the query asks for ranks by the measure. */
static bool wants_ranks(const struct selection *selection, const struct measure *measure)
{
    for (size_t i = 0; i < selection->number_count; i++) {
        struct query_number number = query_number_at(selection->query, i);
        if (measure_at(number.number) == measure && number.rank)
            return true;
    }
    return false;
}

/* Fills in, by entity, the scores, or the ranks, that the query asks for; NAN: of no node. */
static void take(struct selection *selection, const struct measure *measure, bool ranks,
                 const double *by_node)
{
    const struct network *network = &selection->network;
    size_t entities = selection->view->dossier->entity_count;
    for (size_t i = 0; i < selection->number_count; i++) {
        struct query_number number = query_number_at(selection->query, i);
        if (measure_at(number.number) != measure || number.rank != ranks)
            continue;
        double *values = xreallocarray(NULL, entities + 1, sizeof *values);
        for (size_t e = 0; e < entities; e++)
            values[e] = network->nodes[e] == NETWORK_NONE ? NAN : by_node[network->nodes[e]];
        selection->values[i] = values;
        query_give(selection->query, i, values);
    }
}

/* Ranks need the order of all entities, scores alone do not. */
static bool compute_measure(struct selection *selection, size_t index,
                            const struct measure_options *measuring, struct error *error)
{
    struct network *network = &selection->network;
    const struct measure *measure = selection->measures[index];
    struct text *remark = &selection->remarks[index];
    double *by_node = xreallocarray(NULL, network->node_count + 1, sizeof *by_node);
    struct ranking ranking = {0};
    struct ranking_options ranked = {
        .measures = &measure, .measure_count = 1, .measuring = *measuring, .kind = VOCABULARY_NONE};
    bool ranks = wants_ranks(selection, measure);
    bool done = ranks ? ranking_init(&ranking, network, &ranked, error)
                      : measure_compute(measure, network, measuring, by_node, remark, error);
    for (size_t row = 0; row < ranking.row_count; row++)
        by_node[ranking.rows[row].node] = ranking.rows[row].rank;
    if (done && ranks) {
        take(selection, measure, true, by_node);
        text_add(remark, text_string(&ranking.remarks[0]));
    }
    for (size_t row = 0; row < ranking.row_count; row++)
        by_node[ranking.rows[row].node] = ranking.rows[row].scores[0];
    if (done)
        take(selection, measure, false, by_node);
    ranking_release(&ranking);
    free(by_node);
    return done;
}

static bool compute(struct selection *selection, const struct selection_options *options,
                    struct error *error)
{
    size_t numbers = query_number_count(selection->query);
    bool done = true;
    if (!numbers)
        return true;
    if (!projection_check(&options->projection, selection->view, error))
        return false;
    network_init(&selection->network, selection->view, &options->projection);
    selection->number_count = numbers;
    selection->values = xcalloc(numbers, sizeof *selection->values);
    selection->measures = xcalloc(numbers, sizeof *selection->measures);
    selection->remarks = xcalloc(numbers, sizeof *selection->remarks);
    for (size_t i = 0; i < numbers; i++)
        add_measure(selection, measure_at(query_number_at(selection->query, i).number));
    for (size_t i = 0; done && i < selection->measure_count; i++)
        done = compute_measure(selection, i, &options->measuring, error);
    return done;
}

bool selection_init(struct selection *selection, struct query *query, const struct view *view,
                    const struct selection_options *options, struct error *error)
{
    *selection = (struct selection){.query = query, .view = view, .subject = options->subject};
    if (!bind(selection, options->subject, error) || !compute(selection, options, error)) {
        selection_release(selection);
        return false;
    }
    size_t records =
        options->subject == QUERY_ENTITIES ? view->dossier->entity_count : view->relation_count;
    selection->selected = xcalloc(records, sizeof *selection->selected);
    selection->count = query_select(query, view, selection->selected);
    return true;
}

void selection_release(struct selection *selection)
{
    if (!selection)
        return;
    for (size_t i = 0; i < selection->number_count; i++)
        free(selection->values[i]);
    for (size_t i = 0; i < selection->measure_count; i++)
        text_release(&selection->remarks[i]);
    free(selection->values);
    free(selection->remarks);
    free(selection->measures);
    network_release(&selection->network);
    free(selection->selected);
    *selection = (struct selection){0};
}

void selection_view(const struct selection *selection, struct view *part)
{
    const struct view *view = selection->view;
    bool *relations = xcalloc(view->relation_count, sizeof *relations);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        relations[i] = selection->selected[relation->from] && selection->selected[relation->to];
    }
    view_part(view, relations, selection->selected, part);
    free(relations);
}

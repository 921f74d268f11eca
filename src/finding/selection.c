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

/* Fills in, by entity, what the query asks for of the measure: scores, ranks, or both. */
static void take(struct selection *selection, const struct ranking *ranking,
                 const struct measure *measure)
{
    size_t entities = selection->view->dossier->entity_count;
    for (size_t i = 0; i < query_number_count(selection->query); i++) {
        struct query_number number = query_number_at(selection->query, i);
        if (measure_at(number.number) != measure)
            continue;
        double *values = xreallocarray(NULL, entities + 1, sizeof *values);
        for (size_t e = 0; e < entities; e++)
            values[e] = NAN;
        for (size_t row = 0; row < ranking->row_count; row++)
            values[ranking->rows[row].entity] =
                number.rank ? ranking->rows[row].rank : ranking->rows[row].scores[0];
        selection->values[i] = values;
        query_give(selection->query, i, values);
    }
}

static bool compute(struct selection *selection, const struct selection_options *options,
                    struct error *error)
{
    size_t numbers = query_number_count(selection->query);
    if (!numbers)
        return true;
    if (!projection_check(&options->projection, selection->view, error))
        return false;
    network_init(&selection->network, selection->view, &options->projection);
    selection->values = xcalloc(numbers, sizeof *selection->values);
    selection->measures = xcalloc(numbers, sizeof *selection->measures);
    selection->remarks = xcalloc(numbers, sizeof *selection->remarks);
    for (size_t i = 0; i < numbers; i++)
        add_measure(selection, measure_at(query_number_at(selection->query, i).number));
    for (size_t i = 0; i < selection->measure_count; i++) {
        struct ranking ranking;
        struct ranking_options ranked = {.measures = &selection->measures[i],
                                         .measure_count = 1,
                                         .measuring = options->measuring,
                                         .kind = VOCABULARY_NONE};
        if (!ranking_init(&ranking, &selection->network, &ranked, error))
            return false;
        take(selection, &ranking, selection->measures[i]);
        text_add(&selection->remarks[i], text_string(&ranking.remarks[0]));
        ranking_release(&ranking);
    }
    return true;
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
    for (size_t i = 0; selection->values && i < query_number_count(selection->query); i++)
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

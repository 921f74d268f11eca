/*
 * fuzz_query.c: the bytes are a query, asked of the entities and of the relations of a small
 * dossier.
 */
#include "fuzz.h"

#include <entente/query.h>

#include <stdlib.h>

static const char dossier_text[] =
    "digraph { s [kind=source, date=\"2011-05\", reliability=B];"
    "node [kind=state]; A [label=Alpha, aliases=\"First|One\", gdp=3]; B [when=\"1990/..\"]; C;"
    "node [kind=organization]; O; edge [source=s];"
    "{A B C} -> O [relation=membership, when=\"2002/2011?\"];"
    "A -> B [relation=dissent, when=\"2010-06\", quote=q]; C -> A [relation=support, weight=2] }";

static void ask(struct query *query, const struct view *view, enum query_subject subject)
{
    static const char *const numbers[] = {"degree", "betweenness"};
    static const double values[] = {3, 1, 2, 0};
    struct error error = {0};
    size_t count = subject == QUERY_ENTITIES ? view->dossier->entity_count : view->relation_count;
    if (query_bind(query, view->dossier, subject, numbers, 2, &error)) {
        bool *selected = calloc(count, sizeof *selected);
        size_t marked = 0;
        for (size_t i = 0; i < query_number_count(query); i++)
            query_give(query, i, values);
        size_t found = query_select(query, view, selected);
        for (size_t i = 0; i < count; i++)
            marked += selected[i];
        fuzz_require(found == marked, "as many are marked as are selected", NULL);
        free(selected);
    } else {
        fuzz_check_error(&error);
    }
    error_release(&error);
}

static void ask_all(struct query *query, struct error *error)
{
    struct dossier *dossier = fuzz_read("dot", dossier_text, sizeof dossier_text - 1, NULL);
    struct view_options options = {0};
    struct view view = {0};
    struct text said = {0};
    query_describe(query, &said);
    if (query_time(query, &options.time, error) && view_init(&view, dossier, &options, error)) {
        ask(query, &view, QUERY_ENTITIES);
        ask(query, &view, QUERY_RELATIONS);
    }
    text_release(&said);
    view_release(&view);
    dossier_free(dossier);
}

int fuzz_query(const uint8_t *data, size_t size)
{
    struct error error = {0};
    struct query *query = query_parse((const char *)data, size, &error);
    if (query)
        ask_all(query, &error);
    else
        fuzz_require(error.kind && error.line, "a refusal has a place", error.message);
    query_free(query);
    error_release(&error);
    return 0;
}

/*
 * cmd_query.c: entente query: the entities, or relations, that meet conditions.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"
#include "cli/where.h"

#include <entente/query_table.h>

#include <string.h>
#include <unistd.h>

/* The last operand. A query that is a file is one that was forgotten. */
static struct query *parse(const struct settings *settings, struct error *error)
{
    const char *last = settings->operands[settings->operand_count - 1];
    if (access(last, F_OK) != 0)
        return query_parse(last, strlen(last), error);
    error_set(error, ERROR_USAGE, "'%s' is a file, and the query comes last", last);
    error_hint(error, "usage: entente query FILE... QUERY, as in 'kind=state and dissent>0'");
    return NULL;
}

int cmd_query(const struct settings *settings, struct error *error)
{
    struct view_options options = settings->view;
    struct view view = {0};
    struct selection selection = {0};
    struct table table = {0};
    struct table_style style = print_style(settings);
    struct selection_options asked =
        where_options(settings, settings->relations ? QUERY_RELATIONS : QUERY_ENTITIES);
    struct dossier *dossier = NULL;
    struct query *query = parse(settings, error);

    if (!query || !query_time(query, &options.time, error) ||
        !(dossier = input_dossier(settings, settings->operand_count - 1, error)) ||
        !view_init(&view, dossier, &options, error) ||
        !selection_init(&selection, query, &view, &asked, error))
        goto out;
    query_table(&selection, &style, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    selection_release(&selection);
    view_release(&view);
    dossier_free(dossier);
    query_free(query);
    return EXIT_FINE;
}

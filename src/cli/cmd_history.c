/*
 * cmd_history.c: entente history: each entity's score and rank over time.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/history.h>
#include <entente/history_table.h>

#include <stdlib.h>

/* The one measure of --by, influence without it. */
static bool find_measure(const char *by, const struct measure **measure, struct error *error)
{
    size_t count;
    const struct measure **measures = measures_named(by ? by : "influence", &count, error);
    if (!measures)
        return false;
    *measure = measures[0];
    free(measures);
    if (count == 1)
        return true;
    error_set(error, ERROR_USAGE, "'entente history' follows one measure, not %zu", count);
    error_hint(error, "'entente rank --as-of DATE' shows several side by side");
    return false;
}

static struct history_options options_of(const struct settings *settings)
{
    return (struct history_options){.view = settings->view,
                                    .projection = settings->projection,
                                    .normalized = settings->normalized,
                                    .step = settings->step,
                                    .from = settings->from,
                                    .to = settings->to,
                                    .top = settings->top};
}

int cmd_history(const struct settings *settings, struct error *error)
{
    struct history history = {0};
    struct table table = {0};
    struct history_options options = options_of(settings);
    bool wide = settings->format == TABLE_ALIGNED || settings->format == TABLE_MARKDOWN;
    struct dossier *dossier = NULL;

    if (!find_measure(settings->by, &options.measure, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !input_kind(dossier, settings->kind, &options.kind, error) ||
        !history_init(&history, dossier, &options, error))
        goto out;
    history_table(&history, wide, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    history_release(&history);
    dossier_free(dossier);
    return EXIT_FINE;
}

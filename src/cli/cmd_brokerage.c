/*
 * cmd_brokerage.c: entente brokerage: who stands between whom, by the groups of the three.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/brokers.h>
#include <entente/brokers_table.h>

int cmd_brokerage(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct brokers brokers = {0};
    struct table table = {0};
    struct brokers_options options = {.measuring = settings->measuring, .top = settings->top};
    bool wide = settings->format == TABLE_ALIGNED || settings->format == TABLE_MARKDOWN;
    struct dossier *dossier = input_dossier(settings, settings->operand_count, error);

    if (!dossier || !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    if (!brokers_init(&brokers, &network, &options, error))
        goto out;
    brokers_table(&brokers, wide, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    brokers_release(&brokers);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

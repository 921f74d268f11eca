/*
 * cmd_ties.c: entente ties: what was done to get from relations to ties.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/provenance.h>
#include <entente/provenance_table.h>

int cmd_ties(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct provenance provenance = {0};
    struct table table = {0};
    bool wide = settings->format == TABLE_ALIGNED || settings->format == TABLE_MARKDOWN;
    struct dossier *dossier = input_dossier(settings, settings->operand_count, error);

    if (!dossier || !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    if (!provenance_init(&provenance, &network, error))
        goto out;
    provenance_table(&provenance, wide, settings->all, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    provenance_release(&provenance);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

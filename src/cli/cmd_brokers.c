/*
 * cmd_brokers.c: entente brokers: who stands between whom, by the groups of the three, and what the
 * network hangs on.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/brokers.h>
#include <entente/brokers_table.h>

static bool print_brokers(const struct brokers *brokers, const struct partings *partings,
                          const struct settings *settings, struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    brokers_write(brokers, partings, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    return done;
}

int cmd_brokers(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct brokers brokers = {0};
    struct partings partings = {0};
    struct brokers_options options = {.measuring = settings->measuring, .top = settings->top};
    struct partings_options parting = {.top = settings->top};
    struct dossier *dossier = input_dossier(settings, settings->operand_count, error);

    if (!dossier || !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    parting.kind = options.kind;
    network_init(&network, &view, &settings->projection);
    if (brokers_init(&brokers, &network, &options, error) &&
        partings_init(&partings, &network, &parting, error))
        print_brokers(&brokers, &partings, settings, error);
out:
    partings_release(&partings);
    brokers_release(&brokers);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

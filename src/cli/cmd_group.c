/*
 * cmd_group.c: entente group: how central a set of entities is, or which set is the most central.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/group.h>
#include <entente/group_table.h>
#include <entente/keyplayers.h>

static bool check_usage(const struct settings *settings, struct error *error)
{
    if (!settings->set == !settings->find) {
        error_set(error, ERROR_USAGE, "'entente group' takes %s",
                  settings->set ? "either --set or --find" : "a set, or the size of one to find");
        error_hint(error, "--set X,Y,... measures that set; --find N looks for the best one");
        return false;
    }
    return !settings->set || !settings->by ||
           error_set(error, ERROR_USAGE, "--by says what --find looks for, and goes with it alone");
}

static bool choose_criterion(const char *by, enum keyplayers_criterion *criterion,
                             struct error *error)
{
    return keyplayers_criterion_find(by ? by : "fragmentation", criterion) ||
           error_set(error, ERROR_USAGE, "--find goes by fragmentation or reach, not '%s'", by);
}

static bool tabulate_set(struct network *network, const struct settings *settings,
                         struct table *table, struct error *error)
{
    struct group group;
    struct group_options options = {.set = settings->set,
                                    .cutoff = settings->measuring.cutoff,
                                    .progress = settings->measuring.progress};
    if (!group_init(&group, network, &options, error))
        return false;
    group_table(&group, table);
    group_release(&group);
    return true;
}

static bool tabulate_found(struct network *network, const struct settings *settings,
                           struct table *table, struct error *error)
{
    struct keyplayers keyplayers;
    struct keyplayers_options options = {.size = settings->find,
                                         .cutoff = settings->measuring.cutoff,
                                         .progress = settings->measuring.progress};
    if (!choose_criterion(settings->by, &options.by, error) ||
        !keyplayers_init(&keyplayers, network, &options, error))
        return false;
    keyplayers_table(&keyplayers, table);
    keyplayers_release(&keyplayers);
    return true;
}

int cmd_group(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct table table = {0};
    struct dossier *dossier = NULL;

    if (!check_usage(settings, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    if ((settings->set ? tabulate_set : tabulate_found)(&network, settings, &table, error))
        print_table(&table, settings, error);
out:
    table_release(&table);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

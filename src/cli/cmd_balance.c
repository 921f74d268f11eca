/*
 * cmd_balance.c: entente balance: whether the network falls into two camps, and what breaks them.
 */
#include "cli/balance_picture.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/balance.h>
#include <entente/balance_table.h>

static bool print_balance(const struct balance *balance, const struct settings *settings,
                          struct error *error)
{
    struct table table = {0};
    struct text json = {0};
    bool wide = settings->format == TABLE_ALIGNED || settings->format == TABLE_MARKDOWN, done;
    if (settings->format == TABLE_JSON) {
        balance_json(balance, &json);
        done = print_result(&json, error);
    } else {
        balance_table(balance, wide, &table);
        done = print_table(&table, settings, error);
    }
    text_release(&json);
    table_release(&table);
    return done;
}

int cmd_balance(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct balance balance = {0};
    struct projection projection = settings->projection;
    struct balance_options options = {.seconds = settings->seconds,
                                      .seed = settings->measuring.random_seed,
                                      .progress = settings->measuring.progress};
    const char *format = NULL;
    struct dossier *dossier = NULL;
    bool broken = false;

    if ((settings->output && !input_picture_format("balance", settings->output, &format, error)) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !view_init(&view, dossier, &settings->view, error))
        goto out;
    projection.ties = TIES_ALL;
    network_init(&network, &view, &projection);
    if (balance_init(&balance, &network, &options, error) &&
        (!format || balance_picture(&balance, settings, format, error)) &&
        print_balance(&balance, settings, error))
        broken = balance.frustrated_count > 0;
out:
    balance_release(&balance);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return broken && settings->strict ? EXIT_FINDINGS : EXIT_FINE;
}

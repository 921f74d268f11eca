/*
 * cmd_rank.c: entente rank: the entities in order of influence and other centralities.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/ranking.h>
#include <entente/ranking_table.h>

#include "base/xalloc.h"

#include <stdlib.h>

static const char *const default_measures = "influence,degree,betweenness,harmonic,eigenvector,"
                                            "pagerank";

int cmd_rank(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct ranking ranking = {0};
    struct table table = {0};
    struct ranking_options options = {.measuring = settings->measuring, .top = settings->top};
    const struct measure **measures = NULL;
    struct dossier *dossier = input_dossier(settings, settings->operand_count, error);

    if (!dossier || !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    measures = settings->by ? measures_named(settings->by, &options.measure_count, error)
                            : measures_applying(default_measures, &network, &settings->measuring,
                                                &options.measure_count);
    options.measures = measures;
    if (!measures || !ranking_init(&ranking, &network, &options, error))
        goto out;
    ranking_table(&ranking, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    ranking_release(&ranking);
    network_release(&network);
    view_release(&view);
    free(measures);
    dossier_free(dossier);
    return EXIT_FINE;
}

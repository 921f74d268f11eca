/*
 * cmd_rank.c: entente rank: the entities, or the relations, in order of influence and other
 * centralities.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/ranking.h>
#include <entente/ranking_table.h>
#include <entente/tie_ranking.h>
#include <entente/tie_table.h>

#include "base/xalloc.h"

#include <stdlib.h>

static const char *const default_measures = "influence,degree,betweenness,harmonic,eigenvector,"
                                            "pagerank";

static bool tabulate_entities(struct network *network, const struct ranking_options *options,
                              struct table *table, struct error *error)
{
    struct ranking ranking;
    if (!ranking_init(&ranking, network, options, error))
        return false;
    ranking_table(&ranking, table);
    ranking_release(&ranking);
    return true;
}

static bool tabulate_relations(struct network *network, const struct ranking_options *options,
                               struct table *table, struct error *error)
{
    struct tie_ranking ranking;
    if (!tie_ranking_init(&ranking, network, options, error))
        return false;
    tie_table(&ranking, table);
    tie_ranking_release(&ranking);
    return true;
}

/* The measures of --by, else the default ones: those that mean something, or that of relations. */
static const struct measure **choose_measures(const struct settings *settings,
                                              const struct network *network, size_t *count,
                                              struct error *error)
{
    if (settings->by)
        return measures_named(settings->by, count, error);
    return settings->relations
               ? measures_named("betweenness", count, error)
               : measures_applying(default_measures, network, &settings->measuring, count);
}

int cmd_rank(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct table table = {0};
    struct ranking_options options = {.measuring = settings->measuring, .top = settings->top};
    const struct measure **measures = NULL;
    struct dossier *dossier = input_dossier(settings, settings->operand_count, error);

    if (!dossier || !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    options.measures = measures =
        choose_measures(settings, &network, &options.measure_count, error);
    if (measures && (settings->relations ? tabulate_relations
                                         : tabulate_entities)(&network, &options, &table, error))
        print_table(&table, settings, error);
out:
    table_release(&table);
    network_release(&network);
    view_release(&view);
    free(measures);
    dossier_free(dossier);
    return EXIT_FINE;
}

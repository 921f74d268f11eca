/*
 * cmd_rank.c: entente rank: the entities, or the relations, in order of influence and other
 * centralities.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/consensus.h>
#include <entente/consensus_table.h>
#include <entente/movement.h>
#include <entente/movement_table.h>
#include <entente/ranking.h>
#include <entente/ranking_table.h>
#include <entente/robustness.h>
#include <entente/robustness_table.h>
#include <entente/tie_ranking.h>
#include <entente/tie_table.h>

#include "base/xalloc.h"

#include <stdlib.h>

static const char *const default_measures = "influence,degree,betweenness,harmonic,eigenvector,"
                                            "pagerank";

/* What rank makes of a network. Of several tables it prints them and leaves `table` without
 * columns. */
typedef bool tabulate(struct network *network, const struct ranking_options *options,
                      const struct settings *settings, struct table *table, struct error *error);

static bool tabulate_entities(struct network *network, const struct ranking_options *options,
                              const struct settings *settings, struct table *table,
                              struct error *error)
{
    struct ranking ranking;
    (void)settings;
    if (!ranking_init(&ranking, network, options, error))
        return false;
    ranking_table(&ranking, table);
    ranking_release(&ranking);
    return true;
}

static bool tabulate_relations(struct network *network, const struct ranking_options *options,
                               const struct settings *settings, struct table *table,
                               struct error *error)
{
    struct tie_ranking ranking;
    (void)settings;
    if (!tie_ranking_init(&ranking, network, options, error))
        return false;
    tie_table(&ranking, table);
    tie_ranking_release(&ranking);
    return true;
}

static bool tabulate_without(struct network *network, const struct ranking_options *options,
                             const struct settings *settings, struct table *table,
                             struct error *error)
{
    struct view rest;
    struct movement movement = {0};
    struct movement_options moving = {.measure = options->measures[0],
                                      .projection = settings->projection,
                                      .measuring = options->measuring,
                                      .kind = options->kind,
                                      .top = options->top};
    if (settings->by && options->measure_count > 1)
        return error_set(error, ERROR_USAGE, "with and without is shown by one measure, not by %zu",
                         options->measure_count);
    if (!view_without(network->view, &settings->without, &rest, error))
        return false;
    bool done = movement_between(&movement, network->view, &rest, &moving, error);
    if (done)
        movement_table(&movement, network, &rest, table);
    movement_release(&movement);
    view_release(&rest);
    return done;
}

static bool tabulate_robust(struct network *network, const struct ranking_options *options,
                            const struct settings *settings, struct table *table,
                            struct error *error)
{
    struct robustness robustness;
    struct robustness_options robust = {
        .ranking = *options, .worlds = settings->worlds, .pairs = settings->pairs};
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    (void)table;
    if (!settings->by)
        robust.ranking.measure_count = 1;
    if (!robustness_init(&robustness, network, &robust, error))
        return false;
    robustness_write(&robustness, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    robustness_release(&robustness);
    return done;
}

static bool tabulate_consensus(struct network *network, const struct ranking_options *options,
                               const struct settings *settings, struct table *table,
                               struct error *error)
{
    struct consensus consensus;
    (void)settings;
    if (!consensus_init(&consensus, network, options, error))
        return false;
    consensus_table(&consensus, table);
    consensus_release(&consensus);
    return true;
}

/* The one thing that is asked for; several are ERROR_USAGE. */
static tabulate *choose_way(const struct settings *settings, struct error *error)
{
    const struct without *without = &settings->without;
    const struct {
        bool asked;
        const char *options;
        tabulate *way;
    } ways[] = {
        {settings->relations, "--relations", tabulate_relations},
        {without->entities || without->relations || without->sources, "--without",
         tabulate_without},
        {settings->worlds || settings->pairs, settings->worlds ? "--robust" : "--pairs",
         tabulate_robust},
        {settings->consensus, "--consensus", tabulate_consensus},
    };
    const char *first = NULL;
    tabulate *chosen = tabulate_entities;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!ways[i].asked)
            continue;
        if (first) {
            error_set(error, ERROR_USAGE, "%s and %s are two questions", first, ways[i].options);
            error_hint(error, "ask one after the other");
            return NULL;
        }
        first = ways[i].options;
        chosen = ways[i].way;
    }
    return chosen;
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
    struct dossier *dossier = NULL;
    tabulate *way = choose_way(settings, error);

    if (!way || !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    options.measures = measures =
        choose_measures(settings, &network, &options.measure_count, error);
    if (measures && way(&network, &options, settings, &table, error) && table.column_count)
        print_table(&table, settings, error);
out:
    table_release(&table);
    network_release(&network);
    view_release(&view);
    free(measures);
    dossier_free(dossier);
    return EXIT_FINE;
}

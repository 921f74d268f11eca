/*
 * cmd_rank.c: entente rank: the entities, or the relations, in order of influence and other
 * centralities.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"
#include "cli/where.h"

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

/* A question that rank answers: it computes and prints. */
typedef bool answer(struct network *network, const struct ranking_options *options,
                    const struct settings *settings, struct error *error);

static bool print_and_release(struct table *table, const struct settings *settings,
                              struct error *error)
{
    bool done = print_table(table, settings, error);
    table_release(table);
    return done;
}

static bool rank_entities(struct network *network, const struct ranking_options *options,
                          const struct settings *settings, struct error *error)
{
    struct ranking_options asked = *options;
    struct ranking ranking;
    struct table table;
    asked.measuring.brief = !settings->by;
    if (!ranking_init(&ranking, network, &asked, error))
        return false;
    measures_print_unsettled(&ranking);
    ranking_table(&ranking, &table);
    ranking_release(&ranking);
    return print_and_release(&table, settings, error);
}

static bool rank_relations(struct network *network, const struct ranking_options *options,
                           const struct settings *settings, struct error *error)
{
    struct tie_ranking ranking;
    struct table table;
    if (!tie_ranking_init(&ranking, network, options, error))
        return false;
    tie_table(&ranking, &table);
    tie_ranking_release(&ranking);
    return print_and_release(&table, settings, error);
}

static bool rank_without(struct network *network, const struct ranking_options *options,
                         const struct settings *settings, struct error *error)
{
    struct view rest;
    struct movement movement = {0};
    struct table table;
    struct movement_options moving = {.measure = options->measures[0],
                                      .projection = settings->projection,
                                      .measuring = options->measuring,
                                      .kind = options->kind,
                                      .listed = options->listed,
                                      .top = options->top};
    if (settings->by && options->measure_count > 1)
        return error_set(error, ERROR_USAGE, "with and without is shown by one measure, not by %zu",
                         options->measure_count);
    if (!view_without(network->view, &settings->without, &rest, error))
        return false;
    bool done = movement_between(&movement, network->view, &rest, &moving, error);
    if (done) {
        movement_table(&movement, network, &rest, &table);
        done = print_and_release(&table, settings, error);
    }
    movement_release(&movement);
    view_release(&rest);
    return done;
}

static bool rank_in_worlds(struct network *network, const struct ranking_options *options,
                           const struct settings *settings, struct error *error)
{
    struct robustness robustness;
    struct robustness_options robust = {
        .ranking = *options, .worlds = settings->worlds, .pairs = settings->pairs};
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
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

static bool rank_by_consensus(struct network *network, const struct ranking_options *options,
                              const struct settings *settings, struct error *error)
{
    struct consensus consensus;
    struct table table;
    if (!consensus_init(&consensus, network, options, error))
        return false;
    consensus_table(&consensus, &table);
    consensus_release(&consensus);
    return print_and_release(&table, settings, error);
}

/* The one thing that is asked for; several are ERROR_USAGE. */
static answer *choose_answer(const struct settings *settings, struct error *error)
{
    const struct without *without = &settings->without;
    const struct {
        bool asked;
        const char *options;
        answer *gives;
    } questions[] = {
        {settings->relations, "--relations", rank_relations},
        {without->entities || without->relations || without->sources, "--without", rank_without},
        {settings->worlds || settings->pairs, settings->worlds ? "--robust" : "--pairs",
         rank_in_worlds},
        {settings->consensus, "--consensus", rank_by_consensus},
    };
    const char *first = NULL;
    answer *chosen = rank_entities;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (!questions[i].asked)
            continue;
        if (first) {
            error_set(error, ERROR_USAGE, "%s and %s are two questions", first,
                      questions[i].options);
            error_hint(error, "ask one after the other");
            return NULL;
        }
        first = questions[i].options;
        chosen = questions[i].gives;
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
               : measures_applying(MEASURES_DEFAULT, network, &settings->measuring, count);
}

int cmd_rank(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct ranking_options options = {.measuring = settings->measuring, .top = settings->top};
    const struct measure **measures = NULL;
    bool *listed = NULL;
    struct dossier *dossier = NULL;
    answer *chosen = choose_answer(settings, error);

    if (!chosen || !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !input_kind(dossier, settings->kind, &options.kind, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error) ||
        !where_listed(settings, &view, settings->relations ? QUERY_RELATIONS : QUERY_ENTITIES,
                      &listed, error))
        goto out;
    options.listed = listed;
    network_init(&network, &view, &settings->projection);
    options.measures = measures =
        choose_measures(settings, &network, &options.measure_count, error);
    if (measures)
        chosen(&network, &options, settings, error);
out:
    network_release(&network);
    view_release(&view);
    free(measures);
    free(listed);
    dossier_free(dossier);
    return EXIT_FINE;
}

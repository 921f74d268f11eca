/*
 * rank.c: entente-cluster rank: the entities of tables in order of centralities, on all processes.
 */
#include "cluster/rank.h"

#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"
#include "cluster/agree.h"
#include "cluster/ending.h"
#include "cluster/listing.h"
#include "cluster/solve.h"
#include "cluster/spread_read.h"
#include "cluster/standing.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const char default_measure[] = "influence";

/* The scores of our nodes by all measures, and what is to be said of each. */
struct scores {
    const struct measure **measures;
    size_t count;
    double **columns;
    struct text *remarks;
};

static void release_scores(struct scores *scores)
{
    for (size_t m = 0; m < scores->count; m++) {
        if (scores->columns)
            free(scores->columns[m]);
        if (scores->remarks)
            text_release(&scores->remarks[m]);
    }
    free(scores->columns);
    free(scores->remarks);
    free(scores->measures);
}

/* What is not offered is said before hours of reading. */
static bool choose(struct scores *scores, const struct settings *settings, struct error *error)
{
    const char *by = settings->by ? settings->by : default_measure;
    bool done = true;
    scores->measures = measures_named(by, &scores->count, error);
    if (!scores->measures)
        scores->count = 0;
    for (size_t m = 0; done && m < scores->count; m++)
        done = solve_offered(scores->measures[m], &settings->measuring, error);
    return done && scores->measures;
}

/* Whether one of them goes by what flows, and not by ties alone. */
static bool any_flowing(const struct scores *scores)
{
    for (size_t m = 0; m < scores->count; m++)
        if (strcmp(scores->measures[m]->name, "influence") == 0)
            return true;
    return false;
}

static bool compute(struct scores *scores, const struct spread *spread,
                    const struct settings *settings, struct error *error)
{
    bool done = true;
    scores->columns = xcalloc(scores->count, sizeof *scores->columns);
    scores->remarks = xcalloc(scores->count, sizeof *scores->remarks);
    for (size_t m = 0; done && m < scores->count; m++) {
        scores->columns[m] = xcalloc(spread->count, sizeof **scores->columns);
        done = solve(spread, scores->measures[m], &settings->measuring, settings->checkpoint,
                     scores->columns[m], &scores->remarks[m], error);
    }
    return done;
}

static bool print(const struct scores *scores, const struct spread *spread,
                  const struct settings *settings, struct error *error)
{
    struct standing standing;
    struct table table;
    if (!standing_init(&standing, spread, scores->measures, scores->count,
                       (const double *const *)scores->columns, settings->top, error))
        return false;
    bool may = ending_may_write(spread->comm, error), done = may;
    if (may && spread->process == 0) {
        struct listing listing = {.spread = spread,
                                  .standing = &standing,
                                  .view = &settings->view,
                                  .measures = scores->measures,
                                  .measure_count = scores->count,
                                  .remarks = scores->remarks,
                                  .normalized = settings->measuring.normalized};
        listing_table(&listing, &table);
        done = print_table(&table, settings, error);
        table_release(&table);
    }
    standing_release(&standing);
    return may && agree(spread->comm, done, error);
}

static int run(const struct settings *settings, struct error *error)
{
    struct scores scores = {0};
    struct origin origin = {0};
    if (choose(&scores, settings, error) &&
        spread_read(&origin, settings, any_flowing(&scores), error) &&
        compute(&scores, &origin.spread, settings, error))
        print(&scores, &origin.spread, settings, error);
    origin_release(&origin);
    release_scores(&scores);
    return EXIT_FINE;
}

const struct command rank_command = {
    .name = "rank",
    .program = "entente-cluster",
    .operands = "TABLE...",
    .least = 1,
    .most = SIZE_MAX,
    .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
               OPTIONS_MEASURE | OPTIONS_RANKING | OPTIONS_TABLE | OPTIONS_CLUSTER,
    .summary = "rank the entities of tables by centralities, on many machines",
    .details =
        "What 'entente rank' does, on all processes that mpirun or srun starts: each reads a part "
        "of the tables (CSV or TSV, which all of them must see) and has a part of the network. "
        "Prints the same table, to 1e-8. Without --by it ranks by influence. What needs the "
        "shortest paths between all pairs, as betweenness does, is not offered: 'entente rank' has "
        "it. doc/cluster.md says how to run it, and how much memory and time it takes.",
    .example = "rank edges.csv --by pagerank --top 20",
    .run = run,
};

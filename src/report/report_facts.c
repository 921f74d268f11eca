/*
 * report_facts.c: all that a page is written from. What takes too long of a large dossier is left
 * out by rules that go by counts, never by the clock: the same dossier gives the same page.
 */
#include "report/report_facts.h"

#include "base/xalloc.h"
#include "report/report_days.h"
#include "report/report_pictures.h"

#include <math.h>
#include <stdlib.h>

/* In steps of a measure, which are about entities and ties, or their product where it is slow. */
static const double most_of_worlds = 4e8, most_of_days = 2e8, most_of_balance = 2e4,
                    most_of_blocs = 2e5, effort_times_size = 2e6;

enum {
    WORLDS_MOST = 1000,
    WORLDS_LEAST = 200,
    DAY_RANKS_MOST = 40000, /* numbers in the page */
    HISTORY_PERIODS = 120,
    EFFORT_LEAST = 200,
    EFFORT_MOST = 4000
};

/* The lone date of a day. */
static struct edtf date_of(int32_t day)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    return (struct edtf){.start = {.year = (int16_t)year,
                                   .month = (uint8_t)month,
                                   .day = (uint8_t)day_of_month,
                                   .end = EDTF_DATE}};
}

static bool init_views(struct report_facts *facts, struct error *error)
{
    const struct edtf *as_of = &facts->options->view.time.as_of;
    struct view_options options = {.relations = facts->options->view.relations};
    facts->dated = edtf_given(as_of);
    if (!view_init(&facts->whole, facts->dossier, &options, error))
        return false;
    if (facts->dated) {
        facts->day = edtf_possible(as_of).to;
        options.time.as_of = date_of(facts->day);
    }
    return view_init(&facts->now, facts->dossier, &options, error) &&
           projection_check(&facts->options->projection, &facts->now, error);
}

double report_steps(const struct report_facts *facts)
{
    double nodes = (double)facts->network.node_count + 1, ties = (double)facts->network.tie_count;
    return facts->measure->comfortable > 0 ? nodes * (nodes + ties) : 10 * (nodes + ties);
}

/* How many worlds there is time for; 0: too few. */
static size_t worlds_for(const struct report_facts *facts)
{
    size_t sources = facts->dossier->source_count;
    double most = most_of_worlds / report_steps(facts) -
                  (double)(sources < ROBUSTNESS_SOURCES ? sources : ROBUSTNESS_SOURCES);
    if (facts->network.node_count > REPORT_ENTITIES || most < WORLDS_LEAST)
        return 0;
    return most < WORLDS_MOST ? WORLDS_LEAST : WORLDS_MOST;
}

static bool rank(struct report_facts *facts, struct error *error)
{
    const struct report_options *options = facts->options;
    struct ranking_options ranking = {.measures = options->measures,
                                      .measure_count = options->measure_count,
                                      .measuring = options->measuring,
                                      .kind = VOCABULARY_NONE};
    network_init(&facts->network, &facts->now, &options->projection);
    struct robustness_options robust = {.ranking = ranking, .worlds = worlds_for(facts)};
    if (!robust.worlds)
        return ranking_init(&facts->ranking, &facts->network, &ranking, error);
    facts->robust = robustness_init(&facts->robustness, &facts->network, &robust, error);
    facts->ranking = facts->robustness.ranking;
    return facts->robust;
}

/* Ranks everything on record by the first measure alone. */
static bool rank_whole(const struct report_facts *facts, struct network *network,
                       struct ranking *ranking, struct error *error)
{
    struct ranking_options options = {.measures = &facts->measure,
                                      .measure_count = 1,
                                      .measuring = facts->options->measuring,
                                      .kind = VOCABULARY_NONE};
    network_init(network, &facts->whole, &facts->options->projection);
    return ranking_init(ranking, network, &options, error);
}

/* Which relations of the view have both ends among the entities; returns how many. */
static size_t mark_relations(const struct view *view, const bool *entities, bool *relations)
{
    size_t count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        relations[i] = entities[relation->from] && entities[relation->to];
        count += relations[i];
    }
    return count;
}

/*
 * Marks as many of the first of the ranking as a page holds, or fewer and fewer until there are not
 * too many relations between them.
 */
static void choose(const struct report_facts *facts, const struct ranking *ranking, bool *entities,
                   bool *relations)
{
    const struct view *whole = &facts->whole;
    size_t most = facts->options->most_entities ? facts->options->most_entities : REPORT_ENTITIES;
    size_t most_relations =
        facts->options->most_relations ? facts->options->most_relations : REPORT_RELATIONS;
    size_t count = ranking->row_count < most ? ranking->row_count : most;
    for (;; count -= count / 8 + 1) {
        for (size_t i = 0; i < whole->dossier->entity_count; i++)
            entities[i] = false;
        for (size_t i = 0; i < count; i++)
            entities[ranking->rows[i].entity] = true;
        if (mark_relations(whole, entities, relations) <= most_relations || count < 2)
            return;
    }
}

/* Numbers the entities on the page, in the dossier's order, and sizes them. */
static void number_entities(struct report_facts *facts, const struct ranking *ranking,
                            const bool *entities)
{
    size_t count = facts->dossier->entity_count;
    double highest = 0;
    facts->entities = xcalloc(count + 1, sizeof *facts->entities);
    facts->numbers = xcalloc(count + 1, sizeof *facts->numbers);
    facts->sizes = xcalloc(count + 1, sizeof *facts->sizes);
    for (uint32_t i = 0; i < count; i++) {
        facts->numbers[i] = entities[i] ? (uint32_t)facts->entity_count : DOSSIER_NONE;
        facts->sizes[i] = entities[i] ? 0 : -1;
        if (entities[i])
            facts->entities[facts->entity_count++] = i;
    }
    for (size_t i = 0; i < ranking->row_count; i++) {
        double score = ranking->rows[i].scores[0];
        if (entities[ranking->rows[i].entity] && score > 0)
            facts->sizes[ranking->rows[i].entity] = score;
        highest = score > highest ? score : highest;
    }
    for (size_t i = 0; highest > 0 && i < count; i++)
        if (facts->sizes[i] > 0)
            facts->sizes[i] /= highest;
}

/* Finds out what the page holds of the dossier. */
static bool cast(struct report_facts *facts, struct error *error)
{
    struct network network = {0};
    struct ranking ranking = {0};
    bool *entities = xcalloc(facts->dossier->entity_count + 1, sizeof *entities);
    bool *relations = xcalloc(facts->whole.relation_count + 1, sizeof *relations);
    bool done = rank_whole(facts, &network, &ranking, error);
    if (done) {
        choose(facts, &ranking, entities, relations);
        number_entities(facts, &ranking, entities);
        view_part(&facts->whole, relations, entities, &facts->shown);
    }
    ranking_release(&ranking);
    network_release(&network);
    free(entities);
    free(relations);
    return done;
}

/* Fills in the ranks of one day. */
static bool rank_day(struct report_facts *facts, size_t day, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct ranking ranking = {0};
    struct view_options seeing = {.relations = facts->options->view.relations,
                                  .time.as_of = date_of(facts->days[day])};
    struct ranking_options options = {.measures = &facts->measure,
                                      .measure_count = 1,
                                      .measuring = facts->options->measuring,
                                      .kind = VOCABULARY_NONE};
    bool done = view_init(&view, facts->dossier, &seeing, error);
    if (done) {
        network_init(&network, &view, &facts->options->projection);
        done = ranking_init(&ranking, &network, &options, error);
    }
    for (size_t i = 0; done && i < ranking.row_count; i++) {
        uint32_t number = facts->numbers[ranking.rows[i].entity];
        if (number != DOSSIER_NONE && network.tied[ranking.rows[i].node])
            facts->day_ranks[day * facts->entity_count + number] = ranking.rows[i].rank;
    }
    ranking_release(&ranking);
    network_release(&network);
    view_release(&view);
    return done;
}

/* The ranks on each day on which something changes, if that takes neither long nor much room. */
static bool rank_days(struct report_facts *facts, struct error *error)
{
    facts->days = shown_days_changes(&facts->shown, &facts->day_count);
    size_t count = facts->day_count * facts->entity_count;
    if (count > DAY_RANKS_MOST || (double)facts->day_count * report_steps(facts) > most_of_days)
        return true;
    facts->day_ranks = xcalloc(count + 1, sizeof *facts->day_ranks);
    for (size_t i = 0; i < facts->day_count; i++)
        if (!rank_day(facts, i, error))
            return false;
    return true;
}

bool report_history(const struct report_facts *facts, size_t most, size_t top,
                    struct history *history, struct error *error)
{
    static const double month = 30.4;
    struct history_options options = {.view.relations = facts->options->view.relations,
                                      .projection = facts->options->projection,
                                      .measure = facts->measure,
                                      .measuring = facts->options->measuring,
                                      .kind = VOCABULARY_NONE,
                                      .top = top};
    double months =
        facts->day_count < 2
            ? 1
            : ((double)facts->days[facts->day_count - 1] - (double)facts->days[0]) / month;
    options.step = months <= (double)most       ? HISTORY_MONTH
                   : months / 3 <= (double)most ? HISTORY_QUARTER
                                                : HISTORY_YEAR;
    return history_init(history, facts->dossier, &options, error);
}

/* Where nothing has a date there is none, which is no failure; that its processes fail is one. */
static bool follow(struct report_facts *facts, struct error *error)
{
    struct error none = {0};
    if (!facts->day_count || HISTORY_PERIODS * report_steps(facts) > most_of_days)
        return true;
    facts->has_history = report_history(facts, HISTORY_PERIODS, 0, &facts->history, &none);
    bool done = none.kind != ERROR_IO || error_set(error, ERROR_IO, "%s", none.message);
    error_release(&none);
    return done;
}

static bool find_blocs(struct report_facts *facts, struct error *error)
{
    struct blocs_options options = {.progress = facts->options->measuring.progress};
    network_init(&facts->ties, &facts->now, &(struct projection){0});
    if ((double)facts->ties.tie_count > most_of_blocs)
        return true;
    return facts->has_blocs = blocs_init(&facts->blocs, &facts->ties, &options, error);
}

static bool divide(struct report_facts *facts, struct error *error)
{
    struct projection projection = {.ties = TIES_ALL};
    struct balance_options options = {.effort = EFFORT_MOST,
                                      .progress = facts->options->measuring.progress};
    network_init(&facts->signs, &facts->now, &projection);
    if (!facts->signs.negative_count || (double)facts->signs.tie_count > most_of_balance)
        return true;
    double size = (double)(facts->signs.tie_count + facts->signs.node_count);
    options.effort = (size_t)fmin(fmax(effort_times_size / size, EFFORT_LEAST), EFFORT_MOST);
    return facts->has_balance = balance_init(&facts->balance, &facts->signs, &options, error);
}

bool report_facts_init(struct report_facts *facts, const struct dossier *dossier,
                       const struct report_options *options, struct error *error)
{
    *facts = (struct report_facts){
        .dossier = dossier, .options = options, .measure = options->measures[0]};
    if (!init_views(facts, error) || !rank(facts, error) || !cast(facts, error) ||
        !rank_days(facts, error) || !find_blocs(facts, error) || !divide(facts, error) ||
        !report_pictures_map(facts, error) || !follow(facts, error))
        return false;
    report_pictures_charts(facts);
    return true;
}

void report_facts_release(struct report_facts *facts)
{
    if (facts->robust)
        robustness_release(&facts->robustness);
    else
        ranking_release(&facts->ranking);
    blocs_release(&facts->blocs);
    network_release(&facts->ties);
    balance_release(&facts->balance);
    network_release(&facts->signs);
    network_release(&facts->network);
    history_release(&facts->history);
    map_lines_release(&facts->lines);
    report_picture_release(&facts->map);
    report_picture_release(&facts->timeline);
    report_picture_release(&facts->ranks);
    view_release(&facts->shown);
    view_release(&facts->now);
    view_release(&facts->whole);
    free(facts->sizes);
    free(facts->entities);
    free(facts->numbers);
    free(facts->days);
    free(facts->day_ranks);
}

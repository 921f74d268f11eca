/*
 * report_words.c: the findings of a page in words: who is first, who moved, the camps, what rests
 * on one source, who stands between.
 */
#include "report/report_words.h"

#include "report/report_movement.h"

#include <entente/reliance.h>

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *label_of(const struct report_facts *facts, uint32_t entity)
{
    return entity_label(&facts->dossier->entities[entity]);
}

/* "100 %" only of all, and "0 %" only of none. */
static void add_share(double share, struct text *out)
{
    if (share > .99 && share < 1)
        text_add(out, "more than 99 %");
    else if (share > 0 && share < .01)
        text_add(out, "less than 1 %");
    else
        text_addf(out, "%.0f %%", 100 * share);
}

/* ---- who is first ---- */

static bool tied_at_ten_digits(double a, double b)
{
    return fabs(a - b) <= 1e-10 * fmax(fabs(a), fabs(b));
}

/* Whether nobody is before the row by that measure. */
static bool is_first(const struct ranking *ranking, size_t row, size_t measure)
{
    double own = ranking->rows[row].scores[measure];
    bool ascending = ranking->measures[measure]->ascending;
    for (size_t i = 0; i < ranking->row_count; i++) {
        double other = ranking->rows[i].scores[measure];
        if (!isnan(other) && !tied_at_ten_digits(own, other) &&
            (ascending ? other < own : other > own))
            return false;
    }
    return !isnan(own);
}

/* "in all 6 measures", "in 4 of 6 measures (influence among them)". */
static void add_measures(const struct ranking *ranking, struct text *out)
{
    size_t count = 0;
    for (size_t i = 0; i < ranking->measure_count; i++)
        count += is_first(ranking, 0, i);
    if (ranking->measure_count == 1)
        text_addf(out, "by %s", ranking->measures[0]->name);
    else if (count == ranking->measure_count)
        text_addf(out, "in all %zu measures", count);
    else
        text_addf(out, "in %zu of %zu measures (%s among them)", count, ranking->measure_count,
                  ranking->measures[0]->name);
}

static void add_worlds(const struct report_facts *facts, struct text *out)
{
    if (!facts->robust)
        return;
    if (facts->robustness.alike) {
        text_add(out, "; nothing in the evidence is in doubt");
        return;
    }
    text_add(out, " and in ");
    add_share(facts->robustness.rows[0].first, out);
    text_addf(out, " of %zu evidence worlds", facts->robustness.worlds);
}

/* Who ranks first, in how many measures and worlds; nothing where too few are tied, or all alike.
 */
static bool tell_first(const struct report_facts *facts, struct text *out)
{
    const struct ranking *ranking = &facts->ranking;
    size_t sharing = 0;
    while (sharing < ranking->row_count && ranking->rows[sharing].rank == 1)
        sharing++;
    if (facts->network.tie_count < 2 || sharing > 2 || !sharing)
        return false;
    text_add(out, label_of(facts, ranking->rows[0].entity));
    if (sharing == 2) {
        text_addf(out, " and %s share the first rank by %s",
                  label_of(facts, ranking->rows[1].entity), facts->measure->name);
    } else {
        text_add(out, " ranks first ");
        add_measures(ranking, out);
        add_worlds(facts, out);
    }
    text_add_char(out, '.');
    return true;
}

/* ---- camps ---- */

/* The camp's member of the highest rank, of those who can act where there is one. */
static const char *head_of(const struct report_facts *facts, unsigned camp)
{
    const struct dossier *dossier = facts->dossier;
    const char *head = NULL;
    for (size_t i = 0; i < facts->ranking.row_count; i++) {
        uint32_t entity = facts->ranking.rows[i].entity, node = facts->signs.nodes[entity];
        if (node == NETWORK_NONE || facts->balance.camps[node] != camp)
            continue;
        if (dossier->vocabulary.kinds[dossier->entities[entity].kind].acts)
            return label_of(facts, entity);
        if (!head)
            head = label_of(facts, entity);
    }
    return head;
}

static bool tell_camps(const struct report_facts *facts, struct text *out)
{
    const struct balance *balance = &facts->balance;
    const char *heads[2];
    if (!facts->has_balance || !balance->sizes[0] || !balance->sizes[1] ||
        !(heads[0] = head_of(facts, 1)) || !(heads[1] = head_of(facts, 2)))
        return false;
    if (balance->frustrated_count)
        text_addf(out, "All but %zu of %zu ties fit", balance->frustrated_count,
                  balance->network->tie_count);
    else
        text_addf(out, "All %zu ties fit", balance->network->tie_count);
    text_addf(out, " two camps, of %zu with %s and of %zu with %s (%s).", balance->sizes[0],
              heads[0], balance->sizes[1], heads[1],
              balance->exact ? "exact: no division fits more"
                             : "the best division that was found; another may fit more");
    return true;
}

/* ---- sources ---- */

/* The source that most relations rest on alone; DOSSIER_NONE: none does. */
static uint32_t main_source(const struct report_facts *facts, size_t *alone)
{
    size_t count = facts->dossier->source_count;
    struct reliance *items = xcalloc(count + 1, sizeof *items);
    uint32_t main = DOSSIER_NONE;
    *alone = 0;
    reliance_count(&facts->now, NULL, items);
    for (uint32_t i = 0; i < count; i++)
        if (items[i].alone > *alone) {
            *alone = items[i].alone;
            main = i;
        }
    free(items);
    return main;
}

/* What the ranking would be without the source, where that was computed. */
static void add_without(const struct report_facts *facts, uint32_t source, struct text *out)
{
    for (size_t i = 0; facts->robust && i < facts->robustness.source_count; i++) {
        const struct robustness_source *without = &facts->robustness.sources[i];
        if (without->source != source)
            continue;
        if (!without->first_count)
            text_add(out, "; without it nobody would be left to rank");
        else if (without->first == facts->ranking.rows[0].entity)
            text_addf(out, "; without it %s would still rank first",
                      label_of(facts, without->first));
        else
            text_addf(out, "; without it %s would rank first", label_of(facts, without->first));
    }
}

static bool tell_sources(const struct report_facts *facts, struct text *out)
{
    size_t alone;
    uint32_t index = main_source(facts, &alone);
    if (index == DOSSIER_NONE)
        return false;
    const struct source *source = &facts->dossier->sources[index];
    text_addf(out, "%zu of %zu relations rest on one source alone, “%s”", alone,
              facts->now.relation_count, source->title ? source->title : source->id);
    add_without(facts, index, out);
    text_add_char(out, '.');
    return true;
}

/* ---- between ---- */

/* Who is first by betweenness, where that is another than by the measure that orders. */
static bool tell_broker(const struct report_facts *facts, struct text *out)
{
    const struct ranking *ranking = &facts->ranking;
    for (size_t m = 1; m < ranking->measure_count; m++) {
        if (strcmp(ranking->measures[m]->name, "betweenness") != 0)
            continue;
        for (size_t i = 1; i < ranking->row_count; i++)
            if (ranking->rows[i].scores[m] > 0 && is_first(ranking, i, m) &&
                !is_first(ranking, 0, m)) {
                text_addf(out,
                          "%s stands on more shortest paths between others than anybody else "
                          "(betweenness %.4g), and ranks %u by %s.",
                          label_of(facts, ranking->rows[i].entity), ranking->rows[i].scores[m],
                          ranking->rows[i].rank, facts->measure->name);
                return true;
            }
    }
    return false;
}

/* ---- size ---- */

static void add_count(size_t count, const char *one, const char *many, struct text *out)
{
    text_addf(out, "%zu %s", count, count == 1 ? one : many);
}

static bool tell_size(const struct report_facts *facts, struct text *out)
{
    text_add(out, "The dossier holds ");
    add_count(facts->dossier->entity_count, "entity", "entities", out);
    text_add(out, " and ");
    add_count(facts->dossier->relation_count, "relation", "relations", out);
    if (facts->dossier->source_count) {
        text_add(out, ", and names ");
        add_count(facts->dossier->source_count, "source", "sources", out);
    }
    text_add_char(out, '.');
    return true;
}

/*
 * The kinds of findings, the most telling first: of these the first three are told that have
 * something to tell. To add one: a row here, and its function, which returns false, and appends
 * nothing, where there is nothing to say that is true.
 */
static bool (*const kinds[])(const struct report_facts *facts, struct text *out) = {
    tell_first, report_movement, tell_camps, tell_sources, tell_broker, tell_size,
};

size_t report_words(const struct report_facts *facts, struct text words[REPORT_FINDINGS])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && count < REPORT_FINDINGS; i++)
        count += kinds[i](facts, &words[count]);
    return count;
}

/*
 * blocs_table.c: the blocs of a network as a table.
 */
#include <entente/blocs_table.h>

#include "report/cells.h"

#include "base/xalloc.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { PIVOTAL = 5 }; /* members of the smallest margins that are named */

static void add_counts(const size_t within[2], const size_t between[2], bool is_signed,
                       struct table *table)
{
    for (int sign = 0; sign < (is_signed ? 2 : 1); sign++) {
        table_add_integer(table, (double)within[sign]);
        table_add_integer(table, (double)between[sign]);
    }
}

static void add_count_columns(bool is_signed, struct table *table)
{
    table_add_column(table, "within", true);
    table_add_column(table, "between", true);
    if (!is_signed)
        return;
    table_add_column(table, "negative_within", true);
    table_add_column(table, "negative_between", true);
}

static double bloc_number(uint32_t bloc)
{
    return bloc == BLOC_NONE ? NAN : (double)bloc + 1;
}

static const struct entity *entity_of(const struct blocs *blocs, const struct bloc_member *member)
{
    const struct network *network = blocs->network;
    return &network->view->dossier->entities[network->entities[member->node]];
}

static void add_member(const struct blocs *blocs, const struct bloc_member *member,
                       struct table *table)
{
    const struct network *network = blocs->network;
    const struct entity *entity = entity_of(blocs, member);
    bool doubted = network->doubted[member->node];
    table_add_integer(table, bloc_number(member->bloc));
    cells_entity(network->view->dossier, entity, doubted, table);
    table_add_number(table, member->margin);
    table_add_integer(table, bloc_number(member->second));
    add_counts(member->within, member->between, blocs->is_signed, table);
    if (view_timed(network->view))
        table_add_text(table, certainty_name(doubted ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN));
}

static void add_members(const struct blocs *blocs, struct table *table)
{
    static const struct column columns[] = {{"bloc", true},  {"id", false},    {"label", false},
                                            {"kind", false}, {"margin", true}, {"second", true}};
    table_init(table, "members");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    add_count_columns(blocs->is_signed, table);
    if (view_timed(blocs->network->view))
        table_add_column(table, "certainty", false);
    for (size_t i = 0; i < blocs->member_count; i++)
        add_member(blocs, &blocs->members[i], table);
}

static void add_sizes_note(const struct blocs *blocs, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%zu %s", blocs->bloc_count, blocs->bloc_count == 1 ? "bloc" : "blocs");
    for (size_t i = 0; i < blocs->bloc_count; i++)
        text_addf(&note, "%s%zu", i ? ", " : " of ", blocs->blocs[i].size);
    if (blocs->isolate_count)
        text_addf(&note, "; %zu %s without a tie %s in none", blocs->isolate_count,
                  blocs->isolate_count == 1 ? "entity" : "entities",
                  blocs->isolate_count == 1 ? "is" : "are");
    table_add_note(table, "found", text_string(&note));
    text_release(&note);
}

/* "; best criterion with at most 1 bloc 14.5, 2 blocs 3.5, 3 blocs 1" */
static void add_by_most(const struct blocs *blocs, struct text *out)
{
    text_add(out, "; best criterion with at most ");
    for (size_t i = 0; i < blocs->by_most_count; i++)
        text_addf(out, "%s%zu %s %.10g", i ? ", " : "", blocs->first_most + i,
                  blocs->first_most + i == 1 ? "bloc" : "blocs", blocs->by_most[i]);
}

static void describe_signed(const struct blocs *blocs, struct text *out)
{
    size_t negative = 0, positive = 0;
    for (size_t i = 0; i < blocs->bloc_count; i++) {
        negative += blocs->blocs[i].within[1];
        positive += blocs->blocs[i].between[0];
    }
    text_addf(out,
              ": criterion %.10g from %zu negative %s within blocs (%.10g each%s) and %zu positive "
              "%s between them (%.10g each%s); reached by %zu of %zu runs, which gave %zu %s",
              blocs->criterion, negative, negative == 1 ? "tie" : "ties", blocs->alpha,
              blocs->network->projection.weighted ? ", times its weight" : "", positive / 2,
              positive / 2 == 1 ? "tie" : "ties", 1 - blocs->alpha,
              blocs->network->projection.weighted ? ", times its weight" : "", blocs->best_runs,
              blocs->runs, blocs->solutions, blocs->solutions == 1 ? "partition" : "partitions");
    add_by_most(blocs, out);
}

static void describe_communities(const struct blocs *blocs, struct text *out)
{
    if (isnan(blocs->modularity)) {
        text_add(out, ": there is no tie to find blocs by");
        return;
    }
    text_addf(out, ": modularity %.4f", blocs->modularity);
    if (!isnan(blocs->codelength))
        text_addf(out, ", code length %.4f bits", blocs->codelength);
    if (blocs->runs == 1)
        return;
    text_addf(out, ", %s of %zu runs (reached by %zu)",
              isnan(blocs->codelength) ? "the highest" : "the shortest", blocs->runs,
              blocs->best_runs);
    text_addf(out, "; mean adjusted Rand index of the others with it %.3f", blocs->agreement);
}

static void add_method_note(const struct blocs *blocs, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%s (%s)", blocs->title, blocs->paper);
    if (blocs->seeded)
        text_addf(&note, ", seed %" PRIu64, blocs->seed);
    if (blocs->is_signed)
        describe_signed(blocs, &note);
    else
        describe_communities(blocs, &note);
    table_add_note(table, "method", text_string(&note));
    text_release(&note);
}

/* A member by its margin; qsort() takes no context. */
struct pivot {
    double margin; /* to nine digits: equal ones differ in the last bits */
    size_t position;
};

static int compare_pivots(const void *left, const void *right)
{
    const struct pivot *a = left, *b = right;
    if (a->margin != b->margin)
        return a->margin < b->margin ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

static void add_pivotal_note(const struct blocs *blocs, struct table *table)
{
    struct pivot *pivots = xcalloc(blocs->member_count, sizeof *pivots);
    struct text note = {0};
    size_t count = 0;
    for (size_t i = 0; i < blocs->member_count; i++)
        if (!isnan(blocs->members[i].margin))
            pivots[count++] = (struct pivot){round(blocs->members[i].margin * 1e9), i};
    if (count)
        qsort(pivots, count, sizeof *pivots, compare_pivots);
    for (size_t i = 0; i < count && i < PIVOTAL; i++) {
        const struct bloc_member *member = &blocs->members[pivots[i].position];
        text_addf(&note, "%s%s (of %u, next %u: %.4g)", i ? ", " : "", entity_of(blocs, member)->id,
                  member->bloc + 1, member->second + 1, member->margin);
    }
    if (count)
        table_add_note(table, "most pivotal", text_string(&note));
    text_release(&note);
    free(pivots);
}

static bool any_below_zero(const struct blocs *blocs)
{
    for (size_t i = 0; i < blocs->member_count; i++)
        if (blocs->members[i].margin < 0)
            return true;
    return false;
}

static void add_margin_note(const struct blocs *blocs, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%s if it moved to its second-best bloc",
              blocs->is_signed ? "how much the criterion would rise"
                               : "how much modularity would be lost");
    if (blocs->other_goal)
        text_addf(&note, ", which %s does not go by", blocs->title);
    if (any_below_zero(blocs))
        text_add(&note, "; below 0: it would be better there");
    text_addf(&note, "; empty: it has no %s",
              blocs->is_signed ? "other bloc to move to" : "tie outside its bloc");
    table_add_note(table, "margin", text_string(&note));
    text_release(&note);
}

void blocs_table(const struct blocs *blocs, struct table *table)
{
    struct text projection = {0};
    add_members(blocs, table);
    add_sizes_note(blocs, table);
    add_method_note(blocs, table);
    add_margin_note(blocs, table);
    add_pivotal_note(blocs, table);
    network_describe(blocs->network, &projection);
    table_add_note(table, "projection", text_string(&projection));
    if (blocs->network->possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
    text_release(&projection);
}

static void sizes_table(const struct blocs *blocs, struct table *table)
{
    table_init(table, "blocs");
    table_add_column(table, "bloc", true);
    table_add_column(table, "size", true);
    add_count_columns(blocs->is_signed, table);
    for (size_t i = 0; i < blocs->bloc_count; i++) {
        table_add_integer(table, (double)i + 1);
        table_add_integer(table, (double)blocs->blocs[i].size);
        add_counts(blocs->blocs[i].within, blocs->blocs[i].between, blocs->is_signed, table);
    }
}

void blocs_json(const struct blocs *blocs, struct text *out)
{
    struct table tables[2];
    blocs_table(blocs, &tables[0]);
    sizes_table(blocs, &tables[1]);
    table_write_json(tables, 2, out);
    table_release(&tables[0]);
    table_release(&tables[1]);
}

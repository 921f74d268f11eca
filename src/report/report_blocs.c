/*
 * report_blocs.c: the section of blocs and balance: who belongs together, the two camps that fit
 * best, and the relations that do not fit them.
 */
#include "report/report_sections.h"

#include "base/xalloc.h"
#include "report/cells.h"
#include "report/date_words.h"
#include "report/html_table.h"

#include <math.h>
#include <stdlib.h>

/* ---- blocs ---- */

static const struct entity *entity_of(const struct network *network, uint32_t node)
{
    return &network->view->dossier->entities[network->entities[node]];
}

static void add_member(const struct network *network, uint32_t node, struct text *members)
{
    text_add(members, members->length ? ", " : "");
    text_add(members, entity_label(entity_of(network, node)));
}

static void end_group(size_t number, size_t size, struct text *members, struct table *table)
{
    table_add_integer(table, (double)number);
    table_add_integer(table, (double)size);
    table_add_text(table, text_string(members));
    text_clear(members);
}

static void add_blocs(const struct blocs *blocs, struct text *out)
{
    static const struct column columns[] = {{"bloc", true}, {"entities", true}, {"who", false}};
    struct table table;
    struct text members = {0}, note = {0};
    table_init(&table, "blocs");
    table_add_columns(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < blocs->member_count && blocs->members[i].bloc != BLOC_NONE; i++) {
        uint32_t bloc = blocs->members[i].bloc;
        add_member(blocs->network, blocs->members[i].node, &members);
        if (i + 1 == blocs->member_count || blocs->members[i + 1].bloc != bloc)
            end_group(bloc + 1, blocs->blocs[bloc].size, &members, &table);
    }
    text_addf(&note,
              "%s on positive ties: modularity %.3f, best of %zu runs, random seed %llu; in each "
              "bloc the firmest members come first",
              blocs->title, blocs->modularity, blocs->runs, (unsigned long long)blocs->seed);
    table_add_note(&table, "method", text_string(&note));
    html_table(&table,
               &(struct html_table){.id = "blocs", .caption = "Blocs: who belongs together"}, out);
    text_release(&members);
    text_release(&note);
    table_release(&table);
}

/* ---- balance ---- */

static void add_camps(const struct report_facts *facts, struct text *out)
{
    static const struct column columns[] = {{"camp", true}, {"entities", true}, {"who", false}};
    const struct network *network = &facts->signs;
    struct table table;
    struct text members = {0};
    table_init(&table, "camps");
    table_add_columns(&table, columns, sizeof columns / sizeof *columns);
    for (unsigned camp = 1; camp <= 2; camp++) {
        for (uint32_t node = 0; node < network->node_count; node++)
            if (facts->balance.camps[node] == camp)
                add_member(network, node, &members);
        end_group(camp, facts->balance.sizes[camp - 1], &members, &table);
    }
    html_table(&table,
               &(struct html_table){.id = "camps",
                                    .caption = "The two camps that fit the signs of ties best"},
               out);
    text_release(&members);
    table_release(&table);
}

/* Which relation of the page that of the dossier is; both are in the dossier's order. */
static uint32_t number_on_page(const struct view *shown, uint32_t relation)
{
    size_t low = 0, high = shown->relation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shown->relations[middle] < relation)
            low = middle + 1;
        else
            high = middle;
    }
    return low < shown->relation_count && shown->relations[low] == relation ? (uint32_t)low
                                                                            : UINT32_MAX;
}

static void add_frustrated_row(const struct report_facts *facts, uint32_t index,
                               struct table *table)
{
    const struct dossier *dossier = facts->dossier;
    const struct relation *relation = &dossier->relations[index];
    struct text when = {0};
    date_words_when(relation_when(dossier, relation), &when);
    cells_sign(relation_sign(dossier, relation), true, table);
    table_add_text(table, entity_label(&dossier->entities[relation->from]));
    cells_type(dossier, relation, table);
    table_add_text(table, entity_label(&dossier->entities[relation->to]));
    table_add_text(table, when.data);
    table_add_text(table, relation_evidence(dossier, relation)->source);
    table_add_text(table, relation_evidence(dossier, relation)->quote);
    text_release(&when);
}

static void add_frustrated(const struct report_facts *facts, struct text *out)
{
    static const struct column columns[] = {{"sign", false}, {"from", false}, {"relation", false},
                                            {"to", false},   {"when", false}, {"source", false},
                                            {"quote", false}};
    const struct balance *balance = &facts->balance;
    struct table table;
    uint32_t *rows = xcalloc(balance->frustrated_relation_count + 1, sizeof *rows);
    table_init(&table, "frustrated");
    table_add_columns(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < balance->frustrated_relation_count; i++) {
        uint32_t index = facts->now.relations[balance->frustrated[i]];
        rows[i] = number_on_page(&facts->shown, index);
        add_frustrated_row(facts, index, &table);
    }
    html_table(&table,
               &(struct html_table){.id = "frustrated",
                                    .caption = "The relations that do not fit: dissent within a "
                                               "camp, and good relations between both",
                                    .head = 1,
                                    .about = "relation",
                                    .rows = rows},
               out);
    table_release(&table);
    free(rows);
}

/* The index in words, exact or between its bounds, and the triads. */
static void add_index(const struct balance *balance, struct text *out)
{
    struct text words = {0};
    double share = balance_share(balance);
    text_addf(&words, "The frustration index is %s%.4g of %zu ties%s.",
              balance->exact ? "" : "at most ", balance->upper, balance->network->tie_count,
              balance->exact ? " (exact)" : "");
    if (!balance->exact)
        text_addf(&words, " It is at least %.4g.", balance->lower);
    if (isnan(share))
        text_add(&words, " No three entities are all tied to each other.");
    else
        text_addf(&words,
                  " Of the threesomes that are all tied to each other, %.3g %% are balanced.",
                  100 * share);
    report_paragraph(text_string(&words), out);
    text_release(&words);
}

void report_blocs_section(const struct report_facts *facts, struct text *out)
{
    report_open_section("blocs", "Blocs and balance", out);
    if (facts->has_blocs && facts->blocs.bloc_count)
        add_blocs(&facts->blocs, out);
    else
        report_paragraph(facts->has_blocs ? "There are no ties, and so no blocs."
                                          : "The dossier is too large to look for blocs for a "
                                            "page; 'entente blocs' does.",
                         out);
    if (facts->has_balance) {
        add_index(&facts->balance, out);
        add_camps(facts, out);
        add_frustrated(facts, out);
    } else {
        report_paragraph(facts->signs.negative_count
                             ? "The dossier is too large to look for camps for a page; 'entente "
                               "balance' does."
                             : "No relation is one of dissent: there are no camps.",
                         out);
    }
    text_add(out, "</section>\n");
}

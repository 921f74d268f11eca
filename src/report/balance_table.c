/*
 * balance_table.c: the structural balance of a network as tables.
 */
#include <entente/balance_table.h>

#include "report/cells.h"

#include <inttypes.h>
#include <math.h>

static const struct {
    const char *name;
    bool balanced;
} triads[TRIAD_COUNT] = {
    [TRIAD_PPP] = {"+++", true},
    [TRIAD_PPN] = {"++-", false},
    [TRIAD_PNN] = {"+--", true},
    [TRIAD_NNN] = {"---", false},
};

static const struct entity *entity_at(const struct balance *balance, uint32_t node)
{
    const struct network *network = balance->network;
    return &network->view->dossier->entities[network->entities[node]];
}

static void add_columns(const struct balance *balance, bool wide, struct table *table)
{
    static const char *const names[] = {"sign", "from", "relation", "to", "camps", "when"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_column(table, names[i], false);
    if (view_timed(balance->network->view))
        table_add_column(table, "certainty", false);
    table_add_column(table, "source", false);
    if (wide) {
        table_add_column(table, "place", false);
        table_add_column(table, "quote", false);
    } else {
        table_add_column(table, "quote", false);
        table_add_column(table, "path", false);
        table_add_column(table, "line", true);
    }
}

static void add_when(const struct edtf *when, struct table *table)
{
    struct text date = {0};
    if (edtf_given(when))
        edtf_format(when, &date);
    table_add_text(table, date.data);
    text_release(&date);
}

static void add_camps(const struct balance *balance, const struct relation *relation,
                      struct table *table)
{
    struct text camps = {0};
    unsigned from = balance->camps[balance->network->nodes[relation->from]];
    unsigned to = balance->camps[balance->network->nodes[relation->to]];
    text_addf(&camps, "%u", from);
    if (from != to)
        text_addf(&camps, " | %u", to);
    table_add_text(table, text_string(&camps));
    text_release(&camps);
}

static void add_evidence(const struct dossier *dossier, const struct relation *relation, bool wide,
                         struct table *table)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    const char *path = relation->place.line ? dossier_path(dossier, relation->place) : NULL;
    struct text place = {0};
    table_add_text(table, evidence->source);
    if (!wide) {
        table_add_text(table, evidence->quote);
        table_add_text(table, path);
        table_add_integer(table, path ? relation->place.line : NAN);
        return;
    }
    if (path)
        text_addf(&place, "%s:%u", path, relation->place.line);
    table_add_text(table, place.data);
    table_add_text(table, evidence->quote);
    text_release(&place);
}

static void add_relation(const struct balance *balance, uint32_t position, bool wide,
                         struct table *table)
{
    const struct view *view = balance->network->view;
    const struct dossier *dossier = view->dossier;
    const struct relation *relation = &dossier->relations[view->relations[position]];
    enum certainty certainty = (enum certainty)view->certainties[position];
    table_add_text(table, relation_sign(dossier, relation) < 0 ? "-" : "+");
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    if (certainty == CERTAINTY_POSSIBLE)
        table_mark(table, '?');
    table_add_text(table, dossier->entities[relation->to].id);
    add_camps(balance, relation, table);
    add_when(relation_when(dossier, relation), table);
    if (view_timed(view))
        table_add_text(table, certainty_name(certainty));
    add_evidence(dossier, relation, wide, table);
}

static void add_relations(const struct balance *balance, bool wide, struct table *table)
{
    table_init(table, "frustrated");
    add_columns(balance, wide, table);
    for (size_t i = 0; i < balance->frustrated_relation_count; i++)
        add_relation(balance, balance->frustrated[i], wide, table);
}

static void add_triads_note(const struct balance *balance, struct table *table)
{
    struct text note = {0};
    uint64_t balanced = 0, all = 0;
    for (int i = 0; i < TRIAD_COUNT; i++) {
        text_addf(&note, "%s%s %" PRIu64, i ? ", " : "", triads[i].name, balance->triads[i]);
        balanced += triads[i].balanced ? balance->triads[i] : 0;
        all += balance->triads[i];
    }
    if (all)
        text_addf(&note, "; %" PRIu64 " of %" PRIu64 " balanced (%.4f)", balanced, all,
                  balance_share(balance));
    table_add_note(table, "census", text_string(&note));
    text_release(&note);
}

/* "7 of 58 ties", or "between 393 and 500 of 1500 ties: the time ran out". */
static void add_index_note(const struct balance *balance, struct table *table)
{
    const struct network *network = balance->network;
    struct text note = {0};
    if (network->projection.weighted)
        text_add(&note, "weight ");
    if (balance->exact)
        text_addf(&note, "%.10g", balance->upper);
    else
        text_addf(&note, "between %.10g and %.10g", balance->lower, balance->upper);
    if (network->projection.weighted)
        text_addf(&note, ", in %zu", balance->frustrated_count);
    text_addf(&note, " of %zu %s", network->tie_count, network->tie_count == 1 ? "tie" : "ties");
    if (balance->exact)
        text_add(&note, balance->upper > 0 ? " (exact)" : " (exact): the network is balanced");
    else if (balance->too_large)
        text_add(&note, " (bounds: a part of it is too large to be searched)");
    else
        text_add(&note, " (bounds: the time ran out; --time-limit gives more)");
    table_add_note(table, "frustration index", text_string(&note));
    text_release(&note);
}

static void add_camp_note(const struct balance *balance, unsigned camp, struct table *table)
{
    struct text name = {0}, members = {0};
    text_addf(&name, "camp %u (%zu)", camp, balance->sizes[camp - 1]);
    const char *separator = "";
    for (uint32_t node = 0; node < balance->network->node_count; node++)
        if (balance->camps[node] == camp) {
            text_addf(&members, "%s%s", separator, entity_at(balance, node)->id);
            separator = ", ";
        }
    table_add_note(table, text_string(&name), text_string(&members));
    text_release(&members);
    text_release(&name);
}

static void add_method_note(const struct balance *balance, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%s (Aref & Wilson 2018); seed %" PRIu64,
              balance->exact ? "one of the divisions into two camps that break the least"
                             : "the best division into two camps that was found",
              balance->seed);
    if (balance->kernel_nodes)
        text_addf(&note, "; the hardest part, made smaller, has %zu entities and %zu ties",
                  balance->kernel_nodes, balance->kernel_ties);
    if (balance->part_count > 1)
        text_addf(&note,
                  "; %zu parts are not tied to each other: in each the larger side is camp 1",
                  balance->part_count);
    if (balance->mixed_count)
        text_addf(&note,
                  "; of %zu %s with positive and negative ties any division breaks one, and only "
                  "what is left of the other counts in the census",
                  balance->mixed_count, balance->mixed_count == 1 ? "pair" : "pairs");
    table_add_note(table, "method", text_string(&note));
    text_release(&note);
}

static void add_last_notes(const struct balance *balance, struct table *table)
{
    struct text projection = {0};
    add_method_note(balance, table);
    network_describe(balance->network, &projection);
    table_add_note(table, "projection", text_string(&projection));
    if (balance->network->possible_count)
        table_add_note(table, "?", "only possible at that time");
    text_release(&projection);
}

void balance_table(const struct balance *balance, bool wide, struct table *table)
{
    add_relations(balance, wide, table);
    add_triads_note(balance, table);
    add_index_note(balance, table);
    for (unsigned camp = 1; camp <= 2; camp++)
        if (balance->sizes[camp - 1])
            add_camp_note(balance, camp, table);
    add_last_notes(balance, table);
}

static void triads_table(const struct balance *balance, struct table *table)
{
    table_init(table, "triads");
    table_add_column(table, "triad", false);
    table_add_column(table, "count", true);
    table_add_column(table, "balanced", false);
    for (int i = 0; i < TRIAD_COUNT; i++) {
        table_add_text(table, triads[i].name);
        table_add_integer(table, (double)balance->triads[i]);
        table_add_text(table, triads[i].balanced ? "yes" : "no");
    }
}

static void camps_table(const struct balance *balance, struct table *table)
{
    static const struct column columns[] = {
        {"id", false}, {"label", false}, {"kind", false}, {"camp", true}};
    const struct dossier *dossier = balance->network->view->dossier;
    table_init(table, "camps");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (uint32_t node = 0; node < balance->network->node_count; node++) {
        cells_entity(dossier, entity_at(balance, node), false, table);
        table_add_integer(table, balance->camps[node] ? balance->camps[node] : NAN);
    }
}

static void index_table(const struct balance *balance, struct table *table)
{
    static const struct column columns[] = {{"lower", true},  {"upper", true},
                                            {"exact", false}, {"frustrated_ties", true},
                                            {"ties", true},   {"balanced_triads", true}};
    table_init(table, "index");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    table_add_number(table, balance->lower);
    table_add_number(table, balance->upper);
    table_add_text(table, balance->exact ? "yes" : "no");
    table_add_integer(table, (double)balance->frustrated_count);
    table_add_integer(table, (double)balance->network->tie_count);
    table_add_number(table, balance_share(balance));
}

void balance_json(const struct balance *balance, struct text *out)
{
    struct table tables[4];
    add_relations(balance, false, &tables[0]);
    triads_table(balance, &tables[1]);
    camps_table(balance, &tables[2]);
    index_table(balance, &tables[3]);
    add_last_notes(balance, &tables[0]);
    table_write_json(tables, 4, out);
    for (int i = 0; i < 4; i++)
        table_release(&tables[i]);
}

/*
 * report_data.c: the data of a page, for its script. Days count from 1970-01-01; null is no bound.
 * What has no value is left out.
 */
#include "report/report_data.h"

#include "base/xalloc.h"
#include "report/date_words.h"
#include "report/html.h"
#include "report/packed.h"
#include "report/report_days.h"

#include <math.h>
#include <stdlib.h>

const char *report_title(const struct report_facts *facts)
{
    const struct dossier *dossier = facts->dossier;
    if (facts->options->title)
        return facts->options->title;
    if (dossier->title)
        return dossier->title;
    return dossier->file_count ? dossier->files[0] : "A dossier";
}

static void set_string(json_t *object, const char *name, const char *value)
{
    if (value && *value)
        json_object_set_new(object, name, html_json_string(value));
}

static void set_link(json_t *object, const char *url)
{
    if (html_link_allowed(url))
        set_string(object, "url", url);
}

static void set_date(json_t *object, const char *name, const struct edtf *date)
{
    struct text text = {0};
    if (edtf_given(date))
        edtf_format(date, &text);
    set_string(object, name, text.data);
    text_release(&text);
}

static json_t *day_json(int32_t day)
{
    return day == EDTF_DAY_MIN || day == EDTF_DAY_MAX ? json_null() : json_integer(day);
}

/* Appends first and last day. */
static void add_range(json_t *list, struct edtf_days range)
{
    json_array_append_new(list, day_json(range.from));
    json_array_append_new(list, day_json(range.to));
}

static void set_days(struct packed *packed, const struct shown_days *days)
{
    json_t *possible = json_array(), *certain = days->certain_count ? json_array() : NULL;
    add_range(possible, days->possible);
    for (size_t i = 0; i < days->certain_count; i++)
        add_range(certain, days->certain[i]);
    packed_set(packed, "possible", possible);
    packed_set(packed, "certain", certain);
}

static json_t *kinds_json(const struct vocabulary *vocabulary)
{
    json_t *kinds = json_array();
    for (size_t i = 0; i < vocabulary->kind_count; i++) {
        json_t *kind = json_object();
        set_string(kind, "name", vocabulary->kinds[i].name);
        set_string(kind, "label", vocabulary->kinds[i].name);
        set_string(kind, "note", vocabulary->kinds[i].note);
        json_array_append_new(kinds, kind);
    }
    return kinds;
}

static json_t *families_json(void)
{
    json_t *families = json_array();
    for (int i = 0; i < FAMILY_COUNT; i++)
        json_array_append_new(
            families, json_pack("{s:s, s:s, s:i}", "name", family_name((enum family)i), "label",
                                family_name((enum family)i), "sign", family_sign((enum family)i)));
    return families;
}

static json_t *types_json(const struct vocabulary *vocabulary)
{
    json_t *types = json_array();
    for (size_t i = 0; i < vocabulary->type_count; i++) {
        json_t *type = json_object();
        set_string(type, "name", vocabulary->types[i].name);
        set_string(type, "label", vocabulary->types[i].label);
        json_object_set_new(type, "family", json_integer(vocabulary->types[i].family));
        json_array_append_new(types, type);
    }
    return types;
}

static json_t *aliases_json(const char *aliases)
{
    json_t *list = json_array();
    const char *alias;
    for (size_t length; alias_next(&aliases, &alias, &length);) {
        char *own = xstrndup(alias, length);
        json_array_append_new(list, html_json_string(own));
        free(own);
    }
    return list;
}

/* [index of a day, rank from then on, ...]: only where it changes; 0: none. */
static json_t *ranks_json(const struct report_facts *facts, size_t number)
{
    json_t *ranks = json_array();
    uint32_t last = 0;
    for (size_t i = 0; i < facts->day_count; i++) {
        uint32_t rank = facts->day_ranks[i * facts->entity_count + number];
        if (rank == last)
            continue;
        json_array_append_new(ranks, json_integer((json_int_t)i));
        json_array_append_new(ranks, json_integer(rank));
        last = rank;
    }
    return ranks;
}

/* Rank, score and interval on the day that the page shows first; NULL: it has none. */
static void set_ranking(struct packed *packed, const struct report_facts *facts, size_t at)
{
    const struct ranking_row *row = &facts->ranking.rows[at];
    packed_set(packed, "rank", json_integer(row->rank));
    if (isfinite(row->scores[0]))
        packed_set(packed, "score", json_real(row->scores[0]));
    if (!facts->robust)
        return;
    packed_set(packed, "low", json_integer(facts->robustness.rows[at].q5));
    packed_set(packed, "high", json_integer(facts->robustness.rows[at].q95));
}

static void add_entity(struct packed *packed, const struct report_facts *facts, size_t number,
                       uint32_t row)
{
    const struct entity *entity = &facts->dossier->entities[facts->entities[number]];
    struct shown_days days;
    packed_row(packed);
    packed_set(packed, "id", html_json_string(entity->id));
    packed_set(packed, "label", html_json_string(entity_label(entity)));
    packed_set(packed, "kind", json_integer(entity->kind));
    shown_days_of_entity(&days, facts->dossier, entity);
    set_days(packed, &days);
    shown_days_release(&days);
    if (row != DOSSIER_NONE)
        set_ranking(packed, facts, row);
    if (facts->day_ranks)
        packed_set(packed, "ranks", ranks_json(facts, number));
    if (entity->aliases)
        packed_set(packed, "aliases", aliases_json(entity->aliases));
    packed_string(packed, "note", entity->note);
    if (html_link_allowed(entity->url))
        packed_string(packed, "url", entity->url);
}

static json_t *entities_json(const struct report_facts *facts, struct names *strings)
{
    struct packed packed;
    uint32_t *rows = xcalloc(facts->dossier->entity_count + 1, sizeof *rows);
    for (size_t i = 0; i < facts->dossier->entity_count; i++)
        rows[i] = DOSSIER_NONE;
    for (uint32_t i = 0; i < facts->ranking.row_count; i++)
        rows[facts->ranking.rows[i].entity] = i;
    packed_init(&packed, strings);
    for (size_t i = 0; i < facts->entity_count; i++)
        add_entity(&packed, facts, i, rows[facts->entities[i]]);
    free(rows);
    return packed_json(&packed);
}

/* [[from, to, family] ...] */
static json_t *lines_json(const struct report_facts *facts)
{
    json_t *lines = json_array();
    for (size_t i = 0; i < facts->lines.count; i++) {
        const struct map_line *line = &facts->lines.items[i];
        json_array_append_new(lines,
                              json_pack("[I, I, i]", (json_int_t)facts->numbers[line->from],
                                        (json_int_t)facts->numbers[line->to], (int)line->family));
    }
    return lines;
}

/* [[source, "locator"], [source] ...]; NULL: it cites none that is declared. */
static json_t *citations_json(const struct dossier *dossier, const char *citations)
{
    json_t *list = NULL;
    struct citation citation;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source == DOSSIER_NONE)
            continue;
        json_t *item = json_pack("[I]", (json_int_t)source);
        char *locator = xstrndup(citation.locator, citation.locator_length);
        if (*locator)
            json_array_append_new(item, html_json_string(locator));
        free(locator);
        list = list ? list : json_array();
        json_array_append_new(list, item);
    }
    return list;
}

static void set_when(struct packed *packed, const struct dossier *dossier,
                     const struct relation *relation)
{
    const struct edtf *when = relation_when(dossier, relation);
    struct text written = {0}, words = {0};
    struct shown_days days;
    if (edtf_given(when))
        edtf_format(when, &written);
    date_words_when(when, &words);
    packed_share(packed, "$when", written.data);
    packed_share(packed, "$words", words.data);
    shown_days_of_relation(&days, dossier, relation);
    set_days(packed, &days);
    shown_days_release(&days);
    text_release(&written);
    text_release(&words);
}

static void set_place(struct packed *packed, const struct dossier *dossier,
                      const struct relation *relation)
{
    struct text place = {0};
    if (relation->place.line)
        text_addf(&place, "%s:%u", dossier_path(dossier, relation->place), relation->place.line);
    packed_share(packed, "$place", place.data);
    text_release(&place);
}

static void add_relation(struct packed *packed, const struct report_facts *facts, uint32_t index)
{
    const struct dossier *dossier = facts->dossier;
    const struct relation *relation = &dossier->relations[index];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    uint32_t line = facts->lines.of[index];
    packed_row(packed);
    packed_set(packed, "from", json_integer(facts->numbers[relation->from]));
    packed_set(packed, "to", json_integer(facts->numbers[relation->to]));
    packed_set(packed, "type", json_integer(relation->type));
    packed_set(packed, "line", line == DOSSIER_NONE ? NULL : json_integer(line));
    set_when(packed, dossier, relation);
    packed_set(packed, "confidence", json_real(relation_confidence(dossier, relation)));
    set_place(packed, dossier, relation);
    packed_set(packed, "citations", citations_json(dossier, evidence->source));
    packed_share(packed, "$quote", evidence->quote);
    packed_share(packed, "$role", evidence->role);
    packed_share(packed, "$note", evidence->note);
    packed_set(packed, "directed", relation_symmetric(dossier, relation) ? json_false() : NULL);
    if (html_link_allowed(evidence->url))
        packed_share(packed, "$url", evidence->url);
}

static json_t *relations_json(const struct report_facts *facts, struct names *strings)
{
    struct packed packed;
    packed_init(&packed, strings);
    for (size_t i = 0; i < facts->shown.relation_count; i++)
        add_relation(&packed, facts, facts->shown.relations[i]);
    return packed_json(&packed);
}

static json_t *sources_json(const struct dossier *dossier)
{
    json_t *sources = json_array();
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        const char reliability[] = {source->reliability, '\0'};
        json_t *object = json_object();
        json_object_set_new(object, "id", html_json_string(source->id));
        set_string(object, "title", source->title);
        set_string(object, "author", source->author);
        set_string(object, "publisher", source->publisher);
        set_date(object, "date", &source->date);
        set_link(object, source->url);
        set_string(object, "reliability", reliability);
        json_array_append_new(sources, object);
    }
    return sources;
}

/* The two camps: by number, those of the page. */
static json_t *camps_json(const struct report_facts *facts)
{
    json_t *camps = json_array();
    for (int camp = 1; camp <= 2; camp++) {
        json_t *members = json_array();
        for (size_t i = 0; i < facts->signs.node_count; i++) {
            uint32_t number = facts->numbers[facts->signs.entities[i]];
            if (facts->balance.camps[i] == camp && number != DOSSIER_NONE)
                json_array_append_new(members, json_integer(number));
        }
        json_array_append_new(camps, members);
    }
    return camps;
}

/* The relations of the page that break the camps; both lists are in the dossier's order. */
static json_t *frustrated_json(const struct report_facts *facts)
{
    json_t *list = json_array();
    size_t at = 0;
    for (size_t i = 0; i < facts->balance.frustrated_relation_count; i++) {
        uint32_t index = facts->now.relations[facts->balance.frustrated[i]];
        while (at < facts->shown.relation_count && facts->shown.relations[at] < index)
            at++;
        if (at < facts->shown.relation_count && facts->shown.relations[at] == index)
            json_array_append_new(list, json_integer((json_int_t)at));
    }
    return list;
}

static void set_head(const struct report_facts *facts, json_t *root)
{
    struct text shown = {0};
    json_t *dates = json_array();
    network_describe(&facts->network, &shown);
    for (size_t i = 0; i < facts->day_count; i++)
        json_array_append_new(dates, json_integer(facts->days[i]));
    set_string(root, "title", report_title(facts));
    json_object_set_new(root, "date", facts->dated ? json_integer(facts->day) : json_null());
    if (facts->day_count) {
        json_object_set_new(root, "first", json_integer(facts->days[0]));
        json_object_set_new(root, "last", json_integer(facts->days[facts->day_count - 1]));
    }
    set_string(root, "shown", text_string(&shown));
    set_string(root, "measure", facts->measure->name);
    json_object_set_new(root, "dates", dates);
    text_release(&shown);
}

void report_data(const struct report_facts *facts, struct text *out)
{
    const struct vocabulary *vocabulary = &facts->dossier->vocabulary;
    struct names strings = {0};
    json_t *root = json_object();
    set_head(facts, root);
    json_object_set_new(root, "kinds", kinds_json(vocabulary));
    json_object_set_new(root, "families", families_json());
    json_object_set_new(root, "types", types_json(vocabulary));
    json_object_set_new(root, "entities", entities_json(facts, &strings));
    json_object_set_new(root, "lines", lines_json(facts));
    json_object_set_new(root, "relations", relations_json(facts, &strings));
    json_object_set_new(root, "sources", sources_json(facts->dossier));
    if (facts->has_balance) {
        json_object_set_new(root, "camps", camps_json(facts));
        json_object_set_new(root, "frustrated", frustrated_json(facts));
    }
    json_object_set_new(root, "strings", packed_strings(&strings));
    html_json(root, out);
    json_decref(root);
    names_release(&strings);
}

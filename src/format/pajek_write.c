/*
 * pajek_write.c: a dossier as a network of Pajek: its entities by their ids, and of its relations
 * the ends, types, weights, signs and years.
 */
#include "base/names.h"
#include "base/xalloc.h"
#include "format/lost.h"
#include "format/pajek.h"
#include "format/record_columns.h"

#include <stdlib.h>
#include <string.h>

struct writer {
    struct text *out;
    const struct dossier *dossier;
    struct record record;
    size_t labels, dates, weights; /* that are not quite what they were */
};

/* A label's quotes end at the next one, and its line at the next line. */
static void add_label(struct writer *writer, const char *label)
{
    size_t changed = 0;
    text_add_char(writer->out, '"');
    for (; *label; label++) {
        bool bad = strchr("\"\r\n", *label) != NULL;
        text_add_char(writer->out, bad ? (*label == '"' ? '\'' : ' ') : *label);
        changed += bad;
    }
    text_add_char(writer->out, '"');
    writer->labels += changed > 0;
}

/* The entity's id as a label that no other vertex has, since readers go by labels. */
static void add_own_label(struct writer *writer, struct names *taken, const char *id)
{
    size_t start = writer->out->length, before = taken->count;
    add_label(writer, *id ? id : " ");
    names_add(taken, writer->out->data + start, writer->out->length - start);
    while (taken->count == before) {
        writer->out->data[writer->out->length - 1] = '\'';
        text_add_char(writer->out, '"');
        names_add(taken, writer->out->data + start, writer->out->length - start);
    }
}

static void add_date(struct writer *writer, const struct edtf *date)
{
    struct text time = {0};
    if (!edtf_given(date))
        return;
    if (pajek_add_time(&time, date))
        text_addf(writer->out, " %s", time.data);
    else
        writer->dates++;
    text_release(&time);
}

static void add_vertices(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    struct names taken = {0};
    if (dossier->name) {
        text_add(writer->out, "*Network ");
        add_label(writer, dossier->name);
        text_add_char(writer->out, '\n');
    }
    text_addf(writer->out, "*Vertices %zu\n", dossier->entity_count);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        text_addf(writer->out, "%zu ", i + 1);
        add_own_label(writer, &taken, dossier->entities[i].id);
        add_date(writer, &dossier->entities[i].when);
        text_add_char(writer->out, '\n');
    }
    names_release(&taken);
}

/* A negative tie has a negative value; that it has no weight of its own is not kept then. */
static void add_line(struct writer *writer, size_t index)
{
    const struct dossier *dossier = writer->dossier;
    const struct relation *relation = &dossier->relations[index];
    bool negative = relation_sign(dossier, relation) < 0;
    record_of_relation(&writer->record, dossier, index);
    const char *weight = record_value(&writer->record, "weight");
    text_addf(writer->out, "%u %u", relation->from + 1, relation->to + 1);
    if (weight)
        text_addf(writer->out, " %s%s", negative ? "-" : "", weight);
    else if (negative)
        text_add(writer->out, " -1");
    writer->weights += negative && !weight;
    add_date(writer, relation_when(dossier, relation));
    text_add_char(writer->out, '\n');
}

/* The relations of that type and sort, under a header of their own. */
static void add_section(struct writer *writer, uint32_t type, size_t number, bool undirected,
                        const uint32_t *relations, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (writer->dossier->relations[relations[i]].undirected != undirected)
            continue;
        if (!any) {
            text_add(writer->out, undirected ? "*Edges" : "*Arcs");
            if (type != TYPE_TIE) {
                text_addf(writer->out, " :%zu ", number);
                add_label(writer, writer->dossier->vocabulary.types[type].name);
            }
            text_add_char(writer->out, '\n');
        }
        any = true;
        add_line(writer, relations[i]);
    }
}

/* Types in the order in which relations name them first; within one in the dossier's order. */
static void add_relations(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    size_t types = dossier->vocabulary.type_count, relations = dossier->relation_count, seen = 0;
    size_t *starts = xcalloc(types + 1, sizeof *starts), *counts = xcalloc(types, sizeof *counts);
    uint32_t *order = xcalloc(types, sizeof *order), *sorted = xcalloc(relations, sizeof *sorted);
    for (size_t i = 0; i < relations; i++)
        if (!counts[dossier->relations[i].type]++)
            order[seen++] = dossier->relations[i].type;
    for (size_t i = 0; i < types; i++)
        starts[i + 1] = starts[i] + counts[i];
    memset(counts, 0, types * sizeof *counts);
    for (uint32_t i = 0; i < relations; i++) {
        uint32_t type = dossier->relations[i].type;
        sorted[starts[type] + counts[type]++] = i;
    }
    for (size_t i = 0; i < seen; i++) {
        uint32_t type = order[i];
        add_section(writer, type, i + 1, false, sorted + starts[type], counts[type]);
        add_section(writer, type, i + 1, true, sorted + starts[type], counts[type]);
    }
    free(starts);
    free(counts);
    free(order);
    free(sorted);
}

/* Names the attributes that Pajek has no place for, with how often there are. */
static void lose_attributes(struct writer *writer, struct diagnostics *lost, bool of_relations)
{
    static const char *const held[] = {"when", "weight", "relation", "dir"};
    const struct dossier *dossier = writer->dossier;
    struct record_columns columns = {0};
    struct text list = {0};
    size_t count = of_relations ? dossier->relation_count : dossier->entity_count, total = 0;
    for (size_t i = 0; i < count; i++) {
        if (of_relations)
            record_of_relation(&writer->record, dossier, i);
        else
            record_of_entity(&writer->record, dossier, i);
        for (size_t h = 0; h < sizeof held / sizeof *held; h++)
            if (of_relations || strcmp(held[h], "when") == 0)
                record_remove(&writer->record, held[h]);
        total += writer->record.count;
        record_columns_add(&columns, &writer->record);
    }
    for (uint32_t i = 0; i < columns.names.count; i++)
        text_addf(&list, "%s%s", i ? ", " : "", names_at(&columns.names, i));
    struct text what = {0};
    text_addf(&what, "attributes of %s (%s)", of_relations ? "relations" : "entities",
              text_string(&list));
    lost_add(lost, "Pajek", what.data, total);
    text_release(&what);
    text_release(&list);
    record_columns_release(&columns);
}

static void report(struct writer *writer, struct diagnostics *lost)
{
    const struct dossier *dossier = writer->dossier;
    size_t words = 0;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++)
        words += record_of_kind(&writer->record, dossier, i);
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++)
        words += record_of_type(&writer->record, dossier, i);
    record_of_graph(&writer->record, dossier);
    lost_add(lost, "Pajek", "what is said of the dossier itself", writer->record.count);
    lost_add(lost, "Pajek", "sources", dossier->source_count);
    lost_add(lost, "Pajek", "declared kinds and relation types", words);
    lost_add(lost, "Pajek", "quotes and line ends in names", writer->labels);
    lose_attributes(writer, lost, false);
    lose_attributes(writer, lost, true);
    lost_add(lost, "Pajek", "dates that are not of whole years", writer->dates);
    lost_add(lost, "Pajek", "negative relations without a weight of their own (it is 1 now)",
             writer->weights);
}

bool pajek_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                 struct error *error)
{
    struct writer writer = {.out = out, .dossier = dossier};
    (void)error; /* Pajek takes every dossier, but not all of it */
    add_vertices(&writer);
    add_relations(&writer);
    report(&writer, lost);
    record_release(&writer.record);
    return true;
}

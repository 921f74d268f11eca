/*
 * merge.c: several dossiers as one: first all that they say, one after the other; then what is one,
 * or says the same, as one.
 */
#include "dossier/merge.h"

#include "base/xalloc.h"
#include "dossier/copy.h"
#include "dossier/pieces.h"
#include "dossier/unify.h"

#include <stdlib.h>
#include <string.h>

struct place merge_place(const struct merging *merging, struct place place)
{
    place.file += merging->first_file;
    return place;
}

const char *merge_string(const struct merging *merging, const char *whose, const char *name,
                         const char **kept, const char *other, struct place place[2],
                         const char *note)
{
    if (!*kept)
        *kept = other;
    if (!other || *kept == other)
        return note;
    return join_contradiction(&merging->join, whose, note, &(struct join_field){name, *kept, other},
                              place[0], place[1]);
}

static void note_head(const struct merging *merging, const char *name, const char *kept,
                      const char *other)
{
    struct error error = {0};
    struct place place = {merging->first_file, 1, 1};
    struct dossier *into = merging->join.dossier;
    error_set(&error, ERROR_INPUT, "this dossier has the %s \"%s\", and the merged one \"%s\"",
              name, other, kept);
    error_hint(&error, "it is kept in the note");
    join_report(&merging->join, SEVERITY_NOTE, IDENTITY_CONTRADICTION, place, &error);
    into->note = pieces_other(into, into->note, name, other);
}

/* The earlier date: what is open then is certain no longer than either dossier can know. */
static void merge_date(const struct merging *merging)
{
    struct dossier *into = merging->join.dossier;
    struct edtf other = merging->from->date;
    struct text kept = {0}, more = {0};
    if (!edtf_given(&into->date) || !edtf_given(&other)) {
        into->date = edtf_given(&into->date) ? into->date : other;
    } else if (edtf_compare(&into->date, &other) != 0) {
        bool earlier = edtf_compare(&other, &into->date) < 0;
        edtf_format(earlier ? &other : &into->date, &kept);
        edtf_format(earlier ? &into->date : &other, &more);
        into->date = earlier ? other : into->date;
        note_head(merging, "date", text_string(&kept), text_string(&more));
    }
    text_release(&kept);
    text_release(&more);
}

void merge_head(struct merging *merging)
{
    struct dossier *into = merging->join.dossier;
    const struct dossier *from = merging->from;
    const char *title = copy_string(into, from->title), *name = copy_string(into, from->name);
    struct place place = {merging->first_file, 1, 1};
    into->name = into->name ? into->name : name;
    into->note = pieces_note(into, into->note, copy_string(into, from->note));
    if (into->title && title && into->title != title)
        note_head(merging, "title", into->title, title);
    into->title = into->title ? into->title : title;
    merge_date(merging);
    into->graph_attributes = join_attributes(&merging->join, "the dossier", into->graph_attributes,
                                             copy_attributes(into, from, from->graph_attributes),
                                             (struct place){0}, place, &into->note);
}

static uint32_t merge_entity(const struct merging *merging, const struct entity *entity)
{
    struct dossier *into = merging->join.dossier;
    size_t before = into->entity_count;
    uint32_t index = dossier_add_entity(into, entity->id);
    struct entity copy = copy_entity_record(into, merging->from, entity);
    copy.kind = merging->kinds[entity->kind];
    copy.place = merge_place(merging, entity->place);
    copy.source = merge_citations(merging, copy.source);
    if (index == before)
        into->entities[index] = copy;
    else
        join_entity(&merging->join, index, &copy);
    return index;
}

static void merge_relation(const struct merging *merging, const struct relation *relation)
{
    struct dossier *into = merging->join.dossier;
    const struct dossier *from = merging->from;
    struct relation copy = *relation;
    struct evidence said = copy_evidence(into, from, relation);
    said.source = merge_citations(merging, said.source);
    copy.from = merging->entities[relation->from];
    copy.to = merging->entities[relation->to];
    copy.type = merging->types[relation->type];
    copy.when = dossier_date(into, relation_when(from, relation));
    copy.evidence = dossier_evidence(into, &said);
    copy.place = merge_place(merging, relation->place);
    dossier_add_relation(into, &copy);
}

/* Judgements in their turns. */
static void merge_relations(const struct merging *merging)
{
    const struct dossier *from = merging->from;
    size_t judgement = 0;
    for (size_t i = 0; i <= from->relation_count; i++) {
        for (; judgement < from->judgement_count && from->judgement_turns[judgement] <= i;)
            merge_relation(merging, &from->judgements[judgement++]);
        if (i < from->relation_count)
            merge_relation(merging, &from->relations[i]);
    }
}

static void add_dossier(struct merging *merging, const struct dossier *from)
{
    struct dossier *into = merging->join.dossier;
    merging->from = from;
    merging->first_file = (uint32_t)into->file_count;
    merging->entities = xcalloc(from->entity_count, sizeof *merging->entities);
    merging->kinds = xcalloc(from->vocabulary.kind_count, sizeof *merging->kinds);
    merging->types = xcalloc(from->vocabulary.type_count, sizeof *merging->types);
    merging->sources = xcalloc(from->source_count, sizeof *merging->sources);
    for (size_t i = 0; i < from->file_count; i++)
        dossier_add_file(into, from->files[i]);
    if (!from->file_count)
        dossier_add_file(into, ""); /* a dossier is an origin, wherever it is from */
    merge_head(merging);
    merge_words(merging);
    merge_sources(merging);
    for (size_t i = 0; i < from->entity_count; i++)
        merging->entities[i] = merge_entity(merging, &from->entities[i]);
    merge_relations(merging);
    free(merging->sources);
    free(merging->types);
    free(merging->kinds);
    free(merging->entities);
}

struct dossier *dossier_merge(const struct dossier *const *dossiers, size_t count,
                              const struct merge_options *options, struct diagnostics *found)
{
    struct merging merging = {
        .join = {dossier_new(), options, found}, .dossiers = dossiers, .count = count};
    for (size_t i = 0; i < count; i++)
        add_dossier(&merging, dossiers[i]);
    unify(&merging.join, false, true);
    return merging.join.dossier;
}

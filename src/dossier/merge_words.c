/*
 * merge_words.c: the kinds and relation types of two dossiers. One that a dossier declares is what
 * the others mean by it; of two declarations the first stays, but that a type of another family,
 * and so of another sign, is renamed.
 */
#include "dossier/merge.h"

#include "dossier/copy.h"
#include "dossier/pieces.h"

#include <string.h>

static void merge_kind(const struct merging *merging, size_t index)
{
    struct dossier *into = merging->join.dossier;
    const struct entity_kind *kind = &merging->from->vocabulary.kinds[index];
    uint32_t here = vocabulary_add_kind(&into->vocabulary, copy_string(into, kind->name));
    struct entity_kind *kept = &into->vocabulary.kinds[here];
    if (!kept->place.line)
        kept->place = kind->place.line ? merge_place(merging, kind->place) : kind->place;
    kept->declared = kept->declared || kind->declared;
    kept->note = pieces_note(into, kept->note, copy_string(into, kind->note));
    merging->kinds[index] = here;
}

/* Whether a dossier says what the type is; else it is built in, or just used. */
static bool declared(const struct relation_type *type)
{
    return type->declared && type->edited;
}

static struct relation_type copy_type(const struct merging *merging,
                                      const struct relation_type *type)
{
    struct dossier *into = merging->join.dossier;
    struct relation_type copy = *type;
    copy.name = copy_string(into, type->name);
    copy.label = copy_string(into, type->label);
    copy.note = copy_string(into, type->note);
    copy.place = type->place.line ? merge_place(merging, type->place) : type->place;
    return copy;
}

static const char *number(const struct merging *merging, double value)
{
    struct text text = {0};
    text_addf(&text, "%.15g", value);
    const char *string = dossier_string(merging->join.dossier, text.data, text.length);
    text_release(&text);
    return string;
}

/* Of the type that stays: the note, with whatever the other one says otherwise. */
static const char *compare_types(const struct merging *merging, struct relation_type *kept,
                                 const struct relation_type *other)
{
    static const char *const flags[] = {"false", "true"};
    struct dossier *into = merging->join.dossier;
    struct place place[2] = {kept->place, other->place};
    const struct {
        const char *name, *kept, *other;
    } rows[] = {
        {"weight", number(merging, kept->weight), number(merging, other->weight)},
        {"symmetric", copy_string(into, flags[kept->symmetric]),
         copy_string(into, flags[other->symmetric])},
        {"lasting", copy_string(into, flags[kept->lasting]),
         copy_string(into, flags[other->lasting])},
        {"exclusive", copy_string(into, flags[kept->exclusive]),
         copy_string(into, flags[other->exclusive])},
        {"along", number(merging, kept->along), number(merging, other->along)},
        {"against", number(merging, kept->against), number(merging, other->against)},
    };
    struct text whose = {0};
    text_addf(&whose, "relation type '%s'", kept->name);
    const char *note = pieces_note(into, kept->note, other->note);
    note = merge_string(merging, whose.data, "label", &kept->label, other->label, place, note);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *value = rows[i].kept;
        note = merge_string(merging, whose.data, rows[i].name, &value, rows[i].other, place, note);
    }
    text_release(&whose);
    return note;
}

/* A name for a type that has another family than the one of its name. */
static const char *free_name(const struct merging *merging, const struct relation_type *type)
{
    struct dossier *into = merging->join.dossier;
    struct text name = {0};
    for (size_t number = 2;; number++) {
        text_clear(&name);
        text_addf(&name, "%s-%zu", type->name, number);
        uint32_t there = vocabulary_find_type(&into->vocabulary, name.data);
        if (vocabulary_find_type(&merging->from->vocabulary, name.data) == VOCABULARY_NONE &&
            (there == VOCABULARY_NONE || into->vocabulary.types[there].family == type->family))
            break;
    }
    const char *string = dossier_string(into, name.data, name.length);
    text_release(&name);
    return string;
}

static void report_renamed(const struct merging *merging, const struct relation_type *type,
                           const char *name, const struct relation_type *before)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT,
              "relation type '%s' is of family %s here, and %s before: it is '%s'", type->name,
              family_name(type->family), family_name(before->family), name);
    error_hint(&error, "relations of it here are of type '%s'", name);
    join_report(&merging->join, SEVERITY_WARNING, IDENTITY_RENAMED, type->place, &error);
}

static void merge_type(const struct merging *merging, size_t index)
{
    struct vocabulary *vocabulary = &merging->join.dossier->vocabulary;
    struct relation_type type = copy_type(merging, &merging->from->vocabulary.types[index]);
    uint32_t here = vocabulary_find_type(vocabulary, type.name);
    if (here != VOCABULARY_NONE && declared(&type) && declared(&vocabulary->types[here]) &&
        vocabulary->types[here].family != type.family) {
        const char *name = free_name(merging, &type);
        report_renamed(merging, &type, name, &vocabulary->types[here]);
        type.name = name;
        here = vocabulary_find_type(vocabulary, name);
    }
    if (here == VOCABULARY_NONE || (declared(&type) && !declared(&vocabulary->types[here]))) {
        here = vocabulary_add_type(vocabulary, type.name);
        vocabulary->types[here] = type;
    } else if (declared(&type)) {
        vocabulary->types[here].note = compare_types(merging, &vocabulary->types[here], &type);
    }
    merging->types[index] = here;
}

void merge_words(struct merging *merging)
{
    for (size_t i = 0; i < merging->from->vocabulary.kind_count; i++)
        merge_kind(merging, i);
    for (size_t i = 0; i < merging->from->vocabulary.type_count; i++)
        merge_type(merging, i);
}

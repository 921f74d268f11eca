/*
 * lint_values.c: a rule about words that stand in many places, such as roles: one that stands in
 * few and differs by one letter from one that stands in many is misspelt.
 */
#include "dossier/lint_rules.h"

#include "base/hash.h"
#include "base/names.h"
#include "base/xalloc.h"
#include "dossier/name_blocks.h"
#include "dossier/name_sound.h"

#include <stdlib.h>
#include <string.h>

/* Longer ones are sentences; a table's must not take all memory. */
enum { LONGEST_VALUE = 48, MOST_VALUES = 100000, OFTEN = 3, TIMES = 3 };

/* What some field says, and where first. */
struct value {
    const char *field, *string;
    struct place first;
    size_t count;
};

struct values {
    struct names names; /* "field=string" */
    struct value *items;
    size_t capacity;
    size_t unread; /* how often a word was met that had no more room */
};

static void note_value(struct values *values, const char *field, const char *string,
                       struct place place)
{
    struct text key = {0};
    size_t length = string ? strlen(string) : 0, known = values->names.count;
    if (!length || length > LONGEST_VALUE || string[strcspn(string, "0123456789")])
        return;
    text_addf(&key, "%s=%s", field, string);
    uint32_t id = known < MOST_VALUES ? names_add(&values->names, text_string(&key), key.length)
                                      : names_find(&values->names, text_string(&key), key.length);
    text_release(&key);
    if (id == NAME_NONE) {
        values->unread++;
        return;
    }
    if (id == known) {
        values->items = xgrow(values->items, known, &values->capacity, sizeof *values->items);
        values->items[id] = (struct value){.field = field, .string = string, .first = place};
    }
    struct value *value = &values->items[id];
    value->count++;
    if (lint_compare_places(place, value->first) < 0)
        value->first = place;
}

static void note_attributes(struct values *values, const struct dossier *dossier,
                            struct attribute_span span, struct place place)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct attribute *attribute = &dossier->attributes[span.first + i];
        if (!attribute->html)
            note_value(values, attribute->name, attribute->value, place);
    }
}

static void note_values(struct values *values, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->entity_count; i++)
        note_attributes(values, dossier, dossier->entities[i].attributes,
                        dossier->entities[i].place);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct evidence *evidence = relation_evidence(dossier, relation);
        note_value(values, "role", evidence->role, relation->place);
        note_attributes(values, dossier, evidence->attributes, relation->place);
    }
    for (size_t i = 0; i < dossier->source_count; i++) {
        note_value(values, "author", dossier->sources[i].author, dossier->sources[i].place);
        note_value(values, "publisher", dossier->sources[i].publisher, dossier->sources[i].place);
    }
}

/* Whether `value` may be a misspelling of the other. */
static bool is_slip(const struct value *value, const struct value *of)
{
    return of->count >= OFTEN && of->count >= TIMES * value->count &&
           strcmp(value->field, of->field) == 0 &&
           one_letter_differs(value->string, strlen(value->string), of->string, strlen(of->string));
}

/* Of several the one that stands in most places, by name where they stand in as many. */
static bool is_better(const struct value *value, const struct value *best)
{
    if (!best || value->count != best->count)
        return !best || value->count > best->count;
    return strcmp(value->string, best->string) < 0;
}

static void compare_values(const struct values *values, const struct block_key *keys, size_t count,
                           const struct value **best)
{
    enum { MOST = 64 }; /* of values that are all alike none is a slip */
    for (size_t i = 0; count <= MOST && i < count; i++)
        for (size_t j = 0; j < count; j++) {
            const struct value *a = &values->items[keys[i].name];
            const struct value *b = &values->items[keys[j].name];
            if (i != j && is_slip(a, b) && is_better(b, best[keys[i].name]))
                best[keys[i].name] = b;
        }
}

static void find_slips(const struct values *values, const struct value **best)
{
    struct name_blocks blocks = {0};
    for (uint32_t i = 0; i < values->names.count; i++) {
        const struct value *value = &values->items[i];
        name_blocks_add_letters(&blocks, value->string, strlen(value->string),
                                hash_bytes(value->field, strlen(value->field)), i);
    }
    name_blocks_sort(&blocks);
    for (size_t start = 0, next = 0; start < blocks.count; start = next) {
        while (next < blocks.count && blocks.keys[next].key == blocks.keys[start].key)
            next++;
        compare_values(values, blocks.keys + start, next - start, best);
    }
    name_blocks_release(&blocks);
}

static void report_slip(const struct lint *lint, const struct value *value, const struct value *of)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT,
              "%s '%s' differs by one letter from '%s', which stands in %zu places", value->field,
              value->string, of->string, of->count);
    error_hint(&error, "did you mean '%s'?", of->string);
    lint_report(lint, value->first, &error);
}

static void report_unread(const struct lint *lint, size_t unread)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT,
              "words that stand in %zu places came after the first %d and were not compared",
              unread, (int)MOST_VALUES);
    lint_report(lint, (struct place){0}, &error);
}

/* Once a value, where it stands first. */
void lint_one_letter_differences(const struct lint *lint)
{
    struct values values = {0};
    note_values(&values, lint->dossier);
    const struct value **best = xcalloc(values.names.count + 1, sizeof *best);
    find_slips(&values, best);
    for (size_t i = 0; i < values.names.count; i++)
        if (best[i])
            report_slip(lint, &values.items[i], best[i]);
    if (values.unread)
        report_unread(lint, values.unread);
    free(best);
    free(values.items);
    names_release(&values.names);
}

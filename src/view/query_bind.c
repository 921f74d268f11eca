/*
 * query_bind.c: what each name of a query means in a dossier.
 */
#include "view/query_tree.h"

#include "base/suggest.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct binder {
    struct query *query;
    const struct dossier *dossier;
    const char *const *numbers;
    size_t number_count;
    struct names attributes[2]; /* that its records have, by subject */
    bool collected[2];
    struct error *error;
};

static bool place(const struct binder *binder, size_t offset)
{
    return query_place(binder->query->text, binder->query->length, offset, binder->error);
}

/* ---- attributes that are none of ours ---- */

static void collect_span(struct names *names, const struct dossier *dossier,
                         struct attribute_span span)
{
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const char *name = dossier->attributes[i].name;
        names_add(names, name, strlen(name));
    }
}

static const struct names *attributes_of(struct binder *binder, enum query_subject subject)
{
    const struct dossier *dossier = binder->dossier;
    struct names *names = &binder->attributes[subject];
    if (binder->collected[subject])
        return names;
    if (subject == QUERY_ENTITIES)
        for (size_t i = 0; i < dossier->entity_count; i++)
            collect_span(names, dossier, dossier->entities[i].attributes);
    else
        for (size_t i = 0; i < dossier->relation_count; i++)
            collect_span(names, dossier,
                         relation_evidence(dossier, &dossier->relations[i])->attributes);
    binder->collected[subject] = true;
    return names;
}

static bool bind_attribute(struct binder *binder, struct query_field *field, const char *name,
                           enum query_subject subject)
{
    const struct names *names = attributes_of(binder, subject);
    if (names_find(names, name, strlen(name)) == NAME_NONE)
        return false;
    field->attribute = name;
    return true;
}

/* ---- counts of relations, and numbers from above ---- */

/* Whether the name ends in the suffix; if so, `*length` is what is before it. */
static bool ends_in(const char *name, const char *suffix, size_t *length)
{
    size_t all = strlen(name), tail = strlen(suffix);
    if (all <= tail || strcmp(name + all - tail, suffix) != 0)
        return false;
    *length = all - tail;
    return true;
}

static bool mark_types(struct query_field *field, const struct vocabulary *vocabulary,
                       const char *name)
{
    bool all = strcmp(name, "relations") == 0;
    uint32_t type = vocabulary_find_type(vocabulary, name);
    enum family family = family_find(name);
    if (!all && type == VOCABULARY_NONE && family == FAMILY_NONE)
        return false;
    field->types = xcalloc(vocabulary->type_count, sizeof *field->types);
    for (size_t i = 0; i < vocabulary->type_count; i++)
        field->types[i] = all || i == type || vocabulary->types[i].family == family;
    field->kind = QUERY_IS_NUMBER;
    return true;
}

static bool bind_count(struct query_field *field, const struct dossier *dossier, const char *name)
{
    static const struct {
        const char *suffix;
        enum query_way way;
    } ways[] = {{".in", QUERY_IN}, {".out", QUERY_OUT}};
    size_t length = 0;
    if (mark_types(field, &dossier->vocabulary, name))
        return true;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!ends_in(name, ways[i].suffix, &length))
            continue;
        char *base = xstrndup(name, length);
        bool found = mark_types(field, &dossier->vocabulary, base);
        free(base);
        field->way = ways[i].way;
        return found;
    }
    return false;
}

static size_t need_number(struct query *query, struct query_number number)
{
    for (size_t i = 0; i < query->number_count; i++)
        if (query->numbers[i].number.number == number.number &&
            query->numbers[i].number.rank == number.rank)
            return i;
    query->numbers =
        xgrow(query->numbers, query->number_count, &query->number_capacity, sizeof *query->numbers);
    query->numbers[query->number_count] = (struct query_given){.number = number};
    return query->number_count++;
}

static bool bind_number(struct binder *binder, struct query_field *field, const char *name)
{
    size_t length = strlen(name);
    bool rank = ends_in(name, ".rank", &length);
    for (size_t i = 0; i < binder->number_count; i++) {
        if (strlen(binder->numbers[i]) != length || memcmp(binder->numbers[i], name, length) != 0)
            continue;
        field->number = need_number(binder->query, (struct query_number){i, rank});
        field->kind = QUERY_IS_NUMBER;
        return true;
    }
    return false;
}

/* ---- names ---- */

static bool bind_row(struct query_field *field, enum query_subject subject, const char *name)
{
    field->row = query_name_find(subject, name);
    if (field->row)
        field->kind = field->row->kind;
    return field->row != NULL;
}

static bool bind_entity_name(struct binder *binder, struct query_field *field, const char *name)
{
    return bind_row(field, QUERY_ENTITIES, name) || bind_count(field, binder->dossier, name) ||
           bind_number(binder, field, name) || bind_attribute(binder, field, name, QUERY_ENTITIES);
}

/* "from." or "to.", and what of that end is meant. */
static const char *end_name(const char *name, enum query_whose *whose)
{
    *whose = strncmp(name, "from.", 5) == 0 ? QUERY_FROM
             : strncmp(name, "to.", 3) == 0 ? QUERY_TO
                                            : QUERY_OWN;
    return *whose == QUERY_FROM ? name + 5 : *whose == QUERY_TO ? name + 3 : name;
}

static bool bind_name(struct binder *binder, struct query_field *field)
{
    enum query_subject subject = binder->query->subject;
    enum query_whose whose;
    if (field->quoted)
        return bind_attribute(binder, field, field->name, subject);
    if (subject == QUERY_ENTITIES)
        return bind_entity_name(binder, field, field->name);
    if (bind_row(field, subject, field->name))
        return true;
    const char *of_end = end_name(field->name, &whose);
    if (whose != QUERY_OWN && bind_entity_name(binder, field, of_end)) {
        field->whose = whose;
        return true;
    }
    return bind_attribute(binder, field, field->name, subject);
}

/* ---- names that mean nothing ---- */

static void consider_attributes(struct binder *binder, enum query_subject subject,
                                struct suggest *suggest)
{
    const struct names *names = attributes_of(binder, subject);
    for (uint32_t i = 0; i < names->count; i++)
        suggest_consider(suggest, names_at(names, i));
}

static void consider_entity_names(struct binder *binder, struct suggest *suggest)
{
    const struct vocabulary *vocabulary = &binder->dossier->vocabulary;
    for (size_t i = 0; i < query_name_count(QUERY_ENTITIES); i++)
        suggest_consider(suggest, query_name_at(QUERY_ENTITIES, i)->name);
    for (int family = 0; family < FAMILY_COUNT; family++)
        suggest_consider(suggest, family_name((enum family)family));
    for (size_t i = 0; i < vocabulary->type_count; i++)
        suggest_consider(suggest, vocabulary->types[i].name);
    suggest_consider(suggest, "relations");
    for (size_t i = 0; i < binder->number_count; i++)
        suggest_consider(suggest, binder->numbers[i]);
    consider_attributes(binder, QUERY_ENTITIES, suggest);
}

/* Where the name is one of the other sort of query's; false where it is not. */
static bool hint_at_other(struct binder *binder, const struct query_field *field)
{
    struct query_field other = {.number = SIZE_MAX};
    const char *name = field->name;
    struct error *error = binder->error;
    if (field->quoted)
        return false;
    if (binder->query->subject == QUERY_ENTITIES) {
        if (!query_name_find(QUERY_RELATIONS, name))
            return false;
        error_hint(error, "relations have it: ask of them with --relations");
        return true;
    }
    bool type = mark_types(&other, &binder->dossier->vocabulary, name);
    free(other.types);
    if (type && strcmp(name, "relations") != 0)
        error_hint(error, "did you mean '%s=%s'?",
                   family_find(name) == FAMILY_NONE ? "relation" : "family", name);
    else if (query_name_find(QUERY_ENTITIES, name))
        error_hint(error, "entities have it: 'from.%s', 'to.%s'", name, name);
    else
        return false;
    return true;
}

static bool unknown_name(struct binder *binder, const struct query_field *field)
{
    struct suggest suggest;
    enum query_subject subject = binder->query->subject;
    enum query_whose whose = QUERY_OWN;
    bool relations = subject == QUERY_RELATIONS;
    const char *name = relations ? end_name(field->name, &whose) : field->name;
    suggest_start(&suggest, name);
    error_set(binder->error, ERROR_USAGE, "%s '%.*s'",
              field->quoted
                  ? relations ? "no relation has an attribute" : "no entity has an attribute"
                  : "nothing is called",
              query_shown(field->name, strlen(field->name)), field->name);
    if (!field->quoted && (!relations || whose != QUERY_OWN))
        consider_entity_names(binder, &suggest);
    for (size_t i = 0; !field->quoted && relations && i < query_name_count(subject); i++)
        suggest_consider(&suggest, query_name_at(subject, i)->name);
    if (whose == QUERY_OWN)
        consider_attributes(binder, subject, &suggest);
    if (!hint_at_other(binder, field) && suggest.best)
        error_hint(binder->error, "did you mean '%s%s'?",
                   whose == QUERY_FROM ? "from."
                   : whose == QUERY_TO ? "to."
                                       : "",
                   suggest.best);
    if (!field->quoted && strchr(name, '.'))
        error_hint(binder->error,
                   "behind the name of relations stands .in or .out, behind that of a "
                   "measure .rank");
    error_hint(binder->error,
               "'entente help query' lists what is known; other names are attributes "
               "that the dossier has");
    return place(binder, field->offset);
}

/* Takes back what an earlier binding has found out. */
static void forget(struct query *query)
{
    query->number_count = 0;
    memset(query->counts_of, 0, sizeof query->counts_of);
    for (size_t i = 0; i < query->field_count; i++) {
        struct query_field *field = &query->fields[i];
        free(field->types);
        free(field->counts);
        *field = (struct query_field){.name = field->name,
                                      .quoted = field->quoted,
                                      .offset = field->offset,
                                      .number = SIZE_MAX};
    }
}

bool query_bind(struct query *query, const struct dossier *dossier, enum query_subject subject,
                const char *const *numbers, size_t count, struct error *error)
{
    struct binder binder = {.query = query,
                            .dossier = dossier,
                            .numbers = numbers,
                            .number_count = count,
                            .error = error};
    bool done = true;
    query->dossier = dossier;
    query->subject = subject;
    forget(query);
    for (size_t i = 0; done && i < query->field_count; i++)
        done = bind_name(&binder, &query->fields[i]) || unknown_name(&binder, &query->fields[i]);
    for (size_t i = 0; done && i < query->term_count; i++)
        done = query_check_term(query, &query->terms[i], error);
    names_release(&binder.attributes[0]);
    names_release(&binder.attributes[1]);
    return done;
}

/*
 * vocabulary.c: the built-in words of a dossier as tables, and the words that a dossier adds.
 */
#include <entente/vocabulary.h>

#include "base/names.h"
#include "base/suggest.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/*
 * The families. `along` and `against` are the flows of standing that a new type of the family
 * starts with. To add a family: a row here, its name in enum family, and its line in
 * picture/style.c.
 */
static const struct {
    const char *name;
    int sign;
    double along, against;
} families[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"membership", +1, 1, .5},
    [FAMILY_PRESIDENCY] = {"presidency", +1, .25, 3},
    [FAMILY_OFFICE] = {"office", +1, .25, 2},
    [FAMILY_STRUCTURE] = {"structure", +1, .5, .5},
    [FAMILY_COOPERATION] = {"cooperation", +1, .5, .5},
    [FAMILY_DISSENT] = {"dissent", -1, 0, 0},
    [FAMILY_TIE] = {"tie", +1, 1, 1},
};

/* To add an entity kind: a row here, and its shape in picture/style.c. Row 0 is KIND_ENTITY. */
static const struct entity_kind built_in_kinds[] = {
    {.name = "entity", .summary = "of no stated kind", .acts = true},
    {.name = "state", .summary = "a country", .acts = true},
    {.name = "organization",
     .summary = "an organization that states or others belong to",
     .acts = true},
    {.name = "person", .summary = "a human being", .acts = true},
    {.name = "body", .summary = "a council, committee, staff or ministry", .acts = true},
    {.name = "force", .summary = "an armed or peacekeeping force", .acts = true},
    {.name = "bloc", .summary = "a group of states without an organization", .acts = true},
    {.name = "place", .summary = "a region, district or city"},
    {.name = "document", .summary = "a treaty, declaration, plan or decision"},
    {.name = "event", .summary = "a summit, exercise or crisis"},
};

/*
 * The relation types, and the table of flows of `influence`: how much standing flows from -> to
 * (along) and to -> from (against). A presidency hands the organization's standing to its holder; a
 * membership lends the member's standing to the organization and takes a share of it back; dissent
 * carries none. To add a type: a row here, before the judgements, whose numbers in vocabulary.h
 * then grow. Row 0 is TYPE_TIE.
 */
static const struct relation_type built_in_types[] = {
    {.name = "tie", .family = FAMILY_TIE, .weight = 1, .along = 1, .against = 1},

    {.name = "membership",
     .family = FAMILY_MEMBERSHIP,
     .weight = 1,
     .lasting = true,
     .along = 1,
     .against = .5},
    {.name = "observer",
     .family = FAMILY_MEMBERSHIP,
     .weight = .5,
     .lasting = true,
     .along = .5,
     .against = .25},
    {.name = "candidacy", .family = FAMILY_MEMBERSHIP, .weight = .25, .along = .25, .against = .1},
    {.name = "participation",
     .family = FAMILY_MEMBERSHIP,
     .weight = .5,
     .along = .5,
     .against = .5},

    {.name = "presidency",
     .family = FAMILY_PRESIDENCY,
     .weight = 2,
     .lasting = true,
     .exclusive = true,
     .along = .25,
     .against = 3},

    {.name = "office",
     .family = FAMILY_OFFICE,
     .weight = 1,
     .lasting = true,
     .along = .25,
     .against = 2},
    {.name = "representation",
     .family = FAMILY_OFFICE,
     .weight = 1,
     .lasting = true,
     .along = .5,
     .against = .5},

    {.name = "part-of",
     .family = FAMILY_STRUCTURE,
     .weight = 1,
     .lasting = true,
     .along = 1,
     .against = .5},
    {.name = "nationality",
     .family = FAMILY_STRUCTURE,
     .weight = .5,
     .lasting = true,
     .along = .25,
     .against = .25},
    {.name = "subordination",
     .family = FAMILY_STRUCTURE,
     .weight = 1,
     .lasting = true,
     .along = 1,
     .against = .25},

    {.name = "cooperation", .family = FAMILY_COOPERATION, .weight = 1, .along = .5, .against = .5},
    {.name = "agreement", .family = FAMILY_COOPERATION, .weight = 1, .along = .5, .against = .5},
    {.name = "support", .family = FAMILY_COOPERATION, .weight = 1, .along = .5, .against = .25},
    {.name = "consultation",
     .family = FAMILY_COOPERATION,
     .weight = .5,
     .symmetric = true,
     .along = .25,
     .against = .25},

    {.name = "dissent", .family = FAMILY_DISSENT, .weight = 1},
    {.name = "criticism", .family = FAMILY_DISSENT, .weight = 1},
    {.name = "refusal", .family = FAMILY_DISSENT, .weight = 1},
    {.name = "dispute", .family = FAMILY_DISSENT, .weight = 1, .symmetric = true},
    {.name = "sanction", .family = FAMILY_DISSENT, .weight = 2},
    {.name = "conflict", .family = FAMILY_DISSENT, .weight = 2, .symmetric = true},
    {.name = "negative-tie", .family = FAMILY_DISSENT, .weight = 1}, /* of a table that has only
                                                                        signs */

    /* Judgements on who is who. What they say of ties nobody asks. */
    [TYPE_SAME_AS] = {.name = "same-as",
                      .family = FAMILY_TIE,
                      .weight = 1,
                      .symmetric = true,
                      .along = 1,
                      .against = 1},
    [TYPE_NOT_SAME_AS] = {.name = "not-same-as",
                          .family = FAMILY_TIE,
                          .weight = 1,
                          .symmetric = true,
                          .along = 1,
                          .against = 1},
};

enum {
    BUILT_IN_KINDS = sizeof built_in_kinds / sizeof *built_in_kinds,
    BUILT_IN_TYPES = sizeof built_in_types / sizeof *built_in_types
};

const char *family_name(enum family family)
{
    return families[family].name;
}

enum family family_find(const char *name)
{
    int family = 0;
    while (family < FAMILY_COUNT && strcmp(families[family].name, name) != 0)
        family++;
    return (enum family)family;
}

int family_sign(enum family family)
{
    return families[family].sign;
}

void relation_type_set_family(struct relation_type *type, enum family family)
{
    type->family = family;
    type->weight = 1;
    type->along = families[family].along;
    type->against = families[family].against;
}

static void append_kind(struct vocabulary *vocabulary, struct entity_kind kind)
{
    vocabulary->kinds = xgrow(vocabulary->kinds, vocabulary->kind_count, &vocabulary->kind_capacity,
                              sizeof *vocabulary->kinds);
    vocabulary->kinds[vocabulary->kind_count++] = kind;
    names_add(vocabulary->kind_names, kind.name, strlen(kind.name));
}

static void append_type(struct vocabulary *vocabulary, struct relation_type type)
{
    vocabulary->types = xgrow(vocabulary->types, vocabulary->type_count, &vocabulary->type_capacity,
                              sizeof *vocabulary->types);
    vocabulary->types[vocabulary->type_count++] = type;
    names_add(vocabulary->type_names, type.name, strlen(type.name));
}

void vocabulary_init(struct vocabulary *vocabulary)
{
    *vocabulary = (struct vocabulary){.kind_names = xcalloc(1, sizeof(struct names)),
                                      .type_names = xcalloc(1, sizeof(struct names))};
    for (size_t i = 0; i < BUILT_IN_KINDS; i++) {
        append_kind(vocabulary, built_in_kinds[i]);
        vocabulary->kinds[i].declared = true;
    }
    for (size_t i = 0; i < BUILT_IN_TYPES; i++) {
        append_type(vocabulary, built_in_types[i]);
        vocabulary->types[i].declared = true;
    }
}

static void free_names(struct names *names)
{
    if (names)
        names_release(names);
    free(names);
}

void vocabulary_release(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    free(vocabulary->kinds);
    free(vocabulary->types);
    free_names(vocabulary->kind_names);
    free_names(vocabulary->type_names);
    *vocabulary = (struct vocabulary){0};
}

uint32_t vocabulary_find_kind(const struct vocabulary *vocabulary, const char *name)
{
    return names_find(vocabulary->kind_names, name, strlen(name));
}

uint32_t vocabulary_find_type(const struct vocabulary *vocabulary, const char *name)
{
    return names_find(vocabulary->type_names, name, strlen(name));
}

uint32_t vocabulary_add_kind(struct vocabulary *vocabulary, const char *name)
{
    uint32_t known = vocabulary_find_kind(vocabulary, name);
    if (known != VOCABULARY_NONE)
        return known;
    append_kind(vocabulary, (struct entity_kind){.name = name});
    return (uint32_t)vocabulary->kind_count - 1;
}

uint32_t vocabulary_add_type(struct vocabulary *vocabulary, const char *name)
{
    uint32_t known = vocabulary_find_type(vocabulary, name);
    if (known != VOCABULARY_NONE)
        return known;
    struct relation_type type = {.name = name, .edited = true};
    relation_type_set_family(&type, FAMILY_TIE);
    append_type(vocabulary, type);
    return (uint32_t)vocabulary->type_count - 1;
}

/* A dossier of more words gets its hints from the first ones, so that each costs little. */
enum { SUGGESTED_MOST = 1000 };

const char *vocabulary_suggest_kind(const struct vocabulary *vocabulary, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < vocabulary->kind_count && i < SUGGESTED_MOST; i++)
        if (vocabulary->kinds[i].declared)
            suggest_consider(&suggest, vocabulary->kinds[i].name);
    return suggest.best;
}

const char *vocabulary_suggest_type(const struct vocabulary *vocabulary, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < vocabulary->type_count && i < SUGGESTED_MOST; i++)
        if (vocabulary->types[i].declared)
            suggest_consider(&suggest, vocabulary->types[i].name);
    return suggest.best;
}

const char *family_suggest(const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (int family = 0; family < FAMILY_COUNT; family++)
        suggest_consider(&suggest, families[family].name);
    return suggest.best;
}

/*
 * check_vocabulary.c: the tables of kinds, types and families, and what a dossier adds to them.
 */
#include "suites.h"

#include <entente/vocabulary.h>

#include <string.h>

START_TEST(tables)
{
    struct vocabulary words;
    vocabulary_init(&words);
    ck_assert_uint_eq(words.kind_count, 10);
    ck_assert_uint_eq(words.type_count, 24);
    ck_assert_str_eq(words.kinds[KIND_ENTITY].name, "entity");
    ck_assert_str_eq(words.types[TYPE_TIE].name, "tie");
    ck_assert_str_eq(words.types[TYPE_SAME_AS].name, "same-as");
    ck_assert_str_eq(words.types[TYPE_NOT_SAME_AS].name, "not-same-as");
    for (size_t i = 0; i < words.kind_count; i++) {
        ck_assert_uint_eq(vocabulary_find_kind(&words, words.kinds[i].name), i); /* so: unique */
        ck_assert(words.kinds[i].declared && words.kinds[i].summary);
        ck_assert_uint_eq(words.kinds[i].place.line, 0);
    }
    for (size_t i = 0; i < words.type_count; i++) {
        const struct relation_type *type = &words.types[i];
        ck_assert_uint_eq(vocabulary_find_type(&words, type->name), i);
        ck_assert_int_lt(type->family, FAMILY_COUNT);
        ck_assert_double_gt(type->weight, 0);
        ck_assert_double_ge(type->along, 0);
        ck_assert_double_ge(type->against, 0);
        bool carries = type->along > 0 || type->against > 0;
        ck_assert_int_eq(carries, family_sign(type->family) > 0);
        if (type->symmetric)
            ck_assert_double_eq(type->along, type->against);
        ck_assert(type->declared && !type->edited);
    }
    vocabulary_release(&words);
    vocabulary_release(&words);
    vocabulary_release(NULL);
}
END_TEST

/* The design's table, type by type. */
START_TEST(the_built_in_types)
{
    static const struct {
        const char *name;
        enum family family;
        bool symmetric, lasting, exclusive;
    } expected[] = {
        {"tie", FAMILY_TIE, false, false, false},
        {"membership", FAMILY_MEMBERSHIP, false, true, false},
        {"observer", FAMILY_MEMBERSHIP, false, true, false},
        {"candidacy", FAMILY_MEMBERSHIP, false, false, false},
        {"participation", FAMILY_MEMBERSHIP, false, false, false},
        {"presidency", FAMILY_PRESIDENCY, false, true, true},
        {"office", FAMILY_OFFICE, false, true, false},
        {"representation", FAMILY_OFFICE, false, true, false},
        {"part-of", FAMILY_STRUCTURE, false, true, false},
        {"nationality", FAMILY_STRUCTURE, false, true, false},
        {"subordination", FAMILY_STRUCTURE, false, true, false},
        {"cooperation", FAMILY_COOPERATION, false, false, false},
        {"agreement", FAMILY_COOPERATION, false, false, false},
        {"support", FAMILY_COOPERATION, false, false, false},
        {"consultation", FAMILY_COOPERATION, true, false, false},
        {"dissent", FAMILY_DISSENT, false, false, false},
        {"criticism", FAMILY_DISSENT, false, false, false},
        {"refusal", FAMILY_DISSENT, false, false, false},
        {"dispute", FAMILY_DISSENT, true, false, false},
        {"sanction", FAMILY_DISSENT, false, false, false},
        {"conflict", FAMILY_DISSENT, true, false, false},
    };
    struct vocabulary words;
    vocabulary_init(&words);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        uint32_t index = vocabulary_find_type(&words, expected[i].name);
        ck_assert_msg(index != VOCABULARY_NONE, "no %s", expected[i].name);
        const struct relation_type *type = &words.types[index];
        ck_assert_int_eq(type->family, expected[i].family);
        ck_assert_int_eq(type->symmetric, expected[i].symmetric);
        ck_assert_int_eq(type->lasting, expected[i].lasting);
        ck_assert_int_eq(type->exclusive, expected[i].exclusive);
    }
    vocabulary_release(&words);
}
END_TEST

START_TEST(families)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        ck_assert_int_eq(family_find(family_name((enum family)family)), family);
        ck_assert_int_eq(family_sign((enum family)family), family == FAMILY_DISSENT ? -1 : 1);
    }
    ck_assert_str_eq(family_name(FAMILY_MEMBERSHIP), "membership");
    ck_assert_str_eq(family_name(FAMILY_TIE), "tie");
    ck_assert_int_eq(family_find("Dissent"), FAMILY_NONE);
    ck_assert_int_eq(family_find("sanction"), FAMILY_NONE);
    ck_assert_int_eq(family_find(""), FAMILY_NONE);
    ck_assert_str_eq(family_suggest("disent"), "dissent");
    ck_assert_ptr_null(family_suggest("xyzzy"));
}
END_TEST

START_TEST(added_words)
{
    struct vocabulary words;
    vocabulary_init(&words);
    size_t kinds = words.kind_count, types = words.type_count;
    ck_assert_uint_eq(vocabulary_find_kind(&words, "company"), VOCABULARY_NONE);
    ck_assert_uint_eq(vocabulary_add_kind(&words, "company"), kinds);
    ck_assert_uint_eq(vocabulary_add_kind(&words, "company"), kinds);
    ck_assert_uint_eq(vocabulary_find_kind(&words, "company"), kinds);
    ck_assert_uint_eq(vocabulary_add_kind(&words, "state"), 1);
    ck_assert(!words.kinds[kinds].declared && !words.kinds[kinds].summary);
    ck_assert_uint_eq(words.kind_count, kinds + 1);
    ck_assert_uint_eq(vocabulary_find_type(&words, "funding"), VOCABULARY_NONE);
    ck_assert_uint_eq(vocabulary_add_type(&words, "funding"), types);
    ck_assert_uint_eq(vocabulary_add_type(&words, "funding"), types);
    ck_assert_uint_eq(vocabulary_add_type(&words, "tie"), TYPE_TIE);
    ck_assert_uint_eq(words.type_count, types + 1);
    const struct relation_type *type = &words.types[types];
    ck_assert_int_eq(type->family, FAMILY_TIE);
    ck_assert_double_eq(type->weight, 1);
    ck_assert_double_eq(type->along, 1);
    ck_assert_double_eq(type->against, 1);
    ck_assert(!type->declared && !type->symmetric && !type->lasting && type->edited);
    vocabulary_release(&words);
}
END_TEST

START_TEST(family_of_a_type)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        struct relation_type type = {.name = "x", .weight = 9, .symmetric = true, .along = 7};
        relation_type_set_family(&type, (enum family)family);
        ck_assert_int_eq(type.family, family);
        ck_assert_double_eq(type.weight, 1);
        ck_assert(type.symmetric);
        ck_assert_int_eq(type.along > 0, family != FAMILY_DISSENT);
        ck_assert_int_eq(type.against > 0, family != FAMILY_DISSENT);
    }
}
END_TEST

/* Only what is declared is suggested: a typo must not suggest an earlier typo. */
START_TEST(suggestions)
{
    struct vocabulary words;
    vocabulary_init(&words);
    ck_assert_str_eq(vocabulary_suggest_type(&words, "membrship"), "membership");
    ck_assert_str_eq(vocabulary_suggest_type(&words, "Part-Of"), "part-of");
    ck_assert_ptr_null(vocabulary_suggest_type(&words, "marriage"));
    ck_assert_str_eq(vocabulary_suggest_kind(&words, "organisation"), "organization");
    uint32_t type = vocabulary_add_type(&words, "mariage");
    uint32_t kind = vocabulary_add_kind(&words, "compny");
    ck_assert_ptr_null(vocabulary_suggest_type(&words, "marriage"));
    ck_assert_ptr_null(vocabulary_suggest_kind(&words, "company"));
    words.types[type].declared = words.kinds[kind].declared = true;
    ck_assert_str_eq(vocabulary_suggest_type(&words, "marriage"), "mariage");
    ck_assert_str_eq(vocabulary_suggest_kind(&words, "company"), "compny");
    vocabulary_release(&words);
}
END_TEST

Suite *vocabulary_suite(void)
{
    Suite *suite = suite_create("vocabulary");
    TCase *tests = tcase_create("vocabulary");
    tcase_add_test(tests, tables);
    tcase_add_test(tests, the_built_in_types);
    tcase_add_test(tests, families);
    tcase_add_test(tests, added_words);
    tcase_add_test(tests, family_of_a_type);
    tcase_add_test(tests, suggestions);
    suite_add_tcase(suite, tests);
    return suite;
}

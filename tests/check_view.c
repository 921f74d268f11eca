/*
 * check_view.c: which relations are seen.
 */
#include "fixtures.h"
#include "suites.h"

#include <string.h>

static void sample_viewed(struct sample *sample)
{
    static const char *const types[] = {"membership", "observer", "sanction", NULL,
                                        "presidency", "dissent",  "funding",  "office"};
    sample_init(sample);
    struct vocabulary *vocabulary = &sample->dossier->vocabulary;
    uint32_t funding = vocabulary_add_type(vocabulary, "funding");
    relation_type_set_family(&vocabulary->types[funding], FAMILY_COOPERATION);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        sample_relate(sample, "a", types[i], "b", 0);
}

/* What is seen as the digits of the relations' indices. */
static void check_seen(const char *relations, const char *expected)
{
    struct sample sample;
    struct view view;
    struct error error = {0};
    struct text seen = {0};
    sample_viewed(&sample);
    ck_assert_msg(
        view_init(&view, sample.dossier, &(struct view_options){.relations = relations}, &error),
        "%s: %s", relations, error.message);
    for (size_t i = 0; i < view.relation_count; i++)
        text_addf(&seen, "%u", view.relations[i]);
    ck_assert_str_eq(text_string(&seen), expected);
    ck_assert_ptr_eq(view.dossier, sample.dossier);
    ck_assert_ptr_eq(view.filter, relations);
    text_release(&seen);
    view_release(&view);
    view_release(&view);
    sample_release(&sample);
}

START_TEST(filters)
{
    static const char *const cases[][2] = {
        {NULL, "01234567"},
        {"", ""},
        {",", ""},
        {"membership", "01"}, /* a type and a family: the family */
        {"observer", "1"},
        {"dissent", "25"},
        {"sanction", "2"},
        {"tie", "3"},
        {"cooperation", "6"},
        {"funding", "6"},
        {"support", ""},
        {"structure", ""},
        {"office,observer", "17"},
        {"office,,observer,", "17"},
        {"observer,observer", "1"},
        {"membership,presidency,office,structure,cooperation,dissent,tie", "01234567"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_seen(cases[i][0], cases[i][1]);
}
END_TEST

static void check_unknown(const char *relations, const char *message, const char *hint)
{
    struct sample sample;
    struct view view;
    struct error error = {0};
    sample_viewed(&sample);
    ck_assert(
        !view_init(&view, sample.dossier, &(struct view_options){.relations = relations}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_str_eq(error.hint, hint);
    else
        ck_assert_ptr_null(error.hint);
    view_release(&view);
    error_release(&error);
    sample_release(&sample);
}

START_TEST(unknown_names)
{
    check_unknown("membrship", "no relation type or family is called 'membrship'",
                  "did you mean 'membership'?");
    check_unknown("office,structur", "no relation type or family is called 'structur'",
                  "did you mean 'structure'?");
    check_unknown("Dissent", "no relation type or family is called 'Dissent'",
                  "did you mean 'dissent'?");
    check_unknown("xyzzy,office", "no relation type or family is called 'xyzzy'", NULL);
}
END_TEST

START_TEST(nothing_to_see)
{
    struct sample sample;
    sample_init(&sample);
    sample_project(&sample, (struct projection){0});
    ck_assert_uint_eq(sample.view.relation_count, 0);
    sample_release(&sample);
    view_release(NULL);
}
END_TEST

Suite *view_suite(void)
{
    Suite *suite = suite_create("view");
    TCase *tests = tcase_create("view");
    tcase_add_test(tests, filters);
    tcase_add_test(tests, unknown_names);
    tcase_add_test(tests, nothing_to_see);
    suite_add_tcase(suite, tests);
    return suite;
}

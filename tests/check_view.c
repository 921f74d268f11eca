/*
 * check_view.c: which relations are seen.
 */
#include "fixtures.h"
#include "suites.h"

#include <entente/format.h>

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

/* ---- Without some of it ---- */

static const char evidence[] = "digraph {\n"
                               "  one [kind=source]; two [kind=source];\n"
                               "  a [label=\"Alpha\"]; lone;\n"
                               "  a -> b [relation=office, source=one];\n"
                               "  a -> b [relation=dissent, source=\"one#1; two\"];\n"
                               "  b -> a [relation=support, source=two];\n"
                               "  b -> a [relation=cooperation, source=\"one; three\"];\n"
                               "  {b c} -> d [relation=membership];\n"
                               "}\n";

/* Reads the dossier of `evidence` under a name with a colon in it, and sees all of it. */
static void view_evidence(struct sample *sample)
{
    struct error error = {0};
    struct text bytes = {0};
    sample_init(sample);
    text_add(&bytes, evidence);
    ck_assert(dossier_read_bytes(sample->dossier, "x:y.dot", &bytes, NULL, NULL, NULL, &error));
    ck_assert(view_init(&sample->view, sample->dossier, &(struct view_options){0}, &error));
    text_release(&bytes);
}

/* What is left: the indices of relations, a blank, the first letters of entities. */
static void check_left(struct without without, const char *expected)
{
    struct sample sample;
    struct view rest;
    struct error error = {0};
    struct text left = {0};
    view_evidence(&sample);
    ck_assert_msg(view_without(&sample.view, &without, &rest, &error), "%s", error.message);
    for (size_t i = 0; i < rest.relation_count; i++)
        text_addf(&left, "%u", rest.relations[i]);
    text_add_char(&left, ' ');
    for (size_t i = 0; i < sample.dossier->entity_count; i++)
        if (rest.entities[i])
            text_add_char(&left, sample.dossier->entities[i].id[0]);
    ck_assert_str_eq(text_string(&left), expected);
    text_release(&left);
    view_release(&rest);
    sample_release(&sample);
}

START_TEST(without_some)
{
    check_left((struct without){0}, "012345 albcd");
    check_left((struct without){.entities = "Alpha"}, "45 lbcd");
    check_left((struct without){.entities = "lone, d"}, "0123 abc");
    check_left((struct without){.relations = "office, membership"}, "123 albcd");
    check_left((struct without){.relations = "cooperation"}, "0145 albcd"); /* a family, too */
    check_left((struct without){.relations = "a->b"}, "2345 albcd");
    check_left((struct without){.relations = "b->Alpha"}, "0145 albcd");
    check_left((struct without){.relations = "x:y.dot:8"}, "0123 albcd");
    check_left((struct without){.relations = "x:y.dot:4,c->d"}, "1234 albcd");
    check_left((struct without){.sources = "one"}, "12345 albcd");
    check_left((struct without){.sources = "two"}, "01345 albcd");
    check_left((struct without){.sources = "one, two"}, "345 albcd"); /* three is another */
    check_left((struct without){"c", "dissent", "one"}, "234 albd");
}
END_TEST

static void check_cannot(struct without without, const char *message, const char *hint)
{
    struct sample sample;
    struct view rest = {0};
    struct error error = {0};
    view_evidence(&sample);
    ck_assert(!view_without(&sample.view, &without, &rest, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    ck_assert_pstr_eq(error.hint, hint);
    ck_assert_ptr_null(rest.relations);
    error_release(&error);
    sample_release(&sample);
}

START_TEST(without_what_is_not_there)
{
    check_cannot((struct without){.entities = "Alpa"}, "no entity is called 'Alpa'",
                 "did you mean 'Alpha'?");
    check_cannot((struct without){.relations = "office,ofice"},
                 "no relation type or family is called 'ofice'", "did you mean 'office'?");
    check_cannot((struct without){.relations = "sanction"},
                 "no relation that is seen is of 'sanction'", NULL);
    check_cannot((struct without){.relations = "a->d"}, "no relation that is seen is 'a->d'", NULL);
    check_cannot((struct without){.relations = "a->f"}, "no entity is called 'f'",
                 "did you mean 'a'?");
    check_cannot((struct without){.relations = "x:y.dot:9"},
                 "no relation that is seen stands at 'x:y.dot:9'", NULL);
    check_cannot((struct without){.sources = "twoo"}, "no source is called 'twoo'",
                 "did you mean 'two'?");
    check_cannot((struct without){.sources = "interfax"}, "no source is called 'interfax'",
                 "'entente sources' lists them");
}
END_TEST

/* Who is not seen cannot be missed. */
START_TEST(without_who_is_not_seen)
{
    struct sample sample;
    struct view part, rest;
    struct error error = {0};
    const bool relations[6] = {false}, entities[5] = {true};
    view_evidence(&sample);
    view_part(&sample.view, relations, entities, &part);
    ck_assert(!view_without(&part, &(struct without){.entities = "b"}, &rest, &error));
    ck_assert_str_eq(error.message, "'b' is not seen, and cannot be left out");
    error_release(&error);
    view_release(&part);
    sample_release(&sample);
}
END_TEST

Suite *view_suite(void)
{
    Suite *suite = suite_create("view");
    TCase *tests = tcase_create("view");
    tcase_add_test(tests, filters);
    tcase_add_test(tests, unknown_names);
    tcase_add_test(tests, nothing_to_see);
    tcase_add_test(tests, without_some);
    tcase_add_test(tests, without_what_is_not_there);
    tcase_add_test(tests, without_who_is_not_seen);
    suite_add_tcase(suite, tests);
    return suite;
}

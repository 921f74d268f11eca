/*
 * check_time_view.c: what a view sees at a time, how it says so, what it refuses, and
 * how events lose weight.
 */
#include "time_cases.h"

#include "view/time.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void set_when(struct dossier *dossier, const char *id, const char *when)
{
    uint32_t entity = dossier_add_entity(dossier, id);
    dossier->entities[entity].when = time_date(when);
}

static void relate(struct dossier *dossier, const char *from, const char *to, const char *when)
{
    struct edtf date = time_date(when);
    struct relation relation = {.from = dossier_add_entity(dossier, from),
                                .to = dossier_add_entity(dossier, to),
                                .when = dossier_date(dossier, &date),
                                .weight = 8};
    dossier_add_relation(dossier, &relation);
}

/* What the view sees, as "a b? c | 0 2? 3 (4)": entities, relations, and their weights. */
static void check_view(const struct dossier *dossier, struct time_options time,
                       const char *expected)
{
    struct view view;
    struct error error = {0};
    struct text seen = {0};
    ck_assert(view_init(&view, dossier, &(struct view_options){.time = time}, &error));
    size_t entities = 0;
    for (size_t i = 0; i < dossier->entity_count; i++)
        if (view.entities[i]) {
            entities++;
            text_addf(&seen, "%s%s ", dossier->entities[i].id,
                      view.entities[i] == CERTAINTY_POSSIBLE ? "?" : "");
        }
    text_add(&seen, "|");
    for (size_t i = 0; i < view.relation_count; i++)
        text_addf(&seen, " %u%s (%.2g)", view.relations[i],
                  view.certainties[i] == CERTAINTY_POSSIBLE ? "?" : "", view_weight(&view, i));
    ck_assert_str_eq(text_string(&seen), expected);
    ck_assert_uint_eq(view.entity_count, entities);
    ck_assert(view_timed(&view) == time_given(&time));
    text_release(&seen);
    view_release(&view);
}

/* A relation is seen only between two entities that are; a doubtful end does not make it doubtful.
 */
START_TEST(views)
{
    struct dossier *dossier = dossier_new();
    set_when(dossier, "a", "2000/2010");
    set_when(dossier, "b", "");
    set_when(dossier, "c", "2005/");
    relate(dossier, "a", "b", "2001-03-01/2020-03-01");
    relate(dossier, "b", "c", "2002-03-01/2020-03-01");
    relate(dossier, "b", "b", "2003-03-01");
    relate(dossier, "b", "b", "");
    check_view(dossier, (struct time_options){0}, "a b c | 0 (8) 1 (8) 2 (8) 3 (8)");
    check_view(dossier, (struct time_options){.as_of = time_date("2003-03-01")},
               "a b | 0 (8) 2 (8) 3? (8)");
    check_view(dossier, (struct time_options){.as_of = time_date("2006")},
               "a b c? | 0 (8) 1 (8) 2 (8) 3? (8)");
    check_view(dossier, (struct time_options){.as_of = time_date("2006"), .certain = true},
               "a b | 0 (8) 2 (8)");
    check_view(dossier, (struct time_options){.as_of = time_date("2012"), .memory = 12},
               "b c? | 1 (8) 3? (8)");
    check_view(dossier, (struct time_options){.until = time_date("2002")}, "a b | 0 (8) 3? (8)");
    check_view(dossier, (struct time_options){.since = time_date("2011")}, "b c? | 1 (8) 3? (8)");
    check_view(dossier, (struct time_options){.as_of = time_date("2009-03-01"), .half_life = 24},
               "a b c? | 0 (8) 1 (8) 2 (1) 3? (8)");
    check_view(
        dossier,
        (struct time_options){.as_of = time_date("2009-03-01"), .half_life = 24, .certain = true},
        "a b | 0 (8) 2 (1)");
    check_view(
        dossier,
        (struct time_options){.since = time_date("2003-03-01"), .until = time_date("2003-03-01")},
        "a b | 0 (8) 2 (8) 3? (8)");
    dossier_free(dossier);
}
END_TEST

static void check_description(struct view_options options, const char *expected)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct error error = {0};
    struct text seen = {0};
    ck_assert(view_init(&view, dossier, &options, &error));
    text_add(&seen, "; "); /* what stands there already is no matter */
    view_describe(&view, &seen);
    ck_assert_str_eq(text_string(&seen) + 2, expected);
    text_release(&seen);
    view_release(&view);
    dossier_free(dossier);
}

START_TEST(descriptions)
{
    struct edtf early = time_date("2009"), late = time_date("2011-05~");
    check_description((struct view_options){0}, "everything on record");
    check_description((struct view_options){.relations = "dissent"},
                      "everything on record; only dissent");
    check_description((struct view_options){.time.as_of = late}, "as of 2011-05~");
    check_description((struct view_options){.time.since = early}, "since 2009");
    check_description((struct view_options){.time.until = late}, "until 2011-05~");
    check_description((struct view_options){.time = {.since = early, .until = late}},
                      "since 2009, until 2011-05~");
    check_description((struct view_options){.time = {.as_of = late, .since = early}},
                      "as of 2011-05~, since 2009");
    check_description(
        (struct view_options){
            .relations = "office",
            .time = {.as_of = late, .memory = 24, .half_life = 12, .certain = true}},
        "as of 2011-05~, only what is certain, events of the last 24 months, an "
        "event's weight halved in 12 months; only office");
}
END_TEST

static void check_refused(struct time_options time, const char *message, const char *hint)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct error error = {0};
    ck_assert(!view_init(&view, dossier, &(struct view_options){.time = time}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_str_eq(error.hint, hint);
    else
        ck_assert_ptr_null(error.hint);
    error_release(&error);
    view_release(&view);
    dossier_free(dossier);
}

START_TEST(refused)
{
    struct edtf day = time_date("2010-06-01"), years = time_date("2009/2010");
    check_refused((struct time_options){.as_of = years}, "--as-of takes one date, not an interval",
                  NULL);
    check_refused((struct time_options){.since = years}, "--since takes one date, not an interval",
                  NULL);
    check_refused((struct time_options){.as_of = day, .until = years},
                  "--until takes one date, not an interval", NULL);
    check_refused((struct time_options){.since = time_date("2010-07"), .until = day},
                  "--until 2010-06-01 is before --since 2010-07", NULL);
    check_refused((struct time_options){.since = time_date("2010-06-02"), .until = day},
                  "--until 2010-06-01 is before --since 2010-06-02", NULL);
    check_refused((struct time_options){.memory = 24}, "--memory needs a day to look back from",
                  "add --as-of DATE");
    check_refused((struct time_options){.half_life = 24, .since = day},
                  "--half-life needs a day to look back from", "add --as-of DATE");
    check_refused((struct time_options){.certain = true}, "--certain needs a time: certain when?",
                  "add --as-of DATE, or --since and --until");
}
END_TEST

/* Ages are in days between the middles of the dates, half-lives in mean months. */
START_TEST(decay)
{
    static const struct {
        const char *when, *as_of;
        unsigned half_life;
        double age;
    } cases[] = {
        {"2004-06-10", "2004-06-10", 12, 0},
        {"2004-06-10", "2006-06-10", 24, 730},
        {"2004-06-10", "2006-06-10", 12, 730},
        {"2004-06-10", "2004-06-11", 1, 1},
        {"2004-06-10", "2004-06-09", 12, 0},
        {"2004-06-10", "2006-06-10", 0, 0},
        {"2004-06", "2004-06-30", 1, 14.5},
        {"2004-06-10", "2005", 12, 387},
        {"2004-06~", "2005-06-15", 12, 364.5},
        {"2004-06-10?", "2006-06-10", 12, 730},
        {"2004/2005", "2006-06-10", 12, 0},
        {"2004/..", "2006-06-10", 12, 0},
        {"", "2006-06-10", 12, 0},
    };
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct edtf when = time_date(cases[i].when);
        struct relation relation = {.when = dossier_date(dossier, &when)};
        struct time_options time = {.as_of = time_date(cases[i].as_of),
                                    .half_life = cases[i].half_life};
        double months = cases[i].age / (365.2425 / 12);
        double expected = cases[i].half_life ? pow(.5, months / cases[i].half_life) : 1;
        double got = relation_decay(dossier, &relation, &time);
        ck_assert_msg(fabs(got - expected) < 1e-12, "%s as of %s: %.15g, not %.15g", cases[i].when,
                      cases[i].as_of, got, expected);
    }
    dossier_free(dossier);
}
END_TEST

TCase *time_view_case(void)
{
    TCase *tests = tcase_create("view");
    tcase_add_test(tests, views);
    tcase_add_test(tests, descriptions);
    tcase_add_test(tests, refused);
    tcase_add_test(tests, decay);
    return tests;
}

/*
 * check_diff.c: what is different between two dossiers, and between two times of one.
 */
#include "diff_pair.h"
#include "fixtures.h"
#include "suites.h"

#include <entente/network.h>

#include <stdlib.h>
#include <string.h>

static void check_changes(struct pair *pair, const char *what, const char *expected)
{
    char *changes = pair_changes(pair);
    ck_assert_msg(strcmp(changes, expected) == 0, "%s:\n%sinstead of\n%s", what, changes, expected);
    free(changes);
    pair_release(pair);
}

static void check_read(const char *before, const char *after, const char *expected)
{
    struct pair pair;
    pair_read(&pair, before, after);
    check_changes(&pair, after, expected);
}

static void check_times(const char *statements, const char *from, const char *to,
                        const char *expected)
{
    struct pair pair;
    pair_times(&pair, statements, from, to);
    check_changes(&pair, statements, expected);
}

START_TEST(nothing)
{
    static const char all[] = "a -> b [relation=membership, when=\"2010\", source=\"s#1\"]; "
                              "a -> b [relation=membership, when=\"2011\", source=\"s#1\"]; "
                              "b -> c [relation=consultation]; c -> c; d; "
                              "x [kind=relation, family=dissent]; a -> d [relation=x]; s "
                              "[kind=source]";
    check_read("", "", "");
    check_read(all, all, "");
    check_times(all, "2012", "2012", "");
    check_times("", "2010", "2012", "");
}
END_TEST

START_TEST(aspects)
{
    static const char *const cases[][3] = {
        {"a; b", "a -> b", "added: a>b tie\n"},
        {"a -> b", "a; b", "removed: a>b tie\n"},
        {"a -> b [when=2010]", "a -> b [when=2011]", "re-dated: a>b tie\n"},
        {"a -> b [when=2010]", "a -> b [when=\"2010?\"]", "re-dated: a>b tie\n"},
        {"a -> b [when=\"2010/2011\"]", "a -> b [when=\"2010/\"]", "re-dated: a>b tie\n"},
        {"a -> b [when=\"2010\"]", "a -> b [when=\"2010/2010\"]", "re-dated: a>b tie\n"},
        {"a -> b", "a -> b [when=2010]", "re-dated: a>b tie\n"},
        {"a -> b [source=\"s#1\"]", "a -> b [source=\"s#2\"]", "re-sourced: a>b tie\n"},
        {"a -> b [quote=x]", "a -> b [quote=y]", "re-sourced: a>b tie\n"},
        {"a -> b [confidence=0.3]", "a -> b [confidence=B2]", "re-graded: a>b tie\n"},
        {"a -> b [weight=2]", "a -> b", "re-weighted: a>b tie\n"},
        {"a -> b [role=x]", "a -> b [role=y]", "other role: a>b tie\n"},
        {"a -> b [relation=office]", "a -> b [relation=presidency]", "re-typed: a>b presidency\n"},
        {"a -> b [relation=support]", "a -> b [relation=refusal]",
         "changed sign, re-typed: a>b refusal\n"},
        {"a -> b [when=2010, confidence=0.3, source=\"s#1\", role=x, weight=2]",
         "a -> b [when=2011, confidence=0.4, source=\"s#2\", role=y, weight=3]",
         "re-dated, re-sourced, re-graded, re-weighted, other role: a>b tie\n"},
        {"a -> b [note=x, url=y, label=z]", "a -> b", ""},
        {"a -> b", "b -> a", "added: b>a tie\nremoved: a>b tie\n"},
        {"a -> b [relation=consultation]", "b -> a [relation=consultation]", ""},
        {"t [kind=relation, family=office]; a -> b [relation=t]",
         "t [kind=relation, family=dissent]; a -> b [relation=t]",
         "changed sign, re-typed: a>b t\n"},
        {"t [kind=relation, family=office, label=x]; a -> b [relation=t]",
         "t [kind=relation, family=office, label=y]; a -> b [relation=t]", ""},
        {"t [kind=relation, family=office, against=1]; a -> b [relation=t]",
         "t [kind=relation, family=office, against=2]; a -> b [relation=t]", "re-typed: a>b t\n"},
        {"t [kind=relation, family=office, along=1]; a -> b [relation=t]",
         "t [kind=relation, family=office, along=2]; a -> b [relation=t]", "re-typed: a>b t\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_read(cases[i][0], cases[i][1], cases[i][2]);
}
END_TEST

/* The closest partner wins, whatever stands in between; what is left is matched in order. */
START_TEST(matching)
{
    check_read("a -> b [when=2001]; a -> b [when=2002]; a -> b [when=2003]",
               "a -> b [when=2003]; a -> b [when=2001]", "removed: a>b tie\n");
    check_read("a -> b [role=x, when=2001]; a -> b [role=y, when=2001]",
               "a -> b [role=y, when=2002]; a -> b [role=x, when=2001]", "re-dated: a>b tie\n");
    check_read("a -> b [role=x, when=2001]; a -> b [role=y, when=2002]",
               "a -> b [role=y, when=2003]; a -> b [role=x, when=2004]",
               "re-dated: a>b tie\nre-dated: a>b tie\n");
    check_read("a -> b [source=\"s#1\"]; a -> b [source=\"s#2\"]", "a -> b [source=\"s#2\"]",
               "removed: a>b tie\n");
    check_read("a -> b [relation=office]; a -> b [relation=presidency]",
               "a -> b [relation=presidency, role=x]; a -> b [relation=membership]",
               "re-typed: a>b membership\nother role: a>b presidency\n");
    check_read("a -> b [role=x]; a -> b [role=y]; a -> b [role=z]", "a -> b [role=q]",
               "removed: a>b tie\nremoved: a>b tie\nother role: a>b tie\n");
}
END_TEST

START_TEST(states_of_partners)
{
    struct pair pair;
    pair_read(&pair, "z -> y; a -> b [when=2001]", "a -> b [when=2002]; z -> y");
    ck_assert_uint_eq(pair.diff.change_count, 1);
    const struct change *change = &pair.diff.changes[0];
    const struct dossier *dossier = pair.diff.dossier;
    const struct relation *relations = dossier->relations;
    ck_assert_int_eq(relation_when(dossier, &relations[change->before.relation])->start.year, 2001);
    ck_assert_int_eq(relation_when(dossier, &relations[change->after.relation])->start.year, 2002);
    ck_assert_uint_eq(change_state(change)->relation, change->after.relation);
    pair_release(&pair);
    pair_release(&(struct pair){0});
    diff_release(NULL);
}
END_TEST

START_TEST(times)
{
    check_times("a -> b [when=\"2010/2011\"]; b -> c [when=\"2012/..\"]; c -> d [when=2012]; "
                "date=2020",
                "2010-06", "2013", "appeared: b>c tie\nappeared: c>d tie\nended: a>b tie\n");
    check_times("a -> b [when=\"2010/2013\"]; date=2014", "2011", "2012-05", "");
    check_times("a -> b [when=\"2010/2012-05\"]; date=2013", "2011", "2012-05-03",
                "became doubtful: a>b tie\n");
    check_times("a -> b [when=\"2010-05/2013\"]; date=2014", "2010-05-03", "2012-01",
                "became certain: a>b tie\n");
}
END_TEST

/* What ends while its opposite appears between the same two. */
START_TEST(turns)
{
    static const char quarrel[] = "a -> b [relation=refusal, when=\"2010/2011\"]; ";
    struct text both = {0};
    text_addf(&both, "%sa -> b [relation=presidency, when=\"2012/2014\"]", quarrel);
    check_times(both.data, "2010-06", "2013",
                "appeared, changed sign: a>b presidency\nended, changed sign: a>b refusal\n");
    check_times(both.data, "2013", "2010-06",
                "appeared, changed sign: a>b refusal\nended, changed sign: a>b presidency\n");
    text_clear(&both);
    text_addf(&both, "%sb -> a [relation=presidency, when=\"2012/2014\"]", quarrel);
    check_times(both.data, "2010-06", "2013",
                "appeared, changed sign: b>a presidency\nended, changed sign: a>b refusal\n");
    text_clear(&both);
    text_addf(&both, "%sa -> c [relation=presidency, when=\"2012/2014\"]", quarrel);
    check_times(both.data, "2010-06", "2013", "appeared: a>c presidency\nended: a>b refusal\n");
    text_clear(&both);
    text_addf(&both, "%sa -> b [relation=dispute, when=\"2012/2014\"]", quarrel);
    check_times(both.data, "2010-06", "2013", "appeared: a>b dispute\nended: a>b refusal\n");
    text_release(&both);
    check_times("a -> b [relation=refusal, when=\"2009/2014\"]; "
                "a -> b [relation=support, when=\"2012/2014\"]",
                "2010-06", "2013", "appeared: a>b support\n");
}
END_TEST

START_TEST(weights_by_age)
{
    struct pair pair;
    struct view_options options = {.time = {.half_life = 12}};
    pair_times_with(&pair, "a -> b [when=2010]; b -> c [when=\"2009/2014\"]", "2010-12-31",
                    "2012-12-31", options);
    ck_assert_uint_eq(pair.diff.change_count, 1);
    const struct change *change = &pair.diff.changes[0];
    ck_assert_double_eq_tol(change->after.decay / change->before.decay, 0.25, 0.01);
    check_changes(&pair, "half-life", "re-weighted: a>b tie\n");
}
END_TEST

START_TEST(entities)
{
    check_read("a; b -> c", "b -> c; d", "came alone: d\nwent alone: a\n");
    check_read("a -> b", "b -> c", "added: b>c tie\nremoved: a>b tie\ncame: c\nwent: a\n");
    check_times("x [when=2012]; y [when=\"2010/2011\"]; z; a -> x [when=2013]", "2010-06", "2012",
                "came alone: x\nwent alone: y\n");
    check_times("x [when=2012]; a -> x [when=\"2010/..\"]; date=2014", "2010-06", "2013",
                "appeared: a>x tie\ncame: x\n");
}
END_TEST

START_TEST(names)
{
    struct pair pair;
    pair_read(&pair, "", "");
    ck_assert_str_eq(diff_aspect_name(&pair.diff, 0), "added");
    pair_release(&pair);
    pair_times(&pair, "", "2010", "2011");
    ck_assert_str_eq(diff_aspect_name(&pair.diff, 1), "ended");
    pair_release(&pair);
}
END_TEST

/* What a network holds, by id: the entities and ties in an order of their own. */
static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *portrait(const struct view *view)
{
    struct network network;
    network_init(&network, view, &(struct projection){.ties = TIES_ALL, .directed = true});
    const struct dossier *dossier = view->dossier;
    size_t count = network.node_count + network.tie_count;
    char **lines = calloc(count + 1, sizeof *lines);
    struct text all = {0};
    for (size_t i = 0; i < count; i++) {
        struct text line = {0};
        if (i < network.node_count) {
            text_add(&line, dossier->entities[network.entities[i]].id);
        } else {
            const struct tie *tie = &network.ties[i - network.node_count];
            text_addf(&line, "%s>%s %g %d %u", dossier->entities[network.entities[tie->from]].id,
                      dossier->entities[network.entities[tie->to]].id, tie->weight, tie->sign,
                      tie->relation_count);
        }
        lines[i] = line.data;
    }
    qsort(lines, count, sizeof *lines, compare_strings);
    text_addf(&all, "%zu %zu\n", view->entity_count, network.possible_count);
    for (size_t i = 0; i < count; i++) {
        text_addf(&all, "%s\n", lines[i]);
        free(lines[i]);
    }
    free(lines);
    network_release(&network);
    return all.data;
}

static void check_ends(const struct pair *pair)
{
    for (int after = 0; after < 2; after++) {
        struct view view;
        diff_view_all(&pair->diff, after, &view);
        char *wanted = portrait(&pair->views[after]), *got = portrait(&view);
        ck_assert_str_eq(got, wanted);
        free(wanted);
        free(got);
        view_release(&view);
    }
}

START_TEST(views_at_the_ends)
{
    struct pair pair;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        pair_random(&pair, seed, 12);
        check_ends(&pair);
        pair_release(&pair);
    }
    pair_read(&pair, "a -> b [weight=2]; c; b -> d [relation=dispute]; e -> e; q [kind=person]",
              "b -> a; a -> b [when=2010]; d -> b [relation=dispute]; f; b -> g");
    check_ends(&pair);
    pair_release(&pair);
}
END_TEST

static void check_between(const struct diff *diff, const char *made_digits, const char *expected)
{
    bool made[8] = {false};
    struct view view;
    struct text seen = {0};
    ck_assert_uint_eq(strlen(made_digits), diff->change_count);
    for (size_t i = 0; i < diff->change_count; i++)
        made[i] = made_digits[i] == '1';
    diff_view(diff, made, &view);
    for (size_t i = 0; i < diff->dossier->entity_count; i++)
        text_add(&seen, view.entities[i] ? diff->dossier->entities[i].id : "");
    text_addf(&seen, " %zu", view.relation_count);
    ck_assert_str_eq(seen.data, expected);
    text_release(&seen);
    view_release(&view);
}

/* Entities come with their first relation and go with their last; alone they are changes. */
START_TEST(views_between)
{
    struct pair pair;
    pair_times(&pair,
               "a; b [when=2012]; c [when=\"2010/2011\"]; d [when=2012]; "
               "a -> b [when=2012]; a -> b [when=2013]; a -> c [when=\"2010/..\"]",
               "2010-06", "2013");
    char *changes = pair_changes(&pair);
    ck_assert_str_eq(changes, "appeared: a>b tie\nappeared: a>b tie\nended: a>c tie\n"
                              "came: b\ncame alone: d\nwent: c\n");
    free(changes);
    check_between(&pair.diff, "000000", "ac 1");
    check_between(&pair.diff, "100000", "abc 2");
    check_between(&pair.diff, "011000", "ab 1");
    check_between(&pair.diff, "001101", "a 0");
    check_between(&pair.diff, "000010", "acd 1");
    check_between(&pair.diff, "111111", "abd 2");
    pair_release(&pair);
}
END_TEST

/* For a picture: each relation once, with its change, and whoever is there on either side. */
START_TEST(both)
{
    struct pair pair;
    struct view view;
    uint32_t changes[16];
    struct text seen = {0};
    pair_read(&pair, "a -> b [when=2001]; b -> c; c -> d; q", "a -> b [when=2002]; d -> e; b -> c");
    diff_view_both(&pair.diff, &view, changes);
    for (size_t i = 0; i < view.relation_count; i++) {
        const struct relation *relation = &pair.diff.dossier->relations[view.relations[i]];
        text_addf(&seen, "%s%s%d ", pair.diff.dossier->entities[relation->from].id,
                  pair.diff.dossier->entities[relation->to].id,
                  changes[i] == DOSSIER_NONE ? 0 : (int)pair.diff.changes[changes[i]].aspects);
    }
    ck_assert_str_eq(seen.data, "ab64 de1 bc0 cd2 ");
    ck_assert_uint_eq(view.entity_count, 6);
    ck_assert(!view_timed(&view));
    text_release(&seen);
    view_release(&view);
    pair_release(&pair);
}
END_TEST

/* The way back has the same changes, turned. */
START_TEST(way_back)
{
    static const char old[] = "a -> b [when=2001]; b -> c; c -> d [role=x]; q";
    static const char new[] = "a -> b [when=2002]; c -> d [role=y]; d -> e";
    check_read(old, new,
               "added: d>e tie\nremoved: b>c tie\nre-dated: a>b tie\nother role: c>d tie\n"
               "came: e\nwent alone: q\n");
    check_read(new, old,
               "added: b>c tie\nremoved: d>e tie\nre-dated: a>b tie\nother role: c>d tie\n"
               "came alone: q\nwent: e\n");
}
END_TEST

START_TEST(merged_places)
{
    struct pair pair;
    pair_read(&pair, "s [kind=source]; a -> b [source=\"s#1\"]; q [kind=raft]; r [kind=sea]",
              "a; b; t [kind=source]; u [kind=sea]");
    const struct dossier *dossier = pair.diff.dossier;
    uint32_t kind = dossier->entities[dossier_find_entity(dossier, "r")].kind;
    ck_assert_str_eq(dossier->vocabulary.kinds[kind].name, "sea");
    const struct relation *relation = &dossier->relations[0];
    ck_assert_uint_eq(dossier->file_count, 2);
    ck_assert_uint_eq(relation->place.file, 1);
    ck_assert_uint_eq(relation->place.line, 1);
    ck_assert_uint_ne(dossier_find_source(dossier, "s"), DOSSIER_NONE);
    ck_assert_uint_ne(dossier_find_source(dossier, "t"), DOSSIER_NONE);
    pair_release(&pair);
}
END_TEST

Suite *diff_suite(void)
{
    Suite *suite = suite_create("diff");
    TCase *tests = tcase_create("diff");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, nothing);
    tcase_add_test(tests, aspects);
    tcase_add_test(tests, matching);
    tcase_add_test(tests, states_of_partners);
    tcase_add_test(tests, times);
    tcase_add_test(tests, turns);
    tcase_add_test(tests, weights_by_age);
    tcase_add_test(tests, entities);
    tcase_add_test(tests, names);
    tcase_add_test(tests, views_at_the_ends);
    tcase_add_test(tests, views_between);
    tcase_add_test(tests, both);
    tcase_add_test(tests, way_back);
    tcase_add_test(tests, merged_places);
    suite_add_tcase(suite, tests);
    return suite;
}

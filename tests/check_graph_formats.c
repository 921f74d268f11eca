/*
 * check_graph_formats.c: GraphML, GEXF, GML and Pajek: what is written reads back as the same
 * dossier, but for what the writer says is lost; other programs read it, too; and the same network
 * has the same centralities in each format.
 */
#include "suites.h"

#include "dossier_random.h"
#include "dossier_say.h"
#include "fixtures.h"
#include "graph_formats.h"

#include <entente/format.h>

#include <glob.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEEDS = 100 };

static const struct row {
    const char *format;
    bool whole; /* it holds a dossier, but for HTML strings */
    bool xml;   /* it has no control characters */
} rows[] = {
    {"graphml", true, true}, {"gexf", true, true}, {"gml", true, false}, {"pajek", false, false}};

enum { ROWS = sizeof rows / sizeof *rows };

static struct dossier *read_back(const char *format, const struct text *bytes)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    struct diagnostics found = {0};
    bool done = dossier_read_bytes(dossier, "back", bytes, NULL, format, &found, &error);
    for (size_t i = 0; i < found.count && !done; i++)
        ck_assert_msg(found.items[i].severity != SEVERITY_ERROR, "%s: %s\n%s", format,
                      found.items[i].message, text_string(bytes));
    diagnostics_release(&found);
    return dossier;
}

static void write_as(const struct dossier *dossier, const char *format, struct text *out,
                     struct diagnostics *lost)
{
    struct error error = {0};
    ck_assert_msg(dossier_write(dossier, format, out, lost, &error), "%s", error.message);
}

/*
 * What a network's file does not tell apart: an entity that is declared from one that is only
 * named; an HTML string (a loss that is named) from another.
 */
static void forget(struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->entity_count; i++)
        dossier->entities[i].declared = true;
    for (size_t i = 0; i < dossier->attribute_count; i++)
        dossier->attributes[i].html = false;
}

static void say_for(const struct row *row, struct dossier *dossier, struct text *out)
{
    struct text said = {0};
    forget(dossier);
    say_dossier(dossier, &said);
    for (const char *c = text_string(&said); *c; c++)
        if (row->xml && *c == '\v')
            text_add(out, "\xef\xbf\xbd");
        else
            text_add_char(out, *c);
    text_release(&said);
}

static bool any_html(const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->attribute_count; i++)
        if (dossier->attributes[i].html)
            return true;
    return false;
}

static void check_round_trip(const struct row *row, struct dossier *dossier, const char *what)
{
    struct text first = {0}, second = {0}, meant = {0}, got = {0};
    struct diagnostics lost = {0};
    write_as(dossier, row->format, &first, &lost);
    struct dossier *back = read_back(row->format, &first);
    if (!row->whole) { /* what is lost may have meant something for what is not */
        text_clear(&first);
        write_as(back, row->format, &first, NULL);
        dossier_free(back);
        back = read_back(row->format, &first);
    }
    write_as(back, row->format, &second, NULL);
    ck_assert_msg(strcmp(text_string(&first), text_string(&second)) == 0,
                  "%s of %s: written again\n%s\nand not\n%s", row->format, what,
                  text_string(&second), text_string(&first));
    if (row->whole) {
        bool html = any_html(dossier);
        say_for(row, dossier, &meant);
        say_for(row, back, &got);
        ck_assert_msg(strcmp(text_string(&meant), text_string(&got)) == 0,
                      "%s of %s: says\n%s\nand not\n%s", row->format, what, text_string(&got),
                      text_string(&meant));
        ck_assert_msg(html || row->xml || !lost.count, "%s of %s: lost %zu", row->format, what,
                      lost.count);
    }
    ck_assert_uint_eq(back->entity_count, dossier->entity_count);
    ck_assert_uint_eq(back->relation_count, dossier->relation_count);
    diagnostics_release(&lost);
    dossier_free(back);
    text_release(&first);
    text_release(&second);
    text_release(&meant);
    text_release(&got);
}

START_TEST(files_survive)
{
    glob_t found;
    ck_assert_int_eq(glob("tests/data/dossiers/*.dot", 0, NULL, &found), 0);
    ck_assert_int_eq(glob("graphs/csto.dot", GLOB_APPEND, NULL, &found), 0);
    ck_assert_int_eq(glob("tests/data/formats/*", GLOB_APPEND, NULL, &found), 0);
    size_t read = 0;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct dossier *dossier = dossier_new();
        struct error error = {0};
        if (dossier_read_file(dossier, found.gl_pathv[i], NULL, NULL, NULL, &error)) {
            check_round_trip(&rows[_i], dossier, found.gl_pathv[i]);
            read++;
        }
        error_release(&error);
        dossier_free(dossier);
    }
    ck_assert_uint_ge(read, 20);
    globfree(&found);
}
END_TEST

START_TEST(random_dossiers_survive)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct text what = {0};
        struct dossier *dossier = random_dossier(seed);
        text_addf(&what, "dossier %d", (int)seed);
        check_round_trip(&rows[_i], dossier, what.data);
        dossier_free(dossier);
        text_release(&what);
    }
}
END_TEST

/* What a format cannot hold is named. */
START_TEST(losses_are_named)
{
    struct dossier *dossier = dossier_new();
    struct text dot = {0}, out = {0};
    struct error error = {0};
    text_add(&dot, "digraph { s [kind=source]; a [x=<b>, note=\"\v\"]; a -> b [when=\"2011-02\"]}");
    ck_assert(dossier_read_bytes(dossier, "x", &dot, NULL, "dot", NULL, &error));
    static const size_t expected[ROWS] = {2, 2, 1, 3};
    struct diagnostics lost = {0};
    write_as(dossier, rows[_i].format, &out, &lost);
    ck_assert_uint_eq(lost.count, expected[_i]);
    ck_assert_uint_eq(lost.warnings, expected[_i]);
    diagnostics_release(&lost);
    dossier_free(dossier);
    text_release(&dot);
    text_release(&out);
}
END_TEST

/* An entity may be called as a source is: these formats keep the two apart. */
START_TEST(names_may_be_shared)
{
    struct dossier *dossier = dossier_new();
    dossier_add_source(dossier, "x");
    dossier_add_entity(dossier, "x");
    dossier_add_entity(dossier, "y");
    struct relation relation = {.from = 0, .to = 1};
    dossier_add_relation(dossier, &relation);
    if (rows[_i].whole)
        check_round_trip(&rows[_i], dossier, "shared names");
    dossier_free(dossier);
}
END_TEST

/* What has to stand in a file that is written from this dossier, whatever else does. */
static const struct {
    const char *format, *dot, *part;
} parts[] = {
    {"pajek", "digraph { a -> b [relation=dissent, weight=2] }", "\n1 2 -2\n"},
    {"pajek", "digraph { a -> b [when=\"1999/..\"] }", "\n1 2 [1999-*]\n"},
    {"graphml", "digraph { a [code=\"007\"] }", "attr.name=\"code\" attr.type=\"string\""},
    {"graphml", "digraph { a [code=\"-7.5e3\"] }", "attr.name=\"code\" attr.type=\"double\""},
    {"graphml", "graph { a -- b }", "edgedefault=\"undirected\""},
    {"gexf", "digraph { a -> b [when=\"2010-01-02/..\"] }", "target=\"b\" start=\"2010-01-02\">"},
    {"gexf", "digraph { a -> b [when=\"2010-01/..\"] }", "target=\"b\">"},
    {"gml", "digraph { a [Xenon=1] }", "X58enon 1\n"},
    {"gml", "digraph { a -> b [source=s, big=4294967296] }",
     "Xsource \"s\"\n    big \"4294967296\"\n"},
};

START_TEST(files_say_it)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct text dot = {0}, out = {0};
        text_add(&dot, parts[i].dot);
        struct dossier *dossier = read_back("dot", &dot);
        write_as(dossier, parts[i].format, &out, NULL);
        ck_assert_msg(strstr(text_string(&out), parts[i].part) != NULL, "%s is not in\n%s",
                      parts[i].part, text_string(&out));
        dossier_free(dossier);
        text_release(&dot);
        text_release(&out);
    }
}
END_TEST

/* Names that are hard to spell survive as names of attributes. */
START_TEST(names_survive)
{
    struct text dot = {0};
    text_add(&dot, "digraph { a [Xenon=1, \"\"=2, \"7up\"=3, id=4, X58=5, \"é\"=6, graphics=7];"
                   "a -> b [target=1, key=2, id=3, Xsource=4, \"a.b\"=5] }");
    struct dossier *dossier = read_back("dot", &dot);
    check_round_trip(&rows[_i], dossier, "names");
    dossier_free(dossier);
    text_release(&dot);
}
END_TEST

/* Where a GEXF file has an attribute `when`, its start and end are not looked at. */
START_TEST(when_counts)
{
    struct text gexf = {0}, when = {0};
    text_add(&gexf, "<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"when\"/>"
                    "</attributes><nodes><node id=\"a\"/></nodes><edges><edge source=\"a\" "
                    "target=\"a\" start=\"2010-01-01\"><attvalues><attvalue for=\"0\" "
                    "value=\"2010~/..\"/></attvalues></edge></edges></graph></gexf>");
    struct dossier *dossier = read_back("gexf", &gexf);
    edtf_format(relation_when(dossier, &dossier->relations[0]), &when);
    ck_assert_str_eq(when.data, "2010~/..");
    dossier_free(dossier);
    text_release(&gexf);
    text_release(&when);
}
END_TEST

/* ---- The same network in four formats ---- */

static double *scores_of(const char *path, const char *measure, size_t *count)
{
    struct sample sample;
    struct error error = {0};
    sample_init(&sample);
    ck_assert_msg(dossier_read_file(sample.dossier, path, NULL, NULL, NULL, &error), "%s: %s", path,
                  error.message);
    *count = sample.dossier->entity_count;
    sample_project(&sample, (struct projection){0});
    double *scores = sample_scores(&sample, measure, false);
    sample_release(&sample);
    return scores;
}

START_TEST(centralities_agree)
{
    static const char *const networks[] = {"karate",          "florentine_marriage",
                                           "krackhardt_kite", "les_miserables",
                                           "tribes_signed",   "southern_women"};
    static const char *const extensions[] = {"dot", "gml", "graphml", "net"};
    static const char *const measures[] = {"betweenness", "pagerank", "harmonic"};
    for (size_t n = 0; n < sizeof networks / sizeof *networks; n++)
        for (size_t m = 0; m < 3; m++) {
            /* igraph's DOT of the tribes has signs in an attribute that DOT does not know. */
            size_t first = strcmp(networks[n], "tribes_signed") == 0;
            double *wanted = NULL;
            size_t count = 0;
            for (size_t e = first; e < 4; e++) {
                struct text path = {0};
                size_t got_count;
                text_addf(&path, "../shared/data/classic/formats/%s.%s", networks[n],
                          extensions[e]);
                if (access(path.data, R_OK) != 0) {
                    text_release(&path);
                    continue;
                }
                double *got = scores_of(path.data, measures[m], &got_count);
                count = wanted ? count : got_count;
                ck_assert_uint_eq(got_count, count);
                for (size_t i = 0; wanted && i < count; i++)
                    ck_assert_msg(fabs(got[i] - wanted[i]) < 1e-9 * (1 + fabs(wanted[i])),
                                  "%s: %s of %zu is %g and not %g", path.data, measures[m], i,
                                  got[i], wanted[i]);
                if (wanted)
                    free(got);
                else
                    wanted = got;
                text_release(&path);
            }
            free(wanted);
        }
}
END_TEST

Suite *graph_formats_suite(void)
{
    Suite *suite = suite_create("graph_formats");
    TCase *cases = tcase_create("graph_formats");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, files_survive, 0, ROWS);
    tcase_add_loop_test(cases, random_dossiers_survive, 0, ROWS);
    tcase_add_loop_test(cases, losses_are_named, 0, ROWS);
    tcase_add_loop_test(cases, names_may_be_shared, 0, ROWS);
    tcase_add_test(cases, files_say_it);
    tcase_add_loop_test(cases, names_survive, 0, ROWS);
    tcase_add_test(cases, when_counts);
    tcase_add_test(cases, centralities_agree);
    suite_add_tcase(suite, cases);
    suite_add_tcase(suite, graph_hostile_case());
    suite_add_tcase(suite, graph_oracle_case());
    return suite;
}

/*
 * check_json.c: the JSON formats: every dossier comes back as it was, files of other programs are
 * read as they are meant, and what is wrong is reported where it is.
 */
#include "dossier_random.h"
#include "dossier_say.h"
#include "process.h"
#include "suites.h"

#include <entente/format.h>

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const formats[] = {"json", "cyjs", "cx2", "ftm"};
enum { FORMATS = sizeof formats / sizeof *formats };

static struct dossier *read_bytes(const char *format, const struct text *bytes,
                                  struct text *messages)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    bool done = dossier_read_bytes(dossier, "t", bytes, NULL, format, &diagnostics, &error);
    for (size_t i = 0; messages && i < diagnostics.count; i++)
        error_format(&diagnostics.items[i], messages);
    if (!done) {
        dossier_free(dossier);
        dossier = NULL;
    }
    error_release(&error);
    diagnostics_release(&diagnostics);
    return dossier;
}

static void write_dossier(const struct dossier *dossier, const char *format, struct text *out)
{
    struct error error = {0};
    struct diagnostics lost = {0};
    ck_assert_msg(dossier_write(dossier, format, out, &lost, &error), "%s", error.message);
    ck_assert_uint_eq(lost.count, 0);
    diagnostics_release(&lost);
}

static int compare_attributes(const void *left, const void *right)
{
    return strcmp(((const struct attribute *)left)->name, ((const struct attribute *)right)->name);
}

static void sort_span(struct dossier *dossier, struct attribute_span span)
{
    if (span.count)
        qsort(dossier->attributes + span.first, span.count, sizeof *dossier->attributes,
              compare_attributes);
}

/* FollowTheMoney has two places for attributes, which take their order from each record. */
static void sort_attributes(struct dossier *dossier, const char *format)
{
    if (strcmp(format, "ftm") != 0)
        return;
    for (size_t i = 0; i < dossier->entity_count; i++)
        sort_span(dossier, dossier->entities[i].attributes);
    for (size_t i = 0; i < dossier->relation_count; i++)
        sort_span(dossier, relation_evidence(dossier, &dossier->relations[i])->attributes);
}

/* The dossier in the format, read back, is the same, and is written as the same bytes. */
static void check_round_trip(struct dossier *dossier, const char *format, const char *what)
{
    struct text bytes = {0}, again = {0}, wanted = {0}, actual = {0}, messages = {0};
    write_dossier(dossier, format, &bytes);
    struct dossier *back = read_bytes(format, &bytes, &messages);
    ck_assert_msg(back, "%s as %s: %s in\n%s", what, format, text_string(&messages), bytes.data);
    write_dossier(back, format, &again);
    ck_assert_str_eq(bytes.data, again.data);
    sort_attributes(dossier, format);
    sort_attributes(back, format);
    say_dossier(dossier, &wanted);
    say_dossier(back, &actual);
    if (strcmp(wanted.data, actual.data) != 0)
        ck_abort_msg("%s as %s: %s\nbecomes\n%s\nby way of\n%s", what, format, wanted.data,
                     actual.data, bytes.data);
    dossier_free(back);
    text_release(&bytes);
    text_release(&again);
    text_release(&wanted);
    text_release(&actual);
    text_release(&messages);
}

START_TEST(test_random_round_trip)
{
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text what = {0};
        text_addf(&what, "seed %lu", (unsigned long)seed);
        for (int i = 0; i < FORMATS; i++)
            check_round_trip(dossier, formats[i], what.data);
        text_release(&what);
        dossier_free(dossier);
    }
}
END_TEST

static void check_file(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    if (dossier_read_file(dossier, path, NULL, NULL, &diagnostics, &error))
        for (int i = 0; i < FORMATS; i++)
            check_round_trip(dossier, formats[i], path);
    error_release(&error);
    diagnostics_release(&diagnostics);
    dossier_free(dossier);
}

START_TEST(test_files_round_trip)
{
    glob_t files = {0};
    ck_assert_int_eq(glob("tests/data/dossiers/*.dot", 0, NULL, &files), 0);
    ck_assert_int_eq(glob("graphs/*", GLOB_APPEND, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        check_file(files.gl_pathv[i]);
    globfree(&files);
}
END_TEST

/* ---- Files of other programs ---- */

/* What was said of the file in a line each, and what it says. */
static void say_file(const char *path, struct text *out)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    ck_assert_msg(dossier_read_file(dossier, path, NULL, NULL, &diagnostics, &error), "%s: %s",
                  path, error.message);
    for (size_t i = 0; i < diagnostics.count; i++)
        text_addf(out, "%zu:%zu: %s\n", diagnostics.items[i].line, diagnostics.items[i].column,
                  diagnostics.items[i].message);
    say_dossier(dossier, out);
    dossier_free(dossier);
    diagnostics_release(&diagnostics);
}

/* FILE.expected beside it says the same; UPDATE=1 writes it anew, to be read by who does that. */
static void check_expected(const char *path)
{
    struct text said = {0}, wanted = {0}, beside = {0};
    say_file(path, &said);
    text_addf(&beside, "%s.expected", path);
    if (getenv("UPDATE")) {
        FILE *file = fopen(beside.data, "w");
        fputs(said.data, file);
        fclose(file);
    }
    file_slurp(beside.data, &wanted);
    ck_assert_msg(strcmp(text_string(&wanted), said.data) == 0, "%s says\n%s", path, said.data);
    text_release(&said);
    text_release(&wanted);
    text_release(&beside);
}

START_TEST(test_other_programs)
{
    glob_t files = {0};
    ck_assert_int_eq(glob("tests/data/formats/json/*", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *extension = strrchr(files.gl_pathv[i], '.');
        if (strcmp(extension, ".expected") == 0)
            continue;
        if (strcmp(extension, ".dot") != 0)
            check_expected(files.gl_pathv[i]);
        check_file(files.gl_pathv[i]);
    }
    globfree(&files);
}
END_TEST

/* Entities and relations: 290 payments; parties, donors and addresses. */
START_TEST(test_donations)
{
    static const char path[] = "../shared/data/osint/ftm_donations.ijson";
    if (access(path, R_OK) != 0) {
        printf("skipped: no %s\n", path);
        return;
    }
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    ck_assert(dossier_read_file(dossier, path, NULL, NULL, NULL, &error));
    ck_assert_uint_eq(dossier->entity_count, 184);
    ck_assert_uint_eq(dossier->relation_count, 290);
    ck_assert_int_eq(relation_family(dossier, &dossier->relations[0]), FAMILY_COOPERATION);
    dossier_free(dossier);
    check_file(path);
}
END_TEST

/* ---- What is wrong, and where ---- */

static const struct {
    const char *format, *text, *says;
} readings[] = {
    {"json", "{\"nodes\": [{\"id\": 1},\n  {\"id\": }]}", "t:2:10: error: expected a value"},
    {"json", "{\"nodes\": [1 2]}", "t:1:14: error: expected ',' or ']'"},
    {"json", "{\"nodes\" []}", "t:1:10: error: expected ':' behind the name"},
    {"json", "{nodes: []}", "t:1:2: error: expected a name in quotes"},
    {"json", "{\"nodes\": [{\"id\": 1}", "t:1:1: error: the file ends before the { that begins"},
    {"json", "", "error: the file ends where a value should be"},
    {"json", "{\"nodes\": \"abc", "t:1:11: error: the string that begins here does not end"},
    {"json", "{\"nodes\": \"a\nb\"}", "t:1:11: error: the string that begins here does not end"},
    {"json", "{\"nodes\": []} x", "t:1:15: error: there is more behind the end"},
    {"json", "{\"nodes\": [{\"id\": NaN}]}", "t:1:19: error: invalid token near 'NaN'"},
    {"json", "{\"nodes\": [{\"id\": 01}]}", "t:1:19: error: invalid token near '0'"},
    {"json", "{\"nodes\": [{\"id\": 1e999}]}", "t:1:19: error: real number overflow"},
    {"json", "{\"nodes\": [{\"id\": \"x\\ud800y\"}]}", "t:1:21: error: invalid Unicode"},
    {"json", "{\"nodes\": [{\"id\": \"x\\u0000\"}]}", "t:1:21: error: a string cannot hold"},
    {"json", "{\"nodes\": [{\"id\": \"\\x\"}]}", "t:1:19: error: invalid escape"},
    {"json", "[]", "error: there are neither nodes nor edges here"},
    {"json", "{\"a\": 1}", "error: there are neither nodes nor edges here"},
    {"json", "{\"nodes\": [[1]]}", "t:1:12: error: a node has to be an object"},
    {"json", "{\"edges\": [{\"source\": 1}]}", "t:1:12: error: an edge without a target"},
    {"json", "{\"nodes\": [{\"id\": 1, \"id\": 2}]}",
     "t:1:28: error: the object has a member 'id' before this one"},
    {"json", "{\"nodes\": [{\"id\": 1, \"note\": 1, \"note\": 2}]}",
     "t:1:41: error: the object has a member 'note' before this one"},
    {"json", "{\"nodes\": [{\"id\": 1, \"x\": 1, \"x\": 2}]}",
     "t:1:35: error: the object has a member 'x' before this one"},
    {"json", "{\"nodes\": [{\"id\": 1}, {\"id\": 1}]}", "t:1:30: warning: there is a node '1'"},
    {"json", "{\"edges\": [{\"source\": 1, \"target\": 2, \"when\": \"2010-13\"}]}",
     "t:1:53: error: when \"2010-13\": there is no month 13"},
    {"json", "{\"edges\": [{\"source\": 1, \"target\": 2, \"whne\": \"2010\"}]}",
     "t:1:40: warning: unknown attribute 'whne' of a relation|did you mean when?"},
    {"json", "{\"edges\": [{\"source\": 1, \"target\": 2, \"weight\": 0}]}",
     "t:1:49: error: weight \"0\": expected a number above"},
    {"json", "{\"edges\": [{\"source\": 1, \"target\": 2, \"relation\": \"membersip\"}]}",
     "unknown relation type 'membersip'|did you mean membership?"},
    {"json", "\xEF\xBB\xBF{\"nodes\": [{\"id\": 1}], \"directed\": true}", ""},
    {"ftm", "{\"id\": 1}\n{\n", "t:1:1: error: expected an entity|t:2:1: error: the file ends"},
    {"ftm", "{\"id\": 1, \"schema\": \"Person\", \"properties\": [\"Ann\"]}",
     "t:1:45: error: the properties have to be an object"},
    {"ftm", "{\"schema\": \"Person\"}", "t:1:1: error: an entity without an id"},
    {"ftm",
     "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {}}\n"
     "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {}}",
     "t:2:1: warning: 1 line is of an entity that was there before"},
};

START_TEST(test_messages)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct text bytes = {0}, said = {0}, says = {0};
        text_add(&bytes, readings[i].text);
        dossier_free(read_bytes(readings[i].format, &bytes, &said));
        text_add(&says, readings[i].says);
        if (!says.length)
            ck_assert_str_eq(text_string(&said), "");
        for (char *save = NULL, *part = strtok_r(says.data, "|", &save); part;
             part = strtok_r(NULL, "|", &save))
            ck_assert_msg(strstr(text_string(&said), part), "%s should say\n%s\nand says\n%s",
                          readings[i].text, part, text_string(&said));
        text_release(&bytes);
        text_release(&said);
        text_release(&says);
    }
}
END_TEST

/* Reads `count` times `piece` between `head` and `tail`; what is said of it. */
static void say_many(const char *head, const char *piece, size_t count, const char *tail,
                     struct text *said)
{
    struct text bytes = {0};
    text_add(&bytes, head);
    for (size_t i = 0; i < count; i++)
        text_addf(&bytes, piece, i);
    text_add(&bytes, tail);
    dossier_free(read_bytes("json", &bytes, said));
    text_release(&bytes);
}

START_TEST(test_limits)
{
    static const struct {
        const char *head, *piece, *tail;
        size_t count;
        const char *says;
    } cases[] = {
        {"{\"nodes\": ", "[", "", 1000000, "nested deeper than the limit of 256"},
        {"{\"nodes\": ", "{\"a\":", "", 1000000, "nested deeper than the limit of 256"},
        {"{\"nodes\": [{\"id\": 1", ", \"a%zu\": 1", "}]}", 100000, "--max-attributes"},
        {"{\"nodes\": [{\"id\": 1", ", \"a\": 1", "}]}", 100000, "has a member 'a' before"},
        {"{\"nodes\": [{\"id\": \"", "aaaaaaaaaaaaaaaa", "\"}]}", 100000, "--max-string"},
        {"{\"edges\": [", "{},", "{}]}", 100000, "an edge without a source"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text said = {0};
        say_many(cases[i].head, cases[i].piece, cases[i].count, cases[i].tail, &said);
        ck_assert_msg(strstr(text_string(&said), cases[i].says), "%s: %.500s", cases[i].says,
                      text_string(&said));
        ck_assert_uint_le(said.length, 20000);
        text_release(&said);
    }
}
END_TEST

START_TEST(test_edge_limit)
{
    struct dossier *dossier = dossier_new();
    struct read_options limits = read_options_default();
    struct error error = {0};
    limits.edges = 1;
    ck_assert(!dossier_read_file(dossier, "tests/data/formats/json/d3.json", &limits, NULL, NULL,
                                 &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_uint_eq(error.line, 9);
    ck_assert_ptr_nonnull(strstr(error.hint, "--max-edges"));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

/* ---- Others read what we write ---- */

/* networkx finds as many nodes and edges in our JSON, with the attributes that we wrote. */
START_TEST(test_networkx_reads_it)
{
    struct process process = {0};
    process_run_shell(&process, "python3 -c 'import networkx' 2>&1");
    if (process.status != 0) {
        printf("skipped: no networkx for python3\n");
        process_release(&process);
        return;
    }
    process_release(&process);
    process_run_shell(
        &process, "entente export graphs/csto.dot -o - --to json 2>&1 | python3 -c '"
                  "import json, sys, inspect, networkx as nx\n"
                  "data = json.load(sys.stdin)\n"
                  "new = \"edges\" in inspect.signature(nx.node_link_graph).parameters\n"
                  "g = nx.node_link_graph(data, **({\"edges\": \"edges\"} if new else {\"link\": "
                  "\"edges\"}))\n"
                  "edge = g.get_edge_data(\"Armenia\", \"CSTO\")[0]\n"
                  "print(g.is_directed(), g.is_multigraph(), len(g), g.number_of_edges(), g.name)\n"
                  "print(g.nodes[\"Armenia\"][\"kind\"], edge[\"relation\"], edge[\"citation\"])'");
    ck_assert_str_eq(process.out.data, "True True 75 159 csto\nstate membership edm#1\n");
    process_release(&process);
}
END_TEST

/* What Mermaid would take for its own is written by its number; what it cannot hold is counted. */
START_TEST(test_mermaid)
{
    struct dossier *dossier = dossier_new();
    struct text bytes = {0}, out = {0}, said = {0};
    struct error error = {0};
    struct diagnostics lost = {0};
    text_add(&bytes, "digraph { title=\"T: \\\"x\\\"\"; s [kind=source]\n"
                     "a [label=\"1. <b> & \\\"q\\\" #\", kind=person, note=n]\n"
                     "a -> b [relation=criticism, when=2010, role=loud, source=s];"
                     "b -> a [dir=none]; \"- c\" }");
    ck_assert(dossier_read_bytes(dossier, "t", &bytes, NULL, NULL, NULL, &error));
    ck_assert(dossier_write(dossier, "mermaid", &out, &lost, &error));
    ck_assert_str_eq(out.data, "---\ntitle: \"T: \\\"x\\\"\"\n---\nflowchart LR\n"
                               "    n0([\"1#46; #60;b#62; #38; #34;q#34; #35;\"])\n"
                               "    n1[\"b\"]\n    n2[\"#45; c\"]\n"
                               "    n0 --x|\"criticism (loud), 2010\"| n1\n    n1 --- n0\n"
                               "    linkStyle 0 stroke:#b22222,color:#b22222\n");
    for (size_t i = 0; i < lost.count; i++)
        text_addf(&said, "%s\n", lost.items[i].message);
    ck_assert_str_eq(said.data, "Mermaid has no place for 1 source\n"
                                "Mermaid has no place for attributes of entities: note (1)\n"
                                "Mermaid has no place for attributes of relations: source (1)\n");
    diagnostics_release(&lost);
    text_release(&bytes);
    text_release(&out);
    text_release(&said);
    dossier_free(dossier);
}
END_TEST

Suite *json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *cases = tcase_create("json");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_random_round_trip);
    tcase_add_test(cases, test_files_round_trip);
    tcase_add_test(cases, test_other_programs);
    tcase_add_test(cases, test_donations);
    tcase_add_test(cases, test_messages);
    tcase_add_test(cases, test_limits);
    tcase_add_test(cases, test_edge_limit);
    tcase_add_test(cases, test_networkx_reads_it);
    tcase_add_test(cases, test_mermaid);
    suite_add_tcase(suite, cases);
    return suite;
}

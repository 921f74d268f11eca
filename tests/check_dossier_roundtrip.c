/*
 * check_dossier_roundtrip.c: dossiers as DOT: what is read is what was meant, and what is written
 * reads back as the same dossier, for us and, in nodes and edges, for cgraph.
 */
#include "dossier_random.h"
#include "dossier_say.h"
#include "suites.h"

#include "base/xalloc.h"
#include <entente/format.h>

#include <cgraph.h>
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct dossier *read_string(const char *string, struct diagnostics *diagnostics)
{
    struct dossier *dossier = dossier_new();
    struct text bytes = {0};
    struct error error = {0};
    text_add(&bytes, string);
    if (!dossier_read_bytes(dossier, "t.dot", &bytes, NULL, NULL, diagnostics, &error)) {
        dossier_free(dossier);
        dossier = NULL;
    }
    error_release(&error);
    text_release(&bytes);
    return dossier;
}

static void write_dossier(const struct dossier *dossier, struct text *out)
{
    struct error error = {0};
    ck_assert_msg(dossier_write(dossier, NULL, out, NULL, &error), "%s", error.message);
}

static struct dossier *read_back(const struct text *dot, uint64_t seed)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = read_string(dot->data, &diagnostics);
    struct text found = {0};
    for (size_t i = 0; i < diagnostics.count; i++)
        if (diagnostics.items[i].severity == SEVERITY_ERROR)
            error_format(&diagnostics.items[i], &found);
    ck_assert_msg(dossier, "seed %lu: %s in\n%s", (unsigned long)seed, text_string(&found),
                  dot->data);
    text_release(&found);
    diagnostics_release(&diagnostics);
    return dossier;
}

START_TEST(test_round_trip)
{
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text dot = {0}, again = {0}, wanted = {0}, actual = {0};
        write_dossier(dossier, &dot);
        struct dossier *back = read_back(&dot, seed);
        say_dossier(dossier, &wanted);
        say_dossier(back, &actual);
        if (strcmp(wanted.data, actual.data) != 0)
            ck_abort_msg("seed %lu: %s\nbecomes\n%s\nby way of\n%s", (unsigned long)seed,
                         wanted.data, actual.data, dot.data);
        write_dossier(back, &again);
        ck_assert_str_eq(dot.data, again.data);
        dossier_free(dossier);
        dossier_free(back);
        text_release(&dot);
        text_release(&again);
        text_release(&wanted);
        text_release(&actual);
    }
}
END_TEST

/* The string without newlines: cgraph's scanner loses one that stands alone between escapes. */
static char *without_newlines(const char *string)
{
    struct text out = {0};
    for (; string && *string; string++)
        if (*string != '\n')
            text_add_char(&out, *string);
    char *copy = xstrdup(text_string(&out));
    text_release(&out);
    return copy;
}

/* The graph's node of that name has the value, for cgraph. */
static void check_value(Agraph_t *graph, const char *node, const char *name, const char *value)
{
    Agnode_t *found = agnode(graph, (char *)(uintptr_t)node, 0);
    if (!found && strchr(node, '\n'))
        return;
    ck_assert_msg(found, "cgraph has no node %s", node);
    char *theirs = without_newlines(agget(found, (char *)(uintptr_t)name));
    char *ours = without_newlines(value);
    ck_assert_str_eq(theirs, ours);
    free(theirs);
    free(ours);
}

START_TEST(test_cgraph_reads_it)
{
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text dot = {0};
        write_dossier(dossier, &dot);
        Agraph_t *graph = agmemread(dot.data);
        ck_assert_msg(graph, "seed %lu: cgraph refuses\n%s", (unsigned long)seed, dot.data);
        ck_assert_int_eq(agnedges(graph),
                         (int)(dossier->relation_count + dossier->judgement_count));
        for (size_t i = 0; i < dossier->entity_count; i++) {
            const struct entity *entity = &dossier->entities[i];
            check_value(graph, entity->id, "note", entity->note);
            check_value(graph, entity->id, "aliases", entity->aliases);
        }
        for (size_t i = 0; i < dossier->source_count; i++)
            check_value(graph, dossier->sources[i].id, "title", dossier->sources[i].title);
        agclose(graph);
        dossier_free(dossier);
        text_release(&dot);
    }
}
END_TEST

/* ---- Readings and their messages ---- */

static const struct {
    const char *dot, *says;
} readings[] = {
    {"digraph { a -> b [relation=membersip]; a -> b [relation=membersip]; }",
     "t.dot:1:28: warning: unknown relation type 'membersip', 2 times|did you mean membership?"},
    {"digraph { a [kind=stat]; }", "t.dot:1:19: warning: unknown kind 'stat'|did you mean state?"},
    {"digraph { a -> b [whne=2010, color=red]; }",
     "t.dot:1:19: warning: unknown attribute 'whne' of a relation|did you mean when?"},
    {"digraph { a [population=5]; }",
     "t.dot:1:14: note: unknown attribute 'population' of an entity|it is kept as it is"},
    {"digraph {\n  a -> b [when=\"2010-13\"];\n}",
     "t.dot:2:22: error: when \"2010-13\": there is no month 13"},
    {"digraph { a -> b [weight=0]; }", "t.dot:1:26: error: weight \"0\": expected a number above"},
    {"digraph { a -> b [weight=inf]; }", "t.dot:1:26: error: weight \"inf\": expected a number"},
    {"digraph { a -> b [weight=\"2x\"]; }", "t.dot:1:28: error: weight \"2x\": expected a number"},
    {"digraph { a -> b [weight=\"1e999\"]; }", "t.dot:1:27: error: weight \"1e999\": expected"},
    {"digraph { a -> b [weight=1e9]; }", "t.dot:1:27: warning: the number 1 ends here and a name"},
    {"digraph { a -> b [confidence=1.5]; }", "t.dot:1:30: error: confidence \"1.5\": expected"},
    {"digraph { a -> b [confidence=G1]; }", "t.dot:1:30: error: confidence \"G1\": expected"},
    {"digraph { s [kind=source, reliability=b]; }", "t.dot:1:39: error: reliability \"b\": exp"},
    {"digraph { t [kind=relation, family=membrship]; }",
     "t.dot:1:36: error: family \"membrship\": no such family; did you mean membership"},
    {"digraph { t [kind=relation, lasting=often]; }", "t.dot:1:37: error: lasting \"often\": ex"},
    {"digraph { s [kind=source]; a -> s; }",
     "t.dot:1:28: error: 's' is a source, and cannot be an end of a relation|source=\"s\""},
    {"digraph { t [kind=relation]; t -> b; }", "t.dot:1:30: error: 't' is a relation type"},
    {"digraph { a [note=1] } digraph { a [note=2] }",
     "t.dot:1:42: warning: 'a' has note \"2\" here, and \"1\" before|which t.dot:1 begins"},
    {"digraph { a [kind=state] } digraph { a [kind=person] }",
     "t.dot:1:46: warning: 'a' has kind \"person\" here, and \"state\" before"},
    {"digraph { subgraph cluster_x { a } }", "t.dot:1:11: note: subgraphs are read for what is in"},
    {"digraph { a [label=<b>] }", "t.dot:1:20: warning: label is an HTML string"},
    {"digraph { k [kind=kind, label=x] }", "unknown attribute 'label' of an entity kind|not kept"},
};

START_TEST(test_messages)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct diagnostics diagnostics = {0};
        struct text said = {0}, says = {0};
        dossier_free(read_string(readings[i].dot, &diagnostics));
        for (size_t j = 0; j < diagnostics.count; j++)
            error_format(&diagnostics.items[j], &said);
        text_add(&says, readings[i].says);
        for (char *save = NULL, *part = strtok_r(says.data, "|", &save); part;
             part = strtok_r(NULL, "|", &save))
            ck_assert_msg(strstr(text_string(&said), part), "%s should say\n%s\nand says\n%s",
                          readings[i].dot, part, text_string(&said));
        text_release(&said);
        text_release(&says);
        diagnostics_release(&diagnostics);
    }
}
END_TEST

/* What a text reads as, in the words of say_dossier(): the lines of entities and relations. */
static const struct {
    const char *dot, *says;
} meanings[] = {
    {"graph { a -- b }", "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 1 0\n"},
    {"digraph { a -> b [dir=none] }",
     "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 1 0\n"},
    {"graph { a -- b [dir=forward] }",
     "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 0 0 dir=[forward]\n"},
    {"digraph { node [kind=state]; A; {B C} -> A [relation=support, weight=2] }",
     "entity [A] state 1\nentity [B] state 0\nentity [C] state 0\n"
     "relation [B] [A] support 0 2\nrelation [C] [A] support 0 2\n"},
    {"digraph { s [kind=source, title=T]; a [source=s, when=2010, shape=box] }",
     "source [s] 0 title=[T]\nentity [a] entity 1 source=[s] when=[2010] shape=[box]\n"},
    {"digraph { a [when=\"\", label=\"\", kind=\"\"] }", "entity [a] entity 1\n"},
    {"digraph { a:p -> b:q:n }", "entity [a] entity 0\nentity [b] entity 0\n"
                                 "relation [a] [b] tie 0 0 tailport=[p] headport=[q:n]\n"},
    {"digraph { a [note=1] } digraph { a [note=2, url=u, x=1] } digraph { a [x=2, y=3] }",
     "entity [a] entity 1 note=[1] url=[u] x=[1] y=[3]\n"},
};

START_TEST(test_meanings)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        struct diagnostics diagnostics = {0};
        struct text said = {0};
        struct dossier *dossier = read_string(meanings[i].dot, &diagnostics);
        ck_assert_msg(dossier, "%s", meanings[i].dot);
        say_sources(dossier, &said);
        say_entities(dossier, &said);
        say_relations(dossier, &said);
        ck_assert_str_eq(said.data, meanings[i].says);
        ck_assert_uint_eq(dossier->entities[0].place.line, 1);
        dossier_free(dossier);
        text_release(&said);
        diagnostics_release(&diagnostics);
    }
}
END_TEST

START_TEST(test_declared_words)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier =
        read_string("digraph { a [kind=junta]; junta [kind=kind]; a -> b [relation=snub];\n"
                    "snub [kind=relation, family=dissent, weight=3, along=.5];\n"
                    "membership [kind=relation, lasting=no] }",
                    &diagnostics);
    ck_assert_ptr_nonnull(dossier);
    ck_assert_uint_eq(diagnostics.count, 0);
    uint32_t snub = vocabulary_find_type(&dossier->vocabulary, "snub");
    const struct relation_type *type = &dossier->vocabulary.types[snub];
    ck_assert_int_eq(type->family, FAMILY_DISSENT);
    ck_assert_double_eq(type->weight, 3);
    ck_assert_double_eq(type->along, .5);
    ck_assert_double_eq(type->against, 0);
    ck_assert_uint_eq(type->place.line, 2);
    ck_assert_int_eq(relation_sign(dossier, &dossier->relations[0]), -1);
    type = &dossier->vocabulary.types[vocabulary_find_type(&dossier->vocabulary, "membership")];
    ck_assert(!type->lasting && type->edited);
    ck_assert_int_eq(type->family, FAMILY_MEMBERSHIP);
    ck_assert_double_eq(type->against, .5);
    ck_assert_uint_eq(dossier->entity_count, 2);
    dossier_free(dossier);
    diagnostics_release(&diagnostics);
}
END_TEST

/* What says nothing new says nothing wrong. */
START_TEST(test_no_messages)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = read_string(
        "digraph { a [kind=state, note=n, x=1, color=red] s [kind=source, title=t] x [kind=kind] }"
        "digraph { a [kind=entity, note=n, color=blue] s [title=t] b -> a [pos=\"1,2\"] }",
        &diagnostics);
    ck_assert_ptr_nonnull(dossier);
    ck_assert_uint_eq(dossier->source_count, 1);
    ck_assert_uint_eq(diagnostics.count, 1);
    ck_assert_ptr_nonnull(strstr(diagnostics.items[0].message, "unknown attribute 'x'"));
    dossier_free(dossier);
    diagnostics_release(&diagnostics);
}
END_TEST

START_TEST(test_names_clash)
{
    struct dossier *dossier = dossier_new();
    struct text out = {0};
    struct error error = {0};
    dossier_add_source(dossier, "x");
    dossier_add_entity(dossier, "x");
    ck_assert(!dossier_write(dossier, "dot", &out, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_uint_eq(out.length, 0);
    error_release(&error);
    text_release(&out);
    dossier_free(dossier);
}
END_TEST

START_TEST(test_formats)
{
    struct error error = {0};
    ck_assert_str_eq(format_for_path("a/b.GV", &error)->name, "dot");
    ck_assert_str_eq(format_for_path("-", &error)->name, "dot");
    ck_assert_str_eq(format_for_path("a.b/c", &error)->name, "dot");
    ck_assert_ptr_null(format_for_path("a.csvx", &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.hint, ".dot .gv"));
    error_release(&error);
    ck_assert_ptr_null(format_find("dto", &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    ck_assert_ptr_null(format_at(1000));
}
END_TEST

START_TEST(test_file_errors)
{
    struct dossier *dossier = dossier_new();
    struct read_options limits = read_options_default();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    struct text bytes = {0};
    ck_assert(!dossier_read_file(dossier, "no/such.dot", NULL, NULL, &diagnostics, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    error_release(&error);
    limits.file_size = 10;
    ck_assert(!dossier_read_file(dossier, "tests/check_dot.c", &limits, "dot", NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.hint, "--max-file-size"));
    error_release(&error);
    text_add(&bytes, "digraph {\n a -> ;\n}");
    ck_assert(!dossier_read_bytes(dossier, "m", &bytes, NULL, NULL, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_uint_eq(error.line, 2); /* without a list, the error is the first one itself */
    ck_assert_uint_eq(error.column, 7);
    ck_assert_uint_eq(dossier->entity_count, 0);
    error_release(&error);
    text_release(&bytes);
    dossier_free(dossier);
}
END_TEST

Suite *dossier_roundtrip_suite(void)
{
    Suite *suite = suite_create("dossier_roundtrip");
    TCase *cases = tcase_create("dossier_roundtrip");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_round_trip);
    tcase_add_test(cases, test_cgraph_reads_it);
    tcase_add_test(cases, test_messages);
    tcase_add_test(cases, test_meanings);
    tcase_add_test(cases, test_declared_words);
    tcase_add_test(cases, test_no_messages);
    tcase_add_test(cases, test_names_clash);
    tcase_add_test(cases, test_formats);
    tcase_add_test(cases, test_file_errors);
    suite_add_tcase(suite, cases);
    return suite;
}

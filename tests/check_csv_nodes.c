/*
 * check_csv_nodes.c: tables of entities, and the classic networks from their tables.
 */
#include "suites.h"

#include "csv_cases.h"
#include "fixtures.h"

#include <entente/network.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(entities)
{
    csv_check_reads("id\na\nb\n", "\n  a;\n  b;\n");
    csv_check_reads("id,label,kind,aliases,when,source_ref,note,url,age\n"
                    "m,Minsk,state,\"Belarus|BY\",1991/..,edm#1,n,u,7\nx,,,,,,,,\n",
                    "\n  node [kind=state];\n"
                    "  m [label=Minsk, aliases=\"Belarus|BY\", when=\"1991/..\", source=\"edm#1\", "
                    "note=n, url=u, age=7];\n\n  node [kind=entity];\n  x;\n");
    csv_check_reads("name,start,end\na,1991,\n", "\n  a [when=\"1991/..\"];\n");
    csv_check_reads("Id,Name,source\na,Alpha,s#1\n", "\n  a [label=Alpha, source=\"s#1\"];\n");
    csv_check_reads("id,label,name\na,L,N\n", "\n  a [label=L, name=N];\n");
    csv_check_reads("node,kind,type\na,STATE,x\n", "\n  node [kind=state];\n  a [type=x];\n");
    csv_check_reads("personId:ID(P),name,born:int,:LABEL\nk,Keanu,1964,Person;Actor\n",
                    "\n  node [kind=person];\n  k [label=Keanu, born=1964, "
                    "labels=\"Person;Actor\"];\n");
}
END_TEST

/* Two-mode data say the mode of a node in a column `type`, or `mode`. */
START_TEST(modes)
{
    csv_check_reads("id,type\na,FALSE\nb,TRUE\nc,1\nd,person\n",
                    "\n  a [mode=FALSE];\n  b [mode=TRUE];\n  c [mode=1];\n\n"
                    "  node [kind=person];\n  d;\n");
    csv_check_reads("id,mode\na,0\n", "\n  a [mode=0];\n");
}
END_TEST

START_TEST(wrong_entities)
{
    csv_check_says("id,when\na,2011-13\n,\nb\n",
                   "t.csv:2:8: error: when \"2011-13\": there is no month 13: months go from 01 to "
                   "12; the years 2011 to 2013 are written 2011/2013\n  a,2011-13\n         "
                   "^\nt.csv:3:1: error: id is empty\n  ,\n  ^\n"
                   "t.csv:4:2: error: the row has 1 cell, and the header 2\n  b\n   ^\n"
                   "  hint: every row has a cell for each column, empty or not\n");
    csv_check_says("id,kind\na,source\nb,person\n",
                   "t.csv:2:3: error: kind \"source\" is a word of the dossier language, and no "
                   "entity's\n  a,source\n    ^\n  hint: call it otherwise, as in 'informant'\n");
    csv_check_says("id,:LABEL\na,source;Person\n",
                   "t.csv:2:3: error: kind \"source\" is a word of the dossier language, and no "
                   "entity's\n  a,source;Person\n    ^\n"
                   "  hint: call it otherwise, as in 'informant'\n");
    csv_check_says("id,kind\na,thing\nb,thing\n",
                   "t.csv: warning: unknown entity kind: thing (2 rows) [unknown-kind]\n  hint: a "
                   "dossier that is "
                   "read before the table can declare them: NAME [kind=kind]\n");
    csv_check_says(
        "id,label,kind,x,when\na,A,state,1,2001\na,A,state,1,2001\na,B,person,2,2002\n",
        "t.csv:4:1: warning: 'a' has when \"2002\" here, and \"2001\" before [conflict]\n"
        "  hint: the first stays, which t.csv:2 begins\n"
        "t.csv:4:1: warning: 'a' has label \"B\" here, and \"A\" before [conflict]\n"
        "  hint: the first stays, which t.csv:2 begins\n"
        "t.csv:4:1: warning: 'a' has kind \"person\" here, and \"state\" before [conflict]\n"
        "  hint: the first stays, which t.csv:2 begins\n"
        "t.csv:4:1: warning: 'a' has x \"2\" here, and \"1\" before [conflict]\n"
        "  hint: the first stays, which t.csv:2 begins\n");
    csv_check_says("id,\"x\na\n", "t.csv:1:1: error: a quote in the header is not closed\n");
    csv_check_says("id,x\na,\"\n", "t.csv:2:3: error: a quote that is not closed before the end of "
                                   "the file\n  a,\"\n    ^\n");
}
END_TEST

START_TEST(more_conflicts_are_counted)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "id,x\na,0\n");
    for (int i = 1; i <= 25; i++)
        text_addf(&bytes, "a,%d\n", i);
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert(result.done);
    ck_assert_ptr_nonnull(strstr(result.said.data, "\"20\" here"));
    ck_assert_ptr_null(strstr(result.said.data, "\"21\" here"));
    ck_assert_ptr_nonnull(
        strstr(result.said.data, "t.csv: warning: 5 more cells say otherwise than what was read"));
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

/* In the format csv-nodes, a table with ends is one of entities all the same. */
START_TEST(read_as_entities)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "id,source,target\na,s#1,T\n");
    csv_result_init(&result, &bytes, "csv-nodes", NULL);
    ck_assert_str_eq(text_string(&result.dot), "digraph {\n  a [source=\"s#1\", target=T];\n}\n");
    csv_result_release(&result);
    text_clear(&bytes);
    text_add(&bytes, "source,target\na,b\n");
    csv_result_init(&result, &bytes, "csv-nodes", NULL);
    ck_assert_str_eq(result.said.data,
                     "t.csv:1:1: error: the header names no id\n  source,target\n  ^\n  hint: it "
                     "has source, target; a table of entities knows when, start, end, source_ref, "
                     "source, note, url, label, id, kind, aliases\n");
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

START_TEST(entities_meet_relations)
{
    struct dossier *dossier = dossier_new();
    struct text edges = {0}, nodes = {0}, again = {0};
    struct error error = {0};
    text_add(&edges, "source,target\na,b\n");
    text_add(&nodes, "id,x\nc,1\nb,2\n");
    text_add(&again, "id,y\nb,3\n");
    ck_assert(dossier_read_bytes(dossier, "e.csv", &edges, NULL, "csv", NULL, &error));
    ck_assert(!dossier->entities[1].declared);
    ck_assert(dossier_read_bytes(dossier, "n.csv", &nodes, NULL, "csv", NULL, &error));
    ck_assert(dossier_read_bytes(dossier, "m.csv", &again, NULL, "csv", NULL, &error));
    ck_assert_uint_eq(dossier->entity_count, 3);
    const struct entity *b = &dossier->entities[1];
    ck_assert(b->declared);
    ck_assert_str_eq(dossier_path(dossier, b->place), "n.csv");
    ck_assert_uint_eq(b->place.line, 3);
    ck_assert_uint_eq(b->attributes.count, 2);
    ck_assert_str_eq(dossier->attributes[b->attributes.first + 1].value, "3");
    dossier_free(dossier);
    text_release(&again);
    text_release(&nodes);
    text_release(&edges);
}
END_TEST

/* What our own reader makes of the tables is what a naive one does. */
START_TEST(classics)
{
    static const char *const names[] = {"florentine_marriage", "ison_adolescents", "karate",
                                        "krackhardt_kite",     "les_miserables",   "southern_women",
                                        "tribes_signed"};
    const char *name = names[_i];
    struct sample sample;
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    struct text path = {0};
    if (!sample_classic(&sample, name)) {
        dossier_free(dossier);
        return;
    }
    text_addf(&path, "../shared/data/classic/%s.nodes.csv", name);
    ck_assert(dossier_read_file(dossier, path.data, NULL, NULL, NULL, &error));
    text_clear(&path);
    text_addf(&path, "../shared/data/classic/%s.edges.csv", name);
    ck_assert(dossier_read_file(dossier, path.data, NULL, NULL, NULL, &error));
    ck_assert_uint_eq(dossier->entity_count, sample.dossier->entity_count);
    ck_assert_uint_eq(dossier->relation_count, sample.dossier->relation_count);
    for (size_t i = 0; i < dossier->entity_count; i++)
        ck_assert_str_eq(dossier->entities[i].id, sample.dossier->entities[i].id);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *a = &dossier->relations[i], *b = &sample.dossier->relations[i];
        ck_assert(a->from == b->from && a->to == b->to && a->weight == b->weight);
        ck_assert_int_eq(relation_sign(dossier, a), relation_sign(sample.dossier, b));
    }
    sample_release(&sample);
    dossier_free(dossier);
    text_release(&path);
}
END_TEST

TCase *csv_nodes_case(void)
{
    TCase *tests = tcase_create("entities");
    tcase_add_test(tests, entities);
    tcase_add_test(tests, modes);
    tcase_add_test(tests, wrong_entities);
    tcase_add_test(tests, more_conflicts_are_counted);
    tcase_add_test(tests, read_as_entities);
    tcase_add_test(tests, entities_meet_relations);
    tcase_add_loop_test(tests, classics, 0, 7);
    return tests;
}

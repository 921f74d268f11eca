/*
 * check_query.c: which entities and relations a query selects.
 */
#include "fixtures.h"
#include "query_cases.h"
#include "suites.h"

#include <entente/format.h>
#include <entente/query_table.h>
#include <entente/selection.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char query_dossier[] =
    "digraph { date=\"2011-05-18\";\n"
    "  one [kind=source, reliability=B];\n"
    "  a [kind=state, label=\"Alpha Union\", aliases=\"First|Erste\", when=\"1949/..\",\n"
    "    source=one, pop=10, note=\"x\", url=\"http://a\", zero=\"0\", born=\"1900?\"];\n"
    "  b [kind=state, when=\"1990/2000\", pop=\"5.0\", founded=\"1949-04-04\"];\n"
    "  c [kind=person, label=\"Çelik\", when=\"2010?\", pop=many];\n"
    "  d [kind=organization, when=\"2005\", founded=1950, degree=x, since=y];\n"
    "  e [kind=body, aliases=\"O'Brien \\ Co\", founded=\"\"];\n"
    "  a -> d [relation=membership, when=\"2000/2010\", source=\"one#3\"];\n"
    "  b -> d [relation=membership];\n"
    "  b -> d [relation=observer, when=\"2005/..\"];\n"
    "  c -> d [relation=office, role=chair, when=\"2009-06/2010-12\", source=two,\n"
    "    confidence=0.5, quote=\"held the “chair”\"];\n"
    "  a -> b [relation=dispute, when=\"2008\"];\n"
    "  b -> a [relation=criticism, when=\"2011-04-13\", source=\"one; two\", weight=9];\n"
    "  d -> d [relation=dissent];\n"
    "  c -> a [relation=support, x=\"y z\"];\n"
    "}\n";

/* What is asked, and the first letters of the entities, or the numbers of the relations. */
struct query_case {
    const char *query, *expected;
};

static void read_dossier(struct sample *sample)
{
    struct error error = {0};
    struct text bytes = {0};
    sample_init(sample);
    text_add(&bytes, query_dossier);
    ck_assert_msg(dossier_read_bytes(sample->dossier, "q.dot", &bytes, NULL, NULL, NULL, &error),
                  "%s", error.message);
    text_release(&bytes);
}

static void check_case(const struct query_case *asked, enum query_subject subject)
{
    struct sample sample;
    struct view_options seen = {0};
    struct selection selection;
    struct selection_options options = {.subject = subject};
    struct error error = {0};
    struct text found = {0};
    read_dossier(&sample);
    struct query *query = query_parse(asked->query, strlen(asked->query), &error);
    ck_assert_msg(query && query_time(query, &seen.time, &error) &&
                      view_init(&sample.view, sample.dossier, &seen, &error) &&
                      selection_init(&selection, query, &sample.view, &options, &error),
                  "%s: %s", asked->query, error.message);
    for (size_t i = 0; subject == QUERY_ENTITIES && i < sample.dossier->entity_count; i++)
        if (selection.selected[i])
            text_add(&found, sample.dossier->entities[i].id);
    for (size_t i = 0; subject == QUERY_RELATIONS && i < sample.view.relation_count; i++)
        if (selection.selected[i])
            text_addf(&found, "%u", sample.view.relations[i]);
    ck_assert_msg(strcmp(text_string(&found), asked->expected) == 0, "%s: %s, not %s", asked->query,
                  text_string(&found), asked->expected);
    ck_assert_uint_eq(selection.count, strlen(asked->expected));
    text_release(&found);
    selection_release(&selection);
    query_free(query);
    sample_release(&sample);
}

static void check_cases(const struct query_case *cases, size_t count, enum query_subject subject)
{
    for (size_t i = 0; i < count; i++)
        check_case(&cases[i], subject);
}

START_TEST(texts)
{
    static const struct query_case cases[] = {
        {"kind=state", "ab"},
        {"kind!=state", "cde"},
        {"kind=state,person", "abc"},
        {"kind = state , person", "abc"},
        {"kind!=state,person", "de"},
        {"kind~RGAN", "d"},
        {"kind~st,pers", "abc"},
        {"kind", "abcde"},
        {"id=A", "a"},
        {"id=a,c", "ac"},
        {"id!=a,c", "bde"},
        {"id=x,e,d,y,c,b,z,a", "abcde"},
        {"id=x,e,y,b,z,a", "abe"},
        {"label=\"alpha union\"", "a"},
        {"label='Alpha Union'", "a"},
        {"label~UNION", "a"},
        {"label=alpha", ""},
        {"label~ÇELIK", "c"},
        {"label=c\xcc\xa7"
         "elik",
         "c"}, /* composed and decomposed */
        {"label=d", "d"},
        {"name=first", "a"},
        {"name=erste,b", "ab"},
        {"name~i", "ace"},
        {"alias", "ae"},
        {"not alias", "bcd"},
        {"alias~o'b", "e"},
        {"alias='o\\'brien \\\\ co'", "e"},
        {"alias=\"O'Brien \\ Co\"", "e"}, /* before what needs none it is itself */
        {"note", "a"},
        {"not note", "bcde"},
        {"url~HTTP://", "a"},
        {"source", "a"},
        {"source=one", "a"},
        {"source=two", ""},
        {"source!=one", "bcde"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_ENTITIES);
}
END_TEST

START_TEST(attributes)
{
    static const struct query_case cases[] = {
        {"pop", "abc"},
        {"pop=10", "a"},
        {"pop=1e1", "a"},
        {"pop=5", "b"},
        {"pop=5,10", "ab"},
        {"pop!=5", "acde"},
        {"pop>4", "ab"},
        {"pop>=10", "a"},
        {"pop>10", ""},
        {"pop<10", "b"},
        {"pop<=5", "b"},
        {"pop<-3", ""},
        {"not pop<10", "acde"},
        {"pop=MANY", "c"},
        {"pop~1", "a"},
        {"\"pop\"=10", "a"},
        {"zero", "a"}, /* it is text: there is something */
        {"zero=-0", "a"},
        {"founded", "bd"}, /* what is empty is not there */
        {"founded<1950", "b"},
        {"founded<=1950", "bd"},
        {"founded>1949", "d"},
        {"founded>=1949", "bd"},
        {"founded=1949", "b"},
        {"founded=1949-04-04", "b"},
        {"founded=1949-04-05", ""},
        {"founded=1950", "d"},
        {"founded=1949/1950", "bd"},
        {"founded=x,1949", "b"},
        {"founded>1949-04-03 and founded<1949-04-05", "b"},
        {"degree=2", "ac"}, /* the measure, where both are */
        {"\"degree\"=x", "d"},
        {"\"since\"=y", "d"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_ENTITIES);
}
END_TEST

START_TEST(days)
{
    static const struct query_case cases[] = {
        {"when", "abcd"},
        {"not when", "e"},
        {"when<1990", ""},
        {"when<2000", ""}, /* in 2000 it ends, and not before */
        {"when<2001", "b"},
        {"when>2004", "cd"},
        {"when>2005", "c"},
        {"when>2009", "c"},
        {"when>2010", ""},
        {"when=2003", "a"},
        {"when!=2003", "bcde"},
        {"when=1995", "ab"},
        {"when=1940/1948", ""},
        {"when=1940/1949", "a"},
        {"when=1940,1995", "ab"},
        {"when<=2003", "ab"},
        {"when>=2003", "acd"},
        {"when>=2000-12-31", "abcd"},
        {"when>=2001", "acd"},
        {"start<1950", "a"},
        {"start=2010", "c"},
        {"start<2005-06", "abd"}, /* possibly */
        {"start>2005-06", "cd"},
        {"end<2001", "b"},
        {"end=2000", "b"},
        {"end>2001", "acd"},
        {"end<2000-01-01", ""},
        {"end<2000-01-02", "b"},
        {"when<=1949-01-01", "a"},
        {"when<=1948-12-31", ""},
        {"end>=2001-01-01", "acd"},
        {"start>2010-12-30", "c"},
        {"start>2010-12-31", ""},
        {"when=2000-12-31", "ab"},
        {"when=1949-01-01", "a"},
        {"start<2005-06 as of 2010", "ad"},
        {"start<2005-06 as of 2010 certain", "a"},
        {"start<=2005-06 as of 2010 certain", "a"},
        {"start>2005-06 as of 2010 certain", ""},
        {"start=2005-06 as of 2010 certain", ""},
        {"start=2005 as of 2010 certain", "d"},
        {"when=2007 as of 2010 certain", "ad"},
        {"end>=2007 as of 2010 certain", "ad"},
        {"founded=1949 as of 1995 certain", "b"},
        {"born=1900 as of 2010", "a"},
        {"born=1900 as of 2010 certain", ""},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_ENTITIES);
}
END_TEST

START_TEST(counts)
{
    static const struct query_case cases[] = {
        {"relations=0", "e"},
        {"relations", "abcd"},
        {"relations=4", "ab"},
        {"relations>4", "d"},
        {"relations!=4", "cde"},
        {"relations=4,5", "abd"},
        {"relations.in=0", "ce"},
        {"relations.out=0", "e"},
        {"dissent", "abd"},
        {"dissent=2", "ab"},
        {"dissent=1", "d"}, /* of itself, once */
        {"dissent.out=2", "b"},
        {"dissent.in=2", "a"},
        {"dissent.in=1", "bd"},
        {"dispute.in", "ab"}, /* holds both ways */
        {"criticism.in", "a"},
        {"criticism.out", "b"},
        {"membership", "abd"},
        {"membership=2", "b"}, /* of the family */
        {"membership=3", "d"},
        {"observer", "bd"},
        {"relations as of 1999", ""},
        {"dissent as of 2009", "d"}, /* b is gone */
        {"relations as of 2011", "acd"},
        {"relations as of 2011 certain", ""},
        {"relations since 2009 until 2010", "acd"},
        {"office>=1 and relations<3", "c"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_ENTITIES);
}
END_TEST

START_TEST(conditions)
{
    static const struct query_case cases[] = {
        {"kind=state or kind=person and pop=10", "ab"},
        {"(kind=state or kind=person) and pop=10", "a"},
        {"pop=10 and kind=person or kind=state", "ab"},
        {"pop=10 and (kind=person or kind=state)", "a"},
        {"not kind=state and not kind=person", "de"},
        {"not kind=state or kind=state", "abcde"},
        {"not (kind=state or kind=person)", "de"},
        {"not kind=state and kind=person", "c"},
        {"not not kind=state", "ab"},
        {"not(not(kind=state))", "ab"},
        {"((kind=state))", "ab"},
        {"kind=state AND NOT pop=10 Or id=e", "be"},
        {"id=a or id=b or id=c and id=d or id=e", "abe"},
        {"id=a and id=b or id=c and id=c or id=d and id=e", "c"},
        {"(id=a or id=b) and (id=b or id=c)", "b"},
        {"not (id=a or not (id=b or id=c))", "bc"},
        {"\n kind=state\n\tand\r\n pop=10 \v\f", "a"},
        {"kind=state as of 2005", "a"},
        {"kind=state AS OF 2005", "a"},
        {"kind=state since 1995 until 1996", "ab"},
        {"kind=state until 1980", "a"},
        {"kind as of 2010 certain", "ade"},
        {"kind certain as of 2010", "ade"},
        {"degree=1", "b"},
        {"degree.rank=1", "d"},
        {"degree.rank<=2 and not degree>2", "ac"},
        {"degree.rank>1 and degree=0", "e"},
        {"degree>0 and pop=10", "a"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_ENTITIES);
}
END_TEST

START_TEST(relations)
{
    static const struct query_case cases[] = {
        {"relation=membership", "01"},
        {"family=membership", "012"},
        {"family!=membership", "34567"},
        {"sign<0", "456"},
        {"sign=1", "01237"},
        {"from=a", "04"},
        {"from=\"alpha union\"", "04"},
        {"to=first", "57"},
        {"from=a,c and to=d", "03"},
        {"role=CHAIR", "3"},
        {"role", "3"},
        {"label", ""},
        {"note or url", ""},
        {"source=one", "05"},
        {"source=two", "35"},
        {"source=one,two", "035"},
        {"not source", "12467"},
        {"quote~chair", "3"},
        {"confidence<0.6", "3"},
        {"confidence=0.8", "05"},
        {"confidence=1", "12467"},
        {"weight=9", "5"},
        {"weight>=9", "5"},
        {"when<2008", ""},
        {"when<2009", "4"},
        {"when=2010", "023"},
        {"when>2010", "5"},
        {"start>=2009", "35"},
        {"end<2011", "034"},
        {"not when", "167"},
        {"from.kind=state", "01245"},
        {"to.kind=person", ""},
        {"from.dissent=2 and to=d", "012"},
        {"from.pop=5", "125"},
        {"to.founded<=1950", "012346"},
        {"from.when<2001", "125"},
        {"to.degree.rank>1", "457"},
        {"from.relations.out=2", "0347"},
        {"x=\"Y Z\"", "7"},
        {"x", "7"},
        {"\"x\"~y", "7"},
        {"to.name=erste", "57"},
        {"relation as of 2011", "67"},
        {"relation as of 2009 certain", "0"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, QUERY_RELATIONS);
}
END_TEST

START_TEST(measures_are_those_of_the_network)
{
    struct sample sample;
    struct selection selection;
    struct selection_options options = {.subject = QUERY_ENTITIES};
    struct error error = {0};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    double *scores = sample_scores(&sample, "betweenness", false);
    const char *asked = "betweenness>8 and (degree=5 or closeness.rank<=2 or betweenness.rank=1)";
    struct query *query = query_parse(asked, strlen(asked), &error);
    ck_assert(selection_init(&selection, query, &sample.view, &options, &error));
    ck_assert_uint_eq(selection.measure_count, 3); /* each once, and no other */
    ck_assert_uint_gt(selection.count, 0);
    for (size_t i = 0; i < sample.network.node_count; i++)
        if (selection.selected[sample.network.entities[i]])
            ck_assert_double_gt(scores[i], 8);
    ck_assert_double_eq(query_field_number(query, &sample.view, 0, sample.network.entities[0]),
                        scores[0]);
    selection_release(&selection);
    query_free(query);
    free(scores);
    sample_release(&sample);
}
END_TEST

/* Each example of the page runs on the dossier that it names, and finds something, but not all. */
START_TEST(examples)
{
    struct error error = {0};
    struct dossier *dossier = dossier_new();
    ck_assert(dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error));
    size_t count = 0;
    for (const struct query_example *example; (example = query_example_at(count)); count++) {
        struct view view;
        struct view_options seen = {0};
        struct selection selection;
        struct selection_options options = {.subject = example->subject};
        struct query *query = query_parse(example->query, strlen(example->query), &error);
        ck_assert_msg(query && query_time(query, &seen.time, &error) &&
                          view_init(&view, dossier, &seen, &error) &&
                          selection_init(&selection, query, &view, &options, &error),
                      "%s: %s", example->query, error.message);
        ck_assert_msg(selection.count && selection.count < 40, "%s: %zu", example->query,
                      selection.count);
        selection_release(&selection);
        view_release(&view);
        query_free(query);
    }
    ck_assert_uint_eq(count, 10);
    dossier_free(dossier);
}
END_TEST

/* A query may be asked of several views, one after the other. */
START_TEST(bound_anew)
{
    struct sample sample;
    struct error error = {0};
    const char *asked = "dissent>1 or degree.rank=1 or pop=10";
    struct selection_options options = {.subject = QUERY_ENTITIES};
    read_dossier(&sample);
    struct query *query = query_parse(asked, strlen(asked), &error);
    for (int i = 0; i < 3; i++) {
        struct view view;
        struct selection selection;
        struct view_options seen = {.relations = i == 1 ? "observer" : NULL};
        ck_assert(view_init(&view, sample.dossier, &seen, &error));
        ck_assert(selection_init(&selection, query, &view, &options, &error));
        ck_assert_uint_eq(selection.count, 3);
        ck_assert(selection.selected[1] && selection.selected[3]);
        ck_assert_uint_eq(query_number_count(query), 1);
        selection_release(&selection);
        selection_release(&selection);
        view_release(&view);
    }
    query_free(query);
    query_free(NULL);
    sample_release(&sample);
}
END_TEST

/* Who is no node of the network has no score, which is not 0. */
START_TEST(no_score)
{
    static const struct query_case cases[] = {
        {"degree", "abcd"}, {"degree=0", ""}, {"degree!=0", "abcde"}, {"not degree>=0", "e"}};
    struct error error = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct selection selection;
        struct selection_options options = {.projection.drop_isolates = true};
        struct query *query = query_parse(cases[i].query, strlen(cases[i].query), &error);
        read_dossier(&sample);
        ck_assert(view_init(&sample.view, sample.dossier, &(struct view_options){0}, &error));
        ck_assert(selection_init(&selection, query, &sample.view, &options, &error));
        for (size_t e = 0; e < sample.dossier->entity_count; e++)
            ck_assert_msg(selection.selected[e] ==
                              (strchr(cases[i].expected, *sample.dossier->entities[e].id) != NULL),
                          "%s", cases[i].query);
        selection_release(&selection);
        query_free(query);
        sample_release(&sample);
    }
}
END_TEST

/* The digits of the records that are selected and in doubt. */
static void check_doubted(const char *asked, enum query_subject subject, const char *expected)
{
    struct sample sample;
    struct view_options seen = {0};
    struct selection selection;
    struct selection_options options = {.subject = subject};
    struct error error = {0};
    struct text found = {0};
    read_dossier(&sample);
    struct query *query = query_parse(asked, strlen(asked), &error);
    ck_assert(query_time(query, &seen.time, &error));
    ck_assert(view_init(&sample.view, sample.dossier, &seen, &error));
    ck_assert(selection_init(&selection, query, &sample.view, &options, &error));
    size_t records =
        subject == QUERY_ENTITIES ? sample.dossier->entity_count : sample.view.relation_count;
    for (size_t i = 0; i < records; i++)
        if (selection.selected[i] && query_doubted(query, &sample.view, i))
            text_addf(&found, "%zu", i);
    ck_assert_msg(strcmp(text_string(&found), expected) == 0, "%s: %s", asked, text_string(&found));
    text_release(&found);
    selection_release(&selection);
    query_free(query);
    sample_release(&sample);
}

START_TEST(doubted)
{
    check_doubted("support as of 2011", QUERY_ENTITIES, "02");
    check_doubted("support.in as of 2011", QUERY_ENTITIES, "0");
    check_doubted("support.out as of 2011", QUERY_ENTITIES, "2");
    check_doubted("support", QUERY_ENTITIES, "");
    check_doubted("observer or criticism as of 2011", QUERY_ENTITIES, ""); /* b is gone */
    check_doubted("from.support as of 2011", QUERY_RELATIONS, "1");        /* c -> a */
    check_doubted("to.support as of 2011", QUERY_RELATIONS, "1");
    check_doubted("to.dissent or relation as of 2011", QUERY_RELATIONS, "0"); /* d -> d */
}
END_TEST

START_TEST(described)
{
    static const char *const cases[][2] = {
        {"kind=state", "kind=state"},
        {"  kind=state\n and\t(id = a)  as of 2011 certain", "kind=state and (id = a)"},
        {"label=\"a  b\"", "label=\"a b\""},
    };
    struct error error = {0};
    struct text out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query *query = query_parse(cases[i][0], strlen(cases[i][0]), &error);
        text_clear(&out);
        query_describe(query, &out);
        ck_assert_str_eq(text_string(&out), cases[i][1]);
        query_free(query);
    }
    text_clear(&out);
    text_add(&out, "id=");
    text_add_repeated(&out, 'x', 1000);
    struct query *query = query_parse(out.data, out.length, &error);
    text_clear(&out);
    query_describe(query, &out);
    ck_assert_uint_lt(out.length, 210);
    ck_assert_str_eq(out.data + out.length - 3, "…");
    query_free(query);
    text_release(&out);
}
END_TEST

Suite *query_suite(void)
{
    Suite *suite = suite_create("query");
    TCase *tcase = tcase_create("query");
    tcase_add_test(tcase, texts);
    tcase_add_test(tcase, attributes);
    tcase_add_test(tcase, days);
    tcase_add_test(tcase, counts);
    tcase_add_test(tcase, conditions);
    tcase_add_test(tcase, relations);
    tcase_add_test(tcase, measures_are_those_of_the_network);
    tcase_add_test(tcase, examples);
    tcase_add_test(tcase, bound_anew);
    tcase_add_test(tcase, no_score);
    tcase_add_test(tcase, doubted);
    tcase_add_test(tcase, described);
    suite_add_tcase(suite, tcase);
    suite_add_tcase(suite, query_errors_case());
    suite_add_tcase(suite, query_random_case());
    return suite;
}

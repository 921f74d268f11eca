/*
 * check_csv.c: tables of relations: what each column means, and what is wrong with a row.
 */
#include "suites.h"

#include "csv_cases.h"

#include <stdlib.h>
#include <string.h>

#define ROWS "\n  a -> b;\n"

START_TEST(two_columns)
{
    csv_check_reads("source,target\na,b\nb,c\na,b\n", "\n  a -> b;\n  b -> c;\n  a -> b;\n");
    csv_check_reads("source;target\r\na;b\r\n", ROWS);
    csv_check_reads("\xef\xbb\xbfsource\ttarget\na\tb", ROWS);
    csv_check_reads("\n\nsource|target\n\na|b\n\n\n", ROWS);
    csv_check_reads("\"source\",\"target\"\r\"a\",\"b\"\r", ROWS);
    csv_check_reads("target,source\nb,a\n", ROWS);
    csv_check_reads("source,target\n a , b\t\n", ROWS);
    csv_check_reads("source,target\n\" a\",\"b\"\n", "\n  \" a\" -> b;\n");
    csv_check_reads("source,target\n\"a, \"\"x\"\"\",\"b\nc\"\n",
                    "\n  \"a, \\\"x\\\"\" -> \"b\nc\";\n");
    csv_check_reads("source,target\n", "");
}
END_TEST

START_TEST(synonyms)
{
    static const char *const headers[] = {"from,to",
                                          "SRC,DST",
                                          "ego,alter",
                                          ":START_ID,:END_ID",
                                          "Sender,Receiver",
                                          ":start_id(A),:end_id(B)",
                                          "Source_ID,Target ID",
                                          "source-id,target-id",
                                          " source , target ",
                                          "x:START_ID,y:END_ID"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct text table = {0};
        text_addf(&table, "%s\na,b\n", headers[i]);
        csv_check_reads(table.data, ROWS);
        text_release(&table);
    }
    csv_check_reads("from,to,value,since,until\na,b,2,2001,2003\n",
                    "\n  a -> b [when=\"2001/2003\", weight=2];\n");
    csv_check_reads("source,target,weight:double,validFrom,valid_to,kind,citation\n"
                    "a,b,2,2001-02,,support,edm#1\n",
                    "\n  a -> b [relation=support, when=\"2001-02/..\", weight=2, "
                    "source=\"edm#1\"];\n");
    /* our own name makes the synonym an attribute */
    csv_check_reads("src,source,target,value,weight\nx,a,b,7,2\n",
                    "\n  a -> b [weight=2, src=x, value=7];\n");
}
END_TEST

START_TEST(all_columns)
{
    csv_check_reads(
        "source,target,relation,weight,when,confidence,source_ref,quote,role,note,url,"
        "label,place\n"
        "a,b,office,2.5,2010-11~,B2,\"edm#9; x\",\"He \"\"said\"\" so\",chair,n,http://x,"
        "L,Minsk\n",
        "\n  a -> b [relation=office, label=L, when=\"2010-11~\", role=chair, weight=2.5, "
        "confidence=B2,\n    source=\"edm#9; x\", quote=\"He \\\"said\\\" so\", note=n, "
        "url=\"http://x\", place=Minsk];\n");
    csv_check_reads("source,target,relation,weight,when,confidence,source_ref,quote,role,note,url,"
                    "label,place\na,b,,,,,,,,,,,\n",
                    ROWS);
}
END_TEST

START_TEST(relations)
{
    csv_check_reads("source,target,relation\na,b,membership\na,b,MEMBERSHIP\na,b,tie\na,b,\n",
                    "\n  a -> b [relation=membership];\n  a -> b [relation=membership];\n"
                    "  a -> b;\n  a -> b;\n");
    csv_check_reads("source,target,sign\na,b,+\nb,c,-1\nc,d,\n",
                    "\n  a -> b;\n  b -> c [relation=\"negative-tie\"];\n  c -> d;\n");
    csv_check_reads("source,target,type,sign\na,b,likes,1\nb,c,hates,-1\nc,d,hates,\n"
                    "d,e,criticism,n\n",
                    "\n  likes [kind=relation, family=tie];\n"
                    "  hates [kind=relation, family=dissent];\n\n"
                    "  a -> b [relation=likes];\n  b -> c [relation=hates];\n"
                    "  c -> d [relation=hates];\n  d -> e [relation=criticism];\n");
    csv_check_says("source,target,relation\na,b,likes\nb,c,knows\nc,d,likes\n",
                   "t.csv: warning: unknown relation types, read as positive ties: likes (2 rows), "
                   "knows (1 row) [unknown-type]\n"
                   "  hint: a column 'sign' says which are negative; a dossier that is read before "
                   "the table can declare them: NAME [kind=relation, family=...]\n");
}
END_TEST

/* Only so many are named. */
START_TEST(many_unknown_relations)
{
    struct text table = {0}, bytes = {0};
    struct csv_result result;
    text_add(&table, "source,target,relation\n");
    for (int i = 0; i < 200; i++)
        text_addf(&table, "a,b,r%d\n", i % 100);
    csv_result_init(&result, &table, "csv", NULL);
    ck_assert_ptr_nonnull(strstr(result.said.data, "r9 (2 rows) and 90 more [unknown-type]\n"));
    ck_assert_ptr_null(strstr(result.said.data, "r10 "));
    csv_result_release(&result);
    text_release(&bytes);
    text_release(&table);
}
END_TEST

START_TEST(directions)
{
    csv_check_reads("source,target,undirected\na,b,yes\na,b,0\na,b,\n",
                    "\n  a -> b [dir=none];\n  a -> b;\n  a -> b;\n");
    csv_check_reads("source,target,directed\na,b,TRUE\na,b,false\n",
                    "\n  a -> b;\n  a -> b [dir=none];\n");
    csv_check_reads("source,target,direction\na,b,Undirected\na,b,directed\na,b,none\n",
                    "\n  a -> b [dir=none];\n  a -> b;\n  a -> b [dir=none];\n");
    /* Gephi */
    csv_check_reads("Source,Target,Type,Id,Label,timeset,Weight\na,b,Directed,0,,,1.0\n"
                    "a,b,Undirected,1,x,,3.5\n",
                    "\n  a -> b [weight=1, Id=0];\n"
                    "  a -> b [dir=none, label=x, weight=3.5, Id=1];\n");
    csv_check_reads("source,target,relation,Type\na,b,support,Undirected\na,b,support,x\n",
                    "\n  a -> b [relation=support, dir=none];\n"
                    "  a -> b [relation=support, Type=x];\n");
    csv_check_says(
        "source,target,directed\na,b,perhaps\n",
        "t.csv:2:5: error: directed \"perhaps\": expected directed or undirected, or yes "
        "or no\n  a,b,perhaps\n      ^\n");
}
END_TEST

START_TEST(dates)
{
    csv_check_reads("source,target,when\na,b,2010\na,b,2010-11-30\na,b,2009/..\na,b,201X~\na,b,\n",
                    "\n  a -> b [when=2010];\n  a -> b [when=\"2010-11-30\"];\n"
                    "  a -> b [when=\"2009/..\"];\n  a -> b [when=\"201X~\"];\n  a -> b;\n");
    csv_check_reads("source,target,start,end\na,b,2001,2002-03\na,b,2001,\na,b,,2002\na,b,,\n"
                    "a,b,2001,..\na,b,..,2002\n",
                    "\n  a -> b [when=\"2001/2002-03\"];\n  a -> b [when=\"2001/..\"];\n"
                    "  a -> b [when=\"/2002\"];\n  a -> b;\n  a -> b [when=\"2001/..\"];\n"
                    "  a -> b [when=\"../2002\"];\n");
    csv_check_reads("source,target,start\na,b,2001\na,b,\n",
                    "\n  a -> b [when=\"2001/\"];\n  a -> b;\n");
    csv_check_reads("source,target,end\na,b,2001\n", "\n  a -> b [when=\"/2001\"];\n");
    csv_check_reads("source,target,when,start,end\na,b,2001,,\na,b,,2002,\n",
                    "\n  a -> b [when=2001];\n  a -> b [when=\"2002/..\"];\n");
}
END_TEST

START_TEST(bad_dates)
{
    csv_check_says("source,target,when\na,b,2011-02-30\n",
                   "t.csv:2:13: error: when \"2011-02-30\": there is no day 30: February 2011 has "
                   "28 days\n  a,b,2011-02-30\n              ^\n");
    csv_check_says("source,target,start,end\na,b,2011-13,2012\n",
                   "t.csv:2:10: error: start \"2011-13\": there is no month 13: months go from 01 "
                   "to 12\n  a,b,2011-13,2012\n           ^\n");
    csv_check_says("source,target,start,end\na,b,2011,2012-13\n",
                   "t.csv:2:15: error: end \"2012-13\": there is no month 13: months go from 01 to "
                   "12\n  a,b,2011,2012-13\n                ^\n");
    csv_check_says("source,target,end\na,b,2012-13\n",
                   "t.csv:2:10: error: end \"2012-13\": there is no month 13: months go from 01 to "
                   "12\n  a,b,2012-13\n           ^\n");
    csv_check_says("source,target,start,end\na,b,2012,2011\n",
                   "t.csv:2:10: error: end \"2011\": the interval ends before it starts: write the "
                   "earlier date first\n  a,b,2012,2011\n           ^\n");
    csv_check_says("source,target,when,start\na,b,2012,2011\n",
                   "t.csv:2:5: error: a date, and a start or end as well\n  a,b,2012,2011\n"
                   "      ^\n  hint: leave one of them empty\n");
}
END_TEST

/* What to do about a start or end that is no date. */
START_TEST(bad_dates_with_hints)
{
    static const struct {
        const char *cells, *hint;
    } cases[] = {
        {"1981-09..1981-10,", "hint: it is one date, not a span"},
        {"1981,1982-09/1982-10", "hint: it is one date, not a span"},
        {"somevalue,", "hint: leave it empty where it is not known"},
        {"1981,somevalue", "hint: an empty end is none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text bytes = {0};
        struct csv_result result;
        text_addf(&bytes, "source,target,start,end\na,b,%s\n", cases[i].cells);
        csv_result_init(&result, &bytes, "csv", NULL);
        ck_assert_msg(!result.done && strstr(text_string(&result.said), cases[i].hint), "%s: %s",
                      cases[i].cells, text_string(&result.said));
        csv_result_release(&result);
        text_release(&bytes);
    }
}
END_TEST

/* The year 9999 is no end, and said to be none, once with its count. */
START_TEST(ends_in_9999)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "source,target,start,end\na,b,2010,2011\na,c,2010,9999-12-31\na,d,,9999\n"
                     "a,e,9998,99990\n");
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert(!result.done);
    ck_assert_ptr_nonnull(strstr(result.said.data, ": error: end \"99990\""));
    csv_result_release(&result);
    bytes.length = (size_t)(strstr(bytes.data, "a,e") - bytes.data);
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_str_eq(result.said.data,
                     "t.csv:3: warning: 2 ends are in the year 9999, which is read as no end (..)\n"
                     "  hint: leave the end empty where there is none\n");
    ck_assert_str_eq(result.dot.data,
                     "digraph {\n  a -> b [when=\"2010/2011\"];\n"
                     "  a -> c [when=\"2010/..\"];\n  a -> d [when=\"/..\"];\n}\n");
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

/* A quote within a cell that is in none is a letter, and counted; so chunks begin where rows do. */
START_TEST(bare_quotes)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "source,target,note\n5\" gun,b,\"two\nlines\"\nc,\"d\",e \"f\"\ng,h,\n");
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_str_eq(
        result.said.data,
        "t.csv:2: warning: 2 rows have quotes in cells that do not stand in quotes; they "
        "are kept as they are\n  hint: such a cell stands in quotes, and the quote is "
        "doubled: \"5\"\" gun\"\n");
    ck_assert_str_eq(result.dot.data, "digraph {\n  \"5\\\" gun\" -> b [note=\"two\nlines\"];\n"
                                      "  c -> d [note=\"e \\\"f\\\"\"];\n  g -> h;\n}\n");
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

/* Each row with its error, and the others as they should be. */
START_TEST(bad_rows)
{
    static const struct {
        const char *row;
        size_t column;
        const char *message, *hint;
    } cases[] = {
        {"a,b,1", 6, "the row has 3 cells, and the header 5", "a cell for each column"},
        {"a", 2, "the row has 1 cell, and the header 5", "a cell for each column"},
        {"a,b,1,,,x,y", 9, "the row has 7 cells, and the header 5", "holds a , stands in quotes"},
        {"a,b,1,,,\"x\"", 9, "the row has 6 cells, and the header 5", "in quotes"},
        {",b,,,", 1, "source is empty", NULL},
        {"a, ,,,", 3, "target is empty", NULL},
        {"a,b,x,,", 5, "weight \"x\": expected a number above 0", NULL},
        {"a,b,1e999,,", 5, "weight \"1e999\": expected a number above 0", NULL},
        {"a,b,0,,", 5, "weight \"0\": expected a number above 0", "no strength"},
        {"a,b,-2,,", 5, "weight \"-2\": expected a number above 0", "in a column 'sign'"},
        {"a,b,,C7,", 6, "confidence \"C7\": expected", NULL},
        {"a,b,,1.5,", 6, "confidence \"1.5\": expected", NULL},
        {"a,b,,,201", 10, "when \"201\": ", NULL},
        {"\"a\"x,b,,,", 4, "text behind the quote that ends its cell", "doubled"},
        {"\xc3\xa9\xc3\xa9,b,x,,", 6, "weight \"x\"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text table = {0};
        struct diagnostics found = {0};
        struct error error = {0};
        struct dossier *dossier = dossier_new();
        text_addf(&table, "source,target,weight,confidence,when\n\"q\nr\",s,,,\n%s\nc,d,,,\n",
                  cases[i].row);
        ck_assert(!dossier_read_bytes(dossier, "t.csv", &table, NULL, "csv", &found, &error));
        ck_assert_int_eq(error.kind, ERROR_INPUT);
        ck_assert_str_eq(error.message, "t.csv: 1 error");
        ck_assert_uint_eq(found.count, 1);
        const struct error *item = &found.items[0];
        ck_assert_msg(strstr(item->message, cases[i].message), "%s: %s", cases[i].row,
                      item->message);
        ck_assert_uint_eq(item->line, 4);
        ck_assert_msg(item->column == cases[i].column, "%s: %zu", cases[i].row, item->column);
        ck_assert_str_eq(item->text, cases[i].row);
        ck_assert_msg(cases[i].hint ? item->hint && strstr(item->hint, cases[i].hint) : !item->hint,
                      "%s: %s", cases[i].row, item->hint);
        ck_assert_uint_eq(dossier->relation_count, 2);
        ck_assert_uint_eq(dossier->entity_count, 4);
        ck_assert_uint_eq(dossier->relations[1].place.line, 5);
        dossier_free(dossier);
        error_release(&error);
        diagnostics_release(&found);
        text_release(&table);
    }
}
END_TEST

/* The line of the cell, not that of its row. */
START_TEST(bad_cells_below_their_row)
{
    csv_check_says("source,target,when\na,\"b\r\nc\rd\",2011-13\n",
                   "t.csv:4:9: error: when \"2011-13\": there is no month 13: months go from 01 to "
                   "12; the years 2011 to 2013 are written 2011/2013\n"
                   "  d\",2011-13\n          ^\n");
}
END_TEST

START_TEST(signs_that_contradict)
{
    csv_check_says("source,target,relation,sign\na,b,office,-\n",
                   "t.csv:2:12: error: sign -, but 'office' is positive (office)\n"
                   "  a,b,office,-\n             ^\n"
                   "  hint: a relation type has one sign: name the two apart\n");
    csv_check_says("source,target,relation,sign\na,b,x,+\nc,d,\"x\",\"-1\"\n",
                   "t.csv:3:10: error: sign -, but 'x' is positive (tie)\n"
                   "  c,d,\"x\",\"-1\"\n           ^\n"
                   "  hint: a relation type has one sign: name the two apart\n");
    csv_check_says("source,target,sign\na,b,maybe\n",
                   "t.csv:2:5: error: sign \"maybe\": expected + or -, 1 or -1, positive or "
                   "negative\n  a,b,maybe\n      ^\n");
}
END_TEST

START_TEST(all_signs)
{
    static const char *const signs[] = {"1", "-1", "+",        "-",        "+1",       "n",
                                        "P", "N",  "positive", "negative", "Positive", "Neg"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct text table = {0};
        text_addf(&table, "source,target,sign\na,b,%s\n", signs[i]);
        csv_check_reads(table.data, i % 2 ? "\n  a -> b [relation=\"negative-tie\"];\n" : ROWS);
        text_release(&table);
    }
}
END_TEST

START_TEST(headers)
{
    csv_check_says("a,b\n1,2\n",
                   "t.csv:1:1: error: the header names neither source nor target, and no id\n"
                   "  a,b\n  ^\n"
                   "  hint: it has a, b; a table of relations knows source, target, relation, "
                   "weight, sign, when, start, end, directed, undirected, direction, confidence, "
                   "source_ref, quote, role, note, url, label\n");
    csv_check_says("source,target,source\na,b,c\n",
                   "t.csv:1:15: error: column 'source' is there twice\n  source,target,source\n"
                   "                ^\n  hint: rename one of them: a column of an unknown name is "
                   "kept as an attribute\n");
    csv_check_says("from,target,src\na,b,c\n",
                   "t.csv:1:13: error: columns 'from' and 'src' mean the same\n  from,target,src\n"
                   "              ^\n  hint: rename one of them: a column of an unknown name is "
                   "kept as an attribute\n");
    csv_check_says("x,source,target,x\n,a,b,c\n",
                   "t.csv:1:17: error: column 'x' is there twice\n  x,source,target,x\n"
                   "                  ^\n  hint: rename one of them: a column of an unknown name "
                   "is kept as an attribute\n");
    csv_check_says("", "t.csv:1:1: error: the table has no header\n"
                       "  hint: its first row names the columns: source,target\n");
    csv_check_says("\n\n", "t.csv:3:1: error: the table has no header\n"
                           "  hint: its first row names the columns: source,target\n");
    csv_check_says("source,\"target\n", "t.csv:1:1: error: a quote in the header is not closed\n");
    csv_check_says("source,\"tar\"get\n",
                   "t.csv:1:13: error: text behind the quote that ends its cell, in the header\n"
                   "  source,\"tar\"get\n              ^\n");
    csv_check_reads(",source,target\n7,a,b\n", "\n  a -> b [\"column-1\"=7];\n");
}
END_TEST

/* Wherever blocks end. */
START_TEST(nul_bytes)
{
    static const char table[] = "source,target\na,b\nc,\"d\ne\"\nf,\0g\n";
    for (size_t block = 1; block < sizeof table; block++) {
        struct read_options options = read_options_default();
        struct text bytes = {0};
        struct csv_result result;
        options.block_size = block;
        text_add_bytes(&bytes, table, sizeof table - 1);
        csv_result_init(&result, &bytes, "csv", &options);
        ck_assert_str_eq(result.said.data, "t.csv:5:3: error: NUL byte in the file\n  f,\n    ^\n"
                                           "  hint: a table is text in UTF-8; this may be another "
                                           "kind of file, or UTF-16\n");
        ck_assert_int_eq(result.kind, ERROR_INPUT);
        csv_result_release(&result);
        text_release(&bytes);
    }
}
END_TEST

START_TEST(broken_files)
{
    csv_check_says("source,target\na,b\nc,\"d\ne,f\ng,h\n",
                   "t.csv:3:3: error: a quote that is not closed before the end of the file\n"
                   "  c,\"d\n    ^\n");
    csv_check_says("source,target,r\xe9gion\na,b,\n",
                   "t.csv:1: warning: 1 cell is not UTF-8; what is not is read as Latin-1\n"
                   "  hint: convert the file to UTF-8\n");
    csv_check_says("source,target\na,b\n\xe9,\xc3\xa9\nb,\"x\xff\"\n",
                   "t.csv:3: warning: 2 cells are not UTF-8; what is not is read as Latin-1\n"
                   "  hint: convert the file to UTF-8\n");
}
END_TEST

START_TEST(latin1)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "source,target\n\xe9,\xc3\xa9\n\"x\xff\",\"\xff\"\"\"\n");
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_str_eq(result.dot.data, "digraph {\n  \xc3\xa9 -> \xc3\xa9;\n"
                                      "  x\xc3\xbf -> \"\xc3\xbf\\\"\";\n}\n");
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

START_TEST(errors_stop_at_the_limit)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "source,target,relation\n");
    for (int i = 0; i < 500; i++)
        text_addf(&bytes, i % 2 ? "a,,\n" : "a%d,b,x\n", i);
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert(!result.done);
    ck_assert_ptr_nonnull(strstr(result.said.data, "t.csv:41:3: error: target is empty"));
    ck_assert_ptr_null(strstr(result.said.data, "t.csv:43:"));
    ck_assert_ptr_null(strstr(result.said.data, "warning"));
    ck_assert_uint_eq(result.dossier->relation_count, READ_ERROR_LIMIT);
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

START_TEST(rows_set_aside)
{
    struct text bytes = {0}, rejects = {0};
    struct read_options options = read_options_default();
    struct csv_result result;
    options.rejects = &rejects;
    text_add(&bytes, "source;target;sign;relation\r\na;b;;\r\n;b;;\r\na;\"x\r\ny\";?;\r\n"
                     "new;b;-;office\r\nc;d;;\r\ne;\"f");
    csv_result_init(&result, &bytes, "csv", &options);
    ck_assert(result.done);
    ck_assert_str_eq(result.dot.data, "digraph {\n  a -> b;\n  c -> d;\n}\n");
    ck_assert_str_eq(result.said.data,
                     "t.csv:3:1: warning: 4 bad rows set aside; the first: source is empty\n"
                     "  ;b;;\n  ^\n");
    ck_assert_str_eq(rejects.data, "source;target;sign;relation\n;b;;\na;\"x\r\ny\";?;\n"
                                   "new;b;-;office\ne;\"f\n");
    csv_result_release(&result);
    text_clear(&rejects);
    text_clear(&bytes);
    text_add(&bytes, "source,target\na,b\n");
    csv_result_init(&result, &bytes, "csv", &options);
    ck_assert(result.done && !result.said.length && !rejects.length);
    csv_result_release(&result);
    text_release(&rejects);
    text_release(&bytes);
}
END_TEST

/* A limit, the option that raises it, and where it was passed. */
START_TEST(limits)
{
    static const struct {
        const char *table;
        struct read_options options;
        const char *said;
    } cases[] = {
        {"source,target\na,b\na,abcdef\n",
         {.string_length = 5, .edges = 9, .attributes = 9},
         "t.csv:3:3: error: a string is longer than the limit of 5 bytes\n  a,abcdef\n    ^\n"
         "  hint: --max-string N raises the limit\n"},
        {"source,target\na,b\n\nc,d\ne,f\n",
         {.string_length = 99, .edges = 2, .attributes = 9},
         "t.csv:5:1: error: more relations than the limit of 2\n  e,f\n  ^\n"
         "  hint: --max-edges N raises the limit\n"},
        {"source,target,x\na,b,\n",
         {.string_length = 99, .edges = 9, .attributes = 2},
         "t.csv:1:1: error: more names of attributes than the limit of 2\n  source,target,x\n"
         "  ^\n  hint: --max-attributes N raises the limit\n"},
        {"source,target\na,b\nc,\"dddddddddddddddddd",
         {.string_length = 8, .edges = 9, .attributes = 9, .block_size = 4},
         "t.csv:3:3: error: a string is longer than the limit of 8 bytes\n"
         "  c,\"ddddddd\n    ^\n"
         "  hint: its quote may not be closed; else --max-string N raises the limit\n"},
        {"source,target\na,b\nb,c\n",
         {.string_length = 99, .edges = 9, .attributes = 9, .entities = 2},
         "t.csv:3:1: error: more entities than the limit of 2\n  b,c\n  ^\n"
         "  hint: --max-entities N raises the limit\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text bytes = {0}, rejects = {0};
        struct read_options options = cases[i].options;
        for (int set_aside = 0; set_aside < 2; set_aside++) {
            struct csv_result result;
            text_clear(&bytes);
            text_add(&bytes, cases[i].table);
            options.rejects = set_aside ? &rejects : NULL;
            csv_result_init(&result, &bytes, "csv", &options);
            ck_assert_str_eq(text_string(&result.said), cases[i].said);
            ck_assert_int_eq(result.kind, ERROR_LIMIT);
            csv_result_release(&result);
        }
        text_release(&rejects);
        text_release(&bytes);
    }
}
END_TEST

/* Rows without extras have nothing beside themselves, and equal extras are kept once. */
START_TEST(extras_are_shared)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, "source,target,note,x\n");
    for (int i = 0; i < 100; i++)
        text_addf(&bytes, "a,b,%s,%d\n", i % 4 ? "n" : "", i % 3);
    text_add(&bytes, "a,b,,\n");
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_uint_eq(result.dossier->attribute_count, 3);
    ck_assert_uint_eq(result.dossier->relations[100].evidence, 0);
    ck_assert_uint_eq(result.dossier->relations[12].evidence,
                      result.dossier->relations[0].evidence);
    csv_result_release(&result);
    text_release(&bytes);
}
END_TEST

START_TEST(a_second_table_goes_on)
{
    struct dossier *dossier = dossier_new();
    struct text first = {0}, second = {0}, dot = {0};
    struct error error = {0};
    text_add(&first, "source,target,relation,sign\na,b,x,-\n");
    text_add(&second, "source,target,relation\nb,c,x\n");
    ck_assert(dossier_read_bytes(dossier, "1.csv", &first, NULL, "csv", NULL, &error));
    ck_assert(dossier_read_bytes(dossier, "2.csv", &second, NULL, "csv", NULL, &error));
    ck_assert(dossier_write(dossier, NULL, &dot, NULL, &error));
    ck_assert_str_eq(dot.data, "digraph {\n  x [kind=relation, family=dissent];\n\n"
                               "  a -> b [relation=x];\n  b -> c [relation=x];\n}\n");
    ck_assert_str_eq(dossier_path(dossier, dossier->relations[1].place), "2.csv");
    ck_assert_uint_eq(dossier->relations[1].place.column, 1);
    text_release(&dot);
    text_release(&second);
    text_release(&first);
    dossier_free(dossier);
}
END_TEST

Suite *csv_suite(void)
{
    Suite *suite = suite_create("csv");
    TCase *columns = tcase_create("columns"), *wrong = tcase_create("what is wrong");
    tcase_add_test(columns, two_columns);
    tcase_add_test(columns, synonyms);
    tcase_add_test(columns, all_columns);
    tcase_add_test(columns, relations);
    tcase_add_test(columns, many_unknown_relations);
    tcase_add_test(columns, directions);
    tcase_add_test(columns, dates);
    tcase_add_test(columns, all_signs);
    tcase_add_test(columns, headers);
    tcase_add_test(columns, extras_are_shared);
    tcase_add_test(columns, a_second_table_goes_on);
    tcase_add_test(columns, latin1);
    tcase_add_test(wrong, bad_dates);
    tcase_add_test(wrong, bad_dates_with_hints);
    tcase_add_test(wrong, ends_in_9999);
    tcase_add_test(wrong, bare_quotes);
    tcase_add_test(wrong, bad_rows);
    tcase_add_test(wrong, bad_cells_below_their_row);
    tcase_add_test(wrong, signs_that_contradict);
    tcase_add_test(wrong, nul_bytes);
    tcase_add_test(wrong, broken_files);
    tcase_add_test(wrong, errors_stop_at_the_limit);
    tcase_add_test(wrong, rows_set_aside);
    tcase_add_test(wrong, limits);
    suite_add_tcase(suite, csv_lex_case());
    suite_add_tcase(suite, columns);
    suite_add_tcase(suite, wrong);
    suite_add_tcase(suite, csv_nodes_case());
    suite_add_tcase(suite, csv_write_case());
    suite_add_tcase(suite, csv_parts_case());
    suite_add_tcase(suite, csv_random_case());
    return suite;
}

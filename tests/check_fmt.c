/*
 * check_fmt.c: DOT laid out anew: it says the same, has the same comments, and stays as it is when
 * it is laid out again; for us, and for cgraph.
 */
#include "dossier_random.h"
#include "dossier_say.h"
#include "dot_scatter.h"
#include "fixtures.h"
#include "sanitized.h"
#include "suites.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/dot_tokens.h"

#include <entente/dot_format.h>

#include <cgraph.h>
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool format(const struct text *bytes, struct text *out)
{
    struct diagnostics found = {0};
    struct error error = {0};
    bool done = dot_format("t.dot", bytes, NULL, out, &found, &error);
    diagnostics_release(&found);
    error_release(&error);
    return done;
}

/* ---- What must stay ---- */

struct lines {
    char **items;
    size_t count, capacity;
};

static void lines_add(struct lines *lines, const struct text *line)
{
    lines->items = xgrow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = xstrdup(text_string(line));
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the lines, appends them, and empties the list. */
static void lines_join(struct lines *lines, struct text *out)
{
    if (lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items, compare_lines);
    for (size_t i = 0; i < lines->count; i++) {
        text_addf(out, "%s\n", lines->items[i]);
        free(lines->items[i]);
    }
    free(lines->items);
    *lines = (struct lines){0};
}

static void add_squeezed(const char *bytes, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", bytes[i]))
            text_add_char(out, bytes[i]);
}

/*
 * The comments, in any order; the tokens that are not in brackets, in order, without ; and , which
 * say nothing; and the attributes of each statement, in any order but for those of one name.
 */
static void say_tokens(const struct dot_tokens *tokens, struct text *out)
{
    struct lines comments = {0}, attributes = {0};
    struct text line = {0};
    size_t statement = 0;
    bool in_list = false;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct dot_item *item = &tokens->items[i];
        bool bracket = dot_item_is_mark(item, '[') || dot_item_is_mark(item, ']');
        text_clear(&line);
        if (item->kind == DOT_COMMENT) {
            add_squeezed(tokens->text + item->offset, item->end - item->offset, &line);
            lines_add(&comments, &line);
        } else if (bracket)
            in_list = item->mark == '[';
        else if (in_list && dot_item_is_atom(item)) {
            while (!dot_item_is_mark(&tokens->items[++i], '='))
                ;
            while (!dot_item_is_atom(&tokens->items[++i]))
                ;
            const struct dot_item *value = &tokens->items[i];
            text_addf(&line, "%zu %.*s", statement, (int)item->length,
                      dot_tokens_value(tokens, item));
            text_addf(&line, "%s%.*s", value->kind == DOT_HTML ? "=html " : "=", (int)value->length,
                      dot_tokens_value(tokens, value));
            lines_add(&attributes, &line);
        } else if (!dot_item_is_mark(item, ';') && !dot_item_is_mark(item, ',')) {
            statement++;
            if (dot_item_is_atom(item))
                text_addf(out, "%.*s\n", (int)item->length, dot_tokens_value(tokens, item));
            else
                text_addf(out, "%d%c\n", (int)item->kind, item->mark ? item->mark : ' ');
        }
    }
    lines_join(&attributes, out);
    lines_join(&comments, out);
    text_release(&line);
}

/* Comments within an attribute may go elsewhere, so they are left out for its sake. */
static void say_text(const struct text *bytes, struct text *out)
{
    struct diagnostics found = {0};
    struct read_options limits = read_options_default();
    struct dot_input input;
    struct dot_tokens tokens = {0}, plain = {0};
    ck_assert(dot_input_init(&input, "t.dot", bytes, false, &found));
    ck_assert(dot_tokens_read(&tokens, &input, &limits));
    plain = tokens;
    plain.items = xcalloc(tokens.count, sizeof *plain.items);
    plain.count = 0;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < tokens.count; i++)
            if ((tokens.items[i].kind == DOT_COMMENT) == pass)
                plain.items[plain.count++] = tokens.items[i];
    say_tokens(&plain, out);
    free(plain.items);
    dot_tokens_release(&tokens);
    dot_input_release(&input);
    diagnostics_release(&found);
}

/* What the reader makes of it, and how many errors it finds. (Warnings about what stands too close
 * go.) */
static void say_read(const struct text *bytes, struct text *out)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    dossier_read_bytes(dossier, "t.dot", bytes, NULL, NULL, &found, &error);
    text_addf(out, "%zu errors\n", found.errors);
    sort_kept(dossier); /* the order of unknown ones says nothing */
    say_dossier(dossier, out);
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
}

static void check_same(const char *path, const char *what, const struct text *before,
                       const struct text *after, void (*say)(const struct text *, struct text *))
{
    struct text wanted = {0}, actual = {0};
    say(before, &wanted);
    say(after, &actual);
    if (strcmp(text_string(&wanted), text_string(&actual)) != 0)
        ck_abort_msg("%s: other %s:\n%.900s\nbecomes\n%.900s\nof\n%.900s\nlaid out as\n%.900s",
                     path, what, wanted.data, actual.data, before->data, after->data);
    text_release(&wanted);
    text_release(&actual);
}

/* Lays out the text, and checks all that must hold. False where it cannot be read. */
static bool check_layout(const char *path, const struct text *bytes, struct text *out)
{
    struct text again = {0};
    if (!format(bytes, out))
        return false;
    ck_assert_msg(format(out, &again), "%s: cannot be read, laid out as\n%.999s", path, out->data);
    if (strcmp(out->data, again.data) != 0)
        ck_abort_msg("%s: laid out as\n%.999s\nand then as\n%.999s\nof\n%.999s", path, out->data,
                     again.data, bytes->data);
    check_same(path, "dossier", bytes, out, say_read);
    check_same(path, "tokens", bytes, out, say_text);
    text_release(&again);
    return true;
}

/* ---- Cases ---- */

static const struct {
    const char *before, *after;
} cases[] = {
    {"DIGRAPH{}", "digraph {\n}\n"},
    {"strict graph \"g\"{a--b}", "strict graph g {\n  a -- b;\n}\n"},
    {"digraph{a b;c->d}", "digraph {\n  a;\n  b;\n  c -> d;\n}\n"},
    /* quotes: where they must be, and only there */
    {"digraph{\"a\"->\"node\" [\"w\"=\"1.5\" x=\"1.5.\" y=\"\" z=\"-.5\" k=\"EDGE\"]}",
     "digraph {\n  a -> \"node\" [w=1.5, x=\"1.5.\", y=\"\", z=-.5, k=\"EDGE\"];\n}\n"},
    {"digraph{a[b=\"\\\"\\\\\" c=<<b>x</b>>]}",
     "digraph {\n  a [b=\"\\\"\\\\\", c=<<b>x</b>>];\n}\n"},
    {"digraph{a[b=\"x y\"+\"z\" c=\"p\"+\"q\" d=\"x \\\ny\"]}",
     "digraph {\n  a [b=\"x y\" + \"z\", c=pq, d=\"x \\\ny\"];\n}\n"},
    {"digraph{t=\"x y\"\n+\n\"z.\"}", "digraph {\n  t=\"x y\" +\n    \"z.\";\n}\n"},
    {"digraph{a[b=\"x\"/*1*/+\"y\"]}", "digraph {\n  a [b=\"x\"/*1*/+\"y\"];\n}\n"},
    /* attributes in their order, the unknown ones last and in theirs; lists become one */
    {"digraph{a->b[z=1,note=n y=2 when=\"2011\"][relation=r;x=3,when=2012]}",
     "digraph {\n  a -> b [relation=r, when=2011, when=2012, note=n, z=1, y=2, x=3];\n}\n"},
    {"digraph{a[] node[] edge[ ][]}", "digraph {\n  a;\n  node [];\n  edge [];\n}\n"},
    /* sets of nodes, chains, ports */
    {"digraph{{a;b,c}->d:p:n->{\ne\nf}[x=y]}",
     "digraph {\n  {a b c} -> d:p:n -> {e f} [x=y];\n}\n"},
    {"digraph{a,b->c;d,e}", "digraph {\n  a, b -> c;\n  d, e;\n}\n"},
    {"digraph{{rank=same a;b};{rank=same;\nc}}",
     "digraph {\n  {rank=same; a; b}\n  {\n    rank=same;\n    c;\n  }\n}\n"},
    {"digraph{a->subgraph s{b[x=1];c}->d[y=2]}",
     "digraph {\n  a -> subgraph s {\n    b [x=1];\n    c;\n  } -> d [y=2];\n}\n"},
    {"digraph{subgraph{}subgraph x{\n}}", "digraph {\n  subgraph {}\n  subgraph x {\n  }\n}\n"},
    /* empty lines: at most one, and none at the edge of a block */
    {"\n\ndigraph {\n\n\n a\n\n\n b\n c\n\n}\n\n", "digraph {\n  a;\n\n  b;\n  c;\n}\n"},
    {"graph a{}\n\n\ngraph b{}graph c{}", "graph a {\n}\n\ngraph b {\n}\ngraph c {\n}\n"},
    /* comments on lines of their own, behind something, within something */
    {"//1\n\n#2\ndigraph{//3\n//4\na//5\n//6\n\n//7\n}//8\n//9",
     "//1\n\n#2\ndigraph {  //3\n  //4\n  a;  //5\n  //6\n\n  //7\n}  //8\n//9\n"},
    {"digraph{a/*1*/;b;/*2*/c/*3*/->/*4*/d;/*5*/\n}",
     "digraph {\n  a;  /*1*/\n  b;\n  /*2*/ c /*3*/ -> /*4*/ d;  /*5*/\n}\n"},
    {"digraph{a->//1\nb//2\n[x=1];}", "digraph {\n  a -> b [x=1];  //1\n  //2\n}\n"},
    {"digraph{a[//1\nnote=n,//2\n//3\nkind=k//4\n//5\n]//6\n}",
     "digraph {\n  a [\n    //3\n    kind=k,  //4\n    //1\n    note=n  //2\n    //5\n  ];  //6\n"
     "}\n"},
    {"digraph{a[/*1*/x=/*2*/1/*3*/,y=2/*4*/]}",
     "digraph {\n  a [/*1*/ x=1 /*2*/ /*3*/, y=2 /*4*/];\n}\n"},
    {"digraph {\n      /* one\n         two  \n    three */\n a}",
     "digraph {\n  /* one\n     two\n    three */\n  a;\n}\n"},
    {"digraph {\n      /* one\n      two */\n a}", "digraph {\n  /* one\n  two */\n  a;\n}\n"},
    {"digraph{{a/*1*/b}->c}", "digraph {\n  {\n    a;\n    /*1*/ b;\n  } -> c;\n}\n"},
    {"\xEF\xBB\xBF"
     "digraph{a\r\n}\r\n",
     "digraph {\n  a;\n}\n"},
};

START_TEST(test_cases)
{
    struct text before = {0}, after = {0};
    text_add(&before, cases[_i].before);
    ck_assert(check_layout(cases[_i].before, &before, &after));
    ck_assert_str_eq(after.data, cases[_i].after);
    text_release(&before);
    text_release(&after);
}
END_TEST

static void repeat(struct text *text, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        text_addf(text, piece, i % 10);
}

/* Lines have 100 characters at most, and as many of them as fit. */
START_TEST(test_width)
{
    for (size_t width = 60; width < 240; width++) {
        struct text before = {0}, after = {0};
        text_add(&before, "digraph { a [x=");
        text_add_repeated(&before, 'x', width / 2);
        text_add(&before, ", y=");
        text_add_repeated(&before, 'y', width - width / 2);
        text_add(&before, "]; {n1, n2} -> m");
        repeat(&before, " -> {a b%zu}", width / 4);
        text_add(&before, "}");
        ck_assert(check_layout("width", &before, &after));
        size_t one_line = strlen("  a [x=, y=];") + width;
        ck_assert(!strstr(after.data, ", y=") == (one_line > 100));
        for (char *line = after.data; *line; line += strcspn(line, "\n") + 1)
            ck_assert_uint_le(strcspn(line, "\n"), width / 2 > 85 ? width : 100);
        text_release(&before);
        text_release(&after);
    }
}
END_TEST

START_TEST(test_large)
{
    struct text before = {0}, after = {0};
    text_add(&before, "digraph {");
    repeat(&before, "a -> b [x=%zu] ", 100000);
    text_add(&before, "n0");
    repeat(&before, " -> n%zu", 100000);
    text_add(&before, "; n0 [z=0");
    repeat(&before, ", note%zu=1", 100000);
    text_add(&before, "] {m");
    repeat(&before, " n%zu", 100000);
    text_add(&before, "} -> m ");
    repeat(&before, "{", 200);
    repeat(&before, "}", 200);
    text_add(&before, "}");
    ck_assert(format(&before, &after));
    text_release(&before);
    text_release(&after);
}
END_TEST

START_TEST(test_latin1)
{
    struct text before = {0}, after = {0};
    text_add(&before, "graph{charset=latin1 \"\xe9\"}");
    ck_assert(format(&before, &after));
    ck_assert_str_eq(after.data, "graph {\n  charset=latin1;\n  \xe9;\n}\n");
    text_clear(&before);
    text_clear(&after);
    text_add(&before, "graph{\"\xe9\"}");
    ck_assert(format(&before, &after));
    ck_assert_str_eq(after.data, "graph {\n  \xc3\xa9;\n}\n");
    text_release(&before);
    text_release(&after);
}
END_TEST

/* ---- Texts of all kinds ---- */

static void check_scattered(const char *path, const struct text *dot, size_t times)
{
    struct text straight = {0};
    ck_assert(check_layout(path, dot, &straight));
    for (uint64_t seed = 0; seed < times; seed++) {
        struct text scattered = {0}, out = {0};
        dot_scatter(dot, seed, &scattered);
        check_same(path, "scattered dossier", dot, &scattered, say_read);
        ck_assert(check_layout(path, &scattered, &out));
        text_release(&scattered);
        text_release(&out);
    }
    text_release(&straight);
}

/* What entente writes is laid out already. */
START_TEST(test_random)
{
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text dot = {0}, out = {0};
        ck_assert(dossier_write(dossier, NULL, &dot, NULL, NULL));
        ck_assert(format(&dot, &out));
        ck_assert_str_eq(out.data, dot.data);
        check_scattered("random", &dot, 4);
        dossier_free(dossier);
        text_release(&dot);
        text_release(&out);
    }
}
END_TEST

START_TEST(test_scattered_cases)
{
    struct text dot = {0};
    text_add(&dot, cases[_i].before);
    check_scattered(cases[_i].before, &dot, 30);
    text_release(&dot);
}
END_TEST

static void each_file(const char *pattern, void (*check)(const char *path, const struct text *))
{
    glob_t found;
    ck_assert_int_eq(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct text bytes = {0};
        struct error error = {0};
        ck_assert(file_read(found.gl_pathv[i], SIZE_MAX, "", &bytes, &error));
        check(found.gl_pathv[i], &bytes);
        text_release(&bytes);
    }
    globfree(&found);
}

static void check_graph(const char *path, const struct text *bytes)
{
    check_scattered(path, bytes, 6);
}

static void check_any(const char *path, const struct text *bytes)
{
    struct text out = {0};
    check_layout(path, bytes, &out);
    text_release(&out);
}

START_TEST(test_files)
{
    each_file("graphs/*.dot", check_graph);
    each_file("tests/data/dot/*.dot", check_any);
}
END_TEST

/* ---- cgraph ---- */

static void say_object(void *object, int kind, struct lines *lines, struct text *line)
{
    struct lines attributes = {0};
    Agraph_t *root = agroot(object);
    for (Agsym_t *sym = agnxtattr(root, kind, NULL); sym; sym = agnxtattr(root, kind, sym)) {
        struct text attribute = {0};
        text_addf(&attribute, "[%s=%s]", sym->name, agxget(object, sym));
        if (strcmp(sym->name, "key") != 0)
            lines_add(&attributes, &attribute);
        text_release(&attribute);
    }
    lines_join(&attributes, line);
    lines_add(lines, line);
    text_clear(line);
}

/* Subgraphs, nodes and edges, each with its attributes; in any order. Anonymous ones by kind. */
static void say_cgraph(Agraph_t *graph, struct lines *lines)
{
    struct text line = {0};
    const char *name = agnameof(graph);
    text_addf(&line, "graph %s %d %d\n", name && *name == '%' ? "" : name, agnnodes(graph),
              agnedges(graph));
    say_object(graph, AGRAPH, lines, &line);
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        text_addf(&line, "node %s\n", agnameof(node));
        say_object(node, AGNODE, lines, &line);
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
            text_addf(&line, "edge %s -> %s\n", agnameof(agtail(edge)), agnameof(aghead(edge)));
            say_object(edge, AGEDGE, lines, &line);
        }
    }
    text_release(&line);
    for (Agraph_t *sub = agfstsubg(graph); sub; sub = agnxtsubg(sub))
        say_cgraph(sub, lines);
}

static void read_cgraph(const char *path, struct text *out)
{
    FILE *file = fopen(path, "r");
    Agraph_t *graph;
    while (file && (graph = agread(file, NULL))) {
        struct lines lines = {0};
        say_cgraph(graph, &lines);
        lines_join(&lines, out);
        agclose(graph);
    }
    if (file)
        fclose(file);
}

enum outcome { SAME, OTHER, UNKNOWN, OUTCOMES };

/* In a process of its own, for cgraph may crash, or refuse the text as it was. */
static enum outcome compare_by_cgraph(const char *path, const char *formatted)
{
    pid_t child = fork();
    if (child == 0) {
        struct text before = {0}, after = {0};
        agseterr(AGMAX);
        read_cgraph(path, &before);
        if (agerrors())
            _exit(UNKNOWN);
        read_cgraph(formatted, &after);
        bool same = strcmp(text_string(&before), text_string(&after)) == 0;
        _exit(same && !agerrors() ? SAME : OTHER);
    }
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? (enum outcome)WEXITSTATUS(status) : UNKNOWN;
}

static size_t counts[OUTCOMES];

/* Bytes that are no UTF-8 become it, unless the graph says that they are Latin-1. */
static bool is_converted(const struct text *bytes)
{
    return utf8_first_invalid(bytes->data, bytes->length) < bytes->length &&
           !strstr(bytes->data, "charset");
}

static void check_by_cgraph(const char *path, const struct text *bytes)
{
    struct text out = {0};
    char formatted[64];
    if (check_layout(path, bytes, &out)) {
        snprintf(formatted, sizeof formatted, "build/fmt-%ld.dot", (long)getpid());
        FILE *file = fopen(formatted, "w"); /* not synced, as file_write() does it */
        ck_assert_uint_eq(fwrite(out.data, 1, out.length, file), out.length);
        fclose(file);
        enum outcome outcome = is_converted(bytes) ? UNKNOWN : compare_by_cgraph(path, formatted);
        counts[outcome]++;
        if (outcome == OTHER)
            fprintf(stderr, "%s: another graph for cgraph when laid out\n", path);
        unlink(formatted);
    }
    text_release(&out);
}

START_TEST(test_oracle)
{
    enum { EVERY = SANITIZED ? 12 : 4 }; /* all of them agree, and take long */
    static const char list[] = "../shared/data/hostile/dot/MANIFEST.csv";
    struct csv csv;
    each_file("graphs/*.dot", check_by_cgraph);
    each_file("tests/data/dot/*.dot", check_by_cgraph);
    if (!csv_read(&csv, list)) {
        printf("skipped: no corpus of DOT files in ../shared/data/hostile/dot\n");
        ck_assert_uint_eq(counts[OTHER], 0);
        return;
    }
    for (size_t row = 1; row < csv.row_count; row += EVERY) {
        struct text path = {0};
        text_addf(&path, "../shared/data/hostile/dot/%s", csv.rows[row][0]);
        each_file(path.data, check_by_cgraph);
        text_release(&path);
    }
    csv_release(&csv);
    printf("fmt: cgraph reads %zu files the same when laid out, and %zu otherwise\n", counts[SAME],
           counts[OTHER]);
    ck_assert_uint_eq(counts[OTHER], 0);
    ck_assert_uint_ge(counts[SAME], SANITIZED ? 30 : 100);
}
END_TEST

Suite *fmt_suite(void)
{
    Suite *suite = suite_create("fmt");
    TCase *tcase = tcase_create("fmt");
    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, test_cases, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tcase, test_scattered_cases, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, test_width);
    tcase_add_test(tcase, test_large);
    tcase_add_test(tcase, test_latin1);
    tcase_add_test(tcase, test_random);
    tcase_add_test(tcase, test_files);
    tcase_add_test(tcase, test_oracle);
    return suite;
}

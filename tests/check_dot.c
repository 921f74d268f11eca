/*
 * check_dot.c: the DOT parser, on cases with their expected outcomes in tests/data/dot, and against
 * cgraph on a corpus of real files. Needs libcgraph; the corpus may be absent.
 */
#include "sanitized.h"
#include "suites.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/dot_parse.h"

#include <cgraph.h>
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file that is parsed as the reader does it. */
struct parsed {
    struct text bytes;
    struct names strings;
    struct dot_graphs graphs;
    struct dot_input input;
    struct diagnostics diagnostics;
    bool read;
};

static void parse_once(struct parsed *parsed, const char *path, bool latin1,
                       const struct read_options *limits)
{
    diagnostics_release(&parsed->diagnostics);
    dot_graphs_release(&parsed->graphs);
    dot_input_release(&parsed->input);
    parsed->read =
        dot_input_init(&parsed->input, path, &parsed->bytes, latin1, &parsed->diagnostics) &&
        dot_parse(&parsed->graphs, &parsed->input, &parsed->strings, limits);
}

static void parse_bytes(struct parsed *parsed, const char *path, const struct read_options *limits)
{
    parse_once(parsed, path, false, limits);
    if (dot_graphs_latin1(&parsed->graphs))
        parse_once(parsed, path, true, limits);
}

static void parse_file(struct parsed *parsed, const char *path)
{
    struct read_options limits = read_options_default();
    struct error error = {0};
    *parsed = (struct parsed){0};
    ck_assert(file_read(path, SIZE_MAX, "", &parsed->bytes, &error));
    parse_bytes(parsed, path, &limits);
}

static void parse_string(struct parsed *parsed, const char *string,
                         const struct read_options *limits)
{
    struct read_options defaults = read_options_default();
    *parsed = (struct parsed){0};
    text_add(&parsed->bytes, string);
    parse_bytes(parsed, "t.dot", limits ? limits : &defaults);
}

static void parsed_release(struct parsed *parsed)
{
    dot_graphs_release(&parsed->graphs);
    dot_input_release(&parsed->input);
    diagnostics_release(&parsed->diagnostics);
    names_release(&parsed->strings);
    text_release(&parsed->bytes);
}

/* Lines that are gathered to be compared. */
struct lines {
    char **items;
    size_t count, capacity;
};

static void lines_take(struct lines *lines, struct text *line)
{
    lines->items = xgrow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = xstrdup(text_string(line));
    text_release(line);
}

static void lines_release(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i]);
    free(lines->items);
    *lines = (struct lines){0};
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void join_sorted(struct lines *lines, struct text *out)
{
    if (lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items, compare_lines);
    for (size_t i = 0; i < lines->count; i++)
        text_addf(out, "%s\n", lines->items[i]);
    lines_release(lines);
}

/* Attributes in order of name, without the empty ones: cgraph cannot tell these from none. */
static void add_attribute_line(struct lines *lines, const char *name, const char *value)
{
    struct text line = {0};
    text_addf(&line, " [%s=%s]", name, value);
    if (*value && strcmp(name, "key") != 0)
        lines_take(lines, &line);
    text_release(&line);
}

static void add_attributes(struct text *line, struct lines *lines)
{
    struct text sorted = {0};
    join_sorted(lines, &sorted);
    for (size_t i = 0; i < sorted.length; i++)
        text_add_char(line, sorted.data[i] == '\n' ? ' ' : sorted.data[i]);
    text_release(&sorted);
}

/* What cgraph makes of a graph, one object a line, in order. */
static void dump_oracle(Agraph_t *graph, struct text *out)
{
    struct lines lines = {0};
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        struct text line = {0};
        struct lines attributes = {0};
        text_addf(&line, "node %s", agnameof(node));
        for (Agsym_t *sym = agnxtattr(graph, AGNODE, NULL); sym;
             sym = agnxtattr(graph, AGNODE, sym))
            add_attribute_line(&attributes, sym->name, agxget(node, sym));
        add_attributes(&line, &attributes);
        lines_take(&lines, &line);
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
            text_addf(&line, "edge %s -> %s", agnameof(agtail(edge)), agnameof(aghead(edge)));
            for (Agsym_t *sym = agnxtattr(graph, AGEDGE, NULL); sym;
                 sym = agnxtattr(graph, AGEDGE, sym))
                add_attribute_line(&attributes, sym->name, agxget(edge, sym));
            add_attributes(&line, &attributes);
            lines_take(&lines, &line);
        }
    }
    text_addf(out, "%s%s\n", agisstrict(graph) ? "strict " : "",
              agisdirected(graph) ? "digraph" : "graph");
    join_sorted(&lines, out);
}

/* The same of ours; in the order in which they were made, unless `sorted`. */
static void dump_attributes(const struct dot_graph *graph, const struct dot_attribute *attributes,
                            size_t count, bool sorted, struct text *line)
{
    struct lines lines = {0};
    for (size_t i = 0; i < count; i++) {
        struct text value = {0};
        bool html = attributes[i].html && !sorted;
        text_addf(&value, html ? "<%s>" : "%s", names_at(graph->strings, attributes[i].value));
        add_attribute_line(&lines, names_at(&graph->attribute_names, attributes[i].name),
                           text_string(&value));
        text_release(&value);
    }
    add_attributes(line, &lines);
}

static void dump_graph(struct dot_graph *graph, bool sorted, struct text *out)
{
    struct lines lines = {0};
    size_t count;
    text_addf(out, "%s%s\n", graph->strict ? "strict " : "", graph->directed ? "digraph" : "graph");
    for (uint32_t i = 0; i < graph->node_count; i++) {
        struct text line = {0};
        text_addf(&line, "node %s", names_at(&graph->node_names, i));
        const struct dot_attribute *attributes = dot_graph_node_attributes(graph, i, &count);
        dump_attributes(graph, attributes, count, sorted, &line);
        if (!sorted && !graph->nodes[i].declared)
            text_add(&line, " (only named)");
        lines_take(&lines, &line);
    }
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        struct text line = {0};
        text_addf(&line, "edge %s -> %s", names_at(&graph->node_names, graph->edges[i].tail),
                  names_at(&graph->node_names, graph->edges[i].head));
        const struct dot_attribute *attributes = dot_graph_edge_attributes(graph, i, &count);
        dump_attributes(graph, attributes, count, sorted, &line);
        lines_take(&lines, &line);
    }
    if (sorted)
        join_sorted(&lines, out);
    for (size_t i = 0; i < lines.count; i++)
        text_addf(out, "%s\n", lines.items[i]);
    lines_release(&lines);
}

/* ---- Cases with their expected outcomes ---- */

static void dump_parsed(struct parsed *parsed, struct text *out)
{
    for (size_t i = 0; i < parsed->diagnostics.count; i++)
        error_format(&parsed->diagnostics.items[i], out);
    for (size_t i = 0; i < parsed->graphs.count && parsed->read; i++) {
        struct dot_graph *graph = &parsed->graphs.items[i];
        dump_graph(graph, false, out);
        for (uint32_t j = 0; j < graph->node_count; j++) {
            size_t line, column;
            dot_input_locate(&parsed->input, graph->nodes[j].offset, &line, &column);
            text_addf(out, "%s%zu:%zu", j ? " " : "nodes at ", line, column);
        }
        for (uint32_t j = 0; j < graph->edge_count; j++) {
            size_t line, column;
            dot_input_locate(&parsed->input, graph->edges[j].offset, &line, &column);
            text_addf(out, "%s%zu:%zu", j ? " " : "; edges at ", line, column);
        }
        text_add(out, "\n");
    }
}

/* Each tests/data/dot/X.dot gives X.expected: the messages, else the graphs and their places. */
START_TEST(test_cases)
{
    glob_t found;
    ck_assert_int_eq(glob("tests/data/dot/*.dot", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *path = found.gl_pathv[i];
        struct parsed parsed;
        struct text actual = {0}, wanted = {0}, wanted_path = {0};
        struct error error = {0};
        parse_file(&parsed, path);
        dump_parsed(&parsed, &actual);
        text_addf(&wanted_path, "%.*s.expected", (int)(strlen(path) - strlen(".dot")), path);
        if (!file_read(wanted_path.data, SIZE_MAX, "", &wanted, &error))
            ck_abort_msg("%s: %s; the outcome is:\n%s", wanted_path.data, error.message,
                         text_string(&actual));
        if (strcmp(text_string(&actual), text_string(&wanted)) != 0)
            ck_abort_msg("%s gives\n%s\nand should give\n%s", path, text_string(&actual),
                         text_string(&wanted));
        text_release(&actual);
        text_release(&wanted);
        text_release(&wanted_path);
        parsed_release(&parsed);
    }
    globfree(&found);
}
END_TEST

/* ---- The oracle ---- */

static void dump_as_cgraph(const char *path, struct text *out)
{
    FILE *file = fopen(path, "r");
    Agraph_t *graph;
    agseterr(AGMAX);
    while (file && (graph = agread(file, NULL))) {
        dump_oracle(graph, out);
        agclose(graph);
    }
    if (agerrors())
        text_add(out, "refused\n");
    if (file)
        fclose(file);
}

/* Runs cgraph in a child: it keeps state between files, and may crash. False where it did. */
static bool ask_cgraph(const char *path, struct text *out)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct text dump = {0};
        struct error error = {0};
        dup2(ends[1], STDOUT_FILENO);
        dump_as_cgraph(path, &dump);
        file_write("-", dump.data, dump.length, &error);
        _exit(0);
    }
    close(ends[1]);
    char block[4096];
    ssize_t got;
    while ((got = read(ends[0], block, sizeof block)) > 0)
        text_add_bytes(out, block, (size_t)got);
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* cgraph passes Latin-1 on as it is; here it becomes UTF-8. */
static void latin1_to_utf8(struct text *dump)
{
    struct text out = {0};
    for (size_t at = 0; at < dump->length;) {
        size_t valid = utf8_first_invalid(dump->data + at, dump->length - at);
        text_add_bytes(&out, dump->data + at, valid);
        at += valid;
        if (at == dump->length)
            break;
        unsigned char byte = (unsigned char)dump->data[at++];
        text_addf(&out, "%c%c", 0xc0 | byte >> 6, 0x80 | (byte & 0x3f));
    }
    text_release(dump);
    *dump = out;
}

static void sort_lines(struct text *dump)
{
    struct lines lines = {0};
    for (char *line = dump->data, *end; line && *line; line = end + 1) {
        end = strchr(line, '\n');
        struct text copy = {0};
        text_add_bytes(&copy, line, (size_t)(end - line));
        lines_take(&lines, &copy);
    }
    text_clear(dump);
    join_sorted(&lines, dump);
}

/* Where we differ from cgraph, and why ours is right. Of the corpus, nowhere. */
static const struct {
    const char *path, *reason;
} differences[] = {
    {"tests/data/dot/empty.dot", "a file without a graph is a mistake, not an empty dossier"},
    {"tests/data/dot/byte_order_mark.dot", "editors write the mark; it says UTF-8"},
    {"tests/data/dot/macros.dot", "cgraph warns that it has no macros, and reads them as defaults"},
    {"tests/data/dot/latin1.dot", "charset is heeded: what we hold is UTF-8"},
    {"tests/data/dot/strict_key.dot", "a strict graph has one edge between two nodes"},
};

static bool known_difference(const char *path)
{
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (strcmp(differences[i].path, path) == 0)
            return true;
    return false;
}

/* Empties `ours` where we agree with cgraph. */
static bool agree(const char *path, struct text *ours, struct text *theirs)
{
    struct parsed parsed;
    bool survived = ask_cgraph(path, theirs);
    parse_file(&parsed, path);
    for (size_t i = 0; i < parsed.graphs.count && parsed.read; i++)
        dump_graph(&parsed.graphs.items[i], true, ours);
    if (!parsed.read)
        text_add(ours, "refused\n");
    parsed_release(&parsed);
    latin1_to_utf8(theirs);
    sort_lines(theirs);
    sort_lines(ours);
    bool both_refuse =
        strstr(text_string(theirs), "refused\n") && strstr(text_string(ours), "refused\n");
    return survived && (both_refuse || strcmp(text_string(ours), text_string(theirs)) == 0);
}

/* Counts the file as agreed on, as a known difference, or as wrong. */
static void compare_file(const char *path, size_t counts[3])
{
    struct text ours = {0}, theirs = {0};
    bool same = agree(path, &ours, &theirs);
    bool known = known_difference(path);
    counts[same ? 0 : known ? 1 : 2]++;
    if (!same && !known)
        printf("%s differs from cgraph\n", path);
    if (!same && !known && getenv("CHECK_DOT_VERBOSE"))
        printf("ours:\n%stheirs:\n%s", text_string(&ours), text_string(&theirs));
    ck_assert_msg(!same || !known, "%s is no difference any more", path);
    text_release(&ours);
    text_release(&theirs);
}

START_TEST(test_oracle_cases)
{
    glob_t found;
    size_t counts[3] = {0};
    ck_assert_int_eq(glob("tests/data/dot/*.dot", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        compare_file(found.gl_pathv[i], counts);
    globfree(&found);
    ck_assert_uint_eq(counts[2], 0);
    ck_assert_uint_eq(counts[1], sizeof differences / sizeof *differences);
}
END_TEST

#define CORPUS "../shared/data/hostile/dot/"

START_TEST(test_oracle)
{
    struct text list = {0};
    struct error error = {0};
    if (!file_read(CORPUS "MANIFEST.csv", SIZE_MAX, "", &list, &error)) {
        printf("skipped: no corpus of DOT files in " CORPUS "\n");
        error_release(&error);
        return;
    }
    size_t counts[3] = {0}, number = 0;
    char *save = NULL;
    strtok_r(list.data, "\n", &save);
    for (char *line; (line = strtok_r(NULL, "\n", &save));) {
        struct text path = {0};
        if (SANITIZED && number++ % 4 != 0)
            continue;
        text_addf(&path, CORPUS "%.*s", (int)strcspn(line, ","), line);
        compare_file(path.data, counts);
        text_release(&path);
    }
    text_release(&list);
    printf("cgraph: %zu files agree, %zu do not\n", counts[0], counts[1] + counts[2]);
    ck_assert_uint_eq(counts[1] + counts[2], 0);
}
END_TEST

/* ---- Limits and size ---- */

#define LIMITS_OF(string, nesting, edge, names, sets, nodes)                                   \
    {                                                                                          \
        .string_length = (string), .depth = (nesting), .edges = (edge), .attributes = (names), \
        .expansion = (sets), .entities = (nodes)                                               \
    }
#define LIMITS(string, nesting, edge, names) LIMITS_OF(string, nesting, edge, names, 99, 99)

/* A text of repeated pieces, and the limit that it passes. */
static const struct {
    const char *head, *piece, *tail;
    size_t times;
    struct read_options limits;
    const char *option;
    size_t line, column;
} limited[] = {
    {"digraph {\n a [x=\"", "12345", "\"]}", 3, LIMITS(14, 9, 9, 9), "--max-string", 2, 7},
    {"digraph {\n ", "n", " }", 15, LIMITS(14, 9, 9, 9), "--max-string", 2, 2},
    {"digraph ", "{", "", 5, LIMITS(9, 3, 9, 9), "--max-depth", 1, 13},
    {"digraph {\n", "{a b} -> {c d}; ", "}", 3, LIMITS(9, 9, 11, 9), "--max-edges", 2, 33},
    {"digraph {\n", "{a b} -> {c d}; ", "}", 3, LIMITS_OF(9, 9, 99, 9, 23, 99), "--max-expansion",
     2, 33},
    {"digraph {\n", "subgraph s {a b}; ", "subgraph s {} -> x }", 9, LIMITS_OF(9, 9, 9, 9, 1, 9),
     "--max-expansion", 2, 163},
    {"digraph {\n", "a; b; a -> b; ", "c }", 9, LIMITS_OF(9, 9, 99, 9, 99, 2), "--max-entities", 2,
     127},
    {"digraph { a [b=1]; a [", "c=1,", "d=1, e=1] }", 3, LIMITS(9, 9, 9, 3), "--max-attributes", 1,
     40},
};

START_TEST(test_limits)
{
    for (size_t i = 0; i < sizeof limited / sizeof *limited; i++) {
        struct text text = {0};
        struct parsed parsed;
        text_add(&text, limited[i].head);
        for (size_t j = 0; j < limited[i].times; j++)
            text_add(&text, limited[i].piece);
        text_add(&text, limited[i].tail);
        parse_string(&parsed, text.data, &limited[i].limits);
        ck_assert_msg(!parsed.read, "%s passes no limit", text.data);
        ck_assert_uint_eq(parsed.diagnostics.count, 1);
        const struct error *error = &parsed.diagnostics.items[0];
        ck_assert_int_eq(error->kind, ERROR_LIMIT);
        ck_assert_msg(strstr(error->hint, limited[i].option), "%s: %s", text.data, error->hint);
        ck_assert_uint_eq(error->line, limited[i].line);
        ck_assert_msg(error->column == limited[i].column, "%s: %zu", text.data, error->column);
        parsed_release(&parsed);
        text_release(&text);
    }
}
END_TEST

START_TEST(test_within_limits)
{
    struct read_options limits = LIMITS(15, 4, 24, 4);
    struct parsed parsed;
    parse_string(&parsed,
                 "digraph { a [x=\"123451234512345\"]; {{{{b}}}} {a b} -> {c d} -> {e f}"
                 " a [p=1, q=1, r=1] }",
                 &limits);
    ck_assert(parsed.read);
    parsed_release(&parsed);
}
END_TEST

static void repeat(struct text *text, const char *piece, int times)
{
    while (times-- > 0)
        text_add(text, piece);
}

/* How many blocks of defaults the last edge has to look through. */
static size_t count_blocks(const struct dot_graph *graph)
{
    size_t count = 0;
    uint32_t defaults = graph->edges[graph->edge_count - 1].defaults;
    for (; defaults != DOT_NONE; defaults = graph->defaults[defaults].outer)
        for (uint32_t block = graph->defaults[defaults].block; block != DOT_NONE;
             block = graph->blocks[block].previous)
            count++;
    return count;
}

/* What makes a recursive or quadratic reader fail: a long chain, a long line, deep brackets. */
START_TEST(test_large)
{
    struct text text = {0};
    struct parsed parsed;
    text_add(&text, "digraph { a");
    repeat(&text, " -> b -> a", 100000);
    text_add(&text, " [x=");
    repeat(&text, "<", 100000);
    repeat(&text, ">", 100000);
    text_add(&text, "]\nsubgraph s {} ");
    repeat(&text, "subgraph s { node [z=1]; c -> d } edge [w=1]; ", 20000);
    text_add(&text, "}");
    parse_string(&parsed, text.data, NULL);
    ck_assert(parsed.read);
    ck_assert_uint_eq(parsed.graphs.items[0].edge_count, 220000);
    ck_assert_uint_eq(parsed.graphs.items[0].node_count, 4);
    ck_assert_uint_lt(count_blocks(&parsed.graphs.items[0]), 100);
    parsed_release(&parsed);
    text_release(&text);
}
END_TEST

/* Every prefix of the cases ends, and says something where it is no graph. */
START_TEST(test_prefixes)
{
    struct read_options limits = read_options_default();
    glob_t found;
    ck_assert_int_eq(glob("tests/data/dot/*.dot", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct text whole = {0};
        struct error error = {0};
        ck_assert(file_read(found.gl_pathv[i], SIZE_MAX, "", &whole, &error));
        for (size_t length = 0; length < whole.length; length++) {
            struct parsed parsed = {0};
            text_add_bytes(&parsed.bytes, whole.data, length);
            parse_bytes(&parsed, "prefix", &limits);
            ck_assert(parsed.read == !parsed.diagnostics.errors);
            parsed_release(&parsed);
        }
        text_release(&whole);
    }
    globfree(&found);
}
END_TEST

Suite *dot_suite(void)
{
    Suite *suite = suite_create("dot");
    TCase *cases = tcase_create("dot");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, test_cases);
    tcase_add_test(cases, test_oracle_cases);
    tcase_add_test(cases, test_oracle);
    tcase_add_test(cases, test_limits);
    tcase_add_test(cases, test_within_limits);
    tcase_add_test(cases, test_large);
    tcase_add_test(cases, test_prefixes);
    suite_add_tcase(suite, cases);
    return suite;
}

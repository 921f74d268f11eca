/*
 * check_drawing.c: the finished map as DOT: Graphviz renders it to the same picture, cgraph and
 * entente read back the same dossier.
 */
#include <entente/format.h>

#include "base/xalloc.h"
#include "dossier_random.h"
#include "dossier_say.h"
#include "format/dot_names.h"
#include "picture/graphviz_compat.h"
#include "picture/sandbox.h"
#include "picture/svg.h"
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "suites.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEEDS = 6 };

/* ------------------------------------------------------------------ Graphviz */

struct again {
    const char *dot, *engine, *format, *dpi;
};

/* What Graphviz alone makes of the DOT; in a child, for it leaks. */
static bool render_again(void *context, struct text *out, struct error *error)
{
    const struct again *again = context;
    char *bytes = NULL;
    graphviz_length length = 0;
    GVC_t *gvc = gvContext();
    Agraph_t *graph = agmemread(again->dot);
    if (!graph)
        return error_set(error, ERROR_INPUT, "cgraph cannot read it");
    if (again->dpi)
        agattr(graph, AGRAPH, (char *)"dpi", (char *)(uintptr_t)again->dpi);
    if (gvLayout(gvc, graph, again->engine) != 0 ||
        gvRenderData(gvc, graph, again->format, &bytes, &length) != 0)
        return error_set(error, ERROR_INPUT, "%s fails", again->engine);
    text_add_bytes(out, bytes, length);
    return true;
}

static void graphviz(const struct again *again, struct text *out)
{
    struct error error = {0};
    if (!sandbox_run(render_again, (void *)(uintptr_t)again, NULL, out, &error))
        ck_abort_msg("%s in\n%s", error.message, again->dot);
}

static void say_nothing(const void *context, const char *id, size_t length, struct text *out)
{
    (void)context, (void)id, (void)length, (void)out;
}

/* The SVG without the words that only we put in: titles and the description. */
static char *without_words(const struct text *svg)
{
    struct text out = {0};
    for (const char *at = svg->data; *at;) {
        bool title = strncmp(at, "<title", 6) == 0, desc = strncmp(at, "<desc", 5) == 0;
        if (title)
            at = strstr(at, "</title>\n") + strlen("</title>\n");
        else if (desc)
            at = strstr(at, "</desc>") + strlen("</desc>");
        else
            text_add_char(&out, *at++);
    }
    return out.data;
}

/* Fails unless Graphviz, told to leave all in its place, makes the same SVG of the DOT. */
static void check_same_picture(const struct dossier *dossier, const char *what)
{
    static const struct svg_words words = {"", "", say_nothing, NULL, 0, 0};
    struct text dot = {0}, svg = {0}, raw = {0}, theirs = {0};
    draw(dossier, "dot", &dot);
    draw(dossier, "svg", &svg);
    graphviz(&(struct again){dot.data, "nop2", "svg", NULL}, &raw);
    svg_rewrite(raw.data, raw.length, &words, &theirs);
    char *a = without_words(&svg), *b = without_words(&theirs);
    if (strcmp(a, b) != 0)
        ck_abort_msg("%s:\n%s\nis not\n%s", what, b, a);
    free(a);
    free(b);
    text_release(&dot);
    text_release(&svg);
    text_release(&raw);
    text_release(&theirs);
}

static struct dossier *read_file(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    if (!dossier_read_file(dossier, path, NULL, NULL, NULL, &error))
        ck_abort_msg("%s", error.message);
    return dossier;
}

START_TEST(graphviz_renders_the_same_svg)
{
    struct dossier *dossiers[] = {read_file("tests/data/dossiers/small.dot"), dossier_new()};
    for (size_t i = 0; i < 2; i++) {
        check_same_picture(dossiers[i], "a dossier");
        dossier_free(dossiers[i]);
    }
    for (uint64_t seed = 0; seed < SEEDS; seed += 2) {
        struct dossier *dossier = random_dossier(seed);
        struct text what = {0};
        text_addf(&what, "seed %lu", (unsigned long)seed);
        check_same_picture(dossier, what.data);
        text_release(&what);
        dossier_free(dossier);
    }
}
END_TEST

START_TEST(graphviz_renders_the_same_png)
{
    struct dossier *dossier = read_file("tests/data/dossiers/small.dot");
    struct text dot = {0}, ours = {0}, theirs = {0};
    draw(dossier, "dot", &dot);
    draw(dossier, "png", &ours);
    graphviz(&(struct again){dot.data, "nop2", "png:cairo", "150"}, &theirs);
    ck_assert_uint_eq(ours.length, theirs.length);
    ck_assert_int_eq(memcmp(ours.data, theirs.data, ours.length), 0);
    text_release(&dot);
    text_release(&ours);
    text_release(&theirs);
    dossier_free(dossier);
}
END_TEST

/* How far the nodes of two pictures of the same are from where they were, the first apart. */
static double moved(const char *before, const char *after)
{
    struct scan_boxes a = {0}, b = {0};
    double most = 0;
    scan_boxes(before, "node&#45;", &a);
    scan_boxes(after, "node&#45;", &b);
    ck_assert_uint_eq(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        double x = a.items[i].left - a.items[0].left - b.items[i].left + b.items[0].left;
        double y = a.items[i].top - a.items[0].top - b.items[i].top + b.items[0].top;
        most = fmax(most, hypot(x, y));
    }
    scan_boxes_release(&a);
    scan_boxes_release(&b);
    return most;
}

/* dot places all anew; neato leaves what is pinned where it is. */
START_TEST(other_layouts_are_sensible)
{
    struct dossier *dossier = read_file("tests/data/dossiers/small.dot");
    struct text dot = {0}, same = {0}, neato = {0}, other = {0};
    draw(dossier, "dot", &dot);
    graphviz(&(struct again){dot.data, "nop2", "svg", NULL}, &same);
    graphviz(&(struct again){dot.data, "neato", "svg", NULL}, &neato);
    graphviz(&(struct again){dot.data, "dot", "svg", NULL}, &other);
    ck_assert_double_le(moved(same.data, neato.data), .1);
    ck_assert_double_gt(moved(same.data, other.data), 10);
    ck_assert_uint_eq(occurrences(other.data, "<g id=\"node&#45;"), dossier->entity_count);
    ck_assert_uint_eq(occurrences(other.data, "<g id=\"piece&#45;"),
                      occurrences(same.data, "<g id=\"piece&#45;"));
    text_release(&dot);
    text_release(&same);
    text_release(&neato);
    text_release(&other);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ cgraph and entente */

static struct dossier *read_dot(const struct text *dot)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    if (!dossier_read_bytes(dossier, "x.dot", dot, NULL, "dot", &found, &error))
        ck_abort_msg("%s: %s", error.message, found.items[0].message);
    diagnostics_release(&found);
    return dossier;
}

/* The span without what Graphviz knows by name, which a drawing has uses of its own for. */
static struct attribute_span bare(struct dossier *dossier, struct attribute_span span)
{
    struct attribute *kept = xcalloc(span.count + 1, sizeof *kept);
    size_t count = 0;
    for (uint32_t i = 0; i < span.count; i++)
        if (!dot_is_graphviz_attribute(dossier->attributes[span.first + i].name))
            kept[count++] = dossier->attributes[span.first + i];
    struct attribute_span left = dossier_add_attributes(dossier, kept, count);
    free(kept);
    return left;
}

/* What the dossier says, apart from looks, and from who is only named in relations. */
static void say_bare(struct dossier *dossier, struct text *out)
{
    dossier->graph_attributes = bare(dossier, dossier->graph_attributes);
    for (size_t i = 0; i < dossier->source_count; i++)
        dossier->sources[i].attributes = bare(dossier, dossier->sources[i].attributes);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        dossier->entities[i].attributes = bare(dossier, dossier->entities[i].attributes);
        dossier->entities[i].declared = true;
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        struct evidence said = *relation_evidence(dossier, &dossier->relations[i]);
        said.attributes = bare(dossier, said.attributes);
        dossier->relations[i].evidence = dossier_evidence(dossier, &said);
    }
    say_dossier(dossier, out);
}

/* `twice`: and draws what was read, for the same bytes. */
static void check_round_trip(struct dossier *dossier, bool twice, const char *what)
{
    struct text dot = {0}, again = {0}, before = {0}, after = {0};
    draw(dossier, "dot", &dot);
    struct dossier *back = read_dot(&dot);
    if (twice) {
        draw(back, "dot", &again);
        ck_assert_msg(strcmp(dot.data, again.data) == 0, "%s: drawn again, it differs", what);
    }
    say_bare(dossier, &before);
    say_bare(back, &after);
    if (strcmp(before.data, after.data) != 0)
        ck_abort_msg("%s: %s\nbecomes\n%s\nby way of\n%s", what, before.data, after.data, dot.data);
    dossier_free(back);
    text_release(&dot);
    text_release(&again);
    text_release(&before);
    text_release(&after);
}

START_TEST(entente_reads_back_the_same_dossier)
{
    struct dossier *csto = read_file("graphs/csto.dot"), *empty = dossier_new();
    check_round_trip(csto, false, "CSTO");
    check_round_trip(empty, true, "an empty dossier");
    dossier_free(csto);
    dossier_free(empty);
    for (uint64_t seed = 1; seed < SEEDS; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text what = {0};
        text_addf(&what, "seed %lu", (unsigned long)seed);
        check_round_trip(dossier, true, what.data);
        text_release(&what);
        dossier_free(dossier);
    }
}
END_TEST

static bool only_drawn(void *object)
{
    const char *part = agget(object, (char *)"drawing");
    return part && *part;
}

static size_t declared_words(const struct vocabulary *vocabulary)
{
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        count += vocabulary->kinds[i].declared && !vocabulary->kinds[i].summary;
    for (size_t i = 0; i < vocabulary->type_count; i++)
        count += vocabulary->types[i].declared && vocabulary->types[i].edited;
    return count;
}

/* Nodes and edges that are not marked as the drawing's are the dossier's, one for one. */
static void check_cgraph(const struct dossier *dossier)
{
    struct text dot = {0};
    size_t nodes = 0, edges = 0;
    draw(dossier, "dot", &dot);
    Agraph_t *graph = agmemread(dot.data);
    ck_assert_ptr_nonnull(graph);
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        nodes += !only_drawn(node);
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
            edges += !only_drawn(edge);
            ck_assert(only_drawn(edge) || (!only_drawn(agtail(edge)) && !only_drawn(aghead(edge))));
        }
    }
    ck_assert_uint_eq(nodes, dossier->entity_count + dossier->source_count +
                                 declared_words(&dossier->vocabulary));
    ck_assert_uint_eq(edges, dossier->relation_count);
    agclose(graph);
    text_release(&dot);
}

START_TEST(cgraph_reads_the_same_nodes_and_edges)
{
    struct dossier *small = read_file("tests/data/dossiers/small.dot");
    check_cgraph(small);
    dossier_free(small);
    for (uint64_t seed = 0; seed < SEEDS; seed += 2) {
        struct dossier *dossier = random_dossier(seed);
        check_cgraph(dossier);
        dossier_free(dossier);
    }
}
END_TEST

/* ------------------------------------------------------------------ details */

/* Line breaks of a drawn label are the drawing's; those of the dossier's own label stay its own. */
START_TEST(labels_keep_their_backslashes_and_lines)
{
    static const char *const labels[] = {"ends in \\",
                                         "\\N \\G \\l \\\" \"",
                                         "two\nlines",
                                         "two\\nlines",
                                         "a long label of many words in it",
                                         "<b>bold</b>",
                                         "drawing"};
    struct dossier *dossier = dossier_new();
    struct text dot = {0};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char id[] = {'e', (char)('0' + i), '\0'};
        picture_entity(dossier, id, "state", labels[i]);
    }
    uint32_t index = picture_relation(dossier, "e0", "office", "e1", NULL);
    struct evidence said = {.label = "own \\ label", .role = "ends in \\"};
    dossier->relations[index].evidence = dossier_evidence(dossier, &said);
    draw(dossier, "dot", &dot);
    struct dossier *back = read_dot(&dot);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        ck_assert_str_eq(back->entities[i].label, labels[i]);
    ck_assert_str_eq(relation_evidence(back, &back->relations[0])->label, "own \\ label");
    dossier_free(back);
    text_release(&dot);
    check_same_picture(dossier, "labels");
    dossier_free(dossier);
}
END_TEST

/* What is drawn is what is written; the sources all stay, and so does where an entity stood. */
START_TEST(what_is_left_out_is_not_in_it)
{
    struct dossier *dossier = dossier_new();
    struct text dot = {0};
    picture_relation(dossier, "a", "agreement", "b", NULL);
    picture_relation(dossier, "b", "agreement", "c", NULL);
    picture_relation(dossier, "b", "agreement", "a", NULL);
    dossier_add_source(dossier, "edm");
    const double influence[] = {1, .25, -1};
    draw_with(dossier, &(struct diagram_options){.title = "Mine", .influence = influence}, "dot",
              &dot);
    struct dossier *back = read_dot(&dot);
    ck_assert_uint_eq(back->entity_count, 2);
    ck_assert_uint_eq(back->relation_count, 2);
    ck_assert_uint_eq(back->relations[1].from, 1);
    ck_assert_uint_eq(back->source_count, 1);
    ck_assert_str_eq(back->title, "Mine");
    ck_assert_uint_eq(back->entities[0].attributes.count, 1);
    ck_assert_str_eq(back->attributes[back->entities[0].attributes.first].name, "pos");
    dossier_free(back);
    dossier_free(dossier);
    text_release(&dot);
}
END_TEST

/* An entity may be called as a part of the picture is, and keep an attribute of the drawing's name.
 */
START_TEST(names_of_the_drawings_are_no_trap)
{
    struct dossier *dossier = dossier_new();
    struct text dot = {0};
    struct diagnostics found = {0};
    struct error error = {0};
    struct view view;
    struct view_options seen = {0};
    picture_entity(dossier, "drawing:piece-0", "state", "One");
    picture_entity(dossier, "drawing::piece-0", "state", NULL);
    struct attribute kept[] = {{"drawing", "x", false}, {"color", "red", false}, {"x", "y", false}};
    dossier->entities[1].attributes = dossier_add_attributes(dossier, kept, 3);
    ck_assert(view_init(&view, dossier, &seen, &error));
    struct picture_page page = {.found = &found};
    ck_assert(picture_render(&view, NULL, &page, "dot", &dot, &error));
    ck_assert_uint_eq(found.count, 1);
    ck_assert_int_eq(found.items[0].severity, SEVERITY_NOTE);
    ck_assert_str_eq(found.items[0].message,
                     "a drawing has looks of its own, so these attributes of the dossier are not "
                     "in it: drawing, color");
    struct dossier *back = read_dot(&dot);
    ck_assert_uint_eq(back->entity_count, 2);
    ck_assert_str_eq(back->entities[0].id, "drawing:piece-0");
    ck_assert_uint_eq(back->entities[1].attributes.count, 2); /* pos and x */
    view_release(&view);
    dossier_free(back);
    dossier_free(dossier);
    text_release(&dot);
    diagnostics_release(&found);
}
END_TEST

START_TEST(one_name_for_two_things_is_refused)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    picture_entity(dossier, "edm", "organization", NULL);
    dossier_add_source(dossier, "edm");
    draw_fails(dossier, (struct picture_limits){0}, "dot", &error);
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(error.message, "both named \"edm\""));
    ck_assert_str_eq(error.hint, "rename one of them");
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

/* Without `drawing` on the graph a node that says `drawing` is an entity as any other. */
START_TEST(only_a_drawing_is_read_as_one)
{
    static const struct {
        const char *dot;
        size_t entities, relations;
        const char *label;
    } cases[] = {
        {"digraph { a [drawing=x, label=A]; a -> b [drawing=y]; }", 2, 1, "A"},
        {"digraph { drawing=\"\"; a [drawing=x, label=A]; a -> b [drawing=y]; }", 2, 1, "A"},
        {"digraph { drawing=map; a [label=x, plain_label=A]; t [drawing=title]; a -> b; "
         "a -> b [drawing=line]; }",
         2, 1, "A"},
        {"digraph { drawing=map; a [label=x]; }", 1, 0, NULL},
        {"digraph { a [label=A, plain_label=x]; }", 1, 0, "A"},
        {"digraph { drawing=chart; a; b; a -> b; }", 0, 0, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text dot = {0};
        text_add(&dot, cases[i].dot);
        struct dossier *dossier = read_dot(&dot);
        ck_assert_uint_eq(dossier->entity_count, cases[i].entities);
        ck_assert_uint_eq(dossier->relation_count, cases[i].relations);
        if (cases[i].label)
            ck_assert_str_eq(dossier->entities[0].label, cases[i].label);
        else if (cases[i].entities)
            ck_assert_ptr_null(dossier->entities[0].label);
        dossier_free(dossier);
        text_release(&dot);
    }
}
END_TEST

Suite *drawing_suite(void)
{
    Suite *suite = suite_create("drawing");
    TCase *tcase = tcase_create("drawing");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, graphviz_renders_the_same_svg);
    tcase_add_test(tcase, graphviz_renders_the_same_png);
    tcase_add_test(tcase, other_layouts_are_sensible);
    tcase_add_test(tcase, entente_reads_back_the_same_dossier);
    tcase_add_test(tcase, cgraph_reads_the_same_nodes_and_edges);
    tcase_add_test(tcase, labels_keep_their_backslashes_and_lines);
    tcase_add_test(tcase, what_is_left_out_is_not_in_it);
    tcase_add_test(tcase, names_of_the_drawings_are_no_trap);
    tcase_add_test(tcase, one_name_for_two_things_is_refused);
    tcase_add_test(tcase, only_a_drawing_is_read_as_one);
    suite_add_tcase(suite, tcase);
    return suite;
}

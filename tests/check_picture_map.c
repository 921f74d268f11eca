/*
 * check_picture_map.c: what a picture shows: entities, lines, legend, no overlaps, hostile text as
 * text.
 */
#include "base/xalloc.h"
#include "picture/diagram.h"
#include "picture/label.h"
#include "picture_fixtures.h"
#include "picture_scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ------------------------------------------------------------------ what a picture shows */

static char *line_of(const char *from, const char *to, const char *family)
{
    struct text id = {0};
    text_addf(&id, "relation-%s.%s.%s", from, to, family);
    return id.data;
}

START_TEST(svg_is_well_formed_and_lists_each_entity)
{
    struct dossier *dossier = picture_alliance();
    struct text svg = {0};
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        char id[80];
        snprintf(id, sizeof id, "node-%s", dossier->entities[i].id);
        struct scan_group group;
        ck_assert_msg(scan_group(svg.data, id, &group), "%s is missing", id);
        char *title = scan_title(&group);
        title[strcspn(title, "\n")] = '\0';
        ck_assert_str_eq(title, entity_label(&dossier->entities[i]));
        free(title);
    }
    ck_assert(contains(&svg, "<title id=\"picture-title\">An alliance &amp; its &lt;members&gt;"));
    ck_assert(contains(&svg, "Source: Eurasia Daily Monitor"));
    ck_assert(contains(&svg, "46 entities, 74 relations"));
    ck_assert(!contains(&svg, "<script"));
    ck_assert(!contains(&svg, "<!--"));
    char *labels = scan_texts(svg.data, "node label");
    ck_assert_uint_ge(occurrences(labels, "\n"), 5);
    free(labels);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

/* Fails unless the legend says what the dossier, of which all is drawn, holds. */
static void check_legend(const struct dossier *dossier, const char *svg)
{
    struct text expected = {0};
    for (int family = 0; family < FAMILY_COUNT; family++) {
        size_t count = 0;
        for (size_t i = 0; i < dossier->relation_count; i++)
            count += relation_family(dossier, &dossier->relations[i]) == (enum family)family;
        if (count)
            text_addf(&expected, "%s (%zu)\n", family_name((enum family)family), count);
    }
    for (size_t kind = 0; kind < dossier->vocabulary.kind_count; kind++) {
        size_t count = 0;
        for (size_t i = 0; i < dossier->entity_count; i++)
            count += dossier->entities[i].kind == kind;
        if (count)
            text_addf(&expected, "%s (%zu)\n", dossier->vocabulary.kinds[kind].name, count);
    }
    char *legend = scan_texts(svg, "node legend");
    ck_assert_int_eq(strcasecmp(legend, text_string(&expected)), 0);
    free(legend);
    text_release(&expected);
}

START_TEST(legend_lists_what_is_there)
{
    struct dossier *dossier = picture_alliance(), *small = dossier_new();
    struct text svg = {0};
    draw(dossier, "svg", &svg);
    check_legend(dossier, svg.data);
    ck_assert_uint_eq(occurrences(svg.data, "id=\"sample-"), FAMILY_COUNT);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node swatch\""), 9);

    text_clear(&svg);
    picture_entity(small, "a", "pipeline", NULL);
    picture_entity(small, "b", "state", NULL);
    picture_relation(small, "a", "conflict", "b", NULL);
    draw(small, "svg", &svg);
    check_legend(small, svg.data);
    ck_assert_uint_eq(occurrences(svg.data, "id=\"sample-"), 1);
    text_release(&svg);
    dossier_free(dossier);
    dossier_free(small);
}
END_TEST

static void check_node(const char *svg, const char *id, const char *fill, size_t ellipses,
                       const char *title)
{
    struct scan_group group;
    struct text wanted = {0};
    ck_assert_msg(scan_group(svg, id, &group), "%s is missing", id);
    text_addf(&wanted, "fill=\"%s\"", fill);
    ck_assert_msg(scan_count(&group, text_string(&wanted)) > 0, "%s is not %s", id, fill);
    ck_assert_uint_eq(scan_count(&group, "<ellipse"), ellipses);
    char *got = scan_title(&group);
    ck_assert_str_eq(got, title);
    free(got);
    text_release(&wanted);
}

/* The second bloc of the ninth's colour has an outline more; who is in none is white. */
START_TEST(blocs_colour_and_are_in_the_legend)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    const uint32_t blocs[] = {0, 0, 1, PICTURE_NO_BLOC, 8};
    struct diagram_options options = {.blocs = blocs, .remark = "Leiden: 3 blocs & more"};
    for (size_t i = 0; i < 5; i++)
        picture_entity(dossier, (const char *[]){"a", "b", "c", "d", "e"}[i], "state", NULL);
    picture_relation(dossier, "a", "cooperation", "b", NULL);
    picture_relation(dossier, "b", "cooperation", "c", NULL);
    draw_with(dossier, &options, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    check_node(svg.data, "node-a", "#c4e0f5", 1, "a\nstate, bloc 1");
    check_node(svg.data, "node-c", "#fbd3b5", 1, "c\nstate, bloc 2");
    check_node(svg.data, "node-d", "#ffffff", 1, "d\nstate");
    check_node(svg.data, "node-e", "#c4e0f5", 2, "e\nstate, bloc 9");
    char *legend = scan_texts(svg.data, "node legend");
    ck_assert_str_eq(legend, "Cooperation (2)\nState (5)\nBloc 1 (2)\nBloc 2 (1)\nBloc 9 (1)\n"
                             "No bloc (1)\n");
    free(legend);
    char *subtitle = scan_texts(svg.data, "node subtitle");
    ck_assert_ptr_nonnull(strstr(subtitle, "Leiden: 3 blocs & more"));
    free(subtitle);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node swatch\""), 5);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

static double distance_between(const struct scan_boxes *boxes, size_t a, size_t b)
{
    const struct scan_box *first = &boxes->items[a], *second = &boxes->items[b];
    return hypot((first->left + first->right - second->left - second->right) / 2,
                 (first->top + first->bottom - second->top - second->bottom) / 2);
}

/* A ring of four, whose lines are of one length but for the blocs. */
START_TEST(blocs_draw_closer)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    const uint32_t blocs[] = {0, 0, 1, 1};
    struct diagram_options options = {.blocs = blocs};
    picture_relation(dossier, "a", "tie", "b", NULL);
    picture_relation(dossier, "b", "tie", "c", NULL);
    picture_relation(dossier, "c", "tie", "d", NULL);
    picture_relation(dossier, "d", "tie", "a", NULL);
    draw_with(dossier, &options, "svg", &svg);
    scan_boxes(svg.data, "node-", &boxes);
    ck_assert_uint_eq(boxes.count, 4);
    ck_assert_double_gt(distance_between(&boxes, 1, 2), 1.3 * distance_between(&boxes, 0, 1));
    ck_assert_double_gt(distance_between(&boxes, 3, 0), 1.3 * distance_between(&boxes, 2, 3));
    scan_boxes_release(&boxes);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(parallel_relations_are_one_line)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    for (int i = 0; i < 5; i++)
        picture_relation(dossier, "a", "agreement", "b", "2009");
    picture_relation(dossier, "a", "criticism", "b", NULL);
    picture_relation(dossier, "b", "refusal", "a", NULL);
    picture_relation(dossier, "a", "dispute", "c", NULL);
    picture_relation(dossier, "c", "criticism", "d", NULL);
    draw(dossier, "svg", &svg);
    ck_assert_uint_eq(occurrences(svg.data, "<g id=\"relation-"), 4);

    static const struct {
        const char *from, *to, *family;
        size_t arrowheads;
        const char *says;
    } lines[] = {{"a", "b", "cooperation", 0, "cooperation (5×)"},
                 {"a", "b", "dissent", 2, "dissent (2×)"},
                 {"a", "c", "dissent", 0, "a – c: dispute"},
                 {"c", "d", "dissent", 1, "c → d: criticism"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *id = line_of(lines[i].from, lines[i].to, lines[i].family);
        struct scan_group group;
        ck_assert_msg(scan_group(svg.data, id, &group), "%s is missing", id);
        char *title = scan_title(&group);
        ck_assert_msg(strstr(title, lines[i].says) == title, "%s", title);
        ck_assert_uint_eq(scan_count(&group, "<polygon"), lines[i].arrowheads);
        free(title);
        free(id);
    }
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(titles_carry_date_source_and_quote)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    struct scan_group group;
    picture_entity(dossier, "a", "state", "Alpha & Omega");
    uint32_t index = picture_relation(dossier, "a", "presidency", "b", "2010-12/..");
    struct evidence evidence = {.source = picture_string(dossier, "edm#9")};
    evidence.quote = picture_string(dossier, "assumed the \"rotating\" presidency");
    evidence.role = picture_string(dossier, "temporary");
    evidence.confidence = picture_string(dossier, "B2");
    dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert(scan_group(svg.data, "relation-a.b.presidency", &group));
    char *title = scan_title(&group);
    ck_assert_str_eq(title, "Alpha & Omega → b: presidency (temporary), 2010-12/..\n"
                            "source: edm#9\nconfidence: B2\n"
                            "“assumed the \"rotating\" presidency”");
    free(title);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(negative_influence_leaves_out)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    picture_relation(dossier, "a", "agreement", "b", NULL);
    picture_relation(dossier, "b", "agreement", "c", NULL);
    const double influence[] = {1, .25, -1};
    struct diagram_options options = {
        .title = "Mine", .influence = influence, .measure = "betweenness"};
    draw_with(dossier, &options, "svg", &svg);
    struct scan_group group;
    ck_assert(!scan_group(svg.data, "node-c", &group));
    ck_assert(contains(&svg, ">2 of 3 entities, 1 of 2 relations · text size and border: "
                             "betweenness<"));
    ck_assert(scan_group(svg.data, "node-a", &group));
    ck_assert_uint_eq(scan_count(&group, "font-size=\"18.00\""), 1);
    ck_assert_uint_eq(scan_count(&group, "stroke-width=\"2.7\""), 1);
    ck_assert(scan_group(svg.data, "node-b", &group));
    ck_assert_uint_eq(scan_count(&group, "font-size=\"13.50\""), 1);
    ck_assert(contains(&svg, ">Mine</title>"));
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

static void check_apart(const char *svg, const char *const *classes, size_t count)
{
    struct scan_boxes boxes = {0};
    for (size_t i = 0; i < count; i++)
        scan_boxes(svg, classes[i], &boxes);
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!scan_overlap(&boxes.items[i], &boxes.items[j]), "%s and %s overlap",
                          boxes.items[i].id, boxes.items[j].id);
    ck_assert_uint_ge(boxes.count, 10);
    scan_boxes_release(&boxes);
}

START_TEST(many_parts_and_single_entities_do_not_overlap)
{
    static const char *const all[] = {"node-", "piece-"};
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    char a[20], b[20];
    for (int i = 0; i < 30; i++) {
        snprintf(a, sizeof a, "a%d", i);
        snprintf(b, sizeof b, "b%d", i);
        picture_entity(dossier, a, "organization", "An entity with a long label");
        if (i % 3)
            picture_relation(dossier, a, "agreement", b, NULL);
        if (i % 5 == 0)
            picture_relation(dossier, a, "conflict", a, NULL);
    }
    draw(dossier, "svg", &svg);
    check_apart(svg.data, all, 2);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(next_to_nothing_is_drawn_too)
{
    struct dossier *dossier = dossier_new();
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    for (size_t entities = 0; entities <= 1; entities++) {
        for (size_t i = 0; i < 4; i++) {
            struct text out = {0};
            draw(dossier, formats[i], &out);
            ck_assert_uint_gt(out.length, 100);
            text_release(&out);
        }
        picture_entity(dossier, "alone", "state", "");
    }
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ hostile text */

static const char *const hostile[] = {
    "quotes \" ' `",     "back\\slash \\N \\G \\n \\",
    "<b>bold</b>",       "]]> <![CDATA[",
    "&amp; &lt;b&gt; &", "&#45; --> <!--",
    "bell\x07\x1b",      "right\xE2\x80\xAEleft",
    "bad\xFF\xC3",       "<<TABLE><TR></TR></TABLE>>",
    "%s%n${x}",          "a\"];b[label=\"x",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

/* A dossier that says the string wherever one can be said. */
static struct dossier *say_everywhere(const char *string)
{
    struct dossier *dossier = dossier_new();
    const char *said = picture_string(dossier, string);
    picture_entity(dossier, string, string, string);
    picture_entity(dossier, "b", "state", NULL);
    uint32_t index = picture_relation(dossier, string, string, "b", NULL);
    uint32_t office = picture_relation(dossier, string, "office", "b", NULL);
    dossier->title = dossier->note = said;
    struct entity *entity = &dossier->entities[0];
    entity->aliases = entity->source = entity->note = entity->url = said;
    struct evidence evidence = {.role = said};
    dossier->relations[office].evidence = dossier_evidence(dossier, &evidence);
    evidence.source = evidence.quote = evidence.note = said;
    evidence.url = evidence.label = evidence.confidence = said;
    uint32_t source = dossier_add_source(dossier, string);
    dossier->sources[source].title = dossier->sources[source].publisher = said;
    struct attribute kept[] = {{.name = picture_string(dossier, "image"), .value = said},
                               {.name = picture_string(dossier, "href"), .value = said},
                               {.name = said, .value = said, .html = true}};
    dossier->entities[0].attributes = dossier_add_attributes(dossier, kept, 3);
    evidence.attributes = dossier_add_attributes(dossier, kept, 3);
    dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    dossier->graph_attributes = dossier_add_attributes(dossier, kept, 3);
    return dossier;
}

START_TEST(hostile_text_comes_out_as_text)
{
    struct dossier *dossier = say_everywhere(hostile[_i]);
    struct text svg = {0}, png = {0}, clean = {0};
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    label_clean(hostile[_i], 100, &clean);
    char *titles = scan_texts(svg.data, "node title");
    titles[strlen(titles) - 1] = '\0';
    ck_assert_str_eq(titles, clean.data);
    ck_assert(!contains(&svg, "<b>") && !contains(&svg, "<image") && !contains(&svg, "href="));
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node "), 1 + scan_count_pieces(svg.data));
    draw(dossier, "png", &png);
    ck_assert_int_eq(memcmp(png.data, "\x89PNG\r\n\x1a\n", 8), 0);
    free(titles);
    text_release(&clean);
    text_release(&svg);
    text_release(&png);
    dossier_free(dossier);
}
END_TEST

START_TEST(hostile_links_are_no_links)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    static const char *const urls[] = {
        "javascript:alert(1)", " javascript:alert(1)", "data:text/html,<script>x</script>",
        "https://x/\" onload=\"alert(1)", "https://example.org/good?a=1&b=2"};
    for (size_t i = 0; i < 5; i++) {
        char id[] = {'u', (char)('0' + i), '\0'};
        picture_entity(dossier, id, "state", NULL);
        dossier->entities[i].url = picture_string(dossier, urls[i]);
    }
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert_uint_eq(occurrences(svg.data, "href="), 1);
    ck_assert(contains(&svg, "xlink:href=\"https://example.org/good?a=1&amp;b=2\""));
    ck_assert(!contains(&svg, "javascript") && !contains(&svg, "onload"));
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(a_huge_label_is_cut_short)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0}, label = {0};
    for (int i = 0; i < 20000; i++)
        text_add(&label, "слово ");
    picture_entity(dossier, label.data, "state", NULL);
    dossier->title = picture_string(dossier, label.data);
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert_uint_lt(svg.length, 20000);
    ck_assert(contains(&svg, "…"));
    text_clear(&label);
    text_add_repeated(&label, 'x', 100000);
    picture_entity(dossier, label.data, "state", NULL);
    text_clear(&svg);
    draw(dossier, "svg", &svg);
    ck_assert_uint_lt(svg.length, 30000);
    text_release(&svg);
    text_release(&label);
    dossier_free(dossier);
}
END_TEST

void add_map_tests(Suite *suite)
{
    TCase *tcase = tcase_create("map");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, svg_is_well_formed_and_lists_each_entity);
    tcase_add_test(tcase, legend_lists_what_is_there);
    tcase_add_test(tcase, blocs_colour_and_are_in_the_legend);
    tcase_add_test(tcase, blocs_draw_closer);
    tcase_add_test(tcase, parallel_relations_are_one_line);
    tcase_add_test(tcase, titles_carry_date_source_and_quote);
    tcase_add_test(tcase, negative_influence_leaves_out);
    tcase_add_test(tcase, many_parts_and_single_entities_do_not_overlap);
    tcase_add_test(tcase, next_to_nothing_is_drawn_too);
    tcase_add_loop_test(tcase, hostile_text_comes_out_as_text, 0, HOSTILE);
    tcase_add_test(tcase, hostile_links_are_no_links);
    tcase_add_test(tcase, a_huge_label_is_cut_short);
    suite_add_tcase(suite, tcase);
}

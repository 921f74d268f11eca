/*
 * check_picture.c: pictures: contrast, what they list, hostile text, overlaps, limits, determinism.
 */
#include "suites.h"

#include <entente/format.h>
#include <entente/picture.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "fixtures.h"
#include "picture/diagram.h"
#include "picture/label.h"
#include "picture/sandbox.h"
#include "picture/style.h"
#include "picture_scan.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *intern(struct dossier *dossier, const char *string)
{
    return string && *string ? dossier_string(dossier, string, strlen(string)) : NULL;
}

static void add_entity(struct dossier *dossier, const char *id, const char *kind, const char *label)
{
    uint32_t index = dossier_add_entity(dossier, id);
    dossier->entities[index].kind =
        vocabulary_add_kind(&dossier->vocabulary, intern(dossier, kind));
    dossier->entities[index].label = intern(dossier, label);
}

static uint32_t add_relation(struct dossier *dossier, const char *from, const char *type,
                             const char *to, const char *when)
{
    struct relation relation = {
        .from = dossier_add_entity(dossier, from),
        .to = dossier_add_entity(dossier, to),
        .type = vocabulary_add_type(&dossier->vocabulary, intern(dossier, type))};
    struct text reason = {0};
    if (when && *when)
        ck_assert(edtf_parse(&relation.when, when, strlen(when), NULL, &reason));
    text_release(&reason);
    return dossier_add_relation(dossier, &relation);
}

/* tests/data/picture/alliance.txt: 46 entities and 74 relations. */
static struct dossier *alliance(void)
{
    struct dossier *dossier = dossier_new();
    struct text file = {0};
    struct error error = {0};
    ck_assert(file_read("tests/data/picture/alliance.txt", 1 << 20, "", &file, &error));
    char *rest = file.data, *line;
    while ((line = strsep(&rest, "\n"))) {
        char *what = strsep(&line, "|"), *a = strsep(&line, "|"), *b = strsep(&line, "|");
        char *c = strsep(&line, "|");
        if (strcmp(what, "entity") == 0)
            add_entity(dossier, a, b, c);
        else if (strcmp(what, "relation") == 0)
            add_relation(dossier, a, b, c, line);
    }
    text_release(&file);
    dossier->title = intern(dossier, "An alliance & its <members>");
    uint32_t source = dossier_add_source(dossier, "edm");
    dossier->sources[source].publisher = intern(dossier, "Eurasia Daily Monitor");
    return dossier;
}

static void draw_with(const struct dossier *dossier, const struct diagram_options *options,
                      const char *format, struct text *out)
{
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &seen, &error));
    if (!picture_render(&view, options, NULL, format, out, &error))
        ck_abort_msg("%s", error.message);
    view_release(&view);
}

static void draw(const struct dossier *dossier, const char *format, struct text *out)
{
    draw_with(dossier, NULL, format, out);
}

static void fails(const struct dossier *dossier, struct picture_limits limits, const char *format,
                  struct error *error)
{
    struct view view;
    struct view_options seen = {0};
    struct text out = {0};
    ck_assert(view_init(&view, dossier, &seen, error));
    ck_assert(!picture_render(&view, NULL, &limits, format, &out, error));
    ck_assert_uint_eq(out.length, 0);
    view_release(&view);
    text_release(&out);
}

static bool contains(const struct text *text, const char *string)
{
    return memmem(text->data, text->length, string, strlen(string)) != NULL;
}

static size_t occurrences(const char *text, const char *string)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, string)); at++)
        count++;
    return count;
}

/* ------------------------------------------------------------------ the style tables */

START_TEST(contrast_formula_is_wcags)
{
    ck_assert_double_eq_tol(style_contrast("#000000", "#FFFFFF"), 21, 1e-9);
    ck_assert_double_eq_tol(style_contrast("#FFFFFF", "#FFFFFF"), 1, 1e-9);
    ck_assert_double_eq_tol(style_contrast("#777777", "#FFFFFF"), 4.48, .005);
    ck_assert_double_eq_tol(style_contrast("#0072B2", "#FFFFFF"), 5.19, .01);
}
END_TEST

START_TEST(all_text_is_readable)
{
    for (size_t i = 0; style_row(i); i++)
        ck_assert_double_ge(style_contrast(style_row(i)->text, style_row(i)->fill), 4.5);
    for (int family = 0; family < FAMILY_COUNT; family++)
        ck_assert_double_ge(style_contrast(style_of_family((enum family)family)->text, STYLE_PAPER),
                            4.5);
    ck_assert_double_ge(style_contrast(STYLE_INK, STYLE_PAPER), 4.5);
    ck_assert_double_ge(style_contrast(STYLE_FAINT, STYLE_PAPER), 4.5);
}
END_TEST

START_TEST(outlines_and_strong_lines_are_seen)
{
    for (size_t i = 0; style_row(i); i++)
        ck_assert_double_ge(style_contrast(style_row(i)->line, STYLE_PAPER), 3);
}
END_TEST

START_TEST(every_kind_has_a_row_of_its_own)
{
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    for (uint32_t kind = 0; kind < vocabulary.kind_count; kind++) {
        const struct kind_style *style = style_of_kind(&vocabulary, kind);
        ck_assert_ptr_nonnull(style->kind);
        ck_assert_str_eq(style->kind, vocabulary.kinds[kind].name);
    }
    uint32_t own = vocabulary_add_kind(&vocabulary, "pipeline");
    uint32_t other = vocabulary_add_kind(&vocabulary, "ship");
    ck_assert_ptr_null(style_of_kind(&vocabulary, own)->kind);
    ck_assert_ptr_ne(style_of_kind(&vocabulary, own), style_of_kind(&vocabulary, other));
    vocabulary_release(&vocabulary);
}
END_TEST

START_TEST(no_two_rows_look_the_same)
{
    for (size_t i = 0; style_row(i); i++)
        for (size_t j = 0; j < i; j++) {
            const struct kind_style *a = style_row(i), *b = style_row(j);
            ck_assert(strcmp(a->shape, b->shape) != 0 || strcmp(a->style, b->style) != 0 ||
                      strcmp(a->fill, b->fill) != 0);
        }
    for (int i = 0; i < FAMILY_COUNT; i++)
        for (int j = 0; j < i; j++) {
            const struct family_style *a = style_of_family((enum family)i);
            const struct family_style *b = style_of_family((enum family)j);
            ck_assert(strcmp(a->line, b->line) != 0 || strcmp(a->style, b->style) != 0 ||
                      a->width > b->width || a->width < b->width);
            ck_assert_str_ne(a->name, b->name);
        }
}
END_TEST

START_TEST(size_follows_influence)
{
    ck_assert_double_eq_tol(style_font_size(0), 9, 1e-9);
    ck_assert_double_eq_tol(style_font_size(.25), 13.5, 1e-9);
    ck_assert_double_eq_tol(style_font_size(1), 18, 1e-9);
    ck_assert_double_eq_tol(style_border(0), .9, 1e-9);
    ck_assert_double_eq_tol(style_border(1), 2.7, 1e-9);
}
END_TEST

/* ------------------------------------------------------------------ text */

static void expect_wrapped(const char *string, size_t columns, const char *expected)
{
    struct text wrapped = {0};
    label_wrap(string, columns, &wrapped);
    ck_assert_str_eq(text_string(&wrapped), expected);
    text_release(&wrapped);
}

START_TEST(labels_wrap_at_words)
{
    expect_wrapped("CSTO", 17, "CSTO");
    expect_wrapped("", 17, "");
    expect_wrapped("Collective Security Treaty Organization", 17,
                   "Collective\nSecurity Treaty\nOrganization");
    expect_wrapped("Kassym-Jomart Tokayev", 17, "Kassym-Jomart\nTokayev");
    expect_wrapped("Организация Договора о коллективной безопасности", 17,
                   "Организация\nДоговора о\nколлективной\nбезопасности");
    expect_wrapped("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaaaaaaaaaaaa\naaaaaaaaaa");
    expect_wrapped("上海合作组织上海合作组织", 12, "上海合作组织\n上海合作组织");
}
END_TEST

static void expect_clean(const char *string, size_t limit, const char *expected)
{
    struct text clean = {0};
    label_clean(string, limit, &clean);
    ck_assert_str_eq(text_string(&clean), expected);
    text_release(&clean);
}

START_TEST(labels_are_cleaned)
{
    expect_clean("a\tb\n\nc\x7f", 99, "a b c ");
    expect_clean("a\xC2\x85"
                 "b",
                 99, "a b");
    expect_clean("evil\xE2\x80\xAEtxt.exe\xE2\x81\xA6", 99, "eviltxt.exe");
    expect_clean("bad\xFF"
                 "byte\xC3",
                 99,
                 "bad\xEF\xBF\xBD"
                 "byte\xEF\xBF\xBD");
    expect_clean("Ünïcödé", 3, "Ünï…");
    expect_clean("abc", 3, "abc");
    expect_clean("x\xEF\xBF\xBF"
                 "y",
                 99, "xy");
}
END_TEST

START_TEST(labels_are_escaped_for_graphviz)
{
    struct text escaped = {0};
    label_escape("\\N & \"q\"\nx", "\\l", true, &escaped);
    ck_assert_str_eq(text_string(&escaped), "\\\\N &amp; \"q\"\\lx\\l");
    text_release(&escaped);
}
END_TEST

static void expect_identifier(const char *id, const char *expected)
{
    struct text identifier = {0};
    label_identifier(id, &identifier);
    ck_assert_str_eq(text_string(&identifier), expected);
    text_release(&identifier);
}

START_TEST(identifiers_are_safe_and_distinct)
{
    expect_identifier("CSTO", "CSTO");
    expect_identifier("a-b", "a-b");
    expect_identifier("a.b", "a_2eb");
    expect_identifier("a_2eb", "a__2eb");
    expect_identifier("\"><x", "_22_3e_3cx");
    char *a = xcalloc(1001, 1), *b = xcalloc(1001, 1);
    memset(a, 'a', 1000);
    memset(b, 'a', 1000);
    b[999] = 'b';
    struct text ia = {0}, ib = {0};
    label_identifier(a, &ia);
    label_identifier(b, &ib);
    ck_assert_str_ne(ia.data, ib.data);
    ck_assert_uint_lt(ia.length, 200);
    text_release(&ia);
    text_release(&ib);
    free(a);
    free(b);
}
END_TEST

START_TEST(only_web_addresses_are_links)
{
    ck_assert(label_link_allowed("https://example.org/a?b=c&d=e#f"));
    ck_assert(label_link_allowed("HTTP://example.org"));
    ck_assert(!label_link_allowed("javascript:alert(1)"));
    ck_assert(!label_link_allowed("https:evil"));
    ck_assert(!label_link_allowed("data:text/html,x"));
    ck_assert(!label_link_allowed("https://a\"onload=\"x"));
    ck_assert(!label_link_allowed("https://a b"));
    ck_assert(!label_link_allowed("https://a\\N"));
    ck_assert(!label_link_allowed("file:///etc/passwd"));
    ck_assert(!label_link_allowed(""));
}
END_TEST

static void expect_years(const char *when, const char *expected)
{
    struct edtf date = {0};
    struct text reason = {0}, years = {0};
    ck_assert(edtf_parse(&date, when, strlen(when), NULL, &reason));
    describe_years(&date, &years);
    ck_assert_str_eq(text_string(&years), expected);
    text_release(&reason);
    text_release(&years);
}

START_TEST(years_are_short)
{
    expect_years("2009-06/2010-12", "2009–10");
    expect_years("2009-06/2009-12", "2009");
    expect_years("2010-12/..", "2010–");
    expect_years("1999/2003", "1999–2003");
    expect_years("2009-06-03", "2009");
    expect_years("/2011", "–2011");
    expect_years("201X/2020", "");
    expect_years("/..", "");
}
END_TEST

/* ------------------------------------------------------------------ what a picture shows */

static char *line_of(const char *from, const char *to, const char *family)
{
    struct text id = {0};
    text_addf(&id, "relation-%s.%s.%s", from, to, family);
    return id.data;
}

START_TEST(svg_is_well_formed_and_lists_each_entity)
{
    struct dossier *dossier = alliance();
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
    struct dossier *dossier = alliance(), *small = dossier_new();
    struct text svg = {0};
    draw(dossier, "svg", &svg);
    check_legend(dossier, svg.data);
    ck_assert_uint_eq(occurrences(svg.data, "id=\"sample-"), FAMILY_COUNT);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node swatch\""), 9);

    text_clear(&svg);
    add_entity(small, "a", "pipeline", NULL);
    add_entity(small, "b", "state", NULL);
    add_relation(small, "a", "conflict", "b", NULL);
    draw(small, "svg", &svg);
    check_legend(small, svg.data);
    ck_assert_uint_eq(occurrences(svg.data, "id=\"sample-"), 1);
    text_release(&svg);
    dossier_free(dossier);
    dossier_free(small);
}
END_TEST

START_TEST(parallel_relations_are_one_line)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    for (int i = 0; i < 5; i++)
        add_relation(dossier, "a", "agreement", "b", "2009");
    add_relation(dossier, "a", "criticism", "b", NULL);
    add_relation(dossier, "b", "refusal", "a", NULL);
    add_relation(dossier, "a", "dispute", "c", NULL);
    add_relation(dossier, "c", "criticism", "d", NULL);
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
    add_entity(dossier, "a", "state", "Alpha & Omega");
    uint32_t index = add_relation(dossier, "a", "presidency", "b", "2010-12/..");
    struct relation *relation = &dossier->relations[index];
    relation->source = intern(dossier, "edm#9");
    relation->quote = intern(dossier, "assumed the \"rotating\" presidency");
    relation->role = intern(dossier, "temporary");
    relation->confidence = intern(dossier, "B2");
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
    add_relation(dossier, "a", "agreement", "b", NULL);
    add_relation(dossier, "b", "agreement", "c", NULL);
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

START_TEST(nothing_overlaps)
{
    static const char *const all[] = {"node-", "piece-"};
    struct dossier *dossier = alliance();
    struct text svg = {0};
    draw(dossier, "svg", &svg);
    check_apart(svg.data, all, 2);
    char *labels = scan_texts(svg.data, "node label");
    ck_assert_uint_ge(occurrences(labels, "\n"), 5);
    free(labels);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(many_parts_and_single_entities_do_not_overlap)
{
    static const char *const all[] = {"node-", "piece-"};
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    char a[20], b[20];
    for (int i = 0; i < 30; i++) {
        snprintf(a, sizeof a, "a%d", i);
        snprintf(b, sizeof b, "b%d", i);
        add_entity(dossier, a, "organization", "An entity with a long label");
        if (i % 3)
            add_relation(dossier, a, "agreement", b, NULL);
        if (i % 5 == 0)
            add_relation(dossier, a, "conflict", a, NULL);
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
        add_entity(dossier, "alone", "state", "");
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
    const char *said = intern(dossier, string);
    add_entity(dossier, string, string, string);
    add_entity(dossier, "b", "state", NULL);
    uint32_t index = add_relation(dossier, string, string, "b", NULL);
    uint32_t office = add_relation(dossier, string, "office", "b", NULL);
    dossier->title = dossier->note = said;
    struct entity *entity = &dossier->entities[0];
    entity->aliases = entity->source = entity->note = entity->url = said;
    struct relation *relation = &dossier->relations[index];
    relation->source = relation->quote = relation->role = relation->note = said;
    relation->url = relation->label = relation->confidence = said;
    dossier->relations[office].role = said;
    uint32_t source = dossier_add_source(dossier, string);
    dossier->sources[source].title = dossier->sources[source].publisher = said;
    struct attribute kept[] = {{.name = intern(dossier, "image"), .value = said},
                               {.name = intern(dossier, "href"), .value = said},
                               {.name = said, .value = said, .html = true}};
    dossier->entities[0].attributes = dossier_add_attributes(dossier, kept, 3);
    dossier->relations[0].attributes = dossier_add_attributes(dossier, kept, 3);
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
        add_entity(dossier, id, "state", NULL);
        dossier->entities[i].url = intern(dossier, urls[i]);
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
    add_entity(dossier, label.data, "state", NULL);
    dossier->title = intern(dossier, label.data);
    draw(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert_uint_lt(svg.length, 20000);
    ck_assert(contains(&svg, "…"));
    text_clear(&label);
    text_add_repeated(&label, 'x', 100000);
    add_entity(dossier, label.data, "state", NULL);
    text_clear(&svg);
    draw(dossier, "svg", &svg);
    ck_assert_uint_lt(svg.length, 30000);
    text_release(&svg);
    text_release(&label);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ bytes */

START_TEST(same_input_same_bytes)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    struct dossier *dossier = alliance();
    struct text first[4] = {0};
    for (size_t i = 0; i < 4; i++)
        draw(dossier, formats[i], &first[i]);
    sleep(2);
    for (size_t i = 0; i < 4; i++) {
        struct text second = {0};
        draw(dossier, formats[i], &second);
        ck_assert_uint_eq(first[i].length, second.length);
        ck_assert_msg(memcmp(first[i].data, second.data, second.length) == 0, "%s", formats[i]);
        text_release(&second);
    }
    ck_assert_int_eq(memcmp(first[2].data, "%PDF-", 5), 0);
    ck_assert(!contains(&first[2], "CreationDate"));
    for (size_t i = 0; i < 4; i++)
        text_release(&first[i]);
    dossier_free(dossier);
}
END_TEST

static unsigned long big_endian(const char *bytes)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

START_TEST(png_is_large_enough_and_not_too_large)
{
    struct dossier *dossier = alliance();
    struct text png = {0};
    draw(dossier, "png", &png);
    unsigned long width = big_endian(png.data + 16), height = big_endian(png.data + 20);
    ck_assert_uint_gt(width, 1600);
    ck_assert_uint_gt(height, 1000);
    text_clear(&png);
    for (int i = 0; i < 2500; i++) {
        char id[60];
        snprintf(id, sizeof id, "one of very many entities that stand alone %d", i);
        dossier_add_entity(dossier, id);
    }
    draw(dossier, "png", &png);
    width = big_endian(png.data + 16), height = big_endian(png.data + 20);
    ck_assert_uint_gt(width * height, 20000000);
    ck_assert_uint_le(width * height, 100000000);
    text_release(&png);
    dossier_free(dossier);
}
END_TEST

START_TEST(unknown_formats_are_refused)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    fails(dossier, (struct picture_limits){0}, "gif", &error);
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert(picture_format_known("svg") && picture_format_known("dot"));
    ck_assert(!picture_format_known("gif") && !picture_format_known(""));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ styled DOT */

static void export_dot(const struct dossier *dossier, struct text *out)
{
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &seen, &error));
    if (!diagram_dot(&view, NULL, out, &error))
        ck_abort_msg("%s", error.message);
    view_release(&view);
}

static struct dossier *read_dot(const struct text *dot)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    if (!dossier_read_bytes(dossier, "x.dot", dot, NULL, "dot", &diagnostics, &error))
        ck_abort_msg("%s: %s", error.message, diagnostics.items[0].message);
    diagnostics_release(&diagnostics);
    return dossier;
}

/* The dossier as plain DOT without what it keeps that is not ours. */
static void write_bare(struct dossier *dossier, struct text *out)
{
    struct error error = {0};
    for (size_t i = 0; i < dossier->entity_count; i++) {
        dossier->entities[i].attributes.count = 0;
        dossier->entities[i].declared = true;
    }
    for (size_t i = 0; i < dossier->relation_count; i++)
        dossier->relations[i].attributes.count = 0;
    for (size_t i = 0; i < dossier->source_count; i++)
        dossier->sources[i].attributes.count = 0;
    dossier->graph_attributes.count = 0;
    ck_assert(dossier_write(dossier, "dot", out, &error));
}

static void check_round_trip(struct dossier *dossier)
{
    struct text styled = {0}, again = {0}, before = {0}, after = {0};
    export_dot(dossier, &styled);
    struct dossier *read = read_dot(&styled);
    export_dot(read, &again);
    ck_assert_str_eq(styled.data, again.data);
    write_bare(dossier, &before);
    write_bare(read, &after);
    ck_assert_str_eq(before.data, after.data);
    dossier_free(read);
    text_release(&styled);
    text_release(&again);
    text_release(&before);
    text_release(&after);
}

START_TEST(styled_dot_reads_back_the_same)
{
    struct dossier *dossier = alliance();
    uint32_t type = vocabulary_add_type(&dossier->vocabulary, "gas-transit");
    relation_type_set_family(&dossier->vocabulary.types[type], FAMILY_COOPERATION);
    dossier->vocabulary.types[type].declared = dossier->vocabulary.types[type].edited = true;
    add_relation(dossier, "Russia", "gas-transit", "Belarus", "2010");
    add_relation(dossier, "Russia", "consultation", "Belarus", "2010?");
    uint32_t last = add_relation(dossier, "Russia", "agreement", "Belarus", NULL);
    dossier->relations[last].undirected = true;
    check_round_trip(dossier);
    dossier_free(dossier);
}
END_TEST

START_TEST(the_csto_dossier_reads_back_the_same)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    if (!dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error))
        ck_abort_msg("%s", error.message);
    check_round_trip(dossier);
    dossier_free(dossier);
}
END_TEST

START_TEST(styled_dot_is_styled)
{
    struct dossier *dossier = alliance();
    struct text dot = {0};
    uint32_t type = vocabulary_add_type(&dossier->vocabulary, "gas-transit");
    dossier->vocabulary.types[type].declared = true;
    vocabulary_add_type(&dossier->vocabulary, "not-declared");
    struct attribute kept[] = {{.name = "shape", .value = "star"}, {.name = "x", .value = "y"}};
    dossier->entities[0].attributes = dossier_add_attributes(dossier, kept, 2);
    export_dot(dossier, &dot);
    ck_assert(contains(&dot, "layout=neato;"));
    ck_assert(contains(&dot, "Russia [shape=ellipse, style=filled, fillcolor=\"#DCEBF7\""));
    ck_assert(contains(&dot, "label=\"Collective Security Treaty Organization\""));
    ck_assert(contains(&dot, "edm [kind=source, publisher=\"Eurasia Daily Monitor\", style=invis"));
    ck_assert(contains(&dot, "\"gas-transit\" [style=\"invis\""));
    ck_assert(!contains(&dot, "not-declared"));
    ck_assert(!contains(&dot, "=star") && contains(&dot, "x=y"));
    ck_assert(!contains(&dot, "dir="));
    text_release(&dot);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ the child process */

static struct dossier *too_large(void)
{
    struct dossier *dossier = dossier_new();
    uint64_t state = 7;
    for (uint32_t i = 1; i < 4000; i++) {
        char from[20], to[20];
        snprintf(from, sizeof from, "e%u", i);
        snprintf(to, sizeof to, "e%u", random_below(&state, i));
        add_relation(dossier, from, "tie", to, NULL);
        snprintf(to, sizeof to, "e%u", random_below(&state, i));
        add_relation(dossier, from, "dissent", to, NULL);
    }
    return dossier;
}

START_TEST(too_much_time_is_a_limit)
{
    struct dossier *dossier = too_large();
    struct error error = {0};
    fails(dossier, (struct picture_limits){.cpu_seconds = 1}, "svg", &error);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "1 s of processor time"));
    ck_assert_ptr_nonnull(strstr(error.hint, "draw less"));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__
START_TEST(too_much_memory_is_a_limit)
{
    struct dossier *dossier = too_large();
    struct error error = {0};
    fails(dossier, (struct picture_limits){.memory = 24 << 20}, "svg", &error);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "24 MiB of memory"));
    ck_assert_ptr_nonnull(error.hint);
    error_release(&error);
    dossier_free(dossier);
}
END_TEST
#endif

static bool crash(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)error;
    text_add(out, "half a result");
    fprintf(stderr, "Error: something \x1b[31mred\nsecond line\n");
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
    return true;
}

static bool fail_politely(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)out;
    error_set(error, ERROR_INPUT, "the reason");
    error_hint(error, "the way out");
    return false;
}

static bool answer_much(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)error;
    for (int i = 0; i < 1000000; i++)
        text_addf(out, "%07d%c", i, '\0');
    fputs("some warning\n", stdout);
    fflush(stdout);
    return true;
}

static bool try_doors(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)error;
    char *const none[] = {NULL};
    bool shut = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM;
    shut = shut && execve("/bin/true", none, none) < 0 && errno == EPERM;
    shut = shut && open("/tmp/entente-door", O_WRONLY | O_CREAT, 0600) < 0 && errno == EPERM;
    shut = shut && open("/dev/null", O_RDWR) < 0 && errno == EPERM;
    shut =
        shut && fopen("/tmp/entente-door", "w") == NULL && unlink("/tmp/x") < 0 && errno == EPERM;
    int readable = open("/dev/null", O_RDONLY);
    text_add(out, shut && readable >= 0 ? "shut" : "open");
    return true;
}

START_TEST(what_becomes_of_a_child)
{
    struct text out = {0};
    struct error error = {0};
    ck_assert(!sandbox_run(crash, NULL, NULL, &out, &error));
    ck_assert_int_eq(error.kind, ERROR_INTERNAL);
    ck_assert_ptr_nonnull(strstr(error.message, "Segmentation fault"));
    ck_assert_ptr_nonnull(strstr(error.message, "(Graphviz said: Error: something [31mred)"));
    ck_assert_ptr_nonnull(error.hint);
    ck_assert_uint_eq(out.length, 0);
    error_release(&error);

    error = (struct error){0};
    ck_assert(!sandbox_run(fail_politely, NULL, NULL, &out, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_str_eq(error.message, "the reason");
    ck_assert_str_eq(error.hint, "the way out");
    error_release(&error);

    error = (struct error){0};
    ck_assert(sandbox_run(answer_much, NULL, NULL, &out, &error));
    ck_assert_uint_eq(out.length, 8000000);
    ck_assert_str_eq(out.data + 8 * 999999, "0999999");
    text_release(&out);
}
END_TEST

START_TEST(the_childs_doors_are_shut)
{
    struct text out = {0};
    struct error error = {0};
    ck_assert(sandbox_run(try_doors, NULL, NULL, &out, &error));
    ck_assert_str_eq(out.data, "shut");
    text_release(&out);
}
END_TEST

Suite *picture_suite(void)
{
    Suite *suite = suite_create("picture");
    TCase *style = tcase_create("style");
    tcase_add_test(style, contrast_formula_is_wcags);
    tcase_add_test(style, all_text_is_readable);
    tcase_add_test(style, outlines_and_strong_lines_are_seen);
    tcase_add_test(style, every_kind_has_a_row_of_its_own);
    tcase_add_test(style, no_two_rows_look_the_same);
    tcase_add_test(style, size_follows_influence);
    tcase_add_test(style, labels_wrap_at_words);
    tcase_add_test(style, labels_are_cleaned);
    tcase_add_test(style, labels_are_escaped_for_graphviz);
    tcase_add_test(style, identifiers_are_safe_and_distinct);
    tcase_add_test(style, only_web_addresses_are_links);
    tcase_add_test(style, years_are_short);
    suite_add_tcase(suite, style);
    TCase *drawn = tcase_create("drawn");
    tcase_set_timeout(drawn, 120);
    tcase_add_test(drawn, svg_is_well_formed_and_lists_each_entity);
    tcase_add_test(drawn, legend_lists_what_is_there);
    tcase_add_test(drawn, parallel_relations_are_one_line);
    tcase_add_test(drawn, titles_carry_date_source_and_quote);
    tcase_add_test(drawn, negative_influence_leaves_out);
    tcase_add_test(drawn, nothing_overlaps);
    tcase_add_test(drawn, many_parts_and_single_entities_do_not_overlap);
    tcase_add_test(drawn, next_to_nothing_is_drawn_too);
    tcase_add_loop_test(drawn, hostile_text_comes_out_as_text, 0, HOSTILE);
    tcase_add_test(drawn, hostile_links_are_no_links);
    tcase_add_test(drawn, a_huge_label_is_cut_short);
    tcase_add_test(drawn, same_input_same_bytes);
    tcase_add_test(drawn, png_is_large_enough_and_not_too_large);
    tcase_add_test(drawn, unknown_formats_are_refused);
    tcase_add_test(drawn, styled_dot_reads_back_the_same);
    tcase_add_test(drawn, the_csto_dossier_reads_back_the_same);
    tcase_add_test(drawn, styled_dot_is_styled);
    tcase_add_test(drawn, too_much_time_is_a_limit);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(drawn, too_much_memory_is_a_limit);
#endif
    tcase_add_test(drawn, what_becomes_of_a_child);
    tcase_add_test(drawn, the_childs_doors_are_shut);
    suite_add_tcase(suite, drawn);
    return suite;
}

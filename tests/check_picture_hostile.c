/*
 * check_picture_hostile.c: one dossier that says hostile things wherever it can, in every kind of
 * picture and every format: they come out as text.
 */
#include "base/xalloc.h"
#include "fixtures.h"
#include "picture/label.h"
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "sanitized.h"
#include "time_cases.h"

#include <entente/bump.h>
#include <entente/format.h>
#include <entente/matrix.h>
#include <entente/timeline.h>

#include <cgraph.h>
#include <stdlib.h>
#include <string.h>

/* Valid UTF-8, which DOT brings back as it was. To add one: a line here. */
static const char *const strings[] = {
    "quotes \" ' ` “”",
    "back\\slash \\N \\G \\E \\T \\H \\L \\l \\r \\n",
    "ends in a backslash \\",
    "ends in two \\\\",
    "\\\"",
    "<b>bold</b>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "</text><script>alert(1)</script>",
    "]]> <![CDATA[ --> <!-- <?php ?>",
    "&amp; &lt;b&gt; & &#45; &nope; &#x0;",
    "bell\x07 escape\x1b[31m tab\t feed\f",
    "line\nbreak\r\nand another",
    "right\xE2\x80\xAEtfel\xE2\x80\xAC \xE2\x81\xA6isolated\xE2\x81\xA9",
    "zero\xE2\x80\x8Bwidth\xE2\x80\x8D\xEF\xBB\xBFmarks",
    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86 combining",
    "\xF0\x9F\x92\xA5\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC emoji",
    "\xEF\xBF\xBE\xEF\xBF\xBF no characters",
    "javascript:alert(1)",
    "https://x/\" onload=\"alert(1)",
    "https://example.org/\\N?a=1&b=<2>",
    "a\"];b[label=\"x",
    "}; digraph { node [image=\"/etc/passwd\"] }",
    "%s%n%d${x}$(x)`x`",
    "_background",
    "drawing",
    " ",
};
enum { STRINGS = sizeof strings / sizeof *strings, LONG = 100000 };

/* The table's strings, one of 100 kB, and none. The caller frees the last one. */
static const char **all_strings(size_t *count)
{
    const char **all = xcalloc(STRINGS + 2, sizeof *all);
    struct text much = {0};
    memcpy(all, strings, sizeof strings);
    for (size_t i = 0; much.length < LONG; i++)
        text_add(&much, i % 3 ? "<&\\\"" : "слово ");
    all[STRINGS] = much.data;
    all[STRINGS + 1] = "";
    *count = STRINGS + 2;
    return all;
}

static const char *said(struct dossier *dossier, const char *before, const char *string)
{
    struct text text = {0};
    text_addf(&text, "%s", before);
    text_add(&text, string);
    const char *kept = dossier_string(dossier, text_string(&text), text.length);
    text_release(&text);
    return kept;
}

/* Says the string in all places of a source, a kind, a type, an entity and that many relations
 * to another one; few to one another, for maps of many tangles take long. */
static void say(struct dossier *dossier, const char *string, const char *other, size_t relations)
{
    struct vocabulary *vocabulary = &dossier->vocabulary;
    const char *id = said(dossier, "e", string), *plain = picture_string(dossier, string);
    const char *kind = said(dossier, "kind ", string), *type = said(dossier, "type ", string);
    picture_entity(dossier, id, kind, string);
    uint32_t own_kind = vocabulary_add_kind(vocabulary, kind);
    uint32_t own_type = vocabulary_add_type(vocabulary, type);
    uint32_t own_source = dossier_add_source(dossier, said(dossier, "s", string));
    vocabulary->kinds[own_kind].declared = true;
    struct relation_type *own = &vocabulary->types[own_type];
    own->declared = own->edited = true;
    own->label = own->note = plain;
    const char *value = said(dossier, "", string);
    struct attribute kept[] = {
        {said(dossier, "x", string), value, false}, {"image", value, false}, {"URL", value, false}};
    struct attribute_span span = dossier_add_attributes(dossier, kept, 3);
    struct entity *entity = &dossier->entities[dossier_find_entity(dossier, id)];
    entity->aliases = entity->source = entity->note = entity->url = plain;
    entity->attributes = span;
    struct source *source = &dossier->sources[own_source];
    source->title = source->author = source->publisher = source->url = source->note = plain;
    source->attributes = span;
    struct evidence evidence = {plain, plain, plain, plain, plain, plain, NULL, span};
    const char *types[] = {type, "office", "dissent"};
    for (size_t i = 0; i < relations; i++) {
        uint32_t index = picture_relation(dossier, id, types[i], other, "2010/2011");
        dossier->relations[index].evidence = dossier_evidence(dossier, &evidence);
    }
}

static struct dossier *hostile_dossier(void)
{
    struct dossier *dossier = dossier_new();
    size_t count;
    const char **all = all_strings(&count);
    for (size_t i = 0; i < count; i++)
        say(dossier, all[i], (char[]){'o', (char)('0' + i / 3), '\0'}, i % 6 ? 1 : 3);
    struct text title = {0};
    for (size_t i = 0; i < 12; i++)
        text_add(&title, all[i]);
    dossier->title = dossier->note = dossier->name = picture_string(dossier, title.data);
    text_release(&title);
    free((void *)(uintptr_t)all[STRINGS]);
    free(all);
    return dossier;
}

/* ------------------------------------------------------------------ the kinds of pictures */

static void draw_map(const struct view *view, const char *format, struct text *out)
{
    struct error error = {0};
    ck_assert_msg(picture_render(view, NULL, NULL, format, out, &error), "%s", error.message);
}

static void draw_timeline(const struct view *view, const char *format, struct text *out)
{
    struct error error = {0};
    struct timeline_options options = {.entity = DOSSIER_NONE};
    ck_assert_msg(timeline_render(view, &options, NULL, format, out, &error), "%s", error.message);
}

static void draw_matrix(const struct view *view, const char *format, struct text *out)
{
    struct error error = {0};
    struct network cells, positive;
    struct blocs blocs;
    network_init(&cells, view, &(struct projection){.ties = TIES_ALL});
    network_init(&positive, view, &(struct projection){0});
    ck_assert(blocs_init(&blocs, &positive, &(struct blocs_options){0}, &error));
    ck_assert_msg(
        matrix_render(&cells, &(struct matrix_options){.blocs = &blocs}, NULL, format, out, &error),
        "%s", error.message);
    blocs_release(&blocs);
    network_release(&positive);
    network_release(&cells);
}

static void draw_history(const struct view *view, const char *format, struct text *out)
{
    struct error error = {0};
    struct history history;
    struct history_options options = {.measure = measure_find("degree"),
                                      .step = HISTORY_YEAR,
                                      .from = time_date("2010"),
                                      .to = time_date("2011"),
                                      .kind = VOCABULARY_NONE};
    ck_assert(history_init(&history, view->dossier, &options, &error));
    ck_assert_msg(
        bump_render(&history, &(struct bump_options){.top = 40}, NULL, format, out, &error), "%s",
        error.message);
    history_release(&history);
}

static void (*const kinds_of_pictures[])(const struct view *, const char *, struct text *) = {
    draw_map, draw_timeline, draw_matrix, draw_history};
enum { PICTURES = sizeof kinds_of_pictures / sizeof *kinds_of_pictures };

/* ------------------------------------------------------------------ what comes out */

/* Fails where a tag has a handler of events, or leads anywhere but to http(s). */
static void check_tag(const char *at, const char *end)
{
    for (bool quoted = false; at < end; at++) {
        quoted ^= *at == '"';
        ck_assert_msg(quoted || strncmp(at, " on", 3) != 0, "%.40s", at);
        if (!quoted && strncmp(at, "href=\"", 6) == 0)
            ck_assert_msg(strncmp(at + 6, "http", 4) == 0, "%.40s", at);
    }
}

static void check_svg(const struct text *svg)
{
    static const char *const allowed[] = {
        "svg",      "g",    "title", "desc", "polygon",        "path", "ellipse",
        "polyline", "text", "a",     "defs", "linearGradient", "stop"};
    scan_check_xml(svg->data, svg->length);
    for (const char *at = strstr(svg->data, "<svg"); (at = strchr(at, '<')); at++) {
        const char *name = at + 1 + (at[1] == '/');
        size_t length = strcspn(name, " />\n");
        bool known = false;
        for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
            known |= strlen(allowed[i]) == length && strncmp(allowed[i], name, length) == 0;
        ck_assert_msg(known, "%.40s", at);
        check_tag(at, strchr(at, '>'));
    }
}

static void check_dot(const struct text *dot)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    Agraph_t *graph = agmemread(dot->data);
    ck_assert_ptr_nonnull(graph);
    agclose(graph);
    ck_assert_msg(dossier_read_bytes(dossier, "x.dot", dot, NULL, "dot", NULL, &error), "%s",
                  error.message);
    dossier_free(dossier);
}

/* Each entity's title on the map begins with what it is called, cleaned. */
static void check_names(const struct dossier *dossier, const char *svg)
{
    enum { COMPARED = 60 };
    for (size_t i = 0; i < dossier->entity_count; i++) {
        struct text id = {0}, clean = {0};
        struct scan_group group;
        text_add(&id, "node-");
        label_identifier(dossier->entities[i].id, &id);
        label_clean(entity_label(&dossier->entities[i]), COMPARED, &clean);
        ck_assert_msg(scan_group(svg, id.data, &group), "%s is missing", id.data);
        char *title = scan_title(&group);
        const char *cut = strstr(text_string(&clean), "…");
        size_t length = cut ? (size_t)(cut - clean.data) : clean.length;
        ck_assert_msg(strncmp(title, text_string(&clean), length) == 0, "%s", title);
        free(title);
        text_release(&id);
        text_release(&clean);
    }
}

START_TEST(all_pictures_show_text_as_text)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    static const char *const starts[] = {"<?xml", "\x89PNG", "%PDF", "digraph"};
    struct dossier *dossier = hostile_dossier();
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &seen, &error));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct text out = {0};
        if (i > 0 && i != 1 + (size_t)_i % 3 && (_i > 0 || SANITIZED))
            continue; /* a map in all formats; charts share their code and take turns */
        kinds_of_pictures[_i](&view, formats[i], &out);
        ck_assert_int_eq(memcmp(out.data, starts[i], strlen(starts[i])), 0);
        if (i == 0)
            check_svg(&out);
        if (i == 0 && _i == 0)
            check_names(dossier, out.data);
        if (i == 3)
            check_dot(&out);
        text_release(&out);
    }
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

/* Bytes that are no UTF-8 can only come through the library; no picture fails for them. */
START_TEST(bytes_that_are_no_text)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    struct dossier *dossier = dossier_new();
    say(dossier, "bad\xFF\xC3 \xE2\x82 \xED\xA0\x80 \xF8\x88\x80\x80\x80", "other", 3);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct text out = {0};
        draw(dossier, formats[i], &out);
        if (i == 0)
            check_svg(&out);
        text_release(&out);
    }
    dossier_free(dossier);
}
END_TEST

void add_hostile_tests(Suite *suite)
{
    TCase *tcase = tcase_create("hostile");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, all_pictures_show_text_as_text, 0, PICTURES);
    tcase_add_test(tcase, bytes_that_are_no_text);
    suite_add_tcase(suite, tcase);
}

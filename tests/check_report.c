/*
 * check_report.c: the report's page: what stands in it is escaped and safe, its data fits its map,
 * and it says nothing that is not so, of whatever dossier.
 */
#include "dossier_random.h"
#include "picture_fixtures.h"
#include "process.h"
#include "random.h"
#include "suites.h"

#include "report/assets.h"
#include "report/date_words.h"
#include "report/html.h"
#include "report/report_days.h"
#include "report/svg_path.h"

#include <entente/format.h>
#include <entente/lint.h>
#include <entente/report.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct measure *influence(void)
{
    return measure_find("influence");
}

/* ---- pieces ---- */

START_TEST(test_text)
{
    static const struct {
        const char *text, *html;
    } cases[] = {
        {"</script>", "&lt;/script&gt;"},
        {"<!-- ]]>", "&lt;!-- ]]&gt;"},
        {"\"a\" & 'b'", "&quot;a&quot; &amp; 'b'"},
        {"a\tb\nc\x01 d", "a b c  d"},
        {"\xE2\x80\xAE"
         "rtl\xE2\x81\xA6",
         "rtl"},
        {"\xFF\xC3", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"Россия", "Россия"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text out = {0};
        html_text(cases[i].text, &out);
        ck_assert_str_eq(text_string(&out), cases[i].html);
        text_release(&out);
    }
}
END_TEST

START_TEST(test_links)
{
    static const char *const allowed[] = {
        "http://example.org",         "https://example.org/a?b=c&d=e#f",
        "HTTPS://EXAMPLE.ORG/",       "https://[2001:db8::1]/",
        "https://example.org/@user/", "https://example.org:8080/a%20b",
    };
    static const char *const refused[] = {
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://example.org",
        "https://example.org/ a",
        "\thttps://example.org",
        "https://example.org/\x01",
        "https://example.org/\n",
        "data:text/html,<script>",
        "//example.org",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://example.org",
        "vbscript:x",
        "https:example.org",
        "https:/example.org",
        "https:///example.org",
        "https://",
        "https://?x",
        "http&#58;//example.org",
        "https://example.org/\"onclick=\"x",
        "https://example.org/<b>",
        "https://example.org\\@evil.example",
        "https://good.example@evil.example/",
        "https://user:pass@evil.example/",
        "https://exämple.org/",
        "blob:https://example.org/x",
    };
    for (size_t i = 0; i < COUNT(allowed); i++)
        ck_assert_msg(html_link_allowed(allowed[i]), "%s", allowed[i]);
    for (size_t i = 0; i < COUNT(refused); i++)
        ck_assert_msg(!html_link_allowed(refused[i]), "%s", refused[i]);
    ck_assert(!html_link_allowed(NULL));
}
END_TEST

START_TEST(test_json)
{
    json_t *json = json_pack("{s:s}", "<a>", "</script>&\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA7");
    struct text out = {0};
    html_json(json, &out);
    ck_assert_str_eq(text_string(&out), "{\"\\u003ca\\u003e\":\"\\u003c/script\\u003e\\u0026"
                                        "\\u2028\\u2029\xE2\x80\xA7\"}");
    text_release(&out);
    json_decref(json);
}
END_TEST

START_TEST(test_path)
{
    static const struct {
        const char *d, *path;
    } curves[] = {
        {"M1,2C3,4 5.55,6.04 7,9", "M1 2c2 2 4.6 4 6 7"},
        {"M-0.04,0C10,0 20,0 30,0", "M0 0h30"},
        {"M0,0C0,1 0,2 0,-.5 5,5 6,6 7,9", "M0 0c0 1 0 2 0-.5 5 5.5 6 6.5 7 9.5"},
        {"M0,0C1,1 2,2 3,3", "M0 0l3 3"},
        {"M0,0C1,1 2,2 0,0", "M0 0c1 1 2 2 0 0"},
        {"M0,0C0,0 0,0 0,0", "M0 0"},
        {"M10,10C10,20 12,30 20,40 20,44 20,48 20,50", "M10 10c0 10 2 20 10 30v10"},
    };
    static const struct {
        const char *points, *path;
        bool closed;
    } points[] = {
        {"0,0 10,0 10,-5 0,-5 0,0", "M0 0h10v-5h-10z", true},
        {"0,0 3,4 5,5", "M0 0l3 4l2 1", false},
        {"0,0 3,4 0,0", "M0 0l3 4l-3-4", false},
    };
    for (size_t i = 0; i < COUNT(curves); i++) {
        struct text out = {0};
        svg_path_curve(curves[i].d, strlen(curves[i].d), &out);
        ck_assert_str_eq(text_string(&out), curves[i].path);
        text_release(&out);
    }
    for (size_t i = 0; i < COUNT(points); i++) {
        struct text out = {0};
        svg_path_points(points[i].points, strlen(points[i].points), points[i].closed, &out);
        ck_assert_str_eq(text_string(&out), points[i].path);
        text_release(&out);
    }
}
END_TEST

START_TEST(test_date_words)
{
    static const struct {
        const char *when, *words;
    } cases[] = {
        {"2010-12-10", "on 10 December 2010"},
        {"2010-12", "in December 2010"},
        {"2010", "in 2010"},
        {"201X", "in some year from 2010 to 2019"},
        {"2010-12~", "around December 2010"},
        {"2010?", "in 2010 (uncertain)"},
        {"2010-12/..", "from December 2010 on"},
        {"2009-06/2010-12", "from June 2009 to December 2010"},
        {"/..", "from an unknown day on"},
        {"../2010", "always to 2010"},
        {"2010/", "from 2010 to an unknown day"},
        {"-0044-03-15", "on 15 March 45 BC"},
        {"0000", "in 1 BC"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct edtf date;
        struct text out = {0};
        ck_assert(edtf_parse(&date, cases[i].when, strlen(cases[i].when), NULL, NULL));
        date_words_when(&date, &out);
        ck_assert_str_eq(text_string(&out), cases[i].words);
        text_release(&out);
    }
}
END_TEST

/* The hashes in the policy are those of what stands in the page. */
START_TEST(test_assets)
{
    const struct asset *const assets[] = {&page_css, &page_js, &review_css, &review_js};
    for (size_t i = 0; i < COUNT(assets); i++) {
        ck_assert_uint_gt(assets[i]->length, 0);
        ck_assert_uint_eq(strlen(assets[i]->bytes), assets[i]->length);
        ck_assert_uint_eq(strlen(assets[i]->sha256), 44);
        ck_assert_ptr_null(strstr(assets[i]->bytes, "</s"));
        ck_assert_ptr_null(strstr(assets[i]->bytes, "<!--"));
    }
}
END_TEST

/* ---- days ---- */

static bool holds(struct edtf_days days, int32_t day)
{
    return days.from <= day && day <= days.to;
}

static enum certainty certainty_on(const struct shown_days *days, int32_t day)
{
    if (!holds(days->possible, day))
        return CERTAINTY_NO;
    for (size_t i = 0; i < days->certain_count; i++)
        if (holds(days->certain[i], day))
            return CERTAINTY_CERTAIN;
    return CERTAINTY_POSSIBLE;
}

static struct edtf date_of(int32_t day)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    return (struct edtf){.start = {.year = (int16_t)year,
                                   .month = (uint8_t)month,
                                   .day = (uint8_t)day_of_month,
                                   .end = EDTF_DATE}};
}

/* What the page's script sees on a day is what a view as of the day sees. */
static void check_day(const struct dossier *dossier, int32_t day)
{
    struct view_options options = {.time.as_of = date_of(day)};
    struct error error = {0};
    struct view view;
    uint8_t *seen = calloc(dossier->relation_count + 1, 1);
    ck_assert(view_init(&view, dossier, &options, &error));
    for (size_t i = 0; i < view.relation_count; i++)
        seen[view.relations[i]] = view.certainties[i];
    for (size_t i = 0; i < dossier->relation_count; i++) {
        struct shown_days days;
        shown_days_of_relation(&days, dossier, &dossier->relations[i]);
        ck_assert_msg(certainty_on(&days, day) == seen[i], "relation %zu, day %d: %d", i, day,
                      seen[i]);
        shown_days_release(&days);
    }
    for (size_t i = 0; i < dossier->entity_count; i++) {
        struct shown_days days;
        shown_days_of_entity(&days, dossier, &dossier->entities[i]);
        ck_assert_msg(certainty_on(&days, day) == view.entities[i], "entity %zu, day %d: %d, %d-%d",
                      i, day, view.entities[i], days.possible.from, days.possible.to);
        shown_days_release(&days);
    }
    view_release(&view);
    free(seen);
}

/* Nothing changes from one day to the other. */
static void check_same(const struct dossier *dossier, int32_t day, int32_t other)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        struct shown_days days;
        shown_days_of_relation(&days, dossier, &dossier->relations[i]);
        ck_assert_int_eq(certainty_on(&days, day), certainty_on(&days, other));
        shown_days_release(&days);
    }
}

/* On each day of change, the day before, and between them nothing changes: so every day is right.
 */
static void check_days(const struct dossier *dossier)
{
    struct error error = {0};
    struct view view;
    size_t count;
    ck_assert(view_init(&view, dossier, &(struct view_options){0}, &error));
    int32_t *days = shown_days_changes(&view, &count);
    for (size_t i = 0; i < count; i++) {
        ck_assert(i == 0 || days[i] > days[i - 1]);
        check_day(dossier, days[i]);
        check_day(dossier, days[i] - 1);
        if (i > 0)
            check_same(dossier, days[i - 1], days[i] - 1);
    }
    free(days);
    view_release(&view);
}

static struct dossier *read_dossier(const char *path)
{
    struct read_options options = read_options_default();
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    ck_assert_msg(dossier_read_file(dossier, path, &options, NULL, NULL, &error), "%s",
                  error.message);
    return dossier;
}

/* Random relations with dates of every sort, and some without. */
static struct dossier *dated_dossier(uint64_t seed)
{
    static const char *const dates[] = {"2001",       "2001-03",     "2001-03-04",  "2001/2003",
                                        "2002/..",    "2002/",       "../2002",     "/2003",
                                        "2001?/2003", "2002~/2004",  "2000/2005?",  "/..",
                                        "2001-01?",   "2003-05-01~", "2003/2003-05"};
    struct dossier *dossier = dossier_new();
    for (int i = 0; i < 3; i++) {
        char id[] = {'s', (char)('0' + i), '\0'};
        uint32_t source = dossier_add_source(dossier, dossier_string(dossier, id, 2));
        const char *date = dates[random_below(&seed, COUNT(dates))];
        if (i)
            edtf_parse(&dossier->sources[source].date, date, strlen(date), NULL, NULL);
    }
    for (int i = 0; i < 25; i++) {
        const char from[] = {(char)('a' + random_below(&seed, 5)), '\0'};
        const char to[] = {(char)('f' + random_below(&seed, 5)), '\0'};
        const char *when = random_below(&seed, 4) ? dates[random_below(&seed, COUNT(dates))] : NULL;
        static const char *const citations[] = {"s0", "s1;s2", "s2", "s9"};
        const char *cited = citations[random_below(&seed, COUNT(citations))];
        uint32_t relation = picture_relation(
            dossier, from, random_below(&seed, 2) ? "membership" : "support", to, when);
        struct evidence evidence = {.source = picture_string(dossier, cited)};
        dossier->relations[relation].evidence = dossier_evidence(dossier, &evidence);
    }
    for (size_t i = 0; i < dossier->entity_count; i += 3) {
        const char *date = dates[random_below(&seed, COUNT(dates))];
        edtf_parse(&dossier->entities[i].when, date, strlen(date), NULL, NULL);
    }
    if (seed % 2)
        edtf_parse(&dossier->date, "2002-06", 7, NULL, NULL);
    return dossier;
}

START_TEST(test_days)
{
    struct dossier *dossier = read_dossier("graphs/csto.dot");
    check_days(dossier);
    dossier_free(dossier);
    for (uint64_t seed = 1; seed <= 10; seed++) {
        dossier = dated_dossier(seed);
        check_days(dossier);
        dossier_free(dossier);
    }
}
END_TEST

/* ---- pages ---- */

static void write_page(const struct dossier *dossier, const struct report_options *given,
                       struct text *html)
{
    const struct measure *measures[] = {influence(), measure_find("degree")};
    struct report_options options = given ? *given : (struct report_options){0};
    struct error error = {0};
    options.measures = measures;
    options.measure_count = COUNT(measures);
    ck_assert_msg(report_write(dossier, &options, html, &error), "%s", error.message);
}

/* The data of a page; to be released. */
static json_t *read_data(const struct text *html)
{
    static const char start[] = "<script type=\"application/json\" id=\"data\">";
    const char *at = strstr(html->data, start);
    ck_assert_ptr_nonnull(at);
    at += strlen(start);
    size_t length = (size_t)(strstr(at, "</script>") - at);
    ck_assert_ptr_null(memchr(at, '<', length));
    json_error_t error;
    json_t *data = json_loadb(at, length, 0, &error);
    ck_assert_msg(data, "%s", error.text);
    return data;
}

/* The value of a packed record; NULL: it has none. */
static json_t *value_of(json_t *packed, size_t row, const char *name)
{
    json_t *columns = json_object_get(packed, "columns");
    for (size_t i = 0; i < json_array_size(columns); i++)
        if (strcmp(json_string_value(json_array_get(columns, i)), name) == 0)
            return json_array_get(json_array_get(json_object_get(packed, "rows"), row), i);
    return NULL;
}

static size_t rows_of(json_t *packed)
{
    return json_array_size(json_object_get(packed, "rows"));
}

static void check_index(json_t *value, size_t below)
{
    if (value && !json_is_null(value)) {
        ck_assert(json_is_integer(value));
        ck_assert_int_ge(json_integer_value(value), 0);
        ck_assert_int_lt(json_integer_value(value), (json_int_t)below);
    }
}

/* How many groups of that class have ids of the letter; each of 0 to count - 1 is there once. */
static void check_groups(const char *html, char letter, const char *class, size_t count)
{
    struct text tag = {0};
    for (size_t i = 0; i < count; i++) {
        text_clear(&tag);
        text_addf(&tag, "<g id=\"%c%zu\" class=\"%s", letter, i, class);
        ck_assert_msg(occurrences(html, tag.data) == 1, "%s", tag.data);
    }
    text_clear(&tag);
    text_addf(&tag, "\" class=\"%s", class);
    ck_assert_uint_eq(occurrences(html, tag.data), count);
    text_release(&tag);
}

static void check_relations(json_t *data)
{
    json_t *relations = json_object_get(data, "relations"), *list;
    size_t entities = rows_of(json_object_get(data, "entities"));
    size_t strings = json_array_size(json_object_get(data, "strings"));
    static const char *const shared[] = {"$when", "$words", "$place", "$quote",
                                         "$role", "$note",  "$url"};
    for (size_t i = 0; i < rows_of(relations); i++) {
        check_index(value_of(relations, i, "from"), entities);
        check_index(value_of(relations, i, "to"), entities);
        check_index(value_of(relations, i, "type"),
                    json_array_size(json_object_get(data, "types")));
        check_index(value_of(relations, i, "line"),
                    json_array_size(json_object_get(data, "lines")));
        for (size_t j = 0; j < COUNT(shared); j++)
            check_index(value_of(relations, i, shared[j]), strings);
        list = value_of(relations, i, "citations");
        for (size_t j = 0; json_is_array(list) && j < json_array_size(list); j++)
            check_index(json_array_get(json_array_get(list, j), 0),
                        json_array_size(json_object_get(data, "sources")));
    }
}

/* A line is between the ends of its relations, and of their family. */
static void check_lines(json_t *data)
{
    json_t *relations = json_object_get(data, "relations"), *lines = json_object_get(data, "lines");
    json_t *types = json_object_get(data, "types");
    size_t *used = calloc(json_array_size(lines) + 1, sizeof *used);
    for (size_t i = 0; i < rows_of(relations); i++) {
        json_t *line =
            json_array_get(lines, (size_t)json_integer_value(value_of(relations, i, "line")));
        json_int_t ends[2] = {json_integer_value(value_of(relations, i, "from")),
                              json_integer_value(value_of(relations, i, "to"))};
        json_int_t a = json_integer_value(json_array_get(line, 0));
        json_int_t b = json_integer_value(json_array_get(line, 1));
        json_t *type =
            json_array_get(types, (size_t)json_integer_value(value_of(relations, i, "type")));
        ck_assert((a == ends[0] && b == ends[1]) || (a == ends[1] && b == ends[0]));
        ck_assert_int_eq(json_integer_value(json_array_get(line, 2)),
                         json_integer_value(json_object_get(type, "family")));
        used[json_integer_value(value_of(relations, i, "line"))]++;
    }
    for (size_t i = 0; i < json_array_size(lines); i++)
        ck_assert_uint_gt(used[i], 0);
    free(used);
}

static void check_data(const struct text *html)
{
    json_t *data = read_data(html), *entities = json_object_get(data, "entities");
    json_t *camps = json_object_get(data, "camps"), *value;
    size_t days = json_array_size(json_object_get(data, "dates"));
    for (size_t i = 0; i < rows_of(entities); i++) {
        check_index(value_of(entities, i, "kind"), json_array_size(json_object_get(data, "kinds")));
        json_t *ranks = value_of(entities, i, "ranks");
        for (size_t j = 0; json_is_array(ranks) && j < json_array_size(ranks); j += 2)
            check_index(json_array_get(ranks, j), days);
    }
    check_relations(data);
    check_lines(data);
    for (size_t camp = 0; camp < json_array_size(camps); camp++)
        for (size_t i = 0; i < json_array_size(json_array_get(camps, camp)); i++)
            check_index(json_array_get(json_array_get(camps, camp), i), rows_of(entities));
    size_t at;
    json_array_foreach(json_object_get(data, "frustrated"), at, value)
        check_index(value, rows_of(json_object_get(data, "relations")));
    check_groups(html->data, 'e', "node", rows_of(entities));
    check_groups(html->data, 'l', "edge", json_array_size(json_object_get(data, "lines")));
    json_decref(data);
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The page without its style and its script, which are ours. */
static char *markup_of(const struct text *html)
{
    const char *style = strstr(html->data, "<style>"), *body = strstr(html->data, "</style>");
    const char *script = strstr(html->data, "</script>\n<script>");
    struct text out = {0};
    text_add_bytes(&out, html->data, (size_t)(style - html->data));
    text_add_bytes(&out, body + strlen("</style>"), (size_t)(script - body) - strlen("</style>"));
    return out.data;
}

static void check_ids(const char *markup)
{
    char **ids = calloc(occurrences(markup, " id=\"") + 1, sizeof *ids);
    size_t count = 0;
    for (const char *at = markup; (at = strstr(at, " id=\"")); at++)
        ids[count++] = strndup(at + 5, strcspn(at + 5, "\""));
    qsort(ids, count, sizeof *ids, compare_strings);
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(!i || strcmp(ids[i], ids[i - 1]) != 0, "id %s is there twice", ids[i]);
        if (i)
            free(ids[i - 1]);
    }
    if (count)
        free(ids[count - 1]);
    free(ids);
}

/* The tags of the markup, without the values of attributes. */
static char *bare_tags(const char *markup)
{
    struct text out = {0};
    bool tag = false, quoted = false;
    for (; *markup; markup++) {
        tag = tag || *markup == '<';
        quoted = tag && (*markup == '"' ? !quoted : quoted);
        if (tag && !quoted)
            text_add_char(&out, *markup);
        tag = tag && (quoted || *markup != '>');
    }
    return out.data;
}

/* Every reference to an id leads to one. */
static void check_references(const char *markup, const char *before, char end)
{
    for (const char *at = markup; (at = strstr(at, before)); at++) {
        struct text id = {0};
        text_add(&id, " id=\"");
        text_add_bytes(&id, at + strlen(before), strcspn(at + strlen(before), (char[]){end, 0}));
        text_add_char(&id, '"');
        ck_assert_msg(strstr(markup, id.data), "%s is nowhere", id.data);
        text_release(&id);
    }
}

/* Nothing in it can run, load or be styled but what is ours. */
static void check_safe(const struct text *html)
{
    static const char head[] =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none';";
    static const char *const never[] = {
        " style=",  " onload=", " onclick=", " onerror=",   "<img",
        "<a xlink", "xlink:",   "<iframe",   "javascript:", "<?xml"};
    char *markup = markup_of(html), *tags = bare_tags(markup);
    ck_assert_int_eq(strncmp(html->data, head, strlen(head)), 0);
    ck_assert_uint_eq(strlen(html->data), html->length);
    for (size_t i = 0; i < COUNT(never); i++)
        ck_assert_msg(!strstr(tags, never[i]), "%s", never[i]);
    ck_assert_uint_eq(occurrences(tags, "<script"), 1);
    ck_assert_uint_eq(occurrences(tags, "<style"), 0);
    for (const char *at = markup; (at = strstr(at, "href=\"")); at++)
        ck_assert(at[6] == '#' || strncmp(at + 6, "http://", 7) == 0 ||
                  strncmp(at + 6, "https://", 8) == 0);
    for (const char *at = markup; *at; at++)
        ck_assert(*at == '\n' || (unsigned char)*at >= ' ');
    check_ids(markup);
    check_references(markup, "aria-labelledby=\"", '"');
    check_references(markup, "url(#", ')');
    check_references(markup, "href=\"#", '"');
    free(tags);
    free(markup);
}

static void check_page(const struct dossier *dossier, const struct report_options *options,
                       struct text *html)
{
    write_page(dossier, options, html);
    check_safe(html);
    check_data(html);
}

/* The same, and that it is the same page again. */
static void check_page_twice(const struct dossier *dossier, const struct report_options *options,
                             struct text *html)
{
    struct text again = {0};
    check_page(dossier, options, html);
    write_page(dossier, options, &again);
    ck_assert_str_eq(html->data, again.data);
    text_release(&again);
}

START_TEST(test_csto)
{
    struct dossier *dossier = read_dossier("graphs/csto.dot");
    struct text html = {0};
    check_page(dossier, NULL, &html);
    ck_assert_uint_lt(html.length, 300000);
    ck_assert(
        contains(&html, "ranks first in all 2 measures and in 100 % of 1000 evidence worlds."));
    ck_assert(contains(&html,
                       "Belarus moved from 13th to 5th by influence between 30 November 2010 "
                       "and 31 December 2010, on taking the presidency of"));
    ck_assert(contains(&html, "All but 10 of 145 ties fit two camps"));
    ck_assert(!contains(&html, " off\""));
    text_release(&html);
    dossier_free(dossier);
}
END_TEST

/* What is not there on the day that is asked for is marked so; of a month the last day counts. */
START_TEST(test_as_of)
{
    struct dossier *dossier = read_dossier("graphs/csto.dot");
    struct report_options options = {.view.time.as_of = {.start = {2010, 12, 0, .end = EDTF_DATE}},
                                     .most_entities = 16};
    struct text html = {0};
    check_page(dossier, &options, &html);
    ck_assert(contains(&html, "As of 31 December 2010."));
    ck_assert(contains(&html, "class=\"edge off\""));
    ck_assert(contains(&html, "class=\"node off\""));
    ck_assert(contains(&html, "class=\"edge possible\""));
    ck_assert(contains(&html, "\"date\":14974,"));
    text_release(&html);
    dossier_free(dossier);
}
END_TEST

/* Where something is not there, nothing is said of it. */
START_TEST(test_little)
{
    static const struct {
        const char *relations[4]; /* "from to" */
        const char *says, *not ;
    } cases[] = {
        {{NULL}, "The dossier holds 0 entities and 0 relations.", "ranks first"},
        {{"a a"}, "The dossier holds 1 entity and 1 relation.", "ranks first"},
        {{"a b"}, "The dossier holds 2 entities and 1 relation.", "ranks first"},
        {{"b a", "b c"},
         "b ranks first in all 2 measures; nothing in the evidence is in doubt.",
         "camps, of"},
        {{"a b", "b c", "c a"}, "The dossier holds 3 entities", "ranks first"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct dossier *dossier = dossier_new();
        struct text html = {0};
        for (size_t j = 0; j < COUNT(cases[i].relations) && cases[i].relations[j]; j++) {
            const char from[] = {cases[i].relations[j][0], '\0'};
            const char to[] = {cases[i].relations[j][2], '\0'};
            picture_relation(dossier, from, "tie", to, NULL);
        }
        check_page(dossier, NULL, &html);
        ck_assert_msg(contains(&html, cases[i].says), "%s", cases[i].says);
        ck_assert_msg(!contains(&html, cases[i].not ), "%s", cases[i].not );
        ck_assert(!contains(&html, "moved from"));
        ck_assert(contains(&html, "There is no picture: no relation has a date."));
        text_release(&html);
        dossier_free(dossier);
    }
}
END_TEST

/* A camp goes by the highest of its members that can act, and by the highest where none can. */
START_TEST(test_camp_heads)
{
    static const struct {
        const char *kind, *says;
    } cases[] = {{"state", "of 3 with a and of 3 with weak ("},
                 {"place", "of 3 with a and of 3 with crisis ("}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct dossier *dossier = dossier_new();
        struct text html = {0};
        picture_entity(dossier, "a", "state", NULL);
        picture_entity(dossier, "crisis", "event", NULL);
        picture_entity(dossier, "weak", cases[i].kind, NULL);
        picture_relation(dossier, "a", "support", "b", NULL);
        picture_relation(dossier, "a", "support", "c", NULL);
        picture_relation(dossier, "weak", "support", "crisis", NULL);
        picture_relation(dossier, "pact", "support", "crisis", NULL);
        picture_entity(dossier, "pact", "document", NULL);
        picture_relation(dossier, "a", "criticism", "crisis", NULL);
        check_page(dossier, NULL, &html);
        ck_assert_msg(contains(&html, cases[i].says), "%s", cases[i].says);
        text_release(&html);
        dossier_free(dossier);
    }
}
END_TEST

static const char *const poison[] = {
    "</script><script>alert(1)</script>",
    "</style><!-- ]]> <![CDATA[",
    "\" onload=\"alert(1)\" x=\"",
    "' & &amp; &#x3c;script&#x3e;",
    "\xE2\x80\xAE right \xE2\x81\xA6 to left",
    "line\nline\ttab\x01\x7F",
    "U+2028 \xE2\x80\xA8 U+2029 \xE2\x80\xA9",
    "<title></title></g></svg><img src=x onerror=alert(1)>",
    "e0",
    "l0",
    "e0-name",
    "m-title",
    "data",
};

/* Every string of the dossier is hostile. */
START_TEST(test_hostile)
{
    struct dossier *dossier = dossier_new();
    struct text html = {0};
    dossier->title = picture_string(dossier, poison[0]);
    dossier->note = picture_string(dossier, poison[1]);
    for (size_t i = 0; i < COUNT(poison); i++) {
        const char *bad = picture_string(dossier, poison[i]);
        picture_entity(dossier, poison[i], poison[i], poison[COUNT(poison) - 1 - i]);
        uint32_t source = dossier_add_source(dossier, bad);
        uint32_t relation =
            picture_relation(dossier, poison[i], i % 2 ? poison[i] : "dissent",
                             poison[(i + 1) % COUNT(poison)], i % 3 ? "2010/2011" : NULL);
        struct evidence evidence = {.source = bad,
                                    .quote = bad,
                                    .role = bad,
                                    .note = bad,
                                    .url = picture_string(dossier, "javascript:alert(1)")};
        dossier->relations[relation].evidence = dossier_evidence(dossier, &evidence);
        dossier->sources[source].title = dossier->sources[source].author = bad;
        dossier->sources[source].url = picture_string(dossier, "data:text/html,x");
        dossier->entities[i].note = dossier->entities[i].aliases = bad;
        dossier->entities[i].url = bad;
    }
    check_page_twice(dossier, &(struct report_options){.title = poison[7]}, &html);
    json_t *data = read_data(&html);
    for (size_t i = 0; i < COUNT(poison); i++) {
        ck_assert_ptr_null(value_of(json_object_get(data, "entities"), i, "url"));
        ck_assert_ptr_null(value_of(json_object_get(data, "relations"), i, "$url"));
        ck_assert_ptr_null(
            json_object_get(json_array_get(json_object_get(data, "sources"), i), "url"));
    }
    json_decref(data);
    text_release(&html);
    dossier_free(dossier);
}
END_TEST

START_TEST(test_random)
{
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct dossier *dossier = seed == 3 ? dated_dossier(seed) : random_dossier(seed);
        struct text html = {0};
        check_page(dossier, NULL, &html);
        text_release(&html);
        dossier_free(dossier);
    }
}
END_TEST

/* Of what is too large, those that rank highest are there, and the page says so. */
START_TEST(test_cut)
{
    struct dossier *dossier = read_dossier("graphs/csto.dot");
    struct text html = {0};
    check_page(dossier, &(struct report_options){.most_entities = 10}, &html);
    json_t *data = read_data(&html);
    ck_assert_uint_eq(rows_of(json_object_get(data, "entities")), 10);
    json_decref(data);
    ck_assert(contains(&html, "A map of 10 of 75 entities"));
    ck_assert(contains(&html, "The others are left out of this page"));
    ck_assert(contains(&html, "10 of 75"));
    text_clear(&html);
    check_page(dossier, &(struct report_options){.most_relations = 20}, &html);
    data = read_data(&html);
    ck_assert_uint_le(rows_of(json_object_get(data, "relations")), 20);
    ck_assert_uint_gt(rows_of(json_object_get(data, "relations")), 0);
    json_decref(data);
    text_release(&html);
    dossier_free(dossier);
}
END_TEST

/* What check finds is there, word by word. */
START_TEST(test_found)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct text html = {0};
    picture_relation(dossier, "a", "membership", "a", NULL);
    dossier_lint(dossier, NULL, &found);
    ck_assert_uint_gt(found.count, 0);
    check_page(dossier, &(struct report_options){.found = &found}, &html);
    ck_assert(contains(&html, "id=\"checks\""));
    ck_assert(contains(&html, found.items[0].code));
    text_clear(&html);
    diagnostics_release(&found);
    found = (struct diagnostics){0};
    check_page(dossier, &(struct report_options){.found = &found}, &html);
    ck_assert(contains(&html, "finds nothing wrong"));
    text_release(&html);
    dossier_free(dossier);
}
END_TEST

/* --watch writes the page anew where the dossier changes, goes on after an error, and ends. */
START_TEST(test_watch)
{
    struct process process;
    process_run_shell(
        &process, "d=$(mktemp -d); echo 'digraph{a->b}' >$d/g.dot\n"
                  "entente report $d/g.dot --watch -o $d/g.html >$d/log 2>&1 & p=$!\n"
                  "await() { n=0; until grep -q \"$1\" $d/$2 2>/dev/null; do sleep .1; n=$((n+1)); "
                  "[ $n -lt 100 ] || break; done; }\n"
                  "await wrote log; echo 'digraph{a->' >$d/g.dot; await error: log\n"
                  "echo 'digraph{a->b;b->c;c->novel}' >$d/g.dot; await novel g.html; sleep .3\n"
                  "kill -TERM $p; wait $p; echo status $?\n"
                  "grep -c wrote $d/log; ls $d; rm -r $d");
    ck_assert_str_eq(text_string(&process.out), "status 0\n2\ng.dot\ng.html\nlog\n");
    process_release(&process);
}
END_TEST

Suite *report_suite(void)
{
    Suite *suite = suite_create("report");
    TCase *pieces = tcase_create("pieces"), *pages = tcase_create("pages");
    tcase_add_test(pieces, test_text);
    tcase_add_test(pieces, test_links);
    tcase_add_test(pieces, test_json);
    tcase_add_test(pieces, test_path);
    tcase_add_test(pieces, test_date_words);
    tcase_add_test(pieces, test_assets);
    tcase_add_test(pieces, test_days);
    tcase_add_test(pages, test_csto);
    tcase_add_test(pages, test_as_of);
    tcase_add_test(pages, test_little);
    tcase_add_test(pages, test_camp_heads);
    tcase_add_test(pages, test_hostile);
    tcase_add_test(pages, test_random);
    tcase_add_test(pages, test_cut);
    tcase_add_test(pages, test_found);
    tcase_add_test(pages, test_watch);
    suite_add_tcase(suite, pieces);
    suite_add_tcase(suite, pages);
    return suite;
}

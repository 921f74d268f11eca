/*
 * check_film.c: the animated SVG: read as a browser would, frame by frame, and at rest.
 */
#include "frames_fixtures.h"
#include "picture_scan.h"
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const dates[] = {"2010-12", "2011-04", "2011-05-18", NULL};

/* Whether a class is visible at that part of the film, by its keyframes. */
static bool visible_by_rule(const char *svg, const char *class, double part)
{
    struct text rule = {0};
    bool visible = false;
    text_addf(&rule, "@keyframes %s{", class);
    const char *at = strstr(svg, rule.data);
    ck_assert_msg(at, "%s has no rule", class);
    at += rule.length;
    text_release(&rule);
    while (*at != '}') {
        char *after;
        double from = strtod(at, &after);
        ck_assert_int_eq(strncmp(after, "%{visibility:", 13), 0);
        bool shows = strncmp(after + 13, "visible}", 8) == 0;
        ck_assert(shows || strncmp(after + 13, "hidden}", 7) == 0);
        if (from <= 100 * part)
            visible = shows;
        at = strchr(after, '}') + 1;
    }
    return visible;
}

/* Whether the group whose tag starts there is seen at that part; below 0: without animation. */
static bool visible(const char *svg, const char *tag, double part)
{
    char class[32] = "";
    const char *end = strchr(tag, '>'), *found = strstr(tag, " during-");
    bool hidden = memmem(tag, (size_t)(end - tag), " visibility=\"hidden\"", 20) != NULL;
    if (part < 0)
        return !hidden;
    if (!found || found > end)
        return true;
    snprintf(class, sizeof class, "%.*s", (int)strcspn(found + 1, " \""), found + 1);
    return visible_by_rule(svg, class, part);
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The ids that scan_ids() would find if the film were what it shows at that part. */
static char *ids_at(const char *svg, const char *id_start, double part)
{
    struct text tag = {0}, out = {0};
    char *ids[1000];
    size_t count = 0;
    text_addf(&tag, "<g id=\"%s", id_start);
    text_add(&out, "");
    for (const char *at = svg; (at = strstr(at, tag.data)); at++) {
        const char *id = at + strlen("<g id=\"");
        if (!visible(svg, at, part))
            continue;
        size_t length = strcspn(id, "\"");
        const char *look = memmem(id, length, ".look-", 6);
        ck_assert_uint_lt(count, 1000);
        ids[count++] = strndup(id, look ? (size_t)(look - id) : length);
    }
    qsort(ids, count, sizeof *ids, compare_strings);
    for (size_t i = 0; i < count; i++) {
        text_addf(&out, "%s\n", ids[i]);
        free(ids[i]);
    }
    text_release(&tag);
    return out.data;
}

static void check_ids(const char *film, const char *frame, const char *id_start, double part)
{
    char *shown = ids_at(film, id_start, part), *expected = scan_ids(frame, id_start);
    ck_assert_str_eq(shown, expected);
    free(shown);
    free(expected);
}

/* How often texts of that class are to be seen, and whether the one wanted is among them. */
static size_t count_texts(const char *film, const char *class, double part, const char *wanted,
                          bool *found)
{
    size_t count = 0;
    struct text start = {0};
    text_addf(&start, "class=\"node %s", class);
    *found = false;
    for (const char *at = film; (at = strstr(at, start.data)); at++) {
        const char *tag = at;
        while (strncmp(tag, "<g ", 3) != 0)
            tag--;
        if (!visible(film, tag, part))
            continue;
        count++;
        const char *end = strstr(at, "</g>");
        *found |= memmem(at, (size_t)(end - at), wanted, strlen(wanted)) != NULL;
    }
    text_release(&start);
    return count;
}

/* At that part of the film all is to be seen that is in the frame, and nothing else. */
static void check_moment(const char *film, const char *frame, double part, const char *date)
{
    bool found = false;
    check_ids(film, frame, "node-", part);
    check_ids(film, frame, "relation-", part);
    check_ids(film, frame, "sample-", part);
    ck_assert_uint_eq(count_texts(film, "date", part, date, &found), 1);
    ck_assert(found);
    ck_assert_uint_eq(count_texts(film, "title", part, "CSTO", &found), 1);
    count_texts(film, "subtitle", part, date, &found);
    ck_assert(found);
    char *legend = scan_texts(frame, "node legend");
    for (char *rest = legend, *entry; (entry = strsep(&rest, "\n")) && *entry;) {
        count_texts(film, "legend", part, entry, &found);
        ck_assert_msg(found, "%s is not in the legend", entry);
    }
    free(legend);
}

static void check_title(const char *svg, const char *id, const char *wanted)
{
    struct scan_group group;
    ck_assert_msg(scan_group(svg, id, &group), "%s is missing", id);
    char *title = scan_title(&group);
    ck_assert_msg(strstr(title, wanted), "%s", title);
    free(title);
}

/* One accessible picture, without scripts, much smaller than the frames. */
static void check_whole(const struct text *film, const struct shots *shots)
{
    static const char *const forbidden[] = {"<script", " onload=", "javascript:", "<!--", "href="};
    size_t frames = 0;
    scan_check_xml(film->data, film->length);
    for (size_t i = 0; i < shots->count; i++)
        frames += shots->pictures[i].length;
    ck_assert_uint_lt(film->length, frames * 7 / 10);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        ck_assert_msg(!contains(film, forbidden[i]), "%s", forbidden[i]);
    ck_assert(contains(film, "@media print,(prefers-reduced-motion:reduce)"
                             "{[class*=during-]{animation:none}}"));
    ck_assert_uint_eq(occurrences(film->data, "<g id=\"node-CSTO\""), 1);
    ck_assert(contains(film, "A map of 73 entities at 3 dates"));
    ck_assert(contains(film, "2011-04: 69 entities, 134 relations; new: Libya, "));
    ck_assert(contains(film, "degree, the highest of these dates"));
    check_title(film->data, "node-CSTO", "\n2010-12 to 2011-05-18: there, degree 1.00");
    check_title(film->data, "node-Serbia", "\n2010-12, 2011-04: not there\n2011-05-18: there");
    check_title(film->data, "relation-Armenia.CSTO.membership", "\n2011-05-18: drawn");
}

START_TEST(each_moment_shows_what_its_frame_shows)
{
    struct shots shots;
    struct text film = {0};
    shots_init(&shots, read_csto(), dates);
    shots_render(&shots, "svg");
    shots_film(&shots, &film);
    for (size_t i = 0; i < shots.count; i++) {
        double part = ((double)i + .5) / (double)shots.count;
        char expected[32] = "", *mark = ids_at(film.data, "mark-", part);
        check_moment(film.data, shots.pictures[i].data, part, dates[i]);
        snprintf(expected, sizeof expected, "mark-%zu\n", i);
        ck_assert_str_eq(mark, expected);
        free(mark);
    }
    bool found = false;
    count_texts(film.data, "event", .1, ">in Moscow?<", &found); /* a summit, not yet certain */
    ck_assert(found);
    count_texts(film.data, "event", .9, ">in Moscow?<", &found);
    ck_assert(!found);
    const size_t last = sizeof dates / sizeof *dates - 2; /* which is seen at rest, too */
    check_moment(film.data, shots.pictures[last].data, -1, dates[last]);
    check_whole(&film, &shots);
    text_release(&film);
    shots_release(&shots);
}
END_TEST

/* Of two days that are one, in any order, and of what is gone at the end. */
START_TEST(odd_times_make_films)
{
    static const char *const odd[] = {"2005", "2001", "2005~", NULL};
    struct dossier *dossier = dossier_new();
    struct shots shots;
    struct text film = {0}, again = {0};
    picture_relation(dossier, "a", "presidency", "b", "2001/2002");
    picture_relation(dossier, "b", "presidency", "a", "2001-05/2005");
    picture_relation(dossier, "c", "dissent", "b", "2005");
    shots_init(&shots, dossier, odd);
    shots.frames[1].name = "2001 <&> \"x\"";
    shots_film(&shots, &film);
    shots_film(&shots, &again);
    ck_assert_str_eq(film.data, again.data);
    scan_check_xml(film.data, film.length);
    char *ids = ids_at(film.data, "node-", .5);
    ck_assert_str_eq(ids, "node-a\nnode-b\n");
    free(ids);
    ids = ids_at(film.data, "sample-", .5);
    ck_assert_str_eq(ids, "sample-presidency\nsample-state\n");
    free(ids);
    ck_assert(contains(&film, "; new: c."));
    ck_assert(contains(&film, "; gone: c."));
    text_release(&film);
    text_release(&again);
    shots_release(&shots);
}
END_TEST

Suite *film_suite(void)
{
    Suite *suite = suite_create("film");
    TCase *tcase = tcase_create("film");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, each_moment_shows_what_its_frame_shows);
    tcase_add_test(tcase, odd_times_make_films);
    suite_add_tcase(suite, tcase);
    return suite;
}

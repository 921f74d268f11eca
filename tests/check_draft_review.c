/*
 * check_draft_review.c: the page of a draft: it shows the article as it is, whatever is marked in
 * it, and carries the dossier whole.
 */
#include "draft/draft.h"
#include "report/html.h"
#include "report/review.h"
#include "suites.h"

#include "base/file.h"
#include "random.h"

#include <check.h>
#include <entente/format.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define ARTICLES "tests/draft/articles/develop/"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const articles[] = {
    ARTICLES "nordic_nato_2024.txt",
    ARTICLES "saarc_summit_2016.txt",
    ARTICLES "sahel_ecowas_2024.txt",
    ARTICLES "odebrecht_2016.txt",
};

static const char *const hostile =
    "<script>alert(1)</script> & \"NATO\".\n\n"
    "Belarus joined NATO in <b>2010</b> --></script><img src=x onerror=alert(2)>. "
    "Russia criticized NATO on 5 May 2011 & Russia left \xE2\x80\xAENATO.\n";

struct page {
    struct drafter drafter; /* the draft has its strings */
    struct draft draft;
    struct dossier *dossier;
    struct text html;
};

static void open_page(struct page *page, const char *text, size_t length)
{
    struct error error = {0};
    struct edtf date;
    *page = (struct page){0};
    ck_assert(edtf_parse(&date, "2024-07-08", 10, NULL, NULL));
    ck_assert(drafter_init(&page->drafter, &error) && drafter_start(&page->drafter, &error));
    draft_read(&page->draft, &page->drafter, text, length, &date);
    page->dossier = draft_dossier(&page->draft, "article.txt");
    ck_assert(review_write(&page->draft, page->dossier, &page->html, &error));
}

static void close_page(struct page *page)
{
    text_release(&page->html);
    dossier_free(page->dossier);
    draft_release(&page->draft);
    drafter_release(&page->drafter);
}

static size_t skip_past(const char *html, size_t at, const char *end)
{
    const char *found = strstr(html + at, end);
    ck_assert_ptr_nonnull(found);
    return (size_t)(found - html) + strlen(end);
}

/* The text of the paragraph's element that starts there, without marks, numbers and references. */
static size_t read_paragraph(const char *html, size_t at, struct text *out)
{
    at = skip_past(html, at, ">");
    while (strncmp(html + at, "</p>", 4) != 0) {
        if (strncmp(html + at, "<a class=\"ref", 13) == 0)
            at = skip_past(html, at, "</a>");
        else if (strncmp(html + at, "<span class=\"number", 19) == 0)
            at = skip_past(html, at, "</span>");
        else if (html[at] == '<')
            at = skip_past(html, at, ">");
        else
            text_add_char(out, html[at++]);
    }
    return at;
}

/* A text without its blanks: where lines break is not shown. */
static void without_blanks(const char *string, struct text *out)
{
    for (; *string; string++)
        if (!strchr(" \t\r\n", *string))
            text_add_char(out, *string);
}

static void check_text(const struct page *page, const char *article)
{
    static const char start[] = "<p class=\"text";
    const char *html = text_string(&page->html);
    struct text shown = {0}, plain = {0}, escaped = {0}, expected = {0};
    for (const char *at = strstr(html, start); at; at = strstr(at, start))
        at = html + read_paragraph(html, (size_t)(at - html), &shown);
    html_text(article, &escaped);
    without_blanks(text_string(&escaped), &expected);
    without_blanks(text_string(&shown), &plain);
    ck_assert_str_eq(text_string(&plain), text_string(&expected));
    text_release(&shown);
    text_release(&plain);
    text_release(&escaped);
    text_release(&expected);
}

static size_t count_of(const char *string, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(string, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* The parts make the file that is written, one of them for each relation. */
static void check_data(const struct page *page)
{
    const char *start = strstr(text_string(&page->html), "id=\"data\">");
    struct text joined = {0}, written = {0};
    struct error error = {0};
    ck_assert_ptr_nonnull(start);
    json_t *data = json_loads(start + 10, JSON_DISABLE_EOF_CHECK, NULL);
    json_t *parts = json_object_get(data, "parts"), *order = json_object_get(data, "order");
    for (size_t i = 0; i < json_array_size(parts); i++)
        text_add(&joined, json_string_value(json_array_get(parts, i)));
    ck_assert(dossier_write(page->dossier, "dot", &written, NULL, &error));
    ck_assert_uint_eq(json_array_size(order), page->dossier->relation_count);
    if (json_array_size(order)) {
        ck_assert_str_eq(text_string(&joined), text_string(&written));
        ck_assert_uint_eq(json_array_size(parts), json_array_size(order) + 2);
    }
    for (size_t i = 0; i < json_array_size(order); i++) {
        const struct drafted_relation *relation =
            &page->draft.relations.items[json_integer_value(json_array_get(order, i))];
        const char *part = json_string_value(json_array_get(parts, i + 1));
        ck_assert_ptr_nonnull(strstr(part, relation->type));
        ck_assert_int_eq(strstr(part, "note=suggested") != NULL, relation->tier == TIER_SUGGESTED);
    }
    json_decref(data);
    text_release(&joined);
    text_release(&written);
}

static void check_page(const char *text, size_t length)
{
    struct page page;
    open_page(&page, text, length);
    const char *html = text_string(&page.html);
    check_text(&page, text);
    check_data(&page);
    ck_assert_uint_eq(count_of(html, "data-relation=\""), page.draft.relations.count);
    ck_assert_uint_eq(count_of(html, "<script"), 2);
    ck_assert_uint_eq(count_of(html, "<img"), 0);
    ck_assert_uint_eq(count_of(html, "<mark"), count_of(html, "</mark>"));
    ck_assert_uint_eq(count_of(html, "<span"), count_of(html, "</span>"));
    close_page(&page);
}

START_TEST(shows_articles)
{
    struct text text = {0};
    struct error error = {0};
    ck_assert(file_read(articles[_i], 1 << 20, "", &text, &error));
    check_page(text_string(&text), text.length);
    text_release(&text);
}
END_TEST

START_TEST(shows_markup)
{
    check_page(hostile, strlen(hostile));
    check_page("", 0);
    check_page("x", 1);
}
END_TEST

/* Phrases that overlap in any way: sentences of few names and many verbs. */
START_TEST(shows_anything)
{
    static const char *const words[] = {
        "Russia",  "Belarus", "NATO",    "the CSTO",
        "joined",  "left",    "and",     "criticized",
        "members", "of",      "in 2010", "Minsk",
        ",",       "include", "with",    "cooperation between",
    };
    uint64_t state = 7;
    struct text text = {0};
    for (int sentence = 0; sentence < 60; sentence++) {
        for (int i = 0; i < 14; i++)
            text_addf(&text, "%s%s", i ? " " : "", words[random_below(&state, COUNT(words))]);
        text_add(&text, sentence % 7 ? ". " : ".\n\n");
    }
    check_page(text_string(&text), text.length);
    text_release(&text);
}
END_TEST

Suite *draft_review_suite(void)
{
    Suite *suite = suite_create("draft_review");
    TCase *page = tcase_create("page");
    tcase_add_loop_test(page, shows_articles, 0, (int)COUNT(articles));
    tcase_add_test(page, shows_markup);
    tcase_add_test(page, shows_anything);
    suite_add_tcase(suite, page);
    return suite;
}

/*
 * check_quotation.c: quotes in texts: what is the same to the eye is found, what is changed by a
 * word is not, and the nearest passage is shown.
 */
#include "suites.h"

#include "process.h"

#include <check.h>
#include <entente/dossier.h>
#include <entente/format.h>
#include <entente/quotation.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char report[] =
    "Talks end\n"
    "\n"
    "The delegations met on 3 March. \xE2\x80\x9CWe agreed on\n"
    "  nothing,\xE2\x80\x9D said Ada Vale \xE2\x80\x94 again.\n"
    "\n"
    "\n"
    "Sudland\xE2\x80\x99s minister called the dam\xC2\xA0private. The cafe\xCC\x81 was shut.\n"
    "\t\n"
    "The minister left. We agreed on nothing else, Norland's minister wrote.";

struct quote_case {
    const char *quote;
    bool found;
    size_t paragraph;
    const char *passage;
};

static void check_quote(const struct original *original, const struct quote_case *one)
{
    struct quotation quotation;
    original_find(original, one->quote, true, &quotation);
    ck_assert_msg(quotation.found == one->found && quotation.paragraph == one->paragraph &&
                      strcmp(text_string(&quotation.passage), one->passage) == 0,
                  "'%s' is %sfound, in %zu, with '%s' (%g)", one->quote,
                  quotation.found ? "" : "not ", quotation.paragraph,
                  text_string(&quotation.passage), quotation.likeness);
    quotation_release(&quotation);
}

START_TEST(found)
{
    static const struct quote_case cases[] = {
        {"Talks end", true, 1, ""},
        {"\"We agreed on nothing,\" said Ada Vale - again.", true, 2, ""},
        {"'We agreed on nothing,' said Ada Vale \xE2\x80\x93 again", true, 2, ""},
        {"  We\tagreed   on\nnothing ", true, 2, ""}, /* the first of two places */
        {"Sudland's minister", true, 3, ""},
        {"called the dam private", true, 3, ""},
        {"The caf\xC3\xA9 was shut", true, 3, ""},
        {"pri\xC2\xADvate", true, 3, ""},
        {"The delegations met [...] again", true, 2, ""},
        {"The delegations met ... nothing", true, 2, ""},
        {"The delegations met \xE2\x80\xA6 nothing", true, 2, ""},
        {"[They] met on 3 March", true, 2, ""},
        {"said Ada Vale ... minister called", true, 2, ""}, /* on into the next paragraph */
        {"The minister left. We agreed", true, 4, ""},
        {"...", true, 0, ""},
        {"", true, 0, ""},
    };
    struct original *original = original_new(report, strlen(report));
    ck_assert_uint_eq(original_paragraphs(original), 4);
    for (size_t i = 0; i < COUNT(cases); i++)
        check_quote(original, &cases[i]);
    original_free(original);
}
END_TEST

START_TEST(not_found)
{
    static const struct quote_case cases[] = {
        {"called the dam public", false, 3, "called the dam private"}, /* a word changed */
        {"The delegations met on March", false, 2, "The delegations met on 3 March"},
        {"The two delegations met on 3 March", false, 2, "The delegations met on 3 March"},
        {"we agreed on nothing", false, 2, "We agreed on nothing"},          /* a capital */
        {"e agreed on nothing else", false, 4, "We agreed on nothing else"}, /* a cut word */
        {"said Ada Val", false, 2, "said Ada Vale"},
        {"again [...] The delegations met", false, 1,
         "end The delegations met"},                                 /* the wrong way */
        {"Talks end ... Ada Vale ... minister wrote", false, 0, ""}, /* too far apart */
        {"snow fell over the mountains", false, 0, ""},
    };
    struct original *original = original_new(report, strlen(report));
    for (size_t i = 0; i < COUNT(cases); i++)
        check_quote(original, &cases[i]);
    original_free(original);
}
END_TEST

/* Without blank lines each line is a paragraph; a text may end anywhere. */
START_TEST(lines)
{
    static const char text[] = "Headline\nThe first one.\r\nThe second \xFF one goes on";
    static const struct quote_case cases[] = {
        {"Headline", true, 1, ""},
        {"first one.", true, 2, ""},
        {"second one goes on", true, 3, ""},
        {"Headline The first", true, 1, ""}, /* a quote may run over a border */
    };
    struct original *original = original_new(text, sizeof text - 1);
    ck_assert_uint_eq(original_paragraphs(original), 3);
    for (size_t i = 0; i < COUNT(cases); i++)
        check_quote(original, &cases[i]);
    original_free(original);
    original = original_new("", 0);
    ck_assert_uint_eq(original_paragraphs(original), 0);
    check_quote(original, &(struct quote_case){"anything", false, 0, ""});
    original_free(original);
}
END_TEST

START_TEST(holds)
{
    struct original *original = original_new(report, strlen(report));
    ck_assert(original_holds(original, "We agreed on nothing", 2));
    ck_assert(original_holds(original, "We agreed on nothing", 4));
    ck_assert(!original_holds(original, "We agreed on nothing", 3));
    ck_assert(!original_holds(original, "We agreed on nothing", 0));
    ck_assert(!original_holds(original, "We agreed on nothing", 5));
    ck_assert(!original_holds(original, "...", 2));
    original_free(original);
}
END_TEST

/* Words that blanks do not part are found inside of a line. */
START_TEST(chinese)
{
    static const char text[] = "北约与集安组织没有合作前景。";
    struct original *original = original_new(text, sizeof text - 1);
    check_quote(original, &(struct quote_case){"集安组织没有合作", true, 1, ""});
    original_free(original);
}
END_TEST

/* A long passage is cut between characters. */
START_TEST(long_passage)
{
    struct text text = {0}, quote = {0};
    struct quotation quotation;
    for (int i = 0; i < 60; i++) {
        text_addf(&text, "w%d\xC3\xA9\xC3\xA9 ", i);
        text_addf(&quote, "w%d\xC3\xA9\xC3\xA9 ", i == 30 ? 99 : i);
    }
    struct original *original = original_new(text.data, text.length);
    original_find(original, quote.data, true, &quotation);
    ck_assert(!quotation.found);
    ck_assert_double_eq_tol(quotation.likeness, 59. / 60, 1e-9);
    ck_assert_uint_le(quotation.passage.length, 243);
    ck_assert_uint_ge(quotation.passage.length, 240);
    ck_assert_str_eq(quotation.passage.data + quotation.passage.length - 3, "...");
    quotation_release(&quotation);
    original_find(original, quote.data, false, &quotation);
    ck_assert_uint_eq(quotation.passage.length, 0);
    ck_assert_uint_eq(quotation.paragraph, 0);
    quotation_release(&quotation);
    original_free(original);
    text_release(&quote);
    text_release(&text);
}
END_TEST

/* The quote with the first letter of its longest word changed. */
static char *altered(const char *quote)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    char *copy = strdup(quote), *longest = copy;
    for (char *c = copy; *c; c++)
        if (strspn(c, letters) > strspn(longest, letters))
            longest = c;
    *longest = *longest == 'x' ? 'y' : 'x';
    return copy;
}

/* All quotes of graphs/csto.dot are in the article, and none of them with a word altered. */
START_TEST(csto)
{
    struct text bytes = {0};
    struct error error = {0};
    struct quotation quotation;
    size_t quotes = 0;
    file_slurp("../shared/seed/csto-article.txt", &bytes);
    if (!bytes.length) {
        printf("skipped: no ../shared/seed\n");
        return;
    }
    struct original *original = original_new(bytes.data, bytes.length);
    struct dossier *dossier = dossier_new();
    ck_assert(dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error));
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const char *quote = relation_evidence(dossier, &dossier->relations[i])->quote;
        if (!quote)
            continue;
        char *other = altered(quote);
        original_find(original, quote, false, &quotation);
        ck_assert_msg(quotation.found, "'%s' is not found", quote);
        original_find(original, other, false, &quotation);
        ck_assert_msg(!quotation.found, "'%s' is found", other);
        free(other);
        quotes++;
    }
    ck_assert_uint_gt(quotes, 100);
    dossier_free(dossier);
    original_free(original);
    text_release(&bytes);
}
END_TEST

Suite *quotation_suite(void)
{
    Suite *suite = suite_create("quotation");
    TCase *tests = tcase_create("quotation");
    tcase_add_test(tests, found);
    tcase_add_test(tests, not_found);
    tcase_add_test(tests, lines);
    tcase_add_test(tests, holds);
    tcase_add_test(tests, chinese);
    tcase_add_test(tests, long_passage);
    tcase_add_test(tests, csto);
    tcase_set_timeout(tests, 30);
    suite_add_tcase(suite, tests);
    return suite;
}

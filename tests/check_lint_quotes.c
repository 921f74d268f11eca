/*
 * check_lint_quotes.c: the rules about quotes, on dossiers of a few lines and the texts that their
 * sources are.
 */
#include "lint_lines.h"

#include <entente/format.h>
#include <stdlib.h>
#include <string.h>

#define DOSSIER(relations)                                          \
    "digraph { s [kind=source]; t [kind=source]; u [kind=source]\n" \
    "node [kind=state]; a; b\n" relations "}"
#define QUOTE(quote, source) "a -> b [quote=\"" quote "\", source=\"" source "\"]\n"

/* The texts of s and t; u has none. */
static const char *const texts[] = {
    "A headline.\n\nOne came.\n\nTwo went.\n\nThree stayed.\n\nFour slept.\n\nFive left.\n",
    "Other words.\n"};

static const struct lint_case cases[] = {
    /* in one of the files that are cited is enough, whichever it is */
    {DOSSIER(QUOTE("One came", "s; t") QUOTE("One came", "t; s") QUOTE("Other words", "s; t")
                 QUOTE("One came", "u; s")),
     ""},
    {DOSSIER(QUOTE("Nobody came", "s; t")),
     "3 missing-quote: the quote of a -> b is not in the files of its 2 sources\n"},
    {DOSSIER(QUOTE("One went", "s; u")),
     "3 missing-quote: the quote of a -> b is not in the file of 's'\n"},
    {DOSSIER(QUOTE("Nobody came", "u") QUOTE("Nobody came", "v")), ""}, /* nothing to look in */
    /* the headline does not count, as most have it */
    {DOSSIER(QUOTE("One came", "s#1") QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#3")
                 QUOTE("Four slept", "s#5")),
     "6 misplaced-quote: the quote of a -> b is in paragraph 4 of 's', not in 5\n"},
    {DOSSIER(QUOTE("One came", "s#1") QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#3")
                 QUOTE("Four slept", "s#5; s#4")),
     ""},
    /* two that agree are too few, and half of them are no majority: these may be pages */
    {DOSSIER(QUOTE("One came", "s#1") QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#9")), ""},
    {DOSSIER(QUOTE("One came", "s#1") QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#3")
                 QUOTE("Four slept", "s#7") QUOTE("Five left", "s#9") QUOTE("One came", "s#6")),
     ""},
    {DOSSIER(QUOTE("One came", "s#p1") QUOTE("Two went", "s#p2") QUOTE("Three stayed", "s#p9")),
     ""},
    /* once a relation, whatever it cites, and whoever cites likewise */
    {DOSSIER(QUOTE("One came", "s#1") QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#3")
                 QUOTE("Four slept", "s#4") QUOTE("Five left", "s#5") QUOTE("One came", "s#1")
                     QUOTE("Two went", "s#2") QUOTE("Three stayed", "s#3")
                         QUOTE("Four slept", "s#5; s#3") QUOTE("Four slept", "s#5; s#3")),
     "11 misplaced-quote: the quote of a -> b is in paragraph 4 of 's', not in 5\n"
     "12 misplaced-quote: the quote of a -> b is in paragraph 4 of 's', not in 5\n"},
};
enum { CASES = sizeof cases / sizeof *cases };

static struct dossier *read_lines(const char *lines)
{
    struct dossier *dossier = dossier_new();
    struct text bytes = {0};
    struct error error = {0};
    struct diagnostics found = {0};
    text_add(&bytes, lines);
    ck_assert(dossier_read_bytes(dossier, "a", &bytes, NULL, "dot", &found, &error));
    diagnostics_release(&found);
    text_release(&bytes);
    return dossier;
}

START_TEST(quotes)
{
    struct dossier *dossier = read_lines(cases[_i].lines);
    struct original *originals[3] = {original_new(texts[0], strlen(texts[0])),
                                     original_new(texts[1], strlen(texts[1])), NULL};
    struct lint_options options = {.originals = (const struct original *const *)originals};
    struct diagnostics found = {0};
    struct text out = {0};
    dossier_lint(dossier, &options, &found);
    for (size_t i = 0; i < found.count; i++)
        if (strstr(found.items[i].code, "quote"))
            text_addf(&out, "%zu %s: %s\n", found.items[i].line, found.items[i].code,
                      found.items[i].message);
    ck_assert_str_eq(text_string(&out), cases[_i].expected);
    text_release(&out);
    diagnostics_release(&found);
    original_free(originals[0]);
    original_free(originals[1]);
    dossier_free(dossier);
}
END_TEST

TCase *lint_quotes_case(void)
{
    TCase *tests = tcase_create("quotes");
    tcase_add_loop_test(tests, quotes, 0, CASES);
    return tests;
}

/*
 * check_pages.c: the manual pages say what help says, and are pages that no reader of them
 * complains of; and any text is on them what it was.
 */
#include "suites.h"

#include "process.h"
#include "sanitized.h"

#include "report/scdoc.h"

#include <entente/lint.h>
#include <entente/measure.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What scdoc, or roff behind it, would take for more than text; one a line. */
static const char odd_texts[] = "plain\n"
                                ".\n"
                                ".TH x\n"
                                "...and so on\n"
                                ". a list?\n"
                                "'quoted'\n"
                                "- a list?\n"
                                "# a heading?\n"
                                "; a comment?\n"
                                "| a table?\n"
                                "[ a table?\n"
                                "] a table?\n"
                                ": a cell?\n"
                                "```\n"
                                "*not bold*\n"
                                "_not underlined_\n"
                                "a_b_c __init__ *\n"
                                "back\\slash \\fBbold\\fR \\& \\n \\(aq \\\\\n"
                                "a\\.b\\\n"
                                "no break ++\n"
                                "C++ + +\n"
                                "--top N, [N], <a> & \"b\" $x %s {c}\n"
                                "ends! really? yes.\n"
                                "одкб – é\n";

static bool has(const char *programs)
{
    struct text command = {0};
    text_addf(&command, "for p in %s; do command -v $p || exit 1; done >/dev/null", programs);
    bool there = system(text_string(&command)) == 0;
    if (!there)
        printf("skipped: not all of %s are here\n", programs);
    text_release(&command);
    return there;
}

/* ---- Text on a page ---- */

static void assert_written(void (*add)(const char *, struct text *), const char *before,
                           const char *string, const char *wanted)
{
    struct text out = {0};
    text_add(&out, before);
    add(string, &out);
    ck_assert_str_eq(text_string(&out) + strlen(before), wanted);
    text_release(&out);
}

START_TEST(text_is_escaped)
{
    assert_written(scdoc_text, "", "", "");
    assert_written(scdoc_text, "", "a*b_c+d\\e", "a\\*b\\_c\\+d\\\\e");
    assert_written(scdoc_text, "\t", ".x.", "*.*x.");
    assert_written(scdoc_text, "a ", ".x", ".x");
    assert_written(scdoc_text, "x\n", "-", "\\-");
    assert_written(scdoc_text, "x\n", "*", "\\*");
    assert_written(scdoc_text, "x", "-\n-", "- -");
    assert_written(scdoc_bold, "", "a*", "*a\\**");
    assert_written(scdoc_underlined, "", "N,...", "_N,..._");
    assert_written(scdoc_underlined, "", "", "");
    assert_written(scdoc_block, "", "a\\b\n.c", "```\na\\\\b\n.c\n```\n\n");
    assert_written(scdoc_block, "", "```", "```\n\\`\\`\\`\n```\n\n");
    assert_written(scdoc_block, "", "a\n", "```\na\n```\n\n");
}
END_TEST

/* A page with each line of the texts as a paragraph, as what a term means, and all as a block. */
static void write_odd_page(const char *path)
{
    struct text page = {0}, line = {0};
    const struct text term = {(char *)"*term*", 6, 0};
    text_add(&page, "odd(1)\n\n# NAME\n\nodd - odd\n\n# PARAGRAPHS\n\n");
    for (int round = 0; round < 2; round++)
        for (const char *at = odd_texts; *at; at += strcspn(at, "\n") + 1) {
            text_clear(&line);
            text_add_bytes(&line, at, strcspn(at, "\n"));
            if (round)
                scdoc_item(&term, text_string(&line), &page);
            else
                scdoc_text(text_string(&line), &page);
            text_add(&page, "\n\n");
        }
    text_add(&page, "# BLOCK\n\n");
    scdoc_block(odd_texts, &page);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fwrite(text_string(&page), 1, page.length, file);
    fclose(file);
    text_release(&line);
    text_release(&page);
}

/* What stands on the page, a line each, without indentation, empty lines, titles and terms. */
static const char shown[] = " | sed 's/^ *//; /^$/d; /^odd/d; /(1)/d; /^[A-Z]*$/d; /^term$/d'";

START_TEST(text_is_what_it_was)
{
    static const char *const readers[] = {"groff -k -Tutf8 -man -ww -P-cbou -rLL=90n",
                                          "mandoc -T utf8 -O width=90 | col -bx"};
    struct text script = {0}, wanted = {0}, path = {0};
    struct process process;
    if (SANITIZED || !has("scdoc groff mandoc col"))
        return;
    char *folder = folder_make();
    text_addf(&path, "%s/odd", folder);
    write_odd_page(text_string(&path));
    for (int i = 0; i < 3; i++)
        text_add(&wanted, odd_texts);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        text_clear(&script);
        text_addf(&script, "scdoc <%s/odd | LC_ALL=C.UTF-8 %s%s", folder, readers[i], shown);
        process_run_shell(&process, text_string(&script));
        ck_assert_str_eq(text_string(&process.out), text_string(&wanted));
        process_release(&process);
    }
    folder_remove(folder);
    free(folder);
    text_release(&script);
    text_release(&wanted);
    text_release(&path);
}
END_TEST

/* ---- Help and pages ---- */

/* Every command in the PATH that help lists, as a shell's list. */
#define COMMANDS "$(entente help | sed -n 's/^  \\([a-z][a-z]*\\)  .*/\\1/p')"

/* Both print a line for each command, option and heading, in the order in which they stand. */
static const char of_help[] =
    "entente help " COMMANDS " | sed -n "
    "'/^The grammar/,/^example/d; s/^entente \\([a-z]*\\): \\(.*\\)/\\1 - \\2/p; "
    "s/^\\([A-Z].*[^.]\\):$/\\1/p;"
    "s/^  \\(-.,\\) \\(--[a-z-]*\\).*/\\1 \\2/p; s/^  \\(--[a-z-]*\\).*/\\1/p'";
static const char of_pages[] =
    "entente help --man " COMMANDS " | sed -n "
    "'s/^entente-\\([a-z]* - .*\\)/\\1/p; s/^## //p;"
    "s/^\\*\\(-.\\)\\*, \\*\\(--[a-z-]*\\)\\*.*/\\1, \\2/p; s/^\\*\\(--[a-z-]*\\)\\*.*/\\1/p'";

START_TEST(pages_are_as_help)
{
    struct text script = {0};
    struct process process;
    char *folder = folder_make();
    text_addf(&script, "%s >%s/help; %s >%s/pages; diff %s/help %s/pages; grep -c -e --by %s/help",
              of_help, folder, of_pages, folder, folder, folder, folder);
    process_run_shell(&process, text_string(&script));
    ck_assert_str_eq(text_string(&process.out), "7\n"); /* no difference before that */
    process_release(&process);
    folder_remove(folder);
    free(folder);
    text_release(&script);
}
END_TEST

START_TEST(overview_names_all)
{
    struct process help, page;
    process_run_shell(&help, "entente help | sed -n 's/^  \\([a-z][a-z]*\\)  .*/\\1/p'");
    process_run_shell(&page,
                      "entente help --man | sed -n 's/^\\*entente-\\([a-z]*\\)\\*(1)$/\\1/p'");
    ck_assert_str_eq(text_string(&page.out), text_string(&help.out));
    process_release(&page);
    process_release(&help);
}
END_TEST

static void assert_says(const struct text *page, const char *term, const char *meaning)
{
    struct text wanted = {0};
    scdoc_bold(term, &wanted);
    text_add(&wanted, "\n\t");
    const char *found = strstr(text_string(page), text_string(&wanted));
    ck_assert_msg(found != NULL, "no page has '%s'", term);
    text_clear(&wanted);
    scdoc_text(meaning, &wanted);
    ck_assert_msg(strstr(found, text_string(&wanted)) != NULL, "no page says '%s'", meaning);
    text_release(&wanted);
}

START_TEST(overview_has_common_options)
{
    struct process page;
    process_run_shell(&page, "entente help --man");
    ck_assert_ptr_nonnull(strstr(text_string(&page.out), "*-j*, *--jobs* _N_\n"));
    ck_assert_ptr_nonnull(strstr(text_string(&page.out), "*-h*, *--help*\n"));
    process_release(&page);
}
END_TEST

START_TEST(tables_are_whole)
{
    struct process process;
    process_run_shell(&process, "entente help --man measures rules");
    for (size_t i = 0; i < measure_count(); i++) {
        assert_says(&process.out, measure_at(i)->name, measure_at(i)->summary);
        assert_says(&process.out, measure_at(i)->name, measure_at(i)->paper);
    }
    for (size_t i = 0; i < lint_rule_count(); i++)
        assert_says(&process.out, lint_rule_at(i)->code, lint_rule_at(i)->summary);
    process_release(&process);
}
END_TEST

/*
 * Each page, as scdoc makes it, through what shows pages and warns. mandoc's own warnings are of
 * paragraphs without text, which scdoc writes everywhere.
 */
START_TEST(pages_are_clean)
{
    struct text script = {0};
    struct process process;
    if (SANITIZED || !has("scdoc groff mandoc")) /* their work, not ours */
        return;
    char *folder = folder_make();
    text_addf(&script,
              "{ entente help --man; entente help --man " COMMANDS "; } | "
              "awk '/^entente[a-z-]*\\(1\\) \"/ { page = \"%s/\" (++n) } { print > page }' && "
              "sh tools/language-page.sh 0.1.0 >%s/dossier; "
              "for page in %s/*; do scdoc <$page >$page.1 || echo $page; done; "
              "groff -k -Tutf8 -ww -man %s/*.1 >/dev/null; "
              "mandoc -T lint -W warning %s/*.1 | grep -v -e 'skipping paragraph macro' -e "
              "'section mismatch'; "
              "ls %s/*.1 | wc -l",
              folder, folder, folder, folder, folder, folder);
    process_run_shell(&process, text_string(&script));
    char *end;
    ck_assert_msg(strtol(text_string(&process.out), &end, 10) > 20, "%s",
                  text_string(&process.out));
    ck_assert_str_eq(end, "\n");
    process_release(&process);
    folder_remove(folder);
    free(folder);
    text_release(&script);
}
END_TEST

START_TEST(references_are_pages)
{
    struct process process;
    process_run_shell(&process,
                      "entente help --man " COMMANDS " | sed -n '/^# SEE ALSO/{n;n;p;}' | "
                      "tr ',' '\\n' | sed 's/^ *//' | LC_ALL=C sort -u");
    ck_assert_str_eq(text_string(&process.out), "*entente*(1)\n*entente-dossier*(5)\n"
                                                "*entente-measures*(1)\n*entente-query*(1)\n"
                                                "*entente-rules*(1)\n");
    process_release(&process);
}
END_TEST

Suite *pages_suite(void)
{
    Suite *suite = suite_create("pages");
    TCase *text = tcase_create("text"), *pages = tcase_create("pages");
    tcase_add_test(text, text_is_escaped);
    tcase_add_test(text, text_is_what_it_was);
    suite_add_tcase(suite, text);
    tcase_set_timeout(pages, 60);
    tcase_add_test(pages, pages_are_as_help);
    tcase_add_test(pages, overview_names_all);
    tcase_add_test(pages, overview_has_common_options);
    tcase_add_test(pages, tables_are_whole);
    tcase_add_test(pages, references_are_pages);
    tcase_add_test(pages, pages_are_clean);
    suite_add_tcase(suite, pages);
    return suite;
}

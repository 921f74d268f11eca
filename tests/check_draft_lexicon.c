/*
 * check_draft_lexicon.c: the drafter's own tables make sense, others add to them, and what makes no
 * sense is named.
 */
#include "suites.h"

#include "draft/draft.h"

#include <string.h>

static const struct {
    const char *row, *error;
} bad_rows[] = {
    {"tie\tsure\tstart\tmembership", "my.tsv:1: error: a row of the lexicon has too few fields"},
    {"tie\tcertain\tstart\tmembership\t{S:A} {S:B}", "a tie is sure or suggested"},
    {"tie\tsure\tstart\tmembrship\t{S:A} {S:B}", "hint: did you mean 'membership'?"},
    {"tie\tsure\tstart\tmembership\t{S:A} {NONE} {S:B}", "no macro 'NONE' is known"},
    {"tie\tsure\tstart\tmembership\t{S:A} ( {S:B}", "the expression makes no sense"},
    {"tie\tsure\tstart\tmembership\t{S:A} {v:join", "a brace that is not closed"},
    {"tie\tsure\tstart\tmembership\t{S:A} {v:{AUX} join} {S:B}", "or has another in it"},
    {"tie\tsure\tstart\tmembership\t{S:A} joins", "a tie has two ends"},
    {"tie\tsure\tstart\tmembership\tjoins {S:B}", "a tie has two ends"},
    {"cue\tverb\tsure\tsupport\tX-X\tback", "its kinds are two, parted by '>'"},
    {"cue\tnone\tsure\tsupport\tX>X\tback", "no frame of that name is known"},
    {"macro\tSUBJECT\t({A} {NONE}", "is the macro 'SUBJECT' in it, which my.tsv:1 replaces?"},
    {"hedge\twish\tperhaps",
     "a hedge is one of negation, denial, condition, threat, report, averted, doubt"},
};

static bool is_macro(const struct lexicon_row *row)
{
    return strcmp(row->fields[0], "macro") == 0;
}

/* The drafter's own rows: two macros of a name would hide one another; what is no expression, as it
 * may be too large, would be left out without a word. */
START_TEST(own_rows_make_sense)
{
    struct drafter drafter;
    struct error error = {0};
    struct text wrong = {0};
    ck_assert(drafter_init(&drafter, &error));
    ck_assert(drafter_start(&drafter, &error));
    const struct lexicon *lexicon = &drafter.lexicon;
    for (size_t i = 0; i < lexicon->row_count; i++)
        for (size_t j = 0; j < i; j++)
            if (is_macro(&lexicon->rows[i]) && is_macro(&lexicon->rows[j]) &&
                strcmp(lexicon->rows[i].fields[1], lexicon->rows[j].fields[1]) == 0)
                text_addf(&wrong, "%s:%zu: a second macro %s\n", lexicon->rows[i].path,
                          lexicon->rows[i].line, lexicon->rows[i].fields[1]);
    for (size_t i = 0; i < lexicon->pattern_count; i++) {
        const struct expression *expression = &lexicon->patterns[i].expression;
        if (!expression_check(expression, &wrong))
            text_addf(&wrong, " (%s:%zu)\n", lexicon->rows[expression->row].path,
                      lexicon->rows[expression->row].line);
    }
    ck_assert_uint_gt(lexicon->pattern_count, 2000);
    ck_assert_msg(!wrong.length, "%.3000s", text_string(&wrong));
    text_release(&wrong);
    drafter_release(&drafter);
}
END_TEST

START_TEST(bad_rows_are_named)
{
    struct drafter with;
    struct error error = {0};
    struct text message = {0};
    ck_assert(drafter_init(&with, &error));
    ck_assert(
        !drafter_add_table(&with, "my.tsv", bad_rows[_i].row, strlen(bad_rows[_i].row), &error) ||
        !drafter_start(&with, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    error_format(&error, &message);
    ck_assert_ptr_nonnull(strstr(text_string(&message), "my.tsv:1"));
    ck_assert_msg(strstr(text_string(&message), bad_rows[_i].error), "%s", text_string(&message));
    text_release(&message);
    error_release(&error);
    drafter_release(&with);
}
END_TEST

/* A table of names and phrasings together. */
START_TEST(tables_add_phrasings)
{
    static const char own[] = "organization\tPact of Varna\t\t\t\t\n"
                              "tie\tsure\tevent\tdissent\t{S:A} (?<C>{v:glower}) at {OS:B}\n";
    static const char text[] = "Ukraine glowered at the Pact of Varna.";
    struct drafter with;
    struct error error = {0};
    struct draft draft;
    ck_assert(drafter_init(&with, &error));
    ck_assert(drafter_add_table(&with, "my.tsv", own, strlen(own), &error));
    ck_assert(drafter_start(&with, &error));
    draft_read(&draft, &with, text, strlen(text), NULL);
    ck_assert_uint_eq(draft.relations.count, 1);
    const struct drafted_relation *relation = draft.relations.items;
    ck_assert_str_eq(draft.article.entities[relation->from].name, "Ukraine");
    ck_assert_str_eq(relation->type, "dissent");
    ck_assert_str_eq(draft.article.entities[relation->to].name, "Pact of Varna");
    draft_release(&draft);
    drafter_release(&with);
}
END_TEST

Suite *draft_lexicon_suite(void)
{
    Suite *suite = suite_create("draft_lexicon");
    TCase *tables = tcase_create("tables");
    tcase_add_test(tables, own_rows_make_sense);
    tcase_add_loop_test(tables, bad_rows_are_named, 0, sizeof bad_rows / sizeof *bad_rows);
    tcase_add_test(tables, tables_add_phrasings);
    suite_add_tcase(suite, tables);
    return suite;
}

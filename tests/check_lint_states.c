/*
 * check_lint_states.c: the rules of lint about states that are dated twice over, wholes and parts,
 * the dossier's own date, repeats, and candidates; and which rules are asked for.
 */
#include "lint_lines.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

START_TEST(late_candidacy)
{
    static const struct lint_case cases[] = {
        {"R a membership o 2000/2010\nR a candidacy o 2001-02\n",
         "a:2:1: warning late-candidacy: a -> o (candidacy, 2001-02) begins after a -> o "
         "(membership, 2000/2010) (line 1) has begun\n"},
        {"R a membership o 2000/2010\nR a candidacy o 2000\n", ""}, /* may have been before */
        {"R a membership o 2000/2010\nR a candidacy o 1999\n", ""},
        {"R a membership o 2000/2010\nR a candidacy o 2012\n", ""}, /* again */
        {"R a membership o 2000/2010\nR a candidacy o 2001?\n", ""},
        {"R a membership o 2000?/2010\nR a candidacy o 2001\n", ""},
        {"R a membership o 2000/2010\nR a candidacy o\n", ""},
        {"R a observer o 2000/2010\nR a candidacy o 2001\n", ""},
        {"R a membership p 2000/2010\nR a candidacy o 2001\n", ""},
        {"R b membership o 2000/2010\nR a candidacy o 2001\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(overlapping_terms)
{
    static const struct lint_case cases[] = {
        {"R a membership o 2000/2010\nR a membership o 2005/..\n",
         "a:2:1: warning overlapping-terms: a -> o (membership, 2005/..) overlaps a -> o "
         "(membership, 2000/2010) (line 1), which is the same at another time\n"},
        /* against the one that ends last */
        {"R a membership o 2000/2010\nR a membership o 2002/2004\nR a membership o 2008/2012\n",
         "a:2:1: warning overlapping-terms: a -> o (membership, 2002/2004) overlaps a -> o "
         "(membership, 2000/2010) (line 1), which is the same at another time\n"
         "a:3:1: warning overlapping-terms: a -> o (membership, 2008/2012) overlaps a -> o "
         "(membership, 2000/2010) (line 1), which is the same at another time\n"},
        {"T feud dissent ls\nR a feud b 2000/2010\nR b feud a 2005/2011\n",
         "a:3:1: warning overlapping-terms: b -- a (feud, 2005/2011) overlaps a -- b (feud, "
         "2000/2010) (line 2), which is the same at another time\n"},
        {"R a membership o 2000/2010\nR a membership o 2010/2012\n", ""},
        {"R a membership o 2000/2010-05-03\nR a membership o 2010-05-03/2012\n", ""},
        {"R a membership o 2000/2010\nR a membership o 2005?/..\n", ""},
        {"R a membership o 2000/2010\nR a observer o 2005/..\n", ""},
        {"R a membership o 2000/2010\nR a membership p 2005/..\n", ""},
        {"R a membership o 2000/2010\nR b membership o 2005/..\n", ""},
        {"R a membership b 2000/2010\nR b membership a 2005/..\n", ""},
        {"R a office o 2000/2010 - one\nR a office o 2005/.. - other\n", ""},
        {"R a membership o 2000/2010\nR a membership o\n", ""},
        {"R a membership o 2000/2010\nR a membership o 2000/2010\n",
         "a:2:1: warning duplicate-relation: a -> o (membership, 2000/2010) says again what line 1 "
         "says\n"},
        /* nothing is known past the dossier's date */
        {"D 2003\nR a membership o 2000/..\nR a membership o 2003-12-31/..\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(contradiction)
{
    static const struct lint_case cases[] = {
        {"S s\nS t\nR a support b 2011-05-05 s#1\nR a refusal b 2011-05-05 t\n",
         "a:4:1: note contradiction: a -> b (refusal, 2011-05-05) and a -> b (support, 2011-05-05) "
         "(line 3) are opposites, of one day, by different sources\n"},
        {"S s\nS t\nR a refusal b 2011-05-05 t\nR a support b 2011-05-05 s#1\n",
         "a:3:1: note contradiction: a -> b (refusal, 2011-05-05) and a -> b (support, 2011-05-05) "
         "(line 4) are opposites, of one day, by different sources\n"},
        {"S s\nR a support b 2011-05-05 s#1\nR a refusal b 2011-05-05 s#2\n", ""},
        {"S s\nS t\nR a support b 2011-05-05 s#1\nR a refusal b 2011-05-05 t;s\n", ""},
        {"R a support b 2011-05-05\nR a refusal b 2011-05-05\n", ""},
        {"S s\nS t\nR a support b 2011-05 s\nR a refusal b 2011-05 t\n", ""},
        {"S s\nS t\nR a support b 2011-05-05 s\nR a refusal b 2011-05-06 t\n", ""},
        {"S s\nS t\nR a support b 2011-05-05 s\nR b refusal a 2011-05-05 t\n", ""},
        {"S s\nS t\nR a support b 2011-05-05 s\nR a agreement b 2011-05-05 t\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(circular_whole)
{
    static const struct lint_case cases[] = {
        {"R a part-of b\nR b part-of a\n",
         "a:2:1: error circular-whole: a -> b -> a: a circle of part-of\n"},
        {"R x part-of a\nR a part-of b\nR b part-of c\nR c part-of a\nR c part-of d\n",
         "a:4:1: error circular-whole: a -> b -> c -> a: a circle of part-of\n"},
        {"R a subordination b 2000/..\nR b subordination a 2001/..\n",
         "a:2:1: error circular-whole: a -> b -> a: a circle of subordination\n"},
        {"R a part-of b\nR b part-of c\nR c part-of d\nR d part-of e\nR e part-of f\n"
         "R f part-of g\nR g part-of h\nR h part-of a\n",
         "a:8:1: error circular-whole: a -> b -> c -> d -> e -> f -> g -> ... -> a: a circle of "
         "part-of\n"},
        {"R a part-of b\nR a part-of c\nR b part-of d\nR c part-of d\n", ""}, /* two ways */
        {"R a part-of b\nR b subordination a\n", ""},
        {"R a part-of b 1990/1999\nR b part-of a\n", ""},
        {"R a part-of b 1990?/..\nR b part-of a\n", ""},
        {"D 2011\nR a part-of b 2000/2005\nR b part-of a 2006/..\n", ""},
        {"R a tie b\nR b tie a\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(own_date)
{
    static const struct lint_case cases[] = {
        {"D 2011-05-18\nR a support b 2011-05-19\n",
         "a:2:1: warning future-relation: a -> b (support, 2011-05-19) begins after the dossier "
         "was compiled, on 2011-05-18\n"},
        {"D 2011-05-18\nR a support b 2011-05-18\nR b support a 2011-05\n", ""},
        {"D 2011-05-18\nR a support b 2011-05-19?\n", ""},
        {"D 2011-05-18\nR a support b 2011-05-19 - - 0.5\n", ""},
        {"D 2011-05?\nR a support b 2012\n", ""},
        {"R a support b 2012\n", ""},
        {"D 2011-05-18\nS s 2011-06\nR a support b 2011-05-18 s\n",
         "a:2:1: warning late-source: source 's' is of 2011-06, and the dossier was compiled on "
         "2011-05-18\n"},
        {"D 2011-05-18\nS s 2011-05\nR a support b 2011-05-18 s\n", ""},
        {"D 2011-05-18\nS s 2011-06?\nR a support b 2011-05-18 s\n", ""},
        /* what the source cannot have seen is said once */
        {"D 2011-05-18\nS s 2011-05-18\nR a support b 2011-05-19 s\n",
         "a:3:1: warning early-source: a -> b (support, 2011-05-19) begins after the last of its "
         "sources, 's', of 2011-05-18\n"},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(repeats)
{
    static const struct lint_case cases[] = {
        {"S s\nR a tie b - s#1;s;s#1\n",
         "a:2:1: warning repeated-citation: a -> b cites 's#1' twice\n"},
        {"S s\nE a - s;s\nE b\nR a tie b - s\n",
         "a:2:1: warning repeated-citation: entity 'a' cites 's' twice\n"},
        {"S s\nR a tie b - s#1;s#2;s\n", ""},
        {"S s\nS t\nR a tie b - s#1;t#1\n", ""},
        {"E a - - x|y|x\nE b\nR a tie b\n",
         "a:1:1: warning repeated-alias: 'a' has the alias 'x', which it has before\n"},
        {"E a - - x|a\nE b\nR a tie b\n",
         "a:1:1: warning repeated-alias: 'a' has the alias 'a', which is its id\n"},
        {"E a - - x|A\nE b\nR a tie b\n", ""},
        {"E a - - x|b\nE b\nR a tie b\n",
         "a:1:1: warning taken-alias: 'a' has the alias 'b', which is another entity\n"},
        {"E a - - x|b|bb\nE c\nR a tie c\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

/* Of an exclusive office each role is one of its own; a presidency is one. */
START_TEST(roles)
{
    static const struct lint_case cases[] = {
        {"T chair office lx\nR a chair o 2000/2005 - head\nR b chair o 2002/2006 - deputy\n", ""},
        {"T chair office lx\nR a chair o 2000/2005 - head\nR b chair o 2002/2006 - head\n",
         "a:3:1: error exclusive-overlap: b -> o (chair, 2002/2006) overlaps a -> o (chair, "
         "2000/2005) (line 2): both hold from 2002-12-31 to 2005-01-01, and only one can\n"},
        {"T chair office lx\nR a chair o 2000/2001 - head\nR b chair o 2004/2006 - head\n"
         "R c chair o 2001/2004 - deputy\n",
         "a:3:1: note office-gap: nobody holds the chair of head of 'o' from 2002-01-01 to "
         "2003-12-31, before 'b' does\n"},
        {"R a presidency o 2000/2005 - full\nR b presidency o 2002/2006 - acting\n",
         "a:2:1: error exclusive-overlap: b -> o (presidency, 2002/2006) overlaps a -> o "
         "(presidency, 2000/2005) (line 1): both hold from 2002-12-31 to 2005-01-01, and only one "
         "can\n"},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

/* ---- Which rules ---- */

static bool runs(const struct lint_choice *choice, const char *code, enum severity *severity)
{
    return lint_chosen(choice, lint_rule_find(code), severity);
}

START_TEST(choices)
{
    struct lint_choice choice = {0};
    struct error error = {0};
    enum severity severity;
    ck_assert(runs(NULL, "office-gap", &severity) && severity == SEVERITY_NOTE);
    ck_assert(runs(&choice, "lone-date", &severity) && severity == SEVERITY_WARNING);
    ck_assert(lint_choose(&choice, "no-lone-date, office-gap=error,,conflict=off", &error));
    ck_assert(!runs(&choice, "lone-date", &severity));
    ck_assert(!runs(&choice, "conflict", &severity));
    ck_assert(runs(&choice, "office-gap", &severity) && severity == SEVERITY_ERROR);
    ck_assert(runs(&choice, "self-relation", &severity));
    ck_assert(lint_choose(&choice, "lone-date=on,conflict=note", &error));
    ck_assert(runs(&choice, "lone-date", &severity) && severity == SEVERITY_WARNING);
    ck_assert(runs(&choice, "conflict", &severity) && severity == SEVERITY_NOTE);
    ck_assert(lint_choose(&choice, "office-gap", &error));
    ck_assert(lint_choose(&choice, "self-relation=warning,self-relation", &error));
    ck_assert(runs(&choice, "office-gap", &severity) && severity == SEVERITY_ERROR);
    ck_assert(runs(&choice, "self-relation", &severity));
    ck_assert(!runs(&choice, "lone-date", &severity));
}
END_TEST

/* What makes no sense changes nothing. */
START_TEST(bad_choices)
{
    static const struct {
        const char *list, *message, *hint;
    } cases[] = {
        {"no-lone-date,lone-dat", "no rule has the code 'lone-dat'", "did you mean lone-date?"},
        {"no-lone-date,xxxxxxxx", "no rule has the code 'xxxxxxxx'", "'entente rules' lists them"},
        {"lone-date=", "a rule is on, off, note, warning or error, not ''", NULL},
        {"no-lone-date=off", "no rule has the code 'no-lone-date'", "did you mean lone-date?"},
        {"no-syntax", "what cannot be read is always an error", NULL},
        {"", "a rule is named by its code, as in office-gap", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct lint_choice choice = {0};
        struct error error = {0};
        enum severity severity;
        ck_assert(!lint_choose(&choice, cases[i].list, &error));
        ck_assert_str_eq(error.message, cases[i].message);
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        if (cases[i].hint)
            ck_assert_str_eq(error.hint, cases[i].hint);
        ck_assert(runs(&choice, "lone-date", &severity) && severity == SEVERITY_WARNING);
        error_release(&error);
    }
}
END_TEST

TCase *lint_states_case(void)
{
    TCase *tcase = tcase_create("states");
    tcase_add_test(tcase, late_candidacy);
    tcase_add_test(tcase, overlapping_terms);
    tcase_add_test(tcase, contradiction);
    tcase_add_test(tcase, circular_whole);
    tcase_add_test(tcase, own_date);
    tcase_add_test(tcase, repeats);
    tcase_add_test(tcase, roles);
    tcase_add_test(tcase, choices);
    tcase_add_test(tcase, bad_choices);
    return tcase;
}

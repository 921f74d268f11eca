/*
 * check_lint.c: the rules of lint, each with what it finds and with what comes nearest to it and is
 * no fault. The dossiers are written as in lint_lines.h.
 */
#include "lint_lines.h"
#include "suites.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

START_TEST(clean)
{
    static const struct lint_case cases[] = {
        {"", ""},
        {"R a tie b\nR b tie c\n", ""}, /* a plain graph declares nothing and cites nothing */
        {"E a\nE b\n", ""},             /* just begun */
        {"D 2011-05-18\n"
         "S edm 2011-05-18\n"
         "E Belarus\n"
         "E Russia\n"
         "E CSTO 1992-05-15/..\n"
         "R Belarus membership CSTO 1993-12-31/.. edm#1\n"
         "R Russia membership CSTO 1992-05-15/.. edm#1\n"
         "R Belarus presidency CSTO 2010-12/.. edm#9\n"
         "R Russia presidency CSTO 2009-06/2010-12 edm#9 temporary\n"
         "R Belarus refusal CSTO 2009-06/2010-12 edm#9\n",
         ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dangling_relation)
{
    static const struct lint_case cases[] = {
        {"E Belarus\nE CSTO\nR Belarus tie CSTO\nR Belarsu tie CSTO\n",
         "a:4:1: warning dangling-relation: Belarsu -> CSTO names 'Belarsu', but no such entity is "
         "declared\n"},
        {"E CSTO\nR CSTO tie x\nR x tie CSTO\n", /* once a name, and the caret is under it */
         "a:2:3: warning dangling-relation: CSTO -> x names 'x', as does 1 other relation, but no "
         "such entity is declared\n"},
        {"E CSTO\nR x tie CSTO\nR x dissent CSTO\nR x -- CSTO\n",
         "a:2:1: warning dangling-relation: x -> CSTO names 'x', as do 2 other relations, but no "
         "such entity is declared\n"},
        {"E a\nR a tie x\nR x -- x\n", /* both its ends are one use */
         "a:2:3: warning dangling-relation: a -> x names 'x', as does 1 other relation, but no "
         "such entity is declared\n"
         "a:3:1: warning self-relation: x -- x is a relation of 'x' with itself\n"},
        {"R x tie CSTO\nE x\nE CSTO\n", ""}, /* declared later is declared */
        {"R x tie CSTO\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dangling_without_place)
{
    struct dossier *dossier = lint_dossier("E CSTO\nR x tie CSTO\n");
    struct diagnostics found = {0};
    dossier->entities[dossier_find_entity(dossier, "x")].place = (struct place){0};
    dossier_lint(dossier, NULL, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_uint_eq(found.items[0].line, 2);
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

START_TEST(unknown_source)
{
    static const struct lint_case cases[] = {
        {"S edm\nE a - edm\nE b\nR a tie b - emd#1\n",
         "a:4:1: warning unknown-source: a -> b cites 'emd', but no such source is declared\n"},
        {"S edm\nE a - emd\nE b\nR a tie b - edm\n",
         "a:2:1: warning unknown-source: entity 'a' cites 'emd', but no such source is declared\n"},
        {"S edm\nE a\nE b\nR a tie b - edm;x#1;y\nR b tie a - x#2\n",
         "a:4:1: warning unknown-source: a -> b cites 'x', as does 1 other citation, but no such "
         "source is declared\n"
         "a:4:1: warning unknown-source: a -> b cites 'y', but no such source is declared\n"},
        {"E a\nR b tie a - x\nE b - x\n", /* the first by place, not the entity */
         "a:2:1: warning unknown-source: b -> a cites 'x', as does 1 other citation, but no such "
         "source is declared\n"},
        {"R a tie b - #9\n",
         "a:1:1: warning unknown-source: a -> b cites '', but no such source is declared\n"},
        {"S edm\nR a tie b - edm;edm#9;;\n", ""},
        {"R a tie b - edm\nS edm\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(uncited_relation)
{
    static const struct lint_case cases[] = {
        {"S edm\nR a tie b - edm\nR b tie c\n",
         "a:3:1: warning uncited-relation: b -> c cites no source\n"},
        {"S edm\nR a tie b - edm\nR b tie c - ;\n",
         "a:3:1: warning uncited-relation: b -> c cites no source\n"},
        {"R a tie b\nR b tie c\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(unused_source)
{
    static const struct lint_case cases[] = {
        {"S edm\nS itar\nR a tie b - edm\n",
         "a:2:1: warning unused-source: source 'itar' is declared, but nothing cites it\n"},
        {"S edm\nS itar\nE a - edm;itar#2\nE b\nR a tie b - edm\n", ""},
        {"S edm\nS itar\nR a tie b - edm;itar#2\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(early_source)
{
    static const struct lint_case cases[] = {
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm\n",
         "a:2:1: warning early-source: a -> b (support, 2011-07-05) begins after the last of its "
         "sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nS old 2010\nR a support b 2011-05-19/.. edm;old\n",
         "a:3:1: warning early-source: a -> b (support, 2011-05-19/..) begins after the last of "
         "its sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nR a support b 2011-05-20~ edm\n",
         "a:2:1: warning early-source: a -> b (support, 2011-05-20~) begins after the last of its "
         "sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nR a support b 2011-05-19~ edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-05-18 edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-05 edm\n", ""}, /* may have been before the 18th */
        {"S edm 2011\nR a support b 2011-07-05 edm\n", ""},
        {"S edm 2011-05-18~\nR a support b 2011-05-19 edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2010/2012 edm\n", ""}, /* had begun */
        {"S edm 2011-05-18\nR a support b 2011-07-05? edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05% edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm - 0.9\n", ""},
        {"S edm 2011-05-18?\nR a support b 2011-07-05 edm\n", ""},
        {"S edm\nR a support b 2011-07-05 edm\n", ""},
        {"S edm 2011-05-18\nR a support b - edm\n", ""},
        {"S edm 2011-05-18\nS late 2011-08\nR a support b 2011-07-05 edm;late\n", ""},
        {"S edm 2011-05-18\nS none\nR a support b 2011-07-05 edm;none\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm;x\n",
         "a:2:1: warning unknown-source: a -> b (support, 2011-07-05) cites 'x', but no such "
         "source is declared\n"},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(self_relation)
{
    static const struct lint_case cases[] = {
        {"R a tie a\n", "a:1:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"R a dispute a 2011\n",
         "a:1:1: warning self-relation: a -- a (dispute, 2011) is a relation of 'a' with itself\n"},
        {"R a tie A\n", ""}, /* case counts */
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(duplicate_relation)
{
    static const struct lint_case cases[] = {
        {"R a support b 2010 - r\nR a tie b\nR a support b 2010 - r\nR a support b 2010 - r\n",
         "a:3:1: warning duplicate-relation: a -> b (support, 2010) says again what line 1 says\n"
         "a:4:1: warning duplicate-relation: a -> b (support, 2010) says again what line 1 says\n"},
        {"R a tie b\nF b\nR a tie b\n",
         "b:3:1: warning duplicate-relation: a -> b says again what a:1 says\n"},
        {"R a dispute b 2010\nR b dispute a 2010\n",
         "a:2:1: warning duplicate-relation: b -- a (dispute, 2010) says again what line 1 says\n"},
        {"R b -- a\nR a -- b\n",
         "a:2:1: warning duplicate-relation: a -- b says again what line 1 says\n"},
        {"S x\nS y\nR a tie b - x\nR a tie b - y\n",
         "a:4:1: warning duplicate-relation: a -> b says again what line 3 says\n"},
        {"R a support b 2010\nR b support a 2010\n", ""}, /* there and back */
        {"R a -- b\nR a tie b\n", ""},                    /* with and without a direction */
        {"R a support b 2010\nR a support b 2011\n", ""},
        {"R a support b 2010\nR a support b 2010?\n", ""},
        {"R a support b 2010\nR a support b 2010/2010\n", ""},
        {"R a support b 2010\nR a support b\n", ""},
        {"R a support b 2010\nR a agreement b 2010\n", ""},
        {"R a support b 2010\nR a support c 2010\n", ""},
        {"R a support b 2010\nR c support b 2010\n", ""},
        {"R a office b 2010/.. - minister\nR a office b 2010/.. - deputy\nR a office b 2010/..\n",
         ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(isolated_entity)
{
    static const struct lint_case cases[] = {
        {"E a\nE b\nE c\nR a tie b\n",
         "a:3:1: warning isolated-entity: entity 'c' has no relation\n"},
        {"E a\nE b\nR a tie a\nR b tie a\n",
         "a:3:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"E a\nR a tie a\n",
         "a:2:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"E a\nE b\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(impossible_date)
{
    static const struct lint_case cases[] = {
        {"E a\nE CSTO 1992-05-15/2002\nR a membership CSTO 1990/1992-05-14\n",
         "a:3:1: error impossible-date: a -> CSTO (membership, 1990/1992-05-14) is dated outside "
         "the time of 'CSTO', which is 1992-05-15/2002\n"},
        {"E a 1950/1999\nE b\nR a support b 2000-01-01\n",
         "a:3:1: error impossible-date: a -> b (support, 2000-01-01) is dated outside the time of "
         "'a', which is 1950/1999\n"},
        {"E a 1950/1999\nE b 1960/1999\nR a conflict b 2000/..\n",
         "a:3:1: error impossible-date: a -- b (conflict, 2000/..) is dated outside the time of "
         "'a', which is 1950/1999\n"
         "a:3:1: error impossible-date: a -- b (conflict, 2000/..) is dated outside the time of "
         "'b', which is 1960/1999\n"},
        {"E a 1950/1999\nE b\nR a dissent b 2000\n",
         "a:3:1: error impossible-date: a -> b (dissent, 2000) is dated outside the time of 'a', "
         "which is 1950/1999\n"},
        {"E a\nE treaty 1992-05-15\nR a agreement treaty 1992-05-14\n",
         "a:3:1: error impossible-date: a -> treaty (agreement, 1992-05-14) is dated outside the "
         "time of 'treaty', which is 1992-05-15\n"},
        {"E a 1950/1999\nR a tie a 2000\n",
         "a:2:1: warning self-relation: a -> a (2000) is a relation of 'a' with itself\n"
         "a:2:1: error impossible-date: a -> a (2000) is dated outside the time of 'a', which is "
         "1950/1999\n"},
        {"E a\nE treaty 1992-05-15\nR a agreement treaty 2011\n", ""}, /* a lone date begins */
        {"E a\nE b 1950/1999\nR a criticism b 2000\n", ""},            /* the dead are criticized */
        {"E a\nE b 1950/1999\nR a support b 1999-12\n", ""},
        {"E a\nE b 1950/1999\nR a membership b 1940/1955\n", ""},
        {"E a\nE b 1950/1999\nR a membership b 1990/2005\n", ""}, /* partly outside */
        {"E a\nE b 1950/1999~\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b 2000-01-01~\n", ""},
        {"E a\nE b 1950/1999?\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b 2000?\n", ""},
        {"E a\nE b 1950/\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b\n", ""},
        {"E a\nE b\nR a support b 2000\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(lone_date)
{
    static const struct lint_case cases[] = {
        {"R a presidency b 2010-12\n", "a:1:1: warning lone-date: a -> b (presidency, 2010-12) "
                                       "lasts, but has one date and no end\n"},
        {"T patron cooperation l\nR a patron b 2010?\n",
         "a:2:1: warning lone-date: a -> b (patron, 2010?) lasts, but has one date and no end\n"},
        {"R a presidency b 2010-12/..\n", ""},
        {"R a presidency b 2010-12/\n", ""},
        {"R a presidency b /2010-12\n", ""},
        {"R a presidency b\n", ""},
        {"R a support b 2010-12\n", ""},
        {"T visit cooperation\nR a visit b 2010\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(exclusive_overlap)
{
    static const struct lint_case cases[] = {
        {"R b presidency o 2010-12/2012\nR r presidency o 2009-06/2011-03\n",
         "a:1:1: error exclusive-overlap: b -> o (presidency, 2010-12/2012) overlaps r -> o "
         "(presidency, 2009-06/2011-03) (line 2): both hold from 2010-12-31 to 2011-03-01, and "
         "only one can\n"},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009/..\n",
         "a:1:1: error exclusive-overlap: b -> o (presidency, 2010-12-10/..) overlaps r -> o "
         "(presidency, 2009/..) (line 2): both hold from 2010-12-10 on, and only one can\n"},
        {"D 2011-05-18\nR b presidency o 2010-12-10/..\nR r presidency o 2009/..\n",
         "a:2:1: error exclusive-overlap: b -> o (presidency, 2010-12-10/..) overlaps r -> o "
         "(presidency, 2009/..) (line 3): both hold from 2010-12-10 to 2011-05-18, and only one "
         "can\n"},
        {"R b presidency o ../2010-12-10\nR r presidency o ../2010-12-11\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, ../2010-12-11) overlaps b -> o "
         "(presidency, ../2010-12-10) (line 1): both hold to 2010-12-10, and only one can\n"},
        {"R b presidency o 2010-12-10/2010-12-20\nR r presidency o 2010-12-19/2011\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, 2010-12-19/2011) overlaps b -> o "
         "(presidency, 2010-12-10/2010-12-20) (line 1): both hold from 2010-12-19 to 2010-12-20, "
         "and only one can\n"},
        /* between two terms of its own, and long over by the second */
        {"R b presidency o 2000/2010\nR r presidency o 2002/2004\nR b presidency o 2003/2012\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, 2002/2004) overlaps b -> o "
         "(presidency, 2000/2010) (line 1): both hold from 2002-12-31 to 2004-01-01, and only one "
         "can\n"
         "a:3:1: warning overlapping-terms: b -> o (presidency, 2003/2012) overlaps b -> o "
         "(presidency, 2000/2010) (line 1), which is the same at another time\n"
         "a:3:1: error exclusive-overlap: b -> o (presidency, 2003/2012) overlaps r -> o "
         "(presidency, 2002/2004) (line 2): both hold from 2003-12-31 to 2004-01-01, and only one "
         "can\n"},
        {"D 2011\nR b presidency o 2010-12-10/..\nR r presidency o 2009/..\n",
         "a:2:1: error exclusive-overlap: b -> o (presidency, 2010-12-10/..) overlaps r -> o "
         "(presidency, 2009/..) (line 3): both hold from 2010-12-10 to 2011-12-31, and only one "
         "can\n"},
        /* of another office in between */
        {"T chair office lx\nR b presidency o 2000/2010\nR c chair o 2001/2002\n"
         "R r presidency o 2005/2006\n",
         "a:4:1: error exclusive-overlap: r -> o (presidency, 2005/2006) overlaps b -> o "
         "(presidency, 2000/2010) (line 2): both hold from 2005-12-31 to 2006-01-01, and only one "
         "can\n"},
        {"T chair office lx\nR a chair o 2000/2010\nF b\nR b chair o 2005/2006\n",
         "b:4:1: error exclusive-overlap: b -> o (chair, 2005/2006) overlaps a -> o (chair, "
         "2000/2010) (a:2): both hold from 2005-12-31 to 2006-01-01, and only one can\n"},
        /* handovers */
        {"R b presidency o 2010-12/..\nR r presidency o 2009-06/2010-12\n", ""},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009-06/2010-12-10\n", ""},
        {"R b presidency o 2010/2011\nR r presidency o 2009/2010\n", ""},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009-06/2010-12\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(exclusive_overlap_misses)
{
    static const struct lint_case cases[] = {
        /* what is certain on no day, or not on that one, contradicts nothing */
        {"R b presidency o 2010-12-10/2012\nR r presidency o 2009/2011?\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o 2009/\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o /2011\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o\n", ""},
        {"R b presidency o 2010-12-10/2010-12-20\nR r presidency o 2010-12-19~/2011\n", ""},
        {"D 2010\nR b presidency o 2011-12-10/..\nR r presidency o 2009/..\n",
         "a:2:1: warning future-relation: b -> o (presidency, 2011-12-10/..) begins after the "
         "dossier was compiled, on 2010\n"},
        {"D 2010-12-10\nR b presidency o 2010-12-10/..\nR r presidency o 2009/..\n", ""},
        /* one holder, another office, another target, not exclusive */
        {"R b presidency o 2010/2014\nR b presidency o 2012/2016\n",
         "a:2:1: warning overlapping-terms: b -> o (presidency, 2012/2016) overlaps b -> o "
         "(presidency, 2010/2014) (line 1), which is the same at another time\n"},
        {"R b presidency o 2000/2004\nR b presidency o 2001/2005\nR b presidency o 2002/2006\n",
         "a:2:1: warning overlapping-terms: b -> o (presidency, 2001/2005) overlaps b -> o "
         "(presidency, 2000/2004) (line 1), which is the same at another time\n"
         "a:3:1: warning overlapping-terms: b -> o (presidency, 2002/2006) overlaps b -> o "
         "(presidency, 2001/2005) (line 2), which is the same at another time\n"},
        {"R b presidency o 2000/2020\nR b presidency o 2001/2010\nR b presidency o 2002/2009\n",
         "a:2:1: warning overlapping-terms: b -> o (presidency, 2001/2010) overlaps b -> o "
         "(presidency, 2000/2020) (line 1), which is the same at another time\n"
         "a:3:1: warning overlapping-terms: b -> o (presidency, 2002/2009) overlaps b -> o "
         "(presidency, 2000/2020) (line 1), which is the same at another time\n"},
        {"R b presidency o 2010/2014\nR r presidency p 2010/2014\n", ""},
        {"T chair office lx\nR b presidency o 2010/2014\nR r chair o 2010/2014\n", ""},
        {"R b office o 2010/2014\nR r office o 2010/2014\n", ""},
        {"R b presidency o 2000/2010\nR r presidency p 2001/2009\nR c presidency q 2002/2008\n",
         ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dissent_after_membership)
{
    static const struct lint_case cases[] = {
        {"R g membership cis 1993/2009-08-18\nR g criticism cis 2009-08-19\n",
         "a:2:1: warning dissent-after-membership: g -> cis (criticism, 2009-08-19) begins after g "
         "-> cis (membership, 1993/2009-08-18) (line 1) has ended\n"},
        {"R cis dispute g 2010\nR g membership cis 1993/2009\nF b\nR g observer cis 1990/1993\n",
         "a:1:1: warning dissent-after-membership: cis -- g (dispute, 2010) begins after g -> cis "
         "(membership, 1993/2009) (line 2) has ended\n"},
        {"R a membership cis 1993/2001\nR g membership cis 1993/2009\nR g refusal cis 2010/2012\n",
         "a:3:1: warning dissent-after-membership: g -> cis (refusal, 2010/2012) begins after g -> "
         "cis (membership, 1993/2009) (line 2) has ended\n"},
        {"R g membership cis 1993/2009\nR g criticism cis 2009\n", ""},
        {"R g membership cis 1993/2009-08-18\nR g criticism cis 2009-08-18\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 2008/2012\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 1990\n", ""}, /* not yet a member */
        {"R g membership cis 1993/2009~\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2009?\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 2010?\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis\n", ""},
        {"R g membership cis 1993/\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/..\nR g criticism cis 2010\n", ""},
        {"R g membership cis\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2000\nR g membership cis 2002/..\nR g criticism cis 2010\n", ""},
        {"R g membership cis 2002/..\nR g membership cis 1993/2000\nR g criticism cis 2001\n", ""},
        {"R g membership cis 1993/2000\nR g criticism nato 2010\n", ""},
        {"R g membership cis 1993/2000\nR cis criticism g 2010\n", ""},
        {"R g membership cis 1993/2000\nR a criticism cis 2010\n", ""},
        {"R g membership cis 1993/2000\nR g support cis 2010\n", ""},
        {"R g participation cis 1993/2000\nR g criticism cis 2010\n", ""},
        {"R g office cis 1993/2000\nR g criticism cis 2010\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

/* `1993?/2009` is unsure of the start, and asserts the end. A lone date asserts none. */
START_TEST(dissent_after_doubtful_membership)
{
    static const struct lint_case cases[] = {
        {"R g membership cis 1993?/2009\nR g criticism cis 2010\n",
         "a:2:1: warning dissent-after-membership: g -> cis (criticism, 2010) begins after g -> "
         "cis (membership, 1993?/2009) (line 1) has ended\n"},
        {"R g membership cis 1993\nR g criticism cis 2010\n",
         "a:1:1: warning lone-date: g -> cis (membership, 1993) lasts, but has one date and no "
         "end\n"},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(hints)
{
    static const struct lint_case cases[] = {
        {"E Belarus\nE o\nR Belarus tie o\nR Belarsu tie o\n", "did you mean 'Belarus'?\n"},
        {"E Burma - - Rangoon|Myanmar\nE o\nR Burma tie o\nR myanmar tie o\n",
         "did you mean 'Burma'?\n"},
        {"E UY - - Беларусь\nE o\nR UY tie o\nR БЕЛАРУСЬ tie o\n", "did you mean 'UY'?\n"},
        {"E Belarus\nE o\nR Belarus tie o\nR Qatar tie o\n",
         "declare 'Qatar' as an entity, or correct the name\n"},
        /* a name that is misspelt elsewhere is no suggestion */
        {"E o\nR Qatar tie o\nR Qata tie o\n",
         "declare 'Qatar' as an entity, or correct the name\n"
         "declare 'Qata' as an entity, or correct the name\n"},
        {"S edm\nR a tie b - edm\nR b tie a - emd#1\n", "did you mean 'edm'?\n"},
        {"S edm\nR a tie b - edm\nR b tie a - itar\n",
         "declare 'itar' with kind=source, or correct the citation\n"},
        {"R a tie b - #1\n", "write the source before its locator, as in edm#9\n"},
        {"S edm\nR a tie b - edm\nR b tie c\n",
         "add the source that says so, as in source=\"edm#1\"\n"},
        {"S edm\nS x\nR a tie b - edm\n", "cite it where it was used, or remove it\n"},
        {"S edm 2011\nR a support b 2012 edm\n",
         "correct the date, or cite the source that saw it; of a plan, mark the date with '?' or "
         "give a confidence\n"},
        {"R a tie a\n", "correct one of its ends, or remove it\n"},
        {"R a tie b\nR a tie b\n",
         "remove one of the two; one relation can cite several sources, parted by ';'\n"},
        {"E a\nE b\nE c\nR a tie b\n", "relate it to another entity, or remove it\n"},
        {"E a\nE b 1950/1999\nR a support b 2000\n",
         "correct the date of the relation, or that of 'b' (line 2); mark with '?' what is not "
         "sure\n"},
        {"R a presidency b 2010-12~\n",
         "write 2010-12~/.. if it goes on, or 2010-12~/ if its end is not known\n"},
        {"R a presidency o 2010/2012\nR b presidency o 2010/2012\n",
         "let the one end when the other begins, or mark with '?' what is not sure\n"},
        {"R g membership cis 1993/2009\nR g criticism cis 2010\n",
         "correct one of the two dates, if 'g' was still a member of 'cis' when it dissented\n"},
        {"R Belarus tie o\nR Беларусь tie o\n",
         "if they are one, add \"Беларусь\" -> Belarus [relation=\"same-as\"]; if not, "
         "[relation=\"not-same-as\"]\n"},
        {"R a office o 2001/.. - secretary\nR b office o 2002/.. - secretray\n"
         "R c office o 2003/.. - secretary\nR d office o 2004/.. - secretary\n",
         "did you mean 'secretary'?\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_lint(cases[i].lines, true, cases[i].expected);
}
END_TEST

START_TEST(office_gap)
{
    static const struct lint_case cases[] = {
        {"R b presidency o 2001/2003\nR r presidency o 2005-03-02/2006\n",
         "a:2:1: note office-gap: nobody holds the presidency of 'o' from 2004-01-01 to "
         "2005-03-01, before 'r' does\n"},
        /* the longest tenure so far counts, not the last one */
        {"R b presidency o 2001/2009?\nR r presidency o 2002/2003?\nR b presidency o 2005/2011?\n",
         ""},
        {"R b presidency o 2001-01-01/2003-05-06\nR r presidency o 2003-05-07/2006\n", ""},
        {"R b presidency o 2001/2003~\nR r presidency o 2005/2006\n", ""},
        {"R b presidency o 2001/..\nR r presidency o 2005?/2006?\n", ""},
        {"R b presidency o 2001/2003\nR r presidency p 2005/2006\n", ""},
        {"R b office o 2001/2003\nR r office o 2005/2006\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(outside_holder)
{
    static const struct lint_case cases[] = {
        {"R m membership o 1999/..\nR b presidency o 2001/2003\n",
         "a:2:1: warning outside-holder: b -> o (presidency, 2001/2003) is held by one who is no "
         "member of 'o' at the time\n"},
        {"R b membership o 1990/2000\nR b presidency o 2001/2003\n",
         "a:2:1: warning outside-holder: b -> o (presidency, 2001/2003) is held by one who is no "
         "member of 'o' at the time\n"},
        {"R b membership o 1990/2001\nR b presidency o 2001/2003\n", ""},
        {"R b membership o /..\nR b presidency o 2001/2003\n", ""},
        {"R b presidency o 2001/2003\n", ""},
        {"R m membership p 1999/..\nR b presidency o 2001/2003\n", ""},
        /* an office is for persons, who are no members */
        {"R m membership o 1999/..\nR b office o 2001/2003\n", ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(likely_duplicate)
{
    static const struct lint_case cases[] = {
        {"E Belarus\nE Беларусь\nR Belarus tie Беларусь\n", ""}, /* whoever ties them knows */
        {"E o\nE Belarus\nE Беларусь\nR Belarus tie o\nR Беларусь tie o\n",
         "a:3:1: note likely-duplicate: 'Беларусь' may be 'Belarus' (line 2): 'Беларусь' is "
         "'Belarus' in another script\n"},
        {"R Belarus tie o\nF b\nR Беларусь tie o\n", /* where nothing is declared */
         "b:3:1: note likely-duplicate: 'Беларусь' may be 'Belarus' (a:1): 'Беларусь' is "
         "'Belarus' in another script\n"},
        {"E a\nR Belarus tie a\nR Belraus tie a\n", /* said by another rule */
         "a:2:1: warning dangling-relation: Belarus -> a names 'Belarus', but no such entity is "
         "declared\n"
         "a:3:1: warning dangling-relation: Belraus -> a names 'Belraus', but no such entity is "
         "declared\n"},
        {"E o\nE n1 - - Kazakhstan\nE n2 - - Qazaqstan|Kazahkstan\nR n1 tie o\nR n2 tie o\n",
         "a:3:1: note likely-duplicate: 'n2' may be 'n1' (line 2): 'Kazahkstan' is another "
         "spelling of 'Kazakhstan'\n"},
        {"R Burkinafaso tie o\nR BurkinaFaso tie o\nR Burkina_faso tie o\n",
         "a:2:1: note likely-duplicate: 'BurkinaFaso' may be 'Burkinafaso' (line 1): 'BurkinaFaso' "
         "is 'Burkinafaso' but for capitals, marks, blanks or small words\n"
         "a:3:1: note likely-duplicate: 'Burkina_faso' may be 'Burkinafaso' (line 1): "
         "'Burkina_faso' is 'Burkinafaso' but for capitals, marks, blanks or small words; 1 more "
         "may be it, too\n"},
        /* not at the same time */
        {"E o\nE Rzeczpospolita 1918/1939\nE RZECZPOSPOLITA 1944/..\nR Rzeczpospolita tie o\n"
         "R RZECZPOSPOLITA tie o\n",
         ""},
        {"E o\nE Rzeczpospolita 1918/1939\nE RZECZPOSPOLITA 1939/..\nR Rzeczpospolita tie o\n"
         "R RZECZPOSPOLITA tie o\n",
         "a:3:1: note likely-duplicate: 'RZECZPOSPOLITA' may be 'Rzeczpospolita' (line 2): "
         "'RZECZPOSPOLITA' is 'Rzeczpospolita' but for capitals, marks, blanks or small words\n"},
        /* judged */
        {"R Belarus tie o\nR Беларусь tie o\nR Беларусь same-as Belarus\n", ""},
        {"R Belarus tie o\nR Беларусь tie o\nR Belarus not-same-as Беларусь\n", ""},
        {"R Belarus tie o\nR Беларусь tie o\nR BELARUS tie o\nR Belarus same-as BELARUS\n"
         "R BELARUS not-same-as Беларусь\n",
         ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(one_letter_difference)
{
    static const struct lint_case cases[] = {
        {"R a office o 2001/.. - secretary\nR b office o 2002/.. - secretray\n"
         "R c office o 2003/.. - secretary\nR d office o 2004/.. - secretary\n",
         "a:2:1: note one-letter-difference: role 'secretray' differs by one letter from "
         "'secretary', which stands in 3 places\n"},
        /* twice is no slip, and neither is a word of its own */
        {"R a office o 2001/.. - secretary\nR b office o 2002/.. - secretray\n"
         "R c office o 2003/.. - secretary\n",
         ""},
        {"R a office o 2001/.. - secretary\nR b office o 2002/.. - secretray\n"
         "R c office o 2003/.. - secretary\nR d office o 2004/.. - secretary\n"
         "R e office o 2005/.. - secretray\n",
         ""},
        {"R a office o 2001/.. - chair\nR b office o 2002/.. - choir\n"
         "R c office o 2003/.. - chair\nR d office o 2004/.. - chair\n",
         ""},
        {"R a office o 2001/.. - member1\nR b office o 2002/.. - member2\n"
         "R c office o 2003/.. - member1\nR d office o 2004/.. - member1\n",
         ""},
    };
    assert_lint_cases(cases, COUNT(cases));
}
END_TEST

/* A rule's code is its name in --help, in the manual and in what users suppress. */
START_TEST(the_table)
{
    static const char *const codes[] = {
        "dangling-relation",
        "unknown-source",
        "uncited-relation",
        "unused-source",
        "early-source",
        "unreadable-file",
        "missing-quote",
        "misplaced-quote",
        "contradicting-judgements",
        "self-relation",
        "duplicate-relation",
        "isolated-entity",
        "impossible-date",
        "lone-date",
        "exclusive-overlap",
        "office-gap",
        "outside-holder",
        "dissent-after-membership",
        "likely-duplicate",
        "one-letter-difference",
        "late-candidacy",
        "overlapping-terms",
        "contradiction",
        "circular-whole",
        "future-relation",
        "late-source",
        "repeated-citation",
        "repeated-alias",
        "taken-alias",
        "unknown-attribute",
        "unknown-kind",
        "unknown-type",
        "conflict",
        "reading",
        "syntax",
        "unclear-acceptance",
        "unused-acceptance",
    };
    ck_assert_uint_eq(lint_rule_count(), COUNT(codes));
    for (size_t i = 0; i < lint_rule_count(); i++) {
        ck_assert_str_eq(lint_rule_at(i)->code, codes[i]);
        ck_assert_uint_gt(strlen(lint_rule_at(i)->summary), 10);
    }
}
END_TEST

/* Records that were made by hand have no place, and their findings no path. */
START_TEST(without_places)
{
    struct dossier *dossier = dossier_new();
    struct relation relation = {.from = dossier_add_entity(dossier, "a"),
                                .to = dossier_add_entity(dossier, "b")};
    struct diagnostics found = {0};
    dossier_add_relation(dossier, &relation);
    dossier_add_relation(dossier, &relation);
    dossier_lint(dossier, NULL, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_str_eq(found.items[0].message, "a -> b says again what another place says");
    ck_assert_ptr_null(found.items[0].path);
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

/* What the reader said stays in front; errors are counted. */
START_TEST(appends)
{
    struct dossier *dossier = lint_dossier("E a\nE b 1950/1999\nR a support b 2000\nR a tie a\n");
    struct diagnostics found = {0};
    struct error error = {.severity = SEVERITY_NOTE};
    error_set(&error, ERROR_INPUT, "zzz");
    diagnostics_take(&found, &error);
    dossier_lint(dossier, NULL, &found);
    ck_assert_uint_eq(found.count, 3);
    ck_assert_uint_eq(found.errors, 1);
    ck_assert_str_eq(found.items[0].message, "zzz");
    ck_assert_str_eq(found.items[1].code, "impossible-date");
    ck_assert_str_eq(found.items[2].code, "self-relation");
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

static TCase *rules_case(void)
{
    TCase *tcase = tcase_create("rules");
    tcase_add_test(tcase, clean);
    tcase_add_test(tcase, dangling_relation);
    tcase_add_test(tcase, dangling_without_place);
    tcase_add_test(tcase, unknown_source);
    tcase_add_test(tcase, uncited_relation);
    tcase_add_test(tcase, unused_source);
    tcase_add_test(tcase, early_source);
    tcase_add_test(tcase, self_relation);
    tcase_add_test(tcase, duplicate_relation);
    tcase_add_test(tcase, isolated_entity);
    tcase_add_test(tcase, impossible_date);
    tcase_add_test(tcase, lone_date);
    tcase_add_test(tcase, exclusive_overlap);
    tcase_add_test(tcase, office_gap);
    tcase_add_test(tcase, outside_holder);
    tcase_add_test(tcase, exclusive_overlap_misses);
    tcase_add_test(tcase, dissent_after_membership);
    tcase_add_test(tcase, dissent_after_doubtful_membership);
    tcase_add_test(tcase, likely_duplicate);
    tcase_add_test(tcase, one_letter_difference);
    tcase_add_test(tcase, hints);
    return tcase;
}

static TCase *run_case(void)
{
    TCase *tcase = tcase_create("run");
    tcase_add_test(tcase, the_table);
    tcase_add_test(tcase, without_places);
    tcase_add_test(tcase, appends);
    return tcase;
}

Suite *lint_suite(void)
{
    Suite *suite = suite_create("lint");
    suite_add_tcase(suite, rules_case());
    suite_add_tcase(suite, run_case());
    suite_add_tcase(suite, lint_random_case());
    suite_add_tcase(suite, lint_states_case());
    suite_add_tcase(suite, lint_quotes_case());
    return suite;
}

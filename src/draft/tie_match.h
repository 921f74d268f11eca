/*
 * tie_match.h: a match of a pattern in a line, which what weighs it and what makes relations of it
 * share.
 */
#ifndef DRAFT_TIE_MATCH_H
#define DRAFT_TIE_MATCH_H

#include "draft/line.h"
#include "draft/matcher.h"
#include "draft/ties.h"

/* A match of a pattern in a line. */
struct match {
    const struct line *line;
    const struct tie_pattern *pattern;
    size_t start, end;         /* of all of it, in the line's text */
    size_t a, a_end, b, b_end; /* of the groups; equal: not there */
    size_t cue, cue_end;       /* where the cue starts and ends, or `end` */
    size_t role, role_end;     /* the office, where one is named */
};

/*
 * How much of the confidence the hedges leave, 0 to 1: a negation counts before the words that tie,
 * in them and right behind them, a condition between the arguments and before them, a report in all
 * that comes before, and what became of it, or may, behind all.
 */
double tie_hedged(const struct lexicon *lexicon, const struct match *match,
                  struct matcher *matcher);

/* Adds what the pattern states in the line to the relations. */
void tie_match(const struct lexicon *lexicon, const struct line *line,
               const struct tie_pattern *pattern, struct matcher *matcher,
               struct drafted_relations *relations);

/* Whether the byte goes on with a character. */
bool tie_is_inner(char byte);

#endif

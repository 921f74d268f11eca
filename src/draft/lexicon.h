/*
 * lexicon.h: the phrasings that tie entities: macros, folds, patterns, frames with their cues, and
 * hedges, as rows of tables (share/draft/README.md has the language) and as compiled expressions.
 */
#ifndef DRAFT_LEXICON_H
#define DRAFT_LEXICON_H

#include "base/names.h"
#include "draft/expression.h"
#include "draft/trigger.h"

#include <entente/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Never mixed: a pattern matched, or a cue stands near two entities that could be meant. */
enum tier { TIER_SURE, TIER_SUGGESTED };

/* What a date beside the phrase is to the relation. */
enum tie_time { TIME_STATE, TIME_START, TIME_END, TIME_EVENT };

/*
 * What lowers the confidence: a negation takes the relation away, and so does a denial before, or
 * that it was averted, behind; a condition, a report and a doubt behind leave less of it, and so
 * does a threat of what is no dissent.
 */
enum hedge {
    HEDGE_NEGATION,
    HEDGE_DENIAL,
    HEDGE_CONDITION,
    HEDGE_THREAT,
    HEDGE_REPORT,
    HEDGE_AVERTED,
    HEDGE_DOUBT,
    HEDGE_COUNT
};

struct tie_pattern {
    struct expression expression;
    struct expression behind; /* what it has behind a subject that it starts with: where the line
                               * has none of that, the whole need not be tried */
    const char *type;         /* of the vocabulary */
    uint8_t tier, time;
    uint32_t kinds[2]; /* of A and of B, by trigger_kinds() */
    uint8_t needs;     /* bits of which words a line has to have, by triggers_add() */
    bool pairs;        /* group A is several: each of them with each */
    bool each;         /* the first of A with the first of B, the second with the second */
    bool early;        /* also before names are folded: "Iran-backed Houthis" */
    bool target; /* at whom it is directed goes without saying: the state that the article is about
                  */
    bool own; /* its date stands beside A, not beside the cue: "A joined in 1996 and B in 2008" */
    bool members; /* without A: all states that are members of what the sentence is about */
    bool acts;    /* A is who does such things in this article; without B it ties nobody */
    bool agent;   /* it is done to A by who has been found to do such things */
    bool dissent; /* its type is of that family: a threat is no less */
    bool implied; /* who it is a member of, or president of, the article goes without saying */
};

struct lexicon_row {
    const char *path;
    size_t line;
    const char *fields[6];
    size_t count;
};

struct lexicon {
    struct names strings;
    struct lexicon_row *rows;
    size_t row_count, row_capacity;
    size_t own_count;    /* the first of them, which tests have compiled: lexicon_trust() */
    struct names macros; /* by name, of the row that has it last */
    const char **bodies; /* by macro */
    size_t body_capacity;
    struct names subjects;      /* "{s:SO}", which patterns start with */
    const char **subject_texts; /* by subject: its expression */
    size_t subject_count, subject_capacity;
    struct expression enumerations[2]; /* of adjectives, of nouns */
    struct expression *folds;
    size_t fold_count, fold_capacity;
    struct expression *prunes;
    size_t prune_count, prune_capacity;
    struct triggers triggers;
    struct tie_pattern *patterns;
    size_t pattern_count, pattern_capacity;
    struct expression *hedges[HEDGE_COUNT];
    size_t hedge_counts[HEDGE_COUNT], hedge_capacities[HEDGE_COUNT];
};

void lexicon_init(struct lexicon *lexicon);
void lexicon_release(struct lexicon *lexicon);

/* Whether a row of a table that starts with this word is the lexicon's. */
bool lexicon_knows(const char *first_field, size_t length);

/*
 * Adds the rows of a table that are the lexicon's; others are left to the gazetteer. ERROR_INPUT
 * with the line where a row has too few or too many fields or an unknown word in one.
 */
bool lexicon_read(struct lexicon *lexicon, const char *path, const char *bytes, size_t length,
                  struct error *error);

/* The rows so far are the drafter's own: each makes sense, if no other changes what they hold. */
void lexicon_trust(struct lexicon *lexicon);

/*
 * Makes expressions of all rows. ERROR_INPUT with the row's line where one is none. Where there are
 * no rows but the drafter's own they are compiled when they are looked for.
 */
bool lexicon_compile(struct lexicon *lexicon, struct error *error);

/* The expressions of enumerations, of adjectives and of nouns, which are in no table. */
void lexicon_add_enumerations(struct lexicon *lexicon);

/*
 * Appends a pattern with its macros replaced: {NAME} by the macro's, {SO:A} by a placeholder of a
 * state or an organization as group A, {v:take over} by the verb's forms. Returns false, with what
 * is wrong, for an unknown macro.
 */
bool lexicon_expand(const struct lexicon *lexicon, const char *pattern, const char *cues,
                    struct text *out, struct text *wrong);

#endif

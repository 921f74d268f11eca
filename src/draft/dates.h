/*
 * dates.h: how dates.c reads dates: the words of time, what stands around a date, and which of
 * several years or weeks is meant. Inside of src/draft/ only.
 */
#ifndef DRAFT_DATES_H
#define DRAFT_DATES_H

#include "draft/article.h"

enum term_kind {
    TERM_NONE,
    TERM_MONTH,    /* value: 1 to 12 */
    TERM_WEEKDAY,  /* 1 Monday to 7 Sunday */
    TERM_SEASON,   /* the month in its middle */
    TERM_UNIT,     /* enum unit */
    TERM_COUNT,    /* how many */
    TERM_VAGUE,    /* how many, about: few, several */
    TERM_ORDINAL,  /* which one */
    TERM_PART,     /* enum part */
    TERM_TURN,     /* last -1, this 0, next 1 */
    TERM_ANCHORED, /* counted from a date before: previous -1, same 0, following 1 */
    TERM_ABOUT,
    TERM_DAY,     /* yesterday -1, today 0, tomorrow 1 */
    TERM_DAYTIME, /* morning, evening */
    TERM_THINGS   /* what comes in thousands: 2000 troops are no year */
};

enum unit {
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_HALF,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY
};

enum part { PART_EARLY, PART_MID, PART_LATE, PART_START, PART_END, PART_WITHIN };

struct term {
    const char *word;
    uint8_t kind;
    int16_t value;
};

/* What the word is; TERM_NONE for other words. */
struct term date_term(const char *word);

/* What the words around a date say of its time. */
enum tense { TENSE_NONE, TENSE_PAST, TENSE_PLAN /* agreed to, would */, TENSE_FUTURE };

/* A sentence being read, and what relative dates in it are counted from. */
struct date_reader {
    struct article *article;
    const struct term *terms; /* by word: what date_term() says of it */
    const bool *starts;       /* by word: whether a date, or what governs one, can start with it */
    size_t first, end;        /* tokens of the sentence */
    struct edtf_date today;   /* the article's; absent where it is not known */
    struct edtf_date anchor;  /* of the last date before; absent: none */
    uint32_t anchor_paragraph;
    size_t anchor_token;     /* its first */
    size_t anchor_end;       /* the token behind it */
    bool governed;           /* a word such as "in" or "since" stands before */
    bool weakly;             /* one that also stands before numbers: by, over, from */
    bool between;            /* "between" does: what "and" parts are two ends */
    bool yearless;           /* the form just read left its year out */
    struct edtf_date beside; /* the last date of the sentence that looks back, and its token */
    size_t beside_token;
    bool aside; /* it was counted from the date before: "on May 24, a day after ..." */
    bool citation;
};

enum tense date_tense(const struct date_reader *reader, size_t from, size_t to);

/* A date of these parts (0: not given); absent where there is no such day. */
struct edtf date_of(int year, int month, int day);

/* The year of a month, or of a day of a month, that the text leaves out. False: it cannot be told.
 */
bool date_year(const struct date_reader *reader, size_t from, size_t to, int month, int day,
               int *year);

/* The weekday in the week that is meant. */
struct edtf date_weekday(const struct date_reader *reader, size_t from, size_t to, int weekday);

/* "This week" of what is over: the month of its days so far, about where these lie in two. */
struct edtf date_week_so_far(struct edtf_date today);

/* `turn` units from `base`: the year, month, week, ... before, of, or after it. */
struct edtf date_turn(struct edtf_date base, enum unit unit, int turn);

/* `count` units away from `base`; vague: about. */
struct edtf date_away(struct edtf_date base, enum unit unit, int count, bool vague);

/* The early, middle or late part of a year, a decade, a month. */
struct edtf date_part(struct edtf date, enum part part);

/* Any of the forms of a date from token `at` on: the token behind it, or 0. */
size_t date_expression(struct date_reader *reader, size_t at, struct edtf *date);

/* What governs a date: its words, and whether it also stands before numbers that are no years. */
struct governor {
    const char *words[4];
    uint8_t word; /* enum date_word */
    bool weak;
};

/* The governor at `at`: the token behind it, or 0. */
size_t date_governor_at(const struct date_reader *reader, size_t at,
                        const struct governor **governor);

/* Whether what is read as a date, or what governs one, can start with the word, which is no term.
 */
bool date_can_start(const char *word);

/* A token's word, "" behind the end of the sentence. */
const char *date_word_at(const struct date_reader *reader, size_t at);
struct term date_term_at(const struct date_reader *reader, size_t at);
bool date_is(const struct date_reader *reader, size_t at, const char *word);

/* Behind the word where it stands there, else there. */
size_t date_skip(const struct date_reader *reader, size_t at, const char *word);
bool date_mark_at(const struct date_reader *reader, size_t at, const char *mark);

#endif

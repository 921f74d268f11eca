/*
 * date_terms.c: the words of time.
 */
#include "draft/dates.h"

#include <stdlib.h>
#include <string.h>

/* To add one: its row, in the order of the alphabet. */
static const struct term terms[] = {
    {"a", TERM_COUNT, 1},
    {"about", TERM_ABOUT, 0},
    {"afternoon", TERM_DAYTIME, 0},
    {"almost", TERM_ABOUT, 0},
    {"an", TERM_COUNT, 1},
    {"approximately", TERM_ABOUT, 0},
    {"apr", TERM_MONTH, 4},
    {"april", TERM_MONTH, 4},
    {"around", TERM_ABOUT, 0},
    {"aug", TERM_MONTH, 8},
    {"august", TERM_MONTH, 8},
    {"autumn", TERM_SEASON, 10},
    {"beginning", TERM_PART, PART_START},
    {"centuries", TERM_UNIT, UNIT_CENTURY},
    {"century", TERM_UNIT, UNIT_CENTURY},
    {"circa", TERM_ABOUT, 0},
    {"civilians", TERM_THINGS, 0},
    {"close", TERM_PART, PART_END},
    {"coming", TERM_TURN, 1},
    {"companies", TERM_THINGS, 0},
    {"current", TERM_TURN, 0},
    {"day", TERM_UNIT, UNIT_DAY},
    {"days", TERM_UNIT, UNIT_DAY},
    {"deaths", TERM_THINGS, 0},
    {"dec", TERM_MONTH, 12},
    {"decade", TERM_UNIT, UNIT_DECADE},
    {"decades", TERM_UNIT, UNIT_DECADE},
    {"december", TERM_MONTH, 12},
    {"dollars", TERM_THINGS, 0},
    {"earlier", TERM_PART, PART_WITHIN},
    {"early", TERM_PART, PART_EARLY},
    {"eight", TERM_COUNT, 8},
    {"eighteen", TERM_COUNT, 18},
    {"eighteenth", TERM_ORDINAL, 18},
    {"eighty", TERM_COUNT, 80},
    {"eleven", TERM_COUNT, 11},
    {"end", TERM_PART, PART_END},
    {"euros", TERM_THINGS, 0},
    {"evening", TERM_DAYTIME, 0},
    {"fall", TERM_SEASON, 10},
    {"families", TERM_THINGS, 0},
    {"feb", TERM_MONTH, 2},
    {"february", TERM_MONTH, 2},
    {"few", TERM_VAGUE, 3},
    {"fifteen", TERM_COUNT, 15},
    {"fifty", TERM_COUNT, 50},
    {"fighters", TERM_THINGS, 0},
    {"first", TERM_ORDINAL, 1},
    {"five", TERM_COUNT, 5},
    {"following", TERM_ANCHORED, 1},
    {"forty", TERM_COUNT, 40},
    {"four", TERM_COUNT, 4},
    {"fourteen", TERM_COUNT, 14},
    {"fourth", TERM_ORDINAL, 4},
    {"friday", TERM_WEEKDAY, 5},
    {"half", TERM_UNIT, UNIT_HALF},
    {"homes", TERM_THINGS, 0},
    {"hours", TERM_THINGS, 0},
    {"jan", TERM_MONTH, 1},
    {"january", TERM_MONTH, 1},
    {"jobs", TERM_THINGS, 0},
    {"jul", TERM_MONTH, 7},
    {"july", TERM_MONTH, 7},
    {"jun", TERM_MONTH, 6},
    {"june", TERM_MONTH, 6},
    {"kilometers", TERM_THINGS, 0},
    {"kilometres", TERM_THINGS, 0},
    {"km", TERM_THINGS, 0},
    {"last", TERM_TURN, -1},
    {"late", TERM_PART, PART_LATE},
    {"later", TERM_PART, PART_WITHIN},
    {"mar", TERM_MONTH, 3},
    {"march", TERM_MONTH, 3},
    {"may", TERM_MONTH, 5},
    {"megawatts", TERM_THINGS, 0},
    {"members", TERM_THINGS, 0},
    {"men", TERM_THINGS, 0},
    {"meters", TERM_THINGS, 0},
    {"metres", TERM_THINGS, 0},
    {"mid", TERM_PART, PART_MID},
    {"middle", TERM_PART, PART_MID},
    {"migrants", TERM_THINGS, 0},
    {"miles", TERM_THINGS, 0},
    {"monday", TERM_WEEKDAY, 1},
    {"month", TERM_UNIT, UNIT_MONTH},
    {"months", TERM_UNIT, UNIT_MONTH},
    {"morning", TERM_DAYTIME, 0},
    {"nearly", TERM_ABOUT, 0},
    {"next", TERM_TURN, 1},
    {"night", TERM_DAYTIME, 0},
    {"nine", TERM_COUNT, 9},
    {"nineteen", TERM_COUNT, 19},
    {"nineteenth", TERM_ORDINAL, 19},
    {"ninety", TERM_COUNT, 90},
    {"nov", TERM_MONTH, 11},
    {"november", TERM_MONTH, 11},
    {"oct", TERM_MONTH, 10},
    {"october", TERM_MONTH, 10},
    {"officers", TERM_THINGS, 0},
    {"one", TERM_COUNT, 1},
    {"outset", TERM_PART, PART_START},
    {"past", TERM_TURN, -1},
    {"people", TERM_THINGS, 0},
    {"percent", TERM_THINGS, 0},
    {"personnel", TERM_THINGS, 0},
    {"pounds", TERM_THINGS, 0},
    {"preceding", TERM_ANCHORED, -1},
    {"previous", TERM_ANCHORED, -1},
    {"prisoners", TERM_THINGS, 0},
    {"quarter", TERM_UNIT, UNIT_QUARTER},
    {"refugees", TERM_THINGS, 0},
    {"roughly", TERM_ABOUT, 0},
    {"same", TERM_ANCHORED, 0},
    {"saturday", TERM_WEEKDAY, 6},
    {"second", TERM_ORDINAL, 2},
    {"sep", TERM_MONTH, 9},
    {"sept", TERM_MONTH, 9},
    {"september", TERM_MONTH, 9},
    {"seven", TERM_COUNT, 7},
    {"seventeen", TERM_COUNT, 17},
    {"seventeenth", TERM_ORDINAL, 17},
    {"seventy", TERM_COUNT, 70},
    {"several", TERM_VAGUE, 3},
    {"six", TERM_COUNT, 6},
    {"sixteen", TERM_COUNT, 16},
    {"sixteenth", TERM_ORDINAL, 16},
    {"sixty", TERM_COUNT, 60},
    {"soldiers", TERM_THINGS, 0},
    {"some", TERM_ABOUT, 0},
    {"spring", TERM_SEASON, 4},
    {"start", TERM_PART, PART_START},
    {"summer", TERM_SEASON, 7},
    {"sunday", TERM_WEEKDAY, 7},
    {"ten", TERM_COUNT, 10},
    {"that", TERM_ANCHORED, 0},
    {"third", TERM_ORDINAL, 3},
    {"thirteen", TERM_COUNT, 13},
    {"thirty", TERM_COUNT, 30},
    {"this", TERM_TURN, 0},
    {"three", TERM_COUNT, 3},
    {"thursday", TERM_WEEKDAY, 4},
    {"today", TERM_DAY, 0},
    {"tomorrow", TERM_DAY, 1},
    {"tonight", TERM_DAY, 0},
    {"tonnes", TERM_THINGS, 0},
    {"tons", TERM_THINGS, 0},
    {"troops", TERM_THINGS, 0},
    {"tuesday", TERM_WEEKDAY, 2},
    {"twelve", TERM_COUNT, 12},
    {"twentieth", TERM_ORDINAL, 20},
    {"twenty", TERM_COUNT, 20},
    {"two", TERM_COUNT, 2},
    {"upcoming", TERM_TURN, 1},
    {"vehicles", TERM_THINGS, 0},
    {"villages", TERM_THINGS, 0},
    {"wednesday", TERM_WEEKDAY, 3},
    {"week", TERM_UNIT, UNIT_WEEK},
    {"weekend", TERM_UNIT, UNIT_WEEKEND},
    {"weeks", TERM_UNIT, UNIT_WEEK},
    {"winter", TERM_SEASON, 1},
    {"women", TERM_THINGS, 0},
    {"workers", TERM_THINGS, 0},
    {"year", TERM_UNIT, UNIT_YEAR},
    {"years", TERM_UNIT, UNIT_YEAR},
    {"yesterday", TERM_DAY, -1},
};

static int compare(const void *key, const void *row)
{
    return strcmp(key, ((const struct term *)row)->word);
}

struct term date_term(const char *word)
{
    const struct term *found =
        bsearch(word, terms, sizeof terms / sizeof *terms, sizeof *terms, compare);
    return found ? *found : (struct term){word, TERM_NONE, 0};
}

const char *date_word_at(const struct date_reader *reader, size_t at)
{
    return at < reader->end ? article_word(reader->article, at) : "";
}

struct term date_term_at(const struct date_reader *reader, size_t at)
{
    struct term term = {"", TERM_NONE, 0};
    if (at >= reader->end)
        return term;
    term = reader->terms[reader->article->tokens[at].word];
    /* May, March and Friday have capitals. */
    if ((term.kind == TERM_MONTH || term.kind == TERM_WEEKDAY) &&
        reader->article->tokens[at].letters == CASE_LOWER)
        term.kind = TERM_NONE;
    return term;
}

bool date_mark_at(const struct date_reader *reader, size_t at, const char *mark)
{
    if (at >= reader->end || reader->article->tokens[at].kind != TOKEN_MARK)
        return false;
    struct span span = reader->article->tokens[at].span;
    return strlen(mark) == span.end - span.start &&
           memcmp(reader->article->text + span.start, mark, span.end - span.start) == 0;
}

bool date_is(const struct date_reader *reader, size_t at, const char *word)
{
    return strcmp(date_word_at(reader, at), word) == 0;
}

size_t date_skip(const struct date_reader *reader, size_t at, const char *word)
{
    return at + date_is(reader, at, word);
}

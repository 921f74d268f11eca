/*
 * edtf_spelling.c: dates as people write them elsewhere, to say how EDTF writes them. Only what is
 * evident: where a spelling has two readings, both are named. What is suggested always parses.
 */
#include <entente/edtf.h>

#include "base/edtf_reason.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A longer string than this is no date in another spelling; a candidate is at most twice it. */
enum { LONGEST = 64, CANDIDATE = 2 * LONGEST + 8 };

struct span {
    const char *bytes;
    size_t length;
};

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static struct span trimmed(const char *bytes, size_t length)
{
    while (length && isspace((unsigned char)*bytes))
        bytes++, length--;
    while (length && isspace((unsigned char)bytes[length - 1]))
        length--;
    return (struct span){bytes, length};
}

static bool parses(const char *string, size_t length)
{
    struct edtf date;
    return edtf_parse(&date, string, length, NULL, NULL);
}

static bool suggest(const char *candidate, struct text *reason)
{
    if (!parses(candidate, strlen(candidate)))
        return false;
    text_addf(reason, "in EDTF this is written %s", candidate);
    return true;
}

static bool suggest_either(const char *one, const char *other, struct text *reason)
{
    bool both = strcmp(one, other) != 0 && parses(one, strlen(one)) && parses(other, strlen(other));
    if (!both)
        return suggest(one, reason) || suggest(other, reason);
    text_addf(reason, "in EDTF this is written %s or %s, whichever is meant", one, other);
    return true;
}

/* The numbers of a date and its month's name, in the order in which they come. */
struct tokens {
    int numbers[3];
    size_t digits[3];
    size_t count;
    int month;      /* 1 to 12; 0: no name of a month */
    char separator; /* between the numbers; ' ' where it is nothing but spaces */
    bool mixed;     /* different separators */
};

static bool add_number(struct tokens *tokens, const char *bytes, size_t length)
{
    if (tokens->count == 3 || length > 4)
        return false;
    int value = 0;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + bytes[i] - '0';
    tokens->numbers[tokens->count] = value;
    tokens->digits[tokens->count++] = length;
    return true;
}

/* The name of a month, or what may follow a number: "12th", "3rd of". */
static bool add_word(struct tokens *tokens, const char *bytes, size_t length)
{
    static const char *const skipped[] = {"st", "nd", "rd", "th", "of"};
    int month = edtf_month_named(bytes, length);
    if (month && !tokens->month) {
        tokens->month = month;
        return true;
    }
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
        if (length == 2 && strncasecmp(bytes, skipped[i], 2) == 0)
            return tokens->count > 0;
    return false;
}

static bool add_separator(struct tokens *tokens, const char *bytes, size_t length)
{
    struct span mark = trimmed(bytes, length);
    if (mark.length > 1 || (mark.length && !strchr(".,/-\\_", *mark.bytes)))
        return false;
    char separator = mark.length ? *mark.bytes : ' ';
    if (tokens->separator && tokens->separator != separator)
        tokens->mixed = true;
    tokens->separator = separator;
    return true;
}

static size_t run_length(const struct span *text, size_t from)
{
    char first = text->bytes[from];
    size_t to = from;
    while (to < text->length &&
           !isdigit((unsigned char)first) == !isdigit((unsigned char)text->bytes[to]) &&
           !isalpha((unsigned char)first) == !isalpha((unsigned char)text->bytes[to]))
        to++;
    return to - from;
}

static bool tokenise(struct span text, struct tokens *tokens)
{
    *tokens = (struct tokens){0};
    for (size_t at = 0, run; at < text.length; at += run) {
        run = run_length(&text, at);
        const char *bytes = text.bytes + at;
        bool done = is_digit(*bytes)                 ? add_number(tokens, bytes, run)
                    : isalpha((unsigned char)*bytes) ? add_word(tokens, bytes, run)
                                                     : at && add_separator(tokens, bytes, run);
        if (!done)
            return false;
    }
    return tokens->count > 0;
}

/* 12 May 2011, May 12, 2011, 2011 May: the name says which number is what. */
static bool suggest_named(const struct tokens *tokens, int year, struct text *reason)
{
    char candidate[CANDIDATE];
    if (tokens->count == 1)
        snprintf(candidate, sizeof candidate, "%04d-%02d", year, tokens->month);
    else
        snprintf(candidate, sizeof candidate, "%04d-%02d-%02d", year, tokens->month,
                 tokens->digits[0] == 4 ? tokens->numbers[1] : tokens->numbers[0]);
    return tokens->count <= 2 && suggest(candidate, reason);
}

/* 3/2011, 2011.3; 2011/12 is a season of two years for many. */
static bool suggest_month(const struct tokens *tokens, int year, struct text *reason)
{
    char month[CANDIDATE], years[CANDIDATE] = "";
    bool year_first = tokens->digits[0] == 4;
    int number = tokens->numbers[year_first];
    snprintf(month, sizeof month, "%04d-%02d", year, number);
    if (year_first && tokens->digits[1] == 2 && tokens->separator != '-' && number > year % 100)
        snprintf(years, sizeof years, "%04d/%04d", year, year / 100 * 100 + number);
    return suggest_either(month, years, reason);
}

/* 2011/5/3 has one reading; 3/5/2011 has two, unless one of them is no date. */
static bool suggest_day(const struct tokens *tokens, int year, struct text *reason)
{
    const int *n = tokens->numbers;
    char day_last[CANDIDATE], day_first[CANDIDATE];
    bool year_first = tokens->digits[0] == 4;
    snprintf(day_last, sizeof day_last, "%04d-%02d-%02d", year, n[year_first], n[year_first + 1]);
    snprintf(day_first, sizeof day_first, "%04d-%02d-%02d", year, n[year_first + 1], n[year_first]);
    if (year_first)
        return suggest(day_last, reason);
    return suggest_either(day_first, day_last, reason);
}

static bool spelled_date(struct span text, struct text *reason)
{
    struct tokens tokens;
    if (!tokenise(text, &tokens))
        return false;
    size_t years = 0, long_numbers = 0, where = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.digits[i] == 4)
            years++, where = i;
        long_numbers += tokens.digits[i] > 2;
    }
    int year = tokens.numbers[where];
    if (years != 1 || long_numbers != 1)
        return false;
    if (tokens.month)
        return suggest_named(&tokens, year, reason);
    if (tokens.mixed || tokens.count < 2 || (tokens.count == 3 && where == 1))
        return false;
    return tokens.count == 2 ? suggest_month(&tokens, year, reason)
                             : suggest_day(&tokens, year, reason);
}

/* 20110512 is ISO 8601's basic format. */
static bool spelled_basic(struct span text, struct text *reason)
{
    char candidate[CANDIDATE];
    for (size_t i = 0; i < text.length; i++)
        if (!is_digit(text.bytes[i]))
            return false;
    if (text.length != 8)
        return false;
    snprintf(candidate, sizeof candidate, "%.4s-%.2s-%.2s", text.bytes, text.bytes + 4,
             text.bytes + 6);
    return suggest(candidate, reason);
}

static bool spelled_with_spaces(struct span text, struct text *reason)
{
    struct span bare = trimmed(text.bytes, text.length);
    if (bare.length == text.length || !parses(bare.bytes, bare.length))
        return false;
    text_addf(reason, "a date has no spaces around it: write %.*s", (int)bare.length, bare.bytes);
    return true;
}

/* 1980s, and 1900s, which may be the decade or the century. */
static bool spelled_decade(struct span text, struct text *reason)
{
    char decade[CANDIDATE], century[CANDIDATE] = "";
    const char *bytes = text.bytes;
    if (text.length < 5 || bytes[3] != '0' || bytes[text.length - 1] != 's' ||
        text.length - (bytes[4] == '\'') != 5)
        return false;
    snprintf(decade, sizeof decade, "%.3sX", bytes);
    if (bytes[2] == '0')
        snprintf(century, sizeof century, "%.2sXX", bytes);
    return suggest_either(decade, century, reason);
}

static bool begins_with(struct span text, const char *word)
{
    return text.length >= strlen(word) && strncasecmp(text.bytes, word, strlen(word)) == 0;
}

static bool spelled_circa(struct span text, struct text *reason)
{
    static const char *const words[] = {"circa", "ca.", "ca", "c.", "about", "around", "approx."};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t skip = strlen(words[i]);
        if (!begins_with(text, words[i]))
            continue;
        char candidate[CANDIDATE];
        struct span rest = trimmed(text.bytes + skip, text.length - skip);
        snprintf(candidate, sizeof candidate, "%.*s~", (int)rest.length, rest.bytes);
        return !memchr(rest.bytes, '/', rest.length) && suggest(candidate, reason);
    }
    return false;
}

/* 44 BC is the year -0043, for 1 BC is 0000. */
static bool spelled_era(struct span text, struct text *reason)
{
    size_t digits = 0;
    int year = 0;
    for (; digits < text.length && digits < 4 && is_digit(text.bytes[digits]); digits++)
        year = year * 10 + text.bytes[digits] - '0';
    struct span era = trimmed(text.bytes + digits, text.length - digits);
    bool before = begins_with(era, "BC") && (era.length == 2 || begins_with(era, "BCE"));
    bool after = era.length == 2 && (begins_with(era, "AD") || begins_with(era, "CE"));
    char candidate[CANDIDATE];
    if (!digits || !year || era.length > 3 || (!before && !after))
        return false;
    snprintf(candidate, sizeof candidate, "%s%04d", before && year > 1 ? "-" : "",
             before ? year - 1 : year);
    return suggest(candidate, reason);
}

/* What other notations (and EDTF's own drafts) have for ends that are open or not known. */
static struct span end_named(struct span end)
{
    static const struct {
        const char *word, *edtf;
    } words[] = {
        {"open", ".."},    {"now", ".."}, {"today", ".."}, {"present", ".."},
        {"ongoing", ".."}, {"*", ".."},   {"unknown", ""}, {"uuuu", ""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_with(end, words[i].word) && end.length == strlen(words[i].word))
            return (struct span){words[i].edtf, strlen(words[i].edtf)};
    return end;
}

/* Where the mark is, or the text's length where it is not. */
static size_t find_mark(struct span text, const char *mark)
{
    const char *found = memmem(text.bytes, text.length, mark, strlen(mark));
    return found ? (size_t)(found - text.bytes) : text.length;
}

/* 1981-09..1981-10, 1981-1983, 1981 to 1983, with a long dash, with "present" for an end. */
static bool spelled_interval(struct span text, struct text *reason)
{
    static const char *const marks[] = {
        "/", "..", "\xe2\x80\x93", "\xe2\x80\x94", " - ", "--", " to ", " until ", "\\", "-",
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = find_mark(text, marks[i]), skip = at + strlen(marks[i]);
        bool hyphen = strcmp(marks[i], "-") == 0; /* between whole years only */
        if (at == text.length || (hyphen && (at != 4 || skip == text.length)))
            continue;
        char candidate[CANDIDATE];
        struct span left = end_named(trimmed(text.bytes, at));
        struct span right = end_named(trimmed(text.bytes + skip, text.length - skip));
        bool open = strcmp(marks[i], "/") != 0;
        snprintf(candidate, sizeof candidate, "%.*s/%.*s", (int)left.length, left.bytes,
                 (int)right.length, right.bytes);
        if (open && !left.length)
            snprintf(candidate, sizeof candidate, "../%.*s", (int)right.length, right.bytes);
        if (open && !right.length)
            snprintf(candidate, sizeof candidate, "%.*s/..", (int)left.length, left.bytes);
        if (suggest(candidate, reason))
            return true;
    }
    return false;
}

/* 2005-07-20;2007-01-11: how tables list what has several values. */
static bool spelled_list(struct span text, struct text *reason)
{
    size_t first = find_mark(text, ";");
    if (first == text.length || !parses(text.bytes, first))
        return false;
    text_add(reason, "these are several dates: each needs a row, or a relation, of its own");
    return true;
}

bool edtf_reason_spelling(const struct edtf_question *question, struct text *reason)
{
    static bool (*const spellings[])(struct span text, struct text * reason) = {
        spelled_with_spaces, spelled_date, spelled_basic, spelled_decade,
        spelled_circa,       spelled_era,  spelled_list,  spelled_interval,
    };
    struct span text = {question->string, question->length};
    if (text.length > LONGEST && spelled_list(text, reason))
        return true;
    if (text.length > LONGEST || memchr(text.bytes, '\0', text.length))
        return false;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i](text, reason))
            return true;
    return false;
}

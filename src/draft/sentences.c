/*
 * sentences.c: tokens to paragraphs, and paragraphs to sentences. Headlines, by-lines and datelines
 * are sentences of their own in which nothing is looked for.
 */
#include "base/xalloc.h"
#include "draft/reading.h"

#include <stdlib.h>
#include <string.h>

enum {
    WRAPPED_WIDTH = 120, /* bytes of the longest line of a text whose lines are broken by hand */
    HEADING_TOKENS = 22, /* of a line without a full stop */
    DATELINE_TOKENS = 14
};

/* With a dot they end no sentence. Sorted. */
static const char *const abbreviations[] = {
    "adm",  "amb",  "apr",  "art", "aug",  "ave", "brig", "bros", "capt", "cf",  "cmdr", "co",
    "col",  "corp", "cpl",  "dec", "dept", "dr",  "ed",   "eg",   "esq",  "est", "feb",  "fig",
    "fr",   "ft",   "gen",  "gov", "hon",  "ie",  "inc",  "jan",  "jr",   "jul", "jun",  "lt",
    "ltd",  "maj",  "mar",  "mr",  "mrs",  "ms",  "mt",   "mts",  "no",   "nos", "nov",  "oct",
    "op",   "par",  "ph",   "pp",  "prof", "pt",  "rep",  "reps", "res",  "rev", "sec",  "sen",
    "sens", "sep",  "sept", "sgt", "sr",   "ss",  "st",   "supt", "vol",  "vs",
};

/* What starts a sentence after a dotted acronym: "in the U.S. The" but not "U.S. President".
 * Sorted. */
static const char *const starters[] = {
    "a",       "according", "after", "all",     "also",  "although", "an",     "and",
    "another", "as",        "at",    "because", "both",  "but",      "by",     "during",
    "each",    "earlier",   "even",  "for",     "from",  "he",       "her",    "his",
    "however", "if",        "in",    "it",      "its",   "last",     "many",   "meanwhile",
    "more",    "most",      "no",    "not",     "on",    "one",      "others", "she",
    "since",   "so",        "some",  "still",   "such",  "that",     "the",    "their",
    "then",    "there",     "these", "they",    "this",  "those",    "to",     "two",
    "under",   "we",        "what",  "when",    "while", "who",      "with",   "yet",
};

static int compare_words(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

#define LISTED(list, word) \
    (bsearch(word, list, sizeof(list) / sizeof *(list), sizeof *(list), compare_words) != NULL)

static const struct token *token(const struct article *article, size_t index)
{
    return &article->tokens[index];
}

/* Whether the token is this character, in its own bytes. */
static bool is_mark(const struct article *article, size_t index, const char *mark)
{
    struct span span = token(article, index)->span;
    return strlen(mark) == span.end - span.start &&
           memcmp(article->text + span.start, mark, span.end - span.start) == 0;
}

static bool is_any_mark(const struct article *article, size_t index, const char *const *marks)
{
    if (token(article, index)->kind != TOKEN_MARK)
        return false;
    for (; *marks; marks++)
        if (is_mark(article, index, *marks))
            return true;
    return false;
}

static const char *const stops[] = {".", "!", "?", "...", "\u2026", NULL};
static const char *const closers[] = {"\"", "'", "\u201d", "\u2019", ")", "]", "\u00bb", NULL};

static const char *const bullets[] = {"*", "-", "\u2022", "\u25cf", "\u25aa", "\u2013", NULL};
static const char *const dashes[] = {"-", "\u2013", "\u2014", "\u2015", NULL};

/* Whether a dot at `index` (of a TOKEN_MARK or at the end of U.S.) can end a sentence. */
static bool dot_ends(const struct article *article, size_t index, size_t end)
{
    if (index + 1 >= end)
        return true;
    if (is_mark(article, index, "...") || !is_mark(article, index, ".") || index == 0)
        return true;
    const struct token *before = token(article, index - 1);
    if (before->span.end != token(article, index)->span.start || before->kind != TOKEN_WORD)
        return true;
    const char *word = article_word(article, index - 1);
    bool initial = before->letters == CASE_UPPER && before->span.end - before->span.start == 1;
    if (initial && strcmp(word, "i") != 0)
        return false;
    /* "No." before a number only; "Mar." and the like are months with a capital. */
    if (strcmp(word, "no") == 0)
        return token(article, index + 1)->kind != TOKEN_NUMBER;
    return !LISTED(abbreviations, word) || before->letters == CASE_LOWER;
}

/* Whether a sentence can start with the token. */
static bool can_start(const struct article *article, size_t index)
{
    const struct token *first = token(article, index);
    return first->blank != BLANK_NONE && first->letters != CASE_LOWER;
}

/* The token behind the sentence that starts at `from`. */
static size_t sentence_end(const struct article *article, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        struct span span = token(article, i)->span;
        bool dotted = token(article, i)->kind == TOKEN_WORD && article->text[span.end - 1] == '.';
        if (dotted && i + 1 < end && can_start(article, i + 1) &&
            token(article, i + 1)->letters == CASE_TITLE &&
            LISTED(starters, article_word(article, i + 1)))
            return i + 1;
        if (!is_any_mark(article, i, stops) || !dot_ends(article, i, end))
            continue;
        size_t next = i + 1;
        while (next < end && token(article, next)->blank == BLANK_NONE &&
               (is_any_mark(article, next, closers) || is_any_mark(article, next, stops)))
            next++;
        if (next >= end || can_start(article, next))
            return next;
    }
    return end;
}

static void add_sentence(struct article *article, size_t from, size_t end, struct sentence sentence)
{
    if (from >= end)
        return;
    sentence.span.start = token(article, from)->span.start;
    sentence.span.end = token(article, end - 1)->span.end;
    sentence.tokens = (struct range){(uint32_t)from, (uint32_t)(end - from)};
    article->sentences = xgrow(article->sentences, article->sentence_count,
                               &article->sentence_capacity, sizeof *article->sentences);
    for (size_t i = from; i < end; i++)
        article->tokens[i].sentence = (uint32_t)article->sentence_count;
    article->sentences[article->sentence_count++] = sentence;
}

/* A line without an end, a comment, or a question above the text. */
static bool is_heading(const struct article *article, size_t from, size_t end, bool first)
{
    size_t last = end - 1;
    if (is_mark(article, from, "#"))
        return true;
    if (is_any_mark(article, from, bullets) || end - from > HEADING_TOKENS)
        return false;
    while (last > from && is_any_mark(article, last, closers) && !is_mark(article, last, ")"))
        last--;
    struct span span = token(article, last)->span;
    bool stopped =
        is_any_mark(article, last, stops) || is_mark(article, last, ";") ||
        (token(article, last)->kind == TOKEN_WORD && article->text[span.end - 1] == '.' && !first);
    if (is_mark(article, last, ".") || !first)
        return !stopped && !(is_mark(article, last, ":") && end - from > 12);
    return true;
}

/*
 * The token behind "WASHINGTON -", "BISHKEK, May 3 (Reuters) -" or "(Reuters) -" at the start of a
 * paragraph, or `from`.
 */
static size_t dateline_end(const struct article *article, size_t from, size_t end)
{
    bool upper = token(article, from)->letters == CASE_UPPER &&
                 token(article, from)->span.end - token(article, from)->span.start > 3;
    bool bracket = false, bracketed = false;
    for (size_t i = from; i < end && i < from + DATELINE_TOKENS; i++) {
        if (is_any_mark(article, i, dashes) && !bracket) {
            while (i + 1 < end && is_any_mark(article, i + 1, dashes))
                i++;
            return i > from && (upper || bracketed) ? i + 1 : from;
        }
        if (is_mark(article, i, "("))
            bracket = bracketed = true;
        else if (is_mark(article, i, ")"))
            bracket = false;
        else if (!bracket && token(article, i)->letters == CASE_LOWER)
            return from;
        if (!bracket && is_any_mark(article, i, stops) && i + 1 < end &&
            token(article, i + 1)->blank != BLANK_NONE &&
            token(article, i - (i > from))->letters == CASE_LOWER)
            return from;
    }
    return from;
}

static void read_paragraph(struct article *article, size_t from, size_t end)
{
    if (is_heading(article, from, end, article->sentence_count == 0)) {
        add_sentence(article, from, end, (struct sentence){.heading = true});
        return;
    }
    struct sentence sentence = {.paragraph = ++article->paragraph_count};
    size_t dateline = dateline_end(article, from, end);
    if (dateline > from)
        add_sentence(article, from, dateline, (struct sentence){.heading = true});
    for (size_t at = dateline; at < end;) {
        size_t next = sentence_end(article, at, end);
        add_sentence(article, at, next, sentence);
        at = next;
    }
}

/* The length of the longest line, in bytes. */
static size_t longest_line(const struct article *article)
{
    size_t longest = 0, start = 0;
    for (size_t i = 0; i <= article->length; i++) {
        if (i < article->length && article->text[i] != '\n')
            continue;
        longest = i - start > longest ? i - start : longest;
        start = i + 1;
    }
    return longest;
}

/*
 * Whether a paragraph starts with the token. Where no line is long, lines are broken by hand: then
 * only after one that is much shorter than the longest.
 */
static bool starts_paragraph(const struct article *article, size_t index, size_t line_start,
                             size_t longest)
{
    const struct token *next = token(article, index);
    if (next->blank < BLANK_NEWLINE)
        return false;
    if (next->blank == BLANK_LINE || longest > WRAPPED_WIDTH)
        return true;
    size_t length = token(article, index - 1)->span.end - token(article, line_start)->span.start;
    return length * 10 < longest * 6 || is_any_mark(article, index, bullets);
}

void read_sentences(struct article *article)
{
    size_t longest = longest_line(article), from = 0, line = 0;
    for (size_t i = 1; i <= article->token_count; i++) {
        if (i < article->token_count && !starts_paragraph(article, i, line, longest)) {
            line = token(article, i)->blank == BLANK_NEWLINE ? i : line;
            continue;
        }
        read_paragraph(article, from, i);
        from = line = i;
    }
}

/*
 * tokens.c: an article's bytes as words, numbers and marks. Any bytes will do: what is not UTF-8 is
 * a mark of one byte.
 */
#include "base/xalloc.h"
#include "draft/reading.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { NO_BREAK_SPACE = 0xA0, ZERO_WIDTH_SPACE = 0x200B, BYTE_ORDER_MARK = 0xFEFF };
enum { LEFT_SINGLE_QUOTE = 0x2018, RIGHT_SINGLE_QUOTE = 0x2019, MODIFIER_APOSTROPHE = 0x2BC };

/* A character, and how many bytes it takes: 0 at the end of the text. */
struct character {
    ucs4_t code;
    size_t size;
};

static struct character character_at(const struct article *article, size_t at)
{
    struct character character = {0, 0};
    if (at >= article->length)
        return character;
    unsigned char byte = (unsigned char)article->text[at];
    if (byte < 0x80)
        return (struct character){byte, 1};
    int size =
        u8_mbtoucr(&character.code, (const uint8_t *)article->text + at, article->length - at);
    if (size <= 0)
        return (struct character){0xFFFD, 1};
    character.size = (size_t)size;
    return character;
}

static bool is_blank(ucs4_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r') || code == 0;
    return code == NO_BREAK_SPACE || code == ZERO_WIDTH_SPACE || code == BYTE_ORDER_MARK ||
           code == 0x85 || uc_is_property_white_space(code);
}

static bool is_letter(ucs4_t code)
{
    if (code < 0x80)
        return isalpha((int)code);
    return uc_is_alpha(code) && code != 0xFFFD;
}

static bool is_digit(ucs4_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_combining(ucs4_t code)
{
    return code >= 0x300 && uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
}

static bool is_apostrophe(ucs4_t code)
{
    return code == '\'' || code == RIGHT_SINGLE_QUOTE || code == LEFT_SINGLE_QUOTE ||
           code == MODIFIER_APOSTROPHE || code == '`';
}

static bool is_hyphen(ucs4_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2013);
}

/* Whether the apostrophe at `at` starts a possessive: 's and then no letter. */
static bool is_possessive(const struct article *article, size_t at)
{
    size_t next = at + character_at(article, at).size;
    struct character s = character_at(article, next);
    if (s.code != 's' && s.code != 'S')
        return false;
    struct character behind = character_at(article, next + s.size);
    return !is_letter(behind.code) && !is_digit(behind.code);
}

/* The end of U.S. and U.N.: single letters, each with a dot, at least two; else `at`. */
static size_t dotted_end(const struct article *article, size_t at)
{
    size_t letters = 0, end = at;
    for (;;) {
        struct character letter = character_at(article, end);
        struct character dot = character_at(article, end + letter.size);
        if (!is_letter(letter.code) || dot.code != '.')
            break;
        end += letter.size + dot.size;
        letters++;
    }
    struct character last = character_at(article, end);
    if (letters && is_letter(last.code) &&
        !is_letter(character_at(article, end + last.size).code)) {
        letters++;
        end += last.size;
    }
    return letters > 1 ? end : at;
}

static size_t word_end(const struct article *article, size_t at)
{
    size_t end = dotted_end(article, at);
    if (end > at)
        return end;
    for (end = at;;) {
        struct character next = character_at(article, end);
        if (next.size && (is_letter(next.code) || is_digit(next.code) || is_combining(next.code))) {
            end += next.size;
            continue;
        }
        struct character behind = character_at(article, end + next.size);
        if (is_apostrophe(next.code) && is_letter(behind.code) && !is_possessive(article, end)) {
            end += next.size;
            continue;
        }
        return end;
    }
}

static size_t number_end(const struct article *article, size_t at)
{
    size_t end = at;
    for (;;) {
        struct character next = character_at(article, end);
        struct character behind = character_at(article, end + next.size);
        bool parts = (next.code == '.' || next.code == ',') && is_digit(behind.code);
        if (!parts && !is_digit(next.code) && !is_letter(next.code))
            return end;
        end += next.size;
    }
}

/* 1MDB, 3Com: a name, not 27th, 20km or 5G. */
static bool is_name_of_digits(const struct article *article, struct span span)
{
    enum { DIGITS = 2, LETTERS = 3 };
    size_t at = span.start, letters = 0;
    while (at < span.end && is_digit((unsigned char)article->text[at]))
        at++;
    if (at - span.start > DIGITS || at == span.end || !isupper((unsigned char)article->text[at]))
        return false;
    for (; at < span.end; at += character_at(article, at).size)
        letters += is_letter(character_at(article, at).code);
    return letters >= LETTERS;
}

static uint8_t case_of(const struct article *article, struct span span)
{
    bool lower = false, first_upper = false, seen = false;
    size_t upper = 0;
    for (size_t at = span.start; at < span.end;) {
        struct character next = character_at(article, at);
        bool is_upper = next.code < 0x80 ? isupper((int)next.code) : uc_is_upper(next.code);
        bool is_lower = next.code < 0x80 ? islower((int)next.code) : uc_is_lower(next.code);
        if (!seen && (is_upper || is_lower)) {
            seen = true;
            first_upper = is_upper;
        }
        upper += is_upper;
        lower |= is_lower;
        at += next.size;
    }
    if (!seen)
        return CASE_NONE;
    if (!lower)
        return CASE_UPPER;
    /* al-Qaida's and eBay's inner capitals count: what has one is no common word. */
    return first_upper || upper ? CASE_TITLE : CASE_LOWER;
}

static void add_plain(ucs4_t code, struct text *out)
{
    uint8_t bytes[6];
    if (is_apostrophe(code))
        code = '\'';
    int size = u8_uctomb(bytes, uc_tolower(code), sizeof bytes);
    if (size > 0)
        text_add_bytes(out, (const char *)bytes, (size_t)size);
}

void word_fold(const char *bytes, size_t length, struct text *out)
{
    bool ascii = true;
    for (size_t i = 0; i < length && ascii; i++)
        ascii = (unsigned char)bytes[i] < 0x80;
    if (ascii) {
        for (size_t i = 0; i < length; i++)
            if (bytes[i] != '.')
                text_add_char(out,
                              (char)tolower((unsigned char)(bytes[i] == '`' ? '\'' : bytes[i])));
        return;
    }
    size_t size = 0;
    uint8_t *apart = u8_normalize(UNINORM_NFKD, (const uint8_t *)bytes, length, NULL, &size);
    const uint8_t *from = apart ? apart : (const uint8_t *)bytes;
    size = apart ? size : length;
    for (size_t at = 0; at < size;) {
        ucs4_t code;
        int step = u8_mbtouc(&code, from + at, size - at);
        if (code != '.' && !is_combining(code))
            add_plain(code, out);
        at += step > 0 ? (size_t)step : 1;
    }
    free(apart);
}

static void add_token(struct article *article, struct token token, struct text *buffer)
{
    text_clear(buffer);
    size_t length = token.span.end - token.span.start;
    if (token.kind == TOKEN_NUMBER)
        text_add_bytes(buffer, article->text + token.span.start, length);
    else
        word_fold(article->text + token.span.start, length, buffer);
    token.word = names_add(&article->words, text_string(buffer), buffer->length);
    token.letters = case_of(article, token.span);
    token.mention = ARTICLE_NONE;
    article->tokens = xgrow(article->tokens, article->token_count, &article->token_capacity,
                            sizeof *article->tokens);
    article->tokens[article->token_count++] = token;
}

/* The blanks from `at` on: where they end, and how much they part. */
static size_t skip_blanks(const struct article *article, size_t at, uint8_t *blank)
{
    size_t lines = 0;
    for (;;) {
        struct character next = character_at(article, at);
        if (!next.size || !is_blank(next.code))
            return at;
        bool pair = next.code == '\r' && character_at(article, at + 1).code == '\n';
        if ((next.code == '\n' || next.code == '\r' || next.code == 0x2028 ||
             next.code == 0x2029) &&
            !pair)
            lines++;
        uint8_t now = lines > 1 ? BLANK_LINE : lines ? BLANK_NEWLINE : BLANK_SPACE;
        *blank = now > *blank ? now : *blank;
        at += next.size;
    }
}

/* What the token at `at` is: its span and kind. */
static struct token token_at(const struct article *article, size_t at)
{
    struct character first = character_at(article, at);
    struct token token = {.span = {at, at + first.size}, .kind = TOKEN_MARK};
    if (is_letter(first.code)) {
        token.kind = TOKEN_WORD;
        token.span.end = word_end(article, at);
    } else if (is_digit(first.code)) {
        token.kind = TOKEN_NUMBER;
        token.span.end = number_end(article, at);
        if (is_name_of_digits(article, token.span))
            token.kind = TOKEN_WORD;
    } else if (first.code == '.') {
        while (article->length > token.span.end && article->text[token.span.end] == '.' &&
               token.span.end - at < 3)
            token.span.end++;
    }
    return token;
}

/* 's after a word, or ' after the s of one before a small letter: a token of its own. */
static bool suffix_at(const struct article *article, size_t at, struct token *token)
{
    struct character first = character_at(article, at);
    if (!is_apostrophe(first.code) || !article->token_count)
        return false;
    const struct token *before = &article->tokens[article->token_count - 1];
    if (before->span.end != at || (before->kind != TOKEN_WORD && before->kind != TOKEN_NUMBER))
        return false;
    *token = (struct token){.span = {at, at + first.size}, .kind = TOKEN_SUFFIX};
    if (is_possessive(article, at)) {
        token->span.end += 1;
        return true;
    }
    char last = article->text[at - 1];
    struct character behind = character_at(article, at + first.size);
    struct character next = character_at(article, at + first.size + behind.size);
    return (last == 's' || last == 'S') && is_blank(behind.code) && is_letter(next.code);
}

void read_tokens(struct article *article)
{
    struct text buffer = {0};
    uint8_t blank = BLANK_LINE;
    bool joined = false;
    for (size_t at = 0; at < article->length;) {
        at = skip_blanks(article, at, &blank);
        struct character first = character_at(article, at);
        if (!first.size)
            break;
        struct character behind = character_at(article, at + first.size);
        const struct token *last =
            article->token_count ? &article->tokens[article->token_count - 1] : NULL;
        if (is_hyphen(first.code) && blank == BLANK_NONE && last && last->span.end == at &&
            last->kind != TOKEN_MARK && (is_letter(behind.code) || is_digit(behind.code))) {
            joined = true;
            at += first.size;
            continue;
        }
        struct token token;
        if (blank != BLANK_NONE || !suffix_at(article, at, &token))
            token = token_at(article, at);
        token.blank = blank;
        token.joined = joined;
        add_token(article, token, &buffer);
        at = token.span.end;
        blank = BLANK_NONE;
        joined = false;
    }
    if (article->token_count) { /* no room behind them, so that sanitizers see who looks there */
        article->token_capacity = article->token_count;
        article->tokens =
            xreallocarray(article->tokens, article->token_count, sizeof *article->tokens);
    }
    text_release(&buffer);
}

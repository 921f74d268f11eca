/*
 * csv_cells.c: the values of single cells.
 */
#include "format/csv_cells.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct csv_text csv_trim(const char *bytes, size_t length)
{
    while (length && (*bytes == ' ' || *bytes == '\t')) {
        bytes++;
        length--;
    }
    while (length && (bytes[length - 1] == ' ' || bytes[length - 1] == '\t'))
        length--;
    return (struct csv_text){bytes, length};
}

bool csv_is(struct csv_text text, const char *word)
{
    return strlen(word) == text.length && strncasecmp(text.bytes, word, text.length) == 0;
}

/* Up to 15 digits with a point among them: exact as a quotient of two doubles. */
static bool quick_number(struct csv_text text, double *number)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    uint64_t digits = 0;
    size_t count = 0, behind = 0;
    bool point = false;
    if (text.length > 16)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        unsigned digit = (unsigned)(unsigned char)text.bytes[i] - '0';
        if (digit < 10) {
            digits = digits * 10 + digit;
            count++;
            behind += point;
        } else if (text.bytes[i] == '.' && !point) {
            point = true;
        } else {
            return false;
        }
    }
    *number = (double)digits / powers[behind];
    return count > 0 && count <= 15;
}

bool csv_number(struct csv_text text, double *number)
{
    char copy[400], *end; /* as long as a double can be, written out */
    if (quick_number(text, number))
        return true;
    if (!text.length || text.length >= sizeof copy)
        return false;
    memcpy(copy, text.bytes, text.length);
    copy[text.length] = '\0';
    if (copy[strspn(copy, "0123456789.eE+-")])
        return false; /* strtod() would take blanks, hexadecimals and nan */
    *number = strtod(copy, &end);
    return !*end && isfinite(*number);
}

static size_t find_word(struct csv_text text, const char *const *words, size_t count)
{
    size_t i = 0;
    while (i < count && !csv_is(text, words[i]))
        i++;
    return i;
}

int csv_sign(struct csv_text text)
{
    static const char *const words[] = {"1", "-1", "+",        "-",        "+1",  "\xe2\x88\x92",
                                        "p", "n",  "positive", "negative", "pos", "neg"};
    enum { WORDS = sizeof words / sizeof *words };
    size_t word = find_word(text, words, WORDS);
    if (word == WORDS)
        return 0;
    return word % 2 ? -1 : 1;
}

int csv_flag(struct csv_text text)
{
    static const char *const words[] = {"false", "true", "no", "yes", "0", "1", "f", "t", "n", "y"};
    enum { WORDS = sizeof words / sizeof *words };
    size_t word = find_word(text, words, WORDS);
    return word == WORDS ? -1 : (int)(word % 2);
}

int csv_undirected(struct csv_text text)
{
    static const char *const words[] = {"directed", "undirected", "forward", "none",
                                        "directed", "mutual",     "one-way", "both"};
    enum { WORDS = sizeof words / sizeof *words };
    size_t word = find_word(text, words, WORDS);
    return word == WORDS ? -1 : (int)(word % 2);
}

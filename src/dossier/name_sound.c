/*
 * name_sound.c: spellings of one sound as a table of rewritings, and two distances of words. Words
 * are small Latin letters, and bytes above ASCII where no one has Latin letters for them.
 */
#include "dossier/name_sound.h"

#include <string.h>

/* Tried in order at every letter. To add one: a row, longer ones before those they begin with. */
static const struct {
    const char *letters, *as;
} spellings[] = {
    {"tsch", "ch"}, {"sch", "sh"}, {"tch", "ch"}, {"ph", "f"},  {"kh", "h"},
    {"gh", "g"},    {"ck", "k"},   {"sz", "sh"},  {"cz", "ch"}, {"ou", "u"},
    {"oo", "u"},    {"ee", "i"},   {"ae", "e"},   {"oe", "o"},  {"ue", "u"},
    {"x", "ks"},    {"w", "v"},    {"q", "k"},    {"j", "i"},   {"y", "i"},
};

static bool is_vowel(char letter)
{
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/* c is k but before h and the front vowels. */
static bool hard_c(const char *letters, size_t at, size_t length)
{
    return letters[at] == 'c' && (at + 1 == length || !strchr("heiyz", letters[at + 1]));
}

/* Appends the letter unless it doubles the last one. */
static void add_once(struct text *out, size_t start, char letter)
{
    if (out->length == start || out->data[out->length - 1] != letter)
        text_add_char(out, letter);
}

static size_t add_spelling(const char *letters, size_t at, size_t length, size_t start,
                           struct text *out)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        size_t size = strlen(spellings[i].letters);
        if (at + size > length || memcmp(letters + at, spellings[i].letters, size) != 0)
            continue;
        for (const char *as = spellings[i].as; *as; as++)
            add_once(out, start, *as);
        return size;
    }
    add_once(out, start, hard_c(letters, at, length) ? 'k' : letters[at]);
    return 1;
}

void sound_add(const char *letters, size_t length, struct text *out)
{
    size_t start = out->length;
    for (size_t at = 0; at < length;)
        at += add_spelling(letters, at, length, start, out);
    size_t size = out->length - start;
    char *sound = out->data + start;
    if (size > 3 && sound[0] == 'i' && sound[1] == 'e') { /* Yevgeny, Evgeny */
        memmove(sound, sound + 1, size);
        out->length--, size--;
    }
    if (size > 5 && memcmp(sound + size - 4, "enka", 4) == 0) /* Lukashenka, Lukashenko */
        sound[size - 1] = 'o';
}

/* Pairs: the first letter is taken for the second. */
static char folded(char letter, const char *pairs)
{
    for (; *pairs; pairs += 2)
        if (letter == pairs[0])
            return pairs[1];
    return letter;
}

void sound_add_skeleton(const char *sound, size_t length, struct text *out)
{
    size_t start = out->length;
    for (size_t i = 0; i < length; i++)
        if (!is_vowel(sound[i]) && sound[i] != 'h')
            add_once(out, start, folded(sound[i], "zsdtbpgkckfv"));
    if (out->length == start)
        text_add_bytes(out, sound, length);
}

void sound_add_consonants(const char *letters, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++) {
        char letter = letters[i];
        if (is_vowel(letter) || strchr("hwy", letter) || (i && letter == letters[i - 1]))
            continue;
        if (letter == 'x')
            text_add(out, "ks");
        else
            text_add_char(out, folded(letter, "pbvfqkckjg"));
    }
}

/* In tenths of a letter. */
enum {
    WHOLE = 10,
    VOWEL = 7,
    ADDED_VOWEL = 5,
    LONGEST = 48,
    SHORTEST_SAME = 3,
    SHORTEST_ALIKE = 4
};

/* Letters that transliterations confuse, and what that costs. Any other pair costs a whole one. */
static const struct {
    char a, b;
    int cost;
} confusions[] = {
    {'a', 'e', 3}, {'e', 'i', 3}, {'o', 'u', 3}, {'a', 'o', 5}, {'s', 'z', 4}, {'c', 'k', 4},
    {'g', 'h', 5}, {'d', 't', 5}, {'b', 'p', 5}, {'g', 'k', 5}, {'f', 'v', 5}, {'c', 's', 5},
};

static int replace_cost(char a, char b)
{
    if (a == b)
        return 0;
    for (size_t i = 0; i < sizeof confusions / sizeof *confusions; i++)
        if ((confusions[i].a == a && confusions[i].b == b) ||
            (confusions[i].a == b && confusions[i].b == a))
            return confusions[i].cost;
    return is_vowel(a) && is_vowel(b) ? VOWEL : WHOLE;
}

/* An h after a consonant is often not written: "lukasenko". */
static int add_cost(const char *word, size_t at)
{
    if (is_vowel(word[at]))
        return ADDED_VOWEL;
    return word[at] == 'h' && at && strchr("szcktgdr", word[at - 1]) ? 3 : WHOLE;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* More than `most` where it is more than that. */
static int distance(const char *a, size_t rows, const char *b, size_t columns, int most)
{
    int table[3][LONGEST + 1] = {{0}};
    for (size_t j = 1; j <= columns; j++)
        table[0][j] = table[0][j - 1] + add_cost(b, j - 1);
    for (size_t i = 1; i <= rows; i++) {
        int *row = table[i % 3], *above = table[(i + 2) % 3], *twice_above = table[(i + 1) % 3];
        int less = add_cost(a, i - 1), least = row[0] = above[0] + less;
        for (size_t j = 1; j <= columns; j++) {
            row[j] = smaller(above[j - 1] + replace_cost(a[i - 1], b[j - 1]),
                             smaller(above[j] + less, row[j - 1] + add_cost(b, j - 1)));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], twice_above[j - 2] + WHOLE);
            least = smaller(least, row[j]);
        }
        if (least > most + WHOLE) /* a swap may still come back from two rows above */
            return least;
    }
    return table[rows % 3][columns];
}

static size_t longer(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* "Petrov", "Petrova"; "Mario", "Maria". */
static bool same_ending(const char *a, size_t a_length, const char *b, size_t b_length)
{
    char last = a[a_length - 1], of_b = b[b_length - 1];
    return last == of_b || (!is_vowel(last) && !is_vowel(of_b));
}

/* How many bytes are the same from the start on. */
static size_t common(const char *a, const char *b, size_t length)
{
    size_t same = 0;
    while (same < length && a[same] == b[same])
        same++;
    return same;
}

bool sound_alike(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t length = longer(a_length, b_length), other = a_length + b_length - length;
    int most = (WHOLE * (int)length + 4) / 8;
    if (a_length == b_length && memcmp(a, b, a_length) == 0)
        return a_length >= SHORTEST_SAME;
    if (other < SHORTEST_ALIKE || length > LONGEST || 3 * (int)(length - other) > most ||
        replace_cost(a[0], b[0]) > 3 || !same_ending(a, a_length, b, b_length))
        return false;
    size_t same = common(a, b, other);
    same -= same != 0; /* what comes next may be an h that the letter before makes cheap */
    return distance(a + same, a_length - same, b + same, b_length - same, most) <= most;
}

enum { SHORTEST_ONE_LETTER = 6 };

/* The rest from where they first differ: the same behind one letter more, less, other, or two. */
static bool one_edit(const char *a, size_t a_left, const char *b, size_t b_left)
{
    if (a_left == b_left)
        return memcmp(a + 1, b + 1, a_left - 1) == 0 ||
               (a_left > 1 && a[0] == b[1] && a[1] == b[0] &&
                memcmp(a + 2, b + 2, a_left - 2) == 0);
    return a_left == b_left + 1 ? memcmp(a + 1, b, b_left) == 0
                                : b_left == a_left + 1 && memcmp(a, b + 1, a_left) == 0;
}

bool one_letter_differs(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter < SHORTEST_ONE_LETTER || longer(a_length, b_length) > shorter + 1)
        return false;
    size_t same = common(a, b, shorter);
    return same && longer(a_length, b_length) > same &&
           one_edit(a + same, a_length - same, b + same, b_length - same) &&
           same_ending(a, a_length, b, b_length);
}

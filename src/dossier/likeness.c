/*
 * likeness.c: two names, word by word. Each word of the one is matched with one of the other by the
 * surest test that any passes; what is left over decides, and so does what was needed.
 */
#include "dossier/likeness.h"

#include "dossier/name_sound.h"

#include <string.h>

enum { UNMATCHED = UINT8_MAX };

/* Words of a and b that mean the same, and what the tests found. */
struct match {
    const struct name_book *book;
    const struct name *a, *b;
    uint8_t of_a[NAME_WORDS], of_b[NAME_WORDS]; /* the other's index, or UNMATCHED */
    uint8_t spelled, one_letter, initials, left_a, left_b;
    bool strong; /* a word of four letters and more is matched */
};

/* The tests of two words, the surest first. */
static bool same_word(const struct name_word *a, const struct name_word *b)
{
    return a == b;
}

static bool both_plain(const struct name_word *a, const struct name_word *b)
{
    return a->class != WORD_NUMBER && b->class != WORD_NUMBER && a->class != WORD_INITIAL &&
           b->class != WORD_INITIAL;
}

static bool spelt_alike(const struct name_word *a, const struct name_word *b)
{
    return both_plain(a, b) && sound_alike(a->sound, a->sound_length, b->sound, b->sound_length);
}

static bool one_letter(const struct name_word *a, const struct name_word *b)
{
    return both_plain(a, b) && one_letter_differs(a->letters, a->length, b->letters, b->length);
}

static bool initial(const struct name_word *a, const struct name_word *b)
{
    if ((a->class == WORD_INITIAL) == (b->class == WORD_INITIAL) || a->class == WORD_NUMBER ||
        b->class == WORD_NUMBER)
        return false;
    return a->letters[0] == b->letters[0] || a->sound[0] == b->sound[0];
}

typedef bool word_test(const struct name_word *, const struct name_word *);

/* Matches what the test allows among the words left; returns how many. */
static uint8_t match_words(struct match *match, word_test *test)
{
    uint8_t count = 0;
    for (uint8_t i = 0; i < match->a->count; i++)
        for (uint8_t j = 0; match->of_a[i] == UNMATCHED && j < match->b->count; j++) {
            const struct name_word *a = name_word(match->book, match->a, i);
            const struct name_word *b = name_word(match->book, match->b, j);
            if (match->of_b[j] != UNMATCHED || !test(a, b))
                continue;
            match->of_a[i] = j;
            match->of_b[j] = i;
            match->strong |= test != initial && a->length > 3 && a->class != WORD_NUMBER;
            count++;
        }
    return count;
}

static void match_all(struct match *match)
{
    memset(match->of_a, UNMATCHED, sizeof match->of_a);
    memset(match->of_b, UNMATCHED, sizeof match->of_b);
    uint8_t same = match_words(match, same_word);
    if (!match->a->acronym || !match->b->acronym) {
        match->spelled = match_words(match, spelt_alike);
        match->one_letter = match_words(match, one_letter);
    }
    match->initials = match_words(match, initial);
    same = (uint8_t)(same + match->spelled + match->one_letter + match->initials);
    match->left_a = (uint8_t)(match->a->count - same);
    match->left_b = (uint8_t)(match->b->count - same);
}

/* Whether the matched words of a come in the same order in b. */
static bool in_order(const struct match *match)
{
    int last = -1;
    for (size_t i = 0; i < match->a->count; i++) {
        if (match->of_a[i] == UNMATCHED)
            continue;
        if (match->of_a[i] < last)
            return false;
        last = match->of_a[i];
    }
    return true;
}

/* Putin's Vladimirovich, Kafelnikova's Ivanovna. */
static bool is_patronymic(const struct name_word *word)
{
    static const char *const endings[] = {"vich", "ich", "vna", "ivna", "oglu", "kyzy"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (word->length > size + 3 && strcmp(word->letters + word->length - size, endings[i]) == 0)
            return true;
    }
    return false;
}

/* The name of two words, and the one that has more. */
struct shorter {
    const struct name *name, *longer;
    const uint8_t *matches, *of_longer;
};

static struct shorter find_shorter(const struct match *match)
{
    struct shorter a = {match->a, match->b, match->of_a, match->of_b};
    struct shorter b = {match->b, match->a, match->of_b, match->of_a};
    return match->left_b ? a : b;
}

/* Between the first word and the last, which are those of the other name. */
static bool is_between(const struct shorter *shorter, size_t index)
{
    return index + 1 < shorter->longer->count && shorter->matches[0] == 0 &&
           shorter->matches[shorter->name->count - 1] == shorter->longer->count - 1;
}

/*
 * Whether the words that only one has cannot be middle names of a person. Who has one of their own
 * is told apart by it: George W. Bush is not George H. W. Bush.
 */
static bool middle_names_differ(const struct match *match)
{
    if (!match->left_a && !match->left_b)
        return false;
    struct shorter shorter = find_shorter(match);
    if ((match->left_a && match->left_b) || shorter.name->count != 2)
        return true;
    for (size_t i = 0; i < shorter.longer->count; i++) {
        const struct name_word *word = name_word(match->book, shorter.longer, i);
        if (shorter.of_longer[i] != UNMATCHED)
            continue;
        bool may_be = word->class == WORD_INITIAL || is_patronymic(word) ||
                      (word->class != WORD_NUMBER && is_between(&shorter, i) &&
                       (match->a->of == NAME_PERSON || match->b->of == NAME_PERSON));
        if (i == 0 || !may_be)
            return true;
    }
    return false;
}

/* "Organization of American States (OAS)": the word that one has more are first letters. */
static bool has_own_acronym(const struct match *match)
{
    struct shorter shorter = find_shorter(match);
    const struct name_word *left = NULL;
    size_t letters = 0;
    if (match->left_a + match->left_b != 1 || match->initials || shorter.name->count < 2)
        return false;
    for (size_t i = 0; i < shorter.longer->count; i++)
        if (shorter.of_longer[i] == UNMATCHED)
            left = name_word(match->book, shorter.longer, i);
    for (size_t i = 0; left && i < shorter.name->count; i++, letters++)
        if (left->letters[letters] != name_word(match->book, shorter.name, i)->letters[0])
            return false;
    return left && letters == left->length;
}

/* "E. Petrov" is not Petrov Edgar, though "Petrov E." may be Edgar Petrov. */
static bool initials_in_place(const struct match *match)
{
    bool in_front = name_word(match->book, match->a, 0)->class == WORD_INITIAL ||
                    name_word(match->book, match->b, 0)->class == WORD_INITIAL;
    return !in_front || in_order(match);
}

/* The least sure of what was needed to match all words. */
static enum likeness words_alike(const struct match *match)
{
    bool thing = match->a->of == NAME_THING || match->b->of == NAME_THING;
    if (match->one_letter > 1)
        return LIKENESS_NONE;
    if (!match->one_letter && !match->spelled && has_own_acronym(match))
        return LIKENESS_FORM;
    if (middle_names_differ(match))
        return LIKENESS_NONE;
    if ((match->left_a || match->left_b) && (thing || match->one_letter))
        return LIKENESS_NONE;
    if (match->initials)
        return thing || !match->strong || match->one_letter || !initials_in_place(match)
                   ? LIKENESS_NONE
                   : LIKENESS_INITIALS;
    if (match->left_a || match->left_b)
        return LIKENESS_MIDDLE;
    if (match->one_letter)
        return match->spelled ? LIKENESS_NONE : LIKENESS_ONE_LETTER;
    if (match->spelled)
        return LIKENESS_SPELLING;
    return in_order(match) ? LIKENESS_MARKS : LIKENESS_ORDER;
}

static bool has_number(const struct name_book *book, const struct name *name)
{
    for (size_t i = 0; i < name->count; i++)
        if (name_word(book, name, i)->class == WORD_NUMBER)
            return true;
    return false;
}

enum { SHORTEST_JOINED = 5 };

/* The letters without their blanks, which scripts and writers set otherwise. */
static enum likeness joined_alike(const struct name_book *book, const struct name *a,
                                  const struct name *b)
{
    if (a->joined_length < SHORTEST_JOINED || b->joined_length < SHORTEST_JOINED)
        return LIKENESS_NONE;
    if (!a->cut && !b->cut && (has_number(book, a) || has_number(book, b)))
        return LIKENESS_NONE;
    if (a->joined == b->joined)
        return LIKENESS_MARKS;
    return (a->spaceless || b->spaceless) && a->sound == b->sound ? LIKENESS_SPELLING
                                                                  : LIKENESS_NONE;
}

enum { FEWEST_CONSONANTS = 4 };

static bool consonants_alike(const struct name_book *book, const struct name *a,
                             const struct name *b)
{
    return (a->abjad || b->abjad) && a->consonants == b->consonants &&
           strlen(a->consonants) >= FEWEST_CONSONANTS && !has_number(book, a) &&
           !has_number(book, b);
}

/* Whether the letters of `a` are the first letters of b's words. */
static bool is_acronym_of(const struct name_book *book, const struct name *a, const struct name *b)
{
    size_t letters = 0;
    if (!a->acronym || b->count < 3 || a->of == NAME_PERSON || b->of == NAME_PERSON || b->cut)
        return false;
    for (size_t i = 0; i < b->count; i++) {
        const struct name_word *word = name_word(book, b, i);
        if (word->class == WORD_INITIAL)
            continue;
        if (letters == a->joined_length || word->letters[0] != a->joined[letters++])
            return false;
    }
    return letters == a->joined_length;
}

/* "Acme GmbH" is not Acme AG, and Mrs Smith is not Mr Smith. */
static bool ends_differ(const struct name_book *book, const struct name *a, const struct name *b)
{
    if (a->form != NAME_NONE && b->form != NAME_NONE &&
        strcmp(book->words[a->form].letters, book->words[b->form].letters) != 0)
        return true;
    return a->sex && b->sex && a->sex != b->sex;
}

/* "Lukashenko", and a person of that surname. */
static bool is_surname_of(const struct name_book *book, const struct name *a, const struct name *b)
{
    if (a->count != 1 || b->count < 2 || a->of != NAME_PERSON || b->of != NAME_PERSON)
        return false;
    const struct name_word *word = name_word(book, a, 0);
    const struct name_word *last = name_word(book, b, b->count - 1u);
    return word->length > 3 && (word == last || spelt_alike(word, last));
}

/* Of two names whose legal forms and titles do not tell them apart. */
static enum likeness letters_alike(const struct name_book *book, const struct name *a,
                                   const struct name *b)
{
    struct match match = {.book = book, .a = a, .b = b};
    enum likeness found = joined_alike(book, a, b);
    if (found == LIKENESS_NONE && !a->cut && !b->cut) {
        match_all(&match);
        found = words_alike(&match);
    }
    if (found == LIKENESS_NONE && consonants_alike(book, a, b))
        found = LIKENESS_SPELLING;
    if (a->foreign != b->foreign && (found == LIKENESS_MARKS || found == LIKENESS_SPELLING))
        return LIKENESS_SCRIPT;
    if (a->turned != b->turned && found == LIKENESS_MARKS)
        return LIKENESS_ORDER;
    return found;
}

/* The one that is first in the alphabet, so that both ways give the same answer. */
static bool is_first(const struct name *a, const struct name *b)
{
    int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    return order ? order < 0 : a->length < b->length;
}

enum likeness likeness(const struct name_book *book, const struct name *a, const struct name *b)
{
    if (a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0)
        return LIKENESS_SAME;
    if (ends_differ(book, a, b))
        return LIKENESS_NONE;
    enum likeness found = is_first(a, b) ? letters_alike(book, a, b) : letters_alike(book, b, a);
    if (found == LIKENESS_NONE && (is_acronym_of(book, a, b) || is_acronym_of(book, b, a)))
        return LIKENESS_ACRONYM;
    if (found == LIKENESS_NONE && (is_surname_of(book, a, b) || is_surname_of(book, b, a)))
        return LIKENESS_SURNAME;
    bool ends = (a->form == NAME_NONE) != (b->form == NAME_NONE) || a->titled != b->titled;
    return found != LIKENESS_NONE && found < LIKENESS_FORM && ends ? LIKENESS_FORM : found;
}

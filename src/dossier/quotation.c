/*
 * quotation.c: where a quote stands in a text, and the nearest passage where it does not.
 */
#include <entente/quotation.h>

#include "base/names.h"
#include "base/xalloc.h"
#include "dossier/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#define NOWHERE SIZE_MAX

static const double near_enough = .6; /* of a quote's words */

enum { PASSAGE_MAX = 240 /* bytes of a passage that are shown */ };

/* A word of the text: from byte `start` to `end` of the folded text. */
struct word {
    uint32_t id; /* of its lower case */
    size_t start, end;
};

struct original {
    struct text folded; /* the paragraphs, a blank between them */
    size_t *starts;     /* of each paragraph in `folded` */
    size_t paragraph_count, paragraph_capacity;
    struct names names; /* of words */
    struct word *words;
    size_t word_count, word_capacity;
};

/* A piece of a quote between two gaps. */
struct piece {
    const char *string;
    size_t length;
};

struct pieces {
    struct text folded;
    struct piece *items;
    size_t count, capacity;
};

/* ---- the text ---- */

static void add_paragraph(struct original *original, const char *bytes, size_t length)
{
    struct text folded = {0};
    fold_text(bytes, length, &folded);
    if (folded.length) {
        text_add(&original->folded, original->folded.length ? " " : "");
        original->starts = xgrow(original->starts, original->paragraph_count,
                                 &original->paragraph_capacity, sizeof *original->starts);
        original->starts[original->paragraph_count++] = original->folded.length;
        text_add_bytes(&original->folded, folded.data, folded.length);
    }
    text_release(&folded);
}

static bool is_blank(const char *line, size_t length)
{
    return strspn(line, " \t\r") >= length;
}

static size_t line_length(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? (size_t)(newline - at) : (size_t)(end - at);
}

/* Whether blank lines part paragraphs: one stands between two lines that are not. */
static bool has_blank_lines(const char *bytes, size_t length)
{
    bool text = false, blank = false;
    const char *end = bytes + length;
    for (const char *at = bytes; at < end; at += line_length(at, end) + 1) {
        bool empty = is_blank(at, line_length(at, end));
        if (!empty && text && blank)
            return true;
        text = text || !empty;
        blank = empty;
    }
    return false;
}

static void split_paragraphs(struct original *original, const char *bytes, size_t length)
{
    bool by_blank_lines = has_blank_lines(bytes, length);
    const char *end = bytes + length, *start = bytes;
    for (const char *at = bytes; at < end;) {
        size_t line = line_length(at, end);
        const char *next = at + line + (at + line < end);
        if (!by_blank_lines || is_blank(at, line)) {
            add_paragraph(original, start, (size_t)(next - start));
            start = next;
        }
        at = next;
    }
    add_paragraph(original, start, (size_t)(end - start));
}

/* The id of the word's lower case; where it is new, only if it may be added. */
static uint32_t word_id(struct names *names, const char *word, size_t length, bool add)
{
    size_t size = 0;
    uint8_t *lower =
        xalloc_checked(u8_tolower((const uint8_t *)word, length, NULL, NULL, NULL, &size));
    const char *string = lower ? (const char *)lower : word;
    size = lower ? size : length;
    uint32_t id = add ? names_add(names, string, size) : names_find(names, string, size);
    free(lower);
    return id;
}

/* Steps to the next word: what blanks part, without what is no letter at its ends. */
static bool next_word(const char *string, size_t length, size_t *at, struct word *word)
{
    while (*at < length) {
        const char *blank = memchr(string + *at, ' ', length - *at);
        size_t end = blank ? (size_t)(blank - string) : length, first = NOWHERE;
        for (size_t i = *at; i < end;) {
            struct fold_character character = fold_character(string + i, end - i);
            if (character.letter || (unsigned char)string[i] >= 0x80) {
                first = first == NOWHERE ? i : first;
                word->end = i + character.size;
            }
            i += character.size;
        }
        *at = end + 1;
        word->start = first;
        if (first != NOWHERE)
            return true;
    }
    return false;
}

static void split_words(struct original *original)
{
    const char *text = text_string(&original->folded);
    struct word word = {0};
    for (size_t at = 0; next_word(text, original->folded.length, &at, &word);) {
        word.id = word_id(&original->names, text + word.start, word.end - word.start, true);
        original->words = xgrow(original->words, original->word_count, &original->word_capacity,
                                sizeof *original->words);
        original->words[original->word_count++] = word;
    }
}

struct original *original_new(const char *bytes, size_t length)
{
    struct original *original = xcalloc(1, sizeof *original);
    split_paragraphs(original, bytes, length);
    split_words(original);
    return original;
}

void original_free(struct original *original)
{
    if (!original)
        return;
    text_release(&original->folded);
    names_release(&original->names);
    free(original->starts);
    free(original->words);
    free(original);
}

size_t original_paragraphs(const struct original *original)
{
    return original->paragraph_count;
}

size_t original_words(const struct original *original)
{
    return original->word_count;
}

/* The number of the paragraph in which the byte lies. */
static size_t paragraph_at(const struct original *original, size_t byte)
{
    size_t low = 0, high = original->paragraph_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (original->starts[middle] <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The byte at which the paragraph of that number ends. */
static size_t paragraph_end(const struct original *original, size_t paragraph)
{
    return paragraph < original->paragraph_count ? original->starts[paragraph]
                                                 : original->folded.length;
}

/* ---- the quote ---- */

static void add_piece(struct pieces *pieces, const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (start < end && end[-1] == ' ')
        end--;
    if (start == end)
        return;
    pieces->items = xgrow(pieces->items, pieces->count, &pieces->capacity, sizeof *pieces->items);
    pieces->items[pieces->count++] = (struct piece){start, (size_t)(end - start)};
}

/* How many bytes the gap takes that begins here; 0: none does. */
static size_t gap_length(const char *at)
{
    const char *close = *at == '[' ? strchr(at, ']') : NULL;
    if (close)
        return (size_t)(close - at) + 1;
    return strncmp(at, "...", 3) == 0 ? strspn(at, ".") : 0;
}

static void split_pieces(struct pieces *pieces, const char *quote)
{
    fold_text(quote, strlen(quote), &pieces->folded);
    const char *at = text_string(&pieces->folded), *start = at;
    while (*at) {
        size_t gap = gap_length(at);
        if (gap) {
            add_piece(pieces, start, at);
            start = at + gap;
        }
        at += gap ? gap : 1;
    }
    add_piece(pieces, start, at);
}

static void pieces_release(struct pieces *pieces)
{
    text_release(&pieces->folded);
    free(pieces->items);
}

/* Whether a word goes on over the border between two neighbouring characters. */
static bool cuts_word(const char *text, size_t length, size_t border)
{
    size_t before = border;
    if (border == 0 || border >= length)
        return false;
    do
        before--;
    while (before > 0 && ((unsigned char)text[before] & 0xC0) == 0x80);
    return fold_character(text + before, border - before).letter &&
           fold_character(text + border, length - border).letter;
}

/* Where the piece stands first from `from` on, as whole words; NOWHERE: not before `limit`. */
static size_t find_piece(const struct original *original, const struct piece *piece, size_t from,
                         size_t limit)
{
    const char *text = text_string(&original->folded);
    size_t length = original->folded.length;
    while (from < limit && from < length) {
        const char *found = memmem(text + from, length - from, piece->string, piece->length);
        size_t at = found ? (size_t)(found - text) : NOWHERE;
        if (at >= limit)
            return NOWHERE;
        if (!cuts_word(text, length, at) && !cuts_word(text, length, at + piece->length))
            return at;
        from = at + 1;
    }
    return NOWHERE;
}

/* Where all pieces stand, one after the other, the first from `from` on and before `limit`. */
static size_t find_pieces(const struct original *original, const struct pieces *pieces, size_t from,
                          size_t limit)
{
    size_t start;
    while ((start = find_piece(original, &pieces->items[0], from, limit)) != NOWHERE) {
        size_t at = start, next = 0;
        for (size_t end = start; next < pieces->count && at != NOWHERE; next++) {
            size_t reach = paragraph_end(original, paragraph_at(original, end) + 1);
            at = next ? find_piece(original, &pieces->items[next], end, reach) : start;
            end = at == NOWHERE ? end : at + pieces->items[next].length - 1;
        }
        if (at != NOWHERE)
            return start;
        from = start + 1;
    }
    return NOWHERE;
}

bool original_holds(const struct original *original, const char *quote, size_t paragraph)
{
    struct pieces pieces = {0};
    split_pieces(&pieces, quote);
    bool held = paragraph >= 1 && paragraph <= original->paragraph_count && pieces.count &&
                find_pieces(original, &pieces, original->starts[paragraph - 1],
                            paragraph_end(original, paragraph)) != NOWHERE;
    pieces_release(&pieces);
    return held;
}

/* ---- the nearest passage ---- */

/* The ids of the quote's words; NAME_NONE: the text has no such word. */
static uint32_t *quote_words(const struct original *original, const struct text *folded,
                             size_t *count)
{
    uint32_t *ids = NULL;
    size_t capacity = 0;
    struct names *names = (struct names *)&original->names; /* finding does not write */
    struct word word = {0};
    *count = 0;
    for (size_t at = 0; next_word(text_string(folded), folded->length, &at, &word);) {
        ids = xgrow(ids, *count, &capacity, sizeof *ids);
        ids[(*count)++] =
            word_id(names, text_string(folded) + word.start, word.end - word.start, false);
    }
    return ids;
}

/* How many words are put in, left out or changed up to here, and the word at which that began. */
struct cost {
    size_t changes, start;
};

/* The passage from word `*first` to `*last` with the fewest changes, which are returned. */
static size_t nearest_words(const struct original *original, const uint32_t *ids, size_t count,
                            size_t *first, size_t *last)
{
    struct cost *row = xcalloc(count + 1, sizeof *row);
    size_t least = count;
    for (size_t i = 0; i <= count; i++)
        row[i] = (struct cost){i, 0};
    for (size_t j = 0; j < original->word_count; j++) {
        struct cost corner = row[0];
        row[0] = (struct cost){0, j + 1};
        corner.start = j;
        for (size_t i = 1; i <= count; i++) {
            struct cost above = row[i], best = corner;
            best.changes += ids[i - 1] != original->words[j].id;
            if (above.changes + 1 < best.changes)
                best = (struct cost){above.changes + 1, above.start};
            if (row[i - 1].changes + 1 < best.changes)
                best = (struct cost){row[i - 1].changes + 1, row[i - 1].start};
            row[i] = best;
            corner = above;
        }
        /* of passages as near the longer one: a changed word is part of it */
        bool longer = row[count].changes == least && least < count && row[count].start == *first &&
                      j == *last + 1;
        if (row[count].changes < least || longer) {
            least = row[count].changes;
            *first = row[count].start;
            *last = j;
        }
    }
    free(row);
    return least;
}

static void show_passage(const struct original *original, size_t first, size_t last,
                         struct text *out)
{
    size_t start = original->words[first].start, end = original->words[last].end;
    const char *text = text_string(&original->folded);
    size_t shown = end - start > PASSAGE_MAX ? PASSAGE_MAX : end - start;
    while (shown && shown < end - start && ((unsigned char)text[start + shown] & 0xC0) == 0x80)
        shown--;
    text_add_bytes(out, text + start, shown);
    text_add(out, shown < end - start ? "..." : "");
}

static void find_nearest(const struct original *original, const struct text *folded,
                         struct quotation *quotation)
{
    size_t count, first = 0, last = 0;
    uint32_t *ids = quote_words(original, folded, &count);
    size_t changes = nearest_words(original, ids, count, &first, &last);
    quotation->likeness = count ? 1 - (double)changes / (double)count : 0;
    if (count && first <= last && quotation->likeness >= near_enough) {
        quotation->paragraph = paragraph_at(original, original->words[first].start);
        show_passage(original, first, last, &quotation->passage);
    }
    free(ids);
}

void original_find(const struct original *original, const char *quote, bool nearest,
                   struct quotation *quotation)
{
    struct pieces pieces = {0};
    *quotation = (struct quotation){0};
    split_pieces(&pieces, quote);
    size_t start = pieces.count ? find_pieces(original, &pieces, 0, NOWHERE) : NOWHERE;
    quotation->found = start != NOWHERE || !pieces.count; /* nothing is everywhere */
    if (start != NOWHERE)
        quotation->paragraph = paragraph_at(original, start);
    if (quotation->found)
        quotation->likeness = 1;
    else if (nearest)
        find_nearest(original, &pieces.folded, quotation);
    pieces_release(&pieces);
}

void quotation_release(struct quotation *quotation)
{
    text_release(&quotation->passage);
    *quotation = (struct quotation){0};
}

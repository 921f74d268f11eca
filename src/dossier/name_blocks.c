/*
 * name_blocks.c: the keys of a name. A name of one word has its consonants; one of a few words each
 * two of them, so that order, middle names and spellings do not matter, and each with the first
 * letter of another, for initials; longer ones all words. Against letters left out, added, or
 * changed there is every way to leave one out (Bocek et al. 2007), which finds all.
 */
#include "dossier/name_blocks.h"

#include "base/hash.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Different kinds of keys never meet. */
enum salt {
    OF_INITIAL = BLOCK_OF_INITIALS,
    OF_WORD,
    OF_PAIR,
    OF_SET,
    OF_LETTERS,
    OF_SOUND,
    OF_FIRST,
    OF_CONSONANTS,
    OF_SURNAME = BLOCK_OF_SURNAMES
};

static uint64_t mixed(uint64_t a, uint64_t b)
{
    uint64_t both[2] = {a, b};
    return hash_bytes(both, sizeof both);
}

static uint64_t hash_string(const char *string)
{
    return hash_bytes(string, strlen(string));
}

static void add(struct name_blocks *blocks, enum salt salt, uint64_t hash, uint32_t name)
{
    blocks->keys = xgrow(blocks->keys, blocks->count, &blocks->capacity, sizeof *blocks->keys);
    blocks->keys[blocks->count++] =
        (struct block_key){(mixed(salt, hash) & ~(uint64_t)BLOCK_KIND) | salt, name};
}

/* The same for both orders. */
static uint64_t pair_hash(const char *a, const char *b)
{
    uint64_t of_a = hash_string(a), of_b = hash_string(b);
    return of_a < of_b ? mixed(of_a, of_b) : mixed(of_b, of_a);
}

static void add_initials(struct name_blocks *blocks, const struct name_word *word,
                         const struct name_word *other, uint32_t index)
{
    if (word->length < 4 || word->class == WORD_NUMBER || other->class == WORD_NUMBER)
        return;
    uint64_t hash = hash_string(word->skeleton);
    add(blocks, OF_INITIAL, mixed(hash, (unsigned char)other->letters[0]), index);
    if (other->sound[0] != other->letters[0])
        add(blocks, OF_INITIAL, mixed(hash, (unsigned char)other->sound[0]), index);
}

static void add_pairs(struct name_blocks *blocks, const struct name_book *book,
                      const struct name *name, uint32_t index, bool initials)
{
    for (size_t i = 0; i < name->count; i++)
        for (size_t j = 0; j < name->count; j++) {
            const struct name_word *a = name_word(book, name, i), *b = name_word(book, name, j);
            if (i < j && a->class != WORD_INITIAL && b->class != WORD_INITIAL)
                add(blocks, OF_PAIR, pair_hash(a->skeleton, b->skeleton), index);
            if (i != j && initials && a->class != WORD_INITIAL)
                add_initials(blocks, a, b, index);
        }
}

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void add_set(struct name_blocks *blocks, const struct name_book *book,
                    const struct name *name, uint32_t index)
{
    uint64_t hashes[NAME_WORDS] = {0};
    for (size_t i = 0; i < name->count; i++)
        hashes[i] = hash_string(name_word(book, name, i)->skeleton);
    qsort(hashes, name->count, sizeof *hashes, compare_hashes);
    add(blocks, OF_SET, hash_bytes(hashes, name->count * sizeof *hashes), index);
}

enum { FEWEST_LETTERS = 6, MOST_LETTERS = 48 };

void name_blocks_add_letters(struct name_blocks *blocks, const char *letters, size_t length,
                             uint64_t seed, uint32_t index)
{
    char less[MOST_LETTERS];
    add(blocks, OF_LETTERS, mixed(seed, hash_bytes(letters, length)), index);
    if (length < FEWEST_LETTERS || length > MOST_LETTERS)
        return;
    memcpy(less, letters, length);
    for (size_t i = length; --i > 0;) {
        if (i + 1 < length)
            less[i] = letters[i + 1];
        if (i + 1 == length || letters[i] != letters[i + 1])
            add(blocks, OF_LETTERS, mixed(seed, hash_bytes(less, length - 1)), index);
    }
}

static void add_first_letters(struct name_blocks *blocks, const struct name_book *book,
                              const struct name *name, uint32_t index)
{
    char letters[NAME_WORDS];
    size_t count = 0;
    for (size_t i = 0; i < name->count; i++)
        if (name_word(book, name, i)->class != WORD_INITIAL)
            letters[count++] = name_word(book, name, i)->letters[0];
    if (name->acronym)
        add(blocks, OF_FIRST, hash_bytes(name->joined, name->joined_length), index);
    else if (count > 2)
        add(blocks, OF_FIRST, hash_bytes(letters, count), index);
}

enum { FEW_WORDS = 5 };

void name_blocks_add(struct name_blocks *blocks, const struct name_book *book,
                     const struct name *name, uint32_t index, struct block_needs needs)
{
    name_blocks_add_letters(blocks, name->joined, name->joined_length, 0, index);
    add(blocks, OF_SOUND, hash_string(name->sound), index);
    if (name->count == 1)
        add(blocks, OF_WORD, hash_string(name_word(book, name, 0)->skeleton), index);
    else if (name->count <= FEW_WORDS)
        add_pairs(blocks, book, name, index, needs.initials && name->of != NAME_THING);
    else
        add_set(blocks, book, name, index);
    if (needs.acronyms && name->of != NAME_PERSON)
        add_first_letters(blocks, book, name, index);
    if (name->of == NAME_PERSON && name->count)
        add(blocks, OF_SURNAME, hash_string(name_word(book, name, name->count - 1)->skeleton),
            index);
    if (needs.abjads && strlen(name->consonants) > 3)
        add(blocks, OF_CONSONANTS, hash_string(name->consonants), index);
}

static int compare_keys(const void *left, const void *right)
{
    const struct block_key *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

void name_blocks_sort(struct name_blocks *blocks)
{
    if (blocks->count)
        qsort(blocks->keys, blocks->count, sizeof *blocks->keys, compare_keys);
}

void name_blocks_release(struct name_blocks *blocks)
{
    free(blocks->keys);
    *blocks = (struct name_blocks){0};
}

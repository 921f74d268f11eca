/*
 * check_likeness.c: which names are taken for those of one entity: a table of pairs, properties of
 * any names, and names that are made to be slow.
 */
#include "likeness_pairs.h"
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = {"NONE",       "SAME",     "MARKS",    "SCRIPT",
                                    "ORDER",      "FORM",     "SPELLING", "MIDDLE",
                                    "ONE_LETTER", "INITIALS", "ACRONYM",  "SURNAME"};

static void add_entity(struct dossier *dossier, const char *id, const char *kind, const char *label)
{
    uint32_t entity = dossier_add_entity(dossier, id);
    dossier->entities[entity].label = dossier_string(dossier, label, strlen(label));
    if (kind)
        dossier->entities[entity].kind = vocabulary_find_kind(&dossier->vocabulary, kind);
}

/* Through the whole search, so that the blocks are tested, too. */
static enum likeness find_likeness(const char *kind, const char *a, const char *b)
{
    struct dossier *dossier = dossier_new();
    struct duplicates found;
    add_entity(dossier, "n1", kind, a);
    add_entity(dossier, "n2", kind, b);
    duplicates_find(dossier, &found);
    enum likeness likeness = found.count ? found.items[0].likeness : LIKENESS_NONE;
    ck_assert_uint_le(found.count, 1);
    duplicates_release(&found);
    dossier_free(dossier);
    return likeness;
}

static size_t check_pairs(const struct likeness_pair *pairs, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const struct likeness_pair *pair = &pairs[i];
        enum likeness found = find_likeness(pair->kind, pair->a, pair->b);
        if (found == pair->likeness)
            continue;
        fprintf(stderr, "'%s' and '%s': %s, not %s\n", pair->a, pair->b, words[found],
                words[pair->likeness]);
        wrong++;
    }
    return wrong;
}

START_TEST(of_one)
{
    ck_assert_uint_eq(check_pairs(same_pairs, same_pair_count), 0);
}
END_TEST

START_TEST(of_two)
{
    ck_assert_uint_eq(check_pairs(other_pairs, other_pair_count), 0);
}
END_TEST

/* How many of the pairs are found as something. */
static size_t count_found(const struct likeness_pair *pairs, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += pairs[i].likeness != LIKENESS_NONE;
    return found;
}

/* What the tables promise: nine of ten pairs of one are found, and of two at most one in thirty. */
START_TEST(measured)
{
    ck_assert_uint_ge(same_pair_count, 60);
    ck_assert_uint_ge(other_pair_count, 60);
    ck_assert_uint_ge(10 * count_found(same_pairs, same_pair_count), 9 * same_pair_count);
    ck_assert_uint_le(30 * count_found(other_pairs, other_pair_count), other_pair_count);
}
END_TEST

/* In the other order in the file, and so of the names, the same is said. */
START_TEST(symmetric)
{
    for (size_t i = 0; i < same_pair_count + other_pair_count; i++) {
        const struct likeness_pair *pair =
            i < same_pair_count ? &same_pairs[i] : &other_pairs[i - same_pair_count];
        ck_assert_msg(find_likeness(pair->kind, pair->b, pair->a) == pair->likeness,
                      "'%s' and '%s'", pair->b, pair->a);
    }
}
END_TEST

/* Every name is the same in capitals and with blanks around, whatever its script. */
START_TEST(reflexive)
{
    for (size_t i = 0; i < same_pair_count; i++) {
        char blanks[400];
        const char *name = same_pairs[i].a;
        snprintf(blanks, sizeof blanks, "  %s ", name);
        enum likeness found = find_likeness(same_pairs[i].kind, name, blanks);
        ck_assert_msg(found == LIKENESS_MARKS, "'%s': %s", name, words[found]);
        found = find_likeness(same_pairs[i].kind, name, name);
        ck_assert_msg(found == LIKENESS_SAME, "'%s': %s", name, words[found]);
    }
}
END_TEST

/* Of other kinds, one name is that of two; of no stated kind it may be of any. */
START_TEST(kinds)
{
    static const struct {
        const char *a, *b;
        size_t found;
    } cases[] = {
        {"person", "organization", 0}, {"person", "person", 1}, {"person", "entity", 1},
        {"state", "place", 0},         {"body", "bloc", 1},     {"force", "organization", 1},
        {"document", "event", 0},      {"entity", "event", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dossier *dossier = dossier_new();
        struct duplicates found;
        add_entity(dossier, "n1", cases[i].a, "Washington");
        add_entity(dossier, "n2", cases[i].b, "Washington");
        duplicates_find(dossier, &found);
        ck_assert_msg(found.count == cases[i].found, "%s, %s", cases[i].a, cases[i].b);
        duplicates_release(&found);
        dossier_free(dossier);
    }
}
END_TEST

/* An id is a key where there is a label: it may be like a name, and is no misspelt one. */
START_TEST(keys)
{
    struct dossier *dossier = dossier_new();
    struct duplicates found;
    add_entity(dossier, "secretary", "person", "Ivan Petrov");
    add_entity(dossier, "secretery", "person", "Oleg Sidorov");
    add_entity(dossier, "n3", "person", "Secretary");
    add_entity(dossier, "n4", "organization", "Collective Security Treaty Organization");
    add_entity(dossier, "CSTO", "organization", "Communist Songs and Tunes Office");
    duplicates_find(dossier, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_uint_eq(found.items[0].entity, 2);
    ck_assert_uint_eq(found.items[0].other, 0);
    duplicates_release(&found);
    dossier_free(dossier);
}
END_TEST

/* One surname is that of the one person who has it; of two it says nothing. */
START_TEST(surnames)
{
    struct dossier *dossier = dossier_new();
    struct duplicates found;
    add_entity(dossier, "n1", "person", "Lukashenko");
    add_entity(dossier, "n2", "person", "Alexander Lukashenko");
    add_entity(dossier, "n3", "person", "Viktor Lukashenko");
    duplicates_find(dossier, &found);
    ck_assert_uint_eq(found.count, 0);
    duplicates_release(&found);
    dossier_free(dossier);
}
END_TEST

static void add_numbered(struct dossier *dossier, size_t number, const char *label)
{
    char id[24];
    snprintf(id, sizeof id, "n%zu", number);
    add_entity(dossier, id, "person", label);
}

/* What is the same, nearly the same, or long, takes no square of time, and what is left is said. */
START_TEST(hostile)
{
    enum { MANY = 3000 };
    struct dossier *same = dossier_new(), *near = dossier_new();
    struct duplicates found;
    for (size_t i = 0; i < MANY; i++) {
        char label[40];
        snprintf(label, sizeof label, "Alexander Luk%c%c%cshenk", "aeiou"[i % 5],
                 "aeiou"[i / 5 % 5], 'a' + (int)(i / 25 % 26));
        add_numbered(same, i, "Alexander Lukashenko");
        add_numbered(near, i, label);
    }
    duplicates_find(same, &found);
    ck_assert_uint_ge(found.count, MANY - 1);
    ck_assert_uint_le(found.count, 2 * MANY);
    duplicates_release(&found);
    duplicates_find(near, &found);
    ck_assert_uint_gt(found.partial, 0);
    ck_assert_uint_le(found.count, 100 * MANY);
    duplicates_release(&found);
    dossier_free(near);
    dossier_free(same);
}
END_TEST

/* Names of any bytes: nothing to see but that it ends. */
START_TEST(strange)
{
    static const char *const names[] = {"",         " ",
                                        ",",        ", ,",
                                        "\xff\xfe", "a\xff b",
                                        "\u0301",   "...",
                                        "'",        "\u200b",
                                        "😀 😀",      "İstanbul",
                                        "ǅ",        "\ufdfa",
                                        "i ii iii", "v x",
                                        "Ltd",      "the of",
                                        "Dr Mr Ms", "x",
                                        "A B C D",  "\u0e01\u0e02\u0e03\u0e04\u0e05"};
    enum { COUNT = sizeof names / sizeof *names };
    struct dossier *dossier = dossier_new();
    struct duplicates found;
    char *large = malloc(100001);
    memset(large, 'a', 100000);
    large[100000] = '\0';
    for (size_t i = 0; i < 2 * COUNT; i++)
        add_numbered(dossier, i, names[i % COUNT]);
    add_numbered(dossier, 2 * COUNT, large);
    large[999] = '\0';
    add_numbered(dossier, 2 * COUNT + 1, large);
    add_numbered(dossier, 2 * COUNT + 2, large);
    duplicates_find(dossier, &found);
    ck_assert_uint_eq(found.unread, 1);
    ck_assert_uint_ge(found.count, 1);
    duplicates_release(&found);
    dossier_free(dossier);
    free(large);
}
END_TEST

Suite *likeness_suite(void)
{
    Suite *suite = suite_create("likeness");
    TCase *pairs = tcase_create("pairs"), *dossiers = tcase_create("dossiers");
    tcase_add_test(pairs, of_one);
    tcase_add_test(pairs, of_two);
    tcase_add_test(pairs, measured);
    tcase_add_test(pairs, symmetric);
    tcase_add_test(pairs, reflexive);
    tcase_add_test(dossiers, kinds);
    tcase_add_test(dossiers, keys);
    tcase_add_test(dossiers, surnames);
    tcase_add_test(dossiers, hostile);
    tcase_add_test(dossiers, strange);
    suite_add_tcase(suite, pairs);
    suite_add_tcase(suite, dossiers);
    return suite;
}

/*
 * check_likeness.c: which names are taken for those of one entity: a table of pairs, properties of
 * any names, and names that are made to be slow.
 */
#include "likeness_pairs.h"
#include "suites.h"

#include <stdio.h>
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

Suite *likeness_suite(void)
{
    Suite *suite = suite_create("likeness");
    TCase *tcase = tcase_create("pairs");
    tcase_add_test(tcase, of_one);
    tcase_add_test(tcase, of_two);
    suite_add_tcase(suite, tcase);
    return suite;
}

/*
 * check_lint_random.c: what holds of lint for any dossier (fixed seeds): the same list every time,
 * the same findings as rules that compare every pair, nothing for a clean dossier, and no hours for
 * a large one.
 */
#include "lint_lines.h"

#include <check.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ROUNDS = 300 };

/* xorshift: the same numbers every time. */
static unsigned next_random(uint64_t *state, unsigned below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)((*state >> 16) % below);
}

/* Any dossier: few names and few dates, so that everything that can collide does. */
static void add_noise(uint64_t *seed, struct text *out)
{
    static const char *const dates[] = {
        "-",       "2001",  "2001-03",    "2001-03-04", "2001/2003",       "2002/..",    "2002/",
        "../2002", "/2003", "2001?/2003", "2002~/2004", "2003-05/2003-06", "2000/2005?", "2004"};
    static const char *const types[] = {"tie",        "--",      "membership",
                                        "presidency", "dissent", "dispute",
                                        "observer",   "office",  "support"};
    static const char *const sources[] = {"-", "s0", "s1#2", "s2;s0", "s9", "#1"};
    for (unsigned i = 0, n = next_random(seed, 4); i < n; i++)
        text_addf(out, "E e%u %s %s\n", next_random(seed, 6), dates[next_random(seed, 14)],
                  sources[next_random(seed, 6)]);
    for (unsigned i = 0, n = next_random(seed, 4); i < n; i++)
        text_addf(out, "S s%u %s\n", i, dates[next_random(seed, 14)]);
    for (unsigned i = 0, n = next_random(seed, 30); i < n; i++)
        text_addf(out, "R e%u %s e%u %s %s\n", next_random(seed, 5), types[next_random(seed, 9)],
                  next_random(seed, 5), dates[next_random(seed, 14)],
                  sources[next_random(seed, 6)]);
    for (unsigned i = 0, n = next_random(seed, 8); i < n; i++) {
        unsigned from = 2000 + next_random(seed, 9);
        text_addf(out, "R e%u presidency e0 %u/%u\n", next_random(seed, 4), from,
                  from + next_random(seed, 9));
    }
}

START_TEST(same_dossier_same_list)
{
    uint64_t seed = 20110518;
    for (int round = 0; round < ROUNDS; round++) {
        struct text lines = {0}, out = {0};
        add_noise(&seed, &lines);
        lint_lines(text_string(&lines), false, &out);
        assert_lint(text_string(&lines), false, text_string(&out));
        text_release(&out);
        text_release(&lines);
    }
}
END_TEST

/* Whether a relation is found fault with by the rule, decided slowly, straight from its words. */
typedef bool naive_rule(const struct dossier *dossier, uint32_t index);

static bool same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool naive_duplicate(const struct dossier *dossier, uint32_t index)
{
    const struct relation *b = &dossier->relations[index];
    for (uint32_t i = 0; i < index; i++) {
        const struct relation *a = &dossier->relations[i];
        bool forth = a->from == b->from && a->to == b->to;
        bool back = a->from == b->to && a->to == b->from && relation_symmetric(dossier, a);
        if ((forth || back) && a->type == b->type && a->undirected == b->undirected &&
            edtf_compare(relation_when(dossier, a), relation_when(dossier, b)) == 0 &&
            same_string(relation_evidence(dossier, a)->role, relation_evidence(dossier, b)->role))
            return true;
    }
    return false;
}

/* Overlaps with one that certainly began before it, or as early and stands before it. */
static bool naive_overlap(const struct dossier *dossier, uint32_t index)
{
    const struct relation *b = &dossier->relations[index];
    struct edtf_days of_b = edtf_certain(relation_when(dossier, b), EDTF_DAY_MAX);
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *a = &dossier->relations[i];
        struct edtf_days of_a = edtf_certain(relation_when(dossier, a), EDTF_DAY_MAX);
        bool earlier = of_a.from < of_b.from || (of_a.from == of_b.from && i < index);
        int64_t to = of_a.to < of_b.to ? of_a.to : of_b.to;
        if (dossier->vocabulary.types[b->type].exclusive && a->type == b->type && earlier &&
            a->to == b->to && a->from != b->from && to - of_b.from + 1 > 1)
            return true;
    }
    return false;
}

/* Whether the one was a member of the other once, and had left by that day. */
static bool naive_had_left(const struct dossier *dossier, uint32_t one, uint32_t other, int32_t day)
{
    bool member = false, left = true;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *a = &dossier->relations[i];
        const char *type = dossier->vocabulary.types[a->type].name;
        if (a->from != one || a->to != other ||
            (strcmp(type, "membership") != 0 && strcmp(type, "observer") != 0))
            continue;
        member = true;
        left = left && relation_when(dossier, a)->interval &&
               !(relation_when(dossier, a)->end.qualifier & EDTF_UNCERTAIN) &&
               edtf_bounds(relation_when(dossier, a)).e1 < day;
    }
    return member && left;
}

static bool naive_late_dissent(const struct dossier *dossier, uint32_t index)
{
    const struct relation *b = &dossier->relations[index];
    if (relation_sign(dossier, b) > 0 || !edtf_given(relation_when(dossier, b)) ||
        edtf_uncertain(relation_when(dossier, b)))
        return false;
    int32_t day = edtf_bounds(relation_when(dossier, b)).s0;
    return naive_had_left(dossier, b->from, b->to, day) ||
           (relation_symmetric(dossier, b) && naive_had_left(dossier, b->to, b->from, day));
}

/* How many findings of the code stand in the line. */
static size_t count_findings(const struct diagnostics *found, const char *code, size_t line)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++)
        count += found->items[i].line == line && strcmp(found->items[i].code, code) == 0;
    return count;
}

static size_t compare_with_naive(const struct dossier *dossier, const struct diagnostics *found,
                                 const char *code, naive_rule *naive)
{
    size_t total = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        size_t line = dossier->relations[i].place.line;
        size_t expected = naive(dossier, i);
        if (count_findings(found, code, line) != expected)
            ck_abort_msg("%s in line %zu: expected %zu", code, line, expected);
        total += expected;
    }
    return total;
}

START_TEST(sorted_rules_agree_with_naive_ones)
{
    static const struct {
        const char *code;
        naive_rule *naive;
    } rules[] = {{"duplicate-relation", naive_duplicate},
                 {"exclusive-overlap", naive_overlap},
                 {"dissent-after-membership", naive_late_dissent}};
    uint64_t seed = 19920515;
    size_t totals[COUNT(rules)] = {0};
    for (int round = 0; round < ROUNDS * 6; round++) {
        struct text lines = {0};
        struct diagnostics found = {0};
        add_noise(&seed, &lines);
        struct dossier *dossier = lint_dossier(text_string(&lines));
        dossier_lint(dossier, NULL, &found);
        for (size_t i = 0; i < COUNT(rules); i++)
            totals[i] += compare_with_naive(dossier, &found, rules[i].code, rules[i].naive);
        diagnostics_release(&found);
        dossier_free(dossier);
        text_release(&lines);
    }
    for (size_t i = 0; i < COUNT(rules); i++)
        ck_assert_uint_gt(totals[i], 20); /* the noise does reach the rule */
}
END_TEST

/* The relations of state `i` with organization o, which exists from 1980 to 2020: a membership, its
 * turn of a presidency that goes round, events while a member, a tie with the state before. */
static void add_clean_state(uint64_t *seed, unsigned i, struct text *out)
{
    static const char *const events[] = {"support", "criticism", "refusal", "agreement"};
    unsigned from = 1980 + next_random(seed, 5), to = 2015 + next_random(seed, 5);
    bool left = next_random(seed, 2);
    text_addf(out, "E e%u 19%02u/%s s%u\n", i, 40 + next_random(seed, 40),
              next_random(seed, 2) ? ".." : "2030", next_random(seed, 2));
    text_addf(out, left ? "R e%u membership o %u/%u s0\n" : "R e%u membership o %u/.. s0\n", i,
              from, to);
    text_addf(out, "R e%u presidency o %u-06/%u-06 s%u#%u\n", i, 1985 + i, 1986 + i,
              next_random(seed, 2), next_random(seed, 99));
    for (unsigned j = 0, n = next_random(seed, 4); j < n; j++)
        text_addf(out, "R e%u %s o %u-%02u s1;s0\n", i, events[j], 1985 + next_random(seed, 30),
                  1 + next_random(seed, 12));
    if (i)
        text_addf(out, "R e%u dispute e%u %u s0#1\n", i, i - 1, 1985 + next_random(seed, 35));
}

START_TEST(a_clean_dossier_gives_nothing)
{
    uint64_t seed = 4200;
    for (int round = 0; round < ROUNDS; round++) {
        struct text lines = {0};
        text_add(&lines, "D 2021\nS s0 2020-12-31\nS s1 2020-06\nE o 1980/2020\n"
                         "E z\nR z candidacy o 2019? s1\nR z observer o - s0\n");
        for (unsigned i = 0, n = next_random(&seed, 30); i < n; i++)
            add_clean_state(&seed, i, &lines);
        assert_lint(text_string(&lines), false, "");
        text_release(&lines);
    }
}
END_TEST

/* Rules that compared every pair would take hours here. */
START_TEST(many)
{
    enum { MANY = 60000 };
    struct text lines = {0};
    text_add(&lines, "E o\nR o tie o\n");
    for (unsigned i = 0; i < MANY; i++)
        text_addf(&lines, "E d%u\nR u%u presidency o 2000/.. x%u\nR u%u dissent o\n", i, i, i, i);
    struct dossier *dossier = lint_dossier(text_string(&lines));
    struct diagnostics found = {0};
    dossier_lint(dossier, NULL, &found);
    ck_assert_uint_eq(found.count, 4 * MANY); /* isolated, dangling, unknown, all but one overlap,
                                                 and the self-relation */
    ck_assert_uint_eq(found.errors, MANY - 1);
    diagnostics_release(&found);
    dossier_free(dossier);
    text_release(&lines);
}
END_TEST

TCase *lint_random_case(void)
{
    TCase *tcase = tcase_create("random");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, same_dossier_same_list);
    tcase_add_test(tcase, sorted_rules_agree_with_naive_ones);
    tcase_add_test(tcase, a_clean_dossier_gives_nothing);
    tcase_add_test(tcase, many);
    return tcase;
}

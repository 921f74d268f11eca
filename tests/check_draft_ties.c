/*
 * check_draft_ties.c: the relations that sentences state, by the tables tests/draft/ties.tsv and
 * dates.tsv; and what holds of any article.
 */
#include "suites.h"

#include "draft/draft.h"

#include <entente/jobs.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct drafter drafter;
static char *table;

/* Both tables, one behind the other; tests part them into their rows. */
static void read_tables(void)
{
    static const char *const paths[] = {"tests/draft/ties.tsv", "tests/draft/dates.tsv"};
    size_t length = 0;
    table = calloc(1, 1 << 20);
    ck_assert_ptr_nonnull(table);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        FILE *file = fopen(paths[i], "rb");
        ck_assert_ptr_nonnull(file);
        length += fread(table + length, 1, (1 << 20) - 1 - length, file);
        fclose(file);
    }
}

static void free_tables(void)
{
    free(table);
}

/* It takes longer than most tests, none of which changes it. */
static void start(void)
{
    struct error error = {0};
    ck_assert(drafter_init(&drafter, &error));
    ck_assert(drafter_start(&drafter, &error));
}

static void finish(void)
{
    drafter_release(&drafter);
}

/* "Ukraine dissent Iran 2022; ?Kenya support Somalia": the relations, those suggested with a '?'.
 */
static void describe(const struct draft *draft, struct text *out)
{
    for (size_t i = 0; i < draft->relations.count; i++) {
        const struct drafted_relation *item = &draft->relations.items[i];
        text_addf(out, "%s%s%s > %s > %s", i ? "; " : "", item->tier == TIER_SUGGESTED ? "?" : "",
                  draft->article.entities[item->from].name, item->type,
                  draft->article.entities[item->to].name);
        if (edtf_given(&item->when)) {
            text_add_char(out, ' ');
            edtf_format(&item->when, out);
        }
    }
}

/* The sentence without a NUL, so that sanitizers see who looks behind it. */
static void read_row(const char *sentence, size_t length, const struct drafter *with,
                     struct text *out)
{
    struct edtf date;
    struct draft draft;
    char *bytes = malloc(length);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, sentence, length);
    ck_assert(edtf_parse(&date, "2024-06-01", strlen("2024-06-01"), NULL, NULL));
    draft_read(&draft, with, bytes, length, &date);
    describe(&draft, out);
    draft_release(&draft);
    free(bytes);
}

/* Steps through the rows: a sentence and what it states. False at the end. */
static bool next_row(char **cursor, char **sentence, char **expected)
{
    while (**cursor) {
        char *line = *cursor, *end = line + strcspn(line, "\n");
        *cursor = *end ? end + 1 : end;
        *end = 0;
        char *tab = strchr(line, '\t');
        if (*line == '#' || !tab)
            continue;
        *tab = 0;
        *sentence = line;
        *expected = tab + 1;
        return true;
    }
    return false;
}

START_TEST(sentences_state_relations)
{
    char *cursor = table, *sentence, *expected;
    struct text wrong = {0};
    size_t rows = 0;
    for (; next_row(&cursor, &sentence, &expected); rows++) {
        struct text found = {0};
        read_row(sentence, strlen(sentence), &drafter, &found);
        if (strcmp(text_string(&found), expected) != 0)
            text_addf(&wrong, "%s\n  expected: %s\n  found:    %s\n", sentence, expected,
                      text_string(&found));
        text_release(&found);
    }
    ck_assert_uint_ge(rows, 150);
    ck_assert_msg(!wrong.length, "%.4000s", text_string(&wrong));
    text_release(&wrong);
}
END_TEST

/* What a report of the week tells further down without a date. As of 2024-06-01, a Saturday. */
static const char *const news[][2] = {
    {"Mexico has expelled two Ecuadorian diplomats.", "Mexico > conflict > Ecuador 2024-06"},
    {"France has recalled its ambassador from Niger.", "France > dissent > Niger 2024-06"},
    {"Spain expelled four Venezuelan diplomats.", "Spain > conflict > Venezuela 2024-06"},
    {"Kenya condemned Uganda for the arrests.", "Kenya > criticism > Uganda 2024-06"},
    {"The African Union has suspended Mali.",
     "African Union > dissent > Mali 2024-06; Mali > membership > African Union"},
    {"Algeria closed its border with Morocco.", "Algeria > dissent > Morocco 2024-06"},
    {"Japan thanked Kenya for its help.", "Japan > support > Kenya 2024-06"},
    {"Canada signed an agreement with Kenya in 2019. Later it thanked Uganda.",
     "Canada > agreement > Kenya 2019; ?Canada > support > Uganda"},
    {"The king has met Vladimir Putin. Kenya has spoken to Uganda.",
     "Kenya > consultation > Uganda"},
    {"Kenya criticizes Uganda.", "Kenya > criticism > Uganda"},
    {"Kenya had criticized Uganda.", "Kenya > criticism > Uganda"},
};

START_TEST(news_are_of_the_month)
{
    struct text article = {0}, found = {0};
    text_addf(&article, "The ministers came to Vienna on Thursday.\n\nThey said little.\n\n%s",
              news[_i][0]);
    read_row(text_string(&article), article.length, &drafter, &found);
    ck_assert_str_eq(text_string(&found), news[_i][1]);
    text_release(&article);
    text_release(&found);
}
END_TEST

/* Whose a president or minister is, where other states are nearer by than what it is about. */
static const struct {
    const char *headline, *text, *expected;
} offices[] = {
    {"Envoys gather in Paraguay before the vote",
     "Brazil and Bolivia sent envoys to Paraguay. Paraguay votes in May.\n\nBrazil wants a quick "
     "vote in Paraguay, and so does Bolivia. Brazil waits.\n\nUnder Chilean President Gabriel "
     "Boric, they asked for the release of the interim president, Hugo Estigarribia.",
     "?Hugo Estigarribia > office > Paraguay"},
    {"The vote in Paraguay goes on",
     "Paraguay votes in May. Paraguay is calm, and Paraguay waits.\n\nPeru voted last. Peru is "
     "calm.\n\nThe finance minister, Hugo Estigarribia, spoke.",
     "?Hugo Estigarribia > office > Paraguay"},
    {"Northern Ireland votes again",
     "Ireland waits, and so does Malta. Ireland and Malta have time. Ireland is near.\n\n"
     "Malta voted. The finance minister, Hugo Estigarribia, spoke.",
     "?Hugo Estigarribia > office > Malta"},
    {"Paraguay and its friends",
     "Paraguay votes in May. Paraguay waits.\n\nPresidents Estigarribia and Okello spoke in "
     "Paraguay.",
     "Estigarribia > consultation > Okello"},
};

START_TEST(offices_are_of_what_it_is_about)
{
    struct text article = {0}, found = {0};
    text_addf(&article, "%s\n\n%s", offices[_i].headline, offices[_i].text);
    read_row(text_string(&article), article.length, &drafter, &found);
    const char *rest = strstr(text_string(&found), "Estigarribia > office > ");
    ck_assert_ptr_nonnull(strstr(text_string(&found), offices[_i].expected));
    ck_assert(!rest || !strstr(rest + 1, "Estigarribia > office > "));
    ck_assert(!rest == !strstr(offices[_i].expected, "office"));
    text_release(&article);
    text_release(&found);
}
END_TEST

/* The beginning of a sentence, at the end of a paragraph that is too long for a headline. */
static void break_off(const char *sentence, size_t length)
{
    struct text article = {0}, found = {0};
    text_add(&article,
             "Peace\n\nNegotiations began in 1990 with the mediation of the United Nations, "
             "which sent an envoy to the region and asked both sides to stop. ");
    text_add_bytes(&article, sentence, length);
    read_row(text_string(&article), article.length, &drafter, &found);
    text_release(&found);
    text_release(&article);
}

/* Where an article breaks off it once was read on; and some of the rows, at each word. */
START_TEST(articles_break_off)
{
    static const char *const ends[] = {"Kenya met Angola, until 2023",
                                       "Kenya will sign an accord with Angola next year"};
    enum { EACH = 40 };
    char *cursor = table, *sentence, *expected;
    size_t cuts = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        break_off(ends[i], strlen(ends[i]));
    for (size_t rows = 0; next_row(&cursor, &sentence, &expected); rows++)
        for (size_t i = 1; rows % EACH == 0 && sentence[i]; i++)
            if (strchr(" ,.'", sentence[i]) || strchr(" ,.'", sentence[i - 1])) {
                break_off(sentence, i);
                cuts++;
            }
    ck_assert_uint_ge(cuts, 500);
}
END_TEST

/* Words, and what stands behind a subject, only spare work: without them each pattern is tried in
 * each line, and finds the same. */
START_TEST(words_spare_only_work)
{
    enum { EACH = 40 };
    char *cursor = table, *sentence, *expected;
    struct drafter without;
    struct error error = {0};
    ck_assert(drafter_init(&without, &error));
    ck_assert(drafter_start(&without, &error));
    for (size_t i = 0; i < without.lexicon.pattern_count; i++) {
        without.lexicon.patterns[i].needs = 0;
        expression_release(&without.lexicon.patterns[i].behind);
    }
    for (size_t rows = 0; next_row(&cursor, &sentence, &expected); rows++) {
        struct text found = {0};
        if (rows % EACH)
            continue;
        read_row(sentence, strlen(sentence), &without, &found);
        ck_assert_str_eq(text_string(&found), expected);
        text_release(&found);
    }
    drafter_release(&without);
}
END_TEST

/* Of all the rows, as one article: what it says, read by so many threads with tables of their own.
 */
static void read_all(size_t jobs, struct text *article, struct text *found)
{
    struct drafter with;
    struct error error = {0};
    ck_assert(drafter_init(&with, &error));
    ck_assert(drafter_start(&with, &error));
    jobs_set(jobs);
    read_row(text_string(article), article->length, &with, found);
    jobs_set(0);
    drafter_release(&with);
}

START_TEST(threads_find_the_same)
{
    enum { EACH = 12 };
    char *cursor = table, *sentence, *expected;
    struct text article = {0}, one = {0};
    for (size_t rows = 0; next_row(&cursor, &sentence, &expected); rows++)
        if (rows % EACH == 0)
            text_addf(&article, "%s\n\n", sentence);
    read_all(1, &article, &one);
    ck_assert_uint_gt(one.length, 2000);
    for (size_t jobs = 2; jobs <= 6; jobs += 2) {
        struct text found = {0};
        read_all(jobs, &article, &found);
        ck_assert_str_eq(text_string(&found), text_string(&one));
        text_release(&found);
    }
    text_release(&article);
    text_release(&one);
}
END_TEST

static void check_places(const struct draft *draft)
{
    const struct article *article = &draft->article;
    for (size_t i = 0; i < draft->relations.count; i++) {
        const struct drafted_relation *item = &draft->relations.items[i];
        const struct span sentence = article->sentences[item->sentence].span;
        ck_assert_uint_lt(item->from, article->entity_count);
        ck_assert_uint_lt(item->to, article->entity_count);
        ck_assert_uint_ne(item->from, item->to);
        ck_assert_uint_lt(item->phrase.start, item->phrase.end);
        ck_assert_uint_ge(item->phrase.start, sentence.start);
        ck_assert_uint_le(item->phrase.end, sentence.end);
        ck_assert(item->confidence > 0 && item->confidence <= 1);
    }
}

/* Whatever the bytes are: rows of the table with some of them overwritten, cut and glued. */
START_TEST(any_bytes_are_read)
{
    size_t length = strlen(table);
    unsigned state = 7;
    if (length > 4000)
        length = 4000;
    for (int round = 0; round < 20; round++) {
        char *bytes = malloc(length + 1);
        ck_assert_ptr_nonnull(bytes);
        memcpy(bytes, table, length);
        bytes[length] = 0;
        for (int i = 0; i < 200; i++) {
            state = state * 1103515245u + 12345u;
            bytes[(state >> 8) % length] = (char)(state >> 24);
        }
        struct draft draft;
        draft_read(&draft, &drafter, bytes, length - (size_t)round * 31, NULL);
        check_places(&draft);
        draft_release(&draft);
        free(bytes);
    }
}
END_TEST

/* The quote of each relation is the article's bytes at its byte. */
START_TEST(quotes_are_bytes_of_the_article)
{
    static const char text[] =
        "Ukraine severed ties with Iran.\n\nKenya has backed Somalia. France did not join OPEC.\n";
    struct draft draft;
    draft_read(&draft, &drafter, text, strlen(text), NULL);
    struct dossier *dossier = draft_dossier(&draft, "a/wire.txt");
    ck_assert_uint_eq(dossier->relation_count, 2);
    ck_assert_str_eq(dossier->sources[0].id, "wire");
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct evidence *evidence = relation_evidence(dossier, &dossier->relations[i]);
        size_t byte = strtoul(dossier->attributes[evidence->attributes.first].value, NULL, 10);
        ck_assert_int_eq(strncmp(text + byte, evidence->quote, strlen(evidence->quote)), 0);
        ck_assert_str_eq(evidence->source, i ? "wire#2" : "wire#1");
    }
    ck_assert_uint_eq(draft.relations.negated, 1);
    dossier_free(dossier);
    draft_release(&draft);
}
END_TEST

Suite *draft_ties_suite(void)
{
    Suite *suite = suite_create("draft_ties");
    TCase *sentences = tcase_create("sentences");
    tcase_add_unchecked_fixture(sentences, start, finish);
    tcase_add_checked_fixture(sentences, read_tables, free_tables);
    tcase_add_test(sentences, sentences_state_relations);
    tcase_add_loop_test(sentences, news_are_of_the_month, 0, sizeof news / sizeof *news);
    tcase_add_loop_test(sentences, offices_are_of_what_it_is_about, 0,
                        sizeof offices / sizeof *offices);
    tcase_add_test(sentences, words_spare_only_work);
    tcase_add_test(sentences, threads_find_the_same);
    tcase_add_test(sentences, articles_break_off);
    tcase_add_test(sentences, any_bytes_are_read);
    tcase_add_test(sentences, quotes_are_bytes_of_the_article);
    suite_add_tcase(suite, sentences);
    return suite;
}

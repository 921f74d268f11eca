/*
 * score.c: how good drafts are: draft-score [-v] PATH... Each path is an article NAME.txt with its
 * NAME.key beside it, ARTICLE=KEY, or a folder of articles. Prints precision (of what the draft
 * has, how much is right), recall (of what the key asks for, how much is found) and F with their
 * counts. -v lists what is wrong, missed or dated wrongly.
 */
#include "compare.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARTICLE_SIZE = 1 << 26 };

struct scoring {
    struct drafter drafter;
    struct score sum;
    size_t articles;
    bool verbose, failed;
};

static void say(struct error *error)
{
    struct text out = {0};
    error_format(error, &out);
    fputs(text_string(&out), stderr);
    text_release(&out);
    error_release(error);
}

static void print_tally(const char *name, const struct tally *tally)
{
    size_t drafted = tally->right + tally->wrong, asked = tally->found + tally->missed;
    double precision = drafted ? (double)tally->right / (double)drafted : 0;
    double recall = asked ? (double)tally->found / (double)asked : 0;
    double f = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    printf("  %-28s P %.2f (%3zu of %3zu)  R %.2f (%3zu of %3zu)  F %.2f\n", name, precision,
           tally->right, drafted, recall, tally->found, asked, f);
}

static struct tally all_families(const struct score *score, enum score_tier tier)
{
    struct tally sum = {0};
    for (int family = 0; family < FAMILY_COUNT; family++)
        tally_add(&sum, &score->relations[family][tier]);
    return sum;
}

static void print_score(const struct score *score, bool families)
{
    static const char *const tiers[] = {", sure", ", both tiers"};
    print_tally("entities", &score->entities);
    for (int tier = 0; tier < SCORE_TIERS; tier++) {
        struct tally sum = all_families(score, (enum score_tier)tier);
        char name[64];
        snprintf(name, sizeof name, "relations%s", tiers[tier]);
        print_tally(name, &sum);
        for (int family = 0; families && family < FAMILY_COUNT; family++) {
            const struct tally *part = &score->relations[family][tier];
            snprintf(name, sizeof name, "  %s%s", family_name((enum family)family), tiers[tier]);
            if (part->right + part->wrong + part->found + part->missed)
                print_tally(name, part);
        }
    }
    printf(
        "  %-28s %zu of %zu right where the relation is found, %zu with start or end alone; none "
        "given: %zu of %zu have none\n",
        "dates", score->dates_right, score->dates, score->dates_near, score->undated_right,
        score->undated);
}

static void add_score(struct score *sum, const struct score *part)
{
    tally_add(&sum->entities, &part->entities);
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (int tier = 0; tier < SCORE_TIERS; tier++)
            tally_add(&sum->relations[family][tier], &part->relations[family][tier]);
    sum->dates += part->dates;
    sum->dates_right += part->dates_right;
    sum->dates_near += part->dates_near;
    sum->undated += part->undated;
    sum->undated_right += part->undated_right;
}

static void score_article(struct scoring *scoring, const char *article, const char *key_path)
{
    struct error error = {0};
    struct text text = {0}, list = {0};
    struct key key = {0};
    struct draft draft = {0};
    struct score score = {0};
    if (key_read(&key, key_path, &error) &&
        file_read(article, ARTICLE_SIZE, "the limit of articles", &text, &error)) {
        draft_read(&draft, &scoring->drafter, text_string(&text), text.length,
                   edtf_given(&key.date) ? &key.date : NULL);
        compare(&draft, &scoring->drafter.lexicon, &key, &score, scoring->verbose ? &list : NULL);
        printf("%s\n%s", article, text_string(&list));
        print_score(&score, false);
        add_score(&scoring->sum, &score);
        scoring->articles++;
        draft_release(&draft);
    } else {
        say(&error);
        scoring->failed = true;
    }
    key_release(&key);
    text_release(&list);
    text_release(&text);
}

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcmp(path + length - tail, ending) == 0;
}

static int is_article(const struct dirent *entry)
{
    return ends_in(entry->d_name, ".txt");
}

/* An article with its key beside it, ARTICLE=KEY, or else a folder. */
static void score_path(struct scoring *scoring, const char *path)
{
    const char *equals = strchr(path, '=');
    struct text article = {0}, key = {0};
    if (equals || ends_in(path, ".txt")) {
        text_add_bytes(&article, path, equals ? (size_t)(equals - path) : strlen(path));
        if (equals)
            text_add(&key, equals + 1);
        else
            text_addf(&key, "%.*s.key", (int)(article.length - 4), path);
        score_article(scoring, text_string(&article), text_string(&key));
    } else {
        struct dirent **entries;
        int count = scandir(path, &entries, is_article, alphasort);
        if (count < 0)
            perror(path);
        scoring->failed |= count < 0;
        for (int i = 0; i < count; i++) {
            text_clear(&article);
            text_addf(&article, "%s/%s", path, entries[i]->d_name);
            score_path(scoring, text_string(&article));
            free(entries[i]);
        }
        if (count >= 0)
            free(entries);
    }
    text_release(&article);
    text_release(&key);
}

int main(int argc, char **argv)
{
    struct scoring scoring = {0};
    struct error error = {0};
    scoring.verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    if (argc < 2 + scoring.verbose) {
        fputs("usage: draft-score [-v] ARTICLE.txt|ARTICLE=KEY|FOLDER...\n", stderr);
        return 2;
    }
    if (!drafter_init(&scoring.drafter, &error) || !drafter_start(&scoring.drafter, &error)) {
        say(&error);
        return 3;
    }
    for (int i = 1 + scoring.verbose; i < argc; i++)
        score_path(&scoring, argv[i]);
    if (scoring.articles > 1) {
        printf("all %zu articles\n", scoring.articles);
        print_score(&scoring.sum, true);
    }
    drafter_release(&scoring.drafter);
    return scoring.failed ? 3 : 0;
}

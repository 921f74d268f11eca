/*
 * check_draft_names.c: who and what articles name, and who is meant by what is no name; the tables
 * that tell; and texts that are none.
 */
#include "draft/article.h"
#include "draft/gazetteer.h"
#include "draft/gazetteer_rows.h"
#include "draft/tables.h"
#include "suites.h"

#include <check.h>
#include <entente/dossier.h>
#include <entente/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct gazetteer *gazetteer;

static void set_up(void)
{
    gazetteer = gazetteer_new();
}

static void tear_down(void)
{
    gazetteer_free(gazetteer);
}

static void add_span(const struct article *article, struct span span, struct text *out)
{
    text_add_bytes(out, article->text + span.start, span.end - span.start);
}

/*
 * The mention as tests/draft/names.tsv has it: its bytes; behind "=" who is meant, where that is
 * not the same; in brackets the title and what it is of.
 */
static void add_mention(const struct article *article, const struct mention *mention,
                        struct text *out)
{
    const char *name = article->entities[mention->entity].name;
    size_t length = mention->span.end - mention->span.start;
    add_span(article, mention->span, out);
    if (mention->group.count) {
        text_add(out, "=");
        for (uint32_t i = 0; i < mention->group.count; i++)
            text_addf(out, "%s%s", i ? "+" : "",
                      article->entities[article->group_entities[mention->group.first + i]].name);
    } else if (strlen(name) != length ||
               memcmp(name, article->text + mention->span.start, length) != 0) {
        text_addf(out, "=%s", name);
    }
    if (mention->title.end > mention->title.start) {
        text_add(out, " [");
        add_span(article, mention->title, out);
        if (mention->of != ARTICLE_NONE)
            text_addf(out, ", %s", article->entities[mention->of].name);
        text_add(out, "]");
    }
}

static void add_mentions(const struct article *article, struct text *out)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        if (i)
            text_add(out, "; ");
        add_mention(article, &article->mentions[i], out);
    }
}

/* Each sentence has the mentions that start in it; tokens know theirs; nothing overlaps. */
static void check_order(const struct article *article)
{
    size_t end = 0;
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        const struct sentence *sentence = &article->sentences[mention->sentence];
        ck_assert(mention->span.start >= end && mention->span.end > mention->span.start);
        ck_assert(mention->span.start >= sentence->span.start &&
                  mention->span.end <= sentence->span.end);
        ck_assert(i >= sentence->mentions.first &&
                  i < (size_t)sentence->mentions.first + sentence->mentions.count);
        ck_assert(mention->entity < article->entity_count);
        ck_assert(mention->of == ARTICLE_NONE || mention->of < article->entity_count);
        ck_assert((size_t)mention->group.first + mention->group.count <= article->group_count);
        end = mention->span.end;
    }
    for (size_t i = 0; i < article->group_count; i++)
        ck_assert(article->group_entities[i] < article->entity_count);
    for (size_t i = 0; i < article->entity_count; i++)
        ck_assert(article->entities[i].of == ARTICLE_NONE ||
                  article->entities[i].of < article->entity_count);
}

static void check_case(const char *text, const char *expected, size_t line)
{
    struct article article;
    struct text found = {0};
    article_read(&article, gazetteer, text, strlen(text), NULL);
    check_order(&article);
    add_mentions(&article, &found);
    ck_assert_msg(strcmp(text_string(&found), expected) == 0,
                  "names.tsv:%zu: %s\n  found    %s\n  expected %s", line, text,
                  text_string(&found), expected);
    text_release(&found);
    article_release(&article);
}

/* " / " parts paragraphs. */
static void part_paragraphs(char *text)
{
    for (char *at = strstr(text, " / "); at; at = strstr(at, " / "))
        at[0] = at[1] = at[2] = '\n';
}

START_TEST(cases)
{
    FILE *file = fopen("tests/draft/names.tsv", "r");
    char *line = NULL;
    size_t size = 0, number = 0, count = 0;
    ck_assert_ptr_nonnull(file);
    for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
        number++;
        line[length - 1] = 0;
        char *tab = strchr(line, '\t');
        if (*line == '#' || !tab)
            continue;
        *tab = 0;
        part_paragraphs(line);
        check_case(line, tab + 1, number);
        count++;
    }
    free(line);
    fclose(file);
    ck_assert_uint_gt(count, 120);
}
END_TEST

/* A table that is built in has no row without sense, and each class has words. */
START_TEST(tables)
{
    const struct asset *const all[] = {&draft_states, &draft_organizations, &draft_persons,
                                       &draft_places, &draft_words,         &draft_given};
    struct error error = {0};
    for (size_t i = 0; i < COUNT(all); i++)
        ck_assert_msg(gazetteer_read(gazetteer, "table", all[i]->bytes, all[i]->length, &error),
                      "%zu:%zu: %s", i, error.line, error.message);
    for (size_t i = 0; word_class_names()[i]; i++) {
        bool any = false;
        for (size_t k = 0; k < gazetteer->lexis.phrases.count && !any; k++)
            any = gazetteer->lexis.classes[k] >> i & 1;
        ck_assert_msg(any, "no word of class %s", word_class_names()[i]);
    }
    for (size_t i = 0; i < gazetteer->count; i++) { /* what a row is of is a row's name */
        const struct listed *row = &gazetteer->rows[i];
        ck_assert_msg(!*row->of || listings_of(&gazetteer->listings, row->of), "%s is of %s",
                      row->name, row->of);
    }
}
END_TEST

static const struct {
    const char *table;
    size_t line;
    const char *message, *hint;
} wrong[] = {
    {"state\tOz\nstaet\tKansas\n", 2, "a row starts with a word that no table has",
     "did you mean 'state'?"},
    {"titel\twizard\n", 1, "a row starts with a word that no table has", "did you mean 'title'?"},
    {"Oz\n", 1, "a row starts with a word that no table has",
     "a row starts with a kind of entity or a class of words, and a tab"},
    {"# a comment\n\nstate\t\n", 3, "a row without a name", "the second field is the name"},
    {"title\n", 1, "a row without a name", "the second field is the name"},
};

START_TEST(wrong_rows)
{
    struct error error = {0};
    const char *table = wrong[_i].table;
    ck_assert(!gazetteer_read(gazetteer, "mine.tsv", table, strlen(table), &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_uint_eq(error.line, wrong[_i].line);
    ck_assert_str_eq(error.path, "mine.tsv");
    ck_assert_str_eq(error.message, wrong[_i].message);
    ck_assert_str_eq(error.hint, wrong[_i].hint);
    error_release(&error);
}
END_TEST

/* A table that is added takes names from those that are built in. */
START_TEST(added)
{
    static const char table[] = "state\tOz\tEmerald Realm\tOzian|Ozians\tEmerald City\r\n"
                                "organization\tNew Alliance of Teapots\tNATO\n"
                                "title\twizard\n"
                                "tie\tsure\tstate\tmembership\tnot for us\n";
    struct error error = {0};
    ck_assert(gazetteer_read(gazetteer, "mine.tsv", table, strlen(table), &error));
    check_case("Ozian wizard Amos Diggory left NATO. The Emerald Realm said so in Emerald City.",
               "Ozian=Oz; Amos Diggory [wizard, Oz]; NATO=New Alliance of Teapots; "
               "Emerald Realm=Oz; Emerald City",
               1);
}
END_TEST

static struct entity *add_entity(struct dossier *dossier, const char *id, const char *kind)
{
    uint32_t index = dossier_add_entity(dossier, id);
    dossier->entities[index].kind = vocabulary_find_kind(&dossier->vocabulary, kind);
    return &dossier->entities[index];
}

/* Entities of a dossier keep its names; a state that is listed keeps its demonyms and capital. */
START_TEST(known)
{
    struct dossier *dossier = dossier_new();
    add_entity(dossier, "Byelarus", "state")->aliases = "Belarus|White Russia";
    add_entity(dossier, "CSTO", "organization")->label = "The Tashkent Pact";
    add_entity(dossier, "Lake District Three", "person")->label = "Poet Number One";
    gazetteer_add_dossier(gazetteer, dossier);
    dossier_free(dossier);
    check_case("Belarus left the CSTO. Poet Number One met Belarusian officials. Minsk was glad. "
               "White Russia stays.",
               "Belarus=Byelarus; CSTO=The Tashkent Pact; Poet Number One; Belarusian=Byelarus; "
               "Minsk=Byelarus; White Russia=Byelarus",
               1);
    struct article article;
    static const char text[] = "Minsk said no.";
    article_read(&article, gazetteer, text, strlen(text), NULL);
    ck_assert(article.entities[0].known && article.entities[0].listed);
    article_release(&article);
}
END_TEST

/* Other names under which an entity is found. */
START_TEST(aliases)
{
    struct article article;
    static const char text[] = "The Russian Foreign Ministry spoke. Mario Abdo Benítez of Paraguay "
                               "smiled. Abdo Benítez left.";
    static const char *const expected[] = {"Russia foreign ministry", "Foreign Ministry of Russia",
                                           "Foreign Ministry"};
    article_read(&article, gazetteer, text, strlen(text), NULL);
    const struct drafted_entity *ministry = article.entities;
    while (strcmp(ministry->kind, "body") != 0)
        ministry++;
    ck_assert_uint_eq(article.entity_count, 4);
    for (size_t k = 0; k < COUNT(expected); k++) {
        bool any = false;
        for (uint32_t i = 0; i < ministry->alias_count; i++)
            any |= strcmp(ministry->aliases[i], expected[k]) == 0;
        ck_assert_msg(any, "%s is not known as %s", ministry->name, expected[k]);
    }
    ck_assert_str_eq(article.entities[ministry->of].name, "Russia");
    article_release(&article);
}
END_TEST

/* What entities are, and what they belong to, also where a title leaves it to the sentence. */
static const struct {
    const char *text, *expected;
} belonging[] = {
    {"Anna Karlsson Inc. paid.", "Anna Karlsson Inc organization"},
    {"He read the newspaper Zorgo Novosti.", "Zorgo Novosti organization"},
    {"He met Zorgo Stevandic.", "Zorgo Stevandic person"},
    {"It saw Operation Blue Teapot and Lake Zorgo.",
     "Operation Blue Teapot event; Lake Zorgo place"},
    {"The Turkish parliament met.", "Turkey state; Turkish parliament body of Turkey"},
    {"The General Staff of the Swedish Armed Forces met.",
     "General Staff body of Swedish Armed Forces; Sweden state; Swedish Armed Forces force of "
     "Sweden"},
    {"Turkey was angry. President Ivo Andric said so.",
     "Turkey state; Ivo Andric person of Turkey"},
    {"Turkey was angry. Analyst Ivo Andric said so.", "Turkey state; Ivo Andric person"},
    {"The Amir of Qatar, Ali Khan, met President Ivo Andric.",
     "Qatar state; Ali Khan person of Qatar; Ivo Andric person"},
    {"Olivier Habimana (Rwanda) spoke.", "Olivier Habimana person of Rwanda; Rwanda state"},
    {"VOA's Anna Collins reports.",
     "Voice of America organization; Anna Collins person of Voice of America"},
    {"The State Department spoke.", "State Department body"},
};

START_TEST(belongs)
{
    struct article article;
    struct text found = {0};
    article_read(&article, gazetteer, belonging[_i].text, strlen(belonging[_i].text), NULL);
    for (size_t i = 0; i < article.entity_count; i++) {
        const struct drafted_entity *entity = &article.entities[i];
        text_addf(&found, "%s%s %s", i ? "; " : "", entity->name, entity->kind);
        if (entity->of != ARTICLE_NONE)
            text_addf(&found, " of %s", article.entities[entity->of].name);
    }
    ck_assert_str_eq(text_string(&found), belonging[_i].expected);
    text_release(&found);
    article_release(&article);
}
END_TEST

static void read_bytes(const char *bytes, size_t length)
{
    struct article article;
    article_read(&article, gazetteer, bytes, length, NULL);
    check_order(&article);
    article_release(&article);
}

/* Nothing is too strange to be read, or takes more time than its length. */
START_TEST(hostile)
{
    static const char *const pieces[] = {"A",
                                         "he ",
                                         "The United Nations of the ",
                                         "President John Smith of France, ",
                                         "Mr. ",
                                         "of the ",
                                         "(NATO) ",
                                         "\xFF\xFE\x80",
                                         "both the two countries ",
                                         "Ministry of ",
                                         "'s ",
                                         "\n\nIt ",
                                         "the group and Mali, Niger and "};
    struct text text = {0};
    read_bytes("", 0);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        text_clear(&text);
        for (size_t k = 0; k < 2000; k++)
            text_add(&text, pieces[i]);
        read_bytes(text_string(&text), text.length);
        text_clear(&text);
        for (size_t k = 0; k < 500; k++)
            text_add(&text, pieces[(k * k + i * 7 + k / 3) % COUNT(pieces)]);
        read_bytes(text_string(&text), text.length);
    }
    text_release(&text);
}
END_TEST

Suite *draft_names_suite(void)
{
    Suite *suite = suite_create("draft_names");
    TCase *tests = tcase_create("draft_names");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, cases);
    tcase_add_test(tests, tables);
    tcase_add_loop_test(tests, wrong_rows, 0, (int)COUNT(wrong));
    tcase_add_test(tests, added);
    tcase_add_test(tests, known);
    tcase_add_test(tests, aliases);
    tcase_add_loop_test(tests, belongs, 0, (int)COUNT(belonging));
    tcase_add_test(tests, hostile);
    suite_add_tcase(suite, tests);
    return suite;
}

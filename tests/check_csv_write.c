/*
 * check_csv_write.c: tables that are written: what a table can hold is there when it is read back,
 * and what it cannot hold is named.
 */
#include "csv_cases.h"
#include "dossier_random.h"
#include "dossier_say.h"

#include <stdlib.h>
#include <string.h>

static void write_as(const struct dossier *dossier, const char *format, struct text *out,
                     struct diagnostics *lost)
{
    struct error error = {0};
    ck_assert(dossier_write(dossier, format, out, lost, &error));
}

static struct dossier *read_back(const char *format, const struct text *bytes, uint64_t seed)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    if (!dossier_read_bytes(dossier, "back", bytes, NULL, format, &found, &error))
        ck_abort_msg("seed %lu: %s: %.999s", (unsigned long)seed, found.items[0].message,
                     text_string(bytes));
    diagnostics_release(&found);
    return dossier;
}

static bool names(const struct diagnostics *lost, const char *what)
{
    for (size_t i = 0; i < lost->count; i++)
        if (strstr(lost->items[i].message, what))
            return true;
    return false;
}

/* Without what the writer said to be lost, the records are the same. */
static void check_table(const char *format, uint64_t seed, size_t *whole,
                        void (*say)(const struct dossier *, struct text *))
{
    struct dossier *dossier = random_dossier(seed);
    struct text first = {0}, second = {0}, meant = {0}, got = {0};
    struct diagnostics lost = {0};
    write_as(dossier, format, &first, &lost);
    struct dossier *back = read_back(format, &first, seed);
    write_as(back, format, &second, NULL);
    for (size_t i = 0; i < back->entity_count; i++)
        back->entities[i].declared = true;
    for (size_t i = 0; i < dossier->entity_count; i++)
        dossier->entities[i].declared = true;
    sort_kept(dossier);
    sort_kept(back);
    say(dossier, &meant);
    say(back, &got);
    if (!names(&lost, "empty values") && !names(&lost, "HTML") &&
        !names(&lost, "attributes whose")) {
        if (strcmp(text_string(&meant), text_string(&got)) != 0)
            ck_abort_msg("seed %lu: %s says\n%.999s\nand not\n%.999s\nby way of\n%.999s",
                         (unsigned long)seed, format, got.data, meant.data, first.data);
        (*whole)++;
    }
    text_release(&first);
    text_release(&second);
    text_release(&meant);
    text_release(&got);
    diagnostics_release(&lost);
    dossier_free(back);
    dossier_free(dossier);
}

START_TEST(records_survive)
{
    size_t whole = 0;
    for (uint64_t seed = 0; seed < 150; seed++) {
        check_table("csv", seed, &whole, say_relations);
        check_table("tsv", seed, &whole, say_relations);
        check_table("csv-nodes", seed, &whole, say_entities);
    }
    ck_assert_uint_ge(whole, 40);
}
END_TEST

static const char dossier_text[] =
    "digraph { title=T; s [kind=source]; x [kind=relation, family=dissent];"
    "a [kind=state, since=1990]; b; c;"
    "a -> b [relation=x, date=d, type=t, year=\"\", \"n:int\"=1, color=red, dir=none, html=<<b>>,"
    "  weight=2, source=\"s#1\"];"
    "a -> a [relation=membership, color=\"blue, \\\"so\\\"\", start=s] }";

static void check_written(const char *format, const char *wanted, const char *wanted_lost)
{
    struct text bytes = {0}, out = {0}, said = {0};
    struct diagnostics lost = {0};
    struct error error = {0};
    struct dossier *dossier = dossier_new();
    text_add(&bytes, dossier_text);
    ck_assert(dossier_read_bytes(dossier, "t.dot", &bytes, NULL, NULL, NULL, &error));
    write_as(dossier, format, &out, &lost);
    for (size_t i = 0; i < lost.count; i++)
        text_addf(&said, "%s\n", lost.items[i].message);
    ck_assert_str_eq(out.data, wanted);
    ck_assert_str_eq(said.data, wanted_lost);
    text_release(&bytes);
    text_release(&out);
    text_release(&said);
    diagnostics_release(&lost);
    dossier_free(dossier);
}

#define REST(table)                                                                         \
    table " cannot hold what is said of the dossier itself: 1 not kept as they are\n" table \
          " cannot hold sources: 1 not kept as they are\n" table                            \
          " cannot hold declared kinds and relation types: 1 not kept as they are\n"

START_TEST(what_is_written)
{
    check_written(
        "csv",
        "source,target,relation,direction,when,weight,source_ref,sign,date,year,color,"
        "html\n"
        "a,b,x,none,,2,s#1,-,d,,red,<b>\n"
        "a,a,membership,,,,,,,,\"blue, \"\"so\"\"\",\n",
        "a table of relations cannot hold what is said of entities (--to csv-nodes does): "
        "1 not kept as they are\n"
        "a table of relations cannot hold entities without any (--to csv-nodes does): 1 "
        "not kept as they are\n" REST(
            "a table of relations") "a table of relations cannot hold attributes whose names mean "
                                    "something else "
                                    "there: 3 not kept as they are\n"
                                    "a table of relations cannot hold empty values: 1 not kept as "
                                    "they are\n"
                                    "a table of relations cannot hold HTML strings: 1 not kept as "
                                    "they are\n");
    check_written("csv-nodes", "id,kind\na,state\nb,\nc,\n",
                  "a table of entities cannot hold relations (--to csv does): 2 not kept as they "
                  "are\n" REST("a table of entities") "a table of entities cannot hold attributes "
                                                      "whose names mean something else "
                                                      "there: 1 not kept as they are\n");
}
END_TEST

TCase *csv_write_case(void)
{
    TCase *cases = tcase_create("written");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, records_survive);
    tcase_add_test(cases, what_is_written);
    return cases;
}

/*
 * check_time_dossiers.c: what the dossiers that ship say of a day, and members by year in a table
 * of thousands of memberships, counted a second time by awk.
 */
#include "fixtures.h"
#include "time_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The one relation of that type and role (NULL: any) between the two, as of then. */
static enum certainty as_of(const struct dossier *dossier, const char *from, const char *type,
                            const char *to, const char *role, const char *date)
{
    const struct relation *found = NULL;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const char *own_role = relation_evidence(dossier, relation)->role;
        if (strcmp(dossier->entities[relation->from].id, from) != 0 ||
            strcmp(dossier->entities[relation->to].id, to) != 0 ||
            strcmp(dossier->vocabulary.types[relation->type].name, type) != 0 ||
            (role && (!own_role || strcmp(own_role, role) != 0)))
            continue;
        ck_assert_msg(!found, "%s -> %s (%s) is there twice", from, to, type);
        found = relation;
    }
    ck_assert_msg(found != NULL, "no %s -> %s (%s)", from, to, type);
    return relation_certainty(dossier, found, &(struct time_options){.as_of = time_date(date)});
}

START_TEST(who_presides_over_the_csto)
{
    struct dossier *csto = time_dossier("graphs/csto.dot");
    ck_assert_int_eq(as_of(csto, "Russia", "presidency", "CSTO", "temporary", "2010-06"),
                     CERTAINTY_CERTAIN);
    ck_assert_int_eq(as_of(csto, "Belarus", "refusal", "CSTO", NULL, "2010-06"), CERTAINTY_CERTAIN);
    ck_assert_int_eq(as_of(csto, "Belarus", "presidency", "CSTO", NULL, "2010-06"), CERTAINTY_NO);

    ck_assert_int_eq(as_of(csto, "Belarus", "presidency", "CSTO", NULL, "2010-12"),
                     CERTAINTY_POSSIBLE);
    ck_assert_int_eq(as_of(csto, "Belarus", "refusal", "CSTO", NULL, "2010-12"),
                     CERTAINTY_POSSIBLE);

    ck_assert_int_eq(as_of(csto, "Belarus", "presidency", "CSTO", NULL, "2011-01"),
                     CERTAINTY_CERTAIN);
    ck_assert_int_eq(as_of(csto, "Russia", "presidency", "CSTO", "temporary", "2011-01"),
                     CERTAINTY_NO);
    ck_assert_int_eq(as_of(csto, "Belarus", "refusal", "CSTO", NULL, "2011-01"), CERTAINTY_NO);

    ck_assert_int_eq(as_of(csto, "Belarus", "presidency", "CSTO", NULL, "2012-01"),
                     CERTAINTY_POSSIBLE); /* the dossier is of May 2011 */
    dossier_free(csto);
}
END_TEST

enum bond { BOND_NONE, BOND_ALLY, BOND_RIVAL };

static enum bond bond_of(const struct dossier *dossier, const struct relation *relation)
{
    const char *type = dossier->vocabulary.types[relation->type].name;
    if (strcmp(type, "rivalry") == 0)
        return BOND_RIVAL;
    return strcmp(type, "alliance") == 0 || strcmp(type, "entente") == 0 ? BOND_ALLY : BOND_NONE;
}

/* Fails where a pair is certainly allied and certainly at rivalry; counts pairs that are either. */
static void check_bonds(const struct dossier *dossier, const struct time_options *day, bool *allied,
                        bool *rivals, size_t counts[3])
{
    size_t n = dossier->entity_count;
    memset(allied, 0, n * n * sizeof *allied);
    memset(rivals, 0, n * n * sizeof *rivals);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        enum bond bond = bond_of(dossier, relation);
        if (bond == BOND_NONE || relation_certainty(dossier, relation, day) != CERTAINTY_CERTAIN)
            continue;
        bool low = relation->from < relation->to;
        size_t pair = low ? relation->from * n + relation->to : relation->to * n + relation->from;
        (bond == BOND_ALLY ? allied : rivals)[pair] = true;
        counts[bond]++;
        ck_assert_msg(!allied[pair] || !rivals[pair], "%s and %s are both on day %u-%u-%u",
                      dossier->entities[relation->from].id, dossier->entities[relation->to].id,
                      (unsigned)day->as_of.start.year, day->as_of.start.month,
                      day->as_of.start.day);
    }
}

START_TEST(no_power_is_ally_and_rival)
{
    struct dossier *powers = time_dossier("graphs/powers.dot");
    size_t pairs = powers->entity_count * powers->entity_count, counts[3] = {0};
    bool *allied = calloc(pairs, sizeof *allied), *rivals = calloc(pairs, sizeof *rivals);
    int32_t last = edtf_day(1907, 12, 31);
    struct time_options time = {.as_of = time_date("1872-01-01")};
    for (int32_t day = edtf_day(1872, 1, 1); day <= last; day++) {
        int year, month, day_of_month;
        edtf_civil(day, &year, &month, &day_of_month);
        time.as_of.start.year = (int16_t)year;
        time.as_of.start.month = (uint8_t)month;
        time.as_of.start.day = (uint8_t)day_of_month;
        check_bonds(powers, &time, allied, rivals, counts);
    }
    ck_assert_uint_gt(counts[BOND_ALLY], 50000); /* more than four pairs a day */
    ck_assert_uint_gt(counts[BOND_RIVAL], 40000);
    free(allied);
    free(rivals);
    dossier_free(powers);
}
END_TEST

/* From one day to the next, and in the year of which no more than the year is known. */
START_TEST(powers_change_sides)
{
    static const struct {
        const char *from, *type, *to, *role, *date;
        enum certainty certainty;
    } cases[] = {
        {"Britain", "rivalry", "France", NULL, "1904-04-07", CERTAINTY_CERTAIN},
        {"Britain", "entente", "France", NULL, "1904-04-07", CERTAINTY_NO},
        {"Britain", "rivalry", "France", NULL, "1904-04-08", CERTAINTY_NO},
        {"Britain", "entente", "France", NULL, "1904-04-08", CERTAINTY_CERTAIN},
        {"France", "rivalry", "Italy", NULL, "1901", CERTAINTY_CERTAIN},
        {"France", "rivalry", "Italy", NULL, "1902-07", CERTAINTY_POSSIBLE},
        {"France", "entente", "Italy", NULL, "1902-07", CERTAINTY_POSSIBLE},
        {"France", "entente", "Italy", NULL, "1903", CERTAINTY_CERTAIN},
        {"Germany", "rivalry", "Britain", NULL, "1896", CERTAINTY_NO},
        {"Germany", "rivalry", "Britain", NULL, "1898", CERTAINTY_POSSIBLE},
        {"Germany", "rivalry", "Britain", NULL, "1900", CERTAINTY_CERTAIN},
        {"Britain", "rivalry", "Russia", NULL, "1835", CERTAINTY_POSSIBLE},
        {"Bismarck", "office", "Germany", NULL, "1890-03-20", CERTAINTY_CERTAIN},
        {"Caprivi", "office", "Germany", NULL, "1890-03-20", CERTAINTY_CERTAIN},
        {"Bismarck", "office", "Germany", NULL, "1890-03-21", CERTAINTY_NO},
    };
    struct dossier *powers = time_dossier("graphs/powers.dot");
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum certainty got =
            as_of(powers, cases[i].from, cases[i].type, cases[i].to, cases[i].role, cases[i].date);
        ck_assert_msg(got == cases[i].certainty, "%s %s %s as of %s: %s", cases[i].from,
                      cases[i].type, cases[i].to, cases[i].date, certainty_name(got));
    }
    dossier_free(powers);
}
END_TEST

static const char igo_path[] = "../shared/data/ir/igo_membership_spells_pre1990.csv";
static const char *const igos[] = {"un",  "cmea",  "efta", "eec",  "oas",
                                   "oau", "asean", "lon",  "gatt", "opec"};

enum { COVERED = 2014, FIRST_YEAR = 1940, YEARS = 40, STEP = 2 };

/* "start/end"; where the table ends, the membership does not. */
static struct edtf spell(const char *start, const char *end)
{
    struct text when = {0};
    text_addf(&when, "%s/%s", start, atol(end) == COVERED ? ".." : end);
    struct edtf result = time_date(text_string(&when));
    text_release(&when);
    return result;
}

static struct dossier *read_memberships(const struct csv *csv)
{
    size_t state = csv_column(csv, "state"), igo = csv_column(csv, "igo");
    size_t start = csv_column(csv, "start"), end = csv_column(csv, "end");
    struct dossier *dossier = dossier_new();
    uint32_t membership = vocabulary_find_type(&dossier->vocabulary, "membership");
    dossier->date = time_date("2014");
    for (size_t i = 1; i < csv->row_count; i++) {
        char **row = csv->rows[i];
        struct text organization = {0};
        text_addf(&organization, "IGO %s", row[igo]);
        struct edtf when = spell(row[start], row[end]);
        struct relation relation = {.from = dossier_add_entity(dossier, row[state]),
                                    .to = dossier_add_entity(dossier, organization.data),
                                    .type = membership,
                                    .when = dossier_date(dossier, &when)};
        dossier_add_relation(dossier, &relation);
        text_release(&organization);
    }
    return dossier;
}

/* How many relations to the organization a view of that year sees. */
static size_t members(const struct dossier *dossier, const char *igo, int year, bool certain)
{
    struct text string = {0};
    struct view view;
    struct error error = {0};
    size_t count = 0;
    text_addf(&string, "%d", year);
    struct view_options options = {.time = {.as_of = time_date(string.data), .certain = certain}};
    text_clear(&string);
    text_addf(&string, "IGO %s", igo);
    uint32_t entity = dossier_find_entity(dossier, string.data);
    ck_assert_uint_ne(entity, DOSSIER_NONE);
    ck_assert(view_init(&view, dossier, &options, &error));
    for (size_t i = 0; i < view.relation_count; i++)
        count += dossier->relations[view.relations[i]].to == entity;
    view_release(&view);
    text_release(&string);
    return count;
}

/* In the years in which they join or leave members are possible; between them they are certain. */
static FILE *start_awk(void)
{
    struct text command = {0};
    text_addf(&command,
              "awk -F, 'NR>1 {for (y=%d; y<%d; y+=%d) {open = $6==%d;"
              " p[$3,y] += $5<=y && (y<=$6 || open); c[$3,y] += $5<y && (y<$6 || open && y<=%d)}}"
              " END {n=split(\"",
              FIRST_YEAR, FIRST_YEAR + YEARS * STEP, STEP, COVERED, COVERED);
    for (size_t i = 0; i < COUNT(igos); i++)
        text_addf(&command, "%s%s", i ? " " : "", igos[i]);
    text_addf(&command,
              "\", o, \" \"); for (i=1; i<=n; i++) for (y=%d; y<%d; y+=%d)"
              " print p[o[i],y], c[o[i],y]}' %s",
              FIRST_YEAR, FIRST_YEAR + YEARS * STEP, STEP, igo_path);
    FILE *awk = popen(text_string(&command), "r");
    ck_assert_ptr_nonnull(awk);
    text_release(&command);
    return awk;
}

START_TEST(members_by_year)
{
    struct csv csv;
    if (!csv_read(&csv, igo_path)) {
        printf("skipped: members by year: no %s\n", igo_path);
        return;
    }
    struct dossier *dossier = read_memberships(&csv);
    FILE *awk = start_awk();
    size_t total = 0, doubtful = 0;
    for (size_t i = 0; i < COUNT(igos); i++)
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS * STEP; year += STEP) {
            size_t possible, certain;
            ck_assert_int_eq(fscanf(awk, "%zu %zu", &possible, &certain), 2);
            size_t of_view = members(dossier, igos[i], year, false);
            size_t of_certain = members(dossier, igos[i], year, true);
            ck_assert_msg(of_view == possible && of_certain == certain,
                          "%s %d: %zu possible and %zu certain, not %zu and %zu", igos[i], year,
                          of_view, of_certain, possible, certain);
            total += possible;
            doubtful += possible - certain;
        }
    ck_assert_int_eq(pclose(awk), 0);
    ck_assert_uint_gt(total, 9000);
    ck_assert_uint_gt(doubtful, 500);
    ck_assert_uint_eq(members(dossier, "un", 2018, true), 0);    /* no longer known, */
    ck_assert_uint_gt(members(dossier, "un", 2018, false), 150); /* but not gone */
    dossier_free(dossier);
    csv_release(&csv);
}
END_TEST

TCase *time_dossiers_case(void)
{
    TCase *tests = tcase_create("dossiers");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, who_presides_over_the_csto);
    tcase_add_test(tests, no_power_is_ally_and_rival);
    tcase_add_test(tests, powers_change_sides);
    tcase_add_test(tests, members_by_year);
    return tests;
}

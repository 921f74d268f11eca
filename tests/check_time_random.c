/*
 * check_time_random.c: what must hold of any dossier at any time: that what is certain is possible,
 * that to know a date better takes nothing back, that views see what the rules say.
 */
#include "fixtures.h"
#include "time_cases.h"

#include <entente/ranking.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { DOSSIERS = 400, ENTITIES = 6, RELATIONS = 14 };

/* "2003", "2003-02" or "2003-02-01" of a few years, so that whatever can meet does. */
static void add_day(uint64_t *seed, int precision, struct text *out)
{
    text_addf(out, "%u", 2001 + random_below(seed, 4));
    if (precision > 0)
        text_addf(out, "-%02u", 1 + random_below(seed, 12));
    if (precision > 1)
        text_addf(out, "-%02u", 1 + random_below(seed, 28));
}

static void add_end(uint64_t *seed, struct text *out)
{
    static const char *const qualifiers[] = {"", "", "", "", "", "~", "~", "?", "%"};
    add_day(seed, (int)random_below(seed, 3), out);
    text_add(out, qualifiers[random_below(seed, COUNT(qualifiers))]);
}

static void add_date(uint64_t *seed, struct text *out)
{
    switch (random_below(seed, 9)) {
    case 0:
        text_add(out, "/..");
        break;
    case 1:
        add_end(seed, out);
        text_add(out, random_below(seed, 2) ? "/.." : "/");
        break;
    case 2:
        text_add(out, random_below(seed, 2) ? "../" : "/");
        add_end(seed, out);
        break;
    case 3:
    case 4:
    case 5:
        add_end(seed, out);
        text_add_char(out, '/');
        add_end(seed, out);
        break;
    case 6:
    case 7:
        add_end(seed, out);
        break;
    default:
        break;
    }
}

/* A date that can be read, or none. */
static struct edtf random_date(uint64_t *seed)
{
    struct edtf date = {0};
    bool done = false;
    while (!done) {
        struct text string = {0};
        add_date(seed, &string);
        done = !string.length || edtf_parse(&date, string.data, string.length, NULL, NULL);
        text_release(&string);
    }
    return date;
}

static struct edtf random_day(uint64_t *seed, int precision)
{
    struct text string = {0};
    add_day(seed, precision, &string);
    struct edtf date = time_date(text_string(&string));
    text_release(&string);
    return date;
}

static const char *random_citations(uint64_t *seed, struct dossier *dossier)
{
    static const char *const citations[] = {"s0", "s1", "s2", "s0;s1", "s1;s2;s9", "s9"};
    const char *cited = citations[random_below(seed, COUNT(citations))];
    return random_below(seed, 4) ? dossier_string(dossier, cited, strlen(cited)) : NULL;
}

static void add_random_relation(uint64_t *seed, struct dossier *dossier)
{
    struct relation relation = {.from = random_below(seed, ENTITIES),
                                .to = random_below(seed, ENTITIES)};
    relation.type = random_below(seed, (uint32_t)dossier->vocabulary.type_count);
    struct edtf when = random_date(seed);
    struct evidence evidence = {.source = random_citations(seed, dossier)};
    relation.when = dossier_date(dossier, &when);
    relation.evidence = dossier_evidence(dossier, &evidence);
    dossier_add_relation(dossier, &relation);
}

static struct dossier *random_dossier(uint64_t *seed)
{
    struct dossier *dossier = dossier_new();
    for (unsigned i = 0; i < ENTITIES; i++) {
        char id[] = {'e', (char)('0' + i), '\0'};
        uint32_t entity = dossier_add_entity(dossier, id);
        if (random_below(seed, 2))
            dossier->entities[entity].when = random_date(seed);
        dossier->entities[entity].source = random_citations(seed, dossier);
    }
    for (unsigned i = 0; i < 3; i++) {
        char id[] = {'s', (char)('0' + i), '\0'};
        uint32_t source = dossier_add_source(dossier, id);
        dossier->sources[source].date = random_date(seed);
    }
    if (random_below(seed, 2))
        dossier->date = random_day(seed, 2);
    for (unsigned i = 0; i < RELATIONS; i++)
        add_random_relation(seed, dossier);
    return dossier;
}

static struct time_options random_time(uint64_t *seed)
{
    struct time_options time = {0};
    if (random_below(seed, 3))
        time.as_of = random_day(seed, (int)random_below(seed, 3));
    if (random_below(seed, 3) == 0)
        time.since = random_day(seed, (int)random_below(seed, 3));
    if (random_below(seed, 3) == 0)
        time.until = random_day(seed, (int)random_below(seed, 3));
    if (edtf_given(&time.since) && edtf_given(&time.until) &&
        edtf_possible(&time.since).from > edtf_possible(&time.until).to) {
        struct edtf later = time.since;
        time.since = time.until;
        time.until = later;
    }
    if (!edtf_given(&time.since) && !edtf_given(&time.until) && !edtf_given(&time.as_of))
        time.as_of = random_day(seed, 2);
    if (edtf_given(&time.as_of) && random_below(seed, 3) == 0)
        time.memory = 1 + random_below(seed, 18);
    return time;
}

/* Makes the end of a date one step more precise, within what it said; false where it is a day. */
static bool refine_end(uint64_t *seed, struct edtf_date *date)
{
    if (date->end != EDTF_DATE || date->day)
        return false;
    if (date->month)
        date->day = (uint8_t)(1 + random_below(seed, 28));
    else
        date->month = (uint8_t)(1 + random_below(seed, 12));
    return true;
}

/* The same for a whole date; false where it became none that can be written, or stayed. */
static bool refine(uint64_t *seed, const struct edtf *date, struct edtf *finer)
{
    struct text string = {0};
    *finer = *date;
    bool done = random_below(seed, 2) && refine_end(seed, &finer->start);
    if (finer->interval)
        done = refine_end(seed, &finer->end) || done;
    edtf_format(finer, &string);
    done = done && edtf_parse(finer, text_string(&string), string.length, NULL, NULL);
    text_release(&string);
    return done;
}

/* What was known stays known: no certain relation becomes doubtful, no impossible one possible. */
static void check_finer(const struct edtf *date, const struct edtf *finer, enum certainty before,
                        enum certainty after, const char *what)
{
    struct text text = {0};
    edtf_format(date, &text);
    text_add(&text, " as ");
    edtf_format(finer, &text);
    ck_assert_msg(before == CERTAINTY_POSSIBLE || after == before, "%s %s: was %s, is %s", what,
                  text_string(&text), certainty_name(before), certainty_name(after));
    text_release(&text);
}

START_TEST(a_finer_date_takes_nothing_back)
{
    uint64_t seed = 18820520;
    size_t refined = 0, sharpened = 0;
    for (int round = 0; round < DOSSIERS; round++) {
        struct dossier *dossier = random_dossier(&seed);
        for (size_t i = 0; i < dossier->relation_count * 8; i++) {
            struct relation relation = dossier->relations[i / 8];
            struct time_options time = random_time(&seed);
            enum certainty before = relation_certainty(dossier, &relation, &time), after;
            struct edtf coarse = *relation_when(dossier, &relation), finer;
            if (!refine(&seed, &coarse, &finer))
                continue;
            relation.when = dossier_date(dossier, &finer);
            after = relation_certainty(dossier, &relation, &time);
            check_finer(&coarse, &finer, before, after, "when");
            refined++;
            sharpened += after != before;
        }
        dossier_free(dossier);
    }
    ck_assert_uint_gt(refined, 5000);
    ck_assert_uint_gt(sharpened, 300);
}
END_TEST

START_TEST(a_finer_question_takes_nothing_back)
{
    uint64_t seed = 18941104;
    size_t sharpened = 0;
    for (int round = 0; round < DOSSIERS; round++) {
        struct dossier *dossier = random_dossier(&seed);
        for (size_t i = 0; i < dossier->relation_count * 8; i++) {
            const struct relation *relation = &dossier->relations[i / 8];
            const struct entity *entity = &dossier->entities[i % ENTITIES];
            struct time_options time = random_time(&seed), finer = time;
            if (!refine(&seed, &time.as_of, &finer.as_of))
                continue;
            enum certainty before = relation_certainty(dossier, relation, &time);
            enum certainty after = relation_certainty(dossier, relation, &finer);
            check_finer(&time.as_of, &finer.as_of, before, after, "as of");
            check_finer(&time.as_of, &finer.as_of, entity_certainty(dossier, entity, &time),
                        entity_certainty(dossier, entity, &finer), "an entity as of");
            sharpened += after != before;
        }
        dossier_free(dossier);
    }
    ck_assert_uint_gt(sharpened, 300);
}
END_TEST

START_TEST(a_month_is_all_of_its_days)
{
    uint64_t seed = 19040408;
    for (int round = 0; round < DOSSIERS / 4; round++) {
        struct dossier *dossier = random_dossier(&seed);
        for (size_t i = 0; i < dossier->relation_count; i++) {
            const struct relation *relation = &dossier->relations[i];
            unsigned days = 0, possible = 0, certain = 0;
            struct time_options month = {.as_of = random_day(&seed, 1)}, day = month;
            struct edtf_days span = edtf_possible(&month.as_of);
            for (int32_t at = span.from; at <= span.to; at++, days++) {
                day.as_of.start.day = (uint8_t)(at - span.from + 1);
                enum certainty certainty = relation_certainty(dossier, relation, &day);
                possible += certainty != CERTAINTY_NO;
                certain += certainty == CERTAINTY_CERTAIN;
            }
            enum certainty got = relation_certainty(dossier, relation, &month);
            ck_assert((got != CERTAINTY_NO) == (possible > 0));
            ck_assert((got == CERTAINTY_CERTAIN) == (certain == days));
        }
        dossier_free(dossier);
    }
}
END_TEST

START_TEST(a_window_of_one_day_is_that_day)
{
    uint64_t seed = 19070831;
    size_t seen[3] = {0};
    for (int round = 0; round < DOSSIERS; round++) {
        struct dossier *dossier = random_dossier(&seed);
        for (size_t i = 0; i < dossier->relation_count; i++) {
            const struct relation *relation = &dossier->relations[i];
            struct edtf day = random_day(&seed, 2);
            struct time_options then = {.as_of = day}, window = {.since = day, .until = day};
            enum certainty certainty = relation_certainty(dossier, relation, &then);
            const struct edtf *when = relation_when(dossier, relation);
            if (!when->interval && edtf_given(when))
                continue;
            ck_assert_int_eq(certainty, relation_certainty(dossier, relation, &window));
            seen[certainty]++;
        }
        dossier_free(dossier);
    }
    for (size_t i = 0; i < COUNT(seen); i++)
        ck_assert_uint_gt(seen[i], 300);
}
END_TEST

/* Sees exactly what the rules call at least `least`, between entities that they call so. */
static void check_sees(const struct dossier *dossier, const struct view *view, enum certainty least)
{
    size_t at = 0, entities = 0;
    bool seen[ENTITIES];
    for (size_t i = 0; i < dossier->entity_count; i++) {
        enum certainty certainty = entity_certainty(dossier, &dossier->entities[i], &view->time);
        seen[i] = certainty >= least;
        entities += seen[i];
        ck_assert_int_eq(view->entities[i], seen[i] ? certainty : CERTAINTY_NO);
    }
    ck_assert_uint_eq(view->entity_count, entities);
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        enum certainty certainty = relation_certainty(dossier, relation, &view->time);
        if (certainty < least || !seen[relation->from] || !seen[relation->to])
            continue;
        ck_assert_uint_lt(at, view->relation_count);
        ck_assert_uint_eq(view->relations[at], i);
        ck_assert_int_eq(view->certainties[at++], certainty);
    }
    ck_assert_uint_eq(view->relation_count, at);
}

START_TEST(views_see_what_the_rules_say)
{
    uint64_t seed = 18731022;
    for (int round = 0; round < DOSSIERS; round++) {
        struct dossier *dossier = random_dossier(&seed);
        struct view possible, certain;
        struct error error = {0};
        struct view_options options = {.time = random_time(&seed)};
        ck_assert(view_init(&possible, dossier, &options, &error));
        check_sees(dossier, &possible, CERTAINTY_POSSIBLE);
        options.time.certain = true;
        ck_assert(view_init(&certain, dossier, &options, &error));
        check_sees(dossier, &certain, CERTAINTY_CERTAIN);
        for (size_t i = 0; i < certain.relation_count; i++) {
            bool found = false;
            for (size_t j = 0; j < possible.relation_count; j++)
                found = found || possible.relations[j] == certain.relations[i];
            ck_assert(found);
        }
        view_release(&certain);
        view_release(&possible);
        dossier_free(dossier);
    }
}
END_TEST

/* The ranking of what is seen, as text, ids and not indices. */
static void add_ranking(const struct view *view, struct text *out)
{
    const struct measure *measures[] = {measure_find("influence"), measure_find("degree"),
                                        measure_find("betweenness")};
    struct network network;
    struct ranking ranking;
    struct error error = {0};
    struct ranking_options options = {
        .measures = measures, .measure_count = COUNT(measures), .kind = VOCABULARY_NONE};
    network_init(&network, view, &(struct projection){.weighted = true});
    ck_assert_msg(ranking_init(&ranking, &network, &options, &error), "%s", error.message);
    for (size_t i = 0; i < ranking.row_count; i++) {
        const struct ranking_row *row = &ranking.rows[i];
        text_addf(out, "%u %s", row->rank, view->dossier->entities[row->entity].id);
        for (size_t j = 0; j < COUNT(measures); j++)
            text_addf(out, " %.9f", row->scores[j]);
        text_add_char(out, '\n');
    }
    ranking_release(&ranking);
    network_release(&network);
}

static void check_extract(const struct view *view)
{
    struct dossier *extract = view_extract(view);
    struct view all;
    struct error error = {0};
    struct text of_view = {0}, of_extract = {0};
    ck_assert(view_init(&all, extract, &(struct view_options){0}, &error));
    ck_assert_uint_eq(extract->entity_count, view->entity_count);
    ck_assert_uint_eq(extract->relation_count, view->relation_count);
    ck_assert_uint_eq(extract->source_count, view->dossier->source_count);
    for (size_t i = 0; i < extract->relation_count; i++) {
        const struct relation *copy = &extract->relations[i];
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        ck_assert_str_eq(extract->entities[copy->from].id,
                         view->dossier->entities[relation->from].id);
        ck_assert_str_eq(extract->entities[copy->to].id, view->dossier->entities[relation->to].id);
        ck_assert_str_eq(extract->vocabulary.types[copy->type].name,
                         view->dossier->vocabulary.types[relation->type].name);
        ck_assert_int_eq(
            edtf_compare(relation_when(extract, copy), relation_when(view->dossier, relation)), 0);
        ck_assert_int_eq(relation_evidence(extract, copy)->source == NULL,
                         relation_evidence(view->dossier, relation)->source == NULL);
        ck_assert_int_eq(relation_certainty(extract, copy, &view->time), view->certainties[i]);
    }
    add_ranking(view, &of_view);
    add_ranking(&all, &of_extract);
    ck_assert_str_eq(text_string(&of_extract), text_string(&of_view));
    text_release(&of_extract);
    text_release(&of_view);
    view_release(&all);
    dossier_free(extract);
}

START_TEST(an_extract_is_what_the_view_sees)
{
    uint64_t seed = 18791007;
    for (int round = 0; round < DOSSIERS; round++) {
        struct dossier *dossier = random_dossier(&seed);
        struct view view;
        struct error error = {0};
        struct view_options options = {.time = random_time(&seed)};
        options.time.certain = random_below(&seed, 3) == 0;
        options.relations = random_below(&seed, 4) ? NULL : "cooperation,membership,office";
        ck_assert(view_init(&view, dossier, &options, &error));
        check_extract(&view);
        view_release(&view);
        dossier_free(dossier);
    }
}
END_TEST

TCase *time_random_case(void)
{
    TCase *tests = tcase_create("random");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_finer_date_takes_nothing_back);
    tcase_add_test(tests, a_finer_question_takes_nothing_back);
    tcase_add_test(tests, a_month_is_all_of_its_days);
    tcase_add_test(tests, a_window_of_one_day_is_that_day);
    tcase_add_test(tests, views_see_what_the_rules_say);
    tcase_add_test(tests, an_extract_is_what_the_view_sees);
    return tests;
}

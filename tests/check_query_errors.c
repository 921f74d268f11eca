/*
 * check_query_errors.c: what is no query, what a query cannot ask, and what is hard on its reader.
 */
#include "fixtures.h"
#include "query_cases.h"

#include <entente/format.h>
#include <entente/selection.h>

#include <stdlib.h>
#include <string.h>

struct bad {
    const char *query;
    size_t column;
    const char *message;
    const char *hint; /* NULL: none */
};

static const char help[] =
    "'entente help query' lists what is known; other names are attributes that the dossier has";

static const struct bad not_read[] = {
    {"", 1, "the query ends, and a condition is missing", NULL},
    {"  ", 3, "the query ends, and a condition is missing", NULL},
    {"kind=", 6, "the query ends, and a value is missing", NULL},
    {"kind=state,", 12, "the query ends, and a value is missing", NULL},
    {"kind=state and", 15, "the query ends, and a condition is missing", NULL},
    {"kind=state and or url", 16, "a condition is wanted here, not 'or'",
     "an attribute of that name stands in quotes"},
    {"or url", 1, "a condition is wanted here, not 'or'",
     "an attribute of that name stands in quotes"},
    {"certain", 1, "a condition is wanted here, not 'certain'",
     "an attribute of that name stands in quotes"},
    {"not", 4, "the query ends, and a condition is missing", NULL},
    {"=3", 1, "a condition is wanted here, not '='", NULL},
    {"kind=(state)", 6, "a value is wanted here, not '('", NULL},
    {"kind=,state", 6, "a value is wanted here, not ','", NULL},
    {"kind= =state", 7, "a value is wanted here, not '='", NULL},
    {"()", 2, "a condition is wanted here, not ')'", NULL},
    {"(kind=state", 1, "this '(' is never closed", NULL},
    {"((kind=state)", 1, "this '(' is never closed", NULL},
    {"kind and (url or (note)", 10, "this '(' is never closed", NULL},
    {"(kind=state as of 2011)", 13, "'and', 'or' or ')' is wanted here, not 'as'",
     "the time stands at the end, and holds for all of it"},
    {"not (url certain) since 2011", 10, "'and', 'or' or ')' is wanted here, not 'certain'",
     "the time stands at the end, and holds for all of it"},
    {"(kind url)", 7, "'and', 'or' or ')' is wanted here, not 'url'", NULL},
    {"kind=state)", 11, "this ')' closes nothing", NULL},
    {"kind=state url", 12, "'and', 'or' or the end is wanted here, not 'url'",
     "a value of several words stands in quotes"},
    {"kind=state as of 2011 and url", 23, "the end of the query is wanted here, not 'and'",
     "the time stands at the end, and holds for all of it"},
    {"foo(bar)", 4, "'and', 'or' or the end is wanted here, not '('",
     "'entente help query' has the grammar"},
    {"label=\"United", 7, "this quotation mark is never closed", NULL},
    {"label='", 7, "this quotation mark is never closed", NULL},
    {"label=\"a\\\"", 7, "this quotation mark is never closed", NULL},
    {"kind==state", 5, "'==' is no operator", "here it is '='"},
    {"kind<>state", 5, "'<>' is no operator", "here it is '!='"},
    {"pop=<3", 4, "'=<' is no operator", "here it is '<='"},
    {"pop=>3", 4, "'=>' is no operator", "here it is '>='"},
    {"pop=~3", 4, "'=~' is no operator", "here it is '~'"},
    {"pop !~ 3", 5, "'!~' is no operator", "here it is 'not NAME ~ VALUE'"},
    {"!url", 1, "'!' is no operator", "here it is 'not'"},
    {"note && url", 6, "'&&' is no operator", "here it is 'and'"},
    {"note | url", 6, "'|' is no operator", "here it is 'or'"},
    {"pop<<3", 4, "'<<' is no operator", "operators are = != < <= > >= and ~"},
    {"kind as", 8, "the query ends, and 'of' is missing", NULL},
    {"kind as 2011", 9, "'of' is wanted here, not '2011'", NULL},
    {"kind as of", 11, "the query ends, and a date is missing", NULL},
    {"kind as of 2011 as of 2012", 17, "this time is given twice", NULL},
    {"kind since 2011 since 2012", 17, "this time is given twice", NULL},
    {"kind as of 2010/2011", 12, "a day, month or year is wanted here, not an interval", NULL},
    {"été=été\nor (", 5, "the query ends, and a condition is missing", NULL},
    {"été=Ça ö", 8, "'and', 'or' or the end is wanted here, not 'ö'",
     "a value of several words stands in quotes"},
    {"kind=\xff", 6, "this is not UTF-8", NULL},
};

static const struct bad not_known[] = {
    {"kin=state", 1, "nothing is called 'kin'", "did you mean 'kind'?"},
    {"KIND=state", 1, "nothing is called 'KIND'", "did you mean 'kind'?"},
    {"url and disent>0", 9, "nothing is called 'disent'", "did you mean 'dissent'?"},
    {"betweeness>1", 1, "nothing is called 'betweeness'", "did you mean 'betweenness'?"},
    {"popp>1", 1, "nothing is called 'popp'", "did you mean 'pop'?"},
    {"xyzzyxyz", 1, "nothing is called 'xyzzyxyz'", help},
    {"\"popp\">1", 1, "no entity has an attribute 'popp'", "did you mean 'pop'?"},
    {"\"kind\"=state", 1, "no entity has an attribute 'kind'", help},
    {"x=3", 1, "nothing is called 'x'", help}, /* relations have it */
    {"confidence>0.5", 1, "nothing is called 'confidence'",
     "relations have it: ask of them with --relations"},
    {"foobars.rank", 1, "nothing is called 'foobars.rank'",
     "behind the name of relations stands .in or .out, behind that of a measure .rank"},
    {".in", 1, "nothing is called '.in'",
     "behind the name of relations stands .in or .out, behind that of a measure .rank"},
    {"kind=stat", 6, "no entity kind is called 'stat'", "did you mean 'state'?"},
    {"kind=state,stat", 12, "no entity kind is called 'stat'", "did you mean 'state'?"},
    {"kind=State", 6, "no entity kind is called 'State'", "did you mean 'state'?"},
    {"source=on", 8, "no source is called 'on'", "did you mean 'one'?"},
    {"kind<state", 5, "'kind' is a word, and words have no order", NULL},
    {"dissent>many", 9, "'dissent' is a number, and 'many' is none", NULL},
    {"dissent=1,x", 11, "'dissent' is a number, and 'x' is none", NULL},
    {"dissent>0x1", 9, "'dissent' is a number, and '0x1' is none", NULL},
    {"dissent>inf", 9, "'dissent' is a number, and 'inf' is none", NULL},
    {"dissent>1e999", 9, "'dissent' is a number, and '1e999' is none", NULL},
    {"dissent~3", 8, "'dissent' is a number, and '~' looks into text", NULL},
    {"when~2010", 5, "'when' is a date, and '~' looks into text", NULL},
    {"dissent>1,2", 11, "'>' takes one value", NULL},
    {"pop>many", 5, "'>' compares numbers and dates, and 'many' is none", NULL},
    {"note=\"\"", 6, "no text is empty", "'not note' is what has none"},
};

static const struct bad not_of_relations[] = {
    {"kind=state", 1, "nothing is called 'kind'", "entities have it: 'from.kind', 'to.kind'"},
    {"presidency", 1, "nothing is called 'presidency'", "did you mean 'family=presidency'?"},
    {"observer", 1, "nothing is called 'observer'", "did you mean 'relation=observer'?"},
    {"from.kin=state", 1, "nothing is called 'from.kin'", "did you mean 'from.kind'?"},
    {"to.pup=state", 1, "nothing is called 'to.pup'", "did you mean 'to.pop'?"},
    {"sing<0", 1, "nothing is called 'sing'", "did you mean 'sign'?"},
    {"\"y\"", 1, "no relation has an attribute 'y'", "did you mean 'x'?"},
    {"relation=membrship", 10, "no relation type is called 'membrship'",
     "did you mean 'membership'?"},
    {"family=observer", 8, "no family is called 'observer'", NULL},
    {"sign=-", 6, "'sign' is a number, and '-' is none", NULL},
    {"from.kind=stat", 11, "no entity kind is called 'stat'", "did you mean 'state'?"},
};

static void check_error(const struct bad *bad, struct error *error)
{
    ck_assert_msg(error->message, "%s: no error", bad->query);
    ck_assert_int_eq(error->kind, ERROR_USAGE);
    ck_assert_str_eq(error->path, "query");
    ck_assert_msg(strcmp(error->message, bad->message) == 0, "%s: %s", bad->query, error->message);
    ck_assert_msg(error->column == bad->column, "%s: column %zu", bad->query, error->column);
    const char *hint = error->hint ? error->hint : "(none)";
    ck_assert_msg(strcmp(hint, bad->hint ? bad->hint : "(none)") == 0, "%s: %s", bad->query, hint);
    error_release(error);
}

START_TEST(bad_syntax)
{
    for (size_t i = 0; i < sizeof not_read / sizeof *not_read; i++) {
        const struct bad *bad = &not_read[i];
        struct error error = {0};
        ck_assert_msg(!query_parse(bad->query, strlen(bad->query), &error), "%s", bad->query);
        check_error(bad, &error);
    }
}
END_TEST

static void check_unbound(const struct bad *cases, size_t count, enum query_subject subject)
{
    struct sample sample;
    struct text bytes = {0};
    struct error error = {0};
    sample_init(&sample);
    text_add(&bytes, query_dossier);
    ck_assert(dossier_read_bytes(sample.dossier, "q.dot", &bytes, NULL, NULL, NULL, &error));
    ck_assert(view_init(&sample.view, sample.dossier, &(struct view_options){0}, &error));
    for (size_t i = 0; i < count; i++) {
        struct selection selection;
        struct selection_options options = {.subject = subject};
        struct query *query = query_parse(cases[i].query, strlen(cases[i].query), &error);
        ck_assert_msg(query, "%s: %s", cases[i].query, error.message);
        ck_assert_msg(!selection_init(&selection, query, &sample.view, &options, &error), "%s",
                      cases[i].query);
        check_error(&cases[i], &error);
        query_free(query);
    }
    text_release(&bytes);
    sample_release(&sample);
}

START_TEST(bad_names_and_values)
{
    check_unbound(not_known, sizeof not_known / sizeof *not_known, QUERY_ENTITIES);
    check_unbound(not_of_relations, sizeof not_of_relations / sizeof *not_of_relations,
                  QUERY_RELATIONS);
}
END_TEST

/* A bad date says what is one, which is the business of EDTF. */
START_TEST(bad_dates)
{
    static const struct bad cases[] = {
        {"when<soon", 6, "'when' is a date, and 'soon' is none: ", NULL},
        {"kind as of soon", 12, "'soon' is no date: ", NULL},
        {"kind until 2011-13", 12, "'2011-13' is no date: ", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        struct sample sample;
        sample_random(&sample, 1, true);
        struct query *query = query_parse(cases[i].query, strlen(cases[i].query), &error);
        ck_assert(!query || !query_bind(query, sample.dossier, QUERY_ENTITIES, NULL, 0, &error));
        ck_assert(strncmp(error.message, cases[i].message, strlen(cases[i].message)) == 0);
        ck_assert_uint_eq(error.column, cases[i].column);
        query_free(query);
        error_release(&error);
        sample_release(&sample);
    }
}
END_TEST

START_TEST(two_times)
{
    static const struct {
        const char *query;
        size_t column;
        const char *message;
    } cases[] = {
        {"kind as of 2011", 6, "the query says a time, and --as-of says one"},
        {"kind until 2011", 6, "the query says a time, and --until says one"},
        {"kind certain since 2011", 14, "the query says a time, and --since says one"},
        {"kind", 0, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        struct time_options time = {0}, before;
        edtf_parse(&time.as_of, "2010", 4, NULL, NULL);
        time.since = time.until = time.as_of;
        before = time;
        struct query *query = query_parse(cases[i].query, strlen(cases[i].query), &error);
        ck_assert_int_eq(query_time(query, &time, &error), !cases[i].message);
        ck_assert(memcmp(&before, &time, sizeof time) == 0);
        if (cases[i].message) {
            ck_assert_str_eq(error.message, cases[i].message);
            ck_assert_uint_eq(error.column, cases[i].column);
        }
        error_release(&error);
        query_free(query);
    }
}
END_TEST

START_TEST(certain_needs_a_time)
{
    struct error error = {0};
    struct time_options time = {0};
    struct query *query = query_parse("kind certain", 12, &error);
    ck_assert(!query_time(query, &time, &error));
    ck_assert_str_eq(error.message, "certain when?");
    ck_assert_uint_eq(error.column, 6);
    error_release(&error);
    edtf_parse(&time.until, "2010", 4, NULL, NULL);
    ck_assert(query_time(query, &time, &error));
    ck_assert(time.certain && !query_dated(query));
    query_free(query);
    query = query_parse("kind", 4, &error);
    ck_assert(query_time(query, &time, &error));
    ck_assert(time.certain); /* as it was */
    query_free(query);
}
END_TEST

/* ---- what is hard on the reader ---- */

/* Every beginning of a query is one, or has an error with a place. */
START_TEST(beginnings)
{
    static const char *const queries[] = {
        "not (kind=state,person and (dissent.out>=1 or label~\"Ça \\\" va\")) as of 2011 certain",
        "from.kind!=state and 'x y'<2010-11~ or not role since 2009 until 2010",
    };
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        for (size_t length = 0; length <= strlen(queries[i]); length++) {
            struct error error = {0};
            struct query *query = query_parse(queries[i], length, &error);
            ck_assert(!query == (error.message != NULL));
            ck_assert(query || (error.line == 1 && error.column && error.column <= length + 1));
            query_free(query);
            error_release(&error);
        }
}
END_TEST

/* Any bytes: no crash, and an error has a place. */
START_TEST(any_bytes)
{
    static const char *const pieces[] = {
        "(", ")",  "and ", "or ", "not ", "=",   "<",    "~",  "kind", "\"",     "'",       ",",
        " ", "\\", "\xff", "é",   "as ",  "of ", "2011", "\n", "!",    "until ", "certain "};
    uint64_t state = 7;
    for (int i = 0; i < 20000; i++) {
        struct error error = {0};
        struct text text = {0};
        for (uint32_t count = random_below(&state, 12); count--;)
            text_add(&text, pieces[random_below(&state, sizeof pieces / sizeof *pieces)]);
        if (!random_below(&state, 50))
            text_add_char(&text, '\0');
        struct query *query = query_parse(text_string(&text), text.length, &error);
        ck_assert(!query == (error.message != NULL));
        ck_assert(query || (error.line && error.column && error.text));
        query_free(query);
        error_release(&error);
        text_release(&text);
    }
}
END_TEST

static size_t ask(const struct text *text, struct error *error)
{
    struct sample sample;
    size_t count = SIZE_MAX;
    sample_random(&sample, 3, true);
    ck_assert(view_init(&sample.view, sample.dossier, &(struct view_options){0}, error));
    struct query *query = query_parse(text->data, text->length, error);
    bool *selected = calloc(sample.dossier->entity_count + 1, sizeof *selected);
    if (query && query_bind(query, sample.dossier, QUERY_ENTITIES, NULL, 0, error))
        count = query_select(query, &sample.view, selected);
    free(selected);
    query_free(query);
    sample_release(&sample);
    return count;
}

static void repeat(struct text *text, const char *string, size_t count)
{
    while (count--)
        text_add(text, string);
}

/* However deep or long, in time that grows with the length. */
START_TEST(deep_and_long)
{
    enum { MANY = 100000 };
    struct error error = {0};
    struct text text = {0};
    repeat(&text, "(", MANY);
    text_add(&text, "id=e0");
    repeat(&text, ")", MANY);
    ck_assert_uint_eq(ask(&text, &error), 1);
    text.length--;
    ck_assert_uint_eq(ask(&text, &error), SIZE_MAX);
    ck_assert_str_eq(error.message, "this '(' is never closed");
    ck_assert_uint_eq(error.column, 1);
    error_release(&error);
    text_clear(&text);
    repeat(&text, "not ", MANY + 1);
    text_add(&text, "id=e0");
    ck_assert_uint_gt(ask(&text, &error), 1);
    text_clear(&text);
    repeat(&text, "id=e1 and (id=e0 or ", MANY);
    text_add(&text, "id=e0");
    repeat(&text, ")", MANY);
    ck_assert_uint_eq(ask(&text, &error), 0);
    text_clear(&text);
    repeat(&text, "id=e0 or ", MANY);
    text_add(&text, "id=e1");
    ck_assert_uint_eq(ask(&text, &error), 2);
    text_clear(&text);
    text_add(&text, "id=e0");
    repeat(&text, ",e1", MANY);
    ck_assert_uint_eq(ask(&text, &error), 2);
    text_clear(&text);
    repeat(&text, "x", 10 * MANY);
    ck_assert_uint_eq(ask(&text, &error), SIZE_MAX);
    ck_assert_uint_lt(strlen(error.message), 200);
    error_release(&error);
    text_release(&text);
}
END_TEST

TCase *query_errors_case(void)
{
    TCase *tcase = tcase_create("errors");
    tcase_add_test(tcase, bad_syntax);
    tcase_add_test(tcase, bad_names_and_values);
    tcase_add_test(tcase, bad_dates);
    tcase_add_test(tcase, two_times);
    tcase_add_test(tcase, certain_needs_a_time);
    tcase_add_test(tcase, beginnings);
    tcase_add_test(tcase, any_bytes);
    tcase_add_test(tcase, deep_and_long);
    return tcase;
}

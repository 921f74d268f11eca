/*
 * check_time.c: whether a relation or an entity holds at a time: the rules, case by case. A case
 * has a date and a line of what holds when: "2003:n 2004:p 2005:c" says no as of 2003, possible as
 * of 2004, certain as of 2005. Windows stand there as "2004..2006:c".
 */
#include "suites.h"
#include "time_cases.h"

#include <entente/format.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct edtf date_of(const char *string, size_t length)
{
    struct edtf date = {0};
    struct text reason = {0};
    if (length && !edtf_parse(&date, string, length, NULL, &reason))
        ck_abort_msg("%.*s: %s", (int)length, string, text_string(&reason));
    text_release(&reason);
    return date;
}

struct edtf time_date(const char *string)
{
    return date_of(string, string ? strlen(string) : 0);
}

struct time_options time_asked(const char *string, size_t length)
{
    struct time_options time = {0};
    const char *end = string + length, *both = memchr(string, '&', length);
    const char *window = both ? both + 1 : string;
    const char *dots = memmem(window, (size_t)(end - window), "..", 2);
    if (both || !dots)
        time.as_of = date_of(string, (size_t)((both ? both : end) - string));
    if (dots) {
        time.since = date_of(window, (size_t)(dots - window));
        time.until = date_of(dots + 2, (size_t)(end - dots - 2));
    }
    return time;
}

struct dossier *time_dossier(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    bool done = dossier_read_file(dossier, path, NULL, NULL, NULL, &error);
    ck_assert_msg(done, "%s: %s", path, error.message ? error.message : "?");
    error_release(&error);
    return dossier;
}

struct time_case {
    const char *when, *line;
    const char *sources;  /* dates of the sources that are cited, parted by blanks; NULL: none */
    const char *compiled; /* the dossier's date; NULL: none */
    unsigned memory;
};

/* Adds a source for each of the dates ("-": without one); returns the citations. */
static const char *cite(struct dossier *dossier, const char *dates)
{
    struct text citations = {0};
    for (size_t i = 0; dates && *dates; i++) {
        size_t length = strcspn(dates, " ");
        char id[] = {'s', (char)('0' + i), '\0'};
        uint32_t source = dossier_add_source(dossier, id);
        if (*dates != '-')
            dossier->sources[source].date = date_of(dates, length);
        text_addf(&citations, "%s%s#%zu", i ? "; " : "", id, i);
        dates += length + (dates[length] == ' ');
    }
    const char *result =
        dates ? dossier_string(dossier, text_string(&citations), citations.length) : NULL;
    text_release(&citations);
    return result;
}

/* Asks for the certainty at each time of the line, and compares. */
static void check_line(const struct time_case *the_case,
                       enum certainty (*ask)(const struct dossier *, const struct time_options *),
                       const struct dossier *dossier)
{
    static const char letters[] = "npc";
    for (const char *at = the_case->line; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, ":");
        struct time_options time = time_asked(at, length);
        time.memory = the_case->memory;
        enum certainty got = ask(dossier, &time);
        ck_assert_msg(letters[got] == at[length + 1], "'%s' (sources %s, compiled %s) %.*s: got %s",
                      the_case->when, the_case->sources ? the_case->sources : "none",
                      the_case->compiled ? the_case->compiled : "never", (int)length + 2, at,
                      certainty_name(got));
        at += length + 2;
    }
}

static enum certainty ask_relation(const struct dossier *dossier, const struct time_options *time)
{
    return relation_certainty(dossier, &dossier->relations[0], time);
}

static enum certainty ask_entity(const struct dossier *dossier, const struct time_options *time)
{
    return entity_certainty(dossier, &dossier->entities[0], time);
}

/* The date is that of entity `a`, and of its relation to `b`, of the type. */
static struct dossier *make_dossier(const struct time_case *the_case, const char *type)
{
    struct dossier *dossier = dossier_new();
    struct edtf when = time_date(the_case->when);
    struct evidence evidence = {.source = cite(dossier, the_case->sources)};
    struct relation relation = {.from = dossier_add_entity(dossier, "a"),
                                .to = dossier_add_entity(dossier, "b"),
                                .type = vocabulary_find_type(&dossier->vocabulary, type),
                                .when = dossier_date(dossier, &when),
                                .evidence = dossier_evidence(dossier, &evidence)};
    dossier->date = time_date(the_case->compiled);
    dossier->entities[0].when = when;
    dossier->entities[0].source = evidence.source;
    dossier_add_relation(dossier, &relation);
    return dossier;
}

/* A lone date is an event, an interval a state, whatever the type. */
static void check_relations(const struct time_case *cases, size_t count)
{
    static const char *const types[] = {"tie", "membership", "refusal"};
    for (size_t i = 0; i < count * COUNT(types); i++) {
        struct dossier *dossier = make_dossier(&cases[i / COUNT(types)], types[i % COUNT(types)]);
        check_line(&cases[i / COUNT(types)], ask_relation, dossier);
        dossier_free(dossier);
    }
}

static void check_entities(const struct time_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct dossier *dossier = make_dossier(&cases[i], "tie");
        check_line(&cases[i], ask_entity, dossier);
        dossier_free(dossier);
    }
}

START_TEST(intervals)
{
    static const struct time_case cases[] = {
        {.when = "2004-06-10/2006-02-03",
         .line =
             "2004-06-09:n 2004-06-10:c 2005-01-01:c 2006-02-03:c 2006-02-04:n 2003:n 2004:p "
             "2004-05:n "
             "2004-06:p 2004-07:c 2005:c 200X:p 20XX:p 199X:n 2006-02:p 2006-03:n 2006:p 2007:n"},
        {.when = "2004-06/2006-02",
         .line = "2004-05-31:n 2004-06-01:p 2004-06-29:p 2004-06-30:c 2006-02-01:c "
                 "2006-02-02:p 2006-02-28:p 2006-03-01:n 2004-06:p 2005:c 2006:p"},
        {.when = "2004/2006",
         .line = "2003-12-31:n 2004-01-01:p 2004-12-30:p 2004-12-31:c 2005:c 2006-01-01:c "
                 "2006-01-02:p 2006-12-31:p 2007-01-01:n 2004:p 2006:p"},
        {.when = "199X/200X",
         .line = "1989:n 1990:p 1999-12-30:p 1999-12-31:c 2000-01-01:c 2000-01-02:p 2010:n"},
        {.when = "2004-XX/2006", .line = "2003:n 2004-06:p 2005:c"},
        {.when = "2004-06-10/2004-06-10", .line = "2004-06-09:n 2004-06-10:c 2004-06-11:n"},
        {.when = "2004/2004", .line = "2003:n 2004:p 2004-06-10:p 2005:n"},
        {.when = "-0044-03-15/-0043", .line = "-0044-03-14:n -0044-03-15:c -0043-06:p -0042:n"},
        /* an end is no earlier than its start, a start no later than its end */
        {.when = "2004-06-10/2004",
         .line = "2004-06-09:n 2004-06-10:c 2004-06-11:p 2004-12-31:p 2005:n"},
        {.when = "2004/2004-06-10",
         .line = "2003:n 2004-01-01:p 2004-06-09:p 2004-06-10:c 2004-06-11:n"},
        /* nothing but as_of knows of memory */
        {.when = "2004-06-10/2006-02-03",
         .line = "2004-06-09:n 2006-02-03:c 2006-02-04:n",
         .memory = 1},
    };
    check_relations(cases, COUNT(cases));
    check_entities(cases, COUNT(cases));
}
END_TEST

START_TEST(qualifiers)
{
    static const struct time_case cases[] = {
        {.when = "2004-06-10~/2004-06-20",
         .line = "2004-06-08:n 2004-06-09:p 2004-06-10:p 2004-06-11:c "
                 "2004-06-20:c 2004-06-21:n"},
        {.when = "2004-06~/2006",
         .line = "2004-04-30:n 2004-05-01:p 2004-07-30:p 2004-07-31:c 2006-01-01:c"},
        {.when = "2004/2006~",
         .line = "2004-12-31:c 2005-01-01:c 2005-01-02:p 2007-12-31:p 2008-01-01:n"},
        {.when = "2004?/2006", .line = "2003:n 2004:p 2005:p 2006:p 2007:n"},
        {.when = "2004/2006?", .line = "2003-12-31:n 2005:p 2007-01-01:n"},
        {.when = "2004%/2006", .line = "2002-12-31:n 2003-01-01:p 2005-12-31:p 2007:n"},
        {.when = "2004?/..", .line = "2003:n 2005:p 2011:p", .compiled = "2010"},
        {.when = "2004-06-10?", .line = "2004-06-09:n 2004-06-10:p 2020:p 2004..2004:p"},
        {.when = "2004~", .line = "2002:n 2003-01-01:p 2005-12-30:p 2005-12-31:c 2020:c"},
        {.when = "2004%", .line = "2002:n 2003:p 2020:p"},
        {.when = "2004-06-10~", .line = "2004-06-08:n 2004-06-09:p 2004-06-10:p 2004-06-11:c"},
    };
    check_relations(cases, COUNT(cases));
}
END_TEST

START_TEST(open_ends)
{
    static const struct time_case cases[] = {
        {.when = "2004/..", .line = "2003:n 2004-01-01:p 2004-12-30:p 2004-12-31:c 9999-12-31:c"},
        {.when = "2004/..",
         .line = "2004-12-31:c 2011-05-18:c 2011-05-19:p 2010:c 2011:p 9999:p",
         .compiled = "2011-05-18"},
        {.when = "2004/..", .line = "2011-05-31:c 2011-06-01:p", .compiled = "2011-05"},
        {.when = "2004/..", .line = "2003:n 2004-12-31:p 2005:p", .compiled = "2003"},
        {.when = "../2006",
         .line = "-9999-01-01:c 2006-01-01:c 2006-01-02:p 2006-12-31:p 2007-01-01:n"},
        {.when = "../2006",
         .line = "1000:c 2007:n",
         .compiled = "2003"}, /* a start is no matter of knowledge */
        {.when = "../..", .line = "-9999:c 2011-05-18:c 2011-05-19:p", .compiled = "2011-05-18"},
        {.when = "../..", .line = "-9999:c 9999:c"},
    };
    check_relations(cases, COUNT(cases));
    check_entities(cases, COUNT(cases));
}
END_TEST

/* Of an end that is not known only that it is not before the start, and so the other way round. */
START_TEST(unknown_ends)
{
    static const struct time_case cases[] = {
        {.when = "2004-06-10/", .line = "2004-06-09:n 2004-06-10:c 2004-06-11:p 2004-06:p 9999:p"},
        {.when = "2004/", .line = "2003:n 2004-01-01:p 2004-12-31:p 2005-01-01:p 2004:p 9999:p"},
        {.when = "/2006-02-03", .line = "-9999:p 2006-02-02:p 2006-02-03:c 2006-02-04:n"},
        {.when = "/2006", .line = "-9999:p 2006-01-01:p 2006-12-31:p 2007-01-01:n"},
        {.when = "/2006",
         .line = "2003:p 2004:p",
         .sources = "2003"}, /* only `/..` says that it was so already */
        {.when = "../", .line = "-9999:p 2000:p 9999:p"},
        {.when = "2004-06-10/", .line = "2004-06-10:c 2004-06-11:p", .compiled = "2011"},
        {.when = "2004-06-10/",
         .line = "..2004-06-09:n ..2004-06-10:c 2004-06-10..:c 2004-06-11..:p"},
        {.when = "2004/", .line = "2004..2004:c 2004-06..:p ..2004-06:p ..2004:c"},
        {.when = "/2006",
         .line = "2006..2006:c ..2006-06:p 2006-06..:p 2006..:c ..2005:p 2007..:n"},
    };
    check_relations(cases, COUNT(cases));
    check_entities(cases, COUNT(cases));
}
END_TEST

/* Of `/..` the start is not known, but the source that says so has seen it. */
START_TEST(already_so)
{
    static const struct time_case cases[] = {
        {.when = "/..",
         .line = "-9999:p 2011-05-17:p 2011-05-18:c 2011-06-01:c 2011-06-02:p 2011-05:p 9999:p",
         .sources = "2011-05-18",
         .compiled = "2011-06-01"},
        {.when = "/..", .line = "2011-05-17:p 2011-05-18:c 9999:c", .sources = "2011-05-18"},
        {.when = "/..", .line = "2011-05-30:p 2011-05-31:c", .sources = "2011-05"},
        {.when = "/..", .line = "2009-12-30:p 2009-12-31:c", .sources = "2011-05-18 - 2009 2010"},
        {.when = "/..",
         .line = "2009-12-31:p 2010-12-31:c",
         .sources = "2009? 2010"}, /* it may be of 2012 */
        {.when = "/..", .line = "2010-12-30:p 2010-12-31:c 2011:p", .compiled = "2010"},
        {.when = "/..", .line = "2010-12-31:c 2011:p", .sources = "-", .compiled = "2010"},
        {.when = "/..",
         .line = "2010-12-31:p 2011:p 2012:p",
         .sources = "2011",
         .compiled = "2010"},
        {.when = "/..", .line = "1000:p 2011:p 9999:p"},
    };
    check_relations(cases, COUNT(cases));
    check_entities(cases, COUNT(cases));
}
END_TEST

START_TEST(events)
{
    static const struct time_case cases[] = {
        {.when = "2004-06-10",
         .line = "2004-06-09:n 2004-06-10:c 2004-06-11:c 9999:c 2004-06:p 2004:p 2005:c"},
        {.when = "2004-06-10",
         .line = "2020:c",
         .compiled = "2010"}, /* it stays on record, whoever reads it */
        {.when = "2004-06",
         .line = "2004-05-31:n 2004-06-01:p 2004-06-29:p 2004-06-30:c 2004-06:p 2004-07:c"},
        {.when = "200X", .line = "1999-12-31:n 2000:p 2009:p 2009-12-31:c 2010:c"},
        {.when = "2004-06-10",
         .line = "2004-06-09:n 2004-06-10:c 2006-06-10:c 2006-06-11:n 2006:p 2005:c 2007:n",
         .memory = 24},
        {.when = "2004-01-31", .line = "2004-01-30:n 2004-02-29:c 2004-03-01:n", .memory = 1},
        {.when = "2004-06",
         .line = "2004-06-15:p 2004-06-30:c 2005-06-01:c 2005-06-02:p 2005-06-30:p "
                 "2005-07-01:n 2004-07:c 2005-06:p",
         .memory = 12},
        {.when = "2004-06-10?", .line = "2005:p 2007:n", .memory = 24},
        {.when = "9999-06-10", .line = "9999-06-09:n 9999-06-10:c 9999-12-31:c", .memory = 100000},
    };
    check_relations(cases, COUNT(cases));
}
END_TEST

START_TEST(windows)
{
    static const struct time_case cases[] = {
        {.when = "2004-06-10/2006-02-03",
         .line =
             "2000..2004-06-09:n 2000..2004-06-10:c ..2004-06-09:n ..2004-06-10:c ..2009:c "
             "2006-02-03..:c 2006-02-04..:n 2003..2003:n 2004..2004:c 2005..2005:c 2006..2006:c "
             "2007..2007:n 2005-03-01..2005-03-01:c"},
        {.when = "2004/2006",
         .line = "..2003:n ..2004-01-01:p ..2004-12-30:p ..2004:c 2006..:c 2006-01-02..:p "
                 "2006-12-31..:p 2007..:n 2004..2004:c 2004-02..2004-03:p"},
        {.when = "2004/..",
         .line = "2011-05-18..:c 2011-05-19..:p ..2003:n 2010..2012:c",
         .compiled = "2011-05-18"},
        {.when = "2004/2006?", .line = "2005..2005:p 2007..:n"},
        {.when = "2004-06-10",
         .line = "2004..2004:c 2004-06-10..2004-06-10:c 2004-06-11..:n ..2004-06-09:n "
                 "2004-06-10..:c ..2004-06-10:c 2005..:n ..2003:n"},
        {.when = "2004-06",
         .line = "2004..2004:c 2004-06..2004-06:c ..2004-06-29:p ..2004-06-30:c 2004-06-01..:c "
                 "2004-06-02..:p 2004-06-10..2004-06-20:p 2004-06-30..:p 2004-07..:n "
                 "..2004-05:n ..2004-06-01:p"},
        {.when = "2004-06~",
         .line = "2004-06..2004-06:p 2004-05..2004-07:c 2004-08..:n ..2004-04:n"},
        /* as of a day, and in a window: what both see, as sure as the less sure of them */
        {.when = "2004/2006",
         .line = "2005&2004..2004:c 2005&2007..:n 2003&2004..:n 2004&2005..:p 2005&2006-06..:p"},
        {.when = "2004-06-10",
         .line = "2005&2004..2004:c 2005&2005..:n 2003&2004..:n 2004&2004..:p"},
        {.when = "2004-06-10", .line = "2005&2004..2004:c 2007&2004..2004:n", .memory = 24},
    };
    check_relations(cases, COUNT(cases));
}
END_TEST

START_TEST(undated)
{
    static const struct time_case cases[] = {
        {.when = "", .line = "2010:p 2010..:p ..2010:p"},
        {.when = "",
         .line =
             "2011-05-17:p 2011-05-18:c 2011-05-19:p 2011-05:p 2011:p 9999:p ..2010:p 2011..2011:c "
             "2011-06..:p 2011-05-18..2011-05-18:c 2011-05-18&2012..:p 2011-05-18&2011..:c",
         .sources = "2011-05-18"},
        {.when = "",
         .line = "2009-01-01:c 2011-05-18:c 2010:p 2009..2009:c",
         .sources = "2009-01-01 - 2011-05-18"},
        {.when = "", .line = "2011-05-18:p 2011-05:p 2011..2011:c", .sources = "2011-05"},
        {.when = "", .line = "2011-05-18:p 2011..2011:p", .sources = "2011-05-18?"},
        {.when = "",
         .line = "2008:p 2010:c 2012:p",
         .sources = "2009/2011"}, /* a journal of these years */
        {.when = "", .line = "2011-05-18:p", .sources = "-", .compiled = "2011-05-18"},
        {.when = "",
         .line = "2011-05-18:c 2011-05-19:p 2019:p",
         .sources = "2011-05-18",
         .memory = 12},
    };
    check_relations(cases, COUNT(cases));
}
END_TEST

START_TEST(existence)
{
    static const struct time_case cases[] = {
        {.when = "", .line = "-9999:c 2011:c ..2010:c"},
        {.when = "", .line = "2011:c", .sources = "2003", .compiled = "2003"},
        {.when = "1990-05-01",
         .line = "1990-04-30:n 1990-05-01:c 2050:c 1990:p 1990-05:c ..1990-04:n 2000..:c "
                 "..1990-05:c"},
        {.when = "1990-05-02", .line = "1990-05-01:n 1990-05-02:c 2050:c 1990-05:p", .memory = 12},
        {.when = "1990",
         .line = "1989:n 1990-06:p 1990-12-31:c 2050:c 1990..1990:c 1990-02..1990-03:p"},
        {.when = "1990?", .line = "1989:n 1990:p 2050:p"},
    };
    check_entities(cases, COUNT(cases));
}
END_TEST

START_TEST(no_time_asked)
{
    static const char *const dates[] = {"", "2004", "2004?", "/..", "2004/", "2004%/.."};
    for (size_t i = 0; i < COUNT(dates); i++) {
        struct time_case the_case = {.when = dates[i]};
        struct dossier *dossier = make_dossier(&the_case, "tie");
        ck_assert_int_eq(ask_relation(dossier, &(struct time_options){0}), CERTAINTY_CERTAIN);
        ck_assert_int_eq(ask_entity(dossier, &(struct time_options){0}), CERTAINTY_CERTAIN);
        dossier_free(dossier);
    }
    ck_assert_str_eq(certainty_name(CERTAINTY_NO), "no");
    ck_assert_str_eq(certainty_name(CERTAINTY_POSSIBLE), "possible");
    ck_assert_str_eq(certainty_name(CERTAINTY_CERTAIN), "certain");
}
END_TEST

/* `bounds`: the days that begin and end the bounds of start and of end; NULL: none are known. */
static const struct bounds_case {
    struct time_case of;
    const char *bounds, *reported;
} bounds_cases[] = {
    {{.when = "2010-06"}, "2010-06-01 2010-06-30 2010-06-01 2010-06-30", NULL},
    {{.when = "2010/2011-05"}, "2010-01-01 2010-12-31 2011-05-01 2011-05-31", NULL},
    /* Open: up to the dossier's day at least. */
    {{.when = "2010-06-15/..", .compiled = "2011-05-18"}, "2010-06-15 2010-06-15 2011-05-18", NULL},
    {{.when = "", .sources = "2011-05-18"}, NULL, "2011-05-18 2011-05-18"},
    {{.when = "", .sources = "2011-05-18 - 2009-01 2012"}, NULL, "2009-01-01 2009-01-31"},
    {{.when = "", .sources = "2009-01 - 2011-05-18"}, NULL, "2009-01-01 2009-01-31"},
    {{.when = "", .sources = "-"}, NULL, NULL},
    {{.when = ""}, NULL, NULL},
};

static void check_days(const struct bounds_case *the_case, const char *wanted, bool found,
                       const int32_t *days)
{
    ck_assert_msg(found == (wanted != NULL), "'%s' (sources %s): %s", the_case->of.when,
                  the_case->of.sources ? the_case->of.sources : "none", found ? "found" : "none");
    for (; wanted && *wanted; wanted += strspn(wanted, " "), days++) {
        size_t length = strcspn(wanted, " ");
        struct edtf day = date_of(wanted, length);
        ck_assert_msg(*days == edtf_bounds(&day).s0, "'%s' (sources %s): not %.*s",
                      the_case->of.when, the_case->of.sources ? the_case->of.sources : "none",
                      (int)length, wanted);
        wanted += length;
    }
}

START_TEST(bounds)
{
    for (size_t i = 0; i < COUNT(bounds_cases); i++) {
        const struct bounds_case *the_case = &bounds_cases[i];
        struct dossier *dossier = make_dossier(&the_case->of, "membership");
        const struct relation *relation = &dossier->relations[0];
        struct edtf_bounds held = {0}, reported = {0};
        bool dated = relation_bounds(dossier, relation, &held);
        check_days(the_case, the_case->bounds, dated,
                   (const int32_t[]){held.s0, held.s1, held.e0, held.e1});
        bool cited = relation_reported(dossier, relation, &reported);
        check_days(the_case, the_case->reported, cited,
                   (const int32_t[]){reported.s0, reported.e1});
        dossier_free(dossier);
    }
}
END_TEST

Suite *time_suite(void)
{
    Suite *suite = suite_create("time");
    TCase *tests = tcase_create("time");
    tcase_add_test(tests, intervals);
    tcase_add_test(tests, qualifiers);
    tcase_add_test(tests, open_ends);
    tcase_add_test(tests, unknown_ends);
    tcase_add_test(tests, already_so);
    tcase_add_test(tests, events);
    tcase_add_test(tests, windows);
    tcase_add_test(tests, undated);
    tcase_add_test(tests, existence);
    tcase_add_test(tests, no_time_asked);
    tcase_add_test(tests, bounds);
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, time_view_case());
    suite_add_tcase(suite, time_random_case());
    suite_add_tcase(suite, time_dossiers_case());
    return suite;
}

/*
 * check_lint.c: the rules of lint. A dossier is written as a few lines, one record a line, so that
 * the line of a finding is the line in the test; what is found is compared as a whole, so that each
 * case is also a near miss of every other rule.
 */
#include "suites.h"

#include <check.h>
#include <entente/lint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { FIELDS = 8, FIELD = 64, ROUNDS = 300 };

/* One record: up to FIELDS words parted by one blank; "-" and what is not there are empty. */
struct record {
    char fields[FIELDS][FIELD];
};

static struct record read_record(const char *line, size_t length)
{
    struct record record = {0};
    for (size_t at = 0, i = 0; at < length && i < FIELDS; i++) {
        size_t size = 0;
        while (at + size < length && line[at + size] != ' ')
            size++;
        ck_assert_uint_lt(size, FIELD);
        if (size != 1 || line[at] != '-')
            memcpy(record.fields[i], line + at, size);
        at += size + 1;
    }
    return record;
}

static const char *string_of(struct dossier *dossier, const char *field)
{
    return *field ? dossier_string(dossier, field, strlen(field)) : NULL;
}

static struct edtf date_of(const char *field)
{
    struct edtf date = {0};
    ck_assert_msg(!*field || edtf_parse(&date, field, strlen(field), NULL, NULL), "date %s", field);
    return date;
}

/* E id [when [source [aliases]]] */
static void add_entity(struct dossier *dossier, const struct record *record, struct place place)
{
    uint32_t index = dossier_add_entity(dossier, record->fields[1]);
    struct entity *entity = &dossier->entities[index];
    entity->declared = true;
    entity->place = place;
    entity->when = date_of(record->fields[2]);
    entity->source = string_of(dossier, record->fields[3]);
    entity->aliases = string_of(dossier, record->fields[4]);
}

/* S id [date] */
static void add_source(struct dossier *dossier, const struct record *record, struct place place)
{
    uint32_t index = dossier_add_source(dossier, record->fields[1]);
    dossier->sources[index].place = place;
    dossier->sources[index].date = date_of(record->fields[2]);
}

/* T name family [flags]: l lasting, x exclusive, s symmetric */
static void add_type(struct dossier *dossier, const struct record *record, struct place place)
{
    const char *name = string_of(dossier, record->fields[1]), *flags = record->fields[3];
    uint32_t index = vocabulary_add_type(&dossier->vocabulary, name);
    struct relation_type *type = &dossier->vocabulary.types[index];
    relation_type_set_family(type, family_find(record->fields[2]));
    type->lasting = strchr(flags, 'l');
    type->exclusive = strchr(flags, 'x');
    type->symmetric = strchr(flags, 's');
    type->place = place;
}

/* The entity, which is named there if nowhere before. */
static uint32_t name_entity(struct dossier *dossier, const char *id, struct place place)
{
    uint32_t index = dossier_add_entity(dossier, id);
    if (!dossier->entities[index].place.line)
        dossier->entities[index].place = place;
    return index;
}

/* R from type to [when [source [role [confidence]]]]; "--" is a tie without direction */
static void add_relation(struct dossier *dossier, const struct record *record, struct place place)
{
    const char *type = record->fields[2];
    bool undirected = strcmp(type, "--") == 0;
    struct place end = {place.file, place.line, 3};
    struct relation relation = {
        .from = name_entity(dossier, record->fields[1], place),
        .to = name_entity(dossier, record->fields[3], end),
        .type = undirected ? TYPE_TIE : vocabulary_find_type(&dossier->vocabulary, type),
        .undirected = undirected,
        .when = date_of(record->fields[4]),
        .source = string_of(dossier, record->fields[5]),
        .role = string_of(dossier, record->fields[6]),
        .confidence = string_of(dossier, record->fields[7]),
        .place = place,
    };
    ck_assert_msg(relation.type != VOCABULARY_NONE, "type %s", type);
    dossier_add_relation(dossier, &relation);
}

/* D date: when the dossier was compiled; F path: the lines that follow are of that file */
static void add_record(struct dossier *dossier, const struct record *record, struct place place)
{
    switch (record->fields[0][0]) {
    case 'D':
        dossier->date = date_of(record->fields[1]);
        break;
    case 'F':
        dossier_add_file(dossier, record->fields[1]);
        break;
    case 'E':
        add_entity(dossier, record, place);
        break;
    case 'S':
        add_source(dossier, record, place);
        break;
    case 'T':
        add_type(dossier, record, place);
        break;
    case 'R':
        add_relation(dossier, record, place);
        break;
    default:
        ck_abort_msg("record %s", record->fields[0]);
    }
}

/* Lines count on over files. */
static struct dossier *dossier_of(const char *lines)
{
    struct dossier *dossier = dossier_new();
    dossier_add_file(dossier, "a");
    for (uint32_t number = 1; *lines; number++) {
        size_t length = strcspn(lines, "\n");
        struct record record = read_record(lines, length);
        struct place place = {(uint32_t)dossier->file_count - 1, number, 1};
        add_record(dossier, &record, place);
        lines += length + (lines[length] == '\n');
    }
    return dossier;
}

/* "a:2:1: error impossible-date: message", or only the hints, a finding a line. */
static void print_findings(const struct diagnostics *found, bool hints, struct text *out)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct error *error = &found->items[i];
        ck_assert_ptr_nonnull(error->hint);
        ck_assert_ptr_null(error->text);
        ck_assert_int_eq(error->kind, ERROR_INPUT);
        if (hints)
            text_addf(out, "%s\n", error->hint);
        else
            text_addf(out, "%s:%zu:%zu: %s %s: %s\n", error->path, error->line, error->column,
                      error->severity == SEVERITY_ERROR ? "error" : "warning", error->code,
                      error->message);
    }
}

static void lint_lines(const char *lines, bool hints, struct text *out)
{
    struct dossier *dossier = dossier_of(lines);
    struct diagnostics found = {0};
    dossier_lint(dossier, &found);
    print_findings(&found, hints, out);
    diagnostics_release(&found);
    dossier_free(dossier);
}

static void assert_lint(const char *lines, bool hints, const char *expected)
{
    struct text out = {0};
    lint_lines(lines, hints, &out);
    ck_assert_msg(strcmp(text_string(&out), expected) == 0,
                  "\n--- dossier\n%s--- expected\n%s--- found\n%s", lines, expected,
                  text_string(&out));
    text_release(&out);
}

struct lint_case {
    const char *lines, *expected;
};

static void assert_cases(const struct lint_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_lint(cases[i].lines, false, cases[i].expected);
}

START_TEST(clean)
{
    static const struct lint_case cases[] = {
        {"", ""},
        {"R a tie b\nR b tie c\n", ""}, /* a plain graph declares nothing and cites nothing */
        {"E a\nE b\n", ""},             /* just begun */
        {"D 2011-05-18\n"
         "S edm 2011-05-18\n"
         "E Belarus\n"
         "E Russia\n"
         "E CSTO 1992-05-15/..\n"
         "R Belarus membership CSTO 1993-12-31/.. edm#1\n"
         "R Russia membership CSTO 1992-05-15/.. edm#1\n"
         "R Belarus presidency CSTO 2010-12/.. edm#9\n"
         "R Russia presidency CSTO 2009-06/2010-12 edm#9 temporary\n"
         "R Belarus refusal CSTO 2009-06/2010-12 edm#9\n",
         ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dangling_relation)
{
    static const struct lint_case cases[] = {
        {"E Belarus\nE CSTO\nR Belarus tie CSTO\nR Belarsu tie CSTO\n",
         "a:4:1: warning dangling-relation: Belarsu -> CSTO names 'Belarsu', but no such entity is "
         "declared\n"},
        {"E CSTO\nR CSTO tie x\nR x tie CSTO\n", /* once a name, and the caret is under it */
         "a:2:3: warning dangling-relation: CSTO -> x names 'x', as does 1 other relation, but no "
         "such entity is declared\n"},
        {"E CSTO\nR x tie CSTO\nR x dissent CSTO\nR x -- CSTO\n",
         "a:2:1: warning dangling-relation: x -> CSTO names 'x', as do 2 other relations, but no "
         "such entity is declared\n"},
        {"R x tie CSTO\nE x\nE CSTO\n", ""}, /* declared later is declared */
        {"R x tie CSTO\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dangling_without_place)
{
    struct dossier *dossier = dossier_of("E CSTO\nR x tie CSTO\n");
    struct diagnostics found = {0};
    dossier->entities[dossier_find_entity(dossier, "x")].place = (struct place){0};
    dossier_lint(dossier, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_uint_eq(found.items[0].line, 2);
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

START_TEST(unknown_source)
{
    static const struct lint_case cases[] = {
        {"S edm\nE a - edm\nE b\nR a tie b - emd#1\n",
         "a:4:1: warning unknown-source: a -> b cites 'emd', but no such source is declared\n"},
        {"S edm\nE a - emd\nE b\nR a tie b - edm\n",
         "a:2:1: warning unknown-source: entity 'a' cites 'emd', but no such source is declared\n"},
        {"S edm\nE a\nE b\nR a tie b - edm;x#1;y\nR b tie a - x#2\n",
         "a:4:1: warning unknown-source: a -> b cites 'x', as does 1 other citation, but no such "
         "source is declared\n"
         "a:4:1: warning unknown-source: a -> b cites 'y', but no such source is declared\n"},
        {"E a\nR b tie a - x\nE b - x\n", /* the first by place, not the entity */
         "a:2:1: warning unknown-source: b -> a cites 'x', as does 1 other citation, but no such "
         "source is declared\n"},
        {"R a tie b - #9\n",
         "a:1:1: warning unknown-source: a -> b cites '', but no such source is declared\n"},
        {"S edm\nR a tie b - edm;edm#9;;\n", ""},
        {"R a tie b - edm\nS edm\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(uncited_relation)
{
    static const struct lint_case cases[] = {
        {"S edm\nR a tie b - edm\nR b tie c\n",
         "a:3:1: warning uncited-relation: b -> c cites no source\n"},
        {"S edm\nR a tie b - edm\nR b tie c - ;\n",
         "a:3:1: warning uncited-relation: b -> c cites no source\n"},
        {"R a tie b\nR b tie c\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(unused_source)
{
    static const struct lint_case cases[] = {
        {"S edm\nS itar\nR a tie b - edm\n",
         "a:2:1: warning unused-source: source 'itar' is declared, but nothing cites it\n"},
        {"S edm\nS itar\nE a - edm;itar#2\nE b\nR a tie b - edm\n", ""},
        {"S edm\nS itar\nR a tie b - edm;itar#2\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(early_source)
{
    static const struct lint_case cases[] = {
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm\n",
         "a:2:1: warning early-source: a -> b (support, 2011-07-05) begins after the last of its "
         "sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nS old 2010\nR a support b 2011-05-19/.. edm;old\n",
         "a:3:1: warning early-source: a -> b (support, 2011-05-19/..) begins after the last of "
         "its sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nR a support b 2011-05-20~ edm\n",
         "a:2:1: warning early-source: a -> b (support, 2011-05-20~) begins after the last of its "
         "sources, 'edm', of 2011-05-18\n"},
        {"S edm 2011-05-18\nR a support b 2011-05-19~ edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-05-18 edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-05 edm\n", ""}, /* may have been before the 18th */
        {"S edm 2011\nR a support b 2011-07-05 edm\n", ""},
        {"S edm 2011-05-18~\nR a support b 2011-05-19 edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2010/2012 edm\n", ""}, /* had begun */
        {"S edm 2011-05-18\nR a support b 2011-07-05? edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05% edm\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm - 0.9\n", ""},
        {"S edm 2011-05-18?\nR a support b 2011-07-05 edm\n", ""},
        {"S edm\nR a support b 2011-07-05 edm\n", ""},
        {"S edm 2011-05-18\nR a support b - edm\n", ""},
        {"S edm 2011-05-18\nS late 2011-08\nR a support b 2011-07-05 edm;late\n", ""},
        {"S edm 2011-05-18\nS none\nR a support b 2011-07-05 edm;none\n", ""},
        {"S edm 2011-05-18\nR a support b 2011-07-05 edm;x\n",
         "a:2:1: warning unknown-source: a -> b (support, 2011-07-05) cites 'x', but no such "
         "source is declared\n"},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(self_relation)
{
    static const struct lint_case cases[] = {
        {"R a tie a\n", "a:1:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"R a dispute a 2011\n",
         "a:1:1: warning self-relation: a -- a (dispute, 2011) is a relation of 'a' with itself\n"},
        {"R a tie A\n", ""}, /* case counts */
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(duplicate_relation)
{
    static const struct lint_case cases[] = {
        {"R a support b 2010 - r\nR a tie b\nR a support b 2010 - r\nR a support b 2010 - r\n",
         "a:3:1: warning duplicate-relation: a -> b (support, 2010) says again what line 1 says\n"
         "a:4:1: warning duplicate-relation: a -> b (support, 2010) says again what line 1 says\n"},
        {"R a tie b\nF b\nR a tie b\n",
         "b:3:1: warning duplicate-relation: a -> b says again what a:1 says\n"},
        {"R a dispute b 2010\nR b dispute a 2010\n",
         "a:2:1: warning duplicate-relation: b -- a (dispute, 2010) says again what line 1 says\n"},
        {"R b -- a\nR a -- b\n",
         "a:2:1: warning duplicate-relation: a -- b says again what line 1 says\n"},
        {"S x\nS y\nR a tie b - x\nR a tie b - y\n",
         "a:4:1: warning duplicate-relation: a -> b says again what line 3 says\n"},
        {"R a support b 2010\nR b support a 2010\n", ""}, /* there and back */
        {"R a -- b\nR a tie b\n", ""},                    /* with and without a direction */
        {"R a support b 2010\nR a support b 2011\n", ""},
        {"R a support b 2010\nR a support b 2010?\n", ""},
        {"R a support b 2010\nR a support b 2010/2010\n", ""},
        {"R a support b 2010\nR a support b\n", ""},
        {"R a support b 2010\nR a agreement b 2010\n", ""},
        {"R a support b 2010\nR a support c 2010\n", ""},
        {"R a support b 2010\nR c support b 2010\n", ""},
        {"R a office b 2010/.. - minister\nR a office b 2010/.. - deputy\nR a office b 2010/..\n",
         ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(isolated_entity)
{
    static const struct lint_case cases[] = {
        {"E a\nE b\nE c\nR a tie b\n",
         "a:3:1: warning isolated-entity: entity 'c' has no relation\n"},
        {"E a\nE b\nR a tie a\nR b tie a\n",
         "a:3:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"E a\nR a tie a\n",
         "a:2:1: warning self-relation: a -> a is a relation of 'a' with itself\n"},
        {"E a\nE b\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(impossible_date)
{
    static const struct lint_case cases[] = {
        {"E a\nE CSTO 1992-05-15/2002\nR a membership CSTO 1990/1992-05-14\n",
         "a:3:1: error impossible-date: a -> CSTO (membership, 1990/1992-05-14) is dated outside "
         "the time of 'CSTO', which is 1992-05-15/2002\n"},
        {"E a 1950/1999\nE b\nR a support b 2000-01-01\n",
         "a:3:1: error impossible-date: a -> b (support, 2000-01-01) is dated outside the time of "
         "'a', which is 1950/1999\n"},
        {"E a 1950/1999\nE b 1960/1999\nR a conflict b 2000/..\n",
         "a:3:1: error impossible-date: a -- b (conflict, 2000/..) is dated outside the time of "
         "'a', which is 1950/1999\n"
         "a:3:1: error impossible-date: a -- b (conflict, 2000/..) is dated outside the time of "
         "'b', which is 1960/1999\n"},
        {"E a 1950/1999\nE b\nR a dissent b 2000\n",
         "a:3:1: error impossible-date: a -> b (dissent, 2000) is dated outside the time of 'a', "
         "which is 1950/1999\n"},
        {"E a\nE treaty 1992-05-15\nR a agreement treaty 1992-05-14\n",
         "a:3:1: error impossible-date: a -> treaty (agreement, 1992-05-14) is dated outside the "
         "time of 'treaty', which is 1992-05-15\n"},
        {"E a 1950/1999\nR a tie a 2000\n",
         "a:2:1: warning self-relation: a -> a (2000) is a relation of 'a' with itself\n"
         "a:2:1: error impossible-date: a -> a (2000) is dated outside the time of 'a', which is "
         "1950/1999\n"},
        {"E a\nE treaty 1992-05-15\nR a agreement treaty 2011\n", ""}, /* a lone date begins */
        {"E a\nE b 1950/1999\nR a criticism b 2000\n", ""},            /* the dead are criticized */
        {"E a\nE b 1950/1999\nR a support b 1999-12\n", ""},
        {"E a\nE b 1950/1999\nR a membership b 1990/2005\n", ""}, /* partly outside */
        {"E a\nE b 1950/1999~\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b 2000-01-01~\n", ""},
        {"E a\nE b 1950/1999?\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b 2000?\n", ""},
        {"E a\nE b 1950/\nR a support b 2000\n", ""},
        {"E a\nE b 1950/1999\nR a support b\n", ""},
        {"E a\nE b\nR a support b 2000\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(lone_date)
{
    static const struct lint_case cases[] = {
        {"R a presidency b 2010-12\n", "a:1:1: warning lone-date: a -> b (presidency, 2010-12) "
                                       "lasts, but has one date and no end\n"},
        {"T patron cooperation l\nR a patron b 2010?\n",
         "a:2:1: warning lone-date: a -> b (patron, 2010?) lasts, but has one date and no end\n"},
        {"R a presidency b 2010-12/..\n", ""},
        {"R a presidency b 2010-12/\n", ""},
        {"R a presidency b /2010-12\n", ""},
        {"R a presidency b\n", ""},
        {"R a support b 2010-12\n", ""},
        {"T visit cooperation\nR a visit b 2010\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(exclusive_overlap)
{
    static const struct lint_case cases[] = {
        {"R b presidency o 2010-12/2012\nR r presidency o 2009-06/2011-03\n",
         "a:1:1: error exclusive-overlap: b -> o (presidency, 2010-12/2012) overlaps r -> o "
         "(presidency, 2009-06/2011-03) (line 2): both hold from 2010-12-31 to 2011-03-01, and "
         "only one can\n"},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009/..\n",
         "a:1:1: error exclusive-overlap: b -> o (presidency, 2010-12-10/..) overlaps r -> o "
         "(presidency, 2009/..) (line 2): both hold from 2010-12-10 on, and only one can\n"},
        {"D 2011-05-18\nR b presidency o 2010-12-10/..\nR r presidency o 2009/..\n",
         "a:2:1: error exclusive-overlap: b -> o (presidency, 2010-12-10/..) overlaps r -> o "
         "(presidency, 2009/..) (line 3): both hold from 2010-12-10 to 2011-05-18, and only one "
         "can\n"},
        {"R b presidency o ../2010-12-10\nR r presidency o ../2010-12-11\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, ../2010-12-11) overlaps b -> o "
         "(presidency, ../2010-12-10) (line 1): both hold to 2010-12-10, and only one can\n"},
        {"R b presidency o 2010-12-10/2010-12-20\nR r presidency o 2010-12-19/2011\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, 2010-12-19/2011) overlaps b -> o "
         "(presidency, 2010-12-10/2010-12-20) (line 1): both hold from 2010-12-19 to 2010-12-20, "
         "and only one can\n"},
        /* between two terms of its own, and long over by the second */
        {"R b presidency o 2000/2010\nR r presidency o 2002/2004\nR b presidency o 2003/2012\n",
         "a:2:1: error exclusive-overlap: r -> o (presidency, 2002/2004) overlaps b -> o "
         "(presidency, 2000/2010) (line 1): both hold from 2002-12-31 to 2004-01-01, and only one "
         "can\n"
         "a:3:1: error exclusive-overlap: b -> o (presidency, 2003/2012) overlaps r -> o "
         "(presidency, 2002/2004) (line 2): both hold from 2003-12-31 to 2004-01-01, and only one "
         "can\n"},
        {"T chair office lx\nR a chair o 2000/2010\nF b\nR b chair o 2005/2006\n",
         "b:4:1: error exclusive-overlap: b -> o (chair, 2005/2006) overlaps a -> o (chair, "
         "2000/2010) (a:2): both hold from 2005-12-31 to 2006-01-01, and only one can\n"},
        /* handovers */
        {"R b presidency o 2010-12/..\nR r presidency o 2009-06/2010-12\n", ""},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009-06/2010-12-10\n", ""},
        {"R b presidency o 2010/2011\nR r presidency o 2009/2010\n", ""},
        {"R b presidency o 2010-12-10/..\nR r presidency o 2009-06/2010-12\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(exclusive_overlap_misses)
{
    static const struct lint_case cases[] = {
        /* what is certain on no day, or not on that one, contradicts nothing */
        {"R b presidency o 2010-12-10/2012\nR r presidency o 2009/2011?\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o 2009/\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o /2011\n", ""},
        {"R b presidency o 2010-12-10/2012\nR r presidency o\n", ""},
        {"R b presidency o 2010-12-10/2010-12-20\nR r presidency o 2010-12-19~/2011\n", ""},
        {"D 2010\nR b presidency o 2011-12-10/..\nR r presidency o 2009/..\n", ""},
        {"D 2010-12-10\nR b presidency o 2010-12-10/..\nR r presidency o 2009/..\n", ""},
        /* one holder, another office, another target, not exclusive */
        {"R b presidency o 2010/2014\nR b presidency o 2012/2016\n", ""},
        {"R b presidency o 2010/2014\nR r presidency p 2010/2014\n", ""},
        {"T chair office lx\nR b presidency o 2010/2014\nR r chair o 2010/2014\n", ""},
        {"R b office o 2010/2014\nR r office o 2010/2014\n", ""},
        {"R b presidency o 2000/2010\nR r presidency p 2001/2009\nR c presidency q 2002/2008\n",
         ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(dissent_after_membership)
{
    static const struct lint_case cases[] = {
        {"R g membership cis 1993/2009-08-18\nR g criticism cis 2009-08-19\n",
         "a:2:1: warning dissent-after-membership: g -> cis (criticism, 2009-08-19) begins after g "
         "-> cis (membership, 1993/2009-08-18) (line 1) has ended\n"},
        {"R cis dispute g 2010\nR g membership cis 1993/2009\nF b\nR g observer cis 1990/1993\n",
         "a:1:1: warning dissent-after-membership: cis -- g (dispute, 2010) begins after g -> cis "
         "(membership, 1993/2009) (line 2) has ended\n"},
        {"R a membership cis 1993/2001\nR g membership cis 1993/2009\nR g refusal cis 2010/2012\n",
         "a:3:1: warning dissent-after-membership: g -> cis (refusal, 2010/2012) begins after g -> "
         "cis (membership, 1993/2009) (line 2) has ended\n"},
        {"R g membership cis 1993/2009\nR g criticism cis 2009\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 2008/2012\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 1990\n", ""}, /* not yet a member */
        {"R g membership cis 1993/2009~\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2009?\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis 2010?\n", ""},
        {"R g membership cis 1993/2009\nR g criticism cis\n", ""},
        {"R g membership cis 1993/\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/..\nR g criticism cis 2010\n", ""},
        {"R g membership cis\nR g criticism cis 2010\n", ""},
        {"R g membership cis 1993/2000\nR g membership cis 2002/..\nR g criticism cis 2010\n", ""},
        {"R g membership cis 2002/..\nR g membership cis 1993/2000\nR g criticism cis 2001\n", ""},
        {"R g membership cis 1993/2000\nR g criticism nato 2010\n", ""},
        {"R g membership cis 1993/2000\nR cis criticism g 2010\n", ""},
        {"R g membership cis 1993/2000\nR a criticism cis 2010\n", ""},
        {"R g membership cis 1993/2000\nR g support cis 2010\n", ""},
        {"R g participation cis 1993/2000\nR g criticism cis 2010\n", ""},
        {"R g office cis 1993/2000\nR g criticism cis 2010\n", ""},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

/* `1993?/2009` is unsure of the start, and asserts the end. A lone date asserts none. */
START_TEST(dissent_after_doubtful_membership)
{
    static const struct lint_case cases[] = {
        {"R g membership cis 1993?/2009\nR g criticism cis 2010\n",
         "a:2:1: warning dissent-after-membership: g -> cis (criticism, 2010) begins after g -> "
         "cis (membership, 1993?/2009) (line 1) has ended\n"},
        {"R g membership cis 1993\nR g criticism cis 2010\n",
         "a:1:1: warning lone-date: g -> cis (membership, 1993) lasts, but has one date and no "
         "end\n"},
    };
    assert_cases(cases, COUNT(cases));
}
END_TEST

START_TEST(hints)
{
    static const struct lint_case cases[] = {
        {"E Belarus\nE o\nR Belarus tie o\nR Belarsu tie o\n", "did you mean 'Belarus'?\n"},
        {"E Burma - - Rangoon|Myanmar\nE o\nR Burma tie o\nR myanmar tie o\n",
         "did you mean 'Burma'?\n"},
        {"E Belarus\nE o\nR Belarus tie o\nR Qatar tie o\n",
         "declare 'Qatar' as an entity, or correct the name\n"},
        /* a name that is misspelt elsewhere is no suggestion */
        {"E o\nR Qatar tie o\nR Qata tie o\n",
         "declare 'Qatar' as an entity, or correct the name\n"
         "declare 'Qata' as an entity, or correct the name\n"},
        {"S edm\nR a tie b - edm\nR b tie a - emd#1\n", "did you mean 'edm'?\n"},
        {"S edm\nR a tie b - edm\nR b tie a - itar\n",
         "declare 'itar' with kind=source, or correct the citation\n"},
        {"R a tie b - #1\n", "write the source before its locator, as in edm#9\n"},
        {"S edm\nR a tie b - edm\nR b tie c\n",
         "add the source that says so, as in source=\"edm#1\"\n"},
        {"S edm\nS x\nR a tie b - edm\n", "cite it where it was used, or remove it\n"},
        {"S edm 2011\nR a support b 2012 edm\n",
         "correct the date, or cite the source that saw it; of a plan, mark the date with '?' or "
         "give a confidence\n"},
        {"R a tie a\n", "correct one of its ends, or remove it\n"},
        {"R a tie b\nR a tie b\n",
         "remove one of the two; one relation can cite several sources, parted by ';'\n"},
        {"E a\nE b\nE c\nR a tie b\n", "relate it to another entity, or remove it\n"},
        {"E a\nE b 1950/1999\nR a support b 2000\n",
         "correct the date of the relation, or that of 'b' (line 2); mark with '?' what is not "
         "sure\n"},
        {"R a presidency b 2010-12~\n",
         "write 2010-12~/.. if it goes on, or 2010-12~/ if its end is not known\n"},
        {"R a presidency o 2010/2012\nR b presidency o 2010/2012\n",
         "let the one end when the other begins, or mark with '?' what is not sure\n"},
        {"R g membership cis 1993/2009\nR g criticism cis 2010\n",
         "correct one of the two dates, if 'g' was still a member of 'cis' when it dissented\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_lint(cases[i].lines, true, cases[i].expected);
}
END_TEST

/* A rule's code is its name in --help, in the manual and in what users suppress. */
START_TEST(the_table)
{
    static const char *const codes[] = {
        "dangling-relation", "unknown-source", "uncited-relation",   "unused-source",
        "early-source",      "self-relation",  "duplicate-relation", "isolated-entity",
        "impossible-date",   "lone-date",      "exclusive-overlap",  "dissent-after-membership",
    };
    ck_assert_uint_eq(lint_rule_count(), COUNT(codes));
    for (size_t i = 0; i < lint_rule_count(); i++) {
        ck_assert_str_eq(lint_rule_at(i)->code, codes[i]);
        ck_assert_uint_gt(strlen(lint_rule_at(i)->summary), 10);
    }
}
END_TEST

/* Records that were made by hand have no place, and their findings no path. */
START_TEST(without_places)
{
    struct dossier *dossier = dossier_new();
    struct relation relation = {.from = dossier_add_entity(dossier, "a"),
                                .to = dossier_add_entity(dossier, "b")};
    struct diagnostics found = {0};
    dossier_add_relation(dossier, &relation);
    dossier_add_relation(dossier, &relation);
    dossier_lint(dossier, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_str_eq(found.items[0].message, "a -> b says again what another place says");
    ck_assert_ptr_null(found.items[0].path);
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

/* What the reader said stays in front; errors are counted. */
START_TEST(appends)
{
    struct dossier *dossier = dossier_of("E a\nE b 1950/1999\nR a support b 2000\nR a tie a\n");
    struct diagnostics found = {0};
    struct error error = {.severity = SEVERITY_NOTE};
    error_set(&error, ERROR_INPUT, "zzz");
    diagnostics_take(&found, &error);
    dossier_lint(dossier, &found);
    ck_assert_uint_eq(found.count, 3);
    ck_assert_uint_eq(found.errors, 1);
    ck_assert_str_eq(found.items[0].message, "zzz");
    ck_assert_str_eq(found.items[1].code, "impossible-date");
    ck_assert_str_eq(found.items[2].code, "self-relation");
    diagnostics_release(&found);
    dossier_free(dossier);
}
END_TEST

/* xorshift: the same numbers everywhere. */
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
            edtf_compare(&a->when, &b->when) == 0 && same_string(a->role, b->role))
            return true;
    }
    return false;
}

/* Overlaps with one that certainly began before it, or as early and stands before it. */
static bool naive_overlap(const struct dossier *dossier, uint32_t index)
{
    const struct relation *b = &dossier->relations[index];
    struct edtf_days of_b = edtf_certain(&b->when, EDTF_DAY_MAX);
    for (uint32_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *a = &dossier->relations[i];
        struct edtf_days of_a = edtf_certain(&a->when, EDTF_DAY_MAX);
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
        left = left && a->when.interval && !(a->when.end.qualifier & EDTF_UNCERTAIN) &&
               edtf_bounds(&a->when).e1 < day;
    }
    return member && left;
}

static bool naive_late_dissent(const struct dossier *dossier, uint32_t index)
{
    const struct relation *b = &dossier->relations[index];
    if (relation_sign(dossier, b) > 0 || !edtf_given(&b->when) || edtf_uncertain(&b->when))
        return false;
    int32_t day = edtf_bounds(&b->when).s0;
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
        ck_assert_msg(count_findings(found, code, line) == expected, "%s in line %zu: expected %zu",
                      code, line, expected);
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
        struct dossier *dossier = dossier_of(text_string(&lines));
        dossier_lint(dossier, &found);
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
    struct dossier *dossier = dossier_of(text_string(&lines));
    struct diagnostics found = {0};
    dossier_lint(dossier, &found);
    ck_assert_uint_eq(found.count, 4 * MANY); /* isolated, dangling, unknown, all but one overlap,
                                                 and the self-relation */
    ck_assert_uint_eq(found.errors, MANY - 1);
    diagnostics_release(&found);
    dossier_free(dossier);
    text_release(&lines);
}
END_TEST

static TCase *rules_case(void)
{
    TCase *tcase = tcase_create("rules");
    tcase_add_test(tcase, clean);
    tcase_add_test(tcase, dangling_relation);
    tcase_add_test(tcase, dangling_without_place);
    tcase_add_test(tcase, unknown_source);
    tcase_add_test(tcase, uncited_relation);
    tcase_add_test(tcase, unused_source);
    tcase_add_test(tcase, early_source);
    tcase_add_test(tcase, self_relation);
    tcase_add_test(tcase, duplicate_relation);
    tcase_add_test(tcase, isolated_entity);
    tcase_add_test(tcase, impossible_date);
    tcase_add_test(tcase, lone_date);
    tcase_add_test(tcase, exclusive_overlap);
    tcase_add_test(tcase, exclusive_overlap_misses);
    tcase_add_test(tcase, dissent_after_membership);
    tcase_add_test(tcase, dissent_after_doubtful_membership);
    tcase_add_test(tcase, hints);
    return tcase;
}

static TCase *run_case(void)
{
    TCase *tcase = tcase_create("run");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, the_table);
    tcase_add_test(tcase, without_places);
    tcase_add_test(tcase, appends);
    tcase_add_test(tcase, same_dossier_same_list);
    tcase_add_test(tcase, sorted_rules_agree_with_naive_ones);
    tcase_add_test(tcase, a_clean_dossier_gives_nothing);
    tcase_add_test(tcase, many);
    return tcase;
}

Suite *lint_suite(void)
{
    Suite *suite = suite_create("lint");
    suite_add_tcase(suite, rules_case());
    suite_add_tcase(suite, run_case());
    return suite;
}

/*
 * check_csv_parts.c: tables of which each reader has a part: where headers end and rows begin, and
 * that parts make together what the whole table makes.
 */
#include "suites.h"

#include "csv_cases.h"
#include "dossier_say.h"
#include "format/csv.h"
#include "process.h"

#include "base/stream.h"

#include <entente/format.h>

#include <stdlib.h>
#include <string.h>

enum { ROWS = 6, LONG = 300000 /* more than the first block of a table */ };

struct table {
    struct text text;
    size_t header, starts[ROWS + 1]; /* of the rows, and where the last one ends */
};

/* Cells with line ends, with quotes and commas, a blank row, a long one, and no last line end. */
static void make_table(struct table *table)
{
    static const char *const rows[ROWS] = {"a,b,member-of,2001\n",
                                           "\"a\n1\",\"b\r\n\n2\",ally,2002\n",
                                           "\n",
                                           "\"c,\"\"d\"\"\",\"e\n\",member-of,\n",
                                           "f,\"",
                                           "g,h,ally,2003"};
    *table = (struct table){.header = strlen("\xEF\xBB\xBF\n")};
    text_add(&table->text, "\xEF\xBB\xBF\nsource,target,relation,\"start\"\n");
    for (size_t i = 0; i < ROWS; i++) {
        table->starts[i] = table->text.length;
        text_add(&table->text, rows[i]);
        if (i == 4) {
            text_add_repeated(&table->text, 'x', LONG);
            text_add(&table->text, "\",ally,\n");
        }
    }
    table->starts[ROWS] = table->text.length;
}

static void table_release(struct table *table)
{
    text_release(&table->text);
}

/* Where a row begins at `least` or later, the header being one; UINT64_MAX: nowhere. */
static uint64_t start_behind(const struct table *table, size_t least)
{
    if (least <= table->header)
        return table->header;
    for (size_t i = 0; i < ROWS; i++)
        if (table->starts[i] >= least)
            return table->starts[i];
    return UINT64_MAX;
}

START_TEST(header_ends)
{
    static const struct {
        const char *path, *bytes;
        size_t length;
    } cases[] = {
        {"a.csv", "source,target\na,b", 14},
        {"a.csv", "source,target", 0},
        {"a.csv", "\n\nsource,target\r\na,b", 17},
        {"a.csv", "\xEF\xBB\xBFsource,target\n", 17},
        {"a.tsv", "source\ttar,get\na\tb", 15},
        {"a.csv", "source,\"tar\nget\"\na,b", 17},
        {"a.csv", "source,\"target\na,b", 0},
        {"a.csv", "", 0},
        {"a.csv", "\n\r\n", 0},
        {"a.csv", "\xEF\xBB\xBF", 0},
    };
    struct text text = {0};
    text_addf(&text, "%s\n", cases[_i].bytes);
    ck_assert_uint_eq(csv_header_length(cases[_i].path, text.data, text.length - 1),
                      cases[_i].length);
    text_release(&text);
}
END_TEST

static bool find_row(const struct table *table, const char *bytes, size_t least, size_t longest,
                     uint64_t *place, struct error *error)
{
    struct stream stream;
    stream_of_bytes(&stream, "a.csv", bytes, table->text.length);
    return csv_row_behind("a.csv", &stream, least, longest, place, error);
}

/* At each byte near the start of a row, and at some of the long one. */
START_TEST(rows_begin)
{
    struct table table;
    struct error error = {0};
    make_table(&table);
    for (size_t least = 0; least <= table.text.length + 1;
         least += least > table.starts[4] + 20 && least < table.starts[5] - 20 ? 50021 : 1) {
        uint64_t place = 0;
        ck_assert(find_row(&table, table.text.data, least, LONG * 2, &place, &error));
        ck_assert_uint_eq(place, start_behind(&table, least));
    }
    table_release(&table);
}
END_TEST

/* Past the longest cell, in a file that ends before, and in what is no text. */
START_TEST(rows_that_are_not_found)
{
    struct table table;
    struct error error = {0};
    uint64_t place = 0;
    make_table(&table);
    ck_assert(find_row(&table, table.text.data, table.starts[5], 1000, &place, &error));
    ck_assert_uint_eq(place, UINT64_MAX);
    ck_assert(find_row(&table, table.text.data, table.starts[2], 1000, &place, &error));
    ck_assert_uint_eq(place, table.starts[2]);
    table.text.data[table.starts[1]] = '\0';
    ck_assert(!find_row(&table, table.text.data, table.starts[3], LONG * 2, &place, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    error_release(&error);
    table_release(&table);
}
END_TEST

static bool read_part(struct dossier *dossier, const struct table *table, size_t from, size_t to,
                      struct csv_part *part, struct diagnostics *found, struct error *error)
{
    struct read_options options = read_options_default();
    struct stream stream;
    struct text text = {0};
    text_add_bytes(&text, table->text.data, table->starts[0]);
    text_add_bytes(&text, table->text.data + from, to - from);
    stream_of_bytes(&stream, "a.csv", text.data, text.length);
    part->last = to == table->text.length;
    bool done = csv_stream_part(dossier, dossier_add_file(dossier, "a.csv"), "a.csv", &stream,
                                &options, part, found, error);
    text_release(&text);
    return done;
}

/* Divided before each row, the parts make the same dossier, and count the lines of the whole. */
START_TEST(parts_make_the_whole)
{
    struct table table;
    struct text whole = {0}, parts = {0};
    struct csv_part of[3] = {{0}};
    struct diagnostics found = {0};
    struct error error = {0};
    struct dossier *dossiers[] = {dossier_new(), dossier_new()};
    make_table(&table);
    size_t first = table.starts[0], split = table.starts[_i], end = table.text.length;
    ck_assert(read_part(dossiers[0], &table, first, end, &of[0], &found, &error));
    ck_assert(read_part(dossiers[1], &table, first, split, &of[1], &found, &error));
    ck_assert(read_part(dossiers[1], &table, split, end, &of[2], &found, &error));
    say_dossier(dossiers[0], &whole);
    say_dossier(dossiers[1], &parts);
    ck_assert_str_eq(text_string(&parts), text_string(&whole));
    ck_assert_uint_eq(dossiers[0]->relation_count, ROWS - 1);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(of[i].begun && !of[i].open && !of[i].full);
        ck_assert_uint_eq(of[i].header_lines, 2);
    }
    ck_assert_uint_eq(of[1].lines + of[2].lines, of[0].lines);
    ck_assert_uint_eq(found.errors, 0);
    diagnostics_release(&found);
    dossier_free(dossiers[0]);
    dossier_free(dossiers[1]);
    text_release(&whole);
    text_release(&parts);
    table_release(&table);
}
END_TEST

/* A part that ends within quotes is open, which of the last one is an error with its line. */
START_TEST(parts_that_end_in_a_cell)
{
    struct table table;
    struct csv_part part = {.last = false};
    struct diagnostics found = {0};
    struct error error = {0};
    struct dossier *dossier = dossier_new();
    make_table(&table);
    ck_assert(
        read_part(dossier, &table, table.starts[0], table.starts[1] + 2, &part, &found, &error));
    ck_assert(part.begun && part.open);
    ck_assert_uint_eq(dossier->relation_count, 1);
    ck_assert_uint_eq(found.count, 0);
    table.text.length = table.starts[1] + 2;
    ck_assert(
        !read_part(dossier, &table, table.starts[0], table.text.length, &part, &found, &error));
    ck_assert_uint_eq(found.errors, 1);
    ck_assert_uint_eq(found.items[0].line, 4);
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
    table_release(&table);
}
END_TEST

TCase *csv_parts_case(void)
{
    TCase *tcase = tcase_create("parts");
    tcase_add_loop_test(tcase, header_ends, 0, 10);
    tcase_add_test(tcase, rows_begin);
    tcase_add_test(tcase, rows_that_are_not_found);
    tcase_add_loop_test(tcase, parts_make_the_whole, 0, ROWS + 1);
    tcase_add_test(tcase, parts_that_end_in_a_cell);
    return tcase;
}

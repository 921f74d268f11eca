/*
 * check_csv_lex.c: rows and cells of tables: the cases of csv-spectrum, the odd ones, and chunks.
 */
#include "suites.h"

#include "csv_cases.h"
#include "format/csv_block.h"
#include "format/csv_cells.h"
#include "format/csv_lex.h"
#include "process.h"

#include <jansson.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 16 };

/* The text with a line feed behind it, as a block has it. */
static void add_end(struct text *text)
{
    if (text->length && text->data[text->length - 1] != '\n')
        text_add_char(text, '\n');
    text_add_char(text, '\n');
    text->length--;
}

/*
 * The rows as "[a][b]\n"; a row without an end as "...", a stray byte as "!", a bare
 * quote as "?". */
static void say_rows(const char *bytes, size_t length, char delimiter, struct text *out)
{
    struct csv_dialect dialect;
    struct csv_cell cells[CELLS];
    struct csv_row row = {.cells = cells, .most = CELLS};
    const char *at = bytes, *end = bytes + length;
    csv_dialect_init(&dialect, delimiter);
    while (at < end) {
        if (!csv_lex_row(&dialect, at, end, &row)) {
            text_add(out, "...");
            return;
        }
        for (size_t i = 0; i < row.count && i < CELLS; i++) {
            text_add_char(out, '[');
            csv_cell_unquote(cells[i], out);
            text_add_char(out, ']');
        }
        text_addf(out, "%s%s\n", row.stray ? "!" : "", row.bare ? "?" : "");
        ck_assert_uint_eq(row.lines, csv_count_lines(at, (size_t)(row.next - at)));
        at = row.next;
    }
}

static void check_rows(const char *string, const char *expected)
{
    struct text text = {0}, out = {0};
    text_add(&text, string);
    text_add_char(&text, '\n');
    say_rows(text.data, text.length - 1, ',', &out);
    ck_assert_msg(strcmp(text_string(&out), expected) == 0, "%s\nis\n%s\nnot\n%s", string,
                  text_string(&out), expected);
    text_release(&out);
    text_release(&text);
}

START_TEST(rows)
{
    check_rows("a,b\nc,d\n", "[a][b]\n[c][d]\n");
    check_rows("a,b\r\nc,d\rE,f\n", "[a][b]\n[c][d]\n[E][f]\n");
    check_rows(",\n\n,,\n", "[][]\n[]\n[][][]\n");
    check_rows("\"a\",\"\"\n", "[a][]\n");
    check_rows("\"a,b\",\"c\nd\",\"e\r\nf\"\r\n", "[a,b][c\nd][e\r\nf]\n");
    check_rows("\"say \"\"hi\"\"\",\"\"\"\"\n", "[say \"hi\"][\"]\n");
    check_rows(" a , \n", "[ a ][ ]\n");
}
END_TEST

START_TEST(rows_without_an_end)
{
    check_rows("a,b", "...");
    check_rows("a,b\nc", "[a][b]\n...");
    check_rows("a,b\r", "..."); /* its LF may come */
    check_rows("a,", "...");
    check_rows("\"a", "...");
    check_rows("\"a\n", "...");
    check_rows("\"a\"", "...");
    check_rows("\"a\"\"", "...");
    check_rows("x\n\"a\"\"\nb,\n", "[x]\n...");
}
END_TEST

START_TEST(stray_quotes)
{
    check_rows("5\" gun,b\nc\n", "[5\" gun][b]?\n[c]\n");
    check_rows("a, \"b\"\n", "[a][ \"b\"]?\n");
    check_rows("a\"\"b,c\"\n", "[a\"\"b][c\"]?\n");
    check_rows("\"a\"b,c\nd\n", "[a][c]!\n[d]\n");
    check_rows("\"a\" ,c\n", "[a][c]!\n");
    check_rows("\"a\"b\"c,d\n", "[a][d]!?\n");
}
END_TEST

START_TEST(delimiters)
{
    static const struct {
        const char *header;
        char delimiter;
    } cases[] = {{"a,b;c,d", ','}, {"a;b;c,d", ';'},       {"a\tb,\tc\n,,,,", '\t'},
                 {"a|b", '|'},     {"\"a;b;c;d\",e", ','}, {"a", ','},
                 {"", ','},        {"a;b,c", ','},         {"a;b\r,,,,", ';'}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_int_eq(csv_sniff(cases[i].header, strlen(cases[i].header)), cases[i].delimiter);
    struct text out = {0};
    const char *text = "a;b,c\td|e\n\n";
    say_rows(text, strlen(text) - 1, '|', &out);
    ck_assert_str_eq(text_string(&out), "[a;b,c\td][e]\n");
    text_release(&out);
}
END_TEST

/* The number as csv_number() reads it, or NAN. */
static double number_of(const char *string)
{
    double number;
    bool is = csv_number((struct csv_text){string, strlen(string)}, &number);
    return is ? number : NAN;
}

START_TEST(numbers)
{
    static const char *const fine[] = {"0",
                                       "1",
                                       "-1",
                                       "+2.5",
                                       "0.1",
                                       "1e-3",
                                       "1E5",
                                       "123456.78",
                                       ".5",
                                       "5.",
                                       "1e308",
                                       "0.3333333333333333333",
                                       "999999999999999",
                                       "9007199254740993",
                                       "0.00000000000001",
                                       "123456789.123456"};
    static const char *const bad[] = {"",   "x",  "1x", "0x10", "nan",   "inf", "1e999", "1,5",
                                      " 1", "1 ", ".",  "-",    "1.2.3", "e5",  "--1"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        ck_assert_msg(number_of(fine[i]) == strtod(fine[i], NULL), "%s is %.17g", fine[i],
                      number_of(fine[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(isnan(number_of(bad[i])), "%s is %.17g", bad[i], number_of(bad[i]));
}
END_TEST

/* Random decimals: the quick way to read them is the exact one. */
START_TEST(random_numbers)
{
    uint64_t state = 7;
    char string[64];
    for (int i = 0; i < 200000; i++) {
        uint32_t digits = csv_below(&state, 15), point = csv_below(&state, 16);
        size_t length = 0;
        for (uint32_t digit = 0; digit <= digits; digit++) {
            if (digit == point)
                string[length++] = '.';
            string[length++] = (char)('0' + csv_below(&state, 10));
        }
        string[length] = '\0';
        if (number_of(string) != strtod(string, NULL))
            ck_abort_msg("%s is %.17g", string, number_of(string));
    }
}
END_TEST

#define SPECTRUM "../shared/data/hostile/csv/csv-spectrum/"

/* The rows below the header as objects, in the way that the oracle has them. */
static json_t *read_objects(const struct text *text)
{
    struct csv_dialect dialect;
    struct csv_cell names[CELLS], cells[CELLS];
    struct csv_row header = {.cells = names, .most = CELLS}, row = {.cells = cells, .most = CELLS};
    const char *end = text->data + text->length;
    json_t *all = json_array();
    csv_dialect_init(&dialect, csv_sniff(text->data, text->length));
    ck_assert(csv_lex_row(&dialect, text->data, end, &header));
    for (const char *at = header.next; at < end; at = row.next) {
        json_t *object = json_object();
        ck_assert(csv_lex_row(&dialect, at, end, &row));
        ck_assert(!row.stray);
        ck_assert_uint_eq(row.count, header.count);
        for (size_t i = 0; i < row.count; i++) {
            struct text name = {0}, value = {0};
            csv_cell_unquote(names[i], &name);
            csv_cell_unquote(cells[i], &value);
            json_object_set_new(object, text_string(&name),
                                json_stringn(text_string(&value), value.length));
            text_release(&name);
            text_release(&value);
        }
        json_array_append_new(all, object);
    }
    return all;
}

/* The files came without the CR that their names promise. */
static void restore_crlf(struct text *text)
{
    struct text with = {0};
    for (size_t i = 0; i < text->length; i++) {
        if (text->data[i] == '\n' && (!i || text->data[i - 1] != '\r'))
            text_add_char(&with, '\r');
        text_add_char(&with, text->data[i]);
    }
    text_release(text);
    *text = with;
}

/* Of one table the published meaning has another phone number than the table itself. */
static void forget_phone(json_t *objects)
{
    size_t i;
    json_t *object;
    json_array_foreach(objects, i, object) json_object_del(object, "Contact Phone Number");
}

START_TEST(spectrum)
{
    static const char *const names[] = {"comma_in_quotes",     "empty",  "empty_crlf",
                                        "escaped_quotes",      "json",   "newlines",
                                        "newlines_crlf",       "simple", "simple_crlf",
                                        "quotes_and_newlines", "utf8",   "location_coordinates"};
    const char *name = names[_i];
    struct text path = {0}, text = {0};
    text_addf(&path, SPECTRUM "csvs/%s.csv", name);
    file_slurp(path.data, &text);
    if (text.length) {
        if (strstr(name, "_crlf"))
            restore_crlf(&text);
        add_end(&text);
        json_t *got = read_objects(&text);
        text_clear(&path);
        text_addf(&path, SPECTRUM "json/%s.json", name);
        json_t *wanted = json_load_file(path.data, 0, NULL);
        ck_assert_ptr_nonnull(wanted);
        if (json_is_object(wanted)) /* of one row, and not in an array */
            wanted = json_pack("[o]", wanted);
        if (strcmp(name, "location_coordinates") == 0) {
            forget_phone(got);
            forget_phone(wanted);
        }
        char *said = json_dumps(got, 0);
        ck_assert_msg(json_equal(got, wanted), "%s: %s", name, said);
        free(said);
        json_decref(wanted);
        json_decref(got);
    } else {
        printf("skipped: %s: no " SPECTRUM "\n", name);
    }
    text_release(&text);
    text_release(&path);
}
END_TEST

/* Whatever is in quotes, chunks begin where rows do. */
START_TEST(chunks_begin_at_rows)
{
    for (uint64_t seed = 1; seed < 200; seed++) {
        uint64_t state = seed * 7919;
        struct text text = {0};
        const char *starts[9];
        bool row_starts[4096] = {0};
        row_starts[0] = true;
        for (uint32_t i = 0, count = csv_below(&state, 60); i < count; i++) {
            csv_add_random_cell(&state, &text);
            text_add_char(&text, ',');
            csv_add_random_cell(&state, &text);
            text_add(&text, csv_below(&state, 2) ? "\n" : "\r\n");
            row_starts[text.length] = true;
        }
        const char *bytes = text_string(&text);
        for (size_t count = 1; count <= 8; count++) {
            csv_block_divide(bytes, bytes + text.length, starts, count);
            ck_assert_ptr_eq(starts[0], bytes);
            ck_assert_ptr_eq(starts[count], bytes + text.length);
            for (size_t i = 1; i <= count; i++)
                ck_assert(starts[i] >= starts[i - 1] && row_starts[starts[i] - bytes]);
        }
        text_release(&text);
    }
}
END_TEST

/* With many short rows no chunk is left without work. */
START_TEST(chunks_are_even)
{
    struct text text = {0};
    const char *starts[5];
    for (int i = 0; i < 1000; i++)
        text_add(&text, "\"a\",b\n");
    csv_block_divide(text.data, text.data + text.length, starts, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_ge(starts[i + 1] - starts[i], 1490);
        ck_assert_int_le(starts[i + 1] - starts[i], 1510);
    }
    text_release(&text);
}
END_TEST

TCase *csv_lex_case(void)
{
    TCase *tests = tcase_create("lexer");
    tcase_add_test(tests, rows);
    tcase_add_test(tests, rows_without_an_end);
    tcase_add_test(tests, stray_quotes);
    tcase_add_test(tests, delimiters);
    tcase_add_test(tests, numbers);
    tcase_add_test(tests, random_numbers);
    tcase_add_loop_test(tests, spectrum, 0, 12);
    tcase_add_test(tests, chunks_begin_at_rows);
    tcase_add_test(tests, chunks_are_even);
    tcase_set_timeout(tests, 30);
    return tests;
}

/*
 * check_manual.c: the manual, the cookbook and the reference in doc/ are true: their commands print
 * what is shown, their dossiers can be read, their links lead somewhere, and what they say of the
 * tables (measures, rules, formats, relation types, attributes, options) is what the tables say.
 */
#include "suites.h"

#include "documents.h"
#include "process.h"
#include "sanitized.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/xalloc.h"
#include "format/dot_fields.h"

#include <ctype.h>
#include <entente/format.h>
#include <entente/lint.h>
#include <entente/measure.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MEASURES "doc/manual/measures.md"
#define RULES "doc/manual/rules.md"
#define FORMATS "doc/manual/formats.md"
#define LIMITS "doc/manual/limits.md"
#define LANGUAGE "doc/manual/language.md"

/* What we hand out: README.md and the files of doc/; and of these the pages with commands. */
static char **documents, **pages;
static size_t document_count, page_count;

static bool is_beneath(const char *document, const char *folder)
{
    return strncmp(document, folder, strlen(folder)) == 0;
}

static bool contains(const struct text *text, const char *string)
{
    return strstr(text_string(text), string) != NULL;
}

static bool line_is(const char *line, const char *string)
{
    size_t length = strlen(string);
    return strncmp(line, string, length) == 0 && (line[length] == '\n' || !line[length]);
}

/* Where the section of that heading begins, behind the heading's line; NULL: there is none. */
static const char *section_find(const struct text *text, const char *heading)
{
    const char *at = text_string(text);
    for (; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (line_is(at, heading))
            return at + strlen(heading);
    return NULL;
}

/* The section's text, up to the next heading of as many marks or fewer. */
static void section_take(const char *section, const char *marks, struct text *out)
{
    const char *at = section;
    for (; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t depth = strspn(at, "#");
        if (depth && depth <= strlen(marks) && at[depth] == ' ')
            break;
    }
    text_add_bytes(out, section, (size_t)(at - section));
}

/* ---- Limits ---- */

/* The default in words says the same as the number. */
static bool says(const char *shown, size_t value)
{
    char *end;
    size_t number = (size_t)strtoull(shown, &end, 10);
    if (strcmp(end, " GiB") == 0)
        number <<= 30;
    else if (strcmp(end, " MiB") == 0)
        number <<= 20;
    else if (strcmp(end, " million") == 0)
        number *= 1000000;
    else if (*end)
        return value == 0 && strcmp(shown, "none") == 0;
    return number == value;
}

START_TEST(limits_table)
{
    struct text page = {0}, line = {0};
    struct error error = {0};
    size_t rows = 0;
    ck_assert(file_read(LIMITS, SIZE_MAX, "", &page, &error));
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_row *row = limit_at((enum limit)i);
        text_clear(&line);
        text_addf(&line, "\n| `--%s` | %s | %s | %s the limit of N%s |\n", row->option, row->shown,
                  row->bounds, row->words, row->unit);
        ck_assert_msg(contains(&page, line.data), "%s has no line %s", LIMITS, line.data);
        ck_assert_msg(says(row->shown, row->value), "%s is not %zu", row->shown, row->value);
    }
    for (const char *at = text_string(&page); (at = strstr(at, "\n| `--")); at++)
        rows++;
    ck_assert_uint_eq(rows, LIMIT_COUNT);
    text_release(&line);
    text_release(&page);
}
END_TEST

/* ---- Commands ---- */

/* The command cases run all of them under sanitizers; here it is their words that count. */
START_TEST(documented_commands)
{
    if (!SANITIZED)
        document_run(pages[_i]);
}
END_TEST

/* ---- Dossiers and programs that are shown ---- */

/* The block as a dossier; statements alone become a graph. */
static void take_dossier(const struct block *block, struct text *out)
{
    size_t length = (size_t)(block->end - block->text);
    bool whole =
        memmem(block->text, length, "digraph", 7) || memmem(block->text, length, "graph ", 6);
    text_add(out, whole ? "" : "digraph {\n");
    text_add_bytes(out, block->text, length);
    text_add(out, whole ? "" : "}\n");
}

static bool has_code(const struct diagnostics *found, const char *code)
{
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].accepted &&
            strcmp(found->items[i].code ? found->items[i].code : "syntax", code) == 0)
            return true;
    return false;
}

/* What `check` finds in the block. */
static void check_dossier(const struct block *block, struct diagnostics *found)
{
    struct dossier *dossier = dossier_new();
    struct text text = {0};
    struct error error = {0};
    take_dossier(block, &text);
    if (dossier_read_bytes(dossier, "shown", &text, NULL, NULL, found, &error))
        dossier_lint(dossier, NULL, found);
    dossier_settle(dossier, NULL, true, found);
    error_release(&error);
    text_release(&text);
    dossier_free(dossier);
}

/* A ```dot block: `finds=CODE` has that finding, `fine=CODE` has not; no other has an error. */
static void check_dot_block(const char *document, const struct block *block)
{
    struct diagnostics found = {0};
    struct text code = {0}, printed = {0};
    check_dossier(block, &found);
    for (size_t i = 0; i < found.count; i++)
        error_format(&found.items[i], &printed);
    if (block_setting(block, "finds", &code))
        ck_assert_msg(has_code(&found, text_string(&code)),
                      "%s:%u: check does not find %s, but\n%s", document, block->line,
                      text_string(&code), text_string(&printed));
    else
        ck_assert_msg(found.errors == 0 && !has_code(&found, "unknown-attribute"),
                      "%s:%u: check finds\n%s", document, block->line, text_string(&printed));
    text_clear(&code);
    if (block_setting(block, "fine", &code))
        ck_assert_msg(!has_code(&found, text_string(&code)), "%s:%u: check finds\n%s", document,
                      block->line, text_string(&printed));
    text_release(&printed);
    text_release(&code);
    diagnostics_release(&found);
}

/* A ```c block is a whole file. The reference shows headers, which check-headers compiles. */
static void check_c_block(const char *document, const struct block *block)
{
    FILE *compiler = popen("cc -std=c11 -Wall -Werror -Iinclude -fsyntax-only -x c -", "w");
    ck_assert_ptr_nonnull(compiler);
    fwrite(block->text, 1, (size_t)(block->end - block->text), compiler);
    ck_assert_msg(pclose(compiler) == 0, "%s:%u: does not compile", document, block->line);
}

static void check_blocks(const char *document)
{
    struct text text = {0};
    struct block block;
    unsigned line = 1;
    file_slurp(document, &text);
    for (const char *at = text_string(&text); block_next(&at, &line, &block);) {
        ck_assert_msg(*block.end, "%s:%u: a block without an end", document, block.line);
        if (block_is(&block, "dot"))
            check_dot_block(document, &block);
        else if (block_is(&block, "c") && !is_beneath(document, "doc/api/"))
            check_c_block(document, &block);
    }
    text_release(&text);
}

START_TEST(documented_blocks)
{
    for (size_t i = 0; i < document_count; i++)
        check_blocks(documents[i]);
}
END_TEST

/* ---- Links ---- */

/* As GitHub makes them of headings: small letters, blanks as dashes, no other marks. */
static void add_anchor(const char *heading, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)heading[i];
        if (byte == ' ' || byte == '-')
            text_add_char(out, '-');
        else if (isalnum(byte) || byte == '_' || byte >= 0x80)
            text_add_char(out, (char)tolower(byte));
    }
}

static bool has_anchor(const char *path, const char *anchor)
{
    struct text text = {0}, own = {0};
    bool found = false, fenced = false;
    file_slurp(path, &text);
    for (const char *at = text_string(&text); *at && !found; at += *at == '\n') {
        size_t length = strcspn(at, "\n"), marks = strspn(at, "#");
        fenced ^= strncmp(at, "```", 3) == 0;
        if (marks && at[marks] == ' ' && !fenced) {
            text_clear(&own);
            add_anchor(at + marks + 1, length - marks - 1, &own);
            found = strcmp(text_string(&own), anchor) == 0;
        }
        at += length;
    }
    text_release(&own);
    text_release(&text);
    return found;
}

/* `target` is what stands in a link's parentheses. */
static void check_link(const char *document, const char *target)
{
    struct text path = {0};
    const char *slash = strrchr(document, '/'), *anchor = strchr(target, '#');
    size_t length = anchor ? (size_t)(anchor - target) : strlen(target);
    if (strstr(target, "://") || strncmp(target, "mailto:", 7) == 0)
        return;
    if (length && slash)
        text_add_bytes(&path, document, (size_t)(slash - document) + 1);
    text_add_bytes(&path, length ? target : document, length ? length : strlen(document));
    ck_assert_msg(access(text_string(&path), R_OK) == 0, "%s: (%s) leads to no file", document,
                  target);
    ck_assert_msg(!anchor || has_anchor(text_string(&path), anchor + 1),
                  "%s: (%s) leads to no heading", document, target);
    text_release(&path);
}

/* The links of a line: ](TARGET). What stands between ` is no link. */
static void check_line(const char *document, const char *line, size_t length)
{
    bool code = false;
    for (size_t i = 0; i + 1 < length; i++) {
        code ^= line[i] == '`';
        if (code || line[i] != ']' || line[i + 1] != '(')
            continue;
        char *target = xstrndup(line + i + 2, strcspn(line + i + 2, ")\n"));
        check_link(document, target);
        free(target);
    }
}

static void check_links(const char *document)
{
    struct text text = {0};
    bool fenced = false;
    file_slurp(document, &text);
    for (const char *at = text_string(&text); *at; at += *at == '\n') {
        size_t length = strcspn(at, "\n");
        fenced ^= strncmp(at, "```", 3) == 0;
        if (!fenced)
            check_line(document, at, length);
        at += length;
    }
    text_release(&text);
}

START_TEST(links)
{
    for (size_t i = 0; i < document_count; i++)
        check_links(documents[i]);
}
END_TEST

/* ---- Tables ---- */

/* The section `heading` of the document must be there and contain the string. */
static void assert_section(const char *document, const struct text *text, const char *heading,
                           const char *string)
{
    struct text own = {0};
    const char *section = section_find(text, heading);
    ck_assert_msg(section != NULL, "%s has no section '%s'", document, heading);
    section_take(section, "###", &own);
    ck_assert_msg(contains(&own, string), "%s, '%s' does not say '%s'", document, heading, string);
    text_release(&own);
}

static size_t count_headings(const struct text *text, const char *start)
{
    size_t count = 0;
    for (const char *at = text_string(text); *at; at += strcspn(at, "\n"), at += *at == '\n')
        count += strncmp(at, start, strlen(start)) == 0;
    return count;
}

START_TEST(measures_table)
{
    struct text text = {0}, heading = {0};
    file_slurp(MEASURES, &text);
    for (size_t i = 0; i < measure_count(); i++) {
        const struct measure *measure = measure_at(i);
        text_clear(&heading);
        text_addf(&heading, "### `%s`", measure->name);
        assert_section(MEASURES, &text, text_string(&heading), measure->summary);
        assert_section(MEASURES, &text, text_string(&heading), measure->normalized);
        assert_section(MEASURES, &text, text_string(&heading), "https://doi.org/");
    }
    ck_assert_uint_eq(count_headings(&text, "### `"), measure_count());
    text_release(&heading);
    text_release(&text);
}
END_TEST

/* Each rule has a section with its summary and an example of what it finds. */
START_TEST(rules_table)
{
    struct text text = {0}, heading = {0}, finds = {0};
    file_slurp(RULES, &text);
    for (size_t i = 0; i < lint_rule_count(); i++) {
        const struct lint_rule *rule = lint_rule_at(i);
        static const char *const severities[] = {"error", "warning", "note"};
        text_clear(&heading), text_clear(&finds);
        text_addf(&heading, "### `%s`", rule->code);
        assert_section(RULES, &text, text_string(&heading), rule->summary);
        text_addf(&finds, "(%s)", severities[rule->severity]);
        assert_section(RULES, &text, text_string(&heading), text_string(&finds));
        struct text own = {0}, example = {0}, printed = {0};
        section_take(section_find(&text, text_string(&heading)), "###", &own);
        text_addf(&example, "finds=%s", rule->code);
        text_addf(&printed, "[%s]", rule->code);
        ck_assert_msg(contains(&own, text_string(&example)) ||
                          contains(&own, text_string(&printed)),
                      "%s shows nothing that %s finds", RULES, rule->code);
        text_release(&printed);
        text_release(&example);
        text_release(&own);
    }
    ck_assert_uint_eq(count_headings(&text, "### `"), lint_rule_count());
    text_release(&finds);
    text_release(&heading);
    text_release(&text);
}
END_TEST

START_TEST(formats_table)
{
    struct text text = {0}, cell = {0};
    const struct format *format;
    file_slurp(FORMATS, &text);
    for (size_t i = 0; (format = format_at(i)); i++) {
        text_clear(&cell);
        text_addf(&cell, "| `%s` |", format->name);
        ck_assert_msg(contains(&text, text_string(&cell)), "%s has no row %s", FORMATS,
                      text_string(&cell));
        for (const char *at = format->extensions; *at; at += strspn(at, " ")) {
            text_clear(&cell);
            text_addf(&cell, "`.%.*s`", (int)strcspn(at, " "), at);
            ck_assert_msg(contains(&text, text_string(&cell)), "%s does not name %s", FORMATS,
                          text_string(&cell));
            at += strcspn(at, " ");
        }
    }
    text_release(&cell);
    text_release(&text);
}
END_TEST

static const char *yes(bool flag)
{
    return flag ? "yes" : "";
}

/* The rows of the built-in relation types and kinds are in the manual, number by number. */
START_TEST(vocabulary_table)
{
    struct text text = {0}, row = {0};
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    file_slurp(LANGUAGE, &text);
    for (size_t i = 0; i < vocabulary.type_count; i++) {
        const struct relation_type *type = &vocabulary.types[i];
        text_clear(&row);
        if (i == TYPE_SAME_AS || i == TYPE_NOT_SAME_AS)
            text_addf(&row, "`%s`", type->name);
        else
            text_addf(&row, "| `%s` | %s | %g | %g | %g | %s | %s | %s |", type->name,
                      family_name(type->family), type->weight, type->along, type->against,
                      yes(type->lasting), yes(type->symmetric), yes(type->exclusive));
        ck_assert_msg(contains(&text, text_string(&row)), "%s lacks %s", LANGUAGE,
                      text_string(&row));
    }
    for (size_t i = 0; i < vocabulary.kind_count; i++) {
        text_clear(&row);
        text_addf(&row, "| `%s` | %s |", vocabulary.kinds[i].name, vocabulary.kinds[i].summary);
        ck_assert_msg(contains(&text, text_string(&row)), "%s lacks %s", LANGUAGE,
                      text_string(&row));
    }
    vocabulary_release(&vocabulary);
    text_release(&row);
    text_release(&text);
}
END_TEST

/* Each attribute stands in the table of whose it is. */
START_TEST(attributes_table)
{
    static const struct {
        const char *heading;
        const struct dot_fields *fields;
    } tables[] = {
        {"### Of the graph", &dot_graph_fields},      {"### Of an entity", &dot_entity_fields},
        {"### Of a source", &dot_source_fields},      {"### Of a relation", &dot_relation_fields},
        {"### Of a relation type", &dot_type_fields}, {"### Of an entity kind", &dot_kind_fields}};
    struct text text = {0}, cell = {0};
    file_slurp(LANGUAGE, &text);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t j = 0; j < tables[i].fields->count; j++) {
            text_clear(&cell);
            text_addf(&cell, "| `%s` |", tables[i].fields->items[j].name);
            assert_section(LANGUAGE, &text, tables[i].heading, text_string(&cell));
        }
    text_release(&cell);
    text_release(&text);
}
END_TEST

/* ---- Commands and options by name ---- */

/* Every help there is, one after the other. */
static void take_help(struct text *out)
{
    struct process process;
    process_run_shell(&process, "entente help; for command in $(entente help | sed -n 's/^  "
                                "\\([a-z]*\\)  .*/\\1/p'); do entente help $command; done");
    text_add(out, text_string(&process.out));
    process_release(&process);
}

/* Whether `help` explains the option that begins there, with its dashes. */
static bool is_option(const struct text *help, const char *at, size_t length)
{
    struct text option = {0};
    const char *found = text_string(help);
    text_add_bytes(&option, at, length);
    while ((found = strstr(found, text_string(&option))) &&
           (isalpha((unsigned char)found[length]) || found[length] == '-'))
        found++;
    text_release(&option);
    return found != NULL;
}

/* What other programs in the documents are told: pkg-config, Slurm, entente-cluster. */
static bool is_foreign(const char *at, size_t length)
{
    static const char *const others[] = {"--cflags",      "--libs",   "--mpi",       "--list",
                                         "--mem-per-cpu", "--signal", "--checkpoint"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == length && strncmp(others[i], at, length) == 0)
            return true;
    return false;
}

static void check_options(const char *document, const struct text *help)
{
    struct text text = {0};
    file_slurp(document, &text);
    const char *start = text_string(&text);
    for (const char *at = start; (at = strstr(at, "--"));) {
        size_t length = 2;
        while (isalpha((unsigned char)at[length]) || (at[length] == '-' && length > 2))
            length++;
        bool alone = at == start || strchr(" `(\n", at[-1]);
        if (alone && length > 3 && !is_foreign(at, length))
            ck_assert_msg(is_option(help, at, length), "%s names %.*s, which is no option",
                          document, (int)length, at);
        at += length;
    }
    text_release(&text);
}

/* What the documents name is an option, and of each option the manual says something. */
START_TEST(options_and_manual)
{
    struct text help = {0}, manual = {0};
    take_help(&help);
    for (size_t i = 0; i < document_count; i++)
        check_options(documents[i], &help);
    for (size_t i = 0; i < page_count; i++)
        file_slurp(pages[i], &manual);
    for (const char *at = text_string(&help); *at; at += strcspn(at, "\n"), at += *at == '\n') {
        const char *option = at + (strncmp(at, "  -", 3) == 0 && at[4] == ',' ? 6 : 2);
        size_t length = strspn(option, "-abcdefghijklmnopqrstuvwxyz");
        if (strncmp(at, "  ", 2) != 0 || strncmp(option, "--", 2) != 0)
            continue;
        ck_assert_msg(is_option(&manual, option, length), "the manual says nothing of %.*s",
                      (int)length, option);
    }
    text_release(&manual);
    text_release(&help);
}
END_TEST

/* ---- The reference ---- */

/* What is committed is what the headers say now. */
START_TEST(reference_is_complete)
{
    struct process process;
    process_run_shell(&process, "sh tools/api-reference.sh build/api-check && "
                                "diff -r doc/api build/api-check && rm -r build/api-check");
    ck_assert_msg(process.status == 0, "'make api-reference' writes doc/api anew:\n%s",
                  text_string(&process.out));
    process_release(&process);
}
END_TEST

/* The reference has no commands, and the README's are those of another suite. */
static void find_pages(void)
{
    documents = documents_list(&document_count);
    pages = xcalloc(document_count, sizeof *pages);
    for (size_t i = 0; i < document_count; i++)
        if (is_beneath(documents[i], "doc/") && !is_beneath(documents[i], "doc/api/"))
            pages[page_count++] = documents[i];
}

Suite *manual_suite(void)
{
    Suite *suite = suite_create("manual");
    TCase *shown = tcase_create("shown"), *tables = tcase_create("tables");
    if (!documents)
        find_pages();
    tcase_set_timeout(shown, 60);
    tcase_add_loop_test(shown, documented_commands, 0, (int)page_count);
    tcase_add_test(shown, documented_blocks);
    tcase_add_test(shown, links);
    suite_add_tcase(suite, shown);
    tcase_add_test(tables, limits_table);
    tcase_add_test(tables, measures_table);
    tcase_add_test(tables, rules_table);
    tcase_add_test(tables, formats_table);
    tcase_add_test(tables, vocabulary_table);
    tcase_add_test(tables, attributes_table);
    tcase_add_test(tables, options_and_manual);
    tcase_add_test(tables, reference_is_complete);
    suite_add_tcase(suite, tables);
    return suite;
}

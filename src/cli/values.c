/*
 * values.c: what the values of options can be, from the tables that the options are read by.
 */
#include "cli/values.h"

#include "dossier/lint_rules.h"

#include <entente/bibliography.h>
#include <entente/blocs.h>
#include <entente/format.h>
#include <entente/lint.h>
#include <entente/measure.h>
#include <entente/table.h>
#include <entente/vocabulary.h>

#include <string.h>

static void add_word(const char *word, struct text *out)
{
    text_addf(out, "%s ", word);
}

/* "table, csv or json" */
static void add_prose(const char *words, struct text *out)
{
    for (const char *end; *words; words = end + strspn(end, ", ")) {
        end = words + strcspn(words, ", ");
        if (strncmp(words, "or ", 3) != 0)
            text_addf(out, "%.*s ", (int)(end - words), words);
    }
}

static void list_measures(struct text *out)
{
    for (size_t i = 0; i < measure_count(); i++)
        add_word(measure_at(i)->name, out);
}

/* All that can be chosen. */
static void list_rules(struct text *out)
{
    for (size_t i = 0; i < lint_rule_count(); i++)
        if (strcmp(lint_rule_at(i)->code, LINT_SYNTAX) != 0)
            add_word(lint_rule_at(i)->code, out);
}

static void list_kinds(struct text *out)
{
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    for (size_t i = 0; i < vocabulary.kind_count; i++)
        add_word(vocabulary.kinds[i].name, out);
    vocabulary_release(&vocabulary);
}

/* Families that have no type of their name, then the types; judgements are no relations. */
static void list_relations(struct text *out)
{
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    for (int family = 0; family < FAMILY_COUNT; family++)
        if (vocabulary_find_type(&vocabulary, family_name((enum family)family)) == VOCABULARY_NONE)
            add_word(family_name((enum family)family), out);
    for (size_t i = 0; i < vocabulary.type_count; i++)
        if (i != TYPE_SAME_AS && i != TYPE_NOT_SAME_AS)
            add_word(vocabulary.types[i].name, out);
    vocabulary_release(&vocabulary);
}

static void list_readers(struct text *out)
{
    const struct format *format;
    for (size_t i = 0; (format = format_at(i)); i++)
        if (format->read || format->stream)
            add_word(format->name, out);
}

static void list_writers(struct text *out)
{
    const struct format *format;
    for (size_t i = 0; (format = format_at(i)); i++)
        if (format->write)
            add_word(format->name, out);
}

static void list_tables(struct text *out)
{
    add_prose(table_formats(), out);
}

static void list_methods(struct text *out)
{
    add_prose(blocs_methods(), out);
}

static void list_styles(struct text *out)
{
    struct text styles = {0};
    bibliography_styles(&styles);
    add_prose(text_string(&styles), out);
    text_release(&styles);
}

const struct values values_files = {.files = true};
const struct values values_steps = {.words = "month quarter year"};
const struct values values_ties = {.words = "positive negative all"};
const struct values values_parallel = {.words = "merge keep"};
const struct values values_colors = {.words = "auto always never"};
const struct values values_relations = {.list = list_relations};
const struct values values_kinds = {.list = list_kinds};
const struct values values_measures = {.list = list_measures};
const struct values values_rules = {.list = list_rules};
const struct values values_tables = {.list = list_tables};
const struct values values_findings = {.words = "sarif", .list = list_tables};
const struct values values_styles = {.list = list_styles};
const struct values values_readers = {.list = list_readers};
const struct values values_writers = {.list = list_writers};
const struct values values_methods = {.list = list_methods};
const struct values values_groups = {.words = "kind bloc"}; /* or an attribute */
const struct values values_players = {.words = "fragmentation reach"};
const struct values values_layouts = {.words = "auto map organigram circle layers"};
const struct values values_coloring = {.words = "kind bloc", .list = list_measures};
const struct values values_labels = {.words = "all none"}; /* or how many */
const struct values values_themes = {.words = "light dark print"};

void values_add(const struct values *values, struct text *out)
{
    struct text words = {0};
    if (values->list)
        values->list(&words);
    if (values->words)
        add_word(values->words, &words);
    if (words.length)
        text_add_bytes(out, words.data, words.length - 1);
    text_release(&words);
}

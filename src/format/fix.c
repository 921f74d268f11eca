/*
 * fix.c: the fixes as a table, which findings they are for, and how they are put into a text.
 */
#include "format/fix_rules.h"

#include "base/system.h"
#include "base/xalloc.h"
#include "format/dot.h"
#include "format/dot_parse.h"

#include <stdlib.h>
#include <string.h>

/*
 * The fixes. To add one: a row, and a function in the fix_*.c of its concept, which is shown every
 * statement that a finding of that code is about, and every one that may share it. It changes no
 * fact: what a dossier says afterwards it has said before, in other words or twice.
 */
static const struct fix_rule rules[] = {
    {"unknown-attribute", "the one name of an attribute that it can have been meant for",
     fix_attribute_names},
    {"unknown-kind", "the letter case of a kind", fix_kinds},
    {"unknown-type", "the letter case of a relation type", fix_types},
    {"syntax", "the letter case of a family", fix_families},
    {"misplaced-quote", "the paragraph where the quote stands", fix_misplaced_quotes},
    {"repeated-citation", "a citation that is there already goes", fix_repeated_citations},
    {"repeated-alias", "an alias that names nothing new goes", fix_repeated_aliases},
    {"duplicate-relation", "of relations that differ in no more than their citations, one is left",
     fix_duplicates},
};

size_t fix_rule_count(void)
{
    return sizeof rules / sizeof *rules;
}

const char *fix_rule_code(size_t index)
{
    return rules[index].code;
}

const char *fix_rule_summary(size_t index)
{
    return rules[index].summary;
}

const char *fix_rule_summary_of(const char *code)
{
    for (size_t i = 0; i < fix_rule_count(); i++)
        if (strcmp(rules[i].code, code) == 0)
            return rules[i].summary;
    return NULL;
}

/* ---- What fixes are made of ---- */

/* Whether the text of the value is one string, with no other behind a plus. */
static bool is_one_string(const struct fixer *fixer, struct dot_span span)
{
    const char *text = fixer->input->text;
    uint32_t at = span.start + 1;
    if (text[span.start] != '"')
        return text[span.start] != '<';
    while (at < span.end && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    return at + 1 == span.end;
}

const struct dot_written_attribute *fixer_attribute(const struct fixer *fixer,
                                                    const struct dot_statement *statement,
                                                    const char *name)
{
    const struct dot_written_attribute *found = NULL;
    for (uint32_t i = 0; i < statement->count; i++) {
        const struct dot_written_attribute *attribute =
            &fixer->written->attributes[statement->first + i];
        if (strcmp(attribute->name, name) == 0)
            found = attribute; /* the last one holds */
    }
    return found && !found->html && is_one_string(fixer, found->value_span) ? found : NULL;
}

static const struct dot_fields *fields_of_kind(const char *kind)
{
    return strcmp(kind, "source") == 0     ? &dot_source_fields
           : strcmp(kind, "relation") == 0 ? &dot_type_fields
           : strcmp(kind, "kind") == 0     ? &dot_kind_fields
                                           : &dot_entity_fields;
}

static const struct dot_fields *fields_of_node(const struct fixer *fixer, const char *id)
{
    const struct vocabulary *vocabulary = &fixer->dossier->vocabulary;
    uint32_t type = vocabulary_find_type(vocabulary, id);
    uint32_t kind = vocabulary_find_kind(vocabulary, id);
    if (dossier_find_entity(fixer->dossier, id) != DOSSIER_NONE)
        return &dot_entity_fields;
    if (dossier_find_source(fixer->dossier, id) != DOSSIER_NONE)
        return &dot_source_fields;
    if (type != VOCABULARY_NONE && vocabulary->types[type].place.line)
        return &dot_type_fields;
    return kind != VOCABULARY_NONE && vocabulary->kinds[kind].place.line ? &dot_kind_fields : NULL;
}

const struct dot_fields *fixer_fields(const struct fixer *fixer,
                                      const struct dot_statement *statement)
{
    const struct dot_written_attribute *kind;
    switch (statement->kind) {
    case DOT_STATEMENT_EDGES:
    case DOT_STATEMENT_EDGE_DEFAULTS:
        return &dot_relation_fields;
    case DOT_STATEMENT_NODES:
        return statement->id ? fields_of_node(fixer, statement->id) : NULL;
    case DOT_STATEMENT_NODE_DEFAULTS:
        kind = fixer_attribute(fixer, statement, "kind");
        return kind ? fields_of_kind(kind->value) : NULL;
    case DOT_STATEMENT_GRAPH:
        break;
    }
    return NULL;
}

void fixer_replace(struct fixer *fixer, struct dot_span span, struct text *bytes, struct text *what)
{
    struct fixes *fixes = fixer->fixes;
    const struct error *finding = fixer->finding;
    struct fix fix = {.code = fixer->rule->code,
                      .offset = span.start,
                      .length = span.end - span.start,
                      .bytes = xstrdup(text_string(bytes)),
                      .what = xstrdup(text_string(what))};
    dot_input_locate(fixer->input, span.start, &fix.line, &fix.column);
    dot_input_locate(fixer->input, span.end, &fix.end_line, &fix.end_column);
    if (finding)
        fix.finding =
            (struct place){fixer->file, (uint32_t)finding->line, (uint32_t)finding->column};
    fixes->items = xgrow(fixes->items, fixes->count, &fixes->capacity, sizeof *fixes->items);
    fixes->items[fixes->count++] = fix;
    text_release(bytes);
    text_release(what);
}

void fixer_set_value(struct fixer *fixer, const struct dot_written_attribute *attribute,
                     const char *value, struct text *what)
{
    struct text bytes = {0}, quoted = {0};
    dot_write_id(&bytes, value);
    if (fixer->input->text[attribute->value_span.start] == '"' && *bytes.data != '"')
        text_addf(&quoted, "\"%s\"", bytes.data);
    fixer_replace(fixer, attribute->value_span, quoted.data ? &quoted : &bytes, what);
    text_release(&quoted);
    text_release(&bytes);
}

/* ---- Which statements ---- */

static bool is_of(const struct error *item, const char *code)
{
    return strcmp(item->code ? item->code : "syntax", code) == 0;
}

static bool is_here(const struct fixer *fixer, const struct error *item)
{
    return item->path && strcmp(item->path, fixer->path) == 0;
}

static int compare_position(size_t line, size_t column, const struct error *item)
{
    int order = (line > item->line) - (line < item->line);
    return order ? order : (column > item->column) - (column < item->column);
}

/* The first finding at or behind the place; they are sorted by path, line and column. */
static size_t first_behind(const struct fixer *fixer, size_t line, size_t column)
{
    size_t low = 0, high = fixer->found->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct error *item = &fixer->found->items[middle];
        int order = strcmp(item->path ? item->path : "", fixer->path);
        if (order < 0 || (!order && compare_position(line, column, item) > 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Looks for findings of the rule in hand within the statement: false where one is accepted. */
static bool find_finding(struct fixer *fixer, const struct dot_statement *statement)
{
    size_t line, column;
    fixer->finding = NULL;
    dot_input_locate(fixer->input, statement->span.end, &line, &column);
    for (size_t i = first_behind(fixer, statement->line, statement->column);
         i < fixer->found->count; i++) {
        const struct error *item = &fixer->found->items[i];
        if (!is_here(fixer, item) || compare_position(line, column, item) <= 0)
            break;
        if (!is_of(item, fixer->rule->code))
            continue;
        if (item->accepted)
            return false;
        if (!fixer->finding)
            fixer->finding = item;
    }
    return true;
}

static bool any_finding(const struct fixer *fixer)
{
    for (size_t i = 0; i < fixer->found->count; i++) {
        const struct error *item = &fixer->found->items[i];
        if (is_here(fixer, item) && !item->accepted && is_of(item, fixer->rule->code))
            return true;
    }
    return false;
}

static void run_rule(struct fixer *fixer)
{
    if (!any_finding(fixer))
        return;
    for (size_t i = 0; i < fixer->written->count; i++)
        if (find_finding(fixer, &fixer->written->statements[i]))
            fixer->rule->fix(fixer, &fixer->written->statements[i]);
}

/* ---- All of it ---- */

static int by_offset(const void *left, const void *right)
{
    const struct fix *a = left, *b = right;
    int order = (a->offset > b->offset) - (a->offset < b->offset);
    if (!order)
        order = (a->length > b->length) - (a->length < b->length);
    return order ? order : strcmp(a->what, b->what);
}

static void release_fix(struct fix *fix)
{
    free(fix->bytes);
    free(fix->what);
}

/* Leaves of those that overlap the first. */
static void part(struct fixes *fixes)
{
    size_t kept = 0, end = 0;
    if (fixes->count)
        qsort(fixes->items, fixes->count, sizeof *fixes->items, by_offset);
    for (size_t i = 0; i < fixes->count; i++) {
        struct fix *fix = &fixes->items[i];
        if (kept && fix->offset < end) {
            release_fix(fix);
            continue;
        }
        end = fix->offset + fix->length;
        fixes->items[kept++] = *fix;
    }
    fixes->count = kept;
}

static int by_place(const void *left, const void *right, void *data)
{
    const struct dossier *dossier = data;
    const struct place a = dossier->relations[*(const uint32_t *)left].place;
    const struct place b = dossier->relations[*(const uint32_t *)right].place;
    int order = (a.line > b.line) - (a.line < b.line);
    if (!order)
        order = (a.column > b.column) - (a.column < b.column);
    return order ? order : *(const uint32_t *)left > *(const uint32_t *)right ? 1 : -1;
}

static void collect_relations(struct fixer *fixer)
{
    const struct dossier *dossier = fixer->dossier;
    fixer->relations = xcalloc(dossier->relation_count, sizeof *fixer->relations);
    for (uint32_t i = 0; i < dossier->relation_count; i++)
        if (dossier->relations[i].place.file == fixer->file)
            fixer->relations[fixer->relation_count++] = i;
    if (fixer->relation_count)
        sort_with(fixer->relations, fixer->relation_count, sizeof *fixer->relations, by_place,
                (void *)dossier);
}

static void collect_edges(struct fixer *fixer)
{
    const struct dot_written *written = fixer->written;
    fixer->edges = xcalloc(written->count, sizeof *fixer->edges);
    fixer->joined = xcalloc(written->count, sizeof *fixer->joined);
    for (uint32_t i = 0; i < written->count; i++)
        if (written->statements[i].single && written->statements[i].kind == DOT_STATEMENT_EDGES)
            fixer->edges[fixer->edge_count++] = i;
}

/* Relations go only where nothing else changes: what one of them would be given must not be lost.
 */
static void run_rules(struct fixer *fixer)
{
    for (size_t i = 0; i < fix_rule_count(); i++) {
        fixer->rule = &rules[i];
        if (rules[i].fix == fix_duplicates && fixer->fixes->count)
            continue;
        run_rule(fixer);
        if (rules[i].fix == fix_duplicates)
            fix_joined(fixer);
    }
}

void dossier_fixes(const struct dossier *dossier, uint32_t file, const struct text *bytes,
                   const struct read_options *options, const struct diagnostics *found,
                   struct fixes *fixes)
{
    struct dot_input input;
    struct dot_graphs graphs = {0};
    struct dot_written written = {0};
    struct names strings = {0};
    struct diagnostics unheard = {0}; /* the reader has said it */
    const char *path = dossier->files[file];
    if (dot_input_init(&input, path, bytes, false, &unheard) && !input.converted.data &&
        dot_parse(&graphs, &input, &strings, options)) {
        struct fixer fixer = {.dossier = dossier,
                              .file = file,
                              .path = path,
                              .input = &input,
                              .written = &written,
                              .found = found,
                              .fixes = fixes};
        dot_written_read(&written, &input, options);
        collect_relations(&fixer);
        collect_edges(&fixer);
        run_rules(&fixer);
        part(fixes);
        free(fixer.joined);
        free(fixer.edges);
        free(fixer.relations);
    }
    diagnostics_release(&unheard);
    names_release(&strings);
    dot_written_release(&written);
    dot_graphs_release(&graphs);
    dot_input_release(&input);
}

void fixes_apply(const struct fixes *fixes, const struct text *bytes, struct text *out)
{
    const char *from = text_string(bytes);
    size_t at = 0;
    for (size_t i = 0; i < fixes->count; i++) {
        const struct fix *fix = &fixes->items[i];
        text_add_bytes(out, from + at, fix->offset - at);
        text_add(out, fix->bytes);
        at = fix->offset + fix->length;
    }
    text_add_bytes(out, from + at, bytes->length - at);
}

void fixes_release(struct fixes *fixes)
{
    for (size_t i = 0; i < fixes->count; i++)
        release_fix(&fixes->items[i]);
    free(fixes->items);
    *fixes = (struct fixes){0};
}

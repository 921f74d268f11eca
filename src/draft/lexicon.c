/*
 * lexicon.c: reads the rows of the lexicon's tables, each checked for its form.
 */
#include "draft/lexicon.h"

#include "base/xalloc.h"

#include <entente/vocabulary.h>

#include <stdlib.h>
#include <string.h>

/*
 * The rows, by their first field, and how many fields each has. To add one: a row here, and what it
 * compiles to in lexicon_compile.c.
 */
static const struct {
    const char *name;
    size_t fields;
    const char *form;
} forms[] = {
    {"macro", 3, "macro NAME EXPRESSION"},
    {"fold", 2, "fold EXPRESSION"},
    {"tie", 5, "tie TIER TIME TYPE EXPRESSION"},
    {"frame", 4, "frame NAME TIER EXPRESSION"},
    {"prune", 2, "prune EXPRESSION"},
    {"cue", 6, "cue FRAME TIER TYPE KINDS WORDS"},
    {"hedge", 3, "hedge KIND EXPRESSION"},
};

void lexicon_init(struct lexicon *lexicon)
{
    *lexicon = (struct lexicon){0};
}

static void free_expressions(struct expression *expressions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expression_release(&expressions[i]);
    free(expressions);
}

void lexicon_release(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    for (size_t i = 0; i < 2; i++)
        expression_release(&lexicon->enumerations[i]);
    free_expressions(lexicon->folds, lexicon->fold_count);
    free_expressions(lexicon->prunes, lexicon->prune_count);
    for (size_t i = 0; i < HEDGE_COUNT; i++)
        free_expressions(lexicon->hedges[i], lexicon->hedge_counts[i]);
    for (size_t i = 0; i < lexicon->pattern_count; i++) {
        expression_release(&lexicon->patterns[i].expression);
        expression_release(&lexicon->patterns[i].behind);
    }
    free(lexicon->patterns);
    free(lexicon->rows);
    free(lexicon->bodies);
    free(lexicon->subject_texts);
    names_release(&lexicon->subjects);
    names_release(&lexicon->macros);
    triggers_release(&lexicon->triggers);
    names_release(&lexicon->strings);
    *lexicon = (struct lexicon){0};
}

static int form_of(const char *field, size_t length)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i].name) == length && memcmp(forms[i].name, field, length) == 0)
            return (int)i;
    return -1;
}

bool lexicon_knows(const char *first_field, size_t length)
{
    return form_of(first_field, length) >= 0;
}

static bool row_error(const struct lexicon_row *row, struct error *error, const char *what,
                      const char *form)
{
    error_set(error, ERROR_INPUT, "%s", what);
    error_hint(error, "a row of this kind is '%s', parted by tabs", form);
    error_place(error, row->path, row->line, 0, NULL, 0);
    return false;
}

/* Splits a line at its tabs; the last field takes what is left. */
static void split(struct lexicon *lexicon, const char *line, size_t length, size_t most,
                  struct lexicon_row *row)
{
    const char *end = line + length;
    while (line <= end && row->count < most) {
        const char *tab = row->count + 1 < most ? memchr(line, '\t', (size_t)(end - line)) : NULL;
        size_t size = (size_t)((tab ? tab : end) - line);
        row->fields[row->count++] = names_intern(&lexicon->strings, line, size);
        line = tab ? tab + 1 : end + 1;
    }
}

/* The last row of a macro's name is the one that holds. */
static void add_macro(struct lexicon *lexicon, const struct lexicon_row *row)
{
    size_t before = lexicon->macros.count;
    uint32_t macro = names_add(&lexicon->macros, row->fields[1], strlen(row->fields[1]));
    if (lexicon->macros.count > before)
        lexicon->bodies =
            xgrow(lexicon->bodies, before, &lexicon->body_capacity, sizeof *lexicon->bodies);
    lexicon->bodies[macro] = row->fields[2];
}

static bool add_row(struct lexicon *lexicon, int form, const char *line, size_t length,
                    struct lexicon_row row, struct error *error)
{
    split(lexicon, line, length, forms[form].fields, &row);
    if (row.count < forms[form].fields)
        return row_error(&row, error, "a row of the lexicon has too few fields", forms[form].form);
    lexicon->rows =
        xgrow(lexicon->rows, lexicon->row_count, &lexicon->row_capacity, sizeof *lexicon->rows);
    lexicon->rows[lexicon->row_count++] = row;
    if (strcmp(row.fields[0], "macro") == 0)
        add_macro(lexicon, &row);
    return true;
}

void lexicon_trust(struct lexicon *lexicon)
{
    lexicon->own_count = lexicon->row_count;
}

bool lexicon_read(struct lexicon *lexicon, const char *path, const char *bytes, size_t length,
                  struct error *error)
{
    struct lexicon_row row = {.path = names_intern(&lexicon->strings, path, strlen(path))};
    bool done = true;

    for (size_t at = 0; done && at < length;) {
        const char *line = bytes + at;
        const char *newline = memchr(line, '\n', length - at);
        size_t size = newline ? (size_t)(newline - line) : length - at;
        at += size + 1;
        row.line++;
        if (size && line[size - 1] == '\r')
            size--;
        const char *tab = memchr(line, '\t', size);
        int form = tab ? form_of(line, (size_t)(tab - line)) : -1;
        if (form >= 0)
            done = add_row(lexicon, form, line, size, row, error);
    }
    return done;
}

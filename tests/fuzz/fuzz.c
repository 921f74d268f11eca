/*
 * fuzz.c: what the fuzz targets share: reading under small limits, and what must hold of errors and
 * of dossiers that are written and read again.
 */
#include "fuzz.h"

#include "dossier_say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_require(bool holds, const char *what, const char *detail)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: does not hold: %s\n%s\n", what, detail ? detail : "");
    abort();
}

void fuzz_check_error(const struct error *error)
{
    struct text said = {0};
    fuzz_require(error->message && *error->message, "an error has a message", NULL);
    error_format(error, &said);
    fuzz_require(said.length > 0, "an error can be printed", NULL);
    text_release(&said);
}

static void check_found(const struct diagnostics *found, const struct error *error, bool done)
{
    for (size_t i = 0; i < found->count; i++) {
        fuzz_check_error(&found->items[i]);
        fuzz_require(found->items[i].path, "a finding has a path", found->items[i].message);
    }
    if (done)
        return;
    fuzz_check_error(error);
    fuzz_require(found->errors || (error->path && error->line) || error->kind == ERROR_LIMIT ||
                     error->kind == ERROR_USAGE,
                 "what cannot be read has an error with its place", error->message);
}

struct dossier *fuzz_read(const char *format, const char *bytes, size_t size, const char *columns)
{
    struct dossier *dossier = dossier_new();
    struct read_options options = read_options_default();
    struct diagnostics found = {0};
    struct error error = {0};
    struct text text = {0};
    options.edges = 20000;
    options.columns = columns;
    text_add_bytes(&text, bytes, size);
    bool done = dossier_read_bytes(dossier, "fuzz", &text, &options, format, &found, &error);
    check_found(&found, &error, done);
    text_release(&text);
    error_release(&error);
    diagnostics_release(&found);
    if (done)
        return dossier;
    dossier_free(dossier);
    return NULL;
}

/* What files do not tell apart: what is declared and what is only used. */
static void declare_used(struct dossier *dossier)
{
    struct vocabulary *vocabulary = &dossier->vocabulary;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        dossier->entities[i].declared = true;
        vocabulary->kinds[dossier->entities[i].kind].declared = true;
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        struct relation_type *type = &vocabulary->types[dossier->relations[i].type];
        type->declared = type->edited = true;
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_lines(struct text *text)
{
    size_t count = 0, room = 1;
    struct text sorted = {0};
    for (size_t i = 0; i < text->length; i++)
        room += text->data[i] == '\n';
    char **lines = calloc(room, sizeof *lines);
    for (char *rest = text->data; rest;)
        lines[count++] = strsep(&rest, "\n");
    qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++)
        text_addf(&sorted, "%s\n", lines[i]);
    free(lines);
    text_release(text);
    *text = sorted;
}

/* A line for each thing, sorted: a file may name what it declares later, and Pajek's groups
 * relations. Where order matters, the bytes written again tell. */
static void say(struct dossier *dossier, struct text *out)
{
    declare_used(dossier);
    sort_kept(dossier);
    say_dossier(dossier, out);
    sort_lines(out);
}

static void require_same(struct dossier *dossier, struct dossier *back)
{
    struct text wanted = {0}, actual = {0};
    say(dossier, &wanted);
    say(back, &actual);
    if (strcmp(text_string(&wanted), text_string(&actual)) != 0)
        fprintf(stderr, "wanted:\n%s\nactual:\n%s\n", wanted.data, actual.data);
    fuzz_require(strcmp(text_string(&wanted), text_string(&actual)) == 0,
                 "a dossier that is read back says the same", NULL);
    text_release(&wanted);
    text_release(&actual);
}

/*
 * Requires that the dossier, written in the format and read again, is written as the same bytes;
 * and, where the writer names no loss, that it says the same.
 */
static void round_trip(struct dossier *dossier, const char *format)
{
    struct text first = {0}, second = {0};
    struct diagnostics lost = {0};
    struct error error = {0};
    bool written = dossier_write(dossier, format, &first, &lost, &error);
    if (!written)
        fuzz_check_error(&error);
    struct dossier *back =
        written ? fuzz_read(format, text_string(&first), first.length, NULL) : NULL;
    if (written && !back)
        fprintf(stderr, "written:\n%s\n", text_string(&first));
    fuzz_require(!written || back, "what is written can be read", format);
    if (back && !lost.count) {
        fuzz_require(dossier_write(back, format, &second, NULL, NULL), "written again", format);
        if (strcmp(text_string(&first), text_string(&second)) != 0)
            fprintf(stderr, "first:\n%s\nsecond:\n%s\n", first.data, second.data);
        fuzz_require(strcmp(text_string(&first), text_string(&second)) == 0,
                     "what is read back is written as the same bytes", format);
        require_same(dossier, back);
    }
    dossier_free(back);
    error_release(&error);
    diagnostics_release(&lost);
    text_release(&first);
    text_release(&second);
}

/* From a reading of its own: comparing changes what is declared. */
static void go_round(const char *format, const char *bytes, size_t size, const char *columns,
                     const char *by_way_of)
{
    enum { RELATIONS_MOST = 2000 };
    struct dossier *dossier = fuzz_read(format, bytes, size, columns);
    if (dossier && dossier->relation_count < RELATIONS_MOST)
        round_trip(dossier, by_way_of);
    dossier_free(dossier);
}

void fuzz_format(const char *format, const char *bytes, size_t size, const char *columns)
{
    go_round(format, bytes, size, columns, "dot");
    if (strcmp(format, "dot") != 0)
        go_round(format, bytes, size, columns, format);
}

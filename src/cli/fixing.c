/*
 * fixing.c: check --fix: mends files by rounds, for one fix can make room for another, and writes
 * them.
 */
#include "cli/fixing.h"

#include "cli/input.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Each round mends something, and there are no chains that are longer. */
enum { ROUNDS_MOST = 20 };

static bool is_dot(const struct checking *checking, size_t index)
{
    return strcmp(checking->formats[index]->name, "dot") == 0;
}

struct fixes *fixing_find(const struct checking *checking, const struct settings *settings)
{
    struct fixes *fixes = xcalloc(checking->file_count, sizeof *fixes);
    struct read_options options = input_options(settings, NULL);
    for (size_t i = 0; i < checking->file_count; i++)
        if (is_dot(checking, i))
            dossier_fixes(checking->dossier, (uint32_t)i, &checking->bytes[i], &options,
                          &checking->found, &fixes[i]);
    return fixes;
}

static void add_line(const char *path, const struct fix *fix, bool done, struct text *log)
{
    text_addf(log, "%s:%zu:%zu: %s: %s [%s]\n", path, fix->line, fix->column,
              done ? "fixed" : "would fix", fix->what, fix->code);
}

/* One round; how many fixes it made. */
static size_t mend(struct checking *checking, const struct settings *settings, bool *changed,
                   struct text *log)
{
    struct fixes *fixes = fixing_find(checking, settings);
    size_t count = 0;
    for (size_t i = 0; i < checking->file_count; i++) {
        struct text mended = {0};
        for (size_t j = 0; j < fixes[i].count; j++)
            add_line(checking->files[i].path, &fixes[i].items[j], !settings->dry_run, log);
        count += fixes[i].count;
        changed[i] = changed[i] || fixes[i].count;
        if (fixes[i].count) {
            fixes_apply(&fixes[i], &checking->bytes[i], &mended);
            text_release(&checking->bytes[i]);
            checking->bytes[i] = mended;
        }
        fixes_release(&fixes[i]);
    }
    free(fixes);
    return count;
}

/* All of the changed files, or none. */
static bool write_files(const struct checking *checking, const bool *changed, struct error *error)
{
    const char **paths = xcalloc(checking->file_count, sizeof *paths);
    struct text *contents = xcalloc(checking->file_count, sizeof *contents);
    size_t count = 0;
    for (size_t i = 0; i < checking->file_count; i++)
        if (changed[i]) {
            paths[count] = checking->files[i].path;
            contents[count++] = checking->bytes[i];
        }
    bool done = !count || file_write_all(paths, contents, count, error);
    free(contents);
    free(paths);
    return done;
}

static bool check_files(const struct checking *checking, struct error *error)
{
    for (size_t i = 0; i < checking->file_count; i++) {
        if (strcmp(checking->files[i].path, "-") == 0)
            return error_set(error, ERROR_USAGE, "--fix writes files; standard input is none");
        if (!is_dot(checking, i)) {
            error_set(error, ERROR_USAGE, "--fix mends DOT, and '%s' is %s",
                      checking->files[i].path, checking->formats[i]->name);
            error_hint(error, "check it without --fix, or export it as DOT first");
            return false;
        }
    }
    return true;
}

static struct text *copy_bytes(const struct checking *checking)
{
    struct text *copy = xcalloc(checking->file_count, sizeof *copy);
    for (size_t i = 0; i < checking->file_count; i++)
        text_add_bytes(&copy[i], text_string(&checking->bytes[i]), checking->bytes[i].length);
    return copy;
}

/* Gives the files the bytes that they had. */
static bool put_back(struct checking *checking, struct text *bytes, const struct settings *settings,
                     struct error *error)
{
    for (size_t i = 0; i < checking->file_count; i++) {
        text_release(&checking->bytes[i]);
        checking->bytes[i] = bytes[i];
    }
    return checking_run(checking, settings, error);
}

bool fixing_run(struct checking *checking, const struct settings *settings, struct text *log,
                struct error *error)
{
    if (!check_files(checking, error))
        return false;
    bool *changed = xcalloc(checking->file_count, sizeof *changed);
    struct text *before = settings->dry_run ? copy_bytes(checking) : NULL;
    bool done = true;
    for (int round = 0; done && round < ROUNDS_MOST && mend(checking, settings, changed, log);
         round++)
        done = checking_run(checking, settings, error);
    if (done)
        done = before ? put_back(checking, before, settings, error)
                      : write_files(checking, changed, error);
    free(before);
    free(changed);
    return done;
}

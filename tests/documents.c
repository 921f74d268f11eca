/*
 * documents.c: README.md and doc/ as tests read them.
 */
#include "documents.h"

#include "base/xalloc.h"
#include "process.h"

#include <check.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

/* nftw() has no context. */
static struct {
    char **items;
    size_t count, capacity;
} found;

static int take_document(const char *path, const struct stat *status, int type, struct FTW *at)
{
    size_t length = strlen(path);
    (void)status, (void)at;
    if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0)
        return 0;
    found.items = xgrow(found.items, found.count, &found.capacity, sizeof *found.items);
    found.items[found.count++] = xstrdup(path);
    return 0;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

char **documents_list(size_t *count)
{
    memset(&found, 0, sizeof found);
    nftw("README.md", take_document, 8, FTW_PHYS);
    nftw("doc", take_document, 8, FTW_PHYS);
    qsort(found.items, found.count, sizeof *found.items, by_name);
    *count = found.count;
    return found.items;
}

void documents_free(char **documents, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(documents[i]);
    free(documents);
}

static const char *line_end(const char *line)
{
    return line + strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    const char *end = line_end(line);
    return *end ? end + 1 : end;
}

static bool starts(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

bool block_next(const char **cursor, unsigned *line, struct block *block)
{
    const char *at = *cursor;
    for (; *at && !starts(at, "```"); at = next_line(at))
        ++*line;
    if (!*at)
        return false;
    block->info = at + 3;
    block->text = at = next_line(at);
    block->line = ++*line;
    for (; *at && !starts(at, "```"); at = next_line(at))
        ++*line;
    block->end = at;
    *cursor = next_line(at);
    ++*line;
    return true;
}

bool block_is(const struct block *block, const char *word)
{
    size_t length = strlen(word);
    return starts(block->info, word) && strcspn(block->info, " \n") == length;
}

bool block_setting(const struct block *block, const char *key, struct text *value)
{
    size_t length = strlen(key);
    const char *end = line_end(block->info);
    for (const char *at = block->info; at < end; at++)
        if (*at == ' ' && starts(at + 1, key) && at[1 + length] == '=') {
            at += length + 2;
            text_add_bytes(value, at, strcspn(at, " \n"));
            return true;
        }
    return false;
}

static bool same_line(const char *a, const char *b)
{
    size_t length = strcspn(a, "\n");
    return length == strcspn(b, "\n") && strncmp(a, b, length) == 0;
}

/* Whether `got` is the lines from `shown` up to `end`, in which "..." stands for any lines. */
static bool matches(const char *shown, const char *end, const char *got)
{
    for (; shown < end; shown = next_line(shown)) {
        if (same_line(shown, "...")) {
            const char *after = next_line(shown);
            while (*got && !(after < end && same_line(after, got)))
                got = next_line(got);
            continue;
        }
        if (!*got || !same_line(shown, got))
            return false;
        got = next_line(got);
    }
    return !*got;
}

/* The picture that the command writes, if the document's folder has one of that name. */
static void check_picture(const char *document, const char *command)
{
    static const char written[] = " -o build/";
    const char *at = strstr(command, written), *slash = strrchr(document, '/');
    struct text shown = {0}, path = {0}, drawn = {0};
    if (!at || !slash)
        return;
    at += strlen(written);
    text_addf(&path, "%.*s/%.*s", (int)(slash - document), document, (int)strcspn(at, " "), at);
    file_slurp(text_string(&path), &shown);
    if (shown.length && strstr(text_string(&path), ".svg")) {
        struct text built = {0};
        text_addf(&built, "build/%.*s", (int)strcspn(at, " "), at);
        file_slurp(text_string(&built), &drawn);
        ck_assert_msg(strcmp(text_string(&shown), text_string(&drawn)) == 0,
                      "%s is not what '%s' draws; 'make golden' draws it anew", text_string(&path),
                      command);
        text_release(&built);
    }
    text_release(&drawn);
    text_release(&path);
    text_release(&shown);
}

/* Runs the "$ " line and compares; returns where the next command, or the block's end, is. */
static const char *check_command(const char *document, const char *line, const char *block_end)
{
    struct process process;
    char *command = xstrndup(line + 2, (size_t)(line_end(line) - line) - 2);
    const char *shown = next_line(line), *end = shown;
    while (end < block_end && !starts(end, "$ "))
        end = next_line(end);
    process_run_shell(&process, command);
    ck_assert_msg(matches(shown, end, text_string(&process.out)),
                  "%s shows for '%s'\n%.*s\nbut it prints\n%s", document, command,
                  (int)(end - shown), shown, text_string(&process.out));
    check_picture(document, command);
    process_release(&process);
    free(command);
    return end;
}

int document_run(const char *document)
{
    struct text text = {0};
    struct block block;
    int commands = 0;
    unsigned line = 1;
    file_slurp(document, &text);
    for (const char *at = text_string(&text); block_next(&at, &line, &block);)
        for (const char *shown = block.text;
             block_is(&block, "console") && starts(shown, "$ ") && shown < block.end; commands++)
            shown = check_command(document, shown, block.end);
    text_release(&text);
    return commands;
}

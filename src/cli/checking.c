/*
 * checking.c: reads dossiers for check, from files and again from what fixes made of their bytes,
 * and finds what is wrong with them.
 */
#include "cli/checking.h"

#include "cli/input.h"
#include "cli/originals.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/lint.h>

#include <stdlib.h>
#include <string.h>

static const char *shown_path(const char *path)
{
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

bool checking_load(struct checking *checking, const struct settings *settings, struct error *error)
{
    size_t count;
    *checking = (struct checking){0};
    checking->files = input_files(settings, settings->operand_count, &count);
    checking->file_count = count;
    checking->bytes = xcalloc(count, sizeof *checking->bytes);
    checking->formats = xcalloc(count, sizeof(struct format *));
    if (!input_check_rejects(settings, checking->files, count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct input_file *file = &checking->files[i];
        checking->formats[i] =
            file->format ? format_find(file->format, error) : format_for_path(file->path, error);
        if (!checking->formats[i] || !file_read(file->path, settings->reading.file_size,
                                                "--max-file-size", &checking->bytes[i], error))
            return false;
    }
    return true;
}

/* Parses one file into the dossier; what is wrong in it is a finding, not an error of the command.
 */
static bool parse_file(struct checking *checking, size_t index, const struct read_options *options,
                       struct error *error)
{
    struct error failed = {0};
    size_t before = checking->found.errors;
    bool done = dossier_read_bytes(checking->dossier, shown_path(checking->files[index].path),
                                   &checking->bytes[index], options, checking->formats[index]->name,
                                   &checking->found, &failed);
    if (!done && checking->found.errors == before) /* it is not about what the file says */
        *error = failed;
    else
        error_release(&failed);
    return !error->message;
}

static bool parse_files(struct checking *checking, const struct settings *settings,
                        struct error *error)
{
    struct text rejects = {0};
    struct read_options options = input_options(settings, &rejects);
    bool done = true;
    checking->dossier = dossier_new();
    for (size_t i = 0; done && i < checking->file_count; i++)
        done = parse_file(checking, i, &options, error);
    done = done && input_write_rejects(settings, &rejects, error);
    text_release(&rejects);
    return done;
}

/*
 * Gives the findings of the lint rules, which know only places, the lines they are about. They are
 * sorted by place, so one pass over the file's text serves them all. A line of a whole file is not
 * copied for each of a million findings.
 */
static void add_lines(struct diagnostics *found, const char *path, const struct text *bytes)
{
    enum { LINE_MOST = 4096 };
    const char *line = text_string(bytes), *end = line + bytes->length;
    size_t number = 1, measured = 0, length = 0;
    for (size_t i = 0; i < found->count; i++) {
        struct error *item = &found->items[i];
        if (item->text || !item->line || !item->path || strcmp(item->path, path) != 0)
            continue;
        while (number < item->line && line < end) {
            const char *newline = memchr(line, '\n', (size_t)(end - line));
            line = newline ? newline + 1 : end;
            number++;
        }
        if (number != measured)
            length = strcspn(line, "\r\n");
        measured = number;
        if (length <= LINE_MOST)
            item->text = xstrndup(line, length);
    }
}

static int compare_places(const struct error *a, const struct error *b)
{
    int order = strcmp(a->path ? a->path : "", b->path ? b->path : "");
    if (!order)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : (a->column > b->column) - (a->column < b->column);
}

/* Moves those of `own` to `found` that `whole` has too; both are sorted by place. */
static void take_common(struct diagnostics *own, const struct diagnostics *whole,
                        struct diagnostics *found)
{
    size_t next = 0; /* nothing before it can match what comes */
    for (size_t i = 0; i < own->count; i++) {
        struct error *item = &own->items[i];
        while (next < whole->count && compare_places(&whole->items[next], item) < 0)
            next++;
        for (size_t match = next;
             match < whole->count && compare_places(&whole->items[match], item) == 0; match++)
            if (strcmp(whole->items[match].code, item->code) == 0) {
                diagnostics_take(found, item);
                break;
            }
    }
}

/* Whether all of the dossier is seen. */
static bool sees_all(const struct settings *settings)
{
    const struct time_options *time = &settings->view.time;
    return !edtf_given(&time->as_of) && !edtf_given(&time->since) && !edtf_given(&time->until);
}

/*
 * Runs the lint rules over what is seen at the time that was asked for. What only the cut makes
 * wrong (an entity whose relations are all over) is nobody's mistake, and left out.
 */
static bool lint_seen(const struct dossier *dossier, const struct settings *settings,
                      const struct lint_options *options, struct diagnostics *found,
                      struct error *error)
{
    struct view view = {0};
    struct diagnostics whole = {0}, own = {0};
    if (!view_init(&view, dossier, &settings->view, error))
        return false;
    if (sees_all(settings)) {
        dossier_lint(dossier, options, found);
        view_release(&view);
        return true;
    }
    struct dossier *seen = view_extract(&view);
    dossier_lint(dossier, options, &whole);
    dossier_lint(seen, options, &own); /* its sources are the dossier's, in order */
    take_common(&own, &whole, found);
    diagnostics_release(&own);
    diagnostics_release(&whole);
    dossier_free(seen);
    view_release(&view);
    return true;
}

/* The rules, where the files could be read; then what the user and the dossier have no use for. */
static bool find_faults(const struct dossier *dossier, const struct settings *settings,
                        struct diagnostics *found, struct error *error)
{
    struct originals originals = {0};
    struct lint_options options = {.strict = settings->strict, .choice = &settings->rules};
    bool readable = !found->errors;
    bool done = !readable || originals_read(&originals, dossier, settings, error);
    options.originals = (const struct original *const *)originals.texts;
    options.unreadable = (const char *const *)originals.unreadable;
    done = done && (!readable || lint_seen(dossier, settings, &options, found, error));
    if (done)
        dossier_settle(dossier, &options, readable && sees_all(settings), found);
    originals_release(&originals);
    return done;
}

static void forget(struct checking *checking)
{
    dossier_free(checking->dossier);
    checking->dossier = NULL;
    diagnostics_release(&checking->found);
}

bool checking_run(struct checking *checking, const struct settings *settings, struct error *error)
{
    forget(checking);
    if (!parse_files(checking, settings, error) ||
        !find_faults(checking->dossier, settings, &checking->found, error))
        return false;
    for (size_t i = 0; i < checking->file_count; i++)
        add_lines(&checking->found, shown_path(checking->files[i].path), &checking->bytes[i]);
    return true;
}

void checking_release(struct checking *checking)
{
    for (size_t i = 0; i < checking->file_count; i++)
        text_release(&checking->bytes[i]);
    forget(checking);
    free(checking->formats);
    free(checking->bytes);
    free(checking->files);
    *checking = (struct checking){0};
}

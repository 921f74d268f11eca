/*
 * cmd_check.c: entente check: what is wrong with a dossier. Here the findings are the result, so
 * they go to standard output.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/originals.h"
#include "cli/print.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/diagnostics_table.h>
#include <entente/lint.h>
#include <entente/sarif.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *shown_path(const char *path)
{
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

/* Reads one file into the dossier; what is wrong in it is a finding, not an error of the command.
 */
static bool read_file(struct dossier *dossier, const struct input_file *file,
                      const struct read_options *options, struct text *bytes,
                      struct diagnostics *found, struct error *error)
{
    const char *path = file->path;
    const struct format *format =
        file->format ? format_find(file->format, error) : format_for_path(path, error);
    struct error failed = {0};
    if (!format || !file_read(path, options->file_size, "--max-file-size", bytes, error))
        return false;
    size_t before = found->errors;
    bool done =
        dossier_read_bytes(dossier, shown_path(path), bytes, options, format->name, found, &failed);
    if (!done && found->errors == before) /* it is not about what the file says */
        *error = failed;
    else
        error_release(&failed);
    return !error->message;
}

static bool read_files(struct dossier *dossier, const struct input_file *files, size_t count,
                       const struct settings *settings, struct text *bytes,
                       struct diagnostics *found, struct error *error)
{
    struct text rejects = {0};
    struct read_options options = input_options(settings, &rejects);
    bool done = input_check_rejects(settings, files, count, error);
    for (size_t i = 0; done && i < count; i++)
        done = read_file(dossier, &files[i], &options, &bytes[i], found, error);
    done = done && input_write_rejects(settings, &rejects, error);
    text_release(&rejects);
    return done;
}

/*
 * Gives the findings of the lint rules, which know only places, the lines they are about. They are
 * sorted by place, so one pass over the file's text serves them all.
 */
static void add_lines(struct diagnostics *found, const char *path, const struct text *bytes)
{
    const char *line = text_string(bytes), *end = line + bytes->length;
    size_t number = 1;
    for (size_t i = 0; i < found->count; i++) {
        struct error *item = &found->items[i];
        if (item->text || !item->line || !item->path || strcmp(item->path, path) != 0)
            continue;
        while (number < item->line && line < end) {
            const char *newline = memchr(line, '\n', (size_t)(end - line));
            line = newline ? newline + 1 : end;
            number++;
        }
        item->text = xstrndup(line, strcspn(line, "\r\n"));
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

/* Whether all of the dossier is seen. */
static bool sees_all(const struct settings *settings)
{
    const struct time_options *time = &settings->view.time;
    return !edtf_given(&time->as_of) && !edtf_given(&time->since) && !edtf_given(&time->until);
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

static bool print_findings(const struct diagnostics *found, size_t file_count,
                           const struct settings *settings, struct error *error)
{
    struct text text = {0};
    struct table table = {0};
    bool colored = print_colored(settings, STDOUT_FILENO), done;
    if (settings->sarif) {
        sarif_write(found, NULL, 0, &text);
        done = print_result(&text, error);
    } else if (settings->format == TABLE_ALIGNED) {
        diagnostics_format(found, file_count, settings->all, colored, &text);
        done = print_result(&text, error);
    } else {
        diagnostics_table(found, settings->all, &table);
        done = print_table(&table, settings, error);
    }
    table_release(&table);
    text_release(&text);
    return done;
}

int cmd_check(const struct settings *settings, struct error *error)
{
    size_t file_count, count = 0;
    struct input_file *files = input_files(settings, settings->operand_count, &file_count);
    struct diagnostics found = {0};
    struct text *bytes = xcalloc(file_count, sizeof *bytes);
    struct dossier *dossier = dossier_new();

    if (!read_files(dossier, files, file_count, settings, bytes, &found, error))
        goto out;
    if (!find_faults(dossier, settings, &found, error))
        goto out;
    for (size_t i = 0; i < file_count; i++)
        add_lines(&found, shown_path(files[i].path), &bytes[i]);
    count = found.errors + found.warnings;
    print_findings(&found, file_count, settings, error);
out:
    for (size_t i = 0; i < file_count; i++)
        text_release(&bytes[i]);
    free(bytes);
    free(files);
    dossier_free(dossier);
    diagnostics_release(&found);
    return count ? EXIT_FINDINGS : EXIT_FINE;
}

/*
 * cmd_report.c: entente report: one HTML page of a dossier; once, or whenever the dossier changes.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/originals.h"
#include "cli/print.h"
#include "cli/signals.h"
#include "cli/watch.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <entente/lint.h>
#include <entente/report.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Runs the rules of `entente check`. */
static bool check(const struct dossier *dossier, const struct settings *settings,
                  struct diagnostics *found, struct error *error)
{
    struct originals originals = {0};
    bool done = originals_read(&originals, dossier, settings, error);
    if (done) {
        struct lint_options options = {.originals = (const struct original *const *)originals.texts,
                                       .unreadable = (const char *const *)originals.unreadable};
        dossier_lint(dossier, &options, found);
        dossier_settle(dossier, &options, true, found);
    }
    originals_release(&originals);
    return done;
}

/* The measures of --by, else the default ones that mean something. */
static const struct measure **choose_measures(const struct dossier *dossier,
                                              const struct settings *settings, size_t *count,
                                              struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    const struct measure **measures = NULL;
    if (settings->by)
        return measures_named(settings->by, count, error);
    if (view_init(&view, dossier, &settings->view, error) &&
        projection_check(&settings->projection, &view, error)) {
        network_init(&network, &view, &settings->projection);
        measures = measures_applying(MEASURES_DEFAULT, &network, &settings->measuring, count);
    }
    network_release(&network);
    view_release(&view);
    return measures;
}

/* Reads the dossier and writes its page. */
static bool write_page(const struct settings *settings, struct error *error)
{
    struct diagnostics found = {0};
    struct text html = {0};
    struct report_options options = {.title = settings->title,
                                     .view = settings->view,
                                     .projection = settings->projection,
                                     .measuring = settings->measuring,
                                     .found = &found,
                                     .limits = settings->page.limits};
    const struct measure **measures = NULL;
    struct dossier *dossier = input_as_written(settings, settings->operand_count, &found, error);
    bool done = dossier && check(dossier, settings, &found, error);
    if (done) {
        input_unify(dossier, settings);
        options.measures = measures =
            choose_measures(dossier, settings, &options.measure_count, error);
    }
    done = done && measures && report_write(dossier, &options, &html, error) &&
           file_write(settings->output, text_string(&html), html.length, error);
    text_release(&html);
    free(measures);
    dossier_free(dossier);
    diagnostics_release(&found);
    return done;
}

/* Every file that the page is made from. */
static const char **watched_files(const struct settings *settings, size_t *count)
{
    struct input_file *files = input_files(settings, settings->operand_count, count);
    const char **paths = xcalloc(*count + 1, sizeof *paths);
    for (size_t i = 0; i < *count; i++)
        paths[i] = files[i].path;
    free(files);
    return paths;
}

static void print_wrote(const struct settings *settings)
{
    struct text text = {0};
    text_addf(&text, "wrote %s\n", settings->output);
    print_message(&text);
    text_release(&text);
}

/* Writes the page, and again after each change; what goes wrong is told, and the next one tried. */
static void keep_writing(const struct settings *settings)
{
    size_t count;
    const char **paths = watched_files(settings, &count);
    struct watch watch;
    watch_init(&watch, paths, count);
    do {
        struct error error = {0};
        if (write_page(settings, &error))
            print_wrote(settings);
        else if (!signals_asked())
            print_error(&error, settings);
        error_release(&error);
    } while (watch_wait(&watch));
    watch_release(&watch);
    free(paths);
}

/* Whether the output is a page, and what is read can be watched. */
static bool check_settings(const struct settings *settings, struct error *error)
{
    const char *output = settings->output;
    if (!output)
        return error_set(error, ERROR_USAGE, "'entente report' needs -o OUT.html");
    if (strcmp(output, "-") != 0 && strcasecmp(file_extension(output), "html") != 0 &&
        strcasecmp(file_extension(output), "htm") != 0) {
        error_set(error, ERROR_USAGE, "'entente report' writes HTML, and '%s' is not called so",
                  output);
        error_hint(error, "-o OUT.html; 'entente draw' makes pictures");
        return false;
    }
    for (size_t i = 0; settings->watch && i < settings->operand_count; i++)
        if (strcmp(settings->operands[i], "-") == 0)
            return error_set(error, ERROR_USAGE, "--watch cannot watch standard input");
    if (settings->watch && strcmp(output, "-") == 0)
        return error_set(error, ERROR_USAGE, "--watch needs a file to write, not standard output");
    return true;
}

int cmd_report(const struct settings *settings, struct error *error)
{
    if (!check_settings(settings, error))
        return EXIT_FINE;
    if (settings->watch)
        keep_writing(settings);
    else
        write_page(settings, error);
    return EXIT_FINE;
}

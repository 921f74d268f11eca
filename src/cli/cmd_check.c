/*
 * cmd_check.c: entente check: what is wrong with a dossier. Here the findings are the result, so
 * they go to standard output.
 */
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/fixing.h"
#include "cli/input.h"
#include "cli/print.h"

#include "base/xalloc.h"

#include <entente/diagnostics_table.h>
#include <entente/sarif.h>

#include <stdlib.h>
#include <unistd.h>

static bool print_sarif(const struct checking *checking, const struct settings *settings,
                        struct error *error)
{
    struct text text = {0};
    struct fixes *fixes = fixing_find(checking, settings);
    struct sarif_file *files = xcalloc(checking->file_count, sizeof *files);
    for (size_t i = 0; i < checking->file_count; i++)
        files[i] = (struct sarif_file){checking->files[i].path, &fixes[i]};
    sarif_write(&checking->found, files, checking->file_count, &text);
    bool done = print_result(&text, error);
    for (size_t i = 0; i < checking->file_count; i++)
        fixes_release(&fixes[i]);
    free(files);
    free(fixes);
    text_release(&text);
    return done;
}

static bool print_findings(const struct checking *checking, const struct settings *settings,
                           struct error *error)
{
    struct text text = {0};
    struct table table = {0};
    bool colored = print_colored(settings, STDOUT_FILENO), done;
    if (settings->format == TABLE_ALIGNED) {
        diagnostics_format(&checking->found, checking->file_count, settings->all, colored, &text);
        done = print_result(&text, error);
    } else {
        diagnostics_table(&checking->found, settings->all, &table);
        done = print_table(&table, settings, error);
    }
    table_release(&table);
    text_release(&text);
    return done;
}

/* What was mended is a part of what is read, and no part of what a program reads. */
static bool print_fixes(const struct text *log, const struct settings *settings,
                        struct error *error)
{
    if (settings->format == TABLE_ALIGNED && !settings->sarif)
        return print_result(log, error);
    print_message(log);
    return true;
}

static bool check(struct checking *checking, const struct settings *settings, struct error *error)
{
    struct text log = {0};
    bool done = checking_load(checking, settings, error) &&
                checking_run(checking, settings, error) &&
                (!settings->fix || fixing_run(checking, settings, &log, error)) &&
                print_fixes(&log, settings, error) &&
                (settings->sarif ? print_sarif : print_findings)(checking, settings, error);
    text_release(&log);
    return done;
}

int cmd_check(const struct settings *settings, struct error *error)
{
    struct checking checking = {0};
    size_t count = 0;
    if (settings->dry_run && !settings->fix)
        error_set(error, ERROR_USAGE, "--dry-run says what --fix would do, and goes with it");
    else if (check(&checking, settings, error))
        count = checking.found.errors + checking.found.warnings;
    checking_release(&checking);
    return count ? EXIT_FINDINGS : EXIT_FINE;
}

/*
 * cmd_merge.c: entente merge: several dossiers as one.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include "base/file.h"
#include "format/dot_names.h"

#include <entente/identity.h>

#include <stdlib.h>
#include <string.h>

/* By --to, else by the extension of OUT, else DOT. */
static const struct format *find_format(const struct settings *settings, struct error *error)
{
    if (settings->output_format)
        return format_find(settings->output_format, error);
    return format_for_path(settings->output ? settings->output : "-", error);
}

static bool write_merged(const struct dossier *dossier, const struct settings *settings,
                         const struct format *format, struct error *error)
{
    struct diagnostics lost = {0};
    struct text out = {0};
    bool done = dossier_write(dossier, format->name, &out, &lost, error);
    print_diagnostics(&lost, settings);
    diagnostics_release(&lost);
    if (done)
        done = settings->output ? file_write(settings->output, text_string(&out), out.length, error)
                                : print_result(&out, error);
    text_release(&out);
    return done;
}

static size_t count_contradictions(const struct diagnostics *found)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++)
        count += found->items[i].severity == SEVERITY_WARNING;
    return count;
}

int cmd_merge(const struct settings *settings, struct error *error)
{
    const struct merge_options options = {.trivial = dot_is_graphviz_attribute};
    size_t count = settings->operand_count;
    struct diagnostics found = {0};
    const struct format *format = find_format(settings, error);
    struct dossier **dossiers = format ? input_each(settings, &count, error) : NULL;
    struct dossier *merged = NULL;

    if (!dossiers)
        return EXIT_FINE;
    merged = dossier_merge((const struct dossier *const *)dossiers, count, &options, &found);
    diagnostics_sort(&found);
    print_diagnostics(&found, settings);
    bool strict = settings->strict && count_contradictions(&found);
    write_merged(merged, settings, format, error);
    for (size_t i = 0; i < count; i++)
        dossier_free(dossiers[i]);
    free(dossiers);
    dossier_free(merged);
    diagnostics_release(&found);
    return strict ? EXIT_FINDINGS : EXIT_FINE;
}

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

int cmd_merge(const struct settings *settings, struct error *error)
{
    const struct merge_options options = {.trivial = dot_is_graphviz_attribute};
    size_t count = settings->operand_count;
    struct diagnostics found = {0};
    const struct format *format =
        format_for_output(settings->output, settings->output_format, error);
    struct dossier **dossiers = format ? input_each(settings, &count, error) : NULL;
    struct dossier *merged = NULL;

    if (!dossiers)
        return EXIT_FINE;
    merged = dossier_merge((const struct dossier *const *)dossiers, count, &options, &found);
    diagnostics_sort(&found);
    print_diagnostics(&found, settings);
    bool strict = settings->strict && found.warnings;
    write_merged(merged, settings, format, error);
    for (size_t i = 0; i < count; i++)
        dossier_free(dossiers[i]);
    free(dossiers);
    dossier_free(merged);
    diagnostics_release(&found);
    return strict ? EXIT_FINDINGS : EXIT_FINE;
}

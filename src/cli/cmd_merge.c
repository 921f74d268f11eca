/*
 * cmd_merge.c: entente merge: several dossiers as one.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/print.h"

#include "format/dot_names.h"

#include <entente/identity.h>

#include <stdlib.h>

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
    output_dossier(merged, format, NULL, settings, error);
    for (size_t i = 0; i < count; i++)
        dossier_free(dossiers[i]);
    free(dossiers);
    dossier_free(merged);
    diagnostics_release(&found);
    return strict ? EXIT_FINDINGS : EXIT_FINE;
}

/*
 * output.c: writes dossiers that commands have made.
 */
#include "cli/output.h"

#include "base/file.h"
#include "cli/print.h"

#include <string.h>

bool output_dossier(const struct dossier *dossier, const struct format *format, const char *opening,
                    const struct settings *settings, struct error *error)
{
    struct diagnostics lost = {0};
    struct text out = {0};
    if (opening && strcmp(format->name, "dot") == 0)
        text_add(&out, opening);
    bool done = dossier_write(dossier, format->name, &out, &lost, error);
    print_diagnostics(&lost, settings);
    diagnostics_release(&lost);
    if (done)
        done = settings->output ? file_write(settings->output, text_string(&out), out.length, error)
                                : print_result(&out, error);
    text_release(&out);
    return done;
}

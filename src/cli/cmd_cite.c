/*
 * cmd_cite.c: entente cite: the sources as a bibliography.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include "base/file.h"

#include <entente/bibliography.h>

#include <strings.h>

/* What --style names, else what the extension of OUT means. */
static const char *style_of(const struct settings *settings)
{
    if (settings->style)
        return settings->style;
    const char *extension = settings->output ? file_extension(settings->output) : "";
    return strcasecmp(extension, "json") == 0 ? "csl-json" : "bibtex";
}

/* An empty bibliography is no error, but seldom what was expected. */
static void note_no_sources(const struct settings *settings)
{
    struct error note = {.severity = SEVERITY_NOTE};
    error_set(&note, ERROR_INPUT, "no source is declared, so there is nothing to cite");
    error_hint(&note, "a source is a node with kind=source");
    print_error(&note, settings);
    error_release(&note);
}

int cmd_cite(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    struct dossier *dossier = input_as_written(settings, settings->operand_count, NULL, error);

    if (!dossier || !bibliography_write(dossier, style_of(settings), &out, error))
        goto out;
    if (!dossier->source_count)
        note_no_sources(settings);
    if (settings->output)
        file_write(settings->output, text_string(&out), out.length, error);
    else
        print_result(&out, error);
out:
    text_release(&out);
    dossier_free(dossier);
    return EXIT_FINE;
}

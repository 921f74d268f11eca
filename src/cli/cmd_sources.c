/*
 * cmd_sources.c: entente sources: what rests on which source.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/originals.h"
#include "cli/print.h"

#include <entente/sources_table.h>

int cmd_sources(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct table table = {0};
    struct originals originals = {0};
    struct table_style style = print_style(settings);
    uint32_t source = DOSSIER_NONE;
    size_t files;
    bool parted = input_part(settings, 0, 1, &files, error);
    struct dossier *dossier = parted ? input_dossier(settings, files, error) : NULL;

    if (!dossier ||
        (settings->operand_count > files &&
         !input_source(dossier, settings->operands[files], &source, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !originals_read(&originals, dossier, settings, error))
        goto out;
    originals_warn(&originals, dossier, settings);
    const struct original *const *texts = (const struct original *const *)originals.texts;
    if (source == DOSSIER_NONE)
        sources_table(&view, texts, &style, &table);
    else
        source_table(&view, source, texts[source], &style, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    originals_release(&originals);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

/*
 * cmd_explain.c: entente explain: why an entity stands where it stands.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/explanation.h>
#include <entente/explanation_table.h>

enum { DEFAULT_TOP = 20 };

static bool print_explanation(const struct explanation *explanation,
                              const struct settings *settings, struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    explanation_write(explanation, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    return done;
}

int cmd_explain(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct network network = {0};
    struct explanation explanation = {0};
    struct explanation_options options = {.measuring = settings->measuring,
                                          .top = settings->top ? settings->top : DEFAULT_TOP};
    size_t files;
    uint32_t entity;
    struct dossier *dossier = NULL;

    if (!measures_single(settings->by, "explain", &options.measure, error) ||
        !input_part(settings, 1, 1, &files, error) ||
        !(dossier = input_dossier(settings, files, error)) ||
        !input_entity(dossier, settings->operands[files], false, &entity, error) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !projection_check(&settings->projection, &view, error))
        goto out;
    network_init(&network, &view, &settings->projection);
    if (explanation_init(&explanation, &network, entity, &options, error))
        print_explanation(&explanation, settings, error);
out:
    explanation_release(&explanation);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}

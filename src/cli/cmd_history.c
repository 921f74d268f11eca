/*
 * cmd_history.c: entente history: each entity's score and rank over time.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include "base/file.h"

#include <entente/bump.h>
#include <entente/history.h>
#include <entente/history_table.h>

static struct history_options options_of(const struct settings *settings)
{
    return (struct history_options){.view = settings->view,
                                    .projection = settings->projection,
                                    .measuring = settings->measuring,
                                    .step = settings->step,
                                    .from = settings->from,
                                    .to = settings->to,
                                    .top = settings->top};
}

/* Draws the chart into the file of -o. */
static bool draw(const struct history *history, const struct settings *settings, const char *format,
                 struct error *error)
{
    struct text picture = {0};
    struct bump_options options = {.title = settings->title, .top = settings->top};
    bool done = bump_render(history, &options, &settings->page, format, &picture, error) &&
                file_write(settings->output, text_string(&picture), picture.length, error);
    text_release(&picture);
    return done;
}

int cmd_history(const struct settings *settings, struct error *error)
{
    struct history history = {0};
    struct table table = {0};
    struct history_options options = options_of(settings);
    bool wide = settings->format == TABLE_ALIGNED || settings->format == TABLE_MARKDOWN;
    const char *format = NULL;
    struct dossier *dossier = NULL;

    if ((settings->output && !input_picture_format("history", settings->output, &format, error)) ||
        !measures_single(settings->by, "history", &options.measure, error) ||
        !(dossier = input_dossier(settings, settings->operand_count, error)) ||
        !input_kind(dossier, settings->kind, &options.kind, error) ||
        !history_init(&history, dossier, &options, error))
        goto out;
    if (format && !draw(&history, settings, format, error))
        goto out;
    history_table(&history, wide, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    history_release(&history);
    dossier_free(dossier);
    return EXIT_FINE;
}
